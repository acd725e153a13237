package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the texts show is what there is: README, those of the lessons, and those of src/docs, in each language. */
class ReadmeTest {
    private static final Path BENCH = Path.of("src/docs/bench.tsv");

    static List<Path> texts() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("README.ko.md")),
                    files.filter(file -> file.toString().endsWith(".md"))).sorted().toList();
        }
    }

    static List<Path> textsInBothLanguages() throws IOException {
        return texts().stream().filter(text -> text.endsWith("README.md")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void it_shows_a_program_as_it_is_and_what_run_prints(String readme) throws Exception {
        var text = Files.readString(Path.of(readme));
        assertTrue(text.contains("```c\n" + Files.readString(Path.of("native", Sample.client() + ".c")) + "```"));
        assertTrue(text.contains("```java\n" + Files.readString(Path.of("src/main/java", Sample.client() + ".java")) + "```"));
        assertTrue(text.contains("\n\n" + Sample.run().indent(4) + "\n"), Sample.run());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void it_names_only_commands_that_build_sh_knows(Path text) throws Exception {
        var help = Command.run("./build.sh", "help").out();
        for (var verb : Pattern.compile("\\./build\\.sh ([a-z0-9]+)").matcher(Files.readString(text)).results().map(found -> found.group(1)).toList())
            assertTrue(help.contains("\n  ./build.sh " + verb + " "), verb);
    }

    /** A command line of an indented block names a program that there is, with as many arguments as it takes. */
    @ParameterizedTest
    @MethodSource("texts")
    void it_calls_programs_as_they_want_to_be_called(Path text) throws Exception {
        for (var lesson : Lesson.all())
            for (var usage : lesson.script().usage().entrySet()) {
                int arguments = usage.getValue().isEmpty() ? 0 : usage.getValue().split(" ").length;
                var called = Pattern.compile("(?m)^    .*target/(?:c|java)/" + usage.getKey() + "\\b((?: [^ \n|]+)*)").matcher(Files.readString(text));
                while (called.find())
                    assertEquals(arguments, called.group(1).isEmpty() ? 0 : called.group(1).strip().split(" ").length, called.group());
            }
        var programs = Pattern.compile("target/(?:c|java)/(\\w+)").matcher(Files.readString(text)).results().map(found -> found.group(1)).distinct().toList();
        assertTrue(Twin.programs().containsAll(programs), programs::toString);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_it_links_to_is_there(Path text) throws Exception {
        var folder = text.toAbsolutePath().getParent();
        for (var link : Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(text)).results().map(found -> found.group(1)).toList())
            assertTrue(Files.exists(folder.resolve(link)), link);
    }

    @ParameterizedTest
    @MethodSource("textsInBothLanguages")
    void both_languages_have_the_same_code(Path english) throws Exception {
        assertEquals(code(english), code(english.resolveSibling("README.ko.md")));
    }

    /** Everything that is set as code, and every command; what is said about it is in another language. */
    private static List<String> code(Path readme) throws Exception {
        return Pattern.compile("(?s)```.*?```|`[^`\n]+`|(?<=\n    )(?:\\./|target/|LIBC_|sed |cc |printf |bash ).*?(?=\n| {3})").matcher(Files.readString(readme)).results()
                .map(found -> found.group()).distinct().sorted().toList();
    }

    /** Which lessons are not in it yet does not matter: a lesson comes without a change of README. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void the_table_of_the_course_has_lessons_with_their_programs(String readme) throws Exception {
        var rows = Pattern.compile("\\| \\[(\\d\\d) (\\S+)\\]\\((\\S+)\\) \\| (.*?) \\|").matcher(Files.readString(Path.of(readme))).results().toList();
        assertTrue(rows.size() >= 3, "the table is gone");
        for (var row : rows) {
            var lesson = Lesson.named(row.group(1)).getFirst();
            assertEquals(lesson.name(), row.group(2));
            assertEquals(lesson.folder().resolve(readme), Path.of(row.group(3)));
            assertEquals("`" + String.join("` `", lesson.programs()) + "`", row.group(4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void the_known_differences_are_those_of_the_scripts(String readme) throws Exception {
        var known = new TreeSet<String>();
        for (var lesson : Lesson.all())
            lesson.script().faults().forEach((fault, outcomes) -> {
                if (!outcomes.c().equals(outcomes.java()))
                    known.add(fault.split(", ", 2)[1]);
            });
        assertEquals(known, new TreeSet<>(Readme.table(Path.of(readme), "known differences").stream().map(row -> Readme.code(row.getFirst())).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void its_figures_are_those_of_the_measurement(String readme) throws Exception {
        var report = Report.table(Results.read(BENCH)).lines().toList();
        for (var table : List.of("bench calls", "bench starts")) {
            var rows = new ArrayList<>(Readme.table(Path.of(readme), table));
            assertTrue(rows.size() >= 5, rows::toString);
            for (var row : rows) {
                var name = Readme.code(row.getFirst());
                var line = report.stream().filter(candidate -> candidate.startsWith(name + "  ")).findFirst().orElseThrow();
                assertEquals(List.of(line.substring(name.length()).strip().split(" +")), row.subList(1, row.size()), name);
            }
        }
    }

    @Test
    void the_chart_is_drawn_from_the_measurement() throws Exception {
        assertEquals(Report.chart(Results.read(BENCH)), Files.readString(Path.of("src/docs/bench.svg")));
    }
}
