package libc;

import static libc.abi.libc_h.*;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import libc.abi.libc_h;

/// How the binding calls C: a function is linked so that its call captures
/// `errno`, and a pointer is checked before C sees it.
///
/// What a check refuses is an exception before the call, whose message names the
/// function and the parameter:
///
/// | memory | outcome |
/// | --- | --- |
/// | shorter than the length that goes with it, or than its string | [IndexOutOfBoundsException], with both sizes |
/// | on Java's heap; read-only, and C would write; `NULL`, and C would follow it | [IllegalArgumentException] |
/// | of an arena that is closed | [IllegalStateException] |
/// | confined to another thread | [WrongThreadException] |
/// | of an arena that another thread closes during the call | that thread gets an [IllegalStateException]; the call goes on |
/// | `NULL` that C allows, or that the kernel refuses | C's own: a result, or -1 and `EFAULT` |
///
/// A function that reports its failure in `errno` has the same parts as all of
/// them, here `close`; checks of its pointers would come before the call:
///
/// ```java
/// public static int close(int fd) {
///     final class Link {                                          // loaded, and so linked, at the first call
///         static final MemorySegment address = Downcall.address("close");
///         static final MethodHandle close = Downcall.link("close");
///     }
///     try {
///         var state = Downcall.state();
///         return state.result((int) Link.close.invokeExact(Link.address, state.captured, fd));
///     } catch (Throwable e) {
///         throw Downcall.failure(e);                              // never C's: C reports by its result
///     }
/// }
/// ```
public final class Downcall {
    private Downcall() {}

    private static final String TRACE = System.getenv("LIBC_TRACE");
    private static final boolean TRACED = TRACE != null && !TRACE.isEmpty() && !TRACE.equals("0");

    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();

    /// What a thread has to itself, freed with it: a thread leaves nothing behind.
    public static final class State {
        private final Arena arena = Arena.ofAuto();

        /// Where a call captures `errno`.
        public final MemorySegment captured = arena.allocate(CAPTURED);

        /// Room for a length that C reads and writes.
        public final MemorySegment length = arena.allocate(Integer.BYTES, Integer.BYTES);

        private int errno;

        private State() {}

        /// Sets the thread's `errno` if the call has failed. After a success C may have
        /// left anything there, the JVM's errors too; here the old value stays.
        ///
        /// @param result what C returned
        /// @return the same
        public int result(int result) {
            if (result == -1)
                errno = captured(captured);
            return result;
        }

        /// [#result(int)] of a function that returns a `ssize_t`.
        /// @param result what C returned
        /// @return the same
        public long result(long result) {
            if (result == -1)
                errno = captured(captured);
            return result;
        }
    }

    private static final ThreadLocal<State> state = new ThreadLocal<>() {
        @Override
        protected State initialValue() {
            return new State();
        }
    };

    /// {@return where a C function is}
    /// @param function its name
    public static MemorySegment address(String function) {
        return Linker.nativeLinker().defaultLookup().findOrThrow(function);
    }

    /// Links a C function.
    ///
    /// The JVM itself calls libc between any two statements of a program, so by
    /// the time a second downcall could read `errno` it may be another's. Each
    /// call therefore captures `errno` as it returns, in memory that it is given.
    ///
    /// @param function its name, which is also that of jextract's method for it
    /// @return a handle that takes [#address] and [State#captured] before C's own arguments
    public static MethodHandle link(String function) {
        return link(function, prototype(libc_h.class, function));
    }

