package tools;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import libc.internal.Differing;

/**
 * Turns what libc.abi says into a C program of static assertions, for a C compiler to judge: the layouts, the
 * constants, the types, and of each function the prototype and the sizes of its parameters and its result. If it links,
 * every function and every variable exists.
 *
 * <p>As a program: {@code tools.Abi SOURCES TARGET} writes the C program of the set whose sources are in a folder and whose
 * classes are on the class path, with what differs for a target.
 */
public final class Abi {
    private final List<String> assertions = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();

    // glibc writes __socklen_t for socklen_t, and musl does not know it. Where POSIX has no name, the program has one.
    private static final Pattern OWN_TYPE = Pattern.compile("\\b__(\\w+_t)\\b");

    // As text, since the class of a function looks its address up, and one system has functions that the other has not.
    private static final Pattern DESCRIPTOR =
            Pattern.compile("class (\\w+) \\{\\s+[\\w ]+ FunctionDescriptor \\w+ = FunctionDescriptor\\.of(Void)?\\(([^;]*)\\);");
    private static final Pattern LAYOUT = Pattern.compile("(\\w+)\\.(C_\\w+|layout\\(\\))");

    // musl declares the low half of these fields, and the other as padding: Linux reads both. Of ioctl's request, both
    // read the low half.
    private static final Set<String> HALVES = Set.of("cmsg_len", "msg_controllen", "msg_iovlen", "ioctl");

    public static void main(String[] args) throws Exception {
        var abi = new Abi(Path.of(args[0]));
        var differing = Class.forName("libc.abi." + args[1]);
        for (var method : differing.getDeclaredMethods())
            if (isConstant(differing, method))
                abi.constant(method.getName(), method.getReturnType(), method.invoke(null));
        System.out.print(abi.program());
    }

    /** {@return what the binding says on the machine that this runs on} */
    public static Abi ofThisMachine(Path sources) throws Exception {
        var abi = new Abi(sources);
        for (var number : Differing.class.getFields())
            abi.constant(number.getName(), number.getType(), number.get(null));
        return abi;
    }

