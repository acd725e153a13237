package tools.translator;

import java.util.ArrayList;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;

/** typedef: Java has none, so a name is what it stands for; a pointer to a function is an interface. */
final class Typedefs {
    private Typedefs() {}

    static String typedef(IASTSimpleDeclaration declaration, Translation t) {
        var specifier = declaration.getDeclSpecifier();
        if (specifier instanceof IASTCompositeTypeSpecifier struct)
            return t.lines(declaration, StructClasses.definition(struct, t));
        if (specifier instanceof IASTEnumerationSpecifier enumeration)
            return t.lines(declaration, Enumerations.constants(enumeration, t) + ";");
        return Declarations.comment(declaration, t);
    }

    /** {@return the interface of a pointer to a function; functions that look alike share one} */
    static String interfaceOf(CType type, IASTNode node, Translation t) {
        var function = type instanceof CType.Pointer pointer ? (CType.Function) pointer.to() : (CType.Function) type;
        if (function.variadic())
            throw new Refused(node, "a pointer to a function with ... has no twin");
        var parameters = new ArrayList<String>();
        var name = new StringBuilder(word(t.usage.type(function.result(), null))).append("_of");
        for (var parameter : function.parameters()) {
            var java = parameter.isFunctionPointer() ? JType.function(interfaceOf(parameter, node, t)) : t.usage.type(parameter, null);
            parameters.add(java + " " + (char) ('a' + parameters.size()));
            name.append("_").append(word(java));
        }
        if (function.parameters().isEmpty())
            name.append("_nothing");
        var result = function.result().isFunctionPointer() ? interfaceOf(function.result(), node, t) : t.usage.type(function.result(), null).toString();
        t.interfaces.putIfAbsent(name.toString(), "interface %s { %s call(%s); }".formatted(name, result, String.join(", ", parameters)));
        return name.toString();
    }

    private static String word(JType type) {
        return switch (type.kind()) {
            case MEMORY -> "memory";
            case ARRAY -> word(type.element()) + "s";
            default -> type.toString();
        };
    }
}
