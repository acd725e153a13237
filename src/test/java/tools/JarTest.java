package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twins.Command.Outcome;

/** The jar, as {@code java -jar} runs it: without a flag, and without a warning. */
class JarIT {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void it_lists_the_programs() throws Exception {
        assertEquals(new Outcome(0, """
                Usage : java -jar twin-sockets.jar <program> <argument> ...
                Programs : hello_client hello_server
                """, ""), run());
    }

    @Test
    void it_knows_no_other_programs() throws Exception {
        assertEquals(new Outcome(1, "", """
                There is no program "Main".
                Usage : java -jar twin-sockets.jar <program> <argument> ...
                Programs : hello_client hello_server
                """), run("Main"));
    }

    @Test
    void it_runs_a_program() throws Exception {
        int port = Port.free();
        try (var serving = Command.start(JAVA, "-jar", "target/twin-sockets.jar", "hello_server", port)) {
            Port.awaitListener(port, serving.process);
            assertEquals(new Outcome(0, "Message from server: Hello World! \n", ""), run("hello_client", "127.0.0.1", port));
            assertEquals(new Outcome(0, "", ""), serving.outcome());
        }
    }

    @Test
    void it_passes_on_the_program_s_usage_and_status() throws Exception {
        assertEquals(new Outcome(1, "Usage : hello_server <port>\n", ""), run("hello_server"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"twin-sockets.jar", "twin-sockets-sources.jar", "twin-sockets-javadoc.jar"})
    void whoever_builds_it_gets_the_same_bytes(String name) throws Exception {
        try (var jar = new JarFile(Path.of("target", name).toFile())) {
            assertEquals(1, jar.stream().map(JarEntry::getTime).distinct().count(), "an entry has a time of its own");
        }
    }

    private static Outcome run(Object... arguments) throws Exception {
        var words = new Object[arguments.length + 2];
        words[0] = "-jar";
        words[1] = "target/twin-sockets.jar";
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        return Command.run(JAVA, words);
    }
}
