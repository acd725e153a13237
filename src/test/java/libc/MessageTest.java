package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.netdb_h.*;
import static libc.netinet.in_h.*;
import static libc.sys.socket_h.*;
import static libc.sys.uio_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.Command;
import tools.Loopback;

/** Messages in pieces, with addresses and control data: sendmsg and recvmsg. */
class MessageTest {
    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final Arena stack = fds.stack;

    private msghdr message(MemorySegment... pieces) {
        var vec = stack.allocate(iovec.layout(), pieces.length);
        for (int i = 0; i < pieces.length; i++) {
            iovec.at(vec, i).iov_base(pieces[i]);
            iovec.at(vec, i).iov_len(pieces[i].byteSize());
        }
        var msg = new msghdr(stack);
        msg.msg_iov(vec);
        msg.msg_iovlen(pieces.length);
        return msg;
    }

    private MemorySegment text(String text) {
        return stack.allocateFrom(text).asSlice(0, text.length());
    }

    // ---- struct msghdr ----

    @Test
    void a_message_keeps_what_it_is_set_to() {
        var msg = new msghdr(stack);
        assertSame(NULL, msg.msg_name());
        assertSame(NULL, msg.msg_iov());
        assertSame(NULL, msg.msg_control());
        var addr = new sockaddr_in(stack);
        var vec = stack.allocate(iovec.layout(), 2);
        var control = stack.allocate(100);
        msg.msg_name(addr);
        msg.msg_namelen(sizeof(addr));
        msg.msg_iov(vec);
        msg.msg_iovlen(2);
        msg.msg_control(control);
        msg.msg_controllen(100);
        msg.msg_flags(-1);
        assertEquals(addr.segment(), msg.msg_name());
        assertEquals(16, msg.msg_namelen());
        assertEquals(vec, msg.msg_iov());
        assertEquals(2, msg.msg_iovlen());
        assertEquals(control, msg.msg_control());
        assertEquals(100, msg.msg_controllen());
        assertEquals(-1, msg.msg_flags());
        var iov = new iovec(stack);
        msg.msg_iov(iov);
        assertEquals(iov.segment(), msg.msg_iov());
        var array = stack.allocate(msghdr.layout(), 2);
        msghdr.at(array, 1).msg_flags(7);
        assertEquals(7, new msghdr(array.asSlice(sizeof(msghdr.layout()))).msg_flags());
        assertThrows(IndexOutOfBoundsException.class, () -> msghdr.at(array, 2));
    }

    // ---- Pieces ----

    @Test
    void a_message_is_sent_and_received_in_pieces() {
        var pair = fds.pair(SOCK_STREAM);
        assertEquals(11, sendmsg(pair[0], message(text("Hello"), text(" World")), 0));
        var first = stack.allocate(4);
        var second = stack.allocate(30);
        assertEquals(11, recvmsg(pair[1], message(first, second), 0));
        assertEquals("Hell", new String(first.toArray(C_CHAR)));
        assertEquals("o World", second.getString(0));
        fds.shut(pair[0]);
        assertEquals(0, recvmsg(pair[1], message(first), 0));
    }

    @Test
    void a_datagram_that_is_cut_says_so() {
        var pair = fds.pair(SOCK_DGRAM);
        assertEquals(5, sendmsg(pair[0], message(text("12345")), 0));
        var msg = message(stack.allocate(2), stack.allocate(2));
        msg.msg_flags(-1);
        assertEquals(4, recvmsg(pair[1], msg, 0));
        assertEquals(MSG_TRUNC, msg.msg_flags() & (MSG_TRUNC | MSG_CTRUNC));
        assertFails(EAGAIN, recvmsg(pair[1], msg, MSG_DONTWAIT));
        assertEquals(MSG_TRUNC, msg.msg_flags() & MSG_TRUNC, "a failure leaves it alone");
    }

