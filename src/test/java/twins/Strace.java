package twins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The system calls that a program makes on its sockets, as strace tells them.
 *
 * <p>As a program: {@code java Strace.java PROGRAM} plays a program on both sides and shows the two lists next to each
 * other.
 */
final class Strace {
    private Strace() {}

    private static final Pattern CALL = Pattern.compile("(?:\\d+\\.\\d+ )?(\\w+)\\((\\d+)?(.*)\\) += (-?\\d+)(.*)");

    public static void main(String[] args) throws Exception {
        var comparison = SideBySide.of("C", calls(args[0], Side.C), "Java", calls(args[0], Side.JAVA));
        System.out.print(comparison);
        System.exit(comparison.same() ? 0 : 1);
    }

    /** {@return what a program does on its sockets when it is played with a C program on the other end} */
    static List<String> calls(String program, Side side) throws Exception {
        var play = Play.of(program);
        int port = Port.free();
        try (var scratch = new Scratch()) {
            // A file a thread: no call is cut in two by another thread's.
            var words = new ArrayList<String>(List.of("-ff", "-qq", "-s", "256", "-e", "trace=%network,%desc",
                    "-o", scratch.file("thread").toString(), side.command(program).toString()));
            words.addAll(Play.with(play.arguments(program), port));
            if (program.equals(play.serverName())) {
                try (var traced = Command.start("strace", words.toArray())) {
                    Port.awaitListener(port, traced.process);
                    finish(play.call(Side.C, port));
                    finish(traced);
                }
            } else {
                try (var server = play.serve(Side.C, port)) {
                    finish(Command.start("strace", words.toArray()));
                    finish(server);
                }
            }
            return named(onSockets(scratch.folder()), port);
        }
    }

    private static void finish(Command command) throws Exception {
        try (command) {
            if (!command.process.waitFor(30, TimeUnit.SECONDS))
                throw new IOException("a program did not end");
        }
    }

    /** {@return the lines of strace's files, one a thread, that are calls on Internet sockets, as they are} */
    static List<String> onSockets(Path folder) throws IOException {
        var calls = new ArrayList<String>();
        try (var threads = Files.list(folder)) {
            for (var thread : threads.toList())
                calls.addAll(onSockets(Files.readAllLines(thread)));
        }
        if (calls.isEmpty())
            throw new IOException("strace saw no socket");
        return calls;
    }

    /** {@return the lines of a thread that are calls on Internet sockets} The times of -ttt and -T may stand around a call. */
    static List<String> onSockets(List<String> thread) {
        var calls = new ArrayList<String>();
        var open = new HashSet<String>();
        var closed = new HashSet<String>();
        for (var line : thread) {
            var call = CALL.matcher(line);
            // The C library asks its name service over AF_UNIX who we are, for the JVM.
            if (!call.matches() || !(call.group(1).equals("socket") && call.group(3).startsWith("AF_INET")) && !open.contains(call.group(2))
                    && !(closed.contains(call.group(2)) && call.group(5).startsWith(" EBADF ")))
                continue;
            calls.add(line);
            if (opens(call))
                open.add(call.group(4));
            if (call.group(1).equals("close") && open.remove(call.group(2)))
                closed.add(call.group(2));
        }
        return calls;
    }

    private static boolean opens(MatchResult call) {
        return (call.group(1).equals("socket") || call.group(1).startsWith("accept")) && !call.group(4).equals("-1");
    }

    /** Names descriptors and ports by the order in which they come. */
    private static List<String> named(List<String> calls, int port) {
        var descriptors = new HashMap<String, String>();
        var ports = new HashMap<String, String>(Map.of(Integer.toString(port), "PORT"));
        var named = new ArrayList<String>();
        for (var line : calls) {
            var call = CALL.matcher(line);
            if (!call.matches())
                throw new AssertionError(line);
            var result = opens(call) ? named(descriptors, call.group(4), "sock") : call.group(4);
            var rest = Pattern.compile("(?<=htons\\()\\d+(?=\\))").matcher(call.group(3))
                    .replaceAll((MatchResult found) -> named(ports, found.group(), "port"));
            named.add(call.group(1) + "(" + descriptors.getOrDefault(call.group(2), "") + rest + ") = " + result + call.group(5));
        }
        return named;
    }

    private static String named(Map<String, String> names, String number, String kind) {
        return names.computeIfAbsent(number, unnamed -> kind + names.values().stream().filter(name -> name.startsWith(kind)).count());
    }
}
