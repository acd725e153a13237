package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.pthread_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.sys.socket_h.*;
import static libc.time_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.Command;
import tools.Command.Outcome;
import tools.Libc;

/**
 * Threads, mutexes and condition variables: pthread.h. What a start routine throws ends the program, so a routine here
 * asserts nothing: it says what it has found.
 */
@ResourceLock(PthreadTest.IDS)
class PthreadTest {
    /** C gives the id of a thread that has ended to the next one: two tests at once would take each other's threads for their own. */
    static final String IDS = "pthread_t";

    private final Arena stack = Arena.ofShared();

    @TempDir
    Path folder;

    @AfterEach
    void free_memory() {
        stack.close();
    }

    // ---- pthread_create, pthread_join ----

    @Test
    void a_thread_gets_the_very_segment_that_was_passed() {
        var arg = stack.allocate(12).asReadOnly();
        var got = new AtomicReference<MemorySegment>();
        join(create(passed -> {
            got.set(passed);
            return NULL;
        }, arg));
        assertSame(arg, got.get());
    }

    @Test
    void a_thread_gets_a_struct_a_null_pointer_or_a_number() {
        var got = new ArrayList<MemorySegment>();
        start_routine routine = passed -> {
            got.add(passed);
            return NULL;
        };
        var mutex = new pthread_mutex_t(stack);
        var t_id = stack.allocate(pthread_t);
        var attr = new pthread_attr_t(stack);
        assertEquals(0, pthread_attr_init(attr));
        assertEquals(0, pthread_create(t_id, NULL, routine, mutex));
        join(t_id.get(pthread_t, 0));
        assertEquals(0, pthread_create(t_id, attr, routine, mutex));
        join(t_id.get(pthread_t, 0));
        assertEquals(0, pthread_create(t_id, (pthread_attr_t) null, routine, (struct) null));
        join(t_id.get(pthread_t, 0));
        join(create(routine, NULL));
        join(create(routine, MemorySegment.ofAddress(5)));
        assertEquals(List.of(mutex.segment(), mutex.segment(), NULL, NULL, MemorySegment.ofAddress(5)), got);
    }

    @Test
    void a_thread_is_a_thread_of_its_own_with_its_id_in_place_before_it_starts() {
        var t_id = stack.allocate(pthread_t);
        var ids = new long[2];
        var threads = new Thread[1];
        assertEquals(0, pthread_create(t_id, NULL, arg -> {
            ids[0] = arg.get(pthread_t, 0);
            ids[1] = pthread_self();
            threads[0] = Thread.currentThread();
            return NULL;
        }, t_id));
        join(t_id.get(pthread_t, 0));
        assertEquals(t_id.get(pthread_t, 0), ids[0]);
        assertNotEquals(0, pthread_equal(ids[0], ids[1]));
        assertEquals(0, pthread_equal(ids[0], pthread_self()));
        assertNotEquals(Thread.currentThread(), threads[0]);
    }

    @Test
    void join_writes_what_the_thread_has_returned() {
        var arg = stack.allocate(12);
        var retval = stack.allocate(ValueLayout.ADDRESS);
        assertEquals(0, pthread_join(create(passed -> passed.asSlice(4), arg), retval));
        assertEquals(arg.address() + 4, retval.get(ValueLayout.ADDRESS, 0).address());
        assertEquals(0, pthread_join(create(passed -> NULL, arg), retval));
        assertEquals(NULL, retval.get(ValueLayout.ADDRESS, 0));
    }

    @Test
    void pthread_exit_ends_a_thread_wherever_it_is() {
        var arg = stack.allocate(4);
        var retval = stack.allocate(ValueLayout.ADDRESS);
        var unwound = new AtomicInteger();
        assertEquals(0, pthread_join(create(passed -> {
            try (var local = Arena.ofConfined()) {
                deeper(10, local.allocate(1), passed);
            } finally {
                unwound.incrementAndGet();
            }
            unwound.incrementAndGet(); // not reached
            return NULL;
        }, arg), retval));
        assertEquals(arg.address(), retval.get(ValueLayout.ADDRESS, 0).address());
        assertEquals(1, unwound.get());

        var mutex = new pthread_mutex_t(stack);
        assertEquals(0, pthread_join(create(passed -> {
            pthread_exit(mutex);
            return NULL;
        }, arg), retval));
        assertEquals(mutex.segment().address(), retval.get(ValueLayout.ADDRESS, 0).address());
        assertEquals(0, pthread_join(create(passed -> {
            pthread_exit((struct) null);
            return passed;
        }, arg), retval));
        assertEquals(NULL, retval.get(ValueLayout.ADDRESS, 0));
    }

    private static void deeper(int calls, MemorySegment local, MemorySegment result) {
        if (calls == 0)
            pthread_exit(result);
        deeper(calls - 1, local, result);
    }

