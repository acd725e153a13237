package tools.translator;

import org.eclipse.cdt.core.dom.ast.IASTDeclarationStatement;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;

/** enum: constants of type int. */
final class Enumerations {
    private Enumerations() {}

    /** The constants stand where C has them; braces and the enumeration's name are a comment. */
    static String constants(IASTEnumerationSpecifier enumeration, Translation t) {
        boolean local = enumeration.getParent().getParent() instanceof IASTDeclarationStatement;
        var enumerators = enumeration.getEnumerators();
        var name = enumeration.getName().toString();
        var text = new StringBuilder(local ? "final int" : "static final int");
        int at = t.source.indexOf('{', Rewrite.start(enumeration)) + 1;
        if (!name.isEmpty())
            text.append(" /* enum ").append(name).append(" */");
        for (int i = 0; i < enumerators.length; i++) {
            var enumerator = enumerators[i];
            var gap = t.text.copy(at, Rewrite.start(enumerator));
            text.append(i == 0 && gap.isEmpty() ? " " : gap);
            var value = enumerator.getValue();
            var binding = (org.eclipse.cdt.core.dom.ast.IEnumerator) enumerator.getName().resolveBinding();
            var full = t.names.of(binding);
            text.append(full.substring(full.lastIndexOf('.') + 1)).append(" = ");
            text.append(value != null ? t.converted(value, CType.Number.INT, JType.INT).text() : String.valueOf(binding.getValue().numberValue()));
            at = Rewrite.end(enumerator);
        }
        var rest = t.text.copy(at, Rewrite.end(enumeration) - 1);
        var tail = rest.replaceFirst("^\\s*,", "");
        return text + (tail.isBlank() && !tail.contains("\n") ? "" : tail);
    }
}
