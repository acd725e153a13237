package libc.internal;

import static libc.abi.libc_h.C_INT;
import static libc.abi.libc_h.C_LONG;
import static libc.abi.libc_h.C_POINTER;
import static libc.abi.libc_h.EDEADLK;
import static libc.abi.libc_h.EINVAL;
import static libc.abi.libc_h.ESRCH;
import static libc.abi.libc_h.PTHREAD_CREATE_DETACHED;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import libc.internal.Function.Failure;
import libc.stdlib_h;

/// The threads that `pthread_create` makes.
///
/// One upcall stub starts them all, so that a thread leaves nothing behind. C hands a number on to it, by which the
/// new thread finds the start routine and the very segment that it is to get. The JVM attaches the thread when the upcall
/// comes, and detaches it when the thread ends.
///
/// C follows a `pthread_t` without a check. So only a thread that is known, and that nobody else waits for, is
/// joined or detached by C; for any other the answer is C's error.
public final class Threads {
    private Threads() {}

    /// `pthread_create`, for those who check what it is given.
    public static final Function PTHREAD_CREATE = Function.named("pthread_create", Failure.NONE);
    private static final Function PTHREAD_JOIN = Function.named("pthread_join", Failure.NONE);
    private static final Function PTHREAD_DETACH = Function.named("pthread_detach", Failure.NONE);
    private static final Function PTHREAD_SELF = Function.named("pthread_self", Failure.NONE);
    private static final Function PTHREAD_EXIT = Function.named("pthread_exit", Failure.NONE);
    private static final Function PTHREAD_ATTR_GETDETACHSTATE = Function.named("pthread_attr_getdetachstate", Failure.NONE);

    private static final class PointerOfPointer {
        static final MethodHandle HANDLE = start();
        static final MemorySegment STUB = stub();

