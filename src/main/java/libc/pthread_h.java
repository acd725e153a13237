package libc;

import static libc.C.NULL;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.isNull;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Differing;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Opaque;
import libc.internal.Threads;
import libc.time_h.timespec;

/// `<pthread.h>`: threads, and what they need to work on the same data: mutexes and condition variables.
///
/// A function of this header returns the error itself, or 0, and leaves `errno` alone.
///
/// Memory that several threads use comes from `Arena.ofShared()`, or from `Arena.global()` if C has it in static storage. Memory of
/// `Arena.ofConfined()` belongs to one thread, and is refused in another. An arena is not closed while a thread waits in memory
/// of it: `close` throws an [IllegalStateException].
///
/// What C leaves undefined is as undefined here, within the memory of the object: to use one that is not initialized or is destroyed,
/// to unlock a mutex that is not locked or that another thread has locked, to wait without the mutex.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/pthread.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/pthreads.7.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/pthread.3.html">macOS</a>
public final class pthread_h {
    private pthread_h() {}

    /// What [#pthread_attr_setdetachstate] takes: somebody will join the thread.
    public static final int PTHREAD_CREATE_JOINABLE = libc_h.PTHREAD_CREATE_JOINABLE();

    /// What [#pthread_attr_setdetachstate] takes: nobody will join the thread.
    public static final int PTHREAD_CREATE_DETACHED = libc_h.PTHREAD_CREATE_DETACHED();

    /// What [#pthread_mutexattr_settype] takes: a thread that locks the mutex twice waits for ever.
    public static final int PTHREAD_MUTEX_NORMAL = libc_h.PTHREAD_MUTEX_NORMAL();

    /// What [#pthread_mutexattr_settype] takes: a thread may lock the mutex again, and unlocks it as often.
    public static final int PTHREAD_MUTEX_RECURSIVE = libc_h.PTHREAD_MUTEX_RECURSIVE();

    /// What [#pthread_mutexattr_settype] takes: a thread that locks the mutex twice is told so, by `EDEADLK`.
    public static final int PTHREAD_MUTEX_ERRORCHECK = libc_h.PTHREAD_MUTEX_ERRORCHECK();

    /// What [#pthread_mutexattr_settype] takes: as if there were no attributes.
    public static final int PTHREAD_MUTEX_DEFAULT = libc_h.PTHREAD_MUTEX_DEFAULT();

    /// `pthread_t`, the type of a thread's id. It is a number on Linux and a pointer on macOS, and a `long` here: an id is compared with
    /// another, and has no other meaning.
    public static final ValueLayout.OfLong pthread_t = libc_h.C_LONG;

    /// `void *(*start_routine)(void *)`: what a thread does, from its beginning to its end.
    @FunctionalInterface
    public interface start_routine {
        /// Does it.
        ///
        /// @param arg the very segment that [#pthread_create] was given
        /// @return the thread's result, or `NULL`
        MemorySegment start(MemorySegment arg);
    }

    /// `pthread_attr_t`: how a thread is to be made.
    /// @param segment its memory
    public record pthread_attr_t(MemorySegment segment) implements struct {
        private static final MemoryLayout LAYOUT = Opaque.layout(Differing.SIZEOF_PTHREAD_ATTR_T);

        /// Declares a variable of this type, as `pthread_attr_t attr;` does.
        /// @param stack where it lives
        public pthread_attr_t(SegmentAllocator stack) {
            this(stack.allocate(LAYOUT));
        }

        /// Takes memory as this type, as `(pthread_attr_t *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public pthread_attr_t {
            segment = segment.asSlice(0, LAYOUT.byteSize());
        }

        /// {@return an element of an array, as `array[index]` and `&array[index]` are}
        /// @param array the array
        /// @param index which element, from 0
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static pthread_attr_t at(MemorySegment array, long index) {
            return new pthread_attr_t(Check.element(array, index, LAYOUT));
        }

