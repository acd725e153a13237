package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tables of README.md, or of another text, that a proof goes by. */
public final class Readme {
    private Readme() {}

    /** {@return the rows of the table that follows a comment, each a list of its cells} */
    public static List<List<String>> table(Path readme, String comment) throws IOException {
        var text = Files.readString(readme);
        return text.substring(text.indexOf("<!-- " + comment + " -->")).lines().skip(1)
                .dropWhile(line -> !line.startsWith("| `")).takeWhile(line -> line.startsWith("|"))
                .map(row -> Stream.of(row.split("\\|")).skip(1).map(String::strip).toList()).toList();
    }

    /** {@return a cell that is all code, without its marks} */
    public static String code(String cell) {
        return cell.replaceAll("^`|`$", "");
    }
}
