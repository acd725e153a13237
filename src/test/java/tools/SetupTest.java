package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import proofs.Requires;
import tools.Command.Outcome;

/**
 * src/tools/setup.sh on machines of all kinds, under each shell that is here. A machine is a folder of stand-ins, the
 * only one on the PATH: no package manager of this machine is within reach. It needs a JDK 99, so that no JDK of this
 * machine will do.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("shells")
class SetupTest {
    private static final String ADOPTIUM = "A JDK from https://adoptium.net serves as well: unpack it, and name its folder in JAVA_HOME.\n";

    /** What build.sh brings to setup.sh; the first two arguments are the operating system and whether --yes was given. */
    private static final String BUILD = """
            set -eu
            os=$1
            yes=$2
            shift 2
            say() { printf '%s\\n' "$*" >&2; }
            die() { say "build.sh: $*"; exit 1; }
            . src/tools/setup.sh
            jdk_needed=99
            "$@"
            echo "$jdk"
            """;

    @Parameter
    String shell;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> standIns = new HashMap<>();
    private Path path;
    private Path told;

    static List<String> shells() {
        return Stream.of("/bin/sh", "/bin/dash", "/bin/bash --posix", "/bin/busybox sh", "/bin/ksh", "/bin/mksh")
                .filter(shell -> Files.isExecutable(Path.of(shell.split(" ")[0]))).toList();
    }

    /** A user's machine without any JDK, compiler, make, Maven or package manager. */
    @BeforeEach
    void machine() throws IOException {
        path = Files.createDirectory(folder.resolve("path"));
        told = folder.resolve("told");
        for (var command : List.of("cat", "chmod", "dirname", "env", "mkdir", "printf", "readlink", "sed"))
            standIn(command, "exec " + Requires.path(command) + " \"$@\"");
        user(1000);
        environment.putAll(Map.of("PATH", path.toString(), "HOME", folder.resolve("home").toString(),
                "JAVA_HOME", "", "HOMEBREW_PREFIX", folder.resolve("brew").toString(), "SDKMAN_DIR", "", "CC", "", "CI", "", "DEBIAN_FRONTEND", ""));
    }

    // ---- Finding ----

    @Test
    void what_is_here_is_used_without_a_word() throws Exception {
        standIn("cc", "exit 0");
        standIn("make", "exit 0");
        standIn("strace", "exit 1"); // which is not run
        environment.put("JAVA_HOME", jdk("jdk-99", 99).toString());
        assertEquals(new Outcome(0, folder.resolve("jdk-99") + "\n", ""), on("linux", "need", "jdk", "cc", "make", "strace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"home/Library/Java/JavaVirtualMachines/temurin-99.jdk/Contents/Home", "home/.sdkman/candidates/java/99-tem",
            "home/.jdks/openjdk-99", "brew/opt/openjdk@99/libexec/openjdk.jdk/Contents/Home", "brew/opt/openjdk@99/libexec"})
    void a_jdk_is_found_where_people_keep_one(String place) throws Exception {
        jdk(place, 99);
        assertEquals(new Outcome(0, folder.resolve(place) + "\n", ""), on("macos", "need", "jdk"));
    }

    @Test
    void java_home_tells_of_a_jdk_unless_it_only_repeats_the_variable() throws Exception {
        var jdk = jdk("a folder/jdk-99", 99);
        standIn("java_home", "[ \"$*\" = '-v 99+' ] && echo \"${JAVA_HOME:-" + jdk + "}\"");
        environment.put("JAVA_HOME", jdk("jdk-17", 17).toString());
        assertEquals(new Outcome(0, jdk + "\n", ""), on("macos", "need", "jdk"));
    }

    @Test
    void the_javac_on_the_path_is_of_a_jdk_behind_its_links() throws Exception {
        var jdk = jdk("jdk-99", 99);
        Files.createDirectory(path.resolve("links"));
        Files.createSymbolicLink(path.resolve("links/javac"), jdk.resolve("bin/javac"));
        Files.createSymbolicLink(path.resolve("javac"), Path.of("links/javac"));
        assertEquals(new Outcome(0, jdk + "\n", ""), on("linux", "need", "jdk"));
    }

    @Test
    void the_javac_of_a_mac_without_a_jdk_is_no_jdk() throws Exception {
        Files.createDirectory(path.resolve("bin"));
        standIn("bin/javac", "echo 'javac 99'"); // as /usr/bin/javac
        environment.put("PATH", path.resolve("bin") + ":" + path);
        assertEquals(1, on("macos", "need", "jdk").status());
    }

    @Test
    void the_users_own_choice_comes_first() throws Exception {
        var own = jdk("own", 100);
        jdk("home/.jdks/openjdk-99", 99);
        environment.put("JAVA_HOME", own.toString());
        assertEquals(new Outcome(0, own + "\n", ""), on("linux", "need", "jdk"));
    }

    @Test
    void a_jdk_that_is_too_old_is_named() throws Exception {
        var old = jdk("jdk-8", 8);
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"N/A\"\nJAVA_VERSION=\"8.0.1\"\nJAVA_VERSION_DATE=\"2099-01-01\"\n");
        environment.put("JAVA_HOME", old.toString());
        assertEquals(new Outcome(1, "", "Missing: a JDK 99 or newer (" + old + " is JDK 8).\n"
                + "build.sh: none of apt-get, dnf, apk and brew is here to install it.\n" + ADOPTIUM), on("linux", "need", "jdk"));
    }

    @Test
    void a_compiler_without_the_headers_of_c_is_not_enough() throws Exception {
        standIn("cc", "[ \"$1\" = --version ] || { echo 'stdio.h: No such file' >&2; exit 1; }");
        assertTrue(on("linux", "need", "cc").err().startsWith("Missing: a C compiler with C's headers.\n"));
        environment.put("CC", "my-cc");
        assertTrue(on("linux", "need", "cc").err().startsWith("Missing: a C compiler with C's headers (CC is my-cc).\n"));
        standIn("my-cc", "read include && [ \"$include\" = '#include <stdio.h>' ]");
        assertEquals(0, on("linux", "need", "cc").status());
    }

    // ---- Installing ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apt-get | sudo apt-get update && sudo apt-get install -y gcc libc6-dev make maven shellcheck chromium-driver iproute2
            dnf     | sudo dnf install -y gcc make maven ShellCheck chromedriver iproute
            apk     | sudo apk update && sudo apk add gcc musl-dev make maven shellcheck chromium-chromedriver iproute2
            brew    | brew install gcc make maven shellcheck chromedriver iproute2
            """)
    void a_user_whom_nobody_can_ask_is_told_the_command(String manager, String command) throws Exception {
        standIn(manager, "");
        standIn("sudo", "exec \"$@\"");
        assertEquals(new Outcome(1, "", "Missing: a C compiler with C's headers, make, Maven, shellcheck, chromedriver, ip.\n"
                + "build.sh: this would install it: " + command + "\n"), on("linux", "need", "cc", "make", "mvn", "shellcheck", "chromedriver", "ip"));
        assertFalse(Files.exists(told));
    }

    @ParameterizedTest
    @CsvSource({"apt-get, openjdk-99-jdk-headless", "dnf, java-99-openjdk-devel", "apk, openjdk99-jdk", "brew, openjdk@99"})
    void the_jdk_has_a_package_and_another_source(String manager, String jdk) throws Exception {
        standIn(manager, "");
        var lines = on("linux", "need", "jdk").err().lines().toList();
        assertTrue(lines.get(1).endsWith(" " + jdk), lines::toString);
        assertEquals(ADOPTIUM, lines.get(2) + "\n");
    }

    @Test
    void where_sudo_is_missing_root_is_named() throws Exception {
        standIn("apk", "");
        var outcome = new Outcome(1, "", "Missing: make.\nbuild.sh: this would install it, as root: apk update && apk add make\n");
        assertEquals(outcome, on("linux", "need", "make"));
        assertEquals(outcome, onYes("linux", "need", "make"));
        assertFalse(Files.exists(told));
    }

    @Test
    void root_whom_nobody_can_ask_gets_it_installed_and_is_told() throws Exception {
        user(0);
        var old = jdk("jdk-98", 98);
        environment.put("JAVA_HOME", old.toString());
        var jdk = folder.resolve("home/.jdks/99");
        standIn("apt-get", """
                echo "$DEBIAN_FRONTEND: $*" >>%s
                echo 'Selecting previously unselected package'
                case $* in
                    *openjdk*) %s ;;
                    *gcc*) %s ;;
                    *make*) %s ;;
                esac
                """.formatted(quoted(told), making(jdk), making("cc"), making("make")));
        assertEquals(new Outcome(0, jdk + "\n", """
                Missing: a JDK 99 or newer (%s is JDK 98), a C compiler with C's headers, make.
                Installing: apt-get update && apt-get install -y openjdk-99-jdk-headless gcc libc6-dev make
                """.formatted(old)), on("linux", "need", "jdk", "cc", "make"));
        assertEquals("""
                noninteractive: update
                noninteractive: install -y openjdk-99-jdk-headless
                noninteractive: install -y gcc libc6-dev
                noninteractive: install -y make
                """, Files.readString(told));
    }

    @Test
    void with_yes_a_user_installs_by_sudo() throws Exception {
        standIn("sudo", "echo \"sudo $*\" >>" + quoted(told) + "; exec \"$@\"");
        standIn("dnf", making("mvn"));
        assertEquals(new Outcome(0, "\n", "Missing: Maven.\nInstalling: sudo dnf install -y maven\n"), onYes("linux", "need", "mvn"));
        assertEquals("sudo env DEBIAN_FRONTEND=noninteractive dnf install -y maven\n", Files.readString(told));
    }

    @Test
    void what_the_package_manager_says_is_shown_when_it_fails() throws Exception {
        user(0);
        standIn("apt-get", "[ \"$1\" = update ] || { echo 'E: Unable to locate package maven'; exit 100; }");
        assertEquals(new Outcome(1, "", """
                Missing: Maven.
                Installing: apt-get update && apt-get install -y maven
                E: Unable to locate package maven
                build.sh: still missing: Maven.
                """), on("linux", "need", "mvn"));
    }

    @Test
    void an_update_that_fails_is_told_and_may_not_matter() throws Exception {
        user(0);
        standIn("apt-get", "if [ \"$1\" = update ]; then echo 'E: no network' >&2; exit 100; fi; " + making("make"));
        assertEquals(new Outcome(0, "\n", """
                Missing: make.
                Installing: apt-get update && apt-get install -y make
                E: no network
                build.sh: apt-get update failed; what it knew before may be enough
                """), on("linux", "need", "make"));
    }

    @Test
    void an_installed_jdk_that_is_too_old_is_not_taken() throws Exception {
        user(0);
        var old = jdk("home/.jdks/old", 98);
        environment.put("JAVA_HOME", old.toString());
        standIn("dnf", "");
        var outcome = on("linux", "need", "jdk");
        assertEquals(1, outcome.status());
        assertTrue(outcome.err().endsWith("build.sh: still missing: a JDK 99 or newer (" + old + " is JDK 98).\n" + ADOPTIUM), outcome.err());
    }

    @Test
    void what_is_wanted_is_installed_where_nobody_need_be_asked_and_never_ends_the_run() throws Exception {
        standIn("apt-get", "case $* in *tcpdump*) " + making("tcpdump") + " ;; *chromium*) echo 'E: no chromium'; exit 100 ;; esac");
        assertEquals(new Outcome(0, "\n", ""), on("linux", "want", "chromium", "tcpdump")); // a user
        assertEquals(new Outcome(0, "\n", ""), on("macos", "want", "chromium", "tcpdump"));
        user(0);
        assertEquals(new Outcome(0, "\n", """
                Missing: chromium, tcpdump.
                Installing: apt-get update && apt-get install -y chromium tcpdump
                E: no chromium
                build.sh: still missing: chromium; the proofs that use it are left out
                """), on("linux", "want", "chromium", "tcpdump"));
        assertEquals(new Outcome(0, "\n", ""), on("linux", "want", "tcpdump"));
    }

    @Test
    @EnabledOnOs(OS.LINUX) // the words of "script" are others on macOS
    void a_person_at_a_terminal_is_asked() throws Exception {
        Requires.tools("script");
        assumeTrue(Command.run("script", "-qec", "true", "/dev/null").status() == 0, "no terminal can be made here");
        user(0);
        standIn("apt-get", "echo \"$*\" >>" + quoted(told) + "; echo working; " + making("make"));
        var no = atTerminal("n");
        assertEquals(1, no.status());
        assertTrue(no.out().contains("Install it with \"apt-get update && apt-get install -y make\"? [y/N] "), no.out());
        assertTrue(no.out().endsWith("build.sh: this would install it: apt-get update && apt-get install -y make\r\n"), no.out());
        assertFalse(Files.exists(told));
        var yes = atTerminal("y");
        assertEquals(0, yes.status());
        assertEquals("update\ninstall -y make\n", Files.readString(told));
        assertTrue(yes.out().contains("working\r\n"), yes.out());
    }

    // ---- Macs and others ----

    @Test
    void a_new_mac_is_told_of_apples_compiler() throws Exception {
        standIn("uname", "echo Darwin");
        for (var command : List.of("cc", "make"))
            standIn(command, "echo 'xcode-select: note: No developer tools were found, requesting install.' >&2; exit 1");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        assertEquals(new Outcome(1, "", """
                Missing: a C compiler with C's headers, make.
                build.sh: Apple's C compiler and make come with: xcode-select --install
                """), build("run"));
    }

    @Test
    void homebrew_installs_without_sudo() throws Exception {
        standIn("sudo", "exit 1");
        standIn("brew", "echo \"$*\" >>" + quoted(told) + "; " + making("mvn"));
        assertEquals(new Outcome(1, "", "Missing: Maven.\nbuild.sh: this would install it: brew install maven\n"), on("macos", "need", "mvn"));
        assertEquals(new Outcome(0, "\n", "Missing: Maven.\nInstalling: brew install maven\n"), onYes("macos", "need", "mvn"));
        assertEquals("install maven\n", Files.readString(told));
    }

    @Test
    void homebrew_is_never_run_by_root() throws Exception {
        user(0);
        standIn("brew", "echo \"$*\" >>" + quoted(told));
        var outcome = new Outcome(1, "", "Missing: Maven.\nbuild.sh: this would install it, as a user other than root: brew install maven\n");
        assertEquals(outcome, on("macos", "need", "mvn"));
        assertEquals(outcome, onYes("macos", "need", "mvn"));
        assertFalse(Files.exists(told));
    }

    @Test
    void a_mac_without_homebrew_is_told_of_it() throws Exception {
        assertEquals(new Outcome(1, "", "Missing: Maven.\nbuild.sh: Homebrew would install it: https://brew.sh.\n"), on("macos", "need", "mvn"));
    }

    @Test
    void another_system_is_named() throws Exception {
        standIn("uname", "echo FreeBSD");
        assertEquals(new Outcome(1, "", "build.sh: Twin Sockets runs on Linux and macOS, not on FreeBSD\n"), build("run"));
    }

    // ---- The machine ----

    private void standIn(String command, String script) {
        standIns.put(command, script);
    }

    /** A shell writes them: a file that this JVM writes may be open in a process that another test starts, and cannot be run. */
    private void makeStandIns() throws Exception {
        var words = new ArrayList<>(List.of("-c", """
                cd "$0"
                while [ $# -gt 0 ]; do
                    printf '#!/bin/sh\n%s\n' "$2" >"$1"
                    chmod +x "$1"
                    shift 2
                done
                """, path.toString()));
        standIns.forEach((command, script) -> words.addAll(List.of(command, script)));
        assertEquals(new Outcome(0, "", ""), Command.run("/bin/sh", words.toArray()));
        standIns.clear();
    }

    private void user(int id) {
        standIn("id", "echo " + id);
    }

    private Path jdk(String place, int version) throws IOException {
        var jdk = folder.resolve(place);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        Files.writeString(jdk.resolve("bin/javac"), "");
        assertTrue(jdk.resolve("bin/javac").toFile().setExecutable(true));
        return jdk;
    }

    /** What a package manager does that installs a command that does nothing. */
    private String making(String command) {
        return "{ echo '#!/bin/sh' >%1$s; chmod +x %1$s; }".formatted(quoted(path.resolve(command)));
    }

    /** What a package manager does that installs a JDK. */
    private static String making(Path jdk) {
        return "{ mkdir -p %1$s/bin; echo 'JAVA_VERSION=\"99\"' >%1$s/release; echo >%1$s/bin/javac; chmod +x %1$s/bin/javac; }".formatted(quoted(jdk));
    }

    private static String quoted(Path file) {
        return "'" + file + "'";
    }

    private Outcome on(String os, String... words) throws Exception {
        return setup(os, "false", words);
    }

    private Outcome onYes(String os, String... words) throws Exception {
        return setup(os, "true", words);
    }

    private Outcome setup(String os, String yes, String... words) throws Exception {
        return run(Stream.concat(Stream.of(shell.split(" ")), Stream.concat(Stream.of("-c", BUILD, "build.sh", os, yes), Stream.of(words))));
    }

    private Outcome build(String... words) throws Exception {
        return run(Stream.concat(Stream.of(shell.split(" ")), Stream.concat(Stream.of("./build.sh"), Stream.of(words))));
    }

    private Outcome atTerminal(String answer) throws Exception {
        var driver = Files.writeString(folder.resolve("driver"), BUILD);
        var command = shell + " " + quoted(driver) + " linux false need make";
        return run(Stream.of("/bin/sh", "-c", "echo " + answer + " | \"$0\" -qec \"$1\" /dev/null", Requires.path("script").toString(), command));
    }

    private Outcome run(Stream<String> words) throws Exception {
        makeStandIns();
        try (var running = Command.start(Path.of("."), environment, words.toList())) {
            return running.outcome();
        }
    }
}
