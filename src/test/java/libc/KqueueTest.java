package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.sys.event_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import libc.time_h.timespec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** kqueue: what the kernel watches, and what it hands back. macOS alone has it, so this is compiled there alone. */
class KqueueTest {
    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final Arena stack = fds.stack;
    private final int kq = fds.opened(kqueue());
    private final timespec atOnce = new timespec(stack);

    // Two sockets that are connected to each other.
    private final int[] sv = fds.pair(SOCK_STREAM);
    private final int one = sv[0];
    private final int other = sv[1];

    @Test
    void kevent_tells_of_what_is_ready_and_hands_back_the_memory_that_was_registered() {
        var memory = stack.allocate(24);
        var change = new kevent(stack);
        EV_SET(change, one, EVFILT_READ, EV_ADD, 0, 0, memory);
        assertEquals(0, kevent(kq, change, 1, NULL, 0, null));
        var events = stack.allocate(kevent.layout(), 50);
        assertEquals(0, kevent(kq, NULL, 0, events, 50, atOnce));
        assertEquals(3, write(other, stack.allocateFrom("abc"), 3));
        assertEquals(1, kevent(kq, NULL, 0, events, 50, null));
        var event = kevent.at(events, 0);
        assertEquals(one, event.ident());
        assertEquals(EVFILT_READ, event.filter());
        assertEquals(3, event.data());
        assertEquals(24, event.udata().byteSize());
        assertEquals(memory.address(), event.udata().address());
        assertEquals(0, event.flags() & EV_EOF);
        EV_SET(change, one, EVFILT_READ, EV_DELETE, 0, 0, NULL);
        assertEquals(0, kevent(kq, change, 1, NULL, 0, null));
        assertEquals(0, kevent(kq, NULL, 0, events, 50, atOnce));
    }

    @Test
    void kevent_triggers_an_event_of_the_program_s_own() {
        var change = new kevent(stack);
        EV_SET(change, 7, EVFILT_USER, EV_ADD | EV_CLEAR, 0, 0, NULL);
        assertEquals(0, kevent(kq, change, 1, NULL, 0, null));
        EV_SET(change, 7, EVFILT_USER, 0, NOTE_TRIGGER, 0, NULL);
        assertEquals(0, kevent(kq, change, 1, NULL, 0, null));
        assertEquals(1, kevent(kq, NULL, 0, change, 1, null));
        assertEquals(7, change.ident());
    }

    @Test
    void kevent_fails_where_the_kernel_says_so() {
        var change = new kevent(stack);
        EV_SET(change, one, EVFILT_READ, EV_DELETE, 0, 0, NULL);
        assertFails(ENOENT, kevent(kq, change, 1, NULL, 0, null));
        assertFails(EBADF, kevent(-1, NULL, 0, NULL, 0, null));
        assertEquals(1, kevent(kq, change.segment(), 1, change, 1, null), "with room for events, the failure is one");
        assertNotEquals(0, change.flags() & EV_ERROR);
        assertEquals(ENOENT, change.data());
    }

    @Test
    void kevent_takes_events_and_a_time_and_nothing_else() {
        var events = stack.allocate(kevent.layout(), 2);
        assertRefused("kevent: nevents * sizeof(struct kevent) is 96, but eventlist has 64 bytes", () -> kevent(kq, NULL, 0, events, 3, atOnce));
        assertRefused("kevent: nchanges * sizeof(struct kevent) is 96, but changelist has 64 bytes", () -> kevent(kq, events, 3, NULL, 0, atOnce));
        assertRefused("kevent: eventlist is read-only", () -> kevent(kq, NULL, 0, events.asReadOnly(), 2, atOnce));
        assertThrows(IndexOutOfBoundsException.class, () -> kevent.at(events, 2));
    }
}
