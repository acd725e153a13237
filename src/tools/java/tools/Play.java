package tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.Step.Verb;

/**
 * Who does what, in order, in a run of one or more programs.
 *
 * @param title what is shown, or "" if its programs say enough
 * @param steps all lines, those of a repetition as often as they are repeated
 */
public record Play(String title, List<Step> steps) {

    /** {@return the program of each role that runs one, in the order in which they start} */
    public Map<String, String> programs() {
        var programs = new LinkedHashMap<String, String>();
        for (var step : steps)
            if (step.verb() == Verb.RUNS)
                programs.put(step.role(), step.words().getFirst());
        return programs;
    }

    /** {@return every way to give each role one of these languages} */
    public List<Map<String, Language>> casts(List<Language> languages) {
        List<Map<String, Language>> casts = List.of(Map.of());
        for (var role : programs().keySet())
            casts = casts.stream().flatMap(cast -> languages.stream().map(language -> {
                Map<String, Language> more = new LinkedHashMap<>(cast);
                more.put(role, language);
                return more;
            })).toList();
        return casts;
    }

    /** {@return the cast in which everybody is of one language} */
    public Map<String, Language> all(Language language) {
        return programs().keySet().stream().collect(Collectors.toMap(role -> role, role -> language));
    }

    /** {@return the role that others call over TCP or send datagrams to, if there is one} */
    public Optional<String> server() {
        return listeners("tcp|udp").map(Step::role).findFirst();
    }

    /** {@return whether the server is one of UDP} */
    public boolean usesDatagrams() {
        return listeners("udp").findFirst().isPresent();
    }

    private Stream<Step> listeners(String protocol) {
        return steps.stream().filter(step -> step.verb() == Verb.LISTENS && step.words().getFirst().matches(protocol));
    }

    /** {@return the role that first calls the server} */
    public Optional<String> client() {
        return server().flatMap(server -> runs().filter(step -> !step.role().equals(server) && step.words().contains("PORT"))
                .map(Step::role).findFirst());
    }

    /** {@return the step in which a role first runs its program} */
    public Step start(String role) {
        return runs().filter(step -> step.role().equals(role)).findFirst().orElseThrow();
    }

    /** {@return the steps of a role's first run, from its start to its end} */
    public List<Step> firstRun(String role) {
        var run = new ArrayList<Step>();
        for (var step : steps)
            if (step.role().equals(role)) {
                run.add(step);
                if (step.verb() == Verb.ENDS)
                    break;
            }
        return run;
    }

    private Stream<Step> runs() {
        return steps.stream().filter(step -> step.verb() == Verb.RUNS);
    }

    /** {@return its title, or else its programs} */
    @Override
    public String toString() {
        return title.isEmpty() ? programs().values().stream().distinct().collect(Collectors.joining(", ")) : title;
    }
}
