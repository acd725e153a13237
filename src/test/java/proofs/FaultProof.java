package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import twins.Side.Both;

/**
 * Whatever goes wrong, it has the same outcome on both sides, or one that README.md lists under its known differences.
 *
 * <p>Where the order of two events matters, the program is stopped meanwhile, or seen to be blocked in a call.
 */
@Proof("5  the same under faults")
@EnabledOnOs(value = OS.LINUX, disabledReason = "it looks into /proc, which only Linux has")
class FaultIT {

    /** What a fault makes of a program on one side, in a line. */
    private interface Fault {
        String outcome(Side side) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> the_outcome_is_the_same_or_a_known_difference() throws Exception {
        var known = knownDifferences();
        var tests = Stream.<DynamicTest>builder();
        for (var play : Play.all())
            Stream.concat(serverFaults(play).entrySet().stream(), clientFaults(play).entrySet().stream())
                    .forEach(fault -> tests.add(dynamicTest(fault.getKey(), () -> {
                        var outcomes = new Both(fault.getValue().outcome(Side.C), fault.getValue().outcome(Side.JAVA));
                        assertEquals(known.getOrDefault(fault.getKey(), new Both(outcomes.c(), outcomes.c())), outcomes, fault.getKey());
                    })));
        return tests.build();
    }

    @Test
    void every_known_difference_is_a_fault_that_is_played() throws Exception {
        var faults = new TreeSet<String>();
        for (var play : Play.all()) {
            faults.addAll(serverFaults(play).keySet());
            faults.addAll(clientFaults(play).keySet());
        }
        var known = knownDifferences().keySet();
        assertTrue(!known.isEmpty() && faults.containsAll(known), () -> known + " is not all in " + faults);
    }

    // ---- Faults of a server ----

    private static Map<String, Fault> serverFaults(Play play) {
        var name = play.serverName();
        var faults = new LinkedHashMap<String, Fault>();
        faults.put(name + ": the caller resets", side -> whileStopped(play, side, Socket::close));
        faults.put(name + ": the caller hangs up, then resets", side -> whileStopped(play, side, caller -> {
            caller.shutdownOutput();
            caller.close();
        }));
        faults.put(name + ": the caller closes early", side -> {
            int port = Port.free();
            try (var server = play.serve(side, port)) {
                dial(port).close();
                return server.outcome().inALine();
            }
        });
        faults.put(name + ": the caller stalls, then reads a byte at a time", side -> {
            int port = Port.free();
            try (var server = play.serve(side, port); var caller = dial(port)) {
                var outcome = server.outcome().inALine();
                var heard = new StringBuilder();
                for (int octet = caller.getInputStream().read(); octet != -1; octet = caller.getInputStream().read())
                    heard.append(octet).append(' ');
                return outcome + ", and was heard to say " + heard;
            }
        });
        for (var signals : SIGNALS)
            faults.put(name + ": " + signals + " in accept", side -> {
                int port = Port.free();
                try (var server = play.serve(side, port)) {
                    signal(server, signals, "accept", () -> {
                        try (var caller = dial(port)) {
                            return caller.getInputStream().readAllBytes();
                        }
                    });
                    return server.outcome().inALine();
                }
            });
        faults.put(name + ": few free descriptors", side -> exhausted(free -> {
            int port = Port.free();
            try (var server = withFreeDescriptors(free, side.command(name), Play.with(play.arguments(name), port))) {
                while (server.process.isAlive() && !Port.isListenedAt(port))
                    Thread.sleep(5);
                try (var caller = dial(port)) {
                    caller.getInputStream().readAllBytes();
                } catch (IOException gone) {
                    // the server has ended since it had no descriptor left to accept with
                }
                return server.outcome();
            }
        }));
        faults.put(name + ": one free descriptor", side -> started(withFreeDescriptors(1, side.command(name), List.of("0"))));
        for (var output : OUTPUTS)
            faults.put(name + " " + output, side -> {
                int port = Port.free();
                try (var server = withOutput(output, side.command(name), Play.with(play.arguments(name), port))) {
                    Port.awaitListener(port, server.process);
                    try (var caller = dial(port)) {
                        caller.getInputStream().readAllBytes();
                    }
                    return server.outcome().inALine();
                }
            });
        for (var output : OUTPUTS)
            faults.put(name + " " + output + ", without arguments", side -> ended(withOutput(output, side.command(name), List.of())));
        return faults;
    }

