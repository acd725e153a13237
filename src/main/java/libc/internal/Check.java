package libc.internal;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import libc.C.struct;

/// Refuses what C would corrupt memory with, before C sees it. The message names the function,
/// the parameter and the sizes. [libc.C] says which memory has which outcome.
public final class Check {
    private Check() {}

    /// Refuses memory from which C could not read `size` bytes.
    ///
    /// @param function the function
    /// @param pointer the parameter that points to the memory
    /// @param memory the memory
    /// @param length the parameter that says how many bytes
    /// @param size how many bytes C will read, a `size_t`
    /// @throws IndexOutOfBoundsException if the memory has fewer bytes
    /// @throws IllegalArgumentException if it is on Java's heap
    /// @throws IllegalStateException if its arena is closed
    /// @throws WrongThreadException if it is confined to another thread
    public static void checkRead(Function function, String pointer, MemorySegment memory, String length, long size) {
        checkAccess(function, pointer, memory);
        if (size < 0 || size > memory.byteSize())
            throw new IndexOutOfBoundsException("%s: %s is %s, but %s has %d bytes".formatted(
                    function.name(), length, Long.toUnsignedString(size), pointer, memory.byteSize()));
    }

    /// The same for a `socklen_t`, which has no sign.
    ///
    /// @param function the function
    /// @param pointer the parameter that points to the memory
    /// @param memory the memory
    /// @param length the parameter that says how many bytes
    /// @param size how many bytes C will read
    public static void checkRead(Function function, String pointer, MemorySegment memory, String length, int size) {
        checkRead(function, pointer, memory, length, Integer.toUnsignedLong(size));
    }

    /// Refuses memory to which C could not write `size` bytes.
    ///
    /// @param function the function
    /// @param pointer the parameter that points to the memory
    /// @param memory the memory
    /// @param length the parameter that says how many bytes
    /// @param size how many bytes C may write
    /// @throws IllegalArgumentException if the memory is read-only, or as [#checkRead]
    public static void checkWrite(Function function, String pointer, MemorySegment memory, String length, long size) {
        checkRead(function, pointer, memory, length, size);
        if (memory.isReadOnly())
            throw new IllegalArgumentException("%s: %s is read-only".formatted(function.name(), pointer));
    }

    /// Copies a C string for C to read, so that no other thread can take its NUL away meanwhile.
    ///
    /// @param function the function
    /// @param pointer the parameter that points to the string
    /// @param memory the string, and whatever comes after it
    /// @param stack where the copy goes
    /// @return the copy, which ends with its NUL
    /// @throws IndexOutOfBoundsException if there is no NUL
    /// @throws IllegalArgumentException if it is NULL, or as [#checkRead]
    public static MemorySegment string(Function function, String pointer, MemorySegment memory, SegmentAllocator stack) {
        long length = length(function, pointer, memory);
        // Another thread may have written where the NUL was: the copy has its own.
        return stack.allocate(length + 1).copyFrom(memory.asSlice(0, length));
    }

    /// {@return the length of a C string, its NUL not counted}
    /// @param function the function
    /// @param pointer the parameter that points to the string
    /// @param memory the string, and whatever comes after it
    /// @throws IndexOutOfBoundsException if there is no NUL
    /// @throws IllegalArgumentException if it is NULL, or as [#checkRead]
    public static long length(Function function, String pointer, MemorySegment memory) {
        checkString(function, pointer, memory);
        for (long length = 0; length < memory.byteSize(); length++)
            if (memory.get(ValueLayout.JAVA_BYTE, length) == 0)
                return length;
        throw noNul(function, pointer, memory);
    }

    /// {@return the exception for a C string that has no NUL}
    /// @param function the function
    /// @param pointer the parameter that points to the string
    /// @param memory the string
    public static IndexOutOfBoundsException noNul(Function function, String pointer, MemorySegment memory) {
        return new IndexOutOfBoundsException("%s: %s has no NUL in its %d bytes".formatted(function.name(), pointer, memory.byteSize()));
    }

