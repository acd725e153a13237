package tools.translator;

import java.util.List;
import org.eclipse.cdt.core.dom.ast.ICompositeType;

/** A type of C, on a machine whose int has 32 bits and whose long and pointers have 64. */
sealed interface CType {

    /** An arithmetic type or void. */
    enum Number implements CType {
        VOID(1, false, 0), BOOL(1, false, 1), CHAR(1, true, 2), SCHAR(1, true, 2), UCHAR(1, false, 2), SHORT(2, true, 3), USHORT(2, false, 3),
        INT(4, true, 4), UINT(4, false, 4), LONG(8, true, 5), ULONG(8, false, 5), LLONG(8, true, 6), ULLONG(8, false, 6),
        FLOAT(4, true, 7), DOUBLE(8, true, 8);

        final int size;
        final boolean signed;
        final int rank;

        Number(int size, boolean signed, int rank) {
            this.size = size;
            this.signed = signed;
            this.rank = rank;
        }

        @Override
        public boolean isInteger() {
            return this != VOID && rank <= 6;
        }

        boolean isFloating() {
            return rank > 6;
        }

        Number unsigned() {
            return switch (this) {
                case INT -> UINT;
                case LONG -> ULONG;
                case LLONG -> ULLONG;
                default -> this;
            };
        }

        /** {@return the type after C's integer promotion} */
        Number promoted() {
            return isInteger() && rank < INT.rank ? INT : this;
        }

        /** {@return the type in which C calculates with two operands} */
        static Number common(Number a, Number b) {
            if (a.isFloating() || b.isFloating())
                return a.rank >= b.rank ? a : b;
            var x = a.promoted();
            var y = b.promoted();
            if (x.signed == y.signed)
                return x.rank >= y.rank ? x : y;
            var unsigned = x.signed ? y : x;
            var signed = x.signed ? x : y;
            if (unsigned.rank >= signed.rank)
                return unsigned;
            return signed.size > unsigned.size ? signed : signed.unsigned();
        }
    }

    record Pointer(CType to) implements CType {}

    /** An array; its length is -1 where C does not say it, and {@link #VARIABLE} where only the run says it. */
    record Array(CType of, long length) implements CType {
        static final long VARIABLE = -2;
    }

    record Struct(ICompositeType binding) implements CType {
        String name() {
            return binding.getName();
        }

        boolean isUnion() {
            return binding.getKey() == ICompositeType.k_union;
        }
    }

    /** A function; it is open if its declaration, as {@code int (*f)()}, says nothing of its parameters. */
    record Function(CType result, List<CType> parameters, boolean variadic, boolean open) implements CType {}

    /** What the parser does not understand. */
    enum Unknown implements CType { UNKNOWN }

    default boolean isInteger() {
        return this instanceof Number number && number.isInteger();
    }

    default boolean isPointer() {
        return this instanceof Pointer || this instanceof Array;
    }

    default boolean isChar() {
        return this == Number.CHAR || this == Number.SCHAR || this == Number.UCHAR;
    }

    /** {@return what a pointer points to, or the element of an array; null for any other type} */
    default CType target() {
        return this instanceof Pointer pointer ? pointer.to : this instanceof Array array ? array.of : null;
    }

    /** {@return the struct that it is, or null} */
    default Struct struct() {
        return this instanceof Struct struct ? struct : null;
    }

    default boolean isStructPointer() {
        return this instanceof Pointer pointer && pointer.to instanceof Struct;
    }

    default boolean isFunctionPointer() {
        return this instanceof Function || this instanceof Pointer pointer && pointer.to instanceof Function;
    }

    /** {@return the type of a value of this type: an array is a pointer to its first element, a function a pointer to itself} */
    default CType decayed() {
        return this instanceof Array array ? new Pointer(array.of) : this instanceof Function ? new Pointer(this) : this;
    }
}
