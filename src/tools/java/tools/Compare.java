package tools;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code ./build.sh compare}: C programs and their Java twins in two columns, line beside line.
 *
 * <p>As a program: {@code Compare WIDTH plain|colour [NAME ...]}, a name being a program's or a lesson's; without one, the
 * programs of all lessons. {@code Compare WIDTH plain|colour FILE.c FILE.java}: a reader's own program.
 */
final class Compare {
    private static final int NARROWEST = 20;
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HANGUL, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private final int half;
    private final boolean coloured;

    /** Columns that are as wide together as a terminal. */
    Compare(int width, boolean coloured) {
        half = (Math.max(NARROWEST, width) - 3) / 2;
        this.coloured = coloured;
    }

    public static void main(String[] args) throws IOException {
        try {
            if (!args[0].matches("\\d{1,6}"))
                throw new IOException("a width is a number of columns, not \"" + args[0] + "\"");
            var compare = new Compare(Integer.parseInt(args[0]), args[1].equals("colour"));
            var text = new StringBuilder();
            if (args.length == 4 && args[2].endsWith(".c"))
                text.append(compare.pair(Path.of(args[2]), Path.of(args[3])));
            else
                for (var program : programs(List.of(args).subList(2, args.length)))
                    text.append(compare.pair(Path.of("native", program + ".c"), Path.of("src/main/java", program + ".java")));
            System.out.print(text);
        } catch (IOException e) {
            System.err.println("build.sh: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Set<String> programs(List<String> names) throws IOException {
        var programs = new LinkedHashSet<String>();
        var twins = Twin.programs();
        for (var name : names.isEmpty() ? List.of("all") : names)
            if (twins.contains(name))
                programs.add(name);
            else
                programs.addAll(ofLesson(name));
        return programs;
    }

    private static List<String> ofLesson(String name) throws IOException {
        try {
            return Lesson.named(name).stream().flatMap(lesson -> lesson.programs().stream()).toList();
        } catch (IOException e) {
            throw new IOException("there is no program \"" + name + "\", and " + e.getMessage(), e);
        }
    }

    private String pair(Path c, Path java) throws IOException {
        var left = Files.readAllLines(c);
        var right = Files.readAllLines(java);
        var text = new StringBuilder(rows(c.toString(), java.toString(), "\033[1m", "\033[1m"));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++)
            text.append(row(i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : ""));
        return text.append('\n').toString();
    }

    /** {@return a line beside its twin, in as many rows as they need} */
    String row(String left, String right) {
        return left.equals(right) ? rows(left, right, "", "") : rows(left, right, "\033[36m", "\033[33m");
    }

    private String rows(String left, String right, String leftColour, String rightColour) {
        var lefts = folded(left);
        var rights = folded(right);
        var rows = new StringBuilder();
        for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
            var l = i < lefts.size() ? lefts.get(i) : "";
            var r = i < rights.size() ? rights.get(i) : "";
            rows.append(in(leftColour, l)).append(" ".repeat(half - width(l))).append(" | ").append(in(rightColour, r)).append('\n');
        }
        return rows.toString();
    }

    private String in(String colour, String text) {
        return coloured && !colour.isEmpty() && !text.isEmpty() ? colour + text + "\033[m" : text;
    }

    /** A line in pieces that fit into a column. */
    private List<String> folded(String line) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int width = 0;
        for (int character : line.replace("\t", "    ").codePoints().toArray()) {
            if (width + width(character) > half) {
                pieces.add(piece.toString());
                piece.setLength(0);
                width = 0;
            }
            piece.appendCodePoint(character);
            width += width(character);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static int width(String text) {
        return text.codePoints().map(Compare::width).sum();
    }

    /** {@return how many columns a terminal gives a character} East Asian ones are twice as wide. */
    private static int width(int character) {
        if (Character.getType(character) == Character.NON_SPACING_MARK)
            return 0;
        boolean punctuation = character >= 0x3000 && character <= 0x303e || character >= 0xff01 && character <= 0xff60;
        boolean halfWidth = character >= 0xff61 && character <= 0xffdc;
        return punctuation || !halfWidth && WIDE.contains(UnicodeScript.of(character)) ? 2 : 1;
    }
}
