package bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.Port;
import tools.Report;
import tools.Results;
import tools.Results.Call;
import tools.Results.Operation;
import tools.Results.Service;
import tools.Results.Start;
import tools.Results.Step;
import tools.Results.Talk;
import tools.Twin;

/**
 * Measures what a call, a start, a server and the build cost, each beside what it is compared with, in turn.
 *
 * <p>As a program: {@code Bench} with {@code --quick}, or without; with {@code --servers}, only starts and servers.
 */
final class Bench {
    private static final String C = Results.C;
    private static final String C_2 = "C, 2 threads";

    /** The ways to make a call, by the class in Calls; C's are calls.c. */
    private static final Map<String, Class<?>> WAYS = new LinkedHashMap<>();
    static {
        WAYS.put("libc", Calls.Libc.class);
        WAYS.put("bare FFM", Calls.Bare.class);
        WAYS.put("SocketChannel", Calls.Channel.class);
        WAYS.put("Socket", Calls.StreamSocket.class);
        WAYS.put("JNA", Calls.Jna.class);
        WAYS.put("jnr-posix", Calls.Jnr.class);
    }

    private static final String PRINTS = Results.PRINTS;
    private static final String TWIN = "hello_client, Java twin";

    private static final Path FOLDER = Path.of("target/bench");

    /** C programs for the bench alone, and their twins, made as those of any user are. */
    private static final Path TWINS = FOLDER.resolve("twins");

    /** How long it is measured. */
    private record Effort(int callRounds, int warmUps, int iterations, int milliseconds, int startRounds, int talkRounds, int connections, boolean tests) {}

    private static final Effort FULL = new Effort(5, 4, 5, 400, 40, 5, 100_000, true);
    private static final Effort QUICK = new Effort(1, 3, 3, 200, 10, 1, 10_000, false);

    private final Effort effort;
    private final Results results;

    private Bench(Effort effort) {
        this.effort = effort;
        results = Results.empty(effort.callRounds);
    }

    public static void main(String[] args) throws Exception {
        var options = List.of(args);
        var bench = new Bench(options.contains("--quick") ? QUICK : FULL);
        bench.starts();
        bench.servers();
        if (!options.contains("--servers")) {
            bench.builds();
            bench.calls();
        }
        bench.results.write(FOLDER.resolve("results.tsv"));
        if (!options.contains("--servers"))
            Files.writeString(FOLDER.resolve("chart.svg"), Report.chart(bench.results));
        Files.writeString(FOLDER.resolve("table.txt"), Report.table(bench.results));
        System.out.println("\n" + Report.table(bench.results));
        System.out.println("This and all that was measured: table.txt and results.tsv in target/bench; after a whole run, a chart, chart.svg.");
    }

    private static void progress(String format, Object... values) {
        System.err.printf(format + "%n", values);
    }

    // ---- What a call costs ----

    private void calls() throws Exception {
        for (int round = 1; round <= effort.callRounds; round++) {
            for (var operation : Operation.values()) {
                progress("calls, round %d of %d: %s", round, effort.callRounds, operation.text);
                results.calls().add(inC(operation, C, 1, round));
                for (var way : WAYS.entrySet())
                    inJava(operation, way.getKey(), way.getValue(), round);
                results.calls().add(inC(operation, C_2, 2, round));
            }
        }
    }

    private Call inC(Operation operation, String way, int threads, int round) throws Exception {
        var lines = run(FOLDER.resolve("calls"), operation.size, effort.iterations, effort.milliseconds, threads).lines();
        return new Call(operation, way, round, lines.map(Double::valueOf).toList(), 0);
    }

