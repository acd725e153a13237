package tools.translator;

import static tools.translator.CType.Number.*;

import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** C converts silently; Java says it, where it would not do it or would do it differently. */
final class Conversions {
    private Conversions() {}

    /** {@return an expression as C assigns it to a variable of a type, and Java to one of another} */
    static Code assigned(IASTExpression expression, CType to, JType target, Translation t) {
        if (Usage.strip(expression) instanceof IASTExpressionList list)
            return Assignments.comma(list, last -> assigned(last, to, target, t), t);
        var code = t.java(expression);
        if (to instanceof CType.Number number && number != VOID && (target.isNumber() || target.is(JType.Kind.BOOLEAN)))
            return number(expression, code, number, target, t);
        return pointer(expression, code, target, t);
    }

    // ---- numbers ---------------------------------------------------------

    static Code number(IASTExpression expression, Code code, CType.Number to, JType target, Translation t) {
        if (target.is(JType.Kind.BOOLEAN))
            return t.condition(expression);
        var from = t.types.number(expression);
        if (from == null) { // a pointer
            if (code.type().is(JType.Kind.NULL))
                return Code.primary("0", JType.INT);
            code = Code.primary(memory(expression, code, t).at(Code.PRIMARY) + ".address()", JType.LONG);
            from = LONG;
        }
        if (code.type().is(JType.Kind.BOOLEAN))
            code = new Code(bare(expression, code, t).at(Code.OR) + " ? 1 : 0", Code.CONDITIONAL, JType.INT);
        var constant = t.types.constant(expression);
        if (from.isFloating() && !to.isFloating())
            return floatingToInteger(code, to, target);
        // What is a constant in Java, too, needs no cast in an assignment if it fits; a call is none.
        if (constant != null && !code.text().matches("(?s).*(\\w ?\\(|\\.length\\b).*") && code.type().isInteger() && code.type().size() <= 4 && target.isInteger()
                && fits(constant, to, target) && fits(constant, to, code.type()))
            return code;
        if (to.isFloating() && isUnsignedLong(expression, from, t))
            return floating(expression, code, to, t);
        // What C does not widen needs its low bits alone: htons takes an int, and keeps 16 bits.
        if (to.size > from.size || to.isFloating() || !to.isInteger())
            code = widened(expression, code, from, Math.max(target.size(), to.isFloating() ? 8 : 0), t);
        if (narrows(code.type(), target))
            return cast(target, code);
        // C cuts to a smaller type than Java's: an unsigned char in an int.
        if (to.isInteger() && to.size < target.size() && to.size < from.size && !(constant != null && fits(constant, to, target)))
            return code;
        return code;
    }

    private static boolean fits(long value, CType.Number to, JType target) {
        return switch (target.kind()) {
            case BYTE -> value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE;
            case SHORT -> value >= Short.MIN_VALUE && value <= Short.MAX_VALUE;
            case CHAR -> value >= 0 && value <= Character.MAX_VALUE;
            default -> value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
        };
    }

    private static Code floatingToInteger(Code code, CType.Number to, JType target) {
        if (!to.signed && to.size == 4)
            return cast(JType.INT, cast(JType.LONG, code));
        return cast(target, target.size() < 4 ? cast(JType.INT, code) : code);
    }

    static boolean narrows(JType from, JType target) {
        if (!from.isNumber() || !target.isNumber() || from.equals(target))
            return false;
        if (from.is(JType.Kind.CHAR))
            return target.size() < 4 && target.isInteger();
        return from.kind().compareTo(target.kind()) > 0;
    }

    static Code cast(JType target, Code code) {
        // What these return is boxed, and Java casts an Integer to int alone.
        if (code.text().matches("(?s)\\(*(after|before|assign)\\(.*") && !target.equals(code.type()))
            code = new Code("(" + code.type() + ") " + code.at(Code.UNARY), Code.UNARY, code.type());
        return new Code("(" + target + ") " + code.at(Code.UNARY), Code.UNARY, target);
    }

    /** An unsigned value that Java would take for a negative one becomes what it is in a wider type. */
    static Code widened(IASTExpression expression, Code code, CType.Number from, int size, Translation t) {
        if (from.signed || from.isFloating() || code.type().size() != from.size || size <= from.size || from == BOOL || !code.type().isInteger())
            return code;
        if (from.size < 4 && code.type().is(JType.Kind.CHAR) || from.size == 8)
            return code;
        if (from.size == 4 && t.usage.isNonNegative(expression))
            return code;
        var constant = t.types.constant(expression);
        if (constant != null && constant <= (from.size == 1 ? Byte.MAX_VALUE : from.size == 2 ? Short.MAX_VALUE : Integer.MAX_VALUE))
            return code;
        var type = from.size == 1 ? "Byte" : from.size == 2 ? "Short" : "Integer";
        boolean toLong = size == 8 && from.size == 4;
        return Code.primary("%s.toUnsigned%s(%s)".formatted(type, toLong ? "Long" : "Int", code.bare()), toLong ? JType.LONG : JType.INT);
    }

