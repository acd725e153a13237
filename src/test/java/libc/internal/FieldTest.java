package libc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An integer field of a struct: C's conversions, and no size but C's. */
class FieldTest {
    // A struct at an odd place, and a byte of a neighbour on both sides.
    private final MemorySegment memory = MemorySegment.ofArray(new byte[10]).fill((byte) 0x55);

    @ParameterizedTest
    @CsvSource({
        "1, -1, -1, 255", "1, 0x1234, 0x34, 0x34", "1, 200, -56, 200",
        "2, -1, -1, 65535", "2, 0x12345678, 0x5678, 0x5678", "2, 40000, -25536, 40000",
        "4, -1, -1, 4294967295", "4, 0x123456789A, 0x3456789A, 0x3456789A", "4, 3000000000, -1294967296, 3000000000",
        "8, -1, -1, -1", "8, 0x123456789ABCDEF0, 0x123456789ABCDEF0, 0x123456789ABCDEF0"})
    void it_keeps_what_fits(int size, String value, String signed, String unsigned) {
        Field.set(memory, 1, size, Long.decode(value));
        assertEquals(Long.decode(signed), Field.signed(memory, 1, size));
        assertEquals(Long.decode(unsigned), Field.unsigned(memory, 1, size));
        assertEquals(0x55, Field.unsigned(memory, 0, 1));
        assertEquals(0x55, Field.unsigned(memory, 1 + size, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 16, -1})
    void another_size_is_refused(int size) {
        var message = "an integer field has 1, 2, 4 or 8 bytes, not " + size;
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Field.set(memory, 1, size, 0)).getMessage());
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Field.signed(memory, 1, size)).getMessage());
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Field.unsigned(memory, 1, size)).getMessage());
    }

    @Test
    void a_field_beyond_the_struct_is_refused() {
        assertThrows(IndexOutOfBoundsException.class, () -> Field.set(memory, 9, 2, 0));
    }
}
