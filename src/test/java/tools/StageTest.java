package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.Stage.NotAsWritten;

/** A play is performed as it is written, and what comes otherwise is told. Its programs are lines of shell here. */
class StageTest {

    @TempDir
    Path folder;

    /** Performs lines of a script, in which a program is what a shell is to do. */
    private void perform(String lines, Stage.Launcher launcher) throws Exception {
        var script = Files.writeString(folder.resolve("script"), "play\n" + lines.indent(4));
        var play = Script.read(script).plays().getFirst();
        Stage.perform(play, play.all(Language.C), launcher);
    }

    private void perform(String lines) throws Exception {
        perform(lines, StageTest::shell);
    }

    private static Command shell(String role, List<String> words, Path folder) throws IOException {
        var line = words.getFirst().substring(words.getFirst().indexOf("/target/c/") + "/target/c/".length());
        var all = new ArrayList<>(List.of("sh", "-c", line, "sh"));
        all.addAll(words.subList(1, words.size()));
        return Command.open(folder, Map.of(), all);
    }

    @Test
    void it_types_and_listens_and_waits_for_the_end() throws Exception {
        perform("""
                a  runs  "read name; echo hello, $name; echo bad >&2; cat; exit 3"
                a  is told  "Twin\\n"
                a  prints  "hello, "
                a  prints  "Twin\\n"
                a  complains  /b.d\\n/
                a  is told  "more"
                a  prints  "more"
                a  is told no more
                a  ends  exit 3
                """);
    }

    @Test
    void a_signal_is_sent_and_is_an_end() throws Exception {
        perform("a  runs  \"echo up; kill -STOP $$\"\na  prints  \"up\\n\"\na  is sent  SIGKILL\na  ends  SIGKILL\n");
    }

    @Test
    void files_are_written_and_compared_in_a_folder_of_the_play_s_own() throws Exception {
        perform("in.txt  is  \"one\\ntwo\\n\"\na  runs  \"sort -r in.txt >out.txt\"\na  ends  exit 0\nout.txt  holds  \"two\\none\\n\"\n");
    }

    @Test
    void large_files_are_filled_and_equal_or_not() throws Exception {
        var length = "a.dat  is filled with  100000 bytes\na  runs  \"wc -c <a.dat | tr -d ' '; CHANGE\"\na  prints  \"100000\\n\"\na  ends  exit 0\nb.dat  equals  a.dat\n";
        perform(length.replace("CHANGE", "cp a.dat b.dat"));
        var thrown = assertThrows(NotAsWritten.class, () -> perform(length.replace("CHANGE", "head -c 99999 a.dat >b.dat")));
        assertTrue(thrown.getMessage().endsWith("b.dat equals a.dat, but they differ at byte 99999"), thrown::getMessage);
    }

    @Test
    void a_peer_is_echoed_byte_for_byte() throws Exception {
        var thrown = assertThrows(NotAsWritten.class, () -> perform("two  answers  PORT\none  dials  PORT\ntwo  says  \"x\"\ntwo  says no more\none  is echoed  100 bytes\n"));
        assertTrue(thrown.getMessage().endsWith("what it hears differs from what it says at byte 0"), thrown::getMessage);
    }