    /** {@return an operand in the type in which C calculates} */
    static Code operand(IASTExpression expression, CType.Number common, Translation t) {
        var code = t.java(expression);
        var from = t.types.number(expression);
        if (from == null)
            throw new Refused(expression, "this is not a number: " + t.raw(expression));
        if (code.type().is(JType.Kind.BOOLEAN))
            return Code.primary("(" + bare(expression, code, t).at(Code.OR) + " ? 1 : 0)", JType.INT);
        if (isUnsignedLong(expression, from, t) && common.isFloating())
            return floating(expression, code, common, t);
        code = widened(expression, code, from, common.isFloating() ? 8 : Math.max(4, common.size), t);
        if (!common.isFloating() && common.size == 4 && code.type().is(JType.Kind.LONG))
            return cast(JType.INT, code);
        return code;
    }

    /** {@return what is between the parentheses of C, which a condition in front of ? needs no more than those that it has} */
    private static Code bare(IASTExpression expression, Code code, Translation t) {
        return code.text().startsWith("(") && Usage.strip(expression) != expression ? t.java(Usage.strip(expression)) : code;
    }

    private static boolean isUnsignedLong(IASTExpression expression, CType.Number from, Translation t) {
        return from.size == 8 && !from.signed && from.isInteger() && !t.usage.isNonNegative(expression);
    }

    /** An unsigned long whose highest bit may be set, as a floating-point number. */
    private static Code floating(IASTExpression expression, Code code, CType.Number to, Translation t) {
        if (to != DOUBLE)
            throw new Refused(expression, "an unsigned long as a float has no twin; convert it to double first");
        return Code.primary("toUnsignedDouble(" + code.text() + ")", JType.DOUBLE);
    }

    // ---- pointers --------------------------------------------------------

    private static Code pointer(IASTExpression expression, Code code, JType target, Translation t) {
        var type = code.type();
        if (type.equals(target) || target.is(JType.Kind.ANY) || target.is(JType.Kind.VOID))
            return code;
        if (type.is(JType.Kind.NULL) && target.is(JType.Kind.MEMORY))
            return code.as(target);
        if (type.is(JType.Kind.NULL) && !code.text().equals("NULL"))
            throw new Refused(expression, "this null pointer is the result of a calculation, which has no twin; write NULL, and the calculation before it");
        if (type.is(JType.Kind.NULL) || type.isInteger() && t.usage.isNull(expression))
            return Code.primary(target.is(JType.Kind.MEMORY) ? "NULL" : "null", target);
        return switch (target.kind()) {
            case MEMORY -> memory(expression, code, t);
            case OBJECT -> object(expression, code, target, t);
            default -> code;
        };
    }

    /** {@return a pointer as memory} */
    static Code memory(IASTExpression expression, Code code, Translation t) {
        // A list that the binding has: host->h_addr_list.
        if (code.type().equals(JType.array(JType.MEMORY)) && Usage.strip(expression) instanceof IASTFieldReference)
            return Code.primary("pointers(" + code.text() + ")", JType.MEMORY);
        return switch (code.type().kind()) {
            case STRING -> Code.primary("literal(" + code.text() + ")", JType.MEMORY);
            case OBJECT -> Code.primary(code.at(Code.PRIMARY) + ".segment()", JType.MEMORY);
            case NULL -> code.as(JType.MEMORY);
            case MEMORY -> code;
            case BYTE, SHORT, INT, LONG, CHAR -> Code.primary("MemorySegment.ofAddress(" + code.text() + ")", JType.MEMORY);
            case FUNCTION -> throw new Refused(expression, "a pointer to a function is no address in Java: " + t.raw(expression) + "; keep it in a variable of the function's own type");
            default -> throw new Refused(expression, "this value has no address in Java: " + t.raw(expression));
        };
    }

    static Code object(IASTExpression expression, Code code, JType target, Translation t) {
        if (target.name().equals("struct") && code.type().is(JType.Kind.OBJECT))
            return code;
        if (code.type().is(JType.Kind.MEMORY))
            return Code.primary((isMemoryItself(expression, t) ? "new %s(%s)" : "pointer(%2$s, %1$s::new)").formatted(target, code.bare()), target);
        if (!code.type().is(JType.Kind.OBJECT) || code.type().equals(target))
            return code;
        var from = t.library.type(code.type().name());
        var to = t.library.type(target.name());
        if (from != null && to != null) {
            if (to.isAssignableFrom(from))
                return code;
            for (var constructor : to.getConstructors())
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0].isAssignableFrom(from))
                    return Code.primary("new " + target + "(" + code.text() + ")", target);
        }
        return Code.primary("new " + target + "(" + code.at(Code.PRIMARY) + ".segment())", target);
    }

    /** {@return whether it is an array, a place in one or the address of something, which is never null} */
    private static boolean isMemoryItself(IASTExpression expression, Translation t) {
        var pointer = Usage.strip(expression);
        while (pointer instanceof IASTCastExpression cast)
            pointer = Usage.strip(cast.getOperand());
        return t.types.of(pointer) instanceof CType.Array || pointer instanceof IASTBinaryExpression
                || pointer instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_amper;
    }

    static boolean isLiteral(IASTExpression expression) {
        return Usage.strip(expression) instanceof IASTLiteralExpression literal && literal.getKind() == IASTLiteralExpression.lk_string_literal;
    }
}
