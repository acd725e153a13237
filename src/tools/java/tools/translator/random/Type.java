package tools.translator.random;

import java.util.List;

/** A type of C's arithmetic, the weaker before the stronger. */
enum Type {
    CHAR(8, true, "%d", "char"),
    SCHAR(8, true, "%hhd", "signed char"),
    UCHAR(8, false, "%u", "unsigned char", "uint8_t"),
    SHORT(16, true, "%hd", "short", "int16_t"),
    USHORT(16, false, "%#x", "unsigned short", "uint16_t"),
    INT(32, true, "%d", "int"),
    UINT(32, false, "%u", "unsigned int", "unsigned", "word", "uint32_t"),
    LONG(64, true, "%ld", "long", "long int", "int64_t"),
    ULONG(64, false, "%lx", "unsigned long", "size_t"),
    FLOAT(64, true, "%.2f", "float"),
    DOUBLE(64, true, "%.3f", "double");

    final int bits;
    final boolean signed;
    final String format;
    final List<String> names;

    Type(int bits, boolean signed, String format, String... names) {
        this.bits = bits;
        this.signed = signed;
        this.format = format;
        this.names = List.of(names);
    }

    boolean whole() {
        return this != FLOAT && this != DOUBLE;
    }

    long low() {
        return signed ? -1L << (bits - 1) : 0;
    }

    /** {@return the greatest value; the greatest long stands for all that is beyond it, too} */
    long high() {
        return signed || bits == 64 ? (1L << (bits - 1)) - 1 : (1L << bits) - 1;
    }

    Type promoted() {
        return bits < 32 ? INT : this;
    }

    static Type common(Type a, Type b) {
        return a.promoted().compareTo(b.promoted()) > 0 ? a.promoted() : b.promoted();
    }
}
