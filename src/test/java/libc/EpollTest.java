package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.sys.epoll_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import libc.netinet.in_h.sockaddr_in;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** epoll: what the kernel watches, and what it hands back. Linux alone has it, so this is compiled there alone. */
class EpollTest {
    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final Arena stack = fds.stack;
    private final int epfd = fds.opened(epoll_create1(0));

    // Two sockets that are connected to each other.
    private final int[] sv = fds.pair(SOCK_STREAM);
    private final int one = sv[0];
    private final int other = sv[1];

    private void say() {
        assertEquals(1, write(other, stack.allocateFrom("x"), 1));
    }

    private epoll_event event(int events) {
        var event = new epoll_event(stack);
        event.events(events);
        return event;
    }

    @Test
    void the_struct_is_as_the_processor_has_it() {
        boolean packed = System.getProperty("os.arch").equals("amd64");
        assertEquals(packed ? 12 : 16, sizeof(epoll_event.layout()));
        var event = event(-1);
        event.data().u64(0x0102030405060708L);
        assertEquals(packed ? 4 : 8, event.data().segment().address() - event.segment().address());
        assertEquals(8, sizeof(event.data()));
        assertEquals(-1, event.events());
        assertEquals(0x05060708, event.data().u32());
        assertEquals(0x05060708, event.data().fd());
        event.data().fd(-1);
        assertEquals(0x01020304FFFFFFFFL, event.data().u64());
        event.data().u32(7);
        assertEquals(0x0102030400000007L, event.data().u64());
    }

    @Test
    void epoll_create_makes_a_descriptor() {
        int fd = epoll_create(1);
        assertNotEquals(epfd, fd);
        assertEquals(0, unistd_h.close(fd));
        assertFails(EINVAL, epoll_create(0));
        assertFails(EINVAL, epoll_create1(1));
        fd = epoll_create1(EPOLL_CLOEXEC);
        assertEquals(0, unistd_h.close(fd));
    }

