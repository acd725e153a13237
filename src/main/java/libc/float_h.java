package libc;

/// `<float.h>`: the limits of C's floating-point types. They are those of IEEE 754, as Java's are.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/float.h.html">POSIX</a>
public final class float_h {
    private float_h() {}

    /// The base of all floating-point numbers.
    public static final int FLT_RADIX = 2;

    /// How many bits the digits of a `float` have.
    public static final int FLT_MANT_DIG = 24;

    /// How many bits the digits of a `double` have.
    public static final int DBL_MANT_DIG = 53;

    /// How many decimal digits a `float` keeps.
    public static final int FLT_DIG = 6;

    /// How many decimal digits a `double` keeps.
    public static final int DBL_DIG = 15;

    /// The largest `float`.
    public static final float FLT_MAX = Float.MAX_VALUE;

    /// The largest `double`.
    public static final double DBL_MAX = Double.MAX_VALUE;

    /// The smallest `float` above 0 that has all its digits.
    public static final float FLT_MIN = Float.MIN_NORMAL;

    /// The smallest `double` above 0 that has all its digits.
    public static final double DBL_MIN = Double.MIN_NORMAL;

    /// The distance from 1 to the next `float`.
    public static final float FLT_EPSILON = 0x1p-23f;

    /// The distance from 1 to the next `double`.
    public static final double DBL_EPSILON = 0x1p-52;
}