    private interface Talk {
        void with(Socket socket) throws Exception;
    }

    /** A call that comes, and ends in a reset, while the server is stopped in accept. */
    private static String whileStopped(Play play, Side side, Talk talk) throws Exception {
        int port = Port.free();
        try (var server = play.serve(side, port)) {
            Blocked.await(server.process, "accept");
            kill(server, "STOP");
            Blocked.awaitStopped(server.process);
            var caller = dial(port);
            caller.setSoLinger(true, 0);
            talk.with(caller);
            kill(server, "CONT");
            return server.outcome().inALine();
        }
    }

    // ---- Faults of a client ----

    private static Map<String, Fault> clientFaults(Play play) {
        var name = play.clientName();
        var faults = new LinkedHashMap<String, Fault>();
        faults.put(name + ": the server resets", side -> called(play, side, caller -> caller.setSoLinger(true, 0)));
        faults.put(name + ": the server closes early", side -> called(play, side, caller -> {}));
        faults.put(name + ": the server closes after a half", side -> called(play, side, caller -> {
            var message = message(play);
            caller.getOutputStream().write(message, 0, message.length / 2);
        }));
        faults.put(name + ": the server stalls, then sends a byte at a time", side -> {
            try (var server = new ServerSocket(Port.free());
                    var client = play.call(side, server.getLocalPort());
                    var caller = server.accept()) {
                Blocked.await(client.process, "read");
                for (byte octet : message(play)) {
                    caller.getOutputStream().write(octet);
                    // It has been read when the client waits for the next one; or has ended.
                    while (client.process.isAlive() && (Port.holdsUnread(caller.getPort()) || !Blocked.in(client.process.pid(), "read", -1)))
                        Thread.sleep(1);
                    if (!client.process.isAlive())
                        break;
                }
                return client.outcome().inALine();
            }
        });
        for (var signals : SIGNALS)
            faults.put(name + ": " + signals + " in read", side -> {
                try (var server = new ServerSocket(Port.free());
                        var client = play.call(side, server.getLocalPort());
                        var caller = server.accept()) {
                    signal(client, signals, "read", () -> {
                        caller.getOutputStream().write(message(play));
                        return null;
                    });
                    return client.outcome().inALine();
                }
            });
        for (var signals : SIGNALS)
            faults.put(name + ": " + signals + " in connect", side -> {
                try (var server = new ServerSocket(Port.free(), 1)) {
                    var waiting = fillQueue(server.getLocalPort());
                    try (var client = play.call(side, server.getLocalPort())) {
                        signal(client, signals, "connect", () -> {
                            for (var ignored : waiting)
                                server.accept().close();
                            try (var caller = server.accept()) {
                                caller.getOutputStream().write(message(play));
                            }
                            return null;
                        });
                        return client.outcome().inALine();
                    } finally {
                        for (var caller : waiting)
                            caller.close();
                    }
                }
            });
        faults.put(name + ": few free descriptors", side -> exhausted(free -> {
            try (var server = new ServerSocket(Port.free());
                    var client = withFreeDescriptors(free, side.command(name), Play.with(play.arguments(name), server.getLocalPort()))) {
                Thread.startVirtualThread(() -> {
                    try (var caller = server.accept()) {
                        caller.getOutputStream().write(message(play));
                    } catch (Exception noCaller) {
                        // the client never came so far
                    }
                });
                return client.outcome();
            }
        }));
        for (var output : OUTPUTS)
            faults.put(name + " " + output, side -> {
                try (var server = new ServerSocket(Port.free());
                        var client = withOutput(output, side.command(name), Play.with(play.arguments(name), server.getLocalPort()))) {
                    try (var caller = server.accept()) {
                        caller.getOutputStream().write(message(play));
                    }
                    return client.outcome().inALine();
                }
            });
        for (var output : OUTPUTS)
            faults.put(name + " " + output + ", without arguments", side -> ended(withOutput(output, side.command(name), List.of())));
        return faults;
    }

