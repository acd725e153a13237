package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.errno_h.*;
import static libc.stdio_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A length that is more than the memory has: only what comes is held to the memory. */
class ReceivedTest {
    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final MemorySegment array = fds.stack.allocateFrom("-------");
    private final MemorySegment four = array.asSlice(0, 4);

    private int holding(String bytes) {
        var both = fds.piped();
        assertEquals(bytes.length(), write(both[1], fds.stack.allocateFrom(bytes), bytes.length()));
        fds.shut(both[1]);
        return both[0];
    }

    private FILE stream(String bytes) {
        return fdopen(dup(holding(bytes)), "r");
    }

    private static void assertBeyond(String message, Executable call) {
        assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }

    private String array() {
        return new String(array.toArray(ValueLayout.JAVA_BYTE), 0, 7, StandardCharsets.ISO_8859_1).replace('\0', '0');
    }

    @Test
    void what_fits_is_brought() {
        int fd = holding("abc");
        assertEquals(3, read(fd, four, 1023));
        assertEquals("abc----", array());
        assertEquals(0, read(fd, four, 1023), "the end");
        assertEquals(4, read(holding("wxyz"), four, 5));
        assertEquals("wxyz---", array());
        assertEquals(0, read(holding(""), array.asSlice(8), 1023), "nothing is left of the array");
    }

    @Test
    void what_does_not_fit_is_refused_and_the_memory_has_what_fits() {
        assertBeyond("read: 5 bytes have come, but buf has 4 bytes", () -> read(holding("abcde"), four, 5));
        assertEquals("abcd---", array());
    }

    @Test
    void an_error_is_the_call_s() {
        assertFails(EBADF, read(-1, four, 5));
        assertFails(EBADF, recv(-1, four, 5, 0));
        assertFails(EBADF, pread(-1, four, 5, 0));
        assertEquals("-------", array());
    }

    @Test
    void a_socket_and_a_place_in_a_file_bring_as_much() throws Exception {
        var pair = fds.pair(SOCK_DGRAM);
        for (var datagram : List.of("abcdef", "abcdef", "12"))
            assertEquals(datagram.length(), send(pair[0], fds.stack.allocateFrom(datagram), datagram.length(), 0));
        assertBeyond("recv: 6 bytes have come, but buf has 4 bytes", () -> recv(pair[1], four, 1024, MSG_PEEK));
        assertBeyond("recvfrom: 5 bytes have come, but buf has 4 bytes", () -> recvfrom(pair[1], four, 5, 0, NULL, NULL));
        assertEquals(6, recvfrom(pair[1], array, 1024, 0, NULL, NULL));
        assertEquals("abcdef-", array());
        assertEquals(2, recv(pair[1], four, 1024, 0));
        assertEquals("12cdef-", array());

        var file = Files.createTempFile("received", null);
        try {
            Files.writeString(file, "0123456789");
            int fd = fds.opened(fcntl_h.open(file.toString(), fcntl_h.O_RDONLY));
            assertEquals(2, pread(fd, four, 100, 8));
            assertEquals("89cdef-", array());
            assertBeyond("pread: 5 bytes have come, but buf has 4 bytes", () -> pread(fd, four, 100, 5));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void a_line_brings_its_nul() {
        var stream = stream("a\nbc");
        assertEquals(four, fgets(four, 1024, stream));
        assertEquals("a\n0----", array());
        assertEquals(four, fgets(four, 1024, stream));
        assertEquals("bc0----", array());
        assertEquals(NULL, fgets(four, 1024, stream));
        assertEquals("bc0----", array(), "the end writes nothing");
        fclose(stream);

        var nuls = stream("\0\0");
        assertEquals(four, fgets(four, 1024, nuls));
        assertEquals("000----", array(), "NULs of the line's own");
        fclose(nuls);

        var longer = stream("defg\n");
        assertBeyond("fgets: 6 bytes have come, but s has 4 bytes", () -> fgets(four, 1024, longer));
        assertEquals("defg---", array());
        fclose(longer);
    }

    @Test
    void a_text_is_held_to_the_memory_before_it_is_written() {
        assertEquals(3, snprintf(four, 1024, "%d", 123));
        assertEquals("1230---", array());
        assertBeyond("snprintf: the size of the text is 5, but s has 4 bytes", () -> snprintf(four, 1024, "%d", 1234));
        assertBeyond("snprintf: the size of the text is 5, but s has 4 bytes", () -> snprintf(four, 5, "%s", "a longer text"));
        assertEquals("1230---", array());
    }

    @Test
    void a_length_that_no_array_has_is_refused_before_the_call() {
        assertBeyond("read: nbytes is 1048577, but buf has 4 bytes", () -> read(-1, four, (1 << 20) + 1));
        assertBeyond("recv: len is 18446744073709551615, but buf has 4 bytes", () -> recv(-1, four, -1, 0));
        assertBeyond("read: nbytes is 1, but buf has 0 bytes", () -> read(-1, NULL, 1));
        assertEquals("read: buf is read-only", assertThrows(IllegalArgumentException.class, () -> read(-1, four.asReadOnly(), 5)).getMessage());
        assertEquals("-------", array());
    }
}
