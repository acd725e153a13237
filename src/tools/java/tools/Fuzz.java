package tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.netinet.in_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import libc.C;
import libc.C.struct;
import libc.netdb_h;
import libc.stdio_h;

/**
 * Calls the functions of the binding with everything that Java lets a program pass: wrong lengths, wrong memory, wrong
 * descriptors. A call must end, leave the JVM alive, write nowhere else, and have an outcome that is documented.
 *
 * <p>The calls are made in a JVM of their own. Call number i of a seed is always the same, and depends on no other.
 *
 * <p>As a program: {@code Fuzz COUNT [SEED [FIRST]]}.
 */
public final class Fuzz {

    private static final Path CLASSES = Path.of("target/classes");

    // ---- The JVM that looks on ----

    public static void main(String[] args) throws Throwable {
        if (args[0].equals("calls")) {
            new Fuzz(Long.parseLong(args[1]), Path.of(args[4])).calls(Long.parseLong(args[2]), Long.parseLong(args[3]));
            return;
        }
        long count = Long.parseLong(args[0]);
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        long first = args.length > 2 ? Long.parseLong(args[2]) : 0;
        System.out.printf("%d calls, seed %d%n", count, seed);
        var failure = run(seed, first, count, true);
        System.out.println(failure.isEmpty() ? "0 crashes, 0 hangs, 0 unexplained outcomes" : failure);
        System.exit(failure.isEmpty() ? 0 : 1);
    }

