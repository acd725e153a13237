package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.arpa.inet_h.*;
import static libc.netdb_h.*;
import static libc.netinet.in_h.*;
import static libc.sys.socket_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names of hosts and services: netdb.h. No name is asked of a server; localhost is in /etc/hosts. */
class NamesTest {
    private final Arena stack = Arena.ofConfined();
    private final addrinfo[] res = new addrinfo[1];

    @AfterEach
    void close() {
        stack.close();
    }

    private addrinfo hints(int flags) {
        var hints = new addrinfo(stack);
        hints.ai_flags(flags);
        hints.ai_family(AF_INET);
        hints.ai_socktype(SOCK_STREAM);
        return hints;
    }

    @Test
    void getaddrinfo_finds_a_list_that_lives_until_it_is_freed() {
        assertEquals(0, getaddrinfo("localhost", "8080", hints(AI_CANONNAME), res));
        var first = res[0];
        assertEquals(AF_INET, first.ai_family());
        assertEquals(SOCK_STREAM, first.ai_socktype());
        assertEquals(IPPROTO_TCP, first.ai_protocol());
        assertEquals(16, first.ai_addrlen());
        var addr = new sockaddr_in(first.ai_addr());
        assertEquals(8080, ntohs(addr.sin_port()));
        assertEquals(htonl(INADDR_LOOPBACK), addr.sin_addr().s_addr());
        assertFalse(first.ai_canonname().getString(0).isEmpty());
        for (var p = first; p != null; p = p.ai_next())
            assertEquals(AF_INET, p.ai_addr().sa_family());
        assertThrows(IllegalArgumentException.class, () -> first.ai_family(7), "the list is C's");
        freeaddrinfo(first);
        assertThrows(IllegalStateException.class, first::ai_family);
        assertThrows(IllegalStateException.class, first::ai_next);
        assertThrows(IllegalStateException.class, addr::sin_port);
        assertRefused("bind: addr is in an arena that is closed", () -> bind(-1, addr, 16));
        assertRefused("freeaddrinfo: res is freed already", () -> freeaddrinfo(first));
    }

    @Test
    void getaddrinfo_gives_the_next_of_several() {
        var hints = hints(AI_NUMERICHOST | AI_NUMERICSERV);
        hints.ai_socktype(0);
        assertEquals(0, getaddrinfo("127.0.0.1", "80", hints, res));
        var next = res[0].ai_next();
        assertNotNull(next, "one for each type of socket");
        assertNotEquals(res[0].ai_socktype(), next.ai_socktype());
        assertEquals(NULL, next.ai_canonname());
        assertRefused("freeaddrinfo: res is not the first of a list that getaddrinfo has made", () -> freeaddrinfo(next));
        freeaddrinfo(res[0]);
        assertThrows(IllegalStateException.class, next::ai_addr);
    }

    @Test
    void getaddrinfo_takes_null_where_c_does() {
        assertEquals(0, getaddrinfo(NULL, "80", hints(AI_PASSIVE), res));
        assertEquals(INADDR_ANY, new sockaddr_in(res[0].ai_addr()).sin_addr().s_addr());
        freeaddrinfo(res[0]);
        assertEquals(0, getaddrinfo("127.0.0.1", NULL, hints(0), res));
        freeaddrinfo(res[0]);
        assertEquals(0, getaddrinfo(stack.allocateFrom("127.0.0.1"), NULL, NULL, res));
        freeaddrinfo(res[0]);
    }

    @Test
    void getaddrinfo_returns_the_reason_itself() {
        assertEquals(EAI_NONAME, getaddrinfo("no address", "80", hints(AI_NUMERICHOST), res));
        assertEquals(EAI_NONAME, getaddrinfo("127.0.0.1", "no-number", hints(AI_NUMERICSERV), res));
        assertEquals(EAI_NONAME, getaddrinfo(NULL, NULL, hints(0).segment(), res));
        assertEquals(EAI_BADFLAGS, getaddrinfo("127.0.0.1", "80", hints(-1), res));
        var hints = hints(0);
        hints.ai_family(99);
        assertEquals(EAI_FAMILY, getaddrinfo("127.0.0.1", "80", hints, res));
        assertNull(res[0], "a failure leaves it alone");
        assertNotEquals(gai_strerror(EAI_FAMILY), gai_strerror(EAI_NONAME));
        assertRefused("getaddrinfo: res has no element", () -> getaddrinfo("127.0.0.1", "80", hints, new addrinfo[0]));
        assertRefused("getaddrinfo: sizeof(struct addrinfo) is 48, but hints has 47 bytes",
                () -> getaddrinfo(NULL, NULL, stack.allocate(47), res));
        assertThrows(IllegalStateException.class, hints::ai_next, "a program's own struct has no list");
    }

