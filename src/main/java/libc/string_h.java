package libc;

import static libc.C.C_POINTER;
import static libc.C.NULL;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkString;
import static libc.internal.Check.checkWrite;
import static libc.internal.Check.isNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.util.concurrent.ConcurrentHashMap;
import libc.C.struct;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Heap;
import libc.internal.Literal;
import libc.internal.Pointers;

/// `<string.h>`: memory and text.
///
/// All but `strerror`, `strdup` and `strndup` are plain Java: their meaning leaves nothing to the system, C compilers write
/// many of them out without a call, and here each byte is checked to be within its memory. A result that points into a string
/// is the rest of that very memory, up to its end.
///
/// As in C's libraries, `<strings.h>` comes with it.
public final class string_h extends strings_h {
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

    private static final Function MEMCPY = Function.named("memcpy");

    /// `void *memcpy(void *dest, const void *src, size_t n)`
    ///
    /// Copies memory. Where the two overlap, C promises nothing; this is [#memmove(MemorySegment, MemorySegment, long)] then.
    ///
    /// @param dest where the bytes go
    /// @param src where they come from
    /// @param n how many bytes
    /// @return `dest`
    /// @throws IndexOutOfBoundsException if `n` is more than `dest` or `src` holds; nothing is copied
    /// @throws IllegalArgumentException if memory is on the heap, or `dest` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/memcpy.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/memcpy.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/memcpy.3.html">macOS</a>
    public static MemorySegment memcpy(MemorySegment dest, MemorySegment src, long n) {
        copy(MEMCPY, dest, src, n);
        return dest;
    }

    /// [#memcpy(MemorySegment, MemorySegment, long)] to a struct.
    ///
    /// @param dest the struct
    /// @param src where they come from
    /// @param n how many bytes
    /// @return as above
    public static MemorySegment memcpy(struct dest, MemorySegment src, long n) {
        return memcpy(dest.segment(), src, n);
    }

    /// [#memcpy(MemorySegment, MemorySegment, long)] from a struct.
    ///
    /// @param dest where the bytes go
    /// @param src the struct
    /// @param n how many bytes
    /// @return as above
    public static MemorySegment memcpy(MemorySegment dest, struct src, long n) {
        return memcpy(dest, src.segment(), n);
    }

    /// [#memcpy(MemorySegment, MemorySegment, long)] from a struct to a struct.
    ///
    /// @param dest the struct
    /// @param src the struct
    /// @param n how many bytes
    /// @return as above
    public static MemorySegment memcpy(struct dest, struct src, long n) {
        return memcpy(dest.segment(), src.segment(), n);
    }

    /// [#memcpy(MemorySegment, MemorySegment, long)] from a text.
    ///
    /// @param dest where the bytes go
    /// @param src the text
    /// @param n how many bytes
    /// @return as above
    public static MemorySegment memcpy(MemorySegment dest, String src, long n) {
        try (var stack = Arena.ofConfined()) {
            return memcpy(dest, stack.allocateFrom(src), n);
        }
    }

    private static final Function MEMMOVE = Function.named("memmove");

    /// `void *memmove(void *dest, const void *src, size_t n)`
    ///
    /// Copies memory, also where the two overlap.
    ///
    /// @param dest where the bytes go
    /// @param src where they come from
    /// @param n how many bytes
    /// @return `dest`
    /// @throws IndexOutOfBoundsException if `n` is more than `dest` or `src` holds; nothing is copied
    /// @throws IllegalArgumentException if memory is on the heap, or `dest` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/memmove.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/memmove.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/memmove.3.html">macOS</a>
    public static MemorySegment memmove(MemorySegment dest, MemorySegment src, long n) {
        copy(MEMMOVE, dest, src, n);
        return dest;
    }

    /// [#memmove(MemorySegment, MemorySegment, long)] to a struct.
    ///
    /// @param dest the struct
    /// @param src where they come from
    /// @param n how many bytes
    /// @return as above
    public static MemorySegment memmove(struct dest, MemorySegment src, long n) {
        return memmove(dest.segment(), src, n);
    }

    /// [#memmove(MemorySegment, MemorySegment, long)] from a struct.
    ///
    /// @param dest where the bytes go
    /// @param src the struct
    /// @param n how many bytes
    /// @return as above
    public static MemorySegment memmove(MemorySegment dest, struct src, long n) {
        return memmove(dest, src.segment(), n);
    }

    /// [#memmove(MemorySegment, MemorySegment, long)] from a struct to a struct.
    ///
    /// @param dest the struct
    /// @param src the struct
    /// @param n how many bytes
    /// @return as above
    public static MemorySegment memmove(struct dest, struct src, long n) {
        return memmove(dest.segment(), src.segment(), n);
    }

    private static final Function MEMCMP = Function.named("memcmp");

