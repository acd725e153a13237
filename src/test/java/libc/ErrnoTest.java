package libc;

import static libc.errno_h.*;
import static libc.netinet.in_h.*;
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
import org.junit.jupiter.api.Test;
<<<<<<< HEAD
import tools.Libc;
=======
import twins.Libc;
import twins.Loopback;
import twins.Port;
>>>>>>> binding

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
    void a_call_that_fails_allocates_nothing() {
        try (var stack = Arena.ofConfined()) {
            var buffer = stack.allocate(16);
            var addr = Loopback.address(stack, 1);
            var addrlen = stack.allocateFrom(socklen_t, 16);
            assertNoAllocation(() -> {
                read(-1, buffer, 16);
                write(-1, buffer, 16);
                close(-1);
                accept(-1, addr, addrlen);
                connect(-1, addr, 16);
                errno();
            });
        }
    }

    @Test
    void nor_does_one_that_succeeds() {
        int port = Port.free();
        int serv_sock = socket(PF_INET, SOCK_STREAM, 0);
        try (var stack = Arena.ofConfined()) {
            var addr = Loopback.address(stack, port);
            assertEquals(0, bind(serv_sock, addr, 16));
            assertEquals(0, listen(serv_sock, 1));
            var buffer = stack.allocate(1);
            var clnt_addr = new sockaddr_in(stack);
            var addrlen = stack.allocateFrom(socklen_t, 16);
            int talking = socket(PF_INET, SOCK_STREAM, 0);
            assertEquals(0, connect(talking, addr, 16));
            int answering = accept(serv_sock, clnt_addr, addrlen);
            assertNoAllocation(() -> {
                if (write(talking, buffer, 1) + read(answering, buffer, 1) != 2)
                    throw new AssertionError(strerror(errno()));
            });
            // A caller that closes with a byte unread resets the connection, so no port waits in TIME_WAIT.
            assertNoAllocation(() -> {
                int caller = socket(PF_INET, SOCK_STREAM, 0);
                int connected = connect(caller, addr, 16);
                int sock = accept(serv_sock, clnt_addr, addrlen);
                if (connected == -1 || sock == -1 || write(sock, buffer, 1) == -1 || close(caller) == -1 || close(sock) == -1)
                    throw new AssertionError(strerror(errno()));
            });
            close(talking);
            close(answering);
        } finally {
            close(serv_sock);
        }
    }

    private static void assertNoAllocation(Runnable calls) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 400 && least > 0; attempt++) { // until all is compiled
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 500; i++)
                calls.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes in 500 rounds");
    }
}
