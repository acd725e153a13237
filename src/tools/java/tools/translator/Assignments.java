package tools.translator;

import static tools.translator.CType.Number.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** What changes a value: =, +=, ++ and their like, as statements and within expressions. */
final class Assignments {
    private Assignments() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTBinaryExpression.class, Assignments::value,
                    new Phrase("NAME.FIELD.INNER = VALUE;", "NAME.FIELD().INNER(VALUE);",
                            "a struct within a struct",
                            "void f(struct sockaddr_in *addr) { addr->sin_addr.s_addr = htonl(INADDR_ANY); }",
                            "void f(sockaddr_in addr) { addr.sin_addr().s_addr(htonl(INADDR_ANY)); }"),
                    new Phrase("NAME.FIELD = VALUE;", "NAME.FIELD(VALUE);",
                            "a field is assigned by calling it with the value",
                            "void f(struct sockaddr_in *addr) { addr->sin_family = AF_INET; }",
                            "void f(sockaddr_in addr) { addr.sin_family(AF_INET); }"),
                    new Phrase("NAME = OTHER;", "NAME.copyFrom(OTHER);",
                            "a struct is assigned by copying its bytes",
                            "void f(void) { fd_set all, some; FD_ZERO(&all); some = all; FD_SET(1, &some); }",
                            "void f() { try (var stack = Arena.ofConfined()) { fd_set all = new fd_set(stack), some = new fd_set(stack); FD_ZERO(all); some.copyFrom(all); FD_SET(1, some); }}"),
                    new Phrase("NAME[INDEX] = 0;", "NAME.set(C_CHAR, INDEX, (byte) 0);",
                            "one byte of an array; the index is checked",
                            "void f(int fd, int n) { char text[9]; read(fd, text, 9); text[n] = 0; }",
                            "void f(int fd, int n) { try (var stack = Arena.ofConfined()) { var text = stack.allocate(9); read(fd, text, 9); text.set(C_CHAR, n, (byte) 0); }}"),
                    new Phrase("NAME[INDEX] = VALUE;", "NAME.setAtIndex(C_INT, INDEX, VALUE);",
                            "one element of an array of larger ones",
                            "void f(int fd, int n) { int a[9]; read(fd, a, 9); a[n] = 5; }",
                            "void f(int fd, int n) { try (var stack = Arena.ofConfined()) { var a = stack.allocate(C_INT, 9); read(fd, a, 9); a.setAtIndex(C_INT, n, 5); }}"),
                    new Phrase("NAME += VALUE;", "NAME += VALUE;",
                            "the same for a variable of Java; what is in memory is read, calculated and written",
                            "int f(int fd) { int n; read(fd, &n, 4); n += 5; return n; }",
                            "int f(int fd) { try (var stack = Arena.ofConfined()) { var n = stack.allocate(C_INT); read(fd, n, 4); n.set(C_INT, 0, n.get(C_INT, 0) + 5); return n.get(C_INT, 0); }}"),
                    new Phrase("while ((*A++ = *B++))", "assign(before(A, A = A.asSlice(1)), C_CHAR, 0, VALUE)",
                            "an assignment to memory whose value is used; `before` is the value from before",
                            "void copy_text(char *a, const char *b) { while ((*a++ = *b++)) ; }",
                            "void copy_text(MemorySegment a, MemorySegment b) { while (assign(before(a, a = a.asSlice(1)), C_CHAR, 0, before(b, b = b.asSlice(1)).get(C_CHAR, 0)) != 0) ; }")),
            new Rule<>(IASTUnaryExpression.class, Assignments::step,
                    new Phrase("NAME++", "NAME = NAME.asSlice(1)",
                            "a pointer that moves on",
                            "int length(const char *s) { int n = 0; while (*s++) n++; return n; }",
                            "int length(MemorySegment s) { int n = 0; while (before(s, s = s.asSlice(1)).get(C_CHAR, 0) != 0) n++; return n; }")),
            new Rule<>(IASTExpressionList.class, Assignments::comma,
                    new Phrase("(A, B)", "after(A, B)",
                            "C's comma within an expression",
                            "int f(int a) { return (a++, a); }",
                            "int f(int a) { return after(a++, a); }")));

    private static final Map<Integer, String> CALCULATIONS = Map.ofEntries(
            Map.entry(IASTBinaryExpression.op_plusAssign, "+"), Map.entry(IASTBinaryExpression.op_minusAssign, "-"),
            Map.entry(IASTBinaryExpression.op_multiplyAssign, "*"), Map.entry(IASTBinaryExpression.op_divideAssign, "/"),
            Map.entry(IASTBinaryExpression.op_moduloAssign, "%"), Map.entry(IASTBinaryExpression.op_shiftLeftAssign, "<<"),
            Map.entry(IASTBinaryExpression.op_shiftRightAssign, ">>"), Map.entry(IASTBinaryExpression.op_binaryAndAssign, "&"),
            Map.entry(IASTBinaryExpression.op_binaryXorAssign, "^"), Map.entry(IASTBinaryExpression.op_binaryOrAssign, "|"));

    private static int level(String operator) {
        return switch (operator) {
            case "*", "/", "%" -> Code.PRODUCT;
            case "+", "-" -> Code.SUM;
            case "<<", ">>", ">>>" -> Code.SHIFT;
            case "&" -> Code.BIT_AND;
            case "^" -> Code.BIT_XOR;
            default -> Code.BIT_OR;
        };
    }

    /** {@return the statements of Java, each an expression, that have the effects of an expression of C} */
    static List<String> effects(IASTExpression expression, Translation t) {
        switch (expression) {
            case IASTUnaryExpression unary when unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary -> {
                return effects(unary.getOperand(), t);
            }
            case IASTUnaryExpression unary when isStep(unary) -> {
                return List.of(stepped(unary, t));
            }
            case IASTUnaryExpression unary when unary.getOperator() == IASTUnaryExpression.op_sizeof -> {
                return List.of();
            }
            case IASTUnaryExpression unary -> {
                return effects(unary.getOperand(), t);
            }
            case IASTCastExpression cast -> {
                return effects(cast.getOperand(), t);
            }
            case IASTBinaryExpression binary when Usage.isAssignment(binary.getOperator()) -> {
                return assigned(binary, t);
            }
            case IASTBinaryExpression binary when binary.getOperator() != IASTBinaryExpression.op_logicalAnd
                    && binary.getOperator() != IASTBinaryExpression.op_logicalOr -> {
                return both(binary.getOperand1(), binary.getOperand2(), t);
            }
            case IASTBinaryExpression binary -> {
                var then = effects(binary.getOperand2(), t);
                if (then.isEmpty())
                    return effects(binary.getOperand1(), t);
                var test = t.condition(binary.getOperand1());
                return List.of("if (" + (binary.getOperator() == IASTBinaryExpression.op_logicalAnd ? test.text() : "!" + test.at(Code.UNARY)) + ") " + block(then));
            }
            case IASTConditionalExpression conditional when conditional.getPositiveResultExpression() != null -> {
                var yes = effects(conditional.getPositiveResultExpression(), t);
                var no = effects(conditional.getNegativeResultExpression(), t);
                if (yes.isEmpty() && no.isEmpty())
                    return effects(conditional.getLogicalConditionExpression(), t);
                var test = "if (" + t.condition(conditional.getLogicalConditionExpression()).text() + ") " + block(yes);
                return List.of(no.isEmpty() ? test : (yes.size() == 1 ? test + ";" : test) + " else " + block(no));
            }
            case IASTExpressionList list -> {
                var all = new ArrayList<String>();
                for (var part : list.getExpressions())
                    all.addAll(effects(part, t));
                return all;
            }
            case IASTFunctionCallExpression call -> {
                return List.of(t.java(call).text());
            }
            case org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression element -> {
                return both(element.getArrayExpression(), (IASTExpression) element.getArgument(), t);
            }
            case org.eclipse.cdt.core.dom.ast.IASTFieldReference field -> {
                return effects(field.getFieldOwner(), t);
            }
            default -> {
                t.java(expression); // what has no twin is refused, not left out
                return List.of();
            }
        }
    }

    private static List<String> both(IASTExpression first, IASTExpression second, Translation t) {
        var all = new ArrayList<>(effects(first, t));
        all.addAll(effects(second, t));
        return all;
    }

    private static String block(List<String> statements) {
        return statements.size() == 1 ? statements.getFirst() : "{ " + String.join("; ", statements) + "; }";
    }

    // ---- assignments -----------------------------------------------------

    /** {@return an assignment as statements} */
    private static List<String> assigned(IASTBinaryExpression binary, Translation t) {
        var left = binary.getOperand1();
        var right = binary.getOperand2();
        if (t.types.of(left) instanceof CType.Struct struct && Usage.strip(right) instanceof IASTTypeIdInitializerExpression literal && Initializers.needsStatements(literal, t)) {
            var value = t.names.fresh("it");
            return List.of("{ " + Initializers.named(literal, value, t.arenas.here(), t) + t.java(left).at(Code.PRIMARY) + ".copyFrom(" + value + "); }");
        }
        if (t.types.of(left) instanceof CType.Struct struct)
            return List.of(copied(binary, struct, t));
        // *p++ = c: the pointer moves afterwards
        if (Usage.strip(left) instanceof IASTUnaryExpression star && star.getOperator() == IASTUnaryExpression.op_star
                && Usage.strip(star.getOperand()) instanceof IASTUnaryExpression step && step.getOperator() == IASTUnaryExpression.op_postFixIncr
                && Usage.strip(step.getOperand()) instanceof org.eclipse.cdt.core.dom.ast.IASTIdExpression && binary.getOperator() == IASTBinaryExpression.op_assign
                && t.java(step.getOperand()).type().is(JType.Kind.MEMORY) && !(t.types.value(step.getOperand()).target().isPointer())) {
            var pointer = t.java(step.getOperand());
            var target = t.types.value(step.getOperand()).target();
            if (target instanceof CType.Number number) {
                var place = new Place.Memory(pointer.at(Code.PRIMARY), t.layout(target), "0", false, JType.of(number));
                return List.of(place.write(argument(right, target, place.type(), t).text()), stepped(step, t));
            }
        }
        if (binary.getOperator() != IASTBinaryExpression.op_assign)
            return List.of(compound(binary, false, t));
        if (isChain(right, t))
            return chain(binary, t);
        var place = place(left, t);
        var type = t.types.of(left);
        if (place.isVariable())
            return List.of(place.read().text() + t.between(left, right) + t.converted(right, type, place.type()).text());
        if (place instanceof Place.Field field)
            return List.of(field.object() + "." + field.name() + "(" + newline(t.between(left, right)) + argument(right, type, field.parameter(), t).text() + ")");
        return List.of(place.write(newline(t.between(left, right)) + argument(right, type, place.type(), t).text()));
    }

    /** {@return whether a value is an assignment of 0 or NULL to what Java writes by a call: a = b = 0 is two statements} */
    private static boolean isChain(IASTExpression value, Translation t) {
        return Usage.strip(value) instanceof IASTBinaryExpression inner && inner.getOperator() == IASTBinaryExpression.op_assign && !place(inner.getOperand1(), t).isVariable()
                && (isChain(inner.getOperand2(), t) || Long.valueOf(0).equals(t.types.constant(inner.getOperand2())) || t.usage.isNull(inner.getOperand2()));
    }

    private static List<String> chain(IASTBinaryExpression binary, Translation t) {
        var inner = (IASTBinaryExpression) Usage.strip(binary.getOperand2());
        var zero = inner;
        while (Usage.strip(zero.getOperand2()) instanceof IASTBinaryExpression next && next.getOperator() == IASTBinaryExpression.op_assign)
            zero = next;
        var place = place(binary.getOperand1(), t);
        var wanted = place instanceof Place.Field field ? field.parameter() : place.type();
        var all = new ArrayList<>(List.of(place.write(argument(zero.getOperand2(), t.types.of(binary.getOperand1()), wanted, t).text())));
        all.addAll(assigned(inner, t));
        return all;
    }

    private static String newline(String between) {
        return between.contains("\n") ? between.substring(between.indexOf('\n')) : "";
    }

    static Place place(IASTExpression expression, Translation t) {
        var place = Pointers.place(expression, t);
        if (place == null)
            throw new Refused(expression, "an assignment to this has no twin: " + t.raw(expression));
        return place;
    }

    /** {@return a value as an argument: a call takes no byte for an int constant, an assignment does} */
    static Code argument(IASTExpression value, CType type, JType parameter, Translation t) {
        var code = t.converted(value, type, parameter);
        return (parameter.is(JType.Kind.BYTE) || parameter.is(JType.Kind.SHORT)) && !code.type().equals(parameter) ? Conversions.cast(parameter, code) : code;
    }

    private static String copied(IASTBinaryExpression binary, CType.Struct struct, Translation t) {
        var left = t.java(binary.getOperand1());
        var right = t.converted(binary.getOperand2(), struct, JType.object(t.structName(struct)));
        return left.at(Code.PRIMARY) + ".copyFrom(" + right.text() + ")";
    }

    /** An assignment within an expression. */
    private static Code value(IASTBinaryExpression binary, Translation t) {
        if (!Usage.isAssignment(binary.getOperator()))
            return null;
        var left = binary.getOperand1();
        if (t.types.of(left) instanceof CType.Struct struct) {
            var type = JType.object(t.structName(struct));
            return Code.primary("assign(%s::copyFrom, %s)".formatted(t.java(left).at(Code.PRIMARY), t.converted(binary.getOperand2(), struct, type).text()), type);
        }
        var place = place(left, t);
        if (binary.getOperator() != IASTBinaryExpression.op_assign)
            return new Code(compound(binary, true, t), place.isVariable() ? Code.ASSIGNMENT : Code.PRIMARY, place.type());
        var right = binary.getOperand2();
        if (place.isVariable())
            return new Code(place.read().text() + t.between(left, right) + t.converted(right, t.types.of(left), place.type()).text(), Code.ASSIGNMENT, place.type());
        return Code.primary(place.assign(argument(right, t.types.of(left), place.type(), t)), place.type());
    }

    /** x += y; what is in memory is read, calculated and written. */
    private static String compound(IASTBinaryExpression binary, boolean asValue, Translation t) {
        WideFields.check(binary, t);
        var left = binary.getOperand1();
        var right = binary.getOperand2();
        var place = place(left, t);
        var type = t.types.of(left);
        var operator = CALCULATIONS.get(binary.getOperator());
        if (type.isPointer()) {
            var code = type.isStructPointer() && place.type().is(JType.Kind.OBJECT) ? objectMoved(left, t.converted(right, LONG, JType.LONG), operator.equals("-"), t)
                    : Pointers.moved(left, t.converted(right, LONG, JType.LONG), operator.equals("-"), t);
            return asValue ? place.assign(code) : place.write(code.text());
        }
        if (!(type instanceof CType.Number to) || t.types.number(right) == null)
            throw new Refused(binary, "this assignment has no twin: " + t.raw(binary));
        boolean shift = operator.equals("<<") || operator.equals(">>");
        var from = t.types.number(right);
        var common = shift ? to.promoted() : CType.Number.common(to, from);
        boolean unsigned = !common.signed && !common.isFloating() && !(t.usage.isNonNegative(left) && (shift || t.usage.isNonNegative(right)));
        var method = unsigned ? Numbers.unsignedMethod(binary.getOperator()) : null;
        boolean smallShift = operator.equals(">>") && !to.signed && to.size < 4 || to.size < common.size && !to.signed && (operator.equals("/") || operator.equals("%") || common.isFloating())
                || to == BOOL || !to.signed && common.isFloating();
        var y = Conversions.operand(right, shift ? from.promoted() : common, t);
        if (place.isVariable() && method == null && !smallShift) {
            var between = t.between(left, right);
            return place.read().text() + (unsigned && operator.equals(">>") ? between.replace(">>", ">>>") : between) + y.text();
        }
        var x = Conversions.operand(left, common, t);
        Code result;
        if (method != null)
            result = Code.primary("%s.%s(%s, %s)".formatted(common.size == 8 ? "Long" : "Integer", method, x.text(), y.text()), common.size == 8 ? JType.LONG : JType.INT);
        else {
            if (unsigned && operator.equals(">>"))
                operator = ">>>";
            int level = level(operator);
            var java = common.isFloating() ? JType.of(common) : x.type().is(JType.Kind.LONG) || !shift && y.type().is(JType.Kind.LONG) ? JType.LONG : JType.INT;
            result = new Code(x.at(level) + " " + operator + " " + y.at(level + 1), level, java);
        }
        var wanted = !asValue && place instanceof Place.Field field ? field.parameter() : place.type();
        if (to == BOOL)
            result = new Code(result.at(Code.EQUALITY) + " != 0", Code.EQUALITY, JType.BOOLEAN);
        else if (Conversions.narrows(result.type(), wanted))
            result = Conversions.cast(wanted, common.isFloating() && wanted.size() < 4 ? Conversions.cast(JType.INT, result) : result);
        return asValue ? place.assign(result) : place.write(result.text());
    }

    /** A pointer to a struct that is an object. */
    private static Code objectMoved(IASTExpression pointer, Code count, boolean back, Translation t) {
        var code = t.java(pointer);
        var struct = (CType.Struct) t.types.value(pointer).target();
        return Code.primary(t.element(struct, code.at(Code.PRIMARY) + ".segment()", back ? "-" + count.at(Code.UNARY) : count.text()), code.type());
    }

    // ---- ++ and -- -------------------------------------------------------

    static boolean isStep(IASTUnaryExpression unary) {
        return switch (unary.getOperator()) {
            case IASTUnaryExpression.op_prefixIncr, IASTUnaryExpression.op_prefixDecr, IASTUnaryExpression.op_postFixIncr, IASTUnaryExpression.op_postFixDecr -> true;
            default -> false;
        };
    }

    private static boolean isBack(IASTUnaryExpression unary) {
        return unary.getOperator() == IASTUnaryExpression.op_prefixDecr || unary.getOperator() == IASTUnaryExpression.op_postFixDecr;
    }

    private static boolean isPostfix(IASTUnaryExpression unary) {
        return unary.getOperator() == IASTUnaryExpression.op_postFixIncr || unary.getOperator() == IASTUnaryExpression.op_postFixDecr;
    }

    /** {@return the value after ++ or --} */
    private static Code next(IASTUnaryExpression unary, Place place, boolean asValue, Translation t) {
        var operand = unary.getOperand();
        var type = t.types.of(operand);
        if (type.isPointer())
            return type.isStructPointer() && place.type().is(JType.Kind.OBJECT) ? objectMoved(operand, Code.primary("1", JType.LONG), isBack(unary), t)
                    : Pointers.moved(operand, Code.primary("1", JType.LONG), isBack(unary), t);
        var read = place.read();
        if (read.type().is(JType.Kind.BOOLEAN))
            return Code.primary(isBack(unary) ? "!" + read.text() : "true", JType.BOOLEAN);
        var sum = new Code(read.at(Code.SUM) + (isBack(unary) ? " - 1" : " + 1"), Code.SUM, read.type().size() < 4 ? JType.INT : read.type());
        var wanted = !asValue && place instanceof Place.Field field ? field.parameter() : place.type();
        return Conversions.narrows(sum.type(), wanted) ? Conversions.cast(wanted, sum) : sum;
    }

    /** {@return ++ or -- as a statement} */
    private static String stepped(IASTUnaryExpression unary, Translation t) {
        var place = place(unary.getOperand(), t);
        if (place.isVariable() && place.type().isNumber())
            return t.rewrite(unary).replace(unary.getOperand(), place.read().text()).toString();
        return place.write(next(unary, place, false, t).text());
    }

    private static Code step(IASTUnaryExpression unary, Translation t) {
        if (!isStep(unary))
            return null;
        var place = place(unary.getOperand(), t);
        if (place.isVariable() && place.type().isNumber())
            return new Code(t.rewrite(unary).replace(unary.getOperand(), place.read().text()).toString(), Code.UNARY, place.type());
        var next = place.assign(next(unary, place, true, t));
        if (isPostfix(unary))
            return Code.primary("before(" + place.read().text() + ", " + next + ")", place.type());
        return new Code(next, place.isVariable() ? Code.ASSIGNMENT : Code.PRIMARY, place.type());
    }

    private static Code comma(IASTExpressionList list, Translation t) {
        return comma(list, t::java, t);
    }

    /** {@return the last of a list's expressions as it is wanted, after the effects of the others} */
    static Code comma(IASTExpressionList list, java.util.function.Function<IASTExpression, Code> wanted, Translation t) {
        var parts = list.getExpressions();
        var text = wanted.apply(parts[parts.length - 1]);
        for (int i = parts.length - 2; i >= 0; i--) {
            var first = t.java(parts[i]);
            if (first.type().is(JType.Kind.VOID))
                throw new Refused(parts[i], "a function without a result before a comma has no twin; make it a statement");
            if (!effects(parts[i], t).isEmpty())
                text = Code.primary("after(" + first.text() + ", " + text.text() + ")", text.type());
        }
        return text;
    }
}
