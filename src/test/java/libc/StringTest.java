package libc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.string_h.*;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.Libc;

/** string.h and strings.h: what C does, within memory; and a refusal before anything is written, beyond it. */
@Execution(ExecutionMode.SAME_THREAD) // strtok has one string for all threads
class StringTest {
    private final Arena stack = Arena.ofConfined();

    @AfterEach
    void close() {
        stack.close();
    }

    // ---- C's bytes and C's result ----

    /**
     * Every function that is compared, and its parameters in a letter each: d and s are strings in arrays of 48 bytes, c is a
     * character, n a length of a string, m a length of memory. The result is a pointer into the d (d) or the s (s), a copy (t),
     * a number (n), a number whose sign counts (-), or nothing (v).
     */
    enum Own {
        MEMSET("dcm", 'd'), MEMCPY("dsm", 'd'), MEMMOVE("dsm", 'd'), MEMCMP("dsm", '-'), MEMCHR("dcm", 'd'),
        BZERO("dm", 'v'), BCOPY("sdm", 'v'),
        STRLEN("s", 'n'), STRNLEN("sn", 'n'),
        STRCPY("ds", 'd'), STRNCPY("dsn", 'd'), STRCAT("ds", 'd'), STRNCAT("dsn", 'd'),
        STRCMP("ds", '-'), STRNCMP("dsn", '-'), STRCASECMP("ds", '-'), STRNCASECMP("dsn", '-'),
        STRCHR("sc", 's'), STRRCHR("sc", 's'), STRSTR("sd", 's'), STRCASESTR("sd", 's'), STRSPN("sd", 'n'), STRCSPN("sd", 'n'), STRPBRK("sd", 's'),
        STRTOK("ds", 'd'), STRDUP("s", 't'), STRNDUP("sn", 't');

        private final String parameters;
        private final char result;

        Own(String parameters, char result) {
            this.parameters = parameters;
            this.result = result;
        }

        String function() {
            return name().toLowerCase();
        }

        FunctionDescriptor prototype() {
            var types = parameters.chars().mapToObj(p -> (MemoryLayout) switch (p) {
                case 'c' -> ValueLayout.JAVA_INT;
                case 'n', 'm' -> ValueLayout.JAVA_LONG;
                default -> ValueLayout.ADDRESS;
            }).toArray(MemoryLayout[]::new);
            return switch (result) {
                case 'v' -> FunctionDescriptor.ofVoid(types);
                case 'n' -> FunctionDescriptor.of(ValueLayout.JAVA_LONG, types);
                case '-' -> FunctionDescriptor.of(ValueLayout.JAVA_INT, types);
                default -> FunctionDescriptor.of(ValueLayout.ADDRESS, types);
            };
        }
    }

    /** Each function with each of its overloads. */
    static Stream<Method> overloads() {
        var names = Stream.of(Own.values()).map(Own::function).toList();
        return Stream.of(string_h.class.getMethods()).filter(method -> names.contains(method.getName()));
    }

    @Test
    void every_function_of_the_headers_is_compared_or_has_a_test_below() {
        var names = new ArrayList<>(List.of("bcmp", "index", "memmem", "rindex", "strerror", "strsep", "strtok_r"));
        Stream.of(Own.values()).map(Own::function).forEach(names::add);
        var functions = Stream.concat(Stream.of(string_h.class.getMethods()), Stream.of(strings_h.class.getMethods()))
                .filter(method -> method.getDeclaringClass() != Object.class).map(Method::getName).distinct().sorted().toList();
        assertEquals(names.stream().sorted().toList(), functions);
    }

