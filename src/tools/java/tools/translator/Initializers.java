package tools.translator;

import static tools.translator.CType.Number.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.core.dom.ast.IParameter;
import org.eclipse.cdt.core.dom.ast.IVariable;
import org.eclipse.cdt.core.dom.ast.c.ICASTArrayDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignatedInitializer;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTFieldDesignator;

/** What C puts in braces behind a variable, element by element: with designators, or with braces left out. */
final class Initializers {

    /** A value, or the values of an array's elements or a struct's fields; null for those that are zero. */
    record Init(CType type, IASTExpression value, List<Init> parts) {}

    private final Translation t;
    private final List<IASTInitializerClause> clauses;
    private int at;

    private Initializers(Translation t, List<IASTInitializerClause> clauses) {
        this.t = t;
        this.clauses = new ArrayList<>(clauses);
    }

    static Init of(CType type, IASTInitializerClause clause, Translation t) {
        return new Initializers(t, List.of(clause)).next(type);
    }

    private IASTInitializerClause peek() {
        return at < clauses.size() ? clauses.get(at) : null;
    }

    private Init next(CType type) {
        var clause = peek();
        boolean aggregate = type instanceof CType.Array || type instanceof CType.Struct;
        if (clause instanceof IASTInitializerList list) {
            at++;
            if (aggregate)
                return new Initializers(t, Arrays.asList(list.getClauses())).parts(type, true);
            if (list.getClauses().length == 0)
                return null;
            return new Initializers(t, List.of(list.getClauses()[0])).next(type);
        }
        if (clause instanceof ICASTDesignatedInitializer)
            throw new Refused((IASTNode) clause, "this designator has no twin: " + t.raw((IASTNode) clause));
        if (!aggregate || isOfHeader(clause, t) || type instanceof CType.Array array && array.of().isChar() && Conversions.isLiteral((IASTExpression) clause)
                || type instanceof CType.Struct && t.types.of(clause) instanceof CType.Struct) {
            at++;
            return new Init(type, (IASTExpression) clause, null);
        }
        return parts(type, false);
    }

    /** {@return whether a value is one that the binding makes: PTHREAD_MUTEX_INITIALIZER} */
    static boolean isOfHeader(IASTInitializerClause clause, Translation t) {
        return clause instanceof IASTIdExpression id && !t.library.methods(id.getName().toString()).isEmpty();
    }

    /** {@return a struct's value that the binding makes} */
    static Code ofHeader(IASTIdExpression id, CType type, String arena, Translation t) {
        t.uses(t.library.methods(id.getName().toString()).getFirst().getDeclaringClass());
        return Code.primary("%s(%s)".formatted(id.getName(), arena), t.usage.type(type, null));
    }

    private Init parts(CType type, boolean braced) {
        // char text[] = {"..."}
        if (braced && clauses.size() == 1 && type instanceof CType.Array array && array.of().isChar() && peek() instanceof IASTExpression text && Conversions.isLiteral(text))
            return new Init(type, text, null);
        var parts = new ArrayList<Init>();
        fill(parts, type, 0, braced);
        return new Init(type instanceof CType.Array array && array.length() < 0 ? new CType.Array(array.of(), parts.size()) : type, null, parts);
    }

    /** Fills the parts of a type from one of them on; a designator goes to another, and only braces have designators. */
    private void fill(List<Init> parts, CType type, int from, boolean braced) {
        long length = length(type);
        int i = from;
        while (peek() != null) {
            if (peek() instanceof ICASTDesignatedInitializer designated) {
                if (!braced)
                    return;
                var designators = Arrays.asList(designated.getDesignators());
                i = index(type, designators.getFirst());
                clauses.set(at, designated.getOperand());
                designated(parts, i, type, designators);
            } else if (length >= 0 && i >= length)
                return;
            else
                put(parts, type, i, next(part(type, i)));
            i = isUnion(type) ? (int) length : i + 1;
        }
    }

    /** A part that designators name, as deep as they go; what comes behind it goes on there, as in C. */
    private void designated(List<Init> parts, int i, CType type, List<ICASTDesignator> designators) {
        var part = part(type, i);
        boolean named = !isAnonymous(type, i);
        var rest = named ? designators.subList(1, designators.size()) : designators;
        if (rest.isEmpty()) {
            put(parts, type, i, next(part));
            return;
        }
        var inner = i < parts.size() && parts.get(i) != null && parts.get(i).parts() != null ? new ArrayList<>(parts.get(i).parts()) : new ArrayList<Init>();
        int j = index(part, rest.getFirst());
        designated(inner, j, part, rest);
        fill(inner, part, isUnion(part) ? (int) length(part) : j + 1, false);
        put(parts, type, i, new Init(part, null, inner));
    }

