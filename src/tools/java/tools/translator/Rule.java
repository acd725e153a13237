package tools.translator;

import org.eclipse.cdt.core.dom.ast.IASTNode;

/**
 * How one thing of C is said in Java: a row of the phrase book, and the code that does it.
 *
 * @param node what the rule looks at
 * @param c the phrase in C; a word in capitals stands for the text in that place
 * @param java the phrase in Java
 * @param why the reason, for the reader
 * @param cExample a statement or a declaration in C
 * @param javaExample the same in Java
 * @param action makes the Java
 * @param <N> the type of the node
 */
record Rule<N extends IASTNode>(Class<N> node, String c, String java, String why, String cExample, String javaExample, Action<N> action) {

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