    @ParameterizedTest
    @MethodSource("overloads")
    void it_gives_c_s_bytes_and_c_s_result(Method overload) throws Throwable {
        var own = Own.valueOf(overload.getName().toUpperCase());
        var c = Libc.function(own.function(), own.prototype());
        var random = new SplittableRandom(overload.toString().hashCode());
        for (int round = 0; round < 3000; round++) {
            try (var arena = Arena.ofConfined()) {
                var d = text(random);
                var s = random.nextInt(4) == 0 ? d : text(random);
                int before = random.nextInt();
                var ours = new Arguments(arena, d, s, before);
                var theirs = new Arguments(arena, d, s, before);
                int character = random.nextInt(3) == 0 ? random.nextInt() : "\0abA,".charAt(random.nextInt(5));
                int longest = Math.min(strings(d).length, strings(s).length) + 1;
                long n = random.nextInt(own.parameters.endsWith("m") ? longest + 1 : 16);
                var result = overload.invoke(null, ours.of(own.parameters, overload.getParameterTypes(), character, n));
                var expected = c.invokeWithArguments(theirs.of(own.parameters, new Class<?>[own.parameters.length()], character, n));
                var call = "%s \"%s\" \"%s\" %d %d".formatted(overload, d, s, character, n);
                assertEquals(theirs.bytes(), ours.bytes(), call);
                switch (own.result) {
                    case 'v' -> {}
                    case 'n' -> assertEquals(expected, result, call);
                    case '-' -> assertEquals(Integer.signum((int) expected), Integer.signum((int) result), call);
                    case 't' -> {
                        var copy = (MemorySegment) result;
                        assertEquals(string((MemorySegment) expected), string(copy), call);
                        assertEquals(strlen(copy) + 1, copy.byteSize(), call);
                        stdlib_h.free(copy);
                    }
                    case 'd' -> assertPlace(theirs.d, (MemorySegment) expected, ours.d, (MemorySegment) result, call);
                    default -> assertPlace(theirs.s, (MemorySegment) expected, ours.s, (MemorySegment) result, call);
                }
            }
        }
    }

    /** Of a String's memory, only the text behind the place is known. */
    private static void assertPlace(MemorySegment theirs, MemorySegment expected, MemorySegment ours, MemorySegment result, String call) {
        if (expected.address() == 0) {
            assertSame(NULL, result, call);
            return;
        }
        assertNotSame(NULL, result, call);
        assertEquals(string(expected), string(result), call);
        if (!result.isReadOnly()) {
            assertEquals(expected.address() - theirs.address(), result.address() - ours.address(), call);
            assertEquals(48 - (result.address() - ours.address()), result.byteSize(), call);
        }
    }

    @SuppressWarnings("restricted")
    private static String string(MemorySegment memory) {
        var bytes = new StringBuilder();
        var all = memory.byteSize() == 0 ? memory.reinterpret(48) : memory;
        for (long i = 0; all.get(C_CHAR, i) != 0; i++)
            bytes.append(HexFormat.of().toHexDigits(all.get(C_CHAR, i)));
        return bytes.toString();
    }

