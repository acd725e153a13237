package libc.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Makes a handle for a shape of call.
///
/// The JVM itself calls libc between any two statements of a program, so by the time a
/// second downcall could read `errno`, another call may have set it. Each call therefore captures
/// `errno` as it returns.
final class Linking {
    private Linking() {}

    private static final String TRACE = System.getenv("LIBC_TRACE");
    static final boolean TRACED = TRACE != null && !TRACE.isEmpty() && !TRACE.equals("0");

    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    /// {@return the address of a function or of a variable of libc}
    /// @param name C's name of it
    static MemorySegment address(String name) {
        // The JVM loads a library of its own for the first look-up, and without it finds nothing.
        var lookup = Linker.nativeLinker().defaultLookup();
        return lookup.find(name + Differing.FORM).or(() -> lookup.find(name)).orElseThrow(() -> new UnsatisfiedLinkError(
                name + " is not found in libc; a process that has no file descriptor left cannot look"));
    }

    /// {@return a handle that takes the function's address and [ThreadState#captured] before C's own arguments}
    /// @param result the type of the result
    /// @param parameters the types of the parameters
    static MethodHandle link(MemoryLayout result, MemoryLayout... parameters) {
        return link(FunctionDescriptor.of(result, parameters), ERRNO);
    }

    /// {@return the same, without a trace}
    /// @param result the type of the result
    /// @param parameters the types of the parameters
    static MethodHandle untraced(MemoryLayout result, MemoryLayout... parameters) {
        return handle(FunctionDescriptor.of(result, parameters), ERRNO);
    }

    /// {@return the same for a function without a result}
    /// @param parameters the types of the parameters
    static MethodHandle linkVoid(MemoryLayout... parameters) {
        return link(FunctionDescriptor.ofVoid(parameters), ERRNO);
    }

    /// {@return the same for a variadic function and one list of types in place of its `...`}
    /// @param fixed the prototype without the `...`
    /// @param variadic the types
    static MethodHandle linkVariadic(FunctionDescriptor fixed, MemoryLayout... variadic) {
        return link(fixed.appendArgumentLayouts(variadic), ERRNO, Linker.Option.firstVariadicArg(fixed.argumentLayouts().size()));
    }

    private static MethodHandle link(FunctionDescriptor prototype, Linker.Option... options) {
        return TRACED ? Trace.of(handle(prototype, options)) : handle(prototype, options);
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(FunctionDescriptor prototype, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(prototype, options);
    }
}
