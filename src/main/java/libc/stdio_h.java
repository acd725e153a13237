package libc;

import static libc.C.NULL;
import static libc.abi.libc_h.C_DOUBLE;
import static libc.abi.libc_h.C_INT;
import static libc.abi.libc_h.C_LONG;
import static libc.abi.libc_h.C_POINTER;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<stdio.h>`: input and output.
///
/// They are libc's own, buffers and all: to a terminal, standard output is written
/// line by line; to a file or a pipe, when the buffer is full or the program ends.
/// Java's `System.out` and `System.in` have other buffers, so a program uses one or the other.
///
/// If nobody is left to read what is written, the signal SIGPIPE ends a program that runs
/// as a command (`argv[0]` was passed to it); in any other the call fails with `EPIPE`.
public final class stdio_h {
    private stdio_h() {}

    /// `FILE`: an open stream. What is in it is libc's business.
    public static final class FILE {
        // Asked for at each use: it is a variable, and few programs use all three.
        private final Supplier<MemorySegment> variable;

        private FILE(Supplier<MemorySegment> variable) {
            this.variable = variable;
        }

        // A pointer is read as a number: to read it as a segment would make a dozen classes.
        private MemorySegment pointer() {
            return MemorySegment.ofAddress(variable.get().get(C_LONG, 0));
        }
    }

    /// Standard input.
    public static final FILE stdin = new FILE(libc_h::stdin$segment);

    /// Standard output.
    public static final FILE stdout = new FILE(libc_h::stdout$segment);

    /// Standard error, which is written at once.
    public static final FILE stderr = new FILE(libc_h::stderr$segment);

    /// What a function here returns when it fails.
    public static final int EOF = libc_h.EOF();

    private static final Function PRINTF = Function.named("printf");

    /// `int printf(const char *format, ...)`
    ///
    /// Writes to standard output. A `%s` of a `char` array writes its bytes as they
    /// are, up to the first NUL. The conversions are `%d %i %u %x %X %o %c` of an
    /// `int`, the same but `%c` with an `l` or a `z` of a `long`, `%f %e %g` of a
    /// `double`, `%s` of a `String` or a `char` array, and `%%`; with flags, width and
    /// precision. A `z` takes an `int` too, since Java's `sizeof` is one. C would believe
    /// the format, whatever the arguments are; the binding compares.
    ///
    /// @param format the text with its conversions
    /// @param args an argument a conversion
    /// @return how many bytes were written; a negative number and `errno`: `EBADF`,
    ///   `EPIPE`, `ENOSPC`, `EIO`
    /// @throws IllegalArgumentException if the format does not go with the arguments
    /// @throws IndexOutOfBoundsException if the array of a `%s` has no NUL
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/printf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/printf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/printf.3.html">macOS</a>
    public static int printf(String format, Object... args) {
        var conversions = conversions(format);
        if (conversions.size() != args.length)
            throw new IllegalArgumentException("printf: \"%s\" takes %d arguments, but there are %d".formatted(
                    format, conversions.size(), args.length));
        try (var stack = Arena.ofConfined()) {
            var types = new ArrayList<MemoryLayout>();
            var values = new Object[args.length];
            for (int i = 0; i < args.length; i++) {
                types.add(type(conversions.get(i)));
                values[i] = argument(conversions.get(i), args[i], stack);
            }
            return print(stack.allocateFrom(format), types, values);
        }
    }

    private static int print(MemorySegment text, List<MemoryLayout> types, Object[] values) {
        if (types.contains(C_DOUBLE) || values.length > 3)
            return PRINTF.callVariadicInt(text, types, values);
        var words = new long[3];
        for (int i = 0; i < values.length; i++)
            words[i] = values[i] instanceof MemorySegment string ? string.address() : ((Number) values[i]).longValue();
        return PRINTF.callVariadicInt(text, words[0], words[1], words[2]);
    }

    // A conversion is: % flags width .precision length letter. What C reads otherwise, we must not read as one.
    private static List<String> conversions(String format) {
        var conversions = new ArrayList<String>();
        for (int i = format.indexOf('%'); i != -1; i = format.indexOf('%', i + 1)) {
            if (format.startsWith("%%", i)) {
                i++;
                continue;
            }
            int start = skip(format, skip(format, i + 1, "-+ #0"), "0123456789");
            if (format.startsWith(".", start))
                start = skip(format, start + 1, "0123456789");
            i = skip(format, start, "lz");
            var conversion = format.substring(start, Math.min(i + 1, format.length()));
            if (type(conversion) == null)
                throw new IllegalArgumentException("printf: no conversion \"%%%s\", in \"%s\"".formatted(conversion, format));
            conversions.add(conversion);
        }
        return conversions;
    }

    private static int skip(String text, int from, String characters) {
        while (from < text.length() && characters.indexOf(text.charAt(from)) != -1)
            from++;
        return from;
    }

    private static MemoryLayout type(String conversion) {
        return switch (conversion) {
            case "d", "i", "u", "x", "X", "o", "c" -> C_INT;
            case "ld", "li", "lu", "lx", "lX", "lo", "zd", "zi", "zu", "zx", "zX", "zo" -> C_LONG;
            case "f", "e", "g" -> C_DOUBLE;
            case "s" -> C_POINTER;
            default -> null;
        };
    }

    private static Object argument(String conversion, Object value, Arena stack) {
        var type = type(conversion);
        if (type == C_INT && value instanceof Integer || type == C_LONG && value instanceof Long
                || type == C_DOUBLE && value instanceof Double)
            return value;
        if (type == C_INT && value instanceof Character c)
            return (int) c;
        if (conversion.startsWith("z") && value instanceof Integer size)
            return (long) size;
        if (type == C_POINTER && value instanceof String s)
            return stack.allocateFrom(s);
        if (type == C_POINTER && value instanceof MemorySegment s)
            return Check.string(PRINTF, "%s", s, stack);
        throw new IllegalArgumentException("printf: %s is no argument for %%%s".formatted(value, conversion));
    }

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
            return FPUTS.callInt(stack.allocateFrom(s), stream.pointer());
        }
    }

    /// [#fputs(String, FILE)] of a `char` array.
    ///
    /// @param s a C string
    /// @param stream where it goes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `s` has no NUL
    /// @throws IllegalArgumentException if `s` is heap memory
    public static int fputs(MemorySegment s, FILE stream) {
        try (var stack = Arena.ofConfined()) {
            return FPUTS.callInt(Check.string(FPUTS, "s", s, stack), stream.pointer());
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
        return FPUTC.callInt(c, stream.pointer());
    }

    private static final Function FFLUSH = Function.named("fflush");

    /// `int fflush(FILE *stream)`
    ///
    /// Writes out what is in the stream's buffer.
    ///
    /// @param stream an output stream
    /// @return 0; [#EOF] and `errno`: `EBADF`, `EPIPE`, `ENOSPC`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fflush.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fflush.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fflush.3.html">macOS</a>
    public static int fflush(FILE stream) {
        return FFLUSH.callInt(stream.pointer());
    }

    private static final Function FGETS = Function.named("fgets", Failure.NULL);
    private static final Function FEOF = Function.named("feof", Failure.NONE);

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
    /// @throws IndexOutOfBoundsException if `n` is more than `s` holds
    /// @throws IllegalArgumentException if `s` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fgets.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fgets.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fgets.3.html">macOS</a>
    public static MemorySegment fgets(MemorySegment s, int n, FILE stream) {
        checkWrite(FGETS, "s", s, "n", Math.max(n, 0));
        var file = stream.pointer();
        int before = errno_h.errno();
        var line = FGETS.callPointer(s, n, file);
        // NULL may be no failure at all.
        if (line == NULL && (n < 1 || FEOF.callInt(file) != 0))
            errno_h.errno(before);
        return Check.within(s, line);
    }

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
}
