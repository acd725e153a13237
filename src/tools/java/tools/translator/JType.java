package tools.translator;

/**
 * A type of Java, as the twin uses it.
 *
 * @param kind what it is
 * @param name the class of an {@link Kind#OBJECT} or of a {@link Kind#FUNCTION}
 * @param element the element of an {@link Kind#ARRAY}
 */
record JType(Kind kind, String name, JType element) {
    enum Kind { VOID, BOOLEAN, BYTE, CHAR, SHORT, INT, LONG, FLOAT, DOUBLE, STRING, MEMORY, NULL, OBJECT, FUNCTION, ARRAY, ANY }

    static final JType VOID = new JType(Kind.VOID);
    static final JType BOOLEAN = new JType(Kind.BOOLEAN);
    static final JType BYTE = new JType(Kind.BYTE);
    static final JType CHAR = new JType(Kind.CHAR);
    static final JType SHORT = new JType(Kind.SHORT);
    static final JType INT = new JType(Kind.INT);
    static final JType LONG = new JType(Kind.LONG);
    static final JType FLOAT = new JType(Kind.FLOAT);
    static final JType DOUBLE = new JType(Kind.DOUBLE);
    static final JType STRING = new JType(Kind.STRING);
    static final JType MEMORY = new JType(Kind.MEMORY);
    /** C's null pointer constant, NULL or 0, before it is known which pointer is meant. */
    static final JType NULL = new JType(Kind.NULL);
    static final JType ANY = new JType(Kind.ANY);

    private JType(Kind kind) {
        this(kind, null, null);
    }

    static JType object(String name) {
        return new JType(Kind.OBJECT, name, null);
    }

    static JType function(String name) {
        return new JType(Kind.FUNCTION, name, null);
    }

    static JType array(JType element) {
        return new JType(Kind.ARRAY, null, element);
    }

    static JType of(CType.Number type) {
        return switch (type) {
            case VOID -> VOID;
            case BOOL -> BOOLEAN;
            case CHAR, SCHAR, UCHAR -> BYTE;
            case SHORT, USHORT -> SHORT;
            case INT, UINT -> INT;
            case LONG, ULONG, LLONG, ULLONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
        };
    }

    /** {@return the type of a value of the binding's} */
    static JType of(Class<?> type) {
        if (type.isArray())
            return array(of(type.getComponentType()));
        return switch (type.getName()) {
            case "void" -> VOID;
            case "boolean" -> BOOLEAN;
            case "byte" -> BYTE;
            case "char" -> CHAR;
            case "short" -> SHORT;
            case "int" -> INT;
            case "long" -> LONG;
            case "float" -> FLOAT;
            case "double" -> DOUBLE;
            case "java.lang.String" -> STRING;
            case "java.lang.foreign.MemorySegment" -> MEMORY;
            case "java.lang.Object" -> ANY;
            default -> type.isInterface() && !libc.C.struct.class.isAssignableFrom(type) ? function(type.getSimpleName()) : object(type.getSimpleName());
        };
    }

    boolean isNumber() {
        return kind.compareTo(Kind.BYTE) >= 0 && kind.compareTo(Kind.DOUBLE) <= 0;
    }

    boolean isInteger() {
        return kind.compareTo(Kind.BYTE) >= 0 && kind.compareTo(Kind.LONG) <= 0;
    }

    boolean isFloating() {
        return kind == Kind.FLOAT || kind == Kind.DOUBLE;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** {@return how many bytes a number has} */
    int size() {
        return switch (kind) {
            case BYTE, BOOLEAN -> 1;
            case SHORT, CHAR -> 2;
            case INT, FLOAT -> 4;
            default -> 8;
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case STRING -> "String";
            case MEMORY, NULL -> "MemorySegment";
            case ANY -> "Object";
            case OBJECT, FUNCTION -> name;
            case ARRAY -> element + "[]";
            default -> kind.name().toLowerCase();
        };
    }
}
