package tools.translator;

import static tools.translator.CType.Number.*;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.cdt.core.dom.ast.EScopeKind;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclarationStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IEnumerator;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** Names and calls: of the program's own functions, of libc's, and through pointers. */
final class Calls {
    private Calls() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTIdExpression.class, Calls::name,
                    new Phrase("errno", "errno()",
                            "captured by the call that failed, and the thread's own",
                            "int f(void) { return errno == EINTR; }",
                            "int f() { return errno() == EINTR ? 1 : 0; }")),
            new Rule<>(IASTFunctionCallExpression.class, Calls::call,
                    new Phrase("printf(TEXT, VALUE)", "printf(TEXT, (int) VALUE)",
                            "an argument is what the format says: C believes it, the binding compares",
                            "void f(char c, long n) { printf(\"%c %d\\n\", c, n); }",
                            "void f(byte c, long n) { printf(\"%c %d\\n\", (int) c, (int) n); }"),
                    new Phrase("int NAME = read(PARAMETERS)", "int NAME = (int) read(PARAMETERS)",
                            "a number that C cuts to a smaller type",
                            "int f(int fd, char *text) { int n = read(fd, text, 9); return n; }",
                            "int f(int fd, MemorySegment text) { int n = (int) read(fd, text, 9); return n; }")));

    private static Code name(IASTIdExpression id, Translation t) {
        var name = id.getName().toString();
        var binding = id.getName().resolveBinding();
        if (binding instanceof IEnumerator enumerator)
            return enumerator(id, name, t);
        if (t.usage.isOwn(binding) && binding instanceof IVariable variable) {
            var place = Pointers.variable(variable, t);
            var code = place.read();
            return code.text().equals(name) ? new Code(t.raw(id), Code.PRIMARY, code.type()) : code;
        }
        if (t.usage.isOwn(binding) && binding instanceof IFunction function)
            return Code.primary("this::" + t.names.of(function), t.usage.functionType(function));
        var field = t.library.field(name);
        if (field != null) {
            t.uses(field.getDeclaringClass());
            return Code.primary(name, JType.of(field.getType()));
        }
        for (var method : t.library.methods(name))
            if (method.getParameterCount() == 0 && !(binding instanceof IFunction)) {
                t.uses(method.getDeclaringClass());
                return Code.primary(name + "()", JType.of(method.getReturnType()));
            }
        if (binding instanceof IFunction function && !t.library.methods(name).isEmpty())
            return ofLibrary(id, function, t);
        if (name.equals("__func__") || name.equals("__FUNCTION__"))
            return Code.primary('"' + function(id) + '"', JType.STRING);
        throw Absent.refused(id, name, "the binding has nothing of this name");
    }

    /** {@return a function of the binding's as a value: it has more forms than C's, and the pointer's type chooses} */
    private static Code ofLibrary(IASTIdExpression id, IFunction function, Translation t) {
        if (!(t.types.of(function) instanceof CType.Function type))
            throw new Refused(id, "the type of this is not known: " + t.raw(id));
        var wanted = type.parameters().stream().map(parameter -> t.usage.type(parameter, null)).toList();
        for (var method : t.library.methods(function.getName())) {
            var given = Stream.of(method.getParameterTypes()).limit(wanted.size()).map(JType::of).toList();
            if (given.equals(wanted) && method.isVarArgs() == type.variadic() && method.getParameterCount() == wanted.size() + (type.variadic() ? 1 : 0)
                    && JType.of(method.getReturnType()).equals(t.usage.type(type.result(), null))) {
                t.uses(method.getDeclaringClass());
                var names = IntStream.range(0, method.getParameterCount()).mapToObj(i -> t.names.fresh(String.valueOf((char) ('a' + i)))).collect(Collectors.joining(", "));
                return new Code("(%s) -> %s(%1$s)".formatted(names, function.getName()), Code.ASSIGNMENT, t.usage.functionType(function));
            }
        }
        throw new Refused(id, "the binding's " + function.getName() + " has another form than this pointer wants; write a function that calls it");
    }

    private static String function(IASTIdExpression id) {
        org.eclipse.cdt.core.dom.ast.IASTNode node = id;
        while (!(node instanceof org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition definition))
            node = node.getParent();
        return definition.getDeclarator().getName().toString();
    }

    private static Code enumerator(IASTIdExpression id, String name, Translation t) {
        if (t.library.field(name) != null && !t.names.isOwnEnumerator(id.getName().resolveBinding())) {
            t.uses(t.library.field(name).getDeclaringClass());
            return Code.primary(name, JType.of(t.library.field(name).getType()));
        }
        if (isWithinStaticLocal(id) && id.getName().resolveBinding() instanceof IEnumerator enumerator && Usage.isIn(EScopeKind.eLocal, enumerator)) // the class of such a variable sees no variable of the function
            return Code.primary(enumerator.getValue().numberValue() + " /* " + name + " */", JType.INT);
        return Code.primary(t.names.of(id.getName().resolveBinding()), JType.INT);
    }

    private static boolean isWithinStaticLocal(IASTNode node) {
        while (node != null && !(node instanceof IASTDeclarationStatement))
            node = node.getParent();
        return node instanceof IASTDeclarationStatement statement && statement.getDeclaration() instanceof IASTSimpleDeclaration declaration
                && declaration.getDeclSpecifier().getStorageClass() == IASTDeclSpecifier.sc_static;
    }

    // ---- calls -----------------------------------------------------------

    private static Code call(IASTFunctionCallExpression call, Translation t) {
        var callee = Usage.strip(call.getFunctionNameExpression());
        if (callee instanceof IASTUnaryExpression star && star.getOperator() == IASTUnaryExpression.op_star && t.types.value(star.getOperand()).isFunctionPointer())
            callee = Usage.strip(star.getOperand());
        if (callee instanceof IASTIdExpression id) {
            var binding = id.getName().resolveBinding();
            if (binding instanceof IFunction && t.usage.isDefined(t.usage.defined(binding)))
                return own(call, t.usage.defined(binding), t);
            if (id.getName().toString().equals("assert") && !t.usage.isOwn(binding) && call.getArguments().length == 1)
                return asserted((IASTExpression) call.getArguments()[0], t);
            if (!(binding instanceof IVariable))
                return library(call, id.getName().toString(), t);
        }
        return indirect(call, callee, t);
    }

    /** assert is a macro that knows the text of its argument; the binding's function is given it. */
    private static Code asserted(IASTExpression expression, Translation t) {
        t.uses(libc.assert_h.class);
        var text = t.raw(expression).replaceAll("\\s+", " ").replace("\\", "\\\\").replace("\"", "\\\"");
        return Code.primary("assert_(%s, \"%s\")".formatted(t.condition(expression).text(), text), JType.VOID);
    }

    private static Code own(IASTFunctionCallExpression call, IFunction function, Translation t) {
        var text = t.rewrite(call).replace(call.getFunctionNameExpression(), t.names.of(function));
        var parameters = function.getParameters();
        var arguments = call.getArguments();
        if (parameters.length != arguments.length)
            throw new Refused(call, "%s takes %d arguments, and here are %d".formatted(function.getName(), parameters.length, arguments.length));
        for (int i = 0; i < arguments.length; i++) {
            var type = t.types.of(parameters[i]).decayed();
            var code = t.converted(arguments[i], type, t.usage.type(parameters[i]));
            if (type instanceof CType.Struct struct && (t.usage.isChanged(parameters[i])
                    || t.usage.mayChangeMeanwhile((IASTExpression) arguments[i]) && t.writes.any(function)))
                code = Code.primary("copy(%s::new, %s)".formatted(t.structName(struct), code.text()), code.type());
            var given = (IASTExpression) arguments[i];
            if (t.usage.type(parameters[i]).isInteger() && !t.usage.type(parameters[i]).is(JType.Kind.INT) && !t.usage.type(parameters[i]).is(JType.Kind.LONG)
                    && !code.type().equals(t.usage.type(parameters[i])))
                code = Conversions.cast(t.usage.type(parameters[i]), code);
            text.replace(given, code.text());
        }
        return Code.primary(text.toString(), t.usage.type(function));
    }

    private static Code indirect(IASTFunctionCallExpression call, IASTExpression callee, Translation t) {
        var type = t.types.value(callee) instanceof CType.Pointer pointer ? pointer.to() : null;
        if (!(type instanceof CType.Function given))
            throw new Refused(call, "this is called, and its type is not known: " + t.raw(callee));
        var function = t.usage.called(given);
        var arguments = call.getArguments();
        if (function.variadic() ? arguments.length < function.parameters().size() : arguments.length != function.parameters().size())
            throw new Refused(call, "this function takes %d arguments, and here are %d".formatted(function.parameters().size(), arguments.length));
        var formats = function.variadic() ? conversions(t.raw(callee), function.parameters().size() - 1, call, t) : null;
        // C crashes where a null pointer is called, and so does Java.
        var pointer = t.java(callee).type().is(JType.Kind.NULL) ? new Code("(" + t.usage.type(type, null) + ") null", Code.UNARY, t.usage.type(type, null)) : t.java(callee);
        if (!pointer.type().is(JType.Kind.FUNCTION))
            throw new Refused(call, "a pointer to a function is no address in Java: " + t.raw(callee) + "; keep it in a variable of the function's own type");
        var text = new StringBuilder(pointer.at(Code.PRIMARY)).append(".call(");
        for (int i = 0; i < arguments.length; i++) {
            if (i >= function.parameters().size()) {
                int more = i - function.parameters().size();
                text.append(t.between(arguments[i - 1], arguments[i])).append(variadic((IASTExpression) arguments[i], formats == null || more >= formats.size() ? null : formats.get(more), t).text());
                continue;
            }
            var parameter = function.parameters().get(i);
            var wanted = t.usage.type(parameter, null);
            var code = t.converted(arguments[i], parameter, wanted);
            if (parameter instanceof CType.Struct struct)
                code = Code.primary("copy(%s::new, %s)".formatted(t.structName(struct), code.text()), code.type());
            if (wanted.isInteger() && Conversions.narrows(JType.INT, wanted) && !code.type().equals(wanted))
                code = Conversions.cast(wanted, code);
            text.append(i == 0 ? "" : t.between(arguments[i - 1], arguments[i])).append(code.text());
        }
        return Code.primary(text.append(")").toString(), t.usage.type(function.result(), null));
    }

    // ---- libc ------------------------------------------------------------

    private static Code library(IASTFunctionCallExpression call, String name, Translation t) {
        if (name.equals("__builtin_expect") && call.getArguments().length == 2)
            return t.java(call.getArguments()[0]); // which branch is likely says nothing of what it does
        if (name.startsWith("__builtin_") && !t.library.methods(name.substring("__builtin_".length())).isEmpty())
            throw new Refused(call, name + " is the compiler's own name; write " + name.substring("__builtin_".length()));
        if (t.library.methods(name).isEmpty())
            throw Absent.refused(call, name, "the binding has no such function; see src/main/java/libc");
        var arguments = call.getArguments();
        var codes = new ArrayList<Code>();
        var declared = t.types.of(call.getFunctionNameExpression()) instanceof CType.Function f ? f.parameters() : List.<CType>of();
        for (int i = 0; i < arguments.length; i++)
            codes.add(i < declared.size() && declared.get(i).isPointer() && t.usage.isNull((IASTExpression) arguments[i])
                    ? Code.primary("NULL", JType.NULL) : t.java(arguments[i]));
        Method best = null;
        int least = Integer.MAX_VALUE;
        for (var method : t.library.methods(name)) {
            int cost = cost(method, codes, t);
            if (cost < least) {
                least = cost;
                best = method;
            }
        }
        if (best == null)
            throw Absent.refused(call, name, "the binding's function does not take these arguments: " + t.raw(call));
        t.uses(best.getDeclaringClass());
        var text = t.rewrite(call);
        var function = t.types.of(call.getFunctionNameExpression()) instanceof CType.Function f && t.types.isDeclared(call.getFunctionNameExpression()) ? f : null;
        var formats = best.isVarArgs() ? conversions(name, best.getParameterCount() - 2, call, t) : null;
        int fixed = best.isVarArgs() ? best.getParameterCount() - 1 : best.getParameterCount();
        for (int i = 0; i < arguments.length; i++) {
            var argument = (IASTExpression) arguments[i];
            Code code;
            if (i < fixed) {
                var wanted = JType.of(best.getParameterTypes()[i]);
                var type = function != null && i < function.parameters().size() ? function.parameters().get(i) : t.types.value(argument);
                if (wanted.isNumber() && !(type instanceof CType.Number))
                    type = wanted.is(JType.Kind.LONG) ? LONG : INT;
                code = wanted.is(JType.Kind.ANY) && t.usage.isNull(argument) ? Code.primary("NULL", JType.NULL) : wanted.is(JType.Kind.FUNCTION) ? function(argument, best.getParameterTypes()[i], t) : t.converted(argument, type, wanted);
                if (wanted.isInteger() && wanted.size() < 4 && !code.type().equals(wanted))
                    code = Conversions.cast(wanted, code);
                // free(*p): a pointer that is read from memory is that memory, and javac knows no type of a constructor that is an argument.
                if (wanted.equals(JType.object("struct")) && code.text().matches("pointer\\(.*, \\w+::new\\)"))
                    code = Code.primary(code.text().replaceFirst(", \\w+::new\\)$", ")"), JType.MEMORY);
            } else
                code = variadic(argument, formats == null || i - fixed >= formats.size() ? null : formats.get(i - fixed), t);
            if (!code.text().equals(t.raw(argument)))
                text.replace(argument, code.text());
        }
        var result = JType.of(best.getReturnType());
        var code = Code.primary(text.toString(), result);
        var type = t.types.number(call);
        if (type != null && type.isInteger() && result.is(JType.Kind.LONG) && type.size == 4 && isUsed(call))
            return Conversions.cast(JType.INT, code);
        return code;
    }

    private static boolean isUsed(IASTFunctionCallExpression call) {
        return !(call.getParent() instanceof org.eclipse.cdt.core.dom.ast.IASTExpressionStatement);
    }

    /** {@return a function as the binding takes one: this::start; a lambda where the two look different} */
    private static Code function(IASTExpression argument, Class<?> type, Translation t) {
        var code = t.java(argument);
        if (code.type().is(JType.Kind.NULL))
            return Code.primary("null", code.type());
        if (Usage.strip(argument) instanceof IASTConditionalExpression either && either.getPositiveResultExpression() != null)
            return new Code(t.condition(either.getLogicalConditionExpression()).at(Code.OR) + " ? " + function(either.getPositiveResultExpression(), type, t).at(Code.CONDITIONAL)
                    + " : " + function(either.getNegativeResultExpression(), type, t).at(Code.CONDITIONAL), Code.CONDITIONAL, code.type());
        var name = argument;
        while (Usage.strip(name) instanceof IASTUnaryExpression address && address.getOperator() == IASTUnaryExpression.op_amper
                || Usage.strip(name) instanceof IASTCastExpression)
            name = Usage.strip(name) instanceof IASTUnaryExpression address ? address.getOperand() : ((IASTCastExpression) Usage.strip(name)).getOperand();
        if (!(Usage.strip(name) instanceof IASTIdExpression id) || !(id.getName().resolveBinding() instanceof IFunction own))
            return code.type().is(JType.Kind.FUNCTION) && t.library.type(code.type().name()) == null ? Code.primary(code.at(Code.PRIMARY) + "::call", code.type()) : code;
        if (!t.usage.isOwn(own))
            return code;
        var function = t.usage.defined(own);
        var method = java.util.Arrays.stream(type.getMethods()).filter(m -> java.lang.reflect.Modifier.isAbstract(m.getModifiers())).findFirst().orElseThrow();
        var parameters = function.getParameters();
        boolean alike = t.usage.type(function).equals(JType.of(method.getReturnType())) && parameters.length == method.getParameterCount();
        for (int i = 0; alike && i < parameters.length; i++)
            alike = t.usage.type(parameters[i]).equals(JType.of(method.getParameterTypes()[i]));
        return alike ? Code.primary("this::" + t.names.of(function), code.type()) : lambda(function, method, t);
    }

    private static Code lambda(IFunction function, Method method, Translation t) {
        var names = new ArrayList<String>();
        var arguments = new ArrayList<String>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            names.add(t.names.fresh(i == 0 ? method.getParameterCount() == 1 ? "it" : "one" : i == 1 ? "other" : "other" + i));
            if (i < function.getParameters().length) {
                var wanted = t.usage.type(function.getParameters()[i]);
                arguments.add(wanted.is(JType.Kind.OBJECT) ? "new " + wanted + "(" + names.getLast() + ")" : names.getLast());
            }
        }
        var call = t.names.of(function) + "(" + String.join(", ", arguments) + ")";
        var result = JType.of(method.getReturnType());
        var body = result.is(JType.Kind.VOID) || t.usage.type(function).equals(result) ? call : "{ " + call + "; return " + Functions.zero(result) + "; }";
        return new Code((names.size() == 1 ? names.getFirst() : "(" + String.join(", ", names) + ")") + " -> " + body, Code.ASSIGNMENT, JType.of(method.getDeclaringClass()));
    }

    private static int cost(Method method, List<Code> codes, Translation t) {
        int fixed = method.isVarArgs() ? method.getParameterCount() - 1 : method.getParameterCount();
        if (method.isVarArgs() ? codes.size() < fixed : codes.size() != fixed)
            return Integer.MAX_VALUE;
        int cost = 0;
        for (int i = 0; i < fixed; i++) {
            int one = cost(method.getParameterTypes()[i], codes.get(i).type(), t);
            if (one < 0)
                return Integer.MAX_VALUE;
            cost += one;
        }
        return cost;
    }

    private static int cost(Class<?> parameter, JType given, Translation t) {
        var wanted = JType.of(parameter);
        return switch (given.kind()) {
            case STRING -> wanted.is(JType.Kind.STRING) ? 0 : wanted.is(JType.Kind.MEMORY) ? 3 : -1;
            case MEMORY -> wanted.is(JType.Kind.MEMORY) || wanted.is(JType.Kind.ANY) ? 0 : wanted.is(JType.Kind.OBJECT) && !wanted.name().equals("FILE") ? 5 : -1;
            case NULL -> wanted.is(JType.Kind.MEMORY) || wanted.is(JType.Kind.ANY) ? 0 : wanted.isNumber() ? 4 : wanted.is(JType.Kind.STRING) ? 3 : 1;
            case OBJECT -> object(parameter, wanted, given, t);
            case ARRAY -> wanted.is(JType.Kind.ARRAY) && wanted.element().equals(given.element()) || wanted.is(JType.Kind.ANY) ? 0 : -1;
            case FUNCTION -> wanted.is(JType.Kind.FUNCTION) ? 0 : -1;
            case ANY -> 0;
            case VOID -> -1;
            default -> wanted.isNumber() || wanted.is(JType.Kind.BOOLEAN) ? 0 : wanted.is(JType.Kind.MEMORY) || wanted.is(JType.Kind.FUNCTION) ? 6
                    : wanted.is(JType.Kind.OBJECT) ? 7 : -1;
        };
    }

    private static int object(Class<?> parameter, JType wanted, JType given, Translation t) {
        if (wanted.is(JType.Kind.ANY) || wanted.equals(given))
            return 0;
        var own = t.library.type(given.name());
        if (own != null && parameter.isAssignableFrom(own) || own == null && parameter == libc.C.struct.class)
            return 0;
        return wanted.is(JType.Kind.MEMORY) ? 2 : wanted.is(JType.Kind.OBJECT) && !given.name().equals("FILE") && !wanted.name().equals("FILE") ? 5 : -1;
    }

    // ---- variadic --------------------------------------------------------

    private static final Pattern CONVERSION = Pattern.compile("%[-+ #0']*(\\*|\\d+)?(?:\\.(\\*|\\d*))?(hh|h|ll|l|z|j|t|L)?([a-zA-Z%])");

    /** {@return the conversions of a format that is a literal, an entry an argument; null for any other format} */
    private static List<String> conversions(String function, int format, IASTFunctionCallExpression call, Translation t) {
        if (format < 0 || format >= call.getArguments().length || !Conversions.isLiteral((IASTExpression) call.getArguments()[format]))
            return null;
        boolean scan = function.contains("scanf");
        var text = new String(t.types.bytes(Usage.strip((IASTExpression) call.getArguments()[format]).toString()), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (scan)
            return null;
        var conversions = new ArrayList<String>();
        for (var conversion : CONVERSION.matcher(text).results().toList()) {
            if ("*".equals(conversion.group(1)))
                conversions.add("d");
            if ("*".equals(conversion.group(2)))
                conversions.add("d");
            if (!conversion.group(4).equals("%"))
                conversions.add((conversion.group(3) == null ? "" : conversion.group(3)) + conversion.group(4));
        }
        return conversions;
    }

    /** {@return an argument of printf: C promotes it, and Java's object must be what the format says} */
    private static Code variadic(IASTExpression argument, String conversion, Translation t) {
        var code = t.java(argument);
        var type = t.types.number(argument);
        if (type == null)
            return conversion != null && conversion.matches(".*[diuxXoc]") && !code.type().isNumber()
                    ? Conversions.number(argument, code, conversion.startsWith("l") ? LONG : INT, conversion.startsWith("l") ? JType.LONG : JType.INT, t)
                    : code.type().is(JType.Kind.OBJECT) ? Conversions.memory(argument, code, t) : code;
        if (conversion != null && conversion.endsWith("s") || conversion != null && conversion.endsWith("p"))
            return code;
        if (type.isFloating())
            return code.type().is(JType.Kind.FLOAT) ? Conversions.cast(JType.DOUBLE, code) : code;
        boolean wide = conversion == null ? type.size == 8 : conversion.matches("(l|ll|z|j|t)[diuxXo]");
        boolean size = conversion != null && conversion.startsWith("z");
        var common = type.promoted();
        if (code.type().is(JType.Kind.BOOLEAN) && !wide)
            return Conversions.number(argument, code, INT, JType.INT, t);
        code = Conversions.operand(argument, wide && common.size < 8 ? common.signed ? LONG : ULONG : common, t);
        if (wide && !code.type().is(JType.Kind.LONG))
            return size && code.type().is(JType.Kind.INT) ? code : Conversions.cast(JType.LONG, code);
        if (!wide && (code.type().is(JType.Kind.LONG)))
            return Conversions.cast(JType.INT, code);
        if (code.type().is(JType.Kind.CHAR) && !"c".equals(conversion) || code.type().is(JType.Kind.BYTE) || code.type().is(JType.Kind.SHORT))
            return Conversions.cast(JType.INT, code);
        return code;
    }
}
