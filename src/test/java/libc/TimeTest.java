package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.time_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clocks, dates and pauses: time.h. */
class TimeTest {
    private final Arena stack = Arena.ofConfined();

    // 2026-02-14 09:30:00 UTC, a Saturday.
    private final MemorySegment saturday = stack.allocateFrom(time_t, 1_771_061_400);

    @AfterEach
    void close() {
        stack.close();
    }

    // ---- Clocks ----

    @Test
    void time_tells_what_java_tells_by_result_and_by_pointer() {
        var t = stack.allocate(time_t);
        long before = System.currentTimeMillis() / 1000;
        long now = time(t);
        // Both are rounded down, and Linux's time() is behind by a tick at most.
        assertTrue(before - 1 <= now && now <= System.currentTimeMillis() / 1000, "" + now);
        assertEquals(now, t.get(time_t, 0));
        assertTrue(time(NULL) - now <= 1);
        assertRefused("time: sizeof(time_t) is 8, but tloc has 7 bytes", () -> time(stack.allocate(7)));
        assertRefused("time: tloc is read-only", () -> time(t.asReadOnly()));
    }

    @Test
    void clock_counts_the_processor_time_of_the_process() {
        long before = clock();
        long end = System.nanoTime() + 30_000_000;
        while (System.nanoTime() < end)
            Thread.onSpinWait();
        long used = clock() - before;
        assertTrue(used > 0 && used < 10 * CLOCKS_PER_SEC, "" + used);
    }

    @Test
    void difftime_is_a_double() {
        assertEquals(-2.0, difftime(3, 5));
        assertEquals(9223372036854775808.0, difftime(Long.MAX_VALUE, 0));
    }

    @Test
    void clock_gettime_knows_several_clocks() {
        var ts = new timespec(stack);
        long before = System.currentTimeMillis();
        assertEquals(0, clock_gettime(CLOCK_REALTIME, ts));
        long now = ts.tv_sec() * 1000 + ts.tv_nsec() / 1_000_000;
        assertTrue(before <= now && now <= System.currentTimeMillis(), "" + now);
        assertEquals(0, clock_gettime(CLOCK_MONOTONIC, ts));
        long one = ts.tv_sec() * 1_000_000_000 + ts.tv_nsec();
        assertEquals(0, clock_gettime(CLOCK_MONOTONIC, ts));
        assertTrue(one <= ts.tv_sec() * 1_000_000_000 + ts.tv_nsec());
        assertEquals(0, clock_gettime(CLOCK_PROCESS_CPUTIME_ID, ts));
        assertEquals(0, clock_gettime(CLOCK_THREAD_CPUTIME_ID, ts));
        assertEquals(-1, clock_gettime(99, ts));
        assertEquals(EINVAL, errno());
        assertRefused("clock_gettime: tp is read-only", () -> clock_gettime(CLOCK_REALTIME, new timespec(ts.segment().asReadOnly())));
    }

    @Test
    void nanosleep_pauses() {
        var pause = new timespec(stack);
        pause.tv_nsec(20_000_000);
        long before = System.nanoTime();
        assertEquals(0, nanosleep(pause, NULL));
        assertTrue(System.nanoTime() - before >= 20_000_000);
        var left = new timespec(stack);
        pause.tv_nsec(1);
        assertEquals(0, nanosleep(pause, left));
        timespec none = null;
        assertEquals(0, nanosleep(pause, none));
        pause.tv_nsec(1_000_000_000);
        assertEquals(-1, nanosleep(pause, left));
        assertEquals(EINVAL, errno());
        assertRefused("nanosleep: rmtp is read-only", () -> nanosleep(pause, left.segment().asReadOnly()));
        assertRefused("nanosleep: sizeof(struct timespec) is 16, but rmtp has 15 bytes", () -> nanosleep(pause, stack.allocate(15)));
    }

    // ---- Dates ----

    @Test
    void gmtime_splits_a_time() {
        var date = gmtime(saturday);
        assertEquals(126, date.tm_year());
        assertEquals(1, date.tm_mon());
        assertEquals(14, date.tm_mday());
        assertEquals(9, date.tm_hour());
        assertEquals(30, date.tm_min());
        assertEquals(0, date.tm_sec());
        assertEquals(6, date.tm_wday());
        assertEquals(44, date.tm_yday());
        assertEquals(0, date.tm_isdst());
        assertEquals(0, date.tm_gmtoff());
        var zone = date.tm_zone().getString(0);
        assertTrue(zone.equals("GMT") || zone.equals("UTC"), zone);
    }