    /// `int memcmp(const void *s1, const void *s2, size_t n)`
    ///
    /// Compares memory byte by byte, NULs included.
    ///
    /// @param s1 some memory
    /// @param s2 other memory
    /// @param n how many bytes
    /// @return 0 if they are equal; else the sign tells whether the first byte that differs is less or greater in `s1`,
    ///   as an `unsigned char`. C promises the sign alone
    /// @throws IndexOutOfBoundsException if `n` is more than `s1` or `s2` holds
    /// @throws IllegalArgumentException if either is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/memcmp.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/memcmp.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/memcmp.3.html">macOS</a>
    public static int memcmp(MemorySegment s1, MemorySegment s2, long n) {
        return compare(MEMCMP, s1, s2, n);
    }

    /// [#memcmp(MemorySegment, MemorySegment, long)] with a struct.
    ///
    /// @param s1 some memory
    /// @param s2 the struct
    /// @param n how many bytes
    /// @return as above
    public static int memcmp(MemorySegment s1, struct s2, long n) {
        return memcmp(s1, s2.segment(), n);
    }

    /// [#memcmp(MemorySegment, MemorySegment, long)] of a struct.
    ///
    /// @param s1 the struct
    /// @param s2 other memory
    /// @param n how many bytes
    /// @return as above
    public static int memcmp(struct s1, MemorySegment s2, long n) {
        return memcmp(s1.segment(), s2, n);
    }

    /// [#memcmp(MemorySegment, MemorySegment, long)] of two structs.
    ///
    /// @param s1 the struct
    /// @param s2 the struct
    /// @param n how many bytes
    /// @return as above
    public static int memcmp(struct s1, struct s2, long n) {
        return memcmp(s1.segment(), s2.segment(), n);
    }

    /// [#memcmp(MemorySegment, MemorySegment, long)] with a text.
    ///
    /// @param s1 some memory
    /// @param s2 the text
    /// @param n how many bytes
    /// @return as above
    public static int memcmp(MemorySegment s1, String s2, long n) {
        try (var stack = Arena.ofConfined()) {
            return memcmp(s1, stack.allocateFrom(s2), n);
        }
    }

    /// [#memcmp(MemorySegment, MemorySegment, long)] of a text.
    ///
    /// @param s1 the text
    /// @param s2 other memory
    /// @param n how many bytes
    /// @return as above
    public static int memcmp(String s1, MemorySegment s2, long n) {
        try (var stack = Arena.ofConfined()) {
            return memcmp(stack.allocateFrom(s1), s2, n);
        }
    }

    private static final Function MEMCHR = Function.named("memchr");