    @Test
    void a_message_has_an_address() {
        int receiver = fds.opened(socket(PF_INET, SOCK_DGRAM, 0));
        int sender = fds.opened(socket(PF_INET, SOCK_DGRAM, 0));
        assertEquals(0, bind(receiver, Loopback.address(stack, 0), 16));
        assertEquals(0, bind(sender, Loopback.address(stack, 0), 16));
        var msg = message(text("to whom"));
        msg.msg_name(name(receiver));
        msg.msg_namelen(16);
        assertEquals(7, sendmsg(sender, msg, 0));

        var got = message(stack.allocate(30));
        var from = new sockaddr_storage(stack);
        got.msg_name(from);
        got.msg_namelen(sizeof(from));
        assertEquals(7, recvmsg(receiver, got, 0));
        assertEquals(16, got.msg_namelen());
        assertEquals(name(sender).sin_port(), new sockaddr_in(from).sin_port());
        assertEquals(inet_addr("127.0.0.1"), new sockaddr_in(from).sin_addr().s_addr());

        msg.msg_name(NULL);
        assertFails(EDESTADDRREQ, sendmsg(sender, msg, 0));
    }

    private sockaddr_in name(int sock) {
        var addr = new sockaddr_in(stack);
        assertEquals(0, getsockname(sock, addr, stack.allocateFrom(socklen_t, sizeof(addr))));
        return addr;
    }

    @Test
    void sendmsg_and_recvmsg_fail_with_a_reason() {
        assertFails(EBADF, sendmsg(-1, message(text("x")), 0));
        assertFails(EBADF, recvmsg(-1, message(stack.allocate(1)), 0));
        assertFails(ENOTSOCK, sendmsg(fds.piped()[1], message(text("x")), 0));
        assertFails(ENOTSOCK, recvmsg(fds.piped()[0], message(stack.allocate(1)), 0));
        var many = message(text("x"));
        many.msg_iov(stack.allocate(iovec.layout(), 100_000));
        many.msg_iovlen(100_000);
        assertFails(EMSGSIZE, sendmsg(fds.pair(SOCK_STREAM)[0], many, 0));
        var pair = fds.pair(SOCK_STREAM);
        fds.shut(pair[1]);
        assertFails(EPIPE, sendmsg(pair[0], message(text("x")), MSG_NOSIGNAL));
        assertFails(EPIPE, sendmsg(pair[0], message(text("x")), 0));
    }

    /** Sends to nobody, with flags, and returns 7 if that is an error as any other. */
    static final class Sender {
        public static void main(String[] args) {
            var test = new MessageTest();
            var pair = test.fds.pair(SOCK_STREAM);
            test.fds.shut(pair[1]);
            long sent = sendmsg(pair[0], test.message(test.text("x")), args[0].equals("nosignal") ? MSG_NOSIGNAL : 0);
            System.exit(sent == -1 && errno() == EPIPE ? 7 : 1);
        }
    }

    @Test
    void a_command_that_sends_to_nobody_ends_by_sigpipe_unless_it_asks_for_no_signal() throws Exception {
        assertEquals(128 + 13, sender("signal"));
        assertEquals(7, sender("nosignal"));
    }

    private static int sender(String flags) throws Exception {
        var classes = System.getProperty("java.class.path");
        return Command.run(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-Dlibc.argv0=sender",
                "-cp", "target/classes" + File.pathSeparator + "target/test-classes" + File.pathSeparator + classes, Sender.class.getName(), flags).status();
    }

    // ---- What is refused ----

