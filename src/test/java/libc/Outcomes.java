package libc;

import static libc.errno_h.*;
import static libc.string_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** How a call can fail: C says so by -1 and errno, the binding by an exception before C is called. */
final class Outcomes {
    private Outcomes() {}

    static void assertFails(int errno, long result) {
        assertEquals(-1, result);
        assertEquals(strerror(errno), strerror(errno()));
    }

    /** The first is Linux's reason, the second macOS's. */
    static void assertFails(int errno, int errnoElsewhere, long result) {
        assertFails(System.getProperty("os.name").equals("Linux") ? errno : errnoElsewhere, result);
    }

    static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(RuntimeException.class, call).getMessage());
    }
}
