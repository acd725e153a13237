package tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The phrase book in README.md as a translator: it turns a C program into its Java twin.
 *
 * <p>A row has a phrase of C and its Java. A word in capitals stands for one word of the program, or, if it is one of
 * {@link #PASSAGES}, for as many as come before what follows. Where a row has no C, its Java is added.
 */
public final class Phrasebook {

    /** A word of a program, or a comment, and the line on which it begins. */
    private record Token(String text, int line) {}

    private record Phrase(List<String> c, List<String> java, List<String> row) {}

    private static final Set<String> PASSAGES = Set.of("BODY", "PARAMETERS", "VALUE", "SIZE", "INDEX", "HEADER");

    private static final Pattern TOKEN = Pattern.compile("""
            (?sx) (?<gap> \\s+ ) | (?<comment> /\\*.*?\\*/ | //[^\\n]*)
            | "(?:\\\\.|[^"\\\\])*" | '(?:\\\\.|[^'\\\\])*'
            | \\w+
            | == | != | <= | >= | && | \\|\\| | \\+\\+ | -- | -> | [-+*/%&|]=
            | .""");

    private final List<Phrase> phrases = new ArrayList<>();

    /** Reads the table that follows the comment "phrase book". */
    public Phrasebook(Path readme) throws IOException {
        for (var row : Readme.table(readme, "phrase book"))
            phrases.add(new Phrase(words(Readme.code(row.get(0))), words(Readme.code(row.get(1))), row));
    }

    public int size() {
        return phrases.size();
    }

    /** {@return what the Java twin of a C program must be, a statement a line, without what is only in Java} */
    public List<String> translation(String c) {
        return statements(translate(tokens(c, false)));
    }

    /** {@return a Java twin, a statement a line, without what the phrase book says is only in Java} */
    public List<String> withoutAdditions(String java) {
        return statements(remove(tokens(java, false)));
    }

    /** {@return what must be on each line of the Java twin of a C program, comments included} */
    public List<String> linesOfTranslation(String c) {
        return lines(translate(tokens(c, true)));
    }

    /** {@return what is on each line of a Java twin, comments included, without what is only in Java} */
    public List<String> linesWithoutAdditions(String java) {
        return lines(remove(tokens(java, true)));
    }

    /** {@return the rows, as README.md has them, each a list of its cells} */
    List<List<String>> rows() {
        return phrases.stream().map(Phrase::row).toList();
    }

    /** {@return which rows explain how a line of C became a line of Java} */
    Set<Integer> explaining(String c, String java) {
        var rows = new TreeSet<Integer>();
        for (var line : List.of(tokens(c, false), tokens(java, false)))
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

    private List<Token> translate(List<Token> c) {
        var java = new ArrayList<Token>();
        for (int i = 0; i < c.size(); ) {
            int length = 0;
            for (var phrase : phrases) {
                var meanings = new HashMap<String, List<Token>>();
                length = phrase.c.isEmpty() ? 0 : match(phrase.c, c.subList(i, c.size()), meanings);
                if (length > 0) {
                    java.addAll(said(phrase.java, c.subList(i, i + length), meanings));
                    break;
                }
            }
            if (length == 0)
                java.add(c.get(i++));
            i += length;
        }
        return java;
    }

    /** The Java of a phrase. A word that is in both languages stays on its line; others follow the word before them. */
    private List<Token> said(List<String> words, List<Token> c, Map<String, List<Token>> meanings) {
        var java = new ArrayList<Token>();
        int line = c.getFirst().line;
        int at = 0;
        for (var word : words) {
            var said = word.equals("HEADER") ? header(meanings.get(word)) : isPlaceholder(word) ? translate(meanings.get(word)) : List.<Token>of();
            if (isPlaceholder(word)) {
                java.addAll(said);
                if (!said.isEmpty()) {
                    line = said.getLast().line;
                    at = Math.max(at, c.indexOf(meanings.get(word).getLast()) + 1);
                }
                continue;
            }
            int same = IntStream.range(at, c.size()).filter(i -> c.get(i).text.equals(word)).findFirst().orElse(-1);
            if (same != -1 && !meanings.values().stream().anyMatch(meaning -> meaning.contains(c.get(same)))) {
                line = c.get(same).line;
                at = same + 1;
            }
            java.add(new Token(word, line));
        }
        return java;
    }

    /** sys/socket.h is the class sys.socket_h. */
    private static List<Token> header(List<Token> name) {
        var text = name.stream().map(Token::text).collect(Collectors.joining()).replace('/', '.').replaceFirst("\\.h$", "_h");
        return words(text).stream().map(word -> new Token(word, name.getFirst().line)).toList();
    }

    /** Takes away what is only in Java. */
    private List<Token> remove(List<Token> java) {
        for (var phrase : phrases)
            if (phrase.c.isEmpty())
                for (int i = 0; i + phrase.java.size() <= java.size(); i++)
                    if (java.subList(i, i + phrase.java.size()).stream().map(Token::text).toList().equals(phrase.java)) {
                        java.subList(i, i + phrase.java.size()).clear();
                        break;
                    }
        return java;
    }

    /** {@return how many tokens of a text a pattern matches at its beginning, 0 if it does not} */
    private static int match(List<String> pattern, List<Token> text, Map<String, List<Token>> meanings) {
        int at = 0;
        for (int p = 0; p < pattern.size(); p++) {
            var word = pattern.get(p);
            if (at >= text.size())
                return 0;
            int end = PASSAGES.contains(word) ? passage(text, at, pattern.get(p + 1)) : fits(word, text.get(at).text) ? at + 1 : -1;
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
    private static int passage(List<Token> text, int start, String token) {
        int depth = 0;
        for (int i = start; i < text.size(); i++) {
            if (depth == 0 && text.get(i).text.equals(token))
                return i;
            if ("([{".contains(text.get(i).text))
                depth++;
            else if (")]}".contains(text.get(i).text))
                depth--;
            if (depth < 0)
                return -1;
        }
        return -1;
    }

    private static boolean isPlaceholder(String word) {
        return word.matches("[A-Z]{2,}");
    }

    private static List<String> words(String phrase) {
        return tokens(phrase, false).stream().map(Token::text).toList();
    }

    private static List<Token> tokens(String source, boolean comments) {
        var tokens = new ArrayList<Token>();
        int line = 1;
        for (var found : TOKEN.matcher(source).results().toList()) {
            if (found.group("gap") == null && (comments || found.group("comment") == null))
                tokens.add(new Token(found.group(), line));
            line += (int) found.group().chars().filter(c -> c == '\n').count();
        }
        return tokens;
    }

    private static List<String> statements(List<Token> tokens) {
        var statements = new ArrayList<String>();
        var statement = new ArrayList<String>();
        for (var token : tokens) {
            statement.add(token.text);
            if (";{}".contains(token.text)) {
                statements.add(String.join(" ", statement));
                statement.clear();
            }
        }
        statements.add(String.join(" ", statement));
        return statements;
    }

    private static List<String> lines(List<Token> tokens) {
        var lines = new TreeMap<Integer, List<String>>();
        for (var token : tokens)
            lines.computeIfAbsent(token.line, empty -> new ArrayList<>()).add(token.text);
        var all = new ArrayList<String>();
        for (int line = 1; line <= (lines.isEmpty() ? 0 : lines.lastKey()); line++)
            all.add(String.join(" ", lines.getOrDefault(line, List.of())));
        return all;
    }
}
