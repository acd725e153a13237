package proofs;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import proofs.Faults.Fault;
import tools.Command;
import tools.Language;
import tools.Play;
import tools.Port;
import tools.Stage;

/** What can go wrong for a program that sends or receives datagrams: what comes, what does not come, who sends it. */
final class DatagramFaults {
    private DatagramFaults() {}

    private static final int LARGEST = 65_507;

    private static DatagramSocket socket() throws IOException {
        return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    private static void send(DatagramSocket socket, int length, SocketAddress to) throws IOException {
        socket.send(new DatagramPacket(new byte[length], length, to));
    }

    // ---- A server ----

    static Map<String, Fault> ofServer(Play play, String role) {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("an empty datagram comes first", language -> sent(play, role, language, 0));
        faults.put("the largest datagram comes first", language -> sent(play, role, language, LARGEST));
        for (var signals : Faults.SIGNALS)
            faults.put(signals + " while it waits", language -> {
                try (var trial = new Trial(play, role, language, Stage.PLAIN)) {
                    trial.untilStartOf(play.client().orElseThrow());
                    if (waits(trial.command(), true))
                        Faults.signal(trial.command(), signals);
                    return trial.outcome();
                }
            });
        return faults;
    }

    /** A server whose first datagram comes from somebody who has gone when it is answered. */
    private static String sent(Play play, String role, Language language, int length) throws Exception {
        try (var trial = new Trial(play, role, language, Stage.PLAIN)) {
            trial.untilStartOf(play.client().orElseThrow());
            try (var sender = socket()) {
                send(sender, length, new InetSocketAddress(InetAddress.getLoopbackAddress(), trial.port()));
            }
            return trial.outcome();
        }
    }

    // ---- A client ----

    /** In place of the server, somebody has received the first datagram of a client. */
    private interface Answer {
        /** {@return whether the server is to answer it now} */
        boolean to(DatagramPacket first, DatagramSocket relay, Command client) throws Exception;
    }

    static Map<String, Fault> ofClient(Play play, String role) {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("nobody is there", language -> {
            try (var trial = new Trial(play, role, language, Stage.PLAIN)) {
                trial.untilStartOf(role);
                trial.through(Port.free());
                var interrupting = whenStarted(trial, DatagramFaults::interruptWaiting);
                var outcome = trial.outcome();
                interrupting.get();
                return outcome;
            }
        });
        faults.put("the answer is lost", language -> answered(play, role, language, (first, relay, client) -> {
            interruptWaiting(client);
            return false;
        }));
        for (int length : List.of(0, LARGEST))
            faults.put("the answer is " + (length == 0 ? "empty" : "the largest datagram"), language -> answered(play, role, language, (first, relay, client) -> {
                send(relay, length, first.getSocketAddress());
                return false;
            }));
        faults.put("a stranger answers first", language -> answered(play, role, language, (first, relay, client) -> {
            try (var stranger = socket()) {
                send(stranger, 1, first.getSocketAddress());
            }
            return true;
        }));
        for (var signals : Faults.SIGNALS)
            faults.put(signals + " while it waits", language -> answered(play, role, language, (first, relay, client) -> {
                if (waits(client, false))
                    Faults.signal(client, signals);
                return true;
            }));
        return faults;
    }

    /** A client whose first datagram is answered by ours; the rest, by the C server. */
    private static String answered(Play play, String role, Language language, Answer answer) throws Exception {
        try (var trial = new Trial(play, role, language, Stage.PLAIN)) {
            trial.untilStartOf(role);
            FutureTask<Void> serving;
            String outcome;
            try (var relay = socket(); var server = socket()) {
                trial.through(relay.getLocalPort());
                server.connect(InetAddress.getLoopbackAddress(), trial.port());
                serving = whenStarted(trial, client -> {
                    try {
                        var first = received(relay);
                        if (answer.to(first, relay, client))
                            server.send(new DatagramPacket(first.getData(), first.getLength()));
                        Thread.startVirtualThread(() -> passOn(server, relay, first.getSocketAddress()));
                        passOn(relay, server, server.getRemoteSocketAddress());
                    } catch (IOException e) {
                        if (!relay.isClosed()) // the program has ended; its outcome tells what it made of that
                            throw e;
                    }
                });
                outcome = trial.outcome();
            }
            serving.get();
            return outcome;
        }
    }

    private static DatagramPacket received(DatagramSocket socket) throws IOException {
        var datagram = new DatagramPacket(new byte[1 << 16], 1 << 16);
        socket.receive(datagram);
        return datagram;
    }

    /** Passes datagrams on until one of the two is closed. */
    private static void passOn(DatagramSocket from, DatagramSocket to, SocketAddress where) {
        try {
            while (true) {
                var datagram = received(from);
                to.send(new DatagramPacket(datagram.getData(), datagram.getLength(), where));
            }
        } catch (IOException over) {
            return; // the outcome of the program tells what it made of that
        }
    }

    // ---- A program that waits ----

    private interface Deed {
        void with(Command program) throws Exception;
    }

    /** Does something beside a trial, as soon as its program runs. */
    private static FutureTask<Void> whenStarted(Trial trial, Deed deed) {
        var task = new FutureTask<Void>(() -> {
            while (trial.command() == null)
                Thread.sleep(1);
            deed.with(trial.command());
            return null;
        });
        Thread.startVirtualThread(task);
        return task;
    }

    /** Interrupts a client that waits for ever, as a person would. */
    private static void interruptWaiting(Command client) throws Exception {
        if (waits(client, false))
            client.signal("INT");
    }

    /** {@return whether a program has come to wait for a datagram, or for a person if that counts; or else has ended} */
    private static boolean waits(Command program, boolean orForAPerson) throws Exception {
        for (int times = 0; times < 20; Thread.sleep(10)) {
            if (!program.process.isAlive())
                return false;
            long pid = program.process.pid();
            times = Waiting.inReceive(pid) || orForAPerson && Waiting.in(pid, "read", 0) ? times + 1 : 0;
        }
        return true;
    }
}
