package tools.translator;

import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;

/** C's string literals: a Java String where its bytes are a text. */
final class Texts {
    private static final Pattern PART = Pattern.compile("(?:u8)?\"((?:\\\\.|[^\"\\\\])*)\"|(\\w+)");

    private Texts() {}

    /** Literals that stand next to each other are joined by +, each in its place; a macro among them keeps its name. */
    static Code literal(IASTLiteralExpression literal, Translation t) {
        var c = literal.toString();
        if (c.startsWith("L\"") || c.startsWith("u\"") || c.startsWith("U\""))
            throw new Refused(literal, "wide characters have no twin");
        if (!t.types.isText(c))
            return bytes(c, t);
        var source = Translation.isMacro(literal) ? c : t.raw(literal);
        var text = new StringBuilder();
        int at = 0;
        int parts = 0;
        for (var part : PART.matcher(source).results().toList()) {
            var gap = source.substring(at, part.start());
            text.append(parts++ == 0 ? gap : gap.startsWith("\n") || gap.startsWith("\r") ? " +" + gap : gap.isEmpty() ? " + " : gap.replaceFirst("[ \t]*", " + ").replace("+ \n", "+\n"));
            text.append(part.group(2) != null ? t.macros.text(part.group(2), literal, t) : '"' + Literals.escaped(part.group(1)) + '"');
            at = part.end();
        }
        return new Code(text.toString(), parts > 1 ? Code.SUM : Code.PRIMARY, JType.STRING);
    }

    /** Bytes that are no text in UTF-8: each is a character of ISO 8859-1. */
    private static Code bytes(String literals, Translation t) {
        var text = new StringBuilder();
        for (byte b : t.types.bytes(literals))
            text.append(b >= ' ' && b < 127 && b != '"' && b != '\\' ? String.valueOf((char) b) : "\\%03o".formatted(b & 0xff));
        return Code.primary("bytes(\"" + text + "\")", JType.MEMORY);
    }

}
