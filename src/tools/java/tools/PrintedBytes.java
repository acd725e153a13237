package tools;

import static tools.Pictures.CELL;
import static tools.Pictures.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A picture of numbers and of their bytes in memory, as a recorded program prints them: "Port: 0x1234, in memory: 34 12". */
final class PrintedBytes {
    private PrintedBytes() {}

    private static final int LEFT = 310;
    private static final Pattern NUMBER = Pattern.compile("([^\"\\\\]+: 0x[0-9a-f]+), in memory:((?: [0-9a-f]{2})+)\\\\n");

    private record Printed(String number, List<String> bytes) {}

    static String draw(Recording recording) throws IOException {
        var numbers = recording.events().stream().filter(event -> event.text().startsWith("write(1, "))
                .flatMap(event -> NUMBER.matcher(event.text()).results())
                .map(found -> new Printed(found.group(1), List.of(found.group(2).strip().split(" ")))).toList();
        if (numbers.isEmpty())
            throw new IOException("nobody prints bytes in the recording");

        // A byte has the same colour wherever it is.
        var colours = new TreeSet<String>();
        int longest = 0;
        for (var number : numbers) {
            colours.addAll(number.bytes);
            longest = Math.max(longest, number.bytes.size());
        }
        var shapes = new ArrayList<String>();
        for (int i = 0; i < longest; i++)
            shapes.add(text(LEFT + i * CELL + 2, 16, "class=\"faint\"", Integer.toString(i)));
        int y = 22;
        for (var number : numbers) {
            shapes.add(text(8, y + 25, "", number.number));
            for (int i = 0; i < number.bytes.size(); i++) {
                var octet = number.bytes.get(i);
                shapes.add("<rect class=\"f%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>".formatted(
                        colours.headSet(octet).size() % 5, LEFT + i * CELL, y, CELL - 2, CELL));
                shapes.add(text(LEFT + i * CELL + CELL / 2.0 - 1, y + 25, "text-anchor=\"middle\"", octet));
            }
            y += CELL + 10;
        }
        return Pictures.svg(LEFT + longest * CELL + 20, y, "Numbers, and their bytes in memory", shapes);
    }
}
