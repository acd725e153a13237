package libc.internal;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import libc.C.struct;

/// Types of which a program knows the size alone, such as `pthread_mutex_t`: what is in them is the C library's own.
public final class Opaque {
    private Opaque() {}

    /// {@return the layout of such a type}
    /// @param size the size in bytes
    public static MemoryLayout layout(int size) {
        // An array has the size of its elements only if that is a multiple of the alignment.
        return MemoryLayout.sequenceLayout(size, ValueLayout.JAVA_BYTE).withByteAlignment(Math.min(size, Long.BYTES));
    }

    /// Refuses memory that C could not use as such an object. The kernel waits at an aligned address only.
    ///
    /// @param function the function
    /// @param pointer the parameter
    /// @param object the object, or `null`
    /// @param type C's name of its type
    /// @param layout the type's layout
    /// @return the memory
    /// @throws IllegalArgumentException if it is `null` or not aligned, or as [Check#checkWrite]
    public static MemorySegment checked(Function function, String pointer, struct object, String type, MemoryLayout layout) {
        if (object == null)
            throw new IllegalArgumentException("%s: %s is NULL".formatted(function.name(), pointer));
        var memory = object.segment();
        Check.checkWrite(function, pointer, memory, "sizeof(" + type + ")", layout.byteSize());
        if (memory.address() % layout.byteAlignment() != 0)
            throw new IllegalArgumentException("%s: %s is at an address that is not a multiple of %d".formatted(
                    function.name(), pointer, layout.byteAlignment()));
        return memory;
    }
}