    private void inJava(Operation operation, String name, Class<?> way, int round) throws RunnerException {
        var benchmark = operation == Operation.FAILING_WRITE ? "failingWrite" : "writeRead";
        if (Stream.of(way.getMethods()).noneMatch(method -> method.getName().equals(benchmark)))
            return; // a stream has no bad descriptor
        var options = new OptionsBuilder()
                .include(Pattern.quote(way.getCanonicalName() + "." + benchmark) + "$")
                .param("size", Integer.toString(Math.max(1, operation.size)))
                .forks(1).jvmArgs("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(effort.warmUps).warmupTime(TimeValue.milliseconds(effort.milliseconds))
                .measurementIterations(effort.iterations).measurementTime(TimeValue.milliseconds(effort.milliseconds))
                .addProfiler(GCProfiler.class).verbosity(VerboseMode.SILENT).shouldFailOnError(true).build();
        for (var result : new Runner(options).run()) {
            var nanoseconds = result.getBenchmarkResults().stream().flatMap(fork -> fork.getIterationResults().stream())
                    .map(IterationResult::getPrimaryResult).map(iteration -> iteration.getScore()).toList();
            var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            results.calls().add(new Call(operation, name, round, nanoseconds, bytes));
        }
    }

    // ---- What a start costs ----

    private void starts() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var echo = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> greet(server));
            Thread.ofPlatform().daemon().start(() -> sendBack(echo));
            var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
            var classes = FOLDER.resolve("classes").toString();
            var port = Integer.toString(server.getLocalPort());
            var programs = new LinkedHashMap<String, List<String>>();
            programs.put(PRINTS, List.of(java, "-cp", classes, Prints.class.getName()));
            programs.put("java.net.Socket client", List.of(java, "-cp", classes, SocketClient.class.getName(), ADDRESS, port));
            programs.put(TWIN, List.of("target/java/hello_client", ADDRESS, port));
            programs.put("the twin, plain java",
                    List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp", "target/launch/twins.jar", "hello_client", ADDRESS, port));
            programs.put("hello_client, C program", List.of("target/c/hello_client", ADDRESS, port));
            programs.put("hello_server, Java twin", List.of("target/java/hello_server", CALLED));
            programs.put("sends_datagram, Java twin", List.of(TWINS.resolve("java/sends_datagram").toString(), ADDRESS, Integer.toString(echo.getLocalPort())));
            programs.put("writes_file, Java twin", List.of(TWINS.resolve("java/writes_file").toString(), FOLDER.resolve("file").toString()));
            for (int round = 0; round <= effort.startRounds; round++) {
                if (round % Math.max(1, effort.startRounds / 5) == 0)
                    progress("starts: %d of %d rounds", round, effort.startRounds);
                for (var program : programs.entrySet()) {
                    var words = new ArrayList<>(List.of(FOLDER.resolve("run").toString()));
                    program.getValue().forEach(word -> words.add(word.equals(CALLED) ? called() : word));
                    var measured = run(words.toArray()).strip().split(" ");
                    if (round > 0) // the first warms the caches of the kernel
                        results.starts().add(new Start(program.getKey(), round, Double.parseDouble(measured[0]), Long.parseLong(measured[1])));
                }
            }
        }
    }

    private static final String ADDRESS = "127.0.0.1";

    /** In place of a port: a free one, which is called until somebody answers. */
    private static final String CALLED = "PORT";

    private static String called() {
        int port = Port.free();
        Thread.ofPlatform().daemon().start(() -> call(port));
        return Integer.toString(port);
    }

    /** Calls a server as soon as it listens, and hears it out. */
    private static void call(int port) {
        while (true)
            try (var socket = new Socket(ADDRESS, port)) {
                socket.getInputStream().readAllBytes();
                return;
            } catch (ConnectException tooEarly) {
                LockSupport.parkNanos(200_000);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
    }

    /** What hello_server does, for one client after the other. */
    private static void greet(ServerSocket server) {
        try {
            while (true)
                try (var client = server.accept()) {
                    client.getOutputStream().write("Hello World!\0".getBytes(StandardCharsets.UTF_8));
                }
        } catch (IOException closed) {
            return; // all clients have been served
        }
    }

    private static void sendBack(DatagramSocket echo) {
        try {
            while (true) {
                var datagram = new DatagramPacket(new byte[30], 30);
                echo.receive(datagram);
                echo.send(datagram);
            }
        } catch (IOException closed) {
            return; // all clients have been answered
        }
    }

    // ---- What a server costs ----

    /** Each server is new in each round: its first connections are measured, too. Messages come to one that is warm. */
    private void servers() throws Exception {
        for (int round = 1; round <= effort.talkRounds; round++)
            for (var language : List.of(C, Results.JAVA)) {
                progress("servers, round %d of %d: %s", round, effort.talkRounds, language);
                int port = Port.free();
                var command = TWINS.resolve(language.equals(C) ? "c" : "java").resolve("endless_echo");
                var server = new ProcessBuilder(command.toString(), Integer.toString(port))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
                try {
                    while (!Port.isListenedAt(port)) {
                        if (!server.isAlive())
                            throw new IOException(command + " has ended");
                        Thread.sleep(5);
                    }
                    talk(Service.CONNECTIONS, language, round, port, effort.connections, 1);
                    talk(Service.MESSAGES, language, round, port, 1, effort.iterations);
                } finally {
                    server.destroy();
                    server.waitFor();
                }
            }
    }

    private void talk(Service service, String language, int round, int port, int connections, int times) throws Exception {
        var nanoseconds = new ArrayList<Double>();
        for (int i = 0; i < times; i++)
            nanoseconds.add(Double.valueOf(run(FOLDER.resolve("talk"), port, connections, service.messages)));
        results.talks().add(new Talk(service, language, round, nanoseconds));
    }

    // ---- What the build costs ----

    private void builds() throws Exception {
        var clone = FOLDER.resolve("clone");
        run("rm", "-rf", clone);
        run("git", "clone", "--quiet", ".", clone);
        var build = clone.resolve("build.sh").toAbsolutePath();
        step("./build.sh, in a clean clone, s", build);
        run("rm", "-rf", clone.resolve("target/launch"));
        step("./build.sh, of it the training alone, s", build);
        step("./build.sh, with nothing to do, s", build);
        if (effort.tests) {
            step("./build.sh test, s", build, "test");
            slowestTests(clone.resolve("target"));
        }
        course(clone);
        run("rm", "-rf", clone);
    }

    private static final int COURSE = 70;

    /** A course of as many programs as it will have: copies of those that there are, under other names. */
    private void course(Path clone) throws Exception {
        run("rm", "-rf", clone.resolve("target"));
        var programs = Twin.programs();
        for (int i = programs.size(); i < COURSE; i++) {
            var program = programs.get(i % programs.size());
            for (var source : List.of("native/%s.c", "src/main/java/%s.java"))
                Files.copy(clone.resolve(source.formatted(program)), clone.resolve(source.formatted("stand_in_" + i)));
        }
        var build = clone.resolve("build.sh").toAbsolutePath();
        step("./build.sh, in a clean clone with " + COURSE + " programs, s", build);
        results.builds().add(new Step("  of that, target in MB", Double.parseDouble(run("du", "-sm", clone.resolve("target")).split("\\s")[0])));
    }

    private static final Pattern TESTED = Pattern.compile("<testsuite [^>]*?name=\"([^\"]*)\" time=\"([\\d.]+)\"");

    /** Where the time goes: the classes of tests run beside each other, each in so many seconds. */
    private void slowestTests(Path target) throws IOException {
        var steps = new ArrayList<Step>();
        for (var folder : List.of("surefire-reports", "failsafe-reports"))
            try (var reports = Files.newDirectoryStream(target.resolve(folder), "TEST-*.xml")) {
                for (var report : reports) {
                    var tested = TESTED.matcher(Files.readString(report));
                    if (tested.find())
                        steps.add(new Step("  beside others, s: " + tested.group(1), Double.parseDouble(tested.group(2))));
                }
            }
        steps.sort(Comparator.comparingDouble(Step::amount).reversed());
        results.builds().addAll(steps.subList(0, Math.min(5, steps.size())));
    }

    private void step(String what, Object... command) throws Exception {
        progress("build: %s", what);
        long start = System.nanoTime();
        run(command);
        results.builds().add(new Step(what, (System.nanoTime() - start) / 1e9));
    }

    /** Runs a command to its end, and returns what it printed. */
    private static String run(Object... command) throws Exception {
        var words = Arrays.stream(command).map(Object::toString).toArray(String[]::new);
        var errors = File.createTempFile("bench", ".txt");
        try {
            var builder = new ProcessBuilder(words).redirectError(errors);
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0)
                throw new IOException(String.join(" ", words) + "\n" + output + Files.readString(errors.toPath()));
            return output;
        } finally {
            errors.delete();
        }
    }
}
