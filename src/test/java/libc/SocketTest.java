package libc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.netinet.in_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tools.Loopback;
import tools.Port;

/** The calls on sockets, function by function: what they return, what errno says, what they refuse. */
class SocketTest {
    private final Arena stack = Arena.ofConfined();
    private final Deque<Integer> open = new ArrayDeque<>();

    @AfterEach
    void hang_up() {
        open.forEach(unistd_h::close);
        stack.close();
    }

    // ---- socket ----

    @Test
    void socket_returns_a_descriptor_of_its_own() {
        assertNotEquals(tcp(), tcp());
    }

    @Test
    void socket_knows_no_such_family_type_or_protocol() {
        assertFails(EAFNOSUPPORT, socket(-1, SOCK_STREAM, 0));
        assertFails(EINVAL, EPROTOTYPE, socket(PF_INET, -1, 0));
        assertFails(EPROTONOSUPPORT, EPROTOTYPE, socket(PF_INET, SOCK_STREAM, 17));
    }

    // ---- bind ----

    @Test
    void bind_gives_an_address_once() {
        int port = Port.free();
        int sock = tcp();
        assertEquals(0, bind(sock, loopback(port), 16));
        assertFails(EINVAL, bind(sock, loopback(port), 16));
        assertFails(EADDRINUSE, bind(tcp(), loopback(port), 16));
    }

    @Test
    void bind_takes_only_an_address_of_this_machine_and_of_the_family() {
        var addr = loopback(Port.free());
        addr.sin_addr().s_addr(inet_addr("192.0.2.1"));
        assertFails(EADDRNOTAVAIL, bind(tcp(), addr, sizeof(addr)));
        addr.sin_family(99);
        assertFails(EAFNOSUPPORT, bind(tcp(), addr, sizeof(addr)));
        assertFails(EINVAL, bind(tcp(), addr, 1));
        assertFails(EBADF, bind(-1, addr, sizeof(addr)));
    }

    @Test
    void bind_refuses_a_length_beyond_the_address() {
        var addr = loopback(Port.free());
        assertRefused("bind: addrlen is 17, but addr has 16 bytes", () -> bind(-1, addr, 17));
        assertRefused("bind: addrlen is 4294967295, but addr has 16 bytes", () -> bind(-1, addr, -1));
        assertRefused("bind: addrlen is 16, but addr has 0 bytes", () -> bind(-1, NULL, 16));
        assertRefused("bind: addr is on Java's heap, where C cannot reach it",
                () -> bind(-1, MemorySegment.ofArray(new byte[16]), 16));
    }

    // ---- listen ----

    @Test
    void listen_wants_a_socket() {
        assertFails(EBADF, listen(-1, 5));
        assertEquals(0, listen(server(Port.free()), 5), "twice is no error");
    }

    // ---- connect and accept ----

    @Test
    void connect_finds_who_listens() {
        int port = Port.free();
        server(port);
        int sock = tcp();
        assertEquals(0, connect(sock, loopback(port), 16));
        assertFails(EISCONN, connect(sock, loopback(port), 16));
    }

    @Test
    void connect_finds_nobody() {
        assertFails(ECONNREFUSED, connect(tcp(), loopback(Port.free()), 16));
        assertFails(EBADF, connect(-1, loopback(Port.free()), 16));
    }

    @Test
    void connect_refuses_a_length_beyond_the_address() {
        assertRefused("connect: addrlen is 17, but addr has 16 bytes", () -> connect(-1, loopback(1), 17));
    }

    @Test
    void accept_tells_who_called() {
        int port = Port.free();
        int serv_sock = server(port);
        call(port);
        var clnt_addr = new sockaddr_in(stack);
        var clnt_addr_size = stack.allocateFrom(socklen_t, sizeof(clnt_addr));
        assertNotEquals(serv_sock, opened(accept(serv_sock, clnt_addr, clnt_addr_size)));
        assertEquals(AF_INET, clnt_addr.sin_family());
        assertEquals(inet_addr("127.0.0.1"), clnt_addr.sin_addr().s_addr());
        assertNotEquals(0, clnt_addr.sin_port());
        assertEquals(16, clnt_addr_size.get(socklen_t, 0));
    }

