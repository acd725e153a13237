package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What README.md and README.ko.md show is what there is. */
class ReadmeTest {

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void it_shows_a_program_as_it_is(String readme) throws Exception {
        var text = Files.readString(Path.of(readme));
        assertTrue(text.contains("```c\n" + Files.readString(Path.of("native", Sample.client() + ".c")) + "```"));
        assertTrue(text.contains("```java\n" + Files.readString(Path.of("src/main/java", Sample.client() + ".java")) + "```"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void it_names_only_commands_that_build_sh_knows(String readme) throws Exception {
        var build = Files.readString(Path.of("build.sh"));
        var verbs = Pattern.compile("\\./build\\.sh ([a-z0-9]+)").matcher(Files.readString(Path.of(readme)))
                .results().map(found -> found.group(1)).distinct().toList();
        assertTrue(verbs.contains("test"), verbs::toString);
        for (var verb : verbs)
            assertTrue(build.contains("\n  ./build.sh " + verb + " "), verb);
    }

    @Test
    void both_have_the_same_code() throws Exception {
        assertEquals(code("README.md"), code("README.ko.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void its_figures_are_what_the_bench_has_printed(String readme) throws Exception {
        var printed = Files.readAllLines(Path.of("src/docs/bench.txt"));
        for (var table : List.of("bench calls", "bench starts")) {
            var rows = Readme.table(Path.of(readme), table);
            assertTrue(rows.size() >= 5, rows::toString);
            for (var row : rows) {
                var name = Readme.code(row.getFirst());
                var line = printed.stream().filter(candidate -> candidate.startsWith(name + "  ")).findFirst().orElseThrow();
                assertEquals(List.of(line.substring(name.length()).strip().split(" +")), row.subList(1, row.size()), name);
            }
        }
    }

    /** Everything that is set as code; what is said about it is in another language. */
    private static List<String> code(String readme) throws Exception {
        var text = Files.readString(Path.of(readme));
        return Pattern.compile("(?s)```.*?```|`[^`]+`").matcher(text).results().map(found -> found.group()).distinct().sorted().toList();
    }
}
