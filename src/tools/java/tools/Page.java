package tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code ./build.sh compare --html}: one page of all lessons, which needs no other file. The pairs stand side by side with
 * the system calls of the recorded runs, then come the pictures and the phrase book, in English and in Korean.
 *
 * <p>As a program, without arguments, it writes the page and prints where it is; {@code Page FILE.c FILE.java PAGE} writes one
 * of a reader's own program and its twin. Node runs highlight.js for it.
 */
final class Page {
    private static final Path PAGE = Path.of("target/compare.html");

    // One process for all: to start it takes longer than to colour a course.
    private static final String HIGHLIGHT = """
            const { highlight } = require('highlight.js')
            const { readFileSync } = require('fs')
            process.stdout.write(process.argv.slice(1).map(source =>
                highlight(readFileSync(source, 'utf8'), { language: source.split('.').pop() }).value).join('\\0'))
            """;
    private static final Pattern SPAN = Pattern.compile("<span [^>]*>|</span>");

    private final List<Lesson> lessons;
    private final List<Path> own;
    private final Phrases english = new Phrases(Path.of("README.md"));
    private final Phrases korean = new Phrases(Path.of("README.ko.md"));
    private final Map<Path, List<String>> highlighted;

    /** A page of lessons, or of a C program of a reader's and its twin. */
    private Page(List<Lesson> lessons, List<Path> own) throws IOException, InterruptedException {
        this.lessons = lessons;
        this.own = own;
        highlighted = highlighted();
    }

