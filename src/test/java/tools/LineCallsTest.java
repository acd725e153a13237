package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The line of a C program that made a system call. */
class LineCallsTest {

    @Test
    void a_call_stands_at_the_only_line_that_makes_it_however_often() {
        assertEquals(Map.of(0, List.of("read(3, \"a\", 1) = 1", "read(3, \"\", 1) = 0")),
                LineCalls.of("while ((n = read(sock, &c, 1)) > 0)\n    putchar(c);\n", List.of("read(3, \"a\", 1) = 1", "read(3, \"\", 1) = 0")));
    }

    @Test
    void prose_makes_no_call() {
        assertEquals(Map.of(3, List.of("read(3, \"\", 1) = 0")), LineCalls.of("""
                /* Here read(sock, message) is
                   called: read(sock). */
                perror("read(sock)"); // read(sock)
                read(sock, message, 1);
                """, List.of("read(3, \"\", 1) = 0")));
    }

    @Test
    void a_descriptor_tells_two_lines_apart() {
        assertEquals(Map.of(0, List.of("socket(AF_INET) = 3"), 1, List.of("accept(3, NULL, NULL) = 4"), 2, List.of("close(4) = 0"), 3, List.of("close(3) = 0")),
                LineCalls.of("""
                        int serv_sock = socket(PF_INET);
                        int clnt_sock = accept(serv_sock, NULL, NULL);
                        close(clnt_sock);
                        close(serv_sock);
                        """, List.of("socket(AF_INET) = 3", "accept(3, NULL, NULL) = 4", "close(4) = 0", "close(3) = 0")));
    }

    @Test
    void what_two_lines_can_have_made_is_told_of_neither() {
        assertEquals(Map.of(), LineCalls.of("write(sock, a, 1);\nwrite(sock, b, 1);\n", List.of("write(3, \"a\", 1) = 1", "write(3, \"b\", 1) = 1")));
    }

    @Test
    void a_function_may_be_a_more_general_system_call() {
        assertEquals(Map.of(0, List.of("recvfrom(3, \"a\", 1, 0, NULL, NULL) = 1")),
                LineCalls.of("recv(sock, a, 1, 0);\n", List.of("recvfrom(3, \"a\", 1, 0, NULL, NULL) = 1")));
        var calls = List.of("openat(AT_FDCWD, \"a\", O_RDONLY) = 3", "openat(AT_FDCWD, \"b\", O_WRONLY) = 4", "read(3, \"\", 1) = 0", "close(4) = 0");
        assertEquals(Map.of(2, List.of(calls.get(2)), 3, List.of(calls.get(3))),
                LineCalls.of("a = open(\"a\", O_RDONLY);\nb = open(\"b\", O_WRONLY);\nread(a, c, 1);\nclose(b);\n", calls));
        assertEquals(Map.of(0, calls.subList(0, 1), 1, calls.subList(2, 3)),
                LineCalls.of("a = open(\"a\", O_RDONLY);\nread(a, c, 1);\n", List.of(calls.get(0), calls.get(2))));
    }

    @Test
    void three_calls_that_are_alike_are_shown_as_one() {
        assertEquals(List.of("read(3, \"a\"…\"\\\"\", 1) = 1 ×3", "read(3, \"\", 1) = 0"), Alike.folded(List.of(
                "read(3, \"a\", 1) = 1", "read(3, \"b\", 1) = 1", "read(3, \"\\\"\", 1) = 1", "read(3, \"\", 1) = 0")));
        var two = List.of("read(3, \"a\", 1) = 1", "read(3, \"b\", 1) = 1");
        assertEquals(two, Alike.folded(two));
    }
}
