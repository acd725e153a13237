package libc;

import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import proofs.Waiting;
import tools.Loopback;
import tools.Port;

/** Memory that C must not be given: each kind, for each pointer of each function, has one outcome. */
class MemoryTest {

    /** Each pointer of each function of each header, called with some memory in that place and with nothing else wrong. */
    private static Stream<Map.Entry<String, Consumer<MemorySegment>>> pointers() throws IOException {
        // These refuse everything that getaddrinfo or malloc has not given, of any memory.
        return Headers.functions().filter(function -> !Set.of("freeaddrinfo", "freeifaddrs", "free", "realloc").contains(function.getName())).flatMap(function -> IntStream.range(0, function.getParameterCount())
                .filter(place -> isPointer(function.getParameterTypes()[place]))
                .mapToObj(place -> Map.entry(label(function, place), memory -> call(function, place, memory))));
    }

    private static boolean isPointer(Class<?> type) {
        return type == MemorySegment.class || struct.class.isAssignableFrom(type) || type == Object[].class || type == MemorySegment[].class;
    }

    private static String label(Method function, int place) {
        var parameter = function.getParameters()[place];
        return function.getName() + ": " + (parameter.isVarArgs() ? "%s" : parameter.getName());
    }

    private static void call(Method function, int place, MemorySegment memory) {
        var types = function.getParameterTypes();
        var arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++)
            arguments[i] = argument(function.getParameters()[i], i == place ? memory : GOOD);
        try {
            function.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** As many bytes as any struct has. */
    private static final int SIZE = 1024;

    /** They are also a length of 16, and a string of one byte. */
    private static final MemorySegment GOOD = Arena.ofAuto().allocate(SIZE, 16).fill((byte) 0);

    /** Attributes as memory can only be NULL. */
    private static final Map<String, MemorySegment> GOOD_OF_NAME = Map.of("format", Arena.ofAuto().allocateFrom("%s"), "attr", NULL);

    static {
        GOOD.set(socklen_t, 0, 16);
    }

    private static Object argument(Parameter parameter, MemorySegment memory) {
        if (parameter.getType() == MemorySegment.class && memory == GOOD && GOOD_OF_NAME.containsKey(parameter.getName()))
            return GOOD_OF_NAME.get(parameter.getName());
        return argument(parameter.getType(), parameter.getName(), memory);
    }

    /** No descriptor is -1; every size is within the memory. */
    private static Object argument(Class<?> type, String name, MemorySegment memory) {
        if (type == int.class)
            return name.endsWith("fd") ? -1 : 16;
        if (type == long.class)
            return 16L;
        if (type == double.class)
            return 16.0;
        if (type == boolean.class)
            return true;
        if (type == String.class)
            return "%s, and 16 bytes";
        if (type == MemorySegment.class)
            return memory;
        if (type == FILE.class)
            return stderr;
        if (type == SegmentAllocator.class)
            return (SegmentAllocator) (size, alignment) -> memory;
        if (type == netdb_h.addrinfo[].class)
            return new netdb_h.addrinfo[1];
        if (type == Object[].class || type == MemorySegment[].class) {
            var array = (Object[]) Array.newInstance(type.getComponentType(), 1);
            array[0] = memory;
            return array;
        }
        if (type.isInterface())
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) ->
                    method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : method.getReturnType() == int.class ? 0 : memory);
        if (struct.class.isAssignableFrom(type))
            return over(type, memory);
        throw new AssertionError("nobody has said what to pass for a " + type);
    }

    /** A struct over memory; of a type without such a constructor, a variable in it. */
    private static Object over(Class<?> type, MemorySegment memory) {
        try {
            for (var constructor : type.getConstructors())
                if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {MemorySegment.class}))
                    return constructor.newInstance(memory);
            return type.getConstructor(SegmentAllocator.class).newInstance((SegmentAllocator) (size, alignment) -> memory);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.toString(), e);
        }
    }

    @TestFactory
    Stream<DynamicTest> heap_memory_is_refused() throws IOException {
        return refused(IllegalArgumentException.class, " is on Java's heap, where C cannot reach it",
                () -> MemorySegment.ofArray(new long[SIZE / Long.BYTES]));
    }

    @TestFactory
    Stream<DynamicTest> memory_of_a_closed_arena_is_refused() throws IOException {
        return refused(IllegalStateException.class, " is in an arena that is closed", () -> {
            try (var closed = Arena.ofShared()) {
                return closed.allocate(SIZE, 16);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> memory_that_is_confined_to_another_thread_is_refused() throws IOException {
        return refused(WrongThreadException.class, " is confined to another thread",
                () -> CompletableFuture.supplyAsync(() -> Arena.ofConfined().allocate(SIZE, 16), Thread::startVirtualThread).join());
    }

    private interface Source {
        MemorySegment get();
    }

    private static Stream<DynamicTest> refused(Class<? extends Exception> exception, String message, Source memory) throws IOException {
        return pointers().map(pointer -> dynamicTest(pointer.getKey(), () -> assertEquals(
                pointer.getKey() + message,
                assertThrows(exception, () -> pointer.getValue().accept(memory.get())).getMessage())));
    }

    @Test
    void null_is_refused_where_c_would_follow_it_and_left_to_the_kernel_where_not() {
        assertMessage("inet_addr: cp is NULL", () -> inet_addr(NULL));
        assertMessage("atoi: nptr is NULL", () -> atoi(NULL));
        assertMessage("fputs: s is NULL", () -> fputs(NULL, stderr));
        assertMessage("printf: %s is NULL", () -> printf("%s", NULL));
        assertMessage("puts: s is NULL", () -> puts(NULL));
        assertMessage("strlen: s is NULL", () -> strlen(NULL));
        assertMessage("strcmp: s1 is NULL", () -> strcmp(NULL, "x"));
        assertMessage("strncmp: s2 is NULL", () -> strncmp("x", NULL, 1));
        assertMessage("fgets: n is 1, but s has 0 bytes", () -> fgets(NULL, 1, stdin));
        assertMessage("memset: n is 1, but s has 0 bytes", () -> memset(NULL, 0, 1));
        assertMessage("read: nbytes is 1, but buf has 0 bytes", () -> read(-1, NULL, 1));
        assertEquals(NULL, memset(NULL, 0, 0));
        assertEquals(-1, read(-1, NULL, 0));
        assertEquals(EBADF, errno());
        assertEquals(-1, write(-1, NULL, 0));
        assertEquals(-1, bind(-1, NULL, 0));
        assertEquals(-1, accept(-1, NULL, Arena.ofAuto().allocate(4)));
        assertEquals(EBADF, errno());
    }

    @Test
    void an_option_needs_both_its_pointers() {
        int sock = socket(PF_INET, SOCK_STREAM, 0);
        try (var stack = Arena.ofConfined()) {
            var four = stack.allocateFrom(socklen_t, 4);
            assertEquals(-1, getsockopt(sock, SOL_SOCKET, SO_REUSEADDR, NULL, four));
            assertEquals(EFAULT, errno());
            errno(0);
            assertEquals(-1, getsockopt(sock, SOL_SOCKET, SO_REUSEADDR, four, NULL));
            assertEquals(EFAULT, errno());
            assertMessage("getsockopt: *optlen is 4, but optval has 3 bytes",
                    () -> getsockopt(sock, SOL_SOCKET, SO_REUSEADDR, stack.allocate(3), four));
            assertMessage("getsockopt: optval is read-only",
                    () -> getsockopt(sock, SOL_SOCKET, SO_REUSEADDR, stack.allocate(4).asReadOnly(), four));
            assertMessage("setsockopt: optlen is 5, but optval has 4 bytes",
                    () -> setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, four, 5));
        } finally {
            close(sock);
        }
    }

    @Test
    void accept_without_an_addrlen_is_the_kernel_s_to_refuse() {
        try (var talk = new Talk(); var stack = Arena.ofConfined()) {
            assertEquals(-1, accept(talk.serv_sock, stack.allocate(16), NULL));
            assertEquals(EFAULT, errno());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void memory_stays_open_while_c_has_it() throws Exception {
        try (var talk = new Talk()) {
            int clnt_sock = accept(talk.serv_sock, NULL, NULL);
            var shared = Arena.ofShared();
            var buffer = shared.allocate(1);
            var reading = new CompletableFuture<Long>();
            var reader = Thread.ofPlatform().start(() -> reading.complete(read(clnt_sock, buffer, 1)));
            Waiting.await("read", clnt_sock);
            assertThrows(IllegalStateException.class, shared::close);
            write(talk.caller, Arena.ofAuto().allocate(1).fill((byte) 'x'), 1);
            assertEquals(1, reading.get());
            reader.join();
            assertEquals('x', buffer.get(ValueLayout.JAVA_BYTE, 0));
            shared.close();
            close(clnt_sock);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void accept_hangs_up_when_there_is_nowhere_left_for_the_length() throws Exception {
        try (var talk = new Talk()) {
            close(accept(talk.serv_sock, NULL, NULL)); // the queue is empty: the next accept waits
            var shared = Arena.ofShared();
            var addrlen = shared.allocateFrom(socklen_t, 16);
            var accepting = new CompletableFuture<Integer>();
            var server = Thread.ofPlatform().start(() -> {
                try {
                    accepting.complete(accept(talk.serv_sock, Arena.ofAuto().allocate(16), addrlen));
                } catch (IllegalStateException e) {
                    accepting.completeExceptionally(e);
                }
            });
            Waiting.await("accept", talk.serv_sock);
            shared.close();
            int caller = talk.call();
            assertThrows(Exception.class, accepting::get);
            assertTrue(accepting.isCompletedExceptionally());
            assertEquals(0, read(caller, Arena.ofAuto().allocate(1), 1), "the caller hears that it is over");
            close(caller);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_length_that_changes_during_the_call_is_not_the_one_that_c_goes_by() throws Exception {
        try (var talk = new Talk()) {
            close(accept(talk.serv_sock, NULL, NULL));
            var arena = Arena.ofShared();
            var memory = arena.allocate(32).fill((byte) 0x55); // the address has the first 4 bytes, the rest is the neighbour's
            var addrlen = arena.allocateFrom(socklen_t, 4);
            var server = Thread.ofPlatform().start(() -> close(accept(talk.serv_sock, memory.asSlice(0, 4), addrlen)));
            Waiting.await("accept", talk.serv_sock);
            addrlen.set(socklen_t, 0, 32);
            int caller = talk.call();
            server.join();
            assertEquals(-1, memory.asSlice(4).mismatch(arena.allocate(28).fill((byte) 0x55)));
            assertEquals(16, addrlen.get(socklen_t, 0));
            close(caller);
            arena.close();
        }
    }

    // ---- What a test needs ----

    /** A server socket, and a socket that is in its queue. */
    private static final class Talk implements AutoCloseable {
        private final int port = Port.free();
        private final int serv_sock = socket(PF_INET, SOCK_STREAM, 0);
        private final int caller;

        Talk() {
            try (var stack = Arena.ofConfined()) {
                assertEquals(0, bind(serv_sock, Loopback.address(stack, port), 16));
                assertEquals(0, listen(serv_sock, 5));
            }
            caller = call();
        }

        private int call() {
            try (var stack = Arena.ofConfined()) {
                int sock = socket(PF_INET, SOCK_STREAM, 0);
                assertEquals(0, connect(sock, Loopback.address(stack, port), 16));
                return sock;
            }
        }

        @Override
        public void close() {
            unistd_h.close(caller);
            unistd_h.close(serv_sock);
        }
    }

    private static void assertMessage(String message, Runnable call) {
        assertEquals(message, assertThrows(RuntimeException.class, call::run).getMessage());
    }
}
