package libc.internal;

/// A format of `printf`, `scanf` and their kin, and how far it is read.
class Format {
    final Function function;
    final String format;
    private int percent;
    private int at;

    Format(Function function, String format) {
        this.function = function;
        int end = format.indexOf('\0'); // C reads no further
        this.format = end == -1 ? format : format.substring(0, end);
    }

    /// Goes behind the next `%`.
    /// @return whether there is one
    boolean findConversion() {
        boolean found = find('%');
        percent = at - 1;
        return found;
    }

    /// Goes behind the next such character, or to the end.
    /// @param c the character
    /// @return whether there is one
    boolean find(char c) {
        int found = format.indexOf(c, at);
        at = found == -1 ? format.length() : found + 1;
        return found != -1;
    }

    /// {@return the conversion that is being read, as far as it is read}
    String conversion() {
        return format.substring(percent, at);
    }

    /// {@return the index of the next character}
    int place() {
        return at;
    }

    /// Goes behind the next character.
    /// @return the character, or a NUL at the end
    char next() {
        return at < format.length() ? format.charAt(at++) : '\0';
    }

    /// Goes behind the next character if it is a certain one.
    /// @param c the character
    /// @return whether it is
    boolean take(char c) {
        if (at == format.length() || format.charAt(at) != c)
            return false;
        at++;
        return true;
    }

    /// Goes behind all such characters that come next.
    /// @param characters the characters
    /// @return those that came
    String takeAll(String characters) {
        int start = at;
        while (at < format.length() && characters.indexOf(format.charAt(at)) != -1)
            at++;
        return format.substring(start, at);
    }

    /// Goes behind a decimal number.
    /// @return the number; 0 if there is none; the largest `int` in place of a larger one
    int number() {
        long number = 0;
        for (char digit : takeAll("0123456789").toCharArray())
            number = Math.min(10 * number + digit - '0', Integer.MAX_VALUE);
        return (int) number;
    }

    /// What C reads otherwise, or does not define, must not be read as a conversion.
    /// @param conversion whether it is one
    /// @throws IllegalArgumentException if it is none
    void allow(boolean conversion) {
        if (!conversion)
            throw new IllegalArgumentException("%s: no conversion \"%s\", in \"%s\"".formatted(function.name(), conversion(), format));
    }

    IllegalArgumentException missing() {
        return new IllegalArgumentException("%s: %s has no argument, in \"%s\"".formatted(function.name(), conversion(), format));
    }
}
