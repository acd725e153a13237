package tools;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a Java twin does, read from its class: whether it loops, and which functions of C it needs linked. */
public final class Twin {
    private static final Path CLASSES = Path.of("target/classes");
    private static final String HANDLE = "Ljava/lang/invoke/MethodHandle;";

    private static final Set<String> FAILING = Set.of("perror", "failed");

    private final ClassModel program;
    private final Map<String, ClassModel> classes = new HashMap<>();

    Twin(String name) throws IOException {
        this(name, CLASSES);
    }

    /** A program whose class is in a folder. */
    Twin(String name, Path folder) throws IOException {
        program = ClassFile.of().parse(folder.resolve(name + ".class"));
    }

    /** {@return its name} */
    String name() {
        return program.thisClass().asInternalName();
    }

    /** {@return the names of all programs that have a twin} */
    public static List<String> programs() throws IOException {
        try (var sources = Files.list(Path.of("native"))) {
            return sources.map(source -> source.getFileName().toString()).filter(name -> name.endsWith(".c"))
                    .map(name -> name.replace(".c", "")).filter(name -> Files.exists(Path.of("src/main/java", name + ".java"))).sorted().toList();
        }
    }

    /** {@return whether it does anything more than once: whether a jump leads back, or a function calls itself} */
    boolean loops() {
        return program.methods().stream().anyMatch(method -> jumpsBack(method) || calls(method, method, new HashSet<>()));
    }

    private static boolean jumpsBack(MethodModel method) {
        var passed = new HashSet<Label>();
        for (var element : method.code().orElseThrow())
            if (element instanceof LabelTarget target)
                passed.add(target.label());
            else if (element instanceof BranchInstruction branch && passed.contains(branch.target()))
                return true;
        return false;
    }

    /** {@return whether a function of the program calls another one, through any number of others} */
    private boolean calls(MethodModel from, MethodModel to, Set<MethodModel> seen) {
        for (var element : from.code().orElseThrow())
            if (element instanceof InvokeInstruction call && call.owner().name().equalsString(name()))
                for (var callee : program.methods())
                    if (callee.methodName().equals(call.name()) && callee.methodType().equals(call.type())
                            && (callee.equals(to) || seen.add(callee) && calls(callee, to, seen)))
                        return true;
        return false;
    }

    /**
     * {@return the classes that link a function which the program calls, the last that it calls first}
     *
     * <p>What it calls only when something has failed is not among them.
     */
    List<String> links() throws IOException {
        var links = new ArrayList<String>();
        walk(program, main(), new ArrayList<>(), links);
        return links.reversed().stream().distinct().toList();
    }

    /** {@return every class of the binding that links a function} */
    static List<String> allLinks() throws IOException {
        try (var files = Files.walk(CLASSES.resolve("libc"))) {
            var links = new ArrayList<String>();
            for (var file : files.filter(file -> file.toString().endsWith(".class")).sorted().toList()) {
                var type = ClassFile.of().parse(file);
                if (!file.startsWith(CLASSES.resolve("libc/abi"))
                        && type.fields().stream().anyMatch(field -> field.fieldType().equalsString(HANDLE) && field.flags().has(AccessFlag.STATIC)))
                    links.add(type.thisClass().asInternalName().replace('/', '.'));
            }
            return links;
        }
    }

    private MethodModel main() {
        return program.methods().stream().filter(method -> method.methodName().equalsString("main")
                && !method.methodType().equalsString("([Ljava/lang/String;)V")).findFirst().orElseThrow();
    }

    /** Adds what a method links; the path is the methods that lead to it. A class that links has a static method handle. */
    private void walk(ClassModel owner, MethodModel method, List<MethodModel> path, List<String> links) throws IOException {
        if (path.contains(method) || method.code().isEmpty() || fails(owner, method))
            return;
        path.add(method);
        for (var element : method.code().get()) {
            if (element instanceof FieldInstruction field && field.typeSymbol().descriptorString().equals(HANDLE))
                links.add(field.owner().asInternalName().replace('/', '.'));
            if (element instanceof InvokeInstruction call)
                walk(call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue(), path, links);
            // The start routine of a thread is passed as this::start, which names the method.
            if (element instanceof InvokeDynamicInstruction made)
                for (var argument : made.bootstrapArgs())
                    if (argument instanceof DirectMethodHandleDesc passed)
                        walk(internalName(passed.owner()), passed.methodName(), passed.lookupDescriptor(), path, links);
        }
        path.removeLast();
    }

    private void walk(String owner, String name, String type, List<MethodModel> path, List<String> links) throws IOException {
        if (model(owner) instanceof ClassModel called)
            for (var callee : called.methods())
                if (callee.methodName().equalsString(name) && callee.methodType().equalsString(type))
                    walk(called, callee, path, links);
    }

    /** {@return whether a method is called when something has failed: perror, what takes errno, a function of the program's that exits} */
    private boolean fails(ClassModel owner, MethodModel method) {
        if (owner != program)
            return FAILING.contains(method.methodName().stringValue());
        return !method.equals(main()) && method.code().stream().flatMap(code -> code.elementStream()).anyMatch(element ->
                element instanceof InvokeInstruction call && call.name().equalsString("exit"));
    }

    private static String internalName(ClassDesc type) {
        var descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /** {@return a class of the program or of the binding, or null for one of Java's} */
    private ClassModel model(String name) throws IOException {
        if (name.equals(name()))
            return program;
        if (!name.startsWith("libc/"))
            return null;
        if (!classes.containsKey(name))
            classes.put(name, ClassFile.of().parse(CLASSES.resolve(name + ".class")));
        return classes.get(name);
    }
}
