package twins;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports of this machine. */
public final class Port {
    private Port() {}

    // Below the ports that a kernel hands out itself, so that no test's connection takes one meanwhile.
    private static final int FIRST = 10_000;
    private static final int COUNT = 10_000;

    // Another run on this machine, at the same time, starts elsewhere.
    private static final AtomicInteger next = new AtomicInteger((int) (ProcessHandle.current().pid() * 31 % COUNT));

    /** {@return a port that nobody uses, and that no other test of this run gets} */
    public static int free() {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + next.getAndIncrement() % COUNT;
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException inUse) {
                // then the next one
            }
        }
        return fail("no free port");
    }

    /**
     * Waits until somebody listens at a port, without dialling it: a server that serves one caller must not
     * waste that on us.
     */
    public static void awaitListener(int port, Process server) throws Exception {
        while (!isListenedAt(port)) {
            assertTrue(server.isAlive(), "the server ended before it listened at port " + port);
            Thread.sleep(5);
        }
    }

    private static boolean isListenedAt(int port) throws Exception {
        if (Files.exists(Path.of("/proc/net/tcp"))) {
            // "  sl  local_address rem_address   st ...", a listener's state being 0A
            var listener = "\\s*\\d+: [0-9A-F]{8}:%04X [0-9A-F:]+ 0A .*".formatted(port);
            return Files.readAllLines(Path.of("/proc/net/tcp")).stream().anyMatch(line -> line.matches(listener));
        }
        var netstat = new ProcessBuilder("netstat", "-an", "-p", "tcp").redirectErrorStream(true).start();
        try (var lines = netstat.inputReader().lines()) {
            return lines.anyMatch(line -> line.contains("." + port + " ") && line.contains("LISTEN"));
        }
    }
}
