package tools.translator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** C's literals: their values, their types and how Java writes them. */
final class Literals {
    private static final Pattern STRING = Pattern.compile("(?:u8)?\"((?:\\\\.|[^\"\\\\])*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-fA-F]+)|([0-7]{1,3})|(?!u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})(.)|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))", Pattern.DOTALL);

    private Literals() {}

    // ---- numbers ---------------------------------------------------------

    private static String digits(String literal) {
        return literal.replaceFirst("[uUlL]+$", "");
    }

    static long integer(String literal) {
        var digits = digits(literal).toLowerCase();
        if (digits.startsWith("0x"))
            return Long.parseUnsignedLong(digits.substring(2), 16);
        if (digits.startsWith("0b"))
            return Long.parseUnsignedLong(digits.substring(2), 2);
        return Long.parseUnsignedLong(digits, digits.startsWith("0") ? 8 : 10);
    }

    static CType.Number type(String literal) {
        var suffix = literal.substring(digits(literal).length()).toLowerCase();
        boolean unsigned = suffix.contains("u");
        boolean decimal = !digits(literal).startsWith("0");
        boolean isLong = suffix.contains("l");
        long value = integer(literal);
        if (!isLong && value >= 0) {
            if (!unsigned && value <= Integer.MAX_VALUE)
                return CType.Number.INT;
            if ((unsigned || !decimal) && value <= 0xffffffffL)
                return CType.Number.UINT;
        }
        var type = suffix.contains("ll") ? CType.Number.LLONG : CType.Number.LONG;
        return unsigned || value < 0 ? type.unsigned() : type;
    }

    // ---- characters and strings ------------------------------------------

    /** {@return the value of a character constant, an int in C} */
    static int character(String literal) {
        int value = 0;
        var bytes = unescaped(literal.substring(literal.indexOf('\'') + 1, literal.length() - 1), StandardCharsets.UTF_8);
        for (byte b : bytes)
            value = bytes.length == 1 ? b : value << 8 | b & 0xff;
        return value;
    }

    /** {@return the bytes of a string literal, or of several that stand next to each other, without the NUL} */
    static byte[] bytes(String literals, Charset encoding) {
        var bytes = new ByteArrayOutputStream();
        for (var part : STRING.matcher(literals).results().toList())
            bytes.writeBytes(unescaped(part.group(1), encoding));
        return bytes.toByteArray();
    }

    private static byte[] unescaped(String text, Charset encoding) {
        var bytes = new ByteArrayOutputStream();
        int at = 0;
        for (var escape : ESCAPE.matcher(text).results().toList()) {
            bytes.writeBytes(text.substring(at, escape.start()).getBytes(encoding));
            at = escape.end();
            if (isCharacter(escape))
                bytes.writeBytes(Character.toString(Integer.parseInt(escape.group().substring(2), 16)).getBytes(StandardCharsets.UTF_8));
            else
                bytes.write(code(escape.group(1), escape.group(2), escape.group(3)));
        }
        bytes.writeBytes(text.substring(at).getBytes(encoding));
        return bytes.toByteArray();
    }

    /** {@return whether an escape names a character by its number in Unicode: \\u00e9} */
    private static boolean isCharacter(MatchResult escape) {
        return escape.group(4) != null || escape.group(5) != null;
    }

    private static int code(String hexadecimal, String octal, String letter) {
        if (hexadecimal != null)
            return (int) Long.parseLong(hexadecimal, 16);
        if (octal != null)
            return Integer.parseInt(octal, 8);
        int simple = "abtnvfr".indexOf(letter);
        return simple != -1 ? 7 + simple : letter.equalsIgnoreCase("e") ? 27 : letter.charAt(0);
    }

    /** {@return what is between the quotes, with Java's escapes} Every escape of C becomes one character. */
    static String escaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            var letter = escape.group(3);
            if (isCharacter(escape))
                return escape.group(4) != null ? "\\\\u" + escape.group(4) : Character.toString(Integer.parseInt(escape.group(5), 16));
            if (letter != null && "btnfr\"'\\".contains(letter) || escape.group().equals("\\0") && !startsWithDigit(text, escape.end()))
                return "\\\\" + (letter == null ? "0" : letter.equals("\\") ? "\\\\" : letter);
            if (letter != null && letter.equals("?"))
                return "?";
            return "\\\\%03o".formatted(code(escape.group(1), escape.group(2), letter) & 0xff);
        });
    }

    private static boolean startsWithDigit(String text, int at) {
        return at < text.length() && "01234567".indexOf(text.charAt(at)) != -1;
    }

    /** {@return whether a string literal's bytes are those of its characters in UTF-8, so that Java may have it as a String} */
    static boolean isText(String literals) {
        return STRING.matcher(literals).results().allMatch(part -> ESCAPE.matcher(part.group(1)).results().allMatch(
                escape -> isCharacter(escape) || (code(escape.group(1), escape.group(2), escape.group(3)) & 0xff) < 0x80));
    }
}
