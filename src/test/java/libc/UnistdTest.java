package libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.fcntl_h.*;
import static libc.getopt_h.*;
import static libc.stdio_h.*;
import static libc.sys.stat_h.*;
import static libc.sys.types_h.*;
import static libc.sys.utsname_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.Command;
import tools.Command.Outcome;
import tools.Libc;

/** Files, pipes and processes: unistd.h, but for read, write and close, which SocketTest calls. */
class UnistdTest {
    @TempDir
    Path folder;

    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final Arena stack = fds.stack;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void lseek_moves_within_a_file() throws Exception {
        Files.writeString(folder.resolve("digits"), "0123456789");
        int fd = fds.opened(open(file("digits"), O_RDWR));
        assertEquals(4, lseek(fd, 4, SEEK_SET));
        assertEquals("45", text(fd, 2));
        assertEquals(5, lseek(fd, -1, SEEK_CUR));
        assertEquals(8, lseek(fd, -2, SEEK_END));
        assertEquals("89", text(fd, 9));
        assertEquals(5_000_000_000L, lseek(fd, 5_000_000_000L, SEEK_SET), "a place is a long");
        assertFails(EINVAL, lseek(fd, -1, SEEK_SET));
        assertFails(EINVAL, lseek(fd, 0, 99));
        assertFails(ESPIPE, lseek(fds.piped()[0], 0, SEEK_CUR));
        assertFails(EBADF, lseek(-1, 0, SEEK_SET));
    }

    private String text(int fd, long nbytes) {
        var buffer = stack.allocate(nbytes + 1).fill((byte) 0);
        read(fd, buffer, nbytes);
        return buffer.getString(0);
    }

    @Test
    void a_pipe_carries_bytes_and_then_its_end() {
        var pipe = fds.piped();
        assertEquals(6, write(pipe[1], stack.allocateFrom("hello"), 6));
        assertEquals("hello", text(pipe[0], 6));
        fds.shut(pipe[1]);
        assertEquals(0, read(pipe[0], stack.allocate(1), 1));
    }

    @Test
    void pipe_refuses_less_than_two_ints() {
        assertRefused("pipe: sizeof(int[2]) is 8, but fildes has 7 bytes", () -> pipe(stack.allocate(7)));
        assertRefused("pipe: fildes is read-only", () -> pipe(stack.allocate(8).asReadOnly()));
        assertRefused("pipe: fildes is on Java's heap, where C cannot reach it", () -> pipe(MemorySegment.ofArray(new int[2])));
        assertRefused("pipe: sizeof(int[2]) is 8, but fildes has 0 bytes", () -> pipe(NULL));
    }

    @Test
    void a_duplicate_is_another_descriptor_of_the_same_pipe() {
        var pipe = fds.piped();
        int other = fds.opened(dup(pipe[1]));
        assertNotEquals(pipe[1], other);
        fds.shut(pipe[1]);
        assertEquals(2, write(other, stack.allocateFrom("x"), 2));
        assertEquals("x", text(pipe[0], 2));
        assertFails(EBADF, dup(-1));
    }

    @Test
    void dup2_makes_the_descriptor_that_it_is_told() {
        var pipe = fds.piped();
        int taken = fds.piped()[1];
        assertEquals(taken, dup2(pipe[1], taken));
        assertEquals(2, write(taken, stack.allocateFrom("y"), 2));
        assertEquals("y", text(pipe[0], 2));
        assertEquals(taken, dup2(taken, taken));
        assertFails(EBADF, dup2(-1, taken));
        assertFails(EBADF, dup2(taken, -1));
    }

    @Test
    void processes_and_users_have_numbers() throws Exception {
        assertEquals(ProcessHandle.current().pid(), getpid());
        assertEquals(ProcessHandle.current().parent().orElseThrow().pid(), getppid());
        assertEquals(Command.run("id", "-u").out().strip(), Integer.toUnsignedString(getuid()));
        errno(0);
        getpid();
        assertEquals(0, errno(), "it never fails");
    }

    @Test
    void a_file_that_is_unlinked_has_no_name_any_more() throws Exception {
        Files.writeString(folder.resolve("one"), "1");
        Files.writeString(folder.resolve("two"), "2");
        assertEquals(0, unlink(file("one")));
        assertEquals(0, unlink(stack.allocateFrom(file("two"))));
        assertFalse(Files.exists(folder.resolve("one")) || Files.exists(folder.resolve("two")));
        assertFails(ENOENT, unlink(file("one")));
        assertRefused("unlink: path has no NUL in its 3 bytes", () -> unlink(stack.allocate(3).fill((byte) 'x')));
        assertRefused("unlink: path is NULL", () -> unlink(NULL));
    }

