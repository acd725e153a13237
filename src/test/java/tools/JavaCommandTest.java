package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.Command.Outcome;

/** A Java command is a command like any other: its name, its links, its environment and its signals are those of the C program. */
class JavaCommandTest {

    @TempDir
    Path folder;

    private final String client = Sample.client();
    private final String server = Sample.server();

    JavaCommandTest() throws IOException {}

    static List<Language> languages() {
        return List.of(Language.C, Language.JAVA);
    }

    /** JUnit warns of links that lead out of the folder that it removes. */
    @AfterEach
    void remove_links() throws IOException {
        try (var files = Files.list(folder)) {
            for (var link : files.toList())
                Files.delete(link);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void its_name_is_the_path_as_it_was_typed(Language language) throws Exception {
        var target = language.command(client).getParent();
        for (var path : List.of("./" + client, "../" + target.getFileName() + "/" + client))
            assertEquals(Sample.usage(client, path), usage(target, path));
    }

    /** The first socket of a client that nobody answers: the lowest number that its caller has left free. */
    @ParameterizedTest
    @ValueSource(strings = {"", "3</dev/null", "4</dev/null", "3</dev/null 4</dev/null 5</dev/null"})
    void its_first_descriptor_is_that_of_the_c_program(String held) throws Exception {
        int first = held.startsWith("3") ? held.contains("5") ? 6 : 4 : 3;
        var script = "exec \"$@\" " + held;
        var traced = Command.run("env", "LIBC_TRACE=1", "bash", "-c", script, "bash", Language.JAVA.command(Sample.client()), "127.0.0.1", Port.free());
        assertTrue(traced.err().startsWith("socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = " + first + "\n"), traced::toString);
    }

    /** A known difference: a shell script cannot know what was typed. */
    @Test
    void found_through_the_path_its_name_is_the_word_in_c_and_the_path_in_java() throws Exception {
        for (var language : languages()) {
            var folder = language.command(client).getParent();
            var outcome = outcome(Path.of("/"), Map.of("PATH", folder + ":" + System.getenv("PATH")), "sh", "-c", client);
            assertEquals(Sample.usage(client, language.equals(Language.C) ? client : folder + "/" + client), outcome.out());
        }
    }

    /** A known difference: Java has text where C has bytes. */
    @Test
    void an_argument_that_is_not_utf_8_keeps_its_bytes_in_c_and_loses_them_in_java() throws Exception {
        for (var language : languages())
            assertEquals(language.equals(Language.C) ? "|\u00ff|" : "|\u00ef\u00bf\u00bd|", printed(language));
    }

    /** The same of its name. macOS has no such file names. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_name_that_is_not_utf_8_keeps_its_bytes_in_c_and_loses_them_in_java() throws Exception {
        for (var language : languages()) {
            var outcome = outcome(folder, Map.of(), "bash", "-c", "ln -sf \"$0\" $'\\xff'; ./$'\\xff'", language.command(client).toString());
            var name = language.equals(Language.C) ? "\u00ff" : "\u00ef\u00bf\u00bd";
            assertEquals(Sample.usage(client, "./NAME").replace("NAME", name), outcome.out());
        }
    }

    /** What a program prints if it prints its argument, the byte 255. */
    private String printed(Language language) throws Exception {
        if (language.equals(Language.C)) {
            var source = Files.writeString(folder.resolve("print.c"), "#include <stdio.h>\nint main(int argc, char *argv[]) { return printf(\"|%s|\", argv[argc - 1]) < 0; }\n");
            assertEquals(0, Command.run("cc", "-o", folder.resolve("print"), source).status());
            return Command.run("bash", "-c", "exec \"$0\" $'\\xff'", folder.resolve("print")).out();
        }
        var source = Files.writeString(folder.resolve("print.java"), "import static libc.C.*;\nimport static libc.stdio_h.*;\nimport static libc.stdlib_h.*;\n"
                + "void main(String[] args) { printf(\"|%s|\", args[0]); exit(0); }\n");
        return Command.run("bash", "-c", "LC_ALL=C.UTF-8 exec \"$0\" --enable-native-access=ALL-UNNAMED -cp target/classes \"$1\" $'\\xff'",
                Path.of(System.getProperty("java.home"), "bin", "java"), source).out();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void it_works_through_symbolic_links(Language language) throws Exception {
        var first = Files.createSymbolicLink(folder.resolve("first"), language.command(client));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
        assertEquals(Sample.usage(client, first), usage(Path.of("/"), first.toString()));
        assertEquals(Sample.usage(client, "./second"), usage(folder, "./second"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with a space", "with 'quotes\"", "$HOME;\\", "소켓"})
    void its_name_may_be_any(String name) throws Exception {
        for (var language : languages()) {
            var link = Files.createSymbolicLink(folder.resolve(name + language), language.command(server));
            // A shell without a locale cannot decode Korean; the bytes stay the same.
            var outcome = outcome(folder, Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""), "./" + link.getFileName());
            assertEquals(Sample.usage(server, "./" + link.getFileName()), outcome.out());
        }
    }

    @Test
    void it_says_nothing_of_the_options_that_a_jvm_is_given() throws Exception {
        var environment = Map.of("JAVA_TOOL_OPTIONS", "-Dnoise=1", "JDK_JAVA_OPTIONS", "-Dnoise=2", "_JAVA_OPTIONS", "-Dnoise=3");
        var command = Language.JAVA.command(server);
        assertEquals(new Outcome(1, Sample.usage(server, command), ""), outcome(folder, environment, command.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP", "QUIT"})
    void a_signal_ends_it_as_it_ends_the_c_program(String signal) throws Exception {
        assertEquals(ended(Language.C, signal), ended(Language.JAVA, signal));
    }

    /** The outcome of a server that a signal ends while it waits for a caller. Its shell tells a signal from a status. */
    private static Outcome ended(Language language, String signal) throws Exception {
        var play = Sample.play();
        var server = play.server().orElseThrow();
        try (var stage = new Stage(play.all(language), (role, words, folder) -> {
            var shell = new ArrayList<>(List.of("bash", "-c", "\"$@\"; exit $?", "bash"));
            shell.addAll(words);
            return Command.open(folder, Map.of(), shell);
        })) {
            stage.performUntil(play, play.start(play.client().orElseThrow()));
            var shell = stage.command(server);
            long pid = shell.process.children().findFirst().orElseThrow().pid();
            Command.run("kill", "-" + signal, pid);
            var outcome = shell.outcome();
            return new Outcome(outcome.status(), outcome.out(), outcome.err().replaceFirst(" *" + pid, " PID"));
        }
    }

    private static String usage(Path folder, String command) throws Exception {
        return outcome(folder, Map.of(), command).out();
    }

    private static Outcome outcome(Path folder, Map<String, String> environment, String... words) throws Exception {
        try (var running = Command.start(folder, environment, List.of(words))) {
            return running.outcome();
        }
    }
}
