package libc.sys;

import static libc.C.C_INT;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.MemorySegment;
import libc.abi.libc_h;
import libc.internal.Function;

/// `<sys/ioctl.h>`: questions and orders to what is behind a descriptor.
public final class ioctl_h {
    private ioctl_h() {}

    /// How many bytes can be read at once: an `int`, to read only.
    public static final long FIONREAD = libc_h.FIONREAD();

    /// Whether calls that would have to wait fail with `EAGAIN` instead: an `int`, 0 or 1, to set only.
    public static final long FIONBIO = libc_h.FIONBIO();

    private static final Function IOCTL = Function.named("ioctl");

    /// `int ioctl(int fd, unsigned long request, ...)`
    ///
    /// Asks or orders by a number, whose argument has the type that belongs to it. musl's request is an `int`; it reads
    /// the low half of what it gets.
    ///
    /// @param fd an open descriptor
    /// @param request [#FIONREAD] or [#FIONBIO]
    /// @param argp the argument, an `int`
    /// @return 0; -1 and `errno`: `EBADF`, `EINVAL`, `ENOTTY` if the descriptor's kind does not know the request
    /// @throws IndexOutOfBoundsException if `argp` has no room for an `int`
    /// @throws IllegalArgumentException if `argp` is heap memory, or read-only memory for [#FIONREAD]; if the request is
    ///   another, since nobody knows how much memory C would write to
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/functions/ioctl.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ioctl.2.html">macOS</a>
    public static int ioctl(int fd, long request, MemorySegment argp) {
        if (request == FIONREAD)
            checkWrite(IOCTL, "argp", argp, "sizeof(int)", C_INT.byteSize());
        else
            checkRead(IOCTL, "argp", argp, "sizeof(int)", C_INT.byteSize());
        if (request != FIONREAD && request != FIONBIO)
            throw new IllegalArgumentException("ioctl: request is 0x%x, which is neither FIONREAD nor FIONBIO".formatted(request));
        return IOCTL.callVariadicInt(fd, request, argp);
    }
}
