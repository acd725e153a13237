package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.Lesson;
import tools.Twin;
import tools.translator.Translator;

/** A Java twin is what the translator makes of its C program. */
@Proof("2  the same source")
class SourceProof {

    static List<String> programs() throws IOException {
        return Twin.programs();
    }

    @TestFactory
    Stream<DynamicTest> the_translator_writes_the_twin_byte_for_byte(@TempDir Path folder) throws Exception {
        var tests = Stream.<DynamicTest>builder();
        for (var program : programs())
            tests.add(dynamicTest(program, () -> {
                try (var translator = new Translator()) {
                    var file = Path.of("native", program + ".c");
                    assertEquals(java(program), translator.translate(file.toString(), file, StandardCharsets.UTF_8, folder));
                }
            }));
        return tests.build();
    }

    /** In two windows the two stay next to each other. Only Java's start is behind the end of C. */
    @ParameterizedTest
    @MethodSource("programs")
    void line_stands_beside_line(String program) throws Exception {
        var c = c(program).lines().toList();
        var java = java(program).lines().toList();
        assertEquals(c.getFirst(), java.getFirst());
        var call = c.contains("int main(void)") ? "main()" : "main(args.length + 1, argv(args))";
        assertEquals(List.of("", "void main(String[] args)", "{", "    exit(" + call + ");", "}"), java.subList(c.size(), java.size()));
        for (int line = 0; line < c.size(); line++)
            assertEquals(comment(c.get(line)), comment(java.get(line)), program + ", line " + (line + 1));
    }

    private static String comment(String line) {
        return line.contains("/*") ? line.substring(line.indexOf("/*")) : "";
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
