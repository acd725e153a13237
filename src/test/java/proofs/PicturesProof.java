package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.Lesson;
import tools.Pictures;
import tools.Port;
import tools.Recording;
import tools.SideBySide;
import tools.SocketCalls;

/** The pictures that the texts show are drawn from libc.abi and from a recorded run, and the run can be had again. */
@Proof("12 the pictures are of the real thing")
class PicturesProof {
    private static final Pattern SENT = Pattern.compile("(?:write|send)\\w*\\(.* = (\\d+)");
    private static final Pattern RECEIVED = Pattern.compile("(?:read|recv)\\w*\\(.* = (\\d+)");
    private static final Pattern CARRIED = Pattern.compile("(\\d+) bytes");

    @TestFactory
    Stream<DynamicTest> each_picture_is_what_is_drawn_now() throws Exception {
        var tests = Stream.<DynamicTest>builder();
        for (var lesson : Lesson.all())
            for (var picture : Pictures.shown(lesson.folder().resolve("README.md")).keySet())
                tests.add(dynamicTest(lesson + ", " + picture, () -> assertEquals(Pictures.draw(lesson, picture),
                        Files.readString(lesson.folder().resolve(picture)), "run ./build.sh pictures")));
        return tests.build();
    }

    @TestFactory
    Stream<DynamicTest> the_text_shows_each_picture_in_both_languages() throws Exception {
        return Lesson.all().stream().map(lesson -> dynamicTest(lesson.toString(), () -> {
            try (var files = Files.list(lesson.folder())) {
                var pictures = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".svg"))
                        .collect(Collectors.toCollection(TreeSet::new));
                for (var readme : List.of("README.md", "README.ko.md"))
                    assertEquals(pictures, new TreeSet<>(Pictures.shown(lesson.folder().resolve(readme)).keySet()), readme);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_recorded_connection_is_whole() throws Exception {
        return recorded().map(lesson -> dynamicTest(lesson.toString(), () -> {
            assertWhole(lesson, Recording.read(lesson));
            assertEquals(List.of(), Recording.read(lesson).tooEarly(), "run ./build.sh record " + lesson.name());
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_new_recording_has_the_same_calls_and_a_connection_that_is_whole() throws Exception {
        Requires.tools("strace", "tcpdump", "diff");
        return recorded().map(lesson -> dynamicTest(lesson.toString(), () -> {
            var recorded = Recording.read(lesson);
            var now = record(lesson);
            for (var role : Recording.roles(lesson)) {
                var comparison = SideBySide.of("recorded of the " + role, calls(recorded, role), "now", calls(now, role));
                assertTrue(comparison.same(), () -> "\n" + comparison);
            }
            assertWhole(lesson, now);
        }));
    }

    private static Stream<Lesson> recorded() throws Exception {
        return Lesson.all().stream().filter(lesson -> Files.exists(Recording.file(lesson)));
    }

    private static Recording record(Lesson lesson) throws Exception {
        try {
            return Recording.of(lesson, Port.free());
        } catch (AccessDeniedException e) {
            return abort(e.getMessage());
        }
    }

    /** A connection from SYN to FIN, whose segments carry what the calls sent; or a datagram for each call that sends or receives one. */
    private static void assertWhole(Lesson lesson, Recording recording) {
        var roles = Recording.roles(lesson);
        if (lesson.script().plays().getFirst().server().isEmpty())
            return;
        if (Recording.isOfDatagrams(lesson)) {
            for (var role : roles) {
                var datagrams = all(CARRIED, recording.segments(role));
                assertEquals(all(SENT, recording.calls(role)), datagrams, () -> "datagrams of the " + role);
                assertEquals(datagrams, all(RECEIVED, recording.calls(roles.get(1 - roles.indexOf(role)))), () -> "datagrams of the " + role + ", as they are received");
            }
            return;
        }
        assertEquals("SYN", recording.segments(roles.get(1)).getFirst());
        assertEquals("SYN ACK", recording.segments(roles.get(0)).getFirst());
        for (var role : roles) {
            assertTrue(recording.segments(role).stream().anyMatch(segment -> segment.startsWith("FIN ")), () -> "no FIN of the " + role);
            assertEquals(sum(SENT, recording.callsOnSockets(role)), sum(CARRIED, recording.segments(role)), () -> "bytes of the " + role);
        }
    }

    private static int sum(Pattern number, List<String> texts) {
        return all(number, texts).stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Integer> all(Pattern number, List<String> texts) {
        return texts.stream().flatMap(text -> number.matcher(text).results()).map(found -> Integer.valueOf(found.group(1))).toList();
    }

    private static List<String> calls(Recording recording, String role) {
        return recording.calls(role).stream().map(SocketCalls::withoutAddresses).map(call -> call.replaceAll("(?<=htons\\()\\d+", "PORT")).toList();
    }
}
