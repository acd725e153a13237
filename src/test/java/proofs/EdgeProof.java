package proofs;

import static libc.C.NULL;
import static libc.arpa.inet_h.htonl;
import static libc.arpa.inet_h.inet_addr;
import static libc.arpa.inet_h.ntohs;
import static libc.netdb_h.AI_NUMERICHOST;
import static libc.netdb_h.freeaddrinfo;
import static libc.netdb_h.getaddrinfo;
import static libc.stdlib_h.atoi;
import static libc.sys.socket_h.AF_INET;
import static libc.sys.socket_h.SOCK_STREAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import libc.netdb_h.addrinfo;
import libc.netinet.in_h.sockaddr_in;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.Command;
import tools.Language;
import tools.Lesson;
import tools.Play;
import tools.Port;
import tools.Stage;
import tools.Step.Verb;

/**
 * A bad or an odd command line has the same outcome in C and in Java, and it is the one that is due.
 *
 * <p>Each is played in a network namespace of its own that has only loopback: what {@code inet_addr}
 * refuses becomes 255.255.255.255, and port 80 may be somebody's.
 */
@Proof("5  the same behaviour at the edge")
@EnabledOnOs(value = OS.LINUX, disabledReason = "network namespaces are Linux's")
class EdgeProof {
    // Numbers are read by atoi, addresses by inet_addr, and the tests of the binding prove these two. The first server and the
    // first client, of TCP and of UDP, get all texts. Each other program gets those that show that it asks these functions, and sees a failure.
    private static final List<String> PORTS = List.of("0", "-1", "65535", "65536", "99999999999", "", " 80", "abc", "80abc");
    private static final List<String> TELLING_PORTS = List.of("-1", "80abc");
    private static final List<String> ADDRESSES = List.of("", "localhost", "127.1", "0x7f.1", "2130706433", "0", "256.1.1.1", "::1",
            "255.255.255.255", "127.0.0.1 ", "팔팔");
    private static final List<String> TELLING_ADDRESSES = List.of("0x7f.1", "localhost");
    private static final int PORT = 9190;

    @BeforeAll
    static void namespace() throws Exception {
        Requires.namespace();
    }

    /** A program with the arguments of its play, PORT and ADDRESS still in them; and the server that it calls, if it calls one. */
    private record Part(Play play, String role, String usage) {
        String program() {
            return play.programs().get(role);
        }

        List<String> arguments() {
            var words = play.start(role).words();
            return words.subList(1, words.size());
        }

        /** {@return whether the usage has this word in the place of an argument of the play} */
        boolean takes(String word, String argument) {
            int at = arguments().indexOf(argument);
            return at != -1 && usage != null && usage.split(" ")[at].equals(word);
        }

        boolean isServer() {
            return play.server().filter(role::equals).isPresent();
        }

        boolean isClient() {
            return play.server().isPresent() && !isServer();
        }

        /** What is typed in the play. */
        String input() {
            return play.firstRun(role).stream().filter(step -> step.verb() == Verb.IS_TOLD).map(step -> step.text().bytes()).collect(Collectors.joining());
        }
    }

    private static List<Part> parts() throws IOException {
        var parts = new ArrayList<Part>();
        for (var lesson : Lesson.all())
            for (var program : lesson.programs()) {
                var play = Lesson.playOf(program);
                var role = play.programs().entrySet().stream().filter(entry -> entry.getValue().equals(program)).findFirst().orElseThrow().getKey();
                parts.add(new Part(play, role, lesson.script().usage().get(program)));
            }
        return parts;
    }

    @TestFactory
    Stream<DynamicTest> a_wrong_number_of_arguments_gets_the_usage() throws IOException {
        var tests = Stream.<DynamicTest>builder();
        for (var part : parts()) {
            if (part.arguments().isEmpty())
                continue;
            tests.add(dynamicTest(part.program(), () -> {
                assertTrue(part.usage != null, () -> "the script has no usage of " + part.program());
                var good = Stage.filled(part.arguments(), PORT);
                var lines = new ArrayList<List<String>>();
                for (int i = 0; i < good.size(); i++)
                    lines.add(good.subList(0, i));
                lines.add(Stream.concat(good.stream(), Stream.of("more")).toList());
                for (var arguments : lines)
                    assertOutcome(part, arguments, "exit 1, Usage : " + (part.program() + " " + part.usage).strip());
            }));
        }
        return tests.build();
    }

    @TestFactory
    Stream<DynamicTest> a_port_is_what_atoi_makes_of_it() throws IOException {
        return ports("<port>", text -> OptionalInt.of(atoi(text) & 0xFFFF));
    }

    @TestFactory
    Stream<DynamicTest> a_service_is_what_getaddrinfo_makes_of_it() throws IOException {
        return ports("<service>", EdgeProof::port);
    }

