package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.net.if_h.*;
import static libc.netinet.in_h.*;
import static libc.sys.socket_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses as text and as structs: arpa/inet.h and netinet/in.h. */
class InetTest {
    private final Arena stack = Arena.ofConfined();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void inet_aton_reads_what_inet_addr_reads_and_255_too() {
        var addr = new in_addr(stack);
        assertEquals(1, inet_aton("127.1", addr));
        assertEquals(htonl(INADDR_LOOPBACK), addr.s_addr());
        assertEquals(1, inet_aton(stack.allocateFrom("255.255.255.255"), addr));
        assertEquals(INADDR_BROADCAST, addr.s_addr());
        assertEquals(0, inet_aton("no address", addr));
        assertRefused("inet_aton: inp is read-only", () -> inet_aton("127.1", new in_addr(stack.allocate(4).asReadOnly())));
    }

    @Test
    void inet_ntoa_has_one_buffer_a_thread() throws Exception {
        var addr = new in_addr(stack);
        addr.s_addr(htonl(0x01020304));
        var text = inet_ntoa(addr);
        assertEquals("1.2.3.4", text.getString(0));
        assertEquals(INET_ADDRSTRLEN, sizeof(text));
        addr.s_addr(INADDR_NONE);
        assertEquals(text, inet_ntoa(addr));
        assertEquals("255.255.255.255", text.getString(0), "the second call has written over the first");
        var elsewhere = new CompletableFuture<MemorySegment>();
        Thread.ofPlatform().start(() -> elsewhere.complete(inet_ntoa(new in_addr(Arena.ofAuto())))).join();
        assertEquals("0.0.0.0", elsewhere.get().getString(0), "the text outlives its thread");
        assertEquals("255.255.255.255", text.getString(0));
    }

    @Test
    void inet_pton_reads_both_families() {
        var four = new sockaddr_in(stack);
        assertEquals(1, inet_pton(AF_INET, "127.0.0.1", four.sin_addr()));
        assertEquals(htonl(INADDR_LOOPBACK), four.sin_addr().s_addr());
        assertEquals(0, inet_pton(AF_INET, stack.allocateFrom("127.1"), four.sin_addr()));
        var six = new sockaddr_in6(stack);
        assertEquals(1, inet_pton(AF_INET6, "::1", six.sin6_addr()));
        assertEquals(-1, six.sin6_addr().segment().mismatch(in6addr_loopback().segment()));
        assertEquals(0, inet_pton(AF_INET6, ":::", six.sin6_addr()));
        assertEquals(-1, inet_pton(99, "::1", six.sin6_addr()));
        assertEquals(EAFNOSUPPORT, errno());
        assertRefused("inet_pton: an address is 16, but dst has 4 bytes", () -> inet_pton(AF_INET6, "::1", four.sin_addr()));
        assertRefused("inet_pton: dst is read-only", () -> inet_pton(AF_INET, "127.0.0.1", stack.allocate(4).asReadOnly()));
    }

    @Test
    void inet_ntop_writes_both_families() {
        var text = stack.allocate(INET6_ADDRSTRLEN);
        assertEquals(text, inet_ntop(AF_INET6, in6addr_any(), text, sizeof(text)));
        assertEquals("::", text.getString(0));
        assertEquals(text, inet_ntop(AF_INET, new in_addr(stack), text, INET_ADDRSTRLEN));
        assertEquals("0.0.0.0", text.getString(0));
        assertSame(NULL, inet_ntop(AF_INET, new in_addr(stack), text, 7));
        assertEquals(ENOSPC, errno());
        assertSame(NULL, inet_ntop(99, new in_addr(stack), text, 16));
        assertEquals(EAFNOSUPPORT, errno());
        assertRefused("inet_ntop: size is 47, but dst has 46 bytes", () -> inet_ntop(AF_INET6, in6addr_any(), text, 47));
        assertRefused("inet_ntop: an address is 16, but src has 4 bytes",
                () -> inet_ntop(AF_INET6, new in_addr(stack), text, 46));
        assertRefused("inet_ntop: dst is read-only", () -> inet_ntop(AF_INET6, in6addr_any(), text.asReadOnly(), 46));
    }

