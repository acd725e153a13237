package libc;

import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import libc.C.struct;
import libc.abi.libc_h;

/// `<string.h>`: memory and text.
public final class string_h {
    private string_h() {}

    // The messages come in the encoding of the process's locale.
    private static final Charset charset = Charset.forName(System.getProperty("native.encoding"));

    /// `void *memset(void *s, int c, size_t n)`
    ///
    /// Fills memory. C compilers turn it into plain stores, so this is plain Java.
    ///
    /// @param s the memory
    /// @param c the byte to fill it with; its low 8 bits count
    /// @param n how many bytes
    /// @return `s`
    /// @throws IndexOutOfBoundsException if `n` is more than `s` holds
    /// @throws IllegalArgumentException if `s` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/memset.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/memset.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/memset.3.html">macOS</a>
    public static MemorySegment memset(MemorySegment s, int c, long n) {
        Downcall.checkWrite("memset", "s", s, "n", n);
        s.asSlice(0, n).fill((byte) c);
        return s;
    }

    /// [#memset(MemorySegment, int, long)] of a struct.
    ///
    /// @param s the struct
    /// @param c the byte to fill it with; its low 8 bits count
    /// @param n how many bytes
    /// @return the memory of `s`
    /// @throws IndexOutOfBoundsException if `n` is more than `s` holds
    public static MemorySegment memset(struct s, int c, long n) {
        return memset(s.segment(), c, n);
    }

    /// `char *strerror(int errnum)`
    ///
    /// The message of an error, in the language that the process was started in.
    ///
    /// C returns a pointer to memory that the next call may reuse, even one of another
    /// thread; this is a copy, and one thread at a time makes it.
    ///
    /// @param errnum a value of `errno`
    /// @return its message; for a number that is no error's, one that says so
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strerror.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strerror.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strerror.3.html">macOS</a>
    public static synchronized String strerror(int errnum) {
        return libc_h.strerror(errnum).getString(0, charset);
    }
}
