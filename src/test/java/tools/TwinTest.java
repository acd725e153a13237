package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a twin does is read from its class, not from its words. */
class TwinTest {

    @TempDir
    Path folder;

    private Twin twin(String body) throws Exception {
        var source = Files.writeString(folder.resolve("program.java"), """
                import static libc.C.*;
                import static libc.pthread_h.*;
                import static libc.stdio_h.*;
                import static libc.stdlib_h.*;
                import static libc.sys.socket_h.*;
                import static libc.unistd_h.*;

                void error_handling(String message)
                {
                    fputs(message, stderr);
                    exit(1);
                }

                int main(int argc, String[] argv)
                { try (var stack = Arena.ofConfined()) {
                    %s
                }}

                void main(String[] args)
                {
                    exit(main(args.length + 1, argv(args)));
                }
                """.formatted(body));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", "target/classes", "-d", folder.toString(), source.toString()));
        return new Twin("program", folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            false | /* wait for one caller, do nothing else */ return 0;
            false | if (argc == 1) return 1; else return 0;
            true  | for (int i = 0; i < 5; i++) close(i); return 0;
            true  | while (argc > 1) argc--; return 0;
            true  | do argc--; while (argc > 0); return argc;
            true  | return argc < 2 ? 0 : main(argc - 1, argv);
            """)
    void it_loops_if_a_jump_leads_back_or_a_function_calls_itself(boolean loops, String body) throws Exception {
        assertEquals(loops, twin(body).loops());
    }

    @Test
    void the_last_call_is_linked_first_and_what_only_a_failure_calls_is_not() throws Exception {
        var links = twin("""
                int sock = socket(PF_INET, SOCK_STREAM, 0);
                    if (listen(sock, 5) == -1)
                        error_handling("listen");
                    close(sock);
                    return 0;
                """).links();
        assertEquals(List.of("IntOfInt", "IntOfIntInt", "IntOfIntIntInt"), links.stream().map(name -> name.replaceFirst(".*\\$", "")).toList());
    }

    @Test
    void what_a_thread_calls_is_linked_too() throws Exception {
        var links = twin("""
                MemorySegment thread = stack.allocate(pthread_t);
                    return pthread_create(thread, NULL, this::start, NULL);
                }}

                MemorySegment start(MemorySegment arg)
                { try (var stack = Arena.ofConfined()) {
                    listen(3, 5);
                    return NULL;
                """).links();
        assertTrue(links.contains("libc.internal.Function$IntOfIntInt"), links::toString);
    }

    @Test
    void every_class_that_links_is_among_all() throws Exception {
        var all = Twin.allLinks();
        assertTrue(all.containsAll(twin("return listen(socket(PF_INET, SOCK_STREAM, 0), 5);").links()), all::toString);
        for (var name : all)
            assertFalse(Stream.of(Class.forName(name, false, TwinTest.class.getClassLoader()).getDeclaredFields())
                    .noneMatch(field -> field.getType().getSimpleName().equals("MethodHandle")), name);
    }
}
