package tools.translator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IFunction;

/** Where memory lives: in the function's arena, or in that of a loop's body, so that an endless loop does not fill it. */
final class Arenas {
    private record Scope(String name, boolean[] used) {}

    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final Usage usage;

    Arenas(Usage usage) {
        this.usage = usage;
    }

    /** Enters a function or the body of a loop. */
    void enter() {
        scopes.push(new Scope(scopes.isEmpty() ? "stack" : scopes.size() == 1 ? "block" : "block" + scopes.size(), new boolean[1]));
    }

    /** {@return the arena of what is left; null if nothing has been allocated there} */
    String leave() {
        var scope = scopes.pop();
        return scope.used[0] ? scope.name : null;
    }

    /** {@return the arena for what is declared here} */
    String here() {
        var scope = scopes.element();
        scope.used[0] = true;
        return scope.name;
    }

    /** {@return whether a block is a loop's body that may have an arena of its own: nothing of it is needed after a turn} */
    boolean isOwn(IASTCompoundStatement block) {
        return Flow.isLoop(block.getParent()) && !usage.sharesMemory(Statements.function(block)) && !escapes(block);
    }

    /** {@return whether a pointer to a variable of a block is kept anywhere, so that another thread may use it} */
    boolean escapes(IASTCompoundStatement block) {
        return escapes(block, declared(block), new HashSet<>());
    }

    private static Set<IBinding> declared(IASTCompoundStatement block) {
        var names = new HashSet<IBinding>();
        block.accept(new ASTVisitor() {
            {
                shouldVisitDeclarators = true;
            }

            @Override
            public int visit(IASTDeclarator declarator) {
                names.add(Usage.innermost(declarator).getName().resolveBinding());
                return PROCESS_CONTINUE;
            }
        });
        return names;
    }

    /** {@return whether a pointer to one of some variables is kept anywhere: assigned, returned, or by a function that is called} */
    private boolean escapes(IASTNode within, Set<IBinding> variables, Set<IBinding> asked) {
        var found = new boolean[1];
        within.accept(new ASTVisitor() {
            {
                shouldVisitExpressions = true;
            }

            @Override
            public int visit(IASTExpression expression) {
                if (expression instanceof IASTIdExpression id && variables.contains(id.getName().resolveBinding()) && isKept(id, asked))
                    found[0] = true;
                return found[0] ? PROCESS_ABORT : PROCESS_CONTINUE;
            }
        });
        return found[0];
    }

    private boolean isKept(IASTIdExpression id, Set<IBinding> asked) {
        IASTExpression part = id;
        while (part.getParent() instanceof IASTArraySubscriptExpression element && element.getArrayExpression() == part && usage.isArray(part)
                || part.getParent() instanceof IASTFieldReference field && !field.isPointerDereference())
            part = (IASTExpression) part.getParent();
        if (usage.isValue(part))
            return false;
        IASTNode node = part;
        while (node.getParent() instanceof IASTUnaryExpression unary && (unary.getOperator() == IASTUnaryExpression.op_amper || unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary)
                || node.getParent() instanceof IASTCastExpression || node.getParent() instanceof IASTConditionalExpression || node.getParent() instanceof IASTExpressionList
                || node.getParent() instanceof IASTBinaryExpression sum && (sum.getOperator() == IASTBinaryExpression.op_plus || sum.getOperator() == IASTBinaryExpression.op_minus))
            node = node.getParent();
        return switch (node.getParent()) {
            case IASTEqualsInitializer initializer -> true;
            case IASTInitializerList list -> true;
            case IASTReturnStatement result -> true;
            case IASTBinaryExpression binary -> Usage.isAssignment(binary.getOperator()) && binary.getOperand2() == node;
            case IASTFunctionCallExpression call -> isKept(call, node, asked);
            default -> false;
        };
    }

    /** {@return whether a function of the program keeps an argument; libc's keep none} */
    private boolean isKept(IASTFunctionCallExpression call, IASTNode argument, Set<IBinding> asked) {
        if (!(Usage.strip(call.getFunctionNameExpression()) instanceof IASTIdExpression id))
            return true;
        if (id.getName().toString().equals("pthread_create"))
            return true;
        if (!(id.getName().resolveBinding() instanceof IFunction named))
            return usage.isOwn(id.getName().resolveBinding());
        var function = usage.defined(named);
        var body = usage.body(function);
        if (body == null)
            return false;
        for (int i = 0; i < call.getArguments().length && i < function.getParameters().length; i++)
            if (call.getArguments()[i] == argument && asked.add(function.getParameters()[i])
                    && escapes(body, Set.of(function.getParameters()[i]), asked))
                return true;
        return false;
    }
}
