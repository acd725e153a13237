package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.errno_h.*;
import static libc.sys.stat_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a process has one of, so that it changes for all tests at once: its working directory, and its umask. */
@Isolated
class ProcessTest {
    @TempDir
    Path folder;

    private final Arena stack = Arena.ofConfined();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void chdir_is_where_getcwd_is() {
        var before = stack.allocate(4096);
        assertEquals(before.address(), getcwd(before, 4096).address());
        try {
            assertEquals(0, chdir(folder.toString()));
            assertEquals(0, chdir(stack.allocateFrom(".")));
            var buf = stack.allocate(4096);
            assertEquals(folder.toFile().getName(), Path.of(getcwd(buf, sizeof(buf)).getString(0)).toFile().getName());
            assertEquals(NULL, getcwd(buf, 2));
            assertEquals(ERANGE, errno());
            assertFails(ENOENT, chdir("none"));
        } finally {
            assertEquals(0, chdir(before));
        }
        assertEquals("getcwd: buf is NULL", assertThrows(IllegalArgumentException.class, () -> getcwd(NULL, 0)).getMessage());
        assertEquals("getcwd: size is 4097, but buf has 4096 bytes", assertThrows(IndexOutOfBoundsException.class, () -> getcwd(before, 4097)).getMessage());
    }

    @Test
    void umask_takes_bits_away_from_new_files() throws Exception {
        int before = umask(S_IRWXG | S_IRWXO);
        try {
            assertEquals(0, mkdir(folder.resolve("own").toString(), 0777));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("own"))));
        } finally {
            assertEquals(S_IRWXG | S_IRWXO, umask(before));
        }
        assertEquals(before, umask(before));
    }
}
