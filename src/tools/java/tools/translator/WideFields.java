package tools.translator;

import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IField;

/** Bit-fields of 33 to 63 bits: gcc calculates with as many bits, clang with 64, and only where both come to the same is there a twin. */
final class WideFields {
    private WideFields() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTBinaryExpression.class, WideFields::binary), new Rule<>(IASTUnaryExpression.class, WideFields::unary));

    private static Code unary(IASTUnaryExpression unary, Translation t) {
        int operator = unary.getOperator();
        if ((operator == IASTUnaryExpression.op_minus || operator == IASTUnaryExpression.op_tilde) && isWide(unary.getOperand(), t))
            throw refused(unary, t);
        return null;
    }

    private static Code binary(IASTBinaryExpression binary, Translation t) {
        check(binary, t);
        return null;
    }

    static void check(IASTBinaryExpression binary, Translation t) {
        var left = binary.getOperand1();
        var right = binary.getOperand2();
        boolean same = switch (binary.getOperator()) {
            case IASTBinaryExpression.op_shiftLeft -> !isWide(left, t);
            case IASTBinaryExpression.op_plus, IASTBinaryExpression.op_minus, IASTBinaryExpression.op_multiply ->
                !isWide(left, t) && !isWide(right, t) || isUnsignedLong(left, t) || isUnsignedLong(right, t);
            case IASTBinaryExpression.op_divide, IASTBinaryExpression.op_modulo, IASTBinaryExpression.op_divideAssign, IASTBinaryExpression.op_moduloAssign,
                IASTBinaryExpression.op_binaryAnd, IASTBinaryExpression.op_binaryOr, IASTBinaryExpression.op_binaryXor, IASTBinaryExpression.op_equals,
                IASTBinaryExpression.op_notequals, IASTBinaryExpression.op_lessThan, IASTBinaryExpression.op_lessEqual, IASTBinaryExpression.op_greaterThan,
                IASTBinaryExpression.op_greaterEqual -> (!isWide(left, t) || agrees(right, t)) && (!isWide(right, t) || agrees(left, t));
            default -> true;
        };
        if (!same)
            throw refused(binary, t);
    }

    /** {@return whether a number is the same in the type of a wide bit-field and in a long} */
    private static boolean agrees(IASTExpression other, Translation t) {
        return t.usage.isNonNegative(other) || isUnsignedLong(other, t);
    }

    private static boolean isUnsignedLong(IASTExpression expression, Translation t) {
        return !isWide(expression, t) && t.types.number(expression) instanceof CType.Number type && type.size == 8 && !type.signed;
    }

    /** {@return whether gcc has a value in as many bits as a wide bit-field has} */
    private static boolean isWide(IASTExpression given, Translation t) {
        return switch (Usage.strip(given)) {
            case IASTFieldReference field when field.getFieldName().resolveBinding() instanceof IField bits ->
                t.types.width(bits) > 32 && t.types.width(bits) < 64;
            case IASTConditionalExpression conditional -> conditional.getPositiveResultExpression() != null && isWide(conditional.getPositiveResultExpression(), t)
                    || isWide(conditional.getNegativeResultExpression(), t);
            case IASTExpressionList list -> isWide(list.getExpressions()[list.getExpressions().length - 1], t);
            case IASTUnaryExpression unary -> unary.getOperator() != IASTUnaryExpression.op_not && unary.getOperator() != IASTUnaryExpression.op_star
                    && unary.getOperator() != IASTUnaryExpression.op_sizeof && isWide(unary.getOperand(), t);
            case IASTBinaryExpression binary -> switch (binary.getOperator()) {
                case IASTBinaryExpression.op_shiftLeft, IASTBinaryExpression.op_shiftRight -> isWide(binary.getOperand1(), t);
                case IASTBinaryExpression.op_plus, IASTBinaryExpression.op_minus, IASTBinaryExpression.op_multiply, IASTBinaryExpression.op_divide,
                    IASTBinaryExpression.op_modulo, IASTBinaryExpression.op_binaryAnd, IASTBinaryExpression.op_binaryOr, IASTBinaryExpression.op_binaryXor ->
                    isWide(binary.getOperand1(), t) && !isUnsignedLong(binary.getOperand2(), t) || isWide(binary.getOperand2(), t) && !isUnsignedLong(binary.getOperand1(), t);
                default -> Usage.isAssignment(binary.getOperator()) && isWide(binary.getOperand1(), t);
            };
            default -> false;
        };
    }

    private static Refused refused(IASTExpression expression, Translation t) {
        return new Refused(expression, "a bit-field of more than 32 bits: compilers differ in this calculation; cast it to unsigned long or long first: " + t.raw(expression));
    }
}
