package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.fcntl_h.*;
import static libc.poll_h.*;
import static libc.sys.eventfd_h.*;
import static libc.sys.sendfile_h.*;
import static libc.sys.socket_h.*;
import static libc.sys.timerfd_h.*;
import static libc.time_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sendfile, eventfd and timerfd. Linux alone has them, so this is compiled there alone. */
class LinuxTest {
    @TempDir
    Path folder;

    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final Arena stack = fds.stack;

    // ---- sendfile ----

    private int file(String text) throws Exception {
        return fds.opened(open(Files.writeString(folder.resolve("file"), text).toString(), O_RDONLY));
    }

    @Test
    void sendfile_moves_bytes_of_a_file_to_a_socket() throws Exception {
        int fd = file("0123456789");
        int[] pair = fds.pair(SOCK_STREAM);
        var buf = stack.allocate(16);
        assertEquals(4, sendfile(pair[0], fd, NULL, 4));
        assertEquals(4, read(pair[1], buf, 16));
        assertEquals("0123", buf.getString(0));
        var offset = stack.allocateFrom(C_LONG, 8);
        assertEquals(2, sendfile(pair[0], fd, offset, 100));
        assertEquals(10, offset.get(C_LONG, 0), "it moves on");
        assertEquals(4, lseek(fd, 0, SEEK_CUR), "the place of read does not");
        assertEquals(2, read(pair[1], buf.fill((byte) 0), 16));
        assertEquals("89", buf.getString(0));
        assertEquals(0, sendfile(pair[0], fd, offset, 100), "the end");
        assertFails(EBADF, sendfile(-1, fd, NULL, 1));
        assertFails(EBADF, sendfile(pair[0], -1, NULL, 1));
        assertRefused("sendfile: sizeof(off_t) is 8, but offset has 7 bytes", () -> sendfile(pair[0], fd, stack.allocate(7), 1));
    }

    // ---- eventfd ----

    @Test
    void an_eventfd_is_a_number_that_can_be_waited_for() {
        int fd = fds.opened(eventfd(2, EFD_NONBLOCK | EFD_CLOEXEC));
        var value = stack.allocate(8);
        assertEquals(0, eventfd_write(fd, 5));
        assertTrue(isReadable(fd));
        assertEquals(0, eventfd_read(fd, value));
        assertEquals(7, value.get(C_LONG, 0));
        assertFails(EAGAIN, eventfd_read(fd, value));
        assertEquals(8, write(fd, stack.allocateFrom(C_LONG, 3), 8));
        assertEquals(8, read(fd, value, 8));
        assertEquals(3, value.get(C_LONG, 0));
        assertFails(EINVAL, eventfd_write(fd, -1));
        assertFails(EINVAL, eventfd(0, -1));
        assertRefused("eventfd_read: sizeof(eventfd_t) is 8, but value has 4 bytes", () -> eventfd_read(fd, stack.allocate(4)));
        assertRefused("eventfd_read: value is read-only", () -> eventfd_read(fd, value.asReadOnly()));
    }

    @Test
    void an_eventfd_can_be_a_semaphore() {
        int fd = fds.opened(eventfd(2, EFD_SEMAPHORE));
        var value = stack.allocate(8);
        for (int i = 0; i < 2; i++) {
            assertEquals(0, eventfd_read(fd, value));
            assertEquals(1, value.get(C_LONG, 0));
        }
    }

    private boolean isReadable(int fd) {
        var pfd = new pollfd(stack);
        pfd.fd(fd);
        pfd.events(POLLIN);
        return poll(pfd, 1, 5000) == 1;
    }

    // ---- timerfd ----

    @Test
    void a_timerfd_ends_and_tells_how_often() {
        int fd = fds.opened(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC));
        var its = new itimerspec(stack);
        its.it_value().tv_nsec(2_000_000);
        its.it_interval().tv_nsec(1_000_000);
        assertEquals(0, timerfd_settime(fd, 0, its, null));
        assertTrue(isReadable(fd));
        var count = stack.allocate(8);
        assertEquals(8, read(fd, count, 8));
        assertTrue(count.get(C_LONG, 0) >= 1);
        var old = new itimerspec(stack);
        var hour = new timespec(stack);
        hour.tv_sec(3600);
        its.it_value(hour);
        its.it_interval(new timespec(stack));
        assertEquals(0, timerfd_settime(fd, 0, its, old));
        assertEquals(1_000_000, old.it_interval().tv_nsec());
        assertEquals(0, timerfd_gettime(fd, its));
        assertTrue(its.it_value().tv_sec() >= 3590 && its.it_value().tv_sec() <= 3600);
        assertEquals(0, its.it_interval().tv_nsec());
    }

    @Test
    void a_timerfd_takes_a_time_of_the_clock() {
        int fd = fds.opened(timerfd_create(CLOCK_REALTIME, 0));
        var its = new itimerspec(stack);
        its.it_value().tv_sec(1_000_000_000); // which was in 2001
        assertEquals(0, timerfd_settime(fd, TFD_TIMER_ABSTIME, its, null));
        assertTrue(isReadable(fd));
    }

    @Test
    void what_is_no_timer_is_an_error_and_a_bad_struct_is_refused() {
        var its = new itimerspec(stack);
        assertEquals(32, sizeof(its));
        assertFails(EBADF, timerfd_settime(-1, 0, its, null));
        assertFails(EINVAL, timerfd_gettime(fds.pair(SOCK_STREAM)[0], its));
        assertFails(EINVAL, timerfd_create(99, 0));
        var readOnly = new itimerspec(its.segment().asReadOnly());
        assertRefused("timerfd_settime: old_value is read-only", () -> timerfd_settime(-1, 0, its, readOnly));
        assertRefused("timerfd_gettime: curr_value is read-only", () -> timerfd_gettime(-1, readOnly));
        assertThrows(IndexOutOfBoundsException.class, () -> new itimerspec(stack.allocate(31)));
    }
}
