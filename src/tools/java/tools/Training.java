package tools;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes target/launch, which makes a twin quick to start: the classes in a jar, which the JVM opens at most once; a
 * runtime of java.base alone; and a cache of all classes, loaded and linked, from a training run.
 *
 * <p>A command works without the runtime or the cache, or with those of another JVM: it is only slower.
 */
final class Training {
    static final Path LAUNCH = Path.of("target/launch");
    static final Path RUNTIME = LAUNCH.resolve("runtime");

    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern ADAPTER = Pattern.compile("(\\[[A-Z]*_RESOLVE].*) \\(.*");

    private final Path into;
    private final Path notes;

    private Training(Path into) throws IOException {
        this.into = into;
        notes = Files.createDirectory(into.resolve("training"));
    }

    /** Trains, unless the result of the last training is newer than everything that it was made from. */
    static void unlessDone() throws IOException {
        var done = LAUNCH.resolve("done");
        if (Files.exists(done) && !isNewer(CLASSES, done) && !isNewer(Path.of("target/tools"), done))
            return;
        try (var scratch = new Scratch(Files.createTempDirectory(Path.of("target"), "launch"))) {
            new Training(scratch.folder()).run();
            AtExit.goOn();
            Files.createFile(scratch.file("done"));
            Files.setPosixFilePermissions(scratch.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var old = new Scratch(Files.createTempDirectory(Path.of("target"), "launch"))) {
                if (Files.exists(LAUNCH))
                    Files.move(LAUNCH, old.file("launch"));
                Files.move(scratch.folder(), LAUNCH, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException anotherBuildWasQuicker) {
                if (!Files.exists(LAUNCH))
                    throw anotherBuildWasQuicker;
            }
        }
    }

    private static boolean isNewer(Path folder, Path than) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                if (Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) > 0)
                    return true;
            return false;
        }
    }

    private void run() throws IOException {
        var classes = jar();
        Files.createDirectory(into.resolve(Commands.EMPTY));
        try {
            var java = runtime();
            var all = String.join(",", Twin.allLinks());
            // The JVM names each adapter that it looks for. The cache holds those that are in the runtime's list of classes.
            play(java, "adapters", all, List.of("-Djava.lang.invoke.MethodHandle.TRACE_RESOLVE=true"));
            if (Files.exists(into.resolve("runtime")))
                Files.write(into.resolve("runtime/lib/classlist"), adapters(), StandardOpenOption.APPEND);
            // All classes of the jar: a program that has run out of descriptors could not open it to read one for its error.
            Files.write(notes.resolve("classes"), classes);
            play(java, "cache", all, List.of("-XX:AOTCacheOutput=" + into.resolve("twins.aot"),
                    "-XX:ExtraSharedClassListFile=" + notes.resolve("classes")));
            Scratch.delete(notes);
        } catch (Exception e) {
            AtExit.goOn();
            Files.writeString(notes.resolve("error"), e + "\n");
            System.err.println("build.sh: the training failed, the commands will start slower; " + LAUNCH.resolve("training") + " tells why");
        }
    }

    // jextract makes a class for each function, and the binding calls by its own. A start reads every class of the cache.
    private static final Pattern UNUSED = Pattern.compile("libc/abi/libc_h\\$(?!shared)\\w+\\.class");

    /** {@return the names of the classes in the jar} */
    private List<String> jar() throws IOException {
        var names = new ArrayList<String>();
        try (var jar = new ZipOutputStream(Files.newOutputStream(into.resolve("twins.jar"))); var files = Files.walk(CLASSES)) {
            for (var file : files.filter(file -> file.toString().endsWith(".class")).sorted().toList()) {
                var name = CLASSES.relativize(file).toString();
                if (UNUSED.matcher(name).matches())
                    continue;
                jar.putNextEntry(new ZipEntry(name));
                Files.copy(file, jar);
                names.add(name.replace(".class", ""));
            }
        }
        return names;
    }

    /** {@return the JVM of a runtime of java.base alone, or the JDK's if it cannot make one} */
    private Path runtime() throws IOException, InterruptedException {
        var jlink = Commands.JAVA_HOME.resolve("bin/jlink");
        var runtime = into.resolve("runtime");
        var note = notes.resolve("jlink").toFile();
        if (Files.isExecutable(jlink) && AtExit.start(new ProcessBuilder(jlink.toString(), "--add-modules", "java.base", "--output", runtime.toString())
                .redirectErrorStream(true).redirectOutput(note)).waitFor() == 0)
            return runtime.resolve("bin/java");
        Scratch.delete(runtime);
        return Commands.JAVA_HOME.resolve("bin/java");
    }

    /** Plays the first lesson, its client being the twin that learns. All functions are linked, whether it calls them or not. */
    private void play(Path java, String name, String links, List<String> options) throws Exception {
        var play = Lesson.all().getFirst().script().plays().getFirst();
        var start = play.start(play.client().orElseThrow());
        try (var stage = new Stage(play.all(Language.C), Stage.PLAIN)) {
            stage.performUntil(play, start);
            var words = new ArrayList<>(List.of(java.toString()));
            words.addAll(Commands.options(new Twin(start.words().getFirst())));
            words.addAll(List.of("-Dlibc.argv0=" + start.words().getFirst(), "-Dlibc.training=true", "-Dlibc.ahead=" + links));
            words.addAll(Commands.classes(into.toString()));
            words.addAll(options);
            words.add(start.words().getFirst());
            words.addAll(stage.words(start).subList(1, start.words().size()));
            var learner = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(notes.resolve(name).toFile());
            learner.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            int status = AtExit.start(learner).waitFor();
            if (status != 0)
                throw new IOException(String.join(" ", words) + "\nended with status " + status + ", see " + LAUNCH.resolve("training/" + name));
        }
    }

    private TreeSet<String> adapters() throws IOException {
        var adapters = new TreeSet<String>();
        for (var line : Files.readAllLines(notes.resolve("adapters"))) {
            var adapter = ADAPTER.matcher(line);
            if (adapter.matches())
                adapters.add("@lambda-form-invoker " + adapter.group(1));
        }
        return adapters;
    }
}
