package tools;

import static libc.sys.socket_h.socklen_t;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import libc.C;
import libc.C.struct;
import libc.stdio_h;
import libc.stdio_h.FILE;

/** What the fuzzer passes for a parameter, by its type: good values, bad ones, and memory of every kind. {@link FuzzFence} says what is less. */
final class FuzzArguments {
    private static final byte CANARY = (byte) 0xC5;
    private static final int FENCE = 64;

    private final FuzzDescriptors descriptors;
    private final MemorySegment closed;
    private final MemorySegment foreign;

    // Of the call that is being made.
    SplittableRandom random;
    private Arena arena;
    private final List<MemorySegment> fenced = new ArrayList<>();

    FuzzArguments(FuzzDescriptors descriptors) {
        this.descriptors = descriptors;
        try (var shared = Arena.ofShared()) {
            closed = shared.allocate(16);
        }
        foreign = CompletableFuture.supplyAsync(() -> Arena.ofConfined().allocate(16)).join();
    }

    /** What is made from now on is for a call. */
    void begin(SplittableRandom random, Arena arena) {
        this.random = random;
        this.arena = arena;
        fenced.clear();
    }

    /** The call is over. */
    void end() {
    }

    /** {@return whether every byte around the memory of the call is as it was} */
    boolean fenceStands() {
        for (var memory : fenced)
            for (int i = 0; i < FENCE; i++)
                if (memory.get(ValueLayout.JAVA_BYTE, i) != CANARY || memory.get(ValueLayout.JAVA_BYTE, memory.byteSize() - 1 - i) != CANARY)
                    return false;
        return true;
    }

    /** {@return what a call passes for a parameter of a function} */
    Object argument(Method function, Parameter parameter) {
        if (!parameter.isNamePresent())
            throw new IllegalStateException("compiled without -parameters: a descriptor could be one of the JVM's");
        return FuzzFence.value(function, parameter, this).map(value -> value[0])
                .orElseGet(() -> ofType(parameter.getType(), parameter.getName()));
    }

