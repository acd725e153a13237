package libc.arpa;

import static libc.abi.libc_h.AF_INET;
import static libc.abi.libc_h.AF_INET6;
import static libc.abi.libc_h.INET_ADDRSTRLEN;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import libc.C.struct;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.ThreadState;
import libc.netinet.in_h.in_addr;

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
    /// @return the address in network byte order; `INADDR_NONE` for a text that is not an address,
    ///   and for "255.255.255.255"; `errno` says nothing
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

    private static final Function INET_ATON = Function.named("inet_aton", Failure.NONE);

    /// `int inet_aton(const char *cp, struct in_addr *inp)`
    ///
    /// Reads an IPv4 address as [#inet_addr(String)] does, and can tell 255.255.255.255 from a string that is not an address.
    ///
    /// @param cp the text, such as "127.0.0.1"
    /// @param inp where the address goes, in network byte order
    /// @return 1; 0 if the text is no address; `errno` says nothing
    /// @throws IllegalArgumentException if `inp` is heap memory or read-only
    /// @see <a href="https://man7.org/linux/man-pages/man3/inet_aton.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/inet_aton.3.html">macOS</a>
    public static int inet_aton(String cp, in_addr inp) {
        try (var stack = Arena.ofConfined()) {
            return inet_aton(stack.allocateFrom(cp), inp);
        }
    }

    /// [#inet_aton(String, in_addr)] of a `char` array.
    ///
    /// @param cp a C string
    /// @param inp where the address goes, in network byte order
    /// @return as above
    /// @throws IndexOutOfBoundsException if `cp` has no NUL
    /// @throws IllegalArgumentException if either is heap memory
    public static int inet_aton(MemorySegment cp, in_addr inp) {
        checkWrite(INET_ATON, "inp", inp.segment(), "sizeof(struct in_addr)", libc.abi.in_addr.layout().byteSize());
        try (var stack = Arena.ofConfined()) {
            return INET_ATON.callInt(Check.string(INET_ATON, "cp", cp, stack), inp.segment());
        }
    }

    private static final Function INET_NTOA = Function.named("inet_ntoa", Failure.NULL);

    /// `char *inet_ntoa(struct in_addr in)`
    ///
    /// Writes an IPv4 address in numbers and dots. The text is in the one buffer that the thread has for it.
    ///
    /// @param in the address, in network byte order, passed by value
    /// @return the text, until the thread's next call writes over it
    /// @throws IllegalArgumentException if `in` is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/inet_ntoa.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/inet_ntoa.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/inet_ntoa.3.html">macOS</a>
    public static MemorySegment inet_ntoa(in_addr in) {
        long size = libc.abi.in_addr.layout().byteSize();
        checkRead(INET_NTOA, "in", in.segment(), "sizeof(struct in_addr)", size);
        // C's buffer goes with its thread, while the text may live on in another.
        var text = INET_NTOA.callPointerByValue(in.segment());
        return ThreadState.get().address.copyFrom(text.asSlice(0, INET_ADDRSTRLEN()));
    }

    private static final Function INET_PTON = Function.named("inet_pton");

    /// `int inet_pton(int af, const char *src, void *dst)`
    ///
    /// Reads an IPv4 or IPv6 address, presentation to network. IPv4 takes four decimal numbers and no other form.
    ///
    /// @param af `AF_INET` or `AF_INET6`
    /// @param src the text, such as "::1"
    /// @param dst where the address goes: an `in_addr` or an `in6_addr`
    /// @return 1; 0 if the text is no address of that family; -1 and `errno`: `EAFNOSUPPORT`
    /// @throws IndexOutOfBoundsException if `dst` has no room for an address of that family
    /// @throws IllegalArgumentException if `dst` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/inet_pton.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/inet_pton.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/inet_pton.3.html">macOS</a>
    public static int inet_pton(int af, String src, struct dst) {
        return inet_pton(af, src, dst.segment());
    }

    /// [#inet_pton(int, String, struct)] into memory that is not a struct of Java's.
    ///
    /// @param af `AF_INET` or `AF_INET6`
    /// @param src the text
    /// @param dst where the address goes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `dst` has no room for an address of that family
    /// @throws IllegalArgumentException if `dst` is heap memory or read-only
    public static int inet_pton(int af, String src, MemorySegment dst) {
        try (var stack = Arena.ofConfined()) {
            return inet_pton(af, stack.allocateFrom(src), dst);
        }
    }

    /// [#inet_pton(int, String, struct)] of a `char` array.
    ///
    /// @param af `AF_INET` or `AF_INET6`
    /// @param src a C string
    /// @param dst where the address goes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `src` has no NUL, or `dst` no room
    /// @throws IllegalArgumentException if either is heap memory
    public static int inet_pton(int af, MemorySegment src, struct dst) {
        return inet_pton(af, src, dst.segment());
    }

    /// [#inet_pton(int, String, struct)] of a `char` array, into memory that is not a struct of Java's.
    ///
    /// @param af `AF_INET` or `AF_INET6`
    /// @param src a C string
    /// @param dst where the address goes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `src` has no NUL, or `dst` no room
    /// @throws IllegalArgumentException if either is heap memory
    public static int inet_pton(int af, MemorySegment src, MemorySegment dst) {
        checkWrite(INET_PTON, "dst", dst, "an address", size(af));
        try (var stack = Arena.ofConfined()) {
            return INET_PTON.callInt(af, Check.string(INET_PTON, "src", src, stack), dst);
        }
    }

    private static final Function INET_NTOP = Function.named("inet_ntop", Failure.NULL);

    /// `const char *inet_ntop(int af, const void *src, char *dst, socklen_t size)`
    ///
    /// Writes an IPv4 or IPv6 address as text, network to presentation.
    ///
    /// @param af `AF_INET` or `AF_INET6`
    /// @param src the address: an `in_addr` or an `in6_addr`
    /// @param dst where the text goes
    /// @param size how many bytes `dst` has; `INET6_ADDRSTRLEN` are enough
    /// @return `dst`; `NULL` and `errno`: `EAFNOSUPPORT`, `ENOSPC`
    /// @throws IndexOutOfBoundsException if `size` is more than `dst` holds, or `src` has no address of that family
    /// @throws IllegalArgumentException if either is heap memory, or `dst` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/inet_ntop.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/inet_ntop.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/inet_ntop.3.html">macOS</a>
    public static MemorySegment inet_ntop(int af, struct src, MemorySegment dst, int size) {
        return inet_ntop(af, src.segment(), dst, size);
    }

    /// [#inet_ntop(int, struct, MemorySegment, int)] of memory that is not a struct of Java's.
    ///
    /// @param af `AF_INET` or `AF_INET6`
    /// @param src the address
    /// @param dst where the text goes
    /// @param size how many bytes `dst` has
    /// @return as above
    /// @throws IndexOutOfBoundsException if `size` is more than `dst` holds, or `src` has no address of that family
    /// @throws IllegalArgumentException if either is heap memory, or `dst` is read-only
    public static MemorySegment inet_ntop(int af, MemorySegment src, MemorySegment dst, int size) {
        checkRead(INET_NTOP, "src", src, "an address", size(af));
        checkWrite(INET_NTOP, "dst", dst, "size", Integer.toUnsignedLong(size));
        return Check.within(dst, INET_NTOP.callPointer(af, src, dst, size));
    }

    // C asks for no memory in a family that it does not know.
    private static long size(int af) {
        if (af == AF_INET())
            return libc.abi.in_addr.layout().byteSize();
        return af == AF_INET6() ? libc.abi.in6_addr.layout().byteSize() : 0;
    }

    private static final Function INET_NETWORK = Function.named("inet_network", Failure.NONE);

    /// `in_addr_t inet_network(const char *cp)`
    ///
    /// [#inet_addr(String)] in the byte order of this machine.
    ///
    /// @param cp the address
    /// @return the number; `INADDR_NONE`, which is -1, if it is no address; `errno` is not set
    /// @see <a href="https://man7.org/linux/man-pages/man3/inet.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/inet_network.3.html">macOS</a>
    public static int inet_network(String cp) {
        try (var stack = Arena.ofConfined()) {
            return INET_NETWORK.callInt(stack.allocateFrom(cp));
        }
    }

    /// [#inet_network(String)] of a `char` array.
    ///
    /// @param cp a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `cp` has no NUL
    /// @throws IllegalArgumentException if `cp` is heap memory or `NULL`
    public static int inet_network(MemorySegment cp) {
        try (var stack = Arena.ofConfined()) {
            return INET_NETWORK.callInt(Check.string(INET_NETWORK, "cp", cp, stack));
        }
    }
}