    private static String called(Play play, Side side, Talk talk) throws Exception {
        try (var server = new ServerSocket(Port.free());
                var client = play.call(side, server.getLocalPort())) {
            var caller = server.accept();
            Blocked.await(client.process, "read");
            talk.with(caller);
            caller.close();
            return client.outcome().inALine();
        }
    }

    /** What the C server says to one who only listens. */
    private static byte[] message(Play play) throws Exception {
        int port = Port.free();
        try (var server = play.serve(Side.C, port); var caller = dial(port)) {
            var message = caller.getInputStream().readAllBytes();
            assertEquals(0, server.outcome().status());
            return message;
        }
    }

    /** Calls until nobody is let in any more. */
    private static List<Socket> fillQueue(int port) throws IOException {
        var waiting = new ArrayList<Socket>();
        while (true) {
            var caller = new Socket();
            try {
                caller.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
                waiting.add(caller);
            } catch (SocketTimeoutException full) {
                caller.close();
                return waiting;
            }
        }
    }

    // ---- Signals ----

    private static final List<String> SIGNALS = List.of("SIGINT", "SIGTERM", "SIGSTOP and SIGCONT");

    /** Sends signals to a program that is blocked in a call; after SIGCONT, the call is answered. */
    private static void signal(Command program, String signals, String call, Callable<?> answer) throws Exception {
        Blocked.await(program.process, call);
        if (signals.startsWith("SIGSTOP")) {
            kill(program, "STOP");
            Blocked.awaitStopped(program.process);
            kill(program, "CONT");
            Blocked.await(program.process, call);
            answer.call();
        } else {
            kill(program, signals.substring("SIG".length()));
        }
    }

    private static void kill(Command program, String signal) throws Exception {
        assertEquals(0, Command.run("kill", "-" + signal, program.process.pid()).status());
    }

    // ---- Descriptors and output ----

    private interface Limited {
        Command.Outcome run(int free) throws Exception;
    }

    /** How a program ends, with ever more descriptors to be had, from where it starts at all to where all is well. */
    private static String exhausted(Limited program) throws Exception {
        var outcomes = new ArrayList<String>();
        for (int free = 0; outcomes.isEmpty() || !outcomes.getLast().startsWith("exit 0"); free++) {
            assertTrue(free < 32, "it never runs");
            var outcome = program.run(free);
            var line = outcome.inALine();
            // What is not the program's own text comes from whatever could not load it.
            if ((outcome.status() == 0 || outcome.err().matches("\\w+\\(\\) error!?\\n")) && !outcomes.contains(line))
                outcomes.add(line);
        }
        return String.join("; then ", outcomes);
    }

    /** Whether a server comes so far as to say something of its own. */
    private static String started(Command server) throws Exception {
        try (server) {
            var outcome = server.outcome();
            return outcome.err().matches("\\w+\\(\\) error!?\\n") ? outcome.inALine() : "does not start";
        }
    }

    private static Command withFreeDescriptors(int free, Path command, List<String> arguments) throws IOException {
        return script("for i in {3..20}; do eval \"exec $i</dev/null\"; done; ulimit -n " + (21 + free) + "; exec \"$@\"", command, arguments);
    }

    private static final List<String> OUTPUTS = List.of(">&-", ">/dev/full");

    private static Command withOutput(String output, Path command, List<String> arguments) throws IOException {
        return script("exec \"$@\" " + output, command, arguments);
    }

    private static String ended(Command command) throws Exception {
        try (command) {
            return command.outcome().inALine();
        }
    }

    private static Command script(String script, Path command, List<String> arguments) throws IOException {
        return Command.start("bash", Stream.concat(Stream.of("-c", script, "bash", command), arguments.stream()).toArray());
    }

    private static Socket dial(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static Map<String, Both> knownDifferences() throws IOException {
        return Readme.table(Path.of("README.md"), "known differences").stream()
                .collect(Collectors.toMap(row -> Readme.code(row.get(0)), row -> new Both(Readme.code(row.get(1)), Readme.code(row.get(2)))));
    }
}