    @Test
    void pthread_exit_refuses_memory_that_c_could_not_reach() {
        assertRefused("pthread_exit: retval is on Java's heap, where C cannot reach it", () -> pthread_exit(MemorySegment.ofArray(new int[1])));
        var closed = Arena.ofShared();
        var memory = closed.allocate(4);
        closed.close();
        assertRefused("pthread_exit: retval is in an arena that is closed", () -> pthread_exit(memory));
    }

    @Test
    void create_and_join_refuse_memory_that_is_too_short() {
        assertRefused("pthread_create: sizeof(pthread_t) is 8, but thread has 4 bytes",
                () -> pthread_create(stack.allocate(4), NULL, arg -> arg, NULL));
        assertRefused("pthread_create: sizeof(pthread_t) is 8, but thread has 0 bytes", () -> pthread_create(NULL, NULL, arg -> arg, NULL));
        assertRefused("pthread_create: attr is not NULL", () -> pthread_create(stack.allocate(8, 8), stack.allocate(64), arg -> arg, NULL));
        assertRefused("pthread_join: sizeof(void *) is 8, but retval has 4 bytes", () -> pthread_join(pthread_self(), stack.allocate(4)));
        assertRefused("pthread_join: retval is read-only", () -> pthread_join(pthread_self(), stack.allocate(8).asReadOnly()));
    }

    @Test
    void an_argument_that_the_thread_could_not_use_is_refused() {
        try (var confined = Arena.ofConfined()) {
            assertEquals("pthread_create: arg is confined to the calling thread, so that the new one could not use it",
                    assertThrows(WrongThreadException.class, () -> create(arg -> arg, confined.allocate(4))).getMessage());
        }
    }

