package libc;

import static libc.C.NULL;
import static libc.abi.libc_h.C_POINTER;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkStruct;
import static libc.internal.Check.checkWrite;
import static libc.internal.Check.isNull;
import static libc.internal.Returned.length;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Literal;

/// `<time.h>`: clocks, dates, and waiting for a time.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/time.h.html">POSIX</a>
public final class time_h {
    private time_h() {}

    /// `time_t`, a time in seconds since 1970. `time_t now; time(&now);` is
    /// `var now = stack.allocate(time_t); time(now);`.
    public static final ValueLayout.OfLong time_t = libc_h.time_t;

    // C reads and writes a time wherever it is.
    private static final ValueLayout.OfLong UNALIGNED = time_t.withByteAlignment(1);

    /// How many of [#clock]'s units are a second.
    public static final long CLOCKS_PER_SEC = libc_h.CLOCKS_PER_SEC();

    /// The clock of [#clock_gettime(int, timespec)] that tells the time since 1970. It may be set.
    public static final int CLOCK_REALTIME = libc_h.CLOCK_REALTIME();

    /// The clock that measures: nobody sets it, and its zero means nothing.
    public static final int CLOCK_MONOTONIC = libc_h.CLOCK_MONOTONIC();

    /// The clock that counts the processor time of the process.
    public static final int CLOCK_PROCESS_CPUTIME_ID = libc_h.CLOCK_PROCESS_CPUTIME_ID();

    /// The clock that counts the processor time of the calling thread.
    public static final int CLOCK_THREAD_CPUTIME_ID = libc_h.CLOCK_THREAD_CPUTIME_ID();

    /// `struct timespec`: a time in seconds and nanoseconds.
    /// @param segment its memory
    public record timespec(MemorySegment segment) implements struct {
        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.timespec.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static timespec at(MemorySegment array, long index) {
            return new timespec(Check.element(array, index, layout()));
        }

        /// Declares a variable of this type, as `struct timespec ts;` does.
        /// @param stack where it lives
        public timespec(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct timespec *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public timespec {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the seconds}
        public long tv_sec() {
            return Field.signed(segment, libc.abi.timespec.tv_sec$offset(), Long.BYTES);
        }

        /// Sets the seconds.
        /// @param value the new value
        public void tv_sec(long value) {
            Field.set(segment, libc.abi.timespec.tv_sec$offset(), Long.BYTES, value);
        }

        /// {@return the nanoseconds}
        public long tv_nsec() {
            return Field.signed(segment, libc.abi.timespec.tv_nsec$offset(), Long.BYTES);
        }

        /// Sets the nanoseconds.
        /// @param value the new value, 0 to 999,999,999
        public void tv_nsec(long value) {
            Field.set(segment, libc.abi.timespec.tv_nsec$offset(), Long.BYTES, value);
        }
    }

    /// `struct tm`: a date and a time of day, field by field.
    /// @param segment its memory
    public record tm(MemorySegment segment) implements struct {
        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.tm.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static tm at(MemorySegment array, long index) {
            return new tm(Check.element(array, index, layout()));
        }

