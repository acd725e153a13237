package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import twins.Command.Outcome;

/** What makes a start quick is counted, not timed: a machine may be slow, its classes are as many as any other's. */
@Proof("13 quick to start")
class StartIT {
    private static final Path TRAINED = Path.of("target/trained").toAbsolutePath();
    private static final Path CACHE = TRAINED.resolve("hello_client.aot");
    private static final Outcome GREETED = new Outcome(0, "Message from server: Hello World! \n", "");

    private Scratch target;

    /** The folder of the commands, with a cache of the test's own. */
    @BeforeEach
    void link() throws IOException {
        target = new Scratch();
        Files.createDirectory(target.file("trained"));
        Files.createDirectory(target.file("java"));
        if (Files.exists(TRAINED.resolve("runtime")))
            Files.createSymbolicLink(target.file("trained/runtime"), TRAINED.resolve("runtime"));
        Files.createSymbolicLink(target.file("programs.jar"), Path.of("target/programs.jar").toAbsolutePath());
    }

    @AfterEach
    void close() throws IOException {
        target.close();
    }

    /** Each class is half a millisecond; without the cache it would be a hundred more, with jextract's handles thirty. */
    @Test
    void a_client_that_starts_from_its_cache_makes_few_classes() throws Exception {
        assumeTrue(Files.exists(TRAINED.resolve("runtime")), "no jlink in this JDK");
        Files.copy(CACHE, target.file("trained/hello_client.aot"));
        assertEquals(GREETED, called("-Xlog:class+load:file=" + target.file("classes.txt")));
        var made = notFromTheCache();
        assertTrue(made.size() <= 44, () -> made.size() + " classes:\n" + String.join("\n", made));
    }

    /** It may have run out of descriptors to open the jar with. */
    @Test
    void a_client_that_fails_reads_nothing_from_the_jar() throws Exception {
        Files.copy(CACHE, target.file("trained/hello_client.aot"));
        var client = client("-Xlog:class+load:file=" + target.file("classes.txt"));
        assertEquals(new Outcome(1, "", "connect() error!\n"), Command.run(client, "127.0.0.1", Port.free()));
        assertEquals(List.of(), notFromTheCache().stream().filter(line -> line.contains("programs.jar")).toList());
    }

    private List<String> notFromTheCache() throws IOException {
        return Files.readAllLines(target.file("classes.txt")).stream().filter(line -> !line.contains("source: shared objects file")).toList();
    }

    private enum Cache { MISSING, EMPTY, TRUNCATED, OF_ANOTHER_PROGRAM, OF_ANOTHER_JVM, OF_ANOTHER_JAR }

    @ParameterizedTest
    @EnumSource
    void with_any_other_cache_it_works_and_is_silent(Cache cache) throws Exception {
        var file = target.file("trained/hello_client.aot");
        var bytes = Files.readAllBytes(CACHE);
        switch (cache) {
            case MISSING -> {}
            case EMPTY -> Files.createFile(file);
            case TRUNCATED -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case OF_ANOTHER_PROGRAM -> Files.copy(TRAINED.resolve("hello_server.aot"), file);
            case OF_ANOTHER_JVM -> {
                // The header names the JVM, in letters of one byte.
                var text = new String(bytes, StandardCharsets.ISO_8859_1);
                var other = text.replaceFirst("Server VM \\(\\d", "Server VM (X");
                assertTrue(!text.equals(other), "the header names no JVM");
                Files.write(file, other.getBytes(StandardCharsets.ISO_8859_1));
            }
            case OF_ANOTHER_JAR -> {
                Files.copy(CACHE, file);
                Files.delete(target.file("programs.jar"));
                Files.copy(Path.of("target/programs.jar"), target.file("programs.jar"));
            }
        }
        assertEquals(GREETED, called(""));
    }

    private Outcome called(String option) throws Exception {
        int port = Port.free();
        try (var server = Command.serve(Side.C.command("hello_server"), port)) {
            var outcome = Command.run(client(option), "127.0.0.1", port);
            assertEquals(0, server.outcome().status());
            return outcome;
        }
    }

    /** The command, with one more option for the JVM. */
    private Path client(String option) throws IOException {
        var script = Files.readString(Side.JAVA.command("hello_client"));
        assertTrue(script.contains("-Xlog:disable "), script);
        var client = target.file("java/hello_client");
        Files.writeString(client, script.replace("-Xlog:disable ", "-Xlog:disable " + option + " "));
        assertTrue(client.toFile().setExecutable(true));
        return client;
    }
}
