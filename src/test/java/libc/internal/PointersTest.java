package libc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import libc.C;
import libc.sys.select_h.timeval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pointers within structs: they lead to what was assigned to them, in its bounds and for its lifetime, or nowhere. */
class PointersTest {
    private static final ValueLayout.OfLong ADDRESS = ValueLayout.JAVA_LONG_UNALIGNED;

    private final Arena stack = Arena.ofConfined();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void a_pointer_gives_back_the_memory_that_was_assigned_to_it() {
        var struct = stack.allocate(32);
        try (var elsewhere = Arena.ofConfined()) {
            for (var memory : new MemorySegment[] {stack.allocate(5), elsewhere.allocate(6), stack.allocate(7).asReadOnly(),
                    elsewhere.allocate(8).asReadOnly(), Arena.global().allocate(9), Arena.ofAuto().allocate(10), stack.allocate(11).asSlice(3, 4)}) {
                Pointers.set(struct, 9, memory);
                assertEquals(memory.address(), struct.get(ADDRESS, 9));
                assertEquals(memory, Pointers.get(struct, 9));
                assertEquals(memory.isReadOnly(), Pointers.get(struct, 9).isReadOnly());
                assertEquals(memory.scope(), Pointers.get(struct, 9).scope());
                assertEquals(memory, Pointers.assigned(struct.asSlice(8), 1), "it is the place that counts");
            }
        }
    }

    @Test
    @SuppressWarnings("restricted")
    void static_storage_points_as_well() {
        var struct = Arena.global().allocate(16, 8);
        for (var memory : new MemorySegment[] {Arena.global().allocate(5), stack.allocate(6)}) {
            Pointers.set(struct, 0, memory);
            assertEquals(memory, Pointers.assigned(struct, 0));
            assertEquals(memory, Pointers.assigned(MemorySegment.ofAddress(struct.address()).reinterpret(16), 0), "the same memory in another segment");
        }
    }

    @Test
    void other_bytes_in_its_place_lead_nowhere() {
        var struct = stack.allocate(16, 8);
        var memory = stack.allocate(5);
        Pointers.set(struct, 8, memory);
        struct.set(ADDRESS, 8, memory.address() + 1);
        assertNull(Pointers.assigned(struct, 8));
        assertEquals(memory.address() + 1, Pointers.get(struct, 8).address());
        assertEquals(Long.MAX_VALUE, Pointers.get(struct, 8).byteSize());
        struct.set(ADDRESS, 8, memory.address());
        assertEquals(memory, Pointers.assigned(struct, 8));
        struct.set(ADDRESS, 0, memory.address());
        assertNull(Pointers.assigned(struct, 0), "nobody has assigned anything there");
    }

    @Test
    void a_pointer_to_a_struct_is_the_struct_or_null() {
        var array = stack.allocate(16, 8);
        var value = new timeval(stack);
        assertSame(value, C.pointer(array, 1, value));
        value.tv_sec(5);
        assertEquals(5, C.pointer(array, 1, timeval::new).tv_sec());
        assertNull(C.pointer(array, 0, timeval::new), "nothing has been written there");
        assertNull(C.pointer(array, 1, (timeval) null));
        assertNull(C.pointer(array, 1, timeval::new));
        assertThrows(IndexOutOfBoundsException.class, () -> C.pointer(array, 2, timeval::new));
    }

    @Test
    void a_null_pointer_is_the_very_constant() {
        var struct = stack.allocate(8, 8);
        assertSame(MemorySegment.NULL, Pointers.get(struct, 0));
        Pointers.set(struct, 0, stack.allocate(5));
        Pointers.set(struct, 0, MemorySegment.NULL);
        assertSame(MemorySegment.NULL, Pointers.get(struct, 0));
        assertSame(MemorySegment.NULL, Pointers.assigned(struct, 0));
        struct.fill((byte) 0);
        assertSame(MemorySegment.NULL, Pointers.get(struct, 0));
    }

    @Test
    void memory_of_a_closed_arena_is_known_as_such() {
        var struct = stack.allocate(8, 8);
        try (var elsewhere = Arena.ofConfined()) {
            Pointers.set(struct, 0, elsewhere.allocate(5));
        }
        assertFalse(Pointers.get(struct, 0).scope().isAlive());
        assertEquals(5, Pointers.get(struct, 0).byteSize());
    }