    @Test
    void a_length_beyond_its_memory_is_refused() {
        var msg = message(text("good"), stack.allocate(4));
        iovec.at(msg.msg_iov(), 1).iov_len(5);
        assertRefused("sendmsg: msg_iov[1].iov_len is 5, but msg_iov[1].iov_base has 4 bytes", () -> sendmsg(-1, msg, 0));
        assertRefused("recvmsg: msg_iov[1].iov_len is 5, but msg_iov[1].iov_base has 4 bytes", () -> recvmsg(-1, msg, 0));
        msg.msg_iovlen(3);
        assertRefused("sendmsg: msg_iovlen * sizeof(struct iovec) is 48, but msg_iov has 32 bytes", () -> sendmsg(-1, msg, 0));
        assertRefused("recvmsg: msg_iovlen * sizeof(struct iovec) is 48, but msg_iov has 32 bytes", () -> recvmsg(-1, msg, 0));
        msg.msg_iovlen(1);
        msg.msg_name(new sockaddr_in(stack));
        msg.msg_namelen(17);
        assertRefused("sendmsg: msg_namelen is 17, but msg_name has 16 bytes", () -> sendmsg(-1, msg, 0));
        assertRefused("recvmsg: msg_namelen is 17, but msg_name has 16 bytes", () -> recvmsg(-1, msg, 0));
        msg.msg_namelen(16);
        msg.msg_control(stack.allocate(20));
        msg.msg_controllen(21);
        assertRefused("sendmsg: msg_controllen is 21, but msg_control has 20 bytes", () -> sendmsg(-1, msg, 0));
        assertRefused("recvmsg: msg_controllen is 21, but msg_control has 20 bytes", () -> recvmsg(-1, msg, 0));
        assertRefused("CMSG_FIRSTHDR: msg_controllen is 21, but msg_control has 20 bytes", () -> CMSG_FIRSTHDR(msg));
        msg.msg_control(NULL);
        assertRefused("sendmsg: msg_controllen is 21, but msg_control has 0 bytes", () -> sendmsg(-1, msg, 0));
    }

    @Test
    void memory_that_c_must_not_have_is_refused() {
        var msg = message(stack.allocate(4).asReadOnly());
        assertRefused("recvmsg: msg_iov[0].iov_base is read-only", () -> recvmsg(-1, msg, 0));
        assertFails(EBADF, sendmsg(-1, msg, 0));
        try (var elsewhere = Arena.ofConfined()) {
            msg.msg_control(elsewhere.allocate(24));
            msg.msg_controllen(24);
        }
        assertRefused("sendmsg: msg_control is in an arena that is closed", () -> sendmsg(-1, msg, 0));
        assertRefused("CMSG_FIRSTHDR: msg_control is in an arena that is closed", () -> CMSG_FIRSTHDR(msg));
        assertRefused("recvmsg: msg is read-only", () -> recvmsg(-1, new msghdr(msg.segment().asReadOnly()), 0));
    }

    @Test
    void an_address_that_nobody_has_assigned_is_refused() {
        var msg = new msghdr(stack.allocate(msghdr.layout()).fill((byte) 0x55));
        assertRefused("sendmsg: msg_name has an address that was not assigned to it", () -> sendmsg(-1, msg, 0));
        assertRefused("recvmsg: msg_name has an address that was not assigned to it", () -> recvmsg(-1, msg, 0));
        msg.msg_name(NULL);
        assertRefused("sendmsg: msg_iov has an address that was not assigned to it", () -> sendmsg(-1, msg, 0));
        msg.msg_iov(NULL);
        msg.msg_iovlen(0);
        assertRefused("sendmsg: msg_control has an address that was not assigned to it", () -> sendmsg(-1, msg, 0));
        assertRefused("CMSG_FIRSTHDR: msg_control has an address that was not assigned to it", () -> CMSG_FIRSTHDR(msg));
        msg.msg_controllen(0);
        assertNull(CMSG_FIRSTHDR(msg));
        assertFails(EBADF, sendmsg(-1, msg, 0));
    }

    // ---- Control data ----

    private msghdr passing(int... descriptors) {
        var msg = message(text("x"));
        int size = 4 * descriptors.length;
        var control = stack.allocate(CMSG_SPACE(size), 8);
        msg.msg_control(control);
        msg.msg_controllen(sizeof(control));
        var cmsg = CMSG_FIRSTHDR(msg);
        cmsg.cmsg_level(SOL_SOCKET);
        cmsg.cmsg_type(SCM_RIGHTS);
        cmsg.cmsg_len(CMSG_LEN(size));
        for (int i = 0; i < descriptors.length; i++)
            CMSG_DATA(cmsg).setAtIndex(C_INT, i, descriptors[i]);
        return msg;
    }