    @Test
    void access_tells_what_may_be_done() throws Exception {
        Files.writeString(folder.resolve("plain"), "");
        assertEquals(0, access(file("plain"), F_OK));
        assertEquals(0, access(stack.allocateFrom(file("plain")), R_OK | W_OK));
        assertFails(EACCES, access(file("plain"), X_OK));
        assertEquals(0, access(folder.toString(), R_OK | W_OK | X_OK));
        assertFails(ENOENT, access(file("none"), F_OK));
        assertFails(ENOTDIR, access(file("plain/none"), F_OK));
        assertFails(EINVAL, access(file("plain"), 99));
        assertRefused("access: path has no NUL in its 3 bytes", () -> access(stack.allocate(3).fill((byte) 'x'), F_OK));
        assertRefused("access: path is NULL", () -> access(NULL, F_OK));
    }

    @Test
    void gethostname_fits_or_fails() throws Exception {
        var name = stack.allocate(256);
        assertEquals(0, gethostname(name, sizeof(name)));
        assertEquals(Command.run("uname", "-n").out().strip(), name.getString(0));
        assertRefused("gethostname: namelen is 257, but name has 256 bytes", () -> gethostname(name, 257));
        assertRefused("gethostname: namelen is 18446744073709551615, but name has 256 bytes", () -> gethostname(name, -1));
        assertRefused("gethostname: name is read-only", () -> gethostname(name.asReadOnly(), 1));
        if (System.getProperty("os.name").equals("Linux")) // macOS cuts the name
            assertFails(ENAMETOOLONG, gethostname(name, 1));
    }

