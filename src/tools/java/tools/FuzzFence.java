package tools;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import libc.stdio_h;

/**
 * What the fuzzer keeps away from, and why: functions that it never calls, and parameters that get less than everything.
 * This is the whole fence, and {@code ./build.sh fuzz help} prints it.
 */
final class FuzzFence {
    private FuzzFence() {}

    /** Functions that are never called. */
    private record LeftOut(Set<String> functions, String why) {}

    private static final List<LeftOut> LEFT_OUT = List.of(
            leftOut("exit _exit _Exit", "they end the program"),
            leftOut("pthread_exit", "it ends the thread that calls it"),
            leftOut("getaddrinfo getnameinfo gethostbyname gethostbyaddr", "they may ask name servers on other machines"));

    private interface Value {
        Object from(FuzzArguments arguments);
    }

    /** Parameters that are dangerous by nature: whose they are, what they are called, of what type, and what they get. */
    private record Narrowed(Set<String> functions, Set<String> parameters, Class<?> type, String what, String why, Value value) {
        boolean holds(Method function, Parameter parameter) {
            return type == parameter.getType() && parameters.contains(parameter.getName())
                    && (functions.isEmpty() || functions.contains(function.getName()));
        }
    }

    // The first that holds for a parameter counts.
    private static final List<Narrowed> NARROWED = List.of(
            narrowed("", "fd sockfd oldfd newfd epfd kq", int.class,
                    "one that was made for the call, a closed one, a number beyond all",
                    "close, dup2 and write would reach the JVM's own files; and on none of these does a call wait",
                    FuzzArguments::descriptor),
            narrowed("", "pid", int.class, "this process, or one that does not exist", "kill(-1) ends everything",
                    FuzzArguments::process),
            narrowed("", "sig signum", int.class, "0, a signal that is ignored by default, a number of none",
                    "the others end the JVM, or are its own", FuzzArguments::signal),
            narrowed("", "path pathname filename", String.class, "a name in a scratch folder, a bad name",
                    "unlink and fopen would reach files of this machine", FuzzArguments::path),
            narrowed("", "timeout", int.class, "0 to 2 milliseconds", "the call would wait, and -1 waits for ever",
                    arguments -> arguments.random.nextInt(3)),
            narrowed("", "seconds", int.class, "0", "the call would wait", arguments -> 0),
            narrowed("", "usec", int.class, "up to 1000 microseconds", "the call would wait", arguments -> arguments.random.nextInt(1001)),
            narrowed("fclose freopen setbuf setvbuf", "stream", stdio_h.FILE.class, "a stream of a scratch file",
                    "a standard stream that is closed gives its descriptor to the next file", arguments -> arguments.stream(false)));

    /** {@return whether a function is never called} */
    static boolean leavesOut(Method function) {
        return LEFT_OUT.stream().anyMatch(entry -> entry.functions.contains(function.getName()));
    }

    /** {@return what a dangerous parameter gets; nothing for one that may get anything of its type} */
    static Optional<Object[]> value(Method function, Parameter parameter, FuzzArguments arguments) {
        return NARROWED.stream().filter(entry -> entry.holds(function, parameter)).findFirst()
                .map(entry -> new Object[] {entry.value.from(arguments)});
    }

    /** {@return the fence, a line an entry} */
    static String text() {
        var lines = new ArrayList<String>();
        lines.add("The fuzzer calls every function of every header, except:");
        for (var entry : LEFT_OUT)
            lines.add("  %s: %s".formatted(sorted(entry.functions), entry.why));
        lines.add("A parameter gets everything that its type allows, except:");
        for (var entry : NARROWED)
            lines.add("  %s %s%s: %s; %s".formatted(entry.type.getSimpleName(), sorted(entry.parameters),
                    entry.functions.isEmpty() ? "" : " of " + sorted(entry.functions), entry.what, entry.why));
        return String.join("\n", lines);
    }

    private static LeftOut leftOut(String functions, String why) {
        return new LeftOut(words(functions), why);
    }

    private static Narrowed narrowed(String functions, String parameters, Class<?> type, String what, String why, Value value) {
        return new Narrowed(words(functions), words(parameters), type, what, why, value);
    }

    private static Set<String> words(String words) {
        return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
