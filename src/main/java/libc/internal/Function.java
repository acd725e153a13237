package libc.internal;

import static java.lang.invoke.MethodHandles.explicitCastArguments;
import static java.lang.invoke.MethodType.methodType;
import static libc.abi.libc_h.C_DOUBLE;
import static libc.abi.libc_h.C_INT;
import static libc.abi.libc_h.C_LONG;
import static libc.abi.libc_h.C_POINTER;
import static libc.abi.libc_h.mode_t;
import static libc.abi.libc_h.nfds_t;
import static libc.internal.Linking.link;
import static libc.internal.Linking.linkVariadic;
import static libc.internal.Linking.linkVoid;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import libc.abi.in_addr;
import libc.abi.libc_h;

/// A C function, by its name. A header has a constant for it, and calls it in one line:
///
/// ```java
/// private static final Function BIND = Function.named("bind");
///
/// public static int bind(int sockfd, MemorySegment addr, int addrlen) {
///     checkRead(BIND, "addr", addr, "addrlen", addrlen);
///     return BIND.callInt(sockfd, addr, addrlen);
/// }
/// ```
///
/// The first call looks the address up. The handle belongs to the shape of the call, which is
/// the types of its result and its parameters: all functions of a shape share one handle, and
/// the first call of any of them links it. To link makes half a dozen classes.
///
/// Below, a shape is a class that holds the handle and a method that calls by it. The Java types
/// choose the shape, so a test holds the shape of every call to the prototype in `libc.abi`.
public final class Function {

    /// The result by which a function reports that `errno` has the reason of a failure.
    public enum Failure {
        /// -1, which is also `EOF`, and as a pointer `SIG_ERR`.
        MINUS_ONE,
        /// -1, and an `EPIPE` comes without SIGPIPE.
        MINUS_ONE_WITHOUT_SIGNAL,
        /// `EAI_SYSTEM`; any other number tells the reason itself.
        EAI_SYSTEM,
        /// 0, which otherwise means "no".
        ZERO,
        /// A null pointer.
        NULL,
        /// No result: every value is an answer, or is itself the error, as in `<pthread.h>`.
        NONE
    }

    private final String name;
    private final Failure failure;
    private MemorySegment address;

    private Function(String name, Failure failure) {
        this.name = name;
        this.failure = failure;
    }

    /// {@return a function that returns -1 when it fails}
    /// @param name C's name of it
    public static Function named(String name) {
        return new Function(name, Failure.MINUS_ONE);
    }

    /// {@return a function that reports a failure in another way}
    /// @param name C's name of it
    /// @param failure how it reports one
    public static Function named(String name, Failure failure) {
        return new Function(name, failure);
    }

    /// {@return C's name of the function}
    public String name() {
        return name;
    }

    // Two threads may both look it up: they find the same.
    MemorySegment address() {
        if (address == null) {
            HeldDescriptors.giveBack(); // here, since no function is called before
            address = Linking.address(name);
        }
        return address;
    }

    private static MemorySegment captured() {
        return ThreadState.get().captured;
    }

    private int result(int result) {
        if (result == -1 && failure == Failure.MINUS_ONE || result == 0 && failure == Failure.ZERO
                || failure == Failure.EAI_SYSTEM && result == libc_h.EAI_SYSTEM())
            ThreadState.get().failed();
        return result;
    }

    private long result(long result) {
        if (result == -1 && failure == Failure.MINUS_ONE)
            ThreadState.get().failed();
        if (result == -1 && failure == Failure.MINUS_ONE_WITHOUT_SIGNAL)
            ThreadState.get().failedWithoutSignal();
        return result;
    }

    // C.NULL is this very constant, so that == compares as C's does.
    private MemorySegment result(MemorySegment result) {
        if (result.address() == -1 && failure == Failure.MINUS_ONE)
            ThreadState.get().failed();
        if (result.address() != 0)
            return result;
        if (failure == Failure.NULL)
            ThreadState.get().failed();
        return MemorySegment.NULL;
    }

