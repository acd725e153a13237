package libc.internal;

import static libc.abi.libc_h.C_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The descriptors that the command has kept from the JVM, so that its own files have high numbers. They are
/// given back before the program's first call: its first socket gets the number that a C program's first socket gets.
///
/// The initialization of this class gives them back. A command names it in `libc.ahead`, so that it is done beside the
/// program, which links its first call meanwhile.
final class HeldDescriptors {
    private HeldDescriptors() {}

    // It is no call of the program's, so the trace does not show it. Without a trace, the program's own `close` has this handle, too.
    private static final MethodHandle CLOSE = Linking.TRACED ? Linking.untraced(C_INT, C_INT) : Function.IntOfInt.HANDLE;

    static {
        var held = System.getProperty("libc.held", "");
        if (!held.isEmpty()) {
            var close = Linking.address("close");
            for (var descriptor : held.strip().split(" "))
                close(close, Integer.parseInt(descriptor));
        }
    }

    /// Returns when those that the property `libc.held` names are closed.
    static void giveBack() {}

    private static void close(MemorySegment close, int descriptor) {
        try {
            int unused = (int) CLOSE.invokeExact(close, ThreadState.get().captured, descriptor);
        } catch (Throwable e) {
            throw new AssertionError("a downcall throws no exception", e);
        }
    }
}
