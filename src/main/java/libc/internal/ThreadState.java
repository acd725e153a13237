package libc.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import libc.abi.libc_h;

/// What a thread has to itself: its `errno`, and memory that its calls use. It is freed with the thread.
public final class ThreadState {
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();

    private static final ThreadLocal<ThreadState> state = new ThreadLocal<>() {
        @Override
        protected ThreadState initialValue() {
            return new ThreadState();
        }
    };

    private final Arena arena = Arena.ofAuto();

    /// Where a call captures `errno`.
    final MemorySegment captured = arena.allocate(CAPTURED);

    /// Room for a length that C reads and writes.
    public final MemorySegment length = arena.allocate(Integer.BYTES, Integer.BYTES);

    /// Where `inet_ntoa` leaves its text.
    public final MemorySegment address = arena.allocate(libc_h.INET_ADDRSTRLEN());

    /// `h_errno`, why the thread's last look-up of a host has failed.
    public int hostError;

    /// The thread's `pthread_t`, if `pthread_create` has made it; else 0.
    long pthread;

    private int errno;

    private ThreadState() {}

    /// {@return what the calling thread has to itself}
    public static ThreadState get() {
        return state.get();
    }

    /// {@return the thread's `errno`}
    public int errno() {
        return errno;
    }

    /// Sets the thread's `errno`.
    /// @param value the new value
    public void errno(int value) {
        errno = value;
    }

    /// Takes `errno` from a call that has failed. After a success C may have left anything
    /// there, the JVM's errors too, so then the old value stays.
    public void failed() {
        failedWithoutSignal();
        if (errno == libc_h.EPIPE())
            BrokenPipe.found();
    }

    /// The same for a call that asked for no SIGPIPE.
    void failedWithoutSignal() {
        errno = captured(captured);
    }

    /// {@return what the thread's last call has left in C's `errno`, for a caller that has yet to ask whether it failed}
    public int left() {
        return captured(captured);
    }

    private static final class Errno {
        static final long OFFSET = CAPTURED.byteOffset(PathElement.groupElement("errno"));
    }

    static int captured(MemorySegment captured) {
        return captured.get(ValueLayout.JAVA_INT, Errno.OFFSET);
    }

    static void captured(MemorySegment captured, int errno) {
        captured.set(ValueLayout.JAVA_INT, Errno.OFFSET, errno);
    }
}