        /// Declares a variable of this type, as `struct tm date;` does.
        /// @param stack where it lives
        public tm(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct tm *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public tm {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the seconds}
        public int tm_sec() {
            return (int) Field.signed(segment, libc.abi.tm.tm_sec$offset(), Integer.BYTES);
        }

        /// Sets the seconds.
        /// @param value 0 to 60
        public void tm_sec(int value) {
            Field.set(segment, libc.abi.tm.tm_sec$offset(), Integer.BYTES, value);
        }

        /// {@return the minutes}
        public int tm_min() {
            return (int) Field.signed(segment, libc.abi.tm.tm_min$offset(), Integer.BYTES);
        }

        /// Sets the minutes.
        /// @param value 0 to 59
        public void tm_min(int value) {
            Field.set(segment, libc.abi.tm.tm_min$offset(), Integer.BYTES, value);
        }

        /// {@return the hours}
        public int tm_hour() {
            return (int) Field.signed(segment, libc.abi.tm.tm_hour$offset(), Integer.BYTES);
        }

        /// Sets the hours.
        /// @param value 0 to 23
        public void tm_hour(int value) {
            Field.set(segment, libc.abi.tm.tm_hour$offset(), Integer.BYTES, value);
        }

        /// {@return the day of the month}
        public int tm_mday() {
            return (int) Field.signed(segment, libc.abi.tm.tm_mday$offset(), Integer.BYTES);
        }

        /// Sets the day of the month.
        /// @param value 1 to 31
        public void tm_mday(int value) {
            Field.set(segment, libc.abi.tm.tm_mday$offset(), Integer.BYTES, value);
        }

        /// {@return the month, from 0 for January}
        public int tm_mon() {
            return (int) Field.signed(segment, libc.abi.tm.tm_mon$offset(), Integer.BYTES);
        }

        /// Sets the month.
        /// @param value 0 to 11
        public void tm_mon(int value) {
            Field.set(segment, libc.abi.tm.tm_mon$offset(), Integer.BYTES, value);
        }

        /// {@return the year, from 0 for 1900}
        public int tm_year() {
            return (int) Field.signed(segment, libc.abi.tm.tm_year$offset(), Integer.BYTES);
        }

        /// Sets the year.
        /// @param value such as 126 for 2026
        public void tm_year(int value) {
            Field.set(segment, libc.abi.tm.tm_year$offset(), Integer.BYTES, value);
        }

        /// {@return the day of the week, from 0 for Sunday}
        public int tm_wday() {
            return (int) Field.signed(segment, libc.abi.tm.tm_wday$offset(), Integer.BYTES);
        }

        /// Sets the day of the week.
        /// @param value 0 to 6
        public void tm_wday(int value) {
            Field.set(segment, libc.abi.tm.tm_wday$offset(), Integer.BYTES, value);
        }

        /// {@return the day of the year, from 0}
        public int tm_yday() {
            return (int) Field.signed(segment, libc.abi.tm.tm_yday$offset(), Integer.BYTES);
        }

        /// Sets the day of the year.
        /// @param value 0 to 365
        public void tm_yday(int value) {
            Field.set(segment, libc.abi.tm.tm_yday$offset(), Integer.BYTES, value);
        }

        /// {@return whether summer time is in force: 0, a positive number, or a negative one if nobody knows}
        public int tm_isdst() {
            return (int) Field.signed(segment, libc.abi.tm.tm_isdst$offset(), Integer.BYTES);
        }

        /// Sets whether summer time is in force.
        /// @param value 0, 1 or -1
        public void tm_isdst(int value) {
            Field.set(segment, libc.abi.tm.tm_isdst$offset(), Integer.BYTES, value);
        }

        /// {@return how many seconds the clock is ahead of UTC}
        public long tm_gmtoff() {
            return Field.signed(segment, libc.abi.tm.tm_gmtoff$offset(), Long.BYTES);
        }

        /// Sets how many seconds the clock is ahead of UTC.
        /// @param value the new value
        public void tm_gmtoff(long value) {
            Field.set(segment, libc.abi.tm.tm_gmtoff$offset(), Long.BYTES, value);
        }

        /// {@return the name of the time zone, a C string, as [#localtime(MemorySegment)], [#gmtime(MemorySegment)] or
        ///   [#mktime(tm)] has set it; `NULL` before}
        /// @throws IllegalStateException if none of them has set it
        public MemorySegment tm_zone() {
            var zone = zone(segment);
            if (isNull(zone))
                return NULL;
            if (!ZONES.contains(zone.address()))
                throw new IllegalStateException("tm: tm_zone is not a name that localtime, gmtime or mktime has set");
            return zone.asSlice(0, length(zone) + 1).asReadOnly();
        }
    }

    // The names of time zones that C has handed out. It frees none of them.
    private static final Set<Long> ZONES = ConcurrentHashMap.newKeySet();

    private static MemorySegment zone(MemorySegment tm) {
        return tm.get(C_POINTER.withByteAlignment(1), libc.abi.tm.tm_zone$offset());
    }

    private static final Function TIME = Function.named("time");

    /// `time_t time(time_t *tloc)`
    ///
    /// Tells the time in seconds since 1970.
    ///
    /// @param tloc where the time goes, too; or `NULL`
    /// @return the time
    /// @throws IndexOutOfBoundsException if `tloc` is shorter than a [#time_t]
    /// @throws IllegalArgumentException if `tloc` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/time.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/time.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/time.3.html">macOS</a>
    public static long time(MemorySegment tloc) {
        checkStruct(TIME, "tloc", tloc, "time_t", time_t.byteSize());
        return TIME.callLong(tloc);
    }