    @Test
    void a_thread_that_c_cannot_make_is_an_error_and_nothing_more() throws Throwable {
        var attr = new pthread_attr_t(stack);
        assertEquals(0, pthread_attr_init(attr));
        var stackSize = Libc.function("pthread_attr_setstacksize", ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        assertEquals(0, (int) stackSize.invoke(attr.segment(), 1L << 46));
        var t_id = stack.allocateFrom(pthread_t, 5);
        errno(EBADF);
        assertEquals(EAGAIN, pthread_create(t_id, attr, arg -> arg, NULL));
        assertEquals(EBADF, errno());
        assertEquals(0, pthread_attr_destroy(attr));
    }

    @Test
    void a_thread_is_joined_once() {
        var t_id = create(arg -> arg, NULL);
        errno(EBADF);
        join(t_id);
        assertEquals(ESRCH, pthread_join(t_id, NULL));
        assertEquals(ESRCH, pthread_detach(t_id));
        assertEquals(ESRCH, pthread_join(0, NULL));
        assertEquals(ESRCH, pthread_join(-1, NULL));
        assertEquals(EBADF, errno(), "the functions of this header leave it alone");
    }

    @Test
    void a_thread_does_not_join_itself() {
        assertEquals(EDEADLK, pthread_join(pthread_self(), NULL));
        var error = new AtomicInteger();
        join(create(arg -> {
            error.set(pthread_join(pthread_self(), NULL));
            return NULL;
        }, NULL));
        assertEquals(EDEADLK, error.get());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_thread_that_another_waits_for_is_not_joined() throws Exception {
        var mutex = locked();
        long waited = create(arg -> lockAndUnlock(mutex), NULL);
        long waiting = create(arg -> {
            pthread_join(waited, NULL);
            return NULL;
        }, NULL);
        awaitFutex(waited, 4096); // within C's record of the thread, to which a pthread_t points
        assertEquals(EINVAL, pthread_join(waited, NULL));
        assertEquals(EINVAL, pthread_detach(waited));
        assertEquals(0, pthread_mutex_unlock(mutex));
        join(waiting);
    }

    // ---- pthread_detach ----

    @Test
    void a_detached_thread_is_not_joined() throws Exception {
        var mutex = locked();
        long t_id = create(arg -> lockAndUnlock(mutex), NULL);
        assertEquals(0, pthread_detach(t_id));
        assertEquals(EINVAL, pthread_detach(t_id));
        assertEquals(EINVAL, pthread_join(t_id, NULL));
        assertEquals(0, pthread_mutex_unlock(mutex));
        eventually(() -> pthread_join(t_id, NULL), ESRCH);
        assertEquals(0, pthread_mutex_lock(mutex), "it has ended");
    }

    @Test
    void a_thread_that_has_ended_is_detached() throws Exception {
        var over = new AtomicInteger();
        long t_id = create(arg -> {
            over.set(1);
            return NULL;
        }, NULL);
        eventually(over::get, 1);
        assertEquals(0, pthread_detach(t_id));
        eventually(() -> pthread_detach(t_id), ESRCH);
    }

    @Test
    void a_thread_detaches_itself() throws Exception {
        assertEquals(0, pthread_detach(pthread_self()), "nobody joins a thread of the JVM's");
        var detached = new AtomicInteger(-1);
        var joined = new AtomicInteger(-1);
        long t_id = create(arg -> {
            detached.set(pthread_detach(pthread_self()));
            joined.set(pthread_join(pthread_self(), NULL));
            return NULL;
        }, NULL);
        eventually(joined::get, EINVAL);
        assertEquals(0, detached.get());
        eventually(() -> pthread_join(t_id, NULL), ESRCH);
    }

    @Test
    void attributes_say_that_a_thread_is_detached() throws Exception {
        var attr = new pthread_attr_t(stack);
        assertEquals(0, pthread_attr_init(attr));
        assertEquals(EINVAL, pthread_attr_setdetachstate(attr, -1));
        assertEquals(0, pthread_attr_setdetachstate(attr, PTHREAD_CREATE_DETACHED));
        var mutex = locked();
        var t_id = stack.allocate(pthread_t);
        assertEquals(0, pthread_create(t_id, attr, arg -> lockAndUnlock(mutex), NULL));
        assertEquals(EINVAL, pthread_join(t_id.get(pthread_t, 0), NULL));
        assertEquals(0, pthread_mutex_unlock(mutex));
        eventually(() -> pthread_join(t_id.get(pthread_t, 0), NULL), ESRCH);
        assertEquals(0, pthread_attr_setdetachstate(attr, PTHREAD_CREATE_JOINABLE));
        assertEquals(0, pthread_create(t_id, attr, arg -> arg, NULL));
        join(t_id.get(pthread_t, 0));
        assertEquals(0, pthread_attr_destroy(attr));
    }

    // ---- Memory of several threads ----

    @Test
    void memory_that_is_confined_to_one_thread_is_refused_in_another() {
        try (var confined = Arena.ofConfined()) {
            var memory = confined.allocate(8);
            var mutex = PTHREAD_MUTEX_INITIALIZER(confined);
            assertEquals("write: buf is confined to another thread", thrown(() -> write(-1, memory, 8)));
            assertEquals("pthread_mutex_lock: mutex is confined to another thread", thrown(() -> pthread_mutex_lock(mutex)));
        }
    }

    @Test
    void memory_of_an_arena_that_was_closed_meanwhile_is_refused() {
        var arena = Arena.ofShared();
        var memory = arena.allocate(8);
        var closed = locked();
        var message = new AtomicReference<String>();
        long t_id = create(arg -> {
            lockAndUnlock(closed);
            message.set(messageOf(() -> write(-1, arg, 8)));
            return NULL;
        }, memory);
        arena.close();
        assertEquals(0, pthread_mutex_unlock(closed));
        join(t_id);
        assertEquals("write: buf is in an arena that is closed", message.get());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void memory_in_which_a_thread_waits_is_not_freed_and_garbage_is_collected_meanwhile() throws Exception {
        var arena = Arena.ofShared();
        var mutex = PTHREAD_MUTEX_INITIALIZER(arena);
        var cond = PTHREAD_COND_INITIALIZER(arena);
        var error = new AtomicInteger(-1);
        assertEquals(0, pthread_mutex_lock(mutex));
        long locking = create(arg -> {
            error.set(pthread_mutex_lock(mutex));
            pthread_mutex_unlock(mutex);
            return NULL;
        }, NULL);
        awaitFutex(mutex.segment().address(), sizeof(mutex));
        assertThrows(IllegalStateException.class, arena::close);
        System.gc();
        assertEquals(0, pthread_mutex_unlock(mutex));
        join(locking);
        assertEquals(0, error.get());

        long waiting = create(arg -> {
            pthread_mutex_lock(mutex);
            error.set(pthread_cond_wait(cond, mutex)); // nothing wakes it but the signal, since glibc does not do so
            pthread_mutex_unlock(mutex);
            return NULL;
        }, NULL);
        awaitFutex(cond.segment().address(), sizeof(cond));
        assertThrows(IllegalStateException.class, arena::close);
        System.gc();
        assertEquals(0, pthread_cond_signal(cond));
        join(waiting);
        assertEquals(0, error.get());
        arena.close();
        assertRefused("pthread_mutex_unlock: mutex is in an arena that is closed", () -> pthread_mutex_unlock(mutex));
    }

    @Test
    void errno_is_each_thread_s_own() {
        errno(0);
        var wrong = new AtomicInteger();
        var threads = new ArrayList<Long>();
        IntSupplier[] failing = {() -> close(-1), () -> socket(-1, SOCK_STREAM, 0), () -> setsockopt(0, -1, -1, NULL, 0)};
        int[] reasons = {EBADF, EAFNOSUPPORT, 0};
        failing[2].getAsInt();
        reasons[2] = errno();
        errno(0);
        for (int i = 0; i < 3; i++) {
            int n = i;
            threads.add(create(arg -> {
                if (errno() != 0)
                    wrong.incrementAndGet();
                for (int round = 0; round < 20_000; round++)
                    if (failing[n].getAsInt() != -1 || errno() != reasons[n])
                        wrong.incrementAndGet();
                return NULL;
            }, NULL));
        }
        threads.forEach(PthreadTest::join);
        assertEquals(0, wrong.get());
        assertEquals(0, errno());
    }

    @Test
    void threads_one_after_another_leave_nothing() throws Exception {
        assertEquals(new Outcome(0, "0 more threads in the JVM\n0 of 20 threads and arguments are in memory\n", ""),
                program("one after another", Map.of()));
    }

    /** Each fails with an errno, so that it has its own, and its result is taken. */
    static void oneAfterAnother(int threads) {
        try (var stack = Arena.ofShared()) {
            var t_id = stack.allocate(pthread_t);
            var retval = stack.allocate(ValueLayout.ADDRESS);
            for (int i = 0; i < threads; i++) {
                if (pthread_create(t_id, NULL, arg -> close(-1) == -1 && errno() == EBADF ? arg : NULL, t_id) != 0
                        || pthread_join(t_id.get(pthread_t, 0), retval) != 0
                        || retval.get(ValueLayout.ADDRESS, 0).address() != t_id.address())
                    throw new AssertionError("thread " + i);
            }
        }
    }

    // ---- Mutexes ----

    @Test
    void a_mutex_is_one_thread_s_at_a_time() {
        var mutex = new pthread_mutex_t(stack);
        assertEquals(0, pthread_mutex_init(mutex, NULL));
        var count = stack.allocate(C_INT);
        start_routine counting = arg -> {
            for (int i = 0; i < 50_000; i++) {
                pthread_mutex_lock(mutex);
                arg.set(C_INT, 0, arg.get(C_INT, 0) + 1);
                pthread_mutex_unlock(mutex);
            }
            return NULL;
        };
        long one = create(counting, count);
        long other = create(counting, count);
        join(one);
        join(other);
        assertEquals(100_000, count.get(C_INT, 0));
        assertEquals(0, pthread_mutex_destroy(mutex));
    }

    @Test
    void a_mutex_that_is_locked_is_busy() {
        errno(EBADF);
        var mutex = PTHREAD_MUTEX_INITIALIZER(stack);
        assertEquals(0, pthread_mutex_trylock(mutex));
        assertEquals(EBUSY, pthread_mutex_trylock(mutex));
        var error = new AtomicInteger();
        join(create(arg -> {
            error.set(pthread_mutex_trylock(mutex));
            return NULL;
        }, NULL));
        assertEquals(EBUSY, error.get());
        assertEquals(EBUSY, pthread_mutex_destroy(mutex));
        assertEquals(0, pthread_mutex_unlock(mutex));
        assertEquals(0, pthread_mutex_destroy(mutex));
        assertEquals(EBADF, errno());
    }

    @Test
    void mutexes_may_be_an_array() {
        var mutexes = stack.allocate(pthread_mutex_t.layout(), 2);
        for (int i = 0; i < 2; i++)
            assertEquals(0, pthread_mutex_init(pthread_mutex_t.at(mutexes, i), NULL));
        assertEquals(0, pthread_mutex_lock(pthread_mutex_t.at(mutexes, 1)));
        assertEquals(0, pthread_mutex_trylock(pthread_mutex_t.at(mutexes, 0)));
        assertEquals(EBUSY, pthread_mutex_trylock(pthread_mutex_t.at(mutexes, 1)));
        assertEquals(sizeof(mutexes), 2 * sizeof(pthread_mutex_t.layout()));
        assertThrows(IndexOutOfBoundsException.class, () -> pthread_mutex_t.at(mutexes, 2));
    }

    @Test
    void what_is_no_mutex_is_refused() {
        int size = sizeof(pthread_mutex_t.layout());
        assertThrows(IndexOutOfBoundsException.class, () -> new pthread_mutex_t(stack.allocate(size - 1)));
        assertThrows(IndexOutOfBoundsException.class, () -> new pthread_mutex_t((bytes, alignment) -> stack.allocate(size - 1)));
        assertRefused("pthread_mutex_lock: mutex is at an address that is not a multiple of 8",
                () -> pthread_mutex_lock(new pthread_mutex_t(stack.allocate(size + 8, 8).asSlice(4))));
        assertRefused("pthread_mutex_lock: mutex is NULL", () -> pthread_mutex_lock(null));
        assertRefused("pthread_mutex_init: attr is not NULL", () -> pthread_mutex_init(new pthread_mutex_t(stack), stack.allocate(8)));
    }

    // ---- Condition variables ----

    @Test
    void a_condition_variable_wakes_who_waits() {
        var mutex = PTHREAD_MUTEX_INITIALIZER(stack);
        var cond = new pthread_cond_t(stack);
        assertEquals(0, pthread_cond_init(cond, NULL));
        var turn = stack.allocate(C_INT);
        var wrong = new AtomicInteger();
        long other = create(arg -> {
            for (int i = 0; i < 1_000; i++)
                takeTurn(mutex, cond, arg, 1, wrong);
            return NULL;
        }, turn);
        for (int i = 0; i < 1_000; i++)
            takeTurn(mutex, cond, turn, 0, wrong);
        join(other);
        assertEquals(0, wrong.get());
        assertEquals(2_000, turn.get(C_INT, 0));
        assertEquals(0, pthread_cond_destroy(cond));
    }

    private static void takeTurn(pthread_mutex_t mutex, pthread_cond_t cond, MemorySegment turn, int mine, AtomicInteger wrong) {
        int errors = pthread_mutex_lock(mutex);
        while (turn.get(C_INT, 0) % 2 != mine)
            errors |= pthread_cond_wait(cond, mutex);
        turn.set(C_INT, 0, turn.get(C_INT, 0) + 1);
        errors |= pthread_cond_signal(cond);
        errors |= pthread_mutex_unlock(mutex);
        if (errors != 0)
            wrong.incrementAndGet();
    }

    @Test
    void a_broadcast_wakes_all() {
        var mutex = PTHREAD_MUTEX_INITIALIZER(stack);
        var cond = PTHREAD_COND_INITIALIZER(stack);
        var open = stack.allocate(C_INT);
        var threads = new ArrayList<Long>();
        for (int i = 0; i < 5; i++)
            threads.add(create(arg -> {
                pthread_mutex_lock(mutex);
                while (arg.get(C_INT, 0) == 0)
                    pthread_cond_wait(cond, mutex);
                pthread_mutex_unlock(mutex);
                return NULL;
            }, open));
        assertEquals(0, pthread_mutex_lock(mutex));
        open.set(C_INT, 0, 1);
        assertEquals(0, pthread_cond_broadcast(cond));
        assertEquals(0, pthread_mutex_unlock(mutex));
        threads.forEach(PthreadTest::join);
    }

    @Test
    void a_wait_ends_at_its_time() {
        errno(EBADF);
        var mutex = locked();
        var cond = PTHREAD_COND_INITIALIZER(stack);
        var abstime = new timespec(stack);
        long before = System.nanoTime();
        assertEquals(0, clock_gettime(CLOCK_REALTIME, abstime));
        abstime.tv_sec(abstime.tv_sec() + 1);
        assertEquals(ETIMEDOUT, pthread_cond_timedwait(cond, mutex, abstime));
        assertTrue(System.nanoTime() - before > 900_000_000);
        assertEquals(ETIMEDOUT, pthread_cond_timedwait(cond, mutex, abstime.segment()), "it is past");
        assertEquals(EBUSY, pthread_mutex_trylock(mutex), "the caller has it again");
        abstime.tv_nsec(1_000_000_000);
        assertEquals(EINVAL, pthread_cond_timedwait(cond, mutex, abstime));
        assertEquals(EBADF, errno());
        assertRefused("pthread_cond_timedwait: sizeof(struct timespec) is 16, but abstime has 15 bytes",
                () -> pthread_cond_timedwait(cond, mutex, stack.allocate(15)));
        assertEquals(0, pthread_mutex_unlock(mutex));
    }

    @Test
    void what_is_no_condition_variable_is_refused() {
        int size = sizeof(pthread_cond_t.layout());
        assertThrows(IndexOutOfBoundsException.class, () -> pthread_cond_t.at(stack.allocate(pthread_cond_t.layout(), 2), 2));
        assertRefused("pthread_cond_signal: cond is at an address that is not a multiple of 8",
                () -> pthread_cond_signal(new pthread_cond_t(stack.allocate(size + 8, 8).asSlice(1))));
        assertRefused("pthread_cond_init: attr is not NULL", () -> pthread_cond_init(new pthread_cond_t(stack), stack.allocate(8)));
    }

    // ---- What the C compiler says ----

    @Test
    void the_initializers_and_the_sizes_are_the_c_compiler_s() throws Exception {
        Files.writeString(folder.resolve("sizes.c"), """
                #include <pthread.h>
                #include <semaphore.h>
                #include <stdio.h>

                static void print(const void *memory, unsigned size)
                {
                    for (unsigned i = 0; i < size; i++)
                        printf("%02x", ((const unsigned char *)memory)[i]);
                    printf("\\n");
                }

                int main(void)
                {
                    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
                    static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
                    print(&mutex, sizeof(mutex));
                    print(&cond, sizeof(cond));
                    printf("%zu %zu %zu\\n", sizeof(pthread_t), sizeof(pthread_attr_t), sizeof(sem_t));
                }
                """);
        var program = folder.resolve("sizes");
        assertEquals(new Outcome(0, "", ""), Command.run("cc", "-o", program, program + ".c", "-pthread"));
        var dirty = stack.allocate(128, 8).fill((byte) 0x55);
        assertEquals(new Outcome(0, bytes(PTHREAD_MUTEX_INITIALIZER((size, alignment) -> dirty.asSlice(0, size)).segment()) + "\n"
                + bytes(PTHREAD_COND_INITIALIZER((size, alignment) -> dirty.asSlice(0, size)).segment()) + "\n"
                + sizeof(pthread_t) + " " + sizeof(pthread_attr_t.layout()) + " " + sizeof(semaphore_h.sem_t.layout()) + "\n", ""), Command.run(program));
    }

    private static String bytes(MemorySegment memory) {
        return HexFormat.of().formatHex(memory.toArray(ValueLayout.JAVA_BYTE));
    }

    // ---- How a program ends ----

    /** A program, by the name of its end. */
    static final class Program {
        private static void end(String how, Arena stack) {
            var t_id = stack.allocate(pthread_t);
            switch (how) {
                case "throws" -> thread(arg -> {
                    printf("before\n");
                    throw new IllegalStateException("in a thread");
                });
                case "overflows" -> thread(PthreadTest::deep);
                case "returns null" -> thread(arg -> null);
                case "returns heap memory" -> thread(arg -> MemorySegment.ofArray(new int[1]));
                case "returns its stack" -> thread(arg -> {
                    try (var local = Arena.ofConfined()) {
                        return local.allocate(4);
                    }
                });
                case "exits in a thread" -> thread(arg -> {
                    printf("before\n");
                    exit(3);
                    return NULL;
                });
                case "main returns" -> {
                    var mutex = PTHREAD_MUTEX_INITIALIZER(stack);
                    var cond = PTHREAD_COND_INITIALIZER(stack);
                    int serv_sock = socket(PF_INET, SOCK_STREAM, 0);
                    int[] pair = pair(stack);
                    listen(serv_sock, 1);
                    pthread_create(t_id, NULL, arg -> say(() -> accept(serv_sock, NULL, NULL)), NULL);
                    pthread_create(t_id, NULL, arg -> say(() -> (int) read(pair[0], arg, 1)), stack.allocate(1));
                    pthread_create(t_id, NULL, arg -> say(() -> pthread_mutex_lock(mutex) + pthread_cond_wait(cond, mutex)), NULL);
                    sleep(1);
                    printf("main returns\n");
                    exit(4);
                }
                case "main ends" -> {
                    pthread_create(t_id, NULL, Program::next, MemorySegment.ofAddress(1));
                    pthread_exit(NULL);
                    printf("not reached\n");
                }
                case "main ends after a failure" -> {
                    var attr = new pthread_attr_t(stack);
                    pthread_attr_init(attr);
                    try {
                        Libc.function("pthread_attr_setstacksize", ValueLayout.ADDRESS, ValueLayout.JAVA_LONG).invoke(attr.segment(), 1L << 46);
                    } catch (Throwable e) {
                        throw new AssertionError(e);
                    }
                    printf("%d\n", pthread_create(t_id, attr, arg -> arg, NULL) == EAGAIN ? 1 : 0);
                    pthread_exit(NULL);
                }
                case "one after another" -> {
                    oneAfterAnother(10);
                    int before = ManagementFactory.getThreadMXBean().getThreadCount();
                    oneAfterAnother(1_000);
                    printf("%d more threads in the JVM\n", ManagementFactory.getThreadMXBean().getThreadCount() - before);
                    var left = new ArrayList<WeakReference<?>>();
                    for (int i = 0; i < 10; i++) {
                        pthread_create(t_id, NULL, arg -> {
                            left.add(new WeakReference<>(Thread.currentThread()));
                            left.add(new WeakReference<>(arg));
                            return NULL;
                        }, Arena.ofAuto().allocate(1));
                        pthread_join(t_id.get(pthread_t, 0), NULL);
                    }
                    // The collector may be at work already, and then it keeps what it has seen alive.
                    for (int i = 0; i < 100 && left.stream().anyMatch(object -> object.get() != null); i++)
                        System.gc();
                    printf("%d of %d threads and arguments are in memory\n", (int) left.stream().filter(object -> object.get() != null).count(),
                            left.size());
                    exit(0);
                }
                default -> throw new AssertionError(how);
            }
        }

        private static void thread(start_routine routine) {
            var t_id = Arena.global().allocate(pthread_t);
            pthread_create(t_id, NULL, routine, NULL);
            pthread_join(t_id.get(pthread_t, 0), NULL);
            printf("joined\n");
            exit(0);
        }

        private static MemorySegment say(IntSupplier waiting) {
            printf("returned %d\n", waiting.getAsInt());
            return NULL;
        }

        private static int[] pair(Arena stack) {
            var sv = stack.allocate(C_INT, 2);
            socketpair(PF_UNIX, SOCK_STREAM, 0, sv);
            return new int[] {sv.get(C_INT, 0), sv.getAtIndex(C_INT, 1)};
        }

        /** A thread that makes the next one. */
        private static MemorySegment next(MemorySegment n) {
            sleep(1);
            printf("thread %ld\n", n.address());
            if (n.address() < 2)
                pthread_create(Arena.global().allocate(pthread_t), NULL, Program::next, MemorySegment.ofAddress(n.address() + 1));
            return NULL;
        }

        public static void main(String[] args) {
            try (var stack = Arena.ofShared()) {
                end(args[0], stack);
            }
        }
    }

    private static MemorySegment deep(MemorySegment arg) {
        return deep(arg.asSlice(0)).asSlice(0);
    }

    private static Outcome program(String how, Map<String, String> environment) throws Exception {
        try (var program = Command.start(Path.of("."), environment, Command.words(Path.of(System.getProperty("java.home"), "bin", "java"),
                "--enable-native-access=ALL-UNNAMED", "-cp", "target/classes:target/test-classes", Program.class.getName(), how))) {
            return program.outcome();
        }
    }

    @Test
    void what_a_thread_throws_ends_the_program_as_what_main_throws() throws Exception {
        var outcome = program("throws", Map.of());
        assertEquals(1, outcome.status());
        assertEquals("before\n", outcome.out(), "what C's stdout still held is written");
        var lines = outcome.err().lines().toList();
        assertTrue(lines.get(0).matches("Exception in thread \".*\" java\\.lang\\.IllegalStateException: in a thread"), outcome.err());
        assertTrue(lines.get(1).startsWith("\tat libc.PthreadTest$Program."), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "overflows, java.lang.StackOverflowError",
        "returns null, java.lang.NullPointerException: pthread_create: start_routine returned null, which is not NULL",
        "returns heap memory, java.lang.IllegalArgumentException: pthread_create: what start_routine returned is on Java's heap, where C cannot reach it",
        "returns its stack, java.lang.IllegalStateException: pthread_create: what start_routine returned is in an arena that is closed"})
    void what_c_could_not_go_on_with_ends_the_program(String text) throws Exception {
        int comma = text.indexOf(", ");
        var outcome = program(text.substring(0, comma), Map.of());
        assertEquals(1, outcome.status());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().lines().findFirst().orElse("").matches("Exception in thread \".*\" \\Q" + text.substring(comma + 2) + "\\E"), outcome.err());
    }

    @Test
    void exit_in_a_thread_ends_all_at_once() throws Exception {
        assertEquals(new Outcome(3, "before\n", ""), program("exits in a thread", Map.of()));
    }

    @Test
    void exit_ends_the_program_while_threads_wait_in_calls() throws Exception {
        assertEquals(new Outcome(4, "main returns\n", ""), program("main returns", Map.of()));
    }

    @Test
    void pthread_exit_in_main_waits_for_the_last_thread() throws Exception {
        assertEquals(new Outcome(0, "thread 1\nthread 2\n", ""), program("main ends", Map.of()));
        assertEquals(new Outcome(0, "1\n", ""), program("main ends after a failure", Map.of()), "no thread was made that it would wait for");
    }

    @Test
    void a_trace_goes_on_in_threads() throws Exception {
        var outcome = program("main returns", Map.of("LIBC_TRACE", "1"));
        assertEquals(4, outcome.status());
        assertEquals("main returns\n", outcome.out());
        assertTrue(outcome.err().startsWith("socket(AF_INET, SOCK_STREAM, IPPROTO_IP)"), outcome.err());
    }

    // ---- What a test needs ----

    private long create(start_routine routine, MemorySegment arg) {
        var t_id = stack.allocate(pthread_t);
        assertEquals(0, pthread_create(t_id, NULL, routine, arg));
        return t_id.get(pthread_t, 0);
    }

    private static void join(long thread) {
        assertEquals(0, pthread_join(thread, NULL));
    }

    /** A mutex that the calling thread has. */
    private pthread_mutex_t locked() {
        var mutex = PTHREAD_MUTEX_INITIALIZER(stack);
        assertEquals(0, pthread_mutex_lock(mutex));
        return mutex;
    }

    private static MemorySegment lockAndUnlock(pthread_mutex_t mutex) {
        pthread_mutex_lock(mutex);
        pthread_mutex_unlock(mutex);
        return NULL;
    }

    /** What a call in another thread throws. */
    private String thrown(Supplier<?> call) {
        var message = new AtomicReference<String>();
        join(create(arg -> {
            message.set(messageOf(call));
            return NULL;
        }, NULL));
        return message.get();
    }

    private static String messageOf(Supplier<?> call) {
        try {
            return "returned " + call.get();
        } catch (RuntimeException e) {
            return e.getMessage();
        }
    }

    private static void eventually(IntSupplier value, int expected) throws InterruptedException {
        for (int i = 0; i < 1_000 && value.getAsInt() != expected; i++)
            Thread.sleep(10);
        assertEquals(expected, value.getAsInt());
    }

    /** Waits until a thread of this process waits in some memory. Linux only. */
    private static void awaitFutex(long address, long size) throws Exception {
        var number = System.getProperty("os.arch").equals("aarch64") ? "98" : "202";
        while (true) {
            try (var threads = Files.list(Path.of("/proc/self/task"))) {
                for (var thread : threads.toList()) {
                    var words = Files.readString(thread.resolve("syscall")).split(" ");
                    if (words[0].equals(number) && Long.decode(words[1]) >= address && Long.decode(words[1]) < address + size)
                        return;
                }
            } catch (IOException ending) {
                // a thread is gone
            }
            Thread.sleep(2);
        }
    }

    // ---- locks to read and to write, attributes of a mutex ----

    private static int elsewhere(IntSupplier call) {
        return CompletableFuture.supplyAsync(call::getAsInt).join();
    }

    @Test
    void many_read_or_one_writes() {
        for (var lock : List.of(PTHREAD_RWLOCK_INITIALIZER(Arena.global()), new pthread_rwlock_t(Arena.global()))) {
            assertEquals(0, pthread_rwlock_init(lock, NULL));
            assertEquals(0, pthread_rwlock_rdlock(lock));
            assertEquals(0, elsewhere(() -> {
                int result = pthread_rwlock_tryrdlock(lock);
                return result == 0 ? pthread_rwlock_unlock(lock) : result;
            }));
            assertEquals(EBUSY, elsewhere(() -> pthread_rwlock_trywrlock(lock)));
            assertEquals(0, pthread_rwlock_unlock(lock));
            assertEquals(0, pthread_rwlock_wrlock(lock));
            assertEquals(EBUSY, elsewhere(() -> pthread_rwlock_tryrdlock(lock)));
            assertEquals(0, pthread_rwlock_unlock(lock));
            assertEquals(0, elsewhere(() -> pthread_rwlock_trywrlock(lock) + pthread_rwlock_unlock(lock)));
            assertEquals(0, pthread_rwlock_destroy(lock));
        }
    }

    @Test
    void a_lock_that_c_could_not_use_is_refused() {
        assertEquals("pthread_rwlock_rdlock: lock is NULL", assertThrows(IllegalArgumentException.class, () -> pthread_rwlock_rdlock(null)).getMessage());
        var lock = PTHREAD_RWLOCK_INITIALIZER(Arena.global());
        assertEquals("pthread_rwlock_init: attr is not NULL",
                assertThrows(IllegalArgumentException.class, () -> pthread_rwlock_init(lock, lock.segment())).getMessage());
        var crooked = new pthread_rwlock_t(Arena.global().allocate(sizeof(lock) + 8L).asSlice(1));
        assertThrows(IllegalArgumentException.class, () -> pthread_rwlock_wrlock(crooked));
    }

    @Test
    void a_recursive_mutex_is_locked_twice_and_one_that_checks_is_not() {
        try (var stack = Arena.ofConfined()) {
            var attr = new pthread_mutexattr_t(stack);
            var mutex = new pthread_mutex_t(stack);
            assertEquals(0, pthread_mutexattr_init(attr));
            assertEquals(0, pthread_mutexattr_settype(attr, PTHREAD_MUTEX_RECURSIVE));
            assertEquals(0, pthread_mutex_init(mutex, attr));
            assertEquals(0, pthread_mutex_lock(mutex));
            assertEquals(0, pthread_mutex_trylock(mutex), "it is locked again");
            assertEquals(0, pthread_mutex_unlock(mutex));
            assertEquals(0, pthread_mutex_unlock(mutex));
            assertEquals(0, pthread_mutex_destroy(mutex));
            assertEquals(0, pthread_mutexattr_settype(attr, PTHREAD_MUTEX_ERRORCHECK));
            assertEquals(0, pthread_mutex_init(mutex, attr));
            assertEquals(0, pthread_mutex_lock(mutex));
            assertEquals(EDEADLK, pthread_mutex_lock(mutex));
            assertEquals(0, pthread_mutex_unlock(mutex));
            assertEquals(EINVAL, pthread_mutexattr_settype(attr, 99));
            assertEquals(0, pthread_mutexattr_settype(attr, PTHREAD_MUTEX_NORMAL));
            assertEquals(0, pthread_mutexattr_settype(attr, PTHREAD_MUTEX_DEFAULT));
            assertEquals(0, pthread_mutexattr_destroy(attr));
            assertEquals("pthread_mutexattr_init: attr is NULL", assertThrows(IllegalArgumentException.class, () -> pthread_mutexattr_init(null)).getMessage());
        }
    }

    @Test
    void pthread_attr_setstacksize_takes_what_the_system_does() {
        try (var stack = Arena.ofConfined()) {
            var attr = new pthread_attr_t(stack);
            assertEquals(0, pthread_attr_init(attr));
            assertEquals(EINVAL, pthread_attr_setstacksize(attr, 1));
            assertEquals(0, pthread_attr_setstacksize(attr, 4L << 20));
            var thread = stack.allocate(pthread_t);
            assertEquals(0, pthread_create(thread, attr, arg -> NULL, NULL));
            assertEquals(0, pthread_join(thread.get(pthread_t, 0), NULL));
            assertEquals(0, pthread_attr_destroy(attr));
        }
    }
}
