package libc;

import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkString;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import libc.C.struct;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Literal;
import libc.internal.Pointers;

/// `<strings.h>`: older functions on memory, and comparison without regard to case. `<string.h>` has them too.
///
/// They are plain Java. Their meaning leaves nothing to the system, but for the case of letters, which follows the locale:
/// a C program starts in the locale "C", where only A to Z have a case. The JVM has taken the user's locale, so
/// libc's own would go by another.
public class strings_h {
    strings_h() {}

    private static final Function BZERO = Function.named("bzero");

    /// `void bzero(void *s, size_t n)`
    ///
    /// Fills memory with zeros. New programs call [string_h#memset].
    ///
    /// @param s the memory
    /// @param n how many bytes
    /// @throws IndexOutOfBoundsException if `n` is more than `s` holds
    /// @throws IllegalArgumentException if `s` is heap memory or read-only
    /// @see <a href="https://man7.org/linux/man-pages/man3/bzero.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/bzero.3.html">macOS</a>
    public static void bzero(MemorySegment s, long n) {
        checkWrite(BZERO, "s", s, "n", n);
        s.asSlice(0, n).fill((byte) 0);
    }

    /// [#bzero(MemorySegment, long)] of a struct.
    ///
    /// @param s the struct
    /// @param n how many bytes
    public static void bzero(struct s, long n) {
        bzero(s.segment(), n);
    }

    private static final Function BCOPY = Function.named("bcopy");

    /// `void bcopy(const void *src, void *dest, size_t n)`
    ///
    /// Copies memory, which may overlap. New programs call [string_h#memmove].
    ///
    /// @param src where the bytes come from
    /// @param dest where they go
    /// @param n how many bytes
    /// @throws IndexOutOfBoundsException if `n` is more than `src` or `dest` holds; nothing is copied
    /// @throws IllegalArgumentException if memory is on the heap, or `dest` is read-only
    /// @see <a href="https://man7.org/linux/man-pages/man3/bcopy.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/bcopy.3.html">macOS</a>
    public static void bcopy(MemorySegment src, MemorySegment dest, long n) {
        copy(BCOPY, dest, src, n);
    }

    /// [#bcopy(MemorySegment, MemorySegment, long)] from a struct.
    ///
    /// @param src the struct
    /// @param dest where they go
    /// @param n how many bytes
    public static void bcopy(struct src, MemorySegment dest, long n) {
        bcopy(src.segment(), dest, n);
    }

    /// [#bcopy(MemorySegment, MemorySegment, long)] to a struct.
    ///
    /// @param src where the bytes come from
    /// @param dest the struct
    /// @param n how many bytes
    public static void bcopy(MemorySegment src, struct dest, long n) {
        bcopy(src, dest.segment(), n);
    }

    /// [#bcopy(MemorySegment, MemorySegment, long)] from a struct to a struct.
    ///
    /// @param src the struct
    /// @param dest the struct
    /// @param n how many bytes
    public static void bcopy(struct src, struct dest, long n) {
        bcopy(src.segment(), dest.segment(), n);
    }

    private static final Function BCMP = Function.named("bcmp");

    /// `int bcmp(const void *s1, const void *s2, size_t n)`
    ///
    /// Compares memory. New programs call [string_h#memcmp].
    ///
    /// @param s1 some memory
    /// @param s2 other memory
    /// @param n how many bytes
    /// @return 0 if they are equal
    /// @throws IndexOutOfBoundsException if `n` is more than `s1` or `s2` holds
    /// @throws IllegalArgumentException if memory is on the heap
    /// @see <a href="https://man7.org/linux/man-pages/man3/bcmp.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/bcmp.3.html">macOS</a>
    public static int bcmp(MemorySegment s1, MemorySegment s2, long n) {
        return compare(BCMP, s1, s2, n);
    }

    /// [#bcmp(MemorySegment, MemorySegment, long)] of a struct.
    ///
    /// @param s1 the struct
    /// @param s2 other memory
    /// @param n how many bytes
    /// @return as above
    public static int bcmp(struct s1, MemorySegment s2, long n) {
        return bcmp(s1.segment(), s2, n);
    }

    /// [#bcmp(MemorySegment, MemorySegment, long)] of a struct.
    ///
    /// @param s1 some memory
    /// @param s2 the struct
    /// @param n how many bytes
    /// @return as above
    public static int bcmp(MemorySegment s1, struct s2, long n) {
        return bcmp(s1, s2.segment(), n);
    }