    @Test
    void accept_tells_the_whole_length_of_an_address_that_it_cuts() {
        int port = Port.free();
        int serv_sock = server(port);
        call(port);
        var clnt_addr = new sockaddr_in(stack);
        var clnt_addr_size = stack.allocateFrom(socklen_t, 4);
        opened(accept(serv_sock, clnt_addr, clnt_addr_size));
        assertEquals(16, clnt_addr_size.get(socklen_t, 0));
        assertEquals(0, clnt_addr.sin_addr().s_addr(), "what is beyond the length given is left alone");
    }

    @Test
    void accept_need_not_tell_who_called() {
        int port = Port.free();
        int serv_sock = server(port);
        call(port);
        opened(accept(serv_sock, NULL, NULL));
    }

    @Test
    void accept_wants_a_socket_that_listens() {
        assertFails(EINVAL, accept(tcp(), NULL, NULL));
        assertFails(EBADF, accept(-1, NULL, NULL));
    }

    @Test
    void accept_refuses_a_length_beyond_the_address() {
        var clnt_addr = new sockaddr_in(stack);
        var too_long = stack.allocateFrom(socklen_t, 17);
        assertRefused("accept: *addrlen is 17, but addr has 16 bytes", () -> accept(-1, clnt_addr, too_long));
        assertRefused("accept: sizeof(socklen_t) is 4, but addrlen has 3 bytes",
                () -> accept(-1, clnt_addr, too_long.asSlice(0, 3)));
        assertRefused("accept: addrlen is read-only", () -> accept(-1, clnt_addr, too_long.asReadOnly()));
    }

    // ---- read, write, close ----

    @Test
    void what_is_written_is_read_and_then_comes_the_end() {
        var pair = connection();
        var message = stack.allocateFrom("Hello World!");
        assertEquals(13, write(pair[0], message, sizeof(message)));
        assertEquals(0, close(pair[0]));

        var buffer = stack.allocate(30);
        assertEquals(5, read(pair[1], buffer, 5), "read brings no more than it is asked for");
        assertEquals(8, read(pair[1], buffer.asSlice(5), 25), "and no more than has come");
        assertArrayEquals("Hello World!\0".getBytes(UTF_8), buffer.asSlice(0, 13).toArray(ValueLayout.JAVA_BYTE));
        assertEquals(0, read(pair[1], buffer, 30), "the other side has closed");
    }

    @Test
    void a_reset_connection_is_neither_read_nor_written() {
        var pair = connection();
        var message = stack.allocateFrom("never read");
        write(pair[1], message, sizeof(message));
        close(pair[0]); // what it has not read makes it a reset
        assertFails(ECONNRESET, read(pair[1], stack.allocate(1), 1));
        assertFails(EPIPE, write(pair[1], message, 1));
    }

    @Test
    void read_and_write_want_a_connection() {
        var buffer = stack.allocate(1);
        assertFails(EBADF, read(-1, buffer, 1));
        assertFails(EBADF, write(-1, buffer, 1));
        assertFails(ENOTCONN, read(tcp(), buffer, 1));
        assertFails(EPIPE, ENOTCONN, write(tcp(), buffer, 1));
    }

    @Test
    void read_and_write_refuse_a_length_beyond_the_buffer() {
        var buffer = stack.allocate(30);
        assertRefused("read: nbytes is 31, but buf has 30 bytes", () -> read(-1, buffer, 31));
        assertRefused("write: nbytes is 31, but buf has 30 bytes", () -> write(-1, buffer, 31));
        assertRefused("read: nbytes is 18446744073709551615, but buf has 30 bytes", () -> read(-1, buffer, -1));
        assertRefused("write: nbytes is 1, but buf has 0 bytes", () -> write(-1, NULL, 1));
        assertRefused("read: buf is on Java's heap, where C cannot reach it",
                () -> read(-1, MemorySegment.ofArray(new byte[30]), 30));
        assertRefused("read: buf is read-only", () -> read(-1, buffer.asReadOnly(), 30));
        assertFails(EBADF, write(-1, buffer.asReadOnly(), 30));
    }

