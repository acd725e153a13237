package tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * TCP ports of this machine, and what the kernel says of them. Nothing here opens a socket to find out: a process that
 * is started at that moment would hold it open, and the port with it.
 */
public final class Port {
    private Port() {}

    // Below the ports that a kernel hands out itself, so that no test's connection takes one meanwhile.
    private static final int FIRST = 10_000;
    private static final int COUNT = 10_000;

    private static final boolean LINUX = Files.exists(Path.of("/proc/net/tcp"));

    // Another run on this machine, at the same time, starts elsewhere.
    private static int next = (int) (ProcessHandle.current().pid() * 31 % COUNT);

    private static Set<Integer> used;
    private static long usedUntil = System.nanoTime();

    /** {@return a port that nobody uses, and that no other test of this run gets} */
    public static synchronized int free() {
        try {
            // To read the tables takes the kernel milliseconds, so what they say is kept for a second.
            if (System.nanoTime() - usedUntil >= 0) {
                used = used();
                usedUntil = System.nanoTime() + 1_000_000_000;
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + next++ % COUNT;
            if (!used.contains(port))
                return port;
        }
        throw new AssertionError("no free port");
    }

    private static Set<Integer> used() throws IOException {
        var ports = LINUX ? Stream.of("tcp", "tcp6", "udp", "udp6").flatMap(table -> sockets("self", table, -1, "..").stream()).map(Port::port)
                : netstat("tcp").stream().map(Port::port);
        return ports.collect(Collectors.toSet());
    }

    /** {@return whether somebody listens at a port} */
    public static boolean isListenedAt(int port) throws IOException {
        return LINUX ? listeners("self", port).findAny().isPresent()
                : netstat("tcp").stream().anyMatch(line -> isListenerAt(port, line));
    }

    /** {@return whether somebody has a UDP port} */
    static boolean isBound(int port) throws IOException {
        return LINUX ? Stream.of("udp", "udp6").anyMatch(table -> !sockets("self", table, port, "..").isEmpty())
                : netstat("udp").stream().anyMatch(line -> isAt(port, line));
    }

    /** {@return the ports at which somebody listens, or receives datagrams, in the network namespace of a process; Linux only} */
    public static List<Integer> listeners(long pid) {
        var process = Long.toString(pid);
        return Stream.concat(listeners(process, -1), sockets(process, "udp", -1, "07").stream()).map(Port::port).distinct().toList();
    }

    /** {@return whether a call waits to be accepted at a port; Linux only} */
    public static boolean holdsUnaccepted(int port) {
        return listeners("self", port).anyMatch(Port::holds);
    }

    /** {@return whether a connected socket, known by its port, holds bytes that its program has not read; Linux only} */
    public static boolean holdsUnread(int port) {
        return sockets("self", "tcp", port, "01").stream().anyMatch(Port::holds);
    }

    // "  sl  local_address rem_address   st tx_queue:rx_queue ...", a listener's state being 0A, a connection's 01, and 07
    // that of a UDP socket that is not connected
    private static final String ROW = "\\s*\\d+: [0-9A-F]+:(%s) [0-9A-F:]+ %s [0-9A-F]{8}:([0-9A-F]{8}) .*";
    private static final int ROW_LENGTH = 150; // or a little more
    private static final Pattern CONNECTION = Pattern.compile("\n *\\d+: \\S+ \\S+ (?!0A)[0-9A-F]{2} ");
    private static final Pattern NO_SOCKET = Pattern.compile("TCP6?: inuse 0\\b");

    private static int port(MatchResult socket) {
        return Integer.parseInt(socket.group(1), 16);
    }

    private static boolean holds(MatchResult socket) {
        return !socket.group(2).equals("00000000");
    }

    private static Pattern row(int port, String state) {
        return Pattern.compile(ROW.formatted(port == -1 ? "[0-9A-F]{4}" : "%04X".formatted(port), state));
    }

    private static List<MatchResult> sockets(String process, String table, int port, String state) {
        try (var rows = Files.lines(Path.of("/proc", process, "net", table))) {
            return rows.map(row(port, state)::matcher).filter(Matcher::matches).map(Matcher::toMatchResult).toList();
        } catch (IOException ended) {
            return List.of();
        }
    }

    private static Stream<MatchResult> listeners(String process, int port) {
        return Stream.of("tcp", "tcp6").flatMap(table -> listeners(process, table, port).stream());
    }

    /**
     * The kernel lists the listeners first. It then takes milliseconds to look for connections, even if there are none. So
     * it is asked for a row at a time, up to the first connection, and for nothing if no socket is in use.
     */
    private static List<MatchResult> listeners(String process, String table, int port) {
        var folder = Path.of("/proc", process, "net");
        var rows = new StringBuilder();
        try {
            if (NO_SOCKET.matcher(Files.readString(folder.resolve(table.replace("tcp", "sockstat")))).find())
                return List.of();
            try (var file = Files.newInputStream(folder.resolve(table))) {
                byte[] some;
                do {
                    some = file.readNBytes(ROW_LENGTH);
                    rows.append(new String(some, StandardCharsets.US_ASCII));
                } while (some.length > 0 && !CONNECTION.matcher(rows).find());
            }
        } catch (IOException ended) {
            return List.of();
        }
        return rows.toString().lines().map(row(port, "0A")::matcher).filter(Matcher::matches).map(Matcher::toMatchResult).toList();
    }

    // "tcp4       0      0  127.0.0.1.9190         *.*                    LISTEN", as BSD and macOS write it
    static boolean isAt(int port, String line) {
        return port(line) == port;
    }

    private static int port(String line) {
        var columns = line.strip().split("\\s+");
        return columns.length > 3 && columns[3].matches(".*\\.\\d+") ? Integer.parseInt(columns[3].replaceFirst(".*\\.", "")) : -1;
    }

    static boolean isListenerAt(int port, String line) {
        return isAt(port, line) && line.contains("LISTEN");
    }

    private static List<String> netstat(String protocol) throws IOException {
        try (var lines = new ProcessBuilder("netstat", "-an", "-p", protocol).start().inputReader().lines()) {
            return lines.toList();
        }
    }
}
