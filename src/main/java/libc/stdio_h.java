package libc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static libc.C.NULL;
import static libc.abi.libc_h.C_LONG;
import static libc.abi.libc_h.C_POINTER;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkWrite;
import static libc.internal.Check.isNull;
import static libc.internal.Received.copied;
import static libc.internal.Received.mayExceed;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.function.Supplier;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Heap;
import libc.internal.Printf;
import libc.internal.Scanf;
import libc.internal.ThreadState;
import libc.internal.Variadic;

/// `<stdio.h>`: input and output.
///
/// They are libc's own, buffers and all: to a terminal, standard output is written
/// line by line; to a file or a pipe, when the buffer is full or the program ends.
/// Java's `System.out` and `System.in` have other buffers, so a program uses one or the other.
///
/// If nobody is left to read what is written, the signal SIGPIPE ends a program that runs
/// as a command (`argv[0]` was passed to it); in any other the call fails with `EPIPE`.
///
/// At the end of a file a function that reads returns the same as at an error. Then `errno` keeps its
/// value; [#feof] and [#ferror] tell which it was.
///
/// A pointer to a `FILE` is an object of Java's, and `null` is its null pointer. Every function refuses
/// `null` with an [IllegalArgumentException], unless it says otherwise, and a stream that is closed with an
/// [IllegalStateException]. Each refuses memory as [libc.C] says.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/stdio.h.html">POSIX</a>
public final class stdio_h implements stdio_limits, whence {
    private stdio_h() {}

    /// `FILE`: an open stream. What is in it is libc's business.
    public static final class FILE {
        // Of a standard stream: asked for at the first use, since few programs use all three.
        private final Supplier<MemorySegment> variable;
        private MemorySegment pointer;

        // Until fclose. It does not close while C has the stream in a call of another thread.
        private final Arena open = Arena.ofShared();

        // Until C has closed the stream.
        private Arena buffers;
        private FILE(Supplier<MemorySegment> variable) {
            this.variable = variable;
        }

        private FILE(MemorySegment pointer) {
            this.variable = null;
            this.pointer = lasting(pointer.address());
        }

        // Another thread may read the variable, too: it finds the same.
        private MemorySegment pointer() {
            if (pointer == null)
                // A pointer is read as a number: to read it as a segment would make a dozen classes.
                pointer = lasting(variable.get().get(C_LONG, 0));
            return pointer;
        }

        @SuppressWarnings("restricted")
        private MemorySegment lasting(long address) {
            return MemorySegment.ofAddress(address).reinterpret(open, null);
        }

        // For exit, too, which writes out standard output.
        boolean isOpen() {
            return open.scope().isAlive();
        }

        private synchronized MemorySegment buffer(long size) {
            if (buffers == null)
                buffers = Arena.ofShared();
            return buffers.allocate(size);
        }

        private void end(Function function) {
            try {
                open.close();
            } catch (IllegalStateException e) {
                throw new IllegalStateException(function.name() + ": stream is in use by another call", e);
            }
        }

        private void freeBuffers() {
            if (buffers != null)
                buffers.close();
        }
    }

    private static MemorySegment pointer(Function function, FILE stream) {
        if (stream == null)
            throw new IllegalArgumentException(function.name() + ": stream is NULL");
        checkOpen(function, stream);
        return stream.pointer();
    }

    private static void checkOpen(Function function, FILE stream) {
        if (!stream.isOpen())
            throw new IllegalStateException(function.name() + ": stream is closed");
    }

    /// Standard input.
    public static final FILE stdin = new FILE(libc_h::stdin$segment);

    /// Standard output.
    public static final FILE stdout = new FILE(libc_h::stdout$segment);

    /// Standard error, which is written at once.
    public static final FILE stderr = new FILE(libc_h::stderr$segment);

    /// What a function here returns when it fails, or finds the end of a file.
    public static final int EOF = libc_h.EOF();

    /// How many bytes the longest name of a file has, its NUL included.
    public static final int FILENAME_MAX = libc_h.FILENAME_MAX();

    /// For [#setvbuf]: written when the buffer is full.
    public static final int _IOFBF = libc_h._IOFBF();

    /// For [#setvbuf]: written at the end of each line.
    public static final int _IOLBF = libc_h._IOLBF();

    /// For [#setvbuf]: written at once.
    public static final int _IONBF = libc_h._IONBF();

    // ---- Formatted output ----

    private static final Function PRINTF = Function.named("printf");

    /// `int printf(const char *format, ...)`
    ///
    /// Writes to standard output. All conversions of C are there, with flags, widths, precisions (`*` too) and
    /// lengths. C would believe the format, whatever the arguments are; the binding compares.
    ///
    /// | conversion | argument |
    /// | --- | --- |
    /// | `%d %i %u %x %X %o %c`, a `*` | any integer of Java's, a `char` or a `boolean` |
    /// | `%f %e %g %a` and the same in capitals | a `double` or a `float` |
    /// | `%s` | a `String`, or a `char` array: its bytes as they are, up to the first NUL or as many as the precision says |
    /// | `%p` | memory |
    ///
    /// C takes as many low bits of an integer as the conversion says, so a `%d` writes the low 32 bits of a
    /// `long`. An `int` for a `%ld` is widened, which C leaves open. Of arguments that are too many C takes no notice.
    ///
    /// `%n` is refused, since it writes to memory; so are `%L...`, `%lc` and `%ls`: Java has neither a `long double` nor a `wchar_t`.
    ///
    /// @param format the text with its conversions
    /// @param args an argument a conversion
    /// @return how many bytes were written; a negative number and `errno`: `EBADF`,
    ///   `EPIPE`, `ENOSPC`, `EIO`, `EOVERFLOW`
    /// @throws IllegalArgumentException if an argument is missing, or does not go with its conversion
    /// @throws IndexOutOfBoundsException if the array of a `%s` has no NUL
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/printf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/printf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/printf.3.html">macOS</a>
    public static int printf(String format, Object... args) {
        checkOpen(PRINTF, stdout);
        try (var stack = Arena.ofConfined()) {
            return PRINTF.callVariadicInt(stack.allocateFrom(format), Printf.arguments(PRINTF, format, args, stack));
        }
    }

