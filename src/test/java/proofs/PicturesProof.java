package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures in README.md show what libc.abi and a run say. */
@Proof("11 the pictures are of the real thing")
class PicturesIT {

    @Test
    void the_bytes_are_those_of_the_layouts() throws Exception {
        assertEquals(Pictures.bytes(), Files.readString(Pictures.BYTES), "run ./build.sh pictures");
    }

    @Test
    void the_conversation_is_the_recorded_one() throws Exception {
        assertEquals(Pictures.conversation(), Files.readString(Pictures.CONVERSATION), "run ./build.sh pictures");
    }

    @Test
    void a_new_recording_has_the_same_calls_and_a_connection_from_syn_to_fin() throws Exception {
        Tool.assume("strace", "tcpdump");
        var recorded = Recording.read();
        Recording now;
        try {
            now = Recording.of(Play.of("hello_server"), Port.free());
        } catch (AccessDeniedException e) {
            now = abort(e.getMessage());
        }
        for (var side : List.of("server", "client")) {
            var comparison = SideBySide.of("recorded", calls(recorded, side), "now", calls(now, side));
            assertTrue(comparison.same(), () -> "\n" + comparison);
        }
        for (var segment : List.of("client> SYN", "server> SYN ACK", "server> 13 bytes ACK", "server> FIN ACK", "client> FIN ACK"))
            for (var recording : List.of(recorded, now))
                assertTrue(recording.events().stream().anyMatch(event -> (event.side() + " " + event.text()).equals(segment)), segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void the_readme_shows_both(String readme) throws Exception {
        var text = Files.readString(Path.of(readme));
        for (var picture : List.of(Pictures.BYTES, Pictures.CONVERSATION))
            assertTrue(text.contains("](" + picture + ")"), picture.toString());
    }

    private static List<String> calls(Recording recording, String side) {
        return recording.events().stream().filter(event -> event.side().equals(side))
                .map(event -> event.text().replaceAll("(?<=htons\\()\\d+", "PORT")).toList();
    }
}
