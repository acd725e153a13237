package tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The phrase book in README.md, taken at its word: it translates a C program into its Java twin.
 *
 * <p>A row has a phrase of C and its Java. A word in capitals stands for one word of the program, or, if it is one of
 * {@link #PASSAGES}, for as many as come before what follows. Where a row has no C, its Java is added.
 */
final class Phrasebook {
    private record Phrase(List<String> c, List<String> java, List<String> row) {}

    private static final Set<String> PASSAGES = Set.of("BODY", "PARAMETERS", "VALUE", "SIZE", "HEADER");

    private static final Pattern TOKEN = Pattern.compile("""
            (?sx) (?<gap> \\s+ | /\\*.*?\\*/ | //[^\\n]*)
            | "(?:\\\\.|[^"\\\\])*" | '(?:\\\\.|[^'\\\\])*'
            | \\w+
            | == | != | <= | >= | && | \\|\\| | \\+\\+ | -- | -> | [-+*/%&|]=
            | .""");

    private final List<Phrase> phrases = new ArrayList<>();

    /** Reads the table that follows the comment "phrase book". */
    Phrasebook(Path readme) throws IOException {
        for (var row : Readme.table(readme, "phrase book"))
            phrases.add(new Phrase(tokens(Readme.code(row.get(0))), tokens(Readme.code(row.get(1))), row));
    }

    int size() {
        return phrases.size();
    }

    /** {@return what the Java twin of a C program must be, a statement a line, without what is only in Java} */
    List<String> translation(String c) {
        return statements(translate(tokens(c)));
    }

    /** {@return a Java twin, a statement a line, without what the phrase book says is only in Java} */
    List<String> withoutAdditions(String java) {
        var tokens = tokens(java);
        for (var phrase : phrases)
            if (phrase.c.isEmpty())
                for (int i = 0; i + phrase.java.size() <= tokens.size(); i++)
                    if (tokens.subList(i, i + phrase.java.size()).equals(phrase.java)) {
                        tokens.subList(i, i + phrase.java.size()).clear();
                        break;
                    }
        return statements(tokens);
    }

    /** {@return the rows, as README.md has them, each a list of its cells} */
    List<List<String>> rows() {
        return phrases.stream().map(Phrase::row).toList();
    }

    /** {@return which rows explain how a line of C became a line of Java} */
    Set<Integer> explaining(String c, String java) {
        var rows = new TreeSet<Integer>();
        for (var line : List.of(tokens(c), tokens(java)))
            for (int i = 0; i < line.size(); ) {
                int length = 1;
                for (int row = 0; row < phrases.size(); row++) {
                    var phrase = phrases.get(row);
                    var pattern = phrase.c.isEmpty() == c.isBlank() ? beginning(phrase.c.isEmpty() ? phrase.java : phrase.c) : List.<String>of();
                    int matched = pattern.isEmpty() ? 0 : match(pattern, line.subList(i, line.size()), new HashMap<>());
                    if (matched > 0) {
                        rows.add(row);
                        length = matched;
                        break;
                    }
                }
                i += length;
            }
        return rows;
    }

    /** What of a phrase is on its first line. */
    private static List<String> beginning(List<String> pattern) {
        return pattern.stream().takeWhile(word -> !PASSAGES.contains(word) && !word.equals("{")).toList();
    }

    private List<String> translate(List<String> c) {
        var java = new ArrayList<String>();
        for (int i = 0; i < c.size(); ) {
            int length = 0;
            for (var phrase : phrases) {
                var meanings = new HashMap<String, List<String>>();
                length = phrase.c.isEmpty() ? 0 : match(phrase.c, c.subList(i, c.size()), meanings);
                if (length > 0) {
                    for (var word : phrase.java)
                        java.addAll(word.equals("HEADER") ? header(meanings)
                                : isPlaceholder(word) ? translate(meanings.get(word)) : List.of(word));
                    break;
                }
            }
            if (length == 0)
                java.add(c.get(i++));
            i += length;
        }
        return java;
    }

    /** sys/socket.h is the class sys.socket_h. */
    private static List<String> header(Map<String, List<String>> meanings) {
        return tokens(String.join("", meanings.get("HEADER")).replace('/', '.').replaceFirst("\\.h$", "_h"));
    }

    /** {@return how many tokens of a text a pattern matches at its beginning, 0 if it does not} */
    private static int match(List<String> pattern, List<String> text, Map<String, List<String>> meanings) {
        int at = 0;
        for (int p = 0; p < pattern.size(); p++) {
            var word = pattern.get(p);
            if (at >= text.size())
                return 0;
            int end = PASSAGES.contains(word) ? passage(text, at, pattern.get(p + 1)) : fits(word, text.get(at)) ? at + 1 : -1;
            if (end == -1)
                return 0;
            if (isPlaceholder(word))
                meanings.put(word, text.subList(at, end));
            at = end;
        }
        return at;
    }

    private static boolean fits(String word, String token) {
        if (word.equals("TEXT"))
            return token.startsWith("\"");
        return isPlaceholder(word) ? token.matches("\\w+") : word.equals(token);
    }

    /** {@return where, outside of all brackets that open after the start, a token is next; -1 if it is nowhere} */
    private static int passage(List<String> text, int start, String token) {
        int depth = 0;
        for (int i = start; i < text.size(); i++) {
            if (depth == 0 && text.get(i).equals(token))
                return i;
            if ("([{".contains(text.get(i)))
                depth++;
            else if (")]}".contains(text.get(i)))
                depth--;
            if (depth < 0)
                return -1;
        }
        return -1;
    }

    private static boolean isPlaceholder(String word) {
        return word.matches("[A-Z]{2,}");
    }

    private static List<String> tokens(String source) {
        return TOKEN.matcher(source).results().filter(token -> token.group("gap") == null)
                .map(token -> token.group()).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> statements(List<String> tokens) {
        var statements = new ArrayList<String>();
        var statement = new ArrayList<String>();
        for (var token : tokens) {
            statement.add(token);
            if (";{}".contains(token)) {
                statements.add(String.join(" ", statement));
                statement.clear();
            }
        }
        statements.add(String.join(" ", statement));
        return statements;
    }
}