    @Test
    void a_sockaddr_in6_has_its_fields() {
        var addr = new sockaddr_in6(stack);
        addr.sin6_family(AF_INET6);
        addr.sin6_port(htons(65535));
        addr.sin6_flowinfo(7);
        addr.sin6_scope_id(9);
        addr.sin6_addr(in6addr_loopback());
        assertEquals(28, sizeof(addr));
        assertEquals(AF_INET6, addr.sa_family());
        assertEquals(AF_INET6, addr.sin6_family());
        assertEquals(65535, addr.sin6_port());
        assertEquals(7, addr.sin6_flowinfo());
        assertEquals(9, addr.sin6_scope_id());
        assertEquals(1, addr.sin6_addr().s6_addr().get(C_CHAR, 15));
        var storage = new sockaddr_storage(stack);
        storage.segment().asSlice(0, 28).copyFrom(addr.segment());
        assertEquals(9, new sockaddr_in6(storage).sin6_scope_id());
        assertNotEquals(AF_INET, storage.ss_family());
        assertThrows(IndexOutOfBoundsException.class, () -> new sockaddr_in6(new sockaddr_in(stack)));
    }

    @Test
    void a_group_is_joined_and_left() {
        int sock = socket(PF_INET, SOCK_DGRAM, 0);
        var group = new ip_mreq(stack);
        group.imr_multiaddr().s_addr(inet_addr("239.1.2.3"));
        group.imr_interface().s_addr(htonl(INADDR_LOOPBACK));
        assertEquals(0, setsockopt(sock, IPPROTO_IP, IP_ADD_MEMBERSHIP, group, sizeof(group)));
        assertEquals(0, setsockopt(sock, IPPROTO_IP, IP_DROP_MEMBERSHIP, group, sizeof(group)));
        assertEquals(-1, setsockopt(sock, IPPROTO_IP, IP_DROP_MEMBERSHIP, group, sizeof(group)));
        assertEquals(EADDRNOTAVAIL, errno());
        unistd_h.close(sock);
        var six = new ipv6_mreq(stack);
        six.ipv6mr_interface(3);
        six.ipv6mr_multiaddr(in6addr_loopback());
        assertEquals(3, six.ipv6mr_interface());
        assertEquals(1, six.ipv6mr_multiaddr().s6_addr().get(C_CHAR, 15));
        assertEquals(20, sizeof(six));
    }

    @Test
    void inet_network_is_in_the_order_of_this_machine() {
        assertEquals(0x7F000001, inet_network("127.0.0.1"));
        assertEquals(-1, inet_network(stack.allocateFrom("no address")));
        assertThrows(IllegalArgumentException.class, () -> inet_network(NULL));
    }

    @Test
    void an_interface_has_a_name_and_a_number() {
        int lo = if_nametoindex(LOOPBACK);
        assertTrue(lo > 0);
        assertEquals(lo, if_nametoindex(stack.allocateFrom(LOOPBACK)));
        var name = stack.allocate(IF_NAMESIZE);
        assertEquals(name.address(), if_indextoname(lo, name).address());
        assertEquals(LOOPBACK, name.getString(0));
        assertEquals(0, if_nametoindex("none"));
        assertEquals(errno_h.ENODEV, errno_h.errno() == errno_h.ENXIO ? errno_h.ENODEV : errno_h.errno());
        assertEquals(NULL, if_indextoname(99999, name));
        assertEquals(errno_h.ENXIO, errno_h.errno());
        assertThrows(IndexOutOfBoundsException.class, () -> if_indextoname(lo, stack.allocate(IFNAMSIZ - 1)));
        assertThrows(IllegalArgumentException.class, () -> if_nametoindex(NULL));
    }

    private static final String LOOPBACK = System.getProperty("os.name").startsWith("Mac") ? "lo0" : "lo";
}
