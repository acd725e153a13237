package tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command that runs as a process of its own, as from a shell. In its input and output a character stands for a byte. */
public final class Command implements AutoCloseable {

    /** What has come of a command: its exit status and its output. */
    public record Outcome(int status, String out, String err) {
        private static final Map<Integer, String> SIGNALS =
                Map.of(129, "SIGHUP", 130, "SIGINT", 131, "SIGQUIT", 137, "SIGKILL", 141, "SIGPIPE", 143, "SIGTERM");

        /** {@return how it ended: a signal or a status} */
        public String end() {
            return SIGNALS.getOrDefault(status, "exit " + status);
        }

        /** {@return the outcome in a line: how it ended, then what was printed} */
        public String inALine() {
            return Stream.of(end(), out.strip(), err.strip()).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        }
    }

    public final Process process;
    public final Output out;
    public final Output err;
    private final boolean traces;

    private Command(ProcessBuilder builder) throws IOException {
        traces = builder.command().getFirst().equals("strace");
        process = AtExit.start(builder);
        out = new Output(process.getInputStream());
        err = new Output(process.getErrorStream());
    }

    /** Starts a command in a folder, with variables added to the environment; an empty value removes one. Its input stays open. */
    public static Command open(Path folder, Map<String, String> environment, List<String> words) throws IOException {
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        environment.forEach((name, value) -> {
            if (value.isEmpty())
                builder.environment().remove(name);
            else
                builder.environment().put(name, value);
        });
        return new Command(builder);
    }

    /** {@link #open}, with nothing to read on its input. */
    public static Command start(Path folder, Map<String, String> environment, List<String> words) throws IOException {
        var command = open(folder, environment, words);
        command.endInput();
        return command;
    }

    /** Starts a command. */
    public static Command start(Object command, Object... arguments) throws IOException {
        return start(Path.of("."), Map.of(), words(command, arguments));
    }

    /** Runs a command to its end. */
    public static Outcome run(Object command, Object... arguments) throws Exception {
        try (var running = start(command, arguments)) {
            return running.outcome();
        }
    }

    /** {@return a command and its arguments as words} */
    public static List<String> words(Object command, Object... arguments) {
        return Stream.concat(Stream.of(command), Stream.of(arguments)).map(Object::toString).toList();
    }

    /** Types text. A command that has ended reads no more of it, as at a terminal. */
    public void type(String text) {
        try {
            process.getOutputStream().write(text.getBytes(ISO_8859_1));
            process.getOutputStream().flush();
        } catch (IOException ended) {
            return; // its outcome shows why
        }
    }

    /** Ends its input. */
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException ended) {
            return; // what was typed last is not read any more
        }
    }

    /** Waits for the end of the command. */
    public Outcome outcome() throws IOException, InterruptedException {
        return new Outcome(process.waitFor(), out.all(), err.all());
    }

    /** Sends a signal, named as in "TERM": to the program that strace runs, if this is strace. */
    public void signal(String name) throws Exception {
        long pid = traces ? process.children().findFirst().orElseThrow().pid() : process.pid();
        if (run("kill", "-" + name, pid).status() != 0)
            throw new IOException("no process " + pid + " to send SIG" + name + " to");
    }

    /** Ends the command if it is still running. */
    @Override
    public void close() {
        if (!process.isAlive())
            return; // nobody is its child any more, and to look for children is to look at all processes
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** {@return a text as an outcome has it, in which a character stands for a byte} */
    public static String inBytes(Object text) {
        return new String(text.toString().getBytes(UTF_8), ISO_8859_1);
    }
}
