package libc;

import static libc.C.*;
import static libc.errno_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.Command;
import tools.Command.Outcome;
import tools.Libc;
import tools.Loopback;
import tools.Port;

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

    /** In a JVM of its own, where no other test has had a part in what the compiler does. */
    @Test
    void a_call_allocates_nothing_once_it_is_compiled() throws Exception {
        assertEquals(new Outcome(0, "0 bytes in failing reads, writes and closes\n0 in failing accepts\n0 in failing connects\n"
                + "0 in writes and reads\n", ""),
                Command.run(Path.of(System.getProperty("java.home"), "bin", "java"), "--enable-native-access=ALL-UNNAMED",
                        "-cp", "target/classes:target/test-classes", Allocation.class.getName()));
    }

    static final class Allocation {
        public static void main(String[] args) {
            int serv_sock = socket(PF_INET, SOCK_STREAM, 0);
            int talking = socket(PF_INET, SOCK_STREAM, 0);
            try (var stack = Arena.ofConfined()) {
                var addr = Loopback.address(stack, Port.free());
                var addrlen = stack.allocateFrom(socklen_t, 16);
                var buffer = stack.allocate(16);
                System.out.println(allocated(() -> {
                    read(-1, buffer, 16);
                    write(-1, buffer, 16);
                    close(-1);
                    errno();
                }) + " bytes in failing reads, writes and closes");
                System.out.println(allocated(() -> accept(-1, addr, addrlen)) + " in failing accepts");
                System.out.println(allocated(() -> connect(-1, addr, 16)) + " in failing connects");

                bind(serv_sock, addr, 16);
                listen(serv_sock, 1);
                connect(talking, addr, 16);
                int answering = accept(serv_sock, NULL, NULL);
                System.out.println(allocated(() -> {
                    if (write(talking, buffer, 16) != 16 || read(answering, buffer, 16) != 16)
                        throw new AssertionError(strerror(errno()));
                }) + " in writes and reads");
            }
        }

        /** The least of many measurements, since the first are made before all is compiled. */
        private static long allocated(Runnable calls) {
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            for (int attempt = 0; attempt < 200 && least > 0; attempt++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 2_000; i++)
                    calls.run();
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            return least;
        }
    }
}