    /** A union has one value: the last that it is given. */
    private static void put(List<Init> parts, CType type, int index, Init init) {
        if (isUnion(type))
            parts.clear();
        while (parts.size() <= index)
            parts.add(null);
        parts.set(index, init);
    }

    private static boolean isUnion(CType type) {
        return type instanceof CType.Struct struct && struct.isUnion();
    }

    private int index(CType type, ICASTDesignator designator) {
        if (designator instanceof ICASTArrayDesignator array && t.types.constant(array.getSubscriptExpression()) instanceof Long index)
            return (int) (long) index;
        if (designator instanceof ICASTFieldDesignator field) {
            var members = members(type);
            for (int i = 0; i < members.size(); i++)
                if (members.get(i).has(field.getName().toString()))
                    return i;
        }
        throw new Refused(designator, "this designator has no twin: " + t.raw(designator));
    }

    // ---- members ---------------------------------------------------------

    /** {@return what values in braces go to: not to a bit-field without a name} */
    private static List<Member> members(CType type) {
        return type instanceof CType.Struct struct ? Member.of(struct).stream().filter(member -> !member.isUnnamed()).toList() : List.of();
    }

    private static boolean isAnonymous(CType type, int index) {
        return type instanceof CType.Struct && members(type).get(index).anonymous() != null;
    }

    private static long length(CType type) {
        return type instanceof CType.Array array ? array.length() : members(type).size();
    }

    private CType part(CType type, int index) {
        if (type instanceof CType.Array array)
            return array.of();
        var member = members(type).get(index);
        return member.anonymous() != null ? member.anonymous() : t.types.of(member.field());
    }

    /** {@return a value in braces that has a type and no name} */
    static Code literal(IASTTypeIdInitializerExpression literal, Translation t) {
        if (needsStatements(literal, t))
            throw new Refused(literal, "a value in braces that uses a variable which changes has no twin here; give the value a name before: " + t.raw(literal));
        return literal(literal, null, t);
    }

    /** {@return the same in an arena; null is the one that is open here} */
    static Code literal(IASTTypeIdInitializerExpression literal, String given, Translation t) {
        var init = of(t.types.of(literal), (IASTInitializerClause) literal.getInitializer(), t);
        var type = init.type() instanceof CType.Array array ? array : t.types.of(literal);
        if (type instanceof CType.Number || type instanceof CType.Pointer)
            return t.converted(init.value(), type, t.usage.type(type, null));
        var arena = given != null ? given : Statements.isLocal(literal) ? t.arenas.here() : "Arena.global()";
        var made = type instanceof CType.Struct struct ? "new %s(%s)".formatted(t.structName(struct), arena)
                : "%s.allocate(%s, %d)".formatted(arena, t.layout(type), ((CType.Array) type).length());
        var java = type instanceof CType.Struct struct ? JType.object(t.structName(struct)) : JType.MEMORY;
        var statements = statements(init, "it", t);
        return Code.primary(statements.isEmpty() ? made : "with(%s, it -> {%s; })".formatted(made, joined(statements)), java);
    }

    /** {@return the statements that make a struct with values, for which a lambda will not do} */
    static String named(IASTTypeIdInitializerExpression literal, String name, String arena, Translation t) {
        var struct = (CType.Struct) t.types.of(literal);
        var statements = new ArrayList<>(List.of("var %s = new %s(%s)".formatted(name, t.structName(struct), arena)));
        statements.addAll(statements(of(struct, (IASTInitializerClause) literal.getInitializer(), t), name, t));
        return joined(statements).strip() + "; ";
    }

    /** {@return whether a value uses a variable that changes: a lambda of Java cannot} */
    static boolean needsStatements(IASTTypeIdInitializerExpression literal, Translation t) {
        var found = new boolean[1];
        literal.accept(new ASTVisitor() {
            {
                shouldVisitExpressions = true;
            }

            @Override
            public int visit(IASTExpression expression) {
                found[0] |= expression instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IVariable variable && t.usage.isOwn(variable) && changes(variable, t);
                return PROCESS_CONTINUE;
            }
        });
        return found[0];
    }

    private static boolean changes(IVariable variable, Translation t) {
        if (t.usage.isGlobal(variable) || variable.isStatic() || t.usage.inMemory(variable) || t.types.of(variable) instanceof CType.Struct || t.types.of(variable) instanceof CType.Array)
            return false;
        return t.usage.isAssigned(variable) || !(variable instanceof IParameter) && t.usage.declarators(variable).stream().allMatch(declarator -> declarator.getInitializer() == null);
    }

