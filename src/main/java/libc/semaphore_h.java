package libc;

import static libc.internal.Check.checkWrite;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import libc.C.struct;
import libc.internal.Check;
import libc.internal.Differing;
import libc.internal.Function;
import libc.internal.Opaque;

/// `<semaphore.h>`: counters at which threads wait.
///
/// On macOS these functions exist and fail: `sem_init`, `sem_getvalue` and `sem_destroy` with `ENOSYS`, the others with `EBADF`. macOS has
/// semaphores with names only, by `sem_open`, to which its manual pages lead.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/semaphore.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/sem_overview.7.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/sem_open.2.html">macOS</a>
public final class semaphore_h {
    private semaphore_h() {}

    /// `sem_t`: a semaphore: a number that is never less than 0.
    /// @param segment its memory
    public record sem_t(MemorySegment segment) implements struct {
        private static final MemoryLayout LAYOUT = Opaque.layout(Differing.SIZEOF_SEM_T);

        /// Declares a variable of this type, as `sem_t sem;` does.
        /// @param stack where it lives
        public sem_t(SegmentAllocator stack) {
            this(stack.allocate(LAYOUT));
        }

        /// Takes memory as this type, as `(sem_t *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public sem_t {
            segment = segment.asSlice(0, LAYOUT.byteSize());
        }

        /// {@return an element of an array, as `array[index]` and `&array[index]` are}
        /// @param array the array
        /// @param index which element, from 0
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static sem_t at(MemorySegment array, long index) {
            return new sem_t(Check.element(array, index, LAYOUT));
        }

        /// {@return the layout of this type: `sizeof(layout())` is C's `sizeof(sem_t)`}
        public static MemoryLayout layout() {
            return LAYOUT;
        }
    }

    private static final Function SEM_INIT = Function.named("sem_init");

    /// `int sem_init(sem_t *sem, int pshared, unsigned int value)`
    ///
    /// Makes memory a semaphore.
    ///
    /// @param sem the semaphore
    /// @param pshared 0 for the threads of this process; else for several processes
    /// @param value the number it begins with, an `unsigned int`
    /// @return 0; -1 and `errno`: `EINVAL` if `value` is too large, `ENOSYS`
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sem_init.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sem_init.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sem_open.2.html">macOS</a>
    public static int sem_init(sem_t sem, int pshared, int value) {
        return SEM_INIT.callInt(checked(SEM_INIT, sem), pshared, value);
    }

    private static final Function SEM_WAIT = Function.named("sem_wait");

    /// `int sem_wait(sem_t *sem)`
    ///
    /// Takes 1 from the number. If it is 0, the caller waits until it is more.
    ///
    /// @param sem the semaphore
    /// @return 0; -1 and `errno`: `EINTR` if a signal came first, `EINVAL`
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sem_wait.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sem_wait.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sem_wait.2.html">macOS</a>
    public static int sem_wait(sem_t sem) {
        return SEM_WAIT.callInt(checked(SEM_WAIT, sem));
    }

    private static final Function SEM_TRYWAIT = Function.named("sem_trywait");

    /// `int sem_trywait(sem_t *sem)`
    ///
    /// Takes 1 from the number, if it is more than 0. It does not wait.
    ///
    /// @param sem the semaphore
    /// @return 0; -1 and `errno`: `EAGAIN` if it is 0, `EINVAL`
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sem_trywait.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sem_trywait.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sem_wait.2.html">macOS</a>
    public static int sem_trywait(sem_t sem) {
        return SEM_TRYWAIT.callInt(checked(SEM_TRYWAIT, sem));
    }

    private static final Function SEM_POST = Function.named("sem_post");

    /// `int sem_post(sem_t *sem)`
    ///
    /// Adds 1 to the number. One of those that wait goes on.
    ///
    /// @param sem the semaphore
    /// @return 0; -1 and `errno`: `EOVERFLOW` if the number cannot be larger, `EINVAL`
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sem_post.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sem_post.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sem_post.2.html">macOS</a>
    public static int sem_post(sem_t sem) {
        return SEM_POST.callInt(checked(SEM_POST, sem));
    }

    private static final Function SEM_GETVALUE = Function.named("sem_getvalue");

    /// `int sem_getvalue(sem_t *sem, int *sval)`
    ///
    /// Tells the number. Other threads may have changed it before the caller looks at it.
    ///
    /// @param sem the semaphore
    /// @param sval where the number goes, memory of an `int`; 0 if threads wait
    /// @return 0; -1 and `errno`: `EINVAL`, `ENOSYS`
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @throws IndexOutOfBoundsException if `sval` is shorter than an `int`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sem_getvalue.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sem_getvalue.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sem_open.2.html">macOS</a>
    public static int sem_getvalue(sem_t sem, MemorySegment sval) {
        checkWrite(SEM_GETVALUE, "sval", sval, "sizeof(int)", Integer.BYTES);
        return SEM_GETVALUE.callInt(checked(SEM_GETVALUE, sem), sval);
    }

    private static final Function SEM_DESTROY = Function.named("sem_destroy");

    /// `int sem_destroy(sem_t *sem)`
    ///
    /// Ends the use of a semaphore, at which no thread must wait.
    ///
    /// @param sem the semaphore
    /// @return 0; -1 and `errno`: `EINVAL`, `ENOSYS`
    /// @throws IllegalArgumentException if its memory is on the heap, read-only or not aligned
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sem_destroy.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sem_destroy.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sem_open.2.html">macOS</a>
    public static int sem_destroy(sem_t sem) {
        return SEM_DESTROY.callInt(checked(SEM_DESTROY, sem));
    }

    private static MemorySegment checked(Function function, sem_t sem) {
        return Opaque.checked(function, "sem", sem, "sem_t", sem_t.layout());
    }
}
