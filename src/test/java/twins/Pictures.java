package twins;

import static libc.sys.socket_h.AF_INET;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.ValueLayout;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * Draws the pictures of README.md: the bytes of a sockaddr_in from the layouts in libc.abi, and the conversation from the
 * recording.
 *
 * <p>As a program, without arguments, it draws them into src/docs.
 */
final class Pictures {
    private Pictures() {}

    static final Path BYTES = Path.of("src/docs/sockaddr_in.svg");
    static final Path CONVERSATION = Path.of("src/docs/conversation.svg");

    public static void main(String[] args) throws Exception {
        Files.writeString(BYTES, bytes());
        Files.writeString(CONVERSATION, conversation());
    }

    private static final String STYLE = """
            <style>
              text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #1f2328 }
              .title { font-weight: bold } .faint { fill: #6e7781; font-size: 11px }
              .line { stroke: #8c959f; fill: none } .arrow { stroke: #0969da; stroke-width: 1.5; fill: none }
              .head { fill: #0969da } .call { fill: #ddf4ff; stroke: #54aeff } .waits { fill: #fff8c5; stroke: #d4a72c }
              .f0 { fill: #ffd8b5 } .f1 { fill: #b6e3ff } .f2 { fill: #c5f0c9 } .f3 { fill: #eac8ff } .f4 { fill: #eaeef2 }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .faint { fill: #8b949e } .line { stroke: #6e7681 } .arrow { stroke: #58a6ff }
                .head { fill: #58a6ff } .call { fill: #0c2d6b; stroke: #388bfd } .waits { fill: #4b2900; stroke: #bb8009 }
                .f0 { fill: #6e3b00 } .f1 { fill: #0c4a8a } .f2 { fill: #135c26 } .f3 { fill: #512a85 } .f4 { fill: #30363d }
              }
            </style>
            """;

