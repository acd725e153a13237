package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.strings_h.*;
import static libc.sys.uio_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import proofs.Waiting;

/** Several pieces of memory in one call: sys/uio.h. What a piece points to is checked as an argument is. */
class UioTest {
    @AutoClose
    private final Descriptors fds = new Descriptors();
    private final Arena stack = fds.stack;

    private MemorySegment pieces(MemorySegment... memory) {
        var vec = stack.allocate(iovec.layout(), memory.length);
        for (int i = 0; i < memory.length; i++) {
            iovec.at(vec, i).iov_base(memory[i]);
            iovec.at(vec, i).iov_len(memory[i].byteSize());
        }
        return vec;
    }

    private MemorySegment text(String text) {
        return stack.allocateFrom(text).asSlice(0, text.length());
    }

    // ---- struct iovec ----

    @Test
    void a_piece_keeps_its_memory_and_its_length() {
        var iov = new iovec(stack);
        var memory = stack.allocate(10);
        assertSame(NULL, iov.iov_base());
        iov.iov_base(memory);
        iov.iov_len(-1);
        assertEquals(memory, iov.iov_base());
        assertEquals(-1, iov.iov_len());
        iov.iov_base(iov);
        assertEquals(iov.segment(), iov.iov_base());
        assertEquals(16, sizeof(iov));
        assertEquals(16, sizeof(iovec.layout()));
    }

