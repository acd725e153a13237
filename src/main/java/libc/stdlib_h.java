package libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import libc.internal.BrokenPipe;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<stdlib.h>`: numbers from text, and the end of a program.
public final class stdlib_h {
    private stdlib_h() {}

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
}
