package tools.translator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All rules: the phrase book. The first that applies counts. */
final class Rules {
    private Rules() {}

    static final List<Rule<?>> ALL = Stream.of(WideFields.RULES, Functions.RULES, Declarations.RULES, Statements.RULES, Assignments.RULES, Conditions.RULES, Pointers.RULES,
            Structs.RULES, Calls.RULES, Numbers.RULES, Jumps.RULES, Others.RULES).flatMap(List::stream).toList();

    /** What the preprocessor's lines become, and what C's startup code does: {@link Program} sees to it. */
    static final List<Phrase> OF_PROGRAMS = Program.PHRASES;

    private static final Map<Class<?>, List<Rule<?>>> BY_NODE = new ConcurrentHashMap<>();

    /** {@return the rules that may apply to a node of a class} */
    static List<Rule<?>> of(Class<?> node) {
        return BY_NODE.computeIfAbsent(node, type -> ALL.stream().filter(rule -> rule.node().isAssignableFrom(type)).toList());
    }

    /** {@return the rows of the phrase book} */
    static List<Phrase> phrases() {
        return Stream.concat(OF_PROGRAMS.stream(), ALL.stream().flatMap(rule -> rule.phrases().stream())).toList();
    }
}
