package libc;

import static libc.C.NULL;
import static libc.abi.libc_h.C_INT;
import static libc.abi.libc_h.C_POINTER;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkWrite;
import static libc.internal.Check.isNull;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.BrokenPipe;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Heap;
import libc.internal.Literal;
import libc.internal.Pointers;
import libc.internal.RangeError;
import libc.internal.Returned;

/// `<stdlib.h>`: numbers from text, memory, random numbers, sorting, and the end of a program.
///
/// They are libc's own: how a number is read, which random numbers follow one another, and the order of equal elements
/// after a sort are what this system's C has. `abs` and `labs` are plain Java.
public final class stdlib_h {
    private stdlib_h() {}

    /// What [#exit] tells the caller of the program: it has done its work.
    public static final int EXIT_SUCCESS = libc_h.EXIT_SUCCESS();

    /// What [#exit] tells the caller of the program: it has not.
    public static final int EXIT_FAILURE = libc_h.EXIT_FAILURE();

    /// The largest number that [#rand] returns.
    public static final int RAND_MAX = libc_h.RAND_MAX();

    private static final Function ATOI = Function.named("atoi", Failure.NONE);

    /// `int atoi(const char *nptr)`
    ///
    /// Reads white space, a sign and decimal digits, up to the first other character.
    /// It reports no errors: the result for "abc" is 0. For a number too
    /// large for an `int`, C promises nothing.
    ///
    /// @param nptr the text
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/atoi.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/atoi.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/atoi.3.html">macOS</a>
    public static int atoi(String nptr) {
        try (var stack = Arena.ofConfined()) {
            return ATOI.callInt(stack.allocateFrom(nptr));
        }
    }

    /// [#atoi(String)] of a `char` array.
    ///
    /// @param nptr a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nptr` has no NUL
    /// @throws IllegalArgumentException if `nptr` is heap memory
    public static int atoi(MemorySegment nptr) {
        try (var stack = Arena.ofConfined()) {
            return ATOI.callInt(Check.string(ATOI, "nptr", nptr, stack));
        }
    }

    private static final Function ATOL = Function.named("atol", Failure.NONE);

    /// `long atol(const char *nptr)`
    ///
    /// [#atoi(String)] of a `long`. For a number too large for one, C promises nothing.
    ///
    /// @param nptr the text
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/atol.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/atoi.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/atol.3.html">macOS</a>
    public static long atol(String nptr) {
        try (var stack = Arena.ofConfined()) {
            return ATOL.callLong(stack.allocateFrom(nptr));
        }
    }

    /// [#atol(String)] of a `char` array.
    ///
    /// @param nptr a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nptr` has no NUL
    /// @throws IllegalArgumentException if `nptr` is heap memory or `NULL`
    public static long atol(MemorySegment nptr) {
        try (var stack = Arena.ofConfined()) {
            return ATOL.callLong(Check.string(ATOL, "nptr", nptr, stack));
        }
    }

    private static final Function ATOLL = Function.named("atoll", Failure.NONE);

    /// `long long atoll(const char *nptr)`
    ///
    /// [#atol(String)]: a `long long` is as long as a `long` here.
    ///
    /// @param nptr the text
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/atoll.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/atoi.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/atol.3.html">macOS</a>
    public static long atoll(String nptr) {
        try (var stack = Arena.ofConfined()) {
            return ATOLL.callLong(stack.allocateFrom(nptr));
        }
    }

    /// [#atoll(String)] of a `char` array.
    ///
    /// @param nptr a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nptr` has no NUL
    /// @throws IllegalArgumentException if `nptr` is heap memory or `NULL`
    public static long atoll(MemorySegment nptr) {
        try (var stack = Arena.ofConfined()) {
            return ATOLL.callLong(Check.string(ATOLL, "nptr", nptr, stack));
        }
    }

    private static final Function ATOF = Function.named("atof", Failure.NONE);