    /// `void *memchr(const void *s, int c, size_t n)`
    ///
    /// Finds a byte.
    ///
    /// @param s the memory
    /// @param c the byte; its low 8 bits count
    /// @param n how many bytes to look at, at most
    /// @return the memory from the first such byte on; `NULL` if there is none
    /// @throws IndexOutOfBoundsException if `s` ends before the byte is found and before `n` bytes
    /// @throws IllegalArgumentException if `s` is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/memchr.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/memchr.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/memchr.3.html">macOS</a>
    public static MemorySegment memchr(MemorySegment s, int c, long n) {
        checkRead(MEMCHR, "s", s, "n", 0);
        for (long i = 0; Long.compareUnsigned(i, n) < 0; i++) {
            if (i == s.byteSize())
                checkRead(MEMCHR, "s", s, "n", n); // C reads no byte behind the one that it finds
            if (s.get(ValueLayout.JAVA_BYTE, i) == (byte) c)
                return s.asSlice(i);
        }
        return NULL;
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

    private static final Function STRNLEN = Function.named("strnlen");

    /// `size_t strnlen(const char *s, size_t maxlen)`
    ///
    /// [#strlen(MemorySegment)] of at most the first `maxlen` bytes; an array of `maxlen` bytes needs no NUL.
    ///
    /// @param s a C string, or a `char` array
    /// @param maxlen how many bytes to look at, at most
    /// @return how many bytes come before the NUL; `maxlen` if there is none among them
    /// @throws IndexOutOfBoundsException if `s` ends without a NUL and before `maxlen` bytes
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strlen.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strnlen.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strnlen.3.html">macOS</a>
    public static long strnlen(MemorySegment s, long maxlen) {
        return length(STRNLEN, "s", s, maxlen);
    }

    /// [#strnlen(MemorySegment, long)] of a text.
    ///
    /// @param s the text
    /// @param maxlen how many bytes to look at, at most
    /// @return as above
    public static long strnlen(String s, long maxlen) {
        try (var stack = Arena.ofConfined()) {
            return strnlen(stack.allocateFrom(s), maxlen);
        }
    }

    private static long length(Function function, String pointer, MemorySegment s, long n) {
        checkString(function, pointer, s);
        long length = 0;
        while (length != n && octet(function, pointer, s, length) != 0)
            length++;
        return length;
    }

    private static final Function STRCPY = Function.named("strcpy");

    /// `char *strcpy(char *dest, const char *src)`
    ///
    /// Copies a string, its NUL included. It may overlap, where C promises nothing.
    ///
    /// @param dest where the text goes
    /// @param src a C string
    /// @return `dest`
    /// @throws IndexOutOfBoundsException if the string with its NUL is longer than `dest`, or `src` has no NUL; nothing
    ///   is copied
    /// @throws IllegalArgumentException if memory is on the heap, `src` is `NULL`, or `dest` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strcpy.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strcpy.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strcpy.3.html">macOS</a>
    public static MemorySegment strcpy(MemorySegment dest, MemorySegment src) {
        long length = Check.length(STRCPY, "src", src);
        checkWrite(STRCPY, "dest", dest, "strlen(src) + 1", length + 1);
        put(dest, 0, src, length);
        return dest;
    }

    /// [#strcpy(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param dest where the text goes
    /// @param src the text
    /// @return as above
    public static MemorySegment strcpy(MemorySegment dest, String src) {
        try (var stack = Arena.ofConfined()) {
            return strcpy(dest, stack.allocateFrom(src));
        }
    }

    private static final Function STRNCPY = Function.named("strncpy");

    /// `char *strncpy(char *dest, const char *src, size_t n)`
    ///
    /// Writes `n` bytes: the string, and NULs to fill up. A string of `n` bytes or more is cut, and then **no** NUL is written.
    ///
    /// @param dest where the text goes
    /// @param src a C string, or a `char` array
    /// @param n how many bytes to write
    /// @return `dest`
    /// @throws IndexOutOfBoundsException if `n` is more than `dest` holds, or `src` ends without a NUL and before `n`
    ///   bytes; nothing is copied
    /// @throws IllegalArgumentException if memory is on the heap, `src` is `NULL`, or `dest` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strncpy.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strncpy.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strncpy.3.html">macOS</a>
    public static MemorySegment strncpy(MemorySegment dest, MemorySegment src, long n) {
        checkWrite(STRNCPY, "dest", dest, "n", n);
        long length = length(STRNCPY, "src", src, n);
        MemorySegment.copy(src, 0, dest, 0, length);
        dest.asSlice(length, n - length).fill((byte) 0);
        return dest;
    }

    /// [#strncpy(MemorySegment, MemorySegment, long)] with a text.
    ///
    /// @param dest where the text goes
    /// @param src the text
    /// @param n how many bytes to write
    /// @return as above
    public static MemorySegment strncpy(MemorySegment dest, String src, long n) {
        try (var stack = Arena.ofConfined()) {
            return strncpy(dest, stack.allocateFrom(src), n);
        }
    }

    private static final Function STRCAT = Function.named("strcat");

    /// `char *strcat(char *dest, const char *src)`
    ///
    /// Copies a string behind another.
    ///
    /// @param dest a C string, with room behind it
    /// @param src another
    /// @return `dest`
    /// @throws IndexOutOfBoundsException if both strings with a NUL are longer than `dest`, or one has no NUL; nothing
    ///   is copied
    /// @throws IllegalArgumentException if memory is on the heap, either is `NULL`, or `dest` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strcat.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strcat.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strcat.3.html">macOS</a>
    public static MemorySegment strcat(MemorySegment dest, MemorySegment src) {
        long end = Check.length(STRCAT, "dest", dest);
        long length = Check.length(STRCAT, "src", src);
        checkWrite(STRCAT, "dest", dest, "strlen(dest) + strlen(src) + 1", end + length + 1);
        put(dest, end, src, length);
        return dest;
    }

    /// [#strcat(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param dest a C string, with room behind it
    /// @param src the text
    /// @return as above
    public static MemorySegment strcat(MemorySegment dest, String src) {
        try (var stack = Arena.ofConfined()) {
            return strcat(dest, stack.allocateFrom(src));
        }
    }

    private static final Function STRNCAT = Function.named("strncat");

    /// `char *strncat(char *dest, const char *src, size_t n)`
    ///
    /// Copies at most `n` bytes of a string behind another, and then a NUL.
    ///
    /// @param dest a C string, with room behind it
    /// @param src a C string, or a `char` array
    /// @param n how many bytes at most, the NUL not counted
    /// @return `dest`
    /// @throws IndexOutOfBoundsException if what is copied with a NUL is longer than the rest of `dest`, `dest` has no
    ///   NUL, or `src` ends without a NUL and before `n` bytes; nothing is copied
    /// @throws IllegalArgumentException if memory is on the heap, either is `NULL`, or `dest` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strncat.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strncat.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strncat.3.html">macOS</a>
    public static MemorySegment strncat(MemorySegment dest, MemorySegment src, long n) {
        long end = Check.length(STRNCAT, "dest", dest);
        long length = length(STRNCAT, "src", src, n);
        checkWrite(STRNCAT, "dest", dest, "strlen(dest) + strnlen(src, n) + 1", end + length + 1);
        put(dest, end, src, length);
        return dest;
    }

    /// [#strncat(MemorySegment, MemorySegment, long)] with a text.
    ///
    /// @param dest a C string, with room behind it
    /// @param src the text
    /// @param n how many bytes at most, the NUL not counted
    /// @return as above
    public static MemorySegment strncat(MemorySegment dest, String src, long n) {
        try (var stack = Arena.ofConfined()) {
            return strncat(dest, stack.allocateFrom(src), n);
        }
    }

    // Another thread may have written where the NUL was: the copy has its own.
    private static void put(MemorySegment dest, long offset, MemorySegment src, long length) {
        MemorySegment.copy(src, 0, dest, offset, length);
        dest.set(ValueLayout.JAVA_BYTE, offset + length, (byte) 0);
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
        return compare(STRCMP, s1, s2, Long.MAX_VALUE, false);
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
        return compare(STRNCMP, s1, s2, n, false);
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

    private static final Function STRCHR = Function.named("strchr");

    /// `char *strchr(const char *s, int c)`
    ///
    /// Finds the first of a character.
    ///
    /// @param s a C string
    /// @param c the character, a byte; 0 finds the NUL
    /// @return the string from there on; `NULL` if the character is not in it
    /// @throws IndexOutOfBoundsException if `s` ends without the character and without a NUL
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strchr.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strchr.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strchr.3.html">macOS</a>
    public static MemorySegment strchr(MemorySegment s, int c) {
        return first(STRCHR, s, c);
    }

    /// [#strchr(MemorySegment, int)] of a text, which stays as a string literal does.
    ///
    /// @param s the text
    /// @param c the character, a byte; 0 finds the NUL
    /// @return as above
    public static MemorySegment strchr(String s, int c) {
        return strchr(Literal.of(s), c);
    }

    private static final Function STRRCHR = Function.named("strrchr");

    /// `char *strrchr(const char *s, int c)`
    ///
    /// Finds the last of a character.
    ///
    /// @param s a C string
    /// @param c the character, a byte; 0 finds the NUL
    /// @return the string from there on; `NULL` if the character is not in it
    /// @throws IndexOutOfBoundsException if `s` has no NUL
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strrchr.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strrchr.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strrchr.3.html">macOS</a>
    public static MemorySegment strrchr(MemorySegment s, int c) {
        return last(STRRCHR, s, c);
    }

    /// [#strrchr(MemorySegment, int)] of a text, which stays as a string literal does.
    ///
    /// @param s the text
    /// @param c the character, a byte; 0 finds the NUL
    /// @return as above
    public static MemorySegment strrchr(String s, int c) {
        return strrchr(Literal.of(s), c);
    }

    private static final Function STRSTR = Function.named("strstr");

    /// `char *strstr(const char *haystack, const char *needle)`
    ///
    /// Finds the first of a string in another.
    ///
    /// @param haystack a C string
    /// @param needle what to find in it
    /// @return the string from there on, the whole if `needle` is empty; `NULL` if it is not in it
    /// @throws IndexOutOfBoundsException if a string has no NUL
    /// @throws IllegalArgumentException if either is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strstr.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strstr.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strstr.3.html">macOS</a>
    public static MemorySegment strstr(MemorySegment haystack, MemorySegment needle) {
        long length = Check.length(STRSTR, "haystack", haystack);
        long sought = Check.length(STRSTR, "needle", needle);
        for (long i = 0; i + sought <= length; i++)
            if (MemorySegment.mismatch(haystack, i, i + sought, needle, 0, sought) == -1)
                return haystack.asSlice(i);
        return NULL;
    }

    /// [#strstr(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param haystack a C string
    /// @param needle the text
    /// @return as above
    public static MemorySegment strstr(MemorySegment haystack, String needle) {
        try (var stack = Arena.ofConfined()) {
            return strstr(haystack, stack.allocateFrom(needle));
        }
    }

    /// [#strstr(MemorySegment, MemorySegment)] of a text, which stays as a string literal does.
    ///
    /// @param haystack the text
    /// @param needle what to find in it
    /// @return as above
    public static MemorySegment strstr(String haystack, MemorySegment needle) {
        return strstr(Literal.of(haystack), needle);
    }

    /// [#strstr(MemorySegment, MemorySegment)] of two texts; the first stays as a string literal does.
    ///
    /// @param haystack the text
    /// @param needle the text
    /// @return as above
    public static MemorySegment strstr(String haystack, String needle) {
        try (var stack = Arena.ofConfined()) {
            return strstr(Literal.of(haystack), stack.allocateFrom(needle));
        }
    }

    private static final Function STRCASESTR = Function.named("strcasestr");

    /// `char *strcasestr(const char *haystack, const char *needle)`
    ///
    /// Finds the first of a string in another; A to Z are as a to z.
    ///
    /// @param haystack a C string
    /// @param needle what to find in it
    /// @return the string from there on, the whole if `needle` is empty; `NULL` if it is not in it
    /// @throws IndexOutOfBoundsException if a string has no NUL
    /// @throws IllegalArgumentException if either is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strcasestr.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strcasestr.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strcasestr.3.html">macOS</a>
    public static MemorySegment strcasestr(MemorySegment haystack, MemorySegment needle) {
        long length = Check.length(STRCASESTR, "haystack", haystack);
        long sought = Check.length(STRCASESTR, "needle", needle);
        for (long i = 0; i + sought <= length; i++)
            if (strncasecmp(haystack.asSlice(i), needle, sought) == 0)
                return haystack.asSlice(i);
        return NULL;
    }

    /// [#strcasestr(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param haystack a C string
    /// @param needle the text
    /// @return as above
    public static MemorySegment strcasestr(MemorySegment haystack, String needle) {
        try (var stack = Arena.ofConfined()) {
            return strcasestr(haystack, stack.allocateFrom(needle));
        }
    }

    /// [#strcasestr(MemorySegment, MemorySegment)] of a text, which stays as a string literal does.
    ///
    /// @param haystack the text
    /// @param needle what to find in it
    /// @return as above
    public static MemorySegment strcasestr(String haystack, MemorySegment needle) {
        return strcasestr(Literal.of(haystack), needle);
    }

    /// [#strcasestr(MemorySegment, MemorySegment)] of two texts; the first stays as a string literal does.
    ///
    /// @param haystack the text
    /// @param needle the text
    /// @return as above
    public static MemorySegment strcasestr(String haystack, String needle) {
        return strcasestr(Literal.of(haystack), needle);
    }

    private static final Function MEMMEM = Function.named("memmem");

    /// `void *memmem(const void *haystack, size_t haystacklen, const void *needle, size_t needlelen)`
    ///
    /// Finds the first of some bytes in others, as the end of a header in what has come from a socket.
    ///
    /// @param haystack the memory
    /// @param haystacklen how many bytes it has
    /// @param needle what to find in it
    /// @param needlelen how many bytes that has
    /// @return the memory from there on, the whole if `needlelen` is 0; `NULL` if they are not in it
    /// @throws IndexOutOfBoundsException if a length is more than its memory holds
    /// @throws IllegalArgumentException if either is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/memmem.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/memmem.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/memmem.3.html">macOS</a>
    public static MemorySegment memmem(MemorySegment haystack, long haystacklen, MemorySegment needle, long needlelen) {
        checkRead(MEMMEM, "haystack", haystack, "haystacklen", haystacklen);
        checkRead(MEMMEM, "needle", needle, "needlelen", needlelen);
        for (long i = 0; i + needlelen <= haystacklen; i++)
            if (MemorySegment.mismatch(haystack, i, i + needlelen, needle, 0, needlelen) == -1)
                return haystack.asSlice(i);
        return NULL;
    }

    /// [#memmem(MemorySegment, long, MemorySegment, long)] with a text.
    ///
    /// @param haystack the memory
    /// @param haystacklen how many bytes it has
    /// @param needle the text
    /// @param needlelen how many bytes that has
    /// @return as above
    public static MemorySegment memmem(MemorySegment haystack, long haystacklen, String needle, long needlelen) {
        try (var stack = Arena.ofConfined()) {
            return memmem(haystack, haystacklen, stack.allocateFrom(needle), needlelen);
        }
    }

    private static final Function STRSPN = Function.named("strspn");

    /// `size_t strspn(const char *s, const char *accept)`
    ///
    /// Counts the characters at the start that are among some.
    ///
    /// @param s a C string
    /// @param accept the characters, a C string
    /// @return how many bytes at the start of `s` are all in `accept`
    /// @throws IndexOutOfBoundsException if a string has no NUL
    /// @throws IllegalArgumentException if either is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strspn.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strspn.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strspn.3.html">macOS</a>
    public static long strspn(MemorySegment s, MemorySegment accept) {
        checkString(STRSPN, "s", s);
        return span(STRSPN, s, 0, set(STRSPN, "accept", accept), true);
    }

    /// [#strspn(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param s a C string
    /// @param accept the text
    /// @return as above
    public static long strspn(MemorySegment s, String accept) {
        try (var stack = Arena.ofConfined()) {
            return strspn(s, stack.allocateFrom(accept));
        }
    }

    /// [#strspn(MemorySegment, MemorySegment)] of a text.
    ///
    /// @param s the text
    /// @param accept the characters, a C string
    /// @return as above
    public static long strspn(String s, MemorySegment accept) {
        try (var stack = Arena.ofConfined()) {
            return strspn(stack.allocateFrom(s), accept);
        }
    }

    /// [#strspn(MemorySegment, MemorySegment)] of two texts.
    ///
    /// @param s the text
    /// @param accept the text
    /// @return as above
    public static long strspn(String s, String accept) {
        try (var stack = Arena.ofConfined()) {
            return strspn(stack.allocateFrom(s), stack.allocateFrom(accept));
        }
    }

    private static final Function STRCSPN = Function.named("strcspn");

    /// `size_t strcspn(const char *s, const char *reject)`
    ///
    /// Counts the characters at the start that are not among some.
    ///
    /// @param s a C string
    /// @param reject the characters, a C string
    /// @return how many bytes come before the first that is in `reject`, or before the NUL
    /// @throws IndexOutOfBoundsException if a string has no NUL
    /// @throws IllegalArgumentException if either is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strcspn.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strcspn.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strcspn.3.html">macOS</a>
    public static long strcspn(MemorySegment s, MemorySegment reject) {
        checkString(STRCSPN, "s", s);
        return span(STRCSPN, s, 0, set(STRCSPN, "reject", reject), false);
    }

    /// [#strcspn(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param s a C string
    /// @param reject the text
    /// @return as above
    public static long strcspn(MemorySegment s, String reject) {
        try (var stack = Arena.ofConfined()) {
            return strcspn(s, stack.allocateFrom(reject));
        }
    }

    /// [#strcspn(MemorySegment, MemorySegment)] of a text.
    ///
    /// @param s the text
    /// @param reject the characters, a C string
    /// @return as above
    public static long strcspn(String s, MemorySegment reject) {
        try (var stack = Arena.ofConfined()) {
            return strcspn(stack.allocateFrom(s), reject);
        }
    }

    /// [#strcspn(MemorySegment, MemorySegment)] of two texts.
    ///
    /// @param s the text
    /// @param reject the text
    /// @return as above
    public static long strcspn(String s, String reject) {
        try (var stack = Arena.ofConfined()) {
            return strcspn(stack.allocateFrom(s), stack.allocateFrom(reject));
        }
    }

    private static final Function STRPBRK = Function.named("strpbrk");

    /// `char *strpbrk(const char *s, const char *accept)`
    ///
    /// Finds the first character that is among some.
    ///
    /// @param s a C string
    /// @param accept the characters, a C string
    /// @return the string from there on; `NULL` if none of them is in it
    /// @throws IndexOutOfBoundsException if a string has no NUL
    /// @throws IllegalArgumentException if either is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strpbrk.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strpbrk.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strpbrk.3.html">macOS</a>
    public static MemorySegment strpbrk(MemorySegment s, MemorySegment accept) {
        checkString(STRPBRK, "s", s);
        long at = span(STRPBRK, s, 0, set(STRPBRK, "accept", accept), false);
        return s.get(ValueLayout.JAVA_BYTE, at) == 0 ? NULL : s.asSlice(at);
    }

    /// [#strpbrk(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param s a C string
    /// @param accept the text
    /// @return as above
    public static MemorySegment strpbrk(MemorySegment s, String accept) {
        try (var stack = Arena.ofConfined()) {
            return strpbrk(s, stack.allocateFrom(accept));
        }
    }

    /// [#strpbrk(MemorySegment, MemorySegment)] of a text, which stays as a string literal does.
    ///
    /// @param s the text
    /// @param accept the characters, a C string
    /// @return as above
    public static MemorySegment strpbrk(String s, MemorySegment accept) {
        return strpbrk(Literal.of(s), accept);
    }

    /// [#strpbrk(MemorySegment, MemorySegment)] of two texts; the first stays as a string literal does.
    ///
    /// @param s the text
    /// @param accept the text
    /// @return as above
    public static MemorySegment strpbrk(String s, String accept) {
        try (var stack = Arena.ofConfined()) {
            return strpbrk(Literal.of(s), stack.allocateFrom(accept));
        }
    }

    private static boolean[] set(Function function, String pointer, MemorySegment characters) {
        var set = new boolean[256];
        long length = Check.length(function, pointer, characters);
        for (long i = 0; i < length; i++)
            set[Byte.toUnsignedInt(characters.get(ValueLayout.JAVA_BYTE, i))] = true;
        return set;
    }

    // Where the characters end that are in the set, or that are not; at the NUL at the latest.
    private static long span(Function function, MemorySegment s, long start, boolean[] set, boolean in) {
        for (long i = start; ; i++) {
            int octet = octet(function, "s", s, i);
            if (octet == 0 || set[octet] != in)
                return i;
        }
    }

    private static final Function STRTOK = Function.named("strtok");

    // As in C, one for all threads.
    private static volatile MemorySegment rest;

    /// `char *strtok(char *s, const char *delim)`
    ///
    /// Cuts a string into words: the first call gets the string, each further one gets `NULL` and goes on behind the word
    /// before. It overwrites the character behind each word with a NUL.
    ///
    /// All threads share the string from before, so a program with threads calls [#strtok_r(MemorySegment,
    /// MemorySegment, MemorySegment)].
    ///
    /// @param s the string; or `NULL`, to go on
    /// @param delim the characters between words, a C string
    /// @return the next word, a C string within the memory of `s`; `NULL` if there is none left
    /// @throws IndexOutOfBoundsException if the string, or `delim`, has no NUL
    /// @throws IllegalArgumentException if memory is on the heap or read-only, `delim` is `NULL`, or `s` is `NULL` and
    ///   there is no string from before
    /// @throws IllegalStateException if the string from before is in an arena that is closed
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strtok.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strtok.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strtok.3.html">macOS</a>
    public static MemorySegment strtok(MemorySegment s, MemorySegment delim) {
        if (isNull(s) && rest == null)
            throw new IllegalArgumentException("strtok: s is NULL, but there is no string from before");
        var words = Words.of(STRTOK, isNull(s) ? rest : s, delim);
        rest = words.rest;
        return words.first;
    }

    /// [#strtok(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param s the string; or `NULL`, to go on
    /// @param delim the text
    /// @return as above
    public static MemorySegment strtok(MemorySegment s, String delim) {
        try (var stack = Arena.ofConfined()) {
            return strtok(s, stack.allocateFrom(delim));
        }
    }

    private static final Function STRTOK_R = Function.named("strtok_r");

    // The bounds of the memory that a saved pointer points into: the pointer is an address alone.
    private static final ConcurrentHashMap<Long, MemorySegment> rests = new ConcurrentHashMap<>();

    /// `char *strtok_r(char *s, const char *delim, char **saveptr)`
    ///
    /// [#strtok(MemorySegment, MemorySegment)], where the program says what to go on with.
    ///
    /// @param s the string; or `NULL`, to go on
    /// @param delim the characters between words, a C string
    /// @param saveptr where the pointer to the rest of the string is kept, a [libc.C#C_POINTER]
    /// @return the next word, a C string within the memory of `s`; `NULL` if there is none left
    /// @throws IndexOutOfBoundsException if the string, or `delim`, has no NUL, or `saveptr` has less than the 8 bytes
    ///   of a pointer
    /// @throws IllegalArgumentException if memory is on the heap or read-only, `delim` is `NULL`, or `s` is `NULL` and
    ///   `saveptr` is not what `strtok_r` left there
    /// @throws IllegalStateException if the string from before is in an arena that is closed
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strtok.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strtok_r.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strtok.3.html">macOS</a>
    public static MemorySegment strtok_r(MemorySegment s, MemorySegment delim, MemorySegment saveptr) {
        checkWrite(STRTOK_R, "saveptr", saveptr, "sizeof(char *)", C_POINTER.byteSize());
        if (!isNull(s))
            rests.values().removeIf(rest -> !rest.scope().isAlive()); // programs that have stopped early
        var words = Words.of(STRTOK_R, isNull(s) ? saved(saveptr) : s, delim);
        rests.put(saveptr.address(), words.rest);
        saveptr.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, words.rest.address());
        return words.first;
    }

    private static MemorySegment saved(MemorySegment saveptr) {
        var rest = rests.get(saveptr.address());
        if (rest == null || rest.address() != saveptr.get(ValueLayout.JAVA_LONG_UNALIGNED, 0))
            throw new IllegalArgumentException("strtok_r: s is NULL, but saveptr is not what strtok_r left there");
        return rest;
    }

    /// [#strtok_r(MemorySegment, MemorySegment, MemorySegment)] with a text.
    ///
    /// @param s the string; or `NULL`, to go on
    /// @param delim the text
    /// @param saveptr where the pointer to the rest of the string is kept
    /// @return as above
    public static MemorySegment strtok_r(MemorySegment s, String delim, MemorySegment saveptr) {
        try (var stack = Arena.ofConfined()) {
            return strtok_r(s, stack.allocateFrom(delim), saveptr);
        }
    }

    private static final Function STRSEP = Function.named("strsep");

    /// `char *strsep(char **stringp, const char *delim)`
    ///
    /// Splits a string at the first of some characters. Unlike [#strtok(MemorySegment, MemorySegment)], it finds the
    /// empty words between two of them.
    ///
    /// @param stringp a [libc.C#C_POINTER] to the string; it is moved behind the word, or becomes `NULL` when there
    ///   is none left
    /// @param delim the characters between words, a C string
    /// @return the word, a C string; `NULL` if `*stringp` is
    /// @throws IndexOutOfBoundsException if the string, or `delim`, has no NUL, or `stringp` has less than the 8
    ///   bytes of a pointer
    /// @throws IllegalArgumentException if memory is on the heap or read-only, or `delim` is `NULL`
    /// @see <a href="https://man7.org/linux/man-pages/man3/strsep.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strsep.3.html">macOS</a>
    public static MemorySegment strsep(MemorySegment stringp, MemorySegment delim) {
        checkWrite(STRSEP, "stringp", stringp, "sizeof(char *)", C_POINTER.byteSize());
        var set = set(STRSEP, "delim", delim);
        var s = Pointers.assigned(stringp, 0);
        if (s == null)
            throw new IllegalArgumentException("strsep: *stringp is an address that was not assigned to it");
        if (isNull(s))
            return NULL;
        checkWrite(STRSEP, "*stringp", s, "n", 0);
        long end = span(STRSEP, s, 0, set, false);
        boolean last = s.get(ValueLayout.JAVA_BYTE, end) == 0;
        s.set(ValueLayout.JAVA_BYTE, end, (byte) 0);
        Pointers.set(stringp, 0, last ? NULL : s.asSlice(end + 1));
        return s;
    }

    /// [#strsep(MemorySegment, MemorySegment)] with a text.
    ///
    /// @param stringp a [libc.C#C_POINTER] to the string
    /// @param delim the text
    /// @return as above
    public static MemorySegment strsep(MemorySegment stringp, String delim) {
        try (var stack = Arena.ofConfined()) {
            return strsep(stringp, stack.allocateFrom(delim));
        }
    }

    private record Words(MemorySegment first, MemorySegment rest) {
        static Words of(Function function, MemorySegment s, MemorySegment delim) {
            checkString(function, "s", s);
            checkWrite(function, "s", s, "n", 0);
            var set = set(function, "delim", delim);
            long start = span(function, s, 0, set, true);
            if (s.get(ValueLayout.JAVA_BYTE, start) == 0)
                return new Words(NULL, s.asSlice(start));
            long end = span(function, s, start, set, false);
            boolean last = s.get(ValueLayout.JAVA_BYTE, end) == 0;
            s.set(ValueLayout.JAVA_BYTE, end, (byte) 0);
            return new Words(s.asSlice(start), s.asSlice(last ? end : end + 1));
        }
    }

    private static final Function STRDUP = Function.named("strdup", Failure.NULL);

    /// `char *strdup(const char *s)`
    ///
    /// Copies a string to memory of its own, as long as the string and its NUL. The program gives it back by
    /// [stdlib_h#free(MemorySegment)].
    ///
    /// @param s a C string
    /// @return the copy; `NULL` and `ENOMEM`
    /// @throws IndexOutOfBoundsException if `s` has no NUL
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strdup.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strdup.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strdup.3.html">macOS</a>
    public static MemorySegment strdup(MemorySegment s) {
        try (var stack = Arena.ofConfined()) {
            var copy = Check.string(STRDUP, "s", s, stack);
            return Heap.own(STRDUP.callPointer(copy), copy.byteSize());
        }
    }

    /// [#strdup(MemorySegment)] of a text.
    ///
    /// @param s the text
    /// @return as above
    public static MemorySegment strdup(String s) {
        try (var stack = Arena.ofConfined()) {
            return strdup(stack.allocateFrom(s));
        }
    }

    private static final Function STRNDUP = Function.named("strndup", Failure.NULL);

    /// `char *strndup(const char *s, size_t n)`
    ///
    /// [#strdup(MemorySegment)] of at most the first `n` bytes; an array of `n` bytes needs no NUL.
    ///
    /// @param s a C string, or a `char` array
    /// @param n how many bytes at most, the NUL not counted
    /// @return the copy, with a NUL; `NULL` and `ENOMEM`
    /// @throws IndexOutOfBoundsException if `s` ends without a NUL and before `n` bytes
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strdup.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strdup.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strdup.3.html">macOS</a>
    public static MemorySegment strndup(MemorySegment s, long n) {
        long length = length(STRNDUP, "s", s, n);
        try (var stack = Arena.ofConfined()) {
            var copy = stack.allocate(length + 1).copyFrom(s.asSlice(0, length));
            return Heap.own(STRNDUP.callPointer(copy, length), length + 1);
        }
    }

    /// [#strndup(MemorySegment, long)] of a text.
    ///
    /// @param s the text
    /// @param n how many bytes at most, the NUL not counted
    /// @return as above
    public static MemorySegment strndup(String s, long n) {
        try (var stack = Arena.ofConfined()) {
            return strndup(stack.allocateFrom(s), n);
        }
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
