package tools.translator;

import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** What C tests: in Java a boolean. */
final class Conditions {
    private Conditions() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTUnaryExpression.class, Conditions::not,
                    new Phrase("!VALUE", "VALUE == 0",
                            "",
                            "int f(const char *a, const char *b) { if (!strcmp(a, b)) return 1; return 0; }",
                            "int f(String a, String b) { if (strcmp(a, b) == 0) return 1; return 0; }")),
            new Rule<>(IASTBinaryExpression.class, Conditions::logical,
                    new Phrase("A && B", "A != 0 && B != 0",
                            "",
                            "int f(int a, int b) { if (a && b) return 1; return 0; }",
                            "int f(int a, int b) { if (a != 0 && b != 0) return 1; return 0; }")),
            new Rule<>(IASTConditionalExpression.class, Conditions::conditional,
                    new Phrase("A ? B : C", "A != 0 ? B : C",
                            "",
                            "int f(int a) { return a ? 1 : 2; }",
                            "int f(int a) { return a != 0 ? 1 : 2; }")));

    /** {@return an expression as a boolean} */
    static Code tested(IASTExpression expression, Translation t) {
        var code = t.java(expression);
        var constant = Translation.isMacro(expression) ? null : t.types.constant(expression);
        if (constant != null && code.type().isInteger())
            return Code.primary(constant != 0 ? "true" : "false", JType.BOOLEAN);
        return code.type().is(JType.Kind.BOOLEAN) ? code : compared(expression, code, "!=", t);
    }

    private static Code compared(IASTExpression expression, Code code, String operator, Translation t) {
        var zero = switch (code.type().kind()) {
            case MEMORY, NULL, ANY -> "NULL";
            case OBJECT, STRING, FUNCTION, ARRAY -> "null";
            case VOID, BOOLEAN -> throw new Refused(expression, "C tests a value here, and Java has none: " + t.raw(expression));
            default -> "0";
        };
        return new Code(code.at(Code.EQUALITY) + " " + operator + " " + zero, Code.EQUALITY, JType.BOOLEAN);
    }

    private static Code not(IASTUnaryExpression unary, Translation t) {
        if (unary.getOperator() != IASTUnaryExpression.op_not)
            return null;
        var operand = t.java(unary.getOperand());
        return operand.type().is(JType.Kind.BOOLEAN) ? new Code("!" + operand.at(Code.UNARY), Code.UNARY, JType.BOOLEAN)
                : compared(unary.getOperand(), operand, "==", t);
    }

    private static Code logical(IASTBinaryExpression binary, Translation t) {
        boolean and = binary.getOperator() == IASTBinaryExpression.op_logicalAnd;
        if (!and && binary.getOperator() != IASTBinaryExpression.op_logicalOr)
            return null;
        int level = and ? Code.AND : Code.OR;
        return new Code(tested(binary.getOperand1(), t).at(level) + t.between(binary.getOperand1(), binary.getOperand2())
                + tested(binary.getOperand2(), t).at(level + 1), level, JType.BOOLEAN);
    }

    private static Code conditional(IASTConditionalExpression conditional, Translation t) {
        var test = conditional.getLogicalConditionExpression();
        var yes = conditional.getPositiveResultExpression();
        var no = conditional.getNegativeResultExpression();
        if (yes == null)
            throw new Refused(conditional, "?: with nothing between is GNU's own; write the value out");
        var type = t.types.of(conditional);
        var a = t.java(yes);
        var b = t.java(no);
        var common = common(conditional, type, a.type(), b.type());
        if (!common.equals(JType.BOOLEAN)) {
            a = part(yes, a, type, common, t);
            b = part(no, b, type, common, t);
            // Java's type of two ints is int, where C's may be an unsigned long.
            if (common.is(JType.Kind.LONG) && !a.type().is(JType.Kind.LONG) && !b.type().is(JType.Kind.LONG))
                a = Conversions.cast(JType.LONG, a);
        }
        return new Code(tested(test, t).at(Code.OR) + t.between(test, yes) + a.at(Code.CONDITIONAL) + t.between(yes, no) + b.at(Code.CONDITIONAL),
                Code.CONDITIONAL, common);
    }

    private static Code part(IASTExpression expression, Code code, CType type, JType common, Translation t) {
        if (type instanceof CType.Number number && number != CType.Number.VOID)
            return Conversions.operand(expression, number, t);
        return code.type().is(JType.Kind.NULL) && common.is(JType.Kind.NULL) ? code : t.converted(expression, type, common);
    }

    private static JType common(IASTExpression conditional, CType type, JType a, JType b) {
        if (type instanceof CType.Number number)
            return a.equals(JType.BOOLEAN) && b.equals(JType.BOOLEAN) ? JType.BOOLEAN : JType.of(number);
        if (a.is(JType.Kind.NULL) || a.isInteger())
            return b;
        if (b.is(JType.Kind.NULL) || b.isInteger() || a.equals(b))
            return a;
        if (a.is(JType.Kind.MEMORY) || b.is(JType.Kind.MEMORY))
            return JType.MEMORY;
        return a;
    }
}
