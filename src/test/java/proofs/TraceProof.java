package proofs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.Command;
import tools.Command.Outcome;
import tools.Language;
import tools.Lesson;
import tools.Play;
import tools.Port;
import tools.Sample;
import tools.SideBySide;
import tools.SocketCalls;
import tools.Stage;
import tools.Step.Verb;
import tools.Strace;

/** LIBC_TRACE shows what strace shows. */
@Proof("11 the trace is strace's")
class TraceProof {
    private static final Pattern CALL = Pattern.compile("\\w+\\(.*\\) += -?\\d+.*");

    // Megabytes make ten thousand calls, all alike.
    private static final Set<Verb> MANY = Set.of(Verb.IS_ECHOED, Verb.IS_FILLED_WITH);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> of_every_program_in_every_play_and_case() throws Exception {
        Requires.tools("strace", "diff");
        var tests = Stream.<DynamicTest>builder();
        for (var lesson : Lesson.all())
            for (var play : lesson.script().playsAndCases())
                if (play.steps().stream().noneMatch(step -> MANY.contains(step.verb())))
                    for (var role : play.programs().keySet())
                        tests.add(dynamicTest(lesson + ": " + play + ", " + role, () -> assertSame(play, role)));
        return tests.build();
    }

    private void assertSame(Play play, String role) throws Exception {
        var threads = Files.createTempDirectory(folder, "threads");
        // A file a thread: no call is cut in two by another thread's.
        var strace = Stream.of("strace", "-ff", "--seccomp-bpf", "-qq", "-e", Strace.CALLS, "-o", threads.resolve("thread").toString()).toList();
        try (var trial = new Trial(play, role, Language.JAVA, (who, words, where) ->
                Command.open(where, Map.of("LIBC_TRACE", "1"), Stream.concat(strace.stream(), words.stream()).toList()))) {
            var outcome = trial.outcome();
            var traced = SocketCalls.of(trial.command().err.soFar().lines().filter(line -> CALL.matcher(line).matches()).toList());
            var calls = new ArrayList<String>();
            boolean seen = false;
            try (var files = Files.list(threads)) {
                for (var file : files.toList()) {
                    var lines = Files.readAllLines(file);
                    seen |= !lines.isEmpty();
                    calls.addAll(SocketCalls.of(lines)); // none, if the program has no socket
                }
            }
            assertTrue(seen, "strace saw nothing");
            if (outcome.startsWith("SIG") && calls.size() == traced.size() + 1)
                calls.removeLast(); // the signal came after the call and before its line
            var comparison = SideBySide.of("strace", calls, "LIBC_TRACE", traced);
            assertTrue(comparison.same(), () -> "\n" + comparison);
        }
    }

    @Test
    void explained_in_english_and_in_korean() throws Exception {
        var english = explained("C.UTF-8");
        assertTrue(english.contains("    Buys a telephone: descriptor "), english);
        assertTrue(english.contains("    Dials: address 127.0.0.1, port "), english);
        assertTrue(english.contains("    Hears 13 bytes.\n"), english);
        assertTrue(english.contains("    Hangs up: descriptor "), english);
        var korean = explained("ko_KR.UTF-8");
        assertTrue(korean.contains("    전화를 건다: 주소 127.0.0.1, 포트 "), korean);
        if (AbiProof.SYSTEM.equals("linux"))
            assertTrue(english.matches("(?s).*\n    02 00 (.. ..) 7f 00 00 01 00 00 00 00 00 00 00 00\n"
                    + "    \\|     \\|     \\|           sin_zero\n    \\|     \\|     sin_addr\n    \\|     sin_port\n    sin_family\n.*"), english);
    }

    private static String explained(String language) throws Exception {
        return new String(called((role, words, where) -> Command.open(where, Map.of("LIBC_TRACE", "explain", "LANG", language), words))
                .err().getBytes(ISO_8859_1), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", ""})
    void switched_off_it_is_silent(String value) throws Exception {
        assertEquals("", called((role, words, where) -> Command.open(where, Map.of(), shell("LIBC_TRACE=" + value + " exec \"$@\"", words))).err());
    }

    @Test
    void a_program_without_standard_error_goes_on_without_the_trace() throws Exception {
        var plain = called(Stage.PLAIN);
        assertEquals(plain, called((role, words, where) -> Command.open(where, Map.of(), shell("LIBC_TRACE=1 exec \"$@\" 2>&-", words))));
    }

    @Test
    void not_asked_for_it_is_not_there() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var outcome = Command.run(java, "--enable-native-access=ALL-UNNAMED", "-Xlog:class+load", "-cp", "target/classes",
                Sample.client(), "127.0.0.1", Port.free());
        assertTrue(outcome.err().startsWith("connect"), outcome.err());
        assertTrue(outcome.out().matches("(?s).* libc\\.\\S+ source:.*"));
        assertEquals(List.of(), outcome.out().lines().filter(line -> line.matches(".* libc\\.\\S*Trace\\S* source:.*")).toList());
    }

    private static Outcome called(Stage.Launcher launcher) throws Exception {
        return Trial.ofSample(Language.JAVA, launcher);
    }

    private static List<String> shell(String script, List<String> words) {
        var all = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        all.addAll(words);
        return all;
    }
}
