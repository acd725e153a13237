package proofs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.Language;
import tools.Lesson;
import tools.SideBySide;
import tools.Strace;

/** A Java twin makes the system calls of its C program, on its sockets, its files and its standard streams. */
@Proof("4  the same system calls")
class SystemCallsProof {

    @TestFactory
    Stream<DynamicTest> the_twin_makes_the_same_calls() throws Exception {
        Requires.tools("strace", "diff");
        var tests = Stream.<DynamicTest>builder();
        for (var lesson : Lesson.all())
            for (var program : lesson.programs())
                tests.add(dynamicTest(program, () -> {
                    var play = Lesson.playOf(program);
                    var comparison = SideBySide.of("C", Strace.calls(play, program, Language.C), "Java", Strace.calls(play, program, Language.JAVA));
                    assertTrue(comparison.same(), () -> "\n" + comparison);
                }));
        return tests.build();
    }
}