    /// `double atof(const char *nptr)`
    ///
    /// Reads a floating-point number, as [#strtod(String, MemorySegment)] does, and reports no errors:
    /// the result for "abc" is 0.
    ///
    /// @param nptr the text
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/atof.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/atof.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/atof.3.html">macOS</a>
    public static double atof(String nptr) {
        try (var stack = Arena.ofConfined()) {
            return ATOF.callDouble(stack.allocateFrom(nptr));
        }
    }

    /// [#atof(String)] of a `char` array.
    ///
    /// @param nptr a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nptr` has no NUL
    /// @throws IllegalArgumentException if `nptr` is heap memory or `NULL`
    public static double atof(MemorySegment nptr) {
        try (var stack = Arena.ofConfined()) {
            return ATOF.callDouble(Check.string(ATOF, "nptr", nptr, stack));
        }
    }

    private static final Function STRTOL = Function.named("strtol", Failure.NONE);

    /// `long strtol(const char *nptr, char **endptr, int base)`
    ///
    /// Reads white space, a sign and digits, up to the first other character. A program that must know of an error
    /// sets `errno` to 0 before, and looks at `errno` and at `endptr` after.
    ///
    /// @param nptr the text; where `endptr` points into it, it stays as a string literal does
    /// @param endptr where the pointer to the first character behind the number goes, a [libc.C#C_POINTER]; or `NULL`
    /// @param base the base, 2 to 36; 0 lets the text say: `0x` is 16, `0` is 8, any other 10
    /// @return the number; 0 if there is none, and then `endptr` points to the start; the nearest `long` and `ERANGE` if
    ///   it is too large; 0 and `EINVAL` for another base
    /// @throws IndexOutOfBoundsException if `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if `endptr` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strtol.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strtol.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strtol.3.html">macOS</a>
    public static long strtol(String nptr, MemorySegment endptr, int base) {
        return strtol(Literal.of(nptr), endptr, base);
    }

