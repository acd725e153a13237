package libc.internal;

import static libc.abi.libc_h.C_INT;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The descriptors that the command has kept from the JVM, so that its own files have high numbers. They are
/// given back before the program begins: its first socket gets the number that a C program's first socket gets.
public final class HeldDescriptors {
    private HeldDescriptors() {}

    // It is no call of the program's, so the trace does not show it.
    private static final class IntOfInt { static final MethodHandle HANDLE = Linking.untraced(C_INT, C_INT); }

    /// Closes the descriptors that the property `libc.held` names, if there is one.
    public static void giveBack() {
        var held = System.getProperty("libc.held");
        if (held == null || held.isEmpty())
            return;
        var close = Linker.nativeLinker().defaultLookup().findOrThrow("close");
        for (var descriptor : held.strip().split(" "))
            close(close, Integer.parseInt(descriptor));
    }

    private static void close(MemorySegment close, int descriptor) {
        try {
            int unused = (int) IntOfInt.HANDLE.invokeExact(close, ThreadState.get().captured, descriptor);
        } catch (Throwable e) {
            throw new AssertionError("a downcall throws no exception", e);
        }
    }
}
