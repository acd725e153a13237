package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.assert_h.*;
import static libc.errno_h.*;
import static libc.limits_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.Command;
import tools.Command.Outcome;
import tools.Libc;

/** stdlib.h, and what ends a program: assert.h too. */
class StdlibTest {
    private final Arena stack = Arena.ofConfined();

    @AfterEach
    void close() {
        stack.close();
    }

    // ---- Numbers ----

    @Test
    void numbers_are_read_as_c_reads_them() throws Throwable {
        var atol = Libc.function("atol", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
        var atof = Libc.function("atof", FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.ADDRESS));
        var strtod = Libc.function("strtod", FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        var three = FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        var strtol = Libc.function("strtol", three);
        var strtoul = Libc.function("strtoul", three);
        var random = new SplittableRandom(1);
        var end = stack.allocate(C_POINTER);
        var expectedEnd = stack.allocate(C_POINTER);
        for (int round = 0; round < 3000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(24); i > 0; i--)
                text.append(" \t+-00123789xXaAfFzZ.eEé".charAt(random.nextInt(24)));
            int base = List.of(0, 2, 8, 10, 16, 36, 1, 37, -1).get(random.nextInt(9));
            var string = stack.allocateFrom(text.toString());
            assertEquals((long) atol.invokeExact(string), atol(string));
            assertEquals(atol(string), atol(text.toString()));
            assertEquals(atol(string), atoll(string));
            assertEquals(atol(string), atoll(text.toString()));
            assertEquals((double) atof.invokeExact(string), atof(string));
            assertEquals(atof(string), atof(text.toString()));

            clear(end, expectedEnd);
            long number = (long) strtol.invokeExact(string, expectedEnd, base);
            assertEquals(number, strtol(string, end, base), text::toString);
            assertEquals(pointer(expectedEnd), pointer(end), text + " in base " + base);
            assertEquals(number, strtol(text.toString(), NULL, base));
            assertEquals(number, strtoll(string, NULL, base));
            assertEquals(number, strtoll(text.toString(), NULL, base));

            clear(end, expectedEnd);
            long unsigned = (long) strtoul.invokeExact(string, expectedEnd, base);
            assertEquals(unsigned, strtoul(string, end, base), text::toString);
            assertEquals(pointer(expectedEnd), pointer(end), text + " in base " + base);
            assertEquals(unsigned, strtoul(text.toString(), NULL, base));
            assertEquals(unsigned, strtoull(string, NULL, base));
            assertEquals(unsigned, strtoull(text.toString(), NULL, base));

            double real = (double) strtod.invokeExact(string, expectedEnd);
            assertEquals(real, strtod(string, end), text::toString);
            assertEquals(pointer(expectedEnd), pointer(end), text::toString);
            assertEquals(real, strtod(text.toString(), NULL));
        }
    }

    private static void clear(MemorySegment... pointers) {
        for (var pointer : pointers)
            pointer.set(ValueLayout.JAVA_LONG, 0, 0); // glibc leaves it alone for a wrong base
    }

    private static long pointer(MemorySegment pointer) {
        return pointer.get(ValueLayout.JAVA_LONG, 0);
    }

    @Test
    void the_end_of_a_number_in_a_text_can_be_read() {
        var end = stack.allocate(C_POINTER);
        assertEquals(80, strtol("80abc", end, 10));
        assertEquals("abc", end.get(C_POINTER, 0).getString(0));
        assertEquals(0, strtol("", end, 10));
        assertEquals("", end.get(C_POINTER, 0).getString(0));
        assertEquals(2.5, strtod("2.5 s", end));
        assertEquals(" s", end.get(C_POINTER, 0).getString(0));
    }

