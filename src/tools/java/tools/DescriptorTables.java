package tools;

import static tools.Pictures.shown;
import static tools.Pictures.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A picture of the descriptors of each recorded program: a column is a number, a bar is what it refers to, as long as it is open. */
final class DescriptorTables {
    private DescriptorTables() {}

    private static final List<String> STANDARD = List.of("stdin", "stdout", "stderr");
    private static final int LETTER = 8;
    private static final int COLUMN = 92;
    private static final int STEP = 26;

    private static final Pattern CALL = Pattern.compile("(\\w+)\\((\\d+)?.* = (\\d+)");
    private static final Pattern SOCKET = Pattern.compile("socket\\(AF_\\w+, SOCK_(\\w+).*");
    private static final Pattern FILE = Pattern.compile("openat\\(AT_FDCWD, \"(.*?)\".*");
    private static final Pattern LONG = Pattern.compile("(\"(?:\\\\.|[^\"\\\\]){24})(?:\\\\.|[^\"\\\\])+\"");

    /** What a descriptor refers to, and where its bar begins. */
    private record Open(String name, String colour, int top) {}

    static String draw(Lesson lesson, Recording recording) throws IOException {
        var calls = recording.events().stream().map(event -> legible(event.text())).toList();
        int left = 30 + LETTER * calls.stream().mapToInt(String::length).max().orElse(0);
        int columns = STANDARD.size() + (int) recording.events().stream().map(event -> opened(event.text())).filter(number -> number >= STANDARD.size()).distinct().count();
        var shapes = new ArrayList<String>();
        var programs = lesson.script().plays().getFirst().programs();
        int y = 10;
        for (var role : Recording.roles(lesson)) {
            y += 2 * STEP;
            shapes.add(text(8, y, "class=\"title\"", programs.get(role)));
            for (int number = 0; number < columns; number++)
                shapes.add(text(middle(left, number), y, "class=\"title\" text-anchor=\"middle\"", Integer.toString(number)));
            y = table(shapes, left, y + 10, recording.calls(role));
        }
        return Pictures.svg(left + columns * COLUMN + 10, y + 14, "The calls of " + String.join(", ", programs.values())
                + ", and what each descriptor refers to meanwhile", shapes);
    }

    /** {@return where the table ends} */
    private static int table(List<String> shapes, int left, int top, List<String> calls) throws IOException {
        Map<Integer, Open> open = new HashMap<>();
        var marks = new ArrayList<String>();
        for (int number = 0; number < STANDARD.size(); number++)
            open.put(number, new Open(STANDARD.get(number), "f4", top));
        int y = top + STEP;
        for (var text : calls) {
            y += STEP;
            shapes.add(text(20, y + 4, "", legible(text)));
            var call = CALL.matcher(text);
            if (!call.matches())
                continue;
            if (opened(text) != -1) {
                open.put(opened(text), new Open(name(text), FILE.matcher(text).matches() ? "f0" : "f1", y - 11));
            } else if (call.group(1).equals("close")) {
                int number = Integer.parseInt(call.group(2));
                if (!open.containsKey(number))
                    throw new IOException("nobody opens what is closed here: " + text);
                bar(shapes, left, open.remove(number), number, y + 9);
            } else if (call.group(2) != null) {
                marks.add("<circle class=\"head\" cx=\"%d\" cy=\"%d\" r=\"4\"/>".formatted(middle(left, Integer.parseInt(call.group(2))), y));
            }
        }
        int bottom = y + 16;
        open.forEach((number, what) -> bar(shapes, left, what, number, bottom));
        shapes.addAll(marks);
        return bottom;
    }

    private static void bar(List<String> shapes, int left, Open what, int number, int bottom) {
        int x = middle(left, number);
        shapes.add("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>".formatted(
                what.colour, x - COLUMN / 2 + 2, what.top, COLUMN - 4, bottom - what.top));
        shapes.add(text(x, what.top + 15, "text-anchor=\"middle\"", what.name));
    }

    private static int middle(int left, int number) {
        return left + number * COLUMN + COLUMN / 2;
    }

    /** {@return the descriptor that a call opens, or -1} */
    private static int opened(String text) {
        var call = CALL.matcher(text);
        return call.matches() && (SOCKET.matcher(text).matches() || FILE.matcher(text).matches()) ? Integer.parseInt(call.group(3)) : -1;
    }

    private static String name(String text) {
        var socket = SOCKET.matcher(text);
        if (socket.matches())
            return switch (socket.group(1)) {
                case "STREAM" -> "TCP socket";
                case "DGRAM" -> "UDP socket";
                default -> "socket";
            };
        return FILE.matcher(text).replaceAll("$1");
    }

    private static String legible(String text) {
        return LONG.matcher(shown(text)).replaceAll("$1\"…");
    }
}
