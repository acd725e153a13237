package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code ./build.sh compare}, as a person meets it. */
class CompareTest {

    @Test
    void each_line_stands_beside_its_twin() throws Exception {
        var program = Lesson.all().getFirst().programs().getFirst();
        var c = new ArrayList<String>();
        var java = new ArrayList<String>();
        for (var row : compare(203, program).out().lines().skip(1).toList())
            if (!row.isEmpty()) {
                c.add(row.substring(0, 100).stripTrailing());
                java.add(row.substring(103));
                assertEquals(" | ", row.substring(100, 103));
            }
        assertEquals(Files.readString(Path.of("native", program + ".c")), text(c));
        assertEquals(Files.readString(Path.of("src/main/java", program + ".java")), text(java));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    @Test
    void all_programs_are_shown_and_long_lines_are_folded_to_the_width() throws Exception {
        var narrow = compare(60).out();
        assertTrue(narrow.lines().allMatch(line -> line.length() <= 60), narrow);
        for (var lesson : Lesson.all())
            for (var program : lesson.programs())
                assertTrue(narrow.lines().anyMatch(line -> line.startsWith("native/" + program + ".c ")), program);
        // Not a letter is lost by folding.
        var program = Lesson.all().getFirst().programs().getFirst();
        var left = new StringBuilder();
        compare(60, program).out().lines().skip(1).filter(row -> !row.isEmpty()).forEach(row -> left.append(row, 0, 28));
        assertEquals(Files.readString(Path.of("native", program + ".c")).replaceAll("\\s", ""), left.toString().replaceAll("\\s", ""));
    }

    @Test
    void a_lesson_is_known_by_its_name_and_by_its_number() throws Exception {
        var lesson = Lesson.all().getLast();
        var shown = compare(160, lesson.name()).out();
        assertEquals(lesson.programs(), shown.lines().filter(line -> line.startsWith("native/"))
                .map(line -> line.replaceFirst("^native/(\\w+)\\.c .*", "$1")).toList());
        assertEquals(shown, compare(160, lesson.number()).out());
    }

    @Test
    void what_is_unknown_is_said() throws Exception {
        assertEquals(new Command.Outcome(1, "",
                "build.sh: there is no program \"nothing\", and there is no lesson \"nothing\"; ./build.sh lessons lists them\n"), compare(160, "nothing"));
        assertEquals(new Command.Outcome(1, "", "build.sh: a width is a number of columns, not \"wide\"\n"),
                build(Map.of("COLUMNS", "wide"), "compare"));
    }

    @Test
    void a_korean_letter_takes_two_columns() {
        var compare = new Compare(23, false);
        assertEquals("/* 한글 */ | /* 한글 */\n", compare.row("/* 한글 */", "/* 한글 */"));
        assertEquals("/* 두 줄 * | x\n/          | \n", compare.row("/* 두 줄 */", "x"));
        // Nine columns are left of ten: the letter goes to the next row.
        assertEquals("123456789  | \n가、       | \n", compare.row("123456789가、", ""));
    }

    @Test
    void what_differs_is_coloured() {
        var compare = new Compare(23, true);
        assertEquals("same       | same\n", compare.row("same", "same"));
        assertEquals("\033[36mc\033[m          | \033[33mjava\033[m\n", compare.row("c", "java"));
        assertEquals("           | \033[33mjava\033[m\n", compare.row("", "java"));
    }

    private static Command.Outcome compare(int width, String... names) throws Exception {
        return build(Map.of("COLUMNS", Integer.toString(width)), Stream.concat(Stream.of("compare"), Stream.of(names)).toArray(String[]::new));
    }

    private static Command.Outcome build(Map<String, String> environment, String... words) throws Exception {
        try (var running = Command.start(Path.of("."), environment, Command.words("./build.sh", (Object[]) words))) {
            return running.outcome();
        }
    }
}
