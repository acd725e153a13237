package libc.sys;

import static libc.internal.Check.checkWrite;

import java.lang.foreign.MemorySegment;
import libc.abi.libc_h;
import libc.internal.Function;

/// `<sys/eventfd.h>`: a number that threads wait for as they wait for a socket. Linux alone has it, of the two.
///
/// @see <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">Linux</a>
public final class eventfd_h {
    private eventfd_h() {}

    /// The descriptor is closed by `exec`.
    public static final int EFD_CLOEXEC = libc_h.EFD_CLOEXEC();

    /// Reading and writing do not wait.
    public static final int EFD_NONBLOCK = libc_h.EFD_NONBLOCK();

    /// Each read takes 1, not the whole number.
    public static final int EFD_SEMAPHORE = libc_h.EFD_SEMAPHORE();

    private static final Function EVENTFD = Function.named("eventfd");

    /// `int eventfd(unsigned int initval, int flags)`
    ///
    /// Makes a number that writing adds to, and that reading takes and makes 0. `read` and `write` take 8 bytes,
    /// a `uint64_t`. It can be read while it is not 0, as `poll` and `epoll` tell.
    ///
    /// @param initval the number it begins with, an `unsigned int`
    /// @param flags 0, or [#EFD_CLOEXEC], [#EFD_NONBLOCK] and [#EFD_SEMAPHORE], or-ed
    /// @return its file descriptor; -1 and `errno`: `EINVAL` for other flags, `EMFILE`, `ENFILE`, `ENODEV`, `ENOMEM`
    /// @see <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">Linux</a>
    public static int eventfd(int initval, int flags) {
        return EVENTFD.callInt(initval, flags);
    }

    private static final Function EVENTFD_READ = Function.named("eventfd_read");

    /// `int eventfd_read(int fd, eventfd_t *value)`
    ///
    /// Takes the number. If it is 0, the caller waits until it is more.
    ///
    /// @param fd an eventfd
    /// @param value where the number goes, a `uint64_t`
    /// @return 0; -1 and `errno`: `EAGAIN` if it is 0 and the call does not wait, `EBADF`, `EINVAL`, `EINTR`; -1 alone if
    ///   `fd` is no eventfd and gives fewer than 8 bytes
    /// @throws IndexOutOfBoundsException if `value` is shorter than 8 bytes
    /// @throws IllegalArgumentException if `value` is on the heap or read-only
    /// @see <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">Linux</a>
    public static int eventfd_read(int fd, MemorySegment value) {
        checkWrite(EVENTFD_READ, "value", value, "sizeof(eventfd_t)", Long.BYTES);
        return EVENTFD_READ.callInt(fd, value);
    }

    private static final Function EVENTFD_WRITE = Function.named("eventfd_write");

    /// `int eventfd_write(int fd, eventfd_t value)`
    ///
    /// Adds to the number. The caller waits while the sum is too large.
    ///
    /// @param fd an eventfd
    /// @param value what to add, a `uint64_t`
    /// @return 0; -1 and `errno`: `EAGAIN` if the sum is too large and the call does not wait, `EBADF`, `EINVAL` for
    ///   the largest number, `EINTR`; -1 alone if `fd` is no eventfd and takes fewer than 8 bytes
    /// @see <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">Linux</a>
    public static int eventfd_write(int fd, long value) {
        return EVENTFD_WRITE.callInt(fd, value);
    }
}
