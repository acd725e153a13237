package libc.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentHashMap;

/// The memory of a string literal or an `argv[i]`, where a function returns a pointer into it. In C both stay as long as
/// the program runs, so a program may keep such a pointer; here each text stays, once.
///
/// It is read-only: the `String` would not change with it.
public final class Literal {
    private Literal() {}

    private static final ConcurrentHashMap<String, MemorySegment> literals = new ConcurrentHashMap<>();

    /// {@return the text in UTF-8, and a NUL}
    /// @param text the text
    public static MemorySegment of(String text) {
        var known = literals.get(text);
        if (known != null)
            return known;
        var memory = Arena.global().allocateFrom(text).asReadOnly();
        var other = literals.putIfAbsent(text, memory);
        return other == null ? memory : other;
    }
}
