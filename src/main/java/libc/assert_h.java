package libc;

/// `<assert.h>`: what a program takes to be true.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/assert.h.html">POSIX</a>
public final class assert_h {
    private assert_h() {}

    /// `void assert(scalar expression)`
    ///
    /// Ends the program by SIGABRT if the expression is false, and says on standard error where that was:
    ///
    ///     echo_server: echo_server.java:12: main: Assertion `n > 0' failed.
    ///
    /// `assert` is a word of Java's, for a statement that does nothing unless the JVM is told to, so the name ends with
    /// an underscore. C's is a macro, which knows the text of its argument; here the text is passed. The message is
    /// glibc's; file, line and function are those of the Java program.
    ///
    /// @param expression what must be true
    /// @param text the expression as it stands in the program
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/assert.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/assert.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/assert.3.html">macOS</a>
    public static void assert_(boolean expression, String text) {
        if (expression)
            return;
        var caller = StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst()).orElseThrow();
        var argv0 = System.getProperty("libc.argv0", caller.getClassName());
        stdio_h.fputs("%s: %s:%d: %s: Assertion `%s' failed.\n".formatted(argv0.substring(argv0.lastIndexOf('/') + 1),
                caller.getFileName(), caller.getLineNumber(), caller.getMethodName(), text), stdio_h.stderr);
        stdlib_h.abort();
    }
}
