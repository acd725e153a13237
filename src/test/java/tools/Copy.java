package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies of the project, or of parts of it, for tests that build. */
final class Copy {
    private Copy() {}

    /** Copies what the build needs into an empty folder, with the first lesson alone, so that a long course does not make the tests slower. */
    static Path project(Path folder) throws IOException {
        for (var part : List.of("build.sh", "native/Makefile", "src/main/java/Main.java", "src/main/java/libc", "src/linux", "src/macos", "src/tools"))
            of(Path.of(part), folder.resolve(part));
        var lesson = Lesson.all().getFirst();
        of(lesson.folder(), folder.resolve(lesson.folder()));
        for (var program : lesson.programs())
            for (var source : List.of("native/" + program + ".c", "src/main/java/" + program + ".java"))
                of(Path.of(source), folder.resolve(source));
        return folder;
    }

    /** Copies a file, or a folder with all that is in it. */
    static void of(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.toAbsolutePath().getParent());
                Files.copy(file, copy);
            }
        }
    }
}
