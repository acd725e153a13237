package libc;

import static libc.abi.libc_h.C_POINTER;
import static libc.internal.Check.isNull;
import static libc.internal.Returned.alive;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Returned;
import libc.netinet.in_h.sockaddr_in;
import libc.netinet.in_h.sockaddr_in6;
import libc.sys.socket_h;
import libc.sys.socket_h.sockaddr;

/// `<ifaddrs.h>`: the addresses of this machine's network interfaces.
///
/// @see <a href="https://man7.org/linux/man-pages/man3/getifaddrs.3.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/getifaddrs.3.html">macOS</a>
public final class ifaddrs_h {
    private ifaddrs_h() {}

    /// `struct ifaddrs`: an address of an interface, in a list that [#getifaddrs] has made. `null` is its null pointer.
    public static final class ifaddrs implements struct {
        private final MemorySegment segment;

        // How long the list lives.
        private final Arena list;
        private final boolean first;

        private ifaddrs(MemorySegment pointer, Arena list, boolean first) {
            segment = alive(pointer, libc.abi.ifaddrs.layout().byteSize(), list);
            this.list = list;
            this.first = first;
        }

        @Override
        public MemorySegment segment() {
            return segment;
        }

        /// {@return the next address of the list, or `null`}
        /// @throws IllegalStateException if the list is freed
        public ifaddrs ifa_next() {
            var next = segment.get(C_POINTER, libc.abi.ifaddrs.ifa_next$offset());
            return isNull(next) ? null : new ifaddrs(next, list, false);
        }

        /// {@return the name of the interface, a C string such as "lo"}
        /// @throws IllegalStateException if the list is freed
        public MemorySegment ifa_name() {
            var name = segment.get(C_POINTER, libc.abi.ifaddrs.ifa_name$offset());
            return alive(name, Returned.length(name) + 1, list);
        }

        /// {@return what the interface is, as [libc.net.if_h#IFF_UP], or-ed}
        /// @throws IllegalStateException if the list is freed
        public int ifa_flags() {
            return (int) Field.unsigned(segment, libc.abi.ifaddrs.ifa_flags$offset(), libc.abi.ifaddrs.ifa_flags$layout().byteSize());
        }

        /// {@return the address, or `null` if the interface has none. Of a family other than IPv4 and IPv6, it is the
        ///   beginning, a `struct sockaddr`}
        /// @throws IllegalStateException if the list is freed
        public sockaddr ifa_addr() {
            return address(libc.abi.ifaddrs.ifa_addr$offset());
        }

        /// {@return which bits of the address are the network's, as an address; or `null`}
        /// @throws IllegalStateException if the list is freed
        public sockaddr ifa_netmask() {
            return address(libc.abi.ifaddrs.ifa_netmask$offset());
        }

        /// {@return where a datagram reaches all of the network, if the flags have [libc.net.if_h#IFF_BROADCAST]; or `null`}
        /// @throws IllegalStateException if the list is freed
        public sockaddr ifa_broadaddr() {
            return ifa_dstaddr();
        }

        /// {@return the other end, if the flags have [libc.net.if_h#IFF_POINTOPOINT]; or `null`. In C, it is in the same
        ///   place as `ifa_broadaddr`}
        /// @throws IllegalStateException if the list is freed
        public sockaddr ifa_dstaddr() {
            return address(libc_h.OFFSETOF_IFA_DSTADDR());
        }

        private sockaddr address(long offset) {
            var pointer = segment.get(C_POINTER, offset);
            if (isNull(pointer))
                return null;
            var address = alive(pointer, sizeOfAddress(), list);
            return () -> address;
        }

        // A mask has the size of its address, but not everywhere its family.
        private long sizeOfAddress() {
            long shortest = libc.abi.sockaddr.layout().byteSize();
            var pointer = segment.get(C_POINTER, libc.abi.ifaddrs.ifa_addr$offset());
            if (isNull(pointer))
                return shortest;
            var address = alive(pointer, shortest, list);
            int family = ((sockaddr) () -> address).sa_family();
            return family == socket_h.AF_INET ? sockaddr_in.layout().byteSize()
                    : family == socket_h.AF_INET6 ? sockaddr_in6.layout().byteSize() : shortest;
        }
    }

    private static final Function GETIFADDRS = Function.named("getifaddrs");

    /// `int getifaddrs(struct ifaddrs **ifap)`
    ///
    /// Lists the addresses of this machine's interfaces: an interface with several is there as often.
    ///
    /// @param ifap a Java array, whose first element becomes the first of the list; `null` if there are none
    /// @return 0; -1 and `errno`: `EMFILE`, `ENFILE`, `ENOBUFS`, `ENOMEM`
    /// @throws IndexOutOfBoundsException if `ifap` has no element
    /// @see <a href="https://man7.org/linux/man-pages/man3/getifaddrs.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getifaddrs.3.html">macOS</a>
    public static int getifaddrs(ifaddrs[] ifap) {
        if (ifap.length == 0)
            throw new IndexOutOfBoundsException("getifaddrs: ifap has no element");
        try (var stack = Arena.ofConfined()) {
            var list = stack.allocate(C_POINTER);
            int result = GETIFADDRS.callInt(list);
            if (result == 0)
                ifap[0] = isNull(list.get(C_POINTER, 0)) ? null : new ifaddrs(list.get(C_POINTER, 0), Arena.ofShared(), true);
            return result;
        }
    }

    private static final Function FREEIFADDRS = Function.named("freeifaddrs", Failure.NONE);

    /// `void freeifaddrs(struct ifaddrs *ifa)`
    ///
    /// Frees a list that [#getifaddrs] has made. To read it afterwards is an exception.
    ///
    /// @param ifa the first of the list; of `null`, nothing is freed
    /// @throws IllegalArgumentException if it is not the first of a list
    /// @throws IllegalStateException if the list is freed already, or C has it in another thread
    /// @see <a href="https://man7.org/linux/man-pages/man3/getifaddrs.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getifaddrs.3.html">macOS</a>
    public static void freeifaddrs(ifaddrs ifa) {
        if (ifa == null)
            return;
        if (!ifa.first)
            throw new IllegalArgumentException("freeifaddrs: ifa is not the first of a list that getifaddrs has made");
        if (!ifa.segment.scope().isAlive())
            throw new IllegalStateException("freeifaddrs: ifa is freed already");
        ifa.list.close();
        FREEIFADDRS.callVoid(MemorySegment.ofAddress(ifa.segment.address()));
    }
}
