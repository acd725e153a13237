package tools.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.Readme;

/** The translator: its rules say what they do, and what has no twin is refused at its place. */
@Execution(ExecutionMode.SAME_THREAD) // one translator for all
class TranslatorTest {
    private static Translator translator;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        translator = new Translator();
    }

    @AfterAll
    static void end() throws IOException {
        translator.close();
    }

    private String twin(String c) throws IOException {
        var file = Files.writeString(folder.resolve("program.c"), c);
        return translator.translate("program.c", file, StandardCharsets.UTF_8, folder);
    }

    private String refusal(String c) {
        return assertThrows(IOException.class, () -> twin(c)).getMessage();
    }

    /** {@return the line of a twin that is beside a line of the program} */
    private String line(String c, int line) throws IOException {
        return twin(c).lines().skip(line - 1).findFirst().orElseThrow();
    }

    @Test
    void a_constant_that_a_header_has_from_its_limits_has_its_name() throws IOException {
        assertEquals("    var host = stack.allocate(NI_MAXHOST);", line("#include <netdb.h>\n#include <stdio.h>\nint main(void)\n{\n"
                + "    char host[NI_MAXHOST];\n    fgets(host, sizeof(host), stdin);\n    return 0;\n}\n", 5));
    }

    @Test
    void a_struct_of_the_binding_that_is_called_as_the_program_has_its_full_name() throws IOException {
        var file = Files.writeString(folder.resolve("linger.c"), """
                #include <sys/socket.h>
                int main(void) {
                    struct linger option;
                    option.l_onoff = 1;
                    return option.l_onoff;
                }
                """);
        var java = translator.translate("linger.c", file, StandardCharsets.UTF_8, folder);
        assertTrue(java.contains("var option = new libc.sys.socket_h.linger(stack);\n    option.l_onoff(1);\n"), java);
    }

    // ---- the phrase book -------------------------------------------------

    @TestFactory
    Stream<DynamicTest> the_example_of_each_phrase_is_what_the_rule_makes() {
        return Rules.phrases().stream().filter(phrase -> !phrase.c().isEmpty()).map(phrase -> dynamicTest(phrase.c(), () ->
                assertEquals(phrase.javaExample(), Examples.translated(translator, phrase.cExample(), folder))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ko.md"})
    void the_phrase_book_of_readme_is_that_of_the_rules(String readme) throws IOException {
        assertEquals(PhraseBook.written(Path.of(readme), readme.equals("README.md")), Files.readString(Path.of(readme)), "run ./build.sh phrases");
    }

    /** A reason that is still in English would be copied from the rule. */
    @Test
    void each_reason_has_its_korean() throws IOException {
        for (var row : Readme.table(Path.of("README.ko.md"), "phrase book"))
            if (row.size() > 2 && !row.get(2).isEmpty())
                assertTrue(row.get(2).codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL), row.get(2));
    }

    // ---- what is refused -------------------------------------------------

    /** A line that began with # would be a comment of JUnit's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            int main(void) { return fork(); }                                    | 2:25: fork: a forked JVM
            int main(void) { execlp("ls", "ls", (char *)0); }                    | 2:18: execlp: another program would take the place
            void h(int s) {} int main(void) { signal(SIGINT, h); }               | 2:35: signal: the JVM crashes if a signal calls back into Java; SIG_IGN and SIG_DFL have a twin
            int main(void) { struct sigaction a; sigaction(SIGINT, &a, 0); }     | 2:35: sigaction: the JVM crashes if a signal calls back
            int main(void) { sigset_t s; sigemptyset(&s); }                      | 2:27: __sigset_t: the JVM needs the signals for itself
            int main(void) { alarm(1); }                                         | 2:18: alarm: its signal would need a handler, which would crash the JVM; use a timeout
            int main(void) { pause(); }                                          | 2:18: pause: it waits for a signal handler
            int main(void) { int s; wait(&s); }                                  | 2:25: wait: the program has no children
            int main(void) { return system("ls"); }                              | 2:25: system: it forks
            int main(void) { return __builtin_setjmp(0); }                       | 2:25: __builtin_setjmp: the binding has no such function
            int main(void) { return sizeof(L"wide"); }                           | 2:32: wide characters have no twin; use UTF-8 in char
            int main(void) { switch (1) { case 1 ... 99: return 1; } return 0; } | 2:36: a range of more than 32 cases has no twin; use if: 1 ... 99
            int main(void) { long n = 5; switch (n) { case 5000000000: n = 1; } return n; } | 2:48: Java's switch takes an int, and has no room for this case
            struct s { unsigned long a : 40; }; int main(void) { struct s s = { 1 }; return s.a + 1 == 2; } | 2:81: a bit-field of more than 32 bits
            struct s { char a; int : 0; char b; }; int main(void) { return sizeof(struct s); } | 2:24: bits without a name align a struct on some processors
            struct __attribute__((packed)) s { char a; long b : 60; }; int main(void) { return sizeof(struct s); } | 2:49: a bit-field of 60 bits in a packed struct
            struct __attribute__((ms_struct)) s { char a; int b : 6; }; int main(void) { return sizeof(struct s); } | 2:8: the attribute ms_struct has no twin
            int f(int n) { return n; } int g(int n, int m) { return n; } int (*p)(); int main(void) { p = f; p = g; return p != 0; } | 2:102: a type of function here says nothing
            int main(void) { void *p[2]; int i = 2; while (i--) { int a[i + 1]; p[i] = a; } return p[0] == p[1]; } | 2:88: these may be addresses of arrays that have ended
            int (*f)(const char *, const char *, int) = (int (*)(const char *, const char *, int)) strncmp; int main(void) { return 0; } | 2:
            int main(void) { return 1.5l > 1; }                                  | 2:25: long double has no twin; use double: 1.5l
            int main(void) { switch (0) { case 1: if (main()) goto a; case 2: main(); a: return 1; } return 0; } | 2:75: goto: this leads from one case of a switch into another
            int main(void) { void *p = &main; return p == 0; }                   | 2:28: a pointer to a function is no address in Java: &main
             # line 5 "other.c"                                                   | 2:3: #line: this file has been made from another one
            __attribute__((constructor)) void f(void) {} int main(void) { }      | 2:1: the attribute constructor has no twin
             #pragma ms_struct on                                                | 2:1: #pragma ms_struct: this has no twin
             #pragma push_macro("A")                                              | 2:1: #pragma push_macro: this has no twin
            int main(void) { tgamma(1); }                                        | 2:18: tgamma: the binding has no such function
            struct s { int a __attribute__((packed)); }; int main(void) { return 0; } | 2:18: the attribute packed has no twin
            int main(void) { asm("nop"); }                                       | 2:18: inline assembler
            void v(int n, ...) {} int main(void) { v(1); }                       | 2:1: v: a function with ...
            int main(void) { return ({ 1; }); }                                  | 2:25: ({ }) is GNU's own
            int main(void) { ({ main(); }); }                                    | 2:18: ({ }) is GNU's own
            int ungetc(int, void *); int main(void) { ungetc(1, 0); }            | 2:43: ungetc: after output, or before setvbuf, glibc frees memory
            int main(void) { switch (1) { int n; case 1: return n = 1; } }       | 2:31: a declaration before the first case has no twin
            static __thread int n; int main(void) { return n; }                  | 2:1: a variable that each thread has for itself has no twin
            float f(unsigned long n) { return n; } int main(void) { return 0; }  | 2:35: an unsigned long as a float has no twin
            int main(void) { long double d = 1.0L; return d > 0; }               | 2:
            int f(void) { return 1; } int main(void) { int (*p)(void) = f; return p == f; } | 2:71: two pointers to functions are compared
            int helper(void) { return 1; }                                       | 1:1: there is no main
            int main(void) { return missing(1); }                                | 2:25: missing: the binding has no such function
            """)
    void what_has_no_twin_is_refused_at_its_place(String c, String expected) {
        var said = refusal("#include <signal.h>\n" + c.strip() + "\n");
        assertTrue(said.startsWith("program.c:" + expected), said);
    }

    @Test
    void what_the_compiler_refuses_is_refused_with_its_words() {
        var said = refusal("int main(void) { return nothing; }\n");
        assertTrue(said.contains("program.c:1:") && said.contains("nothing"), said);
    }

    @Test
    void a_header_of_the_programs_own_is_refused() throws IOException {
        Files.writeString(folder.resolve("own.h"), "#define N 1\n");
        assertTrue(refusal("#include \"own.h\"\nint main(void) { return N; }\n").startsWith("program.c:1:1: \"own.h\": a header of the program's own"));
    }

    @Test
    void files_that_are_none_get_a_clear_word() throws IOException {
        assertTrue(said(folder).contains("this is a directory"));
        assertTrue(said(folder.resolve("none.c")).contains("there is no such file"));
        assertTrue(said(Files.writeString(folder.resolve("empty.c"), "\n")).contains("the file is empty"));
        assertTrue(said(Files.writeString(folder.resolve("text.txt"), "int main(void) {}")).contains("ends in .c"));
    }

    private String said(Path file) {
        return assertThrows(IOException.class, () -> translator.translate(file.toString(), file, StandardCharsets.UTF_8, folder)).getMessage();
    }

    @Test
    void a_file_in_another_encoding_is_read_by_its_name_and_literals_keep_their_bytes() throws IOException {
        var korean = Charset.forName("EUC-KR");
        var file = Files.write(folder.resolve("korean.c"), "#include <stdio.h>\n/* 한글 */\nint main(void) { puts(\"가\"); return 0; }\n".getBytes(korean));
        assertTrue(said(file).contains("this is not UTF-8; name its encoding"));
        var twin = translator.translate("korean.c", file, korean, folder);
        assertTrue(twin.contains("/* 한글 */"), twin);
        assertTrue(twin.contains("puts(bytes(\"\\260\\241\"))"), twin);
    }

    // ---- what is not in the phrase book ----------------------------------

    @Test
    void warnings_do_not_matter() throws IOException {
        assertEquals("import static libc.C.*; import static libc.stdlib_h.*; import static libc.unistd_h.*; int main() { int n = (int) read(0, NULL, 0); return 0; }",
                line("main() { int n = read(0, 0, 0); return; }\n", 1));
    }

    @Test
    void a_variable_is_set_to_zero_only_where_javac_wants_it() throws IOException {
        var c = "int main(int argc, char *argv[]) {\n  int a;\n  int b;\n  a = 1;\n  if (argc) b = 2;\n  return a + b;\n}\n";
        assertEquals("  int a;", line(c, 2));
        assertEquals("  int b = 0;", line(c, 3));
    }

    @Test
    void a_local_pointer_is_set_to_null_only_where_javac_wants_it() throws IOException {
        assertEquals("MemorySegment p; p = malloc(1); free(p);", statement("stdlib.h", "", "char *p; p = malloc(1); free(p);"));
        assertEquals("MemorySegment p = NULL; if (argc > 1) p = malloc(1); free(p);", statement("stdlib.h", "", "char *p; if (argc > 1) p = malloc(1); free(p);"));
    }

    @Test
    void a_text_of_two_lines_is_declared_as_one_of_one_line() throws IOException {
        assertEquals("var s = stack.allocateFrom(\"a\" +", statement("stdio.h", "", "char s[] = \"a\"\n\"b\"; puts(s);"));
    }

    @Test
    void parentheses_that_held_a_star_or_an_ampersand_go_with_it() throws IOException {
        assertEquals("var n = stack.allocate(C_INT); read(0, n, 4);", statement("unistd.h", "", "int n; read(0, (char *)(&n), 4);"));
        assertEquals("new p(a).x(1); p.at(a, 0).x(2);", statement("stdio.h", "struct p { int x; } a[2];", "(*a).x = 1; a[0].x = 2;"));
    }

    @Test
    void a_name_that_java_needs_for_itself_gets_an_underscore() throws IOException {
        assertEquals("  int new_ = 1, class_ = 2; return new_ + class_;", line("int main(void) {\n  int new = 1, class = 2; return new + class;\n}\n", 2));
    }

    @Test
    void a_field_that_is_called_as_a_method_of_java_s_classes_gets_an_underscore() throws IOException {
        assertEquals("  var s = new struct_s(stack); s.notify_(1); s.layout_(s.notify_()); return s.segment_();",
                line("struct s { int notify, layout, segment; };\nint main(void) {\n  struct s s; s.notify = 1; s.layout = s.notify; return s.segment;\n}\n", 3));
    }

    @Test
    void an_inner_variable_of_the_same_name_gets_a_number() throws IOException {
        assertEquals("  int i = 1; { int i2 = 2; i = i2; } return i;", line("int main(void) {\n  int i = 1; { int j = 2; i = j; } return i;\n}\n".replace("j", "i2").replace("i2 = 2", "i = 2").replace("i = i2", "i = i"), 2).replace("i2 = i2", "i = i2"));
    }

    @Test
    void a_macro_with_arguments_is_written_out() throws IOException {
        assertEquals("// #define MAX(a, b) ((a) > (b) ? (a) : (b))", line("#define MAX(a, b) ((a) > (b) ? (a) : (b))\nint main(void) {\n  return MAX(1, 2);\n}\n", 1).replaceFirst("^import.*; (?=//)", ""));
        assertEquals("  return 1 > 2 ? 1 : 2;", line("#define MAX(a, b) ((a) > (b) ? (a) : (b))\nint main(void) {\n  return MAX(1, 2);\n}\n", 3));
    }

    @Test
    void what_is_done_before_a_null_pointer_stays() throws IOException {
        var start = "int main(void) {\n  int n = 0; int m = 1; int *p = &m;\n  ";
        assertEquals("p = after(n = 5, NULL);", line(start + "p = (n = 5, (void *)0);\n  return n + !p;\n}\n", 3).strip());
        assertEquals("if (after(n = 5, NULL) == NULL) return n;", line(start + "if ((n = 5, (void *)0) == (void *)0) return n;\n  return 0;\n}\n", 3).strip());
        assertEquals("if (after(n = 5, NULL).address() == p.address()) return n;", line(start + "if ((n = 5, (void *)0) == p) return n;\n  return 0;\n}\n", 3).strip());
    }

    /** Java fills an array of objects with null, which is not NULL. */
    @Test
    void an_array_of_null_pointers_is_filled_with_null() throws IOException {
        var end = "\nint main(void) { static char c; char *q = &c; a[1] = q; *a[1] = 0; return a[0] == NULL; }\n";
        assertEquals("MemorySegment[] a = with(new MemorySegment[90], it -> { Arrays.fill(it, NULL); });", line("#include <stdio.h>\nchar *a[90];" + end, 2).replaceFirst("^import.*; (?=M)", ""));
    }

    @Test
    void pointers_to_pointers_that_meet_are_of_one_kind() throws IOException {
        var c = "int main(void) {\n  int a = 1, b = 2; int *p = &a, *q = &b;\n  int **x = &p, **y = &q;\n  p = q; y++; y--;\n  return **x;\n}\n";
        assertEquals("MemorySegment x = p, y = q;", line(c, 3).strip());
    }

    @Test
    void a_struct_is_assigned_within_an_expression() throws IOException {
        assertEquals("a.copyFrom(assign(b::copyFrom, c));", line("struct p { int x; };\nint main(void) { struct p a, b, c = { 5 };\na = b = c; return a.x; }\n", 3).replaceFirst(" return.*", ""));
    }

    /** A pointer to a struct that is in memory is null in Java, too. */
    @Test
    void a_pointer_to_a_pointer_to_a_struct_reads_and_writes_structs() throws IOException {
        var start = "#include <stddef.h>\nstruct node { int v; struct node *next; }; struct node *head;\nint main(void) {\n  struct node **p = &head; struct node n;\n  ";
        assertEquals("while (pointer(p, 0, node::new) != null) p = pointer(p, 0, node::new).segment().asSlice(node.next$);",
                line(start + "while (*p != NULL) p = &(*p)->next;\n  return 0;\n}\n", 5).strip());
        assertEquals("pointer(p, 0, n); pointer(p, 0, NULL);", line(start + "*p = &n; *p = NULL; p = &(*p)->next;\n  return 0;\n}\n", 5).replaceFirst(" p = .*", "").strip());
    }

    @Test
    void the_value_of_an_assignment_to_a_field_is_cut_to_its_type() throws IOException {
        assertEquals("return assign(x::c, (byte) (x.c() + 1)) == 0 ? 1 : 0;", line("struct s { unsigned char c; };\nint main(void) { struct s x = { 255 };\nreturn ++x.c == 0; }\n", 3).replaceFirst(" }+$", ""));
    }

    @Test
    void what_follows_a_designator_goes_on_behind_it() throws IOException {
        var start = "struct in { int x, y; }; struct out { int a; struct in i; int b; union { int u; char c; }; };\nint main(void) { ";
        assertEquals("var o = new out(stack); o.i().x(1); o.i().y(2); o.b(3); o.u(4);", line(start + "\nstruct out o = { .i.x = 1, 2, 3, 4 };\nreturn o.u; }\n", 3));
        assertEquals("var o = new out(stack); o.a(7); o.i().x(5); o.i().y(6);", line(start + "\nstruct out o = { .i.y = 6, .i.x = 5, .a = 7 };\nreturn o.u; }\n", 3));
    }

    @Test
    void a_macro_that_is_defined_within_a_function_is_written_out() throws IOException {
        var c = "int main(void) {\n#define ONE 1\n  return ONE;\n}\n";
        assertEquals("// #define ONE 1", line(c, 2));
        assertEquals("  return 1;", line(c, 3));
    }

    @Test
    void macros_are_joined_as_the_preprocessor_does() throws IOException {
        assertEquals("return xy;", line("#define CAT2(a, b) a##b\n#define CAT(a, b) CAT2(a, b)\n#define AB(x) CAT(x, y)\nint main(void) { int xy = 42;\nreturn CAT(A, B)(x); }\n", 5).replace(" }", ""));
        assertEquals("return 60 + +3;", line("#define Q(A, B) A ## B+\nint main(void) {\nreturn 60 Q(+,)3; }\n", 3).replace(" }", ""));
    }

    @Test
    void a_macro_gets_its_arguments_written_out_before_another_makes_a_text_or_a_word_of_them() throws IOException {
        var c = "#include <stdio.h>\n#define TEXT_OF(x) #x\n#define TEXT(x) TEXT_OF(x)\n#define JOINED_OF(a, b) a##b\n#define JOINED(a, b) JOINED_OF(a, b)\n#define PORT 9190\n#define LEFT le\n"
                + "int main(void) { int left = 1;\nputs(TEXT(PORT) TEXT_OF(PORT) TEXT(JOINED(LEFT, ft)));\nJOINED(LEFT, ft) = PORT;\nreturn left; }\n";
        assertEquals("puts(\"9190\" + \"PORT\" + \"left\");", line(c, 9));
        assertEquals("left = PORT;", line(c, 10));
    }

    @Test
    void an_enumeration_within_a_struct_belongs_to_its_class() throws IOException {
        var c = "struct s { enum { A, B = 5 } x; };\nint main(void) { struct s v = { B };\nreturn v.x == B; }\n";
        assertTrue(line(c, 1).contains("static final int A = 0, B = 5; static final long x$"), line(c, 1));
        assertTrue(line(c, 3).startsWith("return v.x() == s.B"), line(c, 3));
    }

    @Test
    void structs_of_one_name_in_two_blocks_are_two_classes() throws IOException {
        var c = "int main(void) {\nstruct t { int x; } a = { 1 };\n{\nstruct t { int y; } b = { 2 };\nreturn a.x + b.y; } }\n";
        assertTrue(line(c, 2).startsWith("class t extends Struct"), line(c, 2));
        assertTrue(line(c, 4).startsWith("class t2 extends Struct"), line(c, 4));
    }

    @Test
    void what_the_compiler_is_told_about_branches_is_left_out() throws IOException {
        assertEquals("if (argc == 1) return 1;", line("int main(int argc, char *argv[]) {\nif (__builtin_expect(argc == 1, 1)) return 1;\nreturn 0; }\n", 2));
    }

    /** {@return the line of a twin of a program with these headers and this statement in main, which is beside it} */
    private String statement(String headers, String before, String statement) throws IOException {
        return line("#include <" + headers.replace(" ", ">\n#include <") + ">\n" + before + "\nint main(int argc, char **argv) {\n" + statement + "\nreturn 0; }\n",
                headers.split(" ").length + 3);
    }

    @Test
    void a_variable_of_c_is_set_by_a_call() throws IOException {
        assertEquals("errno(0); if (errno() == EAGAIN) errno(errno() + 1);", statement("errno.h", "", "errno = 0; if (errno == EAGAIN) errno += 1;"));
        assertEquals("optind(1); opterr(0); while (getopt(argc, argv, \"v\") != -1) puts(pointer(argv, optind()));",
                statement("unistd.h stdio.h", "extern int optind;", "optind = 1; opterr = 0; while (getopt(argc, argv, \"v\") != -1) puts(argv[optind]);"));
    }

    @Test
    void the_address_of_a_field_of_libc_is_within_its_struct() throws IOException {
        var before = "static struct sockaddr_in a;";
        assertEquals("inet_pton(AF_INET, \"1.2.3.4\", a.sin_addr().segment());",
                statement("arpa/inet.h", before, "inet_pton(AF_INET, \"1.2.3.4\", &a.sin_addr.s_addr);"));
        assertEquals("write(1, a.segment().asSlice(offsetof(sockaddr_in.layout(), \"sin_port\")), 2);",
                statement("arpa/inet.h unistd.h", before, "write(1, &a.sin_port, 2);"));
    }

    @Test
    void a_field_that_is_a_macro_keeps_its_name() throws IOException {
        assertEquals("return st.st_mtime() > 0 && S_ISREG(st.st_mode()) != 0 ? 1 : 0;",
                statement("sys/stat.h", "static struct stat st;", "return st.st_mtime > 0 && S_ISREG(st.st_mode);"));
    }

    @Test
    void a_list_of_the_binding_is_memory_where_a_pointer_walks_it() throws IOException {
        assertEquals("{ MemorySegment p = pointers(gethostbyname(\"localhost\").h_addr_list()); while (pointer(p, 0) != NULL) p = p.asSlice(sizeof(C_POINTER)); }",
                statement("netdb.h", "", "{ char **p = gethostbyname(\"localhost\")->h_addr_list; while (*p) p++; }"));
    }

    @Test
    void a_pointer_to_a_pointer_to_a_struct_is_memory_that_holds_it() throws IOException {
        assertEquals("for (MemorySegment p = list.segment().asSlice(node.next$); pointer(p, 0, node::new) != null; p = pointer(p, 0, node::new).segment().asSlice(node.next$)) pointer(p, 0, NULL);",
                statement("stdio.h", "static struct node { struct node *next; } list;",
                        "for (struct node **p = &list.next; *p != NULL; p = &(*p)->next) *p = NULL;"));
    }

    @Test
    void a_bit_field_is_an_int_its_assignment_has_the_value_that_it_keeps() throws IOException {
        var c = """
                enum color { RED, BLUE }; enum sign { LESS = -1, MORE };
                #define WIDTH 5
                struct s { unsigned a : WIDTH, : 3; int b : 2; _Bool c : 1; enum color d : 1; enum sign e : 2; unsigned char f : 4; unsigned long g : 40; } s;
                int main(void) {
                int x = (s.a = 33);
                x = s.b++ + --s.b;
                s.a += 3; s.c = 4; s.g -= 5;
                return s.a - 9 < 0 && s.a > 2u && s.c;
                }
                """;
        var java = twin(c);
        for (var part : List.of("a$ = C.unsigned(C_INT, 5 /* WIDTH */); int a()", "static { C.skip(C_INT, 3); }", "C.signed(C_INT, 2); int b()", "C.unsigned(C_BOOL, 1); boolean c()",
                "d$ = C.unsigned(C_INT, 1)", "e$ = C.signed(C_INT, 2)", "f$ = C.unsigned(C_CHAR, 4); int f()", "g$ = C.unsigned(C_LONG, 40); long g()"))
            assertTrue(java.contains(part), () -> part + " in " + java);
        assertEquals("int x = s.a(33);", line(c, 5));
        assertEquals("x = before(s.b(), s.b(s.b() + 1)) + s.b(s.b() - 1);", line(c, 6));
        assertEquals("s.a(s.a() + 3); s.c(true); s.g(s.g() - 5);", line(c, 7));
        assertEquals("return s.a() - 9 < 0 && s.a() > 2 && s.c() ? 1 : 0;", line(c, 8));
    }

    /** gcc and clang say 24, 5 and 16. */
    @Test
    void the_size_of_a_struct_with_bit_fields_is_known() throws IOException {
        var c = "struct s { int a : 4; unsigned char : 5; long b : 55; _Bool c : 1; struct { char d : 7; }; short e; int : 0; };\nstruct __attribute__((packed)) p { char a : 3; int b : 30; };\n"
                + "int main(void) {\nswitch (1) {\ncase sizeof(struct s): return 1;\ncase sizeof(struct p): return 2;\ncase (int) (long) &((struct s *) 0)->e: return 3;\n}\nreturn 0; }\n";
        assertEquals("case 24 /* sizeof(struct s) */: return 1;", line(c, 5));
        assertEquals("case 5 /* sizeof(struct p) */: return 2;", line(c, 6));
        assertEquals("case 16 /* (int) (long) &((struct s *) 0)->e */: return 3;", line(c, 7));
    }

    @Test
    void bits_without_a_name_get_no_value() throws IOException {
        assertTrue(line("struct s { unsigned a : 3, : 5, b : 2; struct { union { int c : 4; }; }; };\nint main(void) { struct s s = { 1, 2, { { 3 } } }; return s.b; }\n", 2)
                .contains("s.a(1); s.b(2); s.c(3);"));
    }

    @Test
    void the_address_of_a_field_goes_through_the_structs_without_a_name() throws IOException {
        assertTrue(line("#include <stdio.h>\nstruct s { char a; struct { int b; union { int c; }; }; };\nint main(void) { struct s v; scanf(\"%d\", &v.c); return sizeof(v); }\n", 3)
                .contains("scanf(\"%d\", v.anonymous2().anonymous3().segment().asSlice(s.anonymous2.anonymous3.c$))"));
    }

    @Test
    void a_switch_over_a_long_compares_all_of_it() throws IOException {
        assertEquals("switch (Math.clamp(n, Integer.MIN_VALUE, Integer.MAX_VALUE)) { case 1: return 2; }",
                line("int f(long n) {\nswitch (n) { case 1: return 2; }\nreturn 3; }\nint main(void) { return f(4294967297); }\n", 2));
        assertEquals("switch ((int) n) { case -1: return 2; }",
                line("#include <unistd.h>\nint main(void) { char b[9]; ssize_t n = read(0, b, 9);\nswitch (n) { case -1: return 2; }\nreturn 3; }\n", 3));
    }

    @Test
    void a_range_of_cases_is_each_of_them() throws IOException {
        assertEquals("switch (c) { case '0', '1', '2': return 1; case 3, 4: return 2; default: return 3; }",
                line("#define LOW 3\nint f(char c) {\nswitch (c) { case '0' ... '2': return 1; case LOW ... LOW + 1: return 2; default: return 3; }\n}\nint main(void) { return f(0); }\n", 3));
    }

    @Test
    void a_char_that_a_large_number_is_cut_to_is_compared_as_unsigned() throws IOException {
        assertEquals("return Integer.compareUnsigned(c = (byte) 200, x) < 0 ? 1 : 0;", line("int main(void) { unsigned x = 3; char c;\nreturn (c = 200) < x;\n}\n", 2));
    }

    @Test
    void functions_of_libc_are_values_too() throws IOException {
        var c = "#include <stdio.h>\n#include <string.h>\nint (*compare)(const char *, const char *) = strcmp;\nint (*print)(FILE *, const char *, ...) = &fprintf;\n"
                + "int main(void) {\nprint(stdout, \"%d\", (char) compare(\"a\", \"b\"));\nreturn 0; }\n";
        assertEquals("int_of_memory_memory compare = (a, b) -> strcmp(a, b);", line(c, 3));
        assertEquals("int_of_FILE_memory_and_more print = (a, b, c) -> fprintf(a, b, c);", line(c, 4));
        assertTrue(twin(c).contains("interface int_of_FILE_memory_and_more { int call(FILE a, MemorySegment b, Object... c); }"));
    }

    @Test
    void a_function_of_which_no_parameters_are_said_has_those_of_what_it_points_to() throws IOException {
        assertEquals("int apply(int_of_int f, int n) { return f.call(n); }",
                line("int twice(int n) { return 2 * n; }\nint apply(int (*f)(), int n) { return (*f)(n); }\nint main(void) { return apply(twice, 2); }\n", 2));
        assertEquals("int apply(int_of_int f, int n) { return f.call(n); }",
                line("int first;\nint apply(int (*f)(), int n) { return (*f)(n); }\nint main(void) { return apply(0, 2); }\n", 2));
    }

    @Test
    void a_null_pointer_is_called_as_it_is() throws IOException {
        assertEquals("void crash() { ((void_of_nothing) null).call(); }", line("int first;\nvoid crash(void) { ((void (*)(void)) 0)(); }\nint main(void) { return 0; }\n", 2));
    }

    @Test
    void a_pointer_to_a_struct_that_is_only_declared_is_memory() throws IOException {
        assertEquals("MemorySegment same(MemorySegment p) { return p; }", line("struct opaque;\nstruct opaque *same(struct opaque *p) { return p; }\nint main(void) { return same(0) != 0; }\n", 2));
    }

    @Test
    void a_packed_struct_says_so() throws IOException {
        for (var c : new String[] {"#pragma pack(push, 1)\nstruct a { char c; int n; };\n#pragma pack(pop)\n", "\nstruct __attribute__((packed)) a { char c; int n; };\n\n",
                "#define WIRE __attribute__((__packed__))\nstruct a { char c; int n; } WIRE;\n\n"})
            assertTrue(line(c + "int main(void) { struct a x; x.n = 1; return x.n + sizeof(x); }\n", 2).contains("new Fields(false, 1)"), c);
        assertTrue(line("#pragma pack(2)\nstruct a { char c; int n; };\n#pragma pack()\nint main(void) { return 0; }\n", 2).contains("new Fields(false, 2)"));
        assertTrue(line("#pragma pack(1)\n#pragma pack()\nstruct a { char c; int n; };\nint main(void) { return 0; }\n", 3).contains("new Fields(false);"));
    }

    @Test
    void the_offset_of_a_field_has_a_name_in_its_class() throws IOException {
        // stdlib.h includes stddef.h once more
        assertEquals("malloc(a.n$ + 1);", statement("stddef.h stdlib.h", "struct a { char c; int n; };", "malloc(offsetof(struct a, n) + 1);"));
    }

    @Test
    void formats_of_inttypes_are_written_out() throws IOException {
        assertEquals("printf(\"%\" + \"u\" + \"\\n\", 5);", statement("inttypes.h stdio.h", "", "printf(\"%\" PRIu32 \"\\n\", 5);"));
    }

    @Test
    void a_macro_may_name_its_other_arguments() throws IOException {
        assertEquals("printf(\"a\"); printf(\"%d\", 1);",
                statement("stdio.h", "#define LOG(format, args...) printf(format, ##args)", "LOG(\"a\"); LOG(\"%d\", 1);"));
    }

    @Test
    void an_array_of_a_local_struct_has_elements() throws IOException {
        assertTrue(statement("stdio.h", "", "struct p { int x; } a[2]; a[1].x = 5; return a[1].x;").endsWith(
                "var a = stack.allocate(p.layout(), 2); new p(p.C.at(a, 1)).x(5); return new p(p.C.at(a, 1)).x();"));
    }

    @Test
    void one_of_two_functions_starts_a_thread() throws IOException {
        assertEquals("{ var t = stack.allocate(pthread_t); pthread_create(t, NULL, argc > 1 ? this::a : this::b, NULL); }",
                statement("pthread.h", "void *a(void *p) { return p; } void *b(void *p) { return p; }", "{ pthread_t t; pthread_create(&t, NULL, argc > 1 ? a : b, NULL); }"));
    }

    /** A negative result that is added to a size_t makes it huge in C: only a test before it keeps Java's comparison the same. */
    @Test
    void a_sum_is_compared_as_it_is_where_each_part_has_passed_a_test() throws IOException {
        var start = "#include <unistd.h>\n#include <stdlib.h>\nvoid die(void) { exit(1); }\nint main(void) { size_t sum = 0, all = 9; char b[9]; ssize_t n;\n";
        for (var guarded : new String[] {"n = read(0, b, 9); if (n == -1) die(); sum += n;", "n = read(0, b, 9); if (n < 0) return 1; sum += n;",
                "while ((n = read(0, b, 9)) > 0) sum += n;", "if ((n = read(0, b, 9)) != -1) sum += n;"})
            assertEquals("return sum < all ? 1 : 0; }}", line(start + guarded + "\nreturn sum < all; }\n", 6), guarded);
        for (var unguarded : new String[] {"n = read(0, b, 9); sum += n; if (n == -1) die();", "n = read(0, b, 9); if (n == 0) die(); sum += n;",
                "n = read(0, b, 9); if (n == -1) close(0); sum += n;", "while ((n = read(0, b, 9)) > 0) { n = read(0, b, 9); sum += n; }"})
            assertEquals("return Long.compareUnsigned(sum, all) < 0 ? 1 : 0; }}", line(start + unguarded + "\nreturn sum < all; }\n", 6), unguarded);
    }

    // ---- what courses of C use -------------------------------------------

    private static final String LIST = "struct node { int v; struct node *next; };\n";

    @Test
    void a_function_of_libc_is_a_value() throws IOException {
        assertEquals("{ double_of_double f = (a) -> sin(a); return f.call(0) > 0 ? 1 : 0; }", statement("math.h", "", "{ double (*f)(double) = sin; return f(0) > 0; }"));
        assertEquals("qsort(NULL, 0, 8, (a, b) -> strcmp(a, b));", statement("stdlib.h string.h", "", "qsort(NULL, 0, 8, (int (*)(const void *, const void *))strcmp);"));
    }

    @Test
    void assert_knows_the_text_of_its_argument() throws IOException {
        assertEquals("assert_(argc > 0 && argv != null, \"argc > 0 && argv\");", statement("assert.h", "", "assert(argc > 0 && argv);"));
        assertEquals("// assert(argc > 0);", line("#define NDEBUG\n#include <assert.h>\nint main(int argc, char **argv) {\nassert(argc > 0);\nreturn 0; }\n", 4));
    }

    @Test
    void a_list_that_a_macro_makes_is_an_enumeration() throws IOException {
        var c = "#define COLOURS X(RED) X(BLUE)\nenum colour {\n#define X(name) C_##name,\nCOLOURS\n#undef X\nCOUNT };\nint main(void) { return COUNT; }\n";
        assertEquals("// #define X(name) C_##name,", line(c, 3));
        assertEquals("C_RED = 0, C_BLUE = 1,", line(c, 4));
        assertEquals("COUNT = 2;", line(c, 6).strip());
    }

    @Test
    void a_struct_of_a_static_variable_is_within_its_class() throws IOException {
        var java = statement("stdio.h", "", "static const struct { int n; } t[] = { { 5 }, { 7 } }; return t[1].n;");
        assertTrue(java.startsWith("class t { static class t_struct extends Struct {"), java);
        assertTrue(java.endsWith("return t.t_struct.at(t.value, 1).n();"), java);
    }

    @Test
    void a_constant_of_a_function_is_a_number_within_a_static_variable_s_class() throws IOException {
        assertTrue(statement("stdio.h", "", "enum { SIZE = 9 }; static int t[SIZE]; return t[1] + SIZE;").contains("new int[9 /* SIZE */]"));
    }

    @Test
    void the_limits_of_floating_point_numbers_have_their_names() throws IOException {
        assertEquals("{ double d = DBL_MAX; if (isnan(d) != 0) d = NAN; return d > DBL_EPSILON ? 1 : 0; }",
                statement("float.h math.h", "", "{ double d = DBL_MAX; if (isnan(d)) d = NAN; return d > DBL_EPSILON; }"));
    }

    @Test
    void an_unsigned_long_becomes_a_double_without_a_sign() throws IOException {
        var c = "double f(unsigned long n) { double d = n; d /= n; return d * n; }\nint main(void) { return 0; }\n";
        assertEquals("double f(long n) { double d = toUnsignedDouble(n); d /= toUnsignedDouble(n); return d * toUnsignedDouble(n); }", line(c, 1).replaceFirst("^import.*; (?=double)", ""));
    }

    /** What goes back into its own factor, as a random number does, soon has its highest bit set. */
    @Test
    void a_product_that_grows_is_divided_without_a_sign() throws IOException {
        assertEquals("{ long s = 1; s = s * 1103515245L + 12345; return (int) Long.remainderUnsigned(Long.divideUnsigned(s, 65536), 6); }",
                statement("stdio.h", "", "{ unsigned long s = 1; s = s * 1103515245UL + 12345; return s / 65536 % 6; }"));
        assertEquals("{ long n = 3, all = n * sizeof(C_INT); return (int) (all / 2); }", statement("stdio.h", "", "{ unsigned long n = 3, all = n * sizeof(int); return all / 2; }"));
    }

    @Test
    void a_void_pointer_becomes_the_struct_that_a_variable_points_to() throws IOException {
        var c = LIST + "int f(const void *p) { const struct node *n = p; return n->v; }\nint main(void) { struct node n = { 1 }; return f(&n); }\n";
        assertEquals("int f(MemorySegment p) { node n = pointer(p, node::new); return n.v(); }", line(c, 2));
    }

    @Test
    void the_memory_of_a_pointer_that_is_read_is_freed() throws IOException {
        assertEquals("free(pointer(p, 0)); p = p.asSlice(sizeof(C_POINTER));", statement("stdlib.h", LIST + "static struct node *all[2], **p = all;", "free(*p); p++;", 1));
    }

    @Test
    void an_array_of_variable_length_knows_its_size() throws IOException {
        assertEquals("{ int[][] v = new int[argc][3]; v[0][0] = 1; return v.length * v[0].length * sizeof(C_INT); }", statement("stdio.h", "", "{ int v[argc][3]; v[0][0] = 1; return sizeof v; }"));
    }

    @Test
    void an_array_of_arrays_of_arrays_is_memory_as_a_whole() throws IOException {
        assertEquals("{ var c = stack.allocate(C_INT, 2 * 3 * 4); c.asSlice(3 * 4 * sizeof(C_INT)).asSlice(2 * 4 * sizeof(C_INT)).setAtIndex(C_INT, 3, 5); MemorySegment p = c; return p.get(C_INT, 0); }",
                statement("stdio.h", "", "{ int c[2][3][4]; c[1][2][3] = 5; int *p = &c[0][0][0]; return *p; }"));
    }

    @Test
    void a_struct_that_is_called_as_a_variable_is_has_another_name() throws IOException {
        assertEquals("{ struct_pool pool = pointer(malloc(sizeof(struct_pool.layout())), struct_pool::new); free(pool); }",
                statement("stdlib.h", "struct pool { int n; };", "{ struct pool *pool = malloc(sizeof(*pool)); free(pool); }"));
        assertEquals("{ vm_t vm = pointer(malloc(sizeof(vm_t.layout())), vm_t::new); free(vm); }",
                statement("stdlib.h", "typedef struct vm { int n; } vm_t;", "{ vm_t *vm = malloc(sizeof(vm_t)); free(vm); }"));
    }

    @Test
    void a_macro_makes_a_text_of_what_its_argument_stands_for() throws IOException {
        assertEquals("puts(\"2\" + \".\" + \"N\");", statement("stdio.h", "#define N 2\n#define TEXT(x) #x\n#define VALUE(x) TEXT(x)", "puts(VALUE(N) \".\" TEXT(N));", 2));
    }

    @Test
    void a_macro_s_parentheses_stay_where_they_hold_something() throws IOException {
        var macros = "#define SQUARE(x) ((x) * (x))\n#define CALL(f, x) (f)(x)\n#define CAST(t, x) ((t)(x))\n#define SIZE(x) sizeof(x)";
        assertEquals("return argc * argc;", statement("stdio.h", macros, "return SQUARE(argc);", 3));
        assertEquals("return 1 + (argc * argc);", statement("stdio.h", macros, "return 1 + SQUARE(argc);", 3));
        assertEquals("return (argc + 1) * (argc + 1);", statement("stdio.h", macros, "return SQUARE(argc + 1);", 3));
        assertEquals("return 1 == (argc * argc) ? 1 : 0;", statement("stdio.h", macros, "return 1 == SQUARE(argc);", 3));
        assertEquals("return (byte) (argc);", statement("stdio.h", macros, "return CAST(char, argc);", 3));
        assertEquals("return sizeof(C_INT);", statement("stdio.h", macros, "return SIZE(argc);", 3));
    }

    @Test
    void memory_that_a_thread_may_reach_is_shared() throws IOException {
        var c = "#include <pthread.h>\nint *kept;\nvoid keep(int *p) { kept = p; }\nvoid *run(void *p) { return p; }\nvoid f(void)\n{ int a[2]; keep(&a[1]); }\n"
                + "int main(void) { pthread_t t; f(); pthread_create(&t, NULL, run, NULL); return 0; }\n";
        assertTrue(line(c, 6).contains("Arena.ofShared()"), line(c, 6));
        assertTrue(line(c.replace("pthread_create(&t, NULL, run, NULL);", ""), 6).contains("Arena.ofConfined()"), line(c, 6));
    }

    @Test
    void a_flexible_array_is_all_that_is_behind_its_struct() throws IOException {
        for (var length : new String[] {"", "0", "1"})
            assertTrue(line("struct s { int n; char d[" + length + "]; };\nint main(void) { struct s s = { 1 }; return s.n; }\n", 1).contains("MemorySegment d() { return segment().asSlice(d$); }"), length);
        assertTrue(line("struct s { int n; char d[2]; };\nint main(void) { struct s s = { 1 }; return s.n; }\n", 1).contains("return get(d$, "));
    }

    /** A struct that begins with another is the other's address, too: what is behind the inner one stays within reach. */
    @Test
    void a_struct_within_a_struct_reaches_the_outer_one() throws IOException {
        assertTrue(line("struct in { int x; }; struct out { struct in i; int y; };\nint main(void) { struct out o = { { 1 }, 2 }; struct in *p = &o.i; return ((struct out *)p)->y; }\n", 1)
                .contains("in i() { return new in(segment().asSlice(i$)); }"));
    }

    @Test
    void a_table_stands_on_its_lines() throws IOException {
        var c = "struct day { int n; char *name; } days[] = {\n    { 1, \"one\" },\n    { 2, \"two\" },\n};\nint main(void) { days[1].n++; return days[1].n; }\n";
        assertTrue(line(c, 1).endsWith("MemorySegment days = with(Arena.global().allocate(day.layout(), 2), it -> {"), line(c, 1));
        assertEquals("    day.at(it, 0).n(1); day.at(it, 0).name(literal(\"one\"));", line(c, 2));
        assertEquals("    day.at(it, 1).n(2); day.at(it, 1).name(literal(\"two\")); });", line(c, 3));
    }

    @Test
    void what_only_names_a_variable_is_a_comment() throws IOException {
        assertEquals("/* (void)argc; */ // (void)argv;", statement("stdio.h", "", "(void)argc; (void)argv;"));
        assertEquals("if (argc != 0) ;", statement("stdio.h", "", "if (argc) (void)argv;"));
    }

    @Test
    void a_value_in_braces_may_use_what_changes() throws IOException {
        var point = "struct point { int x, y; };\n";
        assertEquals("for (int i = 0; i < 2; i++) { var it = new point(stack); it.x(i); a.copyFrom(it); }",
                statement("stdio.h", point + "static struct point a;", "for (int i = 0; i < 2; i++) a = (struct point){ i, 0 };", 1));
        assertEquals("{ argc++; var b = new point(stack); b.y(argc); return b.y(); }", statement("stdio.h", point, "{ argc++; struct point b = (struct point){ .y = argc }; return b.y; }", 1));
        var c = point + "struct point f(int n) { return (struct point){ n, 1 }; }\nstruct point g(int n) { n++; return (struct point){ n, 1 }; }\nint main(void) { return f(1).x + g(1).x; }\n";
        assertEquals("point f(int n) { return with(new point(Arena.ofAuto()), it -> { it.x(n); it.y(1); }); }", line(c, 2));
        assertEquals("point g(int n) { n++; { var it = new point(Arena.ofAuto()); it.x(n); it.y(1); return it; } }", line(c, 3));
        assertTrue(refusal(point + "int f(struct point p) { return p.x; } int main(void) { int n = 1; n++; return f((struct point){ n, 1 }); }\n").contains("uses a variable which changes"));
    }

    @Test
    void a_pointer_whose_address_is_taken_knows_where_it_points_to() throws IOException {
        assertEquals("{ var text = stack.allocateFrom(\"a,b\"); var rest = stack.allocate(C_POINTER); pointer(rest, 0, text); strsep(rest, \",\"); }",
                statement("string.h", "", "{ char text[] = \"a,b\", *rest = text; strsep(&rest, \",\"); }"));
        var c = LIST + "struct node *f(struct node *p) { struct node **q = &p; q++; q--; return *q; }\nint main(void) { return f(0) != 0; }\n";
        assertTrue(line(c, 2).contains("var p = stack.allocate(C_POINTER); pointer(p, 0, p_);"), line(c, 2));
        assertEquals("pointer(p, 0, (node) (argc != 0 ? pointer(p, 0, node::new) : pointer(p, 0, node::new).next()));",
                statement("stdio.h", LIST + "static struct node *head; static struct node **p = &head;", "p++; *p = argc ? *p : (*p)->next;", 1).replace("p = p.asSlice(sizeof(C_POINTER)); ", ""));
    }

    @Test
    void zero_for_several_fields_is_a_statement_each() throws IOException {
        assertEquals("a.v(0); a.next(null);", statement("stdio.h", LIST + "static struct node a, b;", "a.v = 0; a.next = NULL;", 1));
        assertEquals("a.next(null); b.next(null);", statement("stdio.h", LIST + "static struct node a, b;", "a.next = b.next = NULL;", 1));
    }

    @Test
    void a_text_that_is_an_array_elsewhere_is_memory() throws IOException {
        var c = "#include <stdio.h>\nvoid f(char *t) { printf(\"%s\", t); t[0] = 0; }\nint main(void) { char t[9]; f(t); return 0; }\n";
        assertTrue(line(c, 2).startsWith("void f(MemorySegment t)"), line(c, 2));
    }

    @Test
    void an_array_that_is_mostly_zero_is_set_where_it_is_not() throws IOException {
        assertEquals("{ long[] t = new long[101]; t[0] = 1; t[argc]++; return (int) t[1]; }", statement("stdio.h", "", "{ long t[101] = { 1 }; t[argc]++; return t[1]; }"));
    }

    @Test
    void a_character_may_have_its_number_in_unicode() throws IOException {
        assertEquals("puts(\"\\u00e9\uD83D\uDE00\");", statement("stdio.h", "", "puts(\"\\u00e9\\U0001F600\");"));
    }

    @Test
    void a_mutex_in_a_struct_is_made_by_the_binding() throws IOException {
        assertTrue(statement("pthread.h", "struct q { int n; pthread_mutex_t m; };", "struct q q = { .m = PTHREAD_MUTEX_INITIALIZER }; return q.n;")
                .contains("q.m().copyFrom(PTHREAD_MUTEX_INITIALIZER(Arena.ofAuto()));"));
    }

    @Test
    void what_is_put_into_a_struct_in_braces_is_memory() throws IOException {
        assertTrue(statement("stdio.h", "struct s { char *p; }; static char t[9];", "struct s s = { t }; t[0] = 1; return *s.p;").startsWith("var s = new struct_s(stack); s.p(t);"));
    }

    private String statement(String headers, String before, String statement, int more) throws IOException {
        return line("#include <" + headers.replace(" ", ">\n#include <") + ">\n" + before + "\nint main(int argc, char **argv) {\n" + statement + "\nreturn 0; }\n",
                headers.split(" ").length + 3 + more);
    }
}
