package twins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes one page of all pairs, which needs no other file: side by side, with the system calls of the recorded run, the
 * phrase book and the pictures, in English and in Korean.
 *
 * <p>As a program: {@code Page HIGHLIGHTED PAGE}, where the first is a folder with the sources as HTML, a file each.
 */
final class Page {
    private final Path highlighted;
    private final Phrasebook english = new Phrasebook(Path.of("README.md"));
    private final Phrasebook korean = new Phrasebook(Path.of("README.ko.md"));
    private final Recording recording = Recording.read();

    private Page(Path highlighted) throws IOException {
        this.highlighted = highlighted;
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[1]), new Page(Path.of(args[0])).html());
    }

    private String html() throws IOException {
        var pairs = new StringBuilder();
        for (var play : Play.all())
            for (var program : List.of(play.serverName(), play.clientName()))
                pairs.append(pair(program, program.equals(play.serverName()) ? "server" : "client"));
        return Files.readString(Path.of("src/docs/page.html"))
                .replace("<!-- pairs -->", pairs)
                .replace("<!-- conversation -->", picture(Pictures.CONVERSATION, "The calls of client and server, and the TCP segments between them"))
                .replace("<!-- bytes -->", picture(Pictures.BYTES, "The bytes of a sockaddr_in on Linux and on macOS"))
                .replace("<!-- phrases -->", IntStream.range(0, english.size()).mapToObj(this::phrase).collect(Collectors.joining("\n")));
    }

    private String pair(String program, String side) throws IOException {
        var c = Files.readAllLines(Path.of("native", program + ".c"));
        var java = Files.readAllLines(Path.of("src/main/java", program + ".java"));
        var cHtml = lines(program + ".c");
        var javaHtml = lines(program + ".java");
        var calls = new ArrayList<>(recording.events().stream().filter(event -> event.side().equals(side)).map(Recording.Event::text).toList());
        var rows = new StringBuilder();
        for (int i = 0; i < java.size(); i++) {
            var line = i < c.size() ? c.get(i) : "";
            var phrases = english.explaining(line, java.get(i)).stream().map(Object::toString).collect(Collectors.joining(" "));
            rows.append("""
                    <div class="row" %s data-phrases="%s"><span class="number">%d</span><code class="c">%s</code><code class="java">%s</code>%s</div>
                    """.formatted(java.get(i).isBlank() && line.isBlank() ? "" : "tabindex=\"0\"", phrases, i + 1,
                    i < cHtml.size() ? cHtml.get(i) : "", javaHtml.get(i), call(line, calls)));
        }
        return """
                <section class="pair" id="%s">
                <h2>%s</h2>
                <div class="rows">
                <div class="names"><span></span><span>native/%s.c</span><span>src/main/java/%s.java</span></div>
                %s</div>
                </section>
                """.formatted(program, program, program, program, rows);
    }

    /** The system call that a line became, if it makes the next of those that were recorded. */
    private static String call(String line, List<String> calls) {
        if (calls.isEmpty() || !Pattern.compile("\\b" + calls.getFirst().replaceFirst("\\(.*", "") + "\\(").matcher(line).find())
            return "";
        return "<samp>" + escaped(calls.removeFirst()) + "</samp>";
    }

    private List<String> lines(String source) throws IOException {
        var lines = Files.readAllLines(highlighted.resolve(source + ".html"));
        for (var line : lines)
            if (line.split("<span", -1).length != line.split("</span", -1).length)
                throw new IOException("a colour goes beyond its line, in " + source + ": " + line);
        return lines;
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

    private static String picture(Path svg, String title) throws IOException {
        return "<img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\">".formatted(title, Base64.getEncoder().encodeToString(Files.readAllBytes(svg)));
    }
}
