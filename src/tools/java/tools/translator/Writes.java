package tools.translator;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IFunction;

/** Which functions change memory. One that changes none may be handed a struct itself in place of a copy. */
final class Writes {
    private final Usage usage;
    private final Types types;
    private final Map<IFunction, Boolean> known = new HashMap<>();

    Writes(Usage usage, Types types) {
        this.usage = usage;
        this.types = types;
    }

    /** {@return whether a function of the program may change memory that is not a variable of its own} */
    boolean any(IFunction function) {
        var before = known.putIfAbsent(function, false); // a recursive call adds nothing
        if (before != null)
            return before;
        var found = new boolean[1];
        usage.body(function).accept(new ASTVisitor() {
            {
                shouldVisitExpressions = true;
            }

            @Override
            public int visit(IASTExpression expression) {
                found[0] |= switch (expression) {
                    case IASTBinaryExpression binary -> Usage.isAssignment(binary.getOperator()) && isMemory(binary.getOperand1());
                    case IASTUnaryExpression unary -> Assignments.isStep(unary) && isMemory(unary.getOperand()) || unary.getOperator() == IASTUnaryExpression.op_amper;
                    case IASTFunctionCallExpression call -> calls(call);
                    default -> false;
                };
                return found[0] ? PROCESS_ABORT : PROCESS_CONTINUE;
            }
        });
        known.put(function, found[0]);
        return found[0];
    }

    private boolean isMemory(IASTExpression place) {
        return !(Usage.strip(place) instanceof IASTIdExpression id) || types.of(id) instanceof CType.Struct;
    }

    private boolean calls(IASTFunctionCallExpression call) {
        if (!(Usage.strip(call.getFunctionNameExpression()) instanceof IASTIdExpression id) || !(id.getName().resolveBinding() instanceof IFunction named))
            return true;
        var function = usage.defined(named);
        return usage.isDefined(function) && any(function);
    }
}
