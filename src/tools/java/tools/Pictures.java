package tools;

import static libc.sys.socket_h.AF_INET;

import java.io.IOException;
import java.lang.foreign.GroupLayout;
import java.net.InetAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Draws the pictures that the lessons' README.md show: the conversation, from the recording, and the bytes of a
 * sockaddr_in, from the layouts in libc.abi.
 *
 * <p>As a program, {@code ./build.sh pictures}: without arguments, it draws them into the lessons' folders.
 */
public final class Pictures {
    private Pictures() {}

    private static final Pattern SHOWN = Pattern.compile("!\\[([^\\]]*)\\]\\(([^)/]+\\.svg)\\)");

    public static void main(String[] args) throws Exception {
        for (var lesson : Lesson.all())
            for (var picture : shown(lesson.folder().resolve("README.md")).keySet())
                Files.writeString(lesson.folder().resolve(picture), draw(lesson, picture));
    }

    /** {@return the pictures beside a README.md that it shows, each with its description} */
    public static Map<String, String> shown(Path readme) throws IOException {
        var pictures = new LinkedHashMap<String, String>();
        SHOWN.matcher(Files.readString(readme)).results().forEach(shown -> pictures.put(shown.group(2), shown.group(1)));
        return pictures;
    }

    /** {@return a picture of a lesson, known by its file's name} */
    public static String draw(Lesson lesson, String picture) throws Exception {
        return switch (picture) {
            case "conversation.svg" -> conversation(Recording.read(lesson), Recording.roles(lesson));
            case "sockaddr_in.svg" -> bytes(Recording.read(lesson));
            default -> throw new IOException("lesson " + lesson + " shows " + picture + ", which nothing here draws");
        };
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

    private static final Pattern ADDRESS =
            Pattern.compile("\\{sa_family=AF_INET, sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"([\\d.]+)\"\\)\\}");

    // ---- The bytes ----

    // A field has the same colour on both systems.
    private static final List<String> COLOURS = List.of("sin_family", "sin_port", "sin_addr", "sin_len", "sin_zero");
    private static final int CELL = 40;
    private static final int LEFT = 70;

    /** The address that the recorded client dialled, as each system lays it out. */
    private static String bytes(Recording recording) throws Exception {
        var dialled = recording.events().stream().filter(event -> event.text().startsWith("connect("))
                .map(event -> ADDRESS.matcher(event.text())).filter(Matcher::find).findFirst()
                .orElseThrow(() -> new IOException("nobody dials an address in the recording"));
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

    /** What the program's assignments leave in memory that was zero. Only the family is in the machine's order, low byte first. */
    private static byte[] filled(GroupLayout layout, int port, String host) throws IOException {
        var bytes = ByteBuffer.allocate((int) layout.byteSize());
        int offset = 0;
        for (var field : layout.memberLayouts()) {
            switch (field.name().orElse("")) {
                case "sin_family" -> {
                    if (field.byteSize() == 1)
                        bytes.put(offset, (byte) AF_INET);
                    else
                        bytes.order(ByteOrder.LITTLE_ENDIAN).putShort(offset, (short) AF_INET).order(ByteOrder.BIG_ENDIAN);
                }
                case "sin_port" -> bytes.putShort(offset, (short) port);
                case "sin_addr" -> bytes.put(offset, InetAddress.ofLiteral(host).getAddress());
                default -> {}
            }
            offset += (int) field.byteSize();
        }
        return bytes.array();
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

    private static final int SPACE = 320;
    private static final int BETWEEN = 240;
    private static final int STEP = 26;
    private static final int LETTER = 8;

    // So many microseconds of a call are a wait, even if nothing else happens meanwhile.
    private static final int LONG = 100_000;

    private record Moment(long time, Recording.Event event, boolean end) {}

    /** The recorded run, a time line a role: a call is as long as what happens meanwhile. */
    private static String conversation(Recording recording, List<String> roles) {
        var moments = new ArrayList<Moment>();
        for (var event : recording.events()) {
            moments.add(new Moment(event.start(), event, false));
            if (!event.isSegment())
                moments.add(new Moment(event.end(), event, true));
        }
        moments.sort((one, other) -> Long.compare(one.time, other.time));

        // The first to start is on the right.
        int longest = recording.events().stream().mapToInt(event -> shown(event.text()).length()).max().orElse(0);
        int space = Math.max(SPACE, longest * LETTER + 20);
        var lines = new LinkedHashMap<String, Integer>();
        for (var role : roles.reversed())
            lines.put(role, roles.size() == 1 ? 60 : space + lines.size() * BETWEEN);
        int right = lines.get(roles.getFirst());

        var shapes = new ArrayList<String>();
        var starts = new HashMap<Recording.Event, Integer>();
        int y = 60;
        Moment last = null;
        for (int i = 0; i < moments.size(); i++) {
            var moment = moments.get(i);
            var event = moment.event;
            int x = lines.get(event.role());
            if (event.isSegment()) {
                y += STEP;
                segment(shapes, x, lines.values().stream().filter(line -> line != x).findFirst().orElseThrow(), y, event.text());
            } else if (!moment.end) {
                y += STEP;
                int times = alike(moments, i);
                if (times >= Alike.MANY) {
                    i += 2 * times - 1;
                    moment = moments.get(i);
                    calls(shapes, x, x < right, y, times, event.text(), moment.event.text());
                } else {
                    starts.put(event, y);
                }
            } else {
                int start = starts.get(event);
                boolean waited = last == null || last.event != event || event.end() - event.start() > LONG;
                if (waited)
                    y += STEP / 2;
                shapes.add(bar(waited ? "waits" : "call", x, start - 10, (waited ? y : start + STEP - 6) - start));
                shapes.add(call(x, x < right, start, shown(event.text())));
            }
            last = moment;
        }
        y += STEP + 10;
        int bottom = y;
        shapes.addFirst(lines.values().stream().map(x -> "M" + x + " 50V" + bottom)
                .collect(Collectors.joining(" ", "<path class=\"line\" d=\"", "\"/>")));
        lines.forEach((role, x) -> shapes.add(text(x, 34, "class=\"title\" text-anchor=\"middle\"", role)));
        return svg(right + space, y + 10, "The calls of " + String.join(" and ", lines.keySet())
                + (lines.size() > 1 ? ", and the TCP segments between them" : ""), shapes);
    }

    /** {@return how many calls, from a moment on, differ in their bytes alone, with nothing between them} */
    private static int alike(List<Moment> moments, int from) {
        var first = moments.get(from).event;
        int calls = 0;
        for (int i = from; i + 1 < moments.size(); i += 2) {
            var event = moments.get(i).event;
            if (event.isSegment() || moments.get(i + 1).event != event || !event.role().equals(first.role())
                    || !Alike.are(event.text(), first.text()))
                break;
            calls++;
        }
        return calls;
    }

    private static String shown(String call) {
        return ADDRESS.matcher(call).replaceAll("$2:$1").replace(", IPPROTO_IP", "");
    }

    /** Many calls as one. */
    private static void calls(List<String> shapes, int x, boolean left, int y, int times, String first, String last) {
        for (int stripe = 0; stripe < 3; stripe++)
            shapes.add(bar("call", x, y - 10 + 7 * stripe, 6));
        shapes.add(call(x, left, y, Alike.asOne(shown(first), shown(last), times)));
    }

    private static String bar(String kind, int x, int y, int height) {
        return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"14\" height=\"%d\" rx=\"3\"/>".formatted(kind, x - 7, y, height);
    }

    private static String call(int x, boolean left, int y, String text) {
        return text(left ? x - 14 : x + 14, y + 4, left ? "text-anchor=\"end\"" : "", text);
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
