package tools;

import java.io.IOException;

/** Somebody at the other end who is not a program of the course. A character stands for a byte. */
interface Peer extends AutoCloseable {
    /** How many milliseconds it waits for the other end. */
    int PATIENCE = 60_000;

    void say(String bytes) throws IOException;

    /** Sends a datagram from a port that the other end has not talked to. */
    void sayFromAnotherPort(String bytes) throws IOException;

    /** Sends so many bytes, and receives as many meanwhile. {@return the first that is another than was sent, or -1} */
    long echoed(long length) throws IOException;

    void sayNoMore() throws IOException;

    /** {@return the next bytes of a connection, fewer than asked for only at its end; or the next datagram, however long it is} */
    String hear(int length) throws IOException;

    /** {@return what comes in place of the end, or nothing} */
    String hearTheEnd() throws IOException;

    void hangUp() throws IOException;

    /** Ends the connection with a reset, as a machine does that has lost its state. */
    void reset() throws IOException;

    @Override
    void close() throws IOException;
}
