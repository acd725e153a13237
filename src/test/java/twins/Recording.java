package twins;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A run of a play, as strace and tcpdump saw it: each call on a socket with the time that it took, and each TCP segment.
 *
 * <p>As a program: {@code Recording PORT} records the hello pair at a port, in src/docs/recording.txt.
 */
record Recording(List<Event> events) {

    /** A call of the "client" or the "server", or a segment, whose side is that of its sender and an arrow. */
    record Event(long start, long end, String side, String text) {}

    static final Path FILE = Path.of("src/docs/recording.txt");

    private static final Pattern CALL = Pattern.compile("(\\d+)\\.(\\d+) (\\w+\\(.*\\) += .*) <(\\d+)\\.(\\d+)>");
    private static final Pattern SEGMENT =
            Pattern.compile("(\\d+)\\.(\\d+) IP \\S+\\.(\\d+) > \\S+\\.\\d+: Flags \\[(.*?)\\].* length (\\d+)");

    public static void main(String[] args) throws Exception {
        var text = new StringBuilder("# A run on Linux, recorded by strace and tcpdump: from, to (microseconds), side, call or segment.\n");
        for (var event : of(Play.of("hello_server"), Integer.parseInt(args[0])).events())
            text.append("%d %d %s %s%n".formatted(event.start, event.end, event.side, event.text));
        Files.writeString(FILE, text);
    }

    static Recording read() throws IOException {
        return new Recording(Files.readAllLines(FILE).stream().filter(line -> !line.startsWith("#")).map(line -> line.split(" ", 4))
                .map(words -> new Event(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2], words[3])).toList());
    }

    /** Plays both C programs and records them. */
    static Recording of(Play play, int port) throws Exception {
        try (var scratch = new Scratch();
                var wire = Command.start("tcpdump", "-i", Files.exists(Path.of("/proc")) ? "lo" : "lo0", "-n", "-U", "--immediate-mode",
                        "-w", scratch.file("wire"), "tcp port " + port)) {
            while (!Files.exists(scratch.file("wire")) || Files.size(scratch.file("wire")) == 0) {
                if (!wire.process.isAlive())
                    throw new AccessDeniedException("tcpdump may not listen here: " + wire.outcome().err().lines().findFirst().orElse(""));
                Thread.sleep(10);
            }
            try (var server = strace(scratch.file("server"), Side.C.command(play.serverName()),
                    Play.with(play.arguments(play.serverName()), port))) {
                Port.awaitListener(port, server.process);
                Thread.sleep(50); // so that it is seen to wait
                try (var client = strace(scratch.file("client"), Side.C.command(play.clientName()),
                        Play.with(play.arguments(play.clientName()), port))) {
                    client.outcome();
                }
                server.outcome();
            }
            Thread.sleep(200); // the last segment
            wire.process.destroy();
            wire.process.waitFor(5, TimeUnit.SECONDS);

            var events = new ArrayList<Event>();
            for (var side : List.of("server", "client"))
                for (var line : Strace.onSockets(Files.readAllLines(scratch.file(side)))) {
                    var call = CALL.matcher(line);
                    if (!call.matches())
                        throw new IOException("no times around " + line);
                    long start = microseconds(call.group(1), call.group(2));
                    events.add(new Event(start, start + microseconds(call.group(4), call.group(5)), side,
                            call.group(3).replaceAll(" += ", " = ")));
                }
            var segments = Command.run("tcpdump", "-r", scratch.file("wire"), "-n", "-tt").out();
            for (var line : segments.split("\n")) {
                var segment = SEGMENT.matcher(line);
                if (segment.matches()) {
                    long time = microseconds(segment.group(1), segment.group(2));
                    events.add(new Event(time, time, segment.group(3).equals(Integer.toString(port)) ? "server>" : "client>",
                            flags(segment.group(4), segment.group(5))));
                }
            }
            events.sort(Comparator.comparingLong(Event::start));
            long first = events.getFirst().start;
            return new Recording(events.stream()
                    .map(event -> new Event(event.start - first, event.end - first, event.side, event.text)).toList());
        }
    }

    private static Command strace(Path file, Path command, List<String> arguments) throws IOException {
        var words = new ArrayList<Object>(List.of("-ttt", "-T", "-e", "trace=%network,%desc", "-o", file, command));
        words.addAll(arguments);
        return Command.start("strace", words.toArray());
    }

    private static long microseconds(String seconds, String fraction) {
        return Long.parseLong(seconds) * 1_000_000 + Long.parseLong(fraction);
    }

    private static String flags(String flags, String length) {
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
}
