package tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.Step.Verb;

/**
 * A run of a lesson's first play, all in C, as strace and tcpdump saw it: each call on a socket with the time that it
 * took, and each TCP segment or UDP datagram. Where there is no server, it is the calls of all programs, and what they print.
 *
 * <p>As a program, {@code ./build.sh record}: {@code Recording LESSON [PORT]} writes the lesson's recording.txt.
 */
public record Recording(List<Event> events) {

    /** A call that a role makes, or a segment or datagram that it sends, from one microsecond to another. */
    record Event(long start, long end, String role, boolean isSegment, String text) {}

    private static final int PORT = 9190;
    private static final Pattern CALL = Pattern.compile("(\\d+)\\.(\\d+) (\\w+\\(.*\\) += .*) <(\\d+)\\.(\\d+)>");
    private static final Pattern READ = Pattern.compile("(?:read|recv)\\w*\\(.* = (\\d+)");
    private static final Pattern ON_FILE = Pattern.compile("openat\\(|\\w+\\(file");
    private static final Pattern CARRIED = Pattern.compile("(\\d+) bytes");
    private static final Pattern OCTAL = Pattern.compile("(?:\\\\[23][0-7]{2})+");
    private static final Pattern SEGMENT =
            Pattern.compile("(\\d+)\\.(\\d+) IP6? \\S+\\.(\\d+) > \\S+\\.\\d+: (?:Flags \\[(.*?)\\].*|UDP,) length (\\d+)");

    public static void main(String[] args) throws Exception {
        if (args.length < 1 || args.length > 2 || args.length == 2 && !args[1].matches("\\d{1,5}")) {
            System.err.println("build.sh: record which lesson? ./build.sh record LESSON [PORT]");
            System.exit(1);
        }
        try {
            for (var lesson : Lesson.named(args[0])) {
                var recording = of(lesson, args.length == 2 ? Integer.parseInt(args[1]) : PORT);
                var early = recording.tooEarly();
                if (!early.isEmpty())
                    throw new IOException("the times are not exact enough, record again: " + early + " ended before the bytes came");
                Files.writeString(file(lesson), recording.toString());
            }
        } catch (IOException | Stage.NotAsWritten e) {
            System.err.println("build.sh: " + e.getMessage());
            System.exit(1);
        }
    }

    /** {@return where the recording of a lesson is, if there is one} */
    public static Path file(Lesson lesson) {
        return lesson.folder().resolve("recording.txt");
    }

