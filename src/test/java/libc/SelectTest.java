package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.fcntl_h.*;
import static libc.poll_h.*;
import static libc.sys.socket_h.*;
import static libc.sys.time_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Waiting for many descriptors at once: select and poll. */
class SelectTest {
    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final Arena stack = fds.stack;

    // Two sockets that are connected to each other.
    private final int[] sv = fds.pair(SOCK_STREAM);
    private final int one = sv[0];
    private final int other = sv[1];

    private void say() {
        assertEquals(1, write(other, stack.allocateFrom("x"), 1));
    }

    // ---- fd_set ----

    @Test
    void a_set_has_the_descriptors_that_were_added_and_not_taken_out() {
        var set = new fd_set(stack);
        assertEquals(FD_SETSIZE / 8, sizeof(set));
        set.segment().fill((byte) 0xFF); // as C's memory may be
        FD_ZERO(set);
        for (int fd : new int[] {0, 1, 63, 64, FD_SETSIZE - 1}) {
            assertEquals(0, FD_ISSET(fd, set));
            FD_SET(fd, set);
            assertNotEquals(0, FD_ISSET(fd, set));
        }
        assertEquals(0, FD_ISSET(2, set));
        FD_CLR(64, set);
        assertEquals(0, FD_ISSET(64, set));
        assertNotEquals(0, FD_ISSET(63, set));
    }

    @Test
    void a_set_is_assigned() {
        var reads = new fd_set(stack);
        var temps = new fd_set(stack);
        FD_SET(9, reads);
        temps.copyFrom(reads);
        FD_CLR(9, reads);
        assertNotEquals(0, FD_ISSET(9, temps));
    }

    @Test
    void a_set_has_no_room_for_other_descriptors() {
        var set = new fd_set(stack);
        assertRefused("FD_SET: fd is 1024, but a set has room for 0 to 1023", () -> FD_SET(1024, set));
        assertRefused("FD_SET: fd is -1, but a set has room for 0 to 1023", () -> FD_SET(-1, set));
        assertRefused("FD_CLR: fd is 1024, but a set has room for 0 to 1023", () -> FD_CLR(1024, set));
        assertRefused("FD_ISSET: fd is 2147483647, but a set has room for 0 to 1023", () -> FD_ISSET(Integer.MAX_VALUE, set));
        assertRefused("FD_SET: set is read-only", () -> FD_SET(1, new fd_set(set.segment().asReadOnly())));
        assertRefused("FD_ZERO: set is on Java's heap, where C cannot reach it", () -> FD_ZERO(new fd_set(MemorySegment.ofArray(new long[16]))));
        assertThrows(IndexOutOfBoundsException.class, () -> new fd_set(stack.allocate(127)));
    }

    @Test
    void an_array_of_sets_has_its_elements() {
        var sets = stack.allocate(fd_set.layout(), 2);
        FD_SET(5, fd_set.at(sets, 1));
        assertEquals(0, FD_ISSET(5, fd_set.at(sets, 0)));
        assertNotEquals(0, FD_ISSET(5, fd_set.at(sets, 1)));
        assertThrows(IndexOutOfBoundsException.class, () -> fd_set.at(sets, 2));
    }

    // ---- select ----

    private timeval seconds(long seconds, long microseconds) {
        var timeout = new timeval(stack);
        timeout.tv_sec(seconds);
        timeout.tv_usec(microseconds);
        return timeout;
    }

    private fd_set both() {
        var set = new fd_set(stack);
        FD_ZERO(set);
        FD_SET(one, set);
        FD_SET(other, set);
        return set;
    }

    private int max() {
        return Math.max(one, other);
    }

    @Test
    void select_leaves_what_is_ready_in_the_sets() {
        say();
        var reads = both();
        var writes = both();
        assertEquals(3, select(max() + 1, reads, writes, null, seconds(5, 0)));
        assertNotEquals(0, FD_ISSET(one, reads));
        assertEquals(0, FD_ISSET(other, reads));
        assertNotEquals(0, FD_ISSET(one, writes));
        assertNotEquals(0, FD_ISSET(other, writes));
        assertEquals(1, select(max() + 1, both(), null, null, null));
    }

    @Test
    void c_and_java_have_the_same_bit_for_a_descriptor() {
        say();
        for (int least : new int[] {64, 127, 999, 1020}) {
            int fd = fcntl(one, F_DUPFD, least);
            assertTrue(fd >= least, "" + fd);
            var reads = new fd_set(stack);
            FD_ZERO(reads);
            FD_SET(fd, reads);
            assertEquals(1, select(fd + 1, reads, null, null, seconds(5, 0)));
            assertNotEquals(0, FD_ISSET(fd, reads));
            unistd_h.close(fd);
        }
    }

