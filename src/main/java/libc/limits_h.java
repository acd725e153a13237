package libc;

import libc.abi.libc_h;

/// `<limits.h>`: the largest and the smallest numbers of C's types.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/limits.h.html">POSIX</a>
public final class limits_h {
    private limits_h() {}

    /// How many bits a `char` has.
    public static final int CHAR_BIT = libc_h.CHAR_BIT();

    /// The largest `char`. A `char` is a `byte` here, which has a sign; C on Linux and aarch64 has a `char` without one.
    public static final int CHAR_MAX = libc_h.SCHAR_MAX();

    /// The smallest `char`.
    public static final int CHAR_MIN = libc_h.SCHAR_MIN();

    /// The largest `signed char`.
    public static final int SCHAR_MAX = libc_h.SCHAR_MAX();

    /// The smallest `signed char`.
    public static final int SCHAR_MIN = libc_h.SCHAR_MIN();

    /// The largest `unsigned char`.
    public static final int UCHAR_MAX = libc_h.UCHAR_MAX();

    /// The largest `short`.
    public static final int SHRT_MAX = libc_h.SHRT_MAX();

    /// The smallest `short`.
    public static final int SHRT_MIN = libc_h.SHRT_MIN();

    /// The largest `unsigned short`.
    public static final int USHRT_MAX = libc_h.USHRT_MAX();

    /// The largest `int`.
    public static final int INT_MAX = libc_h.INT_MAX();

    /// The smallest `int`.
    public static final int INT_MIN = libc_h.INT_MIN();

    /// The largest `unsigned int`: an `int` with the same bits, which Java takes for -1.
    public static final int UINT_MAX = libc_h.UINT_MAX();

    /// The largest `long`.
    public static final long LONG_MAX = libc_h.LONG_MAX();

    /// The smallest `long`.
    public static final long LONG_MIN = libc_h.LONG_MIN();

    /// The largest `unsigned long`: a `long` with the same bits, which Java takes for -1.
    public static final long ULONG_MAX = libc_h.ULONG_MAX();

    /// The largest `long long`.
    public static final long LLONG_MAX = libc_h.LLONG_MAX();

    /// The smallest `long long`.
    public static final long LLONG_MIN = libc_h.LLONG_MIN();

    /// The largest `unsigned long long`: a `long` with the same bits, which Java takes for -1.
    public static final long ULLONG_MAX = libc_h.ULLONG_MAX();

    /// How many bytes the name of a file with its folders has at most, its NUL included.
    public static final int PATH_MAX = libc_h.PATH_MAX();
}
