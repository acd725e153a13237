package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proofs.Requires;
import tools.Command.Outcome;

/** build.sh, as a person meets it. */
@Timeout(600) // whole builds, on machines that are busy
class BuildTest {
    /** A clone with the first lesson, which is built once, from nothing. Its folder is the user's home, with JDKs and clones. */
    @TempDir
    static Path home;
    private static Path built;
    private static Outcome firstBuild;

    @TempDir
    Path folder;

    @BeforeAll
    @Timeout(600)
    static void build_from_nothing() throws Exception {
        built = Copy.project(home.resolve("소켓 프로그래밍"));
        var old = Files.createDirectories(home.resolve("jdk-17/bin"));
        Files.writeString(old.resolve("../release"), "JAVA_VERSION=\"17.0.15\"\n");
        executable(old.resolve("javac"), "exit 1");
        var environment = Map.of("JAVA_HOME", old.getParent().toString(),
                "SDKMAN_DIR", sdkman().toString(), "PATH", old + ":" + System.getenv("PATH"),
                "LC_ALL", "", "LC_CTYPE", "", "LANG", ""); // where a JVM cannot name that folder
        firstBuild = build(built, environment, "run");
    }

    @AfterAll
    static void remove_links_of_home() throws IOException {
        removeLinks(home);
    }

    @AfterEach
    void remove_links() throws IOException {
        removeLinks(folder);
    }

