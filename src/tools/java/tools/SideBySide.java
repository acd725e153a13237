package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Two texts next to each other, with a mark between the lines that differ, as diff sets them. */
public record SideBySide(boolean same, String text) {

    public static SideBySide of(String leftTitle, List<String> left, String rightTitle, List<String> right)
            throws IOException, InterruptedException {
        int width = 2 * left.stream().mapToInt(String::length).max().orElse(0) + 8;
        try (var scratch = new Scratch()) {
            var files = List.of(Files.write(scratch.file("left"), left), Files.write(scratch.file("right"), right));
            var diff = new ProcessBuilder("diff", "-y", "-t", "-W", Integer.toString(width), files.get(0).toString(), files.get(1).toString())
                    .redirectErrorStream(true).start();
            var text = new String(diff.getInputStream().readAllBytes());
            var title = leftTitle + " ".repeat(Math.max(1, (width + 1) / 2 + 1 - leftTitle.length())) + rightTitle + "\n";
            return new SideBySide(diff.waitFor() == 0, title + text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
