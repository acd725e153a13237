package libc.netinet;

import static libc.abi.libc_h.*;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Field;
import libc.sys.socket_h.sockaddr;

/// `<netinet/in.h>`: the addresses of IPv4.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/netinet_in.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/inet.4.html">macOS</a>
public final class in_h {
    private in_h() {}

    /// Every address of this machine, 0.0.0.0, in host byte order.
    public static final int INADDR_ANY = libc_h.INADDR_ANY();

    /// What `inet_addr` says of a string that is no address: 255.255.255.255.
    public static final int INADDR_NONE = libc_h.INADDR_NONE();

    /// `struct sockaddr_in`: an IPv4 address and a port.
    ///
    /// A field is read by its name, `addr.sin_port()`, and assigned by its name,
    /// `addr.sin_port(value)`. Its place and its size are the platform's.
    public static final class sockaddr_in implements sockaddr {
        private final MemorySegment segment;

        /// Declares a variable of this type, as `struct sockaddr_in addr;` does.
        /// @param stack where it lives
        public sockaddr_in(SegmentAllocator stack) {
            segment = stack.allocate(SIZEOF_SOCKADDR_IN(), ALIGNOF_SOCKADDR_IN());
        }

        @Override
        public MemorySegment segment() {
            return segment;
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
    }

    /// `struct in_addr`: an IPv4 address.
    public static final class in_addr implements struct {
        private final MemorySegment segment;

        private in_addr(MemorySegment segment) {
            this.segment = segment;
        }

        /// Declares a variable of this type, as `struct in_addr addr;` does.
        /// @param stack where it lives
        public in_addr(SegmentAllocator stack) {
            this(stack.allocate(libc.abi.in_addr.layout()));
        }

        @Override
        public MemorySegment segment() {
            return segment;
        }

        /// {@return the address, in network byte order}
        public int s_addr() {
            return libc.abi.in_addr.s_addr(segment);
        }

        /// Sets the address.
        /// @param value the address, in network byte order
        public void s_addr(int value) {
            libc.abi.in_addr.s_addr(segment, value);
        }
    }
}