    /// Refuses memory in which C could not follow a string. It does not check that there is a NUL.
    ///
    /// @param function the function
    /// @param pointer the parameter that points to the string
    /// @param memory the string, and whatever comes after it
    /// @throws IllegalArgumentException if it is NULL, or as [#checkRead]
    public static void checkString(Function function, String pointer, MemorySegment memory) {
        checkAccess(function, pointer, memory);
        if (isNull(memory))
            throw new IllegalArgumentException("%s: %s is NULL".formatted(function.name(), pointer));
    }

    /// {@return the memory of an element of an array of structs}
    /// @param array the array
    /// @param index which element
    /// @param type the layout of the struct
    /// @throws IndexOutOfBoundsException if the array has no such element
    public static MemorySegment element(MemorySegment array, long index, MemoryLayout type) {
        return array.asSlice(Objects.checkIndex(index, array.byteSize() / type.byteSize()) * type.byteSize(), type.byteSize());
    }

    // Few programs ask, so the thread is made for those alone.
    private static final class Another {
        static final Thread THREAD = Thread.ofPlatform().unstarted(() -> {});
    }

    /// {@return whether memory is confined to a thread, so that no other can use or close it}
    /// @param memory the memory
    public static boolean isConfined(MemorySegment memory) {
        return !memory.isAccessibleBy(Another.THREAD);
    }

    /// {@return whether memory is C's null pointer}
    /// @param memory the memory
    public static boolean isNull(MemorySegment memory) {
        return memory.isNative() && memory.address() == 0;
    }

    /// Gives a pointer that C returned into memory which it was given the bounds of that memory.
    ///
    /// @param memory the memory
    /// @param pointer where C points to, or `NULL`
    /// @return the memory from there to its end, or `NULL`
    public static MemorySegment within(MemorySegment memory, MemorySegment pointer) {
        return isNull(pointer) ? MemorySegment.NULL : memory.asSlice(pointer.address() - memory.address());
    }

    /// Refuses memory to which C could not write a struct. `NULL` is left to C.
    ///
    /// @param function the function
    /// @param pointer the parameter that points to the struct
    /// @param memory its memory, or `NULL`
    /// @param type the name of the struct
    /// @param size its size in bytes
    /// @throws IndexOutOfBoundsException if the memory is shorter
    /// @throws IllegalArgumentException if the memory is read-only, or as [#checkRead]
    public static void checkStruct(Function function, String pointer, MemorySegment memory, String type, long size) {
        checkWrite(function, pointer, memory, "sizeof(" + type + ")", isNull(memory) ? 0 : size);
    }

    /// Refuses an array with fewer elements than C would read and write.
    ///
    /// @param function the function
    /// @param array the parameter that points to the array
    /// @param memory its memory
    /// @param length the parameter that says how many elements
    /// @param count how many, without a sign
    /// @param type the name of an element's type
    /// @param size the size of an element in bytes
    /// @throws IndexOutOfBoundsException if the memory is shorter
    /// @throws IllegalArgumentException if the memory is read-only, or as [#checkRead]
    public static void checkArray(Function function, String array, MemorySegment memory, String length, long count, String type, long size) {
        boolean tooMany = Long.compareUnsigned(count, Long.MAX_VALUE / size) > 0;
        checkWrite(function, array, memory, "%s * sizeof(%s)".formatted(length, type), tooMany ? -1 : count * size);
    }

    private static void checkAccess(Function function, String pointer, MemorySegment memory) {
        if (!memory.isNative())
            throw new IllegalArgumentException("%s: %s is on Java's heap, where C cannot reach it".formatted(function.name(), pointer));
        if (!memory.scope().isAlive())
            throw new IllegalStateException("%s: %s is in an arena that is closed".formatted(function.name(), pointer));
        if (!memory.isAccessibleBy(Thread.currentThread()))
            throw new WrongThreadException("%s: %s is confined to another thread".formatted(function.name(), pointer));
    }
}
