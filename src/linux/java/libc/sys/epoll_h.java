package libc.sys;

import static libc.C.C_CHAR;
import static libc.C.NULL;
import static libc.internal.Check.checkArray;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.isNull;
import static libc.internal.Differing.ALIGNOF_EPOLL_EVENT;
import static libc.internal.Differing.OFFSETOF_EPOLL_DATA;
import static libc.internal.Differing.SIZEOF_EPOLL_EVENT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Pointers;
import libc.internal.Registered;

/// `<sys/epoll.h>`: waiting for many descriptors at once, which the kernel remembers from call to call. Linux alone has it.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/epoll.7.html">Linux</a>
public final class epoll_h {
    private epoll_h() {}

    /// For [#epoll_create1(int)]: the descriptor is closed where a program starts another in its place.
    public static final int EPOLL_CLOEXEC = libc_h.EPOLL_CLOEXEC();

    /// For [#epoll_ctl(int, int, int, epoll_event)]: watches a descriptor from now on.
    public static final int EPOLL_CTL_ADD = libc_h.EPOLL_CTL_ADD();

    /// For [#epoll_ctl(int, int, int, epoll_event)]: watches it no longer.
    public static final int EPOLL_CTL_DEL = libc_h.EPOLL_CTL_DEL();

    /// For [#epoll_ctl(int, int, int, epoll_event)]: watches it for other events.
    public static final int EPOLL_CTL_MOD = libc_h.EPOLL_CTL_MOD();

    /// There is something to read, or the other side has closed.
    public static final int EPOLLIN = libc_h.EPOLLIN();

    /// There is urgent data.
    public static final int EPOLLPRI = libc_h.EPOLLPRI();

    /// A write does not wait.
    public static final int EPOLLOUT = libc_h.EPOLLOUT();

    /// An error. It is always told.
    public static final int EPOLLERR = libc_h.EPOLLERR();

    /// The other side is gone. It is always told.
    public static final int EPOLLHUP = libc_h.EPOLLHUP();

    /// The other side sends no more.
    public static final int EPOLLRDHUP = libc_h.EPOLLRDHUP();

    /// The same as [#EPOLLIN].
    public static final int EPOLLRDNORM = libc_h.EPOLLRDNORM();

    /// There is data of a higher priority to read. Sockets have none.
    public static final int EPOLLRDBAND = libc_h.EPOLLRDBAND();

    /// The same as [#EPOLLOUT].
    public static final int EPOLLWRNORM = libc_h.EPOLLWRNORM();

    /// Data of a higher priority can be written.
    public static final int EPOLLWRBAND = libc_h.EPOLLWRBAND();

    /// Tells when something comes, not again and again as long as it is there.
    public static final int EPOLLET = libc_h.EPOLLET();

    /// Tells once, and then not before [#EPOLL_CTL_MOD].
    public static final int EPOLLONESHOT = libc_h.EPOLLONESHOT();

    /// Wakes up one of several that wait for the same descriptor.
    public static final int EPOLLEXCLUSIVE = libc_h.EPOLLEXCLUSIVE();

    /// Keeps the machine from going to sleep meanwhile.
    public static final int EPOLLWAKEUP = libc_h.EPOLLWAKEUP();

    /// `union epoll_data`, or `epoll_data_t`: what the program wants to get back with an event. All fields are the same 8 bytes.
    public static final class epoll_data implements struct {
        private final MemorySegment segment;

        private epoll_data(MemorySegment segment) {
            this.segment = segment;
        }

        @Override
        public MemorySegment segment() {
            return segment;
        }

        /// {@return the memory that was assigned, also if the kernel has handed it back; memory without bounds if other
        ///   bytes are in its place; or `NULL`}
        public MemorySegment ptr() {
            return Pointers.get(segment, 0);
        }

        /// Sets a pointer. Its memory stays reachable as long as the struct does, and as long as the kernel has it.
        /// @param value the memory, or `NULL`
        /// @throws IllegalArgumentException if it is on Java's heap
        public void ptr(MemorySegment value) {
            Pointers.set(segment, 0, value);
        }

