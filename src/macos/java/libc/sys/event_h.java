package libc.sys;

import static libc.C.NULL;
import static libc.internal.Check.checkArray;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.isNull;

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
import libc.time_h.timespec;

/// `<sys/event.h>`: waiting for many things at once, which the kernel remembers from call to call. macOS alone has it, of the
/// two; it comes from FreeBSD.
///
/// @see <a href="https://keith.github.io/xcode-man-pages/kqueue.2.html">macOS</a>
public final class event_h {
    private event_h() {}

    /// Watches for an event from now on.
    public static final int EV_ADD = libc_h.EV_ADD();

    /// Watches for it no longer. A descriptor that is closed is watched no longer.
    public static final int EV_DELETE = libc_h.EV_DELETE();

    /// Tells of the event again.
    public static final int EV_ENABLE = libc_h.EV_ENABLE();

    /// Watches, and does not tell.
    public static final int EV_DISABLE = libc_h.EV_DISABLE();

    /// Tells once, and then watches no longer.
    public static final int EV_ONESHOT = libc_h.EV_ONESHOT();

    /// Tells when something comes, not again and again as long as it is there.
    public static final int EV_CLEAR = libc_h.EV_CLEAR();

    /// Tells of each change whether it was made.
    public static final int EV_RECEIPT = libc_h.EV_RECEIPT();

    /// Tells once, and then not before [#EV_ENABLE].
    public static final int EV_DISPATCH = libc_h.EV_DISPATCH();

    /// In an event: the other side has closed.
    public static final int EV_EOF = libc_h.EV_EOF();

    /// In an event: a change was not made; `data` has the `errno`.
    public static final int EV_ERROR = libc_h.EV_ERROR();

    /// In an event: there is urgent data.
    public static final int EV_OOBAND = libc_h.EV_OOBAND();

    /// A filter: there is something to read; `ident` is the descriptor.
    public static final int EVFILT_READ = libc_h.EVFILT_READ();

    /// A filter: a write does not wait; `ident` is the descriptor.
    public static final int EVFILT_WRITE = libc_h.EVFILT_WRITE();

    /// A filter: something has happened to a file; `ident` is the descriptor.
    public static final int EVFILT_VNODE = libc_h.EVFILT_VNODE();

    /// A filter: something has happened to a process; `ident` is the process.
    public static final int EVFILT_PROC = libc_h.EVFILT_PROC();

    /// A filter: a signal has come; `ident` is the signal.
    public static final int EVFILT_SIGNAL = libc_h.EVFILT_SIGNAL();

    /// A filter: a time is over, again and again; `ident` is any number, `data` is the time in milliseconds.
    public static final int EVFILT_TIMER = libc_h.EVFILT_TIMER();

    /// A filter: the program has called with [#NOTE_TRIGGER]; `ident` is any number.
    public static final int EVFILT_USER = libc_h.EVFILT_USER();

    /// A filter: there is urgent data; `ident` is the descriptor.
    public static final int EVFILT_EXCEPT = libc_h.EVFILT_EXCEPT();

    /// Of [#EVFILT_USER]: the event happens now.
    public static final int NOTE_TRIGGER = libc_h.NOTE_TRIGGER();

    /// Of [#EVFILT_USER]: the flags of the event stay.
    public static final int NOTE_FFNOP = libc_h.NOTE_FFNOP();

    /// Of [#EVFILT_READ] and [#EVFILT_WRITE]: `data` is how many bytes there must be.
    public static final int NOTE_LOWAT = libc_h.NOTE_LOWAT();

    /// Of [#EVFILT_EXCEPT]: urgent data.
    public static final int NOTE_OOB = libc_h.NOTE_OOB();

    /// Of [#EVFILT_VNODE]: the file was removed.
    public static final int NOTE_DELETE = libc_h.NOTE_DELETE();

    /// Of [#EVFILT_VNODE]: the file was written to.
    public static final int NOTE_WRITE = libc_h.NOTE_WRITE();

    /// Of [#EVFILT_TIMER]: `data` is in seconds.
    public static final int NOTE_SECONDS = libc_h.NOTE_SECONDS();

    /// Of [#EVFILT_TIMER]: `data` is in microseconds.
    public static final int NOTE_USECONDS = libc_h.NOTE_USECONDS();

    /// Of [#EVFILT_TIMER]: `data` is in nanoseconds.
    public static final int NOTE_NSECONDS = libc_h.NOTE_NSECONDS();

    /// Of [#EVFILT_PROC]: the process has ended.
    public static final int NOTE_EXIT = libc_h.NOTE_EXIT();

