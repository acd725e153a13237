package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.Command.Outcome;

/** The jar, as {@code java -jar} runs it: without a flag, and without a warning. */
@Timeout(600) // whole builds, on machines that are busy
class JarTest {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> JARS = List.of("twin-sockets.jar", "twin-sockets-sources.jar", "twin-sockets-javadoc.jar");

    @TempDir
    Path folder;

    @Test
    void it_lists_the_programs() throws Exception {
        assertEquals(new Outcome(0, usage(), ""), run());
    }

    @Test
    void it_knows_no_other_programs() throws Exception {
        assertEquals(new Outcome(1, "", "There is no program \"Main\".\n" + usage()), run("Main"));
    }

    private static String usage() throws Exception {
        return "Usage : java -jar twin-sockets.jar <program> <argument> ...\nPrograms : " + String.join(" ", Twin.programs()) + "\n";
    }

    /** Each program comes from the jar once, in its first run; the others of a play are in C. */
    @TestFactory
    Stream<DynamicTest> it_runs_the_programs() throws Exception {
        var tests = Stream.<DynamicTest>builder();
        var fromJar = ConcurrentHashMap.<String>newKeySet();
        for (var lesson : Lesson.all())
            for (var play : lesson.script().plays())
                tests.add(dynamicTest(lesson + ": " + play, () -> Stage.perform(play, play.all(Language.C), (role, words, folder) ->
                        fromJar.add(play.programs().get(role)) ? launch(words, folder) : Stage.PLAIN.launch(role, words, folder))));
        return tests.build();
    }

    // As a command does: a JVM alone takes the numbers that a program of C gets.
    private static final String HOLDING = "exec 3</dev/null 4</dev/null 5</dev/null 6</dev/null 7</dev/null 8</dev/null 9</dev/null; exec \"$@\"";

    private static Command launch(List<String> words, Path folder) throws IOException {
        var all = new ArrayList<>(List.of("sh", "-c", HOLDING, "sh", JAVA, "-Dlibc.held=3 4 5 6 7 8 9", "-jar", Path.of("target/twin-sockets.jar").toAbsolutePath().toString(),
                Path.of(words.getFirst()).getFileName().toString()));
        all.addAll(words.subList(1, words.size()));
        return Command.open(folder, Map.of(), all);
    }

    @Test
    void it_passes_on_a_program_s_usage_and_status() throws Exception {
        assertEquals(new Outcome(1, Sample.usage(Sample.server(), Sample.server()), ""), run(Sample.server()));
    }

    /** Built again by somebody else, at another time and in another folder. */
    @Test
    void whoever_builds_it_gets_the_same_bytes() throws Exception {
        for (var part : List.of("pom.xml", "src/main", "src/linux", "src/macos"))
            Copy.of(Path.of(part), folder.resolve(part));
        var built = Command.start(folder, Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of("mvn", "--batch-mode", "--offline", "--quiet", "package", "-Dmaven.test.skip=true"));
        assertEquals(0, built.outcome().status(), () -> built.out.soFar() + built.err.soFar());
        for (var jar : JARS)
            assertEquals(-1, Files.mismatch(Path.of("target", jar), folder.resolve("target").resolve(jar)), jar);
    }

    private static Outcome run(String... arguments) throws Exception {
        var words = new ArrayList<>(List.of(JAVA, "-jar", "target/twin-sockets.jar"));
        words.addAll(List.of(arguments));
        try (var running = Command.start(Path.of("."), Map.of(), words)) {
            return running.outcome();
        }
    }
}
