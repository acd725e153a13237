package tools.translator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTNode;

/** A part of the C program in which pieces are replaced. What is not replaced stays as it is, but for {@link CText}. */
final class Rewrite {
    record Piece(int start, int end, String text) {}

    private final CText source;
    private final int start;
    private final int end;
    private final List<Piece> pieces = new ArrayList<>();

    Rewrite(CText source, int start, int end) {
        this.source = source;
        this.start = start;
        this.end = end;
    }

    Rewrite(CText source, IASTNode node) {
        this(source, start(node), end(node));
    }

    static int start(IASTNode node) {
        return node.getFileLocation().getNodeOffset();
    }

    static int end(IASTNode node) {
        return start(node) + node.getFileLocation().getNodeLength();
    }

    Rewrite replace(IASTNode node, String text) {
        return replace(start(node), end(node), text);
    }

    Rewrite replace(int from, int to, String text) {
        pieces.add(new Piece(from, to, text));
        return this;
    }

    Rewrite insert(int at, String text) {
        return replace(at, at, text);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        int at = start;
        for (var piece : pieces.stream().sorted(Comparator.comparingInt(Piece::start).thenComparing(piece -> piece.end > piece.start)).toList()) {
            if (piece.start < at)
                continue; // within one that has been replaced
            text.append(source.copy(at, piece.start)).append(piece.text);
            at = piece.end;
        }
        return text.append(source.copy(Math.min(at, end), end)).toString();
    }
}
