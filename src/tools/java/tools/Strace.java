package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.Step.Verb;

/**
 * {@code ./build.sh strace NAME}: the system calls that a program makes on its sockets and standard streams, in C and in
 * Java, next to each other.
 */
public final class Strace {
    private Strace() {}

    /** The calls that are of interest, as an option of strace. */
    public static final String CALLS = "trace=%network,%desc";

    private static final String UNFINISHED = " <unfinished ...>";
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");

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
                runs.add(scratch.file("run" + runs.size()));
                var strace = Stream.of("strace", "-f", "--seccomp-bpf", "-qq", "-s", "256", "-e", CALLS, "-o", runs.getLast().toString());
                return Command.open(folder, Map.of(), Stream.concat(strace, words.stream()).toList());
            })) {
                port = stage.port();
                for (var step : play.steps())
                    stage.perform(step);
            }
            var calls = new ArrayList<String>();
            for (var run : runs)
                calls.addAll(SocketCalls.named(SocketCalls.andStandardStreams(whole(Files.readAllLines(run))), port));
            if (calls.isEmpty())
                throw new IOException("strace saw nothing of " + program);
            if (play.steps().stream().anyMatch(step -> step.verb() == Verb.PRINTS && step.text().pattern() != null && program.equals(play.programs().get(step.role()))))
                calls.replaceAll(call -> call.startsWith("write(1, ") ? call.replaceAll("\\d+", "N") : call); // what the script gives as a pattern is measured anew
            return calls;
        }
    }

    /**
     * {@return the calls of all threads, each where it has ended: only then has a call its descriptor}
     *
     * <p>strace cuts a call in two if another thread's comes meanwhile: "7 read(3,  <unfinished ...>", and later
     * "7 <... read resumed>...". A close stands where it began: another thread may have its descriptor before it ends.
     */
    static List<String> whole(List<String> lines) {
        var calls = new ArrayList<String>();
        var unfinished = new HashMap<String, String>();
        for (var line : lines) {
            var parts = line.split(" +", 2);
            var resumed = RESUMED.matcher(parts[1]);
            if (parts[1].endsWith(UNFINISHED)) {
                unfinished.put(parts[0], parts[1].substring(0, parts[1].length() - UNFINISHED.length()));
                if (parts[1].startsWith("close("))
                    calls.add(unfinished.get(parts[0]));
            } else if (!resumed.matches()) {
                calls.add(parts[1]);
            } else {
                var begun = unfinished.remove(parts[0]);
                if (begun.startsWith("close("))
                    calls.set(calls.lastIndexOf(begun), begun + resumed.group(1));
                else
                    calls.add(begun + resumed.group(1));
            }
        }
        return calls;
    }
}
