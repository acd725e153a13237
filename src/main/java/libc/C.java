package libc;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import libc.abi.libc_h;
import libc.internal.LinkAhead;
import libc.internal.Pointers;

/// What C has in the language itself, so that no header declares it: its types, `struct` and
/// its assignment, `sizeof`, `argv` and `NULL`.
///
/// The other classes of this package are C's headers: `<sys/socket.h>` is
/// [libc.sys.socket_h], and so on, each with the header's functions, types and
/// constants under C's names.
///
/// A function checks the memory that it is given before C sees it. What it refuses is an
/// exception, whose message names the function and the parameter:
///
/// | memory | outcome |
/// | --- | --- |
/// | shorter than the length that goes with it, or than its string | [IndexOutOfBoundsException], with both sizes |
/// | on Java's heap; read-only, and C would write; `NULL`, and C would follow it | [IllegalArgumentException] |
/// | of an arena that is closed | [IllegalStateException] |
/// | confined to another thread | [WrongThreadException] |
/// | reached by a pointer in a struct whose address was not assigned to it | [IllegalArgumentException] |
/// | of an arena that another thread closes during the call | that thread gets an [IllegalStateException]; the call goes on |
/// | `NULL` that C allows, or that the kernel refuses | C's own: a result, or -1 and `EFAULT` |
public final class C {
    private C() {}

    /// C's null pointer. A function that returns one returns this very constant, so that
    /// `fgets(...) == NULL` means in Java what it means in C.
    public static final MemorySegment NULL = MemorySegment.NULL;

    /// `char`, one byte. A character is set in an array by `message.set(C_CHAR, n, (byte) c)`.
    public static final ValueLayout.OfByte C_CHAR = libc_h.C_CHAR;

    /// `short`, two bytes.
    public static final ValueLayout.OfShort C_SHORT = libc_h.C_SHORT;

    /// `int`, four bytes.
    public static final ValueLayout.OfInt C_INT = libc_h.C_INT;

    /// `long`, eight bytes.
    public static final ValueLayout.OfLong C_LONG = libc_h.C_LONG;

    /// `long long`, eight bytes.
    public static final ValueLayout.OfLong C_LONG_LONG = libc_h.C_LONG_LONG;

    /// `float`, four bytes.
    public static final ValueLayout.OfFloat C_FLOAT = libc_h.C_FLOAT;

    /// `double`, eight bytes.
    public static final ValueLayout.OfDouble C_DOUBLE = libc_h.C_DOUBLE;

    /// `_Bool`, which `<stdbool.h>` calls `bool`, one byte.
    public static final ValueLayout.OfBoolean C_BOOL = libc_h.C_BOOL;

    /// A pointer, eight bytes: `char *p` in memory is read by `memory.get(C_POINTER, 0)`. As in C, what is read there does
    /// not know where the memory ends that it points to.
    public static final AddressLayout C_POINTER = libc_h.C_POINTER;

    /// A C struct in memory. It is its own address: where C says `&addr`, Java
    /// says `addr`.
    public interface struct {
        /// {@return the bytes of the struct, as long as `sizeof` says}
        MemorySegment segment();

        /// C's assignment of a struct: `a = b` is `a.copyFrom(b)`.
        ///
        /// @param other a struct of the same type
        /// @throws IndexOutOfBoundsException if it is longer or shorter, so that it has another type
        /// @throws IllegalArgumentException if this struct is read-only
        default void copyFrom(struct other) {
            if (other.segment().byteSize() != segment().byteSize())
                throw new IndexOutOfBoundsException("copyFrom: other has %d bytes, but the struct has %d bytes"
                        .formatted(other.segment().byteSize(), segment().byteSize()));
            segment().copyFrom(other.segment());
            Pointers.copied(other.segment(), segment(), segment().byteSize());
        }
    }

    /// {@return the size of a struct in bytes}
    /// @param object any struct
    public static int sizeof(struct object) {
        return sizeof(object.segment());
    }

    /// The size of an array in bytes. It is an `int`, which Java widens to `long`
    /// as silently as C narrows `size_t` to `socklen_t`.
    ///
    /// @param array any memory that was allocated with a size
    /// @return the size
    /// @throws ArithmeticException if that is more than an `int` holds
    public static int sizeof(MemorySegment array) {
        return Math.toIntExact(array.byteSize());
    }

    /// {@return the size of a type in bytes}
    /// @param type a layout, as [libc.sys.socket_h#socklen_t]
    public static int sizeof(MemoryLayout type) {
        return Math.toIntExact(type.byteSize());
    }

    /// C's argument vector: `argv[0]` is the program as it was called, the
    /// arguments follow from `argv[1]`. Java drops `argv[0]`, so the command that
    /// starts the program passes it as the property `libc.argv0`; without it, the
    /// name of the calling class stands in.
    ///
    /// @param args what Java's `main` was given
    /// @return a new array, one longer than `args`
    public static String[] argv(String[] args) {
        LinkAhead.start(); // here, since this is the first that a program asks of the library
        var argv = new String[args.length + 1];
        var argv0 = System.getProperty("libc.argv0");
        argv[0] = argv0 != null
                ? argv0
                : StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass().getName();
        System.arraycopy(args, 0, argv, 1, args.length);
        return argv;
    }
}
