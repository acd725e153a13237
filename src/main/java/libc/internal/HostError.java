package libc.internal;

import static libc.abi.libc_h.C_INT;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// libc's `h_errno`. It is a number of the thread on Linux, and a variable on macOS.
public final class HostError {
    private HostError() {}

    private static final Optional<MemorySegment> FUNCTION = Linker.nativeLinker().defaultLookup().find("__h_errno_location");

    /// Saves what the failed call has left there, before the next call of the thread overwrites it.
    public static void keep() {
        ThreadState.get().hostError = FUNCTION.map(NumberOfThread::of).orElseGet(HostError::variable).get(C_INT, 0);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment variable() {
        return Linking.address("h_errno").reinterpret(C_INT.byteSize());
    }
}
