package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.arpa.inet_h.*;
import static libc.ifaddrs_h.*;
import static libc.net.if_h.*;
import static libc.netinet.in_h.*;
import static libc.sys.socket_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The interfaces of this machine: ifaddrs.h. Java's own list of them is the measure. */
class IfaddrsTest {
    private ifaddrs first;

    @BeforeEach
    void list() {
        var list = new ifaddrs[1];
        assertEquals(0, getifaddrs(list));
        first = list[0];
    }

    @AfterEach
    void free() {
        if (first.segment().scope().isAlive())
            freeifaddrs(first);
    }

    @Test
    void getifaddrs_lists_every_address_of_every_interface() throws Exception {
        var java = new TreeSet<String>();
        for (var each : NetworkInterface.networkInterfaces().toList())
            for (var address : each.getInterfaceAddresses())
                java.add(each.getName() + " " + address.getAddress().getHostAddress().replaceAll("%.*", ""));
        var ours = new TreeSet<String>();
        for (var ifa = first; ifa != null; ifa = ifa.ifa_next())
            if (ifa.ifa_addr() != null)
                switch (ifa.ifa_addr()) {
                    case sockaddr addr when addr.sa_family() == AF_INET ->
                        ours.add(ifa.ifa_name().getString(0) + " " + InetAddress.getByAddress(bytes(new sockaddr_in(addr).sin_addr())).getHostAddress());
                    case sockaddr addr when addr.sa_family() == AF_INET6 ->
                        ours.add(ifa.ifa_name().getString(0) + " " + InetAddress.getByAddress(bytes(new sockaddr_in6(addr).sin6_addr())).getHostAddress());
                    default -> {} // of the link
                }
        assertFalse(ours.isEmpty());
        assertEquals(java, ours);
    }

    private static byte[] bytes(struct address) {
        return address.segment().toArray(C_CHAR);
    }

    @Test
    void an_interface_has_a_mask_flags_and_perhaps_a_broadcast_address() throws Exception {
        var java = new TreeMap<String, InterfaceAddress>();
        for (var each : NetworkInterface.networkInterfaces().toList())
            for (var address : each.getInterfaceAddresses())
                java.put(each.getName() + " " + address.getAddress().getHostAddress(), address);
        for (var ifa = first; ifa != null; ifa = ifa.ifa_next()) {
            if (ifa.ifa_addr() == null || ifa.ifa_addr().sa_family() != AF_INET)
                continue; // Java does not list what has no address
            var name = ifa.ifa_name().getString(0);
            var its = NetworkInterface.getByName(name);
            assertEquals(its.isUp(), (ifa.ifa_flags() & IFF_UP) != 0 && (ifa.ifa_flags() & IFF_RUNNING) != 0, name);
            assertEquals(its.isLoopback(), (ifa.ifa_flags() & IFF_LOOPBACK) != 0, name);
            assertEquals(its.isPointToPoint(), (ifa.ifa_flags() & IFF_POINTOPOINT) != 0, name);
            assertEquals(its.supportsMulticast(), (ifa.ifa_flags() & IFF_MULTICAST) != 0, name);
            var address = java.get(name + " " + InetAddress.getByAddress(bytes(new sockaddr_in(ifa.ifa_addr()).sin_addr())).getHostAddress());
            assertEquals(address.getNetworkPrefixLength(), Integer.bitCount(new sockaddr_in(ifa.ifa_netmask()).sin_addr().s_addr()), name);
            if ((ifa.ifa_flags() & IFF_BROADCAST) != 0 && address.getBroadcast() != null) {
                assertEquals(address.getBroadcast(), InetAddress.getByAddress(bytes(new sockaddr_in(ifa.ifa_broadaddr()).sin_addr())));
                assertEquals(ifa.ifa_broadaddr().segment(), ifa.ifa_dstaddr().segment(), "C has one place for both");
            }
        }
    }

    @Test
    void loopback_is_among_them() {
        var found = first;
        while (found.ifa_addr() == null || found.ifa_addr().sa_family() != AF_INET
                || new sockaddr_in(found.ifa_addr()).sin_addr().s_addr() != htonl(INADDR_LOOPBACK))
            found = found.ifa_next();
        assertNotEquals(0, found.ifa_flags() & IFF_LOOPBACK);
        assertEquals(htonl(0xFF000000), new sockaddr_in(found.ifa_netmask()).sin_addr().s_addr());
        assertTrue(if_nametoindex(found.ifa_name()) > 0);
        assertEquals(sizeof(sockaddr_in.layout()), sizeof(found.ifa_addr()));
    }

    @Test
    void a_list_lives_until_it_is_freed() {
        var second = first.ifa_next();
        var addr = first.ifa_addr();
        assertThrows(IllegalArgumentException.class, () -> first.segment().fill((byte) 0), "the list is C's");
        assertRefused("freeifaddrs: ifa is not the first of a list that getifaddrs has made", () -> freeifaddrs(second));
        freeifaddrs(null);
        freeifaddrs(first);
        assertThrows(IllegalStateException.class, first::ifa_name);
        assertThrows(IllegalStateException.class, second::ifa_next);
        assertThrows(IllegalStateException.class, addr::sa_family);
        assertRefused("freeifaddrs: ifa is freed already", () -> freeifaddrs(first));
        assertRefused("getifaddrs: ifap has no element", () -> getifaddrs(new ifaddrs[0]));
    }
}
