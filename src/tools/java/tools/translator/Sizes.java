package tools.translator;

import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTNamedTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IParameter;

/** C's sizeof. */
final class Sizes {
    private Sizes() {}

    static Code ofType(IASTTypeIdExpression size, Translation t) {
        var type = t.types.of(size.getTypeId());
        if (size.getOperator() != IASTTypeIdExpression.op_sizeof)
            throw new Refused(size, t.raw(size) + ": only sizeof has a twin");
        if (size.getTypeId().getDeclSpecifier() instanceof IASTEnumerationSpecifier || size.getTypeId().getDeclSpecifier() instanceof IASTCompositeTypeSpecifier)
            throw new Refused(size, "a type that is defined within an expression has no twin; define it before");
        if (size.getTypeId().getDeclSpecifier() instanceof IASTNamedTypeSpecifier named && t.library.field(named.getName().toString()) != null
                && type instanceof CType.Number) {
            t.uses(t.library.field(named.getName().toString()).getDeclaringClass());
            return Code.primary("sizeof(" + named.getName() + ")", JType.INT);
        }
        return of(type, size, t);
    }

    /** {@return the size of a type} */
    static Code of(CType type, IASTExpression node, Translation t) {
        if (type instanceof CType.Array array) {
            if (array.length() < 0)
                throw new Refused(node, "the size of this is not known: " + t.raw(node));
            return new Code(array.length() + " * " + of(array.of(), node, t).text(), Code.PRODUCT, JType.INT);
        }
        if (type == CType.Unknown.UNKNOWN)
            throw new Refused(node, "the size of this is not known: " + t.raw(node));
        if (type instanceof CType.Struct struct && !t.hasLayout(struct))
            return Code.primary(t.types.layouts.size(type) + " /* sizeof(struct " + t.structName(struct) + ") */", JType.INT);
        return Code.primary("sizeof(" + t.layout(type) + ")", JType.INT);
    }

    static Code ofExpression(IASTUnaryExpression size, Translation t) {
        if (size.getOperator() != IASTUnaryExpression.op_sizeof)
            return null;
        var operand = Usage.strip(size.getOperand());
        var type = t.types.of(operand);
        if (Conversions.isLiteral(operand))
            return Code.primary(Long.toString(t.types.layouts.size(type)), JType.INT);
        if (operand instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IParameter && type.isPointer())
            return Code.primary("sizeof(C_POINTER)", JType.INT);
        if (type instanceof CType.Array array) {
            var code = t.java(operand);
            if (code.type().is(JType.Kind.ARRAY)) {
                if (code.type().element().is(JType.Kind.ARRAY))
                    return isVariable(array) ? new Code(lengths(code.text(), array, size, t), Code.PRODUCT, JType.INT) : of(type, size, t);
                var element = t.types.layouts.size(array.of());
                return element == 1 ? Code.primary(code.text() + ".length", JType.INT)
                        : new Code(code.text() + ".length * " + of(array.of(), size, t).text(), Code.PRODUCT, JType.INT);
            }
            // What a subscript gives may be a part of memory that is longer.
            return operand instanceof IASTArraySubscriptExpression || operand instanceof IASTFieldReference && array.length() == 1 ? of(array, size, t) : measured(size, operand, code, t);
        }
        if (type instanceof CType.Struct struct) {
            if (operand instanceof IASTIdExpression id)
                return measured(size, operand, t.java(operand), t);
            if (!t.hasLayout(struct) && t.java(operand).type().is(JType.Kind.OBJECT))
                return Code.primary("sizeof(" + t.java(operand).text() + ")", JType.INT);
            return of(struct, size, t);
        }
        if (operand instanceof IASTIdExpression id && t.usage.inMemory(id.getName().resolveBinding()))
            return measured(size, operand, Code.primary(t.names.of(id.getName().resolveBinding()), JType.MEMORY), t);
        return of(type, size, t);
    }

    private static boolean isVariable(CType.Array array) {
        return array.length() < 0 || array.of() instanceof CType.Array inner && isVariable(inner);
    }

    /** {@return the size of an array of arrays, whose lengths only Java's array knows} */
    private static String lengths(String array, CType.Array type, IASTExpression node, Translation t) {
        return array + ".length * " + (type.of() instanceof CType.Array inner ? lengths(array + "[0]", inner, node, t) : of(type.of(), node, t).text());
    }

    private static Code measured(IASTUnaryExpression size, IASTExpression operand, Code code, Translation t) {
        boolean bracketed = size.getOperand() != operand;
        return Code.primary(bracketed ? t.rewrite(size).replace(operand, code.text()).toString() : "sizeof(" + code.text() + ")", JType.INT);
    }

    /** {@return the length of a Java array, which C writes as sizeof(a) / sizeof(a[0]); null for anything else} */
    static Code length(IASTBinaryExpression binary, Translation t) {
        if (binary.getOperator() == IASTBinaryExpression.op_divide
                && Usage.strip(binary.getOperand1()) instanceof IASTUnaryExpression size && size.getOperator() == IASTUnaryExpression.op_sizeof
                && t.types.of(size.getOperand()) instanceof CType.Array array && t.types.constant(binary.getOperand2()) instanceof Long element
                && element == t.types.layouts.size(array.of())
                && !(Usage.strip(size.getOperand()) instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IParameter)) {
            var code = t.java(Usage.strip(size.getOperand()));
            if (code.type().is(JType.Kind.ARRAY))
                return Code.primary(code.text() + ".length", JType.INT);
        }
        return null;
    }
}
