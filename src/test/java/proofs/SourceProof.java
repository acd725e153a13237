package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Java twin is its C program, translated by the phrase book in README.md. */
@Proof("2  the same source")
class SourceIT {

    static List<String> programs() throws IOException {
        try (var files = Files.list(Path.of("native"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".c"))
                    .map(name -> name.replace(".c", "")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void the_phrase_book_translates_the_c_program_into_the_twin(String program) throws Exception {
        for (var readme : List.of("README.md", "README.ko.md")) {
            var phrasebook = new Phrasebook(Path.of(readme));
            assertTrue(phrasebook.size() > 10, "the phrase book is gone from " + readme);
            var comparison = SideBySide.of(
                    "what the phrase book makes of " + program + ".c", phrasebook.translation(c(program)),
                    program + ".java", phrasebook.withoutAdditions(java(program)));
            assertTrue(comparison.same(), () -> "\n" + comparison);
        }
    }

    /** So that the two stay next to each other in two windows: the same lines are blank, but where Java imports C. */
    @ParameterizedTest
    @MethodSource("programs")
    void line_stands_beside_line(String program) throws Exception {
        var c = c(program).lines().toList();
        var java = java(program).lines().toList();
        assertEquals(c.getFirst(), java.getFirst());
        for (int i = 2; i < c.size(); i++)
            assertEquals(c.get(i).isBlank(), java.get(i).isBlank(), program + ", line " + (i + 1));
    }

    @Test
    void every_program_has_a_twin_and_a_play() throws Exception {
        var played = new ArrayList<String>();
        for (var play : Play.all())
            played.addAll(List.of(play.serverName(), play.clientName()));
        assertEquals(programs(), played.stream().sorted().toList(), "the programs, and those that plays.properties plays");

        var twins = new TreeSet<>(programs());
        try (var files = Files.list(Path.of("src/main/java"))) {
            var sources = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", "")).filter(name -> !name.equals("Main")).toList();
            assertEquals(twins, new TreeSet<>(sources), "the C programs, and the Java twins");
        }
    }

    private static String c(String program) throws IOException {
        return Files.readString(Path.of("native", program + ".c"));
    }

    private static String java(String program) throws IOException {
        return Files.readString(Path.of("src/main/java", program + ".java"));
    }
}
