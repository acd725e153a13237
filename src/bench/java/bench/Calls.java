package bench;

import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.netinet.in_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a call costs, each way to make it: a write to an invalid descriptor, with the reason of its failure, and a
 * write to one end of a TCP connection with the reads of it at the other, in one thread. calls.c does the same.
 */
public class Calls {
    private static final int ROOM = 1 << 18;

    private static void check(boolean succeeded) {
        if (!succeeded)
            throw new AssertionError("a call did not do what it should: errno " + errno());
    }

    /** One way to write and read. */
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @State(Scope.Thread)
    public abstract static class Way {
        @Param({"1", "1024", "16384", "65536"})
        int size;

        @Setup
        public abstract void open() throws IOException;

        @TearDown
        public abstract void hangUp() throws IOException;
    }

    /** A way whose connection is two descriptors. */
    public abstract static class Descriptors extends Way {
        final Arena arena = Arena.global();
        int writer;
        int reader;

        /** With room for all that is written, and nothing held back until more comes. */
        @Override
        public void open() throws IOException {
            var addr = new sockaddr_in(arena);
            addr.sin_family(AF_INET);
            addr.sin_addr().s_addr(htonl(0x7F000001));
            int server = socket(PF_INET, SOCK_STREAM, 0);
            writer = socket(PF_INET, SOCK_STREAM, 0);
            Bare.option(server, Bare.SOL_SOCKET, Bare.SO_RCVBUF, ROOM);
            Bare.option(writer, Bare.SOL_SOCKET, Bare.SO_SNDBUF, ROOM);
            Bare.option(writer, Bare.IPPROTO_TCP, Bare.TCP_NODELAY, 1);
            int port;
            do { // the binding has no getsockname: a port that is free is found by trying
                port = 10000 + (int) (Math.random() * 10000);
                addr.sin_port(htons(port));
            } while (bind(server, addr, 16) == -1);
            check(listen(server, 1) == 0);
            check(connect(writer, addr, 16) == 0);
            reader = accept(server, MemorySegment.NULL, MemorySegment.NULL);
            check(reader != -1);
            close(server);
        }

        @Override
        public void hangUp() {
            close(writer);
            close(reader);
        }
    }

    /** The binding of this project. */
    public static class Libc extends Descriptors {
        private final Arena stack = Arena.ofConfined();
        private MemorySegment buffer;

        @Override
        public void open() throws IOException {
            super.open();
            buffer = stack.allocate(size);
        }

        @Benchmark
        public void writeRead() {
            check(write(writer, buffer, size) == size);
            for (long left = size; left > 0;) {
                long came = read(reader, buffer, left);
                check(came > 0);
                left -= came;
            }
        }

        @Benchmark
        public void failingWrite() {
            check(write(-1, buffer, 1) == -1 && errno() == EBADF);
        }
    }

    /** A handle of FFM's with nothing around it: no check of its arguments; errno is captured, and read after a failure. */
    public static class Bare extends Descriptors {
        static final boolean MACOS = System.getProperty("os.name").startsWith("Mac");
        static final int SOL_SOCKET = MACOS ? 0xFFFF : 1;
        static final int SO_SNDBUF = MACOS ? 0x1001 : 7;
        static final int SO_RCVBUF = MACOS ? 0x1002 : 8;
        static final int IPPROTO_TCP = 6;
        static final int TCP_NODELAY = 1;

        private static final ValueLayout INT = ValueLayout.JAVA_INT;
        private static final MethodHandle WRITE = handle("write", ValueLayout.JAVA_LONG, INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        private static final MethodHandle READ = handle("read", ValueLayout.JAVA_LONG, INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        private static final MethodHandle SETSOCKOPT = handle("setsockopt", INT, INT, INT, INT, ValueLayout.ADDRESS, INT);
        private static final VarHandle ERRNO = Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
        private static final MemorySegment CAPTURED = Arena.global().allocate(Linker.Option.captureStateLayout());
        private MemorySegment buffer;

        @SuppressWarnings("restricted")
        private static MethodHandle handle(String function, ValueLayout result, ValueLayout... parameters) {
            var linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), FunctionDescriptor.of(result, parameters),
                    Linker.Option.captureCallState("errno"));
        }