    @Test
    void a_file_may_link_to_what_cannot_be_written() throws Exception {
        perform("out.txt  links to  /dev/full\na  runs  \"echo x 2>&- >out.txt || exit 3\"\na  ends  exit 3\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            a  runs  "echo one";a  prints  "two\\n"             | a prints "two\\n", but this comes: "one\\n"
            a  runs  ":";a  prints  "two"                       | a prints "two", but nothing comes
            a  runs  "echo one";a  ends  exit 0                 | a ends exit 0, but it ends so: exit 0, prints "one\\n"
            a  runs  "echo one >&2";a  ends  exit 0             | a ends exit 0, but it ends so: exit 0, complains "one\\n"
            a  runs  "exit 2";a  ends  exit 0                   | a ends exit 0, but it ends so: exit 2
            a  runs  "exit 2";a  listens  tcp PORT              | a listens tcp PORT, but it has ended: exit 2
            a  runs  ":";a  ends  exit 0;x.txt  holds  "x"      | x.txt holds "x", but there is no such file
            x.txt  is  "y";x.txt  holds  "x"                    | x.txt holds "x", but it holds "y"
            """)
    void what_comes_otherwise_is_told(String lines, String message) {
        var thrown = assertThrows(NotAsWritten.class, () -> perform(lines.replace(";", "\n")));
        assertEquals(message, thrown.getMessage().replaceFirst("^\\S+: ", ""));
    }

    @Test
    void a_listener_is_awaited_at_tcp_at_udp_and_at_a_path() throws Exception {
        var open = new CopyOnWriteArrayList<AutoCloseable>();
        var begun = new AtomicInteger(); // counted before it listens: a listener may be found before it is kept
        try {
            // The "program" is this test: it listens a moment after the play has begun to wait.
            Stage.Launcher late = (role, words, where) -> {
                Thread.startVirtualThread(() -> {
                    try {
                        Thread.sleep(100);
                        int port = Integer.parseInt(words.getLast());
                        begun.incrementAndGet();
                        switch (role) {
                            case "tcp" -> open.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                            case "udp" -> open.add(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
                            default -> Files.createFile(where.resolve("path"));
                        }
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
                return Command.open(where, Map.of(), List.of("sleep", "60"));
            };
            perform("tcp  runs  x PORT\ntcp  listens  tcp PORT\n", late);
            assertEquals(1, begun.get(), "it has waited");
            perform("udp  runs  x PORT\nudp  listens  udp PORT\n", late);
            assertEquals(2, begun.get(), "it has waited");
            perform("unix  runs  x PORT\nunix  listens  unix path\npath  holds  \"\"\n", late);
        } finally {
            for (var socket : open)
                socket.close();
        }
    }

    @Test
    void peers_talk_half_close_and_reset() throws Exception {
        perform("""
                one  answers  PORT
                two  dials  PORT
                two  says  "ping"
                one  hears  "ping"
                two  says no more
                one  hears the end
                one  says  "pong"
                one  hangs up
                two  hears  "pong"
                two  hears the end
                """);
        assertThrows(IOException.class, () -> perform("one  answers  PORT\ntwo  dials  PORT\ntwo  resets\none  hears the end\n"));
        assertThrows(NotAsWritten.class, () -> perform("one  answers  PORT\ntwo  dials  PORT\ntwo  says  \"x\"\none  hears the end\n"));
    }

    @Test
    void peers_send_and_receive_datagrams() throws Exception {
        perform("""
                one  answers  udp PORT
                two  dials  udp PORT
                two  says  "ping"
                two  says  ""
                two  says  "longer ping"
                one  hears  "ping"
                one  hears  ""
                one  says from another port  "stranger"
                one  says  "pong"
                two  hears  "stranger"
                one  hears  "longer ping"
                two  hears  "pong"
                two  hangs up
                one  answers  PORT
                """);
        var opened = "one  answers  udp PORT\ntwo  dials  udp PORT\n";
        assertThrows(NotAsWritten.class, () -> perform(opened + "two  says  \"a\"\ntwo  says  \"b\"\none  hears  \"ab\"\n"));
        for (var line : List.of("two  says no more", "two  resets", "one  hears the end", "one  says  \"to whom?\""))
            assertThrows(IOException.class, () -> perform(opened + line + "\n"), line);
        assertThrows(IOException.class, () -> perform("one  answers  PORT\none  says from another port  \"x\"\n"));
        assertThrows(IOException.class, () -> perform("one  answers  ip PORT\n"));
    }

    @Test
    void a_busy_peer_gives_a_caller_no_answer() throws Exception {
        var calls = new ArrayList<Integer>();
        perform("one  is busy at  PORT\na  runs  x PORT\n", (role, words, where) -> {
            calls.add(Integer.parseInt(words.getLast()));
            try (var caller = new Socket()) {
                assertThrows(SocketTimeoutException.class, () -> caller.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), calls.getLast()), 300));
            }
            return Command.open(where, Map.of(), List.of("true"));
        });
        assertEquals(1, calls.size());
    }

    @Test
    void what_is_left_running_ends_with_the_stage() throws Exception {
        var left = new ArrayList<Command>();
        perform("a  runs  \"sleep 100\"\n", (role, words, where) -> {
            left.add(shell(role, words, where));
            return left.getLast();
        });
        assertEquals(true, left.getFirst().process.waitFor(10, TimeUnit.SECONDS));
    }
}
