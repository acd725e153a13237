package libc.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;
import libc.C.struct;

/// Reads a format as `printf` and its kin do, and makes of Java's arguments those that C reads.
///
/// C believes the format, whatever the arguments are. Here they are compared.
public final class Printf extends Format {
    private static final List<String> OF_INTEGERS = List.of("", "hh", "h", "l", "ll", "j", "z", "t");
    private static final List<String> OF_DOUBLES = List.of("", "l");

    private final Object[] given;
    private final SegmentAllocator stack;
    private final Variadic arguments = new Variadic();
    private int used;

    private Printf(Function function, String format, Object[] given, SegmentAllocator stack) {
        super(function, format);
        this.given = given;
        this.stack = stack;
    }

    /// {@return what C reads}
    /// @param function the function
    /// @param format the format
    /// @param given the arguments of Java's program
    /// @param stack where strings are copied to
    /// @throws IllegalArgumentException if a conversion is not C's, or its argument is missing or of another type
    /// @throws IndexOutOfBoundsException if the array of a `%s` has no NUL
    public static Variadic arguments(Function function, String format, Object[] given, SegmentAllocator stack) {
        var printf = new Printf(function, format, given, stack);
        while (printf.findConversion())
            if (!printf.take('%'))
                printf.read();
        return printf.arguments;
    }

    // A conversion is: % flags width .precision length letter.
    private void read() {
        takeAll("-+ #0");
        if (take('*'))
            star();
        else
            number();
        int precision = -1;
        if (take('.'))
            precision = take('*') ? star() : number();
        var length = takeAll("hljztL");
        switch (next()) {
            case 'd', 'i', 'u', 'o', 'x', 'X' -> {
                allow(OF_INTEGERS.contains(length));
                arguments.add(integer());
            }
            case 'f', 'F', 'e', 'E', 'g', 'G', 'a', 'A' -> {
                allow(OF_DOUBLES.contains(length));
                arguments.add(floating());
            }
            case 'c' -> {
                allow(length.isEmpty());
                arguments.add(integer());
            }
            case 's' -> {
                allow(length.isEmpty());
                arguments.add(string(precision));
            }
            case 'p' -> {
                allow(length.isEmpty());
                arguments.add(pointer());
            }
            default -> allow(false);
        }
    }

    private int star() {
        int number = (int) integer();
        arguments.add(number);
        return number;
    }

    private long integer() {
        var value = argument();
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte)
            return ((Number) value).longValue();
        if (value instanceof Character c)
            return c;
        if (value instanceof Boolean b)
            return b ? 1 : 0;
        throw mismatch("an integer", value);
    }

    private double floating() {
        var value = argument();
        if (value instanceof Double || value instanceof Float)
            return ((Number) value).doubleValue();
        throw mismatch("a double", value);
    }

    private MemorySegment string(int precision) {
        var value = argument();
        if (value instanceof String s)
            return stack.allocateFrom(s);
        if (value instanceof MemorySegment s)
            return precision < 0 ? Check.string(function, "%s", s, stack) : start(s, precision);
        throw mismatch("a String or a char array", value);
    }

    // C looks at no more bytes than the precision says, so an array of as many needs no NUL.
    private MemorySegment start(MemorySegment s, int precision) {
        Check.checkString(function, "%s", s);
        long length = 0;
        while (length < precision && length < s.byteSize() && s.get(ValueLayout.JAVA_BYTE, length) != 0)
            length++;
        if (length == s.byteSize() && length < precision)
            throw Check.noNul(function, "%s", s);
        return stack.allocate(length + 1).copyFrom(s.asSlice(0, length));
    }

    private MemorySegment pointer() {
        var value = argument();
        var memory = value instanceof struct object ? object.segment() : value;
        if (memory instanceof MemorySegment pointer && pointer.isNative())
            return pointer;
        throw mismatch("memory that C can reach", value);
    }

    private Object argument() {
        if (used == given.length)
            throw missing();
        return given[used++];
    }

    private IllegalArgumentException mismatch(String wanted, Object value) {
        return new IllegalArgumentException("%s: %s takes %s, not %s".formatted(function.name(), conversion(), wanted, value));
    }
}
