package libc;

import static libc.C.*;
import static libc.errno_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/** The descriptors of a test, which are closed with it, and the memory that it uses. */
final class Descriptors implements AutoCloseable {
    private final Deque<Integer> open = new ArrayDeque<>();
    final Arena stack = Arena.ofConfined();

    int opened(int fd) {
        assertTrue(fd >= 0, () -> strerror(errno()));
        open.push(fd);
        return fd;
    }

    /** A pipe: what is written to the second is read from the first. */
    int[] piped() {
        var fildes = stack.allocate(C_INT, 2);
        assertEquals(0, pipe(fildes));
        return both(fildes);
    }

    /** Two sockets that are connected with each other. */
    int[] pair(int type) {
        var sv = stack.allocate(C_INT, 2);
        assertEquals(0, socketpair(PF_UNIX, type, 0, sv));
        return both(sv);
    }

    private int[] both(MemorySegment two) {
        return new int[] {opened(two.getAtIndex(C_INT, 0)), opened(two.getAtIndex(C_INT, 1))};
    }

    /** Closes one before the others. */
    void shut(int fd) {
        assertTrue(open.remove(fd));
        assertEquals(0, unistd_h.close(fd));
    }

    @Override
    public void close() {
        open.forEach(unistd_h::close);
        stack.close();
    }
}
