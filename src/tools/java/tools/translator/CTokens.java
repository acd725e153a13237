package tools.translator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a piece of C, as the preprocessor takes them. */
final class CTokens {
    static final Set<String> TYPES = Set.of("unsigned", "signed", "char", "short", "int", "long", "float", "double", "sizeof");

    private static final Pattern TOKEN = Pattern.compile("""
            (?sx) (?<gap> \\s+ | /\\*.*?\\*/ | \\\\\\r?\\n) | "(?:\\\\.|[^"\\\\])*" | '(?:\\\\.|[^'\\\\])*' | [A-Za-z_]\\w* | \\.?[0-9](?:[eEpP][-+]|[\\w.])* | \\#\\# | .""");

    private CTokens() {}

    static List<String> of(String text) {
        return TOKEN.matcher(text).results().filter(token -> token.group("gap") == null).map(token -> token.group()).toList();
    }

    /** {@return the tokens and what is between them} */
    static List<String> withSpace(String text) {
        return TOKEN.matcher(text).results().map(token -> token.group("gap") == null ? token.group() : " ").toList();
    }

    /** {@return where the token ends that begins at a place} */
    static int end(String text, int start) {
        return TOKEN.matcher(text).region(start, text.length()).results().findFirst().orElseThrow().end();
    }

    /** {@return where the parenthesis closes that opens at a place} */
    static int closing(String text, int open) {
        int depth = 0;
        for (var token : TOKEN.matcher(text).region(open, text.length()).results().toList()) {
            depth += token.group().equals("(") ? 1 : token.group().equals(")") ? -1 : 0;
            if (depth == 0)
                return token.start();
        }
        return text.length() - 1;
    }

    /** {@return the arguments of a macro} */
    static List<String> arguments(String text) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        var argument = new StringBuilder();
        for (var token : withSpace(text)) {
            if (token.equals(",") && depth == 0) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
                continue;
            }
            if (token.length() == 1 && "([{".contains(token))
                depth++;
            if (token.length() == 1 && ")]}".contains(token))
                depth--;
            argument.append(token);
        }
        arguments.add(argument.toString().strip());
        return arguments;
    }
}
