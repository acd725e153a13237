package tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** What a command prints, as it comes. A character stands for a byte. */
public final class Output {
    private final StringBuilder text = new StringBuilder();
    private boolean ended;
    private IOException failure;

    Output(InputStream stream) {
        Thread.startVirtualThread(() -> collect(stream));
    }

    private void collect(InputStream stream) {
        var bytes = new byte[1 << 16];
        try (stream) {
            for (int length = stream.read(bytes); length != -1; length = stream.read(bytes))
                add(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            failure = e;
        } finally {
            end();
        }
    }

    private synchronized void add(String more) {
        text.append(more);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** {@return what has come so far} */
    public synchronized String soFar() {
        return text.toString();
    }

    /** Waits until enough has come, all has come, or the time is over. {@return what has come} */
    public synchronized String await(Duration most, Predicate<String> enough) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!ended && !enough.test(text.toString())) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0)
                break;
            wait(left);
        }
        return text.toString();
    }

    /** Waits until all has come. {@return all of it} */
    synchronized String all() throws IOException, InterruptedException {
        while (!ended)
            wait();
        if (failure != null)
            throw failure;
        return text.toString();
    }
}
