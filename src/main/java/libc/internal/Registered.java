package libc.internal;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/// Pointers that the kernel keeps for a program, and hands back with an event: `epoll_data.ptr`, `kevent.udata`.
///
/// The kernel keeps the address alone. Here the memory is kept by what it was registered for, so there are no more of
/// them than registrations. A registration that ends because its descriptor is closed is kept until the number is used again.
public final class Registered {

    private static final class Memory {
        final MemorySegment segment;
        int registrations;

        Memory(MemorySegment segment) {
            this.segment = segment;
        }

        // Segments are equal in Java if they begin at the same address.
        boolean is(MemorySegment other) {
            return segment.byteSize() == other.byteSize() && segment.scope().equals(other.scope()) && segment.isReadOnly() == other.isReadOnly();
        }
    }

    private static final class Queue {
        final Map<Object, Memory> byKey = new HashMap<>();
        final Map<Long, Memory> byAddress = new HashMap<>();
    }

    private final Map<Integer, Queue> queues = new HashMap<>();

    /// Begins a queue, whose number may have been another's.
    /// @param queue its descriptor
    public synchronized void begin(int queue) {
        queues.remove(queue);
    }

    /// Keeps memory in place of what was kept for the key.
    ///
    /// @param queue the descriptor of the queue
    /// @param key what it is registered for
    /// @param memory the memory; null or `NULL` keeps none
    public synchronized void put(int queue, Object key, MemorySegment memory) {
        var of = queues.getOrDefault(queue, new Queue());
        var earlier = of.byKey.remove(key);
        if (earlier != null && --earlier.registrations == 0)
            of.byAddress.remove(earlier.segment.address(), earlier);
        if (memory == null || Check.isNull(memory))
            return;
        var kept = of.byAddress.get(memory.address());
        if (kept == null || !kept.is(memory)) // the address may be another's by now
            of.byAddress.put(memory.address(), kept = new Memory(memory));
        kept.registrations++;
        of.byKey.put(key, kept);
        queues.put(queue, of);
    }

    /// {@return the memory that is kept for a key, or null}
    /// @param queue the descriptor of the queue
    /// @param key what it is registered for
    public synchronized MemorySegment get(int queue, Object key) {
        var of = queues.get(queue);
        var kept = of == null ? null : of.byKey.get(key);
        return kept == null ? null : kept.segment;
    }

    /// Gives pointers that the kernel has handed back the memory that was registered.
    ///
    /// @param queue the descriptor of the queue
    /// @param events an array of structs
    /// @param offset where the first pointer is, in bytes
    /// @param size the size of a struct in bytes
    /// @param count how many structs
    public synchronized void handBack(int queue, MemorySegment events, long offset, long size, int count) {
        var of = queues.get(queue);
        if (of == null || of.byAddress.isEmpty())
            return;
        for (int i = 0; i < count; i++) {
            var kept = of.byAddress.get(Field.signed(events, i * size + offset, Long.BYTES));
            if (kept != null)
                Pointers.set(events, i * size + offset, kept.segment);
        }
    }
}