    @Test
    void getnameinfo_writes_numbers_of_any_family() {
        var addr = new sockaddr_in6(stack);
        addr.sin6_family(AF_INET6);
        addr.sin6_port(htons(80));
        addr.sin6_addr(in6addr_loopback());
        var host = stack.allocate(INET6_ADDRSTRLEN);
        var serv = stack.allocate(NI_MAXSERV);
        int numeric = NI_NUMERICHOST | NI_NUMERICSERV;
        assertEquals(0, getnameinfo(addr, sizeof(addr), host, sizeof(host), serv, sizeof(serv), numeric));
        assertEquals("::1", host.getString(0));
        assertEquals("80", serv.getString(0));
        assertEquals(0, getnameinfo(addr, sizeof(addr), host, sizeof(host), NULL, 0, numeric));
        assertEquals(EAI_OVERFLOW, getnameinfo(addr, sizeof(addr), host, 2, NULL, 0, numeric));
        assertEquals(EAI_FAMILY, getnameinfo(addr, 1, host, sizeof(host), NULL, 0, numeric));
        assertRefused("getnameinfo: addrlen is 29, but addr has 28 bytes", () -> getnameinfo(addr, 29, host, 46, NULL, 0, numeric));
        assertRefused("getnameinfo: hostlen is 47, but host has 46 bytes", () -> getnameinfo(addr, 28, host, 47, NULL, 0, numeric));
        assertRefused("getnameinfo: servlen is 1, but serv has 0 bytes", () -> getnameinfo(addr, 28, host, 46, NULL, 1, numeric));
    }

    @Test
    void gethostbyname2_finds_the_addresses_of_a_family() {
        var host = gethostbyname2("::1", AF_INET6);
        assertEquals(AF_INET6, host.h_addrtype());
        assertEquals(16, host.h_length());
        assertEquals(-1, in6addr_loopback().segment().mismatch(host.h_addr_list()[0]));
        assertEquals(htonl(INADDR_LOOPBACK), new in_addr(gethostbyname2(stack.allocateFrom("127.0.0.1"), AF_INET).h_addr_list()[0]).s_addr());
        assertRefused("gethostbyname2: name is NULL", () -> gethostbyname2(NULL, AF_INET));
    }

    @Test
    void gethostbyname_finds_this_machine() {
        var host = gethostbyname("localhost");
        assertEquals("localhost", host.h_name().getString(0));
        assertEquals(AF_INET, host.h_addrtype());
        assertEquals(4, host.h_length());
        assertEquals(htonl(INADDR_LOOPBACK), new in_addr(host.h_addr_list()[0]).s_addr());
        var other = gethostbyname("127.0.0.2");
        assertEquals(NULL, other.h_addr_list()[1], "the list ends as C's does");
        assertEquals(NULL, other.h_aliases()[0]);
        assertEquals("localhost", host.h_name().getString(0), "a second call leaves the first result alone");
        assertRefused("gethostbyname: name is NULL", () -> gethostbyname(NULL));
    }

    @Test
    void gethostbyname_tells_by_h_errno() {
        assertNull(gethostbyname("no address"), "a name with a blank is asked of nobody");
        assertTrue(h_errno() != 0);
        assertFalse(hstrerror(h_errno()).isEmpty());
        assertNotEquals(hstrerror(HOST_NOT_FOUND), hstrerror(NO_RECOVERY));
    }

    @Test
    void gethostbyaddr_finds_this_machine() {
        var addr = new in_addr(stack);
        addr.s_addr(htonl(INADDR_LOOPBACK));
        assertEquals("localhost", gethostbyaddr(addr, 4, AF_INET).h_name().getString(0));
        assertNull(gethostbyaddr(addr, 3, AF_INET));
        assertRefused("gethostbyaddr: len is 5, but addr has 4 bytes", () -> gethostbyaddr(addr, 5, AF_INET));
        assertRefused("gethostbyaddr: addr is NULL", () -> gethostbyaddr(NULL, 0, AF_INET));
    }

    @Test
    void getservbyname_knows_no_such_service() {
        assertNull(getservbyname("no such service", "tcp"));
        var http = getservbyname(stack.allocateFrom("http"), NULL);
        if (http != null) { // a machine may have no /etc/services
            assertEquals(80, ntohs(http.s_port()));
            assertEquals("http", http.s_name().getString(0));
            assertFalse(http.s_proto().getString(0).isEmpty());
        }
        assertRefused("getservbyname: name is NULL", () -> getservbyname(NULL, NULL));
    }

    @Test
    void getaddrinfo_takes_null_hints() {
        assertEquals(0, getaddrinfo("127.0.0.1", "80", null, res));
        assertEquals(AF_INET, res[0].ai_family());
        freeaddrinfo(res[0]);
        assertEquals(0, getaddrinfo("127.0.0.1", NULL, null, res));
        freeaddrinfo(res[0]);
    }

    @Test
    void getservbyport_and_getprotobyname_read_the_lists_of_the_system() {
        var http = getservbyport(htons(80), "tcp");
        if (http != null) // a machine may have no /etc/services
            assertEquals("http", http.s_name().getString(0));
        assertNull(getservbyport(htons(1), "no such protocol"));
        var tcp = getprotobyname("tcp");
        if (tcp != null) { // nor /etc/protocols
            assertEquals(IPPROTO_TCP, tcp.p_proto());
            assertEquals("tcp", tcp.p_name().getString(0));
            assertEquals(NULL, tcp.p_aliases()[tcp.p_aliases().length - 1]);
        }
        assertNull(getprotobyname(stack.allocateFrom("no such protocol")));
        assertRefused("getprotobyname: name is NULL", () -> getprotobyname(NULL));
    }

    @Test
    void a_list_of_addresses_becomes_memory() {
        var list = pointers(gethostbyname("127.0.0.2").h_addr_list());
        assertEquals("127.0.0.2", inet_ntop(AF_INET, pointer(list, 0), stack.allocate(16), 16).getString(0));
        assertEquals(4, pointer(list, 0).byteSize(), "an address knows its end");
        assertEquals(NULL, pointer(list, 1));
    }
}
