package libc.internal;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The names of a set of constants, such as those of a header that begin with `MSG_`. The header's class has names and numbers.
final class TraceNames {
    // Where the kernel, or strace, has another name than the header.
    private static final Map<String, String> STRACE = Map.of("AF_LOCAL", "AF_UNIX", "EWOULDBLOCK", "EAGAIN", "ENOTSUP", "EOPNOTSUPP",
            "IPV6_JOIN_GROUP", "IPV6_ADD_MEMBERSHIP", "IPV6_LEAVE_GROUP", "IPV6_DROP_MEMBERSHIP",
            "O_NDELAY", "O_NONBLOCK", "O_RSYNC", "O_SYNC",
            "SO_RCVTIMEO", "SO_RCVTIMEO_OLD", "SO_SNDTIMEO", "SO_SNDTIMEO_OLD");

    private record Constant(String name, int value) {
        int lowestBit() {
            return Integer.numberOfTrailingZeros(value);
        }
    }

    private final String unknown;
    private final Map<Integer, String> names;
    private final List<Constant> bits;

    private TraceNames(String unknown, Map<Integer, String> names, List<Constant> bits) {
        this.unknown = unknown;
        this.names = Map.copyOf(names);
        this.bits = bits;
    }

    private static TraceNames of(String unknown, List<Constant> constants) {
        var names = new HashMap<Integer, String>();
        for (var constant : constants)
            names.put(constant.value, constant.name);
        // As strace does: from the lowest bit up, and what has more bits first.
        var bits = constants.stream().filter(constant -> constant.value != 0).distinct().sorted((one, other) ->
                one.lowestBit() != other.lowestBit() ? Integer.compare(one.lowestBit(), other.lowestBit())
                        : Integer.compare(Integer.bitCount(other.value), Integer.bitCount(one.value))).toList();
        return new TraceNames(unknown, names, bits);
    }

    /// {@return the constants of a header whose whole name matches; none where the system has no such header}
    /// @param unknown what strace says of a number without a name, such as `MSG_???`
    /// @param header the name of the header's class
    /// @param pattern a regular expression
    static TraceNames of(String unknown, String header, String pattern) {
        var name = Pattern.compile(pattern).asMatchPredicate();
        var constants = new ArrayList<Constant>();
        try {
            for (var field : Class.forName("libc." + header).getFields())
                if (Modifier.isStatic(field.getModifiers()) && field.getType().isPrimitive() && name.test(field.getName()))
                    constants.add(new Constant(STRACE.getOrDefault(field.getName(), field.getName()), (int) field.getLong(null)));
        } catch (ClassNotFoundException onAnotherSystem) {
            return of(unknown, List.of());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return of(unknown, constants);
    }

    /// {@return the same set in other words}
    /// @param unknown what strace says of a number without a name
    /// @param prefix what the names begin with
    /// @param other what strace has in its place
    TraceNames renamed(String unknown, String prefix, String other) {
        return of(unknown, names.entrySet().stream()
                .map(name -> new Constant(name.getValue().replaceFirst(prefix, other), name.getKey())).toList());
    }

    /// {@return the same set with its flags from the highest down, as strace has a few}
    TraceNames reversed() {
        return new TraceNames(unknown, names, bits.reversed());
    }

    /// {@return the same set and one more}
    /// @param value a number, which means nothing else from now on
    /// @param name its name
    TraceNames with(int value, String name) {
        var names = new HashMap<>(this.names);
        names.put(value, name);
        return of(unknown, names.entrySet().stream().map(each -> new Constant(each.getValue(), each.getKey())).toList());
    }

    /// {@return all of them, or-ed}
    int all() {
        return names.keySet().stream().reduce(0, (one, other) -> one | other);
    }

    /// {@return whether a number is one of them}
    /// @param value the number
    boolean has(int value) {
        return names.containsKey(value);
    }

    /// {@return the name of a number, or the number and a word about it}
    /// @param value the number
    String name(int value) {
        var name = names.get(value);
        return name != null ? name : "0x%x /* %s */".formatted(value, unknown);
    }

    /// {@return the names of or-ed flags}
    /// @param value the flags
    String flags(int value) {
        if (value == 0)
            return names.getOrDefault(0, "0");
        return take(value, new ArrayList<>()) == value ? "0x%x /* %s */".formatted(value, unknown) : known(value);
    }

    /// {@return the names of or-ed flags, and as a number what has no name}
    /// @param value the flags, not 0
    String known(int value) {
        var shown = new ArrayList<String>();
        int rest = take(value, shown);
        if (rest != 0)
            shown.add("0x%x".formatted(rest));
        return String.join("|", shown);
    }

    // What has no name is left over.
    private int take(int value, List<String> shown) {
        int rest = value;
        for (var constant : bits)
            if ((rest & constant.value) == constant.value) {
                shown.add(constant.name);
                rest &= ~constant.value;
            }
        return rest;
    }
}
