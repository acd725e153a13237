package libc.netinet;

import static libc.abi.libc_h.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.sys.socket_h.sockaddr;

/// `<netinet/in.h>`: the addresses of IPv4 and IPv6.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/netinet_in.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/inet.4.html">macOS</a>
public final class in_h {
    private in_h() {}

    /// `in_addr_t`, the type of an IPv4 address, for memory. A variable is an `int`.
    public static final ValueLayout.OfInt in_addr_t = libc_h.in_addr_t;

    /// `in_port_t`, the type of a port, for memory. A variable is a `short`.
    public static final ValueLayout.OfShort in_port_t = libc_h.in_port_t;

    /// Ports below this one need a privilege.
    public static final int IPPORT_RESERVED = libc_h.IPPORT_RESERVED();

    /// Every address of this machine, 0.0.0.0, in host byte order.
    public static final int INADDR_ANY = libc_h.INADDR_ANY();

    /// Everybody on this network, 255.255.255.255, in host byte order.
    public static final int INADDR_BROADCAST = libc_h.INADDR_BROADCAST();

    /// This machine itself, 127.0.0.1, in host byte order.
    public static final int INADDR_LOOPBACK = libc_h.INADDR_LOOPBACK();

    /// What `inet_addr` returns for a string that is not an address: 255.255.255.255.
    public static final int INADDR_NONE = libc_h.INADDR_NONE();

    /// The first address of the multicast groups, 224.0.0.0, in host byte order. No group has it.
    public static final int INADDR_UNSPEC_GROUP = libc_h.INADDR_UNSPEC_GROUP();

    /// The group of all hosts on this network, 224.0.0.1, in host byte order.
    public static final int INADDR_ALLHOSTS_GROUP = libc_h.INADDR_ALLHOSTS_GROUP();

    /// The last of the groups that no router passes on, 224.0.0.255, in host byte order.
    public static final int INADDR_MAX_LOCAL_GROUP = libc_h.INADDR_MAX_LOCAL_GROUP();

    /// How many bytes the text of an IPv4 address takes at most, its NUL included.
    public static final int INET_ADDRSTRLEN = libc_h.INET_ADDRSTRLEN();

    /// How many bytes the text of an IPv6 address takes at most, its NUL included.
    public static final int INET6_ADDRSTRLEN = libc_h.INET6_ADDRSTRLEN();

    /// The level of the options of IPv4.
    public static final int IPPROTO_IP = libc_h.IPPROTO_IP();

    /// The protocol ICMP.
    public static final int IPPROTO_ICMP = libc_h.IPPROTO_ICMP();

    /// The protocol IGMP, by which hosts join multicast groups.
    public static final int IPPROTO_IGMP = libc_h.IPPROTO_IGMP();

    /// The protocol ICMP of IPv6.
    public static final int IPPROTO_ICMPV6 = libc_h.IPPROTO_ICMPV6();

    /// The protocol TCP, and the level of its options.
    public static final int IPPROTO_TCP = libc_h.IPPROTO_TCP();

    /// The protocol UDP, and the level of its options.
    public static final int IPPROTO_UDP = libc_h.IPPROTO_UDP();

    /// The level of the options of IPv6.
    public static final int IPPROTO_IPV6 = libc_h.IPPROTO_IPV6();

    /// The protocol for a program that writes IP headers itself.
    public static final int IPPROTO_RAW = libc_h.IPPROTO_RAW();

    /// The type of service of outgoing packets: an `int`.
    public static final int IP_TOS = libc_h.IP_TOS();

    /// How many routers a packet may pass: an `int`.
    public static final int IP_TTL = libc_h.IP_TTL();

    /// Whether control data says how many more routers a datagram could have passed: an `int`, 0 or 1.
    public static final int IP_RECVTTL = libc_h.IP_RECVTTL();

    /// Whether control data says which interface a datagram has come by, and to which address: an `int`, 0 or 1.
    public static final int IP_PKTINFO = libc_h.IP_PKTINFO();

    /// The options of outgoing IPv4 headers: bytes.
    public static final int IP_OPTIONS = libc_h.IP_OPTIONS();

    /// Whether the program writes the IPv4 header of a raw socket: an `int`, 0 or 1.
    public static final int IP_HDRINCL = libc_h.IP_HDRINCL();

    /// The interface that multicast goes out by: an [in_addr].
    public static final int IP_MULTICAST_IF = libc_h.IP_MULTICAST_IF();