    /// [#strtol(String, MemorySegment, int)] of a `char` array.
    ///
    /// @param nptr a C string
    /// @param endptr where the pointer to the first character behind the number goes, a [libc.C#C_POINTER]; or `NULL`
    /// @param base the base, 2 to 36; 0 lets the text say: `0x` is 16, `0` is 8, any other 10
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nptr` has no NUL, or `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if memory is on the heap, `nptr` is `NULL`, or `endptr` is read-only
    public static long strtol(MemorySegment nptr, MemorySegment endptr, int base) {
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(STRTOL, "nptr", nptr, stack);
            checkEnd(STRTOL, endptr);
            var end = stack.allocate(C_POINTER);
            RangeError.forget();
            long number = STRTOL.callLong(text, end, base);
            RangeError.keep();
            putEnd(endptr, nptr, text, end);
            return number;
        }
    }

    private static final Function STRTOUL = Function.named("strtoul", Failure.NONE);

    /// `unsigned long strtoul(const char *nptr, char **endptr, int base)`
    ///
    /// [#strtol(String, MemorySegment, int)] of an `unsigned long`: a `long` with the same bits. A minus sign is allowed and
    /// negates it.
    ///
    /// @param nptr the text; where `endptr` points into it, it stays as a string literal does
    /// @param endptr where the pointer to the first character behind the number goes, a [libc.C#C_POINTER]; or `NULL`
    /// @param base the base, 2 to 36; 0 lets the text say: `0x` is 16, `0` is 8, any other 10
    /// @return the number; 0 if there is none, and then `endptr` points to the start; `ULONG_MAX` and `ERANGE` if it is
    ///   too large; 0 and `EINVAL` for another base
    /// @throws IndexOutOfBoundsException if `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if `endptr` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strtoul.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strtoul.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strtoul.3.html">macOS</a>
    public static long strtoul(String nptr, MemorySegment endptr, int base) {
        return strtoul(Literal.of(nptr), endptr, base);
    }

    /// [#strtoul(String, MemorySegment, int)] of a `char` array.
    ///
    /// @param nptr a C string
    /// @param endptr where the pointer to the first character behind the number goes, a [libc.C#C_POINTER]; or `NULL`
    /// @param base the base, 2 to 36; 0 lets the text say: `0x` is 16, `0` is 8, any other 10
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nptr` has no NUL, or `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if memory is on the heap, `nptr` is `NULL`, or `endptr` is read-only
    public static long strtoul(MemorySegment nptr, MemorySegment endptr, int base) {
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(STRTOUL, "nptr", nptr, stack);
            checkEnd(STRTOUL, endptr);
            var end = stack.allocate(C_POINTER);
            RangeError.forget();
            long number = STRTOUL.callLong(text, end, base);
            RangeError.keep();
            putEnd(endptr, nptr, text, end);
            return number;
        }
    }

    private static final Function STRTOLL = Function.named("strtoll", Failure.NONE);

    /// `long long strtoll(const char *nptr, char **endptr, int base)`
    ///
    /// [#strtol(String, MemorySegment, int)]: a `long long` is as long as a `long` here.
    ///
    /// @param nptr the text
    /// @param endptr where the pointer to the first character behind the number goes, or `NULL`
    /// @param base the base, 2 to 36, or 0
    /// @return as there
    /// @throws IndexOutOfBoundsException if `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if `endptr` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strtoll.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strtol.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strtol.3.html">macOS</a>
    public static long strtoll(String nptr, MemorySegment endptr, int base) {
        return strtoll(Literal.of(nptr), endptr, base);
    }

    /// [#strtoll(String, MemorySegment, int)] of a `char` array.
    ///
    /// @param nptr a C string
    /// @param endptr where the pointer to the first character behind the number goes, or `NULL`
    /// @param base the base, 2 to 36, or 0
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nptr` has no NUL, or `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if memory is on the heap, `nptr` is `NULL`, or `endptr` is read-only
    public static long strtoll(MemorySegment nptr, MemorySegment endptr, int base) {
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(STRTOLL, "nptr", nptr, stack);
            checkEnd(STRTOLL, endptr);
            var end = stack.allocate(C_POINTER);
            RangeError.forget();
            long number = STRTOLL.callLong(text, end, base);
            RangeError.keep();
            putEnd(endptr, nptr, text, end);
            return number;
        }
    }

    private static final Function STRTOULL = Function.named("strtoull", Failure.NONE);

    /// `unsigned long long strtoull(const char *nptr, char **endptr, int base)`
    ///
    /// [#strtoul(String, MemorySegment, int)]: a `long long` is as long as a `long` here.
    ///
    /// @param nptr the text
    /// @param endptr where the pointer to the first character behind the number goes, or `NULL`
    /// @param base the base, 2 to 36, or 0
    /// @return as there
    /// @throws IndexOutOfBoundsException if `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if `endptr` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strtoull.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strtoul.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strtoul.3.html">macOS</a>
    public static long strtoull(String nptr, MemorySegment endptr, int base) {
        return strtoull(Literal.of(nptr), endptr, base);
    }

    /// [#strtoull(String, MemorySegment, int)] of a `char` array.
    ///
    /// @param nptr a C string
    /// @param endptr where the pointer to the first character behind the number goes, or `NULL`
    /// @param base the base, 2 to 36, or 0
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nptr` has no NUL, or `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if memory is on the heap, `nptr` is `NULL`, or `endptr` is read-only
    public static long strtoull(MemorySegment nptr, MemorySegment endptr, int base) {
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(STRTOULL, "nptr", nptr, stack);
            checkEnd(STRTOULL, endptr);
            var end = stack.allocate(C_POINTER);
            RangeError.forget();
            long number = STRTOULL.callLong(text, end, base);
            RangeError.keep();
            putEnd(endptr, nptr, text, end);
            return number;
        }
    }

    private static final Function STRTOD = Function.named("strtod", Failure.NONE);

    /// `double strtod(const char *nptr, char **endptr)`
    ///
    /// Reads white space, a sign, and a number with a fraction and an exponent, in decimal or, after `0x`, in hexadecimal;
    /// also "inf" and "nan".
    ///
    /// @param nptr the text; where `endptr` points into it, it stays as a string literal does
    /// @param endptr where the pointer to the first character behind the number goes, a [libc.C#C_POINTER]; or `NULL`
    /// @return the number; 0 if there is none, and then `endptr` points to the start; an infinity and `ERANGE` if it is
    ///   too large; a number next to 0 and `ERANGE` if it is too small
    /// @throws IndexOutOfBoundsException if `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if `endptr` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strtod.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strtod.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strtod.3.html">macOS</a>
    public static double strtod(String nptr, MemorySegment endptr) {
        return strtod(Literal.of(nptr), endptr);
    }

    /// [#strtod(String, MemorySegment)] of a `char` array.
    ///
    /// @param nptr a C string
    /// @param endptr where the pointer to the first character behind the number goes, a [libc.C#C_POINTER]; or `NULL`
    /// @return as above
    /// @throws IndexOutOfBoundsException if `nptr` has no NUL, or `endptr` has less than the 8 bytes of a pointer
    /// @throws IllegalArgumentException if memory is on the heap, `nptr` is `NULL`, or `endptr` is read-only
    public static double strtod(MemorySegment nptr, MemorySegment endptr) {
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(STRTOD, "nptr", nptr, stack);
            checkEnd(STRTOD, endptr);
            var end = stack.allocate(C_POINTER);
            RangeError.forget();
            double number = STRTOD.callDouble(text, end);
            RangeError.keep();
            putEnd(endptr, nptr, text, end);
            return number;
        }
    }

    private static void checkEnd(Function function, MemorySegment endptr) {
        if (!isNull(endptr))
            checkWrite(function, "endptr", endptr, "sizeof(char *)", C_POINTER.byteSize());
    }

    // C has read a copy: the pointer goes as far into the text as C's goes into the copy. For a wrong base glibc writes none.
    private static void putEnd(MemorySegment endptr, MemorySegment nptr, MemorySegment copy, MemorySegment end) {
        long place = end.get(ValueLayout.JAVA_LONG, 0);
        if (!isNull(endptr) && place != 0)
            endptr.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, nptr.address() + place - copy.address());
    }

    /// `int abs(int j)`
    ///
    /// @param j a number
    /// @return the number without its sign; for `INT_MIN` C promises nothing, and this is `INT_MIN`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/abs.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/abs.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/abs.3.html">macOS</a>
    public static int abs(int j) {
        return Math.abs(j);
    }

    /// `long labs(long j)`
    ///
    /// @param j a number
    /// @return the number without its sign; for `LONG_MIN` C promises nothing, and this is `LONG_MIN`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/labs.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/abs.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/labs.3.html">macOS</a>
    public static long labs(long j) {
        return Math.abs(j);
    }

    private static final Function RAND = Function.named("rand", Failure.NONE);

    /// `int rand(void)`
    ///
    /// The next of a sequence of numbers. All threads share the sequence.
    ///
    /// @return a number from 0 to [#RAND_MAX]
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/rand.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/rand.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/rand.3.html">macOS</a>
    public static int rand() {
        return RAND.callInt();
    }

    private static final Function SRAND = Function.named("srand", Failure.NONE);

    /// `void srand(unsigned int seed)`
    ///
    /// Starts the sequence of [#rand] anew. A program that does not has the sequence of the seed 1.
    ///
    /// @param seed where to start: one seed always gives one sequence
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/rand.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/rand.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/rand.3.html">macOS</a>
    public static void srand(int seed) {
        SRAND.callVoid(seed);
    }

    private static final Function MALLOC = Function.named("malloc", Failure.NULL);

    /// `void *malloc(size_t size)`
    ///
    /// Allocates memory, aligned for every type. It is not cleared: what somebody else has left there is still in it.
    ///
    /// Any thread may use it, until [#free]. Nobody else frees it: memory that a program forgets stays until its end.
    ///
    /// @param size how many bytes
    /// @return the memory, as long as `size`; `NULL` and `ENOMEM` if there is not so much
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/malloc.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/malloc.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/malloc.3.html">macOS</a>
    public static MemorySegment malloc(long size) {
        return Heap.own(MALLOC.callPointer(size), size);
    }

    private static final Function CALLOC = Function.named("calloc", Failure.NULL);

    /// `void *calloc(size_t nmemb, size_t size)`
    ///
    /// [#malloc] of an array, and fills it with zeros.
    ///
    /// @param nmemb how many elements
    /// @param size how many bytes an element has
    /// @return the memory; `NULL` and `ENOMEM` if there is not so much, or no `size_t` holds the product
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/calloc.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/calloc.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/malloc.3.html">macOS</a>
    public static MemorySegment calloc(long nmemb, long size) {
        return Heap.own(CALLOC.callPointer(nmemb, size), nmemb * size);
    }

    private static final Function REALLOC = Function.named("realloc", Failure.NONE);

    /// `void *realloc(void *ptr, size_t size)`
    ///
    /// Makes memory longer or shorter. What was in it stays, as far as the new size goes; what is new is not cleared.
    ///
    /// C may move the memory, and the old pointer is dead then. Here it always moves, by a `malloc` and a `free`, so
    /// that a program which still uses the old pointer finds out.
    ///
    /// @param ptr memory that `malloc` or one of its kin has given; or `NULL`, which makes this a `malloc`
    /// @param size how many bytes it shall have; for 0, glibc frees the memory and returns `NULL`, macOS returns memory
    ///   of 0 bytes
    /// @return the new memory; `NULL` and `ENOMEM` if there is not so much, and then the old memory stays
    /// @throws IllegalStateException if `ptr` is freed already, or another call is using it
    /// @throws IllegalArgumentException if `ptr` is not the start of such memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/realloc.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/malloc.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/malloc.3.html">macOS</a>
    public static MemorySegment realloc(MemorySegment ptr, long size) {
        if (isNull(ptr))
            return malloc(size);
        var old = Heap.block(REALLOC, "ptr", ptr);
        if (size == 0) {
            Heap.end(REALLOC, "ptr", ptr);
            return Heap.own(REALLOC.callPointer(MemorySegment.ofAddress(ptr.address()), 0L), 0);
        }
        var moved = malloc(size);
        if (moved == NULL)
            return NULL;
        MemorySegment.copy(old, 0, moved, 0, Math.min(old.byteSize(), size));
        Pointers.copied(old, moved, Math.min(old.byteSize(), size));
        try {
            Heap.free(REALLOC, "ptr", ptr);
        } catch (IllegalStateException e) {
            free(moved);
            throw e;
        }
        return moved;
    }

    private static final Function FREE = Function.named("free", Failure.NONE);

    /// `void free(void *ptr)`
    ///
    /// Gives memory back. A later use of it is an [IllegalStateException], by every pointer that came from it.
    ///
    /// @param ptr memory that `malloc` or one of its kin has given, also by another pointer to its start, such as one
    ///   that was read from a `char *` in memory; or `NULL`, which does nothing
    /// @throws IllegalStateException if it is freed already, or another call is using it; nothing is freed
    /// @throws IllegalArgumentException if it is not the start of such memory; nothing is freed
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/free.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/malloc.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/malloc.3.html">macOS</a>
    public static void free(MemorySegment ptr) {
        Heap.free(FREE, "ptr", ptr);
    }

    /// [#free(MemorySegment)] of a struct.
    ///
    /// @param ptr a struct in memory that `malloc` or one of its kin has given; or `null`, which does nothing
    /// @throws IllegalStateException if the memory is freed already, or another call is using it; nothing is freed
    /// @throws IllegalArgumentException if the struct is not at the start of such memory; nothing is freed
    public static void free(struct ptr) {
        if (ptr != null)
            free(ptr.segment());
    }

    private static final Function GETENV = Function.named("getenv", Failure.NONE);

    /// `char *getenv(const char *name)`
    ///
    /// Looks up a variable of the environment that the program was started in.
    ///
    /// @param name the variable's name
    /// @return its value, a C string that is read-only; `NULL` if there is no such variable
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getenv.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getenv.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getenv.3.html">macOS</a>
    public static MemorySegment getenv(String name) {
        try (var stack = Arena.ofConfined()) {
            return getenv(stack.allocateFrom(name));
        }
    }

    /// [#getenv(String)] of a `char` array.
    ///
    /// @param name a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `name` has no NUL
    /// @throws IllegalArgumentException if `name` is heap memory or `NULL`
    @SuppressWarnings("restricted")
    public static MemorySegment getenv(MemorySegment name) {
        try (var stack = Arena.ofConfined()) {
            var value = GETENV.callPointer(Check.string(GETENV, "name", name, stack));
            if (value == NULL)
                return NULL;
            return value.reinterpret(Returned.length(value) + 1).asReadOnly();
        }
    }

    /// `int (*compar)(const void *, const void *)`: which of two elements comes first.
    @FunctionalInterface
    public interface comparison {
        /// Compares two elements.
        ///
        /// @param a one element, to read only; it may be a copy, and is dead after the sort
        /// @param b another
        /// @return a negative number if `a` comes first, a positive one if `b` does, 0 if it makes no difference
        int compare(MemorySegment a, MemorySegment b);
    }

    private static final Function QSORT = Function.named("qsort", Failure.NONE);

    /// `void qsort(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *))`
    ///
    /// Sorts an array. It is libc's own, which calls back into Java for each comparison: so the order of equal elements,
    /// which C does not promise, is this system's.
    ///
    /// What a comparison throws comes out of `qsort`, when C has returned. The array has all its elements then, in some order.
    ///
    /// @param base the array
    /// @param nmemb how many elements
    /// @param size how many bytes an element has
    /// @param compar which of two elements comes first
    /// @throws IndexOutOfBoundsException if `base` has less than `nmemb` elements
    /// @throws IllegalArgumentException if `base` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/qsort.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/qsort.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/qsort.3.html">macOS</a>
    public static void qsort(MemorySegment base, long nmemb, long size, comparison compar) {
        boolean overflow = Math.unsignedMultiplyHigh(nmemb, size) != 0;
        checkWrite(QSORT, "base", base, "nmemb * size", overflow ? -1 : nmemb * size);
        if (size == 0)
            return; // such elements have no order, and C would compare them for ever
        try (var stack = Arena.ofConfined()) {
            var comparing = new Comparing(Objects.requireNonNull(compar), size, NULL, stack);
            QSORT.callVoid(base, nmemb, size, comparing.upcall());
            comparing.rethrow();
        }
    }

    private static final Function BSEARCH = Function.named("bsearch", Failure.NONE);

    /// `void *bsearch(const void *key, const void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *))`
    ///
    /// Finds an element in an array that is sorted. It is libc's own, which calls back into Java for each comparison;
    /// what a comparison throws comes out of `bsearch`.
    ///
    /// @param key what to find
    /// @param base the array
    /// @param nmemb how many elements
    /// @param size how many bytes an element has
    /// @param compar how `key`, its first argument, is to an element, its second
    /// @return the element, within the memory of `base`; `NULL` if none is equal
    /// @throws IndexOutOfBoundsException if `base` has less than `nmemb` elements
    /// @throws IllegalArgumentException if memory is on the heap, or `key` is `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/bsearch.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/bsearch.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/bsearch.3.html">macOS</a>
    public static MemorySegment bsearch(MemorySegment key, MemorySegment base, long nmemb, long size, comparison compar) {
        boolean overflow = Math.unsignedMultiplyHigh(nmemb, size) != 0;
        checkRead(BSEARCH, "base", base, "nmemb * size", overflow ? -1 : nmemb * size);
        Check.checkString(BSEARCH, "key", key);
        try (var stack = Arena.ofConfined()) {
            var comparing = new Comparing(Objects.requireNonNull(compar), size, key, stack);
            var found = BSEARCH.callPointer(key, base, nmemb, size, comparing.upcall());
            comparing.rethrow();
            return Check.within(base, found);
        }
    }

    /// [#bsearch(MemorySegment, MemorySegment, long, long, comparison)] of a struct.
    ///
    /// @param key what to find
    /// @param base the array
    /// @param nmemb how many elements
    /// @param size how many bytes an element has
    /// @param compar how `key`, its first argument, is to an element, its second
    /// @return as above
    public static MemorySegment bsearch(struct key, MemorySegment base, long nmemb, long size, comparison compar) {
        return bsearch(key.segment(), base, nmemb, size, compar);
    }

    /// What C calls. An exception must not leave it, which would end the JVM.
    private static final class Comparing {
        private final comparison compar;
        private final long size;
        private final MemorySegment key;
        private final Arena stack;
        private Throwable thrown;

        Comparing(comparison compar, long size, MemorySegment key, Arena stack) {
            this.compar = compar;
            this.size = size;
            this.key = key;
            this.stack = stack;
        }

        @SuppressWarnings("restricted")
        MemorySegment upcall() {
            try {
                var type = MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class);
                var compare = MethodHandles.lookup().findVirtual(Comparing.class, "compare", type).bindTo(this);
                return Linker.nativeLinker().upcallStub(compare, FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER), stack);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("the method is below", e);
            }
        }

        int compare(MemorySegment a, MemorySegment b) {
            if (thrown != null)
                return 0; // C has no way to stop a sort
            try {
                return compar.compare(element(a), element(b));
            } catch (Throwable e) {
                thrown = e;
                return 0;
            }
        }

        @SuppressWarnings("restricted")
        private MemorySegment element(MemorySegment pointer) {
            if (pointer.address() == key.address())
                return key; // which is as long as the program has made it
            return pointer.reinterpret(size, stack, null).asReadOnly();
        }

        void rethrow() {
            switch (thrown) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new AssertionError("a comparison throws no checked exception", thrown);
            }
        }
    }

    /// `void exit(int status)`
    ///
    /// Ends the program: the JVM stops and calls C's `exit`, which writes out what
    /// `<stdio.h>` still holds. Java's shutdown hooks, which C does not know of, are
    /// not run.
    ///
    /// If nobody is left to read standard output, SIGPIPE ends the program instead, as
    /// it ends a C program, where Java runs it as a command.
    ///
    /// @param status what the caller of the program sees; its low 8 bits count
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/exit.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/exit.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/exit.3.html">macOS</a>
    public static void exit(int status) {
        if (BrokenPipe.endsTheProcess() && stdio_h.stdout.isOpen())
            stdio_h.fflush(stdio_h.stdout); // C's exit would write out unheard: the JVM catches SIGPIPE
        Runtime.getRuntime().halt(status); // System.exit would set up a logger first
    }

    private static final Function _EXIT = Function.named("_Exit", Failure.NONE);

    /// `void _Exit(int status)`
    ///
    /// Ends the program at once. What `<stdio.h>` still holds is lost.
    ///
    /// @param status what the caller of the program sees; its low 8 bits count
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/_Exit.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/_exit.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/exit.3.html">macOS</a>
    public static void _Exit(int status) {
        _EXIT.callVoid(status);
    }

    private static final Function RANDOM = Function.named("random", Failure.NONE);

    /// `long random(void)`
    ///
    /// Returns the next of a row of random numbers, as [#rand] does, of a row of its own.
    ///
    /// @return a number from 0 to 2,147,483,647
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/random.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/random.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/random.3.html">macOS</a>
    public static long random() {
        return RANDOM.callLong();
    }

    private static final Function SRANDOM = Function.named("srandom", Failure.NONE);

    /// `void srandom(unsigned int seed)`
    ///
    /// Begins a row of [#random]: the same seed, the same row.
    ///
    /// @param seed which row
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/srandom.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/random.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/random.3.html">macOS</a>
    public static void srandom(int seed) {
        SRANDOM.callVoid(seed);
    }

    private static final Function SETENV = Function.named("setenv");

    /// `int setenv(const char *name, const char *value, int overwrite)`
    ///
    /// Sets a variable of the environment, as [#getenv] and C see it: `TZ`, which [time_h#localtime(MemorySegment)] follows,
    /// for one. Java's `System.getenv` keeps what was there at the start.
    ///
    /// @param name the variable
    /// @param value its value
    /// @param overwrite 0 to leave a variable alone that is there already
    /// @return 0; -1 and `errno`: `EINVAL` if the name is empty or has a `=` in it, `ENOMEM`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/setenv.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/setenv.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/setenv.3.html">macOS</a>
    public static int setenv(String name, String value, int overwrite) {
        try (var stack = Arena.ofConfined()) {
            return setenv(stack.allocateFrom(name), stack.allocateFrom(value), overwrite);
        }
    }

    /// [#setenv(String, String, int)] of `char` arrays.
    ///
    /// @param name a C string
    /// @param value a C string
    /// @param overwrite as above
    /// @return as above
    /// @throws IndexOutOfBoundsException if a string has no NUL
    /// @throws IllegalArgumentException if memory is on the heap or `NULL`
    public static int setenv(MemorySegment name, MemorySegment value, int overwrite) {
        try (var stack = Arena.ofConfined()) {
            return SETENV.callInt(Check.string(SETENV, "name", name, stack), Check.string(SETENV, "value", value, stack), overwrite);
        }
    }

    /// [#setenv(String, String, int)] with a `char` array as the value.
    ///
    /// @param name the variable
    /// @param value a C string
    /// @param overwrite as above
    /// @return as above
    public static int setenv(String name, MemorySegment value, int overwrite) {
        try (var stack = Arena.ofConfined()) {
            return setenv(stack.allocateFrom(name), value, overwrite);
        }
    }

    private static final Function UNSETENV = Function.named("unsetenv");

    /// `int unsetenv(const char *name)`
    ///
    /// Takes a variable out of the environment.
    ///
    /// @param name the variable
    /// @return 0, also if it was not there; -1 and `errno`: `EINVAL` if the name is empty or has a `=` in it
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/unsetenv.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/unsetenv.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/unsetenv.3.html">macOS</a>
    public static int unsetenv(String name) {
        try (var stack = Arena.ofConfined()) {
            return UNSETENV.callInt(stack.allocateFrom(name));
        }
    }

    /// [#unsetenv(String)] of a `char` array.
    ///
    /// @param name a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `name` has no NUL
    /// @throws IllegalArgumentException if `name` is heap memory or `NULL`
    public static int unsetenv(MemorySegment name) {
        try (var stack = Arena.ofConfined()) {
            return UNSETENV.callInt(Check.string(UNSETENV, "name", name, stack));
        }
    }

    private static final Function ABORT = Function.named("abort", Failure.NONE);

    /// `void abort(void)`
    ///
    /// Ends the program by the signal SIGABRT. What `<stdio.h>` still holds is lost.
    ///
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/abort.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/abort.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/abort.3.html">macOS</a>
    public static void abort() {
        ABORT.callVoid();
    }
}
