package libc.sys;

import static libc.C.C_LONG;
import static libc.internal.Check.checkStruct;

import java.lang.foreign.MemorySegment;
import libc.internal.Function;

/// `<sys/sendfile.h>`: from a file to a socket without a buffer of the program's. Linux alone has it, of the two; macOS
/// has another function of that name.
///
/// @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">Linux</a>
public final class sendfile_h {
    private sendfile_h() {}

    private static final Function SENDFILE = Function.named("sendfile");

    /// `ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count)`
    ///
    /// Writes bytes of a file to a socket, or to another file. The kernel moves them itself. A socket that has no room
    /// may take fewer.
    ///
    /// @param out_fd where the bytes go
    /// @param in_fd the file that they come from
    /// @param offset memory that holds the place in the file, an `off_t`, which moves on; or `NULL`: the place that
    ///   `read` would begin at moves on
    /// @param count how many bytes at most
    /// @return how many were written; 0 at the end of the file; -1 and `errno`: `EAGAIN`, `EBADF`, `EINVAL` if `in_fd`
    ///   is no file, `EIO`, `ENOMEM`, `EOVERFLOW`, `EPIPE`, `ESPIPE`
    /// @throws IndexOutOfBoundsException if `offset` is shorter than an `off_t`
    /// @throws IllegalArgumentException if `offset` is on the heap or read-only
    /// @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">Linux</a>
    public static long sendfile(int out_fd, int in_fd, MemorySegment offset, long count) {
        checkStruct(SENDFILE, "offset", offset, "off_t", C_LONG.byteSize());
        return SENDFILE.callLong(out_fd, in_fd, offset, count);
    }
}
