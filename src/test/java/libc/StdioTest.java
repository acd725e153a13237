package libc;

import static libc.C.*;
import static libc.errno_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.Command;
import tools.Command.Outcome;
import tools.Loopback;

/** What is written to standard output and standard error, as the process sees it that started the program. */
class StdioTest {

    @TempDir
    Path folder;

    /** Programs that this test starts, each in a JVM of its own. */
    enum Program {
        PRINTF {
            @Override
            void main(Arena stack) {
                int written = printf("%s|%d|%5ld|%-4c|%08.3f|%x|%zu|100%%\n", "안녕", -1, 2L, 'x', Math.PI, 255, 7L);
                var bytes = stack.allocate(4);
                bytes.set(ValueLayout.JAVA_BYTE, 0, (byte) 0xFF);
                printf("%s %d\n", bytes, written);
                printf("plain|");
                printf("%d|%x|%s\n", -1, -1, "z");
                printf("%ld %u\n", Long.MIN_VALUE, -2);
                printf("%c\n", 'c');
                printf("%d %d %d %d\n", 1, 2, 3, 4);
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
                perror(stack.allocateFrom("bytes"));
                errno(EADDRINUSE);
                perror("");
                perror(NULL);
                perror(stack.allocateFrom(""));
            }
        },
        SCANF {
            @Override
            void main(Arena stack) {
                var number = stack.allocate(C_INT);
                var word = stack.allocate(6);
                printf("%d ", scanf("%d %s", number, word));
                printf("%d %s %c %c", number.get(C_INT, 0), word, getchar(), getchar());
                putchar('|');
                try {
                    scanf(stack.allocateFrom("%s"), word);
                } catch (IndexOutOfBoundsException e) {
                    printf("%s %s|", e.getMessage(), word);
                }
                errno(EDOM);
                printf("%d %d %d %s", scanf("%*s%d", number), scanf("%d", number), getchar(), errno() == EDOM ? "left alone" : "touched");
            }
        },
        SCANF_FAILS {
            @Override
            void main(Arena stack) {
                close(0);
                printf("%d %s ", scanf("%d", stack.allocate(4)), errno() == EBADF ? "EBADF" : "errno");
                errno(0);
                printf("%d %s", getchar(), errno() == EBADF ? "EBADF" : "errno");
            }
        },
        STANDARD_OUTPUT_IN_A_FILE {
            @Override
            void main(Arena stack) {
                printf("before|");
                if (freopen(System.getProperty("file"), "w", stdout) != stdout)
                    exit(1);
                printf("%s", "after");
            }
        },
        STANDARD_OUTPUT_CLOSED {
            @Override
            void main(Arena stack) {
                printf("written");
                fclose(stdout);
                for (Runnable write : List.<Runnable>of(() -> printf("x"), () -> puts("x"), () -> putchar('x')))
                    try {
                        write.run();
                    } catch (IllegalStateException e) {
                        fprintf(stderr, "%s|", e.getMessage());
                    }
                fclose(stdin);
                for (Runnable read : List.<Runnable>of(() -> scanf(""), () -> getchar()))
                    try {
                        read.run();
                    } catch (IllegalStateException e) {
                        fprintf(stderr, "%s|", e.getMessage());
                    }
                exit(7);
            }
        },
        A_BUFFER_OF_ITS_OWN {
            @Override
            void main(Arena stack) {
                try (var gone = Arena.ofConfined()) {
                    setvbuf(stdout, gone.allocate(64), _IOFBF, 64);
                }
                printf("buffered");
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
        FULL_AT_ONCE {
            @Override
            void main(Arena stack) {
                setvbuf(stdout, NULL, _IONBF, 0);
                for (IntSupplier write : List.<IntSupplier>of(() -> putchar('x'), () -> puts("x"), () -> puts(stack.allocateFrom("x")))) {
                    errno(0);
                    fprintf(stderr, "%d %s ", write.getAsInt(), errno() == ENOSPC ? "ENOSPC" : "errno");
                }
            }
        },
        MISALIGNED {
            @Override
            void main(Arena stack) {
                var addr = stack.allocate(17).asSlice(1).copyFrom(Loopback.address(stack, 0x1234).segment());
                fputs(bind(-1, addr, 16) == -1 ? "refused" : "bound", stderr);
            }
        },
        PUTS {
            @Override
            void main(Arena stack) {
                puts("안녕");
                puts(stack.allocateFrom("two"));
                fputs("three ", stdout);
                fputs(stack.allocateFrom("four\n"), stdout);
                printf("%zu %zd\n", sizeof(C_LONG), sizeof(stack.allocate(30)));
                fputs(fflush(stdout) == 0 ? "flushed" : "not flushed", stderr);
            }
        },
        FGETS {
            @Override
            void main(Arena stack) {
                var line = stack.allocate(6);
                errno(EDOM);
                while (fgets(line, sizeof(line), stdin) != NULL)
                    printf("[%s]", line);
                printf(" errno is %s", errno() == EDOM ? "left alone" : "touched");
            }
        },
        FGETS_RETURNS_WHAT_IT_WAS_GIVEN {
            @Override
            void main(Arena stack) {
                var line = stack.allocate(6);
                var returned = fgets(line, 6, stdin);
                fputs(returned.address() == line.address() && returned.byteSize() == 6 ? "the same" : returned.toString(), stderr);
                fputs(fgets(line, 0, stdin) == NULL ? ", nothing" : ", something", stderr);
            }
        },
        FGETS_FAILS {
            @Override
            void main(Arena stack) {
                close(0);
                var line = stack.allocate(6);
                fputs(fgets(line, 6, stdin) == NULL && errno() == EBADF ? "EBADF" : "errno: " + errno(), stderr);
            }
        },
        WRITE_TO_NOBODY {
            @Override
            void main(Arena stack) {
                while (true)
                    if (write(1, stack.allocateFrom("x"), 1) == -1) {
                        fputs(errno() == EPIPE ? "EPIPE" : "errno: " + errno(), stderr);
                        exit(7);
                    }
            }
        },
        PRINT_TO_NOBODY {
            @Override
            void main(Arena stack) {
                while (true)
                    if (puts("x") == EOF) {
                        fputs(errno() == EPIPE ? "EPIPE" : "errno: " + errno(), stderr);
                        exit(7);
                    }
            }
        },
        FWRITE_TO_NOBODY {
            @Override
            void main(Arena stack) {
                while (true)
                    if (fwrite(stack.allocate(10000), 100, 100, stdout) < 100) {
                        fputs(errno() == EPIPE ? "EPIPE" : "errno: " + errno(), stderr);
                        exit(7);
                    }
            }
        },
        EXIT_WITH_A_BUFFER {
            @Override
            void main(Arena stack) {
                printf("buffered");
                fgets(stack.allocate(6), 6, stdin); // until nobody is there to read it
                exit(7);
            }
        },
        MANY_THREADS {
            @Override
            void main(Arena stack) throws Exception {
                var start = new CyclicBarrier(64);
                var threads = new ArrayList<Thread>();
                for (int i = 0; i < 64; i++)
                    threads.add(Thread.ofPlatform().start(() -> {
                        try {
                            start.await();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                        close(-1);
                    }));
                for (var thread : threads)
                    thread.join();
            }
        },
        NOT_AN_ADDRESS {
            @Override
            void main(Arena stack) {
                int sock = socket(PF_INET, SOCK_DGRAM, 0);
                bind(sock, stack.allocate(16), 16); // of no family: Linux takes it
                bind(sock, stack.allocate(16), 1);
                fputs(errno() == EINVAL ? "EINVAL" : "errno: " + errno(), stderr);
            }
        },
        OPTIONS {
            @Override
            void main(Arena stack) {
                int sock = socket(PF_INET, SOCK_STREAM, 0);
                var option = stack.allocateFrom(C_INT, 1);
                setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, option, 4);
                setsockopt(sock, SOL_SOCKET, 0x7FFF, option, 4);
                setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, option, 2);
                setsockopt(sock, 0x99, 1, stack.allocate(16), 16);
                getsockopt(sock, SOL_SOCKET, SO_REUSEADDR, stack.allocate(16), stack.allocateFrom(socklen_t, 16));
                getsockopt(-1, SOL_SOCKET, SO_REUSEADDR, option, stack.allocateFrom(socklen_t, 4));
                getsockopt(sock, SOL_SOCKET, SO_REUSEADDR, NULL, NULL);
                for (int how : new int[] {SHUT_RD, SHUT_WR, SHUT_RDWR, 99})
                    shutdown(sock, how);
            }
        },
        ONE_CALL {
            @Override
            void main(Arena stack) {
                close(-1);
            }
        };

        abstract void main(Arena stack) throws Exception;

        public static void main(String[] args) throws Exception {
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
        assertEquals(new Outcome(0, "\u00ec\u0095\u0088\u00eb\u0085\u0095|-1|    2|x   |0003.142|ff|7|100%\n\u00ff 40\n"
                + "plain|-1|ffffffff|z\n-9223372036854775808 4294967294\nc\n1 2 3 4\n", ""),
                Program.PRINTF.run());
    }

    @Test
    void fputs_and_fputc_write_to_standard_error() throws Exception {
        assertEquals(new Outcome(0, "", "one, two!\n"), Program.FPUTS.run());
    }

    @Test
    void perror_tells_of_the_last_error() throws Exception {
        assertEquals(new Outcome(0, "", "close() error: Bad file descriptor\nbytes: Bad file descriptor\n" + "Address already in use\n".repeat(3)),
                Program.PERROR.run());
    }

    @Test
    void exit_writes_out_what_is_buffered_and_gives_the_status() throws Exception {
        assertEquals(new Outcome(3, "written though nobody flushed it", ""), Program.EXIT.run());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void printf_has_an_errno_too() throws Exception {
        assertEquals("ENOSPC", errorsOfAFullDevice(Program.FULL));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void putchar_and_puts_tell_that_they_failed() throws Exception {
        assertEquals("-1 ENOSPC ".repeat(3), errorsOfAFullDevice(Program.FULL_AT_ONCE));
    }

    private static String errorsOfAFullDevice(Program program) throws Exception {
        var process = new ProcessBuilder(program.command()).redirectOutput(new File("/dev/full")).start();
        return new String(process.getErrorStream().readAllBytes());
    }

    @Test
    void a_trace_does_not_mind_where_an_address_is() throws Exception {
        try (var running = Command.start(Path.of("."), Map.of("LC_ALL", "C.UTF-8", "LIBC_TRACE", "1"), Program.MISALIGNED.command())) {
            assertEquals(new Outcome(0, "", "bind(-1, {sa_family=AF_INET, sin_port=htons(4660), sin_addr=inet_addr(\"127.0.0.1\")}, 16)"
                    + " = -1 EBADF (Bad file descriptor)\nrefused"), running.outcome());
        }
    }

    @Test
    void puts_ends_its_line_and_fputs_does_not() throws Exception {
        assertEquals(new Outcome(0, "\u00ec\u0095\u0088\u00eb\u0085\u0095\ntwo\nthree four\n8 30\n", "flushed"), Program.PUTS.run());
    }

    @Test
    void fgets_reads_lines_and_long_ones_in_parts() throws Exception {
        assertEquals(new Outcome(0, "[one\n][\n][fourf][our\n][end] errno is left alone", ""),
                shell(Program.FGETS, "printf 'one\\n\\nfourfour\\nend' | \"$@\""));
    }

    @Test
    void fgets_returns_its_own_memory_or_null() throws Exception {
        assertEquals(new Outcome(0, "", "the same, nothing"), shell(Program.FGETS_RETURNS_WHAT_IT_WAS_GIVEN, "echo x | \"$@\""));
        assertEquals(new Outcome(0, "", "EBADF"), Program.FGETS_FAILS.run());
    }

    @Test
    void scanf_reads_standard_input() throws Exception {
        assertEquals(new Outcome(0, "2 12 abcde   x|scanf: the size of what was read is 7, but %s has 6 bytes abcde|1 -1 -1 left alone", ""),
                shell(Program.SCANF, "printf ' 12\\nabcde xtoo-long 5' | \"$@\""));
        assertEquals(new Outcome(0, "-1 EBADF -1 EBADF", ""), Program.SCANF_FAILS.run());
    }

    @Test
    void freopen_sends_standard_output_to_a_file() throws Exception {
        assertEquals(new Outcome(0, "before|", ""), Program.STANDARD_OUTPUT_IN_A_FILE.run("-Dfile=" + folder.resolve("file")));
        assertEquals("after", Files.readString(folder.resolve("file")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dlibc.argv0=program", "-Dlibrary"})
    void a_program_may_close_its_standard_streams_and_exit(String option) throws Exception {
        assertEquals(new Outcome(7, "written", "printf: stream is closed|puts: stream is closed|putchar: stream is closed|"
                + "scanf: stream is closed|getchar: stream is closed|"), Program.STANDARD_OUTPUT_CLOSED.run(option));
    }

    @Test
    void what_is_in_a_buffer_at_the_end_is_written_though_the_memory_is_gone() throws Exception {
        assertEquals(new Outcome(0, "buffered", ""), Program.A_BUFFER_OF_ITS_OWN.run());
    }

    // ---- SIGPIPE ----

    /** A shell says 128 + 13 when SIGPIPE, signal 13, has ended a program; no program here exits so. */
    @ParameterizedTest
    @EnumSource(names = {"WRITE_TO_NOBODY", "PRINT_TO_NOBODY", "FWRITE_TO_NOBODY", "EXIT_WITH_A_BUFFER"})
    void a_command_that_nobody_reads_ends_by_sigpipe(Program program) throws Exception {
        assertEquals(new Outcome(0, "", "status 141\n"), unread(program, "-Dlibc.argv0=program"));
    }

    @Test
    void for_a_library_a_broken_pipe_is_an_error_as_any_other() throws Exception {
        assertEquals(new Outcome(0, "", "EPIPEstatus 7\n"), unread(Program.WRITE_TO_NOBODY));
        assertEquals(new Outcome(0, "", "EPIPEstatus 7\n"), unread(Program.PRINT_TO_NOBODY));
        assertEquals(new Outcome(0, "", "EPIPEstatus 7\n"), unread(Program.FWRITE_TO_NOBODY));
        assertEquals(new Outcome(0, "", "status 7\n"), unread(Program.EXIT_WITH_A_BUFFER));
    }

    @Test
    void exit_in_a_command_has_its_status_if_somebody_reads() throws Exception {
        assertEquals(new Outcome(0, "buffered", "status 7\n"), shell(Program.EXIT_WITH_A_BUFFER,
                "echo | { \"$@\"; echo status $? >&2; } | cat", "-Dlibc.argv0=program"));
    }

    // The reader closes its end of the pipe first, then sends the line for which a program may wait.
    private Outcome unread(Program program, String... options) throws Exception {
        var fifo = "'" + folder.resolve(program.name()) + "'";
        return shell(program, "mkfifo " + fifo + " && { \"$@\" <" + fifo + "; echo status $? >&2; } | { exec <&-; echo >" + fifo + "; }", options);
    }

    // ---- The trace ----

    @Test
    void the_trace_of_many_threads_knows_each_error() throws Exception {
        try (var running = Command.start(Path.of("."), Map.of("LC_ALL", "C.UTF-8", "LIBC_TRACE", "1"), Program.MANY_THREADS.command())) {
            assertEquals(Collections.nCopies(64, "close(-1)                               = -1 EBADF (Bad file descriptor)"),
                    running.outcome().err().lines().toList());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_trace_of_options_is_strace_s() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "no strace");
        var words = new ArrayList<>(List.of("strace", "-ff", "-qq", "-e", "trace=setsockopt,getsockopt,shutdown", "-e", "signal=none",
                "-o", folder.resolve("thread").toString()));
        words.addAll(Program.OPTIONS.command());
        try (var running = Command.start(Path.of("."), Map.of("LC_ALL", "C.UTF-8", "LIBC_TRACE", "1"), words)) {
            var trace = running.outcome().err().lines().filter(line -> !line.startsWith("socket(")).toList();
            assertEquals(11, trace.size(), trace::toString);
            var strace = new ArrayList<String>();
            for (var thread : folder.toFile().listFiles()) // one of them makes all the calls
                strace.addAll(Files.readAllLines(thread.toPath()));
            assertEquals(strace, trace);
        }
    }

    @Test
    void an_explanation_knows_every_system_call() throws Exception {
        try (var running = Command.start(Path.of("."), Map.of("LC_ALL", "C.UTF-8", "LIBC_TRACE", "explain", "LANG", "C"), Program.OPTIONS.command())) {
            var trace = running.outcome().err();
            assertEquals(12, trace.lines().filter(line -> !line.startsWith(" ")).count(), trace);
            assertTrue(trace.contains("    Sets up the telephone: SOL_SOCKET, SO_REUSEADDR.\n"), trace);
            assertTrue(trace.contains("    Asks how the telephone is set up: SOL_SOCKET, SO_REUSEADDR.\n"), trace);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sixteen_other_bytes_are_not_explained_as_an_address() throws Exception {
        try (var running = Command.start(Path.of("."), Map.of("LC_ALL", "C.UTF-8", "LIBC_TRACE", "explain", "LANG", "C"), Program.NOT_AN_ADDRESS.command())) {
            var bytes = "\\0".repeat(16);
            var lines = running.outcome().err().lines().toList();
            assertTrue(lines.get(1).startsWith("    Gets a letter box: descriptor "), lines.get(1));
            assertEquals("    Gets a number: an address that is no sockaddr_in: \"" + bytes + "\"", lines.get(3));
            assertEquals("EINVAL", lines.getLast(), "the trace leaves errno as the call has set it");
        }
    }

    private static Outcome shell(Program program, String script, String... options) throws Exception {
        var words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(program.command(options));
        try (var running = Command.start(Path.of("."), Map.of("LC_ALL", "C.UTF-8"), words)) {
            return running.outcome();
        }
    }

    @Test
    void a_function_is_linked_when_it_is_first_called() throws Exception {
        var loaded = Program.ONE_CALL.run("-Xlog:class+load").out().lines()
                .filter(line -> line.matches(".* libc\\..*Function\\$[A-Z]\\w*Of\\w+ source:.*")).toList();
        assertEquals(1, loaded.size(), () -> "linked: " + loaded);
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
    }
}
