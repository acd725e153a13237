package tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static libc.errno_h.*;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import libc.C;
import libc.C.struct;

/**
 * Calls the functions of the binding with everything that Java lets a program pass: wrong lengths, wrong memory, wrong
 * descriptors. A call must end, leave the JVM alive, write nowhere else, leave nothing open when it fails, and have an
 * outcome that is documented. {@link FuzzFence} says what is not called, {@link FuzzArguments} what is passed.
 *
 * <p>The calls are made in a JVM of their own. Call number i of a seed is always the same. It depends on an earlier one
 * only by what C itself keeps between calls, such as the place of {@code strtok} and the buffers of the standard streams.
 *
 * <p>As a program: {@code Fuzz COUNT [SEED [FIRST]]}, or {@code Fuzz help}, which prints the fence.
 */
public final class Fuzz {

    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

    // ---- The JVM that looks on ----

    public static void main(String[] args) throws Throwable {
        if (args[0].equals("calls")) {
            new Fuzz(Long.parseLong(args[1]), Path.of(args[4]), Path.of(args[5])).calls(Long.parseLong(args[2]), Long.parseLong(args[3]));
            return;
        }
        if (args[0].equals("help")) {
            System.out.println(FuzzFence.text());
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
            var here = Files.createDirectory(scratch.file("here")); // where relative names of files lead
            var classes = CLASSES + File.pathSeparator + Path.of(Fuzz.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+DisplayVMOutputToStderr", "-XX:ErrorFile=" + scratch.file("jvm"), "-cp", classes, Fuzz.class.getName(),
                    "calls", Long.toString(seed), Long.toString(first), Long.toString(count), log.toString(), CLASSES.toString()).directory(here.toFile())
                    .redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors.toFile()).start();
            var last = "";
            while (!process.waitFor(20, TimeUnit.SECONDS)) {
                var now = noted(log);
                if (now.equals(last)) {
                    process.destroyForcibly().waitFor();
                    return "hangs: " + now + again(seed, now);
                }
                if (progress)
                    System.out.println("  " + now.lines().findFirst().orElse(""));
                last = now;
            }
            if (process.exitValue() == 0)
                return "";
            var call = noted(log);
            var said = Files.readString(errors, ISO_8859_1);
            return (process.exitValue() == WRONG ? call
                    : "crashes, with exit status " + process.exitValue() + ", at " + call + "\n" + said.substring(Math.max(0, said.length() - 2000)))
                    + again(seed, call);
        }
    }

    private static String noted(Path log) throws Exception {
        return new String(Files.readAllBytes(log), ISO_8859_1).replaceAll("(?s)\0.*", "");
    }

    private static String again(long seed, String call) {
        return "\nagain, alone: ./build.sh fuzz 1 " + seed + " " + call.replaceAll("(?s)^call (\\d+).*", "$1");
    }

    // ---- The JVM that calls ----

    /** The exit status after a call with a wrong outcome. */
    private static final int WRONG = 3;

    /** For these, a negative result is one like any other, and errno is not set. */
    private static final Set<String> NUMBERS = Set.of("atoi", "atol", "atoll", "abs", "labs", "rand", "htonl", "ntohl", "inet_addr", "h_errno",
            "strcmp", "strncmp", "strcasecmp", "strncasecmp", "memcmp", "tolower", "toupper", "mktime",
            "bcmp", "inet_network", "lround", "optind", "opterr", "optopt", "CMSG_ALIGN", "CMSG_LEN", "CMSG_SPACE");

    /** These return -1 without an error as well: at the end of a file or of a text, for an unknown mode, where there is no limit, or of another descriptor. */
    private static final Set<String> ENDING = Set.of("getchar", "getc", "fgetc", "getline", "scanf", "fscanf", "sscanf", "setvbuf", "sysconf",
            "eventfd_read", "eventfd_write");

    /** These return how much they have done before an error. */
    private static final Set<String> COUNTING = Set.of("fread", "fwrite");

    /** These return 0 for "no", and errno tells why. */
    private static final Set<String> DENYING = Set.of("isatty", "if_nametoindex");

    /** These tell of a number that is too large by errno, and return the nearest. */
    private static final Set<String> BOUNDED = Set.of("strtol", "strtoll", "strtoul", "strtoull");

    private final long seed;
    private final MemorySegment log;
    private final List<Method> functions;
    private final Set<Integer> errnos = new HashSet<>();
    private final FuzzDescriptors descriptors = new FuzzDescriptors();
    private final FuzzArguments arguments = new FuzzArguments(descriptors);

    private Fuzz(long seed, Path log, Path classes) throws Throwable {
        this.seed = seed;
        try (var file = FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.log = file.map(FileChannel.MapMode.READ_WRITE, 0, 4096, Arena.global());
        }
        functions = functions(classes.resolve("libc"));
        for (var constant : libc.errno_h.class.getFields())
            errnos.add(constant.getInt(null));
    }

    /** Every public static method of a header, and of C itself. */
    private static List<Method> functions(Path root) throws Exception {
        try (var files = Files.walk(root)) {
            var classes = files.map(root::relativize).map(Path::toString)
                    .filter(file -> file.matches("(?!abi/|internal/)(.*_h|C)\\.class"))
                    .map(file -> "libc." + file.replace(".class", "").replace('/', '.')).toList();
            var functions = new ArrayList<Method>();
            for (var name : classes)
                for (var method : Class.forName(name).getDeclaredMethods())
                    if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                        functions.add(method);
            FuzzFence.check(functions);
            functions.removeIf(FuzzFence::leavesOut);
            functions.sort(Comparator.comparing(Method::toString));
            return functions;
        }
    }

    private void calls(long first, long count) throws Throwable {
        for (long i = first; i < first + count; i++) {
            var random = new SplittableRandom(seed + i * 0x9E3779B97F4A7C15L);
            try (var arena = Arena.ofConfined()) {
                descriptors.begin(random, arena);
                arguments.begin(random, arena);
                var problem = call(i, functions.get(random.nextInt(functions.size())));
                if (problem != null) {
                    note(log.getString(0) + "\n  " + problem);
                    System.exit(WRONG);
                }
            } finally {
                arguments.end();
                descriptors.end();
            }
        }
    }

    /** {@return what is wrong with the outcome of a call, or null} */
    private String call(long number, Method function) throws Throwable {
        var passed = Stream.of(function.getParameters()).map(parameter -> arguments.argument(function, parameter)).toArray();
        note("call %d: %s(%s)".formatted(number, function.getName(),
                Stream.of(passed).map(Fuzz::describe).collect(Collectors.joining(", "))));

        var before = descriptors.open();
        errno(0);
        Object result = null;
        Throwable thrown = null;
        try {
            result = function.invoke(null, passed);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        }
        int errno = errno();
        var after = descriptors.open();
        var opened = FuzzDescriptors.difference(after, before);
        var lost = FuzzDescriptors.difference(before, after);
        if (thrown == null)
            arguments.finish(function, result, passed);
        opened.stream().filter(descriptors.open()::get).forEach(libc.unistd_h::close);
        if (!arguments.fenceStands())
            return "wrote outside of its memory";
        if (!descriptors.allMade(lost))
            return "closed " + lost + ", which it was not given";
        if (!opened.isEmpty() && (thrown != null || Integer.valueOf(-1).equals(result) || result == null))
            return "left " + opened + " open, and " + (thrown != null ? "threw " + thrown : "returned " + result);
        return thrown != null ? explain(function, passed, thrown) : explain(function, result, errno);
    }

    private static String explain(Method function, Object[] passed, Throwable thrown) {
        var message = String.valueOf(thrown.getMessage());
        if (thrown instanceof NullPointerException && Stream.of(passed).anyMatch(Fuzz::hasNull))
            return null;
        boolean refusal = thrown instanceof IndexOutOfBoundsException || thrown instanceof IllegalArgumentException
                || thrown instanceof IllegalStateException || thrown instanceof WrongThreadException;
        // What C has in the language itself is memory access of Java's, with messages of Java's.
        if (refusal && (message.startsWith(function.getName() + ": ") || function.getDeclaringClass() == C.class))
            return null;
        // A callback may return null.
        if (function.getDeclaringClass() == C.class && (thrown instanceof NullPointerException || thrown instanceof ArithmeticException
                || thrown instanceof ClassCastException || thrown instanceof UnsupportedOperationException))
            return null;
        return "threw " + thrown + Stream.of(thrown.getStackTrace()).limit(5).map(frame -> "\n    at " + frame).collect(Collectors.joining());
    }

    private String explain(Method function, Object result, int errno) {
        if (function.getName().equals("errno") || function.getDeclaringClass() == C.class)
            return null;
        if (errno != 0 && !errnos.contains(errno))
            return "errno is " + errno + ", which errno_h does not know";
        if (NUMBERS.contains(function.getName()) || BOUNDED.contains(function.getName()) || COUNTING.contains(function.getName())
                || result instanceof Double || !(result instanceof Number number))
            return null;
        if (DENYING.contains(function.getName()))
            return (number.longValue() == 0) == (errno != 0) ? null : "returned " + number + " with errno " + errno;
        if (ENDING.contains(function.getName()) && number.longValue() == -1)
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

    private void note(String text) {
        var bytes = text.getBytes();
        log.fill((byte) 0);
        MemorySegment.copy(bytes, 0, log, ValueLayout.JAVA_BYTE, 0, Math.min(bytes.length, 4000));
    }

    private static String describe(Object argument) {
        return switch (argument) {
            case struct s -> s.getClass().getSimpleName() + " of " + describe(s.segment());
            case MemorySegment m when m.scope().isAlive() && m.isAccessibleBy(Thread.currentThread()) && m.byteSize() <= 32 ->
                    "%d bytes%s %s".formatted(m.byteSize(), m.isNative() ? "" : " of the heap", HexFormat.of().formatHex(m.toArray(ValueLayout.JAVA_BYTE)));
            case MemorySegment m -> m.byteSize() + " bytes" + (m.scope().isAlive() ? "" : " of a closed arena");
            case String s -> '"' + s + '"';
            case Object[] array -> Stream.of(array).map(Fuzz::describe).collect(Collectors.joining(", ", "{", "}"));
            case null -> "null";
            default -> argument.toString();
        };
    }
}
