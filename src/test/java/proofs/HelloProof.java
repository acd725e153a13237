package proofs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import twins.Command.Outcome;

/** hello_server and hello_client, each side of each, as processes that talk over loopback. */
class HelloIT {

    static Stream<Arguments> pairings() {
        return Stream.of(Side.values()).flatMap(server ->
                Stream.of(Side.values()).map(client -> arguments(server, client)));
    }

    @ParameterizedTest(name = "{0} server, {1} client")
    @MethodSource("pairings")
    void the_client_prints_what_the_server_says(Side server, Side client) throws Exception {
        int port = Port.free();
        try (var serving = Command.serve(server.command("hello_server"), port)) {
            assertEquals(new Outcome(0, "Message from server: Hello World! \n", ""),
                    Command.run(client.command("hello_client"), "127.0.0.1", port));
            assertEquals(new Outcome(0, "", ""), serving.outcome());
        }
    }

    // ---- The server ----

    @ParameterizedTest
    @EnumSource
    void the_server_sends_thirteen_bytes_and_hangs_up(Side side) throws Exception {
        int port = Port.free();
        try (var serving = Command.serve(side.command("hello_server"), port);
                var caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertArrayEquals("Hello World!\0".getBytes(UTF_8), caller.getInputStream().readAllBytes());
            assertEquals(new Outcome(0, "", ""), serving.outcome());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_server_takes_a_caller_who_hangs_up_at_once(Side side) throws Exception {
        int port = Port.free();
        try (var serving = Command.serve(side.command("hello_server"), port)) {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            assertEquals(new Outcome(0, "", ""), serving.outcome());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_second_server_on_a_port_is_refused_it(Side side) throws Exception {
        int port = Port.free();
        try (var first = Command.serve(side.command("hello_server"), port)) {
            assertEquals(new Outcome(1, "", "bind() error\n"), Command.run(side.command("hello_server"), port));
            assertEquals(true, first.process.isAlive());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_server_tells_its_usage(Side side) throws Exception {
        var command = side.command("hello_server");
        var usage = new Outcome(1, "Usage : " + Command.inBytes(command) + " <port>\n", "");
        assertEquals(usage, Command.run(command));
        assertEquals(usage, Command.run(command, "9190", "9191"));
    }

    // ---- The client ----

    static Stream<Arguments> replies() {
        var hundred = "0123456789".repeat(10);
        return Stream.of(Side.values()).flatMap(side -> Stream.of(
                arguments(side, "nothing, from a server that closes at once", bytes("")),
                arguments(side, "1 byte", bytes("H")),
                arguments(side, "1 byte, a NUL", bytes("\0")),
                arguments(side, "12 bytes without a NUL", bytes("Hello World!")),
                arguments(side, "13 bytes with a NUL at the end", bytes("Hello World!\0")),
                arguments(side, "12 bytes with a NUL in the middle", bytes("Hello\0World!")),
                arguments(side, "29 bytes, as many as there is room for", bytes(hundred.substring(0, 29))),
                arguments(side, "30 bytes, one too many", bytes(hundred.substring(0, 30))),
                arguments(side, "30 bytes, the last a NUL", bytes(hundred.substring(0, 29) + "\0")),
                arguments(side, "100 bytes", bytes(hundred)),
                arguments(side, "100 bytes with a NUL after 20", bytes(hundred.substring(0, 20) + "\0" + hundred.substring(21))),
                arguments(side, "Korean in UTF-8", "안녕하세요!".getBytes(UTF_8)),
                arguments(side, "Korean cut within a character", Arrays.copyOf("안녕하세요!".getBytes(UTF_8), 7)),
                arguments(side, "bytes that are no UTF-8", bytes("\377\376\200 \300\257 \355\240\200")),
                arguments(side, "every byte that is a control character", bytes("\1\2\3\4\5\6\7\b\t\n\13\f\r\16\33\177")),
                arguments(side, "what printf would take for conversions", bytes("%s %d %n %100c"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("replies")
    void the_client_prints_the_bytes_that_came_up_to_the_first_nul(Side side, String name, byte[] reply) throws Exception {
        try (var server = new ServerSocket(Port.free());
                var calling = Command.start(side.command("hello_client"), "127.0.0.1", server.getLocalPort())) {
            try (var caller = server.accept()) {
                caller.getOutputStream().write(reply);
            }
            var message = new String(reply, 0, Math.min(reply.length, 29), ISO_8859_1);
            if (message.indexOf('\0') != -1)
                message = message.substring(0, message.indexOf('\0'));
            assertEquals(new Outcome(0, "Message from server: " + message + " \n", ""), calling.outcome());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_client_sends_nothing(Side side) throws Exception {
        try (var server = new ServerSocket(Port.free());
                var calling = Command.start(side.command("hello_client"), "127.0.0.1", server.getLocalPort());
                var caller = server.accept()) {
            caller.shutdownOutput();
            assertEquals(0, caller.getInputStream().readAllBytes().length);
            assertEquals(0, calling.outcome().status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_client_says_that_nobody_listens(Side side) throws Exception {
        assertEquals(new Outcome(1, "", "connect() error!\n"),
                Command.run(side.command("hello_client"), "127.0.0.1", Port.free()));
    }

    @ParameterizedTest
    @EnumSource
    void the_client_says_that_the_connection_was_reset(Side side) throws Exception {
        try (var server = new ServerSocket(Port.free());
                var calling = Command.start(side.command("hello_client"), "127.0.0.1", server.getLocalPort())) {
            var caller = server.accept();
            caller.setSoLinger(true, 0);
            caller.close();
            assertEquals(new Outcome(1, "", "read() error!\n"), calling.outcome());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_client_tells_its_usage(Side side) throws Exception {
        var command = side.command("hello_client");
        var usage = new Outcome(1, "Usage : " + Command.inBytes(command) + " <IP> <port>\n", "");
        assertEquals(usage, Command.run(command));
        assertEquals(usage, Command.run(command, "127.0.0.1"));
        assertEquals(usage, Command.run(command, "127.0.0.1", "9190", "9191"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
