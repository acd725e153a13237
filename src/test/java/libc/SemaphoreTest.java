package libc;

import static libc.C.*;
import static libc.Outcomes.assertFails;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.pthread_h.*;
import static libc.semaphore_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Semaphores: semaphore.h. */
@ResourceLock(PthreadTest.IDS)
class SemaphoreTest {
    private final Arena stack = Arena.ofShared();
    private final sem_t sem = new sem_t(stack);

    @AfterEach
    void free_memory() {
        stack.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_semaphore_counts() {
        var sval = stack.allocate(C_INT);
        assertEquals(0, sem_init(sem, 0, 2));
        assertEquals(0, sem_wait(sem));
        assertEquals(0, sem_trywait(sem));
        assertEquals(0, sem_getvalue(sem, sval));
        assertEquals(0, sval.get(C_INT, 0));
        assertFails(EAGAIN, sem_trywait(sem));
        assertEquals(0, sem_post(sem));
        assertEquals(0, sem_getvalue(sem, sval));
        assertEquals(1, sval.get(C_INT, 0));
        assertEquals(0, sem_destroy(sem));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_number_that_is_too_large_is_an_error() {
        assertFails(EINVAL, sem_init(sem, 0, -1));
        assertEquals(0, sem_init(sem, 0, Integer.MAX_VALUE));
        assertFails(EOVERFLOW, sem_post(sem));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void threads_take_turns() {
        var other = new sem_t(stack);
        assertEquals(0, sem_init(sem, 0, 0));
        assertEquals(0, sem_init(other, 0, 1));
        var said = new StringBuilder(); // each has it in its turn
        var t_id = stack.allocate(pthread_t);
        assertEquals(0, pthread_create(t_id, NULL, arg -> {
            for (int i = 0; i < 1_000; i++) {
                sem_wait(sem);
                said.append('b');
                sem_post(other);
            }
            return NULL;
        }, NULL));
        for (int i = 0; i < 1_000; i++) {
            assertEquals(0, sem_wait(other));
            said.append('a');
            assertEquals(0, sem_post(sem));
        }
        assertEquals(0, pthread_join(t_id.get(pthread_t, 0), NULL));
        assertEquals("ab".repeat(1_000), said.toString());
    }

    @Test
    @EnabledOnOs(OS.MAC)
    void macos_has_no_such_semaphores() {
        assertFails(ENOSYS, sem_init(sem, 0, 1));
        assertFails(ENOSYS, sem_getvalue(sem, stack.allocate(C_INT)));
        assertFails(ENOSYS, sem_destroy(sem));
        assertEquals(-1, sem_wait(sem));
        assertEquals(-1, sem_trywait(sem));
        assertEquals(-1, sem_post(sem));
    }

    @Test
    void what_is_no_semaphore_is_refused() {
        int size = sizeof(sem_t.layout());
        assertThrows(IndexOutOfBoundsException.class, () -> new sem_t(stack.allocate(size - 1)));
        assertThrows(IndexOutOfBoundsException.class, () -> new sem_t((bytes, alignment) -> stack.allocate(size - 1)));
        assertThrows(IndexOutOfBoundsException.class, () -> sem_t.at(stack.allocate(sem_t.layout(), 2), 2));
        assertEquals(0, sem_t.at(stack.allocate(sem_t.layout(), 2), 1).segment().address() % sem_t.layout().byteAlignment());
        assertRefused("sem_post: sem is at an address that is not a multiple of " + sem_t.layout().byteAlignment(),
                () -> sem_post(new sem_t(stack.allocate(size + 8, 8).asSlice(2))));
        assertRefused("sem_getvalue: sizeof(int) is 4, but sval has 3 bytes", () -> sem_getvalue(sem, stack.allocate(3)));
    }
}
