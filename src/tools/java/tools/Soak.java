package tools;

import static libc.errno_h.*;
import static libc.netinet.in_h.*;
import static libc.pthread_h.*;
import static libc.semaphore_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import libc.C;

/**
 * The binding for long, and under load: whose errno it is, what is left behind, and whether one connection's trouble is
 * another's.
 *
 * <p>As a program: {@code Soak FAILURES ROUNDS CLIENTS}. It ends with status 1 and says why when anything is wrong.
 */
public final class Soak {
    private Soak() {}

    public static void main(String[] args) throws Exception {
        var wrong = new ArrayList<String>();
        long failures = Long.parseLong(args[0]);
        wrong.addAll(mixed(failures, "platform threads", Thread.ofPlatform().factory()));
        wrong.addAll(mixed(failures, "virtual threads", Thread.ofVirtual().factory()));
        wrong.addAll(leaks(Integer.parseInt(args[1])));
        wrong.addAll(load(Integer.parseInt(args[2])));
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    // ---- Whose errno it is ----

    /** Each thread fails for a reason of its own, again and again, while garbage is collected; is each errno its own call's? */
    private static List<String> mixed(long failures, String kind, ThreadFactory threads) throws Exception {
        var wrong = new ConcurrentLinkedQueue<String>();
        var left = new AtomicLong(failures);
        try (var arena = Arena.ofShared()) {
            var reasons = reasons(arena);
            var running = new ArrayList<FutureTask<Void>>();
            var over = new AtomicBoolean();
            var collector = Thread.ofPlatform().start(() -> {
                while (!over.get())
                    System.gc();
            });
            reasons.forEach((errno, failing) -> {
                var failer = new FutureTask<Void>(() -> {
                    for (long i = left.decrementAndGet(); i >= 0 && wrong.isEmpty(); i = left.decrementAndGet()) {
                        if (!failing.getAsBoolean())
                            wrong.add("a call that must fail with " + strerror(errno) + " did not fail");
                        else if (errno() != errno)
                            wrong.add(kind + ": errno is \"" + strerror(errno()) + "\" instead of \"" + strerror(errno) + "\"");
                        if (i % Math.max(1, failures / 4) == 0)
                            System.out.printf("errno, %s: %,d of %,d failures%n", kind, failures - i, failures);
                    }
                }, null);
                threads.newThread(failer).start();
                running.add(failer);
            });
            try {
                for (var failer : running)
                    failer.get();
            } finally {
                over.set(true); // also after an exception: the collector must not spin on
                collector.join();
            }
        }
        return List.copyOf(wrong);
    }

    /** The reasons, and a call that fails for each. */
    private static Map<Integer, BooleanSupplier> reasons(Arena arena) throws Exception {
        var server = listening(arena);
        var used = Loopback.address(arena, server.port);
        int unbound = tcp();
        var buffer = arena.allocate(16);
        var nobody = Loopback.address(arena, Port.free());
        int devNull;
        try {
            devNull = (int) Libc.function("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT).invoke(arena.allocateFrom("/dev/null"), 0);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        var reasons = new LinkedHashMap<Integer, BooleanSupplier>();
        reasons.put(EBADF, () -> close(-1) == -1);
        reasons.put(EINVAL, () -> accept(unbound, C.NULL, C.NULL) == -1);
        reasons.put(ENOTSOCK, () -> listen(devNull, 5) == -1);
        reasons.put(EAFNOSUPPORT, () -> socket(-1, SOCK_STREAM, 0) == -1);
        reasons.put(EADDRINUSE, () -> bind(unbound, used, 16) == -1);
        reasons.put(ENOTCONN, () -> read(unbound, buffer, 16) == -1);
        reasons.put(ECONNREFUSED, () -> {
            int sock = tcp();
            boolean failed = connect(sock, nobody, 16) == -1;
            close(sock); // a success, and errno stays
            return failed;
        });
        reasons.put(EFAULT, () -> {
            int sock = tcp();
            boolean failed = connect(sock, used, 16) == 0 && accept(server.sock, buffer, C.NULL) == -1;
            close(sock);
            return failed;
        });
        return reasons;
    }

    // ---- What is left behind ----

    private record Footprint(long descriptors, long threads, long resident, long arenas, long heap) {
        static Footprint now() throws Exception {
            for (int i = 0; i < 2; i++) { // what ended threads had is freed by a cleaner, after they are found to be garbage
                System.gc();
                Thread.sleep(200);
            }
            try (var descriptors = Files.list(Path.of("/dev/fd/"))) {
                return new Footprint(descriptors.count(), ManagementFactory.getThreadMXBean().getThreadCount(), residentNow(), arenasNow(),
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }

        /** The memory of the process that is in use, in bytes. The heap is all in use from the start: what grows is not Java's. */
        private static long residentNow() throws IOException {
            if (Files.exists(Path.of("/proc/self/status")))
                return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).findFirst().orElseThrow();
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(ProcessHandle.current().pid())).start();
            return Long.parseLong(new String(ps.getInputStream().readAllBytes()).strip()) << 10;
        }

        /** The memory of all arenas, in bytes, as the JVM has counted it: "Other (reserved=17514, committed=17514)". */
        private static long arenasNow() throws JMException {
            var summary = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmNativeMemory",
                    new Object[] {new String[] {"summary", "scale=B"}}, new String[] {String[].class.getName()});
            var other = Pattern.compile("Other \\(reserved=(\\d+),").matcher(summary);
            if (!other.find())
                throw new IllegalStateException("the JVM does not count its memory: start it with -XX:NativeMemoryTracking=summary");
            return Long.parseLong(other.group(1));
        }
    }

    private interface Rounds {
        void make(int rounds) throws Exception;
    }

    /** What comes and goes: connections, and a tenth as many threads of C's, and streams and blocks of memory. */
    private static List<String> leaks(int rounds) throws Exception {
        var wrong = new ArrayList<String>();
        try (var arena = Arena.ofConfined(); var scratch = new Scratch()) {
            var server = listening(arena);
            wrong.addAll(leaks("connections", rounds, number -> rounds(server, number)));
            close(server.sock);
            wrong.addAll(leaks("threads", rounds / 10, Soak::threads));
            var file = scratch.file("file").toString();
            wrong.addAll(leaks("streams and blocks", rounds / 10, number -> streams(file, number)));
        }
        return wrong;
    }

    /**
     * Afterwards there are as many descriptors and threads as after the warm-up. Two halves follow it. The second adds
     * 1 KiB at most to the memory of the arenas, 256 KiB and 8 bytes a round at most to the objects of Java, and 1 MiB and
     * 16 bytes a round at most to the memory of the process, which has C's memory.
     */
    private static List<String> leaks(String what, int number, Rounds rounds) throws Exception {
        rounds.make(number);
        var before = Footprint.now();
        System.out.printf("leaks: after %,d %s to warm up, %s%n", number, what, before);
        rounds.make(number);
        var half = Footprint.now();
        System.out.printf("leaks: after %,d more, %s%n", number, half);
        rounds.make(number);
        var after = Footprint.now();
        System.out.printf("leaks: after %,d more, %s%n", number, after);
        var wrong = new ArrayList<String>();
        if (after.descriptors != before.descriptors)
            wrong.add(what + ", descriptors: " + before.descriptors + ", then " + after.descriptors);
        if (after.threads > before.threads)
            wrong.add(what + ", threads: " + before.threads + ", then " + after.threads);
        if (after.arenas - half.arenas > 1024)
            wrong.add(what + ", bytes in arenas: " + before.arenas + ", " + half.arenas + ", " + after.arenas);
        if (after.heap - half.heap > (1 << 18) + number * 8L)
            wrong.add(what + ", bytes of Java's heap: " + before.heap + ", " + half.heap + ", " + after.heap);
        if (after.resident - half.resident > (1 << 20) + number * 16L)
            wrong.add(what + ", bytes of memory: " + before.resident + ", " + half.resident + ", " + after.resident);
        return wrong;
    }

    /** Threads one after another: each is given memory, fails at something, and is joined. Every other is detached instead. */
    private static void threads(int rounds) {
        // Nobody closes it: a detached thread may be about to leave sem_post yet.
        var arena = Arena.ofAuto();
        var id = arena.allocate(pthread_t);
        var result = arena.allocate(C.C_POINTER);
        var done = new sem_t(arena);
        require(sem_init(done, 0, 0) == 0);
        for (int round = 0; round < rounds; round++) {
            require(pthread_create(id, C.NULL, arg -> {
                boolean failed = close(-1) == -1 && errno() == EBADF;
                require(sem_post(done) == 0);
                return failed ? arg : C.NULL;
            }, id) == 0);
            long thread = id.get(pthread_t, 0);
            if (round % 2 == 0) {
                require(pthread_join(thread, result) == 0);
                require(result.get(C.C_POINTER, 0).equals(MemorySegment.ofAddress(id.address())));
            } else {
                require(pthread_detach(thread) == 0);
            }
            require(sem_wait(done) == 0);
        }
        require(sem_destroy(done) == 0);
    }

    private static void streams(String path, int rounds) {
        try (var arena = Arena.ofConfined()) {
            var line = arena.allocate(30);
            for (int round = 0; round < rounds; round++) {
                var written = fopen(path, "w");
                require(written != null && fprintf(written, "line %d\n", round) > 0 && fclose(written) == 0);
                var read = fopen(path, "r");
                require(read != null && fgets(line, 30, read) != C.NULL && fclose(read) == 0);
                var block = malloc(1000);
                var copy = strdup(line);
                require(block != C.NULL && strcmp(copy, line) == 0);
                free(realloc(block, 2000));
                free(copy);
            }
        }
    }

    private static void rounds(Server server, int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            if (round % 10 == 0) {
                var visitor = new FutureTask<Void>(() -> talk(server), null);
                Thread.ofPlatform().start(visitor).join(); // its task is over a moment before the thread is
                visitor.get();
            } else {
                talk(server);
            }
        }
    }

    private static void talk(Server server) {
        try (var stack = Arena.ofConfined()) {
            var clnt_addr = new sockaddr_in(stack);
            var clnt_addr_size = stack.allocateFrom(socklen_t, 16);
            var message = stack.allocateFrom("Hello World!");
            var heard = stack.allocate(30);
            int caller = tcp();
            require(connect(caller, Loopback.address(stack, server.port), 16) == 0);
            int sock = accept(server.sock, clnt_addr, clnt_addr_size);
            require(sock != -1);
            require(write(sock, message, 13) == 13);
            require(close(sock) == 0);
            require(read(caller, heard, 30) == 13);
            require(read(caller, heard, 30) == 0);
            require(close(caller) == 0);
        }
    }

    // ---- Load ----

    /** How a client dies; most do not. */
    private enum Death { NONE, CLOSES_BEFORE_IT_IS_ACCEPTED, RESETS_BEFORE_IT_IS_ACCEPTED, CLOSES_ONE_WAY, LEAVES_THE_MESSAGE_UNREAD }

    /** One server, many callers at once, some of which die in each state: do all the others hear the message? */
    private static List<String> load(int clients) throws Exception {
        var wrong = new ArrayList<String>();
        var sockets = new LinkedHashMap<Socket, Death>();
        try (var arena = Arena.ofShared()) {
            var server = listening(arena);
            var accepted = new ArrayList<Integer>();
            var accepting = Thread.ofPlatform().start(() -> {
                while (accepted.size() < clients)
                    accepted.add(accept(server.sock, C.NULL, C.NULL));
            });
            for (int i = 0; i < clients; i++) {
                var death = i % 5 == 4 ? Death.values()[1 + i / 5 % 4] : Death.NONE;
                var client = new Socket(InetAddress.getLoopbackAddress(), server.port);
                client.setSoTimeout(20_000);
                switch (death) {
                    case CLOSES_BEFORE_IT_IS_ACCEPTED -> client.close();
                    case RESETS_BEFORE_IT_IS_ACCEPTED -> {
                        client.setSoLinger(true, 0);
                        client.close();
                    }
                    case CLOSES_ONE_WAY -> client.shutdownOutput();
                    default -> {}
                }
                sockets.put(client, death);
                if ((i + 1) % Math.max(1, clients / 4) == 0)
                    System.out.printf("load: %,d of %,d clients%n", i + 1, clients);
            }
            accepting.join();
            if (accepted.contains(-1))
                wrong.add("a client was not accepted");

            // All are connected: now each is served.
            var message = arena.allocateFrom("Hello World!");
            int refused = 0;
            for (int sock : accepted)
                if (write(sock, message, 13) != 13)
                    refused++;
            for (int sock : accepted)
                close(sock);
            close(server.sock);

            int served = 0;
            for (var client : sockets.entrySet()) {
                if (client.getValue() == Death.NONE || client.getValue() == Death.CLOSES_ONE_WAY) {
                    if (new String(client.getKey().getInputStream().readAllBytes()).equals("Hello World!\0"))
                        served++;
                    else
                        wrong.add("a client that is well did not hear the message");
                }
                client.getKey().close();
            }
            System.out.printf("load: %,d of %,d clients were well and served, %,d writes were refused%n", served, clients, refused);
        }
        return wrong;
    }

    // ---- What all need ----

    private record Server(int sock, int port) {}

    private static Server listening(Arena arena) {
        int port = Port.free();
        int sock = tcp();
        require(bind(sock, Loopback.address(arena, port), 16) == 0);
        require(listen(sock, 2048) == 0);
        return new Server(sock, port);
    }

    private static int tcp() {
        int sock = socket(PF_INET, SOCK_STREAM, 0);
        require(sock != -1);
        return sock;
    }

    private static void require(boolean success) {
        if (!success)
            throw new AssertionError(strerror(errno()));
    }
}
