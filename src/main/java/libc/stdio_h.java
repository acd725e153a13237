package libc;

import static libc.abi.libc_h.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import libc.abi.libc_h;

/// `<stdio.h>`: output.
///
/// It is libc's own, buffers and all: to a terminal, standard output is written
/// line by line; to a file or a pipe, when the buffer is full or the program ends.
/// Java's `System.out` has another buffer, so a program uses one or the other.
public final class stdio_h {
    private stdio_h() {}

    /// `FILE`: an open stream. What is in it is libc's business.
    public static final class FILE {
        // Asked for at each use: it is a variable, and few programs have an error to print.
        private final Supplier<MemorySegment> stream;

        private FILE(Supplier<MemorySegment> stream) {
            this.stream = stream;
        }
    }

    /// Standard error, which is written at once.
    public static final FILE stderr = new FILE(libc_h::stderr);

    /// What a function here returns when it fails.
    public static final int EOF = libc_h.EOF();

    /// `int printf(const char *format, ...)`
    ///
    /// Writes to standard output. A `%s` of a `char` array writes its bytes as they
    /// are, up to the first NUL. The conversions are `%d %i %u %x %X %o %c` of an
    /// `int`, the same but `%c` with an `l` or a `z` of a `long`, `%f %e %g` of a
    /// `double`, `%s` of a `String` or a `char` array, and `%%`; with flags, width and
    /// precision. C would believe the format, whatever the arguments are; the binding
    /// compares.
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
        // A variadic function is linked once for each list of argument types. Most formats have one string.
        final class Link {
            static final MemorySegment address = Downcall.address("printf");
            static final MethodHandle printf = Downcall.link("printf", libc_h.printf.class, C_POINTER);
        }
        final class Links {
            static final MemorySegment address = Downcall.address("printf");
            static final Map<List<MemoryLayout>, MethodHandle> printf = new ConcurrentHashMap<>();
        }
        var types = argumentTypes(format);
        if (types.size() != args.length)
            throw new IllegalArgumentException("printf: \"%s\" takes %d arguments, but there are %d".formatted(
                    format, types.size(), args.length));
        try (var stack = Arena.ofConfined()) {
            var values = new Object[args.length];
            for (int i = 0; i < args.length; i++)
                values[i] = argument(types.get(i), args[i], stack);
            var text = stack.allocateFrom(format);
            var state = Downcall.state();
            if (args.length == 1 && values[0] instanceof MemorySegment string)
                return state.result((int) Link.printf.invokeExact(Link.address, state.captured, text, string));
            var printf = Links.printf.computeIfAbsent(types, stdio_h::linkPrintf);
            return state.result((int) printf.invokeExact(Links.address, state.captured, text, values));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
    }

    private static MethodHandle linkPrintf(List<MemoryLayout> types) {
        return Downcall.link("printf", libc_h.printf.class, types.toArray(MemoryLayout[]::new))
                .asSpreader(Object[].class, types.size());
    }

    // A conversion is: % flags width .precision length letter. What C reads otherwise, we must not read as one.
    private static List<MemoryLayout> argumentTypes(String format) {
        var types = new ArrayList<MemoryLayout>();
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
            switch (conversion) {
                case "d", "i", "u", "x", "X", "o", "c" -> types.add(C_INT);
                case "ld", "li", "lu", "lx", "lX", "lo", "zd", "zi", "zu", "zx", "zX", "zo" -> types.add(C_LONG);
                case "f", "e", "g" -> types.add(C_DOUBLE);
                case "s" -> types.add(C_POINTER);
                default -> throw new IllegalArgumentException(
                        "printf: no conversion \"%%%s\", in \"%s\"".formatted(conversion, format));
            }
        }
        return types;
    }

    private static int skip(String text, int from, String characters) {
        while (from < text.length() && characters.indexOf(text.charAt(from)) != -1)
            from++;
        return from;
    }

    private static Object argument(MemoryLayout type, Object value, Arena stack) {
        if (type == C_INT && value instanceof Integer || type == C_LONG && value instanceof Long
                || type == C_DOUBLE && value instanceof Double)
            return value;
        if (type == C_INT && value instanceof Character c)
            return (int) c;
        if (type == C_POINTER && value instanceof String s)
            return stack.allocateFrom(s);
        if (type == C_POINTER && value instanceof MemorySegment s)
            return Downcall.string("printf", "%s", s, stack);
        throw new IllegalArgumentException("printf: %s is no argument for a conversion of %s".formatted(value, type));
    }

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
            return put(stack.allocateFrom(s), stream);
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
            return put(Downcall.string("fputs", "s", s, stack), stream);
        }
    }

    private static int put(MemorySegment s, FILE stream) {
        final class Link {
            static final MemorySegment address = Downcall.address("fputs");
            static final MethodHandle fputs = Downcall.link("fputs");
        }
        try {
            var state = Downcall.state();
            return state.result((int) Link.fputs.invokeExact(Link.address, state.captured, s, stream.stream.get()));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
    }

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
        final class Link {
            static final MemorySegment address = Downcall.address("fputc");
            static final MethodHandle fputc = Downcall.link("fputc");
        }
        try {
            var state = Downcall.state();
            return state.result((int) Link.fputc.invokeExact(Link.address, state.captured, c, stream.stream.get()));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
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
        fputs((s.isEmpty() ? "" : s + ": ") + string_h.strerror(Downcall.errno()) + "\n", stderr);
    }
}
