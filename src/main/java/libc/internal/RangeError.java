package libc.internal;

import static libc.abi.libc_h.C_INT;
import static libc.abi.libc_h.C_POINTER;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import libc.abi.libc_h;

/// The `errno` of a function that reads a number, whose every result is an answer: only `errno` tells of a failure, and a
/// success leaves an older one there.
public final class RangeError {
    private RangeError() {}

    // errno is a macro over a function, whose name differs by system.
    private static final MemorySegment FUNCTION = Linker.nativeLinker().defaultLookup().find("__errno_location")
            .orElseGet(() -> Linker.nativeLinker().defaultLookup().findOrThrow("__error"));

    private static final class PointerOfNothing { static final MethodHandle HANDLE = Linking.link(C_POINTER); }

    /// Sets libc's `errno` to 0, so that the next call's is its own.
    @SuppressWarnings("restricted")
    public static void forget() {
        try {
            var errno = (MemorySegment) PointerOfNothing.HANDLE.invokeExact(FUNCTION, ThreadState.get().captured);
            errno.reinterpret(C_INT.byteSize()).set(C_INT, 0, 0);
        } catch (Throwable e) {
            throw new AssertionError("a downcall throws no exception", e);
        }
    }

    /// Takes the `errno` of the call, if it is one of its failures.
    public static void keep() {
        var state = ThreadState.get();
        int errno = ThreadState.captured(state.captured);
        if (errno == libc_h.ERANGE() || errno == libc_h.EINVAL())
            state.errno(errno);
    }
}
