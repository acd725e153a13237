package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.fcntl_h.*;
import static libc.sys.ioctl_h.*;
import static libc.sys.socket_h.*;
import static libc.sys.stat_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening files, and what a descriptor is set to: fcntl.h and sys/ioctl.h. */
class FcntlTest {
    @TempDir
    Path folder;

    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final Arena stack = fds.stack;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    // ---- open, creat ----

    @Test
    void open_makes_a_file_with_its_mode() throws Exception {
        int fd = fds.opened(open(file("new"), O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR));
        assertEquals(3, write(fd, stack.allocateFrom("abc"), 3));
        assertEquals("abc", Files.readString(folder.resolve("new")));
        assertEquals("rw-------", mode("new"));
        assertFails(EEXIST, open(file("new"), O_WRONLY | O_CREAT | O_EXCL, 0600));
        fds.opened(open(stack.allocateFrom(file("other")), O_RDWR | O_CREAT, 0400));
        assertEquals("r--------", mode("other"));
    }

    private String mode(String name) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    @Test
    void open_empties_a_file_or_appends_to_it() throws Exception {
        Files.writeString(folder.resolve("log"), "one");
        assertEquals(3, write(fds.opened(open(file("log"), O_WRONLY | O_APPEND)), stack.allocateFrom("two"), 3));
        assertEquals("onetwo", Files.readString(folder.resolve("log")));
        assertEquals(1, write(fds.opened(open(stack.allocateFrom(file("log")), O_WRONLY | O_TRUNC)), stack.allocateFrom("3"), 1));
        assertEquals("3", Files.readString(folder.resolve("log")));
    }

