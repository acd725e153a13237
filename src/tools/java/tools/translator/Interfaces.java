package tools.translator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pointers to functions: Java has an interface for each kind of function, which the twin declares. */
final class Interfaces {
    private final Usage usage;
    private final boolean signals;
    private final Map<String, String> declarations = new LinkedHashMap<>();

    /** @param signals whether the program calls signal(): void (*)(int) is then the binding's sighandler_t */
    Interfaces(Usage usage, boolean signals) {
        this.usage = usage;
        this.signals = signals;
    }

    /** {@return the declarations of the interfaces that were asked for} */
    Collection<String> declarations() {
        return declarations.values();
    }

    /** {@return the interface of a function; functions that look alike share one} */
    JType of(CType.Function given) {
        var function = usage.called(given);
        var parameters = new ArrayList<String>();
        var name = new StringBuilder(word(usage.type(function.result(), null))).append("_of");
        for (var parameter : function.parameters()) {
            var java = usage.type(parameter, null);
            parameters.add(java + " " + (char) ('a' + parameters.size()));
            name.append("_").append(word(java));
        }
        if (function.variadic()) {
            parameters.add("Object... " + (char) ('a' + parameters.size()));
            name.append("_and_more");
        }
        if (parameters.isEmpty())
            name.append("_nothing");
        if (signals && name.toString().equals("void_of_int"))
            return JType.function("sighandler_t");
        declarations.putIfAbsent(name.toString(), "interface %s { %s call(%s); }".formatted(name, usage.type(function.result(), null), String.join(", ", parameters)));
        return JType.function(name.toString());
    }

    private static String word(JType type) {
        return switch (type.kind()) {
            case MEMORY -> "memory";
            case ARRAY -> word(type.element()) + "s";
            default -> type.toString();
        };
    }
}
