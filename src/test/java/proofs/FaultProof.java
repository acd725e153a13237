package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
 * Every fault has the same outcome in C and in Java. It is the outcome that the script states, or that of the play if the
 * script states none.
 */
@Proof("6  the same under faults")
@EnabledOnOs(value = OS.LINUX, disabledReason = "it looks into /proc, which only Linux has")
class FaultProof {
    private static final Pattern SIGNAL = Pattern.compile(", (SIGINT|SIGTERM) (?:in|while) ");

    @TestFactory
    Stream<DynamicTest> the_outcome_is_the_one_that_the_script_says() throws Exception {
        var tests = Stream.<DynamicTest>builder();
        for (var lesson : Lesson.all()) {
            var known = new HashSet<String>();
            for (var play : lesson.script().plays())
                Faults.of(play).forEach((name, fault) -> {
                    if (known.add(name))
                        tests.add(dynamicTest(name, () -> assertDue(lesson, play, name, new Outcomes(fault.play(Language.C), fault.play(Language.JAVA)))));
                });
        }
        return tests.build();
    }

    /** What is due is what the script says; else a signal ends the program, the lack of arguments has status 1, and all the rest is as played. */
    private static void assertDue(Lesson lesson, Play play, String fault, Outcomes outcomes) throws Exception {
        var said = lesson.script().faults().get(fault);
        if (said != null) {
            var asPlayed = Faults.asPlayed(play, Faults.role(play, fault));
            assertEquals(new Outcomes(said.c().replace("as played", asPlayed), said.java().replace("as played", asPlayed)), outcomes, fault);
            return;
        }
        assertEquals(outcomes.c(), outcomes.java(), fault);
        var signal = SIGNAL.matcher(fault);
        if (signal.find())
            assertEquals(signal.group(1), outcomes.c().split(", ")[0], fault);
        else
            assertEquals(fault.endsWith(", without arguments") ? "exit 1" : Faults.asPlayed(play, Faults.role(play, fault)), outcomes.c(), fault);
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
