package bench;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** All that was measured, as it was measured. */
record Results(String machine, String java, int rounds, List<Call> calls, List<Start> starts, List<Step> builds) {

    /** An operation, made one way, in one round: nanoseconds a turn for each iteration, and what Java allocated a turn. */
    record Call(Operation operation, String way, int round, List<Double> nanoseconds, double bytes) {
        double mean() {
            return nanoseconds.stream().mapToDouble(value -> value).average().orElseThrow();
        }
    }

    /** A program, run once. */
    record Start(String program, int round, double milliseconds, long kibibytes) {}

    /** A part of the build, done once. */
    record Step(String what, double seconds) {}

    enum Operation {
        FAILING_WRITE("write, bad descriptor", 0), BYTE("write+read, 1 byte", 1), KIB("write+read, 1 KiB", 1 << 10),
        KIB_16("write+read, 16 KiB", 1 << 14), KIB_64("write+read, 64 KiB", 1 << 16);

        final String text;
        final int size;

        Operation(String text, int size) {
            this.text = text;
            this.size = size;
        }
    }

    static Results empty(int rounds) {
        return new Results("%s %s, %d processors".formatted(System.getProperty("os.name"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()), System.getProperty("java.runtime.version"), rounds,
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void write(Path file) throws IOException {
        Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(this) + "\n");
    }

    /** {@return the time of a way, which is one of Bench.WAYS, or NaN if it cannot do that} */
    double nanoseconds(Operation operation, String way) {
        return median(round -> call(operation, way, round));
    }

    /** {@return the time of a way by that of C in the same round} */
    double ratio(Operation operation, String way) {
        return median(round -> call(operation, way, round) / call(operation, Bench.C, round));
    }

    private double call(Operation operation, String way, int round) {
        return only(calls, call -> call.operation == operation && call.way.equals(way) && call.round == round, Call::mean);
    }

    /** {@return what a way allocates a turn: of its operations the one that shows least of the measuring itself} */
    double bytes(String way) {
        return calls.stream().filter(call -> call.way.equals(way)).mapToDouble(Call::bytes).min().orElse(Double.NaN);
    }

    double milliseconds(String program) {
        return median(round -> start(program, round));
    }

    /** {@return the time of a program by that of the one that only prints, in the same round} */
    double startRatio(String program) {
        return median(round -> start(program, round) / start(Bench.PRINTS, round));
    }

    private double start(String program, int round) {
        return only(starts, start -> start.program.equals(program) && start.round == round, Start::milliseconds);
    }

    double mebibytes(String program) {
        return starts.stream().filter(start -> start.program.equals(program)).mapToLong(Start::kibibytes).max().orElse(0) / 1024.0;
    }

    private static <T> double only(List<T> of, Predicate<T> which, ToDoubleFunction<T> value) {
        return of.stream().filter(which).mapToDouble(value).findFirst().orElse(Double.NaN);
    }

    private interface OfRound {
        double value(int round);
    }

    private double median(OfRound of) {
        int last = Math.max(calls.stream().mapToInt(Call::round).max().orElse(0), starts.stream().mapToInt(Start::round).max().orElse(0));
        var values = IntStream.rangeClosed(1, last).mapToDouble(of::value).filter(value -> !Double.isNaN(value)).sorted().toArray();
        int half = values.length / 2;
        return values.length == 0 ? Double.NaN : values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
