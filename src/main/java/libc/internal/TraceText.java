package libc.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Bytes, pointers and numbers as strace writes them.
final class TraceText {
    private TraceText() {}

    // As many bytes of a buffer as strace shows, and as many elements of an array.
    private static final int SHOWN = 32;

    private static final int NAMES_ARE_SHOWN_WHOLE = Integer.MAX_VALUE;

    static String pointer(MemorySegment memory) {
        return Check.isNull(memory) ? "NULL" : "0x%x".formatted(memory.address());
    }

    static String unsigned(long size) {
        return Long.toUnsignedString(size);
    }

    static int octet(MemorySegment memory, long offset) {
        return Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, offset));
    }

    /// Bytes as a C string. A byte that C cannot show as a letter is in octal, as short as the next character allows.
    static String bytes(MemorySegment memory, long length) {
        return bytes(memory, length, SHOWN);
    }

    /// A name: a C string, up to its NUL.
    static String name(MemorySegment memory) {
        if (Check.isNull(memory))
            return "NULL";
        long length = 0;
        while (octet(memory, length) != 0)
            length++;
        return bytes(memory, length, NAMES_ARE_SHOWN_WHOLE);
    }

    /// A name in an array of so many bytes, which needs no NUL.
    static String name(MemorySegment memory, long size) {
        long length = 0;
        while (length < size && octet(memory, length) != 0)
            length++;
        return bytes(memory, length, NAMES_ARE_SHOWN_WHOLE);
    }

    private static String bytes(MemorySegment memory, long length, int most) {
        if (Check.isNull(memory))
            return "NULL";
        var text = new StringBuilder("\"");
        // A size that the kernel refuses is negative in Java.
        long shown = length < 0 ? Math.min(memory.byteSize(), most) : Math.min(length, most);
        for (long i = 0; i < shown; i++) {
            int octet = octet(memory, i);
            boolean octalFollows = i + 1 < shown && octet(memory, i + 1) >= '0' && octet(memory, i + 1) <= '7';
            text.append(switch (octet) {
                case '"' -> "\\\"";
                case '\\' -> "\\\\";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                case '\t' -> "\\t";
                case 0x0B -> "\\v";
                case '\f' -> "\\f";
                default -> octet >= ' ' && octet <= '~' ? Character.toString(octet)
                        : (octalFollows ? "\\%03o" : "\\%o").formatted(octet);
            });
        }
        return text.append(shown < length || length < 0 ? "\"..." : "\"").toString();
    }

    interface Element {
        String at(long index);
    }

    /// The elements of an array.
    static String array(long count, Element element) {
        var text = new StringBuilder("[");
        for (long i = 0; i < Math.min(count, SHOWN); i++)
            text.append(i == 0 ? "" : ", ").append(element.at(i));
        return text.append(count > SHOWN ? ", ...]" : "]").toString();
    }
}
