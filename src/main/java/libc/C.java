package libc;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import libc.abi.libc_h;
import libc.internal.LinkAhead;
import libc.internal.Literal;
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
/// | shorter than the most that `read`, `recv`, `fgets` and their like may bring | the same, if more has come than it holds |
/// | on Java's heap; read-only, and C would write; `NULL`, and C would follow it | [IllegalArgumentException] |
/// | of an arena that is closed | [IllegalStateException] |
/// | confined to another thread | [WrongThreadException] |
/// | reached by a pointer in a struct whose address was not assigned to it | [IllegalArgumentException] |
/// | of an arena that another thread closes during the call | that thread gets an [IllegalStateException]; the call goes on |
/// | `NULL` that C allows, or that the kernel refuses | C's own: a result, or -1 and `EFAULT` |
/// | of `read`, `write`, `pread`, `pwrite`, and the length is negative | the kernel's own: -1 and `EFAULT` (Linux) or `EINVAL` (macOS) |
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

    // ---- strings and pointers of a program ----

    /// A string literal where C uses its memory: `const char *p = "abc"; p++`. It stays as long as the program
    /// runs, the same text is the same memory, and it is read-only.
    ///
    /// @param text the text
    /// @return its bytes in UTF-8, and a NUL
    public static MemorySegment literal(String text) {
        return text == null ? NULL : Literal.of(text);
    }

    /// A string literal whose bytes are no text: `"\377\0abc"`.
    ///
    /// @param bytes a character a byte, as in ISO 8859-1
    /// @return the bytes, and a NUL
    public static MemorySegment bytes(String bytes) {
        return Arena.global().allocateFrom(bytes, StandardCharsets.ISO_8859_1).asReadOnly();
    }

    /// `argv` where C uses it as memory: `while (*argv++)`.
    ///
    /// @param texts what [#argv] returned
    /// @return pointers to the texts, and a null pointer
    public static MemorySegment pointers(String[] texts) {
        var array = Arena.global().allocate(C_POINTER, texts.length + 1L);
        for (int i = 0; i < texts.length; i++)
            pointer(array, i, Arena.global().allocateFrom(texts[i]));
        return array;
    }

    /// A list of pointers that the binding has as an array, where C uses it as memory: `char **p = host->h_addr_list; *p++`.
    ///
    /// @param list such a list; `NULL` is its last element
    /// @return memory with the same pointers
    public static MemorySegment pointers(MemorySegment[] list) {
        var array = Arena.ofAuto().allocate(C_POINTER, list.length);
        for (int i = 0; i < list.length; i++)
            pointer(array, i, list[i]);
        return array;
    }

    /// Reads a pointer to a struct that is in memory.
    ///
    /// @param array an array of pointers, or a pointer
    /// @param index which element; 0 for a pointer
    /// @param type the constructor of the struct
    /// @param <T> the struct
    /// @return the struct; `null` if the pointer is null
    /// @throws IndexOutOfBoundsException if the array has no such element
    public static <T extends struct> T pointer(MemorySegment array, long index, Function<MemorySegment, T> type) {
        return pointer(pointer(array, index), type);
    }

    /// Writes a pointer to a struct to memory: `array[index] = value`.
    ///
    /// @param array an array of pointers, or a pointer
    /// @param index which element; 0 for a pointer
    /// @param value the struct, or `null`
    /// @return `value`
    /// @throws IndexOutOfBoundsException if the array has no such element
    public static struct pointer(MemorySegment array, long index, struct value) {
        pointer(array, index, value == null ? NULL : value.segment());
        return value;
    }

    /// Reads a pointer that is in memory. It knows how long the memory is that it points to if [#pointer(MemorySegment,
    /// long, MemorySegment)] has put it there, and does not if C has.
    ///
    /// @param array an array of pointers, or a pointer
    /// @param index which element; 0 for a pointer
    /// @return the pointer; `NULL` if it is null
    /// @throws IndexOutOfBoundsException if the array has no such element
    public static MemorySegment pointer(MemorySegment array, long index) {
        return Pointers.get(array, index * C_POINTER.byteSize());
    }

    /// Takes memory that a pointer leads to as a struct, as `(struct packet *)pointer` does.
    ///
    /// @param pointer the pointer, as `malloc` returns it
    /// @param type the constructor of the struct
    /// @param <T> the struct
    /// @return the struct; `null` if the pointer is null
    /// @throws IndexOutOfBoundsException if the memory is shorter than the struct
    public static <T extends struct> T pointer(MemorySegment pointer, Function<MemorySegment, T> type) {
        return pointer.address() == 0 ? null : type.apply(pointer);
    }

    /// Writes a pointer to memory: `array[index] = value`.
    ///
    /// @param array an array of pointers, or a pointer
    /// @param index which element; 0 for a pointer
    /// @param value where it is to point
    /// @return `value`
    /// @throws IndexOutOfBoundsException if the array has no such element
    public static MemorySegment pointer(MemorySegment array, long index, MemorySegment value) {
        Pointers.set(array, index * C_POINTER.byteSize(), value);
        return value;
    }

    /// C's `p - n`, where a slice cannot help: it does not know what is before it. As in C, it is the program that
    /// knows that there is memory.
    ///
    /// @param pointer a pointer
    /// @param bytes how far it goes back; forward, if that is negative
    /// @return the memory from there on, to the end of `pointer`
    @SuppressWarnings("restricted")
    public static MemorySegment back(MemorySegment pointer, long bytes) {
        return bytes <= 0 ? pointer.asSlice(-bytes)
                : MemorySegment.ofAddress(pointer.address() - bytes).reinterpret(Math.max(pointer.byteSize(), pointer.byteSize() + bytes));
    }

    /// {@return the address of a struct, 0 for `null`} Two pointers to structs are equal if their addresses are.
    /// @param object a struct, or `null`
    public static long address(struct object) {
        return object == null ? 0 : object.segment().address();
    }

    // ---- values of assignments ----

    /// C's `x++` where its value is used: the value from before, and then the assignment.
    ///
    /// @param value the value from before
    /// @param assignment the value after; it is evaluated after `value`
    /// @param <T> the type of the value
    /// @return `value`
    public static <T> T before(T value, Object assignment) {
        return value;
    }

    /// C's comma, `a, b`: both are evaluated, and the value is the second.
    ///
    /// @param first what is evaluated first
    /// @param value what is evaluated then
    /// @param <T> the type of the value
    /// @return `value`
    public static <T> T after(Object first, T value) {
        return value;
    }

    /// An `unsigned long` as C converts it to `double`. Java's own conversion takes the highest bit for a sign.
    ///
    /// @param value the bits of the number
    /// @return the `double` that is nearest to it
    public static double toUnsignedDouble(long value) {
        // Half of it, with the lost bit kept for the rounding, has room.
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
    }

    /// A global variable with values: `struct point p = {1, 2};`.
    ///
    /// @param object the variable's memory
    /// @param values what puts the values there
    /// @param <T> its type
    /// @return `object`
    public static <T> T with(T object, Consumer<T> values) {
        values.accept(object);
        return object;
    }

    /// C's `(object.field = value)` where its value is used.
    ///
    /// @param field the field, as `object::field`
    /// @param value the value
    /// @param <T> the type of the value
    /// @return `value`
    public static <T> T assign(Consumer<T> field, T value) {
        field.accept(value);
        return value;
    }

    /// C's `(*memory = value)` where its value is used.
    ///
    /// @param memory the memory
    /// @param layout the type, a `char`
    /// @param offset where it goes, in bytes
    /// @param value the value
    /// @return `value`
    /// @throws IndexOutOfBoundsException if it would be beyond the memory
    public static byte assign(MemorySegment memory, ValueLayout.OfByte layout, long offset, byte value) {
        memory.set(layout, offset, value);
        return value;
    }

    /// C's `(*memory = value)` where its value is used.
    ///
    /// @param memory the memory
    /// @param layout the type, a `short`
    /// @param offset where it goes, in bytes
    /// @param value the value
    /// @return `value`
    /// @throws IndexOutOfBoundsException if it would be beyond the memory
    public static short assign(MemorySegment memory, ValueLayout.OfShort layout, long offset, short value) {
        memory.set(layout, offset, value);
        return value;
    }

    /// C's `(*memory = value)` where its value is used.
    ///
    /// @param memory the memory
    /// @param layout the type, a `int`
    /// @param offset where it goes, in bytes
    /// @param value the value
    /// @return `value`
    /// @throws IndexOutOfBoundsException if it would be beyond the memory
    public static int assign(MemorySegment memory, ValueLayout.OfInt layout, long offset, int value) {
        memory.set(layout, offset, value);
        return value;
    }

    /// C's `(*memory = value)` where its value is used.
    ///
    /// @param memory the memory
    /// @param layout the type, a `long`
    /// @param offset where it goes, in bytes
    /// @param value the value
    /// @return `value`
    /// @throws IndexOutOfBoundsException if it would be beyond the memory
    public static long assign(MemorySegment memory, ValueLayout.OfLong layout, long offset, long value) {
        memory.set(layout, offset, value);
        return value;
    }

    /// C's `(*memory = value)` where its value is used.
    ///
    /// @param memory the memory
    /// @param layout the type, a `float`
    /// @param offset where it goes, in bytes
    /// @param value the value
    /// @return `value`
    /// @throws IndexOutOfBoundsException if it would be beyond the memory
    public static float assign(MemorySegment memory, ValueLayout.OfFloat layout, long offset, float value) {
        memory.set(layout, offset, value);
        return value;
    }

    /// C's `(*memory = value)` where its value is used.
    ///
    /// @param memory the memory
    /// @param layout the type, a `double`
    /// @param offset where it goes, in bytes
    /// @param value the value
    /// @return `value`
    /// @throws IndexOutOfBoundsException if it would be beyond the memory
    public static double assign(MemorySegment memory, ValueLayout.OfDouble layout, long offset, double value) {
        memory.set(layout, offset, value);
        return value;
    }

    // ---- structs of a program ----

    /// The fields of a program's own struct, in their order: it computes their offsets as C does.
    public static final class Fields {
        private final boolean union;
        private final long most;
        private long end; // of the last field, in bits
        private long alignment = 1;

        /// Begins a struct or a union.
        /// @param union whether all fields begin at 0
        public Fields(boolean union) {
            this(union, Long.MAX_VALUE);
        }

        /// Begins a struct or a union that is packed, as `#pragma pack(1)` and `__attribute__((packed))` make it.
        /// @param union whether all fields begin at 0
        /// @param most what a field's alignment is at most: with 1, no byte is between two fields
        public Fields(boolean union, long most) {
            this.union = union;
            this.most = most;
        }

        /// Adds a field.
        ///
        /// @param layout its type
        /// @return its offset
        public long add(MemoryLayout layout) {
            long fieldAlignment = align(layout);
            long offset = union ? 0 : roundUp(size(), fieldAlignment);
            end = Math.max(end, Byte.SIZE * (offset + layout.byteSize()));
            return offset;
        }

        /// Adds a bit-field whose values are 0 or more: `unsigned version : 4;`. Its bits come right behind
        /// those of the field before it, from the lowest bit on, if the rest of its type has room for them.
        ///
        /// @param type its type
        /// @param width how many bits it has
        /// @return where it is
        public Bits unsigned(MemoryLayout type, int width) {
            align(type);
            return new Bits(place(type, width), width, false);
        }

        /// Adds a bit-field with a sign: `int offset : 4;`.
        ///
        /// @param type its type
        /// @param width how many bits it has
        /// @return where it is
        public Bits signed(MemoryLayout type, int width) {
            align(type);
            return new Bits(place(type, width), width, true);
        }

        /// Leaves bits unused, as a bit-field without a name does: `unsigned : 3;`.
        ///
        /// @param type its type
        /// @param width how many bits; with 0, the next bit-field begins in a new place for `type`
        public void skip(MemoryLayout type, int width) {
            place(type, width);
        }

        private long align(MemoryLayout type) {
            long fieldAlignment = Math.min(most, type.byteAlignment());
            alignment = Math.max(alignment, fieldAlignment);
            return fieldAlignment;
        }

        private long place(MemoryLayout type, int width) {
            long room = Byte.SIZE * type.byteSize();
            long bit = union ? 0 : end;
            // In a packed struct a bit-field may lie across the boundaries of its type.
            if (width == 0 || most == Long.MAX_VALUE && bit % room + width > room)
                bit = roundUp(bit, room);
            end = Math.max(end, bit + width);
            return bit;
        }

        private long size() {
            return roundUp(end, Byte.SIZE) / Byte.SIZE;
        }

        /// {@return the layout of the whole struct, for `sizeof` and for an array}
        public MemoryLayout layout() {
            return MemoryLayout.sequenceLayout(roundUp(size(), alignment), ValueLayout.JAVA_BYTE).withByteAlignment(alignment);
        }

        /// {@return an array from one of its elements on}
        /// @param array the array
        /// @param index which element
        public MemorySegment at(MemorySegment array, long index) {
            return index < 0 ? back(array, -index * layout().byteSize()) : array.asSlice(index * layout().byteSize());
        }

        private static long roundUp(long number, long multiple) {
            return (number + multiple - 1) / multiple * multiple;
        }
    }

    /// Where a bit-field is.
    ///
    /// @param position its lowest bit, counted from the lowest bit of the struct's first byte
    /// @param width how many bits it has, 1 to 64
    /// @param signed whether its highest bit is its sign
    public record Bits(long position, int width, boolean signed) {}

    /// A struct of a program's own: it names its fields, and this reads and writes them.
    public abstract static class Struct implements struct {
        private static final List<Object> OBJECTS = new ArrayList<>(List.of(0));

        private final Fields fields;
        private final MemorySegment segment;

        /// Declares a variable, as `struct packet p;` does.
        /// @param fields its fields
        /// @param stack where it lives
        protected Struct(Fields fields, SegmentAllocator stack) {
            this.fields = fields;
            segment = stack.allocate(fields.layout());
        }

        /// Takes memory as this struct, as `(struct packet *)memory` does.
        /// @param fields its fields
        /// @param memory the memory; what is behind the struct stays within reach
        /// @throws IndexOutOfBoundsException if it is shorter
        protected Struct(Fields fields, MemorySegment memory) {
            if (memory.byteSize() < fields.layout().byteSize())
                throw new IndexOutOfBoundsException("%s: sizeof is %d, but the memory has %d bytes".formatted(
                        getClass().getSimpleName(), fields.layout().byteSize(), memory.byteSize()));
            this.fields = fields;
            segment = memory;
        }

        @Override
        public final MemorySegment segment() {
            return segment;
        }

        /// C's assignment of a struct: as many bytes as its type has, whatever is behind it.
        /// @param other a struct of the same type
        /// @throws IllegalArgumentException if it has another type, or if this struct is read-only
        @Override
        public final void copyFrom(struct other) {
            if (!(other instanceof Struct own) || own.fields != fields)
                throw new IllegalArgumentException("copyFrom: other is a %s, not a %s".formatted(other.getClass().getSimpleName(), getClass().getSimpleName()));
            long size = fields.layout().byteSize();
            MemorySegment.copy(own.segment, 0, segment, 0, size);
            Pointers.copied(own.segment.asSlice(0, size), segment.asSlice(0, size), size);
        }

        /// {@return the bytes of a field that is an array or a struct}
        /// @param offset the field
        /// @param layout its type
        protected final MemorySegment get(long offset, MemoryLayout layout) {
            return segment.asSlice(offset, layout.byteSize());
        }

        /// {@return a field that is a pointer}
        /// @param offset the field
        protected final MemorySegment getPointer(long offset) {
            return Pointers.get(segment, offset);
        }

        /// {@return a field that is a pointer to a struct; `null` if it is null}
        /// @param offset the field
        /// @param type the constructor of the struct
        /// @param <T> the struct
        protected final <T extends struct> T getPointer(long offset, Function<MemorySegment, T> type) {
            return pointer(Pointers.get(segment, offset), type);
        }

        /// Sets a field that is a pointer.
        /// @param offset the field
        /// @param value where it is to point
        protected final void set(long offset, MemorySegment value) {
            Pointers.set(segment, offset, value);
        }

        /// Sets a field that is a pointer to a struct.
        /// @param offset the field
        /// @param value the struct, or `null`
        protected final void set(long offset, struct value) {
            Pointers.set(segment, offset, value == null ? NULL : value.segment());
        }

        /// {@return a field that is a pointer to a function or to a `FILE`; `null` if it is null}
        /// @param offset the field
        /// @param <T> its type
        @SuppressWarnings("unchecked")
        protected final <T> T getObject(long offset) {
            synchronized (OBJECTS) {
                int number = (int) segment.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
                return number == 0 ? null : (T) OBJECTS.get(number);
            }
        }

        /// Sets a field that is a pointer to a function or to a `FILE`. The memory holds a number that stands for it.
        /// @param offset the field
        /// @param value what it is to point to, or `null`
        protected final void setObject(long offset, Object value) {
            synchronized (OBJECTS) {
                int number = value == null ? 0 : OBJECTS.indexOf(value);
                if (number == -1) {
                    number = OBJECTS.size();
                    OBJECTS.add(value);
                }
                segment.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, number);
            }
        }

        /// {@return a field}
        /// @param offset the field
        protected final boolean getBoolean(long offset) {
            return segment.get(ValueLayout.JAVA_BOOLEAN, offset);
        }

        /// Sets a field.
        /// @param offset the field
        /// @param value the value
        protected final void set(long offset, boolean value) {
            segment.set(ValueLayout.JAVA_BOOLEAN, offset, value);
        }

        /// {@return a field}
        /// @param offset the field
        protected final byte getByte(long offset) {
            return segment.get(ValueLayout.JAVA_BYTE, offset);
        }

        /// Sets a field.
        /// @param offset the field
        /// @param value the value
        protected final void set(long offset, byte value) {
            segment.set(ValueLayout.JAVA_BYTE, offset, value);
        }

        /// {@return a field}
        /// @param offset the field
        protected final short getShort(long offset) {
            return segment.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset);
        }

        /// Sets a field.
        /// @param offset the field
        /// @param value the value
        protected final void set(long offset, short value) {
            segment.set(ValueLayout.JAVA_SHORT_UNALIGNED, offset, value);
        }

        /// {@return a field}
        /// @param offset the field
        protected final int getInt(long offset) {
            return segment.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
        }

        /// Sets a field.
        /// @param offset the field
        /// @param value the value
        protected final void set(long offset, int value) {
            segment.set(ValueLayout.JAVA_INT_UNALIGNED, offset, value);
        }

        /// {@return a field}
        /// @param offset the field
        protected final long getLong(long offset) {
            return segment.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
        }

        /// Sets a field.
        /// @param offset the field
        /// @param value the value
        protected final void set(long offset, long value) {
            segment.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, value);
        }

        /// {@return a field}
        /// @param offset the field
        protected final float getFloat(long offset) {
            return segment.get(ValueLayout.JAVA_FLOAT_UNALIGNED, offset);
        }

        /// Sets a field.
        /// @param offset the field
        /// @param value the value
        protected final void set(long offset, float value) {
            segment.set(ValueLayout.JAVA_FLOAT_UNALIGNED, offset, value);
        }

        /// {@return a field}
        /// @param offset the field
        protected final double getDouble(long offset) {
            return segment.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset);
        }

        /// Sets a field.
        /// @param offset the field
        /// @param value the value
        protected final void set(long offset, double value) {
            segment.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset, value);
        }

        /// {@return a bit-field}
        /// @param field the field
        protected final boolean getBoolean(Bits field) {
            return getLong(field) != 0;
        }

        /// Sets a bit-field.
        /// @param field the field
        /// @param value the value
        /// @return the value
        protected final boolean set(Bits field, boolean value) {
            return set(field, value ? 1L : 0L) != 0;
        }

        /// {@return a bit-field}
        /// @param field the field
        protected final int getInt(Bits field) {
            return (int) getLong(field);
        }

        /// Sets a bit-field to the low bits of a value, as many as it has.
        /// @param field the field
        /// @param value the value
        /// @return what the bit-field is now, which is the value of C's assignment
        protected final int set(Bits field, int value) {
            return (int) set(field, (long) value);
        }

        /// {@return a bit-field}
        /// @param field the field
        protected final long getLong(Bits field) {
            long above = Long.SIZE - field.width();
            long atTop = bytes(field) << above - field.position() % Byte.SIZE;
            return field.signed() ? atTop >> above : atTop >>> above;
        }

        /// Sets a bit-field to the low bits of a value, as many as it has.
        /// @param field the field
        /// @param value the value
        /// @return what the bit-field is now, which is the value of C's assignment
        protected final long set(Bits field, long value) {
            long shift = field.position() % Byte.SIZE;
            long mask = -1L >>> Long.SIZE - field.width() << shift;
            long bytes = bytes(field) & ~mask | value << shift & mask;
            for (long at = first(field); at <= last(field); at++, bytes >>= Byte.SIZE)
                segment.set(ValueLayout.JAVA_BYTE, at, (byte) bytes);
            return getLong(field);
        }

        /** The bytes that a bit-field has a part of, the first one lowest. The fields before and behind it are in them, too. */
        private long bytes(Bits field) {
            long bytes = 0;
            for (long at = last(field); at >= first(field); at--)
                bytes = bytes << Byte.SIZE | Byte.toUnsignedLong(segment.get(ValueLayout.JAVA_BYTE, at));
            return bytes;
        }

        private static long first(Bits field) {
            return field.position() / Byte.SIZE;
        }

        private static long last(Bits field) {
            return (field.position() + field.width() - 1) / Byte.SIZE;
        }
    }

    /// A struct that is handed over by value: a function may change its own copy.
    ///
    /// @param type the constructor of the struct
    /// @param object the struct
    /// @param <T> the struct
    /// @return a copy, which lives as long as it is used
    public static <T extends struct> T copy(Function<MemorySegment, T> type, T object) {
        var copy = type.apply(Arena.ofAuto().allocate(object.segment().byteSize(), Long.BYTES));
        copy.copyFrom(object);
        return copy;
    }
}
