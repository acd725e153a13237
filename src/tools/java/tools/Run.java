package tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.Step.Verb;

/**
 * {@code ./build.sh run} and the end of {@code ./build.sh soak}: plays lessons, each role in each language.
 *
 * <p>As a program: {@code Run SECTION LANGUAGES [LESSON ...]}, the section being plays or soaks, and the languages folders of target
 * with a comma between them.
 */
final class Run {
    private final List<Language> languages;
    private int played;
    private int failed;

    private Run(List<Language> languages) {
        this.languages = languages;
    }

    public static void main(String[] args) throws Exception {
        var run = new Run(List.of(args[1].split(",")).stream().map(Language::new).toList());
        var plays = new ArrayList<Play>();
        for (var name : args.length > 2 ? List.of(args).subList(2, args.length) : List.of("1"))
            for (var lesson : lessons(name))
                plays.addAll(args[0].equals("soaks") ? lesson.script().soaks() : lesson.script().plays());
        for (var play : plays) {
            if (plays.size() > 1 || !play.title().isEmpty())
                System.out.println((run.played > 0 ? "\n" : "") + play);
            for (var cast : play.casts(run.languages))
                run.play(play, cast);
        }
        if (run.failed > 0) {
            System.err.println("build.sh: " + run.failed + " of " + run.played + " pairings failed");
            System.exit(1);
        }
    }

    private static List<Lesson> lessons(String name) {
        try {
            return Lesson.named(name);
        } catch (IOException e) {
            System.err.println("build.sh: " + e.getMessage());
            System.exit(1);
            throw new AssertionError(e);
        }
    }

    private void play(Play play, Map<String, Language> cast) throws Exception {
        played++;
        var said = said(play);
        try {
            Stage.perform(play, cast, Stage.PLAIN);
        } catch (Stage.NotAsWritten e) {
            AtExit.goOn();
            failed++;
            said = e.getMessage() + " (FAILED)";
        }
        System.out.println(line(play, cast, languages, said));
    }

    /** {@return a line that tells who is of which language, and what came of it} */
    static String line(Play play, Map<String, Language> cast, List<Language> languages, String said) {
        int width = languages.stream().mapToInt(language -> language.folder().length()).max().orElseThrow();
        return play.programs().keySet().stream().map(role -> ("%-" + width + "s %s").formatted(cast.get(role), role))
                .collect(Collectors.joining(", ")) + ":  " + said;
    }

    /** What a play shows of itself: the last whole line that its client, or else its last program, is to print in its first run. */
    static String said(Play play) {
        var role = play.client().orElse(List.copyOf(play.programs().keySet()).getLast());
        return play.firstRun(role).stream().filter(step -> step.verb() == Verb.PRINTS && step.text().bytes() != null && step.text().bytes().contains("\n"))
                .map(step -> step.text().bytes()).reduce((one, other) -> other)
                .map(text -> text.substring(0, text.lastIndexOf('\n')).lines().toList().getLast())
                .map(line -> new String(line.getBytes(ISO_8859_1), UTF_8)).orElse("as written");
    }
}
