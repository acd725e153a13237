package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.errno_h.*;
import static libc.signal_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.Command;
import tools.Command.Outcome;

/** Signals, as the process sees them that started the program. */
class SignalTest {

    /** Programs that this test starts, each in a JVM of its own. */
    enum Program {
        /** Says what was before, and lives on after each signal, or does not. */
        SIGNAL {
            @Override
            void main(String how, int... sigs) {
                for (int sig : sigs) {
                    printf("%d %s\n", sig, name(signal(sig, how.equals("ignore") ? SIG_IGN : SIG_DFL)));
                    fflush(stdout);
                    puts(raise(sig) == 0 ? "raised" : "not raised");
                }
            }
        },
        RAISE {
            @Override
            void main(String how, int... sig) {
                printf("lost, as C loses it");
                if (how.equals("kill"))
                    kill(getpid(), sig[0]);
                else
                    raise(sig[0]);
                puts("lives");
            }
        },
        WRITE_TO_NOBODY {
            @Override
            void main(String how, int... sig) {
                if (!how.equals("nothing"))
                    signal(SIGPIPE, SIG_IGN);
                if (how.equals("default"))
                    signal(SIGPIPE, SIG_DFL);
                try (var stack = Arena.ofConfined()) {
                    var sv = stack.allocate(C_INT, 2);
                    socketpair(PF_UNIX, SOCK_STREAM, 0, sv);
                    close(sv.getAtIndex(C_INT, 1));
                    int result = (int) write(sv.getAtIndex(C_INT, 0), sv, 8);
                    puts(result == -1 && errno() == EPIPE ? "EPIPE" : "written");
                }
                exit(0);
            }
        },
        RESTORE {
            @Override
            void main(String how, int... sig) {
                var earlier = signal(sig[0], SIG_IGN);
                puts(name(earlier));
                puts(name(signal(sig[0], earlier)));
                fflush(stdout);
                raise(sig[0]);
                sleep(10); // the JVM's handler acts in another thread
            }
        },
        WAIT {
            @Override
            void main(String how, int... sig) {
                if (how.equals("ignore"))
                    signal(sig[0], SIG_IGN);
                puts("ready");
                fflush(stdout);
                read(0, Arena.ofAuto().allocate(1), 1);
                puts("lives");
            }
        };

        abstract void main(String how, int... sig);

        static String name(sighandler_t handler) {
            return handler == SIG_DFL ? "SIG_DFL" : handler == SIG_IGN ? "SIG_IGN" : handler == SIG_ERR ? "SIG_ERR" : "another";
        }

        public static void main(String[] args) {
            valueOf(args[0]).main(args[1], Stream.of(args).skip(2).mapToInt(Integer::parseInt).toArray());
            exit(0);
        }
    }

    // As build.sh makes a command, or as another program would use the library.
    private static final List<String> COMMAND = List.of("-Xrs", "-Dlibc.argv0=program");
    private static final List<String> LIBRARY = List.of();