    private msghdr receiving(Arena arena, long room) {
        var msg = message(stack.allocate(1));
        msg.msg_control(arena.allocate(room, 8));
        msg.msg_controllen(room);
        return msg;
    }

    @Test
    void a_descriptor_is_passed_over_a_socket() {
        var pair = fds.pair(SOCK_STREAM);
        var pipe = fds.piped();
        for (var arena : new Arena[] {stack, Arena.ofShared(), Arena.ofAuto()}) {
            assertEquals(1, sendmsg(pair[0], passing(pipe[0], pipe[1]), 0));
            var msg = receiving(arena, CMSG_SPACE(2 * sizeof(C_INT)));
            assertEquals(1, recvmsg(pair[1], msg, 0));
            assertEquals(0, msg.msg_flags() & MSG_CTRUNC);
            var cmsg = CMSG_FIRSTHDR(msg);
            assertEquals(SOL_SOCKET, cmsg.cmsg_level());
            assertEquals(SCM_RIGHTS, cmsg.cmsg_type());
            assertEquals(CMSG_LEN(8), cmsg.cmsg_len());
            int in = fds.opened(CMSG_DATA(cmsg).getAtIndex(C_INT, 0));
            int out = fds.opened(CMSG_DATA(cmsg).getAtIndex(C_INT, 1));
            assertNotEquals(pipe[0], in, "a descriptor of the receiver's own");
            assertEquals(3, write(out, text("abc"), 3));
            var buffer = stack.allocate(4);
            assertEquals(3, read(in, buffer, 4));
            assertEquals("abc", buffer.getString(0));
            assertNull(CMSG_NXTHDR(msg, cmsg));
        }
    }

    @Test
    void control_data_without_room_is_cut_and_says_so() {
        var pair = fds.pair(SOCK_STREAM);
        assertEquals(1, sendmsg(pair[0], passing(pair[0]), 0));
        var none = message(stack.allocate(1));
        assertEquals(1, recvmsg(pair[1], none, 0));
        assertEquals(MSG_CTRUNC, none.msg_flags() & MSG_CTRUNC);
        assertEquals(0, none.msg_controllen());
        assertNull(CMSG_FIRSTHDR(none));
    }

    @Test
    void the_kernel_tells_of_a_datagram_in_control_data_one_header_after_the_other() {
        int sock = fds.opened(socket(PF_INET, SOCK_DGRAM, 0));
        assertEquals(0, bind(sock, Loopback.address(stack, 0), 16));
        var on = stack.allocateFrom(C_INT, 1);
        assertEquals(0, setsockopt(sock, SOL_SOCKET, SO_TIMESTAMP, on, sizeof(on)));
        assertEquals(0, setsockopt(sock, IPPROTO_IP, IP_RECVTTL, on, sizeof(on)));
        assertEquals(0, setsockopt(sock, IPPROTO_IP, IP_TTL, stack.allocateFrom(C_INT, 7), sizeof(C_INT)));
        assertEquals(1, sendto(sock, text("x"), 1, 0, name(sock), 16));
        assertEquals(1, sendto(sock, text("x"), 1, 0, name(sock), 16));

        var msg = receiving(stack, 200);
        assertEquals(1, recvmsg(sock, msg, 0));
        int headers = 0;
        int ttl = 0;
        for (var cmsg = CMSG_FIRSTHDR(msg); cmsg != null; cmsg = CMSG_NXTHDR(msg, cmsg)) {
            headers++;
            if (cmsg.cmsg_level() == IPPROTO_IP)
                ttl = CMSG_DATA(cmsg).get(C_CHAR, 0); // an int on Linux, a byte on macOS
        }
        assertEquals(2, headers);
        assertEquals(7, ttl);
        assertEquals(0, msg.msg_flags() & MSG_CTRUNC);

        var little = receiving(stack, CMSG_SPACE(0));
        assertEquals(1, recvmsg(sock, little, 0));
        assertEquals(MSG_CTRUNC, little.msg_flags() & MSG_CTRUNC);
    }

