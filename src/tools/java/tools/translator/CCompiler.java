package tools.translator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The C compiler of this machine: it judges a program first, and knows its own macros and where its headers are. */
final class CCompiler {
    private static final List<String> CC = List.of((System.getenv("CC") == null ? "cc" : System.getenv("CC")).split(" +"));
    private static final Pattern MACRO = Pattern.compile("#define (\\w+(?:\\([^)]*\\))?) ?(.*)");

    private record Result(int status, String output) {}

    private final Map<String, String> macros = new HashMap<>();
    private final List<String> folders = new ArrayList<>();

    CCompiler() throws IOException {
        for (var line : run(List.of("-std=gnu17", "-E", "-dM", "-xc", "/dev/null")).output.split("\n")) {
            var macro = MACRO.matcher(line);
            if (macro.matches())
                macros.put(macro.group(1), macro.group(2));
        }
        var said = run(List.of("-std=gnu17", "-E", "-v", "-xc", "/dev/null")).output;
        for (var line : said.substring(said.indexOf("#include <...>"), said.indexOf("End of search list")).lines().skip(1).toList())
            folders.add(line.replace(" (framework directory)", "").strip());
    }

    /** {@return the macros that a program finds defined} */
    Map<String, String> macros() {
        return macros;
    }

    /** {@return the folders of the headers} */
    List<String> folders() {
        return folders;
    }

    /** {@return what the compiler has against a program; empty if it accepts it} Warnings do not count. */
    String objections(Path file) throws IOException {
        var result = run(List.of("-std=gnu17", "-fsyntax-only", "-w", "-xc", file.toString()));
        return result.status == 0 ? "" : result.output.strip();
    }

    /** {@return what the compiler and the linker have against a program; empty if the command is made} */
    String compile(Path file, Path command) throws IOException {
        var result = run(List.of("-std=gnu17", "-O1", "-w", "-pthread", "-o", command.toString(), file.toString(), "-lm"));
        return result.status == 0 ? "" : result.output.strip();
    }

    private static Result run(List<String> arguments) throws IOException {
        var command = new ArrayList<>(CC);
        command.addAll(arguments);
        var output = Files.createTempFile("twin", ".txt");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            return new Result(process.waitFor(), new String(Files.readAllBytes(output)));
        } catch (InterruptedException e) {
            throw new IOException("interrupted while the C compiler was at work", e);
        } finally {
            Files.delete(output);
        }
    }
}