        /// Sets a pointer to a struct.
        /// @param value the struct
        public void ptr(struct value) {
            ptr(value == null ? NULL : value.segment());
        }

        /// {@return the descriptor}
        public int fd() {
            return (int) Field.signed(segment, 0, Integer.BYTES);
        }

        /// Sets the descriptor.
        /// @param value the new value
        public void fd(int value) {
            Field.set(segment, 0, Integer.BYTES, value);
        }

        /// {@return the number of 32 bits}
        public int u32() {
            return fd();
        }

        /// Sets the number of 32 bits.
        /// @param value the new value
        public void u32(int value) {
            fd(value);
        }

        /// {@return the number of 64 bits}
        public long u64() {
            return Field.signed(segment, 0, Long.BYTES);
        }

        /// Sets the number of 64 bits.
        /// @param value the new value
        public void u64(long value) {
            Field.set(segment, 0, Long.BYTES, value);
        }
    }

    /// `struct epoll_event`: what has happened, or what is watched for, and what the program wants to get back.
    ///
    /// On x86-64, and there alone, its fields are packed.
    /// @param segment its memory
    public record epoll_event(MemorySegment segment) implements struct {
        private static final MemoryLayout LAYOUT = MemoryLayout.sequenceLayout(SIZEOF_EPOLL_EVENT, C_CHAR)
                .withByteAlignment(ALIGNOF_EPOLL_EVENT).withName("epoll_event");

        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return LAYOUT;
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static epoll_event at(MemorySegment array, long index) {
            return new epoll_event(Check.element(array, index, layout()));
        }

        /// Declares a variable of this type, as `struct epoll_event event;` does.
        /// @param stack where it lives
        public epoll_event(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct epoll_event *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public epoll_event {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the events, `EPOLL...`, or-ed}
        public int events() {
            return (int) Field.signed(segment, 0, Integer.BYTES);
        }

        /// Sets the events.
        /// @param value `EPOLL...`, or-ed
        public void events(int value) {
            Field.set(segment, 0, Integer.BYTES, value);
        }

        /// {@return what the program wants to get back}
        public epoll_data data() {
            return new epoll_data(segment.asSlice(OFFSETOF_EPOLL_DATA, Long.BYTES));
        }
    }

    private static final Registered REGISTERED = new Registered();

    private static final Function EPOLL_CREATE = Function.named("epoll_create");

    /// `int epoll_create(int size)`
    ///
    /// Makes an epoll, which watches nothing yet.
    ///
    /// @param size any positive number: the kernel needs no size any more
    /// @return its file descriptor; -1 and `errno`: `EINVAL` if `size` is not positive, `EMFILE`, `ENFILE`, `ENOMEM`
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_create.2.html">Linux</a>
    public static int epoll_create(int size) {
        return begun(EPOLL_CREATE.callInt(size));
    }

    private static final Function EPOLL_CREATE1 = Function.named("epoll_create1");

    /// `int epoll_create1(int flags)`
    ///
    /// Makes an epoll, which watches nothing yet.
    ///
    /// @param flags 0, or [#EPOLL_CLOEXEC]
    /// @return its file descriptor; -1 and `errno`: `EINVAL` for other flags, `EMFILE`, `ENFILE`, `ENOMEM`
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_create.2.html">Linux</a>
    public static int epoll_create1(int flags) {
        return begun(EPOLL_CREATE1.callInt(flags));
    }

    private static int begun(int epfd) {
        if (epfd != -1)
            REGISTERED.begin(epfd);
        return epfd;
    }

    private static final Function EPOLL_CTL = Function.named("epoll_ctl");

