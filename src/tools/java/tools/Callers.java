package tools;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Calls that nobody takes: they fill the queue of a listener, so that the next call gets no answer. */
public final class Callers implements AutoCloseable {
    private static final int PATIENCE = 300;

    private final List<Socket> callers = new ArrayList<>();

    /** Calls a port until its queue is full. */
    public Callers(int port) throws IOException {
        while (true) {
            var caller = new Socket();
            callers.add(caller);
            try {
                caller.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    /** {@return how many are in the queue; the last caller was not let in} */
    public int waiting() {
        return callers.size() - 1;
    }

    @Override
    public void close() throws IOException {
        for (var caller : callers)
            caller.close();
    }
}
