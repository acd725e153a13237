package tools.translator.random;

import java.util.stream.LongStream;

/**
 * An expression of C, of which the range is known: what C does not define is not built.
 *
 * @param text the expression
 * @param binds how strongly it binds: 15 is whole, 13 a product, 3 a conditional
 * @param type its type
 * @param low the least that it can be
 * @param high the greatest
 */
record Value(String text, int binds, Type type, long low, long high) {

    static Value of(String text, int binds, Type type) {
        return new Value(text, binds, type, type.low(), type.high());
    }

    static Value number(long n) {
        return new Value(Long.toString(n), n < 0 ? 14 : 15, Type.INT, n, n);
    }

    private static Value truth(String text, int binds) {
        return new Value(text, binds, Type.INT, 0, 1);
    }

    /** {@return the text for a place that needs something which binds as strongly} */
    String at(int strength) {
        return binds < strength ? "(" + text + ")" : text;
    }

    /** {@return whether it is never outside of a range} */
    boolean in(long least, long most) {
        return low >= least && high <= most && (type != Type.ULONG && type.whole() || high < Long.MAX_VALUE);
    }

    /** {@return this, converted by C} */
    Value as(Type to) {
        return to == type || in(to.low(), to.high()) ? new Value(text, binds, to, low, high) : of(text, binds, to);
    }

    /** {@return the sum, the difference or the product, or null if C may not define it} */
    Value calculate(String operator, Value b) {
        var to = Type.common(type, b.type);
        int strength = operator.equals("*") ? 13 : 12;
        var result = at(strength) + " " + operator + " " + b.at(strength + 1);
        var range = as(to).range(operator, b.as(to));
        if (range != null && range[0] >= to.low() && range[1] <= to.high())
            return new Value(result, strength, to, range[0], range[1]);
        boolean defined = !to.signed || !to.whole() && strength == 12;
        return defined ? of(result, strength, to) : null;
    }

    /** {@return the least and the greatest result, or null if they are beyond a long} */
    private long[] range(String operator, Value b) {
        if (!in(Long.MIN_VALUE, Long.MAX_VALUE) || !b.in(Long.MIN_VALUE, Long.MAX_VALUE))
            return null;
        try {
            return switch (operator) {
                case "+" -> new long[] {Math.addExact(low, b.low), Math.addExact(high, b.high)};
                case "-" -> new long[] {Math.subtractExact(low, b.high), Math.subtractExact(high, b.low)};
                default -> {
                    var corners = LongStream.of(Math.multiplyExact(low, b.low), Math.multiplyExact(low, b.high),
                            Math.multiplyExact(high, b.low), Math.multiplyExact(high, b.high)).sorted().toArray();
                    yield new long[] {corners[0], corners[3]};
                }
            };
        } catch (ArithmeticException beyond) {
            return null;
        }
    }

    Value remainder(int divisor) {
        return new Value(at(13) + " % " + divisor, 13, type.promoted(), low < 0 ? 1 - divisor : 0, divisor - 1);
    }

    /** {@return the quotient or the remainder by a value that is greater than 0} */
    Value divide(String operator, Value positive) {
        var to = Type.common(type, positive.type);
        var a = as(to);
        return new Value(at(13) + " " + operator + " " + positive.at(14), 13, to, Math.min(a.low, 0), Math.max(a.high, 0));
    }

    /** {@return 1 to 8} */
    Value oneToEight() {
        return new Value("(" + at(8) + " & 7) + 1", 12, type.promoted(), 1, 8);
    }

    Value shiftRight(String by) {
        var a = as(type.promoted());
        return new Value(at(11) + " >> " + by, 11, a.type, Math.min(a.low, 0), Math.max(a.high, 0));
    }

    /** {@return this, shifted by less than the bits of its type; what may be negative is made unsigned before} */
    Value shiftLeft(String by) {
        return type.promoted().signed ? of("(unsigned) " + at(14) + " << " + by, 11, Type.UINT) : of(at(11) + " << " + by, 11, type.promoted());
    }

    Value and(Value b) {
        var to = Type.common(type, b.type);
        var x = as(to);
        var y = b.as(to);
        boolean positive = x.low >= 0 || y.low >= 0;
        return new Value(at(8) + " & " + b.at(9), 8, to, positive ? 0 : to.low(), x.low >= 0 ? x.high : y.low >= 0 ? y.high : to.high());
    }

    Value xor(Value b) {
        return of(at(7) + " ^ " + b.at(8), 7, Type.common(type, b.type));
    }

    Value or(Value b) {
        return of(at(6) + " | " + b.at(7), 6, Type.common(type, b.type));
    }

    Value inverted() {
        return of("~" + at(14), 14, type.promoted());
    }

    /** {@return this with a minus, or null if C may not define it} */
    Value negative() {
        var a = as(type.promoted());
        var result = "-" + (text.startsWith("-") ? "(" + text + ")" : at(14));
        if (!a.type.signed)
            return of(result, 14, a.type);
        return a.low == a.type.low() ? null : new Value(result, 14, a.type, -a.high, -a.low);
    }

    Value cast(Type to, String name) {
        var a = as(to);
        return new Value("(" + name + ") " + at(14), 14, to, a.low, a.high);
    }

    /** {@return a comparison by <, >, <= or >=} */
    Value compare(String operator, Value b) {
        return truth(at(10) + " " + operator + " " + b.at(11), 10);
    }

    Value equal(String operator, Value b) {
        return truth(at(9) + " " + operator + " " + b.at(10), 9);
    }

    Value not() {
        return truth("!" + at(14), 14);
    }

    Value both(Value b) {
        return truth(at(5) + " && " + b.at(6), 5);
    }

    Value either(Value b) {
        return truth(at(4) + " || " + b.at(5), 4);
    }

    /** {@return one of two values, as this is true or false} */
    Value choose(Value a, Value b) {
        var to = Type.common(a.type, b.type);
        var x = a.as(to);
        var y = b.as(to);
        return new Value(at(4) + " ? " + a.text + " : " + b.at(3), 3, to, Math.min(x.low, y.low), Math.max(x.high, y.high));
    }
}