    @Test
    void localtime_is_the_date_here_and_mktime_is_its_reverse() {
        var here = Instant.ofEpochSecond(saturday.get(time_t, 0)).atZone(ZoneId.systemDefault());
        var date = localtime(saturday);
        assertEquals(here.getYear() - 1900, date.tm_year());
        assertEquals(here.getHour(), date.tm_hour());
        assertEquals(here.getOffset().getTotalSeconds(), date.tm_gmtoff());
        assertEquals(saturday.get(time_t, 0), mktime(date));
    }

    @Test
    void a_misaligned_time_is_a_time() {
        var odd = stack.allocate(9).asSlice(1).copyFrom(saturday);
        assertEquals(126, gmtime(odd).tm_year());
        assertEquals(26, ctime(odd).byteSize());
    }

    @Test
    void a_time_beyond_all_years_has_no_date() {
        var never = stack.allocateFrom(time_t, Long.MAX_VALUE);
        assertNull(localtime(never));
        assertEquals(EOVERFLOW, errno());
        errno(0);
        assertNull(gmtime(never));
        assertEquals(EOVERFLOW, errno());
        errno(0);
        assertEquals(NULL, ctime(never));
        assertEquals(EOVERFLOW, errno());
    }

    @Test
    void a_date_of_a_call_is_overwritten_by_the_thread_s_next_call_and_by_no_other_thread_s() throws Exception {
        var first = gmtime(saturday);
        var before = ctime(saturday);
        var text = before.getString(0);
        CompletableFuture.runAsync(() -> {
            var other = Arena.ofAuto().allocateFrom(time_t, 0);
            assertEquals(70, gmtime(other).tm_year());
            ctime(other);
        }, Thread::startVirtualThread).get();
        assertEquals(126, first.tm_year(), "left alone by another thread");
        assertEquals(text, before.getString(0), "left alone by another thread");
        var kept = asctime(first);
        assertEquals(text, ctime(saturday).getString(0));
        assertEquals(kept, ctime(saturday), "one text for all, as in C");
        gmtime(stack.allocateFrom(time_t, 0));
        assertEquals(70, first.tm_year(), "one struct for all, as in C");
    }

    @Test
    void mktime_brings_the_fields_into_their_ranges() {
        var date = new tm(stack);
        date.tm_year(126);
        date.tm_mday(45);
        date.tm_hour(12);
        date.tm_isdst(-1);
        assertTrue(mktime(date) > 0);
        assertEquals(1, date.tm_mon());
        assertEquals(14, date.tm_mday());
        assertEquals(6, date.tm_wday());
        date.tm_year(Integer.MAX_VALUE);
        date.tm_mon(Integer.MAX_VALUE);
        assertEquals(-1, mktime(date));
        assertEquals(EOVERFLOW, errno());
        assertRefused("mktime: timeptr is read-only", () -> mktime(new tm(date.segment().asReadOnly())));
    }

    @Test
    void asctime_and_ctime_write_26_bytes() {
        assertEquals("Sat Feb 14 09:30:00 2026\n", asctime(gmtime(saturday)).getString(0));
        var text = ctime(saturday);
        assertEquals(26, text.byteSize());
        assertEquals(asctime(localtime(saturday)).getString(0), ctime(saturday).getString(0));
        text.set(C_CHAR, 24, (byte) 0); // as programs cut the end of the line
        assertEquals(24, string_h.strlen(text));
    }

    @Test
    void asctime_refuses_what_its_text_has_no_room_for() {
        var date = gmtime(saturday);
        date.tm_hour(100);
        assertRefused("asctime: tm_hour is 100, but the text has room for 0 to 99", () -> asctime(date));
        date.tm_hour(-1);
        assertRefused("asctime: tm_hour is -1, but the text has room for 0 to 99", () -> asctime(date));
        date.tm_hour(0);
        date.tm_year(8100);
        assertRefused("asctime: tm_year is 8100, but the text has room for -2899 to 8099", () -> asctime(date));
        assertRefused("ctime: tm_year is 8100, but the text has room for -2899 to 8099",
                () -> ctime(stack.allocateFrom(time_t, 253_402_300_800L + 86_400)));
        date.tm_year(8099);
        date.tm_mday(999);
        date.tm_hour(99);
        date.tm_min(99);
        date.tm_sec(99);
        assertEquals(25, string_h.strlen(asctime(date)));
        date.tm_wday(-1);
        date.tm_mon(12);
        assertTrue(string_h.strlen(asctime(date)) <= 25);
    }

