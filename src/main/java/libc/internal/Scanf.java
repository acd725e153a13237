package libc.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static libc.abi.libc_h.C_CHAR;
import static libc.abi.libc_h.C_DOUBLE;
import static libc.abi.libc_h.C_FLOAT;
import static libc.abi.libc_h.C_INT;
import static libc.abi.libc_h.C_LONG;
import static libc.abi.libc_h.C_LONG_LONG;
import static libc.abi.libc_h.C_POINTER;
import static libc.abi.libc_h.C_SHORT;
import static libc.internal.Check.checkWrite;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;

/// Reads a format as `scanf` and its kin do, and gives C memory in which whatever it reads has room.
///
/// C does not know how long the program's memory is. So it writes into memory of the call's own; each string
/// gets a width there, one more than fits. What C has read is copied to the program's memory, if all of it fits. A
/// pointer that was read from memory has no end; C writes there itself.
public final class Scanf extends Format {

    // Where a conversion goes: the program's memory, and what C gets in its place.
    // A %n is no conversion to C's count, and is known by what it has written.
    private record Target(String name, MemorySegment memory, MemorySegment read, boolean string, boolean place) {}

    private final MemorySegment[] given;
    private final SegmentAllocator stack;
    private final StringBuilder bounded = new StringBuilder();
    private final Variadic arguments = new Variadic();
    private final List<Target> targets = new ArrayList<>();

    // Of the conversion that is being read.
    private boolean skipped;
    private int width;

    /// Checks the program's memory.
    ///
    /// @param function the function
    /// @param format the format, a C string that nobody changes
    /// @param given the program's memory, a segment a conversion
    /// @param stack where C writes
    /// @throws IllegalArgumentException if a conversion is not C's, or its memory is missing, on the heap or read-only
    /// @throws IndexOutOfBoundsException if memory is shorter than the type of its conversion
    public Scanf(Function function, MemorySegment format, MemorySegment[] given, SegmentAllocator stack) {
        super(function, format.getString(0, ISO_8859_1)); // a character a byte
        this.given = given;
        this.stack = stack;
        int copied = 0;
        while (findConversion()) {
            bounded.append(this.format, copied, place() - 1);
            if (take('%'))
                bounded.append("%%");
            else
                read();
            copied = place();
        }
        bounded.append(this.format, copied, this.format.length());
    }

    /// {@return the format for C, in which each string has a width}
    public MemorySegment format() {
        return stack.allocateFrom(bounded.toString(), ISO_8859_1);
    }

    /// {@return the pointers for C}
    public Variadic arguments() {
        return arguments;
    }

    /// Copies what C has read to the program's memory.
    ///
    /// @param conversions how many conversions C has read, or `EOF`
    /// @return the same
    /// @throws IndexOutOfBoundsException if a string does not fit; then nothing is copied
    public int copy(int conversions) {
        int result = conversions;
        var read = new ArrayList<Target>();
        for (var target : targets)
            if (target.place ? !isUnread(target) : result-- > 0)
                read.add(target);
        for (var target : read)
            checkWrite(function, target.name, target.memory, "the size of what was read", size(target));
        for (var target : read)
            if (target.memory != target.read)
                target.memory.copyFrom(target.read.asSlice(0, size(target)));
        return conversions;
    }

    // How much was read is not negative, and fits its type.
    private static boolean isUnread(Target target) {
        return target.read.asSlice(0, target.read.byteSize()).mismatch(unread(target.read.byteSize())) == -1;
    }

    private static MemorySegment unread(long size) {
        return MemorySegment.ofArray(new byte[(int) size]).fill((byte) -1);
    }

    private long size(Target target) {
        return target.string ? Check.length(function, target.name, target.read) + 1 : target.read.byteSize();
    }

    // A conversion is: % * width length letter.
    private void read() {
        skipped = take('*');
        int start = place();
        width = number();
        allow(width > 0 || place() == start);
        var length = takeAll("hljztL");
        char letter = next();
        switch (letter) {
            case 'd', 'i', 'u', 'o', 'x', 'X' -> value("%" + length + letter, length + letter, sizeOfInteger(length));
            // All of these read the same; "%as" would be a string to glibc.
            case 'f', 'F', 'e', 'E', 'g', 'G', 'a', 'A' -> value("%" + length + letter, length + 'f', sizeOfFloating(length));
            case 'n' -> {
                allow(!skipped && width == 0);
                count("%" + length + letter, length + letter, sizeOfInteger(length));
            }
            case 'p' -> {
                allow(length.isEmpty());
                value("%p", "p", C_POINTER.byteSize());
            }
            case 'c' -> {
                allow(length.isEmpty());
                value("%c", "c", Math.max(width, 1));
            }
            case 's' -> {
                allow(length.isEmpty());
                string("%s", "s");
            }
            case '[' -> {
                allow(length.isEmpty());
                string("%[", "[" + set());
            }
            default -> allow(false);
        }
    }

    private long sizeOfInteger(String length) {
        return switch (length) {
            case "hh" -> C_CHAR.byteSize();
            case "h" -> C_SHORT.byteSize();
            case "" -> C_INT.byteSize();
            case "l", "j", "z", "t" -> C_LONG.byteSize();
            case "ll" -> C_LONG_LONG.byteSize();
            default -> {
                allow(false);
                yield 0;
            }
        };
    }

    private long sizeOfFloating(String length) {
        allow(length.isEmpty() || length.equals("l"));
        return length.isEmpty() ? C_FLOAT.byteSize() : C_DOUBLE.byteSize();
    }

    // A ] that comes first, or behind the ^, is in the set.
    private String set() {
        int start = place();
        take('^');
        take(']');
        allow(find(']'));
        return format.substring(start, place());
    }

    private void value(String name, String conversion, long size) {
        bound(width, conversion);
        if (skipped)
            return;
        var memory = memory(name, "the size of its type", size);
        // Of a %c with a width, C may read less than that.
        var read = endless(memory) ? memory : stack.allocate(size, Long.BYTES).copyFrom(memory.asSlice(0, size));
        target(name, memory, read, false);
    }

    private void count(String name, String conversion, long size) {
        bound(0, conversion);
        var memory = memory(name, "the size of its type", size);
        target(name, memory, endless(memory) ? memory : stack.allocate(size, Long.BYTES).copyFrom(unread(size)), false);
    }

    private void string(String name, String conversion) {
        if (skipped) {
            bound(width, conversion);
            return;
        }
        var memory = memory(name, "the size of an empty string", 1);
        if (endless(memory)) {
            bound(width, conversion);
            target(name, memory, memory, true);
            return;
        }
        int most = (int) Math.min(width > 0 ? width : Integer.MAX_VALUE, memory.byteSize());
        bound(most, conversion);
        target(name, memory, stack.allocate(most + 1L), true);
    }

    private MemorySegment memory(String name, String what, long size) {
        if (targets.size() == given.length)
            throw missing();
        var memory = given[targets.size()];
        checkWrite(function, name, memory, what, size);
        return memory;
    }

    private static boolean endless(MemorySegment memory) {
        return memory.byteSize() > Integer.MAX_VALUE;
    }

    private void bound(int width, String conversion) {
        bounded.append(skipped ? "%*" : "%").append(width > 0 ? width : "").append(conversion);
    }

    private void target(String name, MemorySegment memory, MemorySegment read, boolean string) {
        targets.add(new Target(name, memory, read, string, name.endsWith("n")));
        arguments.add(read);
    }
}
