package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.arpa.inet_h.*;
import static libc.limits_h.*;
import static libc.netinet.in_h.*;
import static libc.stddef_h.*;
import static libc.stdint_h.*;
import static libc.stdlib_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C's types and their limits: limits.h, stdint.h, stddef.h, and what the language has. */
class TypesTest {
    private final Arena stack = Arena.ofConfined();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void limits_are_those_of_the_java_types_with_the_same_bits() {
        assertEquals(List.of(8, 127, -128, 127, -128, 255), List.of(CHAR_BIT, CHAR_MAX, CHAR_MIN, SCHAR_MAX, SCHAR_MIN, UCHAR_MAX));
        assertEquals(List.of(32767, -32768, 65535), List.of(SHRT_MAX, SHRT_MIN, USHRT_MAX));
        assertEquals(List.of(Integer.MAX_VALUE, Integer.MIN_VALUE, -1), List.of(INT_MAX, INT_MIN, UINT_MAX));
        assertEquals(List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L), List.of(LONG_MAX, LONG_MIN, ULONG_MAX));
        assertEquals(List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L), List.of(LLONG_MAX, LLONG_MIN, ULLONG_MAX));
        assertEquals(System.getProperty("os.name").startsWith("Mac") ? 1024 : 4096, PATH_MAX);
        assertEquals(List.of(0, 1), List.of(EXIT_SUCCESS, EXIT_FAILURE));
    }

    @Test
    void integers_of_a_size_have_it() {
        assertEquals(List.of(1, 2, 4, 8), Stream.of(int8_t, int16_t, int32_t, int64_t).map(C::sizeof).toList());
        assertEquals(List.of(1, 2, 4, 8), Stream.of(uint8_t, uint16_t, uint32_t, uint64_t).map(C::sizeof).toList());
        assertEquals(List.of(8, 8, 8), Stream.of(intptr_t, uintptr_t, size_t).map(C::sizeof).toList());
        assertEquals(List.of(127, -128, 255), List.of(INT8_MAX, INT8_MIN, UINT8_MAX));
        assertEquals(List.of(32767, -32768, 65535), List.of(INT16_MAX, INT16_MIN, UINT16_MAX));
        assertEquals(List.of(Integer.MAX_VALUE, Integer.MIN_VALUE, -1), List.of(INT32_MAX, INT32_MIN, UINT32_MAX));
        assertEquals(List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, -1L), List.of(INT64_MAX, INT64_MIN, UINT64_MAX, SIZE_MAX));
    }

    /** As gcc and clang have it, for x86-64 and for arm64. */
    private static class Header extends Struct {
        static final Fields C = new Fields(false);

        Header(MemorySegment memory) {
            super(C, memory);
        }

        static final Bits LOW = C.unsigned(C_INT, 4);
        static final Bits FLAG = C.unsigned(C_BOOL, 1);
        static { C.skip(C_INT, 5); }
        static final Bits SIGNED = C.signed(C_INT, 5);
        static final Bits NO_ROOM = C.unsigned(C_INT, 20);
        static { C.skip(C_CHAR, 0); }
        static final Bits NEXT = C.unsigned(C_CHAR, 3);
        static final long SHORT = C.add(C_SHORT);
        static final Bits WIDE = C.signed(C_LONG, 40);

        int unsigned(int value) {
            return set(LOW, value);
        }

        int signed(int value) {
            return set(SIGNED, value);
        }

        long wide(long value) {
            return set(WIDE, value);
        }

        boolean flag(boolean value) {
            return set(FLAG, value);
        }

        List<Object> values() {
            return List.of(getInt(LOW), getBoolean(FLAG), getInt(SIGNED), getInt(NO_ROOM), getInt(NEXT), (int) getShort(SHORT), getLong(WIDE));
        }
    }

    @Test
    void bit_fields_are_where_c_has_them() {
        assertEquals(List.of(0L, 4L, 10L, 32L, 56L, 64L + 16), Stream.of(Header.LOW, Header.FLAG, Header.SIGNED, Header.NO_ROOM, Header.NEXT, Header.WIDE)
                .map(Bits::position).toList());
        assertEquals(8, Header.SHORT);
        assertEquals(16, sizeof(Header.C.layout()));
        assertEquals(8, Header.C.layout().byteAlignment());
    }

    @Test
    void a_bit_field_keeps_the_low_bits_and_leaves_those_beside_it() {
        var memory = stack.allocate(16);
        memory.fill((byte) 0xff);
        var header = new Header(memory);
        assertEquals(List.of(15, true, -1, 0xfffff, 7, -1, -1L), header.values());
        assertEquals(5, header.unsigned(0x75));
        assertEquals(-16, header.signed(16));
        assertEquals(1L << 38, header.wide(0x7f40_0000_0000L));
        assertEquals(false, header.flag(false));
        assertEquals(List.of(5, false, -16, 0xfffff, 7, -1, 1L << 38), header.values());
        assertEquals(List.of(0xe5, 0xc3, 0xff), Stream.of(0, 1, 2).map(i -> Byte.toUnsignedInt(memory.get(C_CHAR, i))).toList());
    }

    @Test
    void bit_fields_of_a_packed_struct_lie_across_the_boundaries_of_their_types_and_those_of_a_union_begin_at_0() {
        var packed = new Fields(false, 1);
        packed.unsigned(C_CHAR, 3);
        assertEquals(3, packed.unsigned(C_INT, 30).position());
        assertEquals(5, packed.add(C_SHORT));
        assertEquals(7, sizeof(packed.layout()));
        var union = new Fields(true);
        union.signed(C_INT, 3);
        assertEquals(0, union.unsigned(C_LONG, 2).position());
        assertEquals(8, sizeof(union.layout()));
    }

    @Test
    void a_pointer_becomes_a_struct_and_a_null_pointer_null() {
        var memory = stack.allocate(20);
        in_addr address = pointer(memory, in_addr::new);
        address.s_addr(1);
        assertEquals(1, memory.get(C_INT, 0));
        in_addr none = pointer(NULL, in_addr::new);
        assertNull(none);
        assertThrows(IndexOutOfBoundsException.class, () -> pointer(memory, sockaddr_in6::new));
    }

    @Test
    void every_type_of_the_language_has_a_layout() {
        assertEquals(List.of(1, 2, 4, 8, 8, 4, 8, 1, 8),
                Stream.of(C_CHAR, C_SHORT, C_INT, C_LONG, C_LONG_LONG, C_FLOAT, C_DOUBLE, C_BOOL, C_POINTER).map(C::sizeof).toList());
        var memory = stack.allocate(C_DOUBLE);
        memory.set(C_DOUBLE, 0, 0.5);
        assertEquals(0x3FE0000000000000L, memory.get(C_LONG_LONG, 0));
        memory.set(C_FLOAT, 0, 0.5f);
        assertEquals(0x3F000000, memory.get(C_INT, 0));
        memory.set(C_BOOL, 0, true);
        assertEquals(1, memory.get(C_CHAR, 0));
        memory.set(C_POINTER, 0, stack.allocateFrom("text"));
        assertEquals("text", memory.get(C_POINTER, 0).getString(0));
    }

    @Test
    void offsetof_finds_a_member() {
        var pair = MemoryLayout.structLayout(C_CHAR.withName("c"), MemoryLayout.paddingLayout(3), C_INT.withName("i"));
        assertEquals(0, offsetof(pair, "c"));
        assertEquals(4, offsetof(pair, "i"));
        assertRefused("offsetof: [c1(c)x3i4(i)] has no member x".replace("c1", "b1"), () -> offsetof(pair, "x"));
        assertRefused("offsetof: i4 has no member x", () -> offsetof(ValueLayout.JAVA_INT, "x"));
    }

    // ---- Structs ----

    @Test
    void a_struct_is_assigned() {
        var from = new sockaddr_in(stack);
        from.sin_port(htons(80));
        from.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        var to = new sockaddr_in(stack);
        to.copyFrom(from);
        assertEquals(-1, to.segment().mismatch(from.segment()));
        from.sin_port(0);
        assertEquals(80, ntohs(to.sin_port()), "it is a copy");
        to.sin_addr().copyFrom(from.sin_addr());
        to.copyFrom(to);
        assertEquals(htonl(INADDR_LOOPBACK), to.sin_addr().s_addr());
    }

    @Test
    void a_struct_is_not_assigned_one_of_another_size() {
        var address = new sockaddr_in(stack);
        var number = new in_addr(stack);
        assertRefused("copyFrom: other has 4 bytes, but the struct has 16 bytes", () -> address.copyFrom(number));
        assertRefused("copyFrom: other has 16 bytes, but the struct has 4 bytes", () -> number.copyFrom(address));
        MemorySegment constant = stack.allocate(4).asReadOnly();
        assertThrows(IllegalArgumentException.class, () -> new in_addr(constant).copyFrom(number));
    }
}
