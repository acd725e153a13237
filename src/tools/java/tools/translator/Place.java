package tools.translator;

/** Where a value is: what C assigns to, and Java reads and writes. */
sealed interface Place {

    /** The type of what is read there. */
    JType type();

    Code read();

    /** {@return an expression that writes there; in Java its value may only be used if {@link #isVariable}} */
    String write(String value);

    /** {@return an expression that writes there and has the value that was written} */
    String assign(Code value);

    default boolean isVariable() {
        return this instanceof Variable;
    }

    /** A variable of Java, or an element of a Java array. */
    record Variable(String name, JType type) implements Place {
        @Override
        public Code read() {
            return Code.primary(name, type);
        }

        @Override
        public String write(String value) {
            return name + " = " + value;
        }

        @Override
        public String assign(Code value) {
            return write(value.text());
        }
    }

    /** A value in memory; the place is counted in bytes, or in elements. */
    record Memory(String memory, String layout, String place, boolean inElements, JType type) implements Place {
        @Override
        public Code read() {
            if (layout.equals("C_POINTER"))
                return Code.primary(type.is(JType.Kind.OBJECT) ? "pointer(%s, %s, %s::new)".formatted(bare(), place, type) : "pointer(%s, %s)".formatted(bare(), place), type);
            return Code.primary("%s.%s(%s, %s)".formatted(memory, inElements ? "getAtIndex" : "get", layout, place), type);
        }

        @Override
        public String write(String value) {
            if (layout.equals("C_POINTER"))
                return pointer(type.is(JType.Kind.OBJECT) && value.equals("null") ? "NULL" : value);
            return "%s.%s(%s, %s, %s)".formatted(memory, inElements ? "setAtIndex" : "set", layout, place, value);
        }

        @Override
        public String assign(Code value) {
            if (layout.equals("C_POINTER"))
                return type.is(JType.Kind.OBJECT) ? "((%1$s) %2$s)".formatted(type, pointer(value.text().equals("null") ? "(" + type + ") null" : value.text()))
                        : pointer(value.text());
            var offset = inElements ? "%s * %s.byteSize()".formatted(place.matches("\\w+") ? place : "(" + place + ")", layout) : place;
            return "assign(%s, %s, %s, %s)".formatted(memory, layout, place.equals("0") ? "0" : offset, value.text());
        }

        /** A constructor as an argument has no type of its own. */
        private String pointer(String value) {
            return "pointer(%s, %s, %s)".formatted(bare(), place, type.is(JType.Kind.OBJECT) && value.contains("::new)") ? "(" + type + ") " + (isCall(value) ? value : "(" + value + ")") : value);
        }

        private String bare() {
            return Code.primary(memory, type).bare();
        }

        private static boolean isCall(String value) {
            return value.matches("(?s)[\\w.]+\\(.*") && CTokens.closing(value, value.indexOf('(')) == value.length() - 1;
        }
    }

    /** A variable of C's, as errno: it is read by a call, and written by a call with the value. */
    record OfHeader(String header, String name, JType type) implements Place {
        @Override
        public Code read() {
            return Code.primary(name + "()", type);
        }

        @Override
        public String write(String value) {
            return "%s(%s)".formatted(name, value);
        }

        @Override
        public String assign(Code value) {
            return "assign(%s::%s, %s)".formatted(header, name, value.text());
        }
    }

    /** A field of a struct; a bit-field is set by a method that returns what the field keeps of the value. */
    record Field(String object, String name, JType type, JType parameter, boolean isBits) implements Place {
        @Override
        public Code read() {
            return Code.primary("%s.%s()".formatted(object, name), type);
        }

        @Override
        public String write(String value) {
            return "%s.%s(%s)".formatted(object, name, value);
        }

        @Override
        public String assign(Code value) {
            return isBits ? write(value.text()) : "assign(%s::%s, %s)".formatted(object, name, value.text());
        }
    }
}
