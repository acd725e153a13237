package tools;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** Somebody who sends and receives datagrams and is not a program of the course. What it says, and what it hears, is one datagram. */
final class DatagramPeer extends Peer {
    private final DatagramSocket socket;
    private SocketAddress other;

    private DatagramPeer(DatagramSocket socket, SocketAddress other) throws IOException {
        super(null, null, null);
        this.socket = socket;
        this.other = other;
        socket.setSoTimeout(PATIENCE);
    }

    /** Waits for datagrams at a port. It answers who sent the last one. */
    static Peer answering(int port) throws IOException {
        return new DatagramPeer(new DatagramSocket(port, InetAddress.getLoopbackAddress()), null);
    }

    /** Sends datagrams to a port. */
    static Peer dialling(int port) throws IOException {
        return new DatagramPeer(socket(), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static DatagramSocket socket() throws IOException {
        return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    private DatagramPacket datagram(String bytes) throws IOException {
        if (other == null)
            throw new IOException("nobody has sent a datagram that this peer has heard");
        var content = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return new DatagramPacket(content, content.length, other);
    }

    @Override
    void say(String bytes) throws IOException {
        socket.send(datagram(bytes));
    }

    @Override
    void sayFromAnotherPort(String bytes) throws IOException {
        try (var another = socket()) {
            another.send(datagram(bytes));
        }
    }

    /** {@return the next datagram, however long it is} */
    @Override
    String hear(int length) throws IOException {
        var datagram = new DatagramPacket(new byte[1 << 16], 1 << 16);
        socket.receive(datagram);
        other = datagram.getSocketAddress();
        return new String(datagram.getData(), 0, datagram.getLength(), StandardCharsets.ISO_8859_1);
    }

    @Override
    long echoed(long length) throws IOException {
        throw new IOException("a peer of UDP is echoed by says and hears, a datagram each");
    }

    @Override
    void sayNoMore() throws IOException {
        throw new IOException("a peer of UDP has no end to say");
    }

    @Override
    String hearTheEnd() throws IOException {
        throw new IOException("a peer of UDP has no end to hear");
    }

    @Override
    void hangUp() {
        socket.close();
    }

    @Override
    void reset() throws IOException {
        throw new IOException("a peer of UDP has no connection to reset");
    }

    @Override
    public void close() {
        socket.close();
    }
}
