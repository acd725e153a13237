package libc;

import static libc.math_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
                one("round", math_h::round, x -> Math.copySign(Math.floor(Math.abs(x) + 0.5), x)),
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
        return List.of(two("atan2", math_h::atan2, Math::atan2), two("fmod", math_h::fmod, (x, y) -> x % y), two("hypot", math_h::hypot, Math::hypot));
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
}