    @Test
    void errno_tells_of_a_number_out_of_range_and_a_success_leaves_it() {
        errno(0);
        assertEquals(LONG_MAX, strtol("9223372036854775808", NULL, 10));
        assertEquals(ERANGE, errno());
        errno(0);
        assertEquals(LONG_MAX, strtol("9223372036854775807", NULL, 10));
        assertEquals(0, errno(), "the error of the call before is not this call's");
        assertEquals(LONG_MIN, strtol("-9223372036854775809", NULL, 10));
        assertEquals(ERANGE, errno());
        assertEquals(7, strtol("7", NULL, 10));
        assertEquals(ERANGE, errno(), "a success leaves it");
        assertEquals(0, strtol("7", NULL, 37));
        assertEquals(EINVAL, errno());
        errno(0);
        assertEquals(ULONG_MAX, strtoul("-1", NULL, 10));
        assertEquals(0, errno());
        assertEquals(ULONG_MAX, strtoul("18446744073709551616", NULL, 10));
        assertEquals(ERANGE, errno());
        errno(0);
        assertEquals(0.0, strtod("0", NULL));
        assertEquals(0, errno());
        assertEquals(Double.POSITIVE_INFINITY, strtod("1e999", NULL));
        assertEquals(ERANGE, errno());
        errno(0);
        assertEquals(Double.POSITIVE_INFINITY, strtod("inf", NULL));
        assertEquals(0, errno());
        assertEquals(0.0, strtod("1e-999", NULL));
        assertEquals(ERANGE, errno());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"strtol", "strtoul", "strtoll", "strtoull", "strtod"})
    void the_place_for_the_end_must_hold_a_pointer(String name) {
        var short7 = stack.allocate(7);
        var constant = stack.allocate(8).asReadOnly();
        assertRefused(name + ": sizeof(char *) is 8, but endptr has 7 bytes", () -> read(name, stack.allocateFrom("1"), short7));
        assertRefused(name + ": endptr is read-only", () -> read(name, stack.allocateFrom("1"), constant));
        assertRefused(name + ": nptr has no NUL in its 1 bytes", () -> read(name, stack.allocateFrom("1").asSlice(0, 1), NULL));
        assertRefused(name + ": nptr is NULL", () -> read(name, NULL, NULL));
    }

    private static double read(String name, MemorySegment nptr, MemorySegment endptr) {
        return switch (name) {
            case "strtol" -> strtol(nptr, endptr, 10);
            case "strtoul" -> strtoul(nptr, endptr, 10);
            case "strtoll" -> strtoll(nptr, endptr, 10);
            case "strtoull" -> strtoull(nptr, endptr, 10);
            default -> strtod(nptr, endptr);
        };
    }

    @Test
    void text_without_a_nul_is_no_number() {
        var array = stack.allocate(3).fill((byte) '1');
        assertRefused("atol: nptr has no NUL in its 3 bytes", () -> atol(array));
        assertRefused("atoll: nptr has no NUL in its 3 bytes", () -> atoll(array));
        assertRefused("atof: nptr has no NUL in its 3 bytes", () -> atof(array));
        assertRefused("atof: nptr is NULL", () -> atof(NULL));
    }

    @Test
    void abs_drops_the_sign() {
        assertEquals(5, abs(-5));
        assertEquals(5, abs(5));
        assertEquals(INT_MIN, abs(INT_MIN));
        assertEquals(1L << 40, labs(-1L << 40));
        assertEquals(LONG_MIN, labs(LONG_MIN));
    }

    @Test
    void random_numbers_are_c_s() throws Throwable {
        var c = Libc.function("rand");
        for (int seed : List.of(1, 42, -1)) {
            srand(seed);
            var ours = new ArrayList<Integer>();
            for (int i = 0; i < 100; i++)
                ours.add(rand());
            srand(seed);
            for (int number : ours) {
                assertEquals((int) c.invokeExact(), number);
                assertTrue(number >= 0 && number <= RAND_MAX);
            }
        }
    }

    @Test
    void getenv_has_what_the_program_was_started_with() {
        var path = System.getenv("PATH");
        assertEquals(path, getenv("PATH").getString(0));
        assertEquals(path, getenv(stack.allocateFrom("PATH")).getString(0));
        assertEquals(strlen(path) + 1, getenv("PATH").byteSize());
        assertTrue(getenv("PATH").isReadOnly());
        assertSame(NULL, getenv("NO_SUCH_VARIABLE"));
        assertRefused("getenv: name has no NUL in its 1 bytes", () -> getenv(stack.allocateFrom("x").asSlice(0, 1)));
        assertRefused("getenv: name is NULL", () -> getenv(NULL));
    }

    // ---- Memory ----

    @Test
    void memory_lives_until_it_is_freed() {
        var memory = malloc(40);
        assertEquals(40, memory.byteSize());
        assertEquals(0, memory.address() % 16, "aligned for every type");
        memory.set(C_LONG, 32, 7);
        var part = memory.asSlice(8, 8);
        free(memory);
        assertThrows(IllegalStateException.class, () -> memory.get(C_LONG, 32));
        assertThrows(IllegalStateException.class, () -> part.get(C_CHAR, 0));
        assertRefused("strlen: s is in an arena that is closed", () -> strlen(part));
        assertRefused("free: ptr is freed already", () -> free(memory));
        assertRefused("realloc: ptr is freed already", () -> realloc(memory, 8));
        free(NULL);
    }

    @Test
    void any_thread_uses_and_frees_it() throws Exception {
        var memory = malloc(4);
        memory.set(C_INT, 0, 5);
        CompletableFuture.runAsync(() -> {
            assertEquals(5, memory.get(C_INT, 0));
            free(memory);
        }, Thread::startVirtualThread).get();
        assertThrows(IllegalStateException.class, () -> memory.get(C_INT, 0));
    }

    @Test
    void a_pointer_that_was_kept_in_memory_frees_it() {
        var place = stack.allocate(C_POINTER);
        var memory = malloc(4);
        place.set(C_POINTER, 0, memory);
        free(place.get(C_POINTER, 0));
        assertThrows(IllegalStateException.class, () -> memory.get(C_INT, 0));
    }

    @Test
    @SuppressWarnings("restricted")
    void an_old_pointer_does_not_free_what_is_at_its_address_now() {
        var memory = malloc(8);
        var old = MemorySegment.ofAddress(memory.address()).reinterpret(8, stack, null);
        assertRefused(FOREIGN.formatted("free"), () -> free(old));
        free(memory);
    }

    @Test
    void a_struct_in_such_memory_is_freed() {
        var memory = malloc(16);
        struct object = () -> memory;
        free(object);
        assertThrows(IllegalStateException.class, () -> memory.get(C_INT, 0));
        assertRefused("free: ptr is freed already", () -> free(object));
        free((struct) null);
    }

    private static final String FOREIGN = "%s: ptr is not the start of memory that malloc, calloc, realloc or strdup has given";

    @Test
    void what_is_not_the_start_of_such_memory_is_not_freed() {
        var memory = calloc(8, 1);
        assertRefused(FOREIGN.formatted("free"), () -> free(memory.asSlice(1)));
        assertRefused(FOREIGN.formatted("free"), () -> free(stack.allocate(8)));
        assertRefused("free: ptr is on Java's heap, where C cannot reach it", () -> free(MemorySegment.ofArray(new byte[8])));
        assertRefused(FOREIGN.formatted("free"), () -> free(getenv("PATH")));
        assertRefused(FOREIGN.formatted("realloc"), () -> realloc(memory.asSlice(1), 9));
        assertRefused(FOREIGN.formatted("realloc"), () -> realloc(stack.allocate(8), 9));
        assertEquals(0, memory.get(C_LONG, 0), "it is still there");
        free(memory);
    }

    @Test
    void too_much_memory_is_null_and_errno() {
        for (var call : List.<Map.Entry<String, MemorySegment>>of(
                Map.entry("malloc", tooMuch(() -> malloc(LONG_MAX))), Map.entry("malloc of a negative size", tooMuch(() -> malloc(-1))),
                Map.entry("calloc", tooMuch(() -> calloc(1L << 62, 1))), Map.entry("calloc overflows", tooMuch(() -> calloc(1L << 33, 1L << 33))),
                Map.entry("realloc of NULL", tooMuch(() -> realloc(NULL, LONG_MAX)))))
            assertSame(NULL, call.getValue(), call.getKey());
        var memory = malloc(4);
        memory.set(C_INT, 0, 5);
        assertSame(NULL, tooMuch(() -> realloc(memory, LONG_MAX)));
        assertEquals(5, memory.get(C_INT, 0), "the old memory stays");
        free(memory);
    }

    private static MemorySegment tooMuch(Supplier<MemorySegment> call) {
        errno(0);
        var memory = call.get();
        assertEquals(ENOMEM, errno());
        return memory;
    }

    @Test
    void memory_of_no_bytes_is_memory() {
        var memory = malloc(0);
        assertNotSame(NULL, memory);
        assertEquals(0, memory.byteSize());
        var other = calloc(0, 5);
        assertNotEquals(memory.address(), other.address());
        free(memory);
        free(other);
    }

    @Test
    void calloc_clears() {
        for (int i = 0; i < 100; i++) {
            var rubbish = malloc(64).fill((byte) 1);
            free(rubbish);
            var memory = calloc(16, 4);
            assertEquals(64, memory.byteSize());
            assertArrayEquals(new byte[64], memory.toArray(ValueLayout.JAVA_BYTE));
            free(memory);
        }
    }

    @Test
    void realloc_keeps_what_was_there_and_ends_the_old_memory() {
        var memory = realloc(NULL, 4);
        memory.set(C_INT, 0, 5);
        var longer = realloc(memory, 1 << 20);
        assertEquals(1 << 20, longer.byteSize());
        assertEquals(5, longer.get(C_INT, 0));
        assertThrows(IllegalStateException.class, () -> memory.get(C_INT, 0));
        var shorter = realloc(longer, 2);
        assertEquals(5, shorter.get(C_SHORT, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> shorter.get(C_INT, 0));
        assertThrows(IllegalStateException.class, () -> longer.get(C_INT, 0));
        var none = realloc(shorter, 0);
        assertThrows(IllegalStateException.class, () -> shorter.get(C_SHORT, 0));
        assertEquals(0, none.byteSize());
        free(none);
    }

    @Test
    void memory_that_a_call_is_using_is_not_freed() {
        var memory = malloc(8);
        memory.setAtIndex(C_INT, 0, 2);
        memory.setAtIndex(C_INT, 1, 1);
        assertRefused("free: ptr is in use by another call", () -> qsort(memory, 2, 4, (a, b) -> {
            free(memory);
            return 0;
        }));
        assertRefused("realloc: ptr is in use by another call", () -> qsort(memory, 2, 4, (a, b) -> {
            realloc(memory, 9);
            return 0;
        }));
        assertEquals(3, memory.getAtIndex(C_INT, 0) + memory.getAtIndex(C_INT, 1), "it is still there");
        free(memory);
    }

    @Test
    void of_threads_that_free_the_same_one_does() throws Exception {
        for (int i = 0; i < 100; i++) {
            var memory = malloc(8);
            var freed = new AtomicInteger();
            var refused = new AtomicInteger();
            var threads = new ArrayList<Thread>();
            for (int j = 0; j < 4; j++)
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        free(memory);
                        freed.incrementAndGet();
                    } catch (IllegalStateException | IllegalArgumentException e) {
                        if (e.getMessage().startsWith("free: ptr is "))
                            refused.incrementAndGet();
                    }
                }));
            for (var thread : threads)
                thread.join();
            assertEquals(1, freed.get());
            assertEquals(3, refused.get());
        }
    }

    // ---- qsort ----

    @Test
    void qsort_sorts_numbers() {
        var random = new SplittableRandom(1);
        for (int n : List.of(0, 1, 2, 3, 10, 100, 1000)) {
            var numbers = random.ints(n, 0, 50).toArray();
            var array = stack.allocateFrom(C_INT, numbers);
            qsort(array, n, 4, (a, b) -> a.get(C_INT, 0) - b.get(C_INT, 0));
            Arrays.sort(numbers);
            assertArrayEquals(numbers, array.toArray(ValueLayout.JAVA_INT));
        }
    }

    @Test
    void qsort_leaves_equal_elements_in_the_order_of_c() {
        // glibc's sort is stable; another libc's may not be.
        assumeTrue(Linker.nativeLinker().defaultLookup().find("gnu_get_libc_version").isPresent());
        var pairs = stack.allocate(C_INT, 200);
        var random = new SplittableRandom(2);
        for (int i = 0; i < 100; i++) {
            pairs.setAtIndex(C_INT, 2 * i, random.nextInt(5));
            pairs.setAtIndex(C_INT, 2 * i + 1, i);
        }
        qsort(pairs, 100, 8, (a, b) -> a.get(C_INT, 0) - b.get(C_INT, 0));
        for (int i = 1; i < 100; i++)
            assertTrue(pairs.getAtIndex(C_INT, 2 * i - 2) < pairs.getAtIndex(C_INT, 2 * i)
                    || pairs.getAtIndex(C_INT, 2 * i - 1) < pairs.getAtIndex(C_INT, 2 * i + 1));
    }

    @Test
    void qsort_sorts_pointers_to_strings() {
        var names = List.of("select", "poll", "epoll", "kqueue");
        var array = stack.allocate(C_POINTER, 4);
        for (int i = 0; i < 4; i++)
            array.setAtIndex(C_POINTER, i, stack.allocateFrom(names.get(i)));
        qsort(array, 4, 8, (a, b) -> strcmp(a.get(C_POINTER, 0), b.get(C_POINTER, 0)));
        var sorted = new ArrayList<String>();
        for (int i = 0; i < 4; i++)
            sorted.add(array.getAtIndex(C_POINTER, i).getString(0));
        assertEquals(List.of("epoll", "kqueue", "poll", "select"), sorted);
    }

    @Test
    void an_element_has_its_bounds_and_is_to_read() {
        var array = stack.allocateFrom(C_INT, 2, 1);
        var kept = new ArrayList<MemorySegment>();
        qsort(array, 2, 4, (a, b) -> {
            assertEquals(4, a.byteSize());
            assertThrows(IllegalArgumentException.class, () -> a.set(C_INT, 0, 9));
            kept.add(b);
            return a.get(C_INT, 0) - b.get(C_INT, 0);
        });
        assertThrows(IllegalStateException.class, () -> kept.getFirst().get(C_INT, 0), "C's copy may be gone");
    }

    @Test
    void what_a_comparison_throws_comes_out_of_qsort() {
        var array = stack.allocateFrom(C_INT, 3, 1, 2);
        var calls = new AtomicInteger();
        for (var thrown : List.of(new IllegalArgumentException("mine"), new AssertionError("mine")))
            assertSame(thrown, assertThrows(Throwable.class, () -> qsort(array, 3, 4, (a, b) -> {
                calls.incrementAndGet();
                if (thrown instanceof Error error)
                    throw error;
                throw (RuntimeException) thrown;
            })));
        assertEquals(2, calls.get(), "after it, none is asked");
        assertEquals(6, array.getAtIndex(C_INT, 0) + array.getAtIndex(C_INT, 1) + array.getAtIndex(C_INT, 2), "all elements are there");
    }

    @Test
    void a_comparison_may_sort() {
        var array = stack.allocateFrom(C_INT, 3, 1, 2);
        qsort(array, 3, 4, (a, b) -> {
            var inner = stack.allocateFrom(C_INT, a.get(C_INT, 0), b.get(C_INT, 0));
            qsort(inner, 2, 4, (c, d) -> c.get(C_INT, 0) - d.get(C_INT, 0));
            return inner.get(C_INT, 0) == a.get(C_INT, 0) ? -1 : 1;
        });
        assertArrayEquals(new int[] {1, 2, 3}, array.toArray(ValueLayout.JAVA_INT));
    }

    @Test
    void qsort_stays_within_its_array() {
        var array = stack.allocate(11);
        assertRefused("qsort: nmemb * size is 12, but base has 11 bytes", () -> qsort(array, 3, 4, (a, b) -> 0));
        assertRefused("qsort: nmemb * size is 18446744073709551615, but base has 11 bytes", () -> qsort(array, 1L << 62, 8, (a, b) -> 0));
        assertRefused("qsort: base is read-only", () -> qsort(array.asReadOnly(), 1, 4, (a, b) -> 0));
        qsort(array, LONG_MAX, 0, (a, b) -> 0);
        qsort(NULL, 0, 4, (a, b) -> 0);
        assertThrows(NullPointerException.class, () -> qsort(array, 1, 4, null));
    }

    // ---- The end of a program ----

    /** Programs that this test starts, each in a JVM of its own. */
    enum Program {
        EXIT_AT_ONCE {
            @Override
            void main() {
                printf("lost");
                _Exit(3 + 256);
            }
        },
        ABORT {
            @Override
            void main() {
                printf("lost");
                abort();
            }
        },
        ASSERT {
            @Override
            void main() {
                assert_(1 < 2, "1 < 2");
                assert_(1 > 2, "1 > 2");
            }
        },
        STRTOK {
            @Override
            void main() {
                try {
                    strtok(NULL, " ");
                } catch (IllegalArgumentException e) {
                    fputs(e.getMessage(), stderr);
                }
            }
        };

        abstract void main();

        public static void main(String[] args) {
            argv(new String[0]);
            valueOf(args[0]).main();
        }

        Outcome run() throws Exception {
            var words = List.of("sh", "-c", "ulimit -c 0; exec \"$@\"", "sh", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                    "-Dlibc.argv0=target/java/prog", "-cp", "target/classes:target/test-classes", Program.class.getName(), name());
            try (var running = Command.start(Path.of("."), Map.of(), words)) {
                return running.outcome();
            }
        }
    }

    @Test
    void _Exit_ends_at_once() throws Exception {
        assertEquals(new Outcome(3, "", ""), Program.EXIT_AT_ONCE.run());
    }

    @Test
    void abort_ends_by_sigabrt() throws Exception {
        assertEquals(new Outcome(134, "", ""), Program.ABORT.run());
    }

    @Test
    void assert_says_what_is_not_true_and_where() throws Exception {
        var outcome = Program.ASSERT.run();
        assertEquals(134, outcome.status());
        assertTrue(outcome.err().matches("prog: StdlibTest\\.java:\\d+: main: Assertion `1 > 2' failed\\.\n"), outcome.err());
    }

    @Test
    void strtok_needs_a_string_first() throws Exception {
        assertEquals(new Outcome(0, "", "strtok: s is NULL, but there is no string from before"), Program.STRTOK.run());
    }

    // ---- bsearch, random, setenv ----

    @Test
    void bsearch_finds_within_the_array() {
        var array = stack.allocateFrom(C_INT, 1, 3, 5, 7, 9);
        var key = stack.allocateFrom(C_INT, 7);
        libc.stdlib_h.comparison compar = (a, b) -> a.get(C_INT, 0) - b.get(C_INT, 0);
        var found = bsearch(key, array, 5, 4, compar);
        assertEquals(12, found.address() - array.address());
        assertEquals(8, found.byteSize(), "to the end of the array");
        key.set(C_INT, 0, 8);
        assertSame(NULL, bsearch(key, array, 5, 4, compar));
        assertSame(NULL, bsearch(key, array, 0, 4, compar));
        assertRefused("bsearch: nmemb * size is 24, but base has 20 bytes", () -> bsearch(key, array, 6, 4, compar));
        assertRefused("bsearch: key is NULL", () -> bsearch(NULL, array, 5, 4, compar));
        assertRefused("stop", () -> bsearch(key, array, 5, 4, (a, b) -> {
            throw new IllegalStateException("stop");
        }));
    }

    @Test
    void bsearch_gives_the_comparison_the_whole_key() {
        var key = stack.allocateFrom("pear");
        var array = stack.allocateFrom("abcdefghij");
        bsearch(key, array, 10, 1, (a, b) -> {
            assertEquals("pear", a.getString(0));
            assertEquals(1, b.byteSize());
            return 1;
        });
        bsearch(new libc.sys.select_h.timeval(stack), array, 1, 1, (a, b) -> {
            assertEquals(16, a.byteSize());
            return 0;
        });
    }

    @Test
    void random_has_the_same_row_for_the_same_seed() {
        srandom(42);
        long first = random();
        long second = random();
        assertTrue(first >= 0 && first <= Integer.MAX_VALUE);
        assertNotEquals(first, second);
        srandom(42);
        assertEquals(first, random());
        assertEquals(second, random());
    }

    @Test
    void setenv_sets_what_getenv_reads() {
        var name = "TWIN_SOCKETS_TEST";
        assertEquals(0, setenv(name, "one", 1));
        assertEquals("one", getenv(name).getString(0));
        assertEquals(0, setenv(stack.allocateFrom(name), stack.allocateFrom("two"), 0));
        assertEquals("one", getenv(name).getString(0), "it was there already");
        assertEquals(0, setenv(name, stack.allocateFrom("three"), 1));
        assertEquals("three", getenv(name).getString(0));
        assertEquals(0, unsetenv(name));
        assertSame(NULL, getenv(name));
        assertEquals(0, unsetenv(stack.allocateFrom(name)));
        assertEquals(-1, setenv("a=b", "c", 1));
        assertEquals(EINVAL, errno());
        assertEquals(-1, unsetenv(""));
        assertEquals(EINVAL, errno());
        assertRefused("setenv: value is NULL", () -> setenv("A", NULL, 1));
        assertRefused("unsetenv: name is NULL", () -> unsetenv(NULL));
    }
}