    /** JUnit warns of links that lead out of the folder that it removes. */
    private static void removeLinks(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var link : files.filter(Files::isSymbolicLink).toList())
                Files.delete(link);
        }
    }

    /** {@return a copy of the clone, with what was built there} */
    private Path builtCopy() throws Exception {
        var copy = folder.resolve("clone");
        assertEquals(new Outcome(0, "", ""), Command.run("cp", "-Rp", built, copy));
        return copy;
    }

    /** {@return a copy of the clone, built but for the training} */
    private Path untrainedCopy() throws Exception {
        var copy = builtCopy();
        Scratch.delete(copy.resolve("target/launch"));
        return copy;
    }

    @Test
    void help_lists_what_it_does() throws Exception {
        var help = build(Path.of("."), Map.of(), "help");
        assertEquals(0, help.status());
        for (var verb : List.of("", "lessons", "run", "test", "abi", "aarch64", "compare", "strace NAME", "record NAME", "pictures", "fuzz N", "soak", "bench", "jextract", "phrases", "twin FILE.c ...", "compare FILE.c", "commands", "clean", "help"))
            assertTrue(help.out().contains(("  ./build.sh " + verb).stripTrailing() + " "), verb);
    }

    @Test
    void an_unknown_word_gets_the_help_and_fails() throws Exception {
        var outcome = build(Path.of("."), Map.of(), "rum");
        assertEquals(1, outcome.status());
        assertTrue(outcome.err().endsWith("build.sh: what is \"rum\"?\n"));
        assertTrue(outcome.err().contains("./build.sh run "));
    }

    @Test
    void an_unknown_option_of_the_bench_is_refused_before_it_takes_minutes() throws Exception {
        assertEquals(new Outcome(1, "", "build.sh: bench takes --quick and --servers, not \"--quik\"\n"), build(Path.of("."), Map.of(), "bench", "--quik"));
    }

    @Test
    void run_plays_all_four_pairings() throws Exception {
        assertEquals(new Outcome(0, Sample.run(), ""), build(Path.of("."), Map.of(), "run"));
    }

    @Test
    void it_builds_from_nothing_in_a_folder_of_any_name_and_skips_a_jdk_that_is_too_old() throws Exception {
        assertEquals(new Outcome(0, Sample.run(), ""), firstBuild);
    }

    @Test
    void it_trains_with_a_jdk_that_has_no_jlink() throws Exception {
        var jdk = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
        for (var part : List.of("lib", "conf", "release", "bin/java", "bin/javac", "bin/jar"))
            Files.createSymbolicLink(jdk.resolve(part), Path.of(System.getProperty("java.home"), part));
        var clone = untrainedCopy();
        assertEquals(new Outcome(0, Sample.run(), ""), build(clone, Map.of("JAVA_HOME", jdk.toString()), "run"));
        assertTrue(Files.exists(clone.resolve("target/launch/twins.aot")));
        assertFalse(Files.exists(clone.resolve("target/launch/runtime")));
    }

    @Test
    void the_commands_move_with_their_folder_until_clean_removes_them() throws Exception {
        var clone = untrainedCopy();
        assertEquals(0, build(clone, Map.of()).status());
        var moved = Files.move(clone, folder.resolve("moved"));
        assertTrue(Command.run(moved.resolve("target/java/" + Sample.client())).out().startsWith("Usage :"));
        assertEquals(new Outcome(0, "", ""), build(moved, Map.of(), "clean"));
        assertFalse(Files.exists(moved.resolve("target")));
    }

    @Test
    void a_source_file_that_changed_is_compiled_again_and_if_the_training_fails_then_it_says_so_and_the_commands_work() throws Exception {
        var clone = builtCopy();
        var client = clone.resolve("src/main/java/" + Sample.client() + ".java");
        Files.writeString(client, Files.readString(client).replace("Usage :", "USAGE :").replace("connect(sock", "connect(-1"));
        var outcome = build(clone, Map.of());
        assertEquals(new Outcome(0, "", "build.sh: the training failed, the commands will start slower; target/launch/training tells why\n"), outcome);
        assertTrue(Files.readString(clone.resolve("target/launch/training/adapters")).contains("connect() error"));
        assertTrue(Command.run(clone.resolve("target/java/" + Sample.client())).out().startsWith("USAGE :"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void the_c_programs_compile_without_a_warning(String compiler) throws Exception {
        Requires.tools(compiler);
        assertEquals("", Command.run("make", "-C", "native", "CC=" + compiler, "OUT=" + folder).err());
        for (var program : Twin.programs())
            assertTrue(Files.isExecutable(folder.resolve(program)), program);
    }

    @Test
    void run_fails_when_a_pairing_fails() throws Exception {
        var clone = builtCopy();
        var client = clone.resolve("native/" + Sample.client() + ".c");
        Files.writeString(client, Files.readString(client).replace("Message from server: %s \\n", "Message from server: %s\\n"));
        var outcome = build(clone, Map.of(), "run");
        assertEquals(1, outcome.status());
        assertEquals("build.sh: 2 of 4 pairings failed\n", outcome.err());
        assertEquals(2, outcome.out().lines().filter(line -> line.endsWith("(FAILED)")).count());
    }

    @Test
    void run_knows_a_lesson_by_its_name_and_by_its_number_and_says_which_there_are_not() throws Exception {
        for (var lesson : Lesson.all())
            for (var name : List.of(lesson.name(), lesson.number(), lesson.number().replaceFirst("^0", "")))
                assertEquals(List.of(lesson.folder()), Lesson.named(name).stream().map(Lesson::folder).toList());
        assertEquals(new Outcome(1, "", "build.sh: there is no lesson \"99\"; ./build.sh lessons lists them\n"), build(Path.of("."), Map.of(), "run", "99"));
    }

    @Test
    void lessons_lists_each_with_its_programs() throws Exception {
        var lines = build(Path.of("."), Map.of(), "lessons").out().lines().toList();
        var listed = lines.stream().flatMap(line -> Stream.of(line.split(" +")).skip(2)).sorted().toList();
        assertEquals(Lesson.all().size(), lines.size());
        assertEquals(Twin.programs(), listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void run_leaves_no_process_behind_when_it_is_interrupted(String signal) throws Exception {
        try (var running = Command.start("./build.sh", "run")) {
            var server = awaitServer(running.process, "target/c/" + Sample.server());
            Command.run("kill", "-STOP", server.pid()); // so that nothing ends by itself
            Command.run("kill", "-" + signal, running.process.pid());
            Command.run("kill", "-CONT", server.pid());
            assertEquals(signal.equals("TERM") ? 143 : 129, running.outcome().status());
            assertFalse(server.isAlive());
        }
    }

    @Test
    void the_training_leaves_nothing_behind_when_it_is_interrupted() throws Exception {
        var clone = untrainedCopy();
        try (var running = Command.start(clone, Map.of("CI", ""), List.of("./build.sh"))) {
            var server = awaitServer(running.process, "target/c/" + Sample.server());
            Command.run("kill", "-STOP", server.pid());
            Command.run("kill", "-TERM", running.process.pid());
            Command.run("kill", "-CONT", server.pid());
            assertEquals(143, running.outcome().status());
            assertFalse(server.isAlive());
        }
        try (var left = Files.newDirectoryStream(clone.resolve("target"), "launch*")) {
            assertFalse(left.iterator().hasNext());
        }
    }

    @Test
    void jextract_says_how_to_get_it() throws Exception {
        var outcome = build(Path.of("."), Map.of("JEXTRACT_HOME", "/no/such/folder"), "jextract");
        assertEquals(1, outcome.status());
        assertTrue(outcome.err().contains("https://jdk.java.net/jextract"));
    }

    /** A folder such as SDKMAN's, with the JDK that this test runs on. */
    private static Path sdkman() throws IOException {
        var candidates = Files.createDirectories(home.resolve("sdkman/candidates/java"));
        Files.createSymbolicLink(candidates.resolve("current"), Path.of(System.getProperty("java.home")));
        return home.resolve("sdkman");
    }

    private static void executable(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private static ProcessHandle awaitServer(Process run, String name) throws InterruptedException {
        while (true) {
            var server = run.descendants()
                    .filter(process -> process.info().commandLine().orElse("").matches(".*" + name + " \\d+")).findFirst();
            if (server.isPresent())
                return server.get();
            assertTrue(run.isAlive(), "run ended before a server was seen");
            Thread.sleep(1);
        }
    }

    private static Outcome build(Path folder, Map<String, String> environment, String... words) throws Exception {
        var all = new HashMap<>(environment);
        all.putIfAbsent("CI", "");
        try (var running = Command.start(folder, all, Stream.concat(Stream.of("./build.sh"), Stream.of(words)).toList())) {
            return running.outcome();
        }
    }
}