    private static byte[] strings(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--)
            text.append("aabbABZz@[`{, é".charAt(random.nextInt(15)));
        return text.toString();
    }

    /** The same arguments for both sides: in arrays, whose rest holds the same rubbish. */
    private static final class Arguments {
        final MemorySegment d;
        final MemorySegment s;
        private final String[] texts;

        Arguments(Arena arena, String d, String s, int rubbish) {
            this.d = array(arena, d, rubbish);
            this.s = array(arena, s, ~rubbish);
            texts = new String[] {d, s};
        }

        private static MemorySegment array(Arena arena, String text, int rubbish) {
            var array = arena.allocate(48);
            var random = new SplittableRandom(rubbish);
            for (int i = 0; i < 48; i++)
                array.set(C_CHAR, i, (byte) random.nextInt());
            array.setString(0, text);
            array.set(C_CHAR, 47, (byte) 0);
            return array;
        }

        Object[] of(String parameters, Class<?>[] types, int character, long n) {
            var arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++)
                arguments[i] = switch (parameters.charAt(i)) {
                    case 'd' -> as(types[i], d, texts[0]);
                    case 's' -> as(types[i], s, texts[1]);
                    case 'c' -> character;
                    default -> n;
                };
            return arguments;
        }

        private static Object as(Class<?> type, MemorySegment memory, String text) {
            return type == String.class ? text : type == struct.class ? (struct) () -> memory : memory;
        }

        String bytes() {
            return Stream.of(d, s).map(memory -> HexFormat.of().formatHex(memory.toArray(ValueLayout.JAVA_BYTE))).toList().toString();
        }
    }

    // ---- What C leaves open ----

    @Test
    void memory_that_overlaps_is_moved() {
        for (var way : List.<Executable>of(
                () -> memmove(word().asSlice(2), word(), 4), () -> memcpy(word().asSlice(2), word(), 4), () -> bcopy(word(), word().asSlice(2), 4))) {
            word = stack.allocateFrom("abcdefgh");
            assertEquals("ababcdgh", run(way));
        }
        word = stack.allocateFrom("abcdefgh");
        assertEquals("cdefgh", run(() -> strcpy(word(), word().asSlice(2))));
    }

    private MemorySegment word;

    private MemorySegment word() {
        return word;
    }

    private String run(Executable way) {
        assertDoesNotThrow(way);
        return word.getString(0);
    }

    @Test
    void a_length_may_be_any_size_t_where_a_nul_ends_it() {
        assertEquals(3, strnlen("abc", -1));
        assertEquals(0, strncmp("abc", "abc", -1));
        assertEquals(0, strncasecmp("aBc", "AbC", Long.MIN_VALUE));
        assertEquals("abc", strncat(stack.allocate(4), "abc", -1).getString(0));
        assertEquals("c", memchr(stack.allocateFrom("abc"), 'c', -1).getString(0));
        var copy = strndup("abc", -1);
        assertEquals("abc", copy.getString(0));
        stdlib_h.free(copy);
    }

    @Test
    void an_array_that_is_full_is_a_string_for_a_length() {
        var array = stack.allocateFrom("abc").asSlice(0, 3);
        assertEquals(3, strnlen(array, 3));
        assertEquals("abc", strncpy(stack.allocate(4), array, 3).getString(0));
        assertEquals("xabc", strncat(stack.allocate(8).fill((byte) 0).copyFrom(stack.allocateFrom("x")), array, 3).getString(0));
        assertEquals(0, strncasecmp(array, "ABCD", 3));
        var copy = strndup(array, 3);
        assertEquals("abc", copy.getString(0));
        stdlib_h.free(copy);
    }

    @Test
    void a_place_in_a_text_stays_and_is_read_only() {
        var place = strchr("host:port", ':');
        assertEquals(":port", place.getString(0));
        assertEquals(place.address(), strchr("host:port", ':').address(), "a text has one place");
        assertThrows(IllegalArgumentException.class, () -> place.set(C_CHAR, 0, (byte) 0));
        assertEquals("strcpy: dest is read-only", assertThrows(IllegalArgumentException.class, () -> strcpy(place, "x")).getMessage());
    }

    // ---- Words ----

    @Test
    void strtok_cuts_as_c_does() throws Throwable {
        var c = Libc.function("strtok", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        var random = new SplittableRandom(1);
        for (int round = 0; round < 2000; round++) {
            var text = text(random) + text(random);
            var ours = stack.allocateFrom(text);
            var theirs = stack.allocateFrom(text);
            var argument = ours;
            var other = theirs;
            MemorySegment word;
            do {
                var delim = stack.allocateFrom(text(random));
                word = strtok(argument, delim);
                var expected = (MemorySegment) c.invokeExact(other, delim);
                assertEquals(expected.address() == 0 ? -1 : expected.address() - theirs.address(),
                        word == NULL ? -1 : word.address() - ours.address(), text);
                argument = NULL;
                other = NULL;
            } while (word != NULL);
            assertEquals(-1, ours.mismatch(theirs));
            assertSame(NULL, strtok(NULL, ""), "the end is not the last word");
        }
    }

    @Test
    void strtok_r_keeps_several_strings_apart() {
        var line = stack.allocateFrom("a=1;bb=22;;c=");
        var pairs = stack.allocate(C_POINTER);
        var parts = stack.allocate(C_POINTER);
        var words = new ArrayList<String>();
        for (var pair = strtok_r(line, ";", pairs); pair != NULL; pair = strtok_r(NULL, ";", pairs))
            for (var part = strtok_r(pair, "=", parts); part != NULL; part = strtok_r(NULL, stack.allocateFrom("="), parts))
                words.add(part.getString(0));
        assertEquals(List.of("a", "1", "bb", "22", "c"), words);
        assertEquals("", pairs.get(C_POINTER, 0).getString(0));
        assertSame(NULL, strtok_r(NULL, ";", pairs));
    }

    @Test
    void strtok_r_leaves_the_rest_where_the_program_reads_it() throws Throwable {
        var c = Libc.function("strtok_r", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        for (var text : List.of("GET /index.html HTTP/1.0", "GET", " GET ", "", " ")) {
            var ours = stack.allocateFrom(text);
            var theirs = stack.allocateFrom(text);
            var saveptr = stack.allocate(C_POINTER);
            var other = stack.allocate(C_POINTER);
            strtok_r(ours, " ", saveptr);
            var ignored = (MemorySegment) c.invokeExact(theirs, stack.allocateFrom(" "), other);
            assertEquals(other.get(C_POINTER, 0).address() - theirs.address(), saveptr.get(C_POINTER, 0).address() - ours.address(), text);
        }
    }

    @Test
    void a_pointer_that_strtok_r_has_not_saved_is_refused() {
        var saveptr = stack.allocate(C_POINTER);
        assertRefused("strtok_r: s is NULL, but saveptr is not what strtok_r left there", () -> strtok_r(NULL, " ", saveptr));
        strtok_r(stack.allocateFrom("a b"), " ", saveptr);
        saveptr.set(ValueLayout.JAVA_LONG, 0, 1);
        assertRefused("strtok_r: s is NULL, but saveptr is not what strtok_r left there", () -> strtok_r(NULL, " ", saveptr));
        assertRefused("strtok_r: sizeof(char *) is 8, but saveptr has 7 bytes", () -> strtok_r(NULL, " ", saveptr.asSlice(0, 7)));
    }

    @Test
    void the_string_of_strtok_may_be_gone() {
        var saveptr = stack.allocate(C_POINTER);
        try (var other = Arena.ofConfined()) {
            strtok(other.allocateFrom("a b"), " ");
            strtok_r(other.allocateFrom("a b"), " ", saveptr);
        }
        assertRefused("strtok: s is in an arena that is closed", () -> strtok(NULL, " "));
        assertRefused("strtok_r: s is in an arena that is closed", () -> strtok_r(NULL, " ", saveptr));
    }

    @Test
    void a_string_that_is_gone_is_forgotten() throws Exception {
        var field = string_h.class.getDeclaredField("rests");
        field.setAccessible(true);
        for (int i = 0; i < 100; i++)
            try (var other = Arena.ofConfined()) {
                strtok_r(other.allocateFrom("a b"), " ", stack.allocate(C_POINTER));
            }
        strtok_r(stack.allocateFrom("a b"), " ", stack.allocate(C_POINTER));
        for (var rest : ((Map<?, ?>) field.get(null)).values())
            assertTrue(((MemorySegment) rest).scope().isAlive());
    }

    // ---- Refusals, before anything is written ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "memcpy  | memcpy: n is 6, but dest has 5 bytes", "memmove | memmove: n is 6, but dest has 5 bytes", "bcopy | bcopy: n is 6, but dest has 5 bytes",
        "memcpy> | memcpy: n is 9, but src has 8 bytes", "memmove> | memmove: n is 9, but src has 8 bytes", "bcopy> | bcopy: n is 9, but src has 8 bytes",
        "memcpy- | memcpy: n is 18446744073709551615, but dest has 5 bytes",
        "bzero   | bzero: n is 6, but s has 5 bytes", "memcmp | memcmp: n is 6, but s1 has 5 bytes", "memcmp> | memcmp: n is 9, but s2 has 8 bytes",
        "memchr  | memchr: n is 6, but s has 5 bytes",
        "strcpy  | strcpy: strlen(src) + 1 is 8, but dest has 5 bytes", "strncpy | strncpy: n is 6, but dest has 5 bytes",
        "strcat  | strcat: strlen(dest) + strlen(src) + 1 is 9, but dest has 5 bytes",
        "strncat | strncat: strlen(dest) + strnlen(src, n) + 1 is 6, but dest has 5 bytes"})
    void nothing_is_written_beyond_memory(String call, String message) {
        var dest = stack.allocate(5).fill((byte) 'x');
        dest.setString(0, "d");
        var before = dest.toArray(ValueLayout.JAVA_BYTE);
        var src = stack.allocateFrom("abcdefg");
        assertRefused(message, () -> {
            switch (call) {
                case "memcpy" -> memcpy(dest, src, 6);
                case "memmove" -> memmove(dest, src, 6);
                case "bcopy" -> bcopy(src, dest, 6);
                case "memcpy>" -> memcpy(stack.allocate(9), src, 9);
                case "memmove>" -> memmove(stack.allocate(9), src, 9);
                case "bcopy>" -> bcopy(src, stack.allocate(9), 9);
                case "memcpy-" -> memcpy(dest, src, -1);
                case "bzero" -> bzero(dest, 6);
                case "memcmp" -> memcmp(dest, src, 6);
                case "memcmp>" -> memcmp(stack.allocate(9), src, 9);
                case "memchr" -> memchr(dest, 'q', 6);
                case "strcpy" -> strcpy(dest, src);
                case "strncpy" -> strncpy(dest, src, 6);
                case "strcat" -> strcat(dest, src);
                default -> strncat(dest, src, 4);
            }
        });
        assertEquals(-1, MemorySegment.ofArray(before).mismatch(dest));
    }

    @Test
    void it_fits_to_the_last_byte() {
        assertEquals("abcd", strcpy(stack.allocate(5), "abcd").getString(0));
        var dest = stack.allocate(5);
        dest.setString(0, "d");
        assertEquals("dabc", strcat(dest, "abc").getString(0));
        dest.setString(0, "d");
        assertEquals("dabc", strncat(dest, "abcdefg", 3).getString(0));
        assertEquals("abcde", new String(strncpy(dest, "abcdefg", 5).toArray(ValueLayout.JAVA_BYTE)), "without a NUL, as in C");
    }

    @Test
    void a_string_has_a_nul() {
        var array = stack.allocate(3).fill((byte) 'a');
        var good = stack.allocateFrom("b");
        var room = stack.allocate(20);
        for (var refusal : List.<Refusal>of(
                new Refusal("strnlen: s", () -> strnlen(array, 4)),
                new Refusal("strcpy: src", () -> strcpy(room, array)), new Refusal("strncpy: src", () -> strncpy(room, array, 4)),
                new Refusal("strcat: dest", () -> strcat(array, good)), new Refusal("strcat: src", () -> strcat(room, array)),
                new Refusal("strncat: dest", () -> strncat(array, good, 1)), new Refusal("strncat: src", () -> strncat(room, array, 4)),
                new Refusal("strcasecmp: s1", () -> strcasecmp(array, "AAA")), new Refusal("strncasecmp: s2", () -> strncasecmp("aaa", array, 4)),
                new Refusal("strchr: s", () -> strchr(array, 'x')), new Refusal("strrchr: s", () -> strrchr(array, 'a')),
                new Refusal("strstr: haystack", () -> strstr(array, "a")), new Refusal("strstr: needle", () -> strstr("a", array)),
                new Refusal("strspn: s", () -> strspn(array, "a")), new Refusal("strspn: accept", () -> strspn("a", array)),
                new Refusal("strcspn: s", () -> strcspn(array, "b")), new Refusal("strcspn: reject", () -> strcspn("a", array)),
                new Refusal("strpbrk: s", () -> strpbrk(array, "b")), new Refusal("strpbrk: accept", () -> strpbrk("a", array)),
                new Refusal("strtok: s", () -> strtok(array, "b")), new Refusal("strtok: delim", () -> strtok(room, array)),
                new Refusal("strtok_r: s", () -> strtok_r(array, "b", room)), new Refusal("strtok_r: delim", () -> strtok_r(room, array, room)),
                new Refusal("strdup: s", () -> strdup(array)), new Refusal("strndup: s", () -> strndup(array, 4)))) {
            assertRefused(refusal.where + " has no NUL in its 3 bytes", refusal.call);
            assertEquals("aaa", new String(array.toArray(ValueLayout.JAVA_BYTE)));
        }
        assertEquals(array.address(), strchr(array, 'a').address(), "it is read as far as C would");
    }

    private record Refusal(String where, Executable call) {}

    @Test
    void null_is_no_string_and_has_no_bytes() {
        var good = stack.allocateFrom("b");
        for (var refusal : List.<Refusal>of(
                new Refusal("strcpy: src", () -> strcpy(good, NULL)), new Refusal("strncpy: src", () -> strncpy(good, NULL, 1)),
                new Refusal("strcat: dest", () -> strcat(NULL, good)), new Refusal("strncat: src", () -> strncat(good, NULL, 1)),
                new Refusal("strcasecmp: s1", () -> strcasecmp(NULL, "")), new Refusal("strncasecmp: s2", () -> strncasecmp("", NULL, 1)),
                new Refusal("strnlen: s", () -> strnlen(NULL, 0)), new Refusal("strchr: s", () -> strchr(NULL, 0)),
                new Refusal("strrchr: s", () -> strrchr(NULL, 0)), new Refusal("strstr: haystack", () -> strstr(NULL, "")),
                new Refusal("strspn: s", () -> strspn(NULL, "")), new Refusal("strcspn: reject", () -> strcspn("", NULL)),
                new Refusal("strpbrk: s", () -> strpbrk(NULL, "")), new Refusal("strtok: delim", () -> strtok(good, NULL)),
                new Refusal("strdup: s", () -> strdup(NULL)), new Refusal("strndup: s", () -> strndup(NULL, 0))))
            assertRefused(refusal.where + " is NULL", refusal.call);
        assertRefused("strcpy: strlen(src) + 1 is 2, but dest has 0 bytes", () -> strcpy(NULL, good));
        assertSame(NULL, memcpy(NULL, good, 0));
        assertSame(NULL, memchr(NULL, 'x', 0));
        assertEquals(0, memcmp(NULL, NULL, 0));
    }

    @Test
    void what_is_read_only_is_not_written() {
        var constant = stack.allocateFrom("b").asReadOnly();
        for (var refusal : List.<Refusal>of(
                new Refusal("memcpy: dest", () -> memcpy(constant, constant, 1)), new Refusal("memmove: dest", () -> memmove(constant, constant, 1)),
                new Refusal("bcopy: dest", () -> bcopy(constant, constant, 1)), new Refusal("bzero: s", () -> bzero(constant, 1)),
                new Refusal("strcpy: dest", () -> strcpy(constant, "b")), new Refusal("strncpy: dest", () -> strncpy(constant, "b", 1)),
                new Refusal("strcat: dest", () -> strcat(constant, "")), new Refusal("strncat: dest", () -> strncat(constant, "", 1)),
                new Refusal("strtok: s", () -> strtok(constant, " ")), new Refusal("strtok_r: s", () -> strtok_r(constant, " ", stack.allocate(8)))))
            assertRefused(refusal.where + " is read-only", refusal.call);
    }

    // ---- strsep, index, rindex, bcmp ----

    @Test
    void strsep_finds_empty_words() {
        var string = stack.allocateFrom("a,;b");
        var stringp = stack.allocate(C_POINTER);
        pointer(stringp, 0, string);
        assertEquals("a", strsep(stringp, ",;").getString(0));
        assertEquals("", strsep(stringp, stack.allocateFrom(",;")).getString(0));
        assertEquals("b", strsep(stringp, ",;").getString(0));
        assertSame(NULL, strsep(stringp, ",;"));
        assertSame(NULL, pointer(stringp, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> strsep(stack.allocate(7), ","));
        pointer(stringp, 0, string.asReadOnly());
        assertThrows(IllegalArgumentException.class, () -> strsep(stringp, ","));
        pointer(stringp, 0, stack.allocate(2).fill((byte) 'x'));
        assertThrows(IndexOutOfBoundsException.class, () -> strsep(stringp, ","));
    }

    @Test
    void memmem_finds_bytes_in_others() throws Throwable {
        var c = Libc.function("memmem", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG));
        var random = new SplittableRandom(1);
        for (int round = 0; round < 3000; round++) {
            var haystack = stack.allocate(random.nextInt(8));
            var needle = stack.allocate(random.nextInt(4));
            for (var memory : List.of(haystack, needle))
                for (int i = 0; i < memory.byteSize(); i++)
                    memory.set(C_CHAR, i, (byte) random.nextInt(2));
            var theirs = (MemorySegment) c.invoke(haystack, haystack.byteSize(), needle, needle.byteSize());
            var ours = memmem(haystack, haystack.byteSize(), needle, needle.byteSize());
            assertEquals(theirs.address(), ours.address(), Arrays.toString(haystack.toArray(C_CHAR)) + " " + Arrays.toString(needle.toArray(C_CHAR)));
        }
        var request = stack.allocateFrom("GET /\r\n\r\nrest");
        assertEquals("rest", memmem(request, 13, "\r\n\r\n", 4).asSlice(4).getString(0));
        assertSame(NULL, memmem(request, 8, "\r\n\r\n", 4));
        assertRefused("memmem: haystacklen is 15, but haystack has 14 bytes", () -> memmem(request, 15, "x", 1));
        assertRefused("memmem: needlelen is 2, but needle has 1 bytes", () -> memmem(request, 1, stack.allocate(1), 2));
        assertRefused("memmem: haystacklen is 18446744073709551615, but haystack has 14 bytes", () -> memmem(request, -1, "x", 1));
    }

    @Test
    void index_rindex_and_bcmp_are_older_names() {
        var path = stack.allocateFrom("a/b/c");
        assertEquals("/b/c", strings_h.index(path, '/').getString(0));
        assertEquals("/c", strings_h.rindex(path, '/').getString(0));
        assertEquals("/c", strings_h.rindex("a/b/c", '/').getString(0));
        assertSame(NULL, strings_h.index("a/b/c", 'x'));
        assertEquals(0, strings_h.bcmp(path, stack.allocateFrom("a/x"), 2));
        assertNotEquals(0, strings_h.bcmp(path, stack.allocateFrom("a/x"), 3));
    }
}