    /** {@return the first call that went wrong, and how; or nothing} */
    public static String run(long seed, long first, long count, boolean progress) throws Exception {
        try (var scratch = new Scratch()) {
            var log = Files.createFile(scratch.file("log"));
            var errors = scratch.file("errors");
            var classes = CLASSES + File.pathSeparator + Path.of(Fuzz.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+DisplayVMOutputToStderr", "-XX:ErrorFile=" + scratch.file("jvm"), "-cp", classes, Fuzz.class.getName(),
                    "calls", Long.toString(seed), Long.toString(first), Long.toString(count), log.toString())
                    .redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors.toFile()).start();
            var last = "";
            while (!process.waitFor(20, TimeUnit.SECONDS)) {
                var now = Files.readString(log).replaceAll("\0.*", "");
                if (now.equals(last)) {
                    process.destroyForcibly().waitFor();
                    return "hangs: " + now;
                }
                if (progress)
                    System.out.println("  " + now.lines().findFirst().orElse(""));
                last = now;
            }
            if (process.exitValue() == 0)
                return "";
            var call = Files.readString(log).replaceAll("(?s)\0.*", "");
            var said = Files.readString(errors, ISO_8859_1);
            return (process.exitValue() == 3 ? call
                    : "crashes, with exit status " + process.exitValue() + ", at " + call + "\n" + said.substring(Math.max(0, said.length() - 2000)))
                    + "\nagain, alone: ./build.sh fuzz 1 " + seed + " " + call.replaceAll("(?s)^call (\\d+).*", "$1");
        }
    }

    // ---- The JVM that calls ----

    /** These end the program, stop it for as long as they are told, or ask name servers on other machines. */
    private static final Set<String> LEFT_OUT = Set.of("exit", "sleep",
            "getaddrinfo", "getnameinfo", "gethostbyname", "gethostbyaddr");

    /** For these, -1 is a value like any other, and errno is not set. */
    private static final Set<String> NUMBERS = Set.of("atoi", "inet_addr", "htonl", "ntohl", "strcmp", "strncmp");

    private static final byte CANARY = (byte) 0xC5;
    private static final int FENCE = 64;

    private final long seed;
    private final MemorySegment log;
    private final List<Method> functions;
    private final Set<Integer> errnos = new HashSet<>();
    private final MethodHandle dup = Libc.function("dup", ValueLayout.JAVA_INT);
    private final MethodHandle pipe = Libc.function("pipe", ValueLayout.ADDRESS);
    private final int devNull;
    private final MemorySegment closed;
    private final MemorySegment foreign;

    // Of the call that is being made.
    private SplittableRandom random;
    private Arena arena;
    private final List<MemorySegment> fenced = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private Fuzz(long seed, Path log) throws Throwable {
        this.seed = seed;
        try (var file = FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.log = file.map(FileChannel.MapMode.READ_WRITE, 0, 4096, Arena.global());
        }
        functions = functions();
        for (var constant : libc.errno_h.class.getFields())
            errnos.add(constant.getInt(null));
        try (var stack = Arena.ofConfined()) {
            var path = stack.allocateFrom("/dev/null");
            devNull = (int) Libc.function("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT).invoke(path, 2); // O_RDWR everywhere
        }
        try (var shared = Arena.ofShared()) {
            closed = shared.allocate(16);
        }
        foreign = CompletableFuture.supplyAsync(() -> Arena.ofConfined().allocate(16)).join();
    }

    /** Every public static method of a header, and of C itself. */
    private static List<Method> functions() throws Exception {
        var root = CLASSES.resolve("libc");
        try (var files = Files.walk(root)) {
            var classes = files.map(root::relativize).map(Path::toString)
                    .filter(file -> file.matches("(?!abi/|internal/)(.*_h|C)\\.class"))
                    .map(file -> "libc." + file.replace(".class", "").replace('/', '.')).toList();
            var functions = new ArrayList<Method>();
            for (var name : classes)
                for (var method : Class.forName(name).getDeclaredMethods())
                    if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())
                            && !LEFT_OUT.contains(method.getName()))
                        functions.add(method);
            functions.sort(Comparator.comparing(Method::toString));
            return functions;
        }
    }

    private void calls(long first, long count) throws Throwable {
        for (long i = first; i < first + count; i++) {
            random = new SplittableRandom(seed + i * 0x9E3779B97F4A7C15L);
            try (var call = Arena.ofConfined()) {
                arena = call;
                var problem = call(i, functions.get(random.nextInt(functions.size())));
                if (problem != null) {
                    note(i, text(log) + "\n  " + problem);
                    System.exit(3);
                }
            } finally {
                fenced.clear();
                open.forEach(libc.unistd_h::close);
                open.clear();
            }
        }
    }

    /** {@return what is wrong with the outcome of a call, or null} */
    private String call(long number, Method function) throws Throwable {
        var arguments = new Object[function.getParameterCount()];
        for (int i = 0; i < arguments.length; i++)
            arguments[i] = argument(function, function.getParameters()[i]);
        note(number, "call %d: %s(%s)".formatted(number, function.getName(),
                Stream.of(arguments).map(Fuzz::describe).collect(Collectors.joining(", "))));

        errno(0);
        int next = nextDescriptor();
        Object result = null;
        Throwable thrown = null;
        try {
            result = function.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        }
        int errno = errno();
        // It makes two, and leaves their numbers in its last argument.
        if (function.getName().equals("socketpair") && Integer.valueOf(0).equals(result)) {
            close(((MemorySegment) arguments[3]).get(ValueLayout.JAVA_INT_UNALIGNED, 0));
            close(((MemorySegment) arguments[3]).get(ValueLayout.JAVA_INT_UNALIGNED, Integer.BYTES));
        } else if (nextDescriptor() > next)
            close(next);
        for (var memory : fenced)
            for (int i = 0; i < FENCE; i++)
                if (memory.get(ValueLayout.JAVA_BYTE, i) != CANARY || memory.get(ValueLayout.JAVA_BYTE, memory.byteSize() - 1 - i) != CANARY)
                    return "wrote outside of its memory";
        return thrown != null ? explain(function, arguments, thrown) : explain(function, result, errno);
    }

    private static String explain(Method function, Object[] arguments, Throwable thrown) {
        var message = String.valueOf(thrown.getMessage());
        if (thrown instanceof NullPointerException && Stream.of(arguments).anyMatch(Fuzz::hasNull))
            return null;
        boolean refusal = thrown instanceof IndexOutOfBoundsException || thrown instanceof IllegalArgumentException
                || thrown instanceof IllegalStateException || thrown instanceof WrongThreadException;
        // What C has in the language itself is memory access of Java's, with messages of Java's.
        if (refusal && (message.startsWith(function.getName() + ": ") || function.getDeclaringClass() == C.class))
            return null;
        if (function.getDeclaringClass() == C.class && (thrown instanceof ArithmeticException
                || thrown instanceof ClassCastException || thrown instanceof UnsupportedOperationException))
            return null;
        return "threw " + thrown;
    }

    private String explain(Method function, Object result, int errno) {
        if (function.getName().equals("errno"))
            return null;
        if (errno != 0 && !errnos.contains(errno))
            return "errno is " + errno + ", which errno_h does not know";
        if (NUMBERS.contains(function.getName()) || !(result instanceof Number number))
            return null;
        if (number.longValue() < 0 && errno == 0)
            return "returned " + number + " without an errno";
        if (number.longValue() >= 0 && errno != 0)
            return "returned " + number + " with errno " + errno;
        return null;
    }

    private static boolean hasNull(Object argument) {
        return argument == null || argument instanceof Object[] array && Stream.of(array).anyMatch(Fuzz::hasNull);
    }

    private int nextDescriptor() throws Throwable {
        int descriptor = (int) dup.invokeExact(devNull);
        close(descriptor);
        return descriptor;
    }

    private void note(long number, String text) {
        var bytes = text.getBytes();
        log.fill((byte) 0);
        MemorySegment.copy(bytes, 0, log, ValueLayout.JAVA_BYTE, 0, Math.min(bytes.length, 4000));
    }

    private static String text(MemorySegment log) {
        return log.getString(0);
    }

    private static String describe(Object argument) {
        return switch (argument) {
            case struct s -> describe(s.segment());
            case MemorySegment m when m.scope().isAlive() && m.isAccessibleBy(Thread.currentThread()) && m.byteSize() <= 32 ->
                    "%d bytes%s %s".formatted(m.byteSize(), m.isNative() ? "" : " of the heap", HexFormat.of().formatHex(m.toArray(ValueLayout.JAVA_BYTE)));
            case MemorySegment m -> m.byteSize() + " bytes" + (m.scope().isAlive() ? "" : " of a closed arena");
            case String s -> '"' + s + '"';
            case Object[] array -> Stream.of(array).map(Fuzz::describe).collect(Collectors.joining(", ", "{", "}"));
            case null -> "null";
            default -> argument.toString();
        };
    }

    // ---- Arguments ----

    private Object argument(Method function, Parameter parameter) throws Throwable {
        var type = parameter.getType();
        if (!parameter.isNamePresent())
            throw new IllegalStateException("compiled without -parameters: a descriptor could be one of the JVM's");
        if (type == int.class)
            return parameter.getName().endsWith("fd") ? descriptor() : number();
        if (type == long.class)
            return length();
        if (type == String.class)
            return function.getName().equals("printf") ? format() : string();
        if (type == MemorySegment.class)
            return memory();
        if (type == stdio_h.FILE.class)
            return random.nextInt(50) == 0 ? null : pick(stdio_h.stdin, stdio_h.stdout, stdio_h.stderr);
        if (type == String[].class)
            return Stream.generate(this::string).limit(random.nextInt(4)).toArray(String[]::new);
        if (type == Object[].class)
            return values();
        if (type == MemoryLayout.class || type == ValueLayout.class)
            return pick(ValueLayout.JAVA_BYTE, ValueLayout.JAVA_SHORT, ValueLayout.JAVA_INT, socklen_t, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
        if (type == sockaddr.class) {
            var memory = memory();
            return memory == null ? null : (sockaddr) () -> memory;
        }
        if (type == struct.class) {
            var memory = memory();
            return memory == null ? null : (struct) () -> memory;
        }
        if (type == netdb_h.addrinfo.class)
            return random.nextInt(4) == 0 ? null : new netdb_h.addrinfo(arena);
        if (type == in_addr.class) {
            var memory = memory();
            return memory == null || memory.byteSize() < 4 ? null : new in_addr(memory);
        }
        throw new IllegalStateException("nobody has said what to pass for a " + type);
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

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
                "%s%n", "\0", "80\0 80", "안녕하세요", "x".repeat(5000), null);
    }

    private String format() {
        var format = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--)
            format.append(pick("", "%", "-", "100%%", " text ")).append(pick("%", "%-", "%0", "%#", "% ", "%+", "%300", "%.3", "%*"))
                    .append(pick("d", "s", "s", "ld", "lu", "zu", "c", "x", "f", "g", "n", "p", "lld", "hhd", "ls", "%", "", "q"));
        return format.toString();
    }

    private Object[] values() throws Throwable {
        var values = new Object[random.nextInt(5)];
        for (int i = 0; i < values.length; i++)
            values[i] = switch (random.nextInt(6)) {
                case 0 -> number();
                case 1 -> length();
                case 2 -> random.nextDouble();
                case 3 -> 'x';
                case 4 -> string();
                default -> memory();
            };
        return values;
    }

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
        switch (random.nextInt(5)) {
            case 0 -> inner.fill((byte) 0);
            case 1 -> inner.fill((byte) 0x55);
            case 2 -> fill(inner, arena.allocateFrom(random.nextInt(2) == 0 ? "127.0.0.1" : "%d 80"));
            case 3 -> fill(inner, arena.allocateFrom(socklen_t, number()));
            // Loopback only; nobody can be called at port 0.
            default -> fill(inner, Loopback.address(arena, 0).segment());
        }
        return inner;
    }

    private static void fill(MemorySegment memory, MemorySegment with) {
        memory.fill((byte) 0);
        memory.copyFrom(with.asSlice(0, Math.min(with.byteSize(), memory.byteSize())));
    }

    // ---- Descriptors ----

    /** A descriptor that is closed, never existed, or was made for this call. It is never one of the JVM's, and no call on it waits. */
    private int descriptor() throws Throwable {
        return switch (random.nextInt(12)) {
            case 0 -> pick(-1, -2, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20, (1 << 20) + random.nextInt(1 << 20));
            case 1 -> opened((int) dup.invokeExact(devNull));
            case 2 -> pipe(true);
            case 3 -> pipe(false);
            case 4 -> tcp();
            case 5 -> bound();
            case 6 -> listening();
            case 7 -> connected(false, false);
            case 8 -> connected(true, false);
            case 9 -> connected(false, true);
            case 10 -> accepted();
            default -> {
                int descriptor = tcp();
                close(open.pop());
                yield descriptor;
            }
        };
    }

    private int opened(int descriptor) {
        open.push(descriptor);
        return descriptor;
    }

    private int pipe(boolean read) throws Throwable {
        var ends = arena.allocate(ValueLayout.JAVA_INT, 2);
        int ignored = (int) pipe.invokeExact(ends);
        int in = opened(ends.getAtIndex(ValueLayout.JAVA_INT, 0));
        int out = opened(ends.getAtIndex(ValueLayout.JAVA_INT, 1));
        if (random.nextBoolean())
            write(out, arena.allocateFrom("data"), 4);
        close(read ? out : random.nextBoolean() ? in : -1);
        return read ? in : out;
    }

    private int tcp() {
        return opened(socket(PF_INET, SOCK_STREAM, 0));
    }

    private int bound() {
        int sock = tcp();
        bind(sock, Loopback.address(arena, 0), 16);
        return sock;
    }

    /** A server socket with a caller in its queue, so that accept need not wait. */
    private int listening() {
        int sock = bound();
        listen(sock, 5);
        call(sock);
        return sock;
    }

    private int call(int server) {
        int caller = tcp();
        connect(caller, addressOf(server), 16);
        return caller;
    }

    /** A connected socket whose other end has closed: after it said something, after it said nothing, or with bytes unread. */
    private int connected(boolean said, boolean reset) {
        int server = bound();
        listen(server, 5);
        int caller = call(server);
        int other = opened(accept(server, C.NULL, C.NULL));
        var text = arena.allocateFrom("Hello World!");
        if (said)
            write(other, text, 13);
        if (reset)
            write(caller, text, 13);
        close(other);
        open.remove(other);
        return caller;
    }

    private int accepted() {
        int server = listening();
        int sock = opened(accept(server, C.NULL, C.NULL));
        // The caller closes, so that a read here comes to an end.
        int caller = open.stream().filter(descriptor -> descriptor != sock && descriptor != server).findFirst().orElseThrow();
        close(caller);
        open.remove(caller);
        return sock;
    }

    private final MethodHandle getsockname = Libc.function("getsockname", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);

    private sockaddr_in addressOf(int sock) {
        var addr = new sockaddr_in(arena);
        try {
            int ignored = (int) getsockname.invokeExact(sock, addr.segment(), arena.allocateFrom(socklen_t, 16));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return addr;
    }
}
