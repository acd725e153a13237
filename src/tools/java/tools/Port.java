package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    // Another run on this machine, at the same time, starts elsewhere.
    private static final AtomicInteger next = new AtomicInteger((int) (ProcessHandle.current().pid() * 31 % COUNT));

    private static final boolean LINUX = Files.exists(Path.of("/proc/net/tcp"));

    /** {@return a port that nobody uses, and that no other test of this run gets} */
    public static int free() {
        try {
            for (int i = 0; i < COUNT; i++) {
                int port = FIRST + next.getAndIncrement() % COUNT;
                if (LINUX ? Stream.of("tcp", "tcp6", "udp", "udp6").allMatch(table -> sockets("self", table, port, "..").isEmpty())
                        : netstat("tcp").stream().noneMatch(line -> isAt(port, line)))
                    return port;
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no free port");
    }

    /** {@return whether somebody listens at a port} */
    public static boolean isListenedAt(int port) throws IOException {
        return LINUX ? Stream.of("tcp", "tcp6").anyMatch(table -> !sockets("self", table, port, "0A").isEmpty())
                : netstat("tcp").stream().anyMatch(line -> isListenerAt(port, line));
    }

    /** {@return whether somebody has a UDP port} */
    static boolean isBound(int port) throws IOException {
        return LINUX ? Stream.of("udp", "udp6").anyMatch(table -> !sockets("self", table, port, "..").isEmpty())
                : netstat("udp").stream().anyMatch(line -> isAt(port, line));
    }

    /** {@return the ports at which somebody listens in the network namespace of a process; Linux only} */
    public static List<Integer> listeners(long pid) {
        return sockets(Long.toString(pid), List.of("tcp", "tcp6"), -1, "0A").map(socket -> Integer.parseInt(socket.group(1), 16)).distinct().toList();
    }

    /** {@return whether a call waits to be accepted at a port; Linux only} */
    public static boolean holdsUnaccepted(int port) {
        return sockets("self", List.of("tcp", "tcp6"), port, "0A").anyMatch(socket -> !socket.group(2).equals("00000000"));
    }

    /** {@return whether a connected socket, known by its port, holds bytes that its program has not read; Linux only} */
    public static boolean holdsUnread(int port) {
        return sockets("self", "tcp", port, "01").stream().anyMatch(socket -> !socket.group(2).equals("00000000"));
    }

    // "  sl  local_address rem_address   st tx_queue:rx_queue ...", a listener's state being 0A, a connection's 01
    private static final String ROW = "\\s*\\d+: [0-9A-F]+:(%s) [0-9A-F:]+ %s [0-9A-F]{8}:([0-9A-F]{8}) .*";

    private static Stream<MatchResult> sockets(String process, List<String> tables, int port, String state) {
        return tables.stream().flatMap(table -> sockets(process, table, port, state).stream());
    }

    private static List<MatchResult> sockets(String process, String table, int port, String state) {
        var row = Pattern.compile(ROW.formatted(port == -1 ? "[0-9A-F]{4}" : "%04X".formatted(port), state));
        try (var rows = Files.lines(Path.of("/proc", process, "net", table))) {
            return rows.map(row::matcher).filter(found -> found.matches()).map(found -> found.toMatchResult()).toList();
        } catch (IOException ended) {
            return List.of();
        }
    }

    // "tcp4       0      0  127.0.0.1.9190         *.*                    LISTEN", as BSD and macOS write it
    static boolean isAt(int port, String line) {
        var columns = line.strip().split("\\s+");
        return columns.length > 3 && columns[3].endsWith("." + port);
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
