package libc;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.ValueLayout;
import libc.abi.libc_h;

/// `<stddef.h>`: what every program needs. `NULL` is [C#NULL], since every header of C has it.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/stddef.h.html">POSIX</a>
public final class stddef_h {
    private stddef_h() {}

    /// `size_t`, the type of a size, for memory. A variable is a `long`.
    public static final ValueLayout.OfLong size_t = libc_h.size_t;

    /// `offsetof(type, member)`
    ///
    /// @param type the layout of a struct
    /// @param member the name of one of its members
    /// @return where the member starts, in bytes from the start of the struct. It is an `int`, as [C#sizeof(MemoryLayout)] is
    /// @throws IllegalArgumentException if the struct has no such member
    /// @see <a href="https://man7.org/linux/man-pages/man3/offsetof.3.html">Linux</a>
    public static int offsetof(MemoryLayout type, String member) {
        try {
            return Math.toIntExact(type.byteOffset(PathElement.groupElement(member)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("offsetof: %s has no member %s".formatted(type, member), e);
        }
    }
}
