package tools.translator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.Commands;

/**
 * {@code ./build.sh twin}: the Java twins of C programs, and the commands of both sides.
 *
 * <p>As a program: {@code Twins [--into FOLDER] [--encoding NAME] FILE.c ...} or {@code Twins --stdout FILE.c}. The property
 * twin.from is the folder where the user is.
 */
final class Twins {
    private static final Path FROM = Path.of(System.getProperty("twin.from", "."));

    private Path into = Path.of("target/own");
    private Charset encoding = StandardCharsets.UTF_8;
    private boolean printed;
    private final List<String> files = new ArrayList<>();

    private Twins(List<String> arguments) throws IOException {
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            switch (argument) {
                case "--into" -> into = FROM.resolve(value(argument, rest));
                case "--encoding" -> encoding = charset(value(argument, rest));
                case "--stdout" -> printed = true;
                default -> {
                    if (argument.startsWith("--"))
                        throw new IOException("what is \"" + argument + "\"? twin [--into FOLDER] [--encoding NAME] FILE.c ..., or twin --stdout FILE.c");
                    files.add(argument);
                }
            }
        }
        if (files.isEmpty() || printed && files.size() > 1)
            throw new IOException("twin [--into FOLDER] [--encoding NAME] FILE.c ..., or twin --stdout FILE.c");
        var names = new HashMap<String, String>();
        for (var file : files) {
            var other = names.put(Translator.name(Path.of(file)), file);
            if (other != null)
                throw new IOException("%s and %s: both would be the twin %s; translate them into two folders".formatted(other, file, Translator.name(Path.of(file))));
        }
    }

    private static String value(String option, java.util.Iterator<String> rest) throws IOException {
        if (!rest.hasNext())
            throw new IOException(option + ": what follows it is missing");
        return rest.next();
    }

    private static Charset charset(String name) throws IOException {
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            throw new IOException(name + ": Java does not know an encoding of this name", e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(new Twins(List.of(arguments)).run() ? 0 : 1);
        } catch (IOException e) {
            System.err.println("build.sh: " + e.getMessage());
            System.exit(1);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        boolean all = true;
        try (var translator = new Translator(); var compilers = Executors.newFixedThreadPool(2)) {
            if (printed) {
                out.print(translated(translator, files.getFirst(), null));
                return true;
            }
            var classes = Files.createDirectories(into.resolve("classes"));
            Files.createDirectories(into.resolve("c"));
            var commands = new HashMap<String, Future<String>>();
            for (var file : files) {
                Callable<String> compilation = () -> translator.compiler().compile(FROM.resolve(file), into.resolve("c").resolve(Translator.name(Path.of(file))));
                try {
                    var twin = translated(translator, file, classes);
                    commands.put(file, compilers.submit(compilation));
                    Files.writeString(java(file), twin);
                } catch (IOException e) {
                    Files.deleteIfExists(java(file));
                    out.println(e.getMessage());
                    all = false;
                }
            }
            for (var file : files)
                if (commands.containsKey(file))
                    all &= made(file, classes, commands.get(file), out);
        }
        return all;
    }

    private Path java(String file) {
        return into.resolve(Translator.name(Path.of(file)) + ".java");
    }

    private String translated(Translator translator, String file, Path classes) throws IOException {
        return translator.translate(file, FROM.resolve(file), encoding, classes);
    }

    private boolean made(String file, Path classes, Future<String> compilation, PrintStream out) throws IOException, InterruptedException {
        try {
            var objections = compilation.get();
            if (!objections.isEmpty()) {
                out.println(objections);
                return false;
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        Commands.own(Translator.name(Path.of(file)), classes, into.resolve("java"));
        out.println(file + ": " + java(file));
        return true;
    }
}
