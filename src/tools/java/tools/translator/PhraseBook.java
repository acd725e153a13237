package tools.translator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.Readme;

/**
 * {@code ./build.sh phrases}: the phrase book of README.md, from the translator's rules.
 *
 * <p>README.ko.md has the same phrases; its reasons are Korean, and written by people. A new phrase gets its reason in
 * English, for them to translate.
 */
final class PhraseBook {
    private static final String MARK = "<!-- phrase book -->";

    private PhraseBook() {}

    public static void main(String[] arguments) throws IOException {
        for (var readme : List.of(Path.of("README.md"), Path.of("README.ko.md")))
            Files.writeString(readme, written(readme, !readme.toString().contains(".ko.")));
    }

    /** {@return the text of a README with the table as the rules have it} */
    static String written(Path readme, boolean english) throws IOException {
        var text = Files.readString(readme);
        var known = Readme.table(readme, "phrase book");
        var table = Rules.phrases().stream().map(phrase -> row(phrase, english ? phrase.why() : why(phrase, known))).collect(Collectors.joining());
        int start = text.indexOf("| --- |", text.indexOf(MARK));
        int first = text.indexOf('\n', start) + 1;
        return text.substring(0, first) + table + text.substring(text.indexOf("\n\n", first) + 1);
    }

    private static String row(Phrase phrase, String why) {
        return "|%s| `%s` |%s|\n".formatted(phrase.c().isEmpty() ? " " : " `" + phrase.c() + "` ", phrase.java(), why.isEmpty() ? " " : " " + why + " ");
    }

    private static String why(Phrase phrase, List<List<String>> known) {
        for (var row : known)
            if (Readme.code(row.get(0)).equals(phrase.c()) && Readme.code(row.get(1)).equals(phrase.java()))
                return row.size() > 2 ? row.get(2) : "";
        return phrase.why();
    }
}
