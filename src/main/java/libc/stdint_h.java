package libc;

import java.lang.foreign.ValueLayout;
import libc.abi.libc_h;

/// `<stdint.h>`: integers of a certain size.
///
/// A type is its layout, for memory: `stack.allocate(uint32_t)`, `buffer.get(uint32_t, 0)`. A variable is a `byte`,
/// a `short`, an `int` or a `long`.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/stdint.h.html">POSIX</a>
public final class stdint_h {
    private stdint_h() {}

    /// An integer of 1 byte.
    public static final ValueLayout.OfByte int8_t = libc_h.int8_t;

    /// An integer of 2 bytes.
    public static final ValueLayout.OfShort int16_t = libc_h.int16_t;

    /// An integer of 4 bytes.
    public static final ValueLayout.OfInt int32_t = libc_h.int32_t;

    /// An integer of 8 bytes.
    public static final ValueLayout.OfLong int64_t = libc_h.int64_t;

    /// An integer of 1 byte without a sign; Java reads the same bits with one.
    public static final ValueLayout.OfByte uint8_t = libc_h.uint8_t;

    /// An integer of 2 bytes without a sign; Java reads the same bits with one.
    public static final ValueLayout.OfShort uint16_t = libc_h.uint16_t;

    /// An integer of 4 bytes without a sign; Java reads the same bits with one.
    public static final ValueLayout.OfInt uint32_t = libc_h.uint32_t;

    /// An integer of 8 bytes without a sign; Java reads the same bits with one.
    public static final ValueLayout.OfLong uint64_t = libc_h.uint64_t;

    /// An integer as long as a pointer.
    public static final ValueLayout.OfLong intptr_t = libc_h.intptr_t;

    /// An integer as long as a pointer, without a sign.
    public static final ValueLayout.OfLong uintptr_t = libc_h.uintptr_t;

    /// The largest `int8_t`.
    public static final int INT8_MAX = libc_h.INT8_MAX();

    /// The smallest `int8_t`.
    public static final int INT8_MIN = libc_h.INT8_MIN();

    /// The largest `uint8_t`.
    public static final int UINT8_MAX = libc_h.UINT8_MAX();

    /// The largest `int16_t`.
    public static final int INT16_MAX = libc_h.INT16_MAX();

    /// The smallest `int16_t`.
    public static final int INT16_MIN = libc_h.INT16_MIN();

    /// The largest `uint16_t`.
    public static final int UINT16_MAX = libc_h.UINT16_MAX();

    /// The largest `int32_t`.
    public static final int INT32_MAX = libc_h.INT32_MAX();

    /// The smallest `int32_t`.
    public static final int INT32_MIN = libc_h.INT32_MIN();

    /// The largest `uint32_t`: the same bits, which Java takes for -1.
    public static final int UINT32_MAX = libc_h.UINT32_MAX();

    /// The largest `int64_t`.
    public static final long INT64_MAX = libc_h.INT64_MAX();

    /// The smallest `int64_t`.
    public static final long INT64_MIN = libc_h.INT64_MIN();

    /// The largest `uint64_t`: the same bits, which Java takes for -1.
    public static final long UINT64_MAX = libc_h.UINT64_MAX();

    /// The largest `size_t`: the same bits, which Java takes for -1.
    public static final long SIZE_MAX = libc_h.SIZE_MAX();
}
