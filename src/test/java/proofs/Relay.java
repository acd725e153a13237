package proofs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.Callers;
import tools.Port;

/** Somebody whom a client calls in place of the C server, and who may pass on what is said. */
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final int serverPort;
    private final List<Socket> later = new CopyOnWriteArrayList<>();
    private Callers callers;
    private Socket client;
    private Socket server;

    /** Listens at a port of its own, with a queue of some length, for calls that are meant for a server's port. */
    Relay(int serverPort, int queue) throws IOException {
        listener = new ServerSocket(Port.free(), queue, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Calls itself until its queue is full. */
    void fill() throws IOException {
        callers = new Callers(port());
    }

    /** Takes the calls that fill the queue, and hangs up. */
    void turnAllAway() throws IOException {
        for (int i = 0; i < callers.waiting(); i++)
            listener.accept().close();
    }

    /** Takes the client's call, calls the server, and passes on what the client says. Calls that come later are only passed on. */
    void connect() throws IOException {
        client = listener.accept();
        server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        Thread.startVirtualThread(() -> passOn(client, server));
        Thread.startVirtualThread(this::connectLater);
    }

    private void connectLater() {
        try {
            while (true) {
                var caller = listener.accept();
                later.add(caller);
                var called = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                later.add(called);
                Thread.startVirtualThread(() -> passOn(caller, called));
                Thread.startVirtualThread(() -> passOn(called, caller));
            }
        } catch (IOException over) {
            return; // nobody is called any more
        }
    }

    Socket client() {
        return client;
    }

    Socket server() {
        return server;
    }

    /** Passes on what the server says. */
    void answer() {
        passOn(server, client);
    }

    /** Passes on all that one end says, and that it says no more, or that it resets. */
    private static void passOn(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException over) {
            reset(to); // the program at the other end tells what it made of that
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }

    /** Ends all its connections, and every wait for one. */
    void hangUp() throws IOException {
        listener.close();
        if (callers != null)
            callers.close();
        if (client != null)
            client.close();
        if (server != null)
            server.close();
        for (var socket : later)
            socket.close();
    }
}
