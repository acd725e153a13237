package libc.internal;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static libc.abi.libc_h.C_LONG;
import static libc.abi.libc_h.C_POINTER;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.constant.ClassDesc;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which C function is called in which shape, read from compiled classes: in a method of a header, the constant that
 * has the function's name meets a method of Function; that method goes by the handle of one nested class; that class
 * links types of C.
 */
final class Shapes {
    private static final ClassDesc FUNCTION = Function.class.describeConstable().orElseThrow();

    /** What C is told of a function: the types, and whether a "..." follows them. */
    record Prototype(FunctionDescriptor types, boolean variadic) {
        @Override
        public String toString() {
            return types + (variadic ? " and ..." : "");
        }
    }

    /** A call of a function that stands in a class. */
    record Call(String function, Prototype shape, String where) {}

    private final Map<String, Prototype> ofMethods = new HashMap<>();
    private final ClassLoader binding;

    /** Reads the binding of this machine. */
    Shapes() throws Exception {
        this(Shapes.class.getClassLoader());
    }

    /** Reads the binding of a system. */
    Shapes(ClassLoader binding) throws Exception {
        this.binding = binding;
        for (var method : parse(type(FUNCTION)).methods())
            if (method.methodName().stringValue().startsWith("call"))
                ofMethods.put(key(method.methodName().stringValue(), method.methodType().stringValue()), shape(method));
    }

    /** What jextract generated for each function, in one set. It is not run: a class there looks its function up. */
    static Map<String, Prototype> prototypes(Class<?> header) throws Exception {
        var shapes = new Shapes(header.getClassLoader());
        var prototypes = new HashMap<String, Prototype>();
        for (var nested : header.getDeclaredClasses()) {
            var variadic = Stream.of(nested.getDeclaredMethods()).anyMatch(method -> method.getName().equals("makeInvoker"));
            if (variadic || Stream.of(nested.getDeclaredFields()).anyMatch(field -> field.getName().equals("DESC")))
                prototypes.put(nested.getSimpleName().replaceFirst("\\$.*", ""), new Prototype(shapes.linked(nested).types, variadic));
        }
        return prototypes;
    }

    /** What is wrong with the calls in a class. */
    static List<String> mismatches(List<Call> calls, Map<String, Prototype> prototypes) {
        return calls.stream().filter(call -> !call.shape.equals(prototypes.get(call.function)) && !isOfPthread(call, prototypes.get(call.function)))
                .map(call -> call.function + " is " + prototypes.get(call.function) + ", but " + call.where + " calls " + call.shape).toList();
    }

    /** A pthread_t is a long on Linux and a pointer on macOS. C passes both alike, and the binding passes a long. */
    private static boolean isOfPthread(Call call, Prototype prototype) {
        if (prototype == null || !Set.of("pthread_detach", "pthread_equal", "pthread_join", "pthread_self").contains(call.function))
            return false;
        var called = types(call.shape);
        var declared = types(prototype);
        return called.size() == declared.size() && IntStream.range(0, called.size()).allMatch(place ->
                called.get(place).equals(declared.get(place)) || called.get(place).equals(C_LONG) && declared.get(place).equals(C_POINTER));
    }

    private static List<MemoryLayout> types(Prototype prototype) {
        return Stream.concat(prototype.types.returnLayout().stream(), prototype.types.argumentLayouts().stream()).toList();
    }

    /** Every call in a class. */
    List<Call> calls(Class<?> header) throws Exception {
        var calls = new ArrayList<Call>();
        for (var method : parse(header).methods()) {
            var where = header.getName() + "." + method.methodName().stringValue();
            // The functions that the method has loaded and not yet used.
            Deque<String> loaded = new ArrayDeque<>();
            for (var instruction : instructions(method)) {
                if (instruction instanceof FieldInstruction field && field.typeSymbol().equals(FUNCTION)) {
                    if (field.opcode().name().equals("GETSTATIC"))
                        loaded.push(function(field));
                } else if (instruction instanceof InvokeInstruction invoked) {
                    for (var parameter : invoked.typeSymbol().parameterList())
                        if (parameter.equals(FUNCTION))
                            loaded.poll(); // a constant that is only named, or a parameter that is passed on
                    var shape = ofMethods.get(key(invoked.name().stringValue(), invoked.type().stringValue()));
                    if (invoked.owner().asSymbol().equals(FUNCTION) && shape != null) {
                        if (loaded.isEmpty())
                            throw new AssertionError(where + " calls a function that is no constant");
                        calls.add(new Call(loaded.pop(), shape, where));
                    }
                }
            }
        }
        return calls;
    }

    private String function(FieldInstruction field) throws Exception {
        var constant = type(field.owner().asSymbol()).getDeclaredField(field.name().stringValue());
        constant.setAccessible(true);
        return (String) type(FUNCTION).getMethod("name").invoke(constant.get(null));
    }

