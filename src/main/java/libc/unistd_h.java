package libc;

import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.MemorySegment;
import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<unistd.h>`: what can be done with any file descriptor, a socket's included, and waiting.
public final class unistd_h {
    private unistd_h() {}

    private static final Function READ = Function.named("read");

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
        checkWrite(READ, "buf", buf, "nbytes", nbytes);
        return READ.callLong(fd, buf, nbytes);
    }

    private static final Function WRITE = Function.named("write");

    /// `ssize_t write(int fd, const void *buf, size_t nbytes)`
    ///
    /// Hands `nbytes` bytes to the kernel, which sends them on in its own time.
    /// A blocking socket takes all of them.
    ///
    /// If the other side has reset the connection, the signal SIGPIPE ends a C
    /// program. It ends a Java program that runs as a command (`argv[0]` was passed
    /// to it); in any other, which may use these functions as a library, the call
    /// returns -1 and `EPIPE`.
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
        checkRead(WRITE, "buf", buf, "nbytes", nbytes);
        return WRITE.callLong(fd, buf, nbytes);
    }

    private static final Function CLOSE = Function.named("close");

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
        return CLOSE.callInt(fd);
    }

    private static final Function SLEEP = Function.named("sleep", Failure.NONE);

    /// `unsigned int sleep(unsigned int seconds)`
    ///
    /// Stops the calling thread for some time; other threads go on.
    ///
    /// @param seconds how long, an `unsigned int`
    /// @return 0; if a signal came first, how many seconds were left; `errno` says nothing
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sleep.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sleep.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sleep.3.html">macOS</a>
    public static int sleep(int seconds) {
        return SLEEP.callInt(seconds);
    }
}
