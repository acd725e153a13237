package tools.translator;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** As a program, for now: prints twins. */
final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        try (var translator = new Translator()) {
            for (var file : args)
                try {
                    var classes = Files.createTempDirectory("twin");
                    System.out.print(translator.translate(Path.of(file), StandardCharsets.UTF_8, classes));
                } catch (IOException e) {
                    System.err.println(e.getMessage());
                }
        }
    }
}
