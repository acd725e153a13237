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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import libc.C;
import libc.C.struct;
import libc.dirent_h;
import libc.dirent_h.DIR;
import libc.fcntl_h;
import libc.ifaddrs_h;
import libc.ifaddrs_h.ifaddrs;
import libc.pthread_h;
import libc.pthread_h.pthread_attr_t;
import libc.pthread_h.pthread_mutex_t;
import libc.pthread_h.pthread_mutexattr_t;
import libc.semaphore_h;
import libc.semaphore_h.sem_t;
import libc.signal_h;
import libc.stdio_h;
import libc.stdio_h.FILE;
import libc.stdlib_h;
import libc.sys.select_h.timeval;
import libc.time_h.timespec;
import libc.unistd_h;

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
    private boolean widthIsAnArgument;
    private final List<MemorySegment> fenced = new ArrayList<>();
    private final List<FILE> streams = new ArrayList<>();
    private final List<DIR> directories = new ArrayList<>();
    private final List<ifaddrs> interfaces = new ArrayList<>();
    private final List<MemorySegment> blocks = new ArrayList<>();
    private final List<Long> threads = new ArrayList<>();

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
        widthIsAnArgument = false;
        fenced.clear();
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
        var narrowed = FuzzFence.narrowed(function, parameter);
        return narrowed.isPresent() ? narrowed.get().from(this) : ofType(parameter.getType(), parameter.getName());
    }

    private static final List<ValueLayout> LAYOUTS = List.of(C.C_CHAR, C.C_SHORT, C.C_INT, C.C_LONG, C.C_FLOAT, C.C_DOUBLE, C.C_POINTER);

    private Object ofType(Class<?> type, String name) {
        if (type == int.class)
            return number();
        if (type == long.class)
            return length();
        if (type == byte.class)
            return (byte) random.nextInt();
        if (type == short.class)
            return (short) random.nextInt();
        if (type == float.class)
            return random.nextFloat();
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
        if (type == DIR.class)
            return directory();
        if (type == ifaddrs.class)
            return interfaces();
        if (type == Object.class)
            return value();
        if (ValueLayout.class.isAssignableFrom(type) && type != ValueLayout.class)
            return LAYOUTS.stream().filter(type::isInstance).findFirst().orElseThrow();
        if (type == MemoryLayout.class || type == ValueLayout.class)
            return pick(ValueLayout.JAVA_BYTE, ValueLayout.JAVA_SHORT, ValueLayout.JAVA_INT, socklen_t, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
        if (type == SegmentAllocator.class)
            return random.nextInt(12) == 0 ? null : arena;
        if (type.isArray())
            return array(type.getComponentType(), name);
        var constants = constants(type);
        if (!constants.isEmpty())
            return random.nextInt(12) == 0 ? null : constants.get(random.nextInt(constants.size()));
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
        if (random.nextInt(3) == 0)
            return random.nextInt(3); // most constants are small
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
        widthIsAnArgument = format.indexOf("*") != -1;
        return format.toString();
    }

    /** What follows a format. */
    Object[] values() {
        var values = new Object[random.nextInt(5)];
        for (int i = 0; i < values.length; i++)
            values[i] = value();
        for (int i = 0; i < values.length; i++)
            if (widthIsAnArgument && values[i] instanceof Number number && Math.abs(number.doubleValue()) > 300)
                values[i] = 300;
        return values;
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

    // ---- What the fence leaves ----

    int descriptor() {
        return descriptors.any();
    }

    int process() {
        return pick(unistd_h.getpid(), Integer.MAX_VALUE, Integer.MIN_VALUE + 1);
    }

    int signal() {
        return pick(0, signal_h.SIGURG, signal_h.SIGWINCH, signal_h.SIGCHLD, -1, 1000, Integer.MAX_VALUE);
    }

    int command() {
        return pick(fcntl_h.F_DUPFD, fcntl_h.F_GETFD, fcntl_h.F_SETFD, fcntl_h.F_GETFL, fcntl_h.F_SETFL, -1, 99, Integer.MIN_VALUE);
    }

    String path() {
        return pick("file", "file", "other", "", "no/such", "file/below", "\0", "안녕하세요", "x".repeat(5000), null);
    }

    MemorySegment pathInMemory() {
        if (random.nextBoolean())
            return pick(closed, foreign, C.NULL, null, MemorySegment.ofArray(new byte[5]), filled(3, memory -> memory.fill((byte) 'x')));
        var path = path();
        return path == null ? null : filled(path.getBytes().length + 1, memory -> fill(memory, arena.allocateFrom(path.replace("\0", ""))));
    }

    timeval timeval() {
        var time = new timeval(arena);
        time.tv_sec(random.nextInt(8) == 0 ? -1 : 0);
        time.tv_usec(pick(0, 1, 1000, -1));
        return time;
    }

    timespec timespec() {
        var time = new timespec(arena);
        time.tv_sec(random.nextInt(8) == 0 ? -1 : 0);
        time.tv_nsec(pick(0, 1, 1_000_000, -1, 1_000_000_000));
        return time;
    }

    <T> T orNull(T object) {
        return random.nextInt(12) == 0 ? null : object;
    }

    Arena memoryOfCall() {
        return arena;
    }

    pthread_mutex_t mutex() {
        var mutex = pthread_h.PTHREAD_MUTEX_INITIALIZER(arena);
        if (random.nextBoolean())
            pthread_h.pthread_mutex_lock(mutex);
        return orNull(mutex);
    }

    pthread_attr_t attributes() {
        var attributes = new pthread_attr_t(arena);
        pthread_h.pthread_attr_init(attributes);
        return orNull(attributes);
    }

    sem_t semaphore() {
        var semaphore = new sem_t(arena);
        semaphore_h.sem_init(semaphore, 0, 1);
        return orNull(semaphore);
    }

    long thread() {
        if (random.nextBoolean())
            return pick(0L, -1L, 1L, Long.MAX_VALUE, pthread_h.pthread_self());
        var id = arena.allocate(ValueLayout.JAVA_LONG);
        pthread_h.pthread_create(id, C.NULL, arg -> arg, C.NULL);
        threads.add(id.get(ValueLayout.JAVA_LONG, 0));
        return threads.getLast();
    }

    FILE stream(boolean standard) {
        if (standard && random.nextBoolean())
            return pick(stdio_h.stdin, stdio_h.stdout, stdio_h.stderr, null);
        var stream = stdio_h.fopen("stream", pick("w+", "a", "r", "r+", "w"));
        if (stream == null) // "r" of a file that is not there yet
            return null;
        streams.add(stream);
        descriptors.ofStream(stdio_h.fileno(stream));
        if (random.nextInt(4) == 0)
            stdio_h.fputs("80 127.0.0.1\nabc\n", stream);
        if (random.nextInt(4) == 0)
            stdio_h.rewind(stream);
        if (random.nextInt(8) == 0)
            finish(stream);
        return stream;
    }

    private DIR directory() {
        var before = descriptors.open();
        var directory = dirent_h.opendir(".");
        FuzzDescriptors.difference(descriptors.open(), before).stream().forEach(descriptors::ofStream);
        directories.add(directory);
        if (random.nextInt(8) == 0)
            finish(directory);
        return orNull(directory);
    }

    private ifaddrs interfaces() {
        var list = new ifaddrs[1];
        ifaddrs_h.getifaddrs(list);
        interfaces.add(list[0]);
        if (random.nextInt(8) == 0)
            finish(list[0]);
        return pick(list[0], random.nextInt(4) == 0 && list[0].segment().scope().isAlive() ? list[0].ifa_next() : list[0], null);
    }

    pthread_mutexattr_t mutexAttributes() {
        var attributes = new pthread_mutexattr_t(arena);
        pthread_h.pthread_mutexattr_init(attributes);
        return orNull(attributes);
    }

    // ---- What a call has made ----

    /** Gives back what a function has returned, if that is a thing to be given back. */
    void finish(Method function, Object result, Object[] passed) {
        if (result instanceof FILE stream)
            finish(stream);
        if (result instanceof DIR directory)
            finish(directory);
        if (function.getName().equals("getifaddrs") && Integer.valueOf(0).equals(result))
            ifaddrs_h.freeifaddrs(((ifaddrs[]) passed[0])[0]);
        if (result instanceof MemorySegment memory && ALLOCATING.contains(function.getName()))
            stdlib_h.free(memory);
        if (function.getName().equals("pthread_create") && Integer.valueOf(0).equals(result))
            pthread_h.pthread_join(((MemorySegment) passed[0]).get(ValueLayout.JAVA_LONG_UNALIGNED, 0), C.NULL);
    }

    private static final Set<String> ALLOCATING = Set.of("malloc", "calloc", "realloc", "strdup", "strndup");

    private static void finish(FILE stream) {
        try {
            stdio_h.fclose(stream);
        } catch (IllegalStateException closed) {
            // by the call itself
        }
    }

    private static void finish(DIR directory) {
        try {
            dirent_h.closedir(directory);
        } catch (IllegalStateException closed) {
            // by the call itself
        }
    }

    private static void finish(ifaddrs list) {
        try {
            ifaddrs_h.freeifaddrs(list);
        } catch (IllegalStateException freed) {
            // by the call itself
        }
    }

    private static void finish(MemorySegment memory) {
        if (memory.scope().isAlive())
            stdlib_h.free(memory);
    }

    /** The call is over. */
    void end() {
        streams.forEach(FuzzArguments::finish);
        streams.clear();
        directories.forEach(FuzzArguments::finish);
        directories.clear();
        interfaces.forEach(FuzzArguments::finish);
        interfaces.clear();
        blocks.forEach(FuzzArguments::finish);
        blocks.clear();
        threads.forEach(thread -> pthread_h.pthread_join(thread, C.NULL)); // an error, if the call has joined it
        threads.clear();
    }

    // ---- Memory ----

    /** The constants of a type that has nothing else, such as SIG_IGN. */
    private static List<Object> constants(Class<?> type) {
        if (type.getDeclaringClass() == null || type.isInterface() || type.getConstructors().length != 0)
            return List.of();
        return Stream.of(type.getDeclaringClass().getFields()).filter(field -> field.getType() == type).map(field -> {
            try {
                return field.get(null);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }).toList();
    }

    /** Memory of every kind, most of it native, its size known, and fenced on both sides. */
    private MemorySegment memory() {
        return switch (random.nextInt(24)) {
            case 0 -> MemorySegment.ofArray(new byte[random.nextInt(40)]);
            case 1 -> closed;
            case 2 -> foreign;
            case 3 -> C.NULL;
            case 4 -> null;
            case 5 -> filled(pick(0, 4, 16, 30)).asReadOnly();
            case 6 -> block(true);
            case 7 -> block(false);
            default -> filled(pick(0, 1, 2, 3, 4, 7, 15, 16, 17, 30, 100, 4096, 16384));
        };
    }

    /** Memory of malloc, before free and after it. */
    private MemorySegment block(boolean alive) {
        var block = stdlib_h.malloc(pick(0L, 1L, 16L, 100L));
        if (alive)
            blocks.add(block.fill((byte) 0));
        else
            stdlib_h.free(block);
        return block;
    }

    private MemorySegment filled(int size) {
        return filled(size, switch (random.nextInt(6)) {
            case 0 -> memory -> memory.fill((byte) 0);
            case 1 -> memory -> memory.fill((byte) 0x55);
            case 2 -> memory -> fill(memory, arena.allocateFrom(random.nextInt(2) == 0 ? "127.0.0.1" : "%d 80"));
            case 3 -> memory -> fill(memory, arena.allocateFrom(socklen_t, number()));
            case 4 -> memory -> fill(memory, noise());
            // Loopback only; nobody can be called at port 0.
            default -> memory -> fill(memory, Loopback.address(arena, 0).segment());
        });
    }

    private MemorySegment filled(int size, Consumer<MemorySegment> filling) {
        // At any alignment, so that a field may be where the processor would not have it.
        int start = FENCE + (random.nextInt(4) == 0 ? random.nextInt(8) : 0);
        var memory = arena.allocate(start + size + FENCE, 8).fill(CANARY);
        fenced.add(memory.asSlice(start - FENCE, size + 2 * FENCE));
        var inner = memory.asSlice(start, size);
        filling.accept(inner);
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

    /** A struct: over memory of every kind, or a variable of noise, or one whose fields were assigned. */
    private Object structure(Class<?> type) {
        var memory = memory();
        if (type.isInterface())
            return memory == null ? null : lambda(type, memory);
        var variable = constructor(type, SegmentAllocator.class);
        var over = constructor(type, MemorySegment.class);
        if (variable == null || over != null && random.nextInt(3) == 0)
            try {
                return over.newInstance(memory);
            } catch (InvocationTargetException refused) {
                if (variable == null) // the class checks what the function need not
                    return null;
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        try {
            var struct = (struct) variable.newInstance(arena);
            if (random.nextInt(3) == 0)
                fill(struct.segment(), noise());
            else
                for (var setter : setters(type))
                    if (random.nextInt(4) != 0)
                        assign(struct, setter);
            return struct;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Method> setters(Class<?> type) {
        return Stream.of(type.getMethods()).filter(method -> method.getDeclaringClass() == type && !Modifier.isStatic(method.getModifiers())
                && method.getReturnType() == void.class && method.getParameterCount() == 1
                && (method.getParameterTypes()[0] == int.class || method.getParameterTypes()[0] == long.class || method.getParameterTypes()[0] == MemorySegment.class))
                .sorted(Comparator.comparing(Method::toString)).toList();
    }

    private void assign(struct struct, Method setter) throws ReflectiveOperationException {
        var type = setter.getParameterTypes()[0];
        try {
            // Lengths that fit now and then.
            setter.invoke(struct, type == int.class ? random.nextInt(3) == 0 ? number() : random.nextInt(3)
                    : type == long.class ? random.nextInt(3) == 0 ? length() : random.nextInt(3) : memory());
        } catch (InvocationTargetException refused) {
            // memory on the heap, or null
        }
    }

    private static Constructor<?> constructor(Class<?> type, Class<?> parameter) {
        return Stream.of(type.getConstructors()).filter(each -> each.getParameterCount() == 1 && each.getParameterTypes()[0] == parameter)
                .findFirst().orElse(null);
    }

    private static Object lambda(Class<?> type, MemorySegment memory) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) ->
                Modifier.isAbstract(method.getModifiers()) ? memory : method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : "a struct");
    }

    /** A function of the program's, which C calls: it ends at once, with any result. */
    private Object callback(Class<?> type) {
        var results = random.split();
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.isDefault())
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            if (method.getDeclaringClass() == Object.class)
                return "a callback";
            return method.getReturnType() == int.class ? results.nextInt(-1, 2)
                    : method.getReturnType() == MemorySegment.class ? C.NULL : null;
        });
    }
}
