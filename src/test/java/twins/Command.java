package twins;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command that runs as a process of its own, as from a shell. */
public final class Command implements AutoCloseable {

    /** What is left of a command: its exit status and its output, in which a character stands for a byte. */
    public record Outcome(int status, String out, String err) {
        private static final Map<Integer, String> SIGNALS =
                Map.of(129, "SIGHUP", 130, "SIGINT", 131, "SIGQUIT", 141, "SIGPIPE", 143, "SIGTERM");

        /** {@return the outcome in a line, as README.md writes it: a signal or a status, then what was printed} */
        String inALine() {
            var end = SIGNALS.getOrDefault(status, "exit " + status);
            return Stream.of(end, out.strip(), err.strip()).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        }
    }

    public final Process process;
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> err;

    private Command(ProcessBuilder builder) throws IOException {
        process = builder.start();
        process.getOutputStream().close();
        out = collect(process.getInputStream());
        err = collect(process.getErrorStream());
    }

    /** Starts a command in a folder, with variables added to the environment; an empty value removes one. */
    public static Command start(Path folder, Map<String, String> environment, List<String> words) throws IOException {
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        environment.forEach((name, value) -> {
            if (value.isEmpty())
                builder.environment().remove(name);
            else
                builder.environment().put(name, value);
        });
        return new Command(builder);
    }

    /** Starts a command. */
    public static Command start(Object command, Object... arguments) throws IOException {
        var words = Stream.concat(Stream.of(command), Stream.of(arguments)).map(Object::toString).toList();
        return start(Path.of("."), Map.of(), words);
    }

    /** Starts a server and waits until it listens at its port. */
    public static Command serve(Path server, int port) throws IOException, InterruptedException {
        var command = start(server, port);
        Port.awaitListener(port, command.process);
        return command;
    }

    /** Runs a command to its end. */
    public static Outcome run(Object command, Object... arguments) throws Exception {
        try (var running = start(command, arguments)) {
            return running.outcome();
        }
    }

    /** Waits for the end of the command. */
    public Outcome outcome() throws Exception {
        return new Outcome(process.waitFor(), out.get(), err.get());
    }

    /** Ends the command, if a test that failed has left it. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** {@return a text as an outcome has it, in which a character stands for a byte} */
    static String inBytes(Object text) {
        return new String(text.toString().getBytes(UTF_8), ISO_8859_1);
    }

    private static CompletableFuture<String> collect(InputStream stream) {
        var text = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), ISO_8859_1));
            } catch (IOException e) {
                text.completeExceptionally(new UncheckedIOException(e));
            }
        });
        return text;
    }
}