    @Test
    void heap_memory_is_refused_and_changes_nothing() {
        var struct = stack.allocate(8, 8);
        var memory = stack.allocate(5);
        Pointers.set(struct, 0, memory);
        assertThrows(IllegalArgumentException.class, () -> Pointers.set(struct, 0, MemorySegment.ofArray(new byte[5])));
        assertEquals(memory, Pointers.get(struct, 0));
    }

    @Test
    void a_copy_points_to_what_its_original_points_to() {
        var original = stack.allocate(32, 8);
        var here = stack.allocate(5);
        try (var elsewhere = Arena.ofConfined()) {
            var there = elsewhere.allocate(6);
            Pointers.set(original, 0, here);
            Pointers.set(original, 16, there);
            var neighbour = stack.allocate(7);
            Pointers.set(original, 24, neighbour);
            for (var copy : new MemorySegment[] {stack.allocate(24, 8), elsewhere.allocate(24, 8), Arena.ofAuto().allocate(24, 8)}) {
                copy.copyFrom(original.asSlice(0, 24));
                assertNull(Pointers.assigned(copy, 0));
                Pointers.copied(original, copy, 24);
                assertEquals(here, Pointers.assigned(copy, 0));
                assertEquals(there, Pointers.assigned(copy, 16));
            }
            MemorySegment.copy(original, 0, original, 8, 24);
            Pointers.copied(original, original.asSlice(8), 24);
            assertEquals(here, Pointers.assigned(original, 8), "over itself");
            assertEquals(there, Pointers.assigned(original, 24));
        }
    }

    // ---- Lifetimes ----

    @Test
    void what_a_struct_points_to_lives_as_long_as_the_struct() {
        var struct = stack.allocate(8, 8);
        Pointers.set(struct, 0, Arena.ofAuto().allocateFrom(ValueLayout.JAVA_INT, 42));
        var gone = new WeakReference<>(new Object());
        while (gone.get() != null)
            System.gc();
        assertEquals(42, Pointers.get(struct, 0).get(ValueLayout.JAVA_INT, 0));
    }

    @Test
    void a_struct_that_points_to_memory_of_its_own_arena_is_forgotten_with_it() {
        var scope = new WeakReference<>(pointToItself());
        for (int i = 0; scope.get() != null; i++) {
            assertTrue(i < 100, "a hundred collections have not found that nobody has it");
            System.gc();
        }
    }

    private static MemorySegment.Scope pointToItself() {
        var arena = Arena.ofAuto();
        Pointers.set(arena.allocate(8, 8), 0, arena.allocate(8));
        return arena.scope();
    }

    @Test
    void structs_of_closed_arenas_that_point_to_each_other_are_forgotten() throws Exception {
        for (int i = 0; i < 10_000; i++)
            try (var one = Arena.ofConfined(); var other = Arena.ofConfined()) {
                var struct = one.allocate(8, 8);
                var back = other.allocate(8, 8);
                Pointers.set(struct, 0, back);
                Pointers.set(back, 0, struct);
            }
        assertTrue(remembered().size() < 1000, remembered().size() + " scopes are remembered");
    }

    private static Map<?, ?> remembered() throws ReflectiveOperationException {
        var field = Pointers.class.getDeclaredField("REMEMBERED");
        field.setAccessible(true);
        return (Map<?, ?>) field.get(null);
    }

    @Test
    void threads_do_not_disturb_each_other() throws Exception {
        var shared = Arena.ofShared();
        var array = shared.allocate(8 * 8, 8);
        var threads = new ArrayList<CompletableFuture<Void>>();
        for (int thread = 0; thread < 8; thread++) {
            long place = 8L * thread;
            long size = 100 + thread;
            threads.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 5000; i++)
                    try (var own = Arena.ofConfined()) {
                        Pointers.set(array, place, own.allocate(size));
                        assertEquals(size, Pointers.assigned(array, place).byteSize());
                    }
            }));
        }
        for (var thread : threads)
            thread.get();
        shared.close();
    }
}
