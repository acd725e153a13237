package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.stdio_h.*;
import static libc.string_h.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats of printf, scanf and their kin, by those that write and read memory. */
class FormatTest {
    private final Arena stack = Arena.ofConfined();
    private final MemorySegment s = stack.allocate(200);

    @AfterEach
    void close() {
        stack.close();
    }

    // ---- printf ----

    /** A format, what C makes of it, and the arguments. */
    static List<Arguments> formats() {
        return List.of(
                text("%d %i", "-42 42", -42, 42),
                text("%5d|%-5d|%05d|%+d|% d|%.3d|%+5d", "   42|42   |00042|+42| 42|005|   +7", 42, 42, 42, 42, 42, 5, 7),
                text("%u %x %X %#x %o %#o", "4294967295 ffffffff FF 0xff 10 010", -1, -1, 255, 255, 8, 8),
                text("%c%c%c%c", "ABCD", 'A', (byte) 66, (short) 67, 68L),
                text("%c", "A", 'A' + 256),
                text("%5c|%-3c|", "    x|y  |", 'x', 'y'),
                text("%d %d %d %d %d", "-1 -2 65 1 0", (byte) -1, (short) -2, 'A', true, false),
                text("%u %x", "4294967295 ffffff80", (byte) -1, (byte) 0x80),
                text("%hhd %hhu %hhx %hd %hu %hx", "44 255 80 4464 65535 ffff", 300, -1, (byte) 0x80, 70000, -1, (short) -1),
                text("%ld %lu %lx %li", "-9223372036854775808 18446744073709551615 ffffffffffffffff 7", Long.MIN_VALUE, -1L, -1L, 7L),
                text("%lld %llu %llx", "-1 18446744073709551615 10", -1L, -1L, 16L),
                text("%zu %zd %jd %ju %td", "7 -7 8 9 -10", 7L, -7L, 8L, 9L, -10L),
                text("%zu %ld %lu", "7 -1 5", 7, -1, (short) 5),
                text("%d %u %x %hd", "5 4294967295 9 -1", (1L << 32) + 5, -1L, (1L << 40) + 9, -1L),
                text("%f %.2f %.0f %lf", "1.500000 3.14 2 0.250000", 1.5, 3.14159f, 2.4, 0.25),
                text("%.1f %d", "2.5 3", 2.5, 3),
                text("%8.3f|%-8.2f|%08.2f|%+.1f|% .1f", "   3.142|3.14    |00003.14|+3.1| 3.1", Math.PI, Math.PI, Math.PI, Math.PI, Math.PI),
                text("%e %.1E %g %G %g %#.3g", "1.234568e+04 1.2E+04 0.0001 1E-10 100000 1.00", 12345.678, 12345.678, 0.0001, 1e-10, 1e5, 1.0),
                text("%a %A %f %F %g", "0x1p+0 0X1.8P+1 inf -INF nan", 1.0, 3.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN),
                text("%s %10s|%-5s|%.2s|%5.1s|%.0s|", "a          b|c    |de|    f||", "a", "b", "c", "def", "fgh", "i"),
                text("%*d|%-*d|%*d|%.*d|%0*d", "   42|42   |42   |0042|00042", 5, 42, 5, 42, -5, 42, 4, 42, 5, 42),
                text("%.*s|%.*s|%*.*s|%.s|", "ab|abc|   ab||", 2, "abc", -1, "abc", 5, 2, "abc", "abc"),
                text("%.*f|%*.*e", "2.2|  1.0e+00", 1, 2.25, 9, 1L, 1.0),
                text("100%% of %d%%", "100% of 5%", 5),
                text("%s %d %f %c %ld %s %g", "one 2 3.000000 4 5 six 7", "one", 2, 3.0, '4', 5L, "six", 7.0),
                text("%d %d %d %d %d %d %d %d %d %d", "1 2 3 4 5 6 7 8 9 10", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                text("%f %f %f %f %f %f %f %f %f %d", "1.000000 2.000000 3.000000 4.000000 5.000000 6.000000 7.000000 8.000000 9.000000 10",
                        1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10),
                text("%d", "1", 1, "too", "many"),
                text("none", "none", 1.0),
                text("until %d\0%s", "until 1", 1));
    }

    private static Arguments text(String format, String text, Object... arguments) {
        return Arguments.of(format, text, arguments);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void printf_s_kin_write_what_c_writes(String format, String text, Object[] arguments) {
        assertEquals(text.length(), sprintf(s, format, arguments));
        assertEquals(text, s.getString(0));
        assertEquals(text.length(), snprintf(s, 200, stack.allocateFrom(format), arguments));
        assertEquals(text, s.getString(0));
    }

    @Test
    void a_pointer_is_written_in_hexadecimal() {
        sprintf(s, "%p %20p|", s, s);
        var address = "0x" + Long.toHexString(s.address());
        assertEquals(address + " " + " ".repeat(20 - address.length()) + address + "|", s.getString(0));
        sprintf(s, "%p", (struct) () -> s);
        assertEquals(address, s.getString(0));
        assertRefused("sprintf: %p takes memory that C can reach, not 1", () -> sprintf(s, "%p", 1));
        assertThrows(IllegalArgumentException.class, () -> sprintf(s, "%p", MemorySegment.ofArray(new byte[1])));
    }

    @Test
    void a_char_array_is_written_as_it_is_and_as_far_as_the_precision() {
        var array = stack.allocate(3).fill((byte) 0xFF);
        assertEquals(4, sprintf(s, "%.3s|", array));
        assertArrayEquals(new byte[] {-1, -1, -1, '|', 0}, s.asSlice(0, 5).toArray(ValueLayout.JAVA_BYTE));
        assertEquals(2, sprintf(s, "%.*s", 2, array));
        assertRefused("sprintf: %s has no NUL in its 3 bytes", () -> sprintf(s, "%.4s", array));
        assertRefused("sprintf: %s has no NUL in its 3 bytes", () -> sprintf(s, "%.*s", -1, array));
        assertRefused("sprintf: %s has no NUL in its 3 bytes", () -> sprintf(s, "%s", array));
        assertRefused("sprintf: %s is NULL", () -> sprintf(s, "%.1s", NULL));
        assertEquals(2, sprintf(s, "%.9s", stack.allocateFrom("ab")));
        assertEquals(3, sprintf(s, s.asSlice(100, 4).copyFrom(array.asSlice(0, 3)))); // a format that is no UTF-8
        assertEquals(-1, s.get(ValueLayout.JAVA_BYTE, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%n", "%", "%5", "%L", "%Lf", "%lc", "%ls", "%hs", "%hf", "%lld%q", "%lp", "%hhhd", "%lzd", "%q", "%m", "%'d", "%1$d",
            "%.3-%d", "%5%", "%1-d", "%..3d", "%.3-%0ls", "%.-1d", "%S", "%C"})
    void what_is_not_c_s_conversion_is_refused(String format) {
        s.fill((byte) 'x');
        var message = assertThrows(IllegalArgumentException.class, () -> sprintf(s, format, 1, 1)).getMessage();
        assertEquals("sprintf: no conversion \"%", message.substring(0, 25), message);
        assertEquals('x', s.get(C_CHAR, 0));
    }

    @Test
    void an_argument_that_does_not_go_with_its_conversion_is_refused() {
        assertRefused("sprintf: %s takes a String or a char array, not 1", () -> sprintf(s, "%s", 1));
        assertRefused("sprintf: %5.2s takes a String or a char array, not null", () -> sprintf(s, "%5.2s", (Object) null));
        assertRefused("sprintf: %-ld takes an integer, not 1.0", () -> sprintf(s, "%-ld", 1.0));
        assertRefused("sprintf: %c takes an integer, not x", () -> sprintf(s, "%c", "x"));
        assertRefused("sprintf: %* takes an integer, not x", () -> sprintf(s, "%*d", "x", 1));
        assertRefused("sprintf: %f takes a double, not 1", () -> sprintf(s, "%f", 1));
        assertRefused("sprintf: %d has no argument, in \"%d %d\"", () -> sprintf(s, "%d %d", 1));
        assertRefused("sprintf: %5.* has no argument, in \"%5.*d\"", () -> sprintf(s, "%5.*d"));
    }

    @Test
    void sprintf_writes_nothing_that_does_not_fit() {
        s.fill((byte) 'x');
        var four = s.asSlice(0, 4);
        assertRefused("sprintf: the size of the text is 5, but s has 4 bytes", () -> sprintf(four, "%d", 1234));
        assertEquals('x', s.get(C_CHAR, 0));
        assertRefused("sprintf: the size of the text is 1, but s has 0 bytes", () -> sprintf(NULL, ""));
        assertRefused("sprintf: s is read-only", () -> sprintf(four.asReadOnly(), ""));
        assertEquals(3, sprintf(four, "%d", 123));
        assertEquals("123", s.getString(0));
        assertEquals('x', s.get(C_CHAR, 4));
        assertEquals(4, sprintf(s, "%s!", s), "the text is taken before it is overwritten");
        assertEquals("123!", s.getString(0));
    }

    @Test
    void snprintf_writes_as_much_as_fits_and_tells_the_whole_length() {
        s.fill((byte) 'x');
        assertEquals(6, snprintf(s, 4, "%s", "longer"));
        assertEquals("lon", s.getString(0));
        assertEquals('x', s.get(C_CHAR, 4));
        assertEquals(6, snprintf(NULL, 0, "%s", "longer"));
        assertEquals(6, snprintf(s, 0, "%s", "longer"));
        assertEquals("lon", s.getString(0));
        assertRefused("snprintf: n is 18446744073709551615, but s has 200 bytes", () -> snprintf(s, -1, "x"));
        assertRefused("snprintf: n is 1, but s has 0 bytes", () -> snprintf(NULL, 1, "x"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_text_of_more_than_an_int_counts_is_an_error() {
        s.fill((byte) 'x');
        assertEquals(-1, sprintf(s.asSlice(0, 1), "x%2147483648d", 1));
        assertEquals(EOVERFLOW, errno());
        assertEquals('x', s.get(C_CHAR, 0));
        errno(0);
        assertEquals(-1, snprintf(s, 4, "%2147483648d", 1));
        assertEquals(EOVERFLOW, errno());
    }

    // ---- scanf ----

    private final MemorySegment i = stack.allocate(8).fill((byte) 0x55);
    private final MemorySegment t = stack.allocate(6);

    @ParameterizedTest
    @CsvSource({"%hhd, -1, 0x55555555555555FF", "%hd, -2, 0x555555555555FFFE", "%d, -3, 0x55555555FFFFFFFD", "%ld, -4, -4", "%lld, 5, 5",
            "%jd, 6, 6", "%zd, 7, 7", "%td, 8, 8", "%u, 4294967295, 0x55555555FFFFFFFF", "%lu, 18446744073709551615, -1",
            "%x, fF, 0x55555555000000FF", "%X, 0x10, 0x5555555500000010", "%o, 17, 0x555555550000000F", "%i, 0x11, 0x5555555500000011",
            "%i, 010, 0x5555555500000008", "%2d, 123, 0x555555550000000C", "%p, 0x1234, 0x1234", "%hhx, 7f, 0x555555555555557F",
            "%f, 1.5, 0x555555553FC00000", "%e, 15e-1, 0x555555553FC00000", "%lf, 1.5, 0x3FF8000000000000", "%lg, 1.5, 0x3FF8000000000000",
            "%a, 0x1.8p0, 0x555555553FC00000", "%lA, 0x1.8p0, 0x3FF8000000000000", "%as, 1.5s, 0x555555553FC00000", "%3f, 1.500, 0x555555553FC00000"})
    void scanf_s_kin_write_as_many_bytes_as_c(String format, String text, String value) {
        assertEquals(1, sscanf(text, format, i));
        assertEquals(Long.toHexString(Long.decode(value)), Long.toHexString(i.get(C_LONG, 0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"%s;ab;ab", "%5s;abcdefg;abcde", "%99s;abcde;abcde", "%3s;ab c;ab", "%[a-c];abcd;abc",
            "%[^d];abcd;abc", "%[]x];x]xy;x]x", "%[^]];ab]c;ab", "%2[a-z];abc;ab", "%*d%s;12ab;ab", "%*s %s;12 ab;ab", "%*[^,],%s;x y,ab;ab",
            "%%%s;%ab;ab", "x%sx;xab;ab", "안%s;안ab;ab", "%[%d];d%;d%"})
    void scanf_s_kin_read_strings_as_c_does(String format, String text, String read) {
        assertEquals(1, sscanf(text, format, t));
        assertEquals(read, t.getString(0));
        assertEquals(1, sscanf(stack.allocateFrom(text), stack.allocateFrom(format), t));
        assertEquals(1, sscanf(text, stack.allocateFrom(format), t));
        assertEquals(1, sscanf(stack.allocateFrom(text), format, t));
        assertEquals(read, t.getString(0));
    }

    @ParameterizedTest
    @CsvSource({"%s, %s", "%9s, %s", "%6s, %s", "%[a-z], %[", "%7[a-z], %["})
    void a_string_that_does_not_fit_is_read_and_not_written(String format, String name) {
        t.fill((byte) 'x');
        assertRefused("sscanf: the size of what was read is 7, but " + name + " has 6 bytes",
                () -> sscanf("7 abcdefg 8", "%d " + format + "%d", i, t, i));
        assertEquals(0x5555555555555555L, i.get(C_LONG, 0));
        assertEquals('x', t.get(C_CHAR, 0));
        assertEquals(2, sscanf("7 abcde", "%d " + format, i, t), "five and a NUL");
        assertEquals("abcde", t.getString(0));
        assertEquals(7, i.get(C_INT, 0));
    }

    @Test
    void scanf_s_kin_read_characters_without_a_nul() {
        t.fill((byte) 'x');
        assertEquals(2, sscanf(" abcd", "%c%3c", t, t.asSlice(1)));
        assertEquals(" abcxx", new String(t.toArray(ValueLayout.JAVA_BYTE)));
        assertEquals(1, sscanf("yz", "%5c", t));
        assertEquals("yzbcxx", new String(t.toArray(ValueLayout.JAVA_BYTE)), "what C does not read, it leaves alone");
        assertRefused("sscanf: the size of its type is 7, but %c has 6 bytes", () -> sscanf("abcdefg", "%7c", t));
    }

    @Test
    void scanf_s_kin_tell_where_they_are() {
        assertEquals(1, sscanf("ab cd", "%s%n", t, i));
        assertEquals(2, i.get(C_INT, 0));
        assertEquals(1, sscanf("ab cd", "%hhn%s%ln %*s", i, t, i));
        assertEquals(2, i.get(C_LONG, 0));
        i.fill((byte) 0x55);
        assertEquals(1, sscanf("7 x", "%d %d%n", t, t, i));
        assertEquals(0x55555555, i.get(C_INT, 0), "C has not come so far");
        assertRefused("sscanf: the size of its type is 4, but %n has 3 bytes", () -> sscanf("1", "%n", stack.allocate(3)));
    }

    @Test
    void scanf_s_kin_tell_how_much_was_read() {
        assertEquals(2, sscanf("1 2 x", "%d %ld %d", i, i, t));
        assertEquals(2, i.get(C_LONG, 0));
        assertEquals(0, sscanf("x", "%d", i));
        t.fill((byte) 'x');
        assertEquals(1, sscanf("2", "%ld%s", i, t));
        assertEquals('x', t.get(C_CHAR, 0));
        errno(EDOM);
        assertEquals(EOF, sscanf("", "%d", i));
        assertEquals(EOF, sscanf(" ", "%s", t));
        assertEquals(EDOM, errno());
        assertEquals(0, sscanf("x", "x"));
        assertEquals(1, sscanf("5", "%d", i, NULL), "too many are C's");
        assertEquals(5, sscanf("1 2 3 4 5", "%hhd %hhd %hhd %hhd %hhd", i, i, i, i, i.asSlice(3)));
        assertEquals(5, i.get(C_CHAR, 3));
    }

    @ParameterizedTest
    @CsvSource({"%hhd, 1", "%hd, 2", "%d, 4", "%u, 4", "%i, 4", "%ld, 8", "%lld, 8", "%zu, 8", "%jd, 8", "%td, 8", "%x, 4", "%f, 4", "%lf, 8",
            "%a, 4", "%p, 8", "%c, 1", "%4c, 4"})
    void memory_that_is_too_short_for_its_conversion_is_refused(String format, int size) {
        var name = format.replace("4c", "c");
        assertRefused("sscanf: the size of its type is %d, but %s has %d bytes".formatted(size, name, size - 1),
                () -> sscanf("1", format, stack.allocate(size - 1)));
        assertRefused("sscanf: the size of its type is %d, but %s has 0 bytes".formatted(size, name), () -> sscanf("1", format, NULL));
        assertRefused("sscanf: %s is read-only".formatted(name), () -> sscanf("1", format, stack.allocate(size).asReadOnly()));
        assertRefused("sscanf: %s has no argument, in \"%s\"".formatted(format, format), () -> sscanf("1", format));
    }

    @Test
    void memory_for_a_string_is_checked_too() {
        assertRefused("sscanf: the size of an empty string is 1, but %s has 0 bytes", () -> sscanf("1", "%s", NULL));
        assertRefused("sscanf: %[ is read-only", () -> sscanf("1", "%[1]", t.asReadOnly()));
        assertRefused("sscanf: %s is on Java's heap, where C cannot reach it", () -> sscanf("1", "%s", MemorySegment.ofArray(new byte[5])));
        assertRefused("sscanf: s has no NUL in its 6 bytes", () -> sscanf(t.fill((byte) 'x'), "%s", t));
        assertRefused("sscanf: format has no NUL in its 6 bytes", () -> sscanf("x", t, t));
    }

    @Test
    void a_pointer_without_an_end_is_written_as_c_writes_it() {
        var pointer = stack.allocateFrom(C_LONG, t.address());
        var endless = pointer.get(C_POINTER, 0);
        assertEquals(2, sscanf("abcde f", "%s %*c%c", endless, endless) + 1);
        assertEquals("abcde", t.getString(0));
        assertEquals(1, sscanf("65", "%hhd", endless));
        assertEquals("Abcde", t.getString(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%*n", "%5n", "%", "%5", "%Lf", "%lc", "%ls", "%l[a]", "%hs", "%ms", "%0d", "%0s", "%hp", "%hf", "%llf", "%*%", "%5%",
            "%[", "%[]", "%[^]", "%1$d", "%'d", "%-d", "%.2f", "%hhhd", "%q", "%S"})
    void what_is_not_c_s_conversion_is_not_read(String format) {
        assertThrows(IllegalArgumentException.class, () -> sscanf("1", format, i));
        assertEquals(0x5555555555555555L, i.get(C_LONG, 0));
    }
}