    /** The shape of a method of Function. */
    private Prototype shape(MethodModel method) throws Exception {
        Prototype shape = null;
        Class<?> nested = null;
        int last = 0;
        for (var instruction : instructions(method)) {
            ClassDesc owner = switch (instruction) {
                case FieldInstruction field -> field.owner().asSymbol();
                case InvokeInstruction invoked -> invoked.owner().asSymbol();
                default -> FUNCTION;
            };
            if (owner.displayName().startsWith("Function$")) {
                // A variadic function has two handles, for short lists and for any.
                if (shape != null && !shape.equals(linked(type(owner))))
                    throw new AssertionError(method.methodName() + method.methodType().stringValue() + " calls by two prototypes");
                nested = type(owner);
                shape = linked(nested);
                last = 0;
            }
            // C gets the arguments in the order in which Java has them.
            if (shape != null && instruction instanceof LoadInstruction load && load.slot() != 0 && load.slot() <= slots(shape)) {
                if (load.slot() <= last)
                    throw new AssertionError(method.methodName() + method.methodType().stringValue() + " mixes up its arguments");
                last = load.slot();
            }
        }
        if (shape == null)
            throw new AssertionError(method.methodName() + method.methodType().stringValue() + " has no class for its handle");
        var java = method.methodTypeSymbol();
        var c = shape.types.toMethodType().describeConstable().orElseThrow();
        if (!agree(List.of(java.returnType()), List.of(c.returnType()), nested) || !agree(java.parameterList().subList(0, c.parameterCount()), c.parameterList(), nested)
                || !shape.variadic && java.parameterCount() != c.parameterCount())
            throw new AssertionError(method.methodName() + java.displayDescriptor() + " calls " + shape);
        return shape;
    }

    /** Whether types are C's. Where the handle casts, what is an int in C may be a long, and a short an int. */
    private boolean agree(List<ClassDesc> java, List<ClassDesc> c, Class<?> nested) throws Exception {
        if (!java.equals(c) && casts(nested))
            return IntStream.range(0, c.size()).allMatch(i -> java.get(i).equals(c.get(i)) || java.get(i).equals(CD_long) && c.get(i).equals(CD_int)
                    || java.get(i).equals(CD_int) && c.get(i).equals(CD_short));
        return java.equals(c);
    }

    private static boolean casts(Class<?> nested) throws IOException {
        return parse(nested).methods().stream().flatMap(method -> instructions(method).stream()).anyMatch(instruction ->
                instruction instanceof InvokeInstruction invoked && invoked.name().equalsString("explicitCastArguments"));
    }

    /** How many places the parameters of the prototype take; the first is behind the object itself. */
    private static int slots(Prototype shape) {
        int slots = 0;
        for (var parameter : shape.types.toMethodType().parameterList())
            slots += parameter == long.class || parameter == double.class ? 2 : 1;
        return slots;
    }

    /** What the initialization of a nested class links: C's types are constants there, the result's first. */
    private Prototype linked(Class<?> nested) throws Exception {
        var types = new ArrayList<MemoryLayout>();
        for (var method : parse(nested).methods()) {
            if (!method.methodName().equalsString("<clinit>"))
                continue;
            for (var instruction : instructions(method)) {
                if (instruction instanceof FieldInstruction field && MemoryLayout.class.isAssignableFrom(type(field.typeSymbol())))
                    types.add((MemoryLayout) type(field.owner().asSymbol()).getField(field.name().stringValue()).get(null));
                if (instruction instanceof InvokeInstruction invoked) {
                    var name = invoked.name().stringValue();
                    if (name.equals("layout"))
                        types.add((MemoryLayout) type(invoked.owner().asSymbol()).getMethod("layout").invoke(null));
                    else if (name.equals("linkVoid") || name.equals("ofVoid"))
                        return new Prototype(FunctionDescriptor.ofVoid(types.toArray(MemoryLayout[]::new)), false);
                    else if (name.equals("link") || name.equals("of"))
                        return new Prototype(FunctionDescriptor.of(types.removeFirst(), types.toArray(MemoryLayout[]::new)), name.equals("of"));
                }
            }
        }
        throw new AssertionError(nested + " links nothing");
    }

    private static List<Instruction> instructions(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream())
                .filter(Instruction.class::isInstance).map(Instruction.class::cast).toList();
    }

    private static ClassModel parse(Class<?> type) throws IOException {
        var file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (var in = type.getResourceAsStream(file)) {
            return ClassFile.of().parse(in.readAllBytes());
        }
    }

    private Class<?> type(ClassDesc description) {
        return MethodType.fromMethodDescriptorString("()" + description.descriptorString(), binding).returnType();
    }

    private static String key(String name, String type) {
        return name + type;
    }
}
