package tools.translator;

import static tools.translator.CType.Number.*;

import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** Literals, calculations, comparisons, casts and sizes. */
final class Numbers {
    private Numbers() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTLiteralExpression.class, Numbers::literal,
                    new Phrase("10U", "10",
                            "Java has no unsigned literals; the bits are the same",
                            "unsigned f(void) { return 10U; }",
                            "int f() { return 10; }")),
            new Rule<>(IASTUnaryExpression.class, Numbers::unary),
            new Rule<>(IASTBinaryExpression.class, Numbers::comparison,
                    new Phrase("A < B", "Integer.compareUnsigned(A, B) < 0",
                            "unsigned numbers whose highest bit may be set; sizes and lengths are compared as they are",
                            "int f(unsigned a, unsigned b) { return a < b; }",
                            "int f(int a, int b) { return Integer.compareUnsigned(a, b) < 0 ? 1 : 0; }")),
            new Rule<>(IASTBinaryExpression.class, Numbers::arithmetic,
                    new Phrase("A / B", "Integer.divideUnsigned(A, B)",
                            "unsigned division; `%` is `remainderUnsigned`, `>>` is `>>>`",
                            "unsigned f(unsigned a, unsigned b) { return a / b + (a >> 1); }",
                            "int f(int a, int b) { return Integer.divideUnsigned(a, b) + (a >>> 1); }")),
            new Rule<>(IASTCastExpression.class, Numbers::cast,
                    new Phrase("(struct TYPE *)&NAME", "NAME",
                            "a `sockaddr_in` is a `sockaddr` by its type, without a cast",
                            "int f(int fd, struct sockaddr_in *a) { return bind(fd, (struct sockaddr *)a, sizeof(*a)); }",
                            "int f(int fd, sockaddr_in a) { return bind(fd, a, sizeof(sockaddr_in.layout())); }"),
                    new Phrase("(struct TYPE *)malloc(SIZE)", "pointer(malloc(SIZE), TYPE::new)",
                            "memory becomes a struct; a null pointer stays `null`",
                            "struct sockaddr_in *f(void) { return (struct sockaddr_in *)malloc(sizeof(struct sockaddr_in)); }",
                            "sockaddr_in f() { return pointer(malloc(sizeof(sockaddr_in.layout())), sockaddr_in::new); }"),
                    new Phrase("(int)VALUE", "(int) VALUE",
                            "a cast of numbers; one that changes nothing is left out",
                            "int f(double a, int b) { return (int)a + (int)b; }",
                            "int f(double a, int b) { return (int) a + b; }"),
                    new Phrase("unsigned char NAME", "Byte.toUnsignedInt(NAME)",
                            "a byte is signed in Java; where C widens an unsigned one, Java is told so",
                            "int f(unsigned char a) { return a + 1; }",
                            "int f(byte a) { return Byte.toUnsignedInt(a) + 1; }")),
            new Rule<>(IASTUnaryExpression.class, Sizes::ofExpression,
                    new Phrase("sizeof(NAME)", "sizeof(C_INT)",
                            "memory knows its size; a variable of Java is measured by its type",
                            "unsigned long f(int n) { return sizeof(n); }",
                            "long f(int n) { return sizeof(C_INT); }")),
            new Rule<>(IASTTypeIdExpression.class, Sizes::ofType,
                    new Phrase("sizeof(struct TYPE)", "sizeof(TYPE.layout())",
                            "a type is measured by its layout",
                            "unsigned long f(void) { return sizeof(struct timeval); }",
                            "long f() { return sizeof(timeval.layout()); }")));

    private static final Map<Integer, Integer> LEVELS = Map.ofEntries(
            Map.entry(IASTBinaryExpression.op_multiply, Code.PRODUCT), Map.entry(IASTBinaryExpression.op_divide, Code.PRODUCT),
            Map.entry(IASTBinaryExpression.op_modulo, Code.PRODUCT), Map.entry(IASTBinaryExpression.op_plus, Code.SUM),
            Map.entry(IASTBinaryExpression.op_minus, Code.SUM), Map.entry(IASTBinaryExpression.op_shiftLeft, Code.SHIFT),
            Map.entry(IASTBinaryExpression.op_shiftRight, Code.SHIFT), Map.entry(IASTBinaryExpression.op_lessThan, Code.RELATION),
            Map.entry(IASTBinaryExpression.op_lessEqual, Code.RELATION), Map.entry(IASTBinaryExpression.op_greaterThan, Code.RELATION),
            Map.entry(IASTBinaryExpression.op_greaterEqual, Code.RELATION), Map.entry(IASTBinaryExpression.op_equals, Code.EQUALITY),
            Map.entry(IASTBinaryExpression.op_notequals, Code.EQUALITY), Map.entry(IASTBinaryExpression.op_binaryAnd, Code.BIT_AND),
            Map.entry(IASTBinaryExpression.op_binaryXor, Code.BIT_XOR), Map.entry(IASTBinaryExpression.op_binaryOr, Code.BIT_OR));

    // ---- literals --------------------------------------------------------

    private static Code literal(IASTLiteralExpression literal, Translation t) {
        var text = literal.toString();
        return switch (literal.getKind()) {
            case IASTLiteralExpression.lk_integer_constant -> integer(text);
            case IASTLiteralExpression.lk_char_constant -> character(text);
            case IASTLiteralExpression.lk_float_constant -> {
                if (t.types.of(literal) == CType.Unknown.UNKNOWN)
                    throw new Refused(literal, "long double has no twin; use double: " + text);
                yield Code.primary(text, text.toLowerCase().endsWith("f") ? JType.FLOAT : JType.DOUBLE);
            }
            case IASTLiteralExpression.lk_string_literal -> Texts.literal(literal, t);
            default -> null;
        };
    }

    private static Code integer(String text) {
        var type = Literals.type(text);
        long value = Literals.integer(text);
        var digits = text.replaceFirst("[uUlL]+$", "");
        if (type.size == 8)
            return Code.primary((value < 0 && !digits.startsWith("0") ? "0x" + Long.toHexString(value) : digits) + "L", JType.LONG);
        boolean tooLarge = value > Integer.MAX_VALUE && !digits.startsWith("0");
        return Code.primary(tooLarge ? "0x" + Long.toHexString(value) : digits, JType.INT);
    }

    private static Code character(String text) {
        int value = Literals.character(text);
        if (value < 0 || value > 127)
            return value < 0 ? new Code(Integer.toString(value), Code.UNARY, JType.INT) : Code.primary(Integer.toString(value), JType.INT);
        return Code.primary("'" + Literals.escaped(text.substring(text.indexOf('\'') + 1, text.length() - 1)) + "'", JType.CHAR);
    }

    // ---- calculations ----------------------------------------------------

    private static Code unary(IASTUnaryExpression unary, Translation t) {
        var operand = unary.getOperand();
        switch (unary.getOperator()) {
            case IASTUnaryExpression.op_bracketedPrimary -> {
                var inner = t.java(operand);
                // (*p).x, (int *)p and (x / y) that became a call: parentheses that have nothing to hold.
                if (inner.level() == Code.PRIMARY && !(operand instanceof IASTIdExpression) && !(operand instanceof IASTLiteralExpression) && !inner.type().is(JType.Kind.VOID)
                        && !t.raw(unary).contains("/*") && !t.raw(unary).contains("\n"))
                    return inner;
                return new Code(t.rewrite(unary).replace(operand, inner.text()).toString(), Code.PRIMARY, inner.type());
            }
            case IASTUnaryExpression.op_minus, IASTUnaryExpression.op_tilde, IASTUnaryExpression.op_plus -> {
                var type = t.types.number(operand);
                if (type == null)
                    return null;
                var code = Conversions.operand(operand, type.promoted(), t);
                var java = code.type().size() < 4 && code.type().isInteger() ? JType.INT : code.type();
                var text = code.at(Code.UNARY);
                var sign = source(unary, operand, t);
                return new Code(sign + (text.startsWith(sign.strip()) ? "(" + text + ")" : text), Code.UNARY, java);
            }
            default -> {
                return null;
            }
        }
    }

    private static String source(IASTUnaryExpression unary, IASTExpression operand, Translation t) {
        return t.source.substring(Rewrite.start(unary), Rewrite.start(operand));
    }

    private static Code comparison(IASTBinaryExpression binary, Translation t) {
        int operator = binary.getOperator();
        boolean equality = Usage.isEquality(operator);
        if (!equality && !Usage.isRelation(operator))
            return null;
        var left = binary.getOperand1();
        var right = binary.getOperand2();
        var a = t.types.number(left);
        var b = t.types.number(right);
        if (a == null || b == null || a == VOID || b == VOID)
            return null;
        int level = LEVELS.get(operator);
        var between = t.between(left, right);
        if (t.java(left).type().is(JType.Kind.BOOLEAN) && equality) { // a comparison is 0 or 1 in C
            if (t.java(right).type().is(JType.Kind.BOOLEAN))
                return new Code(t.java(left).at(level) + between + t.java(right).at(level + 1), level, JType.BOOLEAN);
            var constant = t.types.constant(right);
            if (constant != null && constant <= 1 && constant >= 0)
                return constant == 1 == (operator == IASTBinaryExpression.op_equals) ? t.java(left)
                        : new Code("!" + t.java(left).at(Code.UNARY), Code.UNARY, JType.BOOLEAN);
        }
        var common = CType.Number.common(a, b);
        var x = equality && isSmall(right, a, t) ? t.java(left) : Conversions.operand(left, common, t);
        var y = equality && isSmall(left, b, t) ? t.java(right) : Conversions.operand(right, common, t);
        if (equality || common.signed || t.usage.isNonNegative(left) && t.usage.isNonNegative(right))
            return new Code(x.at(level) + between + y.at(level + 1), level, JType.BOOLEAN);
        if (Long.valueOf(0).equals(t.types.constant(right)) && (operator == IASTBinaryExpression.op_greaterThan || operator == IASTBinaryExpression.op_lessEqual))
            return new Code(x.at(Code.EQUALITY) + between.replace("<=", "==").replace(">", "!=") + y.at(Code.RELATION), Code.EQUALITY, JType.BOOLEAN);
        var type = common.size == 8 ? "Long" : "Integer";
        return new Code("%s.compareUnsigned(%s, %s)%s0".formatted(type, x.bare(), y.bare(), between), level, JType.BOOLEAN);
    }

    /** An unsigned char that is compared with 0 or 'a' needs no conversion: the same byte is equal. */
    private static boolean isSmall(IASTExpression constant, CType.Number other, Translation t) {
        var value = t.types.constant(constant);
        return value != null && other.size < 4 && value >= 0 && value < 1L << 8 * other.size - 1 && other != BOOL;
    }

    private static Code arithmetic(IASTBinaryExpression binary, Translation t) {
        var level = LEVELS.get(binary.getOperator());
        var left = binary.getOperand1();
        var right = binary.getOperand2();
        var a = t.types.number(left);
        var b = t.types.number(right);
        if (level == null || a == null || b == null || a == VOID || b == VOID)
            return null;
        var length = Sizes.length(binary, t);
        if (length != null)
            return length;
        boolean shift = level == Code.SHIFT;
        var common = shift ? a.promoted() : CType.Number.common(a, b);
        var x = masked(left, right, binary, t) ? t.java(left) : Conversions.operand(left, common, t);
        var y = masked(right, left, binary, t) ? t.java(right) : Conversions.operand(right, shift ? b.promoted() : common, t);
        var between = t.between(left, right);
        int operator = binary.getOperator();
        var type = result(x.type(), shift ? x.type() : y.type());
        if (needsLong(binary, common, type, t)) {
            x = Conversions.cast(JType.LONG, x);
            type = JType.LONG;
        }
        boolean unsigned = !common.signed && !common.isFloating() && !(t.usage.isNonNegative(left) && (shift || t.usage.isNonNegative(right)));
        if (unsigned && (operator == IASTBinaryExpression.op_divide || operator == IASTBinaryExpression.op_modulo)) {
            var name = operator == IASTBinaryExpression.op_divide ? "divideUnsigned" : "remainderUnsigned";
            boolean isLong = common.size == 8;
            return Code.primary("%s.%s(%s, %s)".formatted(isLong ? "Long" : "Integer", name, x.bare(), y.bare()), isLong ? JType.LONG : JType.INT);
        }
        if (unsigned && operator == IASTBinaryExpression.op_shiftRight)
            between = between.replace(">>", ">>>");
        return new Code(x.at(level) + between + y.at(level + 1), level, type);
    }

    /** An unsigned char that is masked by a positive number needs no conversion: the mask does it. */
    private static boolean masked(IASTExpression value, IASTExpression mask, IASTBinaryExpression binary, Translation t) {
        var constant = t.types.constant(mask);
        var type = t.types.number(value);
        return binary.getOperator() == IASTBinaryExpression.op_binaryAnd && constant != null && type.size < 4 && constant >= 0
                && constant < 1L << 8 * type.size && !t.java(value).type().is(JType.Kind.BOOLEAN);
    }

    /** C calculates with 64 bits where Java's operands are ints, as sizeof is. */
    private static boolean needsLong(IASTBinaryExpression binary, CType.Number common, JType type, Translation t) {
        if (common.size != 8 || common.isFloating() || !type.is(JType.Kind.INT))
            return false;
        var constant = t.types.constant(binary);
        if (constant != null)
            return constant != (int) (long) constant;
        int operator = binary.getOperator();
        return operator == IASTBinaryExpression.op_shiftLeft || operator == IASTBinaryExpression.op_shiftRight && !(t.usage.isNonNegative(binary.getOperand1())
                && t.types.constant(binary.getOperand2()) instanceof Long count && count < 31);
    }

    private static JType result(JType a, JType b) {
        if (a.isFloating() || b.isFloating())
            return a.is(JType.Kind.DOUBLE) || b.is(JType.Kind.DOUBLE) ? JType.DOUBLE : JType.FLOAT;
        return a.is(JType.Kind.LONG) || b.is(JType.Kind.LONG) ? JType.LONG : JType.INT;
    }

    /** {@return the operator of a calculation, as unsigned numbers need it; null where Java's own is right} */
    static String unsignedMethod(int operator) {
        return switch (operator) {
            case IASTBinaryExpression.op_divideAssign -> "divideUnsigned";
            case IASTBinaryExpression.op_moduloAssign -> "remainderUnsigned";
            default -> null;
        };
    }

    // ---- casts -----------------------------------------------------------

    private static Code cast(IASTCastExpression cast, Translation t) {
        if (!(t.types.of(cast) instanceof CType.Number to))
            return Pointers.cast(cast, t);
        var operand = cast.getOperand();
        if (to == VOID)
            return t.java(operand).as(JType.VOID);
        if (t.types.of(operand) instanceof CType.Unknown)
            throw new Refused(cast, "the type of this is not known: " + t.raw(operand));
        var target = JType.of(to);
        var code = Conversions.number(operand, t.java(operand), to, target, t);
        if (code.type().equals(target))
            return code;
        if (target.is(JType.Kind.BOOLEAN))
            return code;
        var constant = t.types.constant(operand);
        if (constant != null && target.isInteger() && code.type().isInteger() && code.type().size() == target.size())
            return code;
        var typeId = cast.getTypeId();
        var gap = t.source.substring(Rewrite.end(typeId), Rewrite.start(operand));
        return new Code("(" + target + gap + code.at(Code.UNARY), Code.UNARY, target);
    }
}
