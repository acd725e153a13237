package libc.sys;

import static libc.internal.Check.checkRead;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import libc.C.struct;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Lending;
import libc.internal.Pointers;

/// `<sys/uio.h>`: one read or write over several pieces of memory.
public final class uio_h {
    private uio_h() {}

    /// `struct iovec`: a piece of memory.
    /// @param segment its memory
    public record iovec(MemorySegment segment) implements struct {
        /// Declares a variable of this type, as `struct iovec iov;` does.
        /// @param stack where it lives
        public iovec(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct iovec *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public iovec {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(iovec.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.iovec.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static iovec at(MemorySegment array, long index) {
            return new iovec(Check.element(array, index, layout()));
        }

        /// {@return the memory, with its bounds if it was assigned here; or `NULL`}
        public MemorySegment iov_base() {
            return Pointers.get(segment, libc.abi.iovec.iov_base$offset());
        }

        /// Sets the memory. It stays reachable as long as the struct does.
        /// @param value the memory, or `NULL`
        /// @throws IllegalArgumentException if it is on Java's heap
        public void iov_base(MemorySegment value) {
            Pointers.set(segment, libc.abi.iovec.iov_base$offset(), value);
        }

        /// Sets the memory to that of a struct.
        /// @param value the struct
        public void iov_base(struct value) {
            iov_base(value.segment());
        }

        /// {@return how many bytes of the memory count}
        public long iov_len() {
            return Field.signed(segment, libc.abi.iovec.iov_len$offset(), Long.BYTES);
        }

        /// Sets how many bytes of the memory count.
        /// @param value the number of bytes
        public void iov_len(long value) {
            Field.set(segment, libc.abi.iovec.iov_len$offset(), Long.BYTES, value);
        }
    }

    private static final Function READV = Function.named("readv");

    /// `ssize_t readv(int fd, const struct iovec *iov, int iovcnt)`
    ///
    /// Reads as `read` does, and fills one piece of memory after the other.
    ///
    /// If another thread could close the arena of a piece, C gets memory of its own in its place, which is copied
    /// into the piece after the call.
    ///
    /// @param fd a descriptor that is open for reading
    /// @param iov the pieces, an array of `struct iovec`
    /// @param iovcnt how many pieces
    /// @return how many bytes came; 0 if the other side has closed; -1 and `errno`: as `read`, and
    ///   `EINVAL` if there are no pieces or too many
    /// @throws IndexOutOfBoundsException if `iovcnt` is more than `iov` holds, or an `iov_len` more than its `iov_base`
    /// @throws IllegalArgumentException if memory is on the heap or read-only, or an `iov_base` has an address that
    ///   was not assigned to it
    /// @throws IllegalStateException if the arena of a piece is closed, or another thread closes it during the call
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/readv.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/readv.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/readv.2.html">macOS</a>
    public static long readv(int fd, MemorySegment iov, int iovcnt) {
        checkArray(READV, iov, iovcnt);
        try (var lending = new Lending(READV)) {
            var vectors = lending.toWrite("iov", iov, Math.max(iovcnt, 0));
            long result = READV.callLong(fd, vectors.array(), iovcnt);
            vectors.passOn(Math.max(result, 0));
            return result;
        }
    }

    /// [#readv(int, MemorySegment, int)] with a single struct.
    ///
    /// @param fd a descriptor that is open for reading
    /// @param iov the piece
    /// @param iovcnt 1
    /// @return as above
    /// @throws IndexOutOfBoundsException if `iovcnt` is more than 1, or `iov_len` more than `iov_base` holds
    public static long readv(int fd, iovec iov, int iovcnt) {
        return readv(fd, iov.segment(), iovcnt);
    }

    private static final Function WRITEV = Function.named("writev");

    /// `ssize_t writev(int fd, const struct iovec *iov, int iovcnt)`
    ///
    /// Writes as `write` does, one piece of memory after the other. SIGPIPE comes as in [libc.unistd_h#write].
    ///
    /// @param fd a descriptor that is open for writing
    /// @param iov the pieces, an array of `struct iovec`
    /// @param iovcnt how many pieces
    /// @return how many bytes were taken; -1 and `errno`: as `write`, and `EINVAL` if there are no pieces or too many
    /// @throws IndexOutOfBoundsException if `iovcnt` is more than `iov` holds, or an `iov_len` more than its `iov_base`
    /// @throws IllegalArgumentException if memory is on the heap, or an `iov_base` has an address that was not
    ///   assigned to it
    /// @throws IllegalStateException if the arena of a piece is closed
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/writev.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/writev.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/writev.2.html">macOS</a>
    public static long writev(int fd, MemorySegment iov, int iovcnt) {
        checkArray(WRITEV, iov, iovcnt);
        try (var lending = new Lending(WRITEV)) {
            return WRITEV.callLong(fd, lending.toRead("iov", iov, Math.max(iovcnt, 0)).array(), iovcnt);
        }
    }

    /// [#writev(int, MemorySegment, int)] with a single struct.
    ///
    /// @param fd a descriptor that is open for writing
    /// @param iov the piece
    /// @param iovcnt 1
    /// @return as above
    /// @throws IndexOutOfBoundsException if `iovcnt` is more than 1, or `iov_len` more than `iov_base` holds
    public static long writev(int fd, iovec iov, int iovcnt) {
        return writev(fd, iov.segment(), iovcnt);
    }

    // A count below 0 is the kernel's to refuse.
    private static void checkArray(Function function, MemorySegment iov, int iovcnt) {
        checkRead(function, "iov", iov, "iovcnt * sizeof(struct iovec)", Lending.vectors(Math.max(iovcnt, 0)));
    }
}