    private static List<String> words(List<String> options, Program program, String how, int... sigs) {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-CreateCoredumpOnCrash", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp", "target/classes:target/test-classes"));
        words.addAll(options);
        words.addAll(List.of(Program.class.getName(), program.name(), how));
        words.addAll(IntStream.of(sigs).mapToObj(Integer::toString).toList());
        return words;
    }

    private static Outcome run(List<String> options, Program program, String how, int... sigs) throws Exception {
        // A shell says 128 and the number of the signal that has ended a program; no core is left.
        var words = new ArrayList<>(List.of("sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"));
        words.addAll(words(options, program, how, sigs));
        try (var running = Command.start(Path.of("."), Map.of("LC_ALL", "C.UTF-8"), words)) {
            return running.outcome();
        }
    }

    private static int number(String name) throws ReflectiveOperationException {
        return signal_h.class.getField(name).getInt(null);
    }

    // ---- signal ----

    @Test
    void a_signal_that_is_ignored_does_nothing() throws Exception {
        int[] sigs = {SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGUSR1, SIGPIPE, SIGALRM, SIGTERM, SIGTSTP, SIGIO};
        assertEquals(new Outcome(0, outcome(sigs), ""), run(COMMAND, Program.SIGNAL, "ignore", sigs));
        assertEquals(new Outcome(0, outcome(SIGUSR2, SIGXFSZ).replace("SIG_DFL", "another"), ""), // the JVM's
                run(COMMAND, Program.SIGNAL, "ignore", SIGUSR2, SIGXFSZ));
    }

    @Test
    void a_signal_that_does_nothing_by_default_does_nothing() throws Exception {
        int[] sigs = {SIGCHLD, SIGCONT, SIGURG, SIGWINCH};
        assertEquals(new Outcome(0, outcome(sigs), ""), run(COMMAND, Program.SIGNAL, "default", sigs));
    }

    private static String outcome(int... sigs) {
        return IntStream.of(sigs).mapToObj(sig -> sig + " SIG_DFL\nraised\n").collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGINT", "SIGUSR1", "SIGPIPE"})
    void a_signal_by_default_ends_the_process(String name) throws Exception {
        int sig = number(name);
        assertEquals(new Outcome(128 + sig, sig + " SIG_DFL\n", ""), run(COMMAND, Program.SIGNAL, "default", sig));
    }

    @Test
    void signal_knows_no_such_signal() {
        assertSame(SIG_ERR, signal(0, SIG_IGN));
        assertEquals(EINVAL, errno());
        errno(0);
        assertSame(SIG_ERR, signal(SIGKILL, SIG_IGN));
        assertEquals(EINVAL, errno());
        errno(0);
        assertSame(SIG_ERR, signal(SIGPIPE, SIG_ERR));
        assertEquals(EINVAL, errno());
        assertSame(SIG_ERR, signal(1000, SIG_DFL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGTRAP"})
    void signal_leaves_the_jvm_what_it_needs(String name) throws Exception {
        int sig = number(name);
        assertEquals("signal: sig is %s, which the JVM itself needs".formatted(name),
                assertThrows(IllegalArgumentException.class, () -> signal(sig, SIG_IGN)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> signal(sig, SIG_DFL));
    }

    @Test
    void what_was_before_can_be_restored() throws Exception {
        assertEquals(new Outcome(128 + SIGTERM, "SIG_DFL\nSIG_IGN\n", ""), run(COMMAND, Program.RESTORE, "", SIGTERM));
        assertEquals(new Outcome(128 + SIGPIPE, "SIG_DFL\nSIG_IGN\n", ""), run(COMMAND, Program.RESTORE, "", SIGPIPE));
        assertEquals(new Outcome(128 + SIGTERM, "another\nSIG_IGN\n", ""), run(LIBRARY, Program.RESTORE, "", SIGTERM));
    }

    // ---- SIGPIPE ----

    @Test
    void a_write_that_nobody_reads_fails_if_sigpipe_is_ignored() throws Exception {
        for (var options : List.of(COMMAND, LIBRARY)) {
            assertEquals(new Outcome(0, "EPIPE\n", ""), run(options, Program.WRITE_TO_NOBODY, "ignore", 0));
            assertEquals(new Outcome(128 + SIGPIPE, "", ""), run(options, Program.WRITE_TO_NOBODY, "default", 0));
        }
        assertEquals(new Outcome(128 + SIGPIPE, "", ""), run(COMMAND, Program.WRITE_TO_NOBODY, "nothing", 0));
        assertEquals(new Outcome(0, "EPIPE\n", ""), run(LIBRARY, Program.WRITE_TO_NOBODY, "nothing", 0));
    }

    // ---- From outside ----

    @ParameterizedTest
    @CsvSource({"SIGINT", "SIGTERM"})
    void a_signal_from_outside_ends_a_command_unless_it_is_ignored(String name) throws Exception {
        for (var how : List.of("ignore", "default")) {
            try (var running = Command.open(Path.of("."), Map.of("LC_ALL", "C.UTF-8"), words(COMMAND, Program.WAIT, how, number(name)))) {
                running.out.await(Duration.ofSeconds(60), text -> text.equals("ready\n"));
                assertEquals(0, kill((int) running.process.pid(), number(name)));
                if (how.equals("ignore"))
                    running.endInput();
                assertEquals(how.equals("ignore") ? new Outcome(0, "ready\nlives\n", "") : new Outcome(128 + number(name), "ready\n", ""),
                        running.outcome());
            }
        }
    }

    // ---- raise, kill ----

    @ParameterizedTest
    @CsvSource({"raise,SIGTERM", "raise,SIGSEGV", "raise,SIGTRAP", "raise,SIGUSR2", "raise,SIGPIPE", "kill,SIGKILL", "kill,SIGSEGV", "kill,SIGPIPE"})
    void a_signal_to_itself_ends_a_command_as_in_c(String how, String name) throws Exception {
        assertEquals(new Outcome(128 + number(name), "", ""), run(COMMAND, Program.RAISE, how, number(name)));
    }

    @Test
    void a_library_s_sigpipe_is_the_host_s() throws Exception {
        assertEquals(new Outcome(0, "lost, as C loses itlives\n", ""), run(LIBRARY, Program.RAISE, "raise", SIGPIPE));
    }

    @Test
    void raise_and_kill_know_no_such_signal_or_process() {
        assertFails(EINVAL, raise(-1));
        assertFails(EINVAL, kill(getpid(), 1000));
        assertEquals(0, kill(getpid(), 0));
        assertFails(ESRCH, kill(Integer.MAX_VALUE, 0));
        assertEquals(0, raise(SIGURG));
    }
}
