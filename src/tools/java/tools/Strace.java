package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./build.sh strace NAME}: the system calls that a program makes on its sockets and standard streams, in C and in
 * Java, next to each other.
 */
public final class Strace {
    private Strace() {}

    public static void main(String[] args) throws Exception {
        var programs = Twin.programs();
        if (args.length != 1 || !programs.contains(args[0])) {
            System.err.println("build.sh: strace which program? " + String.join(" ", programs));
            System.exit(1);
        }
        var play = Lesson.playOf(args[0]);
        var comparison = SideBySide.of("C", calls(play, args[0], Language.C), "Java", calls(play, args[0], Language.JAVA));
        System.out.print(comparison);
        System.exit(comparison.same() ? 0 : 1);
    }

    /** {@return what a program does in a play whose other programs are in C, run after run} */
    public static List<String> calls(Play play, String program, Language language) throws Exception {
        var cast = new HashMap<String, Language>();
        play.programs().forEach((role, played) -> cast.put(role, played.equals(program) ? language : Language.C));
        try (var scratch = new Scratch()) {
            var runs = new ArrayList<Path>();
            int port;
            try (var stage = new Stage(cast, (role, words, folder) -> {
                if (!play.programs().get(role).equals(program))
                    return Stage.PLAIN.launch(role, words, folder);
                runs.add(Files.createDirectory(scratch.file("run" + runs.size())));
                return Command.open(folder, Map.of(), traced(words, runs.getLast(), 256));
            })) {
                port = stage.port();
                for (var step : play.steps())
                    stage.perform(step);
            }
            var calls = new ArrayList<String>();
            for (var run : runs)
                calls.addAll(SocketCalls.named(SocketCalls.andStandardStreams(lines(run)), port));
            if (calls.isEmpty())
                throw new IOException("strace saw nothing of " + program);
            return calls;
        }
    }

    /** {@return the words that run a command under strace, which writes a file a thread into a folder} */
    public static List<String> traced(List<String> words, Path folder, int shown) {
        // A file a thread: no call is cut in two by another thread's.
        var all = new ArrayList<>(List.of("strace", "-ff", "-ttt", "-qq", "-s", Integer.toString(shown), "-e", "trace=%network,%desc",
                "-o", folder.resolve("thread").toString()));
        all.addAll(words);
        return all;
    }

    /** {@return the lines of all threads, in the order of time} */
    public static List<String> lines(Path folder) throws IOException {
        var lines = new ArrayList<String>();
        try (var threads = Files.list(folder)) {
            for (var thread : threads.toList())
                lines.addAll(Files.readAllLines(thread));
        }
        lines.sort(Comparator.comparing(line -> line.split(" ", 2)[0]));
        return lines;
    }
}
