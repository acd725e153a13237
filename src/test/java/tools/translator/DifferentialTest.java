package tools.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.translator.random.RandomProgram;

/** A twin does what its C program does, whatever the program is. */
class DifferentialTest {

    @Test
    void a_seed_is_a_program() {
        assertEquals(new RandomProgram(7).text(), new RandomProgram(7).text());
        assertNotEquals(new RandomProgram(7).text(), new RandomProgram(8).text());
    }

    @Test
    @Timeout(600) // on machines that are busy
    void twenty_random_programs_do_the_same_in_java() throws Exception {
        var result = Differential.run(1, 20);
        assertEquals(List.of(), result.different());
        assertEquals(20, result.same(), () -> "refused: " + result.refused());
    }
}