    /// `int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)`
    ///
    /// Says that a descriptor is to be watched, or no longer. A descriptor that is closed is watched no longer.
    ///
    /// @param epfd an epoll
    /// @param op [#EPOLL_CTL_ADD], [#EPOLL_CTL_MOD] or [#EPOLL_CTL_DEL]
    /// @param fd the descriptor
    /// @param event what to watch for, and what to hand back with an event
    /// @return 0; -1 and `errno`: `EBADF`, `EEXIST`, `EINVAL`, `ELOOP`, `ENOENT`, `ENOMEM`, `ENOSPC`,
    ///   `EPERM` for a descriptor that cannot be watched, such as a file's
    /// @throws IllegalArgumentException if `event` is on the heap
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">Linux</a>
    public static int epoll_ctl(int epfd, int op, int fd, epoll_event event) {
        return epoll_ctl(epfd, op, fd, event == null ? NULL : event.segment);
    }

    /// [#epoll_ctl(int, int, int, epoll_event)] without an event, as [#EPOLL_CTL_DEL] needs none.
    ///
    /// @param epfd an epoll
    /// @param op [#EPOLL_CTL_DEL], or as above
    /// @param fd the descriptor
    /// @param event `NULL`, or memory of a `struct epoll_event`
    /// @return as above; `EFAULT` if `event` is `NULL` and needed
    /// @throws IndexOutOfBoundsException if `event` is shorter than the struct
    /// @throws IllegalArgumentException if `event` is on the heap
    public static int epoll_ctl(int epfd, int op, int fd, MemorySegment event) {
        checkRead(EPOLL_CTL, "event", event, "sizeof(struct epoll_event)", isNull(event) ? 0 : SIZEOF_EPOLL_EVENT);
        // Before the call, since another thread may get the event before this one is back.
        var earlier = REGISTERED.get(epfd, fd);
        REGISTERED.put(epfd, fd, op == EPOLL_CTL_DEL || isNull(event) ? null : Pointers.assigned(event, OFFSETOF_EPOLL_DATA));
        int result = EPOLL_CTL.callInt(epfd, op, fd, event);
        if (result == -1)
            REGISTERED.put(epfd, fd, earlier);
        return result;
    }

    private static final Function EPOLL_WAIT = Function.named("epoll_wait");

    /// `int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)`
    ///
    /// Waits until something has happened at a descriptor that is watched, and tells it, a struct each.
    ///
    /// @param epfd an epoll
    /// @param events where the events go, an array of [epoll_event]
    /// @param maxevents how many elements it has
    /// @param timeout how many milliseconds to wait at most; 0 does not wait; -1 waits for ever
    /// @return how many elements are filled; 0 if the time is over; -1 and `errno`: `EBADF`, `EINTR`,
    ///   `EINVAL` if `epfd` is no epoll or `maxevents` is not positive
    /// @throws IndexOutOfBoundsException if `maxevents` is more elements than `events` has
    /// @throws IllegalArgumentException if `events` is on the heap or read-only
    /// @see <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">Linux</a>
    public static int epoll_wait(int epfd, MemorySegment events, int maxevents, int timeout) {
        checkArray(EPOLL_WAIT, "events", events, "maxevents", Math.max(maxevents, 0), "struct epoll_event", SIZEOF_EPOLL_EVENT);
        int result = EPOLL_WAIT.callInt(epfd, events, maxevents, timeout);
        REGISTERED.handBack(epfd, events, OFFSETOF_EPOLL_DATA, SIZEOF_EPOLL_EVENT, result);
        return result;
    }

    /// [#epoll_wait(int, MemorySegment, int, int)] of one event, as in `epoll_wait(epfd, &event, 1, -1)`.
    ///
    /// @param epfd an epoll
    /// @param events where the event goes
    /// @param maxevents 1
    /// @param timeout how many milliseconds to wait at most
    /// @return as above
    /// @throws IndexOutOfBoundsException if `maxevents` is more than 1
    public static int epoll_wait(int epfd, epoll_event events, int maxevents, int timeout) {
        return epoll_wait(epfd, events.segment, maxevents, timeout);
    }
}