    // ---- Java arrays -----------------------------------------------------

    /** {@return an array's values in Java's braces, in the layout of the C where nothing is missing} */
    static String array(IASTInitializerClause clause, Init init, CType c, JType type, Translation t) {
        if (clause instanceof IASTInitializerList list && isPlain(list, init)) {
            var text = t.rewrite(list);
            for (int i = 0; i < list.getClauses().length; i++)
                text.replace(list.getClauses()[i], array(list.getClauses()[i], init.parts().get(i), ((CType.Array) init.type()).of(), type.element(), t));
            return text.toString();
        }
        if (init == null)
            return zeroOf(c, type);
        if (init.value() != null && !(init.type() instanceof CType.Array))
            return t.converted(init.value(), init.type(), type).text();
        if (init.value() != null)
            throw new Refused(init.value(), "a text within a Java array has no twin yet");
        var parts = new ArrayList<String>();
        long length = ((CType.Array) init.type()).length();
        if (length > 64 && init.parts().size() < length)
            throw new Refused((IASTNode) clause, "an array of %d elements of which some are given has no twin; assign them".formatted(length));
        for (int i = 0; i < length; i++)
            parts.add(i < init.parts().size() ? array(null, init.parts().get(i), ((CType.Array) init.type()).of(), type.element(), t) : zeroOf(((CType.Array) init.type()).of(), type.element()));
        return "{" + String.join(", ", parts) + "}";
    }

    /** {@return the assignments of the elements of a Java array that are not zero} */
    static List<String> assigned(Init init, JType type, String target, Translation t) {
        var statements = new ArrayList<String>();
        for (int i = 0; i < init.parts().size(); i++)
            if (init.parts().get(i) != null && !isZero(init.parts().get(i), t))
                statements.add("%s[%d] = %s".formatted(target, i, t.converted(init.parts().get(i).value(), init.parts().get(i).type(), type.element()).text()));
        return statements;
    }

    private static String zeroOf(CType type, JType java) {
        if (type instanceof CType.Array array && java.is(JType.Kind.ARRAY)) {
            var parts = new ArrayList<String>();
            for (int i = 0; i < array.length(); i++)
                parts.add(zeroOf(array.of(), java.element()));
            return "{" + String.join(", ", parts) + "}";
        }
        return zero(java);
    }

    /** {@return the statements that fill a Java array of pointers as C does: Java's null is not NULL} */
    static List<String> nulls(CType.Array array, JType type, String target, Translation t) {
        if (type.element().is(JType.Kind.MEMORY))
            return List.of("Arrays.fill(" + target + ", NULL)");
        if (!(array.of() instanceof CType.Array inner))
            return List.of();
        var row = t.names.fresh(target.endsWith("row") ? target + "_" : "row");
        return nulls(inner, type.element(), row, t).stream().map(fill -> "for (var " + row + " : " + target + ") " + fill).toList();
    }

    private static boolean isPlain(IASTInitializerList list, Init init) {
        if (init == null || init.parts() == null || !(init.type() instanceof CType.Array array) || list.getClauses().length != array.length() || init.parts().size() != array.length())
            return false;
        for (int i = 0; i < list.getClauses().length; i++) {
            var clause = list.getClauses()[i];
            if (clause instanceof ICASTDesignatedInitializer || init.parts().get(i) == null
                    || clause instanceof IASTInitializerList != (init.parts().get(i).parts() != null))
                return false;
        }
        return true;
    }

    static String zero(JType type) {
        return Functions.zero(type);
    }

    // ---- memory ----------------------------------------------------------

    /** {@return the statements that put the values into memory that is zero} */
    static List<String> statements(Init init, String target, Translation t) {
        var placed = new ArrayList<Placed>();
        if (init != null)
            put(init, target, placed, t);
        var statements = new ArrayList<String>();
        int at = placed.isEmpty() ? 0 : Rewrite.start(declarator(placed.getFirst().value));
        for (var statement : placed) {
            int to = Rewrite.start(statement.value);
            statements.add((to > at ? gap(t.source.substring(at, to)) : "") + statement.text);
            at = Math.max(at, to);
        }
        return statements;
    }

    /** A statement, and the value that it puts into memory. */
    private record Placed(String text, IASTExpression value) {}

    private static IASTNode declarator(IASTNode value) {
        var node = value;
        while (node != null && !(node instanceof IASTDeclarator) && !(node instanceof IASTTypeIdInitializerExpression))
            node = node.getParent();
        return node == null ? value : node;
    }