    /// Links a variadic C function, for one list of types in place of its `...`.
    ///
    /// @param function its name
    /// @param invoker jextract's class for it
    /// @param variadic the types
    /// @return as above
    public static MethodHandle link(String function, Class<?> invoker, MemoryLayout... variadic) {
        var fixed = prototype(invoker, "apply");
        return link(function, fixed.appendArgumentLayouts(variadic), Linker.Option.firstVariadicArg(fixed.argumentLayouts().size()));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(String function, FunctionDescriptor prototype, Linker.Option... options) {
        var all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = Linker.Option.captureCallState("errno");
        var handle = Linker.nativeLinker().downcallHandle(prototype, all);
        return TRACED ? Trace.of(function, handle) : handle;
    }

    /// C's prototype, by the signature of a method that jextract generated.
    ///
    /// jextract generates a descriptor too, but whoever asks for that has a handle
    /// linked at once, one that captures nothing: twice the work for each function.
    static FunctionDescriptor prototype(Class<?> generated, String method) {
        for (var candidate : generated.getDeclaredMethods()) {
            if (candidate.getName().equals(method)) {
                var parameters = new ArrayList<MemoryLayout>();
                for (var type : candidate.getParameterTypes())
                    if (type != Object[].class) // where C has "..."
                        parameters.add(layout(type));
                return FunctionDescriptor.of(layout(candidate.getReturnType()), parameters.toArray(MemoryLayout[]::new));
            }
        }
        throw new IllegalArgumentException("jextract was not asked for " + method);
    }

    private static MemoryLayout layout(Class<?> type) {
        if (type == int.class)
            return C_INT;
        if (type == long.class)
            return C_LONG;
        if (type == MemorySegment.class)
            return C_POINTER;
        throw new IllegalArgumentException("no function here takes or returns a " + type);
    }

    /// {@return what the calling thread has to itself}
    public static State state() {
        return state.get();
    }

    static int captured(MemorySegment captured) {
        final class Errno {
            static final long OFFSET = CAPTURED.byteOffset(PathElement.groupElement("errno"));
        }
        return captured.get(ValueLayout.JAVA_INT, Errno.OFFSET);
    }

    /// {@return the calling thread's `errno`}
    public static int errno() {
        return state.get().errno;
    }

    /// Sets the calling thread's `errno`.
    /// @param value the new value
    public static void errno(int value) {
        state.get().errno = value;
    }

    /// Passes on what Java, not C, threw at a call: its memory was closed, or is
    /// confined to another thread.
    ///
    /// @param thrown what was caught around the call
    /// @return never; declared so that a caller can write `throw failure(e)`
    public static RuntimeException failure(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError("a downcall throws no checked exception", thrown);
        }
    }

    /// Refuses memory from which C could not read `size` bytes.
    ///
    /// @param function the C function, for the message
    /// @param pointer the parameter that points to the memory, for the message
    /// @param memory the memory
    /// @param length the parameter that says how many bytes, for the message
    /// @param size how many bytes C will read
    /// @throws IndexOutOfBoundsException if the memory has fewer bytes
    /// @throws IllegalArgumentException if it is on Java's heap
    /// @throws IllegalStateException if its arena is closed
    /// @throws WrongThreadException if it is confined to another thread
    public static void checkRead(String function, String pointer, MemorySegment memory, String length, long size) {
        checkAccess(function, pointer, memory);
        if (size < 0 || size > memory.byteSize())
            throw new IndexOutOfBoundsException("%s: %s is %s, but %s has %d bytes".formatted(
                    function, length, Long.toUnsignedString(size), pointer, memory.byteSize()));
    }

    /// Refuses memory to which C could not write `size` bytes.
    ///
    /// @param function the C function, for the message
    /// @param pointer the parameter that points to the memory, for the message
    /// @param memory the memory
    /// @param length the parameter that says how many bytes, for the message
    /// @param size how many bytes C may write
    /// @throws IllegalArgumentException if the memory is read-only, or as [#checkRead]
    public static void checkWrite(String function, String pointer, MemorySegment memory, String length, long size) {
        checkRead(function, pointer, memory, length, size);
        if (memory.isReadOnly())
            throw new IllegalArgumentException("%s: %s is read-only".formatted(function, pointer));
    }

    /// Copies a C string for C to read, so that no other thread can take its NUL away meanwhile.
    ///
    /// @param function the C function, for the message
    /// @param pointer the parameter that points to the string, for the message
    /// @param memory the string, and whatever comes after it
    /// @param stack where the copy goes
    /// @return the copy, which ends with its NUL
    /// @throws IndexOutOfBoundsException if there is no NUL
    /// @throws IllegalArgumentException if it is NULL, or as [#checkRead]
    public static MemorySegment string(String function, String pointer, MemorySegment memory, SegmentAllocator stack) {
        checkAccess(function, pointer, memory);
        if (isNull(memory))
            throw new IllegalArgumentException("%s: %s is NULL".formatted(function, pointer));
        for (long length = 0; length < memory.byteSize(); length++)
            if (memory.get(ValueLayout.JAVA_BYTE, length) == 0)
                return stack.allocate(length + 1).copyFrom(memory.asSlice(0, length));
        throw new IndexOutOfBoundsException("%s: %s has no NUL in its %d bytes".formatted(
                function, pointer, memory.byteSize()));
    }

    /// {@return whether memory is C's null pointer}
    /// @param memory the memory
    public static boolean isNull(MemorySegment memory) {
        return memory.isNative() && memory.address() == 0;
    }

    private static void checkAccess(String function, String pointer, MemorySegment memory) {
        if (!memory.isNative())
            throw new IllegalArgumentException("%s: %s is on Java's heap, where C cannot reach it".formatted(function, pointer));
        if (!memory.scope().isAlive())
            throw new IllegalStateException("%s: %s is in an arena that is closed".formatted(function, pointer));
        if (!memory.isAccessibleBy(Thread.currentThread()))
            throw new WrongThreadException("%s: %s is confined to another thread".formatted(function, pointer));
    }
}
