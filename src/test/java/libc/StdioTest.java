package libc;

import static libc.errno_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.Command;
import tools.Command.Outcome;
import tools.Loopback;

/** What is written to standard output and standard error, seen from outside: by whoever started the program. */
class StdioTest {

    /** Programs that this test starts, each in a JVM of its own. */
    enum Program {
        PRINTF {
            @Override
            void main(Arena stack) {
                int written = printf("%s|%d|%5ld|%-4c|%08.3f|%x|%zu|100%%\n", "안녕", -1, 2L, 'x', Math.PI, 255, 7L);
                var bytes = stack.allocate(4);
                bytes.set(ValueLayout.JAVA_BYTE, 0, (byte) 0xFF);
                printf("%s %d\n", bytes, written);
            }
        },
        FPUTS {
            @Override
            void main(Arena stack) {
                fputs("one, ", stderr);
                fputs(stack.allocateFrom("two"), stderr);
                fputc('!', stderr);
                fputc('\n' + 256, stderr);
            }
        },
        PERROR {
            @Override
            void main(Arena stack) {
                close(-1);
                perror("close() error");
                errno(EADDRINUSE);
                perror("");
            }
        },
        EXIT {
            @Override
            void main(Arena stack) {
                printf("written though nobody flushed it");
                exit(256 + 3);
            }
        },
        FULL {
            @Override
            void main(Arena stack) {
                // More than libc buffers, so that printf itself finds that there is no room.
                int result = printf("%100000d", 1);
                fputs(result < 0 && errno() == ENOSPC ? "ENOSPC" : "printf: " + result + ", errno: " + errno(), stderr);
            }
        },
        MISALIGNED {
            @Override
            void main(Arena stack) {
                var addr = stack.allocate(17).asSlice(1).copyFrom(Loopback.address(stack, 0x1234).segment());
                fputs(bind(-1, addr, 16) == -1 ? "refused" : "bound", stderr);
            }
        },
        ONE_CALL {
            @Override
            void main(Arena stack) {
                close(-1);
            }
        };

        abstract void main(Arena stack);

        public static void main(String[] args) {
            try (var stack = Arena.ofConfined()) {
                valueOf(args[0]).main(stack);
            }
        }

        List<String> command(String... options) {
            var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "-cp", "target/classes:target/test-classes"));
            words.addAll(List.of(options));
            words.addAll(List.of(Program.class.getName(), name()));
            return words;
        }

        Outcome run(String... options) throws Exception {
            try (var running = Command.start(Path.of("."), Map.of("LC_ALL", "C.UTF-8"), command(options))) {
                return running.outcome();
            }
        }
    }

    @Test
    void printf_writes_what_c_writes() throws Exception {
        // The bytes of "안녕", a character each.
        assertEquals(new Outcome(0, "\u00ec\u0095\u0088\u00eb\u0085\u0095|-1|    2|x   |0003.142|ff|7|100%\n\u00ff 40\n", ""),
                Program.PRINTF.run());
    }

    @Test
    void fputs_and_fputc_write_to_standard_error() throws Exception {
        assertEquals(new Outcome(0, "", "one, two!\n"), Program.FPUTS.run());
    }

    @Test
    void perror_tells_of_the_last_error() throws Exception {
        assertEquals(new Outcome(0, "", "close() error: Bad file descriptor\nAddress already in use\n"),
                Program.PERROR.run());
    }

    @Test
    void exit_writes_out_what_is_buffered_and_gives_the_status() throws Exception {
        assertEquals(new Outcome(3, "written though nobody flushed it", ""), Program.EXIT.run());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void printf_has_an_errno_too() throws Exception {
        var builder = new ProcessBuilder(Program.FULL.command()).redirectOutput(new File("/dev/full")).start();
        assertEquals("ENOSPC", new String(builder.getErrorStream().readAllBytes()));
    }

    @Test
    void a_trace_does_not_mind_where_an_address_is() throws Exception {
        try (var running = Command.start(Path.of("."), Map.of("LC_ALL", "C.UTF-8", "LIBC_TRACE", "1"), Program.MISALIGNED.command())) {
            assertEquals(new Outcome(0, "", "bind(-1, {sa_family=AF_INET, sin_port=htons(4660), sin_addr=inet_addr(\"127.0.0.1\")}, 16)"
                    + " = -1 EBADF (Bad file descriptor)\nrefused"), running.outcome());
        }
    }

    @Test
    void a_function_is_linked_when_it_is_first_called() throws Exception {
        var loaded = Program.ONE_CALL.run("-Xlog:class+load").out().lines()
                .filter(line -> line.matches(".* libc\\..*Link source:.*")).toList();
        assertEquals(1, loaded.size(), () -> "linked: " + loaded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%n", "%", "%5", "%L", "%hhd", "%p", "%ls", "%*d", "%q", "%m", "%.3-%d", "%5%", "%1-d", "%..3d", "%.3-%0ls"})
    void printf_knows_no_other_conversions(String format) {
        assertThrows(IllegalArgumentException.class, () -> printf(format, 1));
    }

    static List<Arguments> mismatches() {
        return List.of(call("%s"), call("", 1), call("%s", 1), call("%d", "1"), call("%d", 1L), call("%ld", 1), call("%f", 1),
                call("%d", 1.0), call("%s", (Object) null), call("%d %d", 1), call("%%", 1));
    }

    private static Arguments call(String format, Object... arguments) {
        return Arguments.of(format, arguments);
    }

    @ParameterizedTest
    @MethodSource("mismatches")
    void printf_refuses_arguments_that_are_not_those_of_its_format(String format, Object[] arguments) {
        assertThrows(IllegalArgumentException.class, () -> printf(format, arguments));
    }

    @Test
    void a_char_array_without_a_nul_is_not_written() {
        try (var stack = Arena.ofConfined()) {
            var array = stack.allocate(3).fill((byte) 'x');
            assertEquals("printf: %s has no NUL in its 3 bytes",
                    assertThrows(IndexOutOfBoundsException.class, () -> printf("%s", array)).getMessage());
            assertEquals("fputs: s has no NUL in its 3 bytes",
                    assertThrows(IndexOutOfBoundsException.class, () -> fputs(array, stderr)).getMessage());
            assertThrows(IllegalArgumentException.class, () -> fputs(MemorySegment.ofArray(new byte[1]), stderr));
        }
        assertThrows(NullPointerException.class, () -> fputs("x", null));
    }
}
