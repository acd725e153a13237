package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that is gone, with all that is in it, when it is closed. */
public record Scratch(Path folder) implements AutoCloseable {
    public Scratch(Path folder) {
        this.folder = folder;
        AtExit.delete(folder);
    }

    public Scratch() throws IOException {
        this(Files.createTempDirectory("twins"));
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Deletes a file or a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder))
            return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList())
                Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
        AtExit.keep(folder);
    }
}
