package tools.translator;

import static tools.translator.CType.Number.*;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.eclipse.cdt.core.dom.ast.IASTArrayDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclarationStatement;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Variables, and what else is declared. */
final class Declarations {
    private Declarations() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTSimpleDeclaration.class, Declarations::declaration,
                    new Phrase("struct TYPE NAME;", "var NAME = new TYPE(stack);",
                            "a struct: real memory, laid out as C does it",
                            "void f(void) { struct sockaddr_in addr; memset(&addr, 0, sizeof(addr)); }",
                            "void f() { try (var stack = Arena.ofConfined()) { var addr = new sockaddr_in(stack); memset(addr, 0, sizeof(addr)); }}"),
                    new Phrase("struct TYPE NAME = {VALUE, ...};", "var NAME = new TYPE(stack); NAME.FIELD(VALUE); ...",
                            "a struct with values; a global one takes them by `with`",
                            "int f(void) { struct timeval t = { 5, 0 }; return (int)t.tv_sec; }",
                            "int f() { try (var stack = Arena.ofConfined()) { var t = new timeval(stack); t.tv_sec(5); return (int) t.tv_sec(); }}"),
                    new Phrase("ssize_t", "long",
                            "64 bits",
                            "ssize_t one(void) { ssize_t n = 1; return n; }",
                            "long one() { long n = 1; return n; }"),
                    new Phrase("size_t", "long",
                            "64 bits; Java has no unsigned type for it",
                            "size_t one(void) { size_t n = 1; return n; }",
                            "long one() { long n = 1; return n; }"),
                    new Phrase("char NAME[SIZE];", "var NAME = stack.allocate(SIZE);",
                            "a char array",
                            "void f(int fd) { char text[30]; read(fd, text, 30); }",
                            "void f(int fd) { try (var stack = Arena.ofConfined()) { var text = stack.allocate(30); read(fd, text, 30); }}"),
                    new Phrase("char NAME[] = TEXT;", "var NAME = stack.allocateFrom(TEXT);",
                            "a char array as long as its text and a NUL",
                            "void f(int fd) { char text[] = \"hello\"; write(fd, text, sizeof(text)); }",
                            "void f(int fd) { try (var stack = Arena.ofConfined()) { var text = stack.allocateFrom(\"hello\"); write(fd, text, sizeof(text)); }}"),
                    new Phrase("int NAME[SIZE];", "int[] NAME = new int[SIZE];",
                            "an array that C never sees is an array of Java",
                            "int f(int n) { int a[8]; a[n] = 5; return a[0]; }",
                            "int f(int n) { int[] a = new int[8]; a[n] = 5; return a[0]; }"),
                    new Phrase("struct TYPE NAME[SIZE];", "var NAME = stack.allocate(TYPE.layout(), SIZE);",
                            "an array of structs; `TYPE.at(NAME, INDEX)` is one of them",
                            "int f(void) { struct pollfd fds[2]; fds[1].fd = 5; return poll(fds, 2, 0); }",
                            "int f() { try (var stack = Arena.ofConfined()) { var fds = stack.allocate(pollfd.layout(), 2); pollfd.at(fds, 1).fd(5); return poll(fds, 2, 0); }}"),
                    new Phrase("socklen_t NAME = VALUE;", "var NAME = stack.allocateFrom(socklen_t, VALUE);",
                            "an out-parameter: C will write to it, so it needs an address",
                            "int f(int fd) { struct sockaddr_in addr; socklen_t size = sizeof(addr); return getsockname(fd, (struct sockaddr *)&addr, &size); }",
                            "int f(int fd) { try (var stack = Arena.ofConfined()) { var addr = new sockaddr_in(stack); var size = stack.allocateFrom(socklen_t, sizeof(addr)); return getsockname(fd, addr, size); }}"),
                    new Phrase("TYPE NAME;", "Arena.global().allocate(SIZE)",
                            "a global variable: its memory stays as long as the program runs",
                            "char buffer[64]; ssize_t f(int fd) { return read(fd, buffer, sizeof(buffer)); }",
                            "MemorySegment buffer = Arena.global().allocate(64); long f(int fd) { return read(fd, buffer, sizeof(buffer)); }"),
                    new Phrase("static TYPE NAME = VALUE;", "class NAME { static TYPE value = VALUE; }",
                            "a variable of a function that keeps its value",
                            "int next(void) { static int id = 1; return id++; }",
                            "int next() { class id { static int value = 1; } return id.value++; }"),
                    new Phrase("enum NAME { A, B };", "static final int /* enum NAME */ A = 0, B = 1;",
                            "the constants of an enumeration are ints",
                            "enum colour { RED, BLUE = 5 }; int f(enum colour c) { return c == BLUE; }",
                            "static final int /* enum colour */ RED = 0, BLUE = 5; int f(int c) { return c == BLUE ? 1 : 0; }"),
                    new Phrase("TYPE NAME(PARAMETERS);", "// TYPE NAME(PARAMETERS);",
                            "Java needs no prototypes",
                            "int later(int n);\nint now(void) { return later(1); } int later(int n) { return n; }",
                            "// int later(int n);\nint now() { return later(1); } int later(int n) { return n; }"),
                    new Phrase("struct NAME { TYPE FIELD; };", "static class NAME extends Struct { TYPE FIELD() TYPE FIELD(TYPE value) }",
                            "a struct of the program: a class over memory, a line a field, offsets as in C",
                            "struct point { int x; }; int f(void) { struct point p = { 5 }; return p.x; }",
                            "static class point extends Struct { static final Fields C = new Fields(false); point(SegmentAllocator stack) { super(C, stack); } point(MemorySegment memory) { super(C, memory); } static final long x$ = C.add(C_INT); int x() { return getInt(x$); } void x(int value) { set(x$, value); } } int f() { try (var stack = Arena.ofConfined()) { var p = new point(stack); p.x(5); return p.x(); }}"),
                    new Phrase("unsigned NAME : 4;", "static final Bits NAME$ = C.unsigned(C_INT, 4); int NAME() int NAME(int value)",
                            "a bit-field, in the bits where C has it; it keeps the low bits of a value, and returns what it keeps",
                            "struct flags { unsigned up : 1; }; int f(struct flags *p) { p->up = 1; return p->up; }",
                            "static class flags extends Struct { static final Fields C = new Fields(false); flags(SegmentAllocator stack) { super(C, stack); } flags(MemorySegment memory) { super(C, memory); } static final Bits up$ = C.unsigned(C_INT, 1); int up() { return getInt(up$); } int up(int value) { return set(up$, value); } } int f(flags p) { p.up(1); return p.up(); }"),
                    new Phrase("int (*NAME)(int)", "int_of_int NAME",
                            "a pointer to a function is an interface, a function `this::FUNCTION`",
                            "int twice(int n) { return 2 * n; } int f(int n) { int (*g)(int) = twice; return g(n); }",
                            "int twice(int n) { return 2 * n; } int f(int n) { int_of_int g = this::twice; return g.call(n); }")),
            new Rule<>(IASTDeclarationStatement.class, Declarations::local));

    /** A variable of Java. */
    private record Variable(String type, String name, String value, List<String> more, IASTDeclarator declarator) {}

    private static Code statement(String text) {
        return new Code(text, Code.PRIMARY, JType.VOID);
    }

    private static Code local(IASTDeclarationStatement statement, Translation t) {
        return t.java(statement.getDeclaration());
    }

    private static Code declaration(IASTSimpleDeclaration declaration, Translation t) {
        var specifier = declaration.getDeclSpecifier();
        var declarators = declaration.getDeclarators();
        if (specifier.getStorageClass() == IASTDeclSpecifier.sc_typedef)
            return statement(Typedefs.typedef(declaration, t));
        var text = new StringBuilder();
        if (specifier instanceof IASTCompositeTypeSpecifier struct) {
            text.append(StructClasses.definition(struct, t));
            if (declarators.length == 0)
                return statement(text + tail(declaration, specifier, t));
            text.append(" ");
        } else if (specifier instanceof IASTEnumerationSpecifier enumeration) {
            text.append(Enumerations.constants(enumeration, t));
            if (declarators.length == 0)
                return statement(text + tail(declaration, specifier, t));
            text.append("; ");
        }
        if (declarators.length == 0)
            return statement(comment(declaration, t));
        if (t.raw(specifier).matches("(?s).*\\b(__thread|_Thread_local)\\b.*"))
            throw new Refused(declaration, "a variable that each thread has for itself has no twin; give each thread a struct of its own");
        boolean onlyDeclared = specifier.getStorageClass() == IASTDeclSpecifier.sc_extern && !hasInitializer(declarators);
        var variables = new ArrayList<Variable>();
        for (var declarator : declarators) {
            var name = Usage.innermost(declarator).getName();
            var binding = name.resolveBinding();
            if (binding instanceof IFunction || onlyDeclared)
                continue;
            if (!(binding instanceof IVariable variable))
                throw new Refused(declarator, "this declaration has no twin: " + t.raw(declarator));
            if (isRepeated(declarator, variable, t))
                continue;
            variables.add(variable(declarator, variable, specifier, t));
        }
        if (variables.isEmpty())
            return statement(text.isEmpty() ? comment(declaration, t) : text.toString());
        if (text.isEmpty() && variables.size() == declarators.length)
            return statement(t.lines(declaration, joined(declaration, variables, t)));
        var written = new ArrayList<String>();
        for (var variable : variables)
            written.add(written(variable, t));
        if (specifier instanceof IASTCompositeTypeSpecifier struct && t.names.isHeld(struct.getName().resolveBinding()))
            return statement(String.join(" ", written).replaceFirst("\\{ ", Matcher.quoteReplacement("{ " + text)));
        return statement(text + String.join(" ", written));
    }

    private static String tail(IASTSimpleDeclaration declaration, IASTNode specifier, Translation t) {
        var tail = t.source.substring(Rewrite.end(specifier), Rewrite.end(declaration));
        return specifier instanceof IASTCompositeTypeSpecifier ? tail.replaceFirst("\\s*;$", "") : tail;
    }

    private static boolean hasInitializer(IASTDeclarator[] declarators) {
        for (var declarator : declarators)
            if (declarator.getInitializer() != null)
                return true;
        return false;
    }

    /** A global may be declared several times in C; the one with a value counts, else the first. */
    private static boolean isRepeated(IASTDeclarator declarator, IVariable variable, Translation t) {
        if (!(declarator.getParent().getParent() instanceof org.eclipse.cdt.core.dom.ast.IASTTranslationUnit) || declarator.getInitializer() != null)
            return false;
        for (var name : t.usage.declarators(variable)) {
            IASTNode other = name;
            while (other.getParent() instanceof IASTDeclarator outer)
                other = outer;
            if (other instanceof IASTDeclarator d && d != declarator && (d.getInitializer() != null
                    || Rewrite.start(d) < Rewrite.start(declarator)
                    && !(d.getParent() instanceof IASTSimpleDeclaration s && s.getDeclSpecifier().getStorageClass() == IASTDeclSpecifier.sc_extern)))
                return true;
        }
        return false;
    }

    /** {@return a declaration that Java does without, as a comment} */
    static String comment(IASTNode declaration, Translation t) {
        int end = Rewrite.end(declaration);
        int line = t.source.indexOf('\n', end);
        var rest = t.source.substring(end, line == -1 ? t.source.length() : line).strip();
        var raw = t.raw(declaration);
        if (rest.isEmpty() || rest.startsWith("//") || rest.startsWith("/*") && rest.endsWith("*/"))
            return "// " + raw.replace("\n", "\n// ");
        return "/* " + raw.replace("*/", "* /") + " */";
    }

    // ---- text ------------------------------------------------------------

    /** Variables of one type stay in one declaration; others get one each. */
    private static String joined(IASTSimpleDeclaration declaration, List<Variable> variables, Translation t) {
        var first = variables.getFirst();
        boolean isStatic = t.names.isStaticLocal(Usage.innermost(first.declarator).getName().resolveBinding());
        // javac 25 does not understand `int a, b;` outside of a class; with a value, `int a = 0, b;`, it does.
        boolean alike = variables.stream().allMatch(variable -> variable.type.equals(first.type) && variable.more.isEmpty()) && !isStatic
                && (!isGlobal(first.declarator) || first.value != null);
        var end = t.source.substring(Rewrite.end(declaration.getDeclarators()[declaration.getDeclarators().length - 1]), Rewrite.end(declaration));
        if (variables.size() == 1 && first.more.isEmpty() && !isStatic)
            return written(first, t).replaceFirst(";$", "") + end;
        if (variables.size() > 1 && alike) {
            var text = new StringBuilder(first.type).append(" ");
            for (int i = 0; i < variables.size(); i++) {
                if (i > 0)
                    text.append(t.between(variables.get(i - 1).declarator, variables.get(i).declarator));
                text.append(variables.get(i).name).append(variables.get(i).value == null ? "" : " = " + variables.get(i).value);
            }
            return text + end;
        }
        var text = new StringBuilder();
        for (int i = 0; i < variables.size(); i++) {
            if (i > 0)
                text.append(t.between(variables.get(i - 1).declarator, variables.get(i).declarator).contains("\n")
                        ? t.between(variables.get(i - 1).declarator, variables.get(i).declarator).replaceFirst("\\s*,", "") : " ");
            text.append(written(variables.get(i), t));
        }
        return text.toString();
    }

    private static String written(Variable variable, Translation t) {
        var binding = (IVariable) Usage.innermost(variable.declarator).getName().resolveBinding();
        if (t.names.isStaticLocal(binding)) {
            return "class %s { static %s value%s; }".formatted(variable.name, variable.type, variable.value == null ? "" : " = " + variable.value);
        }
        boolean isGlobal = isGlobal(variable.declarator);
        var value = variable.value;
        boolean inferred = !isGlobal && value != null && (value.startsWith("new " + variable.type + "(") || value.matches("(?s)(stack|block\\d*)\\..*"));
        var gap = gap(variable.declarator, t);
        var text = (inferred ? "var" : variable.type) + gap + variable.name + (value == null ? "" : equals(variable.declarator, t) + value) + ";";
        return variable.more.isEmpty() ? text : text + Initializers.joined(variable.more) + ";";
    }

    /** What is between the type and the name of the first variable: a space, or what aligns it. */
    private static String gap(IASTDeclarator declarator, Translation t) {
        var declaration = (IASTSimpleDeclaration) declarator.getParent();
        if (declaration.getDeclarators()[0] != declarator || declaration.getDeclSpecifier().getFileLocation() == null)
            return " ";
        var gap = t.between(declaration.getDeclSpecifier(), declarator);
        return gap.isBlank() && !gap.isEmpty() && !gap.contains("\n") ? gap : " ";
    }

    private static String equals(IASTDeclarator declarator, Translation t) {
        if (!(declarator.getInitializer() instanceof IASTEqualsInitializer initializer))
            return " = ";
        var from = Rewrite.start(initializer);
        var before = t.source.substring(0, from);
        var blank = before.substring(before.stripTrailing().length());
        var after = t.source.substring(from, Rewrite.start(initializer.getInitializerClause()));
        return (blank.isEmpty() ? " " : blank) + (after.equals("=") ? "= " : after);
    }

    static boolean isGlobal(IASTDeclarator declarator) {
        return declarator.getParent().getParent() instanceof org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
    }

    // ---- one variable ----------------------------------------------------

    private static Variable variable(IASTDeclarator declarator, IVariable variable, IASTDeclSpecifier specifier, Translation t) {
        var binding = t.names.of(variable);
        boolean isStatic = t.names.isStaticLocal(variable);
        var name = isStatic ? binding.replace(".value", "") : binding;
        boolean isGlobal = isGlobal(declarator) || isStatic;
        var arena = isGlobal || !isMemory(variable, t) ? "Arena.global()" : t.arenas.here();
        var type = t.types.of(variable);
        var clause = declarator.getInitializer() instanceof IASTEqualsInitializer initializer ? initializer.getInitializerClause() : null;
        var declared = make(declarator, variable, type, t.usage.type(variable), clause, arena, name, isGlobal ? "it" : name, t);
        // A field has no statements of its own.
        if (isGlobal && !declared.more.isEmpty())
            declared = new Variable(declared.type, declared.name, "with(%s, it -> {%s; })".formatted(declared.value, Initializers.joined(declared.more)), List.of(), declarator);
        var modifier = isGlobal(declarator) && specifier.isVolatile() && !declared.type.equals("MemorySegment") ? "volatile " : "";
        return new Variable(modifier + declared.type, declared.name, declared.value, declared.more, declarator);
    }

    /** {@return whether a variable is memory of its own} */
    private static boolean isMemory(IVariable variable, Translation t) {
        var type = t.types.of(variable);
        return t.usage.inMemory(variable) || type instanceof CType.Struct || type instanceof CType.Array && t.usage.type(variable).is(JType.Kind.MEMORY);
    }

    private static Variable make(IASTDeclarator declarator, IVariable variable, CType type, JType java, IASTInitializerClause clause, String arena, String name, String target,
            Translation t) {
        // pointer() notes where the pointer points to, and how far: what reads it needs that.
        if (t.usage.inMemory(variable) && type.isPointer() && !type.isFunctionPointer() && clause instanceof IASTExpression value && !t.usage.isNull(value))
            return new Variable("MemorySegment", name, arena + ".allocate(C_POINTER)",
                    List.of(new Place.Memory(target, "C_POINTER", "0", false, java).write(t.converted(clause, type, java).text())), declarator);
        if (t.usage.inMemory(variable))
            return new Variable("MemorySegment", name, scalar(variable, type, java, clause, arena, t), List.of(), declarator);
        if (t.usage.boxed(variable))
            return new Variable(java + "[]", name, clause == null ? "new " + java + "[1]" : "{" + t.converted(clause, type, java).text() + "}", List.of(), declarator);
        return switch (type) {
            case CType.Struct struct -> struct(declarator, struct, clause, arena, name, target, t);
            case CType.Array array -> array(declarator, array, java, clause, arena, name, target, t);
            default -> {
                var value = clause == null ? null : value(clause, type, java, t);
                if (value == null && (t.zeroed.contains(variable) || (isGlobal(declarator) || t.names.isStaticLocal(variable)) && java.is(JType.Kind.MEMORY)))
                    value = Functions.zero(java);
                yield new Variable(java.toString(), name, value, List.of(), declarator);
            }
        };
    }

    private static String value(IASTInitializerClause clause, CType type, JType java, Translation t) {
        if (clause instanceof org.eclipse.cdt.core.dom.ast.IASTInitializerList) {
            var init = Initializers.of(type, clause, t);
            return init == null ? Functions.zero(java) : t.converted(init.value(), type, java).text();
        }
        return t.converted(clause, type, java).text();
    }

    private static String scalar(IVariable variable, CType type, JType java, IASTInitializerClause clause, String arena, Translation t) {
        var layout = t.names.layout(variable, t);
        if (clause == null)
            return "%s.allocate(%s)".formatted(arena, layout);
        var init = Initializers.of(type, clause, t);
        boolean zero = init == null || type.isPointer() && t.usage.isNull(init.value());
        return zero ? "%s.allocate(%s)".formatted(arena, layout)
                : "%s.allocateFrom(%s, %s)".formatted(arena, layout, Assignments.argument(init.value(), type, java, t).text());
    }

    private static Variable struct(IASTDeclarator declarator, CType.Struct struct, IASTInitializerClause clause, String arena, String name, String target, Translation t) {
        var type = t.structName(struct);
        if (!t.isOwn(struct) && t.library.type(type) == null)
            throw Absent.refused(declarator, t.types.name(struct), "the binding has no struct of this name; see src/main/java/libc");
        var made = "new %s(%s)".formatted(type, arena);
        if (Initializers.isOfHeader(clause, t))
            return new Variable(type, name, Initializers.ofHeader((IASTIdExpression) clause, struct, arena, t).text(), List.of(), declarator);
        if (clause == null)
            return new Variable(type, name, made, List.of(), declarator);
        if (clause instanceof IASTTypeIdInitializerExpression literal && literal.getInitializer() instanceof IASTInitializerClause values) // struct TYPE NAME = (struct TYPE){VALUE}
            clause = values;
        if (clause instanceof IASTExpression value && t.types.of(value) instanceof CType.Struct) {
            var code = t.java(value);
            boolean fresh = Usage.strip(value) instanceof org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression && t.java(value).type().is(JType.Kind.OBJECT);
            return new Variable(type, name, fresh ? code.text() : "copy(%s::new, %s)".formatted(type, code.text()), List.of(), declarator);
        }
        return new Variable(type, name, made, Initializers.statements(Initializers.of(struct, clause, t), target, t), declarator);
    }

    private static Variable array(IASTDeclarator declarator, CType.Array array, JType java, IASTInitializerClause clause, String arena, String name, String target, Translation t) {
        var init = clause == null ? null : Initializers.of(array, clause, t);
        var type = init != null && array.length() == -1 && init.type() instanceof CType.Array counted ? counted : array;
        if (init != null && init.value() != null && type.length() == -1)
            type = new CType.Array(array.of(), t.types.bytes(Usage.strip(init.value()).toString()).length + 1);
        if (java.is(JType.Kind.ARRAY)) {
            if (init != null && type.length() - init.parts().size() > 16 && type.of() instanceof CType.Number) // most of it is zero
                return new Variable(java.toString(), name, "new " + dimensions(declarator, type, java, t), Initializers.assigned(init, java, target, t), declarator);
            if (init != null && !Initializers.isZero(init, t)) {
                var values = Initializers.array(clause, new Initializers.Init(type, init.value(), init.parts()), type, java, t);
                return new Variable(java.toString(), name, values, List.of(), declarator);
            }
            boolean local = target.equals(name);
            var more = init == null && local ? List.<String>of() : Initializers.nulls(type, java, target, t);
            return new Variable(java.toString(), name, "new " + dimensions(declarator, type, java, t), more, declarator);
        }
        var more = init == null ? List.<String>of() : Initializers.statements(init, target, t);
        var allocated = "%s.allocate(%s)".formatted(arena, size(declarator, type, t));
        if (init != null && init.value() != null && array.length() == -1) {
            var code = t.java(init.value());
            return new Variable("MemorySegment", name, code.type().is(JType.Kind.STRING) ? "%s.allocateFrom(%s)".formatted(arena, code.text())
                    : "%s.allocateFrom(C_CHAR, %s.toArray(C_CHAR))".formatted(arena, code.text()), List.of(), declarator);
        }
        if (init != null && init.parts() != null && type.of() instanceof CType.Number number && number.size > 1 && init.parts().size() == type.length() && init.parts().size() <= 16
                && init.parts().stream().allMatch(part -> part != null)) {
            var values = new ArrayList<String>();
            for (var part : init.parts())
                values.add(Assignments.argument(part.value(), number, JType.of(number), t).text());
            return new Variable("MemorySegment", name, "%s.allocateFrom(%s, %s)".formatted(arena, t.layout(number), String.join(", ", values)), List.of(), declarator);
        }
        return new Variable("MemorySegment", name, allocated, more, declarator);
    }

    /** {@return the lengths of an array as they are written in C, the outermost first; null for one that is not written} */
    private static List<IASTExpression> lengths(IASTDeclarator declarator) {
        var lengths = new ArrayList<IASTExpression>();
        for (var d = declarator; d != null; d = d.getNestedDeclarator())
            if (d instanceof IASTArrayDeclarator a) {
                var own = new ArrayList<IASTExpression>();
                for (var modifier : a.getArrayModifiers())
                    own.add(modifier.getConstantExpression());
                lengths.addAll(0, own);
            }
        return lengths;
    }

    private static String dimensions(IASTDeclarator declarator, CType.Array array, JType java, Translation t) {
        var element = java;
        var text = new StringBuilder();
        CType type = array;
        var lengths = lengths(declarator);
        for (int i = 0; element.is(JType.Kind.ARRAY) && type instanceof CType.Array a; i++) {
            var written = i < lengths.size() ? lengths.get(i) : null;
            text.append("[").append(written == null ? String.valueOf(a.length()) : t.converted(written, INT, JType.INT).text()).append("]");
            element = element.element();
            type = a.of();
        }
        while (element.is(JType.Kind.ARRAY)) {
            text.append("[]");
            element = element.element();
        }
        return element + text.toString();
    }

    /** {@return what is allocated: a layout and a count, or bytes} */
    private static String size(IASTDeclarator declarator, CType.Array array, Translation t) {
        CType element = array;
        var counts = new ArrayList<String>();
        var lengths = lengths(declarator);
        for (int i = 0; element instanceof CType.Array a; i++) {
            var written = i < lengths.size() ? lengths.get(i) : null;
            if (written == null && a.length() < 0)
                throw new Refused(declarator, "the length of this array is not known: " + t.raw(declarator));
            var code = written == null ? Code.primary(String.valueOf(a.length()), JType.INT) : t.converted(written, LONG, JType.LONG);
            counts.add(lengths.size() > 1 ? code.at(Code.PRODUCT) : code.text());
            element = a.of();
        }
        var count = String.join(" * ", counts);
        return element.isChar() ? count : t.layout(element) + ", " + count;
    }
}