    @Test
    void select_waits_as_long_as_it_may() {
        var reads = both();
        long before = System.nanoTime();
        assertEquals(0, select(max() + 1, reads, null, null, seconds(0, 50_000)));
        assertTrue(System.nanoTime() - before >= 50_000_000);
        assertEquals(0, FD_ISSET(one, reads));
        assertEquals(0, select(0, null, null, null, seconds(0, 1000)), "a pause");
    }

    @Test
    void select_knows_open_descriptors_alone() {
        var reads = both();
        fds.shut(one);
        assertFails(EBADF, select(max() + 1, reads, null, null, null));
        assertFails(EINVAL, select(-1, null, null, null, null));
        assertFails(EINVAL, select(0, null, null, null, seconds(-1, 0)));
    }

    @Test
    void select_refuses_what_c_could_not_write() {
        var time = seconds(0, 0);
        assertRefused("select: nfds is 1025, but a set has room for 1024 descriptors", () -> select(1025, null, null, null, time));
        assertRefused("select: timeout is read-only", () -> select(1, null, null, null, new timeval(time.segment().asReadOnly())));
        assertRefused("select: readfds is on Java's heap, where C cannot reach it",
                () -> select(1, new fd_set(MemorySegment.ofArray(new long[16])), null, null, time));
        assertEquals(0, select(FD_SETSIZE, new fd_set(stack.allocate(fd_set.layout())), null, null, time), "memory is a set, too");
    }

    // ---- poll ----

    @Test
    void poll_says_what_there_is_at_each_descriptor() {
        say();
        var fds = stack.allocate(pollfd.layout(), 3);
        pollfd.at(fds, 0).fd(one);
        pollfd.at(fds, 0).events(POLLIN | POLLOUT);
        pollfd.at(fds, 1).fd(other);
        pollfd.at(fds, 1).events(POLLIN);
        pollfd.at(fds, 2).fd(-1);
        pollfd.at(fds, 2).events(POLLIN);
        assertEquals(1, poll(fds, 3, 5000));
        assertEquals(POLLIN | POLLOUT, pollfd.at(fds, 0).revents());
        assertEquals(POLLIN | POLLOUT, pollfd.at(fds, 0).events());
        assertEquals(0, pollfd.at(fds, 1).revents());
        assertEquals(0, pollfd.at(fds, 2).revents());
    }

    @Test
    void poll_finds_a_hang_up_and_a_closed_descriptor() {
        var pfd = new pollfd(stack);
        pfd.fd(one);
        pfd.events(POLLIN);
        assertEquals(0, poll(pfd, 1, 0));
        fds.shut(other);
        assertEquals(1, poll(pfd, 1, 5000));
        assertEquals(POLLIN | POLLHUP, pfd.revents());
        fds.shut(one);
        pfd.revents(0);
        assertEquals(1, poll(pfd, 1, 5000));
        assertEquals(POLLNVAL, pfd.revents());
    }

    @Test
    void poll_waits_as_long_as_it_may() {
        long before = System.nanoTime();
        assertEquals(0, poll(NULL, 0, 50));
        assertTrue(System.nanoTime() - before >= 50_000_000);
    }

    @Test
    void poll_refuses_more_elements_than_there_are() {
        var fds = stack.allocate(pollfd.layout(), 2);
        assertRefused("poll: nfds * sizeof(struct pollfd) is 24, but fds has 16 bytes", () -> poll(fds, 3, 0));
        assertRefused("poll: nfds * sizeof(struct pollfd) is 16, but fds has 8 bytes", () -> poll(new pollfd(stack), 2, 0));
        assertRefused("poll: nfds * sizeof(struct pollfd) is 18446744073709551615, but fds has 16 bytes", () -> poll(fds, 1L << 62, 0));
        assertRefused("poll: nfds * sizeof(struct pollfd) is 18446744073709551615, but fds has 16 bytes", () -> poll(fds, -1, 0));
        assertRefused("poll: fds is read-only", () -> poll(fds.asReadOnly(), 2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> pollfd.at(fds, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> pollfd.at(fds, -1));
    }

    @Test
    void poll_fails_where_the_kernel_says_so() {
        // More than a process may have open.
        assertFails(EINVAL, poll(Arena.ofAuto().allocate(pollfd.layout(), 5_000_000), 5_000_000, 0));
    }

    // ---- gettimeofday ----

    @Test
    void gettimeofday_tells_what_java_tells() {
        var tv = new timeval(stack);
        long before = System.currentTimeMillis();
        assertEquals(0, gettimeofday(tv, NULL));
        long now = tv.tv_sec() * 1000 + tv.tv_usec() / 1000;
        assertTrue(before <= now && now <= System.currentTimeMillis() + 1, "" + tv.tv_sec());
        assertTrue(tv.tv_usec() >= 0 && tv.tv_usec() < 1_000_000);
        assertRefused("gettimeofday: tz is not NULL", () -> gettimeofday(tv, stack.allocate(8)));
        assertRefused("gettimeofday: tv is read-only", () -> gettimeofday(new timeval(tv.segment().asReadOnly()), NULL));
    }
}
