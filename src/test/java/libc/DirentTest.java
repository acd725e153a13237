package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.dirent_h.*;
import static libc.errno_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a directory: dirent.h. */
class DirentTest {
    @TempDir
    Path folder;

    private static Map<String, Byte> entries(DIR dirp) {
        var entries = new TreeMap<String, Byte>();
        for (var entry = readdir(dirp); entry != null; entry = readdir(dirp))
            entries.put(entry.d_name().getString(0), entry.d_type());
        return entries;
    }

    @Test
    void a_directory_is_read_to_its_end_and_anew() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        Files.createDirectory(folder.resolve("한글"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
        var dirp = opendir(folder.toString());
        var first = readdir(dirp);
        assertNotNull(first);
        var name = first.d_name().getString(0);
        rewinddir(dirp);
        var entries = entries(dirp);
        assertEquals(Set.of(".", "..", "file", "한글", "link"), entries.keySet());
        if (entries.get("file") != DT_UNKNOWN) // not every file system tells
            assertEquals(Map.of(".", DT_DIR, "..", DT_DIR, "file", DT_REG, "한글", DT_DIR, "link", DT_LNK), entries);
        assertEquals(name, first.d_name().getString(0), "an entry stays what it was");
        assertNull(readdir(dirp));
        assertEquals(0, closedir(dirp));
    }

    @Test
    void an_entry_knows_its_number() throws Exception {
        Files.writeString(folder.resolve("only"), "");
        try (var stack = Arena.ofConfined()) {
            var dirp = opendir(stack.allocateFrom(folder.toString()));
            var entry = readdir(dirp);
            while (!entry.d_name().getString(0).equals("only"))
                entry = readdir(dirp);
            assertEquals(((Number) Files.getAttribute(folder.resolve("only"), "unix:ino")).longValue(), entry.d_ino());
            assertTrue(entry.d_name().byteSize() >= 256);
            closedir(dirp);
        }
    }

    @Test
    void what_is_no_directory_is_not_opened() throws Exception {
        assertNull(opendir(folder.resolve("none").toString()));
        assertEquals(ENOENT, errno());
        assertNull(opendir(Files.writeString(folder.resolve("file"), "").toString()));
        assertEquals(ENOTDIR, errno());
    }

    @Test
    void a_closed_directory_is_refused() {
        var dirp = opendir(folder.toString());
        closedir(dirp);
        assertRefused("readdir: dirp is closed already", () -> readdir(dirp));
        assertRefused("rewinddir: dirp is closed already", () -> rewinddir(dirp));
        assertRefused("closedir: dirp is closed already", () -> closedir(dirp));
        assertRefused("readdir: dirp is NULL", () -> readdir(null));
        assertRefused("opendir: name is NULL", () -> opendir(NULL));
    }
}
