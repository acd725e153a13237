package libc.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// What `LIBC_TRACE=1` shows: each system call of the binding, as it returns, on
/// standard error and in strace's notation. `LIBC_TRACE=explain` adds what it means.
/// [TraceTable] says which calls these are.
///
/// Where tracing is off, this class is not loaded. Where it is on, it stands
/// between a function of the binding and its handle, and neither knows of it. Functions
/// share a handle, so the address that is called tells which function it is.
final class Trace {
    private Trace() {}

    private static final boolean EXPLAIN = "explain".equals(System.getenv("LIBC_TRACE"));
    private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);

    // The column of strace's equals sign.
    private static final int COLUMN = 39;

    // Many threads read it, so none writes.
    private static final Map<Long, TraceTable.Row> ROWS = TraceTable.byAddress();

    /// {@return a handle that calls another, and tells of each system call}
    /// @param handle a handle that takes the address of a function and the capture state first
    static MethodHandle of(MethodHandle handle) {
        try {
            var call = MethodHandles.lookup().findStatic(Trace.class, "call",
                    MethodType.methodType(Object.class, MethodHandle.class, Object[].class));
            var spreader = handle.asType(handle.type().generic()).asSpreader(Object[].class, handle.type().parameterCount());
            return call.bindTo(spreader).asCollector(Object[].class, handle.type().parameterCount()).asType(handle.type());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object call(MethodHandle handle, Object[] all) throws Throwable {
        var row = ROWS.get(((MemorySegment) all[0]).address());
        if (row == null)
            return (Object) handle.invokeExact(all);
        // The second is the capture state, which C does not see.
        var call = new TraceCall(row, Arrays.copyOfRange(all, 2, all.length));
        var result = (Number) (Object) handle.invokeExact(all);
        var captured = (MemorySegment) all[1];
        int errno = ThreadState.captured(captured);
        call.returned(result.longValue(), errno);
        var line = "%-" + COLUMN + "s = %s%n";
        var shown = line.formatted(call.text(), call.outcome());
        if (EXPLAIN)
            shown += Explanation.of(call).indent(4);
        try {
            STANDARD_ERROR.write(shown.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // Standard error is closed, so nobody wants the trace. The program goes on as it would without one.
        }
        ThreadState.captured(captured, errno); // strerror, which was called above, has captured its own
        return result;
    }
}