    /** A server listens at the port that a text stands for, a client dials it, or they say that there is none. */
    private static Stream<DynamicTest> ports(String word, Function<String, OptionalInt> meaning) throws IOException {
        var parts = parts().stream().filter(part -> part.play.server().isPresent() && part.takes(word, "PORT")).toList();
        return parts.stream().map(part -> dynamicTest(part.program(), () -> {
            var good = part.isServer() ? "" : good(part);
            for (var text : isFirstOfItsKind(part, parts) ? PORTS : TELLING_PORTS) {
                var port = meaning.apply(text);
                var arguments = Stage.filled(part.arguments(), text);
                if (port.isEmpty())
                    assertFails(part, arguments, "getaddrinfo", "exec \"$@\"");
                else if (part.isServer())
                    assertOutcome(part, arguments, "listens at " + (port.getAsInt() == 0 ? "any port" : port.getAsInt()));
                else if (port.getAsInt() == 0)
                    assertFails(part, arguments, part.play.usesDatagrams() ? "sendto|read" : "connect");
                else
                    assertOutcome(part, arguments, good);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> an_address_is_what_inet_addr_makes_of_it() throws IOException {
        var parts = parts().stream().filter(part -> part.isClient() && part.takes("<IP>", "ADDRESS")).toList();
        return parts.stream().map(part -> dynamicTest(part.program(), () -> {
            var good = good(part);
            for (var address : isFirstOfItsKind(part, parts) ? ADDRESSES : TELLING_ADDRESSES) {
                var arguments = new ArrayList<>(Stage.filled(part.arguments(), PORT));
                arguments.set(part.arguments().indexOf("ADDRESS"), address);
                int number = htonl(inet_addr(address));
                if (number == 0 && part.play.usesDatagrams())
                    assertAnsweredOrWaits(part, arguments);
                else if (number == 0 || number >>> 24 == 127)
                    assertOutcome(part, arguments, good);
                else
                    assertFails(part, arguments, "connect|inet_addr");
            }
        }));
    }

    /** {@return whether a program is the first server, or the first client, of TCP or of UDP} */
    private static boolean isFirstOfItsKind(Part part, List<Part> parts) {
        return part.equals(parts.stream().filter(other -> other.isServer() == part.isServer()
                && other.play.usesDatagrams() == part.play.usesDatagrams()).findFirst().orElseThrow());
    }

    @TestFactory
    Stream<DynamicTest> a_host_is_what_getaddrinfo_makes_of_it() throws IOException {
        var parts = parts().stream().filter(part -> part.isClient() && part.takes("<host>", "ADDRESS")).toList();
        return parts.stream().map(part -> dynamicTest(part.program(), () -> {
            for (var host : isFirstOfItsKind(part, parts) ? ADDRESSES : TELLING_ADDRESSES) {
                var arguments = new ArrayList<>(Stage.filled(part.arguments(), PORT));
                arguments.set(part.arguments().indexOf("ADDRESS"), host);
                if (isThisMachine(host)) {
                    var c = outcome(part, Language.C, arguments, script(part, arguments));
                    assertTrue(c.startsWith("exit 0"), c);
                    assertOutcome(part, arguments, c);
                } else
                    assertFails(part, arguments, "connect|getaddrinfo");
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_port_below_1024_is_not_for_everybody_and_a_port_is_not_for_two() throws IOException {
        Requires.tools("setpriv");
        var tests = Stream.<DynamicTest>builder();
        for (var part : parts())
            if (part.isServer()) {
                // The program has no capabilities, so root may do no more than others.
                tests.add(dynamicTest(part.program() + " 80", () -> assertFails(part, Stage.filled(part.arguments(), 80), "bind",
                        "exec setpriv --bounding-set=-all --inh-caps=-all \"$@\"")));
                tests.add(dynamicTest(part.program() + " in use", () -> assertFails(part, Stage.filled(part.arguments(), PORT), "bind",
                        serving(part, PORT) + " >/dev/null 2>&1 & server=$!; " + AWAIT + "\"$@\"; status=$?; kill $server; exit $status")));
            }
        return tests.build();
    }

    /** The port of a service, if getaddrinfo takes it for one. */
    private static OptionalInt port(String service) {
        try (var stack = Arena.ofConfined()) {
            var found = found(stack, NULL, stack.allocateFrom(service));
            return found == null ? OptionalInt.empty() : OptionalInt.of(ntohs(found.sin_port()) & 0xFFFF);
        }
    }

    /** A name or a number of this machine. No network is asked: no other name has an address. */
    private static boolean isThisMachine(String host) {
        try (var stack = Arena.ofConfined()) {
            var found = found(stack, stack.allocateFrom(host), NULL);
            if (found == null)
                return host.equals("localhost");
            int number = found.sin_family() == AF_INET ? htonl(found.sin_addr().s_addr()) : 0;
            return number == 0 || number >>> 24 == 127;
        }
    }

    /** The first that getaddrinfo finds without a look-up, or null. The port of an IPv6 address is in the place of IPv4's. */
    private static sockaddr_in found(Arena stack, MemorySegment host, MemorySegment service) {
        var hints = new addrinfo(stack);
        hints.ai_flags(AI_NUMERICHOST);
        hints.ai_socktype(SOCK_STREAM);
        var list = new addrinfo[1];
        if (getaddrinfo(host, service, hints.segment(), list) != 0)
            return null;
        var found = new sockaddr_in(stack);
        found.copyFrom(new sockaddr_in(list[0].ai_addr()));
        freeaddrinfo(list[0]);
        return found;
    }

    // ---- Outcomes ----

    private static void assertOutcome(Part part, List<String> arguments, String expected) throws Exception {
        for (var language : List.of(Language.C, Language.JAVA))
            assertEquals(expected, outcome(part, language, arguments, script(part, arguments)), part.program() + " " + arguments + " in " + language);
    }

    /** It ends with status 1 and says which call has failed. */
    private static void assertFails(Part part, List<String> arguments, String call) throws Exception {
        assertFails(part, arguments, call, script(part, arguments));
    }

    private static void assertFails(Part part, List<String> arguments, String call, String script) throws Exception {
        var c = outcome(part, Language.C, arguments, script);
        assertTrue(c.matches("exit 1, ([^\"]*[/,] )?(" + call + ")\\b.*"), part.program() + " " + arguments + ": " + c);
        assertEquals(c, outcome(part, Language.JAVA, arguments, script), part.program() + " " + arguments);
    }

    /** A datagram to 0.0.0.0 is answered from 127.0.0.1. A program may take that for the answer, or wait for another. */
    private static void assertAnsweredOrWaits(Part part, List<String> arguments) throws Exception {
        var script = script(part, arguments).replace("\"$@\"", "timeout 5 \"$@\"");
        var c = outcome(part, Language.C, arguments, script);
        assertTrue(c.equals(good(part)) || c.startsWith("exit 124"), part.program() + " " + arguments + ": " + c);
        assertEquals(c, outcome(part, Language.JAVA, arguments, script), part.program() + " " + arguments);
    }

    /** What the C program does when nothing is wrong. */
    private static String good(Part part) throws Exception {
        var arguments = Stage.filled(part.arguments(), PORT);
        var outcome = outcome(part, Language.C, arguments, script(part, arguments));
        assertTrue(outcome.startsWith("exit 0"), outcome);
        return outcome;
    }

    private static final String AWAIT = "until grep -q ' 0A ' /proc/net/tcp /proc/net/tcp6 || grep -q ' 07 ' /proc/net/udp /proc/net/udp6; do kill -0 $server || exit 98; sleep 0.01; done; ";

    /** How a program is run: a client finds the C server, which was called with the same port. */
    private static String script(Part part, List<String> arguments) {
        if (!part.isClient() || arguments.size() != part.arguments().size())
            return "exec \"$@\"";
        var server = new Part(part.play, part.play.server().orElseThrow(), null);
        return serving(server, arguments.get(part.arguments().indexOf("PORT"))) + " >/dev/null 2>&1 & server=$!; " + AWAIT
                + "\"$@\"; status=$?; kill $server 2>/dev/null; exit $status";
    }

    /** A C server's command line. */
    private static String serving(Part server, Object port) {
        var words = new ArrayList<>(List.of(Language.C.command(server.program()).toString()));
        words.addAll(Stage.filled(server.arguments(), port));
        return String.join(" ", words.stream().map(word -> "'" + word + "'").toList());
    }

    /** What becomes of a program in a namespace: how it ends, or where it listens. */
    private static String outcome(Part part, Language language, List<String> arguments, String script) throws Exception {
        var command = language.command(part.program()).toString();
        var words = new ArrayList<>(List.of("sh", command));
        words.addAll(arguments);
        try (var files = Stage.folder(part.play); var running = Command.open(files.folder(), Map.of(), Requires.inNamespace(script, words))) {
            running.type(part.input());
            running.endInput();
            if (part.isServer() && script.startsWith("exec"))
                while (running.process.isAlive()) {
                    for (int port : listeners(running.process))
                        return "listens at " + (isAnyPort(part, arguments) ? "any port" : port);
                    Thread.sleep(5);
                }
            return Trial.line(running.outcome()).replace(Command.inBytes(command), part.program());
        }
    }

    /** Port 0 leaves the choice to the kernel, which chooses another each time. */
    private static boolean isAnyPort(Part part, List<String> arguments) {
        return (atoi(arguments.get(part.arguments().indexOf("PORT"))) & 0xFFFF) == 0;
    }

    /** The ports at which a process listens, once it is in a namespace of its own. */
    private static List<Integer> listeners(Process process) {
        try {
            var namespace = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/ns/net"));
            return namespace.equals(Files.readSymbolicLink(Path.of("/proc/self/ns/net"))) ? List.of() : Port.listeners(process.pid());
        } catch (IOException ending) {
            return List.of();
        }
    }
}
