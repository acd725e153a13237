package tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import tools.Step.Text;
import tools.Step.Verb;

/**
 * The script of a lesson: how its programs are played, and what must come of it. src/lessons/README.md tells how to
 * write one.
 *
 * @param plays runs of the programs with each other; what `run` shows, and what most proofs go by
 * @param cases runs of a program with a peer of our own, or alone; both languages must do as it is written
 * @param soaks plays that take too long for the proofs; what `soak` plays
 * @param usage what a program says of its arguments
 * @param faults the outcome of a program under a fault, where that is not the outcome of its play
 */
public record Script(List<Play> plays, List<Play> cases, List<Play> soaks, Map<String, String> usage, Map<String, Outcomes> faults) {

    /** An outcome in a line; of the Java twin only if that is known to differ. */
    public record Outcomes(String c, String java) {
        @Override
        public String toString() {
            return c.equals(java) ? c : "C: " + c + ", Java: " + java;
        }
    }

    /** {@return its plays, then its cases} */
    public List<Play> playsAndCases() {
        return Stream.concat(plays.stream(), cases.stream()).toList();
    }

    /** Reads a script. */
    public static Script read(Path file) throws IOException {
        return new Reader(file, Files.readAllLines(file)).script();
    }

    /** {@return bytes as a script writes them} */
    static String quoted(String bytes) {
        var text = new StringBuilder("\"");
        for (char c : bytes.toCharArray())
            text.append(switch (c) {
                case '"' -> "\\\"";
                case '\\' -> "\\\\";
                case '\n' -> "\\n";
                case '\0' -> "\\0";
                default -> c >= ' ' && c <= '~' ? Character.toString(c) : "\\x%02x".formatted((int) c);
            });
        return text.append('"').toString();
    }

    /** A line that says something, with its number and how far it is indented. */
    private record Line(int number, int indent, String text) {}

    private static final class Reader {
        private static final Pattern TIMES = Pattern.compile("(\\d+) times");
        private static final Pattern WORD = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|\\S+");
        private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|(.))");