    /** Reads the recording of a lesson. */
    public static Recording read(Lesson lesson) throws IOException {
        if (!Files.exists(file(lesson)))
            throw new IOException("lesson " + lesson + " is not recorded: ./build.sh record " + lesson.name());
        return new Recording(Files.readAllLines(file(lesson)).stream().filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 4)).map(words -> new Event(Long.parseLong(words[0]), Long.parseLong(words[1]),
                        words[2].replace(">", ""), words[2].endsWith(">"), words[3])).toList());
    }

    /** {@return the roles that are recorded: the server and the first client, or else all roles} */
    public static List<String> roles(Lesson lesson) {
        var play = play(lesson);
        return hasServer(play) ? List.of(play.server().get(), play.client().get()) : List.copyOf(play.programs().keySet());
    }

    /** {@return the calls of a role} */
    public List<String> calls(String role) {
        return texts(role, false);
    }

    /** {@return those of its calls that are on sockets, and not on a file} */
    public List<String> callsOnSockets(String role) {
        var onFiles = onFiles();
        return events.stream().filter(event -> !event.isSegment && event.role.equals(role) && !onFiles.contains(event)).map(Event::text).toList();
    }

    private Set<Event> onFiles() {
        var onFiles = new HashSet<Event>();
        for (var calls : events.stream().filter(event -> !event.isSegment).collect(Collectors.groupingBy(Event::role)).values()) {
            var named = SocketCalls.named(calls.stream().map(Event::text).toList(), PORT);
            for (int i = 0; i < named.size(); i++)
                if (ON_FILE.matcher(named.get(i)).lookingAt())
                    onFiles.add(calls.get(i));
        }
        return onFiles;
    }

    /** {@return the segments or datagrams that a role sends} */
    public List<String> segments(String role) {
        return texts(role, true);
    }

    private List<String> texts(String role, boolean segments) {
        return events.stream().filter(event -> event.isSegment == segments && event.role.equals(role)).map(Event::text).toList();
    }

    /**
     * {@return the calls that seem to end before the bytes that they return have come}
     *
     * <p>The time that a call takes is measured from a moment after its start, so its end can be some microseconds early.
     */
    public List<String> tooEarly() {
        var early = new ArrayList<String>();
        var taken = new HashMap<String, Integer>();
        var onFiles = onFiles();
        for (var event : events) {
            var call = READ.matcher(event.text);
            if (event.isSegment || onFiles.contains(event) || !call.matches() || events.stream().noneMatch(Event::isSegment))
                continue;
            var come = events.stream().filter(segment -> segment.isSegment && !segment.role.equals(event.role))
                    .filter(segment -> segment.start <= event.end).map(Event::text).toList();
            int bytes = come.stream().flatMap(text -> CARRIED.matcher(text).results())
                    .mapToInt(found -> Integer.parseInt(found.group(1))).sum();
            if (taken.merge(event.role, Integer.parseInt(call.group(1)), Integer::sum) > bytes
                    || call.group(1).equals("0") && come.stream().noneMatch(text -> text.startsWith("FIN")))
                early.add(event.text);
        }
        return early;
    }

    private static Play play(Lesson lesson) {
        return lesson.script().plays().getFirst();
    }

    /** {@return whether the roles send datagrams to each other} */
    public static boolean isOfDatagrams(Lesson lesson) {
        return play(lesson).usesDatagrams();
    }

    private static boolean hasServer(Play play) {
        return play.client().isPresent();
    }

    /** Plays a lesson at a port and records it. */
    public static Recording of(Lesson lesson, int port) throws Exception {
        var play = play(lesson);
        var roles = roles(lesson);
        var events = new ArrayList<Event>();
        try (var scratch = new Scratch()) {
            if (hasServer(play))
                try (var wire = listen(scratch.file("wire"), (play.usesDatagrams() ? "udp" : "tcp") + " port " + port)) {
                    perform(play, roles, port, scratch);
                    wire.process.destroy();
                    wire.process.waitFor(5, TimeUnit.SECONDS);
                    events.addAll(segments(scratch.file("wire"), port, roles));
                }
            else
                perform(play, roles, port, scratch);
            for (var role : roles) {
                var lines = Files.readAllLines(scratch.file(role));
                events.addAll(calls(hasServer(play) ? SocketCalls.of(lines) : SocketCalls.andStandardStreams(lines), role));
            }
        }
        if (events.stream().allMatch(Event::isSegment))
            throw new IOException("no program of lesson " + lesson + " makes a call that can be recorded");
        events.sort(Comparator.comparingLong(Event::start));
        long first = events.getFirst().start;
        return new Recording(events.stream().map(event ->
                new Event(event.start - first, event.end - first, event.role, event.isSegment, event.text)).toList());
    }

    private static Command listen(Path file, String what) throws Exception {
        // The kernel keeps room for a few dozen whole packets, and drops what comes meanwhile; of their heads it keeps thousands.
        var wire = Command.start("tcpdump", "-i", "lo", "-n", "-U", "--immediate-mode", "-s", "256", "-w", file, what);
        while (!Files.exists(file) || Files.size(file) == 0) {
            if (!wire.process.isAlive())
                throw new AccessDeniedException("tcpdump may not listen here: " + wire.outcome().err().lines().findFirst().orElse(""));
            Thread.sleep(10);
        }
        return wire;
    }

    /** Performs a play until somebody who is recorded runs again, or another client calls. */
    private static void perform(Play play, List<String> roles, int port, Scratch scratch) throws Exception {
        var started = new HashSet<String>();
        try (var stage = new Stage(play.all(Language.C), (role, words, folder) -> roles.contains(role)
                ? Command.open(folder, Map.of(), traced(scratch.file(role), words)) : Stage.PLAIN.launch(role, words, folder), port)) {
            for (var step : play.steps()) {
                if (step.verb() == Verb.RUNS && (roles.contains(step.role()) ? !started.add(step.role()) : hasServer(play)))
                    break;
                stage.perform(step);
                if (step.verb() == Verb.LISTENS)
                    Thread.sleep(50); // so that it is seen to wait
            }
            Thread.sleep(200); // the last segment
        }
    }

    private static List<String> traced(Path file, List<String> words) {
        var strace = Stream.of("strace", "-ttt", "-T", "-s", "256", "-e", "trace=%network,%desc", "-o", file.toString());
        return Stream.concat(strace, words.stream()).toList();
    }

    private static List<Event> calls(List<String> lines, String role) throws IOException {
        var events = new ArrayList<Event>();
        for (var line : lines) {
            var call = CALL.matcher(line);
            if (!call.matches())
                throw new IOException("no times around " + line);
            long start = microseconds(call.group(1), call.group(2));
            long end = start + microseconds(call.group(4), call.group(5));
            events.add(new Event(start, end, role, false, legible(call.group(3).replaceAll(" += ", " = "))));
        }
        return events;
    }

    /** A call in which strace's bytes of a letter are the letter again, if all of them are there. */
    private static String legible(String call) {
        return OCTAL.matcher(call).replaceAll(found -> {
            var bytes = ByteBuffer.allocate(found.group().length() / 4);
            for (var number : found.group().substring(1).split("\\\\"))
                bytes.put((byte) Integer.parseInt(number, 8));
            try {
                return Matcher.quoteReplacement(UTF_8.newDecoder().decode(bytes.flip()).toString());
            } catch (CharacterCodingException e) {
                return Matcher.quoteReplacement(found.group());
            }
        });
    }

    private static List<Event> segments(Path file, int port, List<String> roles) throws Exception {
        var events = new ArrayList<Event>();
        for (var line : Command.run("tcpdump", "-r", file, "-n", "-tt").out().split("\n")) {
            var segment = SEGMENT.matcher(line);
            if (segment.matches()) {
                long time = microseconds(segment.group(1), segment.group(2));
                events.add(new Event(time, time, roles.get(segment.group(3).equals(Integer.toString(port)) ? 0 : 1), true,
                        flags(segment.group(4), segment.group(5))));
            }
        }
        return events;
    }

    private static long microseconds(String seconds, String fraction) {
        return Long.parseLong(seconds) * 1_000_000 + Long.parseLong(fraction);
    }

    private static String flags(String flags, String length) {
        if (flags == null)
            return length + " bytes";
        var words = new ArrayList<String>();
        if (flags.contains("S"))
            words.add("SYN");
        if (flags.contains("F"))
            words.add("FIN");
        if (flags.contains("R"))
            words.add("RST");
        if (!length.equals("0"))
            words.add(length + " bytes");
        if (flags.contains("."))
            words.add("ACK");
        return String.join(" ", words);
    }

    /** {@return the recording as its file has it} */
    @Override
    public String toString() {
        return "# A run on Linux, recorded by strace and tcpdump: from, to (microseconds), side, call or segment.\n"
                + events.stream().map(event -> "%d %d %s%s %s\n".formatted(event.start, event.end,
                        event.role, event.isSegment ? ">" : "", event.text)).collect(Collectors.joining());
    }
}
