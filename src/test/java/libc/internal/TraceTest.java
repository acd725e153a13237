package libc.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import libc.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import proofs.Requires;
import tools.Command;
import tools.SideBySide;

/** A call that waits for ever would keep the program, and with it the test. */
@Timeout(60)
class TraceTest {

    @TempDir
    Path folder;

    /** What all threads that are traced have in common. A race is seldom seen, so a test of threads alone would not do. */
    @Test
    void nobody_writes_into_a_map_that_threads_share() throws Exception {
        var maps = new ArrayList<Map<?, ?>>();
        for (var type : Headers.all())
            if (type.getName().startsWith("libc.internal.Trace"))
                for (var field : type.getDeclaredFields())
                    if (Modifier.isStatic(field.getModifiers()) && Map.class.isAssignableFrom(field.getType())) {
                        field.setAccessible(true);
                        maps.add((Map<?, ?>) field.get(null));
                    }
        assertTrue(maps.contains(TraceTable.byAddress()), "the table is among them");
        for (var map : maps)
            assertThrows(UnsupportedOperationException.class, map::clear);
    }

    @Test
    void the_program_of_the_next_test_makes_every_call_of_the_table() {
        assertEquals(new TreeSet<>(TraceTable.byAddress().values().stream().map(TraceTable.Row::name).toList()),
                new TreeSet<>(EveryCall.calls().keySet()));
    }

    /** The C library makes other system calls of the same functions on other processors. */
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void every_system_call_is_shown_as_strace_shows_it() throws Exception {
        Requires.tools("strace", "diff");
        var threads = Files.createDirectory(folder.resolve("threads"));
        var traced = run("1", "strace", "-ff", "--seccomp-bpf", "-qq", "-e", "signal=none", "-e", "trace=" + namesOfStrace(),
                "-o", threads.resolve("thread").toString());
        var strace = new ArrayList<String>();
        try (var files = Files.list(threads)) {
            for (var file : files.toList()) {
                var lines = Files.readAllLines(file, ISO_8859_1);
                if (lines.stream().anyMatch(TraceTest::isLine))
                    strace.addAll(lines);
            }
        }
        strace.removeIf(line -> line.startsWith("write(2, ")); // the trace itself
        var comparison = SideBySide.of("strace", secondRound(strace), "LIBC_TRACE", secondRound(traced));
        assertTrue(comparison.same(), () -> "\n" + comparison);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_the_course_teaches_is_explained_in_both_languages() throws Exception {
        var unexplained = new HashSet<>(List.of("access", "unlink", "getpid", "getppid", "getuid", "kill", "nanosleep", "sleep", "usleep"));
        for (var language : List.of("C.UTF-8", "ko_KR.UTF-8")) {
            var explained = new HashSet<String>();
            var name = "";
            for (var line : run("explain", "env", "LANG=" + language)) {
                if (!line.startsWith(" "))
                    name = line.replaceAll("\\(.*", "");
                else if (!line.matches(" +(It does not work|\u00eb\u0090\u0098\u00ec\u00a7\u0080 ).*"))
                    explained.add(name);
            }
            for (var row : TraceTable.byAddress().values())
                assertEquals(!unexplained.contains(row.name()), explained.contains(row.strace()), row.name() + " in " + language);
        }
    }

    /** Runs the program with the trace, by some command. */
    private List<String> run(String trace, String... by) throws Exception {
        var words = Stream.concat(Stream.of(by), Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), EveryCall.class.getName())).toList();
        try (var running = Command.start(folder, Map.of("LC_ALL", "C.UTF-8", "LIBC_TRACE", trace), words)) {
            var outcome = running.outcome();
            assertEquals(0, outcome.status(), outcome.err());
            assertEquals(EveryCall.LINE.repeat(2), outcome.out());
            return outcome.err().lines().toList();
        }
    }

    private static String namesOfStrace() {
        return TraceTable.byAddress().values().stream().map(TraceTable.Row::strace).distinct().collect(Collectors.joining(","));
    }

    private static boolean isLine(String call) {
        return call.startsWith("write(1, ");
    }

    /** The calls of the second round, without what no two can know of each other: addresses, and how much time is left. */
    private static List<String> secondRound(List<String> calls) {
        int last = 0;
        for (int i = 0; i < calls.size(); i++)
            if (isLine(calls.get(i)))
                last = i;
        var round = calls.subList(last, calls.size()).stream()
                .map(call -> call.replaceAll("0x[0-9a-f]{6,}", "...").replaceAll("left \\{.*?}", "left ...").replaceAll(" += ", " = ")).toList();
        assertFalse(round.size() < EveryCall.calls().size(), round::toString);
        return round;
    }
}
