package libc;

import static libc.internal.Check.checkString;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import libc.C.struct;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<string.h>`: memory and text.
public final class string_h {
    private string_h() {}

    // The messages come in the encoding of the process's locale.
    private static final Charset charset = Charset.forName(System.getProperty("native.encoding"));

    private static final Function MEMSET = Function.named("memset");

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
        checkWrite(MEMSET, "s", s, "n", n);
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

    private static final Function STRLEN = Function.named("strlen");

    /// `size_t strlen(const char *s)`
    ///
    /// Counts the bytes of a string, its NUL not counted. C compilers do that themselves
    /// where they can, so this is plain Java.
    ///
    /// @param s a C string
    /// @return how many bytes come before the NUL
    /// @throws IndexOutOfBoundsException if `s` has no NUL
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strlen.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strlen.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strlen.3.html">macOS</a>
    public static long strlen(MemorySegment s) {
        return Check.length(STRLEN, "s", s);
    }

    /// [#strlen(MemorySegment)] of a text.
    ///
    /// @param s the text
    /// @return how many bytes it has in UTF-8
    public static long strlen(String s) {
        try (var stack = Arena.ofConfined()) {
            return strlen(stack.allocateFrom(s));
        }
    }

    private static final Function STRCMP = Function.named("strcmp");

    /// `int strcmp(const char *s1, const char *s2)`
    ///
    /// Compares two strings byte by byte, up to the first that differs or up to the NUL
    /// of both. C compilers do that themselves where they can, so this is plain Java.
    ///
    /// @param s1 a C string
    /// @param s2 another
    /// @return 0 if they are equal; a negative number if the byte of `s1` is less, as an
    ///   `unsigned char`; a positive number if it is greater. C promises the sign alone
    /// @throws IndexOutOfBoundsException if a string ends without a NUL before they differ
    /// @throws IllegalArgumentException if either is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strcmp.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strcmp.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strcmp.3.html">macOS</a>
    public static int strcmp(MemorySegment s1, MemorySegment s2) {
        return compare(STRCMP, s1, s2, Long.MAX_VALUE);
    }

    /// [#strcmp(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param s1 a C string
    /// @param s2 a text
    /// @return as above
    /// @throws IndexOutOfBoundsException if `s1` ends without a NUL before they differ
    /// @throws IllegalArgumentException if `s1` is heap memory or `NULL`
    public static int strcmp(MemorySegment s1, String s2) {
        try (var stack = Arena.ofConfined()) {
            return strcmp(s1, stack.allocateFrom(s2));
        }
    }

    /// [#strcmp(MemorySegment, MemorySegment)] of a text.
    ///
    /// @param s1 a text
    /// @param s2 a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `s2` ends without a NUL before they differ
    /// @throws IllegalArgumentException if `s2` is heap memory or `NULL`
    public static int strcmp(String s1, MemorySegment s2) {
        try (var stack = Arena.ofConfined()) {
            return strcmp(stack.allocateFrom(s1), s2);
        }
    }

    /// [#strcmp(MemorySegment, MemorySegment)] of two texts, as in `strcmp(argv[1], "-v")`.
    ///
    /// @param s1 a text
    /// @param s2 another
    /// @return as above
    public static int strcmp(String s1, String s2) {
        try (var stack = Arena.ofConfined()) {
            return strcmp(stack.allocateFrom(s1), stack.allocateFrom(s2));
        }
    }

    private static final Function STRNCMP = Function.named("strncmp");

    /// `int strncmp(const char *s1, const char *s2, size_t n)`
    ///
    /// [#strcmp(MemorySegment, MemorySegment)] of the first `n` bytes; an array of `n` bytes
    /// needs no NUL.
    ///
    /// @param s1 a C string, or a `char` array
    /// @param s2 another
    /// @param n how many bytes at most, a `size_t`
    /// @return as `strcmp`; 0 if `n` is 0
    /// @throws IndexOutOfBoundsException if one ends, without a NUL and before `n` bytes, before they differ
    /// @throws IllegalArgumentException if either is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strncmp.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strncmp.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strncmp.3.html">macOS</a>
    public static int strncmp(MemorySegment s1, MemorySegment s2, long n) {
        return compare(STRNCMP, s1, s2, n);
    }

    /// [#strncmp(MemorySegment, MemorySegment, long)] with a text.
    ///
    /// @param s1 a C string, or a `char` array
    /// @param s2 a text
    /// @param n how many bytes at most, a `size_t`
    /// @return as above
    /// @throws IndexOutOfBoundsException if `s1` ends, without a NUL and before `n` bytes, before they differ
    /// @throws IllegalArgumentException if `s1` is heap memory or `NULL`
    public static int strncmp(MemorySegment s1, String s2, long n) {
        try (var stack = Arena.ofConfined()) {
            return strncmp(s1, stack.allocateFrom(s2), n);
        }
    }

    /// [#strncmp(MemorySegment, MemorySegment, long)] of a text.
    ///
    /// @param s1 a text
    /// @param s2 a C string, or a `char` array
    /// @param n how many bytes at most, a `size_t`
    /// @return as above
    /// @throws IndexOutOfBoundsException if `s2` ends, without a NUL and before `n` bytes, before they differ
    /// @throws IllegalArgumentException if `s2` is heap memory or `NULL`
    public static int strncmp(String s1, MemorySegment s2, long n) {
        try (var stack = Arena.ofConfined()) {
            return strncmp(stack.allocateFrom(s1), s2, n);
        }
    }

    /// [#strncmp(MemorySegment, MemorySegment, long)] of two texts.
    ///
    /// @param s1 a text
    /// @param s2 another
    /// @param n how many bytes at most, a `size_t`
    /// @return as above
    public static int strncmp(String s1, String s2, long n) {
        try (var stack = Arena.ofConfined()) {
            return strncmp(stack.allocateFrom(s1), stack.allocateFrom(s2), n);
        }
    }

    private static int compare(Function function, MemorySegment s1, MemorySegment s2, long n) {
        checkString(function, "s1", s1);
        checkString(function, "s2", s2);
        for (long i = 0; Long.compareUnsigned(i, n) < 0; i++) {
            int one = octet(function, "s1", s1, i);
            int other = octet(function, "s2", s2, i);
            if (one != other || one == 0)
                return one - other;
        }
        return 0;
    }

    private static int octet(Function function, String pointer, MemorySegment s, long offset) {
        if (offset == s.byteSize())
            throw Check.noNul(function, pointer, s);
        return Byte.toUnsignedInt(s.get(ValueLayout.JAVA_BYTE, offset));
    }

    private static final Function STRERROR = Function.named("strerror", Failure.NONE);

    /// `char *strerror(int errnum)`
    ///
    /// The message of an error, in the language that the process was started in.
    ///
    /// C returns a pointer to memory that the next call may reuse, even one of another
    /// thread; this is a copy, and one thread at a time makes it.
    ///
    /// @param errnum a value of `errno`
    /// @return its message; for a number that is not an error's, a message that says so
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strerror.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strerror.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strerror.3.html">macOS</a>
    public static synchronized String strerror(int errnum) {
        return STRERROR.callPointer(errnum).getString(0, charset);
    }
}
