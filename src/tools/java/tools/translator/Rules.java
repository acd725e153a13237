package tools.translator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.cdt.core.dom.ast.IASTASMDeclaration;

/** All rules: the phrase book. The first that applies counts. */
final class Rules {
    private Rules() {}

    private static final List<Rule<?>> REFUSED = List.of(
            new Rule<>(IASTASMDeclaration.class, "asm", "", "refused", "", "", (node, t) -> {
                throw new Refused(node, "inline assembler has no twin");
            }));

    static final List<Rule<?>> ALL = Stream.of(Functions.RULES, Declarations.RULES, Statements.RULES, Assignments.RULES, Conditions.RULES, Pointers.RULES,
            Structs.RULES, Calls.RULES, Numbers.RULES, Jumps.RULES, Others.RULES, REFUSED).flatMap(List::stream).toList();

    private static final Map<Class<?>, List<Rule<?>>> BY_NODE = new ConcurrentHashMap<>();

    /** {@return the rules that may apply to a node of a class} */
    static List<Rule<?>> of(Class<?> node) {
        return BY_NODE.computeIfAbsent(node, type -> ALL.stream().filter(rule -> rule.node().isAssignableFrom(type)).toList());
    }
}
