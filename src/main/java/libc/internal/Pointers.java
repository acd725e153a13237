package libc.internal;

import static libc.abi.libc_h.C_POINTER;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.MemorySegment.Scope;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.WeakHashMap;

/// What the pointers within structs point to.
///
/// In memory, a pointer is an address: it has no size and no lifetime. So the segment that a program assigns to a
/// field is remembered, by the place of the field and the scope of the struct, for as long as that scope lives. What
/// is remembered counts only while the address in memory is still the one that was assigned: other bytes may have
/// been written over it.
public final class Pointers {
    private Pointers() {}

    private static final AddressLayout POINTER = C_POINTER.withByteAlignment(1);

    private static final Map<Scope, NavigableMap<Long, Target>> REMEMBERED = new WeakHashMap<>();

    // At this many scopes, those that are closed are removed. It grows with those that are not, so that this costs little.
    private static int crowded = 64;

    // Copying memory asks here each time, and most programs never assign a pointer.
    private static volatile boolean used;

    /// Memory that a field points to. Memory of the struct's own scope is kept by numbers: a value that held its own
    /// key would keep a weak map from ever forgetting the two.
    private record Target(MemorySegment elsewhere, long address, long size, boolean readOnly) {
        static Target of(MemorySegment memory, Scope scope) {
            return new Target(memory.scope().equals(scope) ? null : memory, memory.address(), memory.byteSize(), memory.isReadOnly());
        }

        @SuppressWarnings("restricted")
        MemorySegment memory(Scope scope) {
            if (elsewhere != null)
                return elsewhere;
            var memory = MemorySegment.ofAddress(address).reinterpret(size, new Lifetime(scope), null);
            return readOnly ? memory.asReadOnly() : memory;
        }
    }

    /// An arena for `reinterpret`, which asks it for nothing but its scope.
    private record Lifetime(Scope scope) implements Arena {
        @Override
        public MemorySegment allocate(long size, long alignment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }

    /// Assigns a pointer.
    ///
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    /// @param memory what it is to point to
    /// @throws IllegalArgumentException if the memory is on Java's heap
    public static void set(MemorySegment struct, long offset, MemorySegment memory) {
        synchronized (REMEMBERED) { // or two threads could leave the address of one and the memory of the other
            struct.set(POINTER, offset, memory);
            remember(struct, offset, memory);
        }
    }

    private static void remember(MemorySegment struct, long offset, MemorySegment memory) {
        synchronized (REMEMBERED) {
            used = true;
            if (REMEMBERED.size() >= crowded) {
                REMEMBERED.keySet().removeIf(scope -> !scope.isAlive());
                crowded = 64 + 2 * REMEMBERED.size();
            }
            REMEMBERED.computeIfAbsent(struct.scope(), scope -> new TreeMap<>())
                    .put(struct.address() + offset, Target.of(memory, struct.scope()));
        }
    }

    /// {@return what a pointer points to: the memory that was assigned to it; if none was, memory without bounds; or `NULL`}
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    public static MemorySegment get(MemorySegment struct, long offset) {
        var pointer = struct.get(POINTER, offset);
        var assigned = assigned(struct, offset, pointer);
        return assigned == null ? pointer : assigned;
    }

    /// {@return the memory that was assigned to a pointer, `NULL` if it is null; or null if other bytes are in its place}
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    public static MemorySegment assigned(MemorySegment struct, long offset) {
        return assigned(struct, offset, struct.get(POINTER, offset));
    }

    private static MemorySegment assigned(MemorySegment struct, long offset, MemorySegment pointer) {
        if (pointer.address() == 0)
            return MemorySegment.NULL;
        synchronized (REMEMBERED) {
            var targets = REMEMBERED.get(struct.scope());
            var target = targets == null ? null : targets.get(struct.address() + offset);
            return target == null || target.address() != pointer.address() ? null : target.memory(struct.scope());
        }
    }

    /// Remembers of a copy what is remembered of its original, after the bytes were copied.
    ///
    /// @param original the memory that was copied
    /// @param copy where the bytes went
    /// @param size how many there are
    public static void copied(MemorySegment original, MemorySegment copy, long size) {
        if (!used)
            return;
        synchronized (REMEMBERED) {
            var targets = REMEMBERED.get(original.scope());
            if (targets == null)
                return;
            // Both may be in one scope: the part to copy is taken out first.
            var part = new TreeMap<>(targets.subMap(original.address(), original.address() + size));
            part.forEach((address, target) -> remember(copy, address - original.address(), target.memory(original.scope())));
        }
    }
}
