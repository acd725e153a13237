package tools;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns what libc.abi says into a C program of static assertions, for a C compiler to judge: the layouts, the
 * constants, the types, and of each function the prototype and the sizes of its parameters and its result. If it links,
 * every function and every variable exists.
 *
 * <p>As a program: {@code java -cp CLASSES Abi.java SOURCES} writes the C program of the set whose sources are in one
 * folder and whose classes are in another.
 */
public final class Abi {
    private final List<String> assertions = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();

    // glibc writes __socklen_t for socklen_t, and musl does not know it.
    private static final Pattern OWN_TYPE = Pattern.compile("\\b__(\\w+_t)\\b");

    public static void main(String[] args) throws Exception {
        System.out.print(new Abi(Path.of(args[0])).program());
    }

    /** Reads the set whose sources are in a folder, and whose classes are on the class path. */
    public Abi(Path sources) throws Exception {
        var folder = sources.resolve("libc/abi");
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                if (name.equals("libc_h"))
                    header(Class.forName("libc.abi." + name), Files.readString(file));
                else if (!name.equals("libc_h$shared"))
                    struct(name, (GroupLayout) Class.forName("libc.abi." + name).getMethod("layout").invoke(null));
            }
        }
    }

    public int count() {
        return assertions.size();
    }

    public String program() {
        return """
                /* What libc.abi says, for a C compiler to judge. Made by Abi.java. */
                #include <stddef.h>
                #include "headers.h"

                %s

                void (*volatile functions[])(void) = {%s};
                const void *volatile variables[] = {%s};

                int main(void)
                {
                    return functions[0] == 0 || variables[0] == 0;
                }
                """.formatted(String.join("\n", assertions), String.join(", ", functions), String.join(", ", variables));
    }

    private void struct(String name, GroupLayout layout) {
        var type = "struct " + name;
        equal("sizeof(" + type + ")", layout.byteSize());
        equal("_Alignof(" + type + ")", layout.byteAlignment());
        long offset = 0;
        for (var member : layout.memberLayouts()) {
            // A name that begins so is a libc's own: musl has another for the union in in6_addr.
            if (member.name().isPresent() && !member.name().get().startsWith("__")) {
                var field = member.name().get();
                equal("offsetof(" + type + ", " + field + ")", offset);
                equal("sizeof(((" + type + " *)0)->" + field + ")", member.byteSize());
            }
            offset += member.byteSize();
        }
    }

    private void header(Class<?> header, String source) throws Exception {
        for (var field : header.getDeclaredFields())
            if (Modifier.isPublic(field.getModifiers()) && field.get(null) instanceof MemoryLayout type)
                equal("sizeof(" + field.getName() + ")", type.byteSize());
        for (var method : Stream.of(header.getDeclaredMethods()).sorted(Comparator.comparing(Method::getName)).toList()) {
            var name = method.getName();
            if (name.endsWith("$descriptor"))
                function(source, name.replace("$descriptor", ""), (FunctionDescriptor) method.invoke(null));
            else if (name.endsWith("$layout"))
                variable(name.replace("$layout", ""), method.getReturnType());
            else if (isConstant(header, method))
                constant(name, method);
        }
        for (var variadic : header.getDeclaredClasses()) {
            if (Stream.of(variadic.getMethods()).noneMatch(method -> method.getName().equals("makeInvoker")))
                continue;
            var invoker = variadic.getMethod("makeInvoker", MemoryLayout[].class).invoke(null, (Object) new MemoryLayout[0]);
            function(source, variadic.getSimpleName(), (FunctionDescriptor) variadic.getMethod("descriptor").invoke(invoker));
        }
    }

    private static boolean isConstant(Class<?> header, Method method) {
        return Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0
                && method.getReturnType().isPrimitive()
                && Stream.of(header.getDeclaredMethods()).noneMatch(other -> other.getName().equals(method.getName() + "$descriptor"));
    }

    private void constant(String name, Method value) throws Exception {
        equal("(" + value.getReturnType() + ")(" + name + ")", value.invoke(null));
    }

    /** For a variable the class of the layout is enough: the layout itself can be read only where the variable exists. */
    private void variable(String name, Class<?> layout) {
        if (layout != AddressLayout.class)
            throw new UnsupportedOperationException(name + " is no pointer");
        variables.add("&" + name);
        equal("sizeof(" + name + ")", ValueLayout.ADDRESS.byteSize());
    }

    /** The prototype, as jextract quotes it, must agree with the header's; and the sizes with the prototype. */
    private void function(String source, String name, FunctionDescriptor descriptor) throws IOException {
        var prototype = Pattern.compile("(?m)^ *\\* ((?:extern )?[\\w *]*?\\b" + Pattern.quote(name) + "\\((.*)\\))$")
                .matcher(OWN_TYPE.matcher(source).replaceAll("$1"));
        if (!prototype.find())
            throw new IOException("no prototype of " + name + " in the comments of libc_h");
        functions.add("(void (*)(void))" + name);
        assertions.add(prototype.group(1) + ";");

        var parameters = parameters(prototype);
        if (parameters.size() != descriptor.argumentLayouts().size())
            throw new IOException(name + " has other parameters than its prototype: " + prototype.group(1));
        var nulls = String.join(", ", parameters.stream().map(Abi::zero).toList());
        descriptor.returnLayout().ifPresent(result -> equal("sizeof(" + name + "(" + nulls + "))", result.byteSize()));
        for (int i = 0; i < parameters.size(); i++)
            equal("sizeof(" + parameters.get(i) + ")", descriptor.argumentLayouts().get(i).byteSize());
    }

    /** The types of the parameters, without their names, which glibc starts with two underscores; a "..." left out. */
    private static List<String> parameters(Matcher prototype) {
        return Stream.of(prototype.group(2).split(", *"))
                .filter(parameter -> !parameter.equals("...") && !parameter.equals("void"))
                .map(parameter -> parameter.replaceFirst(" *(__\\w+)?\\[\\d*]$", " *")) // C passes an array as a pointer
                .map(parameter -> parameter.replaceFirst("(?<=[ *])__\\w+$", "").trim())
                .toList();
    }

    private static String zero(String type) {
        return type.matches("struct \\w+") ? "(" + type + "){0}" : "0";
    }

    private void equal(String expression, Object value) {
        assertions.add("_Static_assert(%s == %s, \"%s: libc.abi says %s\");".formatted(expression, value, expression, value));
    }
}