    /// How many routers a multicast packet may pass: an `int`.
    public static final int IP_MULTICAST_TTL = libc_h.IP_MULTICAST_TTL();

    /// Whether this machine hears its own multicast: an `int`, 0 or 1.
    public static final int IP_MULTICAST_LOOP = libc_h.IP_MULTICAST_LOOP();

    /// Joins a multicast group: an [ip_mreq].
    public static final int IP_ADD_MEMBERSHIP = libc_h.IP_ADD_MEMBERSHIP();

    /// Leaves a multicast group: an [ip_mreq].
    public static final int IP_DROP_MEMBERSHIP = libc_h.IP_DROP_MEMBERSHIP();

    /// Whether an IPv6 socket refuses IPv4: an `int`, 0 or 1.
    public static final int IPV6_V6ONLY = libc_h.IPV6_V6ONLY();

    /// How many routers a packet may pass: an `int`.
    public static final int IPV6_UNICAST_HOPS = libc_h.IPV6_UNICAST_HOPS();

    /// The interface that multicast goes out by, by its number: an `int`.
    public static final int IPV6_MULTICAST_IF = libc_h.IPV6_MULTICAST_IF();

    /// How many routers a multicast packet may pass: an `int`.
    public static final int IPV6_MULTICAST_HOPS = libc_h.IPV6_MULTICAST_HOPS();

    /// Whether this machine hears its own multicast: an `int`, 0 or 1.
    public static final int IPV6_MULTICAST_LOOP = libc_h.IPV6_MULTICAST_LOOP();

    /// Joins a multicast group: an [ipv6_mreq].
    public static final int IPV6_JOIN_GROUP = libc_h.IPV6_JOIN_GROUP();

    /// Leaves a multicast group: an [ipv6_mreq].
    public static final int IPV6_LEAVE_GROUP = libc_h.IPV6_LEAVE_GROUP();

    /// `struct sockaddr_in`: an IPv4 address and a port.
    ///
    /// A field is read by its name, `addr.sin_port()`, and assigned by its name,
    /// `addr.sin_port(value)`. Its place and its size are the platform's.
    /// @param segment its memory
    public record sockaddr_in(MemorySegment segment) implements sockaddr {
        /// Declares a variable of this type, as `struct sockaddr_in addr;` does.
        /// @param stack where it lives
        public sockaddr_in(SegmentAllocator stack) {
            this(stack.allocate(SIZEOF_SOCKADDR_IN(), ALIGNOF_SOCKADDR_IN()));
        }

        /// Takes an address of any family as this type, as `(struct sockaddr_in *)addr` does.
        /// @param addr the address
        /// @throws IndexOutOfBoundsException if it is shorter
        public sockaddr_in(sockaddr addr) {
            this(addr.segment());
        }

        /// Takes memory as this type, as `(struct sockaddr_in *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public sockaddr_in {
            segment = segment.asSlice(0, SIZEOF_SOCKADDR_IN());
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(sockaddr_in.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.sockaddr_in.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static sockaddr_in at(MemorySegment array, long index) {
            return new sockaddr_in(Check.element(array, index, layout()));
        }

        /// {@return the address family} Always `AF_INET`.
        public int sin_family() {
            return (int) Field.unsigned(segment, OFFSETOF_SIN_FAMILY(), SIZEOF_SIN_FAMILY());
        }

        /// Sets the address family.
        /// @param value `AF_INET`
        public void sin_family(int value) {
            Field.set(segment, OFFSETOF_SIN_FAMILY(), SIZEOF_SIN_FAMILY(), value);
        }

        /// {@return the port, in network byte order}
        public int sin_port() {
            return (int) Field.unsigned(segment, OFFSETOF_SIN_PORT(), SIZEOF_SIN_PORT());
        }

        /// Sets the port.
        /// @param value the port, in network byte order
        public void sin_port(int value) {
            Field.set(segment, OFFSETOF_SIN_PORT(), SIZEOF_SIN_PORT(), value);
        }

        /// {@return the IPv4 address, which is a part of this struct}
        public in_addr sin_addr() {
            return new in_addr(segment.asSlice(OFFSETOF_SIN_ADDR(), libc.abi.in_addr.layout()));
        }

        /// Sets the IPv4 address, by copying it.
        /// @param value the address
        public void sin_addr(in_addr value) {
            sin_addr().segment().copyFrom(value.segment());
        }
    }