    // C reports by its result. What is thrown is Java's: the memory of an argument was closed by another thread.
    private static RuntimeException thrown(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError("a downcall throws no checked exception", thrown);
        }
    }

    // ---- The shapes: int f(...) ----

    private static final class IntOfNothing { static final MethodHandle HANDLE = link(C_INT); }

    public int callInt() {
        try {
            return result((int) IntOfNothing.HANDLE.invokeExact(address(), captured()));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    static final class IntOfInt { static final MethodHandle HANDLE = link(C_INT, C_INT); }

    public int callInt(int a) {
        try {
            return result((int) IntOfInt.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntInt { static final MethodHandle HANDLE = link(C_INT, C_INT, C_INT); }

    public int callInt(int a, int b) {
        try {
            return result((int) IntOfIntInt.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntIntInt { static final MethodHandle HANDLE = link(C_INT, C_INT, C_INT, C_INT); }

    public int callInt(int a, int b, int c) {
        try {
            return result((int) IntOfIntIntInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntIntIntPointer {
        static final MethodHandle HANDLE = link(C_INT, C_INT, C_INT, C_INT, C_POINTER);
    }

    public int callInt(int a, int b, int c, MemorySegment d) {
        try {
            return result((int) IntOfIntIntIntPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntIntIntPointerInt {
        static final MethodHandle HANDLE = link(C_INT, C_INT, C_INT, C_INT, C_POINTER, C_INT);
    }

    public int callInt(int a, int b, int c, MemorySegment d, int e) {
        try {
            return result((int) IntOfIntIntIntPointerInt.HANDLE.invokeExact(address(), captured(), a, b, c, d, e));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static final class IntOfIntIntIntPointerPointer {
        static final MethodHandle HANDLE = link(C_INT, C_INT, C_INT, C_INT, C_POINTER, C_POINTER);
    }

    public int callInt(int a, int b, int c, MemorySegment d, MemorySegment e) {
        try {
            return result((int) IntOfIntIntIntPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d, e));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static final class IntOfIntLong { static final MethodHandle HANDLE = link(C_INT, C_INT, C_LONG); }

    public int callInt(int a, long b) {
        try {
            return result((int) IntOfIntLong.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntIntPointerPointer {
        static final MethodHandle HANDLE = link(C_INT, C_INT, C_INT, C_POINTER, C_POINTER);
    }

    public int callInt(int a, int b, MemorySegment c, MemorySegment d) {
        try {
            return result((int) IntOfIntIntPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntPointer { static final MethodHandle HANDLE = link(C_INT, C_INT, C_POINTER); }

    public int callInt(int a, MemorySegment b) {
        try {
            return result((int) IntOfIntPointer.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntPointerInt { static final MethodHandle HANDLE = link(C_INT, C_INT, C_POINTER, C_INT); }

    public int callInt(int a, MemorySegment b, int c) {
        try {
            return result((int) IntOfIntPointerInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntPointerIntInt {
        static final MethodHandle HANDLE = link(C_INT, C_INT, C_POINTER, C_INT, C_INT);
    }

    public int callInt(int a, MemorySegment b, int c, int d) {
        try {
            return result((int) IntOfIntPointerIntInt.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntPointerIntPointerIntPointer {
        static final MethodHandle HANDLE = link(C_INT, C_INT, C_POINTER, C_INT, C_POINTER, C_INT, C_POINTER);
    }

    public int callInt(int a, MemorySegment b, int c, MemorySegment d, int e, MemorySegment f) {
        try {
            return result((int) IntOfIntPointerIntPointerIntPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d, e, f));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static final class IntOfIntPointerPointer { static final MethodHandle HANDLE = link(C_INT, C_INT, C_POINTER, C_POINTER); }

    public int callInt(int a, MemorySegment b, MemorySegment c) {
        try {
            return result((int) IntOfIntPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntPointerPointerPointerPointer {
        static final MethodHandle HANDLE = link(C_INT, C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
    }

    public int callInt(int a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e) {
        try {
            return result((int) IntOfIntPointerPointerPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d, e));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static final class IntOfLong { static final MethodHandle HANDLE = link(C_INT, C_LONG); }

    public int callInt(long a) {
        try {
            return result((int) IntOfLong.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfLongLong { static final MethodHandle HANDLE = link(C_INT, C_LONG, C_LONG); }

    public int callInt(long a, long b) {
        try {
            return result((int) IntOfLongLong.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfLongPointer { static final MethodHandle HANDLE = link(C_INT, C_LONG, C_POINTER); }

    public int callInt(long a, MemorySegment b) {
        try {
            return result((int) IntOfLongPointer.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointer { static final MethodHandle HANDLE = link(C_INT, C_POINTER); }

    public int callInt(MemorySegment a) {
        try {
            return result((int) IntOfPointer.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerInt { static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_INT); }

    public int callInt(MemorySegment a, int b) {
        try {
            return result((int) IntOfPointerInt.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerCountInt {
        static final MethodHandle HANDLE = explicitCastArguments(link(C_INT, C_POINTER, nfds_t, C_INT),
                methodType(int.class, MemorySegment.class, MemorySegment.class, MemorySegment.class, long.class, int.class));
    }

    public int callIntOfCount(MemorySegment a, long b, int c) {
        try {
            return result((int) IntOfPointerCountInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerIntInt {
        static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_INT, C_INT);
    }

    public int callInt(MemorySegment a, int b, int c) {
        try {
            return result((int) IntOfPointerIntInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerIntPointerIntPointerIntInt {
        static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_INT, C_POINTER, C_INT, C_POINTER, C_INT, C_INT);
    }

    public int callInt(MemorySegment a, int b, MemorySegment c, int d, MemorySegment e, int f, int g) {
        try {
            return result((int) IntOfPointerIntPointerIntPointerIntInt.HANDLE.invokeExact(address(), captured(), a, b, c, d, e, f, g));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static final class IntOfPointerLong { static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_LONG); }

    public int callInt(MemorySegment a, long b) {
        try {
            return result((int) IntOfPointerLong.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    // A count of descriptors is a long on Linux and an int on macOS. The handle takes a long on both.

    private static final class IntOfPointerLongInt {
        static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_LONG, C_INT);
    }

    public int callInt(MemorySegment a, long b, int c) {
        try {
            return result((int) IntOfPointerLongInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    // A mode_t is an int on Linux and a short on macOS. The handle takes an int on both.

    private static final class IntOfPointerMode {
        static final MethodHandle HANDLE = explicitCastArguments(link(C_INT, C_POINTER, mode_t),
                methodType(int.class, MemorySegment.class, MemorySegment.class, MemorySegment.class, int.class));
    }

    public int callIntOfMode(MemorySegment a, int b) {
        try {
            return result((int) IntOfPointerMode.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class ModeOfMode {
        static final MethodHandle HANDLE = explicitCastArguments(link(mode_t, mode_t),
                methodType(int.class, MemorySegment.class, MemorySegment.class, int.class));
    }

    public int callMode(int a) {
        try {
            return result((int) ModeOfMode.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerPointer { static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_POINTER); }

    public int callInt(MemorySegment a, MemorySegment b) {
        try {
            return result((int) IntOfPointerPointer.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerPointerInt { static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_POINTER, C_INT); }

    public int callInt(MemorySegment a, MemorySegment b, int c) {
        try {
            return result((int) IntOfPointerPointerInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerPointerIntLong {
        static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_POINTER, C_INT, C_LONG);
    }

    public int callInt(MemorySegment a, MemorySegment b, int c, long d) {
        try {
            return result((int) IntOfPointerPointerIntLong.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerPointerPointer {
        static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_POINTER, C_POINTER);
    }

    public int callInt(MemorySegment a, MemorySegment b, MemorySegment c) {
        try {
            return result((int) IntOfPointerPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerPointerPointerPointer {
        static final MethodHandle HANDLE = link(C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
    }

    public int callInt(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d) {
        try {
            return result((int) IntOfPointerPointerPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    // ---- ssize_t f(...) ----

    private static final class LongOfNothing { static final MethodHandle HANDLE = link(C_LONG); }

    public long callLong() {
        try {
            return result((long) LongOfNothing.HANDLE.invokeExact(address(), captured()));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfInt { static final MethodHandle HANDLE = link(C_LONG, C_INT); }

    public long callLong(int a) {
        try {
            return result((long) LongOfInt.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfIntIntPointerLong {
        static final MethodHandle HANDLE = link(C_LONG, C_INT, C_INT, C_POINTER, C_LONG);
    }

    public long callLong(int a, int b, MemorySegment c, long d) {
        try {
            return result((long) LongOfIntIntPointerLong.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfIntLongInt { static final MethodHandle HANDLE = link(C_LONG, C_INT, C_LONG, C_INT); }

    public long callLong(int a, long b, int c) {
        try {
            return result((long) LongOfIntLongInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfIntPointerInt { static final MethodHandle HANDLE = link(C_LONG, C_INT, C_POINTER, C_INT); }

    public long callLong(int a, MemorySegment b, int c) {
        try {
            return result((long) LongOfIntPointerInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfIntPointerLong { static final MethodHandle HANDLE = link(C_LONG, C_INT, C_POINTER, C_LONG); }

    public long callLong(int a, MemorySegment b, long c) {
        try {
            return result((long) LongOfIntPointerLong.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfIntPointerLongInt {
        static final MethodHandle HANDLE = link(C_LONG, C_INT, C_POINTER, C_LONG, C_INT);
    }

    public long callLong(int a, MemorySegment b, long c, int d) {
        try {
            return result((long) LongOfIntPointerLongInt.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfIntPointerLongLong {
        static final MethodHandle HANDLE = link(C_LONG, C_INT, C_POINTER, C_LONG, C_LONG);
    }

    public long callLong(int a, MemorySegment b, long c, long d) {
        try {
            return result((long) LongOfIntPointerLongLong.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfIntPointerLongIntPointerInt {
        static final MethodHandle HANDLE = link(C_LONG, C_INT, C_POINTER, C_LONG, C_INT, C_POINTER, C_INT);
    }

    public long callLong(int a, MemorySegment b, long c, int d, MemorySegment e, int f) {
        try {
            return result((long) LongOfIntPointerLongIntPointerInt.HANDLE.invokeExact(address(), captured(), a, b, c, d, e, f));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static final class LongOfIntPointerLongIntPointerPointer {
        static final MethodHandle HANDLE = link(C_LONG, C_INT, C_POINTER, C_LONG, C_INT, C_POINTER, C_POINTER);
    }

    public long callLong(int a, MemorySegment b, long c, int d, MemorySegment e, MemorySegment f) {
        try {
            return result((long) LongOfIntPointerLongIntPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d, e, f));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static final class LongOfDouble { static final MethodHandle HANDLE = link(C_LONG, C_DOUBLE); }

    public long callLong(double a) {
        try {
            return result((long) LongOfDouble.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfPointer { static final MethodHandle HANDLE = link(C_LONG, C_POINTER); }

    public long callLong(MemorySegment a) {
        try {
            return result((long) LongOfPointer.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfPointerLongLongPointer {
        static final MethodHandle HANDLE = link(C_LONG, C_POINTER, C_LONG, C_LONG, C_POINTER);
    }

    public long callLong(MemorySegment a, long b, long c, MemorySegment d) {
        try {
            return result((long) LongOfPointerLongLongPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfPointerLongPointerPointer {
        static final MethodHandle HANDLE = link(C_LONG, C_POINTER, C_LONG, C_POINTER, C_POINTER);
    }

    public long callLong(MemorySegment a, long b, MemorySegment c, MemorySegment d) {
        try {
            return result((long) LongOfPointerLongPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfPointerPointerInt { static final MethodHandle HANDLE = link(C_LONG, C_POINTER, C_POINTER, C_INT); }

    public long callLong(MemorySegment a, MemorySegment b, int c) {
        try {
            return result((long) LongOfPointerPointerInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class LongOfPointerPointerPointer {
        static final MethodHandle HANDLE = link(C_LONG, C_POINTER, C_POINTER, C_POINTER);
    }

    public long callLong(MemorySegment a, MemorySegment b, MemorySegment c) {
        try {
            return result((long) LongOfPointerPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    // ---- double f(...) ----

    private static final class DoubleOfDouble { static final MethodHandle HANDLE = link(C_DOUBLE, C_DOUBLE); }

    public double callDouble(double a) {
        try {
            return (double) DoubleOfDouble.HANDLE.invokeExact(address(), captured(), a);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class DoubleOfDoubleDouble { static final MethodHandle HANDLE = link(C_DOUBLE, C_DOUBLE, C_DOUBLE); }

    public double callDouble(double a, double b) {
        try {
            return (double) DoubleOfDoubleDouble.HANDLE.invokeExact(address(), captured(), a, b);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class DoubleOfLongLong { static final MethodHandle HANDLE = link(C_DOUBLE, C_LONG, C_LONG); }

    public double callDouble(long a, long b) {
        try {
            return (double) DoubleOfLongLong.HANDLE.invokeExact(address(), captured(), a, b);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class DoubleOfPointer { static final MethodHandle HANDLE = link(C_DOUBLE, C_POINTER); }

    public double callDouble(MemorySegment a) {
        try {
            return (double) DoubleOfPointer.HANDLE.invokeExact(address(), captured(), a);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class DoubleOfPointerPointer { static final MethodHandle HANDLE = link(C_DOUBLE, C_POINTER, C_POINTER); }

    public double callDouble(MemorySegment a, MemorySegment b) {
        try {
            return (double) DoubleOfPointerPointer.HANDLE.invokeExact(address(), captured(), a, b);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    // ---- void *f(...) ----

    static final class PointerOfNothing { static final MethodHandle HANDLE = link(C_POINTER); }

    public MemorySegment callPointer() {
        try {
            return result((MemorySegment) PointerOfNothing.HANDLE.invokeExact(address(), captured()));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfInt { static final MethodHandle HANDLE = link(C_POINTER, C_INT); }

    public MemorySegment callPointer(int a) {
        try {
            return result((MemorySegment) PointerOfInt.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfIntPointer {
        static final MethodHandle HANDLE = link(C_POINTER, C_INT, C_POINTER);
    }

    public MemorySegment callPointer(int a, MemorySegment b) {
        try {
            return result((MemorySegment) PointerOfIntPointer.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfIntPointerPointerInt {
        static final MethodHandle HANDLE = link(C_POINTER, C_INT, C_POINTER, C_POINTER, C_INT);
    }

    public MemorySegment callPointer(int a, MemorySegment b, MemorySegment c, int d) {
        try {
            return result((MemorySegment) PointerOfIntPointerPointerInt.HANDLE.invokeExact(address(), captured(), a, b, c, d));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfInAddr { static final MethodHandle HANDLE = link(C_POINTER, in_addr.layout()); }

    public MemorySegment callPointerByValue(MemorySegment a) {
        try {
            return result((MemorySegment) PointerOfInAddr.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfLong { static final MethodHandle HANDLE = link(C_POINTER, C_LONG); }

    public MemorySegment callPointer(long a) {
        try {
            return result((MemorySegment) PointerOfLong.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfLongLong { static final MethodHandle HANDLE = link(C_POINTER, C_LONG, C_LONG); }

    public MemorySegment callPointer(long a, long b) {
        try {
            return result((MemorySegment) PointerOfLongLong.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfPointer { static final MethodHandle HANDLE = link(C_POINTER, C_POINTER); }

    public MemorySegment callPointer(MemorySegment a) {
        try {
            return result((MemorySegment) PointerOfPointer.HANDLE.invokeExact(address(), captured(), a));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfPointerInt { static final MethodHandle HANDLE = link(C_POINTER, C_POINTER, C_INT); }

    public MemorySegment callPointer(MemorySegment a, int b) {
        try {
            return result((MemorySegment) PointerOfPointerInt.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfPointerIntInt {
        static final MethodHandle HANDLE = link(C_POINTER, C_POINTER, C_INT, C_INT);
    }

    public MemorySegment callPointer(MemorySegment a, int b, int c) {
        try {
            return result((MemorySegment) PointerOfPointerIntInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfPointerIntPointer { static final MethodHandle HANDLE = link(C_POINTER, C_POINTER, C_INT, C_POINTER); }

    public MemorySegment callPointer(MemorySegment a, int b, MemorySegment c) {
        try {
            return result((MemorySegment) PointerOfPointerIntPointer.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfPointerLong { static final MethodHandle HANDLE = link(C_POINTER, C_POINTER, C_LONG); }

    public MemorySegment callPointer(MemorySegment a, long b) {
        try {
            return result((MemorySegment) PointerOfPointerLong.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfPointerPointer {
        static final MethodHandle HANDLE = link(C_POINTER, C_POINTER, C_POINTER);
    }

    public MemorySegment callPointer(MemorySegment a, MemorySegment b) {
        try {
            return result((MemorySegment) PointerOfPointerPointer.HANDLE.invokeExact(address(), captured(), a, b));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class PointerOfPointerPointerLongLongPointer {
        static final MethodHandle HANDLE = link(C_POINTER, C_POINTER, C_POINTER, C_LONG, C_LONG, C_POINTER);
    }

    public MemorySegment callPointer(MemorySegment a, MemorySegment b, long c, long d, MemorySegment e) {
        try {
            return result((MemorySegment) PointerOfPointerPointerLongLongPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d, e));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static final class PointerOfPointerPointerPointer {
        static final MethodHandle HANDLE = link(C_POINTER, C_POINTER, C_POINTER, C_POINTER);
    }

    public MemorySegment callPointer(MemorySegment a, MemorySegment b, MemorySegment c) {
        try {
            return result((MemorySegment) PointerOfPointerPointerPointer.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    // ---- void f(...) ----

    private static final class VoidOfNothing { static final MethodHandle HANDLE = linkVoid(); }

    public void callVoid() {
        try {
            VoidOfNothing.HANDLE.invokeExact(address(), captured());
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class VoidOfInt { static final MethodHandle HANDLE = linkVoid(C_INT); }

    public void callVoid(int a) {
        try {
            VoidOfInt.HANDLE.invokeExact(address(), captured(), a);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class VoidOfPointer { static final MethodHandle HANDLE = linkVoid(C_POINTER); }

    public void callVoid(MemorySegment a) {
        try {
            VoidOfPointer.HANDLE.invokeExact(address(), captured(), a);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class VoidOfPointerLongLongPointer { static final MethodHandle HANDLE = linkVoid(C_POINTER, C_LONG, C_LONG, C_POINTER); }

    public void callVoid(MemorySegment a, long b, long c, MemorySegment d) {
        try {
            VoidOfPointerLongLongPointer.HANDLE.invokeExact(address(), captured(), a, b, c, d);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class VoidOfPointerPointer { static final MethodHandle HANDLE = linkVoid(C_POINTER, C_POINTER); }

    public void callVoid(MemorySegment a, MemorySegment b) {
        try {
            VoidOfPointerPointer.HANDLE.invokeExact(address(), captured(), a, b);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    // ---- int f(..., ...): variadic ----

    private static final class IntOfIntPointerEllipsisLongLongLong {
        static final MethodHandle HANDLE = linkVariadic(FunctionDescriptor.of(C_INT, C_INT, C_POINTER), C_LONG, C_LONG, C_LONG);
    }

    private static final class IntOfIntPointerEllipsisAny {
        static final Variadic.Handles HANDLES = new Variadic.Handles(FunctionDescriptor.of(C_INT, C_INT, C_POINTER));
    }

    public int callVariadicInt(int a, MemorySegment b, Variadic list) {
        try {
            return result(list.isShort()
                    ? (int) IntOfIntPointerEllipsisLongLongLong.HANDLE.invokeExact(
                            address(), captured(), a, b, list.word(0), list.word(1), list.word(2))
                    : (int) IntOfIntPointerEllipsisAny.HANDLES.of(list).invokeExact(address(), captured(), a, b, list.values()));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerLongPointerEllipsisLongLongLong {
        static final MethodHandle HANDLE = linkVariadic(FunctionDescriptor.of(C_INT, C_POINTER, C_LONG, C_POINTER), C_LONG, C_LONG, C_LONG);
    }

    private static final class IntOfPointerLongPointerEllipsisAny {
        static final Variadic.Handles HANDLES = new Variadic.Handles(FunctionDescriptor.of(C_INT, C_POINTER, C_LONG, C_POINTER));
    }

    public int callVariadicInt(MemorySegment a, long b, MemorySegment c, Variadic list) {
        try {
            return result(list.isShort()
                    ? (int) IntOfPointerLongPointerEllipsisLongLongLong.HANDLE.invokeExact(
                            address(), captured(), a, b, c, list.word(0), list.word(1), list.word(2))
                    : (int) IntOfPointerLongPointerEllipsisAny.HANDLES.of(list).invokeExact(address(), captured(), a, b, c, list.values()));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerPointerEllipsisLongLongLong {
        static final MethodHandle HANDLE = linkVariadic(FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER), C_LONG, C_LONG, C_LONG);
    }

    private static final class IntOfPointerPointerEllipsisAny {
        static final Variadic.Handles HANDLES = new Variadic.Handles(FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER));
    }

    public int callVariadicInt(MemorySegment a, MemorySegment b, Variadic list) {
        try {
            return result(list.isShort()
                    ? (int) IntOfPointerPointerEllipsisLongLongLong.HANDLE.invokeExact(
                            address(), captured(), a, b, list.word(0), list.word(1), list.word(2))
                    : (int) IntOfPointerPointerEllipsisAny.HANDLES.of(list).invokeExact(address(), captured(), a, b, list.values()));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerEllipsisLongLongLong {
        static final MethodHandle HANDLE = linkVariadic(FunctionDescriptor.of(C_INT, C_POINTER), C_LONG, C_LONG, C_LONG);
    }

    private static final class IntOfPointerEllipsisAny {
        static final Variadic.Handles HANDLES = new Variadic.Handles(FunctionDescriptor.of(C_INT, C_POINTER));
    }

    public int callVariadicInt(MemorySegment a, Variadic list) {
        try {
            return result(list.isShort()
                    ? (int) IntOfPointerEllipsisLongLongLong.HANDLE.invokeExact(
                            address(), captured(), a, list.word(0), list.word(1), list.word(2))
                    : (int) IntOfPointerEllipsisAny.HANDLES.of(list).invokeExact(address(), captured(), a, list.values()));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    // ---- int f(int, int, ...) and others of few arguments behind the "..." ----

    private static final class IntOfIntIntEllipsisInt {
        static final MethodHandle HANDLE = linkVariadic(FunctionDescriptor.of(C_INT, C_INT, C_INT), C_INT);
    }

    public int callVariadicInt(int a, int b, int c) {
        try {
            return result((int) IntOfIntIntEllipsisInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfIntLongEllipsisPointer {
        static final MethodHandle HANDLE = linkVariadic(FunctionDescriptor.of(C_INT, C_INT, C_LONG), C_POINTER);
    }

    public int callVariadicInt(int a, long b, MemorySegment c) {
        try {
            return result((int) IntOfIntLongEllipsisPointer.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static final class IntOfPointerIntEllipsisInt {
        static final MethodHandle HANDLE = linkVariadic(FunctionDescriptor.of(C_INT, C_POINTER, C_INT), C_INT);
    }

    public int callVariadicInt(MemorySegment a, int b, int c) {
        try {
            return result((int) IntOfPointerIntEllipsisInt.HANDLE.invokeExact(address(), captured(), a, b, c));
        } catch (Throwable e) {
            throw thrown(e);
        }
    }
}