    /// `struct kevent`: a change of what is watched, or an event. In C the function has the same name.
    /// @param segment its memory
    public record kevent(MemorySegment segment) implements struct {
        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.kevent.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static kevent at(MemorySegment array, long index) {
            return new kevent(Check.element(array, index, layout()));
        }

        /// Declares a variable of this type, as `struct kevent change;` does.
        /// @param stack where it lives
        public kevent(SegmentAllocator stack) {
            this(stack.allocate(layout().byteSize(), Long.BYTES)); // C's layout asks for less
        }

        /// Takes memory as this type, as `(struct kevent *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public kevent {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return what is watched: a descriptor, most often}
        public long ident() {
            return Field.unsigned(segment, libc.abi.kevent.ident$offset(), Long.BYTES);
        }

        /// Sets what is watched.
        /// @param value the new value
        public void ident(long value) {
            Field.set(segment, libc.abi.kevent.ident$offset(), Long.BYTES, value);
        }

        /// {@return the filter, `EVFILT_...`}
        public short filter() {
            return (short) Field.signed(segment, libc.abi.kevent.filter$offset(), Short.BYTES);
        }

        /// Sets the filter.
        /// @param value `EVFILT_...`
        public void filter(int value) {
            Field.set(segment, libc.abi.kevent.filter$offset(), Short.BYTES, value);
        }

        /// {@return the flags, `EV_...`, or-ed}
        public short flags() {
            return (short) Field.signed(segment, libc.abi.kevent.flags$offset(), Short.BYTES);
        }

        /// Sets the flags.
        /// @param value `EV_...`, or-ed; its low 16 bits count
        public void flags(int value) {
            Field.set(segment, libc.abi.kevent.flags$offset(), Short.BYTES, value);
        }

        /// {@return the flags of the filter, `NOTE_...`, or-ed}
        public int fflags() {
            return (int) Field.signed(segment, libc.abi.kevent.fflags$offset(), Integer.BYTES);
        }

        /// Sets the flags of the filter.
        /// @param value `NOTE_...`, or-ed
        public void fflags(int value) {
            Field.set(segment, libc.abi.kevent.fflags$offset(), Integer.BYTES, value);
        }

        /// {@return the number of the filter, such as how many bytes there are to read}
        public long data() {
            return Field.signed(segment, libc.abi.kevent.data$offset(), Long.BYTES);
        }

        /// Sets the number of the filter.
        /// @param value the new value
        public void data(long value) {
            Field.set(segment, libc.abi.kevent.data$offset(), Long.BYTES, value);
        }

        /// {@return the memory that was assigned, also if the kernel has handed it back; memory without bounds if other
        ///   bytes are in its place; or `NULL`}
        public MemorySegment udata() {
            return Pointers.get(segment, libc.abi.kevent.udata$offset());
        }

        /// Sets what the program wants to get back. It stays reachable as long as the struct does, and as long as the kernel has it.
        /// @param value the memory, or `NULL`
        /// @throws IllegalArgumentException if it is on Java's heap
        public void udata(MemorySegment value) {
            Pointers.set(segment, libc.abi.kevent.udata$offset(), value);
        }

        /// Sets what the program wants to get back to a struct.
        /// @param value the struct
        public void udata(struct value) {
            udata(value == null ? NULL : value.segment());
        }
    }

    /// `EV_SET(&kev, ident, filter, flags, fflags, data, udata)`
    ///
    /// Sets all fields. It is a macro of C's, so this is plain Java.
    ///
    /// @param kev the struct
    /// @param ident what is watched
    /// @param filter `EVFILT_...`
    /// @param flags `EV_...`, or-ed
    /// @param fflags `NOTE_...`, or-ed
    /// @param data the number of the filter
    /// @param udata what the program wants to get back, or `NULL`
    /// @throws IllegalArgumentException if `udata` is on Java's heap
    /// @see <a href="https://keith.github.io/xcode-man-pages/kqueue.2.html">macOS</a>
    public static void EV_SET(kevent kev, long ident, int filter, int flags, int fflags, long data, MemorySegment udata) {
        kev.ident(ident);
        kev.filter(filter);
        kev.flags(flags);
        kev.fflags(fflags);
        kev.data(data);
        kev.udata(udata);
    }

    /// [#EV_SET(kevent, long, int, int, int, long, MemorySegment)] with a struct.
    ///
    /// @param kev the struct
    /// @param ident what is watched
    /// @param filter `EVFILT_...`
    /// @param flags `EV_...`, or-ed
    /// @param fflags `NOTE_...`, or-ed
    /// @param data the number of the filter
    /// @param udata what the program wants to get back
    public static void EV_SET(kevent kev, long ident, int filter, int flags, int fflags, long data, struct udata) {
        EV_SET(kev, ident, filter, flags, fflags, data, udata == null ? NULL : udata.segment());
    }

