package tools.translator;

import static tools.translator.CType.Number.*;

import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Addresses, what is there, and calculation with them. */
final class Pointers {
    private Pointers() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTUnaryExpression.class, Pointers::address,
                    new Phrase("&NAME[INDEX]", "NAME.asSlice(INDEX)",
                            "the array from there on: an address that knows its end",
                            "ssize_t f(int fd, char *text, int n) { return read(fd, &text[n], 1); }",
                            "long f(int fd, MemorySegment text, int n) { return read(fd, text.asSlice(n), 1); }"),
                    new Phrase("&NAME", "NAME",
                            "a struct or an array is memory, and its variable already says where",
                            "void f(void) { struct timeval now; gettimeofday(&now, NULL); }",
                            "void f() { try (var stack = Arena.ofConfined()) { var now = new timeval(stack); gettimeofday(now, NULL); }}")),
            new Rule<>(IASTUnaryExpression.class, Pointers::target,
                    new Phrase("*NAME", "NAME.get(C_INT, 0)",
                            "what a pointer points to",
                            "void swap(int *a, int *b) { int c = *a; *a = *b; *b = c; }",
                            "void swap(MemorySegment a, MemorySegment b) { int c = a.get(C_INT, 0); a.set(C_INT, 0, b.get(C_INT, 0)); b.set(C_INT, 0, c); }")),
            new Rule<>(IASTArraySubscriptExpression.class, Pointers::element,
                    new Phrase("NAME[INDEX]", "NAME.get(C_CHAR, INDEX)",
                            "one element of an array; the index is checked",
                            "int f(const char *text) { return text[2]; }",
                            "int f(MemorySegment text) { return text.get(C_CHAR, 2); }")),
            new Rule<>(IASTBinaryExpression.class, Pointers::moved,
                    new Phrase("NAME + N", "NAME.asSlice(N)",
                            "a pointer that is moved forward",
                            "ssize_t f(int fd, char *text, int n) { return read(fd, text + n, 1); }",
                            "long f(int fd, MemorySegment text, int n) { return read(fd, text.asSlice(n), 1); }"),
                    new Phrase("A - B", "A.address() - B.address()",
                            "how far two pointers are apart",
                            "long f(const char *a) { const char *b = strchr(a, 32); return b - a; }",
                            "long f(MemorySegment a) { MemorySegment b = strchr(a, 32); return b.address() - a.address(); }")),
            new Rule<>(IASTBinaryExpression.class, Pointers::compared,
                    new Phrase("A == B", "A.address() == B.address()",
                            "two pointers are compared by their addresses; `NULL` is one constant",
                            "int f(char *a, char *b) { if (a == NULL) return 0; return a == b; }",
                            "int f(MemorySegment a, MemorySegment b) { if (a == NULL) return 0; return a.address() == b.address() ? 1 : 0; }")));

    // ---- places ----------------------------------------------------------

    /** {@return where an expression's value is; null for an expression that is no place} */
    static Place place(IASTExpression given, Translation t) {
        var expression = Usage.strip(given);
        return switch (expression) {
            case IASTIdExpression id when t.usage.isOwn(id.getName().resolveBinding()) && id.getName().resolveBinding() instanceof IVariable variable -> variable(variable, t);
            case IASTIdExpression id -> ofHeader(id.getName().toString(), t);
            case IASTArraySubscriptExpression element -> t.types.value(element.getArrayExpression()).isPointer()
                    ? element(element.getArrayExpression(), element.getArgument(), t) : element((IASTExpression) element.getArgument(), element.getArrayExpression(), t);
            case IASTUnaryExpression star when star.getOperator() == IASTUnaryExpression.op_star -> target(star.getOperand(), t);
            case org.eclipse.cdt.core.dom.ast.IASTFieldReference field -> Structs.place(field, t);
            default -> null;
        };
    }

    static Place variable(IVariable variable, Translation t) {
        var name = t.names.of(variable);
        var type = t.usage.type(variable);
        if (t.usage.inMemory(variable))
            return new Place.Memory(name, t.names.layout(variable, t), "0", false, type);
        return new Place.Variable(t.usage.boxed(variable) ? name + "[0]" : name, type);
    }

    /** {@return a variable of C's, which the binding has as two functions of its name; null for any other name} */
    private static Place ofHeader(String name, Translation t) {
        for (var setter : t.library.methods(name))
            if (setter.getParameterCount() == 1 && setter.getReturnType() == void.class)
                for (var getter : t.library.methods(name))
                    if (getter.getParameterCount() == 0) {
                        t.uses(getter.getDeclaringClass());
                        return new Place.OfHeader(getter.getDeclaringClass().getSimpleName(), name, JType.of(getter.getReturnType()));
                    }
        return null;
    }

    private static Place target(IASTExpression operand, Translation t) {
        var pointer = Usage.strip(operand);
        if (pointer instanceof IASTBinaryExpression sum && sum.getOperator() == IASTBinaryExpression.op_plus && t.types.value(sum.getOperand1()).isPointer())
            return element(sum.getOperand1(), sum.getOperand2(), t);
        return element(operand, null, t);
    }

    /** An element of an array; without an index, the first. */
    private static Place element(IASTExpression array, IASTInitializerClause index, Translation t) {
        var type = t.types.value(array).target();
        if (type instanceof CType.Struct || type instanceof CType.Function || type == null)
            return null;
        var code = t.java(array);
        var position = index == null ? Code.primary("0", JType.INT) : t.converted(index, LONG, JType.LONG);
        var result = t.usage.type(type, elementEntity(array, t));
        if (code.type().is(JType.Kind.ARRAY)) {
            var i = index == null ? position : t.converted(index, INT, JType.INT);
            return new Place.Variable(code.at(Code.PRIMARY) + "[" + i.text() + "]", code.type().element());
        }
        if (code.type().is(JType.Kind.STRING))
            code = Conversions.memory(array, code, t);
        if (!code.type().is(JType.Kind.MEMORY))
            return null;
        if (type.isFunctionPointer())
            throw new Refused(array, "a pointer to a function is no address in Java, and memory cannot have it: " + t.raw(array) + "; keep it in a variable of the function's own type");
        return element(array, code, index, position, type, result, t);
    }

    private static Place element(IASTExpression array, Code code, IASTInitializerClause index, Code position, CType type, JType result, Translation t) {
        if (type instanceof CType.Array)
            return null;
        // a[i][j] of one piece of memory is counted from its beginning
        if (Usage.strip(array) instanceof IASTArraySubscriptExpression row && t.types.of(row) instanceof CType.Array inner && inner.length() > 0
                && !(t.types.of(Usage.strip(row.getArrayExpression())) instanceof CType.Pointer) && t.java(row.getArrayExpression()).type().is(JType.Kind.MEMORY)
                && !(Usage.strip(row.getArrayExpression()) instanceof IASTArraySubscriptExpression)) {
            code = t.java(row.getArrayExpression());
            position = new Code(t.converted(row.getArgument(), LONG, JType.LONG).at(Code.PRODUCT) + " * " + inner.length() + " + " + position.at(Code.SUM), Code.SUM, JType.LONG);
        }
        boolean unaligned = t.usage.isUnaligned(array);
        var layout = t.layout(type);
        if (unaligned && !layout.equals("C_CHAR"))
            layout = unaligned(layout);
        var memory = code.at(Code.PRIMARY);
        if (position.text().matches("-\\d+"))
            return new Place.Memory("back(%s, %s)".formatted(code.text(), bytes(Code.primary(position.text().substring(1), JType.LONG), type, t)), layout, "0", false, result);
        if (t.types.layouts.size(type) == 1 || position.text().equals("0"))
            return new Place.Memory(memory, layout, position.text(), false, result);
        return unaligned ? new Place.Memory(memory, layout, position.at(Code.PRODUCT) + " * " + t.types.layouts.size(type), false, result)
                : new Place.Memory(memory, layout, position.text(), true, result);
    }

    private static String unaligned(String layout) {
        return switch (layout) {
            case "C_SHORT" -> "ValueLayout.JAVA_SHORT_UNALIGNED";
            case "C_INT" -> "ValueLayout.JAVA_INT_UNALIGNED";
            case "C_LONG", "C_LONG_LONG" -> "ValueLayout.JAVA_LONG_UNALIGNED";
            case "C_FLOAT" -> "ValueLayout.JAVA_FLOAT_UNALIGNED";
            case "C_DOUBLE" -> "ValueLayout.JAVA_DOUBLE_UNALIGNED";
            default -> layout;
        };
    }

    private static Usage.Entity elementEntity(IASTExpression array, Translation t) {
        return t.usage.element(array);
    }

    // ---- rules -----------------------------------------------------------

    private static Code element(IASTArraySubscriptExpression subscript, Translation t) {
        var array = subscript.getArrayExpression();
        var index = subscript.getArgument();
        if (!t.types.value(array).isPointer()) {
            var other = array;
            array = (IASTExpression) index;
            index = other;
        }
        var place = place(subscript, t);
        if (place instanceof Place.Variable variable && array == subscript.getArrayExpression() && !t.raw(subscript).contains("/*"))
            return new Code(variable.name(), Code.PRIMARY, variable.type());
        if (place != null)
            return place.read();
        return row(array, index, t);
    }

    /** A struct or an array within an array. */
    private static Code row(IASTExpression array, IASTInitializerClause index, Translation t) {
        var type = t.types.value(array).target();
        var code = t.java(array);
        var position = index == null ? Code.primary("0", JType.LONG) : t.converted(index, LONG, JType.LONG);
        if (type instanceof CType.Struct struct) {
            if (code.type().is(JType.Kind.OBJECT))
                return position.text().equals("0") ? code : Code.primary(t.element(struct, code.at(Code.PRIMARY) + ".segment()", position.text()),
                        JType.object(t.structName(struct)));
            if (code.type().is(JType.Kind.ARRAY))
                return Code.primary(code.at(Code.PRIMARY) + "[" + t.converted(index, INT, JType.INT).text() + "]", code.type().element());
            return Code.primary(index == null ? "new %s(%s)".formatted(t.structName(struct), code.bare()) : t.element(struct, code.bare(), position.text()), JType.object(t.structName(struct)));
        }
        if (type instanceof CType.Array && code.type().is(JType.Kind.MEMORY))
            return moved(code, position, type, t);
        if (type instanceof CType.Function)
            return code;
        throw new Refused(array, "this element has no translation yet: " + t.raw(array));
    }

    private static Code target(IASTUnaryExpression unary, Translation t) {
        if (unary.getOperator() != IASTUnaryExpression.op_star)
            return null;
        var place = place(unary, t);
        return place != null ? place.read() : row(unary.getOperand(), null, t);
    }

    private static Code address(IASTUnaryExpression unary, Translation t) {
        if (unary.getOperator() != IASTUnaryExpression.op_amper)
            return null;
        var operand = Usage.strip(unary.getOperand());
        var type = t.types.of(operand);
        switch (operand) {
            case IASTIdExpression id when id.getName().resolveBinding() instanceof IFunction -> {
                return t.java(operand);
            }
            case IASTIdExpression id when id.getName().resolveBinding() instanceof IVariable variable -> {
                var name = t.names.of(variable);
                if (type instanceof CType.Struct || type instanceof CType.Array)
                    return t.java(operand);
                return Code.primary(name, t.usage.boxed(variable) ? JType.array(t.usage.type(variable)) : JType.MEMORY);
            }
            case IASTArraySubscriptExpression element -> {
                if (type instanceof CType.Struct && !wantsArray(unary, t))
                    return t.java(operand);
                var array = t.java(element.getArrayExpression());
                return moved(Conversions.memory(element, array, t), t.converted(element.getArgument(), LONG, JType.LONG), type, t);
            }
            case IASTUnaryExpression star when star.getOperator() == IASTUnaryExpression.op_star -> {
                return t.java(star.getOperand());
            }
            case org.eclipse.cdt.core.dom.ast.IASTFieldReference field -> {
                if (type instanceof CType.Struct || type instanceof CType.Array)
                    return t.java(operand);
                return Structs.address(field, t);
            }
            default -> {
                if (type instanceof CType.Struct)
                    return t.java(operand);
                throw new Refused(unary, "the address of this has no twin: " + t.raw(operand));
            }
        }
    }

    /** {@return whether the address of an array's element is used as memory: by a pointer that is memory} */
    private static boolean wantsArray(IASTUnaryExpression address, Translation t) {
        return address.getParent() instanceof org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer
                || address.getParent() instanceof IASTBinaryExpression binary && Usage.isAssignment(binary.getOperator());
    }

    /** {@return a pointer that is moved by some elements} */
    static Code moved(Code pointer, Code by, CType target, Translation t) {
        if (by.text().equals("0"))
            return pointer;
        return Code.primary("%s.asSlice(%s)".formatted(pointer.at(Code.PRIMARY), bytes(by, target, t)), JType.MEMORY);
    }

    private static String bytes(Code count, CType target, Translation t) {
        if (t.types.layouts.size(target) == 1 || target == VOID)
            return count.text();
        var factors = new java.util.ArrayList<String>();
        var type = target;
        while (type instanceof CType.Array array) {
            factors.add(String.valueOf(array.length()));
            type = array.of();
        }
        if (t.types.layouts.size(type) != 1)
            factors.add("sizeof(" + t.layout(type) + ")");
        var size = String.join(" * ", factors);
        return count.text().equals("1") ? size : count.at(Code.PRODUCT) + " * " + size;
    }

    private static Code moved(IASTBinaryExpression binary, Translation t) {
        int operator = binary.getOperator();
        if (operator != IASTBinaryExpression.op_plus && operator != IASTBinaryExpression.op_minus)
            return null;
        var left = binary.getOperand1();
        var right = binary.getOperand2();
        var a = t.types.value(left);
        var b = t.types.value(right);
        if (a.isPointer() && b.isPointer()) {
            var difference = "%s.address() - %s.address()".formatted(memory(left, t).at(Code.PRIMARY), memory(right, t).at(Code.PRIMARY));
            return t.types.layouts.size(a.target()) == 1 || a.target() == VOID ? new Code(difference, Code.SUM, JType.LONG)
                    : new Code("(" + difference + ") / sizeof(" + t.layout(a.target()) + ")", Code.PRODUCT, JType.LONG);
        }
        if (!a.isPointer() && !b.isPointer())
            return null;
        var pointer = a.isPointer() ? left : right;
        var count = a.isPointer() ? right : left;
        return moved(pointer, t.converted(count, LONG, JType.LONG), operator == IASTBinaryExpression.op_minus, t);
    }

    /** {@return a pointer that is moved by a number of elements; back if they are subtracted} */
    static Code moved(IASTExpression pointer, Code count, boolean back, Translation t) {
        var target = t.types.value(pointer).target();
        var memory = memory(pointer, t);
        Code moved;
        if (count.text().startsWith("-")) {
            back = !back;
            count = Code.primary(count.text().substring(1), count.type());
        }
        if (back)
            moved = Code.primary("back(%s, %s)".formatted(memory.text(), bytes(count, target, t)), JType.MEMORY);
        else
            moved = moved(memory, count, target, t);
        return moved;
    }

    static Code memory(IASTExpression expression, Translation t) {
        return Conversions.memory(expression, t.java(expression), t);
    }

    private static Code compared(IASTBinaryExpression binary, Translation t) {
        int operator = binary.getOperator();
        boolean equality = Usage.isEquality(operator);
        if (!equality && !Usage.isRelation(operator))
            return null;
        var left = binary.getOperand1();
        var right = binary.getOperand2();
        if (!t.types.value(left).isPointer() && !t.types.value(right).isPointer())
            return null;
        var between = t.between(left, right);
        int level = equality ? Code.EQUALITY : Code.RELATION;
        if (t.usage.isNull(right))
            return new Code(t.java(left).at(level) + between + nullOf(right, t.java(left).type(), t), level, JType.BOOLEAN);
        if (t.usage.isNull(left))
            return new Code(nullOf(left, t.java(right).type(), t) + between + t.java(right).at(level + 1), level, JType.BOOLEAN);
        var a = t.java(left);
        var b = t.java(right);
        if (a.type().is(JType.Kind.FUNCTION) && b.type().is(JType.Kind.FUNCTION) && !(a.text() + b.text()).contains("SIG_"))
            throw new Refused(binary, "two pointers to functions are compared, and Java makes a new object of each this::FUNCTION; compare a number that stands for it");
        boolean identical = a.type().is(JType.Kind.FUNCTION) || b.type().is(JType.Kind.FUNCTION) || a.type().equals(JType.object("FILE"));
        if (equality && identical)
            return new Code(a.at(level) + between + b.at(level + 1), level, JType.BOOLEAN);
        if (t.usage.mayHaveEnded(left) && t.usage.mayHaveEnded(right))
            throw new Refused(binary, "these may be addresses of arrays that have ended with a turn of their loop, which C may use again and Java does not; declare the array before the loop");
        return new Code(addressOf(left, a, t) + between + addressOf(right, b, t), level, JType.BOOLEAN);
    }

    private static String addressOf(IASTExpression expression, Code code, Translation t) {
        if (code.type().isInteger())
            return code.text();
        if (code.type().is(JType.Kind.OBJECT))
            return "address(" + code.text() + ")";
        return Conversions.memory(expression, code, t).at(Code.PRIMARY) + ".address()";
    }

    private static String nullOf(IASTExpression expression, JType type, Translation t) {
        if (type.is(JType.Kind.MEMORY) || type.is(JType.Kind.ANY) || type.is(JType.Kind.NULL))
            return "NULL";
        if (type.isInteger())
            return "0";
        return "null";
    }

    /** A pointer keeps what it is in Java; who uses it takes it as what it needs. */
    static Code cast(IASTCastExpression cast, Translation t) {
        var operand = t.java(cast.getOperand());
        if (t.usage.isNull(cast.getOperand()))
            return Code.primary("NULL", JType.NULL);
        if (t.types.of(cast) instanceof CType.Struct)
            return operand;
        if (operand.type().isInteger())
            return Code.primary("MemorySegment.ofAddress(" + operand.text() + ")", JType.MEMORY);
        if (t.types.of(cast).isFunctionPointer())
            return operand;
        if (t.types.of(cast).isPointer() && t.types.of(cast).target() == VOID && !t.types.value(cast.getOperand()).target().isChar())
            return operand;
        return operand;
    }
}
