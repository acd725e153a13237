package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import tools.Fuzz;

/** Nothing that a Java program passes to the binding brings the JVM down. */
@Proof("9  a binding that cannot bring the JVM down")
class FuzzProof {

    @Test
    void twenty_thousand_calls_have_documented_outcomes() throws Exception {
        long seed = System.nanoTime();
        assertEquals("", Fuzz.run(seed, 0, 20_000, false), "with seed " + seed);
    }
}
