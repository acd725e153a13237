package libc.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// An integer field of a struct, by its offset and its size. The struct may be at any alignment.
public final class Field {
    private Field() {}

    /// C's assignment: the value is converted to the field's type by dropping the high bytes that do not fit.
    ///
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    /// @param size the size of the field, 1, 2, 4 or 8 bytes
    /// @param value the value to store
    /// @throws IllegalArgumentException if no integer field has that size
    public static void set(MemorySegment struct, long offset, long size, long value) {
        switch (checked(size)) {
            case 1 -> struct.set(ValueLayout.JAVA_BYTE, offset, (byte) value);
            case 2 -> struct.set(ValueLayout.JAVA_SHORT_UNALIGNED, offset, (short) value);
            case 4 -> struct.set(ValueLayout.JAVA_INT_UNALIGNED, offset, (int) value);
            default -> struct.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, value);
        }
    }

    /// {@return the value of a signed field}
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    /// @param size the size of the field, 1, 2, 4 or 8 bytes
    /// @throws IllegalArgumentException if no integer field has that size
    public static long signed(MemorySegment struct, long offset, long size) {
        return switch (checked(size)) {
            case 1 -> struct.get(ValueLayout.JAVA_BYTE, offset);
            case 2 -> struct.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset);
            case 4 -> struct.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
            default -> struct.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
        };
    }

    /// {@return the value of an unsigned field; one of 8 bytes is a `long` with the same bits}
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    /// @param size the size of the field, 1, 2, 4 or 8 bytes
    /// @throws IllegalArgumentException if no integer field has that size
    public static long unsigned(MemorySegment struct, long offset, long size) {
        int unused = Long.SIZE - Byte.SIZE * checked(size);
        return signed(struct, offset, size) << unused >>> unused;
    }

    private static int checked(long size) {
        if (size != 1 && size != 2 && size != 4 && size != 8)
            throw new IllegalArgumentException("an integer field has 1, 2, 4 or 8 bytes, not " + size);
        return (int) size;
    }
}
