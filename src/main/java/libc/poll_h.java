package libc;

import static libc.internal.Check.checkArray;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;

/// `<poll.h>`: waiting for many descriptors at once, of any number.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/poll.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/poll.2.html">macOS</a>
public final class poll_h {
    private poll_h() {}

    /// There is something to read, or the other side has closed.
    public static final int POLLIN = libc_h.POLLIN();

    /// There is urgent data.
    public static final int POLLPRI = libc_h.POLLPRI();

    /// A write does not wait.
    public static final int POLLOUT = libc_h.POLLOUT();

    /// In `revents` alone: an error.
    public static final int POLLERR = libc_h.POLLERR();

    /// In `revents` alone: the other side is gone.
    public static final int POLLHUP = libc_h.POLLHUP();

    /// In `revents` alone: the descriptor is not open.
    public static final int POLLNVAL = libc_h.POLLNVAL();

    /// There is usual data to read.
    public static final int POLLRDNORM = libc_h.POLLRDNORM();

    /// There is data of a higher priority to read. Linux has it for streams of another kind alone.
    public static final int POLLRDBAND = libc_h.POLLRDBAND();

    /// The same as [#POLLOUT].
    public static final int POLLWRNORM = libc_h.POLLWRNORM();

    /// Data of a higher priority can be written.
    public static final int POLLWRBAND = libc_h.POLLWRBAND();

    /// `struct pollfd`: a descriptor, and what is waited for.
    /// @param segment its memory
    public record pollfd(MemorySegment segment) implements struct {
        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.pollfd.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static pollfd at(MemorySegment array, long index) {
            return new pollfd(Check.element(array, index, layout()));
        }

        /// Declares a variable of this type, as `struct pollfd pfd;` does.
        /// @param stack where it lives
        public pollfd(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct pollfd *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public pollfd {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the descriptor; one that is negative is passed over}
        public int fd() {
            return (int) Field.signed(segment, libc.abi.pollfd.fd$offset(), Integer.BYTES);
        }

        /// Sets the descriptor.
        /// @param value the new value
        public void fd(int value) {
            Field.set(segment, libc.abi.pollfd.fd$offset(), Integer.BYTES, value);
        }

        /// {@return what is waited for, `POLL...`, or-ed}
        public short events() {
            return (short) Field.signed(segment, libc.abi.pollfd.events$offset(), Short.BYTES);
        }

        /// Sets what is waited for.
        /// @param value `POLL...`, or-ed; its low 16 bits count
        public void events(int value) {
            Field.set(segment, libc.abi.pollfd.events$offset(), Short.BYTES, value);
        }

        /// {@return what there is, `POLL...`, or-ed}
        public short revents() {
            return (short) Field.signed(segment, libc.abi.pollfd.revents$offset(), Short.BYTES);
        }

        /// Sets what there is, as `poll` does.
        /// @param value `POLL...`, or-ed; its low 16 bits count
        public void revents(int value) {
            Field.set(segment, libc.abi.pollfd.revents$offset(), Short.BYTES, value);
        }
    }

    private static final Function POLL = Function.named("poll");

    /// `int poll(struct pollfd fds[], nfds_t nfds, int timeout)`
    ///
    /// Waits until there is what is waited for, at one descriptor or more, and says in each `revents` what there is.
    ///
    /// @param fds an array of [pollfd]
    /// @param nfds how many elements it has
    /// @param timeout how many milliseconds to wait at most; 0 does not wait; -1 waits for ever
    /// @return how many elements have a `revents` other than 0; 0 if the time is over; -1 and `errno`: `EINTR`, `EINVAL`, `ENOMEM`
    /// @throws IndexOutOfBoundsException if `nfds` is more elements than `fds` has
    /// @throws IllegalArgumentException if `fds` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/poll.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/poll.2.html">macOS</a>
    public static int poll(MemorySegment fds, long nfds, int timeout) {
        checkArray(POLL, "fds", fds, "nfds", nfds, "struct pollfd", pollfd.layout().byteSize());
        return POLL.callIntOfCount(fds, nfds, timeout);
    }

    /// [#poll(MemorySegment, long, int)] of one descriptor, as in `poll(&pfd, 1, -1)`.
    ///
    /// @param fds the descriptor
    /// @param nfds 1
    /// @param timeout how many milliseconds to wait at most
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nfds` is more than 1
    public static int poll(pollfd fds, long nfds, int timeout) {
        return poll(fds.segment(), nfds, timeout);
    }
}