        /// {@return the layout of this type: `sizeof(layout())` is C's `sizeof(pthread_attr_t)`}
        public static MemoryLayout layout() {
            return LAYOUT;
        }
    }

    /// `pthread_mutex_t`: a lock that one thread has at a time.
    /// @param segment its memory
    public record pthread_mutex_t(MemorySegment segment) implements struct {
        private static final MemoryLayout LAYOUT = Opaque.layout(Differing.SIZEOF_PTHREAD_MUTEX_T);

        /// Declares a variable of this type, as `pthread_mutex_t mutex;` does.
        /// @param stack where it lives
        public pthread_mutex_t(SegmentAllocator stack) {
            this(stack.allocate(LAYOUT));
        }

        /// Takes memory as this type, as `(pthread_mutex_t *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public pthread_mutex_t {
            segment = segment.asSlice(0, LAYOUT.byteSize());
        }

        /// {@return an element of an array, as `array[index]` and `&array[index]` are}
        /// @param array the array
        /// @param index which element, from 0
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static pthread_mutex_t at(MemorySegment array, long index) {
            return new pthread_mutex_t(Check.element(array, index, LAYOUT));
        }

        /// {@return the layout of this type: `sizeof(layout())` is C's `sizeof(pthread_mutex_t)`}
        public static MemoryLayout layout() {
            return LAYOUT;
        }
    }

    /// `pthread_cond_t`: a condition variable, at which threads wait for something to become true.
    /// @param segment its memory
    public record pthread_cond_t(MemorySegment segment) implements struct {
        private static final MemoryLayout LAYOUT = Opaque.layout(Differing.SIZEOF_PTHREAD_COND_T);

        /// Declares a variable of this type, as `pthread_cond_t cond;` does.
        /// @param stack where it lives
        public pthread_cond_t(SegmentAllocator stack) {
            this(stack.allocate(LAYOUT));
        }

        /// Takes memory as this type, as `(pthread_cond_t *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public pthread_cond_t {
            segment = segment.asSlice(0, LAYOUT.byteSize());
        }

        /// {@return an element of an array, as `array[index]` and `&array[index]` are}
        /// @param array the array
        /// @param index which element, from 0
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static pthread_cond_t at(MemorySegment array, long index) {
            return new pthread_cond_t(Check.element(array, index, LAYOUT));
        }

        /// {@return the layout of this type: `sizeof(layout())` is C's `sizeof(pthread_cond_t)`}
        public static MemoryLayout layout() {
            return LAYOUT;
        }
    }

    /// `pthread_rwlock_t`: a lock that many may have at once to read, or one alone to write.
    /// @param segment its memory
    public record pthread_rwlock_t(MemorySegment segment) implements struct {
        private static final MemoryLayout LAYOUT = Opaque.layout(Differing.SIZEOF_PTHREAD_RWLOCK_T);

        /// Declares a variable of this type, as `pthread_rwlock_t lock;` does.
        /// @param stack where it lives
        public pthread_rwlock_t(SegmentAllocator stack) {
            this(stack.allocate(LAYOUT));
        }

        /// Takes memory as this type, as `(pthread_rwlock_t *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public pthread_rwlock_t {
            segment = segment.asSlice(0, LAYOUT.byteSize());
        }

        /// {@return an element of an array, as `array[index]` and `&array[index]` are}
        /// @param array the array
        /// @param index which element, from 0
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static pthread_rwlock_t at(MemorySegment array, long index) {
            return new pthread_rwlock_t(Check.element(array, index, LAYOUT));
        }

        /// {@return the layout of this type: `sizeof(layout())` is C's `sizeof(pthread_rwlock_t)`}
        public static MemoryLayout layout() {
            return LAYOUT;
        }
    }

    /// `pthread_mutexattr_t`: what a mutex is to be.
    /// @param segment its memory
    public record pthread_mutexattr_t(MemorySegment segment) implements struct {
        private static final MemoryLayout LAYOUT = Opaque.layout(Differing.SIZEOF_PTHREAD_MUTEXATTR_T);

        /// Declares a variable of this type, as `pthread_mutexattr_t attr;` does.
        /// @param stack where it lives
        public pthread_mutexattr_t(SegmentAllocator stack) {
            this(stack.allocate(LAYOUT));
        }

        /// Takes memory as this type, as `(pthread_mutexattr_t *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public pthread_mutexattr_t {
            segment = segment.asSlice(0, LAYOUT.byteSize());
        }

        /// {@return an element of an array, as `array[index]` and `&array[index]` are}
        /// @param array the array
        /// @param index which element, from 0
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static pthread_mutexattr_t at(MemorySegment array, long index) {
            return new pthread_mutexattr_t(Check.element(array, index, LAYOUT));
        }

        /// {@return the layout of this type: `sizeof(layout())` is C's `sizeof(pthread_mutexattr_t)`}
        public static MemoryLayout layout() {
            return LAYOUT;
        }
    }

    /// `PTHREAD_MUTEX_INITIALIZER`: declares a variable that is initialized, as `pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;` does.
    ///
    /// @param stack where it lives; `Arena.global()`, where C has it in static storage
    /// @return the mutex, not locked
    public static pthread_mutex_t PTHREAD_MUTEX_INITIALIZER(SegmentAllocator stack) {
        var mutex = new pthread_mutex_t(stack);
        initialize(mutex, libc_h.PTHREAD_MUTEX_SIGNATURE());
        return mutex;
    }

    /// `PTHREAD_COND_INITIALIZER`: declares a variable that is initialized, as `pthread_cond_t cond = PTHREAD_COND_INITIALIZER;` does.
    ///
    /// @param stack where it lives; `Arena.global()`, where C has it in static storage
    /// @return the condition variable
    public static pthread_cond_t PTHREAD_COND_INITIALIZER(SegmentAllocator stack) {
        var cond = new pthread_cond_t(stack);
        initialize(cond, libc_h.PTHREAD_COND_SIGNATURE());
        return cond;
    }

    /// `PTHREAD_RWLOCK_INITIALIZER`: declares a variable that is initialized, as `pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;` does.
    ///
    /// @param stack where it lives; `Arena.global()`, where C has it in static storage
    /// @return the lock, which nobody has
    public static pthread_rwlock_t PTHREAD_RWLOCK_INITIALIZER(SegmentAllocator stack) {
        var lock = new pthread_rwlock_t(stack);
        initialize(lock, libc_h.PTHREAD_RWLOCK_SIGNATURE());
        return lock;
    }

    // A test compares the bytes with those that the C compiler makes.
    private static void initialize(struct object, long signature) {
        object.segment().fill((byte) 0).set(ValueLayout.JAVA_LONG_UNALIGNED, 0, signature);
    }

    // ---- Threads ----

    /// `int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start_routine)(void *), void *arg)`
    ///
    /// Makes a thread, which runs `start_routine` with `arg` and ends when that returns.
    ///
    /// The thread is C's, with a stack of its own. Its id is at `thread` before it starts. `start_routine` gets the very segment that was
    /// passed, with its bounds and its lifetime; what it returns is the pointer that [#pthread_join] hands on.
    /// An exception that leaves `start_routine` ends the program with status 1 and a stack trace on standard error.
    ///
    /// @param thread where the thread's id goes, memory of a [#pthread_t]
    /// @param attr `NULL`; an initialized [pthread_attr_t] is passed as the object that it is
    /// @param start_routine what the thread does, such as `this::handle_clnt`
    /// @param arg what it gets; memory, `NULL`, or a number as an address: `MemorySegment.ofAddress(5)`
    /// @return 0; `EAGAIN` if there are too many threads, `EINVAL`, `EPERM`; `errno` is not set
    /// @throws IndexOutOfBoundsException if `thread` is shorter than a `pthread_t`
    /// @throws IllegalArgumentException if `attr` is neither; if memory is on the heap or `thread` is read-only
    /// @throws WrongThreadException if `arg` is of an `Arena.ofConfined()`, whose memory the new thread could not use
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_create.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_create.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_create.3.html">macOS</a>
    public static int pthread_create(MemorySegment thread, MemorySegment attr, start_routine start_routine, MemorySegment arg) {
        Threads.check(thread, arg);
        return Threads.create(thread, none(Threads.PTHREAD_CREATE, attr), start_routine::start, arg);
    }

    /// [#pthread_create(MemorySegment, MemorySegment, start_routine, MemorySegment)] with a struct, whose memory the start routine gets.
    ///
    /// @param thread where the thread's id goes
    /// @param attr `NULL`
    /// @param start_routine what the thread does
    /// @param arg what it gets, or `null`
    /// @return as above
    public static int pthread_create(MemorySegment thread, MemorySegment attr, start_routine start_routine, struct arg) {
        return pthread_create(thread, attr, start_routine, memory(arg));
    }

    /// [#pthread_create(MemorySegment, MemorySegment, start_routine, MemorySegment)] with attributes.
    ///
    /// @param thread where the thread's id goes
    /// @param attr the attributes, which [#pthread_attr_init] has initialized, or `null`
    /// @param start_routine what the thread does
    /// @param arg what it gets
    /// @return as above
    public static int pthread_create(MemorySegment thread, pthread_attr_t attr, start_routine start_routine, MemorySegment arg) {
        Threads.check(thread, arg);
        return Threads.create(thread, attr == null ? NULL : checked(Threads.PTHREAD_CREATE, attr), start_routine::start, arg);
    }

    /// [#pthread_create(MemorySegment, MemorySegment, start_routine, MemorySegment)] with attributes and a struct.
    ///
    /// @param thread where the thread's id goes
    /// @param attr the attributes, which [#pthread_attr_init] has initialized, or `null`
    /// @param start_routine what the thread does
    /// @param arg what it gets, or `null`
    /// @return as above
    public static int pthread_create(MemorySegment thread, pthread_attr_t attr, start_routine start_routine, struct arg) {
        return pthread_create(thread, attr, start_routine, memory(arg));
    }

    /// `int pthread_join(pthread_t thread, void **retval)`
    ///
    /// Waits until a thread has ended, and takes its result. A thread is joined once, by one other.
    ///
    /// @param thread the id of a thread that [#pthread_create] has made
    /// @param retval where the pointer goes that the thread has returned, read by `retval.get(C_POINTER, 0)`; or `NULL`
    /// @return 0; `ESRCH` if there is no such thread, or it is joined already; `EINVAL` if it is detached, or another waits for it;
    ///   `EDEADLK` if it is the caller; `errno` is not set
    /// @throws IndexOutOfBoundsException if `retval` is shorter than a pointer
    /// @throws IllegalArgumentException if `retval` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_join.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_join.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_join.3.html">macOS</a>
    public static int pthread_join(long thread, MemorySegment retval) {
        return Threads.join(thread, retval);
    }

    /// `int pthread_detach(pthread_t thread)`
    ///
    /// Says that nobody will join a thread, so that it leaves nothing behind when it ends.
    ///
    /// @param thread the id of a thread that [#pthread_create] has made, or of the caller
    /// @return 0; `ESRCH` if there is no such thread, or it is joined already; `EINVAL` if it is detached already, or another waits for it;
    ///   `errno` is not set
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_detach.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_detach.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_detach.3.html">macOS</a>
    public static int pthread_detach(long thread) {
        return Threads.detach(thread);
    }

    /// `pthread_t pthread_self(void)`
    ///
    /// Tells the calling thread's id.
    ///
    /// @return the id, as [#pthread_create] has told it
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_self.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_self.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_self.3.html">macOS</a>
    public static long pthread_self() {
        return Threads.self();
    }

    private static final Function PTHREAD_EQUAL = Function.named("pthread_equal", Failure.NONE);

    /// `int pthread_equal(pthread_t t1, pthread_t t2)`
    ///
    /// Compares two ids.
    ///
    /// @param t1 the id of a thread
    /// @param t2 the id of a thread
    /// @return not 0, if they are of the same thread; else 0
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_equal.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_equal.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_equal.3.html">macOS</a>
    public static int pthread_equal(long t1, long t2) {
        return PTHREAD_EQUAL.callInt(t1, t2);
    }

    /// `void pthread_exit(void *retval)`
    ///
    /// Ends the calling thread. It does not return.
    ///
    /// In a thread that [#pthread_create] has made, an error without a stack trace leaves the start routine; `finally` and
    /// `try` with an arena are carried out, and a `catch (Throwable)` of the program would stop it.
    /// In any other, which is the thread of `main`, C ends that thread, and the process goes on until its last thread has ended; here the call
    /// waits for all threads that `pthread_create` has made, then ends the program with status 0, as C does.
    ///
    /// @param retval the thread's result, as if its start routine had returned it; `NULL`
    /// @throws IllegalArgumentException if `retval` is on the heap
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_exit.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_exit.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_exit.3.html">macOS</a>
    public static void pthread_exit(MemorySegment retval) {
        Threads.exit(retval);
    }

    /// [#pthread_exit(MemorySegment)] with a struct as the result.
    ///
    /// @param retval the result, or `null`
    public static void pthread_exit(struct retval) {
        Threads.exit(memory(retval));
    }

    // ---- Attributes of a thread ----

    private static final Function PTHREAD_ATTR_INIT = Function.named("pthread_attr_init", Failure.NONE);

    /// `int pthread_attr_init(pthread_attr_t *attr)`
    ///
    /// Sets all attributes to what a thread has without any.
    ///
    /// @param attr the attributes
    /// @return 0; `ENOMEM`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_attr_init.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_attr_init.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_attr_init.3.html">macOS</a>
    public static int pthread_attr_init(pthread_attr_t attr) {
        return PTHREAD_ATTR_INIT.callInt(checked(PTHREAD_ATTR_INIT, attr));
    }

    private static final Function PTHREAD_ATTR_SETDETACHSTATE = Function.named("pthread_attr_setdetachstate", Failure.NONE);

    /// `int pthread_attr_setdetachstate(pthread_attr_t *attr, int detachstate)`
    ///
    /// Says whether the thread is to be joined.
    ///
    /// @param attr the attributes
    /// @param detachstate [#PTHREAD_CREATE_JOINABLE] or [#PTHREAD_CREATE_DETACHED]
    /// @return 0; `EINVAL` for any other number; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_attr_setdetachstate.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_attr_setdetachstate.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_attr_setdetachstate.3.html">macOS</a>
    public static int pthread_attr_setdetachstate(pthread_attr_t attr, int detachstate) {
        return PTHREAD_ATTR_SETDETACHSTATE.callInt(checked(PTHREAD_ATTR_SETDETACHSTATE, attr), detachstate);
    }

    private static final Function PTHREAD_ATTR_SETSTACKSIZE = Function.named("pthread_attr_setstacksize", Failure.NONE);

    /// `int pthread_attr_setstacksize(pthread_attr_t *attr, size_t stacksize)`
    ///
    /// Says how much stack the thread gets. Java needs more of it than C: half a megabyte is little.
    ///
    /// @param attr the attributes
    /// @param stacksize how many bytes
    /// @return 0; `EINVAL` if that is less than the system takes; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_attr_setstacksize.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_attr_setstacksize.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_attr_setstacksize.3.html">macOS</a>
    public static int pthread_attr_setstacksize(pthread_attr_t attr, long stacksize) {
        return PTHREAD_ATTR_SETSTACKSIZE.callInt(checked(PTHREAD_ATTR_SETSTACKSIZE, attr), stacksize);
    }

    private static final Function PTHREAD_ATTR_DESTROY = Function.named("pthread_attr_destroy", Failure.NONE);

    /// `int pthread_attr_destroy(pthread_attr_t *attr)`
    ///
    /// Ends the use of attributes. The threads that were made with them go on.
    ///
    /// @param attr the attributes
    /// @return 0; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_attr_destroy.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/pthread_attr_init.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_attr_destroy.3.html">macOS</a>
    public static int pthread_attr_destroy(pthread_attr_t attr) {
        return PTHREAD_ATTR_DESTROY.callInt(checked(PTHREAD_ATTR_DESTROY, attr));
    }

    // ---- Mutexes ----

    private static final Function PTHREAD_MUTEX_INIT = Function.named("pthread_mutex_init", Failure.NONE);

    /// `int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attr)`
    ///
    /// Makes memory a mutex, which is not locked. [#PTHREAD_MUTEX_INITIALIZER] does so in the declaration.
    ///
    /// @param mutex the mutex
    /// @param attr `NULL`; there are no other attributes here
    /// @return 0; `EAGAIN`, `ENOMEM`, `EPERM`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @throws IllegalArgumentException if `attr` is not `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutex_init.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_mutex_init.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_mutex_init.3.html">macOS</a>
    public static int pthread_mutex_init(pthread_mutex_t mutex, MemorySegment attr) {
        return PTHREAD_MUTEX_INIT.callInt(checked(PTHREAD_MUTEX_INIT, mutex), none(PTHREAD_MUTEX_INIT, attr));
    }

    /// [#pthread_mutex_init(pthread_mutex_t, MemorySegment)] with attributes.
    ///
    /// @param mutex the mutex
    /// @param attr the attributes
    /// @return as above
    /// @throws IllegalArgumentException if their memory is on the heap, read-only or not aligned
    public static int pthread_mutex_init(pthread_mutex_t mutex, pthread_mutexattr_t attr) {
        return PTHREAD_MUTEX_INIT.callInt(checked(PTHREAD_MUTEX_INIT, mutex), checked(PTHREAD_MUTEX_INIT, attr));
    }

    private static final Function PTHREAD_MUTEX_LOCK = Function.named("pthread_mutex_lock", Failure.NONE);

    /// `int pthread_mutex_lock(pthread_mutex_t *mutex)`
    ///
    /// Locks the mutex. If another thread has it, the caller waits until it is free.
    ///
    /// @param mutex the mutex
    /// @return 0; `EDEADLK` if the system finds that the caller has it already, which it need not; `EINVAL`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutex_lock.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_mutex_lock.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_mutex_lock.3.html">macOS</a>
    public static int pthread_mutex_lock(pthread_mutex_t mutex) {
        return PTHREAD_MUTEX_LOCK.callInt(checked(PTHREAD_MUTEX_LOCK, mutex));
    }

    private static final Function PTHREAD_MUTEX_TRYLOCK = Function.named("pthread_mutex_trylock", Failure.NONE);

    /// `int pthread_mutex_trylock(pthread_mutex_t *mutex)`
    ///
    /// Locks the mutex, if no thread has it. It does not wait.
    ///
    /// @param mutex the mutex
    /// @return 0; `EBUSY` if a thread has it, the caller included; `EINVAL`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutex_trylock.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_mutex_trylock.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_mutex_trylock.3.html">macOS</a>
    public static int pthread_mutex_trylock(pthread_mutex_t mutex) {
        return PTHREAD_MUTEX_TRYLOCK.callInt(checked(PTHREAD_MUTEX_TRYLOCK, mutex));
    }

    private static final Function PTHREAD_MUTEX_UNLOCK = Function.named("pthread_mutex_unlock", Failure.NONE);

    /// `int pthread_mutex_unlock(pthread_mutex_t *mutex)`
    ///
    /// Gives the mutex back. One of those that wait for it gets it.
    ///
    /// The caller must have it: what else happens, C does not say.
    ///
    /// @param mutex the mutex
    /// @return 0; `EPERM` if the system finds that the caller does not have it, which it need not; `EINVAL`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutex_unlock.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_mutex_unlock.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_mutex_unlock.3.html">macOS</a>
    public static int pthread_mutex_unlock(pthread_mutex_t mutex) {
        return PTHREAD_MUTEX_UNLOCK.callInt(checked(PTHREAD_MUTEX_UNLOCK, mutex));
    }

    private static final Function PTHREAD_MUTEX_DESTROY = Function.named("pthread_mutex_destroy", Failure.NONE);

    /// `int pthread_mutex_destroy(pthread_mutex_t *mutex)`
    ///
    /// Ends the use of a mutex, which must not be locked.
    ///
    /// @param mutex the mutex
    /// @return 0; `EBUSY` if it is locked; `EINVAL`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutex_destroy.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_mutex_destroy.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_mutex_destroy.3.html">macOS</a>
    public static int pthread_mutex_destroy(pthread_mutex_t mutex) {
        return PTHREAD_MUTEX_DESTROY.callInt(checked(PTHREAD_MUTEX_DESTROY, mutex));
    }

    private static final Function PTHREAD_MUTEXATTR_INIT = Function.named("pthread_mutexattr_init", Failure.NONE);

    /// `int pthread_mutexattr_init(pthread_mutexattr_t *attr)`
    ///
    /// Makes memory the attributes of an ordinary mutex.
    ///
    /// @param attr the attributes
    /// @return 0; `ENOMEM`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutexattr_init.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_mutexattr_init.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_mutexattr.3.html">macOS</a>
    public static int pthread_mutexattr_init(pthread_mutexattr_t attr) {
        return PTHREAD_MUTEXATTR_INIT.callInt(checked(PTHREAD_MUTEXATTR_INIT, attr));
    }

    private static final Function PTHREAD_MUTEXATTR_SETTYPE = Function.named("pthread_mutexattr_settype", Failure.NONE);

    /// `int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int type)`
    ///
    /// Says what happens if a thread locks a mutex that it has.
    ///
    /// @param attr the attributes
    /// @param type as [#PTHREAD_MUTEX_RECURSIVE]
    /// @return 0; `EINVAL` for any other number; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutexattr_settype.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_mutexattr_gettype.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_mutexattr.3.html">macOS</a>
    public static int pthread_mutexattr_settype(pthread_mutexattr_t attr, int type) {
        return PTHREAD_MUTEXATTR_SETTYPE.callInt(checked(PTHREAD_MUTEXATTR_SETTYPE, attr), type);
    }

    private static final Function PTHREAD_MUTEXATTR_DESTROY = Function.named("pthread_mutexattr_destroy", Failure.NONE);

    /// `int pthread_mutexattr_destroy(pthread_mutexattr_t *attr)`
    ///
    /// Ends the use of attributes; the mutexes that were made with them stay.
    ///
    /// @param attr the attributes
    /// @return 0; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutexattr_destroy.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_mutexattr_destroy.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_mutexattr.3.html">macOS</a>
    public static int pthread_mutexattr_destroy(pthread_mutexattr_t attr) {
        return PTHREAD_MUTEXATTR_DESTROY.callInt(checked(PTHREAD_MUTEXATTR_DESTROY, attr));
    }

    // ---- Locks to read and to write ----

    private static final Function PTHREAD_RWLOCK_INIT = Function.named("pthread_rwlock_init", Failure.NONE);

    /// `int pthread_rwlock_init(pthread_rwlock_t *lock, const pthread_rwlockattr_t *attr)`
    ///
    /// Makes memory a lock. [#PTHREAD_RWLOCK_INITIALIZER] does so in the declaration.
    ///
    /// @param lock the lock
    /// @param attr `NULL`; there are no other attributes here
    /// @return 0; `EAGAIN`, `ENOMEM`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @throws IllegalArgumentException if `attr` is not `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_rwlock_init.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_rwlock_destroy.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_rwlock_init.3.html">macOS</a>
    public static int pthread_rwlock_init(pthread_rwlock_t lock, MemorySegment attr) {
        return PTHREAD_RWLOCK_INIT.callInt(checked(PTHREAD_RWLOCK_INIT, lock), none(PTHREAD_RWLOCK_INIT, attr));
    }

    private static final Function PTHREAD_RWLOCK_RDLOCK = Function.named("pthread_rwlock_rdlock", Failure.NONE);

    /// `int pthread_rwlock_rdlock(pthread_rwlock_t *lock)`
    ///
    /// Waits until nobody writes, and has the lock to read, together with others.
    ///
    /// @param lock the lock
    /// @return 0; `EAGAIN` if too many have it, `EDEADLK` if this thread writes; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_rwlock_rdlock.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_rwlock_rdlock.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_rwlock_rdlock.3.html">macOS</a>
    public static int pthread_rwlock_rdlock(pthread_rwlock_t lock) {
        return PTHREAD_RWLOCK_RDLOCK.callInt(checked(PTHREAD_RWLOCK_RDLOCK, lock));
    }

    private static final Function PTHREAD_RWLOCK_TRYRDLOCK = Function.named("pthread_rwlock_tryrdlock", Failure.NONE);

    /// `int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock)`
    ///
    /// [#pthread_rwlock_rdlock], but does not wait.
    ///
    /// @param lock the lock
    /// @return 0; `EBUSY` if somebody writes, `EAGAIN`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_rwlock_tryrdlock.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_rwlock_rdlock.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_rwlock_rdlock.3.html">macOS</a>
    public static int pthread_rwlock_tryrdlock(pthread_rwlock_t lock) {
        return PTHREAD_RWLOCK_TRYRDLOCK.callInt(checked(PTHREAD_RWLOCK_TRYRDLOCK, lock));
    }

    private static final Function PTHREAD_RWLOCK_WRLOCK = Function.named("pthread_rwlock_wrlock", Failure.NONE);

    /// `int pthread_rwlock_wrlock(pthread_rwlock_t *lock)`
    ///
    /// Waits until nobody has the lock, and has it alone, to write.
    ///
    /// @param lock the lock
    /// @return 0; `EDEADLK` if this thread has it already; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_rwlock_wrlock.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_rwlock_trywrlock.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_rwlock_wrlock.3.html">macOS</a>
    public static int pthread_rwlock_wrlock(pthread_rwlock_t lock) {
        return PTHREAD_RWLOCK_WRLOCK.callInt(checked(PTHREAD_RWLOCK_WRLOCK, lock));
    }

    private static final Function PTHREAD_RWLOCK_TRYWRLOCK = Function.named("pthread_rwlock_trywrlock", Failure.NONE);

    /// `int pthread_rwlock_trywrlock(pthread_rwlock_t *lock)`
    ///
    /// [#pthread_rwlock_wrlock], but does not wait.
    ///
    /// @param lock the lock
    /// @return 0; `EBUSY` if somebody has it; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_rwlock_trywrlock.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_rwlock_trywrlock.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_rwlock_wrlock.3.html">macOS</a>
    public static int pthread_rwlock_trywrlock(pthread_rwlock_t lock) {
        return PTHREAD_RWLOCK_TRYWRLOCK.callInt(checked(PTHREAD_RWLOCK_TRYWRLOCK, lock));
    }

    private static final Function PTHREAD_RWLOCK_UNLOCK = Function.named("pthread_rwlock_unlock", Failure.NONE);

    /// `int pthread_rwlock_unlock(pthread_rwlock_t *lock)`
    ///
    /// Gives the lock back.
    ///
    /// @param lock the lock
    /// @return 0; `EPERM` if this thread has not got it, where the system finds out; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_rwlock_unlock.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_rwlock_unlock.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_rwlock_unlock.3.html">macOS</a>
    public static int pthread_rwlock_unlock(pthread_rwlock_t lock) {
        return PTHREAD_RWLOCK_UNLOCK.callInt(checked(PTHREAD_RWLOCK_UNLOCK, lock));
    }

    private static final Function PTHREAD_RWLOCK_DESTROY = Function.named("pthread_rwlock_destroy", Failure.NONE);

    /// `int pthread_rwlock_destroy(pthread_rwlock_t *lock)`
    ///
    /// Ends the use of a lock that nobody has.
    ///
    /// @param lock the lock
    /// @return 0; `EBUSY` if somebody has it, where the system finds out; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_rwlock_destroy.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_rwlock_destroy.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_rwlock_destroy.3.html">macOS</a>
    public static int pthread_rwlock_destroy(pthread_rwlock_t lock) {
        return PTHREAD_RWLOCK_DESTROY.callInt(checked(PTHREAD_RWLOCK_DESTROY, lock));
    }

    // ---- Condition variables ----

    private static final Function PTHREAD_COND_INIT = Function.named("pthread_cond_init", Failure.NONE);

    /// `int pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *attr)`
    ///
    /// Makes memory a condition variable. [#PTHREAD_COND_INITIALIZER] does so in the declaration.
    ///
    /// @param cond the condition variable
    /// @param attr `NULL`; there are no other attributes here
    /// @return 0; `EAGAIN`, `ENOMEM`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @throws IllegalArgumentException if `attr` is not `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_cond_init.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_cond_init.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_cond_init.3.html">macOS</a>
    public static int pthread_cond_init(pthread_cond_t cond, MemorySegment attr) {
        return PTHREAD_COND_INIT.callInt(checked(PTHREAD_COND_INIT, cond), none(PTHREAD_COND_INIT, attr));
    }

    private static final Function PTHREAD_COND_WAIT = Function.named("pthread_cond_wait", Failure.NONE);

    /// `int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)`
    ///
    /// Gives the mutex back and waits for a signal, in one step; then takes the mutex again. It may return without a signal, so
    /// the caller looks in a loop whether what it waits for is true.
    ///
    /// @param cond the condition variable
    /// @param mutex a mutex that the caller has
    /// @return 0; `EINVAL`, `EPERM`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_cond_wait.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_cond_wait.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_cond_wait.3.html">macOS</a>
    public static int pthread_cond_wait(pthread_cond_t cond, pthread_mutex_t mutex) {
        return PTHREAD_COND_WAIT.callInt(checked(PTHREAD_COND_WAIT, cond), checked(PTHREAD_COND_WAIT, mutex));
    }

    private static final Function PTHREAD_COND_TIMEDWAIT = Function.named("pthread_cond_timedwait", Failure.NONE);

    /// `int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *abstime)`
    ///
    /// [#pthread_cond_wait] until some time of the clock `CLOCK_REALTIME`.
    ///
    /// @param cond the condition variable
    /// @param mutex a mutex that the caller has
    /// @param abstime the time, a `struct timespec`
    /// @return 0; `ETIMEDOUT` if it is past that time, and the caller has the mutex again; `EINVAL`, `EPERM`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @throws IndexOutOfBoundsException if `abstime` is shorter than a `struct timespec`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_cond_timedwait.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_cond_timedwait.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_cond_timedwait.3.html">macOS</a>
    public static int pthread_cond_timedwait(pthread_cond_t cond, pthread_mutex_t mutex, MemorySegment abstime) {
        checkRead(PTHREAD_COND_TIMEDWAIT, "abstime", abstime, "sizeof(struct timespec)", timespec.layout().byteSize());
        return PTHREAD_COND_TIMEDWAIT.callInt(checked(PTHREAD_COND_TIMEDWAIT, cond), checked(PTHREAD_COND_TIMEDWAIT, mutex), abstime);
    }

    /// [#pthread_cond_timedwait(pthread_cond_t, pthread_mutex_t, MemorySegment)] with a struct.
    ///
    /// @param cond the condition variable
    /// @param mutex a mutex that the caller has
    /// @param abstime the time
    /// @return as above
    public static int pthread_cond_timedwait(pthread_cond_t cond, pthread_mutex_t mutex, timespec abstime) {
        return pthread_cond_timedwait(cond, mutex, memory(abstime));
    }

    private static final Function PTHREAD_COND_SIGNAL = Function.named("pthread_cond_signal", Failure.NONE);

    /// `int pthread_cond_signal(pthread_cond_t *cond)`
    ///
    /// Wakes one thread that waits, at least, if any does.
    ///
    /// @param cond the condition variable
    /// @return 0; `EINVAL`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_cond_signal.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_cond_signal.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_cond_signal.3.html">macOS</a>
    public static int pthread_cond_signal(pthread_cond_t cond) {
        return PTHREAD_COND_SIGNAL.callInt(checked(PTHREAD_COND_SIGNAL, cond));
    }

    private static final Function PTHREAD_COND_BROADCAST = Function.named("pthread_cond_broadcast", Failure.NONE);

    /// `int pthread_cond_broadcast(pthread_cond_t *cond)`
    ///
    /// Wakes all threads that wait.
    ///
    /// @param cond the condition variable
    /// @return 0; `EINVAL`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_cond_broadcast.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_cond_broadcast.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_cond_broadcast.3.html">macOS</a>
    public static int pthread_cond_broadcast(pthread_cond_t cond) {
        return PTHREAD_COND_BROADCAST.callInt(checked(PTHREAD_COND_BROADCAST, cond));
    }

    private static final Function PTHREAD_COND_DESTROY = Function.named("pthread_cond_destroy", Failure.NONE);

    /// `int pthread_cond_destroy(pthread_cond_t *cond)`
    ///
    /// Ends the use of a condition variable, at which no thread must wait.
    ///
    /// @param cond the condition variable
    /// @return 0; `EBUSY`, `EINVAL`; `errno` is not set
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_cond_destroy.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3p/pthread_cond_destroy.3p.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pthread_cond_destroy.3.html">macOS</a>
    public static int pthread_cond_destroy(pthread_cond_t cond) {
        return PTHREAD_COND_DESTROY.callInt(checked(PTHREAD_COND_DESTROY, cond));
    }

    private static MemorySegment checked(Function function, pthread_attr_t attr) {
        return Opaque.checked(function, "attr", attr, "pthread_attr_t", pthread_attr_t.layout());
    }

    private static MemorySegment checked(Function function, pthread_mutex_t mutex) {
        return Opaque.checked(function, "mutex", mutex, "pthread_mutex_t", pthread_mutex_t.layout());
    }

    private static MemorySegment checked(Function function, pthread_cond_t cond) {
        return Opaque.checked(function, "cond", cond, "pthread_cond_t", pthread_cond_t.layout());
    }

    private static MemorySegment checked(Function function, pthread_mutexattr_t attr) {
        return Opaque.checked(function, "attr", attr, "pthread_mutexattr_t", pthread_mutexattr_t.layout());
    }

    private static MemorySegment checked(Function function, pthread_rwlock_t lock) {
        return Opaque.checked(function, "lock", lock, "pthread_rwlock_t", pthread_rwlock_t.layout());
    }

    private static MemorySegment none(Function function, MemorySegment attr) {
        checkRead(function, "attr", attr, "0", 0);
        if (!isNull(attr))
            throw new IllegalArgumentException("%s: attr is not NULL".formatted(function.name()));
        return attr;
    }

    private static MemorySegment memory(struct pointer) {
        return pointer == null ? NULL : pointer.segment();
    }
}
