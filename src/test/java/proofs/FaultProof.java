package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.Language;
import tools.Lesson;
import tools.Play;
import tools.Script.Outcomes;

/**
 * Whatever goes wrong, it has the same outcome in C and in Java, and that is the one that the script says: the one of
 * the play, if the script says nothing.
 */
@Proof("6  the same under faults")
@EnabledOnOs(value = OS.LINUX, disabledReason = "it looks into /proc, which only Linux has")
class FaultProof {

    @TestFactory
    Stream<DynamicTest> the_outcome_is_the_one_that_the_script_says() throws Exception {
        var tests = Stream.<DynamicTest>builder();
        for (var lesson : Lesson.all()) {
            var known = new HashSet<String>();
            for (var play : lesson.script().plays())
                Faults.of(play).forEach((name, fault) -> {
                    if (known.add(name))
                        tests.add(dynamicTest(name, () -> assertEquals(expected(lesson, play, name),
                                new Outcomes(fault.play(Language.C), fault.play(Language.JAVA)))));
                });
        }
        return tests.build();
    }

    private static Outcomes expected(Lesson lesson, Play play, String fault) throws Exception {
        var asPlayed = Faults.asPlayed(play, Faults.role(play, fault));
        var said = lesson.script().faults().getOrDefault(fault, new Outcomes("as played", "as played"));
        return new Outcomes(said.c().replace("as played", asPlayed), said.java().replace("as played", asPlayed));
    }

    @Test
    void every_fault_in_a_script_is_played() throws Exception {
        for (var lesson : Lesson.all()) {
            var played = new TreeSet<String>();
            for (var play : lesson.script().plays())
                played.addAll(Faults.of(play).keySet());
            assertTrue(played.containsAll(lesson.script().faults().keySet()), () -> lesson.script().faults().keySet() + " is not all in " + played);
        }
    }
}
