package libc.internal;

import static libc.abi.libc_h.C_LONG;
import static libc.abi.libc_h.C_POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import libc.abi.iovec;

/// The memory that C reaches by pointers within structs, for the time of one call.
///
/// The linker keeps the memory of an argument open during a call, but it does not look into structs. So C is lent
/// memory that nobody can close meanwhile: the program's own, where it is confined to this thread or lives for ever,
/// else a copy.
public final class Lending implements AutoCloseable {
    private static final long VECTOR = iovec.layout().byteSize();
    private static final ValueLayout.OfLong UNALIGNED = C_LONG.withByteAlignment(1);

    private final Function function;
    private final Arena call = Arena.ofConfined();

    /// Begins a call.
    /// @param function the function
    public Lending(Function function) {
        this.function = function;
    }

    /// {@return memory that C has to itself during the call}
    /// @param struct the memory to copy
    public MemorySegment own(MemorySegment struct) {
        return call.allocate(struct.byteSize(), Long.BYTES).copyFrom(struct);
    }

    /// Memory of the program, and what C gets in its place: the same, or a copy.
    ///
    /// @param program the program's
    /// @param c what C gets
    public record Lent(MemorySegment program, MemorySegment c) {
        /// Gives the program what C has written.
        /// @param size how many bytes
        /// @throws IllegalStateException if another thread has closed the program's arena meanwhile
        public void passOn(long size) {
            if (c != program)
                MemorySegment.copy(c, 0, program, 0, size);
        }
    }

    /// Lends memory that C reads.
    ///
    /// @param pointer the name of the field that points to it
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    /// @param length the name of the field that says how many bytes
    /// @param size how many bytes C will read, a `size_t`
    /// @return the memory, of exactly that size
    /// @throws IndexOutOfBoundsException if the memory has fewer bytes
    /// @throws IllegalArgumentException if the address in the field was not assigned to it
    /// @throws IllegalStateException if the arena of the memory is closed
    /// @throws WrongThreadException if it is confined to another thread
    public Lent toRead(String pointer, MemorySegment struct, long offset, String length, long size) {
        var memory = memory(pointer, struct, offset, size);
        Check.checkRead(function, pointer, memory, length, size);
        return lend(memory.asSlice(0, size));
    }

    /// Lends memory that C writes to.
    ///
    /// @param pointer the name of the field that points to it
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    /// @param length the name of the field that says how many bytes
    /// @param size how many bytes C may write, a `size_t`
    /// @return the memory, of exactly that size
    /// @throws IllegalArgumentException if the memory is read-only, or as [#toRead]
    public Lent toWrite(String pointer, MemorySegment struct, long offset, String length, long size) {
        var memory = memory(pointer, struct, offset, size);
        Check.checkWrite(function, pointer, memory, length, size);
        return lend(memory.asSlice(0, size));
    }

    private MemorySegment memory(String pointer, MemorySegment struct, long offset, long size) {
        var assigned = Pointers.assigned(struct, offset);
        if (assigned != null)
            return assigned;
        if (size == 0)
            return MemorySegment.NULL; // C follows no pointer to nothing
        throw new IllegalArgumentException("%s: %s has an address that was not assigned to it".formatted(function.name(), pointer));
    }

    private Lent lend(MemorySegment memory) {
        return new Lent(memory, staysOpen(memory) ? memory : call.allocate(memory.byteSize()).copyFrom(memory));
    }

    private static boolean staysOpen(MemorySegment memory) {
        return Check.isConfined(memory) || memory.scope().equals(Arena.global().scope());
    }

    /// An array of `struct iovec` for C.
    ///
    /// @param array C's own copy of it, which no other thread can change
    /// @param elements what its elements point to
    public record Vectors(MemorySegment array, List<Lent> elements) {
        /// Gives the program what C has written, element after element.
        /// @param came how many bytes
        /// @throws IllegalStateException if another thread has closed an arena meanwhile
        public void passOn(long came) {
            for (var element : elements) {
                long size = Math.min(came, element.program.byteSize());
                element.passOn(size);
                came -= size;
            }
        }
    }

    private interface Kind {
        Lent lend(String pointer, MemorySegment struct, long offset, String length, long size);
    }

    /// Lends memory that C reads by an array of `struct iovec`.
    ///
    /// @param name the name of the array
    /// @param array the array, of at least so many elements
    /// @param count how many elements
    /// @return the array
    /// @throws IndexOutOfBoundsException if the memory of an element is shorter than its length, or as [#toRead]
    public Vectors toRead(String name, MemorySegment array, long count) {
        return vectors(name, array, count, this::toRead);
    }

    /// Lends memory that C writes to by an array of `struct iovec`.
    ///
    /// @param name the name of the array
    /// @param array the array, of at least so many elements
    /// @param count how many elements
    /// @return the array
    /// @throws IndexOutOfBoundsException if the memory of an element is shorter than its length, or as [#toWrite]
    public Vectors toWrite(String name, MemorySegment array, long count) {
        return vectors(name, array, count, this::toWrite);
    }

    private Vectors vectors(String name, MemorySegment array, long count, Kind kind) {
        var own = call.allocate(iovec.layout(), count);
        var elements = new ArrayList<Lent>();
        for (long i = 0; i < count; i++) {
            long length = array.get(UNALIGNED, i * VECTOR + iovec.iov_len$offset());
            var lent = kind.lend(field(name, i, "iov_base"), array, i * VECTOR + iovec.iov_base$offset(), field(name, i, "iov_len"), length);
            own.set(C_POINTER, i * VECTOR + iovec.iov_base$offset(), lent.c);
            own.set(C_LONG, i * VECTOR + iovec.iov_len$offset(), length);
            elements.add(lent);
        }
        return new Vectors(own, elements);
    }

    // A format would take longer than the call.
    private static String field(String array, long index, String name) {
        return new StringBuilder(array).append('[').append(index).append("].").append(name).toString();
    }

    /// {@return the size of an array of `struct iovec` in bytes}
    /// @param count how many elements, a `size_t`
    public static long vectors(long count) {
        return count < 0 || count > Long.MAX_VALUE / VECTOR ? Long.MAX_VALUE : count * VECTOR;
    }

    /// Ends the call.
    @Override
    public void close() {
        call.close();
    }
}
