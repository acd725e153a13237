package libc.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Memory of C's own, which it returns a pointer to: the pointer does not say where it ends.
public final class Returned {
    private Returned() {}

    /// {@return the length of a string of C's, its NUL not counted}
    /// @param string where it starts
    public static long length(MemorySegment string) {
        long length = 0;
        while (string.get(ValueLayout.JAVA_BYTE, length) != 0)
            length++;
        return length;
    }

    /// {@return a copy of a string of C's, to keep when C writes another in its place}
    /// @param string where it starts
    /// @param arena where the copy goes
    public static MemorySegment copy(MemorySegment string, Arena arena) {
        long size = length(string) + 1;
        return arena.allocate(size).copyFrom(string.asSlice(0, size));
    }

    /// {@return a part of what C frees with the whole, read-only: a program that changed its pointers could make them lead anywhere}
    /// @param pointer where it starts
    /// @param size how many bytes it has
    /// @param whole how long the whole lives
    @SuppressWarnings("restricted")
    public static MemorySegment alive(MemorySegment pointer, long size, Arena whole) {
        return pointer.reinterpret(size, whole, null).asReadOnly();
    }
}
