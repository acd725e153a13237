package proofs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.Command;

/** Tools that a proof needs and that not every machine has. */
public final class Requires {
    private Requires() {}

    /** Leaves a proof out where a command is missing. */
    public static void tools(String... commands) {
        for (var command : commands)
            assumeTrue(find(command).isPresent(), command + " is not here");
    }

    /** {@return where a command is} */
    public static Path path(String command) {
        return find(command).orElseThrow();
    }

    private static Optional<Path> find(String command) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":"))
                .map(folder -> Path.of(folder, command)).filter(Files::isExecutable).findFirst();
    }

    /** Leaves a proof out where no network namespace can be made. */
    static void namespace() throws Exception {
        tools("unshare", "ip");
        assumeTrue(Command.run("unshare", "-" + newNamespace(), "true").status() == 0, "no network namespace may be made here");
    }

    /** {@return the words of a command that runs a shell script with arguments where there is no network but loopback} */
    static List<String> inNamespace(String script, List<String> arguments) {
        var words = new ArrayList<>(List.of("unshare", "-" + newNamespace(), "sh", "-c",
                "PATH=$PATH:/usr/sbin:/sbin; ip link set lo up || exit 99; " + script));
        words.addAll(arguments);
        return words;
    }

    /** Root makes a network namespace as it is; others, in a user namespace in which they are root. */
    private static String newNamespace() {
        return System.getProperty("user.name").equals("root") ? "n" : "rn";
    }
}
