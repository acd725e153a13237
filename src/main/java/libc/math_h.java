package libc;

import libc.abi.libc_h;
import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<math.h>`: roots, powers, angles and rounding.
///
/// They are libc's own, so that the last digit is this system's. None of them sets `errno` here: what has no result
/// is NaN or infinity.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/math.h.html">POSIX</a>
public final class math_h {
    private math_h() {}

    /// The base of natural logarithms, e.
    public static final double M_E = libc_h.M_E();

    /// Half the way around a circle of radius 1, pi.
    public static final double M_PI = libc_h.M_PI();

    /// pi / 2.
    public static final double M_PI_2 = libc_h.M_PI_2();

    /// pi / 4.
    public static final double M_PI_4 = libc_h.M_PI_4();

    /// The square root of 2.
    public static final double M_SQRT2 = libc_h.M_SQRT2();

    private static final Function ACOS = Function.named("acos", Failure.NONE);

    /// `double acos(double x)`
    ///
    /// The angle whose cosine is `x`, in radians.
    ///
    /// @param x a number
    /// @return 0 to pi; NaN if `x` is not within -1 and 1
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/acos.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/acos.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/acos.3.html">macOS</a>
    public static double acos(double x) {
        return ACOS.callDouble(x);
    }

    private static final Function ASIN = Function.named("asin", Failure.NONE);

    /// `double asin(double x)`
    ///
    /// The angle whose sine is `x`, in radians.
    ///
    /// @param x a number
    /// @return -pi/2 to pi/2; NaN if `x` is not within -1 and 1
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/asin.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/asin.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/asin.3.html">macOS</a>
    public static double asin(double x) {
        return ASIN.callDouble(x);
    }

    private static final Function ATAN = Function.named("atan", Failure.NONE);

    /// `double atan(double x)`
    ///
    /// The angle whose tangent is `x`, in radians.
    ///
    /// @param x a number
    /// @return -pi/2 to pi/2
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/atan.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/atan.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/atan.3.html">macOS</a>
    public static double atan(double x) {
        return ATAN.callDouble(x);
    }

    private static final Function ATAN2 = Function.named("atan2", Failure.NONE);

    /// `double atan2(double y, double x)`
    ///
    /// The angle of a point, seen from 0, in radians.
    ///
    /// @param y up
    /// @param x to the right
    /// @return -pi to pi
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/atan2.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/atan2.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/atan2.3.html">macOS</a>
    public static double atan2(double y, double x) {
        return ATAN2.callDouble(y, x);
    }

    private static final Function CBRT = Function.named("cbrt", Failure.NONE);

    /// `double cbrt(double x)`
    ///
    /// The number whose third power is `x`.
    ///
    /// @param x a number
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/cbrt.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/cbrt.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/cbrt.3.html">macOS</a>
    public static double cbrt(double x) {
        return CBRT.callDouble(x);
    }

    private static final Function CEIL = Function.named("ceil", Failure.NONE);

    /// `double ceil(double x)`
    ///
    /// Rounds up to a whole number.
    ///
    /// @param x a number
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ceil.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/ceil.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ceil.3.html">macOS</a>
    public static double ceil(double x) {
        return CEIL.callDouble(x);
    }

    private static final Function COS = Function.named("cos", Failure.NONE);

    /// `double cos(double x)`
    ///
    /// The cosine of an angle in radians.
    ///
    /// @param x the angle
    /// @return -1 to 1
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/cos.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/cos.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/cos.3.html">macOS</a>
    public static double cos(double x) {
        return COS.callDouble(x);
    }

    private static final Function COSH = Function.named("cosh", Failure.NONE);

    /// `double cosh(double x)`
    ///
    /// The hyperbolic cosine.
    ///
    /// @param x a number
    /// @return the number; infinity if it is too large
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/cosh.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/cosh.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/cosh.3.html">macOS</a>
    public static double cosh(double x) {
        return COSH.callDouble(x);
    }

    private static final Function EXP = Function.named("exp", Failure.NONE);

    /// `double exp(double x)`
    ///
    /// e to the power of `x`.
    ///
    /// @param x a number
    /// @return the number; infinity if it is too large
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/exp.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/exp.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/exp.3.html">macOS</a>
    public static double exp(double x) {
        return EXP.callDouble(x);
    }

    private static final Function FABS = Function.named("fabs", Failure.NONE);

    /// `double fabs(double x)`
    ///
    /// Takes the sign away.
    ///
    /// @param x a number
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fabs.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fabs.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fabs.3.html">macOS</a>
    public static double fabs(double x) {
        return FABS.callDouble(x);
    }

    private static final Function FLOOR = Function.named("floor", Failure.NONE);

    /// `double floor(double x)`
    ///
    /// Rounds down to a whole number.
    ///
    /// @param x a number
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/floor.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/floor.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/floor.3.html">macOS</a>
    public static double floor(double x) {
        return FLOOR.callDouble(x);
    }

    private static final Function FMOD = Function.named("fmod", Failure.NONE);

    /// `double fmod(double x, double y)`
    ///
    /// What is left of `x` when `y` is taken away as often as it goes, with the sign of `x`.
    ///
    /// @param x a number
    /// @param y another
    /// @return the rest; NaN if `y` is 0
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fmod.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fmod.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fmod.3.html">macOS</a>
    public static double fmod(double x, double y) {
        return FMOD.callDouble(x, y);
    }

    private static final Function HYPOT = Function.named("hypot", Failure.NONE);

    /// `double hypot(double x, double y)`
    ///
    /// How far a point is from 0.
    ///
    /// @param x to the right
    /// @param y up
    /// @return the square root of the sum of both squares
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/hypot.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/hypot.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/hypot.3.html">macOS</a>
    public static double hypot(double x, double y) {
        return HYPOT.callDouble(x, y);
    }

    private static final Function LOG = Function.named("log", Failure.NONE);

    /// `double log(double x)`
    ///
    /// The power of e that is `x`.
    ///
    /// @param x a number
    /// @return the number; minus infinity for 0; NaN if `x` is negative
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/log.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/log.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/log.3.html">macOS</a>
    public static double log(double x) {
        return LOG.callDouble(x);
    }

    private static final Function LOG10 = Function.named("log10", Failure.NONE);

    /// `double log10(double x)`
    ///
    /// The power of 10 that is `x`.
    ///
    /// @param x a number
    /// @return the number; minus infinity for 0; NaN if `x` is negative
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/log10.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/log10.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/log10.3.html">macOS</a>
    public static double log10(double x) {
        return LOG10.callDouble(x);
    }

    private static final Function LOG2 = Function.named("log2", Failure.NONE);

    /// `double log2(double x)`
    ///
    /// The power of 2 that is `x`.
    ///
    /// @param x a number
    /// @return the number; minus infinity for 0; NaN if `x` is negative
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/log2.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/log2.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/log2.3.html">macOS</a>
    public static double log2(double x) {
        return LOG2.callDouble(x);
    }

    private static final Function LROUND = Function.named("lround", Failure.NONE);

    /// `long lround(double x)`
    ///
    /// [#round], as a `long`.
    ///
    /// @param x a number
    /// @return the number; C promises nothing if it is no `long`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/lround.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/lround.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/lround.3.html">macOS</a>
    public static long lround(double x) {
        return LROUND.callLong(x);
    }

    private static final Function POW = Function.named("pow", Failure.NONE);

    /// `double pow(double x, double y)`
    ///
    /// `x` to the power of `y`.
    ///
    /// @param x the base
    /// @param y the exponent
    /// @return the number; infinity if it is too large; NaN if it is no real number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pow.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pow.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pow.3.html">macOS</a>
    public static double pow(double x, double y) {
        return POW.callDouble(x, y);
    }

    private static final Function ROUND = Function.named("round", Failure.NONE);

    /// `double round(double x)`
    ///
    /// Rounds to the nearest whole number, a half away from 0.
    ///
    /// @param x a number
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/round.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/round.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/round.3.html">macOS</a>
    public static double round(double x) {
        return ROUND.callDouble(x);
    }

    private static final Function SIN = Function.named("sin", Failure.NONE);

    /// `double sin(double x)`
    ///
    /// The sine of an angle in radians.
    ///
    /// @param x the angle
    /// @return -1 to 1
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sin.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sin.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sin.3.html">macOS</a>
    public static double sin(double x) {
        return SIN.callDouble(x);
    }

    private static final Function SINH = Function.named("sinh", Failure.NONE);

    /// `double sinh(double x)`
    ///
    /// The hyperbolic sine.
    ///
    /// @param x a number
    /// @return the number; infinity if it is too large
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sinh.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sinh.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sinh.3.html">macOS</a>
    public static double sinh(double x) {
        return SINH.callDouble(x);
    }

    private static final Function SQRT = Function.named("sqrt", Failure.NONE);

    /// `double sqrt(double x)`
    ///
    /// The number whose square is `x`.
    ///
    /// @param x a number
    /// @return the number; NaN if `x` is negative
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sqrt.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sqrt.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sqrt.3.html">macOS</a>
    public static double sqrt(double x) {
        return SQRT.callDouble(x);
    }

    private static final Function TAN = Function.named("tan", Failure.NONE);

    /// `double tan(double x)`
    ///
    /// The tangent of an angle in radians.
    ///
    /// @param x the angle
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/tan.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/tan.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/tan.3.html">macOS</a>
    public static double tan(double x) {
        return TAN.callDouble(x);
    }

    private static final Function TANH = Function.named("tanh", Failure.NONE);

    /// `double tanh(double x)`
    ///
    /// The hyperbolic tangent.
    ///
    /// @param x a number
    /// @return -1 to 1
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/tanh.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/tanh.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/tanh.3.html">macOS</a>
    public static double tanh(double x) {
        return TANH.callDouble(x);
    }

    private static final Function TRUNC = Function.named("trunc", Failure.NONE);

    /// `double trunc(double x)`
    ///
    /// Rounds towards 0 to a whole number.
    ///
    /// @param x a number
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/trunc.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/trunc.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/trunc.3.html">macOS</a>
    public static double trunc(double x) {
        return TRUNC.callDouble(x);
    }
}