    @Test
    void close_takes_a_descriptor_once() {
        // Another test may be given the number again at once, so only one that is never given is closed twice.
        assertEquals(0, close(socket(PF_INET, SOCK_STREAM, 0)));
        assertFails(EBADF, close(-1));
        assertFails(EBADF, close(Integer.MAX_VALUE));
    }

    // ---- struct sockaddr_in ----

    @Test
    void a_sockaddr_in_has_its_bytes_in_network_order() {
        var addr = loopback(0x1234);
        var bytes = addr.segment().toArray(ValueLayout.JAVA_BYTE);
        assertEquals(16, sizeof(addr));
        assertArrayEquals(new byte[] {0x12, 0x34, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0},
                Arrays.copyOfRange(bytes, 2, 16));
        assertEquals(AF_INET, addr.sin_family());
        assertEquals(0x1234, ntohs(addr.sin_port()));
        assertEquals(inet_addr("127.0.0.1"), addr.sin_addr().s_addr());
    }

    @Test
    void a_field_takes_what_fits() {
        var addr = loopback(0);
        addr.sin_port(htons(65535));
        assertEquals(65535, ntohs(addr.sin_port()));
        addr.sin_port(0x12345678);
        assertEquals(0x5678, addr.sin_port());
        assertEquals(AF_INET, addr.sin_family(), "the neighbour keeps its value");
    }

    @Test
    void an_in_addr_may_stand_alone() {
        var addr = new in_addr(stack);
        addr.s_addr(INADDR_NONE);
        assertEquals(-1, addr.s_addr());
        assertEquals(4, sizeof(addr));
    }

    // ---- errno ----

    @Test
    void errno_belongs_to_its_thread() throws Exception {
        assertFails(EBADF, close(-1));
        var elsewhere = new int[2];
        Thread.ofPlatform().start(() -> {
            elsewhere[0] = errno();
            socket(-1, SOCK_STREAM, 0);
            elsewhere[1] = errno();
        }).join();
        assertArrayEquals(new int[] {0, EAFNOSUPPORT}, elsewhere);
        assertEquals(EBADF, errno());
    }

    @Test
    void errno_outlives_a_success_and_what_the_jvm_does_meanwhile() {
        assertFails(EBADF, close(-1));
        tcp();
        assertFalse(new File("/no/such/file").exists()); // the JVM's own ENOENT
        System.gc();
        assertEquals(EBADF, errno());
        errno(0);
        tcp();
        assertEquals(0, errno());
    }

    // ---- What a test needs ----

    private int opened(int fd) {
        assertTrue(fd >= 0, () -> strerror(errno()));
        open.push(fd);
        return fd;
    }

    private int tcp() {
        return opened(socket(PF_INET, SOCK_STREAM, 0));
    }

    private sockaddr_in loopback(int port) {
        return Loopback.address(stack, port);
    }

    private int server(int port) {
        int sock = tcp();
        assertEquals(0, bind(sock, loopback(port), 16));
        assertEquals(0, listen(sock, 5));
        return sock;
    }

    private int call(int port) {
        int sock = tcp();
        assertEquals(0, connect(sock, loopback(port), 16));
        return sock;
    }

    /** Two sockets that are connected with each other; the first is the caller's to close. */
    private int[] connection() {
        int port = Port.free();
        int serv_sock = server(port);
        int caller = call(port);
        open.remove(caller);
        return new int[] {caller, opened(accept(serv_sock, NULL, NULL))};
    }

    private static void assertFails(int errno, long result) {
        assertEquals(-1, result);
        assertEquals(strerror(errno), strerror(errno()));
    }

    /** The first is Linux's reason, the second macOS's. */
    private static void assertFails(int errno, int errnoElsewhere, long result) {
        assertFails(System.getProperty("os.name").equals("Linux") ? errno : errnoElsewhere, result);
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(RuntimeException.class, call).getMessage());
    }
}
