package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.Command;
import tools.Command.Outcome;
import tools.Language;
import tools.Port;
import tools.Sample;
import tools.Scratch;
import tools.Stage;

/** What makes a start quick is counted, not timed: a machine may be slow, its classes are as many as any other's. */
@Proof("14 quick to start")
class StartProof {
    private static final Path LAUNCH = Path.of("target/launch").toAbsolutePath();
    private static final Path CACHE = LAUNCH.resolve("twins.aot");

    private final String client = Sample.client();
    private Scratch target;

    StartProof() throws IOException {}

    /** The folder of the commands, with a cache of the test's own. */
    @BeforeEach
    void link() throws IOException {
        target = new Scratch();
        Files.createDirectory(target.file("launch"));
        Files.createDirectory(target.file("java"));
        if (Files.exists(LAUNCH.resolve("runtime")))
            Files.createSymbolicLink(target.file("launch/runtime"), LAUNCH.resolve("runtime"));
        Files.createSymbolicLink(target.file("launch/twins.jar"), LAUNCH.resolve("twins.jar"));
    }

    @AfterEach
    void close() throws IOException {
        target.close();
    }

    /**
     * Each class is half a millisecond: 37 for the six shapes of call, and a few of the JDK's. Without the cache it would
     * be a hundred more. Two threads that link at once may make some twice, so the least of some starts counts.
     */
    @Test
    void a_client_that_starts_from_the_cache_makes_few_classes() throws Exception {
        assumeTrue(Files.exists(LAUNCH.resolve("runtime")), "no jlink in this JDK");
        Files.copy(CACHE, target.file("launch/twins.aot"));
        List<String> least = null;
        for (int start = 0; start < 5; start++) {
            assertEquals(greeted(), called("-Xlog:class+load:file=" + target.file("classes.txt")));
            var made = notFromTheCache();
            if (least == null || made.size() < least.size())
                least = made;
        }
        assertTrue(least.size() <= 44, least.size() + " classes:\n" + String.join("\n", least));
    }

    /** It may have run out of descriptors to open the jar with. */
    @Test
    void a_client_that_fails_reads_nothing_from_the_jar() throws Exception {
        Files.copy(CACHE, target.file("launch/twins.aot"));
        var failing = command("-Xlog:class+load:file=" + target.file("classes.txt"));
        var outcome = Command.run(failing, "127.0.0.1", Port.free());
        assertTrue(outcome.inALine().startsWith("exit 1, connect"), outcome.inALine());
        assertEquals(List.of(), notFromTheCache().stream().filter(line -> line.matches(".* source: .*twins.jar")).toList());
    }

    private List<String> notFromTheCache() throws IOException {
        return Files.readAllLines(target.file("classes.txt")).stream().filter(line -> line.contains("source: ") && !line.contains("source: shared objects file")).toList();
    }

    private enum Cache { MISSING, EMPTY, TRUNCATED, OF_ANOTHER_JVM, OF_ANOTHER_JAR }

    @ParameterizedTest
    @EnumSource
    void with_any_other_cache_it_works_and_is_silent(Cache cache) throws Exception {
        var file = target.file("launch/twins.aot");
        var bytes = Files.readAllBytes(CACHE);
        switch (cache) {
            case MISSING -> {}
            case EMPTY -> Files.createFile(file);
            case TRUNCATED -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case OF_ANOTHER_JVM -> {
                // The header names the JVM, in letters of one byte.
                var text = new String(bytes, StandardCharsets.ISO_8859_1);
                var other = text.replaceFirst("Server VM \\(\\d", "Server VM (X");
                assertTrue(!text.equals(other), "the header names no JVM");
                Files.write(file, other.getBytes(StandardCharsets.ISO_8859_1));
            }
            case OF_ANOTHER_JAR -> {
                Files.copy(CACHE, file);
                Files.delete(target.file("launch/twins.jar"));
                Files.copy(LAUNCH.resolve("twins.jar"), target.file("launch/twins.jar"));
            }
        }
        assertEquals(greeted(), called(""));
    }

    /** What the C program would do. */
    private static Outcome greeted() throws Exception {
        return Trial.ofSample(Language.C, Stage.PLAIN);
    }

    private Outcome called(String option) throws Exception {
        var command = command(option);
        return Trial.ofSample(Language.JAVA, (role, words, folder) -> {
            var own = new ArrayList<>(words);
            own.set(0, command.toString());
            return Stage.PLAIN.launch(role, own, folder);
        });
    }

    /** The client's command, with one more option for the JVM. */
    private Path command(String option) throws IOException {
        var script = Files.readString(Language.JAVA.command(client));
        assertTrue(script.contains("-Xlog:disable "), script);
        var command = target.file("java/" + client);
        Files.writeString(command, script.replace("-Xlog:disable ", "-Xlog:disable " + option + " "));
        assertTrue(command.toFile().setExecutable(true));
        return command;
    }
}
