package libc.net;

import static libc.C.NULL;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<net/if.h>`: the network interfaces of this machine.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/net_if.h.html">POSIX</a>
public final class if_h {
    private if_h() {}

    /// How many bytes the name of an interface has at most, its NUL included.
    public static final int IF_NAMESIZE = libc_h.IF_NAMESIZE();

    /// The same as [#IF_NAMESIZE].
    public static final int IFNAMSIZ = libc_h.IFNAMSIZ();

    /// What `ifa_flags` says: the interface is in use.
    public static final int IFF_UP = libc_h.IFF_UP();

    /// What `ifa_flags` says: a datagram can be sent to all of its network.
    public static final int IFF_BROADCAST = libc_h.IFF_BROADCAST();

    /// What `ifa_flags` says: it leads to this machine itself.
    public static final int IFF_LOOPBACK = libc_h.IFF_LOOPBACK();

    /// What `ifa_flags` says: one other machine is at its other end.
    public static final int IFF_POINTOPOINT = libc_h.IFF_POINTOPOINT();

    /// What `ifa_flags` says: it is connected.
    public static final int IFF_RUNNING = libc_h.IFF_RUNNING();

    /// What `ifa_flags` says: it can join multicast groups.
    public static final int IFF_MULTICAST = libc_h.IFF_MULTICAST();

    private static final Function IF_NAMETOINDEX = Function.named("if_nametoindex", Failure.ZERO);

    /// `unsigned int if_nametoindex(const char *ifname)`
    ///
    /// Finds the number of a network interface, as `sin6_scope_id` and IPv6 groups want it.
    ///
    /// @param ifname its name, such as "lo"
    /// @return the number; 0 and `errno`: `ENODEV` or `ENXIO` if there is no such interface
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/if_nametoindex.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/if_nametoindex.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/if_nametoindex.3.html">macOS</a>
    public static int if_nametoindex(String ifname) {
        try (var stack = Arena.ofConfined()) {
            return IF_NAMETOINDEX.callInt(stack.allocateFrom(ifname));
        }
    }

    /// [#if_nametoindex(String)] of a `char` array.
    ///
    /// @param ifname a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `ifname` has no NUL
    /// @throws IllegalArgumentException if `ifname` is heap memory or `NULL`
    public static int if_nametoindex(MemorySegment ifname) {
        try (var stack = Arena.ofConfined()) {
            return IF_NAMETOINDEX.callInt(Check.string(IF_NAMETOINDEX, "ifname", ifname, stack));
        }
    }

    private static final Function IF_INDEXTONAME = Function.named("if_indextoname", Failure.NULL);

    /// `char *if_indextoname(unsigned int ifindex, char *ifname)`
    ///
    /// Finds the name of a network interface.
    ///
    /// @param ifindex its number
    /// @param ifname where the name goes, [#IF_NAMESIZE] bytes
    /// @return `ifname`; `NULL` and `errno`: `ENXIO` if there is no such interface
    /// @throws IndexOutOfBoundsException if `ifname` has less than [#IF_NAMESIZE] bytes
    /// @throws IllegalArgumentException if `ifname` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/if_indextoname.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/if_indextoname.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/if_nametoindex.3.html">macOS</a>
    public static MemorySegment if_indextoname(int ifindex, MemorySegment ifname) {
        checkWrite(IF_INDEXTONAME, "ifname", ifname, "IF_NAMESIZE", IF_NAMESIZE);
        return IF_INDEXTONAME.callPointer(ifindex, ifname) == NULL ? NULL : ifname;
    }
}
