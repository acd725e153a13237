package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the commands of the Java side, a shell script a program.
 *
 * <p>As a program: {@code Commands} makes target/java, and with it target/launch, which makes a start quick;
 * {@code Commands FOLDER JAVA PREFIX} makes commands for another JVM, which runs behind a prefix and has no training.
 */
public final class Commands {
    /** The JDK, by the name that build.sh found it under, which may be a link. */
    static final Path JAVA_HOME = Path.of(System.getenv("JAVA_HOME"));

    private Commands() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            writeAll(Path.of(args[0]), quoted(args[1]), args[2] + " ");
        } else {
            Training.unlessDone();
            var java = Files.exists(Training.RUNTIME) ? "$target/launch/runtime/bin/java" : quoted(JAVA_HOME.resolve("bin/java").toString());
            writeAll(Path.of("target/java"), java, "");
        }
    }

    /**
     * {@return how a twin is run} Signals do what they do to any process, and the JVM is silent. Its heap is small to begin
     * with, but has room for the garbage of a start, some three megabytes.
     */
    static List<String> options(Twin twin) throws IOException {
        var options = new ArrayList<>(List.of("-Xrs", "-XX:+DisableAttachMechanism", "-XX:+UseSerialGC", "-Xms8m", "-XX:NewSize=6m", "-XX:-UsePerfData",
                "-Xlog:disable", "-Djava.lang.foreign.VERIFY_BINDINGS=false", "--enable-native-access=ALL-UNNAMED"));
        if (twin.loops()) {
            // Nothing is compiled that runs at the start alone; what a turn of the loop runs is compiled as early as by default.
            options.addAll(List.of("-XX:CompileThresholdScaling=100", "-XX:CompileCommand=quiet"));
            for (var classes : List.of(twin.name(), "libc.", "java.lang.invoke.LambdaForm", "jdk.internal.foreign."))
                options.add("-XX:CompileCommand=CompileThresholdScaling," + classes + "*::*,0.01");
        } else {
            options.add("-Xint"); // it is over before compiling pays
        }
        return options;
    }

    /**
     * {@return how the JVM is told where the classes are} The loader that the JVM itself has takes them from the cache several
     * times as fast as Java's loader, which opens the jar. The cache is for a class path that begins as in its training.
     */
    static List<String> classes(String launch) {
        return List.of("-Xbootclasspath/a:" + launch + "/twins.jar", "-cp", launch + "/" + EMPTY);
    }

    /** A folder without a class, and all of the class path of the course's programs. */
    static final String EMPTY = "empty";

    /**
     * Makes the command of a program of the user's own. It shares the runtime and the cache of the course's programs.
     *
     * @param program its name
     * @param classes the folder of its classes
     * @param folder where the command goes
     */
    public static void own(String program, Path classes, Path folder) throws IOException {
        var runtime = Training.RUNTIME.toAbsolutePath().resolve("bin/java");
        var java = Files.exists(runtime) ? runtime : JAVA_HOME.resolve("bin/java");
        // Named from there: the JVM looks for the jar of its cache in the folder that all paths begin with.
        var own = "\"$target\"/launch/" + quoted(Training.LAUNCH.toRealPath().relativize(classes.toRealPath()).toString());
        // A class of the course may have the same name. The user's own comes first, which the cache is not for.
        var all = Files.exists(Path.of("target/classes", program + ".class")) ? "-cp " + own + ":" + LAUNCH + "/twins.jar" : CLASSES + ":" + own;
        write(folder, program, command(program, new Twin(program, classes), quoted(java.toString()),
                quoted(Path.of("target").toAbsolutePath().toString()), all, ""));
    }

    private static void writeAll(Path folder, String java, String prefix) throws IOException {
        for (var program : Twin.programs())
            write(folder, program, command(program, new Twin(program), java, "${self%/*}/..", CLASSES, prefix));
    }

    private static void write(Path folder, String program, String command) throws IOException {
        Files.createDirectories(folder);
        // Another build may be at it: a command is whole at any time.
        var made = Files.createTempFile(folder, "." + program, "");
        Files.writeString(made, command);
        if (!made.toFile().setExecutable(true, false) || !made.toFile().setReadable(true, false))
            throw new IOException(made + " cannot be made executable");
        Files.move(made, folder.resolve(program), StandardCopyOption.ATOMIC_MOVE);
    }

    private static final String LAUNCH = "\"$target\"/launch";
    private static final String CLASSES = String.join(" ", classes(LAUNCH));

    // Its initialization gives the held descriptors back; the program's first call waits for that.
    private static final String HELD = "libc.internal.HeldDescriptors";

    /** A twin is started as a C program is: argv[0] is the path as it was typed, and messages are in C's language. */
    private static String command(String program, Twin twin, String java, String target, String classes, String prefix) throws IOException {
        return """
                #!/bin/sh
                # %s, the Java twin. Made by build.sh.
                self=$0
                while [ -L "$self" ]; do
                    link=$(readlink "$self")
                    case $link in
                        /*) self=$link ;;
                        *) self=${self%%/*}/$link ;;
                    esac
                done
                target=%s
                java=%s
                [ -x "$java" ] || { echo "$0: the JDK it was built with is gone: run build.sh again" >&2; exit 1; }
                unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
                # A shell may complain of a locale that is not here.
                { LC_ALL=C.UTF-8; export LC_ALL; } 2>/dev/null
                # The JVM's own files get higher numbers than these, and the program gets these, as in C.
                held=
                for number in 3 4 5 6 7 8 9; do
                    [ -e /dev/fd/$number ] || { eval "exec $number</dev/null"; held="$held $number"; }
                done
                exec %s"$java" %s \\
                    -XX:AOTCache="$target/launch/twins.aot" -Dlibc.ahead='%s' \\
                    -Dlibc.held="$held" -Dlibc.argv0="$0" %s %s "$@"
                """.formatted(program, target, java, prefix, String.join(" ", options(twin).stream().map(Commands::word).toList()), HELD + "," + String.join(",", twin.links()), classes, program);
    }

    /** {@return an option as a word for the shell, without quotes if it needs none} */
    private static String word(String option) {
        return option.contains("*") ? quoted(option) : option;
    }

    /** {@return a text as a word for the shell} */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
