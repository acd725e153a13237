package proofs;

import static libc.arpa.inet_h.htons;
import static libc.stdlib_h.atoi;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import twins.Command.Outcome;
import twins.Side.Both;

/**
 * A bad or an odd command line has the same outcome on both sides.
 *
 * <p>Every one is played in a network namespace of its own that has nothing but loopback: what {@code inet_addr}
 * refuses becomes 255.255.255.255, and port 80 may be somebody's.
 */
@Proof("4  the same behaviour at the edge")
class EdgeIT {
    private static final List<String> PORTS = List.of("0", "-1", "65535", "65536", "99999999999", "", " 80", "abc", "80abc");
    private static final List<String> ADDRESSES = List.of("", "localhost", "127.1", "0x7f.1", "2130706433", "0", "256.1.1.1", "::1",
            "255.255.255.255", "127.0.0.1 ", "팔팔");

    @BeforeAll
    static void namespace() throws Exception {
        Tool.assumeNamespace();
    }

    @TestFactory
    Stream<DynamicTest> the_outcome_is_the_same() throws IOException {
        var tests = Stream.<DynamicTest>builder();
        for (var play : Play.all())
            for (var program : List.of(play.serverName(), play.clientName()))
                for (var arguments : commandLines(play.arguments(program)))
                    tests.add(dynamicTest(program + " " + arguments, () -> assertSame(program + " " + arguments,
                            outcome(play, program, Side.C, arguments, ""), outcome(play, program, Side.JAVA, arguments, ""))));
        return tests.build();
    }

    @TestFactory
    Stream<DynamicTest> a_port_below_1024_is_not_for_everybody() throws IOException {
        // No capability is left to the program: not even root may do what others may not.
        Tool.assume("setpriv");
        return Play.all().stream().map(play -> dynamicTest(play.serverName() + " 80", () -> {
            var unprivileged = "setpriv --bounding-set=-all --inh-caps=-all ";
            var outcome = outcome(play, play.serverName(), Side.C, Play.with(play.arguments(play.serverName()), 80), unprivileged);
            assertEquals("exit 1, bind() error", outcome);
            assertSame(play.serverName(), outcome,
                    outcome(play, play.serverName(), Side.JAVA, Play.with(play.arguments(play.serverName()), 80), unprivileged));
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_port_in_use_is_refused() throws IOException {
        return Play.all().stream().map(play -> dynamicTest(play.serverName(), () -> {
            try (var used = new ServerSocket(Port.free())) {
                var arguments = Play.with(play.arguments(play.serverName()), used.getLocalPort()).toArray();
                var outcome = Command.run(Side.C.command(play.serverName()), arguments);
                assertEquals(new Outcome(1, "", "bind() error\n"), outcome);
                assertEquals(outcome, Command.run(Side.JAVA.command(play.serverName()), arguments));
            }
        }));
    }

    private static void assertSame(String what, String c, String java) {
        assertEquals(new Both(c, c), new Both(c, java), what);
    }

    /** No, too few and too many arguments, and each bad port and address in its place. */
    private static List<List<String>> commandLines(List<String> arguments) {
        var good = Play.with(arguments, 9190);
        var lines = new ArrayList<List<String>>();
        for (int i = 0; i < good.size(); i++)
            lines.add(good.subList(0, i));
        lines.add(good);
        lines.add(Stream.concat(good.stream(), Stream.of("more")).toList());
        for (int i = 0; i < arguments.size(); i++)
            for (var bad : arguments.get(i).equals("PORT") ? PORTS : arguments.get(i).equals("ADDRESS") ? ADDRESSES : List.<String>of()) {
                var line = new ArrayList<>(good);
                line.set(i, bad);
                lines.add(line);
            }
        return lines;
    }

    /** What becomes of a program: how it ends, or where it listens. A client finds the C server, called with the same port. */
    private static String outcome(Play play, String program, Side side, List<String> arguments, String prefix) throws Exception {
        var command = side.command(program).toString();
        var words = new ArrayList<>(List.of("sh"));
        var script = "exec " + prefix + "\"$@\"";
        if (program.equals(play.clientName()) && arguments.size() == play.arguments(program).size()) {
            words.addAll(List.of(Side.C.command(play.serverName()).toString(), arguments.get(play.arguments(program).indexOf("PORT"))));
            script = "\"$1\" \"$2\" >/dev/null 2>&1 & until grep -q ' 0A ' /proc/net/tcp; do sleep 0.01; done; shift 2; "
                    + "\"$@\"; status=$?; kill $! 2>/dev/null; exit $status";
        }
        words.add(command);
        words.addAll(arguments);
        try (var running = Command.start(Path.of("."), Map.of(), Tool.inNamespace(script, words))) {
            if (program.equals(play.serverName()))
                while (running.process.isAlive()) {
                    for (int port : listeners(running.process))
                        return "listens at " + (isAnyPort(play, arguments) ? "any port" : port);
                    Thread.sleep(5);
                }
            return running.outcome().inALine().replace(Command.inBytes(command), program);
        }
    }

    /** Port 0 leaves the choice to the kernel, which chooses another each time. */
    private static boolean isAnyPort(Play play, List<String> arguments) {
        return htons(atoi(arguments.get(play.arguments(play.serverName()).indexOf("PORT")))) == 0;
    }

    /** The ports at which a process listens, once it is in a namespace of its own. */
    private static List<Integer> listeners(Process process) {
        try {
            var namespace = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/ns/net"));
            return namespace.equals(Files.readSymbolicLink(Path.of("/proc/self/ns/net"))) ? List.of() : Port.listeners(process.pid());
        } catch (IOException ending) {
            return List.of();
        }
    }
}