    /// [#bcmp(MemorySegment, MemorySegment, long)] of two structs.
    ///
    /// @param s1 the struct
    /// @param s2 the struct
    /// @param n how many bytes
    /// @return as above
    public static int bcmp(struct s1, struct s2, long n) {
        return bcmp(s1.segment(), s2.segment(), n);
    }

    private static final Function INDEX = Function.named("index");

    /// `char *index(const char *s, int c)`
    ///
    /// Finds the first of a character. New programs call [string_h#strchr].
    ///
    /// @param s a C string
    /// @param c the character, a byte; 0 finds the NUL
    /// @return the string from there on; `NULL` if the character is not in it
    /// @throws IndexOutOfBoundsException if `s` ends without a NUL
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    /// @see <a href="https://man7.org/linux/man-pages/man3/index.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/index.3.html">macOS</a>
    public static MemorySegment index(MemorySegment s, int c) {
        return first(INDEX, s, c);
    }

    /// [#index(MemorySegment, int)] of a text.
    ///
    /// @param s the text
    /// @param c the character
    /// @return as above; it stays as a string literal does
    public static MemorySegment index(String s, int c) {
        return index(Literal.of(s), c);
    }

    private static final Function RINDEX = Function.named("rindex");

    /// `char *rindex(const char *s, int c)`
    ///
    /// Finds the last of a character. New programs call [string_h#strrchr].
    ///
    /// @param s a C string
    /// @param c the character, a byte; 0 finds the NUL
    /// @return the string from there on; `NULL` if the character is not in it
    /// @throws IndexOutOfBoundsException if `s` ends without a NUL
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    /// @see <a href="https://man7.org/linux/man-pages/man3/rindex.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/rindex.3.html">macOS</a>
    public static MemorySegment rindex(MemorySegment s, int c) {
        return last(RINDEX, s, c);
    }

    /// [#rindex(MemorySegment, int)] of a text.
    ///
    /// @param s the text
    /// @param c the character
    /// @return as above; it stays as a string literal does
    public static MemorySegment rindex(String s, int c) {
        return rindex(Literal.of(s), c);
    }

    private static final Function STRCASECMP = Function.named("strcasecmp");

    /// `int strcasecmp(const char *s1, const char *s2)`
    ///
    /// [string_h#strcmp(MemorySegment, MemorySegment)], with A to Z taken for a to z.
    ///
    /// @param s1 a C string
    /// @param s2 another
    /// @return 0 if they are equal; a negative number if `s1` comes first; a positive number if `s2` does. C promises
    ///   the sign alone
    /// @throws IndexOutOfBoundsException if a string ends without a NUL before they differ
    /// @throws IllegalArgumentException if either is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strcasecmp.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strcasecmp.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strcasecmp.3.html">macOS</a>
    public static int strcasecmp(MemorySegment s1, MemorySegment s2) {
        return compare(STRCASECMP, s1, s2, Long.MAX_VALUE, true);
    }

    /// [#strcasecmp(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param s1 a C string
    /// @param s2 the text
    /// @return as above
    public static int strcasecmp(MemorySegment s1, String s2) {
        try (var stack = Arena.ofConfined()) {
            return strcasecmp(s1, stack.allocateFrom(s2));
        }
    }

    /// [#strcasecmp(MemorySegment, MemorySegment)] of a text.
    ///
    /// @param s1 the text
    /// @param s2 a C string
    /// @return as above
    public static int strcasecmp(String s1, MemorySegment s2) {
        try (var stack = Arena.ofConfined()) {
            return strcasecmp(stack.allocateFrom(s1), s2);
        }
    }

    /// [#strcasecmp(MemorySegment, MemorySegment)] of two texts.
    ///
    /// @param s1 the text
    /// @param s2 the text
    /// @return as above
    public static int strcasecmp(String s1, String s2) {
        try (var stack = Arena.ofConfined()) {
            return strcasecmp(stack.allocateFrom(s1), stack.allocateFrom(s2));
        }
    }

    private static final Function STRNCASECMP = Function.named("strncasecmp");

