package tools;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A peer that talks over a TCP connection. */
final class StreamPeer implements Peer {
    private final ServerSocket server;
    private final Callers callers;
    private Socket socket;

    private StreamPeer(ServerSocket server, Callers callers, Socket socket) {
        this.server = server;
        this.callers = callers;
        this.socket = socket;
    }

    /** Waits to be called at a port. */
    static Peer answering(int port) throws IOException {
        var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE);
        return new StreamPeer(server, null, null);
    }

    /** Listens at a port with a queue that is full: a call gets no answer. */
    static Peer busy(int port) throws IOException {
        var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        try {
            return new StreamPeer(server, new Callers(port), null);
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
        return new StreamPeer(null, null, socket);
    }

    private Socket socket() throws IOException {
        if (socket == null) {
            socket = server.accept();
            socket.setSoTimeout(PATIENCE);
        }
        return socket;
    }

    @Override
    public void say(String bytes) throws IOException {
        socket().getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void sayFromAnotherPort(String bytes) throws IOException {
        throw new IOException("only a peer of UDP says something from another port");
    }

    @Override
    public long echoed(long length) throws IOException {
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

    @Override
    public void sayNoMore() throws IOException {
        socket().shutdownOutput();
    }

    @Override
    public String hear(int length) throws IOException {
        return new String(socket().getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    @Override
    public String hearTheEnd() throws IOException {
        return hear(1);
    }

    @Override
    public void hangUp() throws IOException {
        socket().close();
    }

    @Override
    public void reset() throws IOException {
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
