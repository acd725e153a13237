package libc.internal;

import static libc.abi.libc_h.C_INT;

import java.lang.foreign.MemorySegment;

/// Where libc keeps a number for each thread. C's name of it, `errno` or `h_errno`, is a macro over a function that tells the place.
final class NumberOfThread {
    private NumberOfThread() {}

    /// {@return the calling thread's number}
    /// @param function the function that tells the place
    @SuppressWarnings("restricted")
    static MemorySegment of(MemorySegment function) {
        try {
            var place = (MemorySegment) Function.PointerOfNothing.HANDLE.invokeExact(function, ThreadState.get().captured);
            return place.reinterpret(C_INT.byteSize());
        } catch (Throwable e) {
            throw new AssertionError("a downcall throws no exception", e);
        }
    }
}
