package tools.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.Command;
import tools.Command.Outcome;
import tools.Twin;

/** What ./build.sh twin does with the files that a reader names. */
@Timeout(300) // on machines that are busy
class TwinsTest {
    private static final String HELLO = """
            #include <stdio.h>

            int main(int argc, char *argv[])
            {
                printf("%d %s\\n", argc, argv[1]);
                return 3;
            }
            """;

    @TempDir
    Path folder;

    private Outcome twin(String... arguments) throws Exception {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Dtwin.from=" + folder,
                "-cp", System.getProperty("java.class.path"), "tools.translator.Twins"));
        words.addAll(List.of(arguments));
        try (var command = Command.start(Path.of("."), Map.of("JAVA_HOME", System.getProperty("java.home")), words)) {
            return command.outcome();
        }
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void both_sides_are_made_and_do_the_same() throws Exception {
        file("hello.c", HELLO);
        var into = folder.resolve("own");
        assertEquals(new Outcome(0, "hello.c: " + into.resolve("hello.java") + "\n", ""), twin("--into", "own", "hello.c"));
        assertTrue(Files.readString(into.resolve("hello.java")).contains("int main(int argc, String[] argv)"));
        for (var side : List.of("c", "java"))
            assertEquals(new Outcome(3, "2 word\n", ""), Command.run(into.resolve(side).resolve("hello"), "word"), side);
    }

    @Test
    void the_twin_starts_from_the_cache_of_the_course() throws Exception {
        assumeTrue(Files.exists(Path.of("target/launch/runtime")), "no jlink in this JDK");
        file("hello.c", HELLO);
        assertEquals(0, twin("--into", "an own folder", "hello.c").status());
        var command = folder.resolve("an own folder/java/hello");
        // In this mode, a JVM that cannot use its cache does not start.
        var loaded = folder.resolve("loaded");
        var strict = Files.writeString(folder.resolve("strict"), Files.readString(command)
                .replace("-XX:AOTCache=", "-XX:AOTMode=on -XX:AOTCache=").replace("-Xlog:disable ", "-Xlog:disable -Xlog:class+load:file=" + loaded + " "));
        assertEquals(new Outcome(3, "2 word\n", ""), Command.run("sh", strict, "word"));
        // To open the jar would take Java's loader a fifth of a start.
        assertEquals(List.of(), Files.readAllLines(loaded).stream().filter(line -> line.contains(" java.util.zip.ZipFile ")).toList());
    }

    @Test
    void a_program_with_the_name_of_one_of_the_course_is_the_user_s_own() throws Exception {
        var name = Twin.programs().getFirst();
        file(name + ".c", HELLO);
        assertEquals(0, twin("--into", "own", name + ".c").status());
        assertEquals(new Outcome(3, "2 word\n", ""), Command.run(folder.resolve("own/java").resolve(name), "word"));
    }

    @Test
    void stdout_prints_the_java_alone() throws Exception {
        file("hello.c", HELLO);
        var outcome = twin("--stdout", "hello.c");
        assertEquals(0, outcome.status());
        assertTrue(outcome.out().startsWith("import static libc.stdio_h.*;") || outcome.out().startsWith("import static libc.C.*;"), outcome.out());
        assertTrue(outcome.out().endsWith("void main(String[] args)\n{\n    exit(main(args.length + 1, argv(args)));\n}\n"), outcome.out());
        assertFalse(Files.exists(folder.resolve("own")));
    }

    @Test
    void one_that_is_refused_leaves_the_others_and_no_twin_of_an_earlier_run() throws Exception {
        file("hello.c", HELLO);
        file("child.c", HELLO);
        assertEquals(0, twin("--into", "own", "hello.c", "child.c").status());
        file("child.c", "#include <unistd.h>\nint main(void)\n{\n    return fork();\n}\n");
        var outcome = twin("--into", "own", "child.c", "hello.c");
        assertEquals(1, outcome.status());
        assertTrue(outcome.out().startsWith("child.c:4:12: fork: a forked JVM has one thread"), outcome.out());
        assertTrue(outcome.out().endsWith("hello.c: " + folder.resolve("own/hello.java") + "\n"), outcome.out());
        assertFalse(Files.exists(folder.resolve("own/child.java")));
    }

    @Test
    void two_files_of_one_name_are_refused_before_anything_is_written() throws Exception {
        Files.createDirectory(folder.resolve("b"));
        file("hello.c", HELLO);
        file("b/hello.c", HELLO);
        var outcome = twin("--into", "own", "hello.c", "b/hello.c");
        assertEquals(new Outcome(1, "", "build.sh: hello.c and b/hello.c: both would be the twin hello; translate them into two folders\n"), outcome);
        assertFalse(Files.exists(folder.resolve("own")));
    }

    @Test
    void words_that_are_no_files_are_told() throws Exception {
        assertTrue(twin().err().startsWith("build.sh: twin [--into FOLDER]"));
        assertTrue(twin("--inot", "x").err().startsWith("build.sh: what is \"--inot\"?"));
        assertTrue(twin("--encoding", "Klingon", "x.c").err().startsWith("build.sh: Klingon: Java does not know"));
    }
}
