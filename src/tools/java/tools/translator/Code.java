package tools.translator;

/**
 * An expression of Java.
 *
 * @param text what is written
 * @param level how tightly it binds, one of the constants
 * @param type its type
 */
record Code(String text, int level, JType type) {
    static final int ASSIGNMENT = 2;
    static final int CONDITIONAL = 3;
    static final int OR = 4;
    static final int AND = 5;
    static final int BIT_OR = 6;
    static final int BIT_XOR = 7;
    static final int BIT_AND = 8;
    static final int EQUALITY = 9;
    static final int RELATION = 10;
    static final int SHIFT = 11;
    static final int SUM = 12;
    static final int PRODUCT = 13;
    static final int UNARY = 14;
    static final int PRIMARY = 16;

    static Code primary(String text, JType type) {
        return new Code(text, PRIMARY, type);
    }

    /** {@return the text for a place that needs something which binds as tightly as a level; in parentheses if it does not} */
    String at(int needed) {
        return level >= needed ? text : "(" + text + ")";
    }

    /** {@return the text for a place between parentheses: those that C has around all of it are left out} */
    String bare() {
        int last = text.length() - 1;
        return text.startsWith("(") && CTokens.closing(text, 0) == last ? text.substring(1, last) : text;
    }

    Code as(JType other) {
        return new Code(text, level, other);
    }
}
