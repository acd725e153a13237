package libc.internal;

import static libc.abi.libc_h.C_INT;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import libc.abi.libc_h;

/// The `errno` of a function that reads a number, whose every result is an answer: only `errno` tells of a failure, and a
/// success leaves an older one there.
public final class RangeError {
    private RangeError() {}

    // The function's name differs by system.
    private static final MemorySegment FUNCTION =
            Linker.nativeLinker().defaultLookup().find("__errno_location").orElseGet(() -> Linking.address("__error"));

    /// Sets libc's `errno` to 0, so that the next call's is its own.
    public static void forget() {
        NumberOfThread.of(FUNCTION).set(C_INT, 0, 0);
    }

    /// Takes the `errno` of the call, if it is one of its failures.
    public static void keep() {
        var state = ThreadState.get();
        int errno = ThreadState.captured(state.captured);
        if (errno == libc_h.ERANGE() || errno == libc_h.EINVAL())
            state.errno(errno);
    }
}