    /// `int strncasecmp(const char *s1, const char *s2, size_t n)`
    ///
    /// [#strcasecmp(MemorySegment, MemorySegment)] of the first `n` bytes; an array of `n` bytes needs no NUL.
    ///
    /// @param s1 a C string, or a `char` array
    /// @param s2 another
    /// @param n how many bytes at most, a `size_t`
    /// @return as `strcasecmp`; 0 if `n` is 0
    /// @throws IndexOutOfBoundsException if one ends, without a NUL and before `n` bytes, before they differ
    /// @throws IllegalArgumentException if either is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strcasecmp.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strcasecmp.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strcasecmp.3.html">macOS</a>
    public static int strncasecmp(MemorySegment s1, MemorySegment s2, long n) {
        return compare(STRNCASECMP, s1, s2, n, true);
    }

    /// [#strncasecmp(MemorySegment, MemorySegment, long)] with a text.
    ///
    /// @param s1 a C string, or a `char` array
    /// @param s2 the text
    /// @param n how many bytes at most, a `size_t`
    /// @return as above
    public static int strncasecmp(MemorySegment s1, String s2, long n) {
        try (var stack = Arena.ofConfined()) {
            return strncasecmp(s1, stack.allocateFrom(s2), n);
        }
    }

    /// [#strncasecmp(MemorySegment, MemorySegment, long)] of a text.
    ///
    /// @param s1 the text
    /// @param s2 a C string, or a `char` array
    /// @param n how many bytes at most, a `size_t`
    /// @return as above
    public static int strncasecmp(String s1, MemorySegment s2, long n) {
        try (var stack = Arena.ofConfined()) {
            return strncasecmp(stack.allocateFrom(s1), s2, n);
        }
    }

    /// [#strncasecmp(MemorySegment, MemorySegment, long)] of two texts.
    ///
    /// @param s1 the text
    /// @param s2 the text
    /// @param n how many bytes at most, a `size_t`
    /// @return as above
    public static int strncasecmp(String s1, String s2, long n) {
        try (var stack = Arena.ofConfined()) {
            return strncasecmp(stack.allocateFrom(s1), stack.allocateFrom(s2), n);
        }
    }

    // ---- What <string.h> does alike ----

    static void copy(Function function, MemorySegment dest, MemorySegment src, long n) {
        checkWrite(function, "dest", dest, "n", n);
        checkRead(function, "src", src, "n", n);
        MemorySegment.copy(src, 0, dest, 0, n);
        Pointers.copied(src, dest, n);
    }

    static MemorySegment first(Function function, MemorySegment s, int c) {
        checkString(function, "s", s);
        for (long i = 0; ; i++) {
            int octet = octet(function, "s", s, i);
            if (octet == (c & 0xFF))
                return s.asSlice(i);
            if (octet == 0)
                return MemorySegment.NULL;
        }
    }

    static MemorySegment last(Function function, MemorySegment s, int c) {
        for (long i = Check.length(function, "s", s); i >= 0; i--)
            if (s.get(ValueLayout.JAVA_BYTE, i) == (byte) c)
                return s.asSlice(i);
        return MemorySegment.NULL;
    }

    static int compare(Function function, MemorySegment s1, MemorySegment s2, long n) {
        checkRead(function, "s1", s1, "n", n);
        checkRead(function, "s2", s2, "n", n);
        long at = MemorySegment.mismatch(s1, 0, n, s2, 0, n);
        return at == -1 ? 0 : octet(function, "s1", s1, at) - octet(function, "s2", s2, at);
    }

    static int compare(Function function, MemorySegment s1, MemorySegment s2, long n, boolean anyCase) {
        checkString(function, "s1", s1);
        checkString(function, "s2", s2);
        for (long i = 0; Long.compareUnsigned(i, n) < 0; i++) {
            int one = octet(function, "s1", s1, i);
            int other = octet(function, "s2", s2, i);
            int difference = anyCase ? lower(one) - lower(other) : one - other;
            if (difference != 0 || one == 0)
                return difference;
        }
        return 0;
    }

    private static int lower(int octet) {
        return octet >= 'A' && octet <= 'Z' ? octet - 'A' + 'a' : octet;
    }

    static int octet(Function function, String pointer, MemorySegment s, long offset) {
        if (offset == s.byteSize())
            throw Check.noNul(function, pointer, s);
        return Byte.toUnsignedInt(s.get(ValueLayout.JAVA_BYTE, offset));
    }
}
