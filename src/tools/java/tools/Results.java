package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that ./build.sh bench has measured, as it was measured. The file has a line a measurement, its columns between tabs. */
public record Results(String machine, String java, int rounds, List<Call> calls, List<Start> starts, List<Talk> talks, List<Step> builds) {

    /** With what all calls are compared. */
    public static final String C = "C";

    /** The other side of a pair. */
    public static final String JAVA = "Java";

    /** With what all starts are compared. */
    public static final String PRINTS = "Java, only prints";

    /** An operation, made one way, in one round: nanoseconds a turn for each iteration, and what Java allocated a turn. */
    public record Call(Operation operation, String way, int round, List<Double> nanoseconds, double bytes) {
        double mean() {
            return nanoseconds.stream().mapToDouble(value -> value).average().orElseThrow();
        }
    }

    /** A program, run once. */
    public record Start(String program, int round, double milliseconds, long kibibytes) {}

    /** A talk with the echo server of a language, in one round: nanoseconds a connection for each time. */
    public record Talk(Service service, String language, int round, List<Double> nanoseconds) {
        double mean() {
            return nanoseconds.stream().mapToDouble(value -> value).average().orElseThrow() / service.messages;
        }
    }

    /** What a server is asked for. */
    public enum Service {
        CONNECTIONS("connections, one after another", 1), MESSAGES("messages of 200 bytes, one client", 20_000);

        public final String text;
        /** The messages of a connection. */
        public final int messages;

        Service(String text, int messages) {
            this.text = text;
            this.messages = messages;
        }
    }

    /** What a part of the build took or made, in its unit. */
    public record Step(String what, double amount) {}

    public enum Operation {
        FAILING_WRITE("write, bad descriptor", 0), BYTE("write+read, 1 byte", 1), KIB("write+read, 1 KiB", 1 << 10),
        KIB_16("write+read, 16 KiB", 1 << 14), KIB_64("write+read, 64 KiB", 1 << 16);

        public final String text;
        public final int size;

        Operation(String text, int size) {
            this.text = text;
            this.size = size;
        }
    }

    public static Results empty(int rounds) {
        return new Results("%s %s, %d processors".formatted(System.getProperty("os.name"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()), System.getProperty("java.runtime.version"), rounds,
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    public void write(Path file) throws IOException {
        var lines = new ArrayList<>(List.of("machine\t" + machine, "java\t" + java, "rounds\t" + rounds));
        for (var call : calls)
            lines.add(line("call", call.operation, call.way, call.round, format(call.bytes), format(call.nanoseconds)));
        for (var start : starts)
            lines.add(line("start", start.program, start.round, format(start.milliseconds), start.kibibytes));
        for (var talk : talks)
            lines.add(line("talk", talk.service, talk.language, talk.round, format(talk.nanoseconds)));
        for (var step : builds)
            lines.add(line("build", step.what, format(step.amount)));
        Files.write(file, lines);
    }

    private static String line(Object... columns) {
        return Stream.of(columns).map(Object::toString).collect(Collectors.joining("\t"));
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String format(List<Double> values) {
        return values.stream().map(Results::format).collect(Collectors.joining(" "));
    }

    private static List<Double> numbers(String column) {
        return Stream.of(column.split(" ")).map(Double::valueOf).toList();
    }

    public static Results read(Path file) throws IOException {
        String machine = null;
        String java = null;
        int rounds = 0;
        var results = empty(0);
        for (var line : Files.readAllLines(file)) {
            var columns = line.split("\t");
            switch (columns[0]) {
                case "machine" -> machine = columns[1];
                case "java" -> java = columns[1];
                case "rounds" -> rounds = Integer.parseInt(columns[1]);
                case "call" -> results.calls.add(new Call(Operation.valueOf(columns[1]), columns[2], Integer.parseInt(columns[3]),
                        numbers(columns[5]), Double.parseDouble(columns[4])));
                case "start" -> results.starts.add(new Start(columns[1], Integer.parseInt(columns[2]), Double.parseDouble(columns[3]), Long.parseLong(columns[4])));
                case "talk" -> results.talks.add(new Talk(Service.valueOf(columns[1]), columns[2], Integer.parseInt(columns[3]), numbers(columns[4])));
                case "build" -> results.builds.add(new Step(columns[1], Double.parseDouble(columns[2])));
                default -> throw new IOException(file + ": no such measurement: " + line);
            }
        }
        return new Results(machine, java, rounds, results.calls, results.starts, results.talks, results.builds);
    }

    /** {@return the time of a way, or NaN if it cannot do that} */
    public double nanoseconds(Operation operation, String way) {
        return median(round -> call(operation, way, round));
    }

    /** {@return the time of a way by that of C in the same round} */
    double ratio(Operation operation, String way) {
        return median(round -> call(operation, way, round) / call(operation, C, round));
    }

    private double call(Operation operation, String way, int round) {
        return only(calls, call -> call.operation == operation && call.way.equals(way) && call.round == round, Call::mean);
    }

    /** {@return what a way allocates a turn, at the most} */
    double bytes(String way) {
        return calls.stream().filter(call -> call.way.equals(way)).mapToDouble(Call::bytes).max().orElse(Double.NaN);
    }

    double milliseconds(String program) {
        return median(round -> start(program, round));
    }

    /** {@return the time of a program by that of the one that only prints, in the same round} */
    double startRatio(String program) {
        return median(round -> start(program, round) / start(PRINTS, round));
    }

    private double start(String program, int round) {
        return only(starts, start -> start.program.equals(program) && start.round == round, Start::milliseconds);
    }

    /** {@return how many of a service the C server gives in a second} */
    double perSecond(Service service) {
        return 1e9 / median(round -> talk(service, C, round));
    }

    /** {@return how many of a service the Java server gives in the time in which the C server gives one, in the same round} */
    double rate(Service service) {
        return median(round -> talk(service, C, round) / talk(service, JAVA, round));
    }

    private double talk(Service service, String language, int round) {
        return only(talks, talk -> talk.service == service && talk.language.equals(language) && talk.round == round, Talk::mean);
    }

    double mebibytes(String program) {
        return starts.stream().filter(start -> start.program.equals(program)).mapToLong(Start::kibibytes).max().orElse(0) / 1024.0;
    }

    /** {@return the ways to make a call, those of C aside, in the order in which they were measured} */
    List<String> ways() {
        return calls.stream().map(Call::way).filter(way -> !way.equals(C)).distinct().sorted((one, other) ->
                Boolean.compare(other.startsWith(C), one.startsWith(C))).toList();
    }

    /** {@return the programs that were started, in the order in which they were} */
    List<String> programs() {
        return starts.stream().map(Start::program).distinct().toList();
    }

    private static <T> double only(List<T> of, Predicate<T> which, ToDoubleFunction<T> value) {
        return of.stream().filter(which).mapToDouble(value).findFirst().orElse(Double.NaN);
    }

    private interface OfRound {
        double value(int round);
    }

    private double median(OfRound of) {
        int last = Stream.of(calls.stream().map(Call::round), starts.stream().map(Start::round), talks.stream().map(Talk::round))
                .flatMap(rounds -> rounds).max(Comparator.naturalOrder()).orElse(0);
        var values = IntStream.rangeClosed(1, last).mapToDouble(of::value).filter(value -> !Double.isNaN(value)).sorted().toArray();
        int half = values.length / 2;
        return values.length == 0 ? Double.NaN : values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
