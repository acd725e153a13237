package libc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.netinet.in_h.*;
import static libc.netinet.tcp_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
        assertRefused("write: nbytes is 31, but buf has 30 bytes", () -> write(-1, buffer, 31));
        assertRefused("write: nbytes is 1, but buf has 0 bytes", () -> write(-1, NULL, 1));
        assertRefused("read: buf is on Java's heap, where C cannot reach it",
                () -> read(-1, MemorySegment.ofArray(new byte[30]), 30));
        assertRefused("read: buf is read-only", () -> read(-1, buffer.asReadOnly(), 30));
        assertFails(EBADF, write(-1, buffer.asReadOnly(), 30));
    }

    /** A server writes what read has returned, and goes on to its next client. */
    @Test
    void a_negative_length_is_refused_by_the_kernel() {
        var buffer = stack.allocate(30);
        try (var fds = new Descriptors()) {
            var pair = fds.pair(SOCK_STREAM);
            for (long negative : new long[] {-1, Long.MIN_VALUE}) {
                assertFails(EFAULT, EINVAL, write(pair[0], buffer, negative));
                assertFails(EFAULT, EINVAL, read(pair[0], buffer, negative));
            }
            assertFails(EAGAIN, recv(pair[1], buffer, 30, MSG_DONTWAIT));
        }
        assertFails(EBADF, write(-1, buffer, -1));
        assertRefused("write: buf is on Java's heap, where C cannot reach it", () -> write(-1, MemorySegment.ofArray(new byte[30]), -1));
        assertRefused("send: len is 18446744073709551615, but buf has 30 bytes", () -> send(-1, buffer, -1, 0));
    }

    @Test
    void close_takes_a_descriptor_once() {
        // Another test may be given the number again at once, so only one that is never given is closed twice.
        assertEquals(0, close(socket(PF_INET, SOCK_STREAM, 0)));
        assertFails(EBADF, close(-1));
        assertFails(EBADF, close(Integer.MAX_VALUE));
    }

    // ---- setsockopt, getsockopt, shutdown ----

    @Test
    void an_option_is_what_it_was_set_to() {
        int sock = tcp();
        var option = stack.allocateFrom(C_INT, 0);
        var option_size = stack.allocateFrom(socklen_t, sizeof(option));
        assertEquals(0, getsockopt(sock, SOL_SOCKET, SO_REUSEADDR, option, option_size));
        assertEquals(0, option.get(C_INT, 0));
        assertEquals(4, option_size.get(socklen_t, 0));
        assertEquals(0, setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, stack.allocateFrom(C_INT, 1), sizeof(C_INT)));
        assertEquals(0, getsockopt(sock, SOL_SOCKET, SO_REUSEADDR, option, option_size));
        assertNotEquals(0, option.get(C_INT, 0));
    }

    @Test
    void getsockopt_tells_the_length_that_it_has_used() {
        var option = stack.allocate(16);
        var option_size = stack.allocateFrom(socklen_t, 16);
        assertEquals(0, getsockopt(tcp(), SOL_SOCKET, SO_REUSEADDR, option, option_size));
        assertEquals(4, option_size.get(socklen_t, 0));
        assertFails(EBADF, getsockopt(-1, SOL_SOCKET, SO_REUSEADDR, option, option_size));
        assertEquals(4, option_size.get(socklen_t, 0), "a failure leaves it alone");
    }

    @Test
    void an_option_must_exist_and_have_its_size() {
        var option = stack.allocateFrom(C_INT, 1);
        assertFails(EBADF, setsockopt(-1, SOL_SOCKET, SO_REUSEADDR, option, 4));
        assertFails(ENOPROTOOPT, setsockopt(tcp(), SOL_SOCKET, 0x7FFF, option, 4));
        assertFails(EINVAL, setsockopt(tcp(), SOL_SOCKET, SO_REUSEADDR, option, 3));
    }

    @Test
    void bind_takes_an_address_that_waits_if_both_sockets_reuse_it() throws InterruptedException {
        int port = Port.free();
        int serv_sock = reusing(port);
        assertEquals(0, listen(serv_sock, 5));
        int caller = call(port);
        close(accept(serv_sock, NULL, NULL)); // the server's side ends first, and its address waits
        assertEquals(0, read(caller, stack.allocate(1), 1));
        open.remove(caller);
        open.remove(serv_sock);
        close(caller);
        close(serv_sock);
        assertFails(EADDRINUSE, bind(tcp(), loopback(port), 16));
        reusing(port);
    }

    private int reusing(int port) throws InterruptedException {
        int sock = tcp();
        assertEquals(0, setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, stack.allocateFrom(C_INT, 1), sizeof(C_INT)));
        // A process that another test starts has the closed socket, too, until it runs its own program.
        int tries = 0;
        while (bind(sock, loopback(port), 16) == -1 && errno() == EADDRINUSE && tries++ < 100)
            Thread.sleep(20);
        assertTrue(tries < 100, "the address is in use");
        return sock;
    }

    @Test
    void shutdown_ends_one_direction() {
        var pair = connection();
        assertEquals(0, shutdown(pair[0], SHUT_WR));
        assertEquals(0, read(pair[1], stack.allocate(1), 1), "nothing more comes");
        assertEquals(2, write(pair[1], stack.allocateFrom("x"), 2), "the other direction is open");
        assertEquals(2, read(pair[0], stack.allocate(2), 2));
        assertFails(EPIPE, write(pair[0], stack.allocate(1), 1));
        assertEquals(0, shutdown(pair[1], SHUT_RDWR));
        assertEquals(0, close(pair[0]));
    }

    @Test
    void shutdown_wants_a_connection() {
        assertFails(EBADF, shutdown(-1, SHUT_RD));
        assertFails(ENOTCONN, shutdown(tcp(), SHUT_RDWR));
        assertFails(EINVAL, ENOTCONN, shutdown(tcp(), 99));
    }

    @Test
    void an_option_may_be_a_struct() {
        int sock = tcp();
        var option = new linger(stack);
        option.l_onoff(1);
        option.l_linger(7);
        assertEquals(0, setsockopt(sock, SOL_SOCKET, SO_LINGER, option, sizeof(option)));
        var got = new linger(stack);
        var got_size = stack.allocateFrom(socklen_t, sizeof(got));
        assertEquals(0, getsockopt(sock, SOL_SOCKET, SO_LINGER, got, got_size));
        assertNotEquals(0, got.l_onoff());
        assertEquals(7, got.l_linger());
        assertRefused("setsockopt: optlen is 9, but optval has 8 bytes",
                () -> setsockopt(sock, SOL_SOCKET, SO_LINGER, option, 9));
    }

    @Test
    void a_socket_tells_its_type() {
        var type = stack.allocate(C_INT);
        var type_size = stack.allocateFrom(socklen_t, 4);
        assertEquals(0, getsockopt(udp(), SOL_SOCKET, SO_TYPE, type, type_size));
        assertEquals(SOCK_DGRAM, type.get(C_INT, 0));
        assertEquals(0, getsockopt(tcp(), SOL_SOCKET, SO_TYPE, type, type_size));
        assertEquals(SOCK_STREAM, type.get(C_INT, 0));
        assertEquals(0, getsockopt(tcp(), IPPROTO_TCP, TCP_NODELAY, type, type_size));
        assertEquals(0, type.get(C_INT, 0));
    }

    // ---- getsockname, getpeername ----

    @Test
    void a_connection_has_two_names() {
        var pair = connection();
        var name = new sockaddr_in(stack);
        var peer = new sockaddr_storage(stack);
        var size = stack.allocateFrom(socklen_t, sizeof(name));
        assertEquals(0, getsockname(pair[0], name, size));
        assertEquals(16, size.get(socklen_t, 0));
        size.set(socklen_t, 0, sizeof(peer));
        assertEquals(0, getpeername(pair[1], peer, size));
        assertEquals(16, size.get(socklen_t, 0));
        assertEquals(AF_INET, peer.ss_family());
        assertEquals(AF_INET, peer.sa_family());
        assertEquals(name.sin_port(), new sockaddr_in(peer).sin_port());
        close(pair[0]);
    }

    @Test
    void a_name_needs_a_socket_and_room() {
        var name = new sockaddr_in(stack);
        var size = stack.allocateFrom(socklen_t, 16);
        assertFails(EBADF, getsockname(-1, name, size));
        assertFails(EBADF, getpeername(-1, name, size));
        assertFails(ENOTCONN, getpeername(tcp(), name, size));
        assertFails(EFAULT, getsockname(tcp(), name.segment(), NULL));
        size.set(socklen_t, 0, 17);
        assertRefused("getsockname: *addrlen is 17, but addr has 16 bytes", () -> getsockname(-1, name, size));
        assertRefused("getpeername: *addrlen is 17, but addr has 16 bytes", () -> getpeername(-1, name, size));
    }

    // ---- send, recv ----

    @Test
    void recv_looks_without_taking_and_waits_for_all() {
        var pair = connection();
        assertEquals(5, send(pair[0], stack.allocateFrom("Hello"), 5, 0));
        var buffer = stack.allocate(8);
        assertEquals(5, recv(pair[1], buffer, 8, MSG_PEEK));
        assertEquals(5, recv(pair[1], buffer, 5, MSG_WAITALL));
        assertEquals("Hello", buffer.getString(0));
        assertFails(EAGAIN, recv(pair[1], buffer, 8, MSG_DONTWAIT));
        close(pair[0]);
        assertEquals(0, recv(pair[1], buffer, 8, 0));
    }

    @Test
    void send_and_recv_want_a_connection_and_memory() {
        var buffer = stack.allocate(8);
        assertFails(EBADF, send(-1, buffer, 8, 0));
        assertFails(EBADF, recv(-1, buffer, 8, 0));
        assertFails(ENOTCONN, recv(tcp(), buffer, 8, 0));
        assertFails(EPIPE, ENOTCONN, send(tcp(), buffer, 8, MSG_NOSIGNAL));
        assertRefused("send: len is 9, but buf has 8 bytes", () -> send(-1, buffer, 9, 0));
        assertRefused("recv: buf is read-only", () -> recv(-1, buffer.asReadOnly(), 8, 0));
    }

    /** Sends over a connection whose other end is closed, with flags, and returns 7 if that is an error as any other. */
    static final class Sender {
        public static void main(String[] args) {
            try (var stack = Arena.ofConfined()) {
                var sv = stack.allocate(C_INT, 2);
                socketpair(PF_UNIX, SOCK_STREAM, 0, sv);
                close(sv.getAtIndex(C_INT, 1));
                long sent = args[0].equals("nosignal") ? send(sv.getAtIndex(C_INT, 0), sv, 8, MSG_NOSIGNAL)
                        : args[0].equals("nosignal to") ? sendto(sv.getAtIndex(C_INT, 0), sv, 8, MSG_NOSIGNAL, NULL, 0)
                        : send(sv.getAtIndex(C_INT, 0), sv, 8, 0);
                System.exit(sent == -1 && errno() == EPIPE ? 7 : 1);
            }
        }
    }

    @Test
    void a_command_that_sends_to_nobody_ends_by_sigpipe_unless_it_asks_for_no_signal() throws Exception {
        assertEquals(128 + 13, sender("signal"));
        assertEquals(7, sender("nosignal"));
        assertEquals(7, sender("nosignal to"));
    }

    private static int sender(String flags) throws Exception {
        return new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED",
                "-Dlibc.argv0=sender", "-cp", "target/classes" + File.pathSeparator + "target/test-classes",
                Sender.class.getName(), flags).start().waitFor();
    }

    @Test
    void sockatmark_tells_where_the_urgent_byte_was() throws Exception {
        int[] pair = connection();
        var buffer = stack.allocateFrom("ab!");
        assertEquals(2, send(pair[0], buffer, 2, 0));
        assertEquals(1, send(pair[0], buffer.asSlice(2), 1, MSG_OOB));
        assertEquals(0, sockatmark(pair[1]));
        assertEquals(2, recv(pair[1], buffer, 2, MSG_WAITALL));
        assertEquals(1, sockatmark(pair[1]));
        assertFails(EBADF, sockatmark(-1));
        unistd_h.close(pair[0]);
    }

    // ---- sendto, recvfrom ----

    @Test
    void datagrams_have_boundaries_and_a_sender() {
        int receiver = udp();
        int sender = udp();
        var from = new sockaddr_in(stack);
        var to = new sockaddr_in(stack);
        var size = stack.allocateFrom(socklen_t, 16);
        assertEquals(0, bind(receiver, loopback(0), 16));
        assertEquals(0, bind(sender, loopback(0), 16));
        assertEquals(0, getsockname(receiver, to, size));
        assertEquals(3, sendto(sender, stack.allocateFrom("one"), 3, 0, to, sizeof(to)));
        assertEquals(0, sendto(sender, NULL, 0, 0, to, sizeof(to)));
        assertEquals(5, sendto(sender, stack.allocateFrom("three"), 5, 0, to, sizeof(to)));
        var buffer = stack.allocate(8);
        assertEquals(3, recvfrom(receiver, buffer, 8, 0, from, size));
        assertEquals("one", buffer.getString(0));
        assertEquals(16, size.get(socklen_t, 0));
        var name = new sockaddr_in(stack);
        assertEquals(0, getsockname(sender, name, size));
        assertEquals(name.sin_port(), from.sin_port());
        assertEquals(0, recvfrom(receiver, buffer, 8, 0, NULL, NULL));
        assertEquals(2, recvfrom(receiver, buffer, 2, 0, NULL, NULL), "the rest is lost");
        assertFails(EAGAIN, recvfrom(receiver, buffer, 8, MSG_DONTWAIT, from, size));
    }

    @Test
    void sendto_and_recvfrom_refuse_a_length_beyond_the_memory() {
        var buffer = stack.allocate(8);
        var addr = loopback(1);
        var size = stack.allocateFrom(socklen_t, 17);
        assertFails(EBADF, sendto(-1, buffer, 8, 0, addr, 16));
        assertFails(EDESTADDRREQ, sendto(udp(), buffer, 8, 0, NULL, 0));
        assertFails(EBADF, recvfrom(-1, buffer, 8, 0, NULL, NULL));
        assertRefused("sendto: len is 9, but buf has 8 bytes", () -> sendto(-1, buffer, 9, 0, addr, 16));
        assertRefused("sendto: addrlen is 17, but dest_addr has 16 bytes", () -> sendto(-1, buffer, 8, 0, addr, 17));
        assertRefused("recvfrom: *addrlen is 17, but src_addr has 16 bytes", () -> recvfrom(-1, buffer, 8, 0, addr, size));
    }

    // ---- socketpair ----

    @Test
    void a_socketpair_is_connected() {
        var sv = stack.allocate(C_INT, 2);
        assertEquals(0, socketpair(PF_UNIX, SOCK_STREAM, 0, sv));
        int one = opened(sv.getAtIndex(C_INT, 0));
        int other = opened(sv.getAtIndex(C_INT, 1));
        assertEquals(2, write(one, stack.allocateFrom("x"), 2));
        assertEquals(2, read(other, stack.allocate(2), 2));
        assertFails(EOPNOTSUPP, socketpair(PF_INET, SOCK_STREAM, 0, sv));
        assertRefused("socketpair: sizeof(int[2]) is 8, but sv has 4 bytes",
                () -> socketpair(PF_UNIX, SOCK_STREAM, 0, sv.asSlice(4)));
    }

    private int udp() {
        return opened(socket(PF_INET, SOCK_DGRAM, 0));
    }

    // ---- sleep ----

    @Test
    void sleep_sleeps_and_other_threads_do_not() throws Exception {
        var slept = new java.util.concurrent.CompletableFuture<Integer>();
        long start = System.nanoTime();
        Thread.ofPlatform().start(() -> slept.complete(sleep(1)));
        assertEquals(0, sleep(0));
        assertFalse(slept.isDone());
        assertEquals(0, slept.get());
        assertTrue(System.nanoTime() - start >= 1_000_000_000);
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
}