    /** {@return the line ends between two values of a table, and how far the second is indented} */
    private static String gap(String between) {
        int lines = (int) between.chars().filter(c -> c == '\n').count();
        return lines == 0 ? "" : "\n".repeat(lines) + between.substring(between.lastIndexOf('\n') + 1).replaceFirst("(?s)\\S.*", "");
    }

    /** {@return statements one behind the other, after what stands before them, on the lines on which C has their values} */
    static String joined(List<String> statements) {
        var text = String.join("; ", statements).replaceAll("; +\n", ";\n");
        return text.startsWith("\n") ? text : " " + text;
    }

    private static void put(Init init, String target, List<Placed> statements, Translation t) {
        if (init.type() instanceof CType.Struct struct && init.parts() != null)
            for (int i = 0; i < init.parts().size(); i++)
                member(init.parts().get(i), struct, members(struct).get(i), target, statements, t);
        else if (init.type() instanceof CType.Array array)
            elements(init, array, target, statements, t);
        else if (isOfHeader(init.value(), t))
            statements.add(new Placed(target + ".copyFrom(" + ofHeader((IASTIdExpression) init.value(), init.type(), "Arena.ofAuto()", t).text() + ")", init.value()));
        else if (init.value() != null)
            statements.add(new Placed(target + ".copyFrom(" + t.converted(init.value(), init.type(), JType.object("")).text() + ")", init.value()));
    }

    private static void member(Init init, CType.Struct struct, Member member, String target, List<Placed> statements, Translation t) {
        if (member.anonymous() == null)
            field(init, struct, member.field(), target, statements, t);
        else if (init != null)
            put(init, target, statements, t);
    }

    private static void field(Init init, CType.Struct struct, IField field, String target, List<Placed> statements, Translation t) {
        if (init == null || isZero(init, t))
            return;
        var name = t.names.of(field);
        var type = t.types.of(field);
        if (init.parts() != null || type instanceof CType.Struct || type instanceof CType.Array) {
            put(init, target + "." + name + "()", statements, t);
            return;
        }
        var wanted = Structs.setter(t.usage.type(field));
        if (!t.isOwn(struct))
            wanted = Structs.parameter(t.structName(struct), name, wanted, t);
        statements.add(new Placed("%s.%s(%s)".formatted(target, name, Assignments.argument(init.value(), type, wanted, t).text()), init.value()));
    }

    private static void elements(Init init, CType.Array array, String target, List<Placed> statements, Translation t) {
        if (init.value() != null) {
            text(init, array, target, statements, t);
            return;
        }
        for (int i = 0; i < init.parts().size(); i++) {
            var part = init.parts().get(i);
            if (part == null || isZero(part, t))
                continue;
            if (array.of() instanceof CType.Struct struct)
                put(part, t.element(struct, target, String.valueOf(i)), statements, t);
            else if (array.of() instanceof CType.Array)
                put(part, "%s.asSlice(%d)".formatted(target, i * t.types.layouts.size(array.of())), statements, t);
            else {
                var type = array.of() instanceof CType.Number number ? JType.of(number) : JType.MEMORY;
                var place = t.types.layouts.size(array.of()) == 1 ? new Place.Memory(target, t.layout(array.of()), String.valueOf(i), false, type)
                        : new Place.Memory(target, t.layout(array.of()), String.valueOf(i), true, type);
                statements.add(new Placed(place.write(Assignments.argument(part.value(), array.of(), type, t).text()), part.value()));
            }
        }
    }

    private static void text(Init init, CType.Array array, String target, List<Placed> statements, Translation t) {
        var code = t.java(init.value());
        long bytes = t.types.bytes(Usage.strip(init.value()).toString()).length;
        if (bytes == 0)
            return;
        if (code.type().is(JType.Kind.MEMORY) || bytes >= array.length())
            statements.add(new Placed("MemorySegment.copy(%s, 0, %s, 0, %d)".formatted(Conversions.memory(init.value(), code, t).text(), target, Math.min(bytes, array.length())), init.value()));
        else
            statements.add(new Placed(target + ".setString(0, " + code.text() + ")", init.value()));
    }

    static boolean isZero(Init init, Translation t) {
        if (init == null)
            return true;
        if (init.value() != null)
            return t.types.of(init.value()) instanceof CType.Number && Long.valueOf(0).equals(t.types.constant(init.value())) || init.type().isPointer() && t.usage.isNull(init.value())
                    && !Conversions.isLiteral(init.value());
        return init.parts().stream().allMatch(part -> isZero(part, t));
    }
}
