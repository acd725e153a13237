package tools.translator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTFunctionStyleMacroParameter;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorFunctionStyleMacroDefinition;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorMacroDefinition;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorObjectStyleMacroDefinition;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;

/** Macros as text: those that are no constants are written out where they are used, before the program is translated. */
final class MacroText {
    private static final int MOST = 100;

    private MacroText() {}

    /** {@return declarations that make the macros' texts part of the tree} */
    private static String constants(Source source, IASTTranslationUnit tree) {
        var text = new StringBuilder("\n");
        for (var macro : definitions(tree))
            if (isConstant(macro, tree))
                text.append("int ").append(Macros.PREFIX).append(macro.getName()).append(" = ").append(macro.getExpansion()).append(";\n");
        return text.toString();
    }

    private static List<IASTPreprocessorMacroDefinition> definitions(IASTTranslationUnit tree) {
        var own = new ArrayList<IASTPreprocessorMacroDefinition>();
        for (var macro : tree.getMacroDefinitions())
            if (macro.isPartOfTranslationUnitFile() && macro.isActive())
                own.add(macro);
        return own;
    }

    private static boolean isConstant(IASTPreprocessorMacroDefinition macro, IASTTranslationUnit tree) {
        var text = macro.getExpansion().strip();
        if (!(macro instanceof IASTPreprocessorObjectStyleMacroDefinition) || macro instanceof IASTPreprocessorFunctionStyleMacroDefinition
                || text.isEmpty() || !Macros.isWhole(text) || Names.isKeyword(macro.getName().toString()) || isWithinDeclaration(macro, tree))
            return false;
        int definitions = 0;
        for (var other : definitions(tree))
            if (other.getName().toString().equals(macro.getName().toString()))
                definitions++;
        return definitions == 1 && isConstantText(text, Rewrite.start(macro), tree, new HashSet<>());
    }

    /** {@return whether a macro is defined within a function or a struct: Java's constant would end with the block, a macro does not} */
    private static boolean isWithinDeclaration(IASTPreprocessorMacroDefinition macro, IASTTranslationUnit tree) {
        for (var declaration : tree.getDeclarations())
            if (declaration.isPartOfTranslationUnitFile() && declaration.getFileLocation() != null
                    && Rewrite.start(declaration) < Rewrite.start(macro) && Rewrite.end(macro) <= Rewrite.end(declaration))
                return true;
        return false;
    }

    /** {@return whether a text has only numbers, characters and names of constants} */
    private static boolean isConstantText(String text, int at, IASTTranslationUnit tree, Set<String> seen) {
        if (text.startsWith("\""))
            return true;
        for (var token : CTokens.of(text)) {
            if (!token.matches("[A-Za-z_]\\w*") || CTokens.TYPES.contains(token) || !seen.add(token))
                continue;
            IASTPreprocessorMacroDefinition found = null;
            for (var macro : tree.getMacroDefinitions())
                if (macro.getName().toString().equals(token))
                    found = macro;
            if (found != null && found.isPartOfTranslationUnitFile() && Rewrite.start(found) > at)
                return false; // Java reads a constant's text where it is declared
            if (found == null || found instanceof IASTPreprocessorFunctionStyleMacroDefinition || !isConstantText(found.getExpansion().strip(), at, tree, seen))
                return false;
        }
        return true;
    }

    /** A program and its tree; at the end its own text ends, and the macros' begin. */
    record Parsed(Source source, IASTTranslationUnit tree, int end) {}

    /** {@return the program with the macros written out that are no constants, and the texts of those that are behind its end} */
    static Parsed parsed(Source source, Unit unit) {
        var written = writtenOut(source, unit);
        var constants = constants(written.source, written.tree);
        var complete = written.source.with(written.source.text() + constants);
        return new Parsed(complete, constants.isBlank() ? written.tree : unit.parse(complete), written.end);
    }

