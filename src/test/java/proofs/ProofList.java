package proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes to target/proofs.txt which proofs ran, which failed, and which were left out, and why. */
public final class ProofList implements TestExecutionListener {
    private static final class Tally {
        int passed;
        int failed;
        final TreeSet<String> leftOut = new TreeSet<>();
    }

    private final Map<String, Tally> proofs = new TreeMap<>(Comparator.comparingInt(ProofList::number));
    private TestPlan plan;

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        count(test, tally -> tally.leftOut.add(reason));
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest())
                    count(test, tally -> tally.passed++);
            }
            case FAILED -> count(test, tally -> tally.failed++);
            case ABORTED -> count(test, tally -> tally.leftOut.add(
                    result.getThrowable().map(Throwable::getMessage).orElse("").replace("Assumption failed: ", "")));
        }
    }

    /** The number that a claim starts with. */
    private static int number(String claim) {
        return Integer.parseInt(claim.substring(0, claim.indexOf(' ')));
    }

    private void count(TestIdentifier test, Consumer<Tally> how) {
        for (var at = test; at != null; at = plan.getParent(at).orElse(null))
            if (at.getSource().orElse(null) instanceof ClassSource source) {
                var proof = source.getJavaClass().getAnnotation(Proof.class);
                if (proof != null)
                    how.accept(proofs.computeIfAbsent(proof.value(), claim -> new Tally()));
            }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        if (proofs.isEmpty())
            return;
        var lines = new ArrayList<String>(List.of("The proofs:"));
        proofs.forEach((claim, tally) -> {
            int checks = tally.passed + tally.failed;
            if (checks > 0)
                lines.add("  %-9s  %s (%d %s)".formatted(
                        tally.failed > 0 ? "FAILED" : "proved", claim, checks, checks == 1 ? "check" : "checks"));
            tally.leftOut.forEach(reason -> lines.add("  left out   %s: %s".formatted(claim, reason)));
        });
        try {
            Files.write(Path.of("target/proofs.txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
