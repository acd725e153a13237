package tools.translator;

import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTProblemDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTProblemExpression;
import org.eclipse.cdt.core.dom.ast.IASTProblemStatement;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.gnu.IGNUASTCompoundStatementExpression;

/** What is refused wherever it stands. */
final class Others {
    private Others() {}

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(IGNUASTCompoundStatementExpression.class, "({ BODY })", "", "refused", "", "", (node, t) -> {
                throw new Refused(node, "({ }) is GNU's own, and has no twin; make it a function");
            }),
            new Rule<>(IASTTypeIdInitializerExpression.class, "(struct TYPE){VALUE}", "with(new TYPE(stack), it -> it.FIELD(VALUE))", "a struct without a name", "", "", (node, t) -> {
                return Initializers.literal(node, t);
            }),
            new Rule<>(IASTProblemStatement.class, "", "", "", "", "", (node, t) -> {
                throw new Refused(node, "the parser does not understand this: " + node.getProblem().getMessage());
            }),
            new Rule<>(IASTProblemExpression.class, "", "", "", "", "", (node, t) -> {
                throw new Refused(node, "the parser does not understand this: " + node.getProblem().getMessage());
            }),
            new Rule<>(IASTProblemDeclaration.class, "", "", "", "", "", (node, t) -> {
                throw new Refused(node, "the parser does not understand this: " + node.getProblem().getMessage());
            }),
            new Rule<>(IASTBinaryExpression.class, "", "", "", "", "", (node, t) -> {
                throw new Refused(node, "this has no twin: " + t.raw(node));
            }));
}
