package tools.translator;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTStandardFunctionDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IParameter;

/** Definitions of functions. */
final class Functions {
    private Functions() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTFunctionDefinition.class, Functions::definition,
                    new Phrase("static int NAME(PARAMETERS)", "int NAME(PARAMETERS)",
                            "",
                            "static int sum(int a, int b) { return a + b; }",
                            "int sum(int a, int b) { return a + b; }"),
                    new Phrase("static void NAME(PARAMETERS)", "void NAME(PARAMETERS)",
                            "",
                            "static void done(int code) { exit(code); }",
                            "void done(int code) { exit(code); }"),
                    new Phrase("int main(int argc, char *argv[]) { BODY }", "int main(int argc, String[] argv) { try (var stack = Arena.ofConfined()) { BODY }}",
                            "the arena is the function's stack frame: what is allocated in it ends with it",
                            "int fill(int fd) { char text[9]; return (int)read(fd, text, 9); }",
                            "int fill(int fd) { try (var stack = Arena.ofConfined()) { var text = stack.allocate(9); return (int) read(fd, text, 9); }}"),
                    new Phrase("pthread_create(NAME, NULL, START, &VALUE)", "Arena.ofShared()",
                            "the arena of a function that starts threads: they may use its memory",
                            "void *work(void *arg) { return arg; } int start(void) { pthread_t id; int n = 1; return pthread_create(&id, NULL, work, &n); }",
                            "MemorySegment work(MemorySegment arg) { return arg; } int start() { try (var stack = Arena.ofShared()) { var id = stack.allocate(pthread_t); var n = stack.allocateFrom(C_INT, 1); return pthread_create(id, NULL, this::work, n); }}"),
                    new Phrase("const char *NAME, size_t", "MemorySegment NAME, long",
                            "bytes with their length are memory, not a text",
                            "ssize_t send_all(int fd, const char *bytes, size_t length) { return write(fd, bytes, length); }",
                            "long send_all(int fd, MemorySegment bytes, long length) { return write(fd, bytes, length); }"),
                    new Phrase("const char *NAME", "String NAME",
                            "a string literal is a `String`; C gets its bytes and a NUL",
                            "void say(const char *text) { puts(text); } void hello(void) { say(\"hello\"); }",
                            "void say(String text) { puts(text); } void hello() { say(\"hello\"); }")));

    static boolean isMain(IBinding function) {
        return function.getName().equals("main");
    }

    /** {@return what C's memory of zero bytes is as a value of a Java type} */
    static String zero(JType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "false";
            case MEMORY -> "NULL";
            case STRING, OBJECT, FUNCTION, ARRAY, ANY, NULL -> "null";
            case LONG, INT, SHORT, BYTE, CHAR, FLOAT, DOUBLE -> "0";
            case VOID -> "";
        };
    }

    private static Code definition(IASTFunctionDefinition definition, Translation t) {
        var declarator = definition.getDeclarator();
        var function = (IFunction) Usage.innermost(declarator).getName().resolveBinding();
        if (declarator instanceof IASTStandardFunctionDeclarator standard && standard.takesVarArgs())
            throw new Refused(definition, function.getName() + ": a function with ... of the program's own has no twin; give it a fixed list");
        t.arenas.enter();
        var before = new ArrayList<String>();
        var parameters = parameters(function, before, t);
        boolean main = isMain(function);
        var result = main ? JType.INT : t.usage.type(function);
        var body = definition.getBody();
        var translated = Statements.text(body, t);
        var inner = translated.substring(1, translated.length() - 1);
        if (Flow.completes(body, t) && !result.is(JType.Kind.VOID))
            inner = withResult(inner, "return " + zero(result) + ";");
        var header = new Rewrite(t.text, Rewrite.start(definition), Rewrite.start(body));
        int name = Rewrite.start(Usage.innermost(declarator).getName());
        header.replace(Rewrite.start(definition), name, result + gap(definition, name, t));
        org.eclipse.cdt.core.dom.ast.IASTNode outermost = declarator;
        while (outermost.getParent() instanceof org.eclipse.cdt.core.dom.ast.IASTDeclarator outer)
            outermost = outer;
        header.replace(name, Rewrite.end(outermost), t.names.of(function) + "(" + (main ? mainParameters(function, t) : parameters) + ")" + newlines(t, name, Rewrite.end(outermost)));
        if (!before.isEmpty())
            inner = " " + String.join(" ", before) + inner;
        boolean stack = t.arenas.leave() != null || before.stream().anyMatch(statement -> statement.contains("stack."));
        var java = header + (stack ? "{ try (var stack = Arena." + arena(function, body, t) + "()) {" + inner + "}}" : "{" + inner + "}");
        return new Code(java, Code.PRIMARY, JType.VOID);
    }

    private static String arena(IFunction function, IASTStatement body, Translation t) {
        boolean shared = t.usage.sharesMemory(function) || t.usage.hasThreads() && body instanceof IASTCompoundStatement block && t.arenas.escapes(block);
        return shared ? "ofShared" : "ofConfined";
    }

    /** The parameters stand on one line; line ends that C has among them stay. */
    private static String newlines(Translation t, int from, int to) {
        return "\n".repeat((int) t.source.substring(from, to).chars().filter(c -> c == '\n').count());
    }

    private static String gap(IASTFunctionDefinition definition, int name, Translation t) {
        var text = t.source.substring(Rewrite.start(definition), name);
        return text.contains("\n") ? "\n" : " ";
    }

    private static String withResult(String inner, String result) {
        var stripped = inner.stripTrailing();
        var end = inner.substring(stripped.length());
        return stripped.contains("//") && stripped.lastIndexOf("//") > stripped.lastIndexOf('\n') && !end.contains("\n") ? inner + result
                : end.contains("\n") ? inner + (end.endsWith("\n") ? result + " " : " " + result + " ") : stripped + " " + result + " ";
    }

    private static String mainParameters(IFunction main, Translation t) {
        var parameters = main.getParameters();
        if (parameters.length == 0)
            return "";
        var text = "int " + t.names.of(parameters[0]);
        if (parameters.length > 1) {
            var type = t.usage.type(parameters[1]);
            if (!type.equals(JType.array(JType.STRING)))
                return text + ", MemorySegment " + t.names.of(parameters[1]);
            text += ", String[] " + t.names.of(parameters[1]);
        }
        return text;
    }

    private static String parameters(IFunction function, List<String> before, Translation t) {
        var text = new ArrayList<String>();
        int n = 0;
        for (IParameter parameter : function.getParameters()) {
            n++;
            var type = t.usage.type(parameter);
            var name = parameter.getName().isEmpty() ? "unused" + n : t.names.of(parameter);
            if (t.usage.inMemory(parameter)) {
                before.add((t.types.of(parameter).decayed().isPointer() ? "var %1$s = stack.allocate(C_POINTER); pointer(%1$s, 0, %1$s_);" : "var %s = stack.allocateFrom(%s, %1$s_);")
                        .formatted(name, t.layout(t.types.of(parameter))));
                name += "_";
            } else if (t.usage.boxed(parameter)) {
                before.add("%s[] %s = {%s_};".formatted(type, name, name));
                name += "_";
            }
            text.add(type + " " + name);
        }
        return String.join(", ", text);
    }
}