    private Object ofType(Class<?> type, String name) {
        if (type == int.class)
            return number();
        if (type == long.class)
            return length();
        if (type == double.class)
            return random.nextDouble();
        if (type == boolean.class)
            return random.nextBoolean();
        if (type == String.class)
            return name.equals("format") ? format() : string();
        if (type == MemorySegment.class)
            return memory();
        if (type == FILE.class)
            return stream(true);
        if (type == Object.class)
            return value();
        if (type == MemoryLayout.class || type == ValueLayout.class)
            return pick(ValueLayout.JAVA_BYTE, ValueLayout.JAVA_SHORT, ValueLayout.JAVA_INT, socklen_t, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
        if (type.isArray())
            return array(type.getComponentType(), name);
        if (struct.class.isAssignableFrom(type))
            return random.nextInt(12) == 0 ? null : structure(type);
        if (type.isInterface())
            return random.nextInt(12) == 0 ? null : callback(type);
        throw new IllegalStateException("nobody has said what to pass for a " + type);
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    // ---- Numbers and texts ----

    private int number() {
        return random.nextInt(8) == 0 ? random.nextInt() : pick(0, 1, 2, 3, 4, 5, 6, 10, 15, 16, 17, 30, 99, -1, -2, 128, 4096,
                65535, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private long length() {
        return random.nextInt(8) == 0 ? random.nextLong() : pick(0L, 1L, 2L, 4L, 15L, 16L, 17L, 30L, 4096L, 16384L, -1L, -16L,
                1L << 31, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private String string() {
        return pick("", "127.0.0.1", "127.1", "0x7f.1", "256.1.1.1", "localhost", "80", " 80", "-1", "99999999999999999999", "abc",
                "r", "w+", "%s%n", "\0", "80\0 80", "안녕하세요", "x".repeat(5000), null);
    }

    private String format() {
        var format = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--)
            format.append(pick("", "%", "-", "100%%", " text ")).append(pick("%", "%-", "%0", "%#", "% ", "%+", "%300", "%.3", "%*", "%2", "%["))
                    .append(pick("d", "s", "s", "ld", "lu", "zu", "c", "x", "f", "g", "n", "p", "lld", "hhd", "ls", "%", "", "q", "a-z]", "lf", "hd", "i"));
        return format.toString();
    }

    private Object value() {
        return switch (random.nextInt(6)) {
            case 0 -> number();
            case 1 -> length();
            case 2 -> random.nextDouble();
            case 3 -> 'x';
            case 4 -> string();
            default -> memory();
        };
    }

    private Object array(Class<?> type, String name) {
        var array = Array.newInstance(type, random.nextInt(5));
        for (int i = 0; i < Array.getLength(array); i++)
            Array.set(array, i, ofType(type, name));
        return array;
    }

    // ---- What is dangerous elsewhere ----

    int descriptor() {
        return descriptors.any();
    }

    int process() {
        return pick((int) ProcessHandle.current().pid(), Integer.MAX_VALUE, Integer.MIN_VALUE + 1);
    }

    int signal() {
        return pick(0, libc.abi.libc_h.SIGPIPE(), -1, 0, 1000, Integer.MAX_VALUE);
    }

    String path() {
        return pick("file", "file", "other", "", "no/such", "file/below", "\0", "안녕하세요", "x".repeat(5000), null);
    }

    FILE stream(boolean standard) {
        return standard ? pick(stdio_h.stdin, stdio_h.stdout, stdio_h.stderr, null) : null;
    }

    /** Closes a stream that a call has opened. */
    void finish(FILE stream) {
    }

    // ---- Memory ----

    /** Memory of every kind, most of it native, its size known, and fenced on both sides. */
    private MemorySegment memory() {
        return switch (random.nextInt(20)) {
            case 0 -> MemorySegment.ofArray(new byte[random.nextInt(40)]);
            case 1 -> closed;
            case 2 -> foreign;
            case 3 -> C.NULL;
            case 4 -> null;
            case 5 -> filled(pick(0, 4, 16, 30)).asReadOnly();
            default -> filled(pick(0, 1, 2, 3, 4, 7, 15, 16, 17, 30, 100, 4096, 16384));
        };
    }

    private MemorySegment filled(int size) {
        // At any alignment, so that a field may be where the processor would not have it.
        int start = FENCE + (random.nextInt(4) == 0 ? random.nextInt(8) : 0);
        var memory = arena.allocate(start + size + FENCE, 8).fill(CANARY);
        fenced.add(memory.asSlice(start - FENCE, size + 2 * FENCE));
        var inner = memory.asSlice(start, size);
        switch (random.nextInt(6)) {
            case 0 -> inner.fill((byte) 0);
            case 1 -> inner.fill((byte) 0x55);
            case 2 -> fill(inner, arena.allocateFrom(random.nextInt(2) == 0 ? "127.0.0.1" : "%d 80"));
            case 3 -> fill(inner, arena.allocateFrom(socklen_t, number()));
            case 4 -> fill(inner, noise());
            // Loopback only; nobody can be called at port 0.
            default -> fill(inner, Loopback.address(arena, 0).segment());
        }
        return inner;
    }

    /** Bytes that no program would write: pointers to memory of this call, to nothing, and lengths. */
    private MemorySegment noise() {
        var words = arena.allocate(ValueLayout.JAVA_LONG, 16);
        for (int i = 0; i < 16; i++)
            words.setAtIndex(ValueLayout.JAVA_LONG, i, random.nextInt(3) == 0 && !fenced.isEmpty() ? fenced.getFirst().address() + FENCE : length());
        return words;
    }

    private static void fill(MemorySegment memory, MemorySegment with) {
        memory.fill((byte) 0);
        memory.copyFrom(with.asSlice(0, Math.min(with.byteSize(), memory.byteSize())));
    }

    // ---- Structs and callbacks ----

    /** A struct over memory of every kind; where its class refuses that, or has no such constructor, a variable of noise. */
    private Object structure(Class<?> type) {
        var memory = memory();
        if (type.isInterface())
            return memory == null ? null : lambda(type, memory);
        try {
            var over = constructor(type, MemorySegment.class);
            if (over != null && memory != null && random.nextInt(3) != 0)
                return over.newInstance(memory);
        } catch (InvocationTargetException refused) {
            // the class checks what the function need not
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        try {
            var variable = (struct) constructor(type, SegmentAllocator.class).newInstance(arena);
            if (random.nextBoolean())
                fill(variable.segment(), noise());
            return variable;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Constructor<?> constructor(Class<?> type, Class<?> parameter) {
        return Stream.of(type.getConstructors()).filter(each -> each.getParameterCount() == 1 && each.getParameterTypes()[0] == parameter)
                .findFirst().orElse(null);
    }

    private static Object lambda(Class<?> type, MemorySegment memory) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) ->
                Modifier.isAbstract(method.getModifiers()) ? memory : InvocationHandler.invokeDefault(proxy, method, arguments));
    }

    /** A function of the program's, which C calls: it ends at once, with any result. */
    private Object callback(Class<?> type) {
        var results = random.split();
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (!Modifier.isAbstract(method.getModifiers()))
                return method.getDeclaringClass() == Object.class ? "a callback" : InvocationHandler.invokeDefault(proxy, method, arguments);
            return method.getReturnType() == int.class ? results.nextInt(-1, 2)
                    : method.getReturnType() == MemorySegment.class ? C.NULL : null;
        });
    }
}
