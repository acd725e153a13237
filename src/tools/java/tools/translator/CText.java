package tools.translator;

import java.util.TreeMap;

/** The text of a program, and what is replaced in it wherever it is copied: the preprocessor's lines, which become comments. */
final class CText {
    private final String text;
    private final TreeMap<Integer, Rewrite.Piece> pieces = new TreeMap<>();

    CText(String text) {
        this.text = text;
    }

    void replace(int start, int end, String java) {
        pieces.put(start, new Rewrite.Piece(start, end, java));
    }

    String copy(int from, int to) {
        var copy = new StringBuilder();
        int at = from;
        for (var piece : pieces.subMap(from, true, Math.max(from, to), false).values())
            if (piece.start() >= at && piece.end() <= to) {
                copy.append(text, at, piece.start()).append(piece.text());
                at = piece.end();
            }
        return copy.append(text, Math.min(at, to), to).toString();
    }
}