        static void option(int socket, int level, int name, int value) {
            try (var stack = Arena.ofConfined()) {
                check((int) SETSOCKOPT.invokeExact(CAPTURED, socket, level, name, stack.allocateFrom(ValueLayout.JAVA_INT, value), 4) == 0);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void open() throws IOException {
            super.open();
            buffer = arena.allocate(size);
        }

        @Benchmark
        public void writeRead() throws Throwable {
            check((long) WRITE.invokeExact(CAPTURED, writer, buffer, (long) size) == size);
            for (long left = size; left > 0;) {
                long came = (long) READ.invokeExact(CAPTURED, reader, buffer, left);
                check(came > 0);
                left -= came;
            }
        }

        @Benchmark
        public void failingWrite() throws Throwable {
            check((long) WRITE.invokeExact(CAPTURED, -1, buffer, 1L) == -1 && (int) ERRNO.get(CAPTURED, 0L) == EBADF);
        }
    }

    /** JNA, by its direct mapping, which is its quickest. */
    public static class Jna extends Descriptors {
        private Pointer buffer;

        static {
            Native.register("c");
        }

        private static native long write(int fd, Pointer buf, long count);

        private static native long read(int fd, Pointer buf, long count);

        @Override
        public void open() throws IOException {
            super.open();
            buffer = new Pointer(Native.malloc(size));
        }

        @Benchmark
        public void writeRead() {
            check(write(writer, buffer, size) == size);
            for (long left = size; left > 0;) {
                long came = read(reader, buffer, left);
                check(came > 0);
                left -= came;
            }
        }

        @Benchmark
        public void failingWrite() {
            check(write(-1, buffer, 1) == -1 && Native.getLastError() == EBADF);
        }
    }

    /** jnr-posix. */
    public static class Jnr extends Descriptors {
        private final POSIX posix = POSIXFactory.getNativePOSIX();
        private ByteBuffer buffer;

        @Override
        public void open() throws IOException {
            super.open();
            buffer = ByteBuffer.allocateDirect(size);
        }

        @Benchmark
        public void writeRead() {
            check(posix.write(writer, buffer, (long) size) == size);
            for (long left = size; left > 0;) {
                long came = posix.read(reader, buffer, left);
                check(came > 0);
                left -= came;
            }
        }

        @Benchmark
        public void failingWrite() {
            check(posix.write(-1, buffer, 1L) == -1 && posix.errno() == EBADF);
        }
    }

    /** java.nio's SocketChannel, with a direct buffer. */
    public static class Channel extends Way {
        private SocketChannel writer;
        private SocketChannel reader;
        private ByteBuffer buffer;

        @Override
        public void open() throws IOException {
            buffer = ByteBuffer.allocateDirect(size);
            writer = SocketChannel.open();
            writer.setOption(StandardSocketOptions.SO_SNDBUF, ROOM).setOption(StandardSocketOptions.TCP_NODELAY, true);
            try (var server = ServerSocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, ROOM)) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                writer.connect(server.getLocalAddress());
                reader = server.accept();
            }
        }

        @Override
        public void hangUp() throws IOException {
            writer.close();
            reader.close();
        }

        @Benchmark
        public void writeRead() throws IOException {
            buffer.clear();
            check(writer.write(buffer) == size);
            buffer.clear();
            while (buffer.hasRemaining())
                check(reader.read(buffer) > 0);
        }
    }

    /** java.net's Socket. */
    public static class StreamSocket extends Way {
        private Socket writer;
        private Socket reader;
        private byte[] buffer;

        @Override
        public void open() throws IOException {
            buffer = new byte[size];
            try (var server = new ServerSocket()) {
                server.setReceiveBufferSize(ROOM);
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                writer = new Socket();
                writer.setSendBufferSize(ROOM);
                writer.setTcpNoDelay(true);
                writer.connect(server.getLocalSocketAddress());
                reader = server.accept();
            }
        }

        @Override
        public void hangUp() throws IOException {
            writer.close();
            reader.close();
        }

        @Benchmark
        public void writeRead() throws IOException {
            writer.getOutputStream().write(buffer);
            for (int left = size; left > 0;) {
                int came = reader.getInputStream().read(buffer, 0, left);
                check(came > 0);
                left -= came;
            }
        }
    }
}
