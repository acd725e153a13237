package tools.translator;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTBreakStatement;
import org.eclipse.cdt.core.dom.ast.IASTCaseStatement;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTContinueStatement;
import org.eclipse.cdt.core.dom.ast.IASTDefaultStatement;
import org.eclipse.cdt.core.dom.ast.IASTGotoStatement;
import org.eclipse.cdt.core.dom.ast.IASTLabelStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTSwitchStatement;

/** C's goto, as far as Java's labelled blocks go: forward out of a block, and back to the beginning of a loop. */
final class Jumps {
    private Jumps() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTGotoStatement.class, Jumps::jump,
                    new Phrase("goto NAME; ... NAME:", "NAME: { break NAME; ... }",
                            "forward, out of a labelled block; backward, `continue` of a labelled loop",
                            "int f(int n) { if (n) goto done; n = 5; done: return n; }",
                            "int f(int n) { done: { if (n != 0) break done; n = 5; } return n; }")),
            new Rule<>(IASTLabelStatement.class, Jumps::label));

    /** {@return whether a goto may lead to a statement} */
    static boolean isTarget(IASTStatement statement) {
        return statement instanceof IASTLabelStatement;
    }

    private static List<IASTGotoStatement> jumps(IASTStatement within, String name) {
        var jumps = new ArrayList<IASTGotoStatement>();
        within.accept(new ASTVisitor() {
            {
                shouldVisitStatements = true;
            }

            @Override
            public int visit(IASTStatement statement) {
                if (statement instanceof IASTGotoStatement jump && jump.getName().toString().equals(name))
                    jumps.add(jump);
                return PROCESS_CONTINUE;
            }
        });
        return jumps;
    }

    private static Code jump(IASTGotoStatement jump, Translation t) {
        var name = jump.getName().toString();
        for (var node = jump.getParent(); node != null; node = node.getParent())
            if (node instanceof IASTCompoundStatement block)
                for (var statement : block.getStatements())
                    for (var inner = statement; inner instanceof IASTLabelStatement label; inner = label.getNestedStatement())
                        if (label.getName().toString().equals(name)) {
                            boolean forward = Rewrite.start(jump) < Rewrite.start(label);
                            return new Code(t.rewrite(jump).replace(Rewrite.start(jump), Rewrite.start(jump.getName()), forward ? "break " : "continue ")
                                    .replace(jump.getName(), forward ? name : loop(name)).toString(), Code.PRIMARY, JType.VOID);
                        }
        throw new Refused(jump, "goto: this leads into a block, which has no twin; use a loop or a function");
    }

    private static String loop(String name) {
        return name + "_loop";
    }

    /** The label's statement alone: {@link #labelled} puts the blocks around. */
    private static Code label(IASTLabelStatement label, Translation t) {
        var nested = label.getNestedStatement();
        var name = label.getName().toString();
        boolean back = label.getParent() instanceof IASTCompoundStatement && isBack(label, (IASTCompoundStatement) label.getParent(), name);
        boolean forward = label.getParent() instanceof IASTCompoundStatement block && first(block, label, name) != null;
        return new Code(t.rewrite(label).replace(Rewrite.start(label), colon(label, t) + 1, (forward ? "}" : "") + (forward && back ? " " : "") + (back ? loop(name) + ": while (true) {" : ""))
                .replace(nested, Statements.text(nested, t)).toString(), Code.PRIMARY, JType.VOID);
    }

    private static int colon(IASTLabelStatement label, Translation t) {
        return t.source.indexOf(':', Rewrite.end(label.getName()));
    }

    private static IASTStatement first(IASTCompoundStatement block, IASTLabelStatement label, String name) {
        for (var statement : block.getStatements()) {
            if (statement == label)
                return null;
            if (!jumps(statement, name).isEmpty())
                return statement;
        }
        return null;
    }

    private static boolean isBack(IASTLabelStatement label, IASTCompoundStatement block, String name) {
        return last(block, label, name) != null;
    }

    private static IASTStatement last(IASTCompoundStatement block, IASTLabelStatement label, String name) {
        IASTStatement last = null;
        boolean after = false;
        for (var statement : block.getStatements()) {
            after |= statement == label;
            if (after && !jumps(statement, name).isEmpty())
                last = statement;
        }
        return last;
    }

    /** Puts labelled blocks and loops into a block that has labels. */
    static String labelled(IASTCompoundStatement block, Rewrite text, Translation t) {
        for (var statement : block.getStatements())
            if (statement instanceof IASTLabelStatement label) {
                var name = label.getName().toString();
                var first = first(block, label, name);
                if (first != null)
                    sameCase(block, first, label);
                if (first != null)
                    text.insert(Rewrite.start(first), name + ": { ");
                var last = last(block, label, name);
                if (last != null) {
                    leavesOuter(block, label, last);
                    text.insert(Rewrite.end(last), Flow.completes(last, t) ? " break; }" : " }");
                }
            }
        return text.toString();
    }

    /** A labelled block cannot begin in one case of a switch and end in another. */
    private static void sameCase(IASTCompoundStatement block, IASTStatement first, IASTLabelStatement label) {
        for (var statement : block.getStatements())
            if ((statement instanceof IASTCaseStatement || statement instanceof IASTDefaultStatement)
                    && Rewrite.start(statement) > Rewrite.start(first) && Rewrite.start(statement) < Rewrite.start(label))
                throw new Refused(label, "goto: this leads from one case of a switch into another, which has no twin; make what they share a function");
    }

    /** A break of an outer loop would leave the loop that is put in its place. */
    private static void leavesOuter(IASTCompoundStatement block, IASTLabelStatement label, IASTStatement last) {
        boolean within = false;
        for (var statement : block.getStatements()) {
            within |= statement == label;
            if (within)
                statement.accept(new ASTVisitor() {
                    {
                        shouldVisitStatements = true;
                    }

                    @Override
                    public int visit(IASTStatement inner) {
                        if (Flow.isLoop(inner) || inner instanceof IASTSwitchStatement)
                            return PROCESS_SKIP;
                        if (inner instanceof IASTBreakStatement || inner instanceof IASTContinueStatement)
                            throw new Refused(inner, "this leaves a loop around a goto that goes back, which has no twin; use a loop in place of the goto");
                        return PROCESS_CONTINUE;
                    }
                });
            if (statement == last)
                return;
        }
    }
}
