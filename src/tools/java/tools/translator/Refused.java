package tools.translator;

import org.eclipse.cdt.core.dom.ast.IASTNode;

/** What has no twin, and where it stands in the C program. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;

    Refused(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    Refused(IASTNode node, String message) {
        this(node.getFileLocation() == null ? 0 : node.getFileLocation().getNodeOffset(), message);
    }

    /** {@return where it begins, counted in characters from the start of the file} */
    int offset() {
        return offset;
    }
}
