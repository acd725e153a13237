package tools.translator;

import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTNode;

/**
 * How one thing of C is said in Java: the code that does it, and its phrases.
 *
 * @param node what the rule looks at
 * @param action makes the Java
 * @param phrases what the phrase book says of it
 * @param <N> the type of the node
 */
record Rule<N extends IASTNode>(Class<N> node, Action<N> action, List<Phrase> phrases) {

    Rule(Class<N> node, Action<N> action, Phrase... phrases) {
        this(node, action, List.of(phrases));
    }

    /** Makes the Java of a node. */
    interface Action<N> {
        /** {@return the Java, or null where the rule does not apply} */
        Code apply(N node, Translation t);
    }

    /** {@return the Java of a node; null if the rule is not for it} */
    Code apply(IASTNode given, Translation t) {
        return node.isInstance(given) ? action.apply(node.cast(given), t) : null;
    }
}
