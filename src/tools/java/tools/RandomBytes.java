package tools;

import java.io.InputStream;
import java.util.Random;

/** Bytes that are the same each time and follow no pattern, so that bytes which are lost or swapped make a difference. */
final class RandomBytes extends InputStream {
    private final Random random = new Random(0);
    private long left;

    RandomBytes(long length) {
        left = length;
    }

    @Override
    public int read() {
        return left-- > 0 ? random.nextInt(256) : -1;
    }
}