    private static final Function CLOCK = Function.named("clock");

    /// `clock_t clock(void)`
    ///
    /// Tells how much processor time the process has used, in units of which [#CLOCKS_PER_SEC] are a second. The process is
    /// the JVM: its own threads, such as the compiler's, are counted, too.
    ///
    /// @return the time; -1 if it is not known
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/clock.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/clock.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/clock.3.html">macOS</a>
    public static long clock() {
        return CLOCK.callLong();
    }

    private static final Function DIFFTIME = Function.named("difftime", Failure.NONE);

    /// `double difftime(time_t time1, time_t time0)`
    ///
    /// Tells how many seconds lie between two times.
    ///
    /// @param time1 the later time
    /// @param time0 the earlier time
    /// @return the seconds from `time0` to `time1`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/difftime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/difftime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/difftime.3.html">macOS</a>
    public static double difftime(long time1, long time0) {
        return DIFFTIME.callDouble(time1, time0);
    }

    // C has one struct and one text for all calls, and says so: a call overwrites the result of the call before. Here each
    // thread has its own, so that another thread's call does not change them.
    private static final ThreadLocal<tm> DATE = ThreadLocal.withInitial(() -> new tm(Arena.ofAuto()));
    private static final int TEXT_SIZE = 26;
    private static final ThreadLocal<MemorySegment> TEXT = ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(TEXT_SIZE));

    private static tm date(MemorySegment result) {
        if (result == NULL)
            return null;
        var date = DATE.get();
        MemorySegment.copy(result, 0, date.segment, 0, tm.layout().byteSize());
        return known(date);
    }

    private static tm known(tm date) {
        ZONES.add(zone(date.segment).address());
        return date;
    }

    private static MemorySegment text(MemorySegment result) {
        if (result == NULL)
            return NULL;
        var text = TEXT.get().fill((byte) 0);
        MemorySegment.copy(result, 0, text, 0, length(result));
        return text;
    }

    private static final Function LOCALTIME = Function.named("localtime", Failure.NULL);

    /// `struct tm *localtime(const time_t *timer)`
    ///
    /// Splits a time into the fields of a date, in the time zone of this machine.
    ///
    /// @param timer the time, a [#time_t]
    /// @return the date; the thread's next call of this or of [#gmtime(MemorySegment)] overwrites it. `null` and `errno`:
    ///   `EOVERFLOW` if the year is no `int`
    /// @throws IndexOutOfBoundsException if `timer` is shorter than a `time_t`, as `NULL` is
    /// @throws IllegalArgumentException if `timer` is on the heap
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/localtime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/localtime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/localtime.3.html">macOS</a>
    public static synchronized tm localtime(MemorySegment timer) {
        checkRead(LOCALTIME, "timer", timer, "sizeof(time_t)", time_t.byteSize());
        return date(LOCALTIME.callPointer(timer));
    }

    private static final Function GMTIME = Function.named("gmtime", Failure.NULL);

    /// `struct tm *gmtime(const time_t *timer)`
    ///
    /// Splits a time into the fields of a date, in UTC.
    ///
    /// @param timer the time, a [#time_t]
    /// @return the date, as [#localtime(MemorySegment)]
    /// @throws IndexOutOfBoundsException if `timer` is shorter than a `time_t`, as `NULL` is
    /// @throws IllegalArgumentException if `timer` is on the heap
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/gmtime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/gmtime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gmtime.3.html">macOS</a>
    public static synchronized tm gmtime(MemorySegment timer) {
        checkRead(GMTIME, "timer", timer, "sizeof(time_t)", time_t.byteSize());
        return date(GMTIME.callPointer(timer));
    }

    private static final Function LOCALTIME_R = Function.named("localtime_r", Failure.NULL);

    /// `struct tm *localtime_r(const time_t *restrict timer, struct tm *restrict result)`
    ///
    /// [#localtime(MemorySegment)], where the program says where the date goes.
    ///
    /// @param timer the time, a [#time_t]
    /// @param result where the date goes
    /// @return `result`; `null` and `errno`: `EOVERFLOW` if the year is no `int`
    /// @throws IndexOutOfBoundsException if `timer` is shorter than a `time_t`, as `NULL` is
    /// @throws IllegalArgumentException if memory is on the heap, or `result` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/localtime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/localtime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/localtime.3.html">macOS</a>
    public static tm localtime_r(MemorySegment timer, tm result) {
        checkRead(LOCALTIME_R, "timer", timer, "sizeof(time_t)", time_t.byteSize());
        checkStruct(LOCALTIME_R, "result", result.segment, "struct tm", tm.layout().byteSize());
        return LOCALTIME_R.callPointer(timer, result.segment) == NULL ? null : known(result);
    }

