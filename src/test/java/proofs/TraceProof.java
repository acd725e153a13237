package proofs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LIBC_TRACE shows what strace shows. */
@Proof("10 the trace is strace's")
class TraceIT {
    private static final Path SERVER = Side.JAVA.command("hello_server");
    private static final Path CLIENT = Side.JAVA.command("hello_client");

    @TempDir
    Path folder;

    @Test
    void of_a_server() throws Exception {
        int port = Port.free();
        try (var server = traced(SERVER, port)) {
            Port.awaitListener(port, server.process);
            new Socket(InetAddress.getLoopbackAddress(), port).getInputStream().readAllBytes();
            assertSame(server.outcome().err());
        }
    }

    @Test
    void of_a_call_that_fails() throws Exception {
        try (var client = traced(CLIENT, "127.0.0.1", Port.free())) {
            assertSame(client.outcome().err().replace("connect() error!\n", ""));
        }
        try (var server = new ServerSocket(Port.free())) {
            try (var second = traced(SERVER, server.getLocalPort())) {
                assertSame(second.outcome().err().replace("bind() error\n", ""));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello World!\0", "\0001\0a\1772\2009", "\"\\\n\r\t\13\f\b", "0123456789012345678901234567890123456789", "안녕"})
    void of_a_client_that_reads(String reply) throws Exception {
        try (var server = new ServerSocket(Port.free()); var client = traced(CLIENT, "127.0.0.1", server.getLocalPort())) {
            try (var caller = server.accept()) {
                caller.getOutputStream().write(reply.getBytes(UTF_8));
            }
            assertSame(client.outcome().err());
        }
    }

    @Test
    void explained_in_english_and_in_korean() throws Exception {
        var english = explained("C.UTF-8");
        assertTrue(english.contains("    Buys a telephone: descriptor "), english);
        assertTrue(english.contains("    Dials: address 127.0.0.1, port "), english);
        assertTrue(english.contains("    Hears 13 bytes.\n"), english);
        assertTrue(english.contains("    Hangs up: descriptor "), english);
        var korean = explained("ko_KR.UTF-8");
        assertTrue(korean.contains("    전화를 건다: 주소 127.0.0.1, 포트 "), korean);
        if (AbiIT.SYSTEM.equals("linux"))
            assertTrue(english.matches("(?s).*\n    02 00 (.. ..) 7f 00 00 01 00 00 00 00 00 00 00 00\n"
                    + "    \\|     \\|     \\|           sin_zero\n    \\|     \\|     sin_addr\n    \\|     sin_port\n    sin_family\n.*"), english);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", ""})
    void switched_off_it_is_silent(String value) throws Exception {
        var outcome = Command.run("sh", "-c", "LIBC_TRACE=" + value + " exec \"$@\"", "sh", CLIENT, "127.0.0.1", Port.free());
        assertEquals("connect() error!\n", outcome.err());
    }

    @Test
    void a_program_without_standard_error_goes_on_without_the_trace() throws Exception {
        int port = Port.free();
        try (var server = Command.serve(Side.C.command("hello_server"), port)) {
            var outcome = Command.run("sh", "-c", "LIBC_TRACE=1 exec \"$@\" 2>&-", "sh", CLIENT, "127.0.0.1", port);
            assertEquals(new Command.Outcome(0, "Message from server: Hello World! \n", ""), outcome);
            assertEquals(0, server.outcome().status());
        }
    }

    @Test
    void not_asked_for_it_is_not_there() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var outcome = Command.run(java, "--enable-native-access=ALL-UNNAMED", "-Xlog:class+load", "-cp", "target/classes",
                "hello_client", "127.0.0.1", Port.free());
        assertEquals("connect() error!\n", outcome.err());
        assertTrue(outcome.out().contains(" libc.Downcall source:"));
        assertEquals(List.of(), outcome.out().lines().filter(line -> line.contains(" libc.Trace source:")).toList());
    }

    private static String explained(String language) throws Exception {
        try (var server = new ServerSocket(Port.free());
                var client = Command.start(Path.of("."), Map.of("LIBC_TRACE", "explain", "LANG", language),
                        List.of(CLIENT.toString(), "127.0.0.1", Integer.toString(server.getLocalPort())))) {
            try (var caller = server.accept()) {
                caller.getOutputStream().write("Hello World!\0".getBytes(UTF_8));
            }
            return new String(client.outcome().err().getBytes(ISO_8859_1), UTF_8);
        }
    }

    /** A program with LIBC_TRACE, under strace. */
    private Command traced(Path command, Object... arguments) throws Exception {
        Tool.assume("strace");
        var words = new ArrayList<>(List.of("strace", "-ff", "-qq", "-e", "trace=%network,%desc", "-o", folder.resolve("thread").toString(),
                command.toString()));
        for (var argument : arguments)
            words.add(argument.toString());
        return Command.start(Path.of("."), Map.of("LIBC_TRACE", "1"), words);
    }

    private void assertSame(String trace) throws Exception {
        var comparison = SideBySide.of("strace", Strace.onSockets(folder), "LIBC_TRACE", trace.lines().toList());
        assertTrue(comparison.same(), () -> "\n" + comparison);
        for (var file : folder.toFile().listFiles())
            Files.delete(file.toPath());
    }
}
