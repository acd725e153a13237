package tools.translator;

import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTGotoStatement;
import org.eclipse.cdt.core.dom.ast.IASTLabelStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;

/** C's goto, as far as Java's labelled blocks go. */
final class Jumps {
    private Jumps() {}

    /** {@return whether a goto may lead to a statement} */
    static boolean isTarget(IASTStatement statement) {
        return statement instanceof IASTLabelStatement;
    }

    static String labelled(IASTCompoundStatement block, Rewrite text, Translation t) {
        return text.toString();
    }

    static Code jump(IASTGotoStatement jump, Translation t) {
        throw new Refused(jump, "goto: this one has no twin in Java; use a loop, break or return");
    }
}
