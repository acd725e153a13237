package tools;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody at the other end of a TCP connection that is not a program of the course. A character stands for a byte. */
class Peer implements AutoCloseable {
    static final int PATIENCE = 60_000;

    private final ServerSocket server;
    private final Callers callers;
    private Socket socket;

    Peer(ServerSocket server, Callers callers, Socket socket) {
        this.server = server;
        this.callers = callers;
        this.socket = socket;
    }

    /** Waits to be called at a port. */
    static Peer answering(int port) throws IOException {
        var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE);
        return new Peer(server, null, null);
    }

    /** Listens at a port with a queue that is full: a call gets no answer. */
    static Peer busy(int port) throws IOException {
        var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        try {
            return new Peer(server, new Callers(port), null);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Calls a port. */
    static Peer dialling(int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
        socket.setSoTimeout(PATIENCE);
        return new Peer(null, null, socket);
    }

    private Socket socket() throws IOException {
        if (socket == null) {
            socket = server.accept();
            socket.setSoTimeout(PATIENCE);
        }
        return socket;
    }

    void say(String bytes) throws IOException {
        socket().getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a datagram from a port that the other end has not talked to. */
    void sayFromAnotherPort(String bytes) throws IOException {
        throw new IOException("only a peer of UDP says something from another port");
    }

    /** Sends so many bytes, and receives as many meanwhile. {@return the first that is another than was sent, or -1} */
    long echoed(long length) throws IOException {
        var connection = socket();
        Thread.startVirtualThread(() -> {
            try {
                new RandomBytes(length).transferTo(connection.getOutputStream());
            } catch (IOException over) {
                return; // what is heard ends early, then
            }
        });
        var sent = new RandomBytes(length);
        var heard = new BufferedInputStream(connection.getInputStream());
        for (long i = 0; i < length; i++)
            if (heard.read() != sent.read())
                return i;
        return -1;
    }

    void sayNoMore() throws IOException {
        socket().shutdownOutput();
    }

    /** {@return the next bytes, fewer than asked for only at the end} */
    String hear(int length) throws IOException {
        return new String(socket().getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** {@return what comes in place of the end, or nothing} */
    String hearTheEnd() throws IOException {
        return hear(1);
    }

    void hangUp() throws IOException {
        socket().close();
    }

    /** Ends the connection with a reset, as a machine does that has lost its state. */
    void reset() throws IOException {
        socket().setSoLinger(true, 0);
        socket().close();
    }

    @Override
    public void close() throws IOException {
        if (socket != null)
            socket.close();
        if (server != null)
            server.close();
        if (callers != null)
            callers.close();
    }
}