    private static final Function GMTIME_R = Function.named("gmtime_r", Failure.NULL);

    /// `struct tm *gmtime_r(const time_t *restrict timer, struct tm *restrict result)`
    ///
    /// [#gmtime(MemorySegment)], where the program says where the date goes.
    ///
    /// @param timer the time, a [#time_t]
    /// @param result where the date goes
    /// @return `result`; `null` and `errno`: `EOVERFLOW` if the year is no `int`
    /// @throws IndexOutOfBoundsException if `timer` is shorter than a `time_t`, as `NULL` is
    /// @throws IllegalArgumentException if memory is on the heap, or `result` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/gmtime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/gmtime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gmtime.3.html">macOS</a>
    public static tm gmtime_r(MemorySegment timer, tm result) {
        checkRead(GMTIME_R, "timer", timer, "sizeof(time_t)", time_t.byteSize());
        checkStruct(GMTIME_R, "result", result.segment, "struct tm", tm.layout().byteSize());
        return GMTIME_R.callPointer(timer, result.segment) == NULL ? null : known(result);
    }

    private static final Function MKTIME = Function.named("mktime");

    /// `time_t mktime(struct tm *timeptr)`
    ///
    /// Puts the fields of a date together, in the time zone of this machine. It also brings the fields into their usual
    /// ranges, so that the 32nd of January becomes the 1st of February, and sets the day of the week and of the year.
    ///
    /// @param timeptr the date; a negative `tm_isdst` lets C find out about summer time
    /// @return the time; -1 and `errno`: `EOVERFLOW` if it is no `time_t`. -1 is also one second before 1970
    /// @throws IllegalArgumentException if `timeptr` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/mktime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/mktime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/mktime.3.html">macOS</a>
    public static long mktime(tm timeptr) {
        checkStruct(MKTIME, "timeptr", timeptr.segment, "struct tm", tm.layout().byteSize());
        try (var stack = Arena.ofConfined()) {
            var own = new tm(stack);
            own.segment.copyFrom(timeptr.segment);
            long result = MKTIME.callLong(own.segment);
            if (result != -1)
                known(own);
            timeptr.segment.copyFrom(own.segment);
            return result;
        }
    }

    private static final Function STRFTIME = Function.named("strftime", Failure.NONE);

    /// `size_t strftime(char *s, size_t max, const char *format, const struct tm *timeptr)`
    ///
    /// Writes a date as a text. In the format, `%Y-%m-%d %H:%M:%S` and other conversions stand for fields.
    /// Names of months and days are in the language that the process was started in; a command is started in C's, English.
    ///
    /// @param s where the text goes
    /// @param max how many bytes `s` has
    /// @param format the text with its conversions
    /// @param timeptr the date
    /// @return how many bytes the text has, its NUL not counted; 0 if `s` is too short, and then C promises nothing about
    ///   what is in it
    /// @throws IndexOutOfBoundsException if `max` is more than `s` holds
    /// @throws IllegalArgumentException if `s` is on the heap or read-only, or `tm_zone` is a pointer that C has not set
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strftime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strftime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strftime.3.html">macOS</a>
    public static long strftime(MemorySegment s, long max, String format, tm timeptr) {
        try (var stack = Arena.ofConfined()) {
            return strftime(s, max, stack.allocateFrom(format), timeptr);
        }
    }

    /// [#strftime(MemorySegment, long, String, tm)] with a `char` array.
    ///
    /// @param s where the text goes
    /// @param max how many bytes `s` has
    /// @param format a C string
    /// @param timeptr the date
    /// @return as above
    /// @throws IndexOutOfBoundsException if `max` is more than `s` holds, or `format` has no NUL
    /// @throws IllegalArgumentException if memory is on the heap, `s` is read-only, `format` is `NULL`, or `tm_zone` is a
    ///   pointer that C has not set
    public static long strftime(MemorySegment s, long max, MemorySegment format, tm timeptr) {
        checkWrite(STRFTIME, "s", s, "max", max);
        checkRead(STRFTIME, "timeptr", timeptr.segment, "sizeof(struct tm)", tm.layout().byteSize());
        try (var stack = Arena.ofConfined()) {
            // C follows tm_zone, which another thread could change meanwhile.
            var own = new tm(stack);
            own.segment.copyFrom(timeptr.segment);
            var zone = zone(own.segment);
            if (!isNull(zone) && !ZONES.contains(zone.address()))
                throw new IllegalArgumentException("strftime: tm_zone of timeptr is not a name that localtime, gmtime or mktime has set");
            return STRFTIME.callLong(s, max, Check.string(STRFTIME, "format", format, stack), own.segment);
        }
    }

