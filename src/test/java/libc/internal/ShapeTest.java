package libc.internal;

import static libc.abi.libc_h.C_DOUBLE;
import static libc.abi.libc_h.C_INT;
import static libc.abi.libc_h.C_LONG;
import static libc.abi.libc_h.C_POINTER;
import static libc.abi.libc_h.C_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.net.URLClassLoader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import libc.Headers;
import libc.abi.in_addr;
import libc.abi.libc_h;
import libc.internal.Shapes.Call;
import libc.internal.Shapes.Prototype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each function is called as C declares it: its shape is the prototype that jextract generated. */
class ShapeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"linux", "macos"})
    void every_call_of_every_function_has_the_shape_of_its_prototype(String system) throws Exception {
        try (var binding = new URLClassLoader(new URL[] {compiled(system).toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            var prototypes = Shapes.prototypes(binding.loadClass("libc.abi.libc_h"));
            var shapes = new Shapes(binding);
            var calls = new ArrayList<Call>();
            for (var type : Headers.all(folder, binding))
                calls.addAll(shapes.calls(type));
            assertEquals(List.of(), Shapes.mismatches(calls, prototypes));
            assertEquals(new TreeSet<>(prototypes.keySet()), calls.stream().map(Call::function).collect(Collectors.toCollection(TreeSet::new)),
                    "functions that jextract was asked for, and those that are called");
        }
    }

    @Test
    void a_function_is_where_jextract_says() throws Exception {
        for (var prototype : Shapes.prototypes(libc_h.class).entrySet()) {
            var name = prototype.getKey();
            var address = prototype.getValue().variadic()
                    ? Class.forName("libc.abi.libc_h$" + name).getMethod("address").invoke(null)
                    : libc_h.class.getMethod(name + "$address").invoke(null);
            assertEquals(address, Function.named(name).address(), name);
        }
    }

    private Path compiled(String system) throws Exception {
        try (var abi = Files.walk(Path.of("src", system, "java")); var binding = Files.walk(Path.of("src/main/java/libc"))) {
            var files = Stream.concat(abi, binding).filter(file -> file.toString().endsWith(".java")).map(Path::toString);
            var words = Stream.concat(Stream.of("-d", folder.toString(), "-proc:none"), files).toArray(String[]::new);
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, words));
        }
        return folder;
    }

    // ---- That a wrong shape is found ----

    /** Calls that Java compiles although C declares them differently. */
    static final class Sample {
        static final Function INT = Function.named("f");

        static void ofInt() {
            INT.callInt(1);
        }

        static void ofIntAndInt() {
            INT.callInt(1, 2);
        }

        static void ofPointer(MemorySegment memory) {
            INT.callInt(memory);
        }

        static void ofPointers(MemorySegment memory) {
            INT.callInt(memory, memory);
        }

        static void ofPointerAndAnyList(MemorySegment memory) {
            INT.callVariadicInt(memory, new Variadic());
        }
    }

    static List<Arguments> declarations() {
        return List.of(
                Arguments.of("int f(struct in_addr)", false, FunctionDescriptor.of(C_INT, in_addr.layout()), "ofPointer"),
                Arguments.of("int f(short)", false, FunctionDescriptor.of(C_INT, C_SHORT), "ofInt"),
                Arguments.of("short f(int)", false, FunctionDescriptor.of(C_SHORT, C_INT), "ofInt"),
                Arguments.of("int f(uint16_t)", false, FunctionDescriptor.of(C_INT, C_SHORT), "ofInt"),
                Arguments.of("int f(size_t)", false, FunctionDescriptor.of(C_INT, C_LONG), "ofInt"),
                Arguments.of("ssize_t f(int)", false, FunctionDescriptor.of(C_LONG, C_INT), "ofInt"),
                Arguments.of("void f(int)", false, FunctionDescriptor.ofVoid(C_INT), "ofInt"),
                Arguments.of("int f(double)", false, FunctionDescriptor.of(C_INT, C_DOUBLE), "ofInt"),
                Arguments.of("double f(int)", false, FunctionDescriptor.of(C_DOUBLE, C_INT), "ofInt"),
                Arguments.of("int f(int, void *)", false, FunctionDescriptor.of(C_INT, C_INT, C_POINTER), "ofIntAndInt"),
                Arguments.of("int f(int)", false, FunctionDescriptor.of(C_INT, C_INT), "ofIntAndInt"),
                Arguments.of("int f(char *, ...)", true, FunctionDescriptor.of(C_INT, C_POINTER), "ofPointers"),
                Arguments.of("int f(char *, char *)", false, FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER), "ofPointerAndAnyList"));
    }

    @ParameterizedTest(name = "{0} called {3}")
    @MethodSource("declarations")
    void a_call_in_another_shape_is_found(String declaration, boolean variadic, FunctionDescriptor types, String method) throws Exception {
        var calls = new Shapes().calls(Sample.class).stream().filter(call -> call.where().endsWith("." + method)).toList();
        assertEquals(1, calls.size());
        assertEquals(1, Shapes.mismatches(calls, Map.of("f", new Prototype(types, variadic))).size());
    }

    @Test
    void a_call_in_the_right_shape_is_not() throws Exception {
        var calls = new Shapes().calls(Sample.class);
        assertEquals(5, calls.size());
        for (var call : calls)
            assertEquals(List.of(), Shapes.mismatches(List.of(call), Map.of("f", call.shape())));
    }

    /** A call of a function that has a pthread_t. */
    static final class Joining {
        static final Function PTHREAD_JOIN = Function.named("pthread_join");

        static void ofLong(MemorySegment memory) {
            PTHREAD_JOIN.callInt(1L, memory);
        }
    }

    @Test
    void a_pthread_t_is_a_long_that_may_be_a_pointer_and_nothing_else() throws Exception {
        var calls = new Shapes().calls(Joining.class);
        assertEquals(1, calls.size());
        var right = List.of(FunctionDescriptor.of(C_INT, C_LONG, C_POINTER), FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER));
        for (var types : right)
            assertEquals(List.of(), Shapes.mismatches(calls, Map.of("pthread_join", new Prototype(types, false))));
        var wrong = List.of(FunctionDescriptor.of(C_INT, C_INT, C_POINTER), FunctionDescriptor.of(C_INT, C_LONG, C_LONG),
                FunctionDescriptor.of(C_LONG, C_LONG, C_POINTER), FunctionDescriptor.of(C_INT, C_POINTER));
        for (var types : wrong)
            assertEquals(1, Shapes.mismatches(calls, Map.of("pthread_join", new Prototype(types, false))).size(), types.toString());
    }

    static final class Hidden {
        static void of(Function function) {
            function.callInt(1);
        }
    }

    @Test
    void a_call_of_whatever_function_is_not_let_pass() throws Exception {
        var shapes = new Shapes();
        assertThrows(AssertionError.class, () -> shapes.calls(Hidden.class));
    }
}
