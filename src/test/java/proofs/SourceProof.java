package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.Lesson;
import tools.Phrasebook;
import tools.SideBySide;
import tools.Twin;

/** A Java twin is its C program, translated by the phrase book in README.md. */
@Proof("2  the same source")
class SourceProof {

    static List<String> programs() throws IOException {
        return Twin.programs();
    }

    @TestFactory
    Stream<DynamicTest> the_phrase_book_translates_the_c_program_into_the_twin() throws Exception {
        var tests = Stream.<DynamicTest>builder();
        for (var readme : List.of("README.md", "README.ko.md")) {
            var phrasebook = new Phrasebook(Path.of(readme));
            assertTrue(phrasebook.size() > 10, "the phrase book is gone from " + readme);
            for (var program : programs())
                tests.add(dynamicTest(program + " by " + readme, () -> {
                    var comparison = SideBySide.of(
                            "what the phrase book makes of " + program + ".c", phrasebook.translation(c(program)),
                            program + ".java", phrasebook.withoutAdditions(java(program)));
                    assertTrue(comparison.same(), () -> "\n" + comparison);
                }));
        }
        return tests.build();
    }

    /** In two windows the two stay next to each other: each statement and each comment is on the same line. Only imports may differ. */
    @ParameterizedTest
    @MethodSource("programs")
    void line_stands_beside_line(String program) throws Exception {
        var phrasebook = new Phrasebook(Path.of("README.md"));
        var translated = phrasebook.linesOfTranslation(c(program));
        var java = phrasebook.linesWithoutAdditions(java(program));
        assertEquals(c(program).lines().findFirst(), java(program).lines().findFirst());
        for (int line = 1; line <= translated.size(); line++)
            assertEquals(translated.get(line - 1), line <= java.size() ? java.get(line - 1) : "", program + ", line " + line);
    }

    @Test
    void every_program_has_a_twin_and_is_in_a_script() throws Exception {
        var played = new TreeSet<String>();
        for (var lesson : Lesson.all())
            played.addAll(lesson.programs());
        var twins = new TreeSet<String>();
        try (var files = Files.list(Path.of("src/main/java"))) {
            files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java") && !name.equals("Main.java"))
                    .forEach(name -> twins.add(name.replace(".java", "")));
        }
        var c = new TreeSet<String>();
        try (var files = Files.list(Path.of("native"))) {
            files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".c")).forEach(name -> c.add(name.replace(".c", "")));
        }
        assertEquals(c, twins, "the C programs, and the Java twins");
        assertEquals(c, played, "the programs, and those that a script plays");
    }

    private static String c(String program) throws IOException {
        return Files.readString(Path.of("native", program + ".c"));
    }

    private static String java(String program) throws IOException {
        return Files.readString(Path.of("src/main/java", program + ".java"));
    }
}