    @Test
    void isatty_says_no_and_why() {
        assertEquals(0, isatty(fds.piped()[0]));
        assertEquals(ENOTTY, errno());
        assertEquals(0, isatty(-1));
        assertEquals(EBADF, errno());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isatty_says_yes() {
        int terminal = fds.opened(open("/dev/ptmx", O_RDWR | O_NOCTTY));
        errno(0);
        assertEquals(1, isatty(terminal));
        assertEquals(0, errno());
    }

    @Test
    void usleep_sleeps() {
        long before = System.nanoTime();
        assertEquals(0, usleep(20_000));
        assertTrue(System.nanoTime() - before >= 20_000_000);
        assertEquals(0, usleep(0));
    }

    @Test
    void types_have_sizes() {
        assertEquals(8, sizeof(ssize_t));
        assertEquals(8, sizeof(off_t));
        assertEquals(4, sizeof(pid_t));
        assertEquals(4, sizeof(uid_t));
        assertEquals(4, sizeof(useconds_t));
    }

    @Test
    void bits_of_a_mode_are_those_of_ls() {
        assertEquals(0777, S_IRWXU | S_IRWXG | S_IRWXO);
        assertEquals(0700, S_IRUSR | S_IWUSR | S_IXUSR);
        assertEquals(0070, S_IRGRP | S_IWGRP | S_IXGRP);
        assertEquals(0007, S_IROTH | S_IWOTH | S_IXOTH);
        assertEquals(0644, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    }

    // ---- _exit ----

    /** Prints, without a flush, and ends at once; a shutdown hook of Java's would print as well. */
    static final class Ending {
        public static void main(String[] args) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.print("hook")));
            printf("held by stdio");
            write(STDERR_FILENO, Arena.ofAuto().allocateFrom("written"), 7);
            _exit(256 + 3);
        }
    }

    @Test
    void _exit_ends_the_process_and_writes_nothing_out() throws Exception {
        assertEquals(new Outcome(3, "", "written"), Command.run(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED",
                "-cp", "target/classes" + File.pathSeparator + "target/test-classes", Ending.class.getName()));
    }

    // ---- files and directories ----

    @Test
    void pread_and_pwrite_leave_the_place_alone() throws Exception {
        Files.writeString(folder.resolve("digits"), "0123456789");
        int fd = fds.opened(open(file("digits"), O_RDWR));
        var buf = stack.allocate(10);
        assertEquals(3, pread(fd, buf, 3, 4));
        assertEquals("456", buf.getString(0));
        assertEquals(2, pwrite(fd, stack.allocateFrom("ab"), 2, 8));
        assertEquals("01", text(fd, 2));
        assertEquals(0, pread(fd, buf, 3, 10), "the end");
        assertEquals("01234567ab", Files.readString(folder.resolve("digits")));
        assertFails(EINVAL, pread(fd, buf, 3, -1));
        assertFails(ESPIPE, pwrite(fds.piped()[1], buf, 3, 0));
        assertEquals("pwrite: nbytes is 11, but buf has 10 bytes", assertThrows(IndexOutOfBoundsException.class, () -> pwrite(fd, buf, 11, 0)).getMessage());
        assertFails(EFAULT, EINVAL, pwrite(fd, buf, -1, 0));
        assertFails(EFAULT, EINVAL, pread(fd, buf, -1, 0));
        assertEquals("pread: buf is read-only", assertThrows(IllegalArgumentException.class, () -> pread(fd, buf.asReadOnly(), 1, 0)).getMessage());
    }

    @Test
    void ftruncate_cuts_and_lengthens() throws Exception {
        Files.writeString(folder.resolve("digits"), "0123456789");
        int fd = fds.opened(open(file("digits"), O_RDWR));
        assertEquals(0, ftruncate(fd, 3));
        assertEquals("012", Files.readString(folder.resolve("digits")));
        assertEquals(0, ftruncate(fd, 5_000_000_000L), "a length is a long");
        assertEquals(5_000_000_000L, Files.size(folder.resolve("digits")));
        assertEquals(0, fsync(fd));
        assertFails(EINVAL, ftruncate(fd, -1));
        assertFails(EBADF, ftruncate(-1, 0));
        assertFails(EBADF, fsync(-1));
    }

    @Test
    void rmdir_removes_what_is_empty() throws Exception {
        Files.createDirectories(folder.resolve("outer/inner"));
        assertFails(ENOTEMPTY, rmdir(file("outer")));
        assertEquals(0, rmdir(file("outer/inner")));
        assertEquals(0, rmdir(stack.allocateFrom(file("outer"))));
        assertFails(ENOENT, rmdir(file("outer")));
        assertEquals("rmdir: path is NULL", assertThrows(IllegalArgumentException.class, () -> rmdir(NULL)).getMessage());
    }

    @Test
    void the_process_belongs_to_the_one_who_makes_files() throws Exception {
        var mine = Files.writeString(folder.resolve("mine"), "");
        assertEquals(Files.getAttribute(mine, "unix:uid"), geteuid());
        assertEquals(Files.getAttribute(mine, "unix:gid"), getegid());
        assertEquals(getuid(), geteuid(), "no tests run as another user's program");
        assertEquals(getgid(), getegid());
    }

    @Test
    void sysconf_tells_numbers_of_the_system() {
        assertEquals(Runtime.getRuntime().availableProcessors() > 0, sysconf(_SC_NPROCESSORS_ONLN) > 0);
        assertEquals(0, sysconf(_SC_PAGESIZE) % 4096);
        assertEquals(100, sysconf(_SC_CLK_TCK));
        assertTrue(sysconf(_SC_OPEN_MAX) >= 20);
        errno(0);
        assertEquals(-1, sysconf(9999));
        assertEquals(EINVAL, errno());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @ResourceLock("optind")
    void getopt_finds_options_and_their_arguments() {
        var argv = pointers(new String[] {"prog", "-v", "rest", "-p", "80", "-ofile", "-x"});
        optind(1);
        opterr(0);
        assertEquals('v', getopt(7, argv, "vp:o:"));
        assertEquals(NULL, optarg());
        assertEquals('p', getopt(7, argv, "vp:o:"));
        assertEquals("80", optarg().getString(0));
        assertEquals('o', getopt(7, argv, stack.allocateFrom("vp:o:")));
        assertEquals("file", optarg().getString(0));
        assertEquals('?', getopt(7, argv, "vp:o:"));
        assertEquals('x', optopt());
        assertEquals(0, opterr());
        assertEquals(-1, getopt(7, argv, "vp:o:"));
        assertEquals("rest", pointer(argv, optind()).getString(0), "glibc has moved it behind the options");
        assertEquals(5, pointer(argv, optind()).byteSize(), "it knows its end");
        opterr(1);
        assertEquals(1, opterr());
    }

    private MemorySegment longOptions(MemorySegment flag) {
        var options = stack.allocate(option.layout(), 4);
        option.at(options, 0).name(literal("port"));
        option.at(options, 0).has_arg(required_argument);
        option.at(options, 0).val('p');
        option.at(options, 1).name(literal("verbose"));
        option.at(options, 1).has_arg(no_argument);
        option.at(options, 1).flag(flag);
        option.at(options, 1).val(7);
        option.at(options, 2).name(literal("level"));
        option.at(options, 2).has_arg(optional_argument);
        option.at(options, 2).val('l');
        return options;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @ResourceLock("optind")
    void getopt_long_finds_long_options_and_short_ones() {
        var flag = stack.allocate(C_INT);
        var options = longOptions(flag);
        var index = stack.allocate(C_INT);
        var argv = pointers(new String[] {"prog", "--port", "80", "--verbose", "--lev", "rest", "--level=3", "-p90", "--none"});
        optind(1);
        opterr(0);
        assertEquals('p', getopt_long(9, argv, "p:", options, index));
        assertEquals("80", optarg().getString(0));
        assertEquals(0, index.get(C_INT, 0));
        assertEquals(0, flag.get(C_INT, 0));
        assertEquals(0, getopt_long(9, argv, stack.allocateFrom("p:"), options, index));
        assertEquals(7, flag.get(C_INT, 0));
        assertEquals(1, index.get(C_INT, 0));
        assertEquals('l', getopt_long(9, argv, "p:", options, index), "a name may be shortened");
        assertEquals(NULL, optarg());
        assertEquals('l', getopt_long(9, argv, "p:", options, NULL));
        assertEquals("3", optarg().getString(0));
        assertEquals('p', getopt_long(9, argv, "p:", options, NULL));
        assertEquals("90", optarg().getString(0));
        assertEquals('?', getopt_long(9, argv, "p:", options, NULL));
        assertEquals(-1, getopt_long(9, argv, "p:", options, NULL));
        assertEquals("rest", pointer(argv, optind()).getString(0));
        opterr(1);
    }

    @Test
    void getopt_long_refuses_what_c_would_follow() {
        var argv = pointers(new String[] {"prog"});
        var options = longOptions(stack.allocate(3));
        assertRefused("getopt_long: sizeof(int) is 4, but longopts[1].flag has 3 bytes", () -> getopt_long(1, argv, "", options, NULL));
        assertRefused("getopt_long: longopts has no option of zeros in its 96 bytes", () -> getopt_long(1, argv, "", options.asSlice(0, 96), NULL));
        var wild = stack.allocate(option.layout(), 2);
        wild.set(C_LONG, 0, 1);
        assertRefused("getopt_long: longopts[0].name is an address that was not assigned to it", () -> getopt_long(1, argv, "", wild, NULL));
        assertRefused("getopt_long: longopts is NULL", () -> getopt_long(1, argv, "", NULL, NULL));
        assertRefused("getopt_long: sizeof(int) is 4, but longindex has 3 bytes", () -> getopt_long(1, argv, "", stack.allocate(32), stack.allocate(3)));
        assertRefused("getopt_long: argc + 1 * sizeof(char *) is 24, but argv has 16 bytes", () -> getopt_long(2, argv, "", stack.allocate(32), NULL));
    }

    @Test
    void ttyname_names_terminals_alone() {
        assertEquals(NULL, ttyname(fds.piped()[0]));
        assertEquals(ENOTTY, errno());
        assertEquals(NULL, ttyname(-1));
        assertEquals(EBADF, errno());
    }

    @Test
    void ttyname_names_a_terminal() throws Throwable {
        int master = fds.opened(open("/dev/ptmx", O_RDWR | O_NOCTTY));
        assertEquals(0, Libc.function("grantpt", C_INT).invoke(master));
        assertEquals(0, Libc.function("unlockpt", C_INT).invoke(master));
        var name = text((MemorySegment) Libc.function("ptsname", FunctionDescriptor.of(ADDRESS, C_INT)).invoke(master));
        int slave = fds.opened(open(name, O_RDWR | O_NOCTTY));
        assertEquals(1, isatty(slave));
        assertEquals(name, ttyname(slave).getString(0));
    }

    @Test
    void getlogin_tells_who_has_logged_in() throws Throwable {
        var name = (MemorySegment) Libc.function("getlogin", FunctionDescriptor.of(ADDRESS)).invoke();
        assertEquals(name.address() == 0 ? null : text(name), getlogin() == NULL ? null : getlogin().getString(0));
    }

    @SuppressWarnings("restricted")
    private static String text(MemorySegment string) {
        return string.reinterpret(256).getString(0);
    }

    @Test
    void uname_tells_what_the_system_is_called() throws Exception {
        var name = new utsname(stack);
        assertEquals(0, uname(name));
        assertEquals(Command.run("uname", "-snrvm").out().strip(), String.join(" ", name.sysname().getString(0), name.nodename().getString(0),
                name.release().getString(0), name.version().getString(0), name.machine().getString(0)));
        assertRefused("uname: name is read-only", () -> uname(new utsname(name.segment().asReadOnly())));
        assertThrows(IndexOutOfBoundsException.class, () -> new utsname(stack.allocate(sizeof(name) - 1)));
    }

    @Test
    void getopt_refuses_an_argv_without_its_null() {
        assertEquals("getopt: argc + 1 * sizeof(char *) is 24, but argv has 16 bytes",
                assertThrows(IndexOutOfBoundsException.class, () -> getopt(2, stack.allocate(C_POINTER, 2), "v")).getMessage());
        assertEquals("getopt: argv[0] is an address that was not assigned to it",
                assertThrows(IllegalArgumentException.class, () -> getopt(1, stack.allocate(16).fill((byte) 1), "v")).getMessage());
        assertEquals("getopt: optstring is NULL", assertThrows(IllegalArgumentException.class, () -> getopt(0, stack.allocate(C_POINTER), NULL)).getMessage());
    }
}