    @Test
    void epoll_wait_tells_of_what_is_ready_and_hands_back_the_descriptor() {
        var event = event(EPOLLIN);
        event.data().fd(one);
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_ADD, one, event));
        event.events(EPOLLOUT | EPOLLET);
        event.data().fd(other);
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_ADD, other, event));
        say();
        var events = stack.allocate(epoll_event.layout(), 50);
        assertEquals(2, epoll_wait(epfd, events, 50, 5000));
        int first = epoll_event.at(events, 0).data().fd() == one ? 0 : 1;
        assertEquals(one, epoll_event.at(events, first).data().fd());
        assertEquals(EPOLLIN, epoll_event.at(events, first).events());
        assertEquals(other, epoll_event.at(events, 1 - first).data().fd());
        assertEquals(EPOLLOUT, epoll_event.at(events, 1 - first).events());
        assertEquals(1, epoll_wait(epfd, event, 1, 5000), "EPOLLET tells once");
        assertEquals(one, event.data().fd());
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_DEL, one, NULL));
        assertEquals(0, epoll_wait(epfd, events, 50, 0));
    }

    @Test
    void epoll_ctl_fails_where_the_kernel_says_so() {
        var event = event(EPOLLIN);
        assertFails(ENOENT, epoll_ctl(epfd, EPOLL_CTL_MOD, one, event));
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_ADD, one, event));
        assertFails(EEXIST, epoll_ctl(epfd, EPOLL_CTL_ADD, one, event));
        assertFails(EBADF, epoll_ctl(-1, EPOLL_CTL_ADD, one, event));
        assertFails(EINVAL, epoll_ctl(epfd, EPOLL_CTL_ADD, epfd, event));
        assertFails(EFAULT, epoll_ctl(epfd, EPOLL_CTL_MOD, one, NULL));
        epoll_event none = null;
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_DEL, one, none));
        assertRefused("epoll_ctl: sizeof(struct epoll_event) is %d, but event has 11 bytes".formatted(sizeof(event)),
                () -> epoll_ctl(epfd, EPOLL_CTL_ADD, one, stack.allocate(11)));
        assertRefused("epoll_ctl: event is on Java's heap, where C cannot reach it",
                () -> epoll_ctl(epfd, EPOLL_CTL_ADD, one, MemorySegment.ofArray(new int[4])));
    }

    @Test
    void epoll_wait_refuses_more_events_than_there_is_room_for() {
        int size = sizeof(epoll_event.layout());
        var events = stack.allocate(epoll_event.layout(), 2);
        assertRefused("epoll_wait: maxevents * sizeof(struct epoll_event) is %d, but events has %d bytes".formatted(3 * size, 2 * size),
                () -> epoll_wait(epfd, events, 3, 0));
        assertRefused("epoll_wait: maxevents * sizeof(struct epoll_event) is %d, but events has %d bytes".formatted(2 * size, size),
                () -> epoll_wait(epfd, event(0), 2, 0));
        assertRefused("epoll_wait: events is read-only", () -> epoll_wait(epfd, events.asReadOnly(), 2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> epoll_event.at(events, 2));
        assertFails(EINVAL, epoll_wait(epfd, events, 0, 0));
        assertFails(EINVAL, epoll_wait(epfd, events, -1, 0));
        assertFails(EBADF, epoll_wait(-1, events, 2, 0));
        assertFails(EINVAL, epoll_wait(one, events, 2, 0));
    }

    // ---- data.ptr ----

    /** Registers memory that the caller keeps no reference to. */
    private MemorySegment registered(int op, int fd) {
        var memory = Arena.ofAuto().allocate(24);
        var event = new epoll_event(Arena.ofAuto());
        event.events(EPOLLIN);
        event.data().ptr(memory);
        assertEquals(0, epoll_ctl(epfd, op, fd, event));
        return memory;
    }

    private MemorySegment handedBack() {
        var events = stack.allocate(epoll_event.layout(), 4);
        assertEquals(1, epoll_wait(epfd, events, 4, 5000));
        return epoll_event.at(events, 0).data().ptr();
    }

    @Test
    void the_kernel_hands_back_the_memory_that_was_registered_with_its_bounds() {
        var memory = registered(EPOLL_CTL_ADD, one);
        say();
        assertSameMemory(memory, handedBack());
        assertSameMemory(registered(EPOLL_CTL_MOD, one), handedBack());
        // Registered with a number, it is a pointer no more, and has no bounds.
        var event = event(EPOLLIN);
        event.data().u64(memory.address());
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_MOD, one, event));
        assertEquals(Long.MAX_VALUE, handedBack().byteSize());
    }

    @Test
    void an_address_that_has_become_another_s_is_the_other_s() {
        var event = event(EPOLLIN);
        var memory = stack.allocate(64);
        event.data().ptr(memory.asSlice(0, 8));
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_ADD, one, event));
        event.data().ptr(memory);
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_ADD, other, event));
        say();
        assertSameMemory(memory, handedBack());
    }

    @Test
    void a_registration_that_fails_changes_nothing() {
        var memory = registered(EPOLL_CTL_ADD, one);
        var event = event(EPOLLIN);
        event.data().ptr(stack.allocate(8));
        assertFails(EEXIST, epoll_ctl(epfd, EPOLL_CTL_ADD, one, event));
        say();
        assertSameMemory(memory, handedBack());
    }

    @Test
    void a_struct_is_handed_back_as_its_memory() {
        var client = new sockaddr_in(stack);
        var event = event(EPOLLIN);
        event.data().ptr(client);
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_ADD, one, event));
        say();
        assertSameMemory(client.segment(), handedBack());
        event.data().ptr((struct) null);
        assertSame(NULL, event.data().ptr());
    }

    @Test
    void memory_lives_as_long_as_the_kernel_has_its_address() {
        var memory = new WeakReference<>(registered(EPOLL_CTL_ADD, one).scope());
        collect();
        assertTrue(memory.get() != null, "registered");
        say();
        assertEquals(24, handedBack().byteSize());
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_DEL, one, NULL));
    }

    @Test
    void memory_that_is_registered_twice_is_known_until_the_second_goes() {
        var memory = stack.allocate(8);
        var event = event(EPOLLIN);
        event.data().ptr(memory);
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_ADD, one, event));
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_ADD, other, event));
        assertEquals(0, epoll_ctl(epfd, EPOLL_CTL_DEL, other, NULL));
        say();
        assertSameMemory(memory, handedBack());
    }

    // Segments are equal in Java if they begin at the same address.
    private static void assertSameMemory(MemorySegment expected, MemorySegment memory) {
        assertEquals(expected, memory);
        assertEquals(expected.byteSize(), memory.byteSize());
        assertEquals(expected.scope(), memory.scope());
    }

    private static void collect() {
        for (int i = 0; i < 3; i++)
            System.gc();
    }
}
