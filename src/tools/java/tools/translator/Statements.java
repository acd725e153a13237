package tools.translator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCaseStatement;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTDeclarationStatement;
import org.eclipse.cdt.core.dom.ast.IASTDefaultStatement;
import org.eclipse.cdt.core.dom.ast.IASTDoStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTSwitchStatement;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IASTWhileStatement;
import org.eclipse.cdt.core.dom.ast.IFunction;

/** Statements. */
final class Statements {
    private Statements() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTExpressionStatement.class, Statements::expression,
                    new Phrase("A, B;", "A; B;",
                            "",
                            "void f(int a, int b) { a = 1, b = a; exit(b); }",
                            "void f(int a, int b) { a = 1; b = a; exit(b); }")),
            new Rule<>(IASTIfStatement.class, Statements::branch,
                    new Phrase("if (VALUE)", "if (VALUE != 0)",
                            "what C tests is a `boolean` in Java; a pointer is compared with `NULL`, an object with `null`",
                            "int f(int n, void *p) { if (n) return 1; while (p) return 2; return 0; }",
                            "int f(int n, MemorySegment p) { if (n != 0) return 1; while (p != NULL) return 2; return 0; }")),
            new Rule<>(IASTWhileStatement.class, Statements::loop,
                    new Phrase("while (1)", "while (true)",
                            "",
                            "int f(int fd) { while (1) if (close(fd) == -1) return 1; }",
                            "int f(int fd) { while (true) if (close(fd) == -1) return 1; }")),
            new Rule<>(IASTDoStatement.class, Statements::until),
            new Rule<>(IASTForStatement.class, Statements::counted),
            new Rule<>(IASTReturnStatement.class, Statements::result,
                    new Phrase("return;", "return 0;",
                            "a function that has a result returns one in Java",
                            "int f(int n) { if (n == 1) return; return n; }",
                            "int f(int n) { if (n == 1) return 0; return n; }")),
            new Rule<>(IASTSwitchStatement.class, Statements::choice,
                    new Phrase("switch (VALUE)", "switch (VALUE)",
                            "Java's older switch falls through as C's does",
                            "int f(int n) { switch (n) { case 1: n = 5; case 2: return n; default: return 0; } }",
                            "int f(int n) { switch (n) { case 1: n = 5; case 2: return n; default: return 0; } }")),
            new Rule<>(IASTCaseStatement.class, Statements::alternative,
                    new Phrase("case NAME:", "case 2 /* NAME */:",
                            "a case must be known to `javac`; a constant of the binding is libc's",
                            "int f(int n) { switch (n) { case AF_INET: return 4; } return 0; }",
                            "int f(int n) { switch (n) { case 2 /* AF_INET */: return 4; } return 0; }"),
                    new Phrase("case 1 ... 3:", "case 1, 2, 3:",
                            "GNU's range of cases, if it is short",
                            "int f(int n) { switch (n) { case 1 ... 3: return 4; } return 0; }",
                            "int f(int n) { switch (n) { case 1, 2, 3: return 4; } return 0; }")),
            new Rule<>(IASTCompoundStatement.class, Statements::block,
                    new Phrase("while (VALUE) { BODY }", "while (VALUE) { try (var block = Arena.ofConfined()) { BODY }}",
                            "memory that a loop's body declares ends with each turn",
                            "void f(int fd) { while (1) { char text[9]; read(fd, text, 9); } }",
                            "void f(int fd) { while (true) { try (var block = Arena.ofConfined()) { var text = block.allocate(9); read(fd, text, 9); }} }"),
                    new Phrase("while (1) { BODY } STATEMENT", "while (true) { BODY } // STATEMENT",
                            "what can never run is a comment: Java refuses it",
                            "int f(int fd) { while (1) { close(fd); } return 0; }",
                            "int f(int fd) { while (true) { close(fd); } /* return 0; */ }")));

    private static Code statement(String text) {
        return new Code(text, Code.PRIMARY, JType.VOID);
    }

    /** {@return a statement's text} */
    static String text(IASTStatement statement, Translation t) {
        return t.lines(statement, t.java(statement).text());
    }

    private static Code expression(IASTExpressionStatement statement, Translation t) {
        var effects = Assignments.effects(statement.getExpression(), t);
        var text = new StringBuilder();
        for (var effect : effects)
            text.append(text.isEmpty() ? "" : " ").append(effect).append((effect.startsWith("if (") || effect.startsWith("{ ")) && effect.endsWith("}") ? "" : ";");
        if (text.isEmpty() && statement.getParent() instanceof IASTCompoundStatement) // (void)argc; Java does without
            return statement(Declarations.comment(statement, t));
        var java = text.isEmpty() ? ";" : text.toString();
        if (effects.size() != 1 && needsBlock(statement) && !text.isEmpty())
            java = "{ " + java + " }";
        var end = t.source.substring(Rewrite.end(statement.getExpression()), Rewrite.end(statement));
        if (effects.size() == 1 && java.endsWith(";"))
            java = java.substring(0, java.length() - 1) + end;
        return statement(t.lines(statement, java));
    }

    private static boolean needsBlock(IASTStatement statement) {
        return !(statement.getParent() instanceof IASTCompoundStatement || statement.getParent() instanceof IASTForStatement loop && loop.getInitializerStatement() == statement);
    }

    private static Code branch(IASTIfStatement branch, Translation t) {
        var text = t.rewrite(branch).replace(branch.getConditionExpression(), t.condition(branch.getConditionExpression()).text())
                .replace(branch.getThenClause(), body(branch.getThenClause(), t));
        if (branch.getElseClause() != null)
            text.replace(branch.getElseClause(), body(branch.getElseClause(), t));
        return statement(text.toString());
    }

    private static Code loop(IASTWhileStatement loop, Translation t) {
        return statement(t.rewrite(loop).replace(loop.getCondition(), t.condition(loop.getCondition()).text()).replace(loop.getBody(), body(loop.getBody(), t)).toString());
    }

    private static Code until(IASTDoStatement loop, Translation t) {
        return statement(t.rewrite(loop).replace(loop.getCondition(), t.condition(loop.getCondition()).text()).replace(loop.getBody(), body(loop.getBody(), t)).toString());
    }

    private static Code counted(IASTForStatement loop, Translation t) {
        var text = t.rewrite(loop).replace(loop.getBody(), body(loop.getBody(), t));
        if (loop.getInitializerStatement() instanceof IASTExpressionStatement start)
            text.replace(start.getExpression(), String.join(", ", Assignments.effects(start.getExpression(), t)));
        else if (loop.getInitializerStatement() instanceof IASTDeclarationStatement start)
            text.replace(start, t.java(start).text());
        if (loop.getConditionExpression() != null)
            text.replace(loop.getConditionExpression(), t.condition(loop.getConditionExpression()).text());
        if (loop.getIterationExpression() != null)
            text.replace(loop.getIterationExpression(), String.join(", ", Assignments.effects(loop.getIterationExpression(), t)));
        return statement(text.toString());
    }

    /** A statement that another one governs. */
    private static String body(IASTStatement statement, Translation t) {
        return text(statement, t);
    }

    private static Code result(IASTReturnStatement statement, Translation t) {
        var function = function(statement);
        var type = t.types.of(function) instanceof CType.Function f ? f.result() : CType.Unknown.UNKNOWN;
        if (Functions.isMain(function))
            type = CType.Number.INT;
        var value = statement.getReturnValue();
        if (type == CType.Number.VOID) {
            if (value == null)
                return null;
            var effects = Assignments.effects(value, t);
            return statement("{ " + String.join("; ", effects) + (effects.isEmpty() ? "" : "; ") + "return; }");
        }
        var java = Functions.isMain(function) ? JType.INT : t.usage.type(function);
        if (value == null)
            return statement("return " + Functions.zero(java) + ";");
        if (type instanceof CType.Struct && Usage.strip(value) instanceof IASTTypeIdInitializerExpression literal)
            return statement(made(literal, statement, t));
        var code = t.converted(value, type, java);
        if (java.isInteger() && java.size() < 4 && !code.type().equals(java) && t.types.constant(value) == null)
            code = Conversions.cast(java, code);
        if (type instanceof CType.Struct struct && !isFresh(value))
            code = Code.primary("copy(" + t.structName(struct) + "::new, " + code.text() + ")", java);
        return statement(t.rewrite(statement).replace(value, separate(value, statement, t) + code.text()).toString());
    }

    /** return (struct TYPE){VALUE}: what is made for the caller is not copied. */
    private static String made(IASTTypeIdInitializerExpression literal, IASTReturnStatement statement, Translation t) {
        if (Initializers.needsStatements(literal, t)) {
            var name = t.names.fresh("it");
            return "{ " + Initializers.named(literal, name, "Arena.ofAuto()", t) + "return " + name + "; }";
        }
        return "return " + Initializers.literal(literal, "Arena.ofAuto()", t).text() + ";";
    }

    private static boolean isFresh(IASTExpression value) {
        return Usage.strip(value) instanceof org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
    }

    /** return(x) needs a space before what is not in parentheses in Java. */
    private static String separate(IASTExpression value, IASTStatement statement, Translation t) {
        return Rewrite.start(value) == Rewrite.start(statement) + "return".length() ? " " : "";
    }

    static boolean isLocal(IASTNode node) {
        while (node != null && !(node instanceof IASTFunctionDefinition))
            node = node.getParent();
        return node != null;
    }

    static IFunction function(IASTNode node) {
        while (!(node instanceof IASTFunctionDefinition definition))
            node = node.getParent();
        return (IFunction) definition.getDeclarator().getName().resolveBinding();
    }

    // ---- switch ----------------------------------------------------------

    private static Code choice(IASTSwitchStatement choice, Translation t) {
        if (!(choice.getBody() instanceof IASTCompoundStatement))
            throw new Refused(choice, "a switch without { } has no twin");
        var first = ((IASTCompoundStatement) choice.getBody()).getStatements();
        if (first.length > 0 && first[0] instanceof IASTDeclarationStatement)
            throw new Refused(first[0], "a declaration before the first case has no twin; put it before the switch");
        var value = choice.getControllerExpression();
        var code = t.java(value);
        var type = t.types.number(value);
        if (type == null)
            throw new Refused(value, "this is not a number: " + t.raw(value));
        if (code.type().is(JType.Kind.LONG))
            code = t.usage.isCount(value) ? Conversions.cast(JType.INT, code)
                    : Code.primary("Math.clamp(" + code.text() + ", Integer.MIN_VALUE, Integer.MAX_VALUE)", JType.INT);
        else if (code.type().is(JType.Kind.BOOLEAN))
            code = new Code(code.at(Code.OR) + " ? 1 : 0", Code.CONDITIONAL, JType.INT);
        else {
            code = Conversions.operand(value, type.promoted(), t);
            if (code.type().size() < 4 && !casesFit(choice, code.type().size(), t))
                code = Conversions.cast(JType.INT, code);
        }
        return statement(t.rewrite(choice).replace(value, code.text()).replace(choice.getBody(), text(choice.getBody(), t)).toString());
    }

    /** {@return whether Java takes the cases of a switch over a small type} */
    private static boolean casesFit(IASTSwitchStatement choice, int size, Translation t) {
        long most = size == 1 ? Byte.MAX_VALUE : Short.MAX_VALUE;
        for (var statement : ((IASTCompoundStatement) choice.getBody()).getStatements())
            if (statement instanceof IASTCaseStatement alternative)
                for (var label : labels(alternative))
                    if (t.types.constant(label) == null || t.types.constant(label) > most || t.types.constant(label) < -most)
                        return false;
        return true;
    }

    /** A range of so many cases can still be read. */
    private static final int MOST_CASES = 32;

    private static Code alternative(IASTCaseStatement alternative, Translation t) {
        if (!(alternative.getParent().getParent() instanceof IASTSwitchStatement choice))
            throw new Refused(alternative, "a case within another statement has no twin");
        var label = alternative.getExpression();
        if (labels(alternative).size() > 1)
            return statement(t.rewrite(alternative).replace(label, range((IASTBinaryExpression) label, choice, t)).toString());
        var value = value(label, choice, t);
        var code = t.java(label);
        var text = isConstant(label, t) && !code.type().is(JType.Kind.LONG) ? code.text() : (int) value + " /* " + t.raw(label) + " */";
        return statement(t.rewrite(alternative).replace(label, text).toString());
    }

    /** {@return what a case is compared with: one value, or the first and the last of a range} */
    private static List<IASTExpression> labels(IASTCaseStatement alternative) {
        return alternative.getExpression() instanceof IASTBinaryExpression range && range.getOperator() == IASTBinaryExpression.op_ellipses
                ? List.of(range.getOperand1(), range.getOperand2()) : List.of(alternative.getExpression());
    }

    /** {@return the value of a case, which C converts to the type of what the switch looks at} */
    private static long value(IASTExpression label, IASTSwitchStatement choice, Translation t) {
        var value = t.types.constant(label);
        if (value == null)
            throw new Refused(label, "this case is not known before the program runs: " + t.raw(label));
        // A long that no int has room for is clamped to the lowest or the highest int.
        if (t.java(choice.getControllerExpression()).type().is(JType.Kind.LONG) && (value <= Integer.MIN_VALUE || value >= Integer.MAX_VALUE))
            throw new Refused(label, "Java's switch takes an int, and has no room for this case; use if: " + t.raw(label));
        return value;
    }

    /** GNU's range of cases: each of them. */
    private static String range(IASTBinaryExpression range, IASTSwitchStatement choice, Translation t) {
        long first = value(range.getOperand1(), choice, t);
        long last = value(range.getOperand2(), choice, t);
        if (last < first || last - first >= MOST_CASES)
            throw new Refused(range, "a range of " + (last < first ? "no" : "more than " + MOST_CASES) + " cases has no twin; use if: " + t.raw(range));
        boolean characters = t.java(range.getOperand1()).type().is(JType.Kind.CHAR) && t.java(range.getOperand2()).type().is(JType.Kind.CHAR);
        var cases = LongStream.rangeClosed(first, last).mapToObj(value -> characters && Character.isLetterOrDigit((int) value) ? "'" + (char) value + "'" : String.valueOf((int) value));
        var named = isConstant(range.getOperand1(), t) && isConstant(range.getOperand2(), t) ? "" : " /* " + t.raw(range) + " */";
        return cases.collect(Collectors.joining(", ")) + named;
    }

    /** {@return whether javac knows the value of an expression: there is no constant of the binding in it} */
    private static boolean isConstant(IASTExpression expression, Translation t) {
        if (Translation.isMacro(expression)) {
            var own = t.macros.value(Translation.macro(expression));
            return own != null && isConstant(own, t);
        }
        if (expression instanceof org.eclipse.cdt.core.dom.ast.IASTIdExpression id)
            return t.names.isOwnEnumerator(id.getName().resolveBinding());
        if (t.java(expression).text().contains("("))
            return t.java(expression).text().startsWith("(") && expression.getChildren().length == 1;
        for (var child : expression.getChildren())
            if (child instanceof IASTExpression part && !isConstant(part, t))
                return false;
        return true;
    }

    // ---- blocks ----------------------------------------------------------

    private static Code block(IASTCompoundStatement block, Translation t) {
        var text = t.rewrite(block);
        boolean own = t.arenas.isOwn(block);
        if (own)
            t.arenas.enter();
        boolean reached = true;
        for (var statement : block.getStatements()) {
            if (statement instanceof IASTCaseStatement || statement instanceof IASTDefaultStatement || Jumps.isTarget(statement))
                reached = true;
            if (!reached)
                unreachable(block, statement, text, t);
            else
                text.replace(statement, text(statement, t));
            reached &= Flow.completes(statement, t);
        }
        var java = Jumps.labelled(block, text, t);
        var arena = own ? t.arenas.leave() : null;
        return statement(arena == null ? java : "{ try (var " + arena + " = Arena.ofConfined()) " + java + "}");
    }

    /** Java refuses a statement that can never run: it becomes a comment. */
    private static void unreachable(IASTCompoundStatement block, IASTStatement statement, Rewrite text, Translation t) {
        int start = Rewrite.start(statement);
        int end = Rewrite.end(statement);
        var raw = t.source.substring(start, end);
        int lineEnd = t.source.indexOf('\n', end);
        boolean last = t.source.substring(end, lineEnd == -1 ? end : lineEnd).isBlank() || t.source.substring(end, lineEnd).strip().startsWith("//");
        text.replace(start, end, last ? "// " + raw.replace("\n", "\n// ") : "/* " + raw.replace("*/", "* /") + " */");
    }

}
