package proofs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import tools.Command;
import tools.Language;
import tools.Play;
import tools.Port;
import tools.Stage;

/** What can go wrong for a program of any lesson: with its peer, by a signal, for want of descriptors, with its output. */
final class Faults {
    private Faults() {}

    /** Plays a fault. {@return the outcome of the program, in a line} */
    interface Fault {
        String play(Language language) throws Exception;
    }

    static final List<String> SIGNALS = List.of("SIGINT", "SIGTERM", "SIGSTOP and SIGCONT");
    private static final List<String> OUTPUTS = List.of(">&-", ">/dev/full");

    /** {@return the faults of all roles of a play, by the program's name and what goes wrong} */
    static Map<String, Fault> of(Play play) {
        var faults = new LinkedHashMap<String, Fault>();
        boolean datagrams = play.usesDatagrams();
        play.server().ifPresent(role -> add(faults, play.programs().get(role), datagrams ? DatagramFaults.ofServer(play, role) : ofServer(play, role)));
        play.client().ifPresent(role -> add(faults, play.programs().get(role), datagrams ? DatagramFaults.ofClient(play, role) : ofClient(play, role)));
        play.programs().forEach((role, program) -> add(faults, program, ofAny(play, role)));
        return faults;
    }

    private static void add(Map<String, Fault> faults, String program, Map<String, Fault> more) {
        more.forEach((fault, how) -> faults.put(program + ", " + fault, how));
    }

    /** {@return the role that has a fault} */
    static String role(Play play, String fault) {
        return play.programs().entrySet().stream().filter(role -> fault.startsWith(role.getValue() + ", ")).findFirst().orElseThrow().getKey();
    }

    // ---- A server ----

    private interface Caller {
        void talk(Socket caller) throws Exception;
    }

    private static Map<String, Fault> ofServer(Play play, String role) {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("the caller resets", language -> called(play, role, language, true, Faults::willReset));
        faults.put("the caller hangs up, then resets", language -> called(play, role, language, true, caller -> {
            caller.shutdownOutput();
            willReset(caller);
        }));
        faults.put("the caller closes early", language -> called(play, role, language, true, caller -> {}));
        faults.put("the caller says no more, and reads a byte at a time", language -> called(play, role, language, false, caller -> {
            caller.shutdownOutput();
            while (caller.getInputStream().read() != -1)
                Thread.sleep(1);
        }));
        for (var signals : SIGNALS)
            faults.put(signals + " in accept", language -> {
                try (var trial = new Trial(play, role, language, Stage.PLAIN)) {
                    trial.untilStartOf(play.client().orElseThrow());
                    signal(trial.command(), signals, "accept");
                    return trial.outcome();
                }
            });
        return faults;
    }

    private static void willReset(Socket caller) throws IOException {
        caller.setSoLinger(true, 0);
    }

    /** A server whose first caller is ours. If it is stopped in accept meanwhile, the caller has gone when it is served. */
    private static String called(Play play, String role, Language language, boolean stopped, Caller behaviour) throws Exception {
        try (var trial = new Trial(play, role, language, Stage.PLAIN)) {
            var client = play.client().orElseThrow();
            trial.untilStartOf(client);
            trial.leaveOut(client);
            var server = trial.command();
            Waiting.await(server.process, "accept");
            if (stopped)
                stop(server);
            try (var caller = new Socket(InetAddress.getLoopbackAddress(), trial.port())) {
                behaviour.talk(caller);
            }
            if (stopped)
                server.signal("CONT");
            // Its trouble with this caller is over before the next one comes.
            while (server.process.isAlive() && (!Waiting.in(server.process.pid(), "accept", -1) || Port.holdsUnaccepted(trial.port())))
                Thread.sleep(2);
            return trial.outcome();
        }
    }

    // ---- A client ----

    private interface Server {
        void answer(Relay relay, Command client) throws Exception;
    }

    private static Map<String, Fault> ofClient(Play play, String role) {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("the server resets", language -> answered(play, role, language, (relay, client) -> relay.client().setSoLinger(true, 0)));
        faults.put("the server closes early", language -> answered(play, role, language, (relay, client) -> {}));
        faults.put("the server closes after a half", language -> answered(play, role, language, (relay, client) -> {
            var answer = new byte[1 << 16];
            int length = relay.server().getInputStream().read(answer);
            relay.client().getOutputStream().write(answer, 0, length / 2);
        }));
        faults.put("the server stalls, then sends a byte at a time", language -> answered(play, role, language, (relay, client) -> {
            var server = relay.server().getInputStream();
            long pid = client.process.pid();
            for (int octet = server.read(); octet != -1 && client.process.isAlive(); octet = server.read()) {
                relay.client().getOutputStream().write(octet);
                // It has been read when the client waits for the next one, or for a person; or has ended.
                while (client.process.isAlive() && (!Waiting.in(pid, "read", -1) && !Waiting.in(pid, "read", 0)
                        || Port.holdsUnread(relay.client().getPort())))
                    Thread.sleep(1);
            }
        }));
        for (var signals : SIGNALS) {
            faults.put(signals + " in read", language -> answered(play, role, language, (relay, client) -> {
                signal(client, signals, "read");
                relay.answer();
            }));
            faults.put(signals + " in connect", language -> calling(play, role, language, 1, (relay, client) -> {
                signal(client, signals, "connect");
                if (client.process.isAlive()) {
                    relay.turnAllAway();
                    relay.connect();
                    relay.answer();
                }
            }));
        }
        return faults;
    }

