package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.pwd_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The users of this machine: pwd.h. */
class PwdTest {
    private static String line(passwd user) {
        return String.join(":", user.pw_name().getString(0), user.pw_passwd().getString(0), Integer.toUnsignedString(user.pw_uid()),
                Integer.toUnsignedString(user.pw_gid()), user.pw_gecos().getString(0), user.pw_dir().getString(0), user.pw_shell().getString(0));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "macOS has its users elsewhere")
    void a_user_is_found_by_the_name_as_etc_passwd_has_it() throws Exception {
        for (var line : Files.readAllLines(Path.of("/etc/passwd")))
            assertEquals(line, line(getpwnam(line.split(":")[0])));
    }

    @Test
    void a_user_is_found_by_the_number() {
        var root = getpwuid(0);
        assertEquals("root", root.pw_name().getString(0));
        var me = getpwuid(getuid());
        assertEquals(System.getProperty("user.name"), me.pw_name().getString(0));
        assertEquals("root", root.pw_name().getString(0), "a second call leaves the first result alone");
        assertEquals(line(me), line(getpwnam(me.pw_name())));
    }

    @Test
    void a_user_who_is_not_there_is_null() {
        assertNull(getpwuid(2_000_000_000));
        assertNull(getpwnam("nobody-of-this-name"));
        assertRefused("getpwnam: name is NULL", () -> getpwnam(NULL));
        try (var stack = Arena.ofConfined()) {
            var noNul = stack.allocate(1).fill((byte) 'x');
            assertRefused("getpwnam: name has no NUL in its 1 bytes", () -> getpwnam(noNul));
        }
    }
}