    @Test
    void open_fails_with_a_reason() throws Exception {
        assertFails(ENOENT, open(file("none"), O_RDONLY));
        assertFails(EISDIR, open(folder.toString(), O_WRONLY));
        Files.writeString(folder.resolve("plain"), "");
        assertFails(ENOTDIR, open(file("plain"), O_RDONLY | O_DIRECTORY));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("plain"));
        assertFails(ELOOP, open(file("link"), O_RDONLY | O_NOFOLLOW));
        assertFails(ENAMETOOLONG, open(file("x".repeat(5000)), O_RDONLY));
    }

    @Test
    void open_without_a_mode_makes_a_file_for_everybody_but_whom_the_umask_shuts_out() throws Exception {
        fds.opened(open(file("new"), O_WRONLY | O_CREAT));
        fds.opened(open(stack.allocateFrom(file("other")), O_WRONLY | O_CREAT));
        Files.createFile(folder.resolve("java")); // which asks for 0666, too
        assertEquals(Files.getPosixFilePermissions(folder.resolve("java")), Files.getPosixFilePermissions(folder.resolve("new")));
        assertEquals(Files.getPosixFilePermissions(folder.resolve("java")), Files.getPosixFilePermissions(folder.resolve("other")));
    }

    @Test
    void creat_makes_a_file_or_empties_it() throws Exception {
        assertEquals(3, write(fds.opened(creat(file("new"), 0640)), stack.allocateFrom("abc"), 3));
        assertEquals("abc", Files.readString(folder.resolve("new")));
        assertEquals("rw-r-----", mode("new"));
        fds.opened(creat(stack.allocateFrom(file("new")), 0600));
        assertEquals("", Files.readString(folder.resolve("new")));
        assertFails(EISDIR, creat(folder.toString(), 0600));
    }

    @Test
    void a_path_is_a_string() {
        var noNul = stack.allocate(3).fill((byte) 'x');
        assertRefused("open: path has no NUL in its 3 bytes", () -> open(noNul, O_RDONLY));
        assertRefused("open: path has no NUL in its 3 bytes", () -> open(noNul, O_RDONLY, 0));
        assertRefused("creat: path has no NUL in its 3 bytes", () -> creat(noNul, 0600));
        assertRefused("open: path is NULL", () -> open(NULL, O_RDONLY));
        assertRefused("creat: path is NULL", () -> creat(NULL, 0600));
    }

    // ---- fcntl ----

    @Test
    void a_socket_that_does_not_block_fails_with_eagain() {
        int sock = fds.pair(SOCK_STREAM)[0];
        int flags = fcntl(sock, F_GETFL);
        assertEquals(O_RDWR, flags & O_ACCMODE);
        assertEquals(0, flags & O_NONBLOCK);
        assertEquals(0, fcntl(sock, F_SETFL, flags | O_NONBLOCK));
        assertEquals(flags | O_NONBLOCK, fcntl(sock, F_GETFL, 0));
        assertFails(EAGAIN, read(sock, stack.allocate(1), 1));
    }

    @Test
    void a_descriptor_is_closed_in_programs_that_are_started_if_it_says_so() {
        int fd = fds.opened(open("/dev/null", O_RDONLY | O_CLOEXEC));
        assertEquals(FD_CLOEXEC, fcntl(fd, F_GETFD));
        assertEquals(0, fcntl(fd, F_SETFD, 0));
        assertEquals(0, fcntl(fd, F_GETFD));
        assertEquals(FD_CLOEXEC, fcntl(fds.opened(fcntl(fd, F_DUPFD_CLOEXEC, 0)), F_GETFD));
    }

    @Test
    void fcntl_duplicates_from_a_number_on() {
        int fd = fds.opened(open("/dev/null", O_RDONLY));
        int other = fds.opened(fcntl(fd, F_DUPFD, fd + 20));
        assertEquals(true, other >= fd + 20, other + " after " + fd);
        assertFails(EINVAL, fcntl(fd, F_DUPFD, -1));
    }

    @Test
    void a_socket_has_an_owner_that_gets_its_signals() {
        int sock = fds.opened(socket(PF_INET, SOCK_STREAM, 0));
        assertEquals(0, fcntl(sock, F_GETOWN));
        assertEquals(0, fcntl(sock, F_SETOWN, getpid()));
        assertEquals(getpid(), fcntl(sock, F_GETOWN));
    }

    @Test
    void fcntl_refuses_what_c_would_take_for_a_pointer() {
        assertFails(EBADF, fcntl(-1, F_GETFL));
        assertFails(EBADF, fcntl(-1, F_SETFL, 0));
        assertRefused("fcntl: cmd is " + F_SETFL + ", which is none of F_GETFL, F_GETFD and F_GETOWN, and there is no argument", () -> fcntl(-1, F_SETFL));
        assertRefused("fcntl: cmd is 99, which is none of F_GETFL, F_GETFD and F_GETOWN, and there is no argument", () -> fcntl(-1, 99));
        assertRefused("fcntl: cmd is 99, whose argument is not an int", () -> fcntl(-1, 99, 0));
    }

    // ---- ioctl ----

    @Test
    void fionread_tells_how_many_bytes_wait() {
        var pair = fds.pair(SOCK_STREAM);
        var argp = stack.allocate(C_INT);
        assertEquals(0, ioctl(pair[0], FIONREAD, argp));
        assertEquals(0, argp.get(C_INT, 0));
        write(pair[1], stack.allocate(300), 300);
        assertEquals(0, ioctl(pair[0], FIONREAD, argp));
        assertEquals(300, argp.get(C_INT, 0));
        assertFails(EBADF, ioctl(-1, FIONREAD, argp));
    }

    @Test
    void fionbio_sets_whether_calls_wait() {
        int sock = fds.pair(SOCK_STREAM)[0];
        assertEquals(0, ioctl(sock, FIONBIO, stack.allocateFrom(C_INT, 1).asReadOnly()));
        assertFails(EAGAIN, read(sock, stack.allocate(1), 1));
        assertNotEquals(0, fcntl(sock, F_GETFL) & O_NONBLOCK);
        assertEquals(0, ioctl(sock, FIONBIO, stack.allocateFrom(C_INT, 0)));
        assertEquals(0, fcntl(sock, F_GETFL) & O_NONBLOCK);
    }

    @Test
    void ioctl_refuses_what_it_does_not_know_and_memory_that_is_too_short() {
        var argp = stack.allocate(C_INT);
        assertRefused("ioctl: sizeof(int) is 4, but argp has 3 bytes", () -> ioctl(-1, FIONREAD, argp.asSlice(0, 3)));
        assertRefused("ioctl: sizeof(int) is 4, but argp has 3 bytes", () -> ioctl(-1, FIONBIO, argp.asSlice(0, 3)));
        assertRefused("ioctl: sizeof(int) is 4, but argp has 0 bytes", () -> ioctl(-1, FIONBIO, NULL));
        assertRefused("ioctl: argp is read-only", () -> ioctl(-1, FIONREAD, argp.asReadOnly()));
        assertRefused("ioctl: argp is on Java's heap, where C cannot reach it", () -> ioctl(-1, FIONREAD, MemorySegment.ofArray(new int[1])));
        assertRefused("ioctl: request is 0x1234, which is neither FIONREAD nor FIONBIO", () -> ioctl(-1, 0x1234, argp));
    }
}