    private static final Function STRPTIME = Function.named("strptime", Failure.NONE);

    /// `char *strptime(const char *s, const char *format, struct tm *timeptr)`
    ///
    /// Reads a date from a text, as [#strftime(MemorySegment, long, String, tm)] writes it. Fields that the format does not name keep
    /// their values.
    ///
    /// @param s the text, a C string
    /// @param format what it looks like, such as "%Y-%m-%d"
    /// @param timeptr where the fields go
    /// @return the rest of the text, behind what was read; `NULL` if the text does not look so, and then C promises
    ///   nothing about what is in the fields
    /// @throws IndexOutOfBoundsException if a string has no NUL
    /// @throws IllegalArgumentException if memory is on the heap, `s` or `format` is `NULL`, or `timeptr` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/strptime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/strptime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/strptime.3.html">macOS</a>
    public static MemorySegment strptime(MemorySegment s, MemorySegment format, tm timeptr) {
        checkWrite(STRPTIME, "timeptr", timeptr.segment, "sizeof(struct tm)", tm.layout().byteSize());
        try (var stack = Arena.ofConfined()) {
            var text = Check.string(STRPTIME, "s", s, stack);
            var own = new tm(stack);
            own.segment.copyFrom(timeptr.segment);
            var rest = STRPTIME.callPointer(text, Check.string(STRPTIME, "format", format, stack), own.segment);
            if (zone(own.segment).address() != zone(timeptr.segment).address())
                known(own);
            timeptr.segment.copyFrom(own.segment);
            return rest == NULL ? NULL : s.asSlice(rest.address() - text.address());
        }
    }

    /// [#strptime(MemorySegment, MemorySegment, tm)] with a text as format.
    ///
    /// @param s the text, a C string
    /// @param format what it looks like
    /// @param timeptr where the fields go
    /// @return as above
    public static MemorySegment strptime(MemorySegment s, String format, tm timeptr) {
        try (var stack = Arena.ofConfined()) {
            return strptime(s, stack.allocateFrom(format), timeptr);
        }
    }

    /// [#strptime(MemorySegment, MemorySegment, tm)] of a text, which stays as a string literal does.
    ///
    /// @param s the text
    /// @param format what it looks like, a C string
    /// @param timeptr where the fields go
    /// @return as above
    public static MemorySegment strptime(String s, MemorySegment format, tm timeptr) {
        return strptime(Literal.of(s), format, timeptr);
    }

    /// [#strptime(MemorySegment, MemorySegment, tm)] of two texts; the first stays as a string literal does.
    ///
    /// @param s the text
    /// @param format what it looks like
    /// @param timeptr where the fields go
    /// @return as above
    public static MemorySegment strptime(String s, String format, tm timeptr) {
        return strptime(Literal.of(s), format, timeptr);
    }

    private static final Function ASCTIME = Function.named("asctime", Failure.NULL);

    /// `char *asctime(const struct tm *timeptr)`
    ///
    /// Writes a date as "Sun Sep 16 01:03:52 1973\n".
    ///
    /// @param timeptr the date
    /// @return the text, 26 bytes; the thread's next call of this or of [#ctime(MemorySegment)] overwrites it
    /// @throws IllegalArgumentException if a field needs more digits than the text has room for
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/asctime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/asctime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/asctime.3.html">macOS</a>
    public static synchronized MemorySegment asctime(tm timeptr) {
        checkRead(ASCTIME, "timeptr", timeptr.segment, "sizeof(struct tm)", tm.layout().byteSize());
        try (var stack = Arena.ofConfined()) {
            var own = new tm(stack);
            own.segment.copyFrom(timeptr.segment);
            checkDigits(ASCTIME, "tm_mday", own.tm_mday(), -99, 999);
            checkDigits(ASCTIME, "tm_hour", own.tm_hour(), 0, 99);
            checkDigits(ASCTIME, "tm_min", own.tm_min(), 0, 99);
            checkDigits(ASCTIME, "tm_sec", own.tm_sec(), 0, 99);
            checkYear(ASCTIME, own);
            return text(ASCTIME.callPointer(own.segment));
        }
    }

