package twins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final Pattern CALL = Pattern.compile("(\\w+)\\((\\d+)?(.*)\\) += (-?\\d+)(.*)");

    public static void main(String[] args) throws Exception {
        var comparison = SideBySide.of("C", calls(args[0], Side.C), "Java", calls(args[0], Side.JAVA));
        System.out.print(comparison);
        System.exit(comparison.same() ? 0 : 1);
    }

    /** {@return what a program does on its sockets when it is played with a C program on the other end} */
    static List<String> calls(String program, Side side) throws Exception {
        var play = Play.of(program);
        int port = Port.free();
        var folder = Files.createTempDirectory("strace");
        try {
            // A file a thread: no call is cut in two by another thread's.
            var words = new ArrayList<String>(List.of("-ff", "-qq", "-s", "256", "-e", "trace=%network,%desc",
                    "-o", folder.resolve("thread").toString(), side.command(program).toString()));
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
            var calls = new ArrayList<String>();
            try (var threads = Files.list(folder)) {
                for (var thread : threads.toList())
                    calls.addAll(onSockets(Files.readAllLines(thread), port));
            }
            if (calls.isEmpty())
                throw new IOException("strace saw no socket of " + program);
            return calls;
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList())
                    Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static void finish(Command command) throws Exception {
        try (command) {
            if (!command.process.waitFor(30, TimeUnit.SECONDS))
                throw new IOException("a program did not end");
        }
    }

    /** Leaves the calls on descriptors that socket or accept returned, with descriptors and ports named in their order. */
    private static List<String> onSockets(List<String> trace, int port) {
        var descriptors = new HashMap<String, String>();
        var closed = new HashMap<String, String>();
        var ports = new HashMap<String, String>(Map.of(Integer.toString(port), "PORT"));
        var calls = new ArrayList<String>();
        for (var line : trace) {
            var call = CALL.matcher(line);
            if (!call.matches())
                continue;
            var name = call.group(1);
            var socket = call.group(2) == null ? null : descriptors.get(call.group(2));
            if (socket == null && line.endsWith("EBADF (Bad file descriptor)"))
                socket = closed.get(call.group(2));
            // The C library asks its name service over AF_UNIX who we are, for the JVM.
            if (socket == null && !line.startsWith("socket(AF_INET"))
                continue;
            var result = call.group(4);
            if ((name.equals("socket") || name.startsWith("accept")) && !result.equals("-1"))
                result = named(descriptors, result, "sock");
            if (name.equals("close") && descriptors.containsKey(call.group(2)))
                closed.put(call.group(2), descriptors.remove(call.group(2)));
            var rest = Pattern.compile("(?<=htons\\()\\d+(?=\\))").matcher(call.group(3))
                    .replaceAll((MatchResult found) -> named(ports, found.group(), "port"));
            calls.add(name + "(" + (socket == null ? "" : socket) + rest + ") = " + result + call.group(5));
        }
        return calls;
    }

    private static String named(Map<String, String> names, String number, String kind) {
        return names.computeIfAbsent(number, unnamed -> kind + names.values().stream().filter(name -> name.startsWith(kind)).count());
    }
}
