package tools.translator;

import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTBreakStatement;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTContinueStatement;
import org.eclipse.cdt.core.dom.ast.IASTDefaultStatement;
import org.eclipse.cdt.core.dom.ast.IASTDoStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTGotoStatement;
import org.eclipse.cdt.core.dom.ast.IASTIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTLabelStatement;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTSwitchStatement;
import org.eclipse.cdt.core.dom.ast.IASTWhileStatement;

/** Whether Java thinks that what follows a statement can be reached (JLS 14.22). */
final class Flow {
    private Flow() {}

    static boolean completes(IASTStatement statement, Translation t) {
        return switch (statement) {
            case IASTReturnStatement r -> false;
            case IASTBreakStatement b -> false;
            case IASTContinueStatement c -> false;
            case IASTGotoStatement g -> false;
            case IASTCompoundStatement block -> block(block, t);
            case IASTIfStatement branch -> branch.getElseClause() == null || completes(branch.getThenClause(), t) || completes(branch.getElseClause(), t);
            case IASTWhileStatement loop -> !isTrue(loop.getCondition(), t) || leaves(loop.getBody());
            case IASTDoStatement loop -> !isTrue(loop.getCondition(), t) && (completes(loop.getBody(), t) || continues(loop.getBody())) || leaves(loop.getBody());
            case IASTForStatement loop -> loop.getConditionExpression() != null && !isTrue(loop.getConditionExpression(), t) || leaves(loop.getBody());
            case IASTSwitchStatement choice -> choice(choice, t);
            case IASTLabelStatement label -> completes(label.getNestedStatement(), t);
            default -> true;
        };
    }

    private static boolean block(IASTCompoundStatement block, Translation t) {
        boolean reached = true;
        for (var statement : block.getStatements()) {
            if (Jumps.isTarget(statement))
                reached = true;
            if (reached)
                reached = completes(statement, t);
        }
        return reached;
    }

    private static boolean choice(IASTSwitchStatement choice, Translation t) {
        boolean hasDefault = false;
        boolean reached = true;
        for (var statement : ((IASTCompoundStatement) choice.getBody()).getStatements()) {
            hasDefault |= statement instanceof IASTDefaultStatement;
            if (statement instanceof IASTDefaultStatement || statement instanceof org.eclipse.cdt.core.dom.ast.IASTCaseStatement)
                reached = true;
            else if (reached)
                reached = completes(statement, t);
        }
        return !hasDefault || reached || leaves(choice.getBody());
    }

    static boolean isTrue(IASTExpression condition, Translation t) {
        var constant = t.types.constant(condition);
        if (constant == null || constant == 0)
            return false;
        return !Translation.isMacro(condition) || !t.condition(condition).text().contains("(") ;
    }

    /** {@return whether a break leaves the loop or the switch whose body this is} */
    private static boolean leaves(IASTStatement body) {
        return has(body, true);
    }

    private static boolean continues(IASTStatement body) {
        return has(body, false);
    }

    private static boolean has(IASTStatement body, boolean breaks) {
        var found = new boolean[1];
        body.accept(new ASTVisitor() {
            {
                shouldVisitStatements = true;
            }

            @Override
            public int visit(IASTStatement statement) {
                boolean inner = statement != body && (isLoop(statement) || breaks && statement instanceof IASTSwitchStatement);
                if (inner)
                    return PROCESS_SKIP;
                found[0] |= breaks ? statement instanceof IASTBreakStatement : statement instanceof IASTContinueStatement;
                return PROCESS_CONTINUE;
            }
        });
        // A body that is a loop itself: its breaks are its own.
        return found[0] && !(isLoop(body) || breaks && body instanceof IASTSwitchStatement);
    }

    static boolean isLoop(IASTNode node) {
        return node instanceof IASTWhileStatement || node instanceof IASTForStatement || node instanceof IASTDoStatement;
    }
}
