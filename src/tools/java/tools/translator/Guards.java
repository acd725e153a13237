package tools.translator;

import java.util.List;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTBreakStatement;
import org.eclipse.cdt.core.dom.ast.IASTCaseStatement;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTContinueStatement;
import org.eclipse.cdt.core.dom.ast.IASTDefaultStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTGotoStatement;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTLabelStatement;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTWhileStatement;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Tests that a result has passed before it is used: behind {@code if ((n = read(...)) == -1) error();} n is not negative. */
final class Guards {
    private static final Set<String> ENDING = Set.of("exit", "_exit", "_Exit", "abort", "pthread_exit");
    /** What gives -1, or else 0 or more. */
    private static final Set<String> COUNTING = Set.of("read", "write", "recv", "send", "recvfrom", "sendto", "recvmsg", "sendmsg", "readv", "writev",
            "pread", "pwrite", "lseek", "fread", "fwrite", "strlen");

    private final Types types;
    private final Usage usage;
    private final Signs signs;

    Guards(Types types, Usage usage, Signs signs) {
        this.types = types;
        this.usage = usage;
        this.signs = signs;
    }

    /** {@return whether each way to a variable's use leads through a test that a negative value does not pass, and nothing changes it in between} */
    boolean isGuarded(IASTExpression use) {
        if (!(Usage.strip(use) instanceof IASTIdExpression id) || !(id.getName().resolveBinding() instanceof IVariable variable)
                || !usage.isChangedByName(variable) || !Statements.isLocal(usage.declarators(variable).getFirst()) || variable.isStatic())
            return false;
        for (IASTNode node = id; !(node instanceof IASTFunctionDefinition) && node.getParent() != null; node = node.getParent())
            if (isTestedBy(node.getParent(), node, variable))
                return true;
        return false;
    }

    private boolean isTestedBy(IASTNode parent, IASTNode within, IVariable variable) {
        boolean passes = switch (parent) {
            case IASTWhileStatement loop -> within == loop.getBody() && passes(loop.getCondition(), true, variable);
            case IASTForStatement loop -> within == loop.getBody() && loop.getConditionExpression() != null && passes(loop.getConditionExpression(), true, variable);
            case IASTIfStatement branch -> within == branch.getThenClause() && passes(branch.getConditionExpression(), true, variable)
                    || within == branch.getElseClause() && passes(branch.getConditionExpression(), false, variable);
            default -> false;
        };
        return passes ? !signs.isChanged(variable, Rewrite.start(within), Rewrite.end(within)) : parent instanceof IASTCompoundStatement block && isTestedBefore(block, within, variable);
    }

    /** {@return whether an if of a block comes before, and ends the function or the turn where the value is negative} */
    private boolean isTestedBefore(IASTCompoundStatement block, IASTNode use, IVariable variable) {
        int tested = -1;
        for (var statement : block.getStatements()) {
            if (statement instanceof IASTLabelStatement || statement instanceof IASTCaseStatement || statement instanceof IASTDefaultStatement)
                tested = -1; // another way leads here
            if (statement == use)
                return tested != -1 && !signs.isChanged(variable, tested, Rewrite.end(use));
            if (statement instanceof IASTIfStatement guard && guard.getElseClause() == null && ends(guard.getThenClause())
                    && passes(guard.getConditionExpression(), false, variable))
                tested = Rewrite.end(guard);
        }
        return false;
    }

