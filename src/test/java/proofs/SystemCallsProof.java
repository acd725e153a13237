package proofs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Java twin makes the system calls of its C program. */
@Proof("3  the same system calls")
class StraceIT {

    @ParameterizedTest
    @MethodSource("twins.SourceIT#programs")
    void the_twin_makes_the_same_calls_on_its_sockets(String program) throws Exception {
        Tool.assume("strace");
        var comparison = SideBySide.of("C", Strace.calls(program, Side.C), "Java", Strace.calls(program, Side.JAVA));
        assertTrue(comparison.same(), () -> "\n" + comparison);
    }
}
