package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.Command;
import tools.Command.Outcome;

/** libc.abi is what jextract makes of the headers of this machine. */
@Proof("8  generated means generated")
class JextractProof {

    @TempDir
    Path folder;

    @Test
    void jextract_makes_the_same_set_again() throws Exception {
        var home = System.getenv("JEXTRACT_HOME");
        if (home == null)
            Requires.tools("jextract");
        else
            assumeTrue(Files.isExecutable(Path.of(home, "bin/jextract")), "no jextract in " + home);

        for (var part : List.of("build.sh", "src/tools/setup.sh", "src/tools/jextract.sh", "native/jextract/headers.h", "native/jextract/headers.filter",
                "native/jextract/differing.filter")) {
            Files.createDirectories(folder.resolve(part).getParent());
            Files.copy(Path.of(part), folder.resolve(part));
        }
        var set = Path.of("src", AbiProof.SYSTEM, "java/libc/abi");
        Files.createDirectories(folder.resolve(set).getParent());
        Command.run("cp", "-R", set, folder.resolve(set)); // of these, jextract makes all but the other machines' classes
        assertEquals(new Outcome(0, "", "Generated " + set + ".\n"), Command.run(folder.resolve("build.sh"), "jextract"));

        var difference = Command.run("diff", "-r", "-y", "--suppress-common-lines", "-W", "160", set, folder.resolve(set));
        assertTrue(difference.status() == 0, () -> "committed, and made by jextract on this machine:\n" + difference.out());
    }
}
