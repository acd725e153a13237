package tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The phrase book in README.md, which is written from the translator's rules: which of its rows explain a line.
 *
 * <p>A row has a phrase of C and its Java. A word in capitals stands for one word of the program, or, if it is one of
 * {@link #PASSAGES}, for as many as come there.
 */
final class Phrases {

    private record Phrase(List<String> c, List<String> java, List<String> row) {}

    private static final Set<String> PASSAGES = Set.of("BODY", "PARAMETERS", "VALUE", "SIZE", "INDEX", "HEADER");

    private static final Pattern TOKEN = Pattern.compile("""
            (?sx) (?: \\s+ | /\\*.*?\\*/ | //[^\\n]*)*
            (?<word> "(?:\\\\.|[^"\\\\])*" | '(?:\\\\.|[^'\\\\])*'
            | \\w+
            | == | != | <= | >= | && | \\|\\| | \\+\\+ | -- | -> | [-+*/%&|]=
            | \\S)""");

    private final List<Phrase> phrases = new ArrayList<>();

    /** Reads the table that follows the comment "phrase book". */
    Phrases(Path readme) throws IOException {
        for (var row : Readme.table(readme, "phrase book"))
            phrases.add(new Phrase(words(Readme.code(row.get(0))), words(Readme.code(row.get(1))), row));
    }

    int size() {
        return phrases.size();
    }

    /** {@return the rows, as README.md has them, each a list of its cells} */
    List<List<String>> rows() {
        return phrases.stream().map(Phrase::row).toList();
    }

    /** {@return which rows explain how a line of C became a line of Java} */
    Set<Integer> explaining(String c, String java) {
        var rows = new TreeSet<Integer>();
        if (c.equals(java))
            return rows;
        for (var line : List.of(words(c), words(java)))
            for (int i = 0; i < line.size(); ) {
                int length = 1;
                for (int row = 0; row < phrases.size(); row++) {
                    var phrase = phrases.get(row);
                    var pattern = phrase.c.isEmpty() == c.isBlank() ? beginning(phrase.c.isEmpty() ? phrase.java : phrase.c) : List.<String>of();
                    if (!pattern.isEmpty() && begins(line.subList(i, line.size()), pattern)) {
                        rows.add(row);
                        length = pattern.size();
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

    private static boolean begins(List<String> line, List<String> pattern) {
        for (int i = 0; i < pattern.size(); i++)
            if (i >= line.size() || !fits(pattern.get(i), line.get(i)))
                return false;
        return true;
    }

    private static boolean fits(String word, String token) {
        if (word.equals("TEXT"))
            return token.startsWith("\"");
        return word.matches("[A-Z]+") ? token.matches("\\w+") : word.equals(token);
    }

    private static List<String> words(String text) {
        return TOKEN.matcher(text).results().map((MatchResult found) -> found.group("word")).toList();
    }
}
