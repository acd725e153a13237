package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import twins.Command.Outcome;

/** A Java command is a command like any other: nothing tells that there is a JVM behind it. */
class JavaCommandIT {

    @TempDir
    Path folder;

    /** JUnit warns of links that lead out of the folder that it removes. */
    @AfterEach
    void remove_links() throws IOException {
        try (var files = Files.list(folder)) {
            for (var link : files.toList())
                Files.delete(link);
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_name_is_the_path_as_it_was_typed(Side side) throws Exception {
        var target = side.command("hello_client").getParent();
        assertEquals("Usage : ./hello_client <IP> <port>\n", usage(target, "./hello_client"));
        assertEquals("Usage : ../" + target.getFileName() + "/hello_client <IP> <port>\n",
                usage(target, "../" + target.getFileName() + "/hello_client"));
    }

    @ParameterizedTest
    @EnumSource
    void it_works_through_symbolic_links(Side side) throws Exception {
        var first = Files.createSymbolicLink(folder.resolve("first"), side.command("hello_client"));
        Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
        assertEquals("Usage : " + Command.inBytes(first) + " <IP> <port>\n", usage(Path.of("/"), first.toString()));
        assertEquals("Usage : ./second <IP> <port>\n", usage(folder, "./second"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with a space", "with 'quotes\"", "$HOME;\\", "소켓"})
    void its_name_may_be_any(String name) throws Exception {
        for (var side : Side.values()) {
            var link = Files.createSymbolicLink(folder.resolve(name + side), side.command("hello_server"));
            // A shell without a locale has no word for Korean; the bytes are the same all the same.
            var outcome = outcome(folder, Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""), "./" + link.getFileName());
            assertEquals("Usage : ./" + Command.inBytes(link.getFileName()) + " <port>\n", outcome.out());
        }
    }

    @Test
    void it_says_nothing_of_the_options_that_a_jvm_is_given() throws Exception {
        var environment = Map.of("JAVA_TOOL_OPTIONS", "-Dnoise=1", "JDK_JAVA_OPTIONS", "-Dnoise=2", "_JAVA_OPTIONS", "-Dnoise=3");
        var command = Side.JAVA.command("hello_server");
        assertEquals(new Outcome(1, "Usage : " + Command.inBytes(command) + " <port>\n", ""), outcome(folder, environment, command.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP", "QUIT"})
    void a_signal_ends_it_as_it_ends_the_c_program(String signal) throws Exception {
        assertEquals(ended(Side.C, signal), ended(Side.JAVA, signal));
    }

    /** The outcome of a server that a signal ends while it waits in accept. Its shell tells a signal from a status. */
    private static Outcome ended(Side side, String signal) throws Exception {
        int port = Port.free();
        try (var shell = Command.start("bash", "-c", "\"$@\"; exit $?", "bash", side.command("hello_server"), port)) {
            Port.awaitListener(port, shell.process);
            long pid = shell.process.children().findFirst().orElseThrow().pid();
            Command.run("kill", "-" + signal, pid);
            var outcome = shell.outcome();
            return new Outcome(outcome.status(), outcome.out(), outcome.err().replaceFirst(" *" + pid, " PID"));
        }
    }

    private static String usage(Path folder, String command) throws Exception {
        return outcome(folder, Map.of(), command).out();
    }

    private static Outcome outcome(Path folder, Map<String, String> environment, String command) throws Exception {
        try (var running = Command.start(folder, environment, List.of(command))) {
            return running.outcome();
        }
    }
}
