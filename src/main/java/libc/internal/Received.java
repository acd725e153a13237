package libc.internal;

import static libc.internal.Check.checkWrite;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A call that takes as much as has come, up to a length that is more than the memory has.
///
/// C programs ask for it: `read(sock, &message[n], BUF_SIZE - 1)` asks for more than is left of the
/// array, and nothing goes wrong as long as less comes. So C gets memory of that length, and what
/// it writes there is copied. What does not fit is an exception: C would have written past the array.
public final class Received {
    private Received() {}

    // A longer array is not likely, and a length that comes of a mistake is mostly far longer.
    private static final long MOST = 1 << 20;

    /// A call of a function of C.
    @FunctionalInterface
    public interface Call {
        /// {@return how many bytes have come, or a negative number}
        /// @param memory where they go
        long into(MemorySegment memory);
    }

    /// {@return whether the length is more than the memory has, so that the call is to be made by [#copied]}
    /// @param function the function
    /// @param pointer the parameter that points to the memory
    /// @param memory the memory
    /// @param length the parameter that says how many bytes
    /// @param most how many bytes C may write
    /// @throws IndexOutOfBoundsException if it is more by far, or the memory is `NULL`
    /// @throws IllegalArgumentException as [Check#checkWrite]
    public static boolean mayExceed(Function function, String pointer, MemorySegment memory, String length, long most) {
        boolean more = most > memory.byteSize() && most <= MOST && !Check.isNull(memory);
        checkWrite(function, pointer, memory, length, more ? 0 : most);
        return more;
    }

    /// {@return what the call returns}
    /// @param function the function
    /// @param pointer the parameter that points to the memory
    /// @param memory where the bytes go
    /// @param most how many bytes C may write
    /// @param call the call
    /// @throws IndexOutOfBoundsException if more has come than the memory holds, which has what fits
    public static long copied(Function function, String pointer, MemorySegment memory, long most, Call call) {
        try (var stack = Arena.ofConfined()) {
            var all = stack.allocate(most);
            long result = call.into(all);
            // With MSG_TRUNC, the result is the length of a datagram of which only a part has come.
            long came = Math.clamp(result, 0, most);
            long fits = Math.min(came, memory.byteSize());
            MemorySegment.copy(all, 0, memory, 0, fits);
            if (came > fits)
                throw new IndexOutOfBoundsException("%s: %d bytes have come, but %s has %d bytes".formatted(function.name(), came, pointer, fits));
            return result;
        }
    }
}
