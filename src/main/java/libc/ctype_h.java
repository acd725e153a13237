package libc;

import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<ctype.h>`: what a character is.
///
/// They take an `int`: a byte, with or without a sign, or `EOF`. Any other is refused: C would look it up beyond its table.
///
/// A C program starts in the locale "C", where only ASCII has letters, digits and so on. The JVM has taken the user's
/// locale. So libc is asked of ASCII alone, and any other byte is nothing of all that.
public final class ctype_h {
    private ctype_h() {}

    private static final Function ISALNUM = Function.named("isalnum", Failure.NONE);

    /// `int isalnum(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a letter or a digit; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isalnum.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isalnum.3.html">macOS</a>
    public static int isalnum(int c) {
        return isAscii(ISALNUM, c) ? ISALNUM.callInt(c) : 0;
    }

    private static final Function ISALPHA = Function.named("isalpha", Failure.NONE);

    /// `int isalpha(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a letter, A to Z or a to z; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isalpha.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isalpha.3.html">macOS</a>
    public static int isalpha(int c) {
        return isAscii(ISALPHA, c) ? ISALPHA.callInt(c) : 0;
    }

    private static final Function ISCNTRL = Function.named("iscntrl", Failure.NONE);

    /// `int iscntrl(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a control character; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/iscntrl.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/iscntrl.3.html">macOS</a>
    public static int iscntrl(int c) {
        return isAscii(ISCNTRL, c) ? ISCNTRL.callInt(c) : 0;
    }

    private static final Function ISDIGIT = Function.named("isdigit", Failure.NONE);

    /// `int isdigit(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a digit, 0 to 9; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isdigit.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isdigit.3.html">macOS</a>
    public static int isdigit(int c) {
        return isAscii(ISDIGIT, c) ? ISDIGIT.callInt(c) : 0;
    }

    private static final Function ISGRAPH = Function.named("isgraph", Failure.NONE);

    /// `int isgraph(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a character that can be seen; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isgraph.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isgraph.3.html">macOS</a>
    public static int isgraph(int c) {
        return isAscii(ISGRAPH, c) ? ISGRAPH.callInt(c) : 0;
    }

    private static final Function ISLOWER = Function.named("islower", Failure.NONE);

    /// `int islower(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a small letter, a to z; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/islower.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/islower.3.html">macOS</a>
    public static int islower(int c) {
        return isAscii(ISLOWER, c) ? ISLOWER.callInt(c) : 0;
    }

    private static final Function ISPRINT = Function.named("isprint", Failure.NONE);

    /// `int isprint(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a character that can be printed: one that can be seen, or the blank; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isprint.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isprint.3.html">macOS</a>
    public static int isprint(int c) {
        return isAscii(ISPRINT, c) ? ISPRINT.callInt(c) : 0;
    }

    private static final Function ISPUNCT = Function.named("ispunct", Failure.NONE);

    /// `int ispunct(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a character that can be seen, but no letter and no digit; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ispunct.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ispunct.3.html">macOS</a>
    public static int ispunct(int c) {
        return isAscii(ISPUNCT, c) ? ISPUNCT.callInt(c) : 0;
    }

    private static final Function ISSPACE = Function.named("isspace", Failure.NONE);

    /// `int isspace(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is white space: the blank, `\t`, `\n`, `\v`, `\f`, `\r`; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isspace.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isspace.3.html">macOS</a>
    public static int isspace(int c) {
        return isAscii(ISSPACE, c) ? ISSPACE.callInt(c) : 0;
    }

    private static final Function ISUPPER = Function.named("isupper", Failure.NONE);

    /// `int isupper(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a capital letter, A to Z; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isupper.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isupper.3.html">macOS</a>
    public static int isupper(int c) {
        return isAscii(ISUPPER, c) ? ISUPPER.callInt(c) : 0;
    }

    private static final Function ISXDIGIT = Function.named("isxdigit", Failure.NONE);

    /// `int isxdigit(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return not 0 if it is a hexadecimal digit: 0 to 9, A to F, a to f; else 0
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isxdigit.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isalpha.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isxdigit.3.html">macOS</a>
    public static int isxdigit(int c) {
        return isAscii(ISXDIGIT, c) ? ISXDIGIT.callInt(c) : 0;
    }

    private static final Function TOLOWER = Function.named("tolower", Failure.NONE);

    /// `int tolower(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return the small letter of a capital letter, A to Z; any other `c` itself
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/tolower.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/toupper.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/tolower.3.html">macOS</a>
    public static int tolower(int c) {
        return isAscii(TOLOWER, c) ? TOLOWER.callInt(c) : c;
    }

    private static final Function TOUPPER = Function.named("toupper", Failure.NONE);

    /// `int toupper(int c)`
    ///
    /// @param c a byte, or `EOF`
    /// @return the capital letter of a small letter, a to z; any other `c` itself
    /// @throws IllegalArgumentException if `c` is neither
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/toupper.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/toupper.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/toupper.3.html">macOS</a>
    public static int toupper(int c) {
        return isAscii(TOUPPER, c) ? TOUPPER.callInt(c) : c;
    }

    private static boolean isAscii(Function function, int c) {
        if (c < Byte.MIN_VALUE || c > 0xFF)
            throw new IllegalArgumentException("%s: c is %d, which is no byte and not EOF".formatted(function.name(), c));
        return c >= 0 && c < 0x80;
    }
}