    private static Parsed writtenOut(Source source, Unit unit) {
        for (int round = 0; round < MOST; round++) {
            var tree = unit.parse(source);
            var text = new Rewrite(new CText(source.text()), 0, source.text().length());
            boolean changed = false;
            int last = -1;
            for (var expansion : tree.getMacroExpansions()) {
                var macro = expansion.getMacroDefinition();
                if (!expansion.isPartOfTranslationUnitFile() || !macro.isPartOfTranslationUnitFile() && !isFormat(macro) || expansion.getFileLocation() == null
                        || Rewrite.start(expansion) < last || isDirective(source.text(), Rewrite.start(expansion)) || isConstant(macro, tree))
                    continue;
                if (CTokens.of(macro.getExpansion()).contains(macro.getName().toString()))
                    continue; // it would never end
                text.replace(Rewrite.start(expansion), Rewrite.end(expansion), alone(written(source.text().substring(Rewrite.start(expansion), Rewrite.end(expansion)), macro, tree, Rewrite.start(expansion)), source.text(), expansion));
                last = Rewrite.end(expansion);
                changed = true;
            }
            if (!changed)
                return new Parsed(source, tree, source.text().length());
            source = source.with(text.toString());
        }
        throw new Refused(0, "the macros of this program contain each other");
    }

    private static final Pattern BEFORE = Pattern.compile("(?s).*([(,;{}\\[]|[^=!<>]=|\\breturn)\\s*");
    private static final Pattern BEHIND = Pattern.compile("(?s)\\s*[);,\\]}].*");

    /** {@return a macro's text without the parentheses around all of it, where what is around its use holds it together already} */
    private static String alone(String text, String source, IASTNode use) {
        int last = text.length() - 1;
        if (!text.startsWith("(") || text.startsWith("({") || CTokens.closing(text, 0) != last || CTokens.arguments(text.substring(1, last)).size() > 1)
            return text;
        int line = source.lastIndexOf('\n', source.substring(0, Rewrite.start(use)).stripTrailing().length() - 1);
        return BEFORE.matcher(source.substring(Math.max(0, line), Rewrite.start(use))).matches()
                && BEHIND.matcher(source.substring(Rewrite.end(use), Math.min(source.length(), Rewrite.end(use) + 200))).matches() ? text.substring(1, last) : text;
    }

    /** {@return whether a macro of inttypes.h stands for a part of a format, as PRIu32} */
    private static boolean isFormat(IASTPreprocessorMacroDefinition macro) {
        return macro.getName().toString().matches("PRI[diouxX]\\w+|SCN[dioux]\\w+|__PRI(64|PTR)_PREFIX");
    }

    private static boolean isDirective(String text, int at) {
        int line = text.lastIndexOf('\n', at - 1) + 1;
        return text.substring(line, at).stripLeading().startsWith("#");
    }

    private static String written(String use, IASTPreprocessorMacroDefinition macro, IASTTranslationUnit tree, int place) {
        int lines = (int) use.chars().filter(c -> c == '\n').count();
        var body = macro.getExpansion().strip();
        if (!(macro instanceof IASTPreprocessorFunctionStyleMacroDefinition function))
            return body + "\n".repeat(lines);
        // What is behind the arguments may be those of a macro that this one becomes: CAT(A, B)(x).
        int end = CTokens.closing(use, use.indexOf('('));
        var rest = use.substring(end + 1);
        return filled(use.substring(0, end + 1), body, function, new Definitions(tree, place)) + rest + "\n".repeat(lines - (int) rest.chars().filter(c -> c == '\n').count());
    }

    /** The macros that hold at a place. */
    private static final class Definitions {
        private final Map<String, IASTPreprocessorMacroDefinition> macros = new HashMap<>();

        Definitions(IASTTranslationUnit tree, int place) {
            for (var macro : tree.getMacroDefinitions())
                if (!macro.isPartOfTranslationUnitFile() || macro.isActive() && Rewrite.start(macro) < place)
                    macros.put(macro.getName().toString(), macro);
        }

        /** {@return whether a macro makes a text or a word of its arguments, or hands them to one that does} */
        boolean keepsNames(String name, Set<String> asked) {
            if (!(macros.get(name) instanceof IASTPreprocessorFunctionStyleMacroDefinition macro) || !asked.add(name))
                return false;
            var tokens = CTokens.of(macro.getExpansion());
            return tokens.contains("#") || tokens.contains("##") || tokens.stream().anyMatch(token -> keepsNames(token, asked));
        }

