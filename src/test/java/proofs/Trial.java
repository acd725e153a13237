package proofs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.Command;
import tools.Command.Outcome;
import tools.Language;
import tools.Play;
import tools.Sample;
import tools.Stage;
import tools.Step;
import tools.Step.Verb;

/**
 * A play in which something goes wrong for one role. Nobody insists on what the script says: the others, all in C, do
 * what they can until that role has ended, and its outcome is what counts.
 */
final class Trial implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final int GRACE = 100;

    private final String role;
    private final Stage stage;
    private final List<Step> left;
    private int relay;

    /** Tries a role in a language; its program is started by a launcher of its own. */
    Trial(Play play, String role, Language language, Stage.Launcher launcher) throws IOException {
        this.role = role;
        left = new ArrayList<>(play.steps());
        var cast = new HashMap<>(play.all(Language.C));
        cast.put(role, language);
        stage = new Stage(cast, (who, words, folder) ->
                who.equals(role) ? launcher.launch(who, redirected(words), folder) : Stage.PLAIN.launch(who, words, folder));
    }

    /** {@return the outcome of the first lesson's client} */
    static Outcome ofSample(Language language, Stage.Launcher launcher) throws Exception {
        var play = Sample.play();
        try (var trial = new Trial(play, play.client().orElseThrow(), language, launcher)) {
            trial.outcome();
            return trial.command().outcome();
        }
    }

    /** Has the role call a relay's port instead of the server's. */
    void through(int port) {
        relay = port;
    }

    private List<String> redirected(List<String> words) {
        return relay == 0 ? words : words.stream().map(word ->
                word.equals(Integer.toString(stage.port())) ? Integer.toString(relay) : word).toList();
    }

    /** {@return the port of the play} */
    int port() {
        return stage.port();
    }

    /** {@return the program that is tried, once it runs} */
    Command command() {
        return stage.command(role);
    }

    /** Performs all steps before a role starts. */
    void untilStartOf(String other) throws Exception {
        while (left.getFirst().verb() != Verb.RUNS || !left.getFirst().role().equals(other))
            perform(left.removeFirst());
    }

    /** Leaves out the first run of a role. */
    void leaveOut(String other) {
        var steps = left.iterator();
        while (steps.hasNext()) {
            var step = steps.next();
            if (!step.role().equals(other))
                continue;
            steps.remove();
            if (step.verb() == Verb.ENDS)
                return;
        }
    }

    /** Performs what is left. {@return the outcome of the role that is tried, in a line} */
    String outcome() throws Exception {
        for (var step : left) {
            if (step.role().equals(role) && step.verb() == Verb.ENDS)
                break;
            if (step.verb() == Verb.RUNS && step.role().equals(role) || command() == null || command().process.isAlive())
                perform(step);
        }
        command().endInput();
        return command().process.waitFor(SECONDS, TimeUnit.SECONDS) ? line(command().outcome()) : "still runs after " + SECONDS + " s";
    }

    /** {@return an outcome in a line, as a script has it} */
    static String line(Outcome outcome) {
        return outcome.inALine().replaceAll(" *\n", " / ");
    }

    private void perform(Step step) throws Exception {
        try {
            if (step.verb() == Verb.PRINTS || step.verb() == Verb.COMPLAINS)
                awaitOutput(step);
            stage.perform(step);
        } catch (Stage.NotAsWritten otherwise) {
            // The fault may well cause this. If the program is about to end, no peer waits for it in vain.
            if (step.role().equals(role))
                command().process.waitFor(GRACE, TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // A program that the fault ends may be gone when a signal is sent to it.
            if (step.verb() != Verb.IS_SENT || !stage.command(step.role()).process.waitFor(GRACE, TimeUnit.MILLISECONDS))
                throw e;
        }
    }

    /** Waits for a text that may never come: then its program has ended, or waits for its input. */
    private void awaitOutput(Step step) throws Exception {
        var process = stage.command(step.role()).process;
        while (!stage.isDecided(step) && process.isAlive() && !Waiting.in(process.pid(), "read", 0))
            Thread.sleep(2);
    }

    @Override
    public void close() throws IOException {
        stage.close();
    }
}