    public static void main(String[] args) throws Exception {
        try {
            var page = args.length == 0 ? PAGE : Path.of(args[2]);
            Files.writeString(page, (args.length == 0 ? new Page(Lesson.all(), List.of()) : new Page(List.of(), List.of(Path.of(args[0]), Path.of(args[1])))).html());
            System.out.println(page);
        } catch (IOException e) {
            System.err.println("build.sh: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Path c(String program) {
        return Path.of("native", program + ".c");
    }

    private static Path java(String program) {
        return Path.of("src/main/java", program + ".java");
    }

    private Map<Path, List<String>> highlighted() throws IOException, InterruptedException {
        var sources = new LinkedHashSet<>(own);
        for (var lesson : lessons)
            for (var program : lesson.programs())
                sources.addAll(List.of(c(program), java(program)));
        var words = new ArrayList<>(List.of("node", "-e", HIGHLIGHT));
        sources.forEach(source -> words.add(source.toString()));
        try (var node = Command.start(Path.of("."), Map.of("NODE_PATH", "target/npm/node_modules"), words)) {
            var outcome = node.outcome();
            if (outcome.status() != 0)
                throw new IOException("highlight.js failed: " + outcome.err());
            var htmls = new String(outcome.out().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).split("\0", -1);
            var highlighted = new HashMap<Path, List<String>>();
            for (var source : sources)
                highlighted.put(source, lines(htmls[highlighted.size()]));
            return highlighted;
        }
    }

    /** The lines of a text in colours. A colour that goes on is ended with its line, and begun anew on the next. */
    private static List<String> lines(String html) {
        var lines = new ArrayList<String>();
        var open = new ArrayList<String>();
        for (var line : html.lines().toList()) {
            var before = String.join("", open);
            SPAN.matcher(line).results().forEach(span -> {
                if (span.group().equals("</span>"))
                    open.removeLast();
                else
                    open.add(span.group());
            });
            lines.add(before + line + "</span>".repeat(open.size()));
        }
        return lines;
    }

    private String html() throws IOException {
        var contents = new StringBuilder();
        var sections = new StringBuilder();
        var shown = new HashSet<String>();
        for (var lesson : lessons) {
            contents.append(entry(lesson));
            sections.append(section(lesson, shown));
        }
        if (!own.isEmpty())
            sections.append(pair(own.get(1).getFileName().toString().replace(".java", ""), own.get(0), own.get(1), List.of()));
        return Files.readString(Path.of("src/docs/page.html"))
                .replace("<!-- contents -->", contents)
                .replace("<!-- lessons -->", sections)
                .replace("<!-- phrases -->", IntStream.range(0, english.size()).mapToObj(this::phrase).collect(Collectors.joining("\n")));
    }

    private static String entry(Lesson lesson) {
        return """
                <li><a href="#lesson-%s">%s %s</a><br>%s</li>
                """.formatted(lesson.number(), lesson.number(), lesson.name(),
                lesson.programs().stream().map("<a href=\"#%1$s\"><code>%1$s</code></a>"::formatted).collect(Collectors.joining(" ")));
    }

    /** A lesson. A program that an earlier one has shown is not shown again. */
    private String section(Lesson lesson, Set<String> shown) throws IOException {
        var play = lesson.script().plays().getFirst();
        var recording = Files.exists(Recording.file(lesson)) ? Recording.read(lesson) : new Recording(List.of());
        var section = new StringBuilder("""
                <section id="lesson-%s">
                <h2>%s %s <a href="#contents">↑</a></h2>
                """.formatted(lesson.number(), lesson.number(), lesson.name()));
        for (var program : lesson.programs())
            if (shown.add(program))
                section.append(pair(program, c(program), java(program), Recording.roles(lesson).stream().filter(role -> play.programs().get(role).equals(program))
                        .flatMap(role -> recording.calls(role).stream()).toList()));
        var korean = Pictures.shown(lesson.folder().resolve("README.ko.md"));
        for (var picture : Pictures.shown(lesson.folder().resolve("README.md")).entrySet())
            section.append(picture(lesson.folder().resolve(picture.getKey()), picture.getValue(), korean.get(picture.getKey())));
        return section.append("</section>\n").toString();
    }

    private String pair(String program, Path cFile, Path javaFile, List<String> recorded) throws IOException {
        var c = Files.readAllLines(cFile);
        var java = Files.readAllLines(javaFile);
        var calls = LineCalls.of(Files.readString(cFile), recorded);
        int lines = Math.max(c.size(), java.size());
        var rows = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            var left = line(c, i);
            var right = line(java, i);
            var phrases = english.explaining(left, right).stream().map(Object::toString).collect(Collectors.joining(" "));
            rows.append("""
                    <div class="row"%s><span class="number">%d</span><code class="c">%s</code><code class="java">%s</code>%s</div>
                    """.formatted(left.isBlank() && right.isBlank() ? "" : " tabindex=\"0\" data-phrases=\"" + phrases + "\"", i + 1,
                    line(highlighted.get(cFile), i), line(highlighted.get(javaFile), i),
                    Alike.folded(calls.getOrDefault(i, List.of())).stream()
                            .map(call -> "<samp>" + escaped(call) + "</samp>").collect(Collectors.joining())));
        }
        return """
                <article id="%s" style="--lines: %d">
                <h3>%s</h3>
                <div class="rows">
                <div class="names"><span></span><span>%s</span><span>%s</span></div>
                %s</div>
                </article>
                """.formatted(program, lines, program, cFile, javaFile, rows);
    }

    private static String line(List<String> lines, int i) {
        return i < lines.size() ? lines.get(i) : "";
    }

    private String phrase(int row) {
        var en = english.rows().get(row);
        var ko = korean.rows().get(row);
        return """
                <tr id="phrase-%d"><td>%s</td><td>%s</td><td><span lang="en">%s</span><span lang="ko">%s</span></td></tr>""".formatted(
                row, markdown(en.get(0)), markdown(en.get(1)), markdown(en.get(2)), markdown(ko.get(2)));
    }

    private static String markdown(String text) {
        return escaped(text).replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String picture(Path svg, String english, String korean) throws IOException {
        if (!Files.exists(svg))
            throw new IOException(svg + " is not drawn yet: ./build.sh pictures");
        return """
                <figure>
                <img alt="" src="data:image/svg+xml;base64,%s">
                <figcaption><span lang="en">%s</span><span lang="ko">%s</span></figcaption>
                </figure>
                """.formatted(Base64.getEncoder().encodeToString(Files.readAllBytes(svg)), escaped(english), escaped(korean));
    }
}
