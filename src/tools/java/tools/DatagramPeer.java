package tools;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** A peer that talks in datagrams: what it says, and what it hears, is one of them. */
final class DatagramPeer implements Peer {
    private final DatagramSocket socket;
    private SocketAddress other;

    private DatagramPeer(DatagramSocket socket, SocketAddress other) throws IOException {
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
    public void say(String bytes) throws IOException {
        socket.send(datagram(bytes));
    }

    @Override
    public void sayFromAnotherPort(String bytes) throws IOException {
        try (var another = socket()) {
            another.send(datagram(bytes));
        }
    }

    @Override
    public String hear(int length) throws IOException {
        var datagram = new DatagramPacket(new byte[1 << 16], 1 << 16);
        socket.receive(datagram);
        other = datagram.getSocketAddress();
        return new String(datagram.getData(), 0, datagram.getLength(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public long echoed(long length) throws IOException {
        throw new IOException("a peer of UDP is echoed by says and hears, a datagram each");
    }

    @Override
    public void sayNoMore() throws IOException {
        throw new IOException("a peer of UDP has no end to say");
    }

    @Override
    public String hearTheEnd() throws IOException {
        throw new IOException("a peer of UDP has no end to hear");
    }

    @Override
    public void hangUp() {
        socket.close();
    }

    @Override
    public void reset() throws IOException {
        throw new IOException("a peer of UDP has no connection to reset");
    }

    @Override
    public void close() {
        socket.close();
    }
}
