package tools;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Functions of libc that the binding does not have, linked plainly: without checks, and without errno. */
public final class Libc {
    private Libc() {}

    /** {@return a function that returns an int} */
    public static MethodHandle function(String name, MemoryLayout... parameters) {
        return function(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }

    /** {@return a function} */
    @SuppressWarnings("restricted")
    public static MethodHandle function(String name, FunctionDescriptor prototype) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), prototype);
    }
}
