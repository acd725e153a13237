package tools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which lines of a C program made the system calls that were recorded. Where that is not certain, none is named. */
final class LineCalls {
    private static final Pattern PROSE = Pattern.compile("(?s)\"(?:\\\\.|[^\"\\\\])*\"|/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((\\d*).*\\) = (-?\\d+).*");

    // A C library makes some functions of a more general system call.
    private static final Map<String, String> FUNCTIONS =
            Map.of("accept4", "accept4|accept", "openat", "openat|open", "recvfrom", "recvfrom|recv", "sendto", "sendto|send");

    private final String[] lines;
    private final Map<String, Set<String>> descriptors = new HashMap<>();

    private LineCalls(String c) {
        lines = PROSE.matcher(c).replaceAll(prose -> prose.group().replaceAll("[^\n]+", "")).split("\n", -1);
    }

    /** {@return the calls that each line made, by the line's index} */
    static Map<Integer, List<String>> of(String c, List<String> calls) {
        return new LineCalls(c).of(calls);
    }

    private Map<Integer, List<String>> of(List<String> calls) {
        var made = new HashMap<Integer, List<String>>();
        for (var call : calls) {
            var lines = lines(call);
            if (lines.size() == 1)
                made.computeIfAbsent(lines.getFirst(), line -> new ArrayList<>()).add(call);
        }
        return made;
    }

    /** The lines that can have made a call: they call its function, with its descriptor's variable or with one that is not known. */
    private List<Integer> lines(String text) {
        var call = CALL.matcher(text);
        if (!call.matches())
            return List.of();
        var source = Pattern.compile("(?:(\\w+)\\s*=\\s*)?\\b(?:" + FUNCTIONS.getOrDefault(call.group(1), call.group(1)) + ")\\((\\w*)");
        var found = IntStream.range(0, lines.length).filter(i -> source.matcher(lines[i]).results().anyMatch(there ->
                descriptors.getOrDefault(there.group(2), Set.of(call.group(2))).contains(call.group(2)))).boxed().toList();
        if (found.size() == 1 && call.group(1).matches("socket|openat|accept4?"))
            source.matcher(lines[found.getFirst()]).results().filter(there -> there.group(1) != null).forEach(there ->
                    descriptors.computeIfAbsent(there.group(1), unknown -> new HashSet<>()).add(call.group(3)));
        return found;
    }
}