        private static MethodHandle start() {
            var prototype = FunctionDescriptor.of(C_POINTER, C_POINTER);
            try {
                return MethodHandles.lookup().findStatic(Threads.class, "start", prototype.toMethodType());
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        @SuppressWarnings("restricted")
        private static MemorySegment stub() {
            return Linker.nativeLinker().upcallStub(HANDLE, FunctionDescriptor.of(C_POINTER, C_POINTER), Arena.global());
        }
    }

    /// What a new thread is to do, until it does it.
    private static final class Start {
        final UnaryOperator<MemorySegment> routine;
        final MemorySegment arg;
        Known known;

        Start(UnaryOperator<MemorySegment> routine, MemorySegment arg) {
            this.routine = routine;
            this.arg = arg;
        }
    }

    /// A thread, until it is joined, or is detached and has ended.
    private static final class Known {
        final long id;
        boolean detached;
        boolean joined; // or about to be
        boolean ended;

        Known(long id, boolean detached) {
            this.id = id;
            this.detached = detached;
        }
    }

    // By the number that C hands on.
    private static final Map<Long, Start> STARTS = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();

    // By pthread_t, which C gives to a new thread as soon as no other has it.
    private static final Map<Long, Known> KNOWN = new ConcurrentHashMap<>();

    // How many threads are running: main, once it has ended, waits for the last.
    private static final Object RUNNING = new Object();
    private static int running;

    /// What a thread's start routine throws at `pthread_exit`: C would unwind through the JVM.
    private static final class Exit extends Error {
        private static final long serialVersionUID = 1;
        private final transient MemorySegment value;

        Exit(MemorySegment value) {
            super("pthread_exit", null, false, false);
            this.value = value;
        }
    }

    /// Refuses what `pthread_create` could not work with, the attributes aside.
    ///
    /// @param thread where the id goes
    /// @param arg the start routine's argument
    public static void check(MemorySegment thread, MemorySegment arg) {
        Check.checkWrite(PTHREAD_CREATE, "thread", thread, "sizeof(pthread_t)", C_LONG.byteSize());
        Check.checkRead(PTHREAD_CREATE, "arg", arg, "0", 0);
        if (Check.isConfined(arg))
            throw new WrongThreadException("pthread_create: arg is confined to the calling thread, so that the new one could not use it");
    }

    /// `pthread_create`, of what is checked. The thread's id is in its place before the routine starts.
    ///
    /// @param thread where the id goes
    /// @param attr the attributes, or NULL
    /// @param routine the start routine
    /// @param arg its argument
    /// @return C's result
    public static int create(MemorySegment thread, MemorySegment attr, UnaryOperator<MemorySegment> routine, MemorySegment arg) {
        long number = LAST.incrementAndGet();
        var start = new Start(routine, arg);
        STARTS.put(number, start);
        count(1);
        synchronized (start) { // the thread begins by waiting for it
            try {
                return create(start, number, attr, thread);
            } finally {
                if (start.known == null) { // C has made none
                    STARTS.remove(number);
                    count(-1);
                }
            }
        }
    }

    // The id is read where no other thread could have changed it.
    private static int create(Start start, long number, MemorySegment attr, MemorySegment thread) {
        try (var stack = Arena.ofConfined()) {
            boolean detached = !Check.isNull(attr) && isDetached(attr, stack);
            var id = stack.allocate(C_LONG);
            int error = PTHREAD_CREATE.callInt(id, attr, PointerOfPointer.STUB, MemorySegment.ofAddress(number));
            if (error != 0)
                return error;
            start.known = new Known(id.get(C_LONG, 0), detached);
            KNOWN.put(start.known.id, start.known);
            MemorySegment.copy(id, 0, thread, 0, C_LONG.byteSize());
            return 0;
        }
    }

    private static boolean isDetached(MemorySegment attr, Arena stack) {
        var state = stack.allocate(C_INT);
        PTHREAD_ATTR_GETDETACHSTATE.callInt(attr, state);
        return state.get(C_INT, 0) == PTHREAD_CREATE_DETACHED();
    }

    /// The upcall. Nothing may leave it: an exception in an upcall ends the JVM by a crash.
    private static MemorySegment start(MemorySegment number) {
        Known known = null;
        try {
            var start = STARTS.remove(number.address());
            synchronized (start) {
                known = start.known;
            }
            ThreadState.get().pthread = known.id;
            var result = start.routine.apply(start.arg);
            if (result == null)
                throw new NullPointerException("pthread_create: start_routine returned null, which is not NULL");
            Check.checkRead(PTHREAD_CREATE, "what start_routine returned", result, "0", 0);
            return result;
        } catch (Exit exit) {
            return exit.value;
        } catch (Throwable e) {
            return endProgram(e);
        } finally {
            ended(known);
        }
    }

    // As Java itself reports what main throws.
    private static MemorySegment endProgram(Throwable thrown) {
        try {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } finally {
            stdlib_h.exit(1);
        }
        return MemorySegment.NULL;
    }

    private static void ended(Known known) {
        synchronized (known) {
            known.ended = true;
            if (known.detached)
                KNOWN.remove(known.id, known);
        }
        count(-1);
    }

    private static void count(int more) {
        synchronized (RUNNING) {
            running += more;
            RUNNING.notifyAll();
        }
    }

    /// `pthread_join`.
    ///
    /// @param thread the thread's id
    /// @param retval where a pointer to its result goes, or NULL
    /// @return C's result
    public static int join(long thread, MemorySegment retval) {
        Check.checkWrite(PTHREAD_JOIN, "retval", retval, "sizeof(void *)", Check.isNull(retval) ? 0 : C_POINTER.byteSize());
        var known = KNOWN.get(thread);
        if (known == null)
            return thread == self() ? EDEADLK() : ESRCH();
        synchronized (known) {
            if (!known.detached && thread == ThreadState.get().pthread)
                return EDEADLK();
            if (known.detached || known.joined)
                return EINVAL();
            known.joined = true;
        }
        int error = -1;
        try {
            error = PTHREAD_JOIN.callInt(thread, retval);
        } finally {
            synchronized (known) { // what the thread has done is seen, too
                known.joined = error == 0;
            }
            if (error == 0)
                KNOWN.remove(thread, known); // unless a new thread has the id already
        }
        return error;
    }

    /// `pthread_detach`.
    ///
    /// @param thread the thread's id
    /// @return C's result
    public static int detach(long thread) {
        var known = KNOWN.get(thread);
        if (known == null)
            return thread == self() ? 0 : ESRCH(); // the JVM's launcher, not the program, joins the thread of main
        synchronized (known) {
            if (known.detached || known.joined)
                return EINVAL();
            int error = PTHREAD_DETACH.callInt(thread);
            known.detached = error == 0;
            if (known.detached && known.ended)
                KNOWN.remove(thread, known);
            return error;
        }
    }

    /// {@return `pthread_self`}
    public static long self() {
        return PTHREAD_SELF.callLong();
    }

    /// `pthread_exit`: it does not return.
    ///
    /// @param retval the thread's result
    public static void exit(MemorySegment retval) {
        Check.checkRead(PTHREAD_EXIT, "retval", retval, "0", 0);
        if (ThreadState.get().pthread != 0)
            throw new Exit(retval);
        synchronized (RUNNING) {
            while (running > 0) {
                try {
                    RUNNING.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        stdlib_h.exit(0);
    }
}
