package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.fcntl_h.*;
import static libc.sys.socket_h.*;
import static libc.sys.stat_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files are, and who may do what with them: sys/stat.h. Java's own view of the files is the measure. */
class StatTest {
    @TempDir
    Path folder;

    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final Arena stack = fds.stack;
    private final stat st = new stat(stack);

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Map<String, Object> java(String name) throws Exception {
        return Files.readAttributes(folder.resolve(name), "unix:*", LinkOption.NOFOLLOW_LINKS);
    }

    private void assertAsJavaSays(Map<String, Object> java) {
        assertEquals(((Number) java.get("dev")).longValue(), st.st_dev());
        assertEquals(((Number) java.get("ino")).longValue(), st.st_ino());
        assertEquals(java.get("mode"), st.st_mode());
        assertEquals(((Number) java.get("nlink")).longValue(), st.st_nlink());
        assertEquals(java.get("uid"), st.st_uid());
        assertEquals(java.get("gid"), st.st_gid());
        assertEquals(java.get("size"), st.st_size());
        assertEquals(seconds(java, "lastAccessTime"), st.st_atime());
        assertEquals(seconds(java, "lastModifiedTime"), st.st_mtime());
        assertEquals(seconds(java, "ctime"), st.st_ctime());
    }

    private static long seconds(Map<String, Object> java, String name) {
        return ((FileTime) java.get(name)).to(TimeUnit.SECONDS);
    }

    @Test
    void stat_tells_every_field_as_java_does() throws Exception {
        Files.writeString(folder.resolve("text"), "x".repeat(5000));
        Files.setLastModifiedTime(folder.resolve("text"), FileTime.fromMillis(1_234_567_890_000L));
        Files.createLink(folder.resolve("other"), folder.resolve("text"));
        assertEquals(0, stat(file("text"), st));
        assertAsJavaSays(java("text"));
        assertEquals(2, st.st_nlink());
        assertEquals(1_234_567_890L, st.st_mtime());
        assertTrue(st.st_blksize() > 0);
        assertTrue(st.st_blocks() >= 0);
        assertEquals(1, S_ISREG(st.st_mode()));
        assertEquals(0, S_ISDIR(st.st_mode()));
        int fd = fds.opened(open(file("text"), O_RDONLY));
        st.segment().fill((byte) 1);
        assertEquals(0, fstat(fd, st));
        assertAsJavaSays(java("text"));
        st.segment().fill((byte) 1);
        assertEquals(0, stat(stack.allocateFrom(file("text")), st));
        assertEquals(5000, st.st_size());
    }

    @Test
    void each_kind_of_file_is_told() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        assertFails(ENOENT, stat(file("link"), st));
        assertEquals(0, lstat(file("link"), st));
        assertAsJavaSays(java("link"));
        assertEquals(1, S_ISLNK(st.st_mode()));
        assertEquals(S_IFLNK, st.st_mode() & S_IFMT);
        assertEquals(0, lstat(stack.allocateFrom(file("link")), st));
        assertEquals(0, stat(folder.toString(), st));
        assertEquals(1, S_ISDIR(st.st_mode()));
        assertEquals(0, fstat(fds.piped()[0], st));
        assertEquals(1, S_ISFIFO(st.st_mode()));
        assertEquals(0, fstat(fds.pair(SOCK_STREAM)[0], st));
        assertEquals(1, S_ISSOCK(st.st_mode()));
        assertEquals(0, S_ISREG(st.st_mode()));
        assertEquals(0, stat("/dev/null", st));
        assertEquals(1, S_ISCHR(st.st_mode()));
        assertEquals(0, S_ISBLK(st.st_mode()));
        assertEquals(1, S_ISBLK(S_IFBLK | 0600));
    }

    @Test
    void a_call_that_fails_says_why() {
        assertFails(ENOENT, stat(file("none"), st));
        assertFails(ENOENT, lstat(file("none"), st));
        assertFails(EBADF, fstat(-1, st));
        assertFails(EEXIST, mkdir(folder.toString(), 0700));
        assertFails(ENOENT, mkdir(file("none/inner"), 0700));
        assertFails(ENOENT, chmod(file("none"), 0700));
    }

    @Test
    void mkdir_and_chmod_set_the_rights() throws Exception {
        assertEquals(0, mkdir(file("inner"), S_IRWXU));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("inner"))));
        assertEquals(0, mkdir(stack.allocateFrom(file("second")), S_IRWXU));
        assertEquals(0, chmod(file("inner"), S_IRUSR | S_IXUSR | S_IRGRP));
        assertEquals("r-xr-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("inner"))));
        assertEquals(0, chmod(stack.allocateFrom(file("inner")), 0700 | S_ISVTX | S_ISGID | S_ISUID));
        assertEquals(0, stat(file("inner"), st));
        assertEquals(07700, st.st_mode() & 07777);
    }

    @Test
    void a_struct_that_is_too_short_is_refused() {
        assertThrows(IndexOutOfBoundsException.class, () -> new stat(stack.allocate(sizeof(st) - 1)));
        var onHeap = new stat(MemorySegment.ofArray(new byte[sizeof(st)]));
        assertRefused("stat: buf is on Java's heap, where C cannot reach it", () -> stat(file("x"), onHeap));
        assertRefused("lstat: buf is on Java's heap, where C cannot reach it", () -> lstat(file("x"), onHeap));
        var readOnly = new stat(st.segment().asReadOnly());
        assertRefused("fstat: buf is read-only", () -> fstat(0, readOnly));
        assertRefused("stat: path is NULL", () -> stat(NULL, st));
        assertRefused("mkdir: path is NULL", () -> mkdir(NULL, 0700));
        assertRefused("chmod: path has no NUL in its 1 bytes", () -> chmod(stack.allocate(1).fill((byte) 'x'), 0700));
        var array = stack.allocate(stat.layout(), 2);
        assertEquals(0, stat("/", stat.at(array, 1)));
        assertEquals(1, S_ISDIR(stat.at(array, 1).st_mode()));
        assertThrows(IndexOutOfBoundsException.class, () -> stat.at(array, 2));
        assertNotEquals(0, sizeof(stat.layout()));
    }
}
