package libc.sys;

import static libc.C.NULL;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;

/// `<sys/select.h>`: waiting for many descriptors at once.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_select.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/select.2.html">macOS</a>
public class select_h {
    select_h() {}

    /// How many descriptors a set has room for: from 0 to one less.
    public static final int FD_SETSIZE = libc_h.FD_SETSIZE();

    /// `fd_set`: a set of descriptors, a bit for each. As in C, a variable is in no state
    /// before [#FD_ZERO(fd_set)], and `temps = reads` is `temps.copyFrom(reads)`.
    /// @param segment its memory
    public record fd_set(MemorySegment segment) implements struct {
        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.fd_set.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static fd_set at(MemorySegment array, long index) {
            return new fd_set(Check.element(array, index, layout()));
        }

        /// Declares a variable of this type, as `fd_set reads;` does.
        /// @param stack where it lives
        public fd_set(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(fd_set *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public fd_set {
            segment = segment.asSlice(0, layout().byteSize());
        }
    }

    /// `struct timeval`: a time in seconds and microseconds.
    /// @param segment its memory
    public record timeval(MemorySegment segment) implements struct {
        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.timeval.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static timeval at(MemorySegment array, long index) {
            return new timeval(Check.element(array, index, layout()));
        }

        /// Declares a variable of this type, as `struct timeval timeout;` does.
        /// @param stack where it lives
        public timeval(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct timeval *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public timeval {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the seconds}
        public long tv_sec() {
            return Field.signed(segment, libc.abi.timeval.tv_sec$offset(), libc.abi.timeval.tv_sec$layout().byteSize());
        }

        /// Sets the seconds.
        /// @param value the new value
        public void tv_sec(long value) {
            Field.set(segment, libc.abi.timeval.tv_sec$offset(), libc.abi.timeval.tv_sec$layout().byteSize(), value);
        }

        /// {@return the microseconds}
        public long tv_usec() {
            return Field.signed(segment, libc.abi.timeval.tv_usec$offset(), libc.abi.timeval.tv_usec$layout().byteSize());
        }

        /// Sets the microseconds.
        /// @param value the new value, 0 to 999,999
        public void tv_usec(long value) {
            Field.set(segment, libc.abi.timeval.tv_usec$offset(), libc.abi.timeval.tv_usec$layout().byteSize(), value);
        }
    }

    private static final Function FD_ZERO = Function.named("FD_ZERO");

    /// `void FD_ZERO(fd_set *set)`
    ///
    /// Makes the set empty. It is a macro of C's, so this is plain Java.
    ///
    /// @param set the set
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/FD_ZERO.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/select.2.html">macOS</a>
    public static void FD_ZERO(fd_set set) {
        checkSet(FD_ZERO, "set", set.segment());
        set.segment().fill((byte) 0);
    }

    private static final Function FD_SET = Function.named("FD_SET");

    /// `void FD_SET(int fd, fd_set *set)`
    ///
    /// Adds a descriptor to the set. C would write beside the set for one that it has no room for.
    ///
    /// @param fd the descriptor
    /// @param set the set
    /// @throws IndexOutOfBoundsException if `fd` is negative, or [#FD_SETSIZE] or more
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/FD_SET.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/select.2.html">macOS</a>
    public static void FD_SET(int fd, fd_set set) {
        var octet = octet(FD_SET, fd, set);
        octet.set(ValueLayout.JAVA_BYTE, 0, (byte) (octet.get(ValueLayout.JAVA_BYTE, 0) | bit(fd)));
    }

    private static final Function FD_CLR = Function.named("FD_CLR");

    /// `void FD_CLR(int fd, fd_set *set)`
    ///
    /// Takes a descriptor out of the set.
    ///
    /// @param fd the descriptor
    /// @param set the set
    /// @throws IndexOutOfBoundsException if `fd` is negative, or [#FD_SETSIZE] or more
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/FD_CLR.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/select.2.html">macOS</a>
    public static void FD_CLR(int fd, fd_set set) {
        var octet = octet(FD_CLR, fd, set);
        octet.set(ValueLayout.JAVA_BYTE, 0, (byte) (octet.get(ValueLayout.JAVA_BYTE, 0) & ~bit(fd)));
    }

    private static final Function FD_ISSET = Function.named("FD_ISSET");

    /// `int FD_ISSET(int fd, fd_set *set)`
    ///
    /// Tells whether a descriptor is in the set.
    ///
    /// @param fd the descriptor
    /// @param set the set
    /// @return 0 if it is not, another number if it is
    /// @throws IndexOutOfBoundsException if `fd` is negative, or [#FD_SETSIZE] or more
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/FD_ISSET.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/select.2.html">macOS</a>
    public static int FD_ISSET(int fd, fd_set set) {
        return (octet(FD_ISSET, fd, set).get(ValueLayout.JAVA_BYTE, 0) & bit(fd)) != 0 ? 1 : 0;
    }

    // C counts the bits of its words from the lowest on. In memory that is byte by byte, since every processor here is little-endian.
    private static MemorySegment octet(Function function, int fd, fd_set set) {
        checkSet(function, "set", set.segment());
        if (fd < 0 || fd >= FD_SETSIZE)
            throw new IndexOutOfBoundsException("%s: fd is %d, but a set has room for 0 to %d".formatted(function.name(), fd, FD_SETSIZE - 1));
        return set.segment().asSlice(fd / Byte.SIZE, 1);
    }

    private static int bit(int fd) {
        return 1 << fd % Byte.SIZE;
    }

    private static void checkSet(Function function, String pointer, MemorySegment set) {
        checkWrite(function, pointer, set, "sizeof(fd_set)", fd_set.layout().byteSize());
    }

    private static final Function SELECT = Function.named("select");

    /// `int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval *timeout)`
    ///
    /// Waits until a descriptor of a set can be read or written without waiting, or has urgent
    /// data. In the sets only those descriptors are left, so a program hands over copies.
    ///
    /// C's `NULL` is a Java `null` here: `select(fd_max + 1, reads, null, null, timeout)`.
    ///
    /// @param nfds the highest descriptor of the sets, and 1 more
    /// @param readfds which are to be readable, or `null`
    /// @param writefds which are to be writable, or `null`
    /// @param exceptfds which are to have urgent data, or `null`
    /// @param timeout how long to wait at most; 0 does not wait, `null` waits for ever. Linux leaves there how much was left
    /// @return how many descriptors are left in the sets; 0 if the time is over; -1 and `errno`: `EBADF`, `EINTR`, `EINVAL`, `ENOMEM`
    /// @throws IndexOutOfBoundsException if `nfds` is more than [#FD_SETSIZE]
    /// @throws IllegalArgumentException if memory is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/select.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/select.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/select.2.html">macOS</a>
    public static int select(int nfds, fd_set readfds, fd_set writefds, fd_set exceptfds, timeval timeout) {
        if (nfds > FD_SETSIZE)
            throw new IndexOutOfBoundsException("select: nfds is %d, but a set has room for %d descriptors".formatted(nfds, FD_SETSIZE));
        return SELECT.callInt(nfds, checked("readfds", readfds), checked("writefds", writefds), checked("exceptfds", exceptfds),
                checked("timeout", timeout));
    }

    // A struct has its size, so only its memory is in question.
    private static MemorySegment checked(String pointer, struct object) {
        var memory = object == null ? NULL : object.segment();
        checkWrite(SELECT, pointer, memory, "0", 0);
        return memory;
    }
}