    /** {@return whether a variable is 0 or more if a condition is as it is said} */
    private boolean passes(IASTExpression given, boolean holds, IVariable variable) {
        var condition = Usage.strip(given);
        if (condition instanceof IASTUnaryExpression not && not.getOperator() == IASTUnaryExpression.op_not)
            return passes(not.getOperand(), !holds, variable);
        if (!(condition instanceof IASTBinaryExpression binary))
            return false;
        int operator = binary.getOperator();
        if (operator == (holds ? IASTBinaryExpression.op_logicalAnd : IASTBinaryExpression.op_logicalOr))
            return passes(binary.getOperand1(), holds, variable) || passes(binary.getOperand2(), holds, variable);
        if (!isVariable(binary.getOperand1(), variable) || !(types.constant(binary.getOperand2()) instanceof Long limit)
                || types.number(binary.getOperand2()) == null || !types.number(binary.getOperand2()).signed || !(types.of(variable) instanceof CType.Number type) || !type.signed)
            return false;
        return switch (operator) {
            case IASTBinaryExpression.op_greaterThan -> holds && limit >= -1;
            case IASTBinaryExpression.op_greaterEqual -> holds && limit >= 0;
            case IASTBinaryExpression.op_lessThan -> !holds && limit >= 0;
            case IASTBinaryExpression.op_lessEqual -> !holds && limit >= -1;
            case IASTBinaryExpression.op_equals -> holds ? limit >= 0 : limit == -1 && isCount(variable);
            case IASTBinaryExpression.op_notequals -> holds ? limit == -1 && isCount(variable) : limit >= 0;
            default -> false;
        };
    }

    /** {@return whether an expression is a variable, or its assignment} */
    private static boolean isVariable(IASTExpression given, IVariable variable) {
        var expression = Usage.strip(given);
        if (expression instanceof IASTBinaryExpression binary && binary.getOperator() == IASTBinaryExpression.op_assign)
            expression = Usage.strip(binary.getOperand1());
        return expression instanceof IASTIdExpression id && id.getName().resolveBinding() == variable;
    }

    /** {@return whether a variable only gets what is -1, or else 0 or more} */
    boolean isCount(IVariable variable) {
        return signs.sources(variable).stream().allMatch(value -> types.constant(value) instanceof Long constant && constant >= -1 || isCount(value));
    }

    /** {@return whether an expression calls what gives -1, or else the length of what is in memory} */
    boolean isCount(IASTExpression value) {
        return Usage.strip(value) instanceof IASTFunctionCallExpression call && COUNTING.contains(call.getFunctionNameExpression().getRawSignature())
                && call.getFunctionNameExpression() instanceof IASTIdExpression id && !usage.isDefined(usage.defined(id.getName().resolveBinding()));
    }

    // ---- what does not go on ---------------------------------------------

    private boolean ends(IASTStatement statement) {
        return switch (statement) {
            case IASTReturnStatement r -> true;
            case IASTBreakStatement b -> true;
            case IASTContinueStatement c -> true;
            case IASTGotoStatement g -> true;
            case IASTCompoundStatement block -> List.of(block.getStatements()).stream().anyMatch(this::ends);
            case IASTIfStatement branch -> branch.getElseClause() != null && ends(branch.getThenClause()) && ends(branch.getElseClause());
            case IASTExpressionStatement call -> call.getExpression() instanceof IASTFunctionCallExpression function && neverReturns(function);
            default -> false;
        };
    }

    /** {@return whether a call ends the program: of exit, or of a function of the program that always comes to one} */
    private boolean neverReturns(IASTFunctionCallExpression call) {
        if (!(Usage.strip(call.getFunctionNameExpression()) instanceof IASTIdExpression id) || !(id.getName().resolveBinding() instanceof IFunction named))
            return ENDING.contains(call.getFunctionNameExpression().getRawSignature());
        var body = usage.body(usage.defined(named));
        if (body == null)
            return ENDING.contains(named.getName());
        return body instanceof IASTCompoundStatement block && !leaves(block) && List.of(block.getStatements()).stream().anyMatch(this::endsProgram);
    }

    private boolean endsProgram(IASTStatement statement) {
        return statement instanceof IASTExpressionStatement call && call.getExpression() instanceof IASTFunctionCallExpression function
                && Usage.strip(function.getFunctionNameExpression()) instanceof IASTIdExpression id && ENDING.contains(id.getName().toString());
    }

    private static boolean leaves(IASTStatement body) {
        var found = new boolean[1];
        body.accept(new ASTVisitor() {
            {
                shouldVisitStatements = true;
            }

            @Override
            public int visit(IASTStatement statement) {
                found[0] |= statement instanceof IASTReturnStatement || statement instanceof IASTGotoStatement;
                return found[0] ? PROCESS_ABORT : PROCESS_CONTINUE;
            }
        });
        return found[0];
    }
}
