package libc.sys;

import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import libc.C.struct;
import libc.C;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Function;
import libc.time_h.timespec;

/// `<sys/timerfd.h>`: a timer that threads wait for as they wait for a socket. Linux alone has it, of the two.
///
/// @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">Linux</a>
public final class timerfd_h {
    private timerfd_h() {}

    /// The descriptor is closed by `exec`.
    public static final int TFD_CLOEXEC = libc_h.TFD_CLOEXEC();

    /// Reading does not wait.
    public static final int TFD_NONBLOCK = libc_h.TFD_NONBLOCK();

    /// Of [#timerfd_settime]: the time is one of the clock, not counted from now.
    public static final int TFD_TIMER_ABSTIME = libc_h.TFD_TIMER_ABSTIME();

    /// `struct itimerspec`: when a timer ends, and how often again. In C, `<time.h>` declares it.
    /// @param segment its memory
    public record itimerspec(MemorySegment segment) implements struct {
        /// Takes memory as this type, as `(struct itimerspec *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public itimerspec {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// Declares a variable of this type, as `struct itimerspec its;` does.
        /// @param stack where it lives
        public itimerspec(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.itimerspec.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static itimerspec at(MemorySegment array, long index) {
            return new itimerspec(Check.element(array, index, layout()));
        }

        /// {@return the time from one end to the next, which is a part of this struct; 0 for a single one}
        public timespec it_interval() {
            return new timespec(segment.asSlice(libc.abi.itimerspec.it_interval$offset()));
        }

        /// Sets the time from one end to the next, by copying it.
        /// @param value the new value
        public void it_interval(timespec value) {
            it_interval().copyFrom(value);
        }

        /// {@return the time to the first end, which is a part of this struct; 0 stops the timer}
        public timespec it_value() {
            return new timespec(segment.asSlice(libc.abi.itimerspec.it_value$offset()));
        }

        /// Sets the time to the first end, by copying it.
        /// @param value the new value
        public void it_value(timespec value) {
            it_value().copyFrom(value);
        }
    }

    private static final Function TIMERFD_CREATE = Function.named("timerfd_create");

    /// `int timerfd_create(int clockid, int flags)`
    ///
    /// Makes a timer, which does not run yet. When it has ended, `read` takes 8 bytes, a `uint64_t`: how often it has,
    /// since the last read.
    ///
    /// @param clockid the clock, as [libc.time_h#CLOCK_MONOTONIC]
    /// @param flags 0, or [#TFD_CLOEXEC] and [#TFD_NONBLOCK], or-ed
    /// @return its file descriptor; -1 and `errno`: `EINVAL`, `EMFILE`, `ENFILE`, `ENODEV`, `ENOMEM`, `EPERM`
    /// @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">Linux</a>
    public static int timerfd_create(int clockid, int flags) {
        return TIMERFD_CREATE.callInt(clockid, flags);
    }

    private static final Function TIMERFD_SETTIME = Function.named("timerfd_settime");

    /// `int timerfd_settime(int fd, int flags, const struct itimerspec *new_value, struct itimerspec *old_value)`
    ///
    /// Starts a timer, or stops it.
    ///
    /// @param fd a timer
    /// @param flags 0, or [#TFD_TIMER_ABSTIME]
    /// @param new_value when it is to end
    /// @param old_value where its earlier setting goes; or `null`
    /// @return 0; -1 and `errno`: `EBADF`, `EINVAL` if `fd` is no timer, or the nanoseconds are not 0 to 999,999,999
    /// @throws IllegalArgumentException if memory is on the heap, or `old_value` is read-only
    /// @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">Linux</a>
    public static int timerfd_settime(int fd, int flags, itimerspec new_value, itimerspec old_value) {
        checkRead(TIMERFD_SETTIME, "new_value", new_value.segment, "sizeof(struct itimerspec)", itimerspec.layout().byteSize());
        if (old_value != null)
            checkWrite(TIMERFD_SETTIME, "old_value", old_value.segment, "sizeof(struct itimerspec)", itimerspec.layout().byteSize());
        return TIMERFD_SETTIME.callInt(fd, flags, new_value.segment, old_value == null ? C.NULL : old_value.segment);
    }

    private static final Function TIMERFD_GETTIME = Function.named("timerfd_gettime");

    /// `int timerfd_gettime(int fd, struct itimerspec *curr_value)`
    ///
    /// Tells how long a timer still runs.
    ///
    /// @param fd a timer
    /// @param curr_value where that goes
    /// @return 0; -1 and `errno`: `EBADF`, `EINVAL` if `fd` is no timer
    /// @throws IllegalArgumentException if `curr_value` is on the heap or read-only
    /// @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">Linux</a>
    public static int timerfd_gettime(int fd, itimerspec curr_value) {
        checkWrite(TIMERFD_GETTIME, "curr_value", curr_value.segment, "sizeof(struct itimerspec)", itimerspec.layout().byteSize());
        return TIMERFD_GETTIME.callInt(fd, curr_value.segment);
    }
}
