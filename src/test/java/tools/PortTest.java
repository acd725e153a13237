package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Port reads: of netstat on macOS, and of the kernel's tables on Linux. */
class PortTest {
    private static final List<String> NETSTAT = """
            Active Internet connections (including servers)
            Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)   \s
            tcp4       0      0  127.0.0.1.19190        127.0.0.1.9190         ESTABLISHED
            tcp4       0      0  127.0.0.1.9190         127.0.0.1.19190        ESTABLISHED
            tcp4       0      0  *.9190                 *.*                    LISTEN    \s
            tcp46      0      0  *.9191                 *.*                    LISTEN    \s
            tcp6       0      0  fe80::1%lo0.9192       *.*                    LISTEN    \s
            tcp4       0      0  127.0.0.1.9193         127.0.0.1.80           TIME_WAIT \s
            udp4       0      0  127.0.0.1.9194         *.*                              \s
            udp4       0      0  127.0.0.1.49152        127.0.0.1.9195                   \s
            """.lines().toList();

    @Test
    void a_port_is_in_use_by_its_local_address() {
        assertEquals(List.of(9190, 9191, 9192, 9193, 9194, 19190), ports(port -> NETSTAT.stream().anyMatch(line -> Port.isAt(port, line))));
    }

    @Test
    void a_port_is_listened_at_by_a_listener_alone() {
        assertEquals(List.of(9190, 9191, 9192), ports(port -> NETSTAT.stream().anyMatch(line -> Port.isListenerAt(port, line))));
    }

    @ParameterizedTest
    @EnumSource(names = {"INET", "INET6"})
    @EnabledOnOs(OS.LINUX)
    void a_listener_is_seen_before_and_after_it_is_called(StandardProtocolFamily family) throws Exception {
        int port = Port.free();
        int otherPort = Port.free();
        var loopback = family == StandardProtocolFamily.INET ? "127.0.0.1" : "::1";
        try (var listener = ServerSocketChannel.open(family); var other = ServerSocketChannel.open(family)) {
            assertFalse(Port.isListenedAt(port));
            listener.bind(new InetSocketAddress(loopback, port));
            other.bind(new InetSocketAddress(loopback, otherPort));
            assertTrue(Port.isListenedAt(port) && Port.isListenedAt(otherPort));
            assertFalse(Port.holdsUnaccepted(port));
            try (var caller = SocketChannel.open(listener.getLocalAddress())) {
                assertTrue(caller.isConnected());
                assertTrue(Port.holdsUnaccepted(port));
                listener.accept().close();
                assertFalse(Port.holdsUnaccepted(port));
                assertTrue(Port.isListenedAt(port));
            }
        }
        // A process that another test is starting may hold a copy of it for a moment.
        for (int times = 0; times < 500 && Port.isListenedAt(port); times++)
            Thread.sleep(10);
        assertFalse(Port.isListenedAt(port), "connections that are over are no listeners");
    }

    private static List<Integer> ports(Predicate<Integer> is) {
        return List.of(80, 190, 9190, 9191, 9192, 9193, 9194, 9195, 9196, 19190).stream().filter(is).toList();
    }
}
