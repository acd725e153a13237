package libc;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `<unistd.h>`: what can be done with any file descriptor, a socket's included.
public final class unistd_h {
    private unistd_h() {}

    /// `ssize_t read(int fd, void *buf, size_t nbytes)`
    ///
    /// Takes up to `nbytes` bytes that have arrived, waiting for the first. It
    /// need not bring a whole message, and may bring more than one.
    ///
    /// @param fd a descriptor that is open for reading
    /// @param buf where the bytes go
    /// @param nbytes how many at most
    /// @return how many came; 0 if the other side has closed; -1 and `errno`:
    ///   `EBADF`, `ECONNRESET`, `ENOTCONN`, `ETIMEDOUT`, `EINTR`, `EAGAIN`, `EISDIR`
    /// @throws IndexOutOfBoundsException if `nbytes` is more than `buf` holds
    /// @throws IllegalArgumentException if `buf` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/read.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/read.2.html">macOS</a>
    public static long read(int fd, MemorySegment buf, long nbytes) {
        final class Link {
            static final MemorySegment address = Downcall.address("read");
            static final MethodHandle read = Downcall.link("read");
        }
        Downcall.checkWrite("read", "buf", buf, "nbytes", nbytes);
        try {
            var state = Downcall.state();
            return state.result((long) Link.read.invokeExact(Link.address, state.captured, fd, buf, nbytes));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
    }

    /// `ssize_t write(int fd, const void *buf, size_t nbytes)`
    ///
    /// Hands `nbytes` bytes to the kernel, which sends them on in its own time.
    /// A blocking socket takes all of them.
    ///
    /// Where the other side has reset the connection, a C program is ended by
    /// SIGPIPE; the JVM ignores that signal, and -1 with `EPIPE` is returned.
    ///
    /// @param fd a descriptor that is open for writing
    /// @param buf the bytes
    /// @param nbytes how many
    /// @return how many were taken; -1 and `errno`: `EBADF`, `EPIPE`,
    ///   `ECONNRESET`, `EDESTADDRREQ`, `EINTR`, `EAGAIN`, `ENOSPC`, `EFBIG`, `EIO`
    /// @throws IndexOutOfBoundsException if `nbytes` is more than `buf` holds
    /// @throws IllegalArgumentException if `buf` is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/write.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/write.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/write.2.html">macOS</a>
    public static long write(int fd, MemorySegment buf, long nbytes) {
        final class Link {
            static final MemorySegment address = Downcall.address("write");
            static final MethodHandle write = Downcall.link("write");
        }
        Downcall.checkRead("write", "buf", buf, "nbytes", nbytes);
        try {
            var state = Downcall.state();
            return state.result((long) Link.write.invokeExact(Link.address, state.captured, fd, buf, nbytes));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
    }

    /// `int close(int fd)`
    ///
    /// Gives the descriptor back. With a connected socket's last descriptor the
    /// connection is hung up; bytes already written are still sent.
    ///
    /// @param fd an open descriptor
    /// @return 0; -1 and `errno`: `EBADF`, `EINTR`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/close.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/close.2.html">macOS</a>
    public static int close(int fd) {
        final class Link {
            static final MemorySegment address = Downcall.address("close");
            static final MethodHandle close = Downcall.link("close");
        }
        try {
            var state = Downcall.state();
            return state.result((int) Link.close.invokeExact(Link.address, state.captured, fd));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
    }
}
