package libc;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What C has in the language itself, so that no header declares it: `struct`,
/// `sizeof`, assignment to a field, `argv` and `NULL`.
///
/// The other classes of this package are C's headers: `<sys/socket.h>` is
/// [libc.sys.socket_h], and so on, each with the header's functions, types and
/// constants under C's names.
public final class C {
    private C() {}

    /// C's null pointer.
    public static final MemorySegment NULL = MemorySegment.NULL;

    /// A C struct in memory. It is its own address: where C says `&addr`, Java
    /// says `addr`.
    public interface struct {
        /// {@return the bytes of the struct, as long as `sizeof` says}
        MemorySegment segment();
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
        Ahead.start(); // here, since this is the first that a program asks of the library
        var argv = new String[args.length + 1];
        var argv0 = System.getProperty("libc.argv0");
        argv[0] = argv0 != null
                ? argv0
                : StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass().getName();
        System.arraycopy(args, 0, argv, 1, args.length);
        return argv;
    }

    /// C's assignment to an integer field: the value is converted to the field's
    /// type by dropping the high bytes that do not fit.
    ///
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    /// @param size the size of the field, 1, 2 or 4 bytes
    /// @param value the value to store
    public static void assign(MemorySegment struct, long offset, int size, int value) {
        switch (size) {
            case 1 -> struct.set(ValueLayout.JAVA_BYTE, offset, (byte) value);
            case 2 -> struct.set(ValueLayout.JAVA_SHORT_UNALIGNED, offset, (short) value);
            default -> struct.set(ValueLayout.JAVA_INT_UNALIGNED, offset, value);
        }
    }

    /// The value of an unsigned integer field. One of 4 bytes is an `int` with the
    /// same bits.
    ///
    /// @param struct the memory of the struct
    /// @param offset where the field starts, in bytes
    /// @param size the size of the field, 1, 2 or 4 bytes
    /// @return the value
    public static int value(MemorySegment struct, long offset, int size) {
        return switch (size) {
            case 1 -> Byte.toUnsignedInt(struct.get(ValueLayout.JAVA_BYTE, offset));
            case 2 -> Short.toUnsignedInt(struct.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset));
            default -> struct.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
        };
    }
}
