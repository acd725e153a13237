package libc;

import static libc.internal.Check.checkWrite;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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

    /// What is no number.
    public static final float NAN = Float.NaN;

    /// What is larger than all numbers.
    public static final float INFINITY = Float.POSITIVE_INFINITY;

    /// Infinity, as a `double`.
    public static final double HUGE_VAL = Double.POSITIVE_INFINITY;

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

    // ---- numbers taken apart: Java's own, which are exact as C's are ----

    /// `double copysign(double x, double y)`
    ///
    /// A number with the sign of another.
    ///
    /// @param x the number
    /// @param y whose sign it gets
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/copysign.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/copysign.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/copysign.3.html">macOS</a>
    public static double copysign(double x, double y) {
        return Math.copySign(x, y);
    }

    /// `double fmax(double x, double y)`
    ///
    /// The larger of two numbers. NaN is none: the other one counts.
    ///
    /// @param x a number
    /// @param y another
    /// @return the number; NaN if both are NaN
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fmax.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fmax.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fmax.3.html">macOS</a>
    public static double fmax(double x, double y) {
        return Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.max(x, y);
    }

    /// `double fmin(double x, double y)`
    ///
    /// The smaller of two numbers. NaN is none: the other one counts.
    ///
    /// @param x a number
    /// @param y another
    /// @return the number; NaN if both are NaN
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fmin.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fmin.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fmin.3.html">macOS</a>
    public static double fmin(double x, double y) {
        return Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.min(x, y);
    }

    private static final Function FREXP = Function.named("frexp", Failure.NONE);

    /// `double frexp(double num, int *exp)`
    ///
    /// Takes a number apart: it is the result times 2 to the power of `*exp`.
    ///
    /// @param num a number
    /// @param exp an `int`; it gets the exponent, and 0 for 0, NaN and infinity
    /// @return 0.5 to 1, without 1, and with the sign of `num`; 0, NaN and infinity themselves
    /// @throws IndexOutOfBoundsException if `exp` is shorter than an `int`
    /// @throws IllegalArgumentException if `exp` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/frexp.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/frexp.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/frexp.3.html">macOS</a>
    public static double frexp(double num, MemorySegment exp) {
        checkWrite(FREXP, "exp", exp, "sizeof(int)", Integer.BYTES);
        boolean whole = num == 0 || !Double.isFinite(num);
        // What is smaller than all normal numbers has no exponent of its own.
        double normal = Math.abs(num) < Double.MIN_NORMAL ? num * 0x1p54 : num;
        int exponent = Math.getExponent(normal) + 1;
        exp.set(ValueLayout.JAVA_INT_UNALIGNED, 0, whole ? 0 : normal == num ? exponent : exponent - 54);
        return whole ? num : Math.scalb(normal, -exponent);
    }

    /// `int isfinite(real-floating x)`
    ///
    /// A macro in C.
    ///
    /// @param x a number
    /// @return 1 if it is neither NaN nor infinity; else 0
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isfinite.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fpclassify.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isfinite.3.html">macOS</a>
    public static int isfinite(double x) {
        return Double.isFinite(x) ? 1 : 0;
    }

    /// `int isinf(real-floating x)`
    ///
    /// A macro in C.
    ///
    /// @param x a number
    /// @return 1 if it is infinity, -1 if it is minus infinity; else 0. C promises no more than "not 0"; this is glibc's
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isinf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fpclassify.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isinf.3.html">macOS</a>
    public static int isinf(double x) {
        return x == Double.POSITIVE_INFINITY ? 1 : x == Double.NEGATIVE_INFINITY ? -1 : 0;
    }

    /// `int isnan(real-floating x)`
    ///
    /// A macro in C.
    ///
    /// @param x a number
    /// @return 1 if it is NaN; else 0
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isnan.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/fpclassify.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isnan.3.html">macOS</a>
    public static int isnan(double x) {
        return Double.isNaN(x) ? 1 : 0;
    }

    /// `double ldexp(double x, int exp)`
    ///
    /// `x` times 2 to the power of `exp`.
    ///
    /// @param x a number
    /// @param exp the exponent
    /// @return the number; infinity if it is too large
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ldexp.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/ldexp.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ldexp.3.html">macOS</a>
    public static double ldexp(double x, int exp) {
        return Math.scalb(x, exp);
    }

    /// `long lrint(double x)`
    ///
    /// [#rint] as a `long`.
    ///
    /// @param x a number
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/lrint.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/lrint.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/lrint.3.html">macOS</a>
    public static long lrint(double x) {
        return (long) Math.rint(x);
    }

    private static final Function MODF = Function.named("modf", Failure.NONE);

    /// `double modf(double x, double *iptr)`
    ///
    /// Parts a number at its point; both parts have its sign.
    ///
    /// @param x a number
    /// @param iptr a `double`; it gets the whole number
    /// @return the rest
    /// @throws IndexOutOfBoundsException if `iptr` is shorter than a `double`
    /// @throws IllegalArgumentException if `iptr` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/modf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/modf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/modf.3.html">macOS</a>
    public static double modf(double x, MemorySegment iptr) {
        checkWrite(MODF, "iptr", iptr, "sizeof(double)", Double.BYTES);
        double whole = trunc(x);
        iptr.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, 0, whole);
        return Math.copySign(Double.isInfinite(x) ? 0 : x - whole, x);
    }

    /// `double rint(double x)`
    ///
    /// Rounds to the nearest whole number, a half to the even one.
    ///
    /// @param x a number
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/rint.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/rint.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/rint.3.html">macOS</a>
    public static double rint(double x) {
        return Math.rint(x);
    }

    /// `int signbit(real-floating x)`
    ///
    /// A macro in C.
    ///
    /// @param x a number
    /// @return not 0 if its sign is minus, as that of -0.0 is; else 0
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/signbit.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/signbit.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/signbit.3.html">macOS</a>
    public static int signbit(double x) {
        return Double.doubleToRawLongBits(x) < 0 ? 1 : 0;
    }
}
