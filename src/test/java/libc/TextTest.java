package libc;

import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.netinet.in_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twins.Libc;

/** The functions on text and on memory, and what C has in the language. */
class TextTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
        "9190, 9190", "' \t80', 80", "80abc, 80", "abc, 0", "'', 0", "-1, -1", "+7, 7", "65536, 65536", "0x10, 0", "팔십, 0"})
    void atoi_reads_the_digits_in_front(String text, int number) {
        assertEquals(number, atoi(text));
        try (var stack = Arena.ofConfined()) {
            assertEquals(number, atoi(stack.allocateFrom(text)));
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
        "127.0.0.1, 7F000001", "127.1, 7F000001", "0x7f.1, 7F000001", "0177.0.0.1, 7F000001", "2130706433, 7F000001",
        "0, 0", "1.2.3.4, 1020304", "255.255.255.255, FFFFFFFF",
        "256.1.1.1, FFFFFFFF", "localhost, FFFFFFFF", "::1, FFFFFFFF", "'', FFFFFFFF"})
    void inet_addr_reads_numbers_and_dots(String text, String address) {
        assertEquals(Integer.parseUnsignedInt(address, 16), ntohl(inet_addr(text)));
        try (var stack = Arena.ofConfined()) {
            assertEquals(Integer.parseUnsignedInt(address, 16), ntohl(inet_addr(stack.allocateFrom(text))));
        }
    }

    @Test
    void a_char_array_without_a_nul_is_no_string() {
        try (var stack = Arena.ofConfined()) {
            var array = stack.allocate(3).fill((byte) '1');
            assertEquals("atoi: nptr has no NUL in its 3 bytes",
                    assertThrows(IndexOutOfBoundsException.class, () -> atoi(array)).getMessage());
            assertEquals("inet_addr: cp has no NUL in its 3 bytes",
                    assertThrows(IndexOutOfBoundsException.class, () -> inet_addr(array)).getMessage());
            assertEquals("atoi: nptr is NULL",
                    assertThrows(IllegalArgumentException.class, () -> atoi(NULL)).getMessage());
        }
    }

    @Test
    void the_network_has_the_high_byte_first() {
        try (var stack = Arena.ofConfined()) {
            var number = stack.allocateFrom(ValueLayout.JAVA_INT, htonl(0x01020304));
            assertArrayEquals(new byte[] {1, 2, 3, 4}, number.toArray(ValueLayout.JAVA_BYTE));
            var port = stack.allocateFrom(ValueLayout.JAVA_SHORT, (short) htons(0xFEDC));
            assertArrayEquals(new byte[] {(byte) 0xFE, (byte) 0xDC}, port.toArray(ValueLayout.JAVA_BYTE));
        }
        assertEquals(0x01020304, ntohl(htonl(0x01020304)));
        assertEquals(0xFEDC, ntohs(htons(0xFEDC)));
        assertEquals(htons(0x5678), htons(0x12345678), "a port has 16 bits");
        assertEquals(INADDR_ANY, htonl(INADDR_ANY));
    }

    @Test
    void memset_fills_as_far_as_it_is_told() {
        try (var stack = Arena.ofConfined()) {
            var array = stack.allocate(4);
            assertEquals(array, memset(array, 0x1FF, 3));
            assertArrayEquals(new byte[] {-1, -1, -1, 0}, array.toArray(ValueLayout.JAVA_BYTE));
            assertEquals("memset: n is 5, but s has 4 bytes",
                    assertThrows(IndexOutOfBoundsException.class, () -> memset(array, 0, 5)).getMessage());
        }
    }

    @Test
    void strlen_counts_bytes() {
        try (var stack = Arena.ofConfined()) {
            assertEquals(0, strlen(stack.allocateFrom("")));
            assertEquals(12, strlen(stack.allocate(30).copyFrom(stack.allocateFrom("Hello World!"))));
            assertEquals(6, strlen("안녕"));
            assertEquals("strlen: s has no NUL in its 3 bytes",
                    assertThrows(IndexOutOfBoundsException.class, () -> strlen(stack.allocate(3).fill((byte) 1))).getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {"q, q", "q, Q", "'', ''", "'', a", "abc, abd", "abc, ab", "é, z", "안녕, 안녕", "Q!, Q"})
    void strcmp_compares_as_c_does_whatever_holds_the_strings(String s1, String s2) throws Throwable {
        var c = Libc.function("strcmp", ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        try (var stack = Arena.ofConfined()) {
            var array1 = stack.allocateFrom(s1);
            var array2 = stack.allocateFrom(s2);
            int expected = Integer.signum((int) c.invokeExact(array1, array2));
            assertEquals(expected, Integer.signum(strcmp(array1, array2)));
            assertEquals(expected, Integer.signum(strcmp(array1, s2)));
            assertEquals(expected, Integer.signum(strcmp(s1, array2)));
            assertEquals(expected, Integer.signum(strcmp(s1, s2)));
            var n = Libc.function("strncmp", ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
            for (long i = 0; i < 5; i++) {
                int first = Integer.signum((int) n.invokeExact(array1, array2, i));
                assertEquals(first, Integer.signum(strncmp(array1, array2, i)));
                assertEquals(first, Integer.signum(strncmp(array1, s2, i)));
                assertEquals(first, Integer.signum(strncmp(s1, array2, i)));
                assertEquals(first, Integer.signum(strncmp(s1, s2, i)));
            }
            assertEquals(expected, Integer.signum(strncmp(array1, array2, -1)), "a size_t has no sign");
        }
    }

    @Test
    void a_comparison_reads_as_far_as_c_would() {
        try (var stack = Arena.ofConfined()) {
            var array = stack.allocateFrom("abc").asSlice(0, 3);
            assertEquals(0, strncmp(array, "abc", 3));
            assertEquals(1, Integer.signum(strcmp(array, "abb")));
            assertEquals("strcmp: s1 has no NUL in its 3 bytes",
                    assertThrows(IndexOutOfBoundsException.class, () -> strcmp(array, "abc")).getMessage());
            assertEquals("strcmp: s2 has no NUL in its 3 bytes",
                    assertThrows(IndexOutOfBoundsException.class, () -> strcmp("abcd", array)).getMessage());
            assertEquals("strncmp: s1 has no NUL in its 3 bytes",
                    assertThrows(IndexOutOfBoundsException.class, () -> strncmp(array, "abc", 4)).getMessage());
        }
    }

    @Test
    void c_s_types_have_their_sizes() {
        assertEquals(1, sizeof(C_CHAR));
        assertEquals(2, sizeof(C_SHORT));
        assertEquals(4, sizeof(C_INT));
        assertEquals(8, sizeof(C_LONG));
        try (var stack = Arena.ofConfined()) {
            var message = stack.allocateFrom("Hello");
            message.set(C_CHAR, 4, (byte) 0);
            assertEquals(0, strcmp(message, "Hell"));
        }
    }

    @Test
    void strerror_has_a_message_for_every_number() {
        assertEquals("Connection refused", strerror(ECONNREFUSED));
        assertEquals("Bad file descriptor", strerror(EBADF));
        assertEquals(true, strerror(99999).contains("99999"));
    }

    @Test
    @SuppressWarnings("restricted")
    void sizeof_is_in_bytes() {
        try (var stack = Arena.ofConfined()) {
            assertEquals(30, sizeof(stack.allocate(30)));
            assertEquals(13, sizeof(stack.allocateFrom("Hello World!")), "its NUL included");
            assertEquals(16, sizeof(new sockaddr_in(stack)));
            assertEquals(4, sizeof(socklen_t));
        }
        assertThrows(ArithmeticException.class, () -> sizeof(MemorySegment.NULL.reinterpret(1L << 31)));
    }

    @Test
    void argv_starts_with_the_program() {
        assertArrayEquals(new String[] {"libc.TextTest", "127.0.0.1", "9190"}, argv(new String[] {"127.0.0.1", "9190"}));
    }
}
