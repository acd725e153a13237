package tools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The system calls of a program on its sockets, among the lines of strace. */
public final class SocketCalls {
    private SocketCalls() {}

    // Times of -ttt and -T may stand around a call.
    private static final Pattern CALL = Pattern.compile("(?:\\d+\\.\\d+ )?(\\w+)\\((\\d+)?(.*)\\) += (-?\\d+)(.*)");
    private static final Pattern PORT = Pattern.compile("(?<=htons\\()\\d+(?=\\))");
    private static final Pattern MEMORY = Pattern.compile("(?<=, )0x[0-9a-f]{8,}(?=, )");

    /** {@return the calls on Internet sockets, as they are} */
    public static List<String> of(List<String> lines) {
        return of(lines, false);
    }

    /** {@return the calls on Internet sockets, and the reads and writes of the standard streams, as they are} */
    static List<String> andStandardStreams(List<String> lines) {
        return of(lines, true);
    }

    private static List<String> of(List<String> lines, boolean streams) {
        var calls = new ArrayList<String>();
        var open = new HashSet<String>();
        var closed = new HashSet<String>();
        for (var line : lines) {
            var call = CALL.matcher(line);
            if (!call.matches())
                continue;
            var descriptor = call.group(2);
            // The C library asks its name service over AF_UNIX who we are, for the JVM.
            boolean ofSocket = call.group(1).equals("socket") && call.group(3).startsWith("AF_INET") || open.contains(descriptor)
                    || closed.contains(descriptor) && call.group(5).startsWith(" EBADF ");
            boolean ofStream = streams && descriptor != null && descriptor.matches("[012]") && call.group(1).matches("readv?|writev?");
            if (!ofSocket && !ofStream)
                continue;
            calls.add(line);
            if (opens(call))
                open.add(call.group(4));
            if (call.group(1).equals("close") && open.remove(descriptor))
                closed.add(descriptor);
        }
        return calls;
    }

    private static boolean opens(MatchResult call) {
        return (call.group(1).equals("socket") || call.group(1).startsWith("accept")) && !call.group(4).equals("-1");
    }

    /** {@return a call in which memory that the kernel has not filled is not told by its address} */
    public static String withoutAddresses(String call) {
        return MEMORY.matcher(call).replaceAll("memory");
    }

    /** {@return calls without times and addresses of memory, in which descriptors and ports have names, by the order in which they come} */
    static List<String> named(List<String> calls, int port) {
        var descriptors = new HashMap<String, String>();
        var ports = new HashMap<>(Map.of(Integer.toString(port), "PORT"));
        var named = new ArrayList<String>();
        int opened = 0;
        for (var line : calls) {
            var call = CALL.matcher(line);
            if (!call.matches())
                throw new AssertionError(line);
            var result = call.group(4);
            if (opens(call)) {
                result = "sock" + opened++;
                descriptors.put(call.group(4), result);
            }
            var first = call.group(2) == null ? "" : descriptors.getOrDefault(call.group(2), call.group(2));
            var rest = PORT.matcher(withoutAddresses(call.group(3))).replaceAll(found -> ports.computeIfAbsent(found.group(), unnamed -> "port" + ports.size()));
            named.add(call.group(1) + "(" + first + rest + ") = " + result + call.group(5));
        }
        return named;
    }
}
