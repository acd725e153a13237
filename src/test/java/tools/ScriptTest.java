package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.Script.Outcomes;

/** A script is read as src/lessons/README.md says, and what it does not know it refuses, with the line. */
class ScriptTest {

    @TempDir
    Path folder;

    private Script script(String text) throws IOException {
        return Script.read(Files.writeString(folder.resolve("script"), text));
    }

    @Test
    void a_repetition_is_written_once_and_done_as_often_as_it_says() throws Exception {
        var play = script("""
                play
                    server  runs  a PORT
                    2 times
                        client  runs     b PORT
                        3 times
                            client  is told  "x"
                        client  ends     exit 0
                    server  ends  exit 0
                """).plays().getFirst();
        assertEquals(1 + 2 * (1 + 3 + 1) + 1, play.steps().size());
        assertEquals(List.of("client runs b PORT", "client is told \"x\"", "client is told \"x\"", "client is told \"x\"", "client ends exit 0"),
                play.firstRun("client").stream().map(Step::toString).toList());
    }

    @Test
    void a_table_makes_a_case_of_each_row() throws Exception {
        var cases = script("""
                play
                    server  runs  a
                case it says
                    server  runs    a WORD
                    server  prints  TEXT
                where WORD TEXT
                    one    "1\\n"
                    "t wo" "2 \\\\ \\x32"
                """).cases();
        assertEquals(List.of("it says one", "it says \"t wo\""), cases.stream().map(Play::title).toList());
        assertEquals(List.of("a", "t wo"), cases.getLast().steps().getFirst().words());
        assertEquals("2 \\ 2", cases.getLast().steps().getLast().text().bytes());
    }

    @Test
    void a_soak_is_a_play_that_the_proofs_leave_out() throws Exception {
        var script = script("play\n    a  runs  a\nsoak it takes long\n    a  runs  b\n");
        assertEquals(List.of("it takes long"), script.soaks().stream().map(Play::title).toList());
        assertEquals(List.of("a"), script.playsAndCases().stream().map(Play::toString).toList());
    }

    @Test
    void a_text_is_bytes_and_a_pattern_is_a_pattern() throws Exception {
        var steps = script("play\n    a  runs  a\n    a  prints  \"안\\0\\\"\\xff\"\n    a  prints  /port \\d+/\n").plays().getFirst().steps();
        assertEquals("\u00ec\u0095\u0088\0\"\u00ff", steps.get(1).text().bytes());
        assertEquals(9, steps.get(2).text().length("port 9190 and more"));
        assertEquals(-1, steps.get(2).text().length("part 9190"));
    }

    @Test
    void what_is_done_to_a_file_is_told_apart_by_its_longest_spelling() throws Exception {
        var steps = script("play\n    a  is filled with  9 bytes\n    a  is  \"x\"\n    a  links to  /dev/full\n    a  equals  b\n").plays().getFirst().steps();
        assertEquals(List.of("a is filled with 9 bytes", "a is \"x\"", "a links to /dev/full", "a equals b"), steps.stream().map(Step::toString).toList());
        assertEquals(List.of("9", "bytes"), steps.getFirst().words());
    }

    @Test
    void usage_and_faults_are_tables() throws Exception {
        var script = script("""
                play
                    server  runs  a
                usage
                    a  <IP> <port>
                    b
                faults
                    a, >&-                  exit 0
                    a, one free descriptor  exit 1, no  does not start
                """);
        assertEquals(Map.of("a", "<IP> <port>", "b", ""), script.usage());
        assertEquals(Map.of("a, >&-", new Outcomes("exit 0", "exit 0"), "a, one free descriptor", new Outcomes("exit 1, no", "does not start")),
                script.faults());
    }

    @Test
    void roles_are_given_every_mixture_of_languages() throws Exception {
        var play = script("play\n    one  runs  a PORT\n    one  listens  tcp PORT\n    two  runs  b PORT\n    three  runs  b PORT\n    peer  dials  PORT\n")
                .plays().getFirst();
        assertEquals(8, play.casts(List.of(Language.C, Language.JAVA)).stream().distinct().count());
        assertEquals("one", play.server().orElseThrow());
        assertEquals("two", play.client().orElseThrow());
        assertEquals(false, play.usesDatagrams());
        var datagrams = script("play\n    one  runs  a PORT\n    one  listens  udp PORT\n    two  runs  b PORT\n").plays().getFirst();
        assertEquals(List.of("one", "two"), List.of(datagrams.server().orElseThrow(), datagrams.client().orElseThrow()));
        assertEquals(true, datagrams.usesDatagrams());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | play;    a  walks  b              | nobody can do that
            2 | play;    a  runs                  | something is missing after "runs"
            2 | play;    a  prints  hello         | a text stands in double quotes
            2 | play;    a  prints  "one" "two"   | a text stands in double quotes
            2 | play;    a  prints  "\\q"         | there is no \\q
            2 | play;    a  prints  /(/           | this is no pattern
            2 | play;    a  hangs up  now         | nothing follows "hangs up"
            1 | dance;    a  runs  b              | it is neither play, case, soak, usage nor faults
            1 | ' a  runs  b'                     | it is indented, but belongs to nothing
            1 | case;    a  runs  b               | a case has a title
            2 | faults;    a, b                   | a fault has two or three columns
            4 | case x;    a  runs  B;where B;    one two | it has 2 cells, and the table 1 columns
            """)
    void what_it_does_not_know_is_refused_with_the_line(int line, String text, String why) {
        var message = assertThrows(IOException.class, () -> script(text.replace(";", "\n"))).getMessage();
        assertTrue(message.startsWith(folder.resolve("script") + ":" + line + ": "), message);
        assertTrue(message.contains(why), message);
    }

    @Test
    void without_a_play_it_is_no_script() {
        assertTrue(assertThrows(IOException.class, () -> script("# nothing\n")).getMessage().endsWith("there is no play"));
    }
}
