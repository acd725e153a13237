package libc.arpa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<arpa/inet.h>`: addresses as text, numbers in network byte order.
///
/// C compilers turn the four byte-order functions into at most one instruction,
/// so these are plain Java. As everywhere in C, a number that is too long for its
/// parameter loses its high bytes. An `int` that holds a `uint32_t` has its bits.
public final class inet_h {
    private inet_h() {}

    private static final boolean BIG_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    /// `uint16_t htons(uint16_t hostshort)`: host to network, short.
    ///
    /// @param hostshort a number such as a port; its low 16 bits count
    /// @return the number whose bytes in memory are in network order, 0 to 65535
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/htons.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/htons.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/htons.3.html">macOS</a>
    public static int htons(int hostshort) {
        return Short.toUnsignedInt(BIG_ENDIAN ? (short) hostshort : Short.reverseBytes((short) hostshort));
    }

    /// `uint32_t htonl(uint32_t hostlong)`: host to network, long.
    ///
    /// @param hostlong a number such as `INADDR_ANY`
    /// @return the number whose bytes in memory are in network order
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/htonl.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/htonl.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/htonl.3.html">macOS</a>
    public static int htonl(int hostlong) {
        return BIG_ENDIAN ? hostlong : Integer.reverseBytes(hostlong);
    }

    /// `uint16_t ntohs(uint16_t netshort)`: network to host, short.
    ///
    /// @param netshort what [#htons] returned, or a `sin_port`
    /// @return the number, 0 to 65535
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ntohs.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/ntohs.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ntohs.3.html">macOS</a>
    public static int ntohs(int netshort) {
        return htons(netshort);
    }

    /// `uint32_t ntohl(uint32_t netlong)`: network to host, long.
    ///
    /// @param netlong what [#htonl] returned, or an `s_addr`
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ntohl.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/ntohl.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ntohl.3.html">macOS</a>
    public static int ntohl(int netlong) {
        return htonl(netlong);
    }

    private static final Function INET_ADDR = Function.named("inet_addr", Failure.NONE);

    /// `in_addr_t inet_addr(const char *cp)`
    ///
    /// Reads an IPv4 address in numbers and dots. One to four numbers will do, in
    /// decimal, octal (`0177`) or hexadecimal (`0x7f`); the last fills what is left.
    ///
    /// @param cp the text, such as "127.0.0.1"
    /// @return the address in network byte order; `INADDR_NONE` if it is none,
    ///   which "255.255.255.255" is too; `errno` says nothing
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/inet_addr.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/inet_addr.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/inet_addr.3.html">macOS</a>
    public static int inet_addr(String cp) {
        try (var stack = Arena.ofConfined()) {
            return INET_ADDR.callInt(stack.allocateFrom(cp));
        }
    }

    /// [#inet_addr(String)] of a `char` array.
    ///
    /// @param cp a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `cp` has no NUL
    /// @throws IllegalArgumentException if `cp` is heap memory
    public static int inet_addr(MemorySegment cp) {
        try (var stack = Arena.ofConfined()) {
            return INET_ADDR.callInt(Check.string(INET_ADDR, "cp", cp, stack));
        }
    }
}
