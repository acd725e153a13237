package libc.sys;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import libc.internal.Check;
import libc.internal.Field;
import libc.sys.socket_h.sockaddr;

/// `<sys/un.h>`: the addresses of sockets within this machine.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_un.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/unix.4.html">macOS</a>
public final class un_h {
    private un_h() {}

    /// `struct sockaddr_un`: the address of a socket within this machine, a file name.
    /// @param segment its memory
    public record sockaddr_un(MemorySegment segment) implements sockaddr {
        /// Declares a variable of this type, as `struct sockaddr_un addr;` does.
        /// @param stack where it lives
        public sockaddr_un(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes an address of any family as this type, as `(struct sockaddr_un *)addr` does.
        /// @param addr the address
        /// @throws IndexOutOfBoundsException if it is shorter
        public sockaddr_un(sockaddr addr) {
            this(addr.segment());
        }

        /// Takes memory as this type, as `(struct sockaddr_un *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public sockaddr_un {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(sockaddr_un.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.sockaddr_un.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static sockaddr_un at(MemorySegment array, long index) {
            return new sockaddr_un(Check.element(array, index, layout()));
        }

        /// {@return the address family, `AF_UNIX`}
        public int sun_family() {
            return sa_family();
        }

        /// Sets the address family.
        /// @param value `AF_UNIX`
        public void sun_family(int value) {
            var family = libc.abi.sockaddr_un.sun_family$layout();
            Field.set(segment, libc.abi.sockaddr_un.sun_family$offset(), family.byteSize(), value);
        }

        /// {@return the file name, a `char` array that is a part of this struct}
        public MemorySegment sun_path() {
            return segment.asSlice(libc.abi.sockaddr_un.sun_path$offset(), libc.abi.sockaddr_un.sun_path$layout().byteSize());
        }
    }
}