    @Test
    void an_array_has_as_many_elements_as_it_was_made_for() {
        var vec = stack.allocate(iovec.layout(), 2);
        iovec.at(vec, 1).iov_len(7);
        assertEquals(7, iovec.at(vec.asSlice(sizeof(iovec.layout())), 0).iov_len());
        assertThrows(IndexOutOfBoundsException.class, () -> iovec.at(vec, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> iovec.at(vec, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> iovec.at(vec, 1L << 60), "16 times that is 0 in a long");
        assertThrows(IndexOutOfBoundsException.class, () -> new iovec(vec.asSlice(17)));
    }

    @Test
    void a_copy_of_a_piece_points_to_the_same_memory() {
        var iov = new iovec(stack);
        iov.iov_base(text("abc"));
        iov.iov_len(3);
        var assigned = new iovec(stack);
        assigned.copyFrom(iov);
        var copied = new iovec(stack);
        memcpy(copied, iov, sizeof(iov));
        var array = malloc(sizeof(iov));
        memmove(array, iov, sizeof(iov));
        array = realloc(array, 2 * sizeof(iov));
        bcopy(array, iovec.at(array, 1), sizeof(iov));
        int fd = fds.piped()[1];
        assertEquals(3, writev(fd, assigned, 1));
        assertEquals(3, writev(fd, copied, 1));
        assertEquals(6, writev(fd, array, 2));
        free(array);
    }

    // ---- writev, readv ----

    @Test
    void pieces_are_written_and_read_one_after_the_other() {
        var pipe = fds.piped();
        assertEquals(11, writev(pipe[1], pieces(text("Hello"), text(" "), text("World")), 3));
        var first = stack.allocate(8);
        var second = stack.allocate(8);
        assertEquals(11, readv(pipe[0], pieces(first, second), 2));
        assertEquals("Hello Wo", new String(first.toArray(C_CHAR)));
        assertEquals("rld", second.getString(0));
        fds.shut(pipe[1]);
        assertEquals(0, readv(pipe[0], pieces(first), 1));
    }

    @Test
    void a_single_piece_needs_no_array() {
        var pipe = fds.piped();
        var iov = new iovec(stack);
        iov.iov_base(text("one"));
        iov.iov_len(3);
        assertEquals(3, writev(pipe[1], iov, 1));
        iov.iov_base(stack.allocate(4));
        assertEquals(3, readv(pipe[0], iov, 1));
        assertEquals("one", iov.iov_base().getString(0));
        assertRefused("writev: iovcnt * sizeof(struct iovec) is 32, but iov has 16 bytes", () -> writev(-1, iov, 2));
        assertRefused("readv: iovcnt * sizeof(struct iovec) is 32, but iov has 16 bytes", () -> readv(-1, iov, 2));
    }

    @Test
    void a_length_may_be_less_than_the_memory_has_and_nothing_at_all() {
        var pipe = fds.piped();
        var vec = pieces(text("abc"), text("def"), NULL);
        iovec.at(vec, 0).iov_len(1);
        assertEquals(4, writev(pipe[1], vec, 3));
        var buffer = stack.allocate(8);
        assertEquals(4, read(pipe[0], buffer, 8));
        assertEquals("adef", buffer.getString(0));
    }

    @Test
    void writev_and_readv_fail_with_a_reason() {
        var vec = pieces(stack.allocate(4));
        assertFails(EBADF, writev(-1, vec, 1));
        assertFails(EBADF, readv(-1, vec, 1));
        assertFails(EINVAL, writev(fds.piped()[1], vec, -1));
        assertFails(EINVAL, readv(fds.piped()[0], vec, -1));
        assertFails(EINVAL, writev(fds.piped()[1], stack.allocate(iovec.layout(), 100_000), 100_000));
        var pipe = fds.piped();
        fds.shut(pipe[0]);
        assertFails(EPIPE, writev(pipe[1], vec, 1));
    }

    @Test
    void memory_that_is_too_short_is_refused_before_anything_is_written() {
        var pipe = fds.piped();
        var vec = pieces(text("good"), stack.allocate(10));
        iovec.at(vec, 1).iov_len(11);
        assertRefused("writev: iov[1].iov_len is 11, but iov[1].iov_base has 10 bytes", () -> writev(pipe[1], vec, 2));
        assertRefused("readv: iov[1].iov_len is 11, but iov[1].iov_base has 10 bytes", () -> readv(pipe[0], vec, 2));
        assertRefused("writev: iovcnt * sizeof(struct iovec) is 48, but iov has 32 bytes", () -> writev(pipe[1], vec, 3));
        iovec.at(vec, 1).iov_len(-1);
        assertRefused("writev: iov[1].iov_len is 18446744073709551615, but iov[1].iov_base has 10 bytes", () -> writev(pipe[1], vec, 2));
        iovec.at(vec, 1).iov_base(NULL);
        iovec.at(vec, 1).iov_len(1);
        assertRefused("writev: iov[1].iov_len is 1, but iov[1].iov_base has 0 bytes", () -> writev(pipe[1], vec, 2));
        fds.shut(pipe[1]);
        assertEquals(0, read(pipe[0], stack.allocate(1), 1), "nothing was written");
    }

    @Test
    void memory_that_c_must_not_have_is_refused() {
        var vec = pieces(stack.allocate(4).asReadOnly());
        assertRefused("readv: iov[0].iov_base is read-only", () -> readv(-1, vec, 1));
        assertFails(EBADF, writev(-1, vec, 1));
        try (var elsewhere = Arena.ofConfined()) {
            iovec.at(vec, 0).iov_base(elsewhere.allocate(4));
        }
        assertRefused("writev: iov[0].iov_base is in an arena that is closed", () -> writev(-1, vec, 1));
        assertThrows(IllegalArgumentException.class, () -> iovec.at(vec, 0).iov_base(MemorySegment.ofArray(new byte[4])));
        assertRefused("writev: iov is on Java's heap, where C cannot reach it", () -> writev(-1, MemorySegment.ofArray(new long[2]), 1));
    }

    @Test
    void an_address_that_nobody_has_assigned_is_refused() {
        var vec = stack.allocate(iovec.layout(), 1).fill((byte) 0x55);
        iovec.at(vec, 0).iov_len(1);
        assertRefused("writev: iov[0].iov_base has an address that was not assigned to it", () -> writev(-1, vec, 1));
        assertRefused("readv: iov[0].iov_base has an address that was not assigned to it", () -> readv(-1, vec, 1));
        iovec.at(vec, 0).iov_base(stack.allocate(4));
        assertFails(EBADF, writev(-1, vec, 1));
        vec.set(C_LONG, 0, vec.get(C_LONG, 0) + 1);
        assertRefused("writev: iov[0].iov_base has an address that was not assigned to it", () -> writev(-1, vec, 1));
    }

    // ---- Memory of other lifetimes ----

    @Test
    void pieces_may_lie_anywhere() {
        var pipe = fds.piped();
        var shared = Arena.ofShared();
        var vec = pieces(shared.allocateFrom("shared"), Arena.global().allocateFrom("global"), Arena.ofAuto().allocateFrom("auto"), stack.allocateFrom("confined"));
        assertEquals(28, writev(pipe[1], vec, 4));
        var got = pieces(shared.allocate(7), Arena.global().allocate(7), Arena.ofAuto().allocate(5), stack.allocate(20));
        assertEquals(28, readv(pipe[0], got, 4));
        assertEquals("shared", iovec.at(got, 0).iov_base().getString(0));
        assertEquals("global", iovec.at(got, 1).iov_base().getString(0));
        assertEquals("auto", iovec.at(got, 2).iov_base().getString(0));
        assertEquals("confined", iovec.at(got, 3).iov_base().getString(0));
        assertEquals(0, iovec.at(got, 3).iov_base().get(C_CHAR, 9));
        shared.close();
    }

    @Test
    void what_has_not_come_leaves_the_memory_as_it_was() {
        var pipe = fds.piped();
        try (var shared = Arena.ofShared()) {
            var vec = pieces(shared.allocate(4).fill((byte) 'x'), shared.allocate(4).fill((byte) 'y'));
            write(pipe[1], text("abcde"), 5);
            assertEquals(5, readv(pipe[0], vec, 2));
            assertEquals("abcdeyyy", new String(iovec.at(vec, 0).iov_base().toArray(C_CHAR)) + new String(iovec.at(vec, 1).iov_base().toArray(C_CHAR)));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void memory_that_another_thread_closes_is_not_written_to() throws Exception {
        var pipe = fds.piped();
        var shared = Arena.ofShared();
        var reading = new CompletableFuture<Long>();
        var reader = Thread.ofPlatform().start(() -> {
            try (var own = Arena.ofConfined()) {
                var iov = new iovec(own);
                iov.iov_base(shared.allocate(4));
                iov.iov_len(4);
                reading.complete(readv(pipe[0], iov, 1));
            } catch (RuntimeException e) {
                reading.completeExceptionally(e);
            }
        });
        Waiting.await("readv", pipe[0]);
        shared.close();
        write(pipe[1], text("late"), 4);
        reader.join();
        assertInstanceOf(IllegalStateException.class, assertThrows(ExecutionException.class, reading::get).getCause());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_another_thread_writes_meanwhile_stays() throws Exception {
        var pipe = fds.piped();
        try (var shared = Arena.ofShared()) {
            var memory = shared.allocate(4);
            var reader = Thread.ofPlatform().start(() -> {
                try (var own = Arena.ofConfined()) {
                    var iov = new iovec(own);
                    iov.iov_base(memory);
                    iov.iov_len(4);
                    readv(pipe[0], iov, 1);
                }
            });
            Waiting.await("readv", pipe[0]);
            memory.set(C_CHAR, 3, (byte) 'z');
            write(pipe[1], text("ab"), 2);
            reader.join();
            assertEquals("ab\0z", new String(memory.toArray(C_CHAR)));
        }
    }
}
