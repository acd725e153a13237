package twins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone, with all that is in it, when it is closed. */
record Scratch(Path folder) implements AutoCloseable {
    Scratch() throws IOException {
        this(Files.createTempDirectory("twins"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList())
                Files.delete(file);
        }
    }
}