    private static final Function CTIME = Function.named("ctime", Failure.NULL);

    /// `char *ctime(const time_t *timer)`
    ///
    /// Writes a time as a date, in the time zone of this machine: `asctime(localtime(timer))`.
    ///
    /// @param timer the time, a [#time_t]
    /// @return the text, as [#asctime(tm)]; `NULL` and `errno`, as [#localtime(MemorySegment)]
    /// @throws IndexOutOfBoundsException if `timer` is shorter than a `time_t`, as `NULL` is
    /// @throws IllegalArgumentException if `timer` is on the heap, or the year has more than four digits
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ctime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/ctime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ctime.3.html">macOS</a>
    public static synchronized MemorySegment ctime(MemorySegment timer) {
        checkRead(CTIME, "timer", timer, "sizeof(time_t)", time_t.byteSize());
        try (var stack = Arena.ofConfined()) {
            var own = stack.allocateFrom(time_t, timer.get(UNALIGNED, 0));
            var date = localtime(own);
            if (date == null)
                return NULL;
            checkYear(CTIME, date);
            return text(CTIME.callPointer(own));
        }
    }

    private static void checkYear(Function function, tm date) {
        checkDigits(function, "tm_year", date.tm_year(), -999 - 1900, 9999 - 1900);
    }

    // C promises nothing for a text of more than 26 bytes: glibc writes it, musl ends the process.
    private static void checkDigits(Function function, String field, int value, int least, int most) {
        if (value < least || value > most)
            throw new IllegalArgumentException("%s: %s is %d, but the text has room for %d to %d".formatted(
                    function.name(), field, value, least, most));
    }

    private static final Function CLOCK_GETTIME = Function.named("clock_gettime");

    /// `int clock_gettime(clockid_t clock_id, struct timespec *tp)`
    ///
    /// Tells the time of a clock.
    ///
    /// @param clock_id such as [#CLOCK_MONOTONIC]
    /// @param tp where the time goes
    /// @return 0; -1 and `errno`: `EINVAL` for a clock that does not exist
    /// @throws IllegalArgumentException if `tp` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/clock_gettime.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/clock_gettime.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/clock_gettime.3.html">macOS</a>
    public static int clock_gettime(int clock_id, timespec tp) {
        checkStruct(CLOCK_GETTIME, "tp", tp.segment, "struct timespec", timespec.layout().byteSize());
        return CLOCK_GETTIME.callInt(clock_id, tp.segment);
    }

    private static final Function NANOSLEEP = Function.named("nanosleep");

    /// `int nanosleep(const struct timespec *rqtp, struct timespec *rmtp)`
    ///
    /// Stops the calling thread for some time; other threads go on.
    ///
    /// @param rqtp how long
    /// @param rmtp where it leaves how much of it was left, if a signal came first
    /// @return 0; -1 and `errno`: `EINTR`, `EINVAL` if the nanoseconds are not 0 to 999,999,999
    /// @throws IllegalArgumentException if memory is on the heap, or `rmtp` is read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/nanosleep.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/nanosleep.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/nanosleep.2.html">macOS</a>
    public static int nanosleep(timespec rqtp, timespec rmtp) {
        return nanosleep(rqtp, rmtp == null ? NULL : rmtp.segment);
    }

    /// [#nanosleep(timespec, timespec)] without interest in what was left.
    ///
    /// @param rqtp how long
    /// @param rmtp `NULL`, or memory of a `struct timespec`
    /// @return as above
    /// @throws IndexOutOfBoundsException if `rmtp` is shorter than the struct
    /// @throws IllegalArgumentException if memory is on the heap, or `rmtp` is read-only
    public static int nanosleep(timespec rqtp, MemorySegment rmtp) {
        checkRead(NANOSLEEP, "rqtp", rqtp.segment, "sizeof(struct timespec)", timespec.layout().byteSize());
        checkStruct(NANOSLEEP, "rmtp", rmtp, "struct timespec", timespec.layout().byteSize());
        return NANOSLEEP.callInt(rqtp.segment, rmtp);
    }
}
