package libc;

import static libc.C.C_INT;
import static libc.C.NULL;
import static libc.internal.Check.checkStruct;
import static libc.internal.Check.checkWrite;
import static libc.internal.Check.isNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Pointers;

/// `<getopt.h>`: the options of a program, with long names too. `getopt` and its variables are those of `<unistd.h>`.
///
/// @see <a href="https://man7.org/linux/man-pages/man3/getopt.3.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/getopt_long.3.html">macOS</a>
public final class getopt_h extends unistd_h {
    private getopt_h() {}

    /// What `has_arg` says of an option without an argument.
    public static final int no_argument = libc_h.no_argument();

    /// What `has_arg` says of an option that needs an argument.
    public static final int required_argument = libc_h.required_argument();

    /// What `has_arg` says of an option that may have an argument, as `--level=3`.
    public static final int optional_argument = libc_h.optional_argument();

    /// `struct option`: a long option.
    /// @param segment its memory
    public record option(MemorySegment segment) implements struct {
        /// Takes memory as this type, as `(struct option *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public option {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// Declares a variable of this type, as `struct option option;` does.
        /// @param stack where it lives
        public option(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(option.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.option.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static option at(MemorySegment array, long index) {
            return new option(Check.element(array, index, layout()));
        }

        /// {@return the name, with its bounds if it was assigned here; or `NULL`}
        public MemorySegment name() {
            return Pointers.get(segment, libc.abi.option.name$offset());
        }

        /// Sets the name. It stays reachable as long as the struct does.
        /// @param value a C string, without the `--`; or `NULL`, in the last of an array
        /// @throws IllegalArgumentException if it is on Java's heap
        public void name(MemorySegment value) {
            Pointers.set(segment, libc.abi.option.name$offset(), value);
        }

        /// {@return whether it has an argument, as [#required_argument]}
        public int has_arg() {
            return (int) Field.signed(segment, libc.abi.option.has_arg$offset(), Integer.BYTES);
        }

        /// Sets whether it has an argument.
        /// @param value as [#required_argument]
        public void has_arg(int value) {
            Field.set(segment, libc.abi.option.has_arg$offset(), Integer.BYTES, value);
        }

        /// {@return where [#getopt_long] puts `val`, with its bounds if it was assigned here; or `NULL`}
        public MemorySegment flag() {
            return Pointers.get(segment, libc.abi.option.flag$offset());
        }

        /// Sets where [#getopt_long] puts `val`. It stays reachable as long as the struct does.
        /// @param value memory of an `int`; or `NULL`: the function returns `val`
        /// @throws IllegalArgumentException if it is on Java's heap
        public void flag(MemorySegment value) {
            Pointers.set(segment, libc.abi.option.flag$offset(), value);
        }

        /// {@return what stands for the option, often the character of a short one}
        public int val() {
            return (int) Field.signed(segment, libc.abi.option.val$offset(), Integer.BYTES);
        }

        /// Sets what stands for the option.
        /// @param value the new value
        public void val(int value) {
            Field.set(segment, libc.abi.option.val$offset(), Integer.BYTES, value);
        }
    }

    private static final Function GETOPT_LONG = Function.named("getopt_long", Failure.NONE);

    /// `int getopt_long(int argc, char *const argv[], const char *optstring, const struct option *longopts, int *longindex)`
    ///
    /// [#getopt(int, MemorySegment, String)], which also knows options with long names, as `--port 80` and `--port=80`.
    /// A name may be shortened as long as it fits one option alone.
    ///
    /// @param argc how many arguments
    /// @param argv pointers to them, as [libc.C#pointers] makes them
    /// @param optstring the characters of the short options; one with an argument has a `:` behind it
    /// @param longopts the long options, an array of [option] whose last one is zeros
    /// @param longindex memory of an `int`, where the place of a long option in `longopts` goes; or `NULL`
    /// @return of a short option, its character; of a long one, its `val`, or 0 if it has a `flag`; `'?'` for an option
    ///   that is not known or lacks its argument; -1 if there is no option left
    /// @throws IndexOutOfBoundsException if `argv` has less than `argc` pointers and a null pointer, `longopts` has no
    ///   last one, or `longindex` or a `flag` is shorter than an `int`
    /// @throws IllegalArgumentException if memory is on the heap, `argv` or a `flag` is read-only, or `argv` or
    ///   `longopts` has an address that was not assigned to it
    /// @see <a href="https://man7.org/linux/man-pages/man3/getopt.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getopt_long.3.html">macOS</a>
    public static int getopt_long(int argc, MemorySegment argv, String optstring, MemorySegment longopts, MemorySegment longindex) {
        try (var stack = Arena.ofConfined()) {
            return getopt_long(argc, argv, stack.allocateFrom(optstring), longopts, longindex);
        }
    }

    /// [#getopt_long(int, MemorySegment, String, MemorySegment, MemorySegment)] of a `char` array.
    ///
    /// @param argc how many arguments
    /// @param argv pointers to them
    /// @param optstring a C string
    /// @param longopts the long options
    /// @param longindex memory of an `int`, or `NULL`
    /// @return as above
    /// @throws IndexOutOfBoundsException as above, or if `optstring` has no NUL
    /// @throws IllegalArgumentException as above, or if `optstring` or `longopts` is `NULL`
    public static int getopt_long(int argc, MemorySegment argv, MemorySegment optstring, MemorySegment longopts, MemorySegment longindex) {
        checkArguments(GETOPT_LONG, argc, argv);
        checkStruct(GETOPT_LONG, "longindex", longindex, "int", C_INT.byteSize());
        Check.checkString(GETOPT_LONG, "longopts", longopts);
        try (var stack = Arena.ofConfined()) {
            var letters = Check.string(GETOPT_LONG, "optstring", optstring, stack);
            int count = count(longopts);
            // C gets options of its own, whose pointers no other thread can change.
            var own = stack.allocate(option.layout(), count + 1L);
            for (int i = 0; i < count; i++)
                copy(option.at(longopts, i), option.at(own, i), i, stack);
            int result = withArguments(GETOPT_LONG, argc, argv, () -> GETOPT_LONG.callInt(argc, argv, letters, own, longindex));
            for (int i = 0; i < count; i++)
                if (option.at(own, i).flag() != NULL)
                    option.at(longopts, i).flag().set(C_INT, 0, option.at(own, i).flag().get(C_INT, 0));
            return result;
        }
    }

    private static int count(MemorySegment longopts) {
        long size = option.layout().byteSize();
        for (int i = 0; (i + 1) * size <= longopts.byteSize(); i++)
            if (isNull(option.at(longopts, i).name()))
                return i;
        throw new IndexOutOfBoundsException("getopt_long: longopts has no option of zeros in its %d bytes".formatted(longopts.byteSize()));
    }

    private static void copy(option given, option own, int i, Arena stack) {
        own.name(Check.string(GETOPT_LONG, "longopts[" + i + "].name", assigned(given, libc.abi.option.name$offset(), i, "name"), stack));
        own.has_arg(given.has_arg());
        own.val(given.val());
        var flag = assigned(given, libc.abi.option.flag$offset(), i, "flag");
        if (isNull(flag))
            return;
        checkWrite(GETOPT_LONG, "longopts[" + i + "].flag", flag, "sizeof(int)", C_INT.byteSize());
        own.flag(stack.allocateFrom(C_INT, flag.get(C_INT, 0)));
    }

    private static MemorySegment assigned(option given, long offset, int i, String field) {
        var memory = Pointers.assigned(given.segment, offset);
        if (memory == null)
            throw new IllegalArgumentException("getopt_long: longopts[%d].%s is an address that was not assigned to it".formatted(i, field));
        return memory;
    }
}