        private final Path file;
        private final List<Line> lines = new ArrayList<>();
        private final Script script = new Script(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        private int next;

        Reader(Path file, List<String> text) {
            this.file = file;
            for (int i = 0; i < text.size(); i++) {
                var line = text.get(i).stripTrailing();
                if (!line.isBlank() && !line.startsWith("#"))
                    lines.add(new Line(i + 1, line.length() - line.stripLeading().length(), line.strip()));
            }
        }

        Script script() throws IOException {
            while (next < lines.size()) {
                var heading = lines.get(next++);
                if (heading.indent > 0)
                    throw wrong(heading, "it is indented, but belongs to nothing");
                var words = heading.text.split(" ", 2);
                var title = words.length == 1 ? "" : words[1];
                var body = body(0);
                switch (words[0]) {
                    case "play" -> script.plays.add(new Play(title, steps(body)));
                    case "case" -> cases(heading, title, body);
                    case "soak" -> script.soaks.add(new Play(title, steps(body)));
                    case "usage" -> {
                        for (var line : body)
                            script.usage.put(line.text.split(" ", 2)[0], line.text.replaceFirst("^\\S+ *", ""));
                    }
                    case "faults" -> {
                        for (var line : body)
                            fault(line);
                    }
                    default -> throw wrong(heading, "it is neither play, case, soak, usage nor faults");
                }
            }
            if (script.plays.isEmpty())
                throw new IOException(file + ": there is no play");
            return script;
        }

        /** The lines that follow and are indented further. */
        private List<Line> body(int indent) {
            int start = next;
            while (next < lines.size() && lines.get(next).indent > indent)
                next++;
            return lines.subList(start, next);
        }

        private void fault(Line line) throws IOException {
            var columns = line.text.split(" {2,}");
            if (columns.length < 2 || columns.length > 3)
                throw wrong(line, "a fault has two or three columns: which, the outcome, and the twin's if that differs");
            script.faults.put(columns[0], new Outcomes(Command.inBytes(columns[1]), Command.inBytes(columns[columns.length - 1])));
        }

        /** A case, or one for each row of the table that follows it. */
        private void cases(Line heading, String title, List<Line> body) throws IOException {
            if (title.isEmpty())
                throw wrong(heading, "a case has a title");
            if (next == lines.size() || !lines.get(next).text.startsWith("where ")) {
                script.cases.add(new Play(title, steps(body)));
                return;
            }
            var names = lines.get(next++).text.split(" +");
            for (var row : body(0)) {
                var cells = words(row.text);
                if (cells.size() != names.length - 1)
                    throw wrong(row, "it has %d cells, and the table %d columns".formatted(cells.size(), names.length - 1));
                var filled = new ArrayList<Line>();
                for (var line : body) {
                    var text = line.text;
                    for (int i = 0; i < cells.size(); i++)
                        text = text.replaceAll("\\b" + names[i + 1] + "\\b", Matcher.quoteReplacement(cells.get(i)));
                    filled.add(new Line(line.number, line.indent, text));
                }
                script.cases.add(new Play(title + " " + cells.getFirst(), steps(filled)));
            }
        }

        private List<Step> steps(List<Line> body) throws IOException {
            var steps = new ArrayList<Step>();
            for (int i = 0; i < body.size(); i++) {
                var line = body.get(i);
                var times = TIMES.matcher(line.text);
                if (!times.matches()) {
                    steps.add(step(line));
                    continue;
                }
                int end = i + 1;
                while (end < body.size() && body.get(end).indent > line.indent)
                    end++;
                var repeated = steps(body.subList(i + 1, end));
                for (int time = Integer.parseInt(times.group(1)); time > 0; time--)
                    steps.addAll(repeated);
                i = end - 1;
            }
            return steps;
        }

        private Step step(Line line) throws IOException {
            var parts = line.text.split(" +", 2);
            if (parts.length == 2)
                for (var verb : Verb.values()) { // a longer spelling comes before its beginning
                    if (!parts[1].equals(verb.spelling) && !parts[1].startsWith(verb.spelling + " "))
                        continue;
                    var rest = parts[1].substring(verb.spelling.length()).strip();
                    var where = file + ":" + line.number;
                    return switch (verb.takes) {
                        case NOTHING -> {
                            if (!rest.isEmpty())
                                throw wrong(line, "nothing follows \"" + verb.spelling + "\"");
                            yield new Step(where, parts[0], verb, List.of(), null);
                        }
                        case WORDS -> {
                            if (rest.isEmpty())
                                throw wrong(line, "something is missing after \"" + verb.spelling + "\"");
                            var words = new ArrayList<String>();
                            for (var word : words(rest))
                                words.add(word.startsWith("\"") ? new String(bytes(word, line).getBytes(StandardCharsets.ISO_8859_1), UTF_8) : word);
                            yield new Step(where, parts[0], verb, words, null);
                        }
                        case TEXT -> new Step(where, parts[0], verb, List.of(), text(rest, line));
                    };
                }
            throw wrong(line, "nobody can do that; they can: "
                    + String.join(", ", Stream.of(Verb.values()).map(verb -> verb.spelling).toList()));
        }

        private Text text(String rest, Line line) throws IOException {
            if (rest.length() > 1 && rest.startsWith("/") && rest.endsWith("/"))
                try {
                    return new Text(null, Pattern.compile(Command.inBytes(rest.substring(1, rest.length() - 1)), Pattern.DOTALL));
                } catch (PatternSyntaxException e) {
                    throw wrong(line, "this is no pattern: " + e.getMessage());
                }
            if (!words(rest).equals(List.of(rest)))
                throw wrong(line, "a text stands in double quotes, a pattern between slashes");
            return new Text(bytes(rest, line), null);
        }

        /** What a word in quotes stands for, a character a byte. */
        private String bytes(String quoted, Line line) throws IOException {
            if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\""))
                throw wrong(line, "a text stands in double quotes");
            var unknown = new ArrayList<String>();
            var bytes = ESCAPE.matcher(Command.inBytes(quoted.substring(1, quoted.length() - 1))).replaceAll(escape -> {
                if (escape.group(1) != null)
                    return Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16)));
                return switch (escape.group(2)) {
                    case "n" -> "\n";
                    case "r" -> "\r";
                    case "t" -> "\t";
                    case "0" -> "\0";
                    case "\"" -> "\"";
                    case "\\" -> "\\\\";
                    default -> {
                        unknown.add(escape.group());
                        yield "";
                    }
                };
            });
            if (!unknown.isEmpty())
                throw wrong(line, "there is no " + unknown.getFirst() + "; there are \\n, \\r, \\t, \\0, \\\", \\\\ and \\xHH");
            return bytes;
        }

        private static List<String> words(String text) {
            return WORD.matcher(text).results().map(word -> word.group()).toList();
        }

        private IOException wrong(Line line, String why) {
            return new IOException(file + ":" + line.number + ": " + line.text + ": " + why);
        }
    }
}