    private static final Registered REGISTERED = new Registered();

    // What the kernel tells registrations apart by.
    private record Watched(long ident, short filter) {}

    private static final Function KQUEUE = Function.named("kqueue");

    /// `int kqueue(void)`
    ///
    /// Makes a queue of events, which watches nothing yet.
    ///
    /// @return its file descriptor; -1 and `errno`: `EMFILE`, `ENFILE`, `ENOMEM`
    /// @see <a href="https://keith.github.io/xcode-man-pages/kqueue.2.html">macOS</a>
    public static int kqueue() {
        int kq = KQUEUE.callInt();
        if (kq != -1)
            REGISTERED.begin(kq);
        return kq;
    }

    private static final Function KEVENT = Function.named("kevent");

    /// `int kevent(int kq, const struct kevent *changelist, int nchanges, struct kevent *eventlist, int nevents, const struct timespec *timeout)`
    ///
    /// Changes what is watched, then waits until something has happened, and tells it, a struct each. Without room for events it does not wait.
    ///
    /// A list is an array, or `NULL`; of a single struct, an overload takes the object.
    ///
    /// @param kq a queue
    /// @param changelist an array of [kevent]: what to change; or `NULL`
    /// @param nchanges how many elements it has
    /// @param eventlist an array of [kevent]: where the events go; or `NULL`
    /// @param nevents how many elements it has
    /// @param timeout how long to wait at most; `null`, which is C's `NULL`, waits for ever
    /// @return how many events are filled; 0 if the time is over; -1 and `errno`: `EACCES`, `EBADF`, `EINTR`, `EINVAL`,
    ///   `ENOENT`, `ENOMEM`, `ESRCH`
    /// @throws IndexOutOfBoundsException if a number of elements is more than its memory has
    /// @throws IllegalArgumentException if memory is on the heap, or `eventlist` is read-only
    /// @see <a href="https://keith.github.io/xcode-man-pages/kevent.2.html">macOS</a>
    public static int kevent(int kq, MemorySegment changelist, int nchanges, MemorySegment eventlist, int nevents, timespec timeout) {
        var time = timeout == null ? NULL : timeout.segment();
        long size = kevent.layout().byteSize();
        checkRead(KEVENT, "changelist", changelist, "nchanges * sizeof(struct kevent)", Math.max(nchanges, 0) * size);
        checkArray(KEVENT, "eventlist", eventlist, "nevents", Math.max(nevents, 0), "struct kevent", size);
        checkRead(KEVENT, "timeout", time, "sizeof(struct timespec)", isNull(time) ? 0 : timespec.layout().byteSize());
        for (int i = 0; i < nchanges; i++)
            register(kq, kevent.at(changelist, i));
        int result = KEVENT.callInt(kq, changelist, nchanges, eventlist, nevents, time);
        REGISTERED.handBack(kq, eventlist, libc.abi.kevent.udata$offset(), size, result);
        return result;
    }

    /// [#kevent(int, MemorySegment, int, MemorySegment, int, timespec)] with one change.
    ///
    /// @param kq a queue
    /// @param change what to change
    /// @param nchanges 1
    /// @param eventlist an array of [kevent]: where the events go; or `NULL`
    /// @param nevents how many elements it has
    /// @param timeout how long to wait at most, or `null`
    /// @return as above
    public static int kevent(int kq, kevent change, int nchanges, MemorySegment eventlist, int nevents, timespec timeout) {
        return kevent(kq, change.segment(), nchanges, eventlist, nevents, timeout);
    }

    /// [#kevent(int, MemorySegment, int, MemorySegment, int, timespec)] with room for one event.
    ///
    /// @param kq a queue
    /// @param changelist an array of [kevent]: what to change; or `NULL`
    /// @param nchanges how many elements it has
    /// @param event where the event goes
    /// @param nevents 1
    /// @param timeout how long to wait at most, or `null`
    /// @return as above
    public static int kevent(int kq, MemorySegment changelist, int nchanges, kevent event, int nevents, timespec timeout) {
        return kevent(kq, changelist, nchanges, event.segment(), nevents, timeout);
    }

    // Before the call, since another thread may get the event before this one is back. A change that fails keeps memory in vain.
    private static void register(int kq, kevent change) {
        var watched = new Watched(change.ident(), change.filter());
        if ((change.flags() & EV_ADD) != 0)
            REGISTERED.put(kq, watched, Pointers.assigned(change.segment, libc.abi.kevent.udata$offset()));
        else if ((change.flags() & EV_DELETE) != 0)
            REGISTERED.put(kq, watched, null);
    }
}