    /** A client whose server is replaced by ours as soon as it waits for the first answer. */
    private static String answered(Play play, String role, Language language, Server behaviour) throws Exception {
        return calling(play, role, language, 50, (relay, client) -> {
            relay.connect();
            Waiting.await(client.process, "read");
            behaviour.answer(relay, client);
            relay.client().close();
        });
    }

    /** A client that calls a relay in front of the C server. */
    private static String calling(Play play, String role, Language language, int queue, Server behaviour) throws Exception {
        try (var trial = new Trial(play, role, language, Stage.PLAIN)) {
            trial.untilStartOf(role);
            try (var relay = new Relay(trial.port(), queue)) {
                trial.through(relay.port());
                if (queue == 1)
                    relay.fill();
                var serving = new FutureTask<Void>(() -> {
                    while (trial.command() == null)
                        Thread.sleep(1);
                    try {
                        behaviour.answer(relay, trial.command());
                    } catch (IOException e) {
                        // Once it has been called, a client may end when it likes; its outcome shows what happened.
                        if (relay.client() == null || trial.command().process.isAlive())
                            throw e;
                    }
                    return null;
                });
                Thread.startVirtualThread(serving);
                var outcome = trial.outcome();
                relay.hangUp(); // a relay that was never called stops waiting
                serving.get();
                return outcome;
            }
        }
    }

    // ---- Any program ----

    private static Map<String, Fault> ofAny(Play play, String role) {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("few free descriptors", language -> {
            var outcomes = new ArrayList<String>();
            var asPlayed = asPlayed(play, role);
            for (int free = 0; !outcomes.contains(asPlayed); free++) {
                if (free == 40)
                    return outcomes + ", but never as played";
                var outcome = withFreeDescriptors(play, role, language, free);
                if (!outcomes.contains(outcome))
                    outcomes.add(outcome);
            }
            // It starts with some descriptors more in Java than in C; what comes then is the same.
            outcomes.remove(DOES_NOT_START);
            return String.join("; then ", outcomes);
        });
        faults.put("one free descriptor", language -> withFreeDescriptors(play, role, language, 1));
        for (var output : OUTPUTS) {
            faults.put(output, language -> tried(play, role, language, withOutput(output)));
            if (play.start(role).words().size() > 1)
                faults.put(output + ", without arguments", language -> tried(play, role, language, (who, words, folder) ->
                        withOutput(output).launch(who, words.subList(0, 1), folder)));
        }
        return faults;
    }

    private static final Map<List<?>, String> AS_PLAYED = new ConcurrentHashMap<>();

    /** {@return the outcome in C when nothing goes wrong} */
    static String asPlayed(Play play, String role) throws Exception {
        var known = AS_PLAYED.get(List.of(play, role));
        if (known == null) {
            known = tried(play, role, Language.C, Stage.PLAIN);
            AS_PLAYED.put(List.of(play, role), known);
        }
        return known;
    }

    private static String tried(Play play, String role, Language language, Stage.Launcher launcher) throws Exception {
        try (var trial = new Trial(play, role, language, launcher)) {
            return trial.outcome();
        }
    }

    static final String DOES_NOT_START = "does not start";

    private static String withFreeDescriptors(Play play, String role, Language language, int free) throws Exception {
        var outcome = tried(play, role, language, script("for i in {3..20}; do eval \"exec $i</dev/null\"; done; ulimit -n " + (21 + free) + "; exec \"$@\""));
        if (outcome.matches(NOT_STARTED))
            return DOES_NOT_START;
        // The low numbers are taken, so a program that prints its descriptors prints others.
        var asPlayed = asPlayed(play, role);
        return outcome.replaceAll("\\d+", "#").equals(asPlayed.replaceAll("\\d+", "#")) ? asPlayed : outcome;
    }

    // What a dynamic loader, a shell and a JVM say, in place of the program, when they have too few descriptors.
    private static final String NOT_STARTED = ".*(error while loading shared libraries|cannot open|Error: |Error occurred during initialization).*";

    private static Stage.Launcher withOutput(String output) {
        return script("exec \"$@\" " + output);
    }

    private static Stage.Launcher script(String script) {
        return (who, words, folder) -> {
            var all = new ArrayList<>(List.of("bash", "-c", script, "bash"));
            all.addAll(words);
            return Stage.PLAIN.launch(who, all, folder);
        };
    }

    // ---- Signals ----

    /** Sends signals to a program that waits in a call; after SIGCONT it waits again. */
    private static void signal(Command program, String signals, String call) throws Exception {
        Waiting.await(program.process, call);
        signal(program, signals);
        if (program.process.isAlive())
            Waiting.await(program.process, call);
    }

    /** Sends signals to a program. It has ended after that, or it goes on. */
    static void signal(Command program, String signals) throws Exception {
        if (signals.startsWith("SIGSTOP")) {
            stop(program);
            program.signal("CONT");
        } else {
            program.signal(signals.substring("SIG".length()));
            program.process.waitFor();
        }
    }

    private static void stop(Command program) throws Exception {
        program.signal("STOP");
        Waiting.awaitStopped(program.process);
    }
}