    /// `struct in_addr`: an IPv4 address.
    /// @param segment its memory
    public record in_addr(MemorySegment segment) implements struct {
        /// Takes memory as this type, as `(struct in_addr *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public in_addr {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// Declares a variable of this type, as `struct in_addr addr;` does.
        /// @param stack where it lives
        public in_addr(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(in_addr.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.in_addr.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static in_addr at(MemorySegment array, long index) {
            return new in_addr(Check.element(array, index, layout()));
        }

        /// {@return the address, in network byte order}
        public int s_addr() {
            return (int) Field.signed(segment, libc.abi.in_addr.s_addr$offset(), Integer.BYTES);
        }

        /// Sets the address.
        /// @param value the address, in network byte order
        public void s_addr(int value) {
            Field.set(segment, libc.abi.in_addr.s_addr$offset(), Integer.BYTES, value);
        }
    }

    /// `struct sockaddr_in6`: an IPv6 address and a port.
    /// @param segment its memory
    public record sockaddr_in6(MemorySegment segment) implements sockaddr {
        /// Declares a variable of this type, as `struct sockaddr_in6 value;` does.
        /// @param stack where it lives
        public sockaddr_in6(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct sockaddr_in6 *)addr` does.
        /// @param addr the memory
        /// @throws IndexOutOfBoundsException if it is shorter
        public sockaddr_in6(sockaddr addr) {
            this(addr.segment());
        }

        /// Takes memory as this type, as `(struct sockaddr_in6 *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public sockaddr_in6 {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(sockaddr_in6.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.sockaddr_in6.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static sockaddr_in6 at(MemorySegment array, long index) {
            return new sockaddr_in6(Check.element(array, index, layout()));
        }

        /// {@return the address family, `AF_INET6`}
        public int sin6_family() {
            return (int) Field.unsigned(segment, libc.abi.sockaddr_in6.sin6_family$offset(), libc.abi.sockaddr_in6.sin6_family$layout().byteSize());
        }

        /// Sets the address family, `AF_INET6`.
        /// @param value the new value
        public void sin6_family(int value) {
            Field.set(segment, libc.abi.sockaddr_in6.sin6_family$offset(), libc.abi.sockaddr_in6.sin6_family$layout().byteSize(), value);
        }

        /// {@return the port, in network byte order}
        public int sin6_port() {
            return (int) Field.unsigned(segment, libc.abi.sockaddr_in6.sin6_port$offset(), libc.abi.sockaddr_in6.sin6_port$layout().byteSize());
        }

        /// Sets the port, in network byte order.
        /// @param value the new value
        public void sin6_port(int value) {
            Field.set(segment, libc.abi.sockaddr_in6.sin6_port$offset(), libc.abi.sockaddr_in6.sin6_port$layout().byteSize(), value);
        }

        /// {@return the flow information, usually 0}
        public int sin6_flowinfo() {
            return (int) Field.unsigned(segment, libc.abi.sockaddr_in6.sin6_flowinfo$offset(), libc.abi.sockaddr_in6.sin6_flowinfo$layout().byteSize());
        }

        /// Sets the flow information, usually 0.
        /// @param value the new value
        public void sin6_flowinfo(int value) {
            Field.set(segment, libc.abi.sockaddr_in6.sin6_flowinfo$offset(), libc.abi.sockaddr_in6.sin6_flowinfo$layout().byteSize(), value);
        }

        /// {@return the IPv6 address, which is a part of this struct}
        public in6_addr sin6_addr() {
            return new in6_addr(segment.asSlice(libc.abi.sockaddr_in6.sin6_addr$offset()));
        }

        /// Sets the IPv6 address, by copying it.
        /// @param value the new value
        public void sin6_addr(in6_addr value) {
            sin6_addr().segment().copyFrom(value.segment());
        }

        /// {@return the number of the interface that a link-local address belongs to}
        public int sin6_scope_id() {
            return (int) Field.unsigned(segment, libc.abi.sockaddr_in6.sin6_scope_id$offset(), libc.abi.sockaddr_in6.sin6_scope_id$layout().byteSize());
        }

        /// Sets the number of the interface that a link-local address belongs to.
        /// @param value the new value
        public void sin6_scope_id(int value) {
            Field.set(segment, libc.abi.sockaddr_in6.sin6_scope_id$offset(), libc.abi.sockaddr_in6.sin6_scope_id$layout().byteSize(), value);
        }
    }

    /// `struct in6_addr`: an IPv6 address.
    /// @param segment its memory
    public record in6_addr(MemorySegment segment) implements struct {
        /// Declares a variable of this type, as `struct in6_addr value;` does.
        /// @param stack where it lives
        public in6_addr(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct in6_addr *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public in6_addr {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(in6_addr.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.in6_addr.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static in6_addr at(MemorySegment array, long index) {
            return new in6_addr(Check.element(array, index, layout()));
        }

        /// {@return the 16 bytes of the address, in network byte order, which are a part of this struct}
        public MemorySegment s6_addr() {
            return segment;
        }
    }

    /// `struct ip_mreq`: a multicast group, and the interface by which to hear it.
    /// @param segment its memory
    public record ip_mreq(MemorySegment segment) implements struct {
        /// Declares a variable of this type, as `struct ip_mreq value;` does.
        /// @param stack where it lives
        public ip_mreq(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct ip_mreq *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public ip_mreq {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(ip_mreq.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.ip_mreq.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static ip_mreq at(MemorySegment array, long index) {
            return new ip_mreq(Check.element(array, index, layout()));
        }

        /// {@return the group, which is a part of this struct}
        public in_addr imr_multiaddr() {
            return new in_addr(segment.asSlice(libc.abi.ip_mreq.imr_multiaddr$offset()));
        }

        /// Sets the group, by copying it.
        /// @param value the new value
        public void imr_multiaddr(in_addr value) {
            imr_multiaddr().segment().copyFrom(value.segment());
        }

        /// {@return the interface, by an address of it; `INADDR_ANY` for the usual one, which is a part of this struct}
        public in_addr imr_interface() {
            return new in_addr(segment.asSlice(libc.abi.ip_mreq.imr_interface$offset()));
        }

        /// Sets the interface, by an address of it; `INADDR_ANY` for the usual one, by copying it.
        /// @param value the new value
        public void imr_interface(in_addr value) {
            imr_interface().segment().copyFrom(value.segment());
        }
    }

    /// `struct ipv6_mreq`: a multicast group of IPv6, and the interface by which to hear it.
    /// @param segment its memory
    public record ipv6_mreq(MemorySegment segment) implements struct {
        /// Declares a variable of this type, as `struct ipv6_mreq value;` does.
        /// @param stack where it lives
        public ipv6_mreq(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct ipv6_mreq *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public ipv6_mreq {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(ipv6_mreq.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.ipv6_mreq.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static ipv6_mreq at(MemorySegment array, long index) {
            return new ipv6_mreq(Check.element(array, index, layout()));
        }

        /// {@return the group, which is a part of this struct}
        public in6_addr ipv6mr_multiaddr() {
            return new in6_addr(segment.asSlice(libc.abi.ipv6_mreq.ipv6mr_multiaddr$offset()));
        }

        /// Sets the group, by copying it.
        /// @param value the new value
        public void ipv6mr_multiaddr(in6_addr value) {
            ipv6mr_multiaddr().segment().copyFrom(value.segment());
        }

        /// {@return the interface, by its number; 0 for the usual one}
        public int ipv6mr_interface() {
            return (int) Field.unsigned(segment, libc.abi.ipv6_mreq.ipv6mr_interface$offset(), libc.abi.ipv6_mreq.ipv6mr_interface$layout().byteSize());
        }

        /// Sets the interface, by its number; 0 for the usual one.
        /// @param value the new value
        public void ipv6mr_interface(int value) {
            Field.set(segment, libc.abi.ipv6_mreq.ipv6mr_interface$offset(), libc.abi.ipv6_mreq.ipv6mr_interface$layout().byteSize(), value);
        }
    }

    /// `const struct in6_addr in6addr_any`
    ///
    /// @return every address of this machine, `::`, anew at each call
    public static in6_addr in6addr_any() {
        return new in6_addr(Arena.ofAuto());
    }

    /// `const struct in6_addr in6addr_loopback`
    ///
    /// @return this machine itself, `::1`, anew at each call
    public static in6_addr in6addr_loopback() {
        var loopback = in6addr_any();
        loopback.s6_addr().set(C_CHAR, 15, (byte) 1);
        return loopback;
    }
}