    private static String svg(int width, int height, String title, List<String> shapes) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
                <title>%s</title>
                %s%s
                </svg>
                """.formatted(width, height, width, height, title, STYLE, String.join("\n", shapes));
    }

    private static String text(double x, double y, String attributes, String text) {
        return "<text x=\"%.0f\" y=\"%.0f\" %s>%s</text>".formatted(x, y, attributes,
                text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    // ---- The bytes ----

    // A field has the same colour on both systems.
    private static final List<String> COLOURS = List.of("sin_family", "sin_port", "sin_addr", "sin_len", "sin_zero");
    private static final int CELL = 40;
    private static final int LEFT = 70;

    /** {@return the picture of the address that the recorded client dialled, as each system lays it out} */
    static String bytes() throws Exception {
        var dialled = Recording.read().events().stream().filter(event -> event.text().startsWith("connect("))
                .map(event -> ADDRESS.matcher(event.text())).filter(Matcher::find).findFirst().orElseThrow();
        var shapes = new ArrayList<String>();
        int y = 30;
        for (var system : List.of("linux", "macos")) {
            var layout = layout(system);
            y = draw(shapes, y, system.equals("linux") ? "Linux" : "macOS", layout,
                    filled(layout, Integer.parseInt(dialled.group(1)), dialled.group(2)));
        }
        return svg(LEFT + 16 * CELL + 20, y - 10, "struct sockaddr_in, " + dialled.group(2) + " port " + dialled.group(1), shapes);
    }

    private static int draw(List<String> shapes, int y, String system, GroupLayout layout, byte[] bytes) {
        shapes.add(text(8, y + 25, "class=\"title\"", system));
        int fields = layout.memberLayouts().size();
        int offset = 0;
        for (int i = 0; i < fields; i++) {
            var field = layout.memberLayouts().get(i);
            int x = LEFT + offset * CELL;
            int under = y + CELL + 18 * (fields - i);
            shapes.add(text(x + 2, y - 6, "class=\"faint\"", Integer.toString(offset)));
            shapes.add("<path class=\"line\" d=\"M%d %dV%d\"/>".formatted(x + 6, y + CELL, under - 12));
            shapes.add(text(x + 2, under, "", field.name().orElse("padding")));
            for (int b = 0; b < field.byteSize(); b++, offset++) {
                shapes.add("<rect class=\"f%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>".formatted(
                        COLOURS.indexOf(field.name().orElse("")), LEFT + offset * CELL, y, CELL - 2, CELL));
                shapes.add(text(LEFT + offset * CELL + CELL / 2.0 - 1, y + 25, "text-anchor=\"middle\"", "%02x".formatted(bytes[offset])));
            }
        }
        return y + CELL + 18 * fields + 46;
    }

    /** What the program's assignments leave in memory that was zero. */
    private static byte[] filled(GroupLayout layout, int port, String host) {
        try (var arena = Arena.ofConfined()) {
            var memory = arena.allocate(layout);
            long offset = 0;
            for (var field : layout.memberLayouts()) {
                switch (field.name().orElse("")) {
                    case "sin_family" -> libc.internal.Field.set(memory, offset, (int) field.byteSize(), AF_INET);
                    case "sin_port" -> libc.internal.Field.set(memory, offset, (int) field.byteSize(), libc.arpa.inet_h.htons(port));
                    case "sin_addr" -> memory.set(ValueLayout.JAVA_INT, offset, libc.arpa.inet_h.inet_addr(host));
                    default -> {}
                }
                offset += field.byteSize();
            }
            return memory.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** The layout in the set of a system, which need not be this one. */
    private static GroupLayout layout(String system) throws Exception {
        try (var classes = new Scratch(); var sources = Files.walk(Path.of("src", system, "java"))) {
            var words = new ArrayList<>(List.of("-d", classes.folder().toString()));
            sources.filter(Files::isRegularFile).map(Path::toString).forEach(words::add);
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new)) != 0)
                throw new IOException("libc.abi for " + system + " does not compile");
            try (var loader = new URLClassLoader(new URL[] {classes.folder().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
                return (GroupLayout) loader.loadClass("libc.abi.sockaddr_in").getMethod("layout").invoke(null);
            }
        }
    }

    // ---- The conversation ----

    private static final Pattern ADDRESS =
            Pattern.compile("\\{sa_family=AF_INET, sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"([\\d.]+)\"\\)\\}");
    private static final int CLIENT = 320;
    private static final int SERVER = 560;
    private static final int STEP = 26;

    private record Moment(long time, Recording.Event event, boolean end) {}

    /** {@return the recorded run as two time lines: a call is as long as what happens meanwhile} */
    static String conversation() throws IOException {
        var moments = new ArrayList<Moment>();
        for (var event : Recording.read().events()) {
            moments.add(new Moment(event.start(), event, false));
            if (!event.side().endsWith(">"))
                moments.add(new Moment(event.end(), event, true));
        }
        moments.sort((one, other) -> Long.compare(one.time, other.time));

        var shapes = new ArrayList<String>();
        var starts = new HashMap<Recording.Event, Integer>();
        int y = 60;
        Moment last = null;
        for (var moment : moments) {
            var event = moment.event;
            boolean ofClient = event.side().startsWith("client");
            if (event.side().endsWith(">")) {
                y += STEP;
                segment(shapes, ofClient ? CLIENT : SERVER, ofClient ? SERVER : CLIENT, y, event.text());
            } else if (!moment.end) {
                y += STEP;
                starts.put(event, y);
            } else {
                int start = starts.get(event);
                boolean waited = last == null || last.event != event;
                if (waited)
                    y += STEP / 2;
                call(shapes, ofClient ? CLIENT : SERVER, ofClient, start, waited ? y : start + STEP - 6, waited, event.text());
            }
            last = moment;
        }
        y += STEP + 10;
        shapes.addFirst("<path class=\"line\" d=\"M%d 50V%d M%d 50V%d\"/>".formatted(CLIENT, y, SERVER, y));
        shapes.add(text(CLIENT, 34, "class=\"title\" text-anchor=\"middle\"", "client"));
        shapes.add(text(SERVER, 34, "class=\"title\" text-anchor=\"middle\"", "server"));
        return svg(SERVER + CLIENT, y + 10, "The calls of client and server, and the TCP segments between them", shapes);
    }

    private static void call(List<String> shapes, int x, boolean left, int start, int end, boolean waited, String text) {
        shapes.add("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"14\" height=\"%d\" rx=\"3\"/>".formatted(
                waited ? "waits" : "call", x - 7, start - 10, end - start));
        shapes.add(text(left ? x - 14 : x + 14, start + 4, left ? "text-anchor=\"end\"" : "",
                ADDRESS.matcher(text).replaceAll("$2:$1").replace(", IPPROTO_IP", "")));
    }

    private static void segment(List<String> shapes, int from, int to, int y, String text) {
        int direction = from < to ? 1 : -1;
        int start = from + 9 * direction;
        int end = to - 9 * direction;
        shapes.add("<path class=\"arrow\" d=\"M%d %dL%d %d\"/>".formatted(start, y, end, y));
        shapes.add("<path class=\"head\" d=\"M%d %dl%d -4v8z\"/>".formatted(end, y, -8 * direction));
        shapes.add(text((from + to) / 2.0, y - 5, "text-anchor=\"middle\"", text));
    }
}
