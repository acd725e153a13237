package libc;

import static libc.errno_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import tools.Libc;

/** Why errno is captured by the call itself, and what that costs. */
class ErrnoTest {

    @Test
    @SuppressWarnings("restricted")
    void reading_errno_by_a_second_downcall_finds_what_the_jvm_left_there() throws Throwable {
        var close = Libc.function("close", ValueLayout.JAVA_INT);
        var location = Libc.function(System.getProperty("os.name").equals("Linux") ? "__errno_location" : "__error",
                FunctionDescriptor.of(ValueLayout.ADDRESS.withTargetLayout(ValueLayout.JAVA_INT)));

        assertEquals(-1, (int) close.invokeExact(-1));
        new File("/no/such/file").exists(); // any statement of Java's may call libc
        int afterwards = ((MemorySegment) location.invokeExact()).get(ValueLayout.JAVA_INT, 0);
        assertNotEquals(EBADF, afterwards);

        assertEquals(-1, close(-1));
        new File("/no/such/file").exists();
        assertEquals(EBADF, errno());
    }

    @Test
    void a_call_allocates_nothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (var stack = Arena.ofConfined()) {
            var buffer = stack.allocate(16);
            long least = Long.MAX_VALUE;
            for (int attempt = 0; attempt < 200 && least > 0; attempt++) { // until all is compiled
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 2_000; i++) {
                    read(-1, buffer, 16);
                    write(-1, buffer, 16);
                    close(-1);
                    errno();
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, "bytes in 8,000 calls");
        }
    }
}
