package libc.internal;

import static libc.abi.libc_h.C_INT;
import static libc.abi.libc_h.C_POINTER;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// libc's `h_errno`. It is a macro over a function on Linux, and a variable on macOS.
public final class HostError {
    private HostError() {}

    private static final MemorySegment FUNCTION =
            Linker.nativeLinker().defaultLookup().find("__h_errno_location").orElse(MemorySegment.NULL);

    private static final class PointerOfNothing { static final MethodHandle HANDLE = Linking.link(C_POINTER); }

    /// Saves what the failed call has left there, before the next call of the thread overwrites it.
    public static void keep() {
        var state = ThreadState.get();
        state.hostError = location(state).get(C_INT, 0);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment location(ThreadState state) {
        if (FUNCTION.equals(MemorySegment.NULL))
            return Linker.nativeLinker().defaultLookup().findOrThrow("h_errno").reinterpret(C_INT.byteSize());
        try {
            return (MemorySegment) PointerOfNothing.HANDLE.invokeExact(FUNCTION, state.captured);
        } catch (Throwable e) {
            throw new AssertionError("a downcall throws no exception", e);
        }
    }
}