    @Test
    void strftime_writes_by_a_format() {
        var text = stack.allocate(64);
        var date = gmtime(saturday);
        assertEquals(19, strftime(text, 64, "%Y-%m-%d %H:%M:%S", date));
        assertEquals("2026-02-14 09:30:00", text.getString(0));
        assertEquals(3, strftime(text, 64, stack.allocateFrom("%Z"), date));
        assertEquals(date.tm_zone().getString(0), text.getString(0));
        assertEquals(0, strftime(text, 4, "%Y", date), "no room for the NUL");
        assertEquals(4, strftime(text, 5, "%Y", date));
        assertEquals(0, strftime(NULL, 0, "%Y", date));
    }

    @Test
    void strptime_reads_by_a_format() {
        var date = new tm(stack);
        date.tm_hour(7);
        var text = stack.allocateFrom("2026-02-14 and more");
        var rest = strptime(text, "%Y-%m-%d", date);
        assertEquals(" and more", rest.getString(0));
        assertEquals(10, rest.address() - text.address(), "it is the rest of the very text");
        assertEquals(List.of(126, 1, 14, 7), List.of(date.tm_year(), date.tm_mon(), date.tm_mday(), date.tm_hour()), "what the format does not name stays");
        assertEquals("", strptime("09:30", "%H:%M", date).getString(0));
        assertEquals("", strptime("10:31", stack.allocateFrom("%H:%M"), date).getString(0));
        assertEquals("", strptime(stack.allocateFrom("11:32"), stack.allocateFrom("%H:%M"), date).getString(0));
        assertEquals(List.of(11, 32), List.of(date.tm_hour(), date.tm_min()));
        assertSame(NULL, strptime("14.2.2026", "%Y-%m-%d", date));
        assertRefused("strptime: s is NULL", () -> strptime(NULL, "%Y", date));
        assertRefused("strptime: format has no NUL in its 1 bytes", () -> strptime("1", stack.allocate(1).fill((byte) 'x'), date));
        assertRefused("strptime: timeptr is read-only", () -> strptime("1", "%Y", new tm(date.segment().asReadOnly())));
    }

    @Test
    void strftime_refuses_memory_beyond_its_array_and_a_zone_that_is_no_pointer() {
        var text = stack.allocate(64);
        var date = new tm(stack);
        assertTrue(strftime(text, 64, "[%Z]", date) >= 2, "C has a text for no zone");
        assertEquals(NULL, date.tm_zone());
        assertRefused("strftime: max is 65, but s has 64 bytes", () -> strftime(text, 65, "%Y", date));
        assertRefused("strftime: s is read-only", () -> strftime(text.asReadOnly(), 64, "%Y", date));
        assertRefused("strftime: format is NULL", () -> strftime(text, 64, NULL, date));
        assertRefused("strftime: format has no NUL in its 1 bytes", () -> strftime(text, 64, stack.allocate(1).fill((byte) 'x'), date));
        date.segment().fill((byte) 0x41);
        assertRefused("strftime: tm_zone of timeptr is not a name that localtime, gmtime or mktime has set", () -> strftime(text, 64, "%Z", date));
        assertRefused("tm: tm_zone is not a name that localtime, gmtime or mktime has set", date::tm_zone);
    }

    @Test
    void a_time_that_c_would_follow_must_be_there() {
        assertRefused("localtime: sizeof(time_t) is 8, but timer has 0 bytes", () -> localtime(NULL));
        assertRefused("gmtime: sizeof(time_t) is 8, but timer has 7 bytes", () -> gmtime(stack.allocate(7)));
        assertRefused("ctime: sizeof(time_t) is 8, but timer has 0 bytes", () -> ctime(NULL));
    }

    @Test
    void localtime_r_and_gmtime_r_write_where_the_program_says() {
        var timer = stack.allocateFrom(time_t, 1_700_000_000L);
        var date = new tm(stack);
        assertSame(date, gmtime_r(timer, date));
        assertEquals(List.of(2023 - 1900, 10, 14, 22, 13, 20), List.of(date.tm_year(), date.tm_mon(), date.tm_mday(), date.tm_hour(), date.tm_min(), date.tm_sec()));
        assertEquals(0, strftime(stack.allocate(1), 1, "%Z", date), "the zone is known");
        assertSame(date, localtime_r(timer, date));
        assertEquals(1_700_000_000L, mktime(date));
        timer.set(time_t, 0, Long.MAX_VALUE);
        assertNull(gmtime_r(timer, date));
        assertEquals(errno_h.EOVERFLOW, errno_h.errno());
        assertThrows(IndexOutOfBoundsException.class, () -> localtime_r(NULL, date));
        assertThrows(IllegalArgumentException.class, () -> gmtime_r(timer, new tm(date.segment().asReadOnly())));
    }
}
