package tools.translator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Where numbers cannot be negative: there Java's signed comparison is C's unsigned one. */
final class Signs {
    private final Types types;
    private final Usage usage;
    private final Guards guards;
    private final Map<IBinding, List<IASTExpression>> sources = new IdentityHashMap<>();
    private final Map<IBinding, List<IASTNode>> changes = new IdentityHashMap<>();
    private final Set<IBinding> unknown = new HashSet<>();
    private final Set<IBinding> asked = new HashSet<>();
    /** In how many products is what is being asked. */
    private int products;

    Signs(Types types, Usage usage) {
        this.types = types;
        this.usage = usage;
        this.guards = new Guards(types, usage, this);
    }

    // ---- collecting ------------------------------------------------------

    /** Notes a value that a variable gets. */
    void source(IBinding variable, IASTExpression value) {
        sources.computeIfAbsent(variable, none -> new ArrayList<>()).add(value);
        changed(variable, value);
    }

    /** Notes that a variable is changed to what is not looked at. */
    void unknown(IBinding variable, IASTNode change) {
        unknown.add(variable);
        changed(variable, change);
    }

    void changed(IBinding variable, IASTNode change) {
        changes.computeIfAbsent(variable, none -> new ArrayList<>()).add(change);
    }

    // ---- answers ---------------------------------------------------------

    /** {@return whether a long is what read and its like return: an int has room for it} */
    boolean isCount(IASTExpression given) {
        var expression = Usage.strip(given);
        if (expression instanceof IASTBinaryExpression binary && binary.getOperator() == IASTBinaryExpression.op_assign)
            expression = Usage.strip(binary.getOperand2());
        if (expression instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IVariable variable)
            return usage.isChangedByName(variable) && !unknown.contains(variable) && sources.containsKey(variable) && guards.isCount(variable)
                    && sources.get(variable).stream().noneMatch(source -> types.constant(source) instanceof Long constant && constant > Integer.MAX_VALUE);
        return guards.isCount(expression);
    }

    /** {@return the values that a variable gets} */
    List<IASTExpression> sources(IBinding variable) {
        return sources.getOrDefault(variable, List.of());
    }

    /** {@return whether a variable is changed in a part of the program} */
    boolean isChanged(IBinding variable, int from, int to) {
        return changes.getOrDefault(variable, List.of()).stream().anyMatch(change -> Rewrite.start(change) >= from && Rewrite.end(change) <= to);
    }

    /** {@return whether an integer expression is known to be 0 or more, so that signed and unsigned are the same} */
    boolean isNonNegative(IASTExpression given) {
        var expression = Usage.strip(given);
        var constant = types.constant(expression);
        var type = types.number(expression);
        if (constant != null)
            return constant >= 0 && (type == null || type.size != 4 || constant <= Integer.MAX_VALUE);
        if (type == CType.Number.BOOL || type == CType.Number.UCHAR || type == CType.Number.USHORT)
            return true;
        return switch (expression) {
            case IASTTypeIdExpression size -> true;
            case IASTUnaryExpression unary -> unary.getOperator() == IASTUnaryExpression.op_sizeof || unary.getOperator() == IASTUnaryExpression.op_not;
            case IASTFunctionCallExpression call -> call.getFunctionNameExpression() instanceof IASTIdExpression id
                    && Set.of("strlen", "htons", "ntohs", "FD_ISSET", "fread", "fwrite", "strspn", "strcspn").contains(id.getName().toString());
            case IASTCastExpression cast -> types.number(cast.getOperand()) != null && types.number(cast) != null && types.number(cast).isInteger()
                    && types.number(cast).size >= types.number(cast.getOperand()).size && isNonNegative(cast.getOperand());
            case IASTConditionalExpression conditional -> conditional.getPositiveResultExpression() != null
                    && isNonNegative(conditional.getPositiveResultExpression()) && isNonNegative(conditional.getNegativeResultExpression());
            case IASTBinaryExpression binary -> switch (binary.getOperator()) {
                case IASTBinaryExpression.op_plus -> type != null && type.size == 8 && isNonNegative(binary.getOperand1()) && isNonNegative(binary.getOperand2());
                case IASTBinaryExpression.op_multiply -> type != null && type.size == 8 && isNonNegativeProduct(binary);
                case IASTBinaryExpression.op_divide -> isNonNegative(binary.getOperand1()) && isNonNegative(binary.getOperand2());
                case IASTBinaryExpression.op_modulo -> isNonNegative(binary.getOperand1());
                case IASTBinaryExpression.op_binaryAnd -> isNonNegative(binary.getOperand1()) || isNonNegative(binary.getOperand2());
                case IASTBinaryExpression.op_shiftRight -> isNonNegative(binary.getOperand1())
                        || type != null && !type.signed && types.constant(binary.getOperand2()) instanceof Long count && count > 0;
                case IASTBinaryExpression.op_assign -> isNonNegative(binary.getOperand1()) || isNonNegative(binary.getOperand2()) && !cuts(binary.getOperand1());
                default -> !Usage.isAssignment(binary.getOperator()) && types.of(binary) == CType.Number.INT && isComparison(binary.getOperator());
            };
            case IASTFieldReference field when field.getFieldName().resolveBinding() instanceof IField bits && types.width(bits) != -1 ->
                !types.isSigned(bits) && types.width(bits) < 8 * type.size;
            case IASTIdExpression id when id.getName().resolveBinding() instanceof IVariable variable -> isNonNegative(variable);
            default -> false;
        };
    }

    /** {@return whether a place keeps the low bits of a number alone, the highest of them as its sign} */
    private boolean cuts(IASTExpression place) {
        return types.number(place) instanceof CType.Number type && type.size < 4
                || Usage.strip(place) instanceof IASTFieldReference field && field.getFieldName().resolveBinding() instanceof IField bits && types.width(bits) != -1;
    }

    /** A product of lengths is small. One that goes back into its own factor, as of a random number, or has a factor of more than 32 bits, is not. */
    private boolean isNonNegativeProduct(IASTBinaryExpression product) {
        products++;
        try {
            return isFactor(product.getOperand1()) && isFactor(product.getOperand2());
        } finally {
            products--;
        }
    }

    private boolean isFactor(IASTExpression factor) {
        return isNonNegative(factor) && (types.constant(factor) == null || types.constant(factor) <= 0xffffffffL);
    }

    private static boolean isComparison(int operator) {
        return Usage.isRelation(operator) || Usage.isEquality(operator)
                || operator == IASTBinaryExpression.op_logicalAnd || operator == IASTBinaryExpression.op_logicalOr;
    }

    private boolean isNonNegative(IVariable variable) {
        if (!usage.isChangedByName(variable) || unknown.contains(variable) || !sources.containsKey(variable))
            return false;
        if (usage.isOfFunctionValue(variable))
            return false;
        if (!asked.add(variable))
            return products == 0; // what it is made of is being asked
        try {
            return sources.get(variable).stream().allMatch(source -> isNonNegative(source) && !isCut(source, variable) || guards.isGuarded(source));
        } finally {
            asked.remove(variable);
        }
    }

    /** {@return whether a variable has no room for all of a value, so that its highest bit may be set; lengths are smaller} */
    private boolean isCut(IASTExpression source, IVariable variable) {
        if (!(types.of(variable) instanceof CType.Number type) || type.size > 4)
            return false;
        var constant = types.constant(source);
        if (constant != null)
            return constant >= 1L << 8 * type.size - 1;
        var number = types.number(source);
        return number != null && (type.size < 4 ? number.size > type.size : number.size == 8 && !(Usage.strip(source) instanceof IASTFunctionCallExpression));
    }
}