    /** Reads what all targets of a set have in common. */
    private Abi(Path sources) throws Exception {
        var folder = sources.resolve("libc/abi");
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                if (name.equals("libc_h"))
                    header(Class.forName("libc.abi." + name), Files.readString(file));
                else if (Files.readString(file).contains("GroupLayout layout()"))
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
                typedef void (*sighandler_t)(int);
                typedef int (*compar_fn_t)(const void *, const void *);

                /* Some are macros, too. */
                %s

                %s

                void (*volatile functions[])(void) = {
                %s
                };
                const void *volatile variables[] = {%s};

                int main(void)
                {
                    return functions[0] == 0 || variables[0] == 0;
                }
                """.formatted(lines("#undef %s"), String.join("\n", assertions), lines("    (void (*)(void))%s,"), String.join(", ", variables));
    }

    private String lines(String form) {
        return String.join("\n", functions.stream().map(form::formatted).toList());
    }

    private void struct(String name, GroupLayout layout) {
        var type = hasTag(layout) ? "struct " + name : name;
        equal("sizeof(" + type + ")", layout.byteSize());
        // musl wants less of a cmsghdr, and memory that is aligned for all suits it.
        equal("_Alignof(" + type + ") <= " + layout.byteAlignment(), 1);
        long offset = 0;
        for (var member : layout.memberLayouts()) {
            // A name that begins so is a libc's own: musl has another for the union in in6_addr.
            if (member.name().isPresent() && !member.name().get().startsWith("__")) {
                var field = member.name().get();
                equal("offsetof(" + type + ", " + field + ")", offset);
                if (!HALVES.contains(field))
                    equal("sizeof(((" + type + " *)0)->" + field + ")", member.byteSize());
            }
            offset += member.byteSize();
        }
    }

    /** {@return whether C calls it {@code struct NAME}: jextract makes up a name for a struct that has only a typedef's} */
    private static boolean hasTag(GroupLayout layout) {
        return layout.name().filter(name -> name.startsWith("$anon$")).isEmpty();
    }

    private void header(Class<?> header, String source) throws Exception {
        for (var field : header.getDeclaredFields())
            if (Modifier.isPublic(field.getModifiers()) && field.get(null) instanceof MemoryLayout type)
                equal("sizeof(" + field.getName() + ")", type.byteSize());
        for (var method : Stream.of(header.getDeclaredMethods()).sorted(Comparator.comparing(Method::getName)).toList()) {
            var name = method.getName();
            if (name.endsWith("$layout"))
                variable(name.replace("$layout", ""), method.getReturnType());
            else if (isConstant(header, method))
                constant(name, method.getReturnType(), method.invoke(null));
        }
        for (var descriptor : DESCRIPTOR.matcher(source).results().toList()) {
            var layouts = new ArrayList<MemoryLayout>();
            for (var layout : LAYOUT.matcher(descriptor.group(3)).results().toList())
                layouts.add(layout(layout.group(1), layout.group(2)));
            var result = descriptor.group(2) == null ? layouts.removeFirst() : null;
            function(source, descriptor.group(1), result, layouts);
        }
    }

    private static MemoryLayout layout(String owner, String name) throws ReflectiveOperationException {
        var type = Class.forName("libc.abi." + owner);
        return (MemoryLayout) (name.equals("layout()") ? type.getMethod("layout").invoke(null) : type.getField(name).get(null));
    }

    private static boolean isConstant(Class<?> header, Method method) {
        return Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0
                && method.getReturnType().isPrimitive()
                && Stream.of(header.getDeclaredMethods()).noneMatch(other -> other.getName().matches(Pattern.quote(method.getName()) + "\\$(descriptor|layout)"));
    }

    private void constant(String name, Class<?> type, Object value) {
        equal("(%s)(%s)".formatted(type, name), value);
    }

    /** For a variable the class of the layout is enough: the layout itself can be read only where the variable exists. */
    private void variable(String name, Class<?> layout) {
        if (layout != AddressLayout.class && layout != ValueLayout.OfInt.class)
            throw new UnsupportedOperationException(name + " is no pointer and no int");
        variables.add("&" + name);
        equal("sizeof(" + name + ")", (layout == AddressLayout.class ? ValueLayout.ADDRESS : ValueLayout.JAVA_INT).byteSize());
    }

    /** The prototype, as jextract quotes it, must agree with the header's; and the sizes with the prototype. */
    private void function(String source, String name, MemoryLayout result, List<MemoryLayout> layouts) throws IOException {
        var prototype = Pattern.compile("(?m)^ *\\* (.*\\b" + name + "(\\(.*\\)))$").matcher(OWN_TYPE.matcher(source).replaceAll("$1"));
        if (!prototype.find())
            throw new IOException("no prototype of " + name + " in the comments of libc_h");
        functions.add(name);
        if (HALVES.contains(name))
            return;
        assertions.add(prototype.group(1) + ";");

        var parameters = parameters(prototype.group(2));
        if (parameters.size() != layouts.size())
            throw new IOException(name + " has other parameters than its prototype: " + prototype.group(1));
        if (result != null)
            equal("sizeof(" + name + "(" + String.join(", ", parameters.stream().map(Abi::zero).toList()) + "))", result.byteSize());
        for (int i = 0; i < parameters.size(); i++)
            equal("sizeof(" + parameters.get(i) + ")", layouts.get(i).byteSize());
    }

    /** The types of the parameters in the first brackets of a text, without their names; a "..." left out. */
    private static List<String> parameters(String text) {
        var parameters = new ArrayList<String>();
        int depth = 0;
        int start = 1;
        for (int i = 0; i == 0 || depth > 0; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 || depth == 1 && text.charAt(i) == ',') {
                parameters.add(type(text.substring(start, i).trim()));
                start = i + 1;
            }
        }
        parameters.removeAll(List.of("", "void", "..."));
        return parameters;
    }

    /** A parameter without its name, which the headers start with two underscores; those of kevent alone do not. */
    private static String type(String parameter) {
        return parameter.replaceFirst(" *(__\\w+)?\\[\\d*]$", " *") // C passes an array as a pointer
                .replaceFirst("(?<=[ *])__\\w+(?=\\)|$)", "")
                .replaceFirst("(?<=\\*|^int )\\w+$", "").trim();
    }

    private static String zero(String type) {
        return type.matches("struct \\w+") ? "(" + type + "){0}" : "0";
    }

    private void equal(String expression, Object value) {
        // C reads the number of -9223372036854775808 first, and no type has it.
        var number = value.equals(Long.MIN_VALUE) ? "(-%d - 1)".formatted(Long.MAX_VALUE) : value;
        assertions.add("_Static_assert(%s == %s, \"%s: libc.abi says %s\");".formatted(expression, number, expression, value));
    }
}