        /** {@return a text with all macros written out, as C has an argument before the macro gets it} */
        String expanded(String text, Set<String> within) {
            var all = new StringBuilder();
            for (int at = 0, end; at < text.length(); at = end) {
                end = CTokens.end(text, at);
                var written = text.substring(at, end);
                var macro = within.contains(written) ? null : macros.get(written);
                if (macro instanceof IASTPreprocessorFunctionStyleMacroDefinition function) {
                    if (text.substring(end).stripLeading().startsWith("(")) {
                        end = CTokens.closing(text, text.indexOf('(', end)) + 1;
                        written = filled(text.substring(at, end), macro.getExpansion().strip(), function, this);
                    } else
                        macro = null;
                } else if (macro != null)
                    written = macro.getExpansion().strip();
                var deeper = new HashSet<>(within);
                if (macro != null)
                    deeper.add(macro.getName().toString());
                all.append(macro == null ? written : expanded(written, deeper));
            }
            return all.toString();
        }
    }

    private static String filled(String use, String body, IASTPreprocessorFunctionStyleMacroDefinition macro, Definitions definitions) {
        var arguments = CTokens.arguments(use.substring(use.indexOf('(') + 1, use.lastIndexOf(')')));
        Map<String, String> values = new HashMap<>();
        var others = "__VA_ARGS__";
        IASTFunctionStyleMacroParameter[] parameters = macro.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            var name = parameters[i].getParameter();
            if (name.endsWith("...")) {
                var rest = i < arguments.size() ? String.join(", ", arguments.subList(i, arguments.size())) : "";
                others = name.equals("...") ? others : name.substring(0, name.length() - 3).strip();
                values.put(others, rest);
            } else
                values.put(name, i < arguments.size() ? arguments.get(i) : "");
        }
        var text = new StringBuilder();
        var tokens = withoutParentheses(CTokens.withSpace(body), values);
        int depth = 0; // of the parentheses of a macro that keeps names
        boolean joined = false;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.equals("(") && (depth > 0 || i > 0 && definitions.keepsNames(tokens.get(i - 1), new HashSet<>())))
                depth++;
            else if (token.equals(")") && depth > 0)
                depth--;
            if (token.equals("##")) {
                while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1)))
                    text.setLength(text.length() - 1);
                while (i + 1 < tokens.size() && tokens.get(i + 1).isBlank())
                    i++;
                // , ## __VA_ARGS__ leaves no comma behind if there is nothing
                if (i + 1 < tokens.size() && tokens.get(i + 1).equals(others) && values.getOrDefault(others, "").isBlank() && text.toString().endsWith(","))
                    text.setLength(text.length() - 1);
                else if (text.toString().endsWith(",") || i + 1 < tokens.size() && values.getOrDefault(tokens.get(i + 1), "x").isBlank())
                    text.append(' '); // nothing is joined, and what follows is a word of its own
            } else if (token.equals("#") && i + 1 < tokens.size() && values.containsKey(next(tokens, i))) {
                while (tokens.get(++i).isBlank()) { }
                text.append('"').append(values.get(tokens.get(i)).replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
            } else if (depth > 0 && values.containsKey(token) && !joined && !next(tokens, i).equals("##"))
                text.append(definitions.expanded(values.get(token), Set.of()));
            else
                text.append(values.getOrDefault(token, token));
            joined = token.equals("##");
        }
        return text.toString();
    }

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*|[0-9]\\w*|'(\\\\.|[^'\\\\])+'");

    /** {@return a macro's tokens with X in place of (X) where the argument is one word, which needs no parentheses} What may be a call, a cast or sizeof keeps them. */
    private static List<String> withoutParentheses(List<String> tokens, Map<String, String> values) {
        var kept = new ArrayList<String>();
        var last = "";
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (i + 2 < tokens.size() && token.equals("(") && tokens.get(i + 2).equals(")") && WORD.matcher(values.getOrDefault(tokens.get(i + 1), "")).matches()
                    && !isType(values.get(tokens.get(i + 1))) && !last.matches("[\\w\")\\]#].*") && !next(tokens, i + 2).matches("[\\w\"'({!~#].*")) {
                token = tokens.get(i + 1);
                i += 2;
            }
            kept.add(token);
            if (!token.isBlank())
                last = token;
        }
        return kept;
    }

    private static boolean isType(String word) {
        return CTokens.TYPES.contains(word) || word.endsWith("_t");
    }

    private static String next(List<String> tokens, int at) {
        for (int i = at + 1; i < tokens.size(); i++)
            if (!tokens.get(i).isBlank())
                return tokens.get(i);
        return "";
    }
}
