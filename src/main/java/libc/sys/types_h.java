package libc.sys;

import java.lang.foreign.ValueLayout;
import libc.abi.libc_h;

/// `<sys/types.h>`: the types that functions of the system take and give. A variable whose address C wants is
/// `stack.allocateFrom(off_t, value)`; others are an `int` or a `long`. `size_t` is in [libc.stddef_h].
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_types.h.html">POSIX</a>
public final class types_h {
    private types_h() {}

    /// A size in bytes, or -1.
    public static final ValueLayout.OfLong ssize_t = libc_h.ssize_t;

    /// A place in a file.
    public static final ValueLayout.OfLong off_t = libc_h.off_t;

    /// The number of a process.
    public static final ValueLayout.OfInt pid_t = libc_h.pid_t;

    /// The number of a user.
    public static final ValueLayout.OfInt uid_t = libc_h.uid_t;

    /// Microseconds, for a wait.
    public static final ValueLayout.OfInt useconds_t = libc_h.useconds_t;
}
