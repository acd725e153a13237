package libc;

import static libc.math_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Roots, powers, angles and rounding: math.h. Java's own are the measure, but for the last digits. */
class MathTest {
    private static final double[] NUMBERS = {-7.5, -1, -0.5, -0.0, 0.0, 0.25, 0.5, 1, 2.5, 10, 1e10, Double.NaN, Double.POSITIVE_INFINITY};

    private static Arguments one(String name, DoubleUnaryOperator c, DoubleUnaryOperator java) {
        return Arguments.of(name, c, java);
    }

    static List<Arguments> of_one_number() {
        return List.of(one("acos", math_h::acos, Math::acos), one("asin", math_h::asin, Math::asin), one("atan", math_h::atan, Math::atan),
                one("cbrt", math_h::cbrt, Math::cbrt), one("ceil", math_h::ceil, Math::ceil), one("cos", math_h::cos, Math::cos),
                one("cosh", math_h::cosh, Math::cosh), one("exp", math_h::exp, Math::exp), one("fabs", math_h::fabs, Math::abs),
                one("floor", math_h::floor, Math::floor), one("log", math_h::log, Math::log), one("log10", math_h::log10, Math::log10),
                one("log2", math_h::log2, x -> Math.log(x) / Math.log(2)),
                one("rint", math_h::rint, Math::rint), one("round", math_h::round, x -> Math.copySign(Math.floor(Math.abs(x) + 0.5), x)),
                one("sin", math_h::sin, Math::sin), one("sinh", math_h::sinh, Math::sinh), one("sqrt", math_h::sqrt, Math::sqrt),
                one("tan", math_h::tan, Math::tan), one("tanh", math_h::tanh, Math::tanh),
                one("trunc", math_h::trunc, x -> x < 0 ? Math.ceil(x) : Math.floor(x)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("of_one_number")
    void a_function_of_one_number_is_java_s(String name, DoubleUnaryOperator c, DoubleUnaryOperator java) {
        for (double x : NUMBERS)
            assertAlike(java.applyAsDouble(x), c.applyAsDouble(x), name + "(" + x + ")");
    }

    private static Arguments two(String name, DoubleBinaryOperator c, DoubleBinaryOperator java) {
        return Arguments.of(name, c, java);
    }

    static List<Arguments> of_two_numbers() {
        return List.of(two("copysign", math_h::copysign, Math::copySign), two("atan2", math_h::atan2, Math::atan2), two("fmod", math_h::fmod, (x, y) -> x % y), two("hypot", math_h::hypot, Math::hypot));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("of_two_numbers")
    void a_function_of_two_numbers_is_java_s(String name, DoubleBinaryOperator c, DoubleBinaryOperator java) {
        for (double x : NUMBERS)
            for (double y : NUMBERS)
                assertAlike(java.applyAsDouble(x, y), c.applyAsDouble(x, y), name + "(" + x + ", " + y + ")");
    }

    @Test
    void pow_is_c_s_which_takes_1_to_any_power() {
        assertEquals(1024, pow(2, 10));
        assertEquals(0.5, pow(2, -1));
        assertEquals(1, pow(1, Double.NaN), "Java's is NaN");
        assertEquals(Double.NaN, pow(-8, 1.0 / 3));
        assertEquals(Double.POSITIVE_INFINITY, pow(10, 400));
    }

    @Test
    void lround_rounds_a_half_away_from_0() {
        assertEquals(3, lround(2.5));
        assertEquals(-3, lround(-2.5));
        assertEquals(1_000_000_000_000L, lround(1e12));
    }

    @Test
    void constants_are_java_s() {
        assertEquals(Math.PI, M_PI);
        assertEquals(Math.PI / 2, M_PI_2);
        assertEquals(Math.PI / 4, M_PI_4);
        assertEquals(Math.E, M_E);
        assertEquals(Math.sqrt(2), M_SQRT2);
    }

    private static void assertAlike(double expected, double actual, String call) {
        assertEquals(expected, actual, Double.isFinite(expected) ? Math.abs(expected) * 1e-12 : 0, call);
    }

    @Test
    void a_number_is_taken_apart_and_put_together() {
        try (var stack = Arena.ofConfined()) {
            var exp = stack.allocate(C.C_INT);
            for (double x : new double[] {48, -0.1, 1, Double.MIN_VALUE, -Double.MIN_NORMAL / 3, Double.MAX_VALUE}) {
                double digits = frexp(x, exp);
                assertTrue(Math.abs(digits) >= 0.5 && Math.abs(digits) < 1, () -> x + ": " + digits);
                assertEquals(x, digits * Math.pow(2, exp.get(C.C_INT, 0) / 2) * Math.pow(2, exp.get(C.C_INT, 0) - exp.get(C.C_INT, 0) / 2));
                assertEquals(x, ldexp(digits, exp.get(C.C_INT, 0)));
            }
            for (double x : new double[] {0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY}) {
                assertEquals(x, frexp(x, exp));
                assertEquals(0, exp.get(C.C_INT, 0));
            }
            var whole = stack.allocate(C.C_DOUBLE);
            assertEquals(-0.75, modf(-3.75, whole));
            assertEquals(-3, whole.get(C.C_DOUBLE, 0));
            assertEquals(-0.0, modf(Double.NEGATIVE_INFINITY, whole));
            assertEquals(Double.NEGATIVE_INFINITY, whole.get(C.C_DOUBLE, 0));
        }
    }

    @Test
    void what_is_no_number_is_known() {
        assertEquals(List.of(1, 0, 0), List.of(isnan(NAN), isnan(INFINITY), isnan(1)));
        assertEquals(List.of(0, 1, -1, 0), List.of(isinf(NAN), isinf(HUGE_VAL), isinf(-HUGE_VAL), isinf(1)));
        assertEquals(List.of(0, 0, 1), List.of(isfinite(NAN), isfinite(-INFINITY), isfinite(1)));
        assertEquals(List.of(1, 0, 1), List.of(signbit(-0.0), signbit(0.0), signbit(-1)));
        assertEquals(List.of(2.0, 1.0, 1.0, 1.0), List.of(fmax(1, 2), fmin(1, 2), fmax(1, NAN), fmin(NAN, 1)));
        assertEquals(List.of(2L, 4L, -2L), List.of(lrint(2.5), lrint(3.5), lrint(-2.5)));
    }

    @Test
    void an_unsigned_long_has_no_sign_as_a_double() {
        for (long value : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1, -1024, -1025, -1023, 0x8000000000000401L, 0x8000000000000400L})
            assertEquals(new BigDecimal(Long.toUnsignedString(value)).doubleValue(), C.toUnsignedDouble(value), Long.toUnsignedString(value));
    }

    @Test
    void the_limits_are_those_of_ieee_754() {
        assertEquals(Math.ulp(1.0), float_h.DBL_EPSILON);
        assertEquals(Math.ulp(1f), float_h.FLT_EPSILON);
        assertEquals(float_h.DBL_MAX, Math.nextDown(Double.POSITIVE_INFINITY));
        assertEquals(float_h.FLT_MAX, Math.nextDown(Float.POSITIVE_INFINITY));
        assertEquals(List.of(24, 53), List.of(float_h.FLT_MANT_DIG, float_h.DBL_MANT_DIG));
        assertEquals(float_h.DBL_MIN, Math.scalb(1.0, Double.MIN_EXPONENT));
        assertEquals(float_h.FLT_MIN, Math.scalb(1f, Float.MIN_EXPONENT));
        assertEquals(List.of(6, 15, 2), List.of(float_h.FLT_DIG, float_h.DBL_DIG, float_h.FLT_RADIX));
    }
}
