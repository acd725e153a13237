package tools.translator;

import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTASMDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTProblem;
import org.eclipse.cdt.core.dom.ast.IASTProblemDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTProblemExpression;
import org.eclipse.cdt.core.dom.ast.IASTProblemStatement;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.gnu.IGNUASTCompoundStatementExpression;

/** What is refused wherever it stands. */
final class Others {
    private Others() {}

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(IGNUASTCompoundStatementExpression.class, (node, t) -> {
                throw new Refused(node, "({ }) is GNU's own, and has no twin; make it a function");
            }),
            new Rule<>(IASTTypeIdInitializerExpression.class, Initializers::literal,
                    new Phrase("(struct TYPE){VALUE}", "with(new TYPE(stack), it -> it.FIELD(VALUE))",
                            "a struct without a name",
                            "struct pair { int a, b; }; int sum(struct pair p) { return p.a + p.b; } int f(void) { return sum((struct pair){ 1, 2 }); }",
                            "static class pair extends Struct { static final Fields C = new Fields(false); pair(SegmentAllocator stack) { super(C, stack); } pair(MemorySegment memory) { super(C, memory); } static final long a$ = C.add(C_INT); int a() { return getInt(a$); } void a(int value) { set(a$, value); } static final long b$ = C.add(C_INT); int b() { return getInt(b$); } void b(int value) { set(b$, value); } } int sum(pair p) { return p.a() + p.b(); } int f() { try (var stack = Arena.ofConfined()) { return sum(with(new pair(stack), it -> { it.a(1); it.b(2); })); }}")),
            new Rule<>(IASTASMDeclaration.class, (node, t) -> {
                throw new Refused(node, "inline assembler has no twin");
            }),
            new Rule<>(IASTProblemStatement.class, (node, t) -> {
                throw notUnderstood(node, node.getProblem(), t);
            }),
            new Rule<>(IASTProblemExpression.class, (node, t) -> {
                throw notUnderstood(node, node.getProblem(), t);
            }),
            new Rule<>(IASTProblemDeclaration.class, (node, t) -> {
                throw notUnderstood(node, node.getProblem(), t);
            }),
            new Rule<>(IASTBinaryExpression.class, (node, t) -> {
                throw new Refused(node, "this has no twin: " + t.raw(node));
            }));

    private static Refused notUnderstood(IASTNode node, IASTProblem problem, Translation t) {
        for (var word : List.of("_Generic", "asm", "__label__", "__builtin_choose_expr", "_Complex"))
            if (t.raw(node).matches("(?s).*\\b_*" + word + "_*\\b.*"))
                return new Refused(node, word + " has no twin");
        return new Refused(node, "the parser does not understand this: " + problem.getMessage());
    }
}
