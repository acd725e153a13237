package tools;

import static libc.netinet.in_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import libc.C;

/** Descriptors for the calls of the fuzzer, and what a call has opened itself. No call on one of them waits. */
final class FuzzDescriptors {
    // More than the JVM and a call have open.
    private static final int WATCHED = 512;

    // The same everywhere: O_RDWR, and a struct pollfd that asks for nothing and hears POLLNVAL.
    private static final int READ_WRITE = 2;
    private static final int POLLFD = 8;
    private static final int REVENTS = 6;
    private static final short INVALID = 0x20;

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    private final MethodHandle dup = Libc.function("dup", ValueLayout.JAVA_INT);
    private final MethodHandle pipe = Libc.function("pipe", ValueLayout.ADDRESS);
    private final MethodHandle poll = Libc.function("poll", ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
    private final MethodHandle epoll = LINUX ? Libc.function("epoll_create", ValueLayout.JAVA_INT) : null;
    private final MethodHandle kqueue = LINUX ? null : Libc.function("kqueue");
    private final MethodHandle getsockname = Libc.function("getsockname", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    private final MemorySegment watched = Arena.global().allocate(WATCHED * POLLFD, Integer.BYTES);
    private final int devNull;

    // Of the call that is being made.
    private final List<Integer> made = new ArrayList<>();
    private final List<Integer> ofStreams = new ArrayList<>();
    private SplittableRandom random;
    private Arena arena;

    FuzzDescriptors() throws Throwable {
        for (int i = 0; i < WATCHED; i++)
            watched.set(ValueLayout.JAVA_INT, i * POLLFD, i);
        try (var stack = Arena.ofConfined()) {
            devNull = (int) Libc.function("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT).invoke(stack.allocateFrom("/dev/null"), READ_WRITE);
        }
    }

    /** What is made from now on is for a call. */
    void begin(SplittableRandom random, Arena arena) {
        this.random = random;
        this.arena = arena;
    }

    /** The call is over. */
    void end() {
        made.forEach(libc.unistd_h::close);
        made.clear();
        ofStreams.clear();
    }

    /** A stream that was opened for the call has a descriptor, which is closed with it. */
    void ofStream(int descriptor) {
        ofStreams.add(descriptor);
    }

    /** {@return every descriptor that is open, the JVM's too} */
    BitSet open() {
        try {
            int ignored = (int) poll.invokeExact(watched, (long) WATCHED, 0);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        var open = new BitSet();
        for (int i = 0; i < WATCHED; i++)
            if ((watched.get(ValueLayout.JAVA_SHORT, i * POLLFD + REVENTS) & INVALID) == 0)
                open.set(i);
        return open;
    }

    /** {@return those of a set that another lacks} */
    static BitSet difference(BitSet one, BitSet other) {
        var difference = (BitSet) one.clone();
        difference.andNot(other);
        return difference;
    }

    /** {@return whether all of a set were made for this call} */
    boolean allMade(BitSet set) {
        return set.stream().allMatch(descriptor -> made.contains(descriptor) || ofStreams.contains(descriptor));
    }

    /** {@return a descriptor that is closed, never existed, or was made for this call} */
    int any() {
        return switch (random.nextInt(15)) {
            case 0 -> arguments(-1, -2, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20, (1 << 20) + random.nextInt(1 << 20));
            case 1 -> made(duplicate());
            case 2 -> pipe(true);
            case 3 -> pipe(false);
            case 4 -> tcp();
            case 5 -> bound();
            case 6 -> listening();
            case 7 -> connected(false, false);
            case 8 -> connected(true, false);
            case 9 -> connected(false, true);
            case 10 -> accepted();
            case 11 -> datagrams(PF_INET);
            case 12 -> datagrams(PF_UNIX);
            case 13 -> queue();
            default -> {
                int descriptor = tcp();
                finish(descriptor);
                yield descriptor;
            }
        };
    }

    private int arguments(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int made(int descriptor) {
        made.add(descriptor);
        return descriptor;
    }

    private void finish(int descriptor) {
        close(descriptor);
        made.remove((Integer) descriptor);
    }

    private int duplicate() {
        try {
            return (int) dup.invokeExact(devNull);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private int pipe(boolean read) {
        var ends = arena.allocate(ValueLayout.JAVA_INT, 2);
        try {
            int ignored = (int) pipe.invokeExact(ends);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        int in = made(ends.getAtIndex(ValueLayout.JAVA_INT, 0));
        int out = made(ends.getAtIndex(ValueLayout.JAVA_INT, 1));
        if (random.nextBoolean())
            write(out, arena.allocateFrom("data"), 4);
        if (read)
            finish(out);
        else if (random.nextBoolean())
            finish(in);
        return read ? in : out;
    }

    /** What epoll or kqueue waits for: nothing yet. */
    private int queue() {
        try {
            return made(LINUX ? (int) epoll.invokeExact(1) : (int) kqueue.invokeExact());
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private int tcp() {
        return made(socket(PF_INET, SOCK_STREAM, 0));
    }

    private int bound() {
        int sock = tcp();
        bind(sock, Loopback.address(arena, 0), 16);
        return sock;
    }

    /** A server socket with a caller in its queue, so that accept need not wait. */
    private int listening() {
        int sock = bound();
        listen(sock, 5);
        call(sock);
        return sock;
    }

    private int call(int server) {
        int caller = tcp();
        connect(caller, addressOf(server), 16);
        return caller;
    }

    /** A connected socket whose other end has closed: after it said something, after it said nothing, or with bytes unread. */
    private int connected(boolean said, boolean reset) {
        int server = bound();
        listen(server, 5);
        int caller = call(server);
        int other = made(accept(server, C.NULL, C.NULL));
        var text = arena.allocateFrom("Hello World!");
        if (said)
            write(other, text, 13);
        if (reset)
            write(caller, text, 13);
        finish(other);
        return caller;
    }

    /** A server's end of a connection whose caller has closed. */
    private int accepted() {
        int server = bound();
        listen(server, 5);
        int caller = call(server);
        int sock = made(accept(server, C.NULL, C.NULL));
        finish(caller);
        return sock;
    }

    /** One of two sockets for datagrams, with one datagram in its queue. Whoever asks for a second is told EAGAIN. */
    private int datagrams(int family) {
        var ends = arena.allocate(ValueLayout.JAVA_INT, 2);
        var text = arena.allocateFrom("datagram");
        if (family == PF_UNIX) {
            socketpair(family, SOCK_DGRAM, 0, ends);
        } else {
            ends.setAtIndex(ValueLayout.JAVA_INT, 0, socket(family, SOCK_DGRAM, 0));
            ends.setAtIndex(ValueLayout.JAVA_INT, 1, socket(family, SOCK_DGRAM, 0));
            bind(ends.getAtIndex(ValueLayout.JAVA_INT, 0), Loopback.address(arena, 0), 16);
            connect(ends.getAtIndex(ValueLayout.JAVA_INT, 1), addressOf(ends.getAtIndex(ValueLayout.JAVA_INT, 0)), 16);
        }
        int here = made(ends.getAtIndex(ValueLayout.JAVA_INT, 0));
        int there = made(ends.getAtIndex(ValueLayout.JAVA_INT, 1));
        patience(here);
        send(there, text, 9, 0);
        return here;
    }

    private void patience(int sock) {
        var millisecond = arena.allocate(ValueLayout.JAVA_LONG, 2); // a struct timeval
        millisecond.setAtIndex(ValueLayout.JAVA_LONG, 1, 1000);
        setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, millisecond, (int) millisecond.byteSize());
    }

    private sockaddr_in addressOf(int sock) {
        var addr = new sockaddr_in(arena);
        try {
            int ignored = (int) getsockname.invokeExact(sock, addr.segment(), arena.allocateFrom(socklen_t, 16));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return addr;
    }
}