    /// [#printf(String, Object...)] of a format in a `char` array.
    ///
    /// @param format a C string
    /// @param args an argument a conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException if `format` or the array of a `%s` has no NUL
    /// @throws IllegalArgumentException as above
    public static int printf(MemorySegment format, Object... args) {
        checkOpen(PRINTF, stdout);
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(PRINTF, "format", format, stack);
            return PRINTF.callVariadicInt(text, Printf.arguments(PRINTF, text.getString(0), args, stack));
        }
    }

    private static final Function FPRINTF = Function.named("fprintf");

    /// `int fprintf(FILE *stream, const char *format, ...)`
    ///
    /// Writes to a stream, as [#printf(String, Object...)] to standard output.
    ///
    /// @param stream where it goes
    /// @param format the text with its conversions
    /// @param args an argument a conversion
    /// @return as `printf`
    /// @throws IllegalArgumentException as `printf`
    /// @throws IndexOutOfBoundsException as `printf`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fprintf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/printf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/printf.3.html">macOS</a>
    public static int fprintf(FILE stream, String format, Object... args) {
        try (var stack = Arena.ofConfined()) {
            return FPRINTF.callVariadicInt(pointer(FPRINTF, stream), stack.allocateFrom(format),
                    Printf.arguments(FPRINTF, format, args, stack));
        }
    }

    /// [#fprintf(FILE, String, Object...)] of a format in a `char` array.
    ///
    /// @param stream where it goes
    /// @param format a C string
    /// @param args an argument a conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException if `format` or the array of a `%s` has no NUL
    /// @throws IllegalArgumentException as above
    public static int fprintf(FILE stream, MemorySegment format, Object... args) {
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(FPRINTF, "format", format, stack);
            return FPRINTF.callVariadicInt(pointer(FPRINTF, stream), text, Printf.arguments(FPRINTF, text.getString(0), args, stack));
        }
    }

    private static final Function DPRINTF = Function.named("dprintf");

    /// `int dprintf(int fd, const char *format, ...)`
    ///
    /// Writes to a file descriptor, without a buffer, as [#printf(String, Object...)] to standard output.
    ///
    /// @param fd a descriptor that is open for writing
    /// @param format the text with its conversions
    /// @param args an argument a conversion
    /// @return as `printf`
    /// @throws IllegalArgumentException as `printf`
    /// @throws IndexOutOfBoundsException as `printf`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/dprintf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/printf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/printf.3.html">macOS</a>
    public static int dprintf(int fd, String format, Object... args) {
        try (var stack = Arena.ofConfined()) {
            return DPRINTF.callVariadicInt(fd, stack.allocateFrom(format), Printf.arguments(DPRINTF, format, args, stack));
        }
    }

    /// [#dprintf(int, String, Object...)] of a format in a `char` array.
    ///
    /// @param fd a descriptor that is open for writing
    /// @param format a C string
    /// @param args an argument a conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException if `format` or the array of a `%s` has no NUL
    /// @throws IllegalArgumentException as above
    public static int dprintf(int fd, MemorySegment format, Object... args) {
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(DPRINTF, "format", format, stack);
            return DPRINTF.callVariadicInt(fd, text, Printf.arguments(DPRINTF, text.getString(0), args, stack));
        }
    }

    private static final Function SPRINTF = Function.named("sprintf");

    /// `int sprintf(char *s, const char *format, ...)`
    ///
    /// Writes to memory, and a NUL behind it, as [#printf(String, Object...)] to standard output.
    ///
    /// @param s where the text goes
    /// @param format the text with its conversions
    /// @param args an argument a conversion
    /// @return how many bytes were written, the NUL not counted; a negative number and `errno`: `EOVERFLOW`
    /// @throws IndexOutOfBoundsException if the text and its NUL are longer than `s`, which is left alone then; or as `printf`
    /// @throws IllegalArgumentException if `s` is heap memory or read-only, or as `printf`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sprintf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/printf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/printf.3.html">macOS</a>
    public static int sprintf(MemorySegment s, String format, Object... args) {
        try (var stack = Arena.ofConfined()) {
            return written(s, stack.allocateFrom(format), Printf.arguments(SPRINTF, format, args, stack));
        }
    }

    /// [#sprintf(MemorySegment, String, Object...)] of a format in a `char` array.
    ///
    /// @param s where the text goes
    /// @param format a C string
    /// @param args an argument a conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException as above, or if `format` has no NUL
    /// @throws IllegalArgumentException as above
    public static int sprintf(MemorySegment s, MemorySegment format, Object... args) {
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(SPRINTF, "format", format, stack);
            return written(s, text, Printf.arguments(SPRINTF, text.getString(0), args, stack));
        }
    }

    private static int written(MemorySegment s, MemorySegment format, Variadic arguments) {
        int length = SNPRINTF.callVariadicInt(NULL, 0, format, arguments);
        checkWrite(SPRINTF, "s", s, "the size of the text", length + 1L);
        return length < 0 ? length : SPRINTF.callVariadicInt(s, format, arguments);
    }

    private static final Function SNPRINTF = Function.named("snprintf");

    /// `int snprintf(char *s, size_t n, const char *format, ...)`
    ///
    /// Writes to memory, as [#printf(String, Object...)] to standard output, but at most `n` bytes, of which the last is a NUL.
    ///
    /// @param s where the text goes
    /// @param n how many bytes at most, the NUL included, a `size_t`; 0 writes nothing, then `s` may be `NULL`
    /// @param format the text with its conversions
    /// @param args an argument a conversion
    /// @return how many bytes the whole text has, the NUL not counted; a negative number and `errno`: `EOVERFLOW`
    /// @throws IndexOutOfBoundsException if the text, or its first `n` bytes, are more than `s` holds, or as `printf`
    /// @throws IllegalArgumentException if `s` is heap memory or read-only, or as `printf`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/snprintf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/printf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/printf.3.html">macOS</a>
    public static int snprintf(MemorySegment s, long n, String format, Object... args) {
        try (var stack = Arena.ofConfined()) {
            return written(s, n, stack.allocateFrom(format), Printf.arguments(SNPRINTF, format, args, stack));
        }
    }

    /// [#snprintf(MemorySegment, long, String, Object...)] of a format in a `char` array.
    ///
    /// @param s where the text goes
    /// @param n how many bytes at most, the NUL included, a `size_t`
    /// @param format a C string
    /// @param args an argument a conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException as above, or if `format` has no NUL
    /// @throws IllegalArgumentException as above
    public static int snprintf(MemorySegment s, long n, MemorySegment format, Object... args) {
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(SNPRINTF, "format", format, stack);
            return written(s, n, text, Printf.arguments(SNPRINTF, text.getString(0), args, stack));
        }
    }

    // As in mayExceed: C programs ask for more than is left of an array. Here, the length is known before.
    private static int written(MemorySegment s, long n, MemorySegment format, Variadic arguments) {
        if (mayExceed(SNPRINTF, "s", s, "n", n)) {
            int length = SNPRINTF.callVariadicInt(NULL, 0, format, arguments);
            checkWrite(SNPRINTF, "s", s, "the size of the text", Math.min(length + 1L, n));
        }
        return SNPRINTF.callVariadicInt(s, n, format, arguments);
    }

    // ---- Formatted input ----

    private static final Function SCANF = Function.named("scanf", Failure.NONE);

    /// `int scanf(const char *format, ...)`
    ///
    /// Reads standard input. All conversions of C are there, with `*`, widths and lengths: `%d %i %u %x %o`,
    /// `%f %e %g %a`, `%s`, `%c`, `%[...]`, `%p` and `%%`. C writes as much as the format says, however long the memory is;
    /// the binding compares. It cannot know before how long a `%s` or a `%[...]` is: if one does not fit,
    /// the input is read and none of the memory is written.
    ///
    /// `%n` takes an `int`, or what its length says, for how many bytes were read until there; it does not count as a conversion.
    /// `%L...`, `%lc` and `%ls` are refused, as by [#printf(String, Object...)]; `%ms` is not C's.
    ///
    /// @param format what to read
    /// @param args memory for each conversion but a `%*`: an `int` for a `%d`, a `long` for a `%ld`, a `float` for a `%f`,
    ///   a `double` for a `%lf`, a `char` array for a `%s`
    /// @return how many conversions were read and stored; [#EOF] if the input has ended before, or with an
    ///   `errno`: `EBADF`, `EINTR`, `EAGAIN`, `EIO`
    /// @throws IndexOutOfBoundsException if memory is shorter than its type, or than the string and its NUL
    /// @throws IllegalArgumentException if memory is missing, read-only or heap memory, or the format is not C's
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/scanf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/scanf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/scanf.3.html">macOS</a>
    public static int scanf(String format, MemorySegment... args) {
        try (var stack = Arena.ofConfined()) {
            return read(stack.allocateFrom(format), args, stack);
        }
    }

    /// [#scanf(String, MemorySegment...)] of a format in a `char` array.
    ///
    /// @param format a C string
    /// @param args memory for each conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException as above, or if `format` has no NUL
    /// @throws IllegalArgumentException as above
    public static int scanf(MemorySegment format, MemorySegment... args) {
        try (var stack = Arena.ofConfined()) {
            return read(Check.string(SCANF, "format", format, stack), args, stack);
        }
    }

    private static int read(MemorySegment format, MemorySegment[] args, SegmentAllocator stack) {
        checkOpen(SCANF, stdin);
        var scanf = new Scanf(SCANF, format, args, stack);
        int result = SCANF.callVariadicInt(scanf.format(), scanf.arguments());
        if (result == EOF)
            keepErrorOf(stdin);
        return scanf.copy(result);
    }

    private static final Function FSCANF = Function.named("fscanf", Failure.NONE);

    /// `int fscanf(FILE *stream, const char *format, ...)`
    ///
    /// Reads a stream, as [#scanf(String, MemorySegment...)] standard input.
    ///
    /// @param stream where it comes from
    /// @param format what to read
    /// @param args memory for each conversion
    /// @return as `scanf`
    /// @throws IndexOutOfBoundsException as `scanf`
    /// @throws IllegalArgumentException as `scanf`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fscanf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/scanf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/scanf.3.html">macOS</a>
    public static int fscanf(FILE stream, String format, MemorySegment... args) {
        try (var stack = Arena.ofConfined()) {
            return read(stream, stack.allocateFrom(format), args, stack);
        }
    }

    /// [#fscanf(FILE, String, MemorySegment...)] of a format in a `char` array.
    ///
    /// @param stream where it comes from
    /// @param format a C string
    /// @param args memory for each conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException as above, or if `format` has no NUL
    /// @throws IllegalArgumentException as above
    public static int fscanf(FILE stream, MemorySegment format, MemorySegment... args) {
        try (var stack = Arena.ofConfined()) {
            return read(stream, Check.string(FSCANF, "format", format, stack), args, stack);
        }
    }

    private static int read(FILE stream, MemorySegment format, MemorySegment[] args, SegmentAllocator stack) {
        var file = pointer(FSCANF, stream);
        var scanf = new Scanf(FSCANF, format, args, stack);
        int result = FSCANF.callVariadicInt(file, scanf.format(), scanf.arguments());
        if (result == EOF)
            keepErrorOf(stream);
        return scanf.copy(result);
    }

    private static final Function SSCANF = Function.named("sscanf", Failure.NONE);

    /// `int sscanf(const char *s, const char *format, ...)`
    ///
    /// Reads a string, as [#scanf(String, MemorySegment...)] standard input.
    ///
    /// @param s what is read
    /// @param format how to read it
    /// @param args memory for each conversion
    /// @return how many conversions were read and stored; [#EOF] if the string has ended before; `errno` says nothing
    /// @throws IndexOutOfBoundsException as `scanf`
    /// @throws IllegalArgumentException as `scanf`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sscanf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sscanf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/scanf.3.html">macOS</a>
    public static int sscanf(String s, String format, MemorySegment... args) {
        try (var stack = Arena.ofConfined()) {
            return read(stack.allocateFrom(s), stack.allocateFrom(format), args, stack);
        }
    }

    /// [#sscanf(String, String, MemorySegment...)] of a `char` array.
    ///
    /// @param s a C string
    /// @param format how to read it
    /// @param args memory for each conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException as above, or if `s` has no NUL
    /// @throws IllegalArgumentException as above
    public static int sscanf(MemorySegment s, String format, MemorySegment... args) {
        try (var stack = Arena.ofConfined()) {
            return read(Check.string(SSCANF, "s", s, stack), stack.allocateFrom(format), args, stack);
        }
    }

    /// [#sscanf(String, String, MemorySegment...)] of a format in a `char` array.
    ///
    /// @param s what is read
    /// @param format a C string
    /// @param args memory for each conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException as above, or if `format` has no NUL
    /// @throws IllegalArgumentException as above
    public static int sscanf(String s, MemorySegment format, MemorySegment... args) {
        try (var stack = Arena.ofConfined()) {
            return read(stack.allocateFrom(s), Check.string(SSCANF, "format", format, stack), args, stack);
        }
    }

    /// [#sscanf(String, String, MemorySegment...)] of two `char` arrays.
    ///
    /// @param s a C string
    /// @param format a C string
    /// @param args memory for each conversion
    /// @return as above
    /// @throws IndexOutOfBoundsException as above, or if `s` or `format` has no NUL
    /// @throws IllegalArgumentException as above
    public static int sscanf(MemorySegment s, MemorySegment format, MemorySegment... args) {
        try (var stack = Arena.ofConfined()) {
            return read(Check.string(SSCANF, "s", s, stack), Check.string(SSCANF, "format", format, stack), args, stack);
        }
    }

    private static int read(MemorySegment s, MemorySegment format, MemorySegment[] args, SegmentAllocator stack) {
        var scanf = new Scanf(SSCANF, format, args, stack);
        return scanf.copy(SSCANF.callVariadicInt(s, scanf.format(), scanf.arguments()));
    }

    // ---- Characters and lines ----

    private static final Function FPUTS = Function.named("fputs");

    /// `int fputs(const char *s, FILE *stream)`
    ///
    /// Writes a string, without its NUL.
    ///
    /// @param s the text
    /// @param stream where it goes
    /// @return a number that is not negative; [#EOF] and `errno`: `EBADF`, `EPIPE`,
    ///   `ENOSPC`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fputs.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fputs.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fputs.3.html">macOS</a>
    public static int fputs(String s, FILE stream) {
        try (var stack = Arena.ofConfined()) {
            return FPUTS.callInt(stack.allocateFrom(s), pointer(FPUTS, stream));
        }
    }

    /// [#fputs(String, FILE)] of a `char` array.
    ///
    /// @param s a C string
    /// @param stream where it goes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `s` has no NUL
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    public static int fputs(MemorySegment s, FILE stream) {
        try (var stack = Arena.ofConfined()) {
            return FPUTS.callInt(Check.string(FPUTS, "s", s, stack), pointer(FPUTS, stream));
        }
    }

    private static final Function PUTS = Function.named("puts");

    /// `int puts(const char *s)`
    ///
    /// Writes a string and a newline to standard output.
    ///
    /// @param s the text
    /// @return a number that is not negative; [#EOF] and `errno`: `EBADF`, `EPIPE`,
    ///   `ENOSPC`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/puts.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/puts.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/puts.3.html">macOS</a>
    public static int puts(String s) {
        checkOpen(PUTS, stdout);
        try (var stack = Arena.ofConfined()) {
            return PUTS.callInt(stack.allocateFrom(s));
        }
    }

    /// [#puts(String)] of a `char` array.
    ///
    /// @param s a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `s` has no NUL
    /// @throws IllegalArgumentException if `s` is heap memory or `NULL`
    public static int puts(MemorySegment s) {
        checkOpen(PUTS, stdout);
        try (var stack = Arena.ofConfined()) {
            return PUTS.callInt(Check.string(PUTS, "s", s, stack));
        }
    }

    private static final Function FPUTC = Function.named("fputc");

    /// `int fputc(int c, FILE *stream)`
    ///
    /// Writes one byte.
    ///
    /// @param c the byte; its low 8 bits count
    /// @param stream where it goes
    /// @return the byte; [#EOF] and `errno`: `EBADF`, `EPIPE`, `ENOSPC`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fputc.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fputc.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fputc.3.html">macOS</a>
    public static int fputc(int c, FILE stream) {
        return FPUTC.callInt(c, pointer(FPUTC, stream));
    }

    private static final Function PUTC = Function.named("putc");

    /// `int putc(int c, FILE *stream)`
    ///
    /// The same as [#fputc]; C may make a macro of it.
    ///
    /// @param c the byte; its low 8 bits count
    /// @param stream where it goes
    /// @return the byte; [#EOF] and `errno`: `EBADF`, `EPIPE`, `ENOSPC`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/putc.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/putc.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/putc.3.html">macOS</a>
    public static int putc(int c, FILE stream) {
        return PUTC.callInt(c, pointer(PUTC, stream));
    }

    private static final Function PUTCHAR = Function.named("putchar");

    /// `int putchar(int c)`
    ///
    /// Writes one byte to standard output.
    ///
    /// @param c the byte; its low 8 bits count
    /// @return the byte; [#EOF] and `errno`: `EBADF`, `EPIPE`, `ENOSPC`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/putchar.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/putchar.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/putchar.3.html">macOS</a>
    public static int putchar(int c) {
        checkOpen(PUTCHAR, stdout);
        return PUTCHAR.callInt(c);
    }

    private static final Function FGETS = Function.named("fgets", Failure.NONE);

    /// `char *fgets(char *s, int n, FILE *stream)`
    ///
    /// Reads a line, its newline included, and puts a NUL behind it. A line that has
    /// `n` bytes or more comes in parts.
    ///
    /// @param s where the line goes
    /// @param n how many bytes at most, the NUL included
    /// @param stream where it comes from
    /// @return `s`; `NULL` at the end of the input, where `errno` keeps its value, if `n` is
    ///   less than 1, or with an `errno`: `EBADF`, `EINTR`, `EAGAIN`, `EIO`, `EISDIR`
    /// @throws IndexOutOfBoundsException if more has come than `s` holds; what fits is in it
    /// @throws IllegalArgumentException if `s` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fgets.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fgets.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fgets.3.html">macOS</a>
    public static MemorySegment fgets(MemorySegment s, int n, FILE stream) {
        if (mayExceed(FGETS, "s", s, "n", Math.max(n, 0)))
            return copied(FGETS, "s", s, n, memory -> size(fgets(memory.fill(UNTOUCHED), n, stream))) == -1 ? NULL : s;
        var line = FGETS.callPointer(s, n, pointer(FGETS, stream));
        if (line == NULL)
            keepErrorOf(stream);
        return Check.within(s, line);
    }

    private static final byte UNTOUCHED = -1;

    // A line may have NULs of its own. The last byte that C has written is a NUL, too.
    private static long size(MemorySegment line) {
        if (line == NULL)
            return -1;
        long size = line.byteSize();
        while (line.get(JAVA_BYTE, size - 1) == UNTOUCHED)
            size--;
        return size;
    }

    private static final Function FGETC = Function.named("fgetc", Failure.NONE);

    /// `int fgetc(FILE *stream)`
    ///
    /// Reads one byte.
    ///
    /// @param stream where it comes from
    /// @return the byte, 0 to 255; [#EOF] at the end of the input, or with an `errno`: `EBADF`, `EINTR`, `EAGAIN`,
    ///   `EIO`, `EISDIR`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fgetc.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fgetc.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fgetc.3.html">macOS</a>
    public static int fgetc(FILE stream) {
        int c = FGETC.callInt(pointer(FGETC, stream));
        if (c == EOF)
            keepErrorOf(stream);
        return c;
    }

    private static final Function GETC = Function.named("getc", Failure.NONE);

    /// `int getc(FILE *stream)`
    ///
    /// The same as [#fgetc]; C may make a macro of it.
    ///
    /// @param stream where it comes from
    /// @return the byte, 0 to 255; [#EOF] as `fgetc`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getc.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getc.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getc.3.html">macOS</a>
    public static int getc(FILE stream) {
        int c = GETC.callInt(pointer(GETC, stream));
        if (c == EOF)
            keepErrorOf(stream);
        return c;
    }

    private static final Function GETCHAR = Function.named("getchar", Failure.NONE);

    /// `int getchar(void)`
    ///
    /// Reads one byte of standard input.
    ///
    /// @return the byte, 0 to 255; [#EOF] as [#fgetc]
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getchar.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getchar.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getchar.3.html">macOS</a>
    public static int getchar() {
        checkOpen(GETCHAR, stdin);
        int c = GETCHAR.callInt();
        if (c == EOF)
            keepErrorOf(stdin);
        return c;
    }

    private static final Function GETLINE = Function.named("getline", Failure.NONE);
    private static final Function FREE = Function.named("free", Failure.NONE);

    /// `ssize_t getline(char **lineptr, size_t *n, FILE *stream)`
    ///
    /// Reads a line, its newline included, and puts a NUL behind it. If the line is longer than its memory, C
    /// frees that, and gives memory of its own in its place. The program frees the last one by `free`.
    ///
    /// @param lineptr memory that holds a pointer, a `char *`: `NULL`, or one that `malloc` or `getline` has given
    /// @param n memory that holds the size of that memory, a `size_t`
    /// @param stream where it comes from
    /// @return how many bytes the line has, the NUL not counted; -1 at the end of the input, where `errno` keeps
    ///   its value, or with an `errno`: `EBADF`, `EINTR`, `EAGAIN`, `EIO`, `EISDIR`
    /// @throws IndexOutOfBoundsException if `lineptr` or `n` is shorter than its type, or `*n` more than `*lineptr` holds
    /// @throws IllegalArgumentException if `*lineptr` did not come from `malloc`, or `lineptr` or `n` is heap memory or read-only
    /// @throws IllegalStateException if `*lineptr` is freed
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getline.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getline.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getline.3.html">macOS</a>
    public static long getline(MemorySegment lineptr, MemorySegment n, FILE stream) {
        checkWrite(GETLINE, "lineptr", lineptr, "sizeof(char *)", C_POINTER.byteSize());
        checkWrite(GETLINE, "n", n, "sizeof(size_t)", C_LONG.byteSize());
        var old = MemorySegment.ofAddress(Field.signed(lineptr, 0, C_POINTER.byteSize()));
        long size = isNull(old) ? 0 : Field.signed(n, 0, C_LONG.byteSize());
        var memory = isNull(old) ? NULL : Heap.block(GETLINE, "*lineptr", old);
        checkWrite(GETLINE, "*lineptr", memory, "*n", size);
        var file = pointer(GETLINE, stream);
        try (var stack = Arena.ofConfined()) {
            // C makes a line of its own, so that no other thread can free what it writes to.
            var line = stack.allocate(C_POINTER);
            var capacity = stack.allocate(C_LONG);
            long length = GETLINE.callLong(line, capacity, file);
            if (length == -1)
                keepErrorOf(stream);
            var read = line.get(C_POINTER, 0);
            if (length < size) {
                memory.copyFrom(read.asSlice(0, length + 1));
                FREE.callVoid(read);
            } else {
                Heap.free(GETLINE, "*lineptr", old);
                Heap.own(read, capacity.get(C_LONG, 0));
                Field.set(lineptr, 0, C_POINTER.byteSize(), read.address());
                Field.set(n, 0, C_LONG.byteSize(), capacity.get(C_LONG, 0));
            }
            return length;
        }
    }

    private static final Function FREAD = Function.named("fread", Failure.NONE);

    /// `size_t fread(void *ptr, size_t size, size_t nmemb, FILE *stream)`
    ///
    /// Reads `nmemb` elements of `size` bytes each.
    ///
    /// @param ptr where they go
    /// @param size how many bytes an element has, a `size_t`
    /// @param nmemb how many elements, a `size_t`
    /// @param stream where they come from
    /// @return how many elements were read as a whole; fewer at the end of the input, where `errno` keeps its value,
    ///   or with an `errno`: `EBADF`, `EINTR`, `EAGAIN`, `EIO`, `EISDIR`
    /// @throws IndexOutOfBoundsException if the elements are more than `ptr` holds
    /// @throws IllegalArgumentException if `ptr` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fread.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fread.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fread.3.html">macOS</a>
    public static long fread(MemorySegment ptr, long size, long nmemb, FILE stream) {
        checkWrite(FREAD, "ptr", ptr, "size * nmemb", product(size, nmemb));
        long read = FREAD.callLong(ptr, size, nmemb, pointer(FREAD, stream));
        if (read < nmemb)
            keepErrorOf(stream);
        return read;
    }

    /// [#fread(MemorySegment, long, long, FILE)] of structs.
    ///
    /// @param ptr the struct, the first of them
    /// @param size how many bytes a struct has, a `size_t`
    /// @param nmemb how many structs, a `size_t`
    /// @param stream where they come from
    /// @return as above
    /// @throws IndexOutOfBoundsException if the structs are more than `ptr` holds
    /// @throws IllegalArgumentException if `ptr` is heap memory or read-only
    public static long fread(struct ptr, long size, long nmemb, FILE stream) {
        return fread(ptr.segment(), size, nmemb, stream);
    }

    private static final Function FWRITE = Function.named("fwrite", Failure.NONE);

    /// `size_t fwrite(const void *ptr, size_t size, size_t nmemb, FILE *stream)`
    ///
    /// Writes `nmemb` elements of `size` bytes each.
    ///
    /// @param ptr the elements
    /// @param size how many bytes an element has, a `size_t`
    /// @param nmemb how many elements, a `size_t`
    /// @param stream where they go
    /// @return how many elements were written as a whole; fewer with an `errno`: `EBADF`, `EPIPE`, `ENOSPC`, `EIO`;
    ///   0 if `size` is 0
    /// @throws IndexOutOfBoundsException if the elements are more than `ptr` holds
    /// @throws IllegalArgumentException if `ptr` is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fwrite.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fread.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fread.3.html">macOS</a>
    public static long fwrite(MemorySegment ptr, long size, long nmemb, FILE stream) {
        checkRead(FWRITE, "ptr", ptr, "size * nmemb", product(size, nmemb));
        long written = FWRITE.callLong(ptr, size, nmemb, pointer(FWRITE, stream));
        if (written < nmemb && size != 0)
            ThreadState.get().failed();
        return written;
    }

    /// [#fwrite(MemorySegment, long, long, FILE)] of structs.
    ///
    /// @param ptr the struct, the first of them
    /// @param size how many bytes a struct has, a `size_t`
    /// @param nmemb how many structs, a `size_t`
    /// @param stream where they go
    /// @return as above
    /// @throws IndexOutOfBoundsException if the structs are more than `ptr` holds
    /// @throws IllegalArgumentException if `ptr` is heap memory
    public static long fwrite(struct ptr, long size, long nmemb, FILE stream) {
        return fwrite(ptr.segment(), size, nmemb, stream);
    }

    // No memory has more than 2^63 bytes; -1, the largest size_t, stands for all of these.
    private static long product(long size, long nmemb) {
        return size < 0 && nmemb != 0 || nmemb < 0 && size != 0 || Math.multiplyHigh(size, nmemb) != 0 ? -1 : size * nmemb;
    }

    // ---- Files ----

    private static final Function FOPEN = Function.named("fopen", Failure.NULL);

    /// `FILE *fopen(const char *path, const char *mode)`
    ///
    /// Opens a file.
    ///
    /// @param path its name
    /// @param mode `"r"` reads; `"w"` writes, and empties the file or makes it; `"a"` writes at its end; with a `+`, both; a `b` says nothing here
    /// @return the stream; `null` and `errno`: `ENOENT`, `EACCES`, `EEXIST`, `EINVAL`, `EISDIR`, `EMFILE`, `ENAMETOOLONG`,
    ///   `ENFILE`, `ENOSPC`, `ENOTDIR`, `EROFS`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fopen.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fopen.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fopen.3.html">macOS</a>
    public static FILE fopen(String path, String mode) {
        try (var stack = Arena.ofConfined()) {
            return opened(FOPEN.callPointer(stack.allocateFrom(path), stack.allocateFrom(mode)));
        }
    }

    /// [#fopen(String, String)] of a name in a `char` array.
    ///
    /// @param path a C string
    /// @param mode how to open it
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static FILE fopen(MemorySegment path, String mode) {
        try (var stack = Arena.ofConfined()) {
            return opened(FOPEN.callPointer(Check.string(FOPEN, "path", path, stack), stack.allocateFrom(mode)));
        }
    }

    /// [#fopen(String, String)] of a mode in a `char` array.
    ///
    /// @param path its name
    /// @param mode a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `mode` has no NUL
    /// @throws IllegalArgumentException if `mode` is heap memory or `NULL`
    public static FILE fopen(String path, MemorySegment mode) {
        try (var stack = Arena.ofConfined()) {
            return opened(FOPEN.callPointer(stack.allocateFrom(path), Check.string(FOPEN, "mode", mode, stack)));
        }
    }

    /// [#fopen(String, String)] of two `char` arrays.
    ///
    /// @param path a C string
    /// @param mode a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` or `mode` has no NUL
    /// @throws IllegalArgumentException if `path` or `mode` is heap memory or `NULL`
    public static FILE fopen(MemorySegment path, MemorySegment mode) {
        try (var stack = Arena.ofConfined()) {
            return opened(FOPEN.callPointer(Check.string(FOPEN, "path", path, stack), Check.string(FOPEN, "mode", mode, stack)));
        }
    }

    private static FILE opened(MemorySegment pointer) {
        return pointer == NULL ? null : new FILE(pointer);
    }

    private static final Function FDOPEN = Function.named("fdopen", Failure.NULL);

    /// `FILE *fdopen(int fd, const char *mode)`
    ///
    /// Makes a stream of a file descriptor, a socket for one. [#fclose] closes the descriptor.
    ///
    /// @param fd an open descriptor
    /// @param mode as of [#fopen(String, String)], and the descriptor must be open for that; nothing is emptied
    /// @return the stream; `null` and `errno`: `EBADF`, `EINVAL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fdopen.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fopen.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fopen.3.html">macOS</a>
    public static FILE fdopen(int fd, String mode) {
        try (var stack = Arena.ofConfined()) {
            return opened(FDOPEN.callPointer(fd, stack.allocateFrom(mode)));
        }
    }

    /// [#fdopen(int, String)] of a mode in a `char` array.
    ///
    /// @param fd an open descriptor
    /// @param mode a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `mode` has no NUL
    /// @throws IllegalArgumentException if `mode` is heap memory or `NULL`
    public static FILE fdopen(int fd, MemorySegment mode) {
        try (var stack = Arena.ofConfined()) {
            return opened(FDOPEN.callPointer(fd, Check.string(FDOPEN, "mode", mode, stack)));
        }
    }

    private static final Function FREOPEN = Function.named("freopen", Failure.NULL);

    /// `FILE *freopen(const char *path, const char *mode, FILE *stream)`
    ///
    /// Closes what a stream was, and opens a file by it: `freopen("log", "w", stdout)` sends standard output to a file.
    ///
    /// @param path the name of the file
    /// @param mode as of [#fopen(String, String)]
    /// @param stream the stream
    /// @return `stream`; `null` and `errno` as `fopen`, and then the stream is closed
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/freopen.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fopen.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fopen.3.html">macOS</a>
    public static FILE freopen(String path, String mode, FILE stream) {
        try (var stack = Arena.ofConfined()) {
            return reopened(stack.allocateFrom(path), stack.allocateFrom(mode), stream);
        }
    }

    /// [#freopen(String, String, FILE)] of a name in a `char` array; `NULL` keeps the file and changes the mode.
    ///
    /// @param path a C string, or `NULL`
    /// @param mode how to open it
    /// @param stream the stream
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory
    public static FILE freopen(MemorySegment path, String mode, FILE stream) {
        try (var stack = Arena.ofConfined()) {
            return reopened(name(path, stack), stack.allocateFrom(mode), stream);
        }
    }

    /// [#freopen(String, String, FILE)] of a mode in a `char` array.
    ///
    /// @param path the name of the file
    /// @param mode a C string
    /// @param stream the stream
    /// @return as above
    /// @throws IndexOutOfBoundsException if `mode` has no NUL
    /// @throws IllegalArgumentException if `mode` is heap memory or `NULL`
    public static FILE freopen(String path, MemorySegment mode, FILE stream) {
        try (var stack = Arena.ofConfined()) {
            return reopened(stack.allocateFrom(path), Check.string(FREOPEN, "mode", mode, stack), stream);
        }
    }

    /// [#freopen(String, String, FILE)] of two `char` arrays.
    ///
    /// @param path a C string, or `NULL`, as above
    /// @param mode a C string
    /// @param stream the stream
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` or `mode` has no NUL
    /// @throws IllegalArgumentException if `path` or `mode` is heap memory, or `mode` is `NULL`
    public static FILE freopen(MemorySegment path, MemorySegment mode, FILE stream) {
        try (var stack = Arena.ofConfined()) {
            return reopened(name(path, stack), Check.string(FREOPEN, "mode", mode, stack), stream);
        }
    }

    private static MemorySegment name(MemorySegment path, SegmentAllocator stack) {
        return isNull(path) ? NULL : Check.string(FREOPEN, "path", path, stack);
    }

    private static FILE reopened(MemorySegment path, MemorySegment mode, FILE stream) {
        if (FREOPEN.callPointer(path, mode, pointer(FREOPEN, stream)) != NULL)
            return stream;
        stream.end(FREOPEN);
        return null;
    }

    private static final Function FCLOSE = Function.named("fclose");

    /// `int fclose(FILE *stream)`
    ///
    /// Writes out what is in the stream's buffer, and closes the stream and its descriptor. To use it afterwards is an exception.
    ///
    /// @param stream the stream
    /// @return 0; [#EOF] and `errno`: `EBADF`, `EPIPE`, `ENOSPC`, `EIO`, and the stream is closed all the same
    /// @throws IllegalStateException if it is closed already, or another call is using it
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fclose.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fclose.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fclose.3.html">macOS</a>
    public static int fclose(FILE stream) {
        var file = pointer(FCLOSE, stream);
        stream.end(FCLOSE);
        int result = FCLOSE.callInt(MemorySegment.ofAddress(file.address()));
        stream.freeBuffers();
        return result;
    }

    private static final Function FFLUSH = Function.named("fflush");

    /// `int fflush(FILE *stream)`
    ///
    /// Writes out what is in the stream's buffer.
    ///
    /// @param stream an output stream; `null` for all of them
    /// @return 0; [#EOF] and `errno`: `EBADF`, `EPIPE`, `ENOSPC`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fflush.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fflush.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fflush.3.html">macOS</a>
    public static int fflush(FILE stream) {
        return FFLUSH.callInt(stream == null ? NULL : pointer(FFLUSH, stream));
    }

    private static final Function FILENO = Function.named("fileno");

    /// `int fileno(FILE *stream)`
    ///
    /// The file descriptor of a stream.
    ///
    /// @param stream the stream
    /// @return the descriptor; -1 and `errno`: `EBADF`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fileno.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fileno.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ferror.3.html">macOS</a>
    public static int fileno(FILE stream) {
        return FILENO.callInt(pointer(FILENO, stream));
    }

    private static final Function RENAME = Function.named("rename");

    /// `int rename(const char *old, const char *new)`
    ///
    /// Gives a file another name. A file that has the new name already is gone.
    ///
    /// @param old its name
    /// @param to its new name
    /// @return 0; -1 and `errno`: `EACCES`, `EBUSY`, `EISDIR`, `ENOENT`, `ENOTDIR`, `ENOTEMPTY`, `EROFS`, `EXDEV` on
    ///   another disk
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/rename.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/rename.2.html">macOS</a>
    public static int rename(String old, String to) {
        try (var stack = Arena.ofConfined()) {
            return rename(stack.allocateFrom(old), stack.allocateFrom(to));
        }
    }

    /// [#rename(String, String)] of a `char` array.
    ///
    /// @param old a C string
    /// @param to a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if a string has no NUL
    /// @throws IllegalArgumentException if memory is on the heap or `NULL`
    public static int rename(MemorySegment old, MemorySegment to) {
        try (var stack = Arena.ofConfined()) {
            return RENAME.callInt(Check.string(RENAME, "old", old, stack), Check.string(RENAME, "to", to, stack));
        }
    }

    /// [#rename(String, String)] with one `char` array.
    ///
    /// @param old the text
    /// @param to a C string
    /// @return as above
    public static int rename(String old, MemorySegment to) {
        try (var stack = Arena.ofConfined()) {
            return rename(stack.allocateFrom(old), to);
        }
    }

    /// [#rename(String, String)] with one `char` array.
    ///
    /// @param old a C string
    /// @param to the text
    /// @return as above
    public static int rename(MemorySegment old, String to) {
        try (var stack = Arena.ofConfined()) {
            return rename(old, stack.allocateFrom(to));
        }
    }

    private static final Function TMPFILE = Function.named("tmpfile", Failure.NULL);

    /// `FILE *tmpfile(void)`
    ///
    /// Makes a file that has no name, open for reading and writing. It is gone when it is closed.
    ///
    /// @return the stream; `null` and `errno`: `EMFILE`, `ENFILE`, `ENOSPC`, `EACCES`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/tmpfile.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/tmpfile.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/tmpfile.3.html">macOS</a>
    public static FILE tmpfile() {
        return opened(TMPFILE.callPointer());
    }

    private static final Function REMOVE = Function.named("remove");

    /// `int remove(const char *path)`
    ///
    /// Removes a file, or a directory that is empty.
    ///
    /// @param path its name
    /// @return 0; -1 and `errno`: `ENOENT`, `EACCES`, `EBUSY`, `ENAMETOOLONG`, `ENOTDIR`, `ENOTEMPTY`, `EPERM`, `EROFS`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/remove.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/remove.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/remove.3.html">macOS</a>
    public static int remove(String path) {
        try (var stack = Arena.ofConfined()) {
            return REMOVE.callInt(stack.allocateFrom(path));
        }
    }

    /// [#remove(String)] of a name in a `char` array.
    ///
    /// @param path a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int remove(MemorySegment path) {
        try (var stack = Arena.ofConfined()) {
            return REMOVE.callInt(Check.string(REMOVE, "path", path, stack));
        }
    }

    // ---- Positions ----

    private static final Function FSEEK = Function.named("fseek");

    /// `int fseek(FILE *stream, long offset, int whence)`
    ///
    /// Moves the position in a file, where the next byte is read or written.
    ///
    /// @param stream the file
    /// @param offset how many bytes, from where `whence` says
    /// @param whence [#SEEK_SET], [#SEEK_CUR] or [#SEEK_END]
    /// @return 0; -1 and `errno`: `EINVAL`, `ESPIPE` (a pipe or a socket has no position), `EBADF`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fseek.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fseek.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fseek.3.html">macOS</a>
    public static int fseek(FILE stream, long offset, int whence) {
        return FSEEK.callInt(pointer(FSEEK, stream), offset, whence);
    }

    private static final Function FTELL = Function.named("ftell");

    /// `long ftell(FILE *stream)`
    ///
    /// The position in a file.
    ///
    /// @param stream the file
    /// @return how many bytes come before it; -1 and `errno`: `ESPIPE`, `EBADF`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ftell.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fseek.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fseek.3.html">macOS</a>
    public static long ftell(FILE stream) {
        return FTELL.callLong(pointer(FTELL, stream));
    }

    private static final Function REWIND = Function.named("rewind", Failure.NONE);

    /// `void rewind(FILE *stream)`
    ///
    /// Moves the position to the start, and clears the error.
    ///
    /// @param stream the file
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/rewind.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fseek.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fseek.3.html">macOS</a>
    public static void rewind(FILE stream) {
        REWIND.callVoid(pointer(REWIND, stream));
    }

    // ---- Buffers ----

    private static final Function SETVBUF = Function.named("setvbuf", Failure.NONE);

    /// `int setvbuf(FILE *stream, char *buf, int mode, size_t size)`
    ///
    /// Says when a stream is written, and how large its buffer is; before anything is read or written by it.
    ///
    /// C would use `buf` until the stream is closed. The memory of `buf` may be gone by then, so C gets memory of the
    /// same size in its place, which lives as long as the stream. What is in `buf` meanwhile, C promises to nobody.
    ///
    /// @param stream the stream
    /// @param buf the buffer, or `NULL`: C has one of its own
    /// @param mode [#_IOFBF], [#_IOLBF] or [#_IONBF]
    /// @param size how many bytes the buffer has, a `size_t`
    /// @return 0; another number if it fails; `errno` says nothing
    /// @throws IndexOutOfBoundsException if `size` is more than `buf` holds
    /// @throws IllegalArgumentException if `buf` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/setvbuf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/setvbuf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/setvbuf.3.html">macOS</a>
    public static int setvbuf(FILE stream, MemorySegment buf, int mode, long size) {
        var file = pointer(SETVBUF, stream);
        return SETVBUF.callInt(file, buffer(SETVBUF, buf, "size", size, stream), mode, size);
    }

    private static final Function SETBUF = Function.named("setbuf", Failure.NONE);

    /// `void setbuf(FILE *stream, char *buf)`
    ///
    /// [#setvbuf] with [#_IOFBF] and a buffer of [#BUFSIZ] bytes; with [#_IONBF] if that is `NULL`.
    ///
    /// @param stream the stream
    /// @param buf the buffer, or `NULL`
    /// @throws IndexOutOfBoundsException if `BUFSIZ` is more than `buf` holds
    /// @throws IllegalArgumentException if `buf` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/setbuf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/setbuf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/setbuf.3.html">macOS</a>
    public static void setbuf(FILE stream, MemorySegment buf) {
        var file = pointer(SETBUF, stream);
        SETBUF.callVoid(file, buffer(SETBUF, buf, "BUFSIZ", BUFSIZ, stream));
    }

    private static MemorySegment buffer(Function function, MemorySegment buf, String length, long size, FILE stream) {
        if (isNull(buf))
            return NULL;
        checkWrite(function, "buf", buf, length, size);
        return stream.buffer(size);
    }

    // ---- Errors ----

    private static final Function FEOF = Function.named("feof", Failure.NONE);

    /// `int feof(FILE *stream)`
    ///
    /// Tells whether a call has read to the end of the input.
    ///
    /// @param stream the stream
    /// @return a number other than 0 if so
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/feof.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/ferror.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ferror.3.html">macOS</a>
    public static int feof(FILE stream) {
        return FEOF.callInt(pointer(FEOF, stream));
    }

    private static final Function FERROR = Function.named("ferror", Failure.NONE);

    /// `int ferror(FILE *stream)`
    ///
    /// Tells whether a call has failed.
    ///
    /// @param stream the stream
    /// @return a number other than 0 if so
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ferror.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/ferror.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ferror.3.html">macOS</a>
    public static int ferror(FILE stream) {
        return FERROR.callInt(pointer(FERROR, stream));
    }

    // To be called next after the call that may have failed.
    private static void keepErrorOf(FILE stream) {
        int errno = ThreadState.get().left();
        // A stream that has failed once, and reads on to its end, has both.
        if (FERROR.callInt(stream.pointer()) != 0 && FEOF.callInt(stream.pointer()) == 0)
            errno_h.errno(errno);
    }

    private static final Function CLEARERR = Function.named("clearerr", Failure.NONE);

    /// `void clearerr(FILE *stream)`
    ///
    /// Forgets the end of the input and the error, so that more can be read.
    ///
    /// @param stream the stream
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/clearerr.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/ferror.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ferror.3.html">macOS</a>
    public static void clearerr(FILE stream) {
        CLEARERR.callVoid(pointer(CLEARERR, stream));
    }

    private static final Function PERROR = Function.named("perror");

    /// `void perror(const char *s)`
    ///
    /// Writes to standard error: `s`, a colon, and the message of `errno`. It is put
    /// together here, since libc's own would look at libc's `errno`, which by now
    /// may be the JVM's.
    ///
    /// @param s usually the name of the function that failed; "" for the message alone
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/perror.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/perror.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/perror.3.html">macOS</a>
    public static void perror(String s) {
        fputs((s.isEmpty() ? "" : s + ": ") + string_h.strerror(errno_h.errno()) + "\n", stderr);
    }

    /// [#perror(String)] of a `char` array.
    ///
    /// @param s a C string; `NULL` for the message alone
    /// @throws IndexOutOfBoundsException if `s` has no NUL
    /// @throws IllegalArgumentException if `s` is heap memory
    public static void perror(MemorySegment s) {
        if (isNull(s)) {
            perror("");
            return;
        }
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(PERROR, "s", s, stack);
            fprintf(stderr, "%s%s%s\n", text, text.byteSize() == 1 ? "" : ": ", string_h.strerror(errno_h.errno()));
        }
    }
}