    @Test
    void sendmsg_takes_only_control_data_that_makes_sense() {
        var msg = passing(-1);
        int sock = fds.pair(SOCK_STREAM)[0];
        assertFails(EBADF, sendmsg(sock, msg, 0));
        CMSG_FIRSTHDR(msg).cmsg_len(1);
        assertFails(EINVAL, sendmsg(sock, msg, 0));
    }

    @Test
    void headers_follow_one_another_to_the_end() {
        var msg = new msghdr(stack);
        var control = stack.allocate(CMSG_SPACE(1) + CMSG_SPACE(12) + CMSG_SPACE(0), 8);
        msg.msg_control(control);
        msg.msg_controllen(sizeof(control));
        var first = CMSG_FIRSTHDR(msg);
        assertEquals(0, first.segment().address() - control.address());
        assertNull(CMSG_NXTHDR(msg, first), "its length is not set");
        first.cmsg_len(CMSG_LEN(1));
        var second = CMSG_NXTHDR(msg, first);
        assertEquals(CMSG_SPACE(1), second.segment().address() - control.address());
        second.cmsg_len(CMSG_LEN(12));
        assertEquals(CMSG_SPACE(12) - CMSG_LEN(0) + CMSG_SPACE(0), sizeof(CMSG_DATA(second)), "the data ends with the control data");
        var third = CMSG_NXTHDR(msg, second);
        assertEquals(CMSG_SPACE(1) + CMSG_SPACE(12), third.segment().address() - control.address());
        assertEquals(sizeof(cmsghdr.layout()), sizeof(third));
        assertEquals(0, sizeof(CMSG_DATA(third)));
        third.cmsg_len(CMSG_LEN(0));
        assertNull(CMSG_NXTHDR(msg, third));
        third.cmsg_len(-1);
        assertNull(CMSG_NXTHDR(msg, third));
        third.cmsg_len(1000);
        assertNull(CMSG_NXTHDR(msg, third), "it says that it is longer than the control data");
        first.cmsg_len(sizeof(control) + 1);
        assertNull(CMSG_NXTHDR(msg, first));
        msg.msg_controllen(CMSG_SPACE(1));
        assertNull(CMSG_NXTHDR(msg, first), "what is behind msg_controllen does not count");
        msg.msg_controllen(sizeof(cmsghdr.layout()) - 1);
        assertNull(CMSG_FIRSTHDR(msg));
    }

    @Test
    void a_header_is_one_of_its_message() {
        var msg = passing(1);
        var other = passing(2);
        assertRefused("CMSG_NXTHDR: cmsg is not in the control data of mhdr", () -> CMSG_NXTHDR(msg, CMSG_FIRSTHDR(other)));
        assertThrows(IndexOutOfBoundsException.class, () -> new cmsghdr(stack.allocate(1)));
        assertEquals(0, sizeof(CMSG_DATA(cmsghdr.at(stack.allocate(cmsghdr.layout(), 2), 1))));
        assertEquals(sizeof(cmsghdr.layout()), sizeof(new cmsghdr(stack)));
        assertRefused("CMSG_NXTHDR: cmsg is on Java's heap, where C cannot reach it", () -> CMSG_NXTHDR(msg, new cmsghdr(MemorySegment.ofArray(new long[8]))));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void control_data_takes_the_room_that_it_takes_in_c() {
        assertEquals(20, CMSG_LEN(4));
        assertEquals(24, CMSG_SPACE(4));
        assertEquals(16, CMSG_SPACE(0));
        assertEquals(8, CMSG_ALIGN(1));
        assertEquals(0, CMSG_ALIGN(0));
    }

    // ---- Limits ----

    @Test
    @EnabledOnOs(OS.LINUX)
    void limits_are_those_of_the_libc_that_the_program_runs_on() throws Exception {
        boolean musl = Command.run("sh", "-c", "ldd --version 2>&1 | grep -q musl").status() == 0;
        assertEquals(musl ? 128 : 4096, SOMAXCONN);
        assertEquals(musl ? 255 : 1025, NI_MAXHOST);
    }
}
