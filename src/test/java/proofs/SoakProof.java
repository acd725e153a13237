package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.Command;
import tools.Soak;

/** What ./build.sh soak does at full size, small. */
@Proof("10 errno, leaks and load")
class SoakProof {

    @Test
    void every_errno_is_its_own_call_s_and_nothing_is_left_behind_and_nobody_pays_for_another() throws Exception {
        var outcome = Command.run(Path.of(System.getProperty("java.home"), "bin", "java"), "--enable-native-access=ALL-UNNAMED",
                "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-cp", "target/classes:target/test-classes", Soak.class.getName(),
                "50000", "3000", "300");
        assertEquals(0, outcome.status(), () -> outcome.out() + outcome.err());
    }
}
