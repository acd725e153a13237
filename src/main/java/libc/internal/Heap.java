package libc.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentHashMap;
import libc.internal.Function.Failure;

/// The memory that `malloc` and its kin have given and `free` has not taken back.
///
/// Each block is a segment with an arena of its own. `free` closes the arena before C gets the block back, so what a
/// program still has of it is dead: a later use is an exception, where C would read or write memory of somebody else.
///
/// The arena is shared, since any thread may use and free a block. To close one, the JVM asks every thread whether it is
/// just now in such memory: a pair of `malloc` and `free` takes 50 microseconds, where one with a confined arena takes 0.13.
/// A confined arena could not pass to another thread, as the argument of `pthread_create` does.
public final class Heap {
    private Heap() {}

    private record Block(MemorySegment memory, Arena lifetime) {}

    private static final ConcurrentHashMap<Long, Block> blocks = new ConcurrentHashMap<>();

    private static final Function FREE = Function.named("free", Failure.NONE);

    /// Takes charge of a block that C has just given.
    ///
    /// @param pointer where it starts, or `NULL`
    /// @param size how many bytes it has
    /// @return the block, which lives until [#free]; or `NULL`
    @SuppressWarnings("restricted")
    public static MemorySegment own(MemorySegment pointer, long size) {
        if (Check.isNull(pointer))
            return MemorySegment.NULL;
        var lifetime = Arena.ofShared();
        var memory = pointer.reinterpret(size, lifetime, null);
        blocks.put(pointer.address(), new Block(memory, lifetime));
        return memory;
    }

    /// {@return the whole of a block}
    /// @param function the function that was given the pointer
    /// @param parameter the parameter that points to the start of the block
    /// @param pointer the pointer; it may be another segment at the same address, such as one that was read
    ///   from a `char *` in memory
    /// @throws IllegalStateException if the block is freed already
    /// @throws IllegalArgumentException if no block starts there
    public static MemorySegment block(Function function, String parameter, MemorySegment pointer) {
        return find(function, parameter, pointer).memory;
    }

    /// Frees a block; does nothing with `NULL`.
    ///
    /// @param function the function that was given the pointer
    /// @param parameter the parameter that points to the start of the block
    /// @param pointer the pointer, as in [#block]
    /// @throws IllegalStateException if the block is freed already, or another call is using it
    /// @throws IllegalArgumentException if no block starts there
    public static void free(Function function, String parameter, MemorySegment pointer) {
        if (Check.isNull(pointer))
            return;
        end(function, parameter, pointer);
        FREE.callVoid(MemorySegment.ofAddress(pointer.address()));
    }

    /// Ends the lifetime of a block whose memory C itself frees or moves, in the very next call.
    ///
    /// @param function the function that was given the pointer
    /// @param parameter the parameter that points to the start of the block
    /// @param pointer the pointer, as in [#block]
    /// @throws IllegalStateException if the block is freed already, or another call is using it
    /// @throws IllegalArgumentException if no block starts there
    public static void end(Function function, String parameter, MemorySegment pointer) {
        var block = find(function, parameter, pointer);
        // Of two threads that free one block, one ends it; and C does not give the address again before it has it back.
        if (!blocks.remove(pointer.address(), block))
            throw freed(function, parameter);
        try {
            block.lifetime.close();
        } catch (IllegalStateException e) {
            blocks.put(pointer.address(), block);
            throw new IllegalStateException("%s: %s is in use by another call".formatted(function.name(), parameter), e);
        }
    }

    private static Block find(Function function, String parameter, MemorySegment pointer) {
        if (!pointer.scope().isAlive())
            throw freed(function, parameter);
        Check.checkString(function, parameter, pointer);
        var block = blocks.get(pointer.address());
        // A pointer that was read from memory knows no lifetime. Any other must have the block's, since the address may have
        // been freed by now, and given again to somebody else.
        if (block == null || !pointer.scope().equals(block.lifetime.scope()) && !pointer.scope().equals(Arena.global().scope()))
            throw new IllegalArgumentException("%s: %s is not the start of memory that malloc, calloc, realloc or strdup has given"
                    .formatted(function.name(), parameter));
        return block;
    }

    private static IllegalStateException freed(Function function, String parameter) {
        return new IllegalStateException("%s: %s is freed already".formatted(function.name(), parameter));
    }
}
