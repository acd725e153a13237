package proofs;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.Language;
import tools.Lesson;
import tools.Stage;

/** Every play and every case of every lesson comes out as its script says, in each mixture of C and Java. */
@Proof("3  the same conversation in every mixture")
class PlayProof {

    @TestFactory
    Stream<DynamicTest> it_comes_out_as_written() throws Exception {
        var tests = Stream.<DynamicTest>builder();
        for (var lesson : Lesson.all())
            for (var play : lesson.script().playsAndCases())
                for (var cast : play.casts(List.of(Language.C, Language.JAVA)))
                    tests.add(dynamicTest(lesson + ": " + play + " " + cast, () -> Stage.perform(play, cast, Stage.PLAIN)));
        return tests.build();
    }
}
