package tools.translator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The examples of the phrase book, as programs. */
final class Examples {
    private static final List<String> HEADERS = List.of("arpa/inet.h", "errno.h", "netinet/in.h", "poll.h", "pthread.h", "stdio.h", "stdlib.h", "string.h",
            "sys/select.h", "sys/socket.h", "sys/time.h", "unistd.h");

    private Examples() {}

    /** {@return the Java of a piece of C, as the tool translates it within a program} */
    static String translated(Translator translator, String c, Path folder) throws IOException {
        var program = new StringBuilder();
        for (var header : HEADERS)
            program.append("#include <").append(header).append(">\n");
        var file = Files.writeString(folder.resolve("example.c"), program + c + "\nint main(void) { return 0; }\n");
        var twin = translator.translate(file.toString(), file, StandardCharsets.UTF_8, folder).lines().toList();
        return String.join("\n", twin.subList(HEADERS.size(), HEADERS.size() + (int) c.lines().count()));
    }
}
