package libc.sys;

import static libc.internal.Check.checkStruct;
import static libc.internal.Check.checkWrite;
import static libc.internal.Check.isNull;

import java.lang.foreign.MemorySegment;
import libc.internal.Function;

/// `<sys/time.h>`: the time of day. It brings what `<sys/select.h>` has, as in C.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_time.h.html">POSIX</a>
public final class time_h extends select_h {
    private time_h() {}

    private static final Function GETTIMEOFDAY = Function.named("gettimeofday");

    /// `int gettimeofday(struct timeval *tv, void *tz)`
    ///
    /// Tells the time: seconds and microseconds since 1970. The clock may be set meanwhile, so a span of time is
    /// measured by `clock_gettime` and `CLOCK_MONOTONIC`.
    ///
    /// @param tv where the time goes
    /// @param tz `NULL`: nobody uses what C would leave there
    /// @return 0; -1 and `errno`: `EFAULT`
    /// @throws IllegalArgumentException if `tz` is not `NULL`, or `tv` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/functions/gettimeofday.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/gettimeofday.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gettimeofday.2.html">macOS</a>
    public static int gettimeofday(timeval tv, MemorySegment tz) {
        checkStruct(GETTIMEOFDAY, "tv", tv.segment(), "struct timeval", timeval.layout().byteSize());
        checkWrite(GETTIMEOFDAY, "tz", tz, "0", 0);
        if (!isNull(tz))
            throw new IllegalArgumentException("gettimeofday: tz is not NULL");
        return GETTIMEOFDAY.callInt(tv.segment(), tz);
    }
}
