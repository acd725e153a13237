package tools.translator;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IField;

/** The macros that stand for a constant: they keep their names. Others have been written out before. */
final class Macros {
    /** What is put behind the program for the parser, so that a macro's text is an expression of the tree. */
    static final String PREFIX = "__twin_macro_";

    private final Library library;
    private final Map<String, IASTExpression> values = new HashMap<>();

    Macros(IASTTranslationUnit tree, Library library) {
        this.library = library;
        for (var declaration : tree.getDeclarations())
            if (declaration.isPartOfTranslationUnitFile() && declaration instanceof IASTSimpleDeclaration simple && simple.getDeclarators().length == 1) {
                var declarator = simple.getDeclarators()[0];
                var name = declarator.getName().toString();
                if (name.startsWith(PREFIX) && declarator.getInitializer() instanceof IASTEqualsInitializer initializer
                        && initializer.getInitializerClause() instanceof IASTExpression value)
                    values.put(name.substring(PREFIX.length()), value);
            }
    }

    /** {@return what a macro of the program stands for; null if it is not one that is kept} */
    IASTExpression value(String name) {
        return values.get(name);
    }

    /** {@return the Java of an expression that is all of a macro; null if it is to be written out} */
    Code constant(IASTExpression expression, Translation t) {
        var name = Translation.macro(expression);
        if (name.equals("NULL"))
            return Code.primary("NULL", JType.NULL);
        if (name.equals("true") || name.equals("false"))
            return Code.primary(name, JType.BOOLEAN);
        var own = values.get(name);
        if (own != null) {
            var code = t.java(own);
            return Code.primary(name, type(own, code, t));
        }
        var field = library.field(name);
        if (field != null) {
            t.uses(field.getDeclaringClass());
            return Code.primary(name, JType.of(field.getType()));
        }
        if (name.equals("offsetof") && field(expression) instanceof IASTFieldReference of && of.getFieldName().resolveBinding() instanceof IField member
                && t.names.isOwnField(member) && of.isPointerDereference())
            return Code.primary(t.structName(new CType.Struct(member.getCompositeTypeOwner())) + "." + t.names.offset(member), JType.LONG);
        var value = t.types.constant(expression);
        if (value != null)
            return Code.primary(t.types.number(expression).size == 8 ? value + "L /* " + name + " */" : (int) (long) value + " /* " + name + " */",
                    t.types.number(expression).size == 8 ? JType.LONG : JType.INT);
        if (Conversions.isLiteral(expression))
            return null;
        throw Absent.refused(expression, name, "the binding has no such macro");
    }

    /** {@return the field whose offset is meant: ((unsigned long) &((TYPE *) 0)->FIELD)} */
    private static IASTExpression field(IASTExpression offset) {
        var inner = Usage.strip(offset);
        return inner instanceof IASTCastExpression cast && Usage.strip(cast.getOperand()) instanceof IASTUnaryExpression address ? address.getOperand() : null;
    }

    /** {@return the type of the constant that a macro becomes} */
    static JType type(IASTExpression value, Code code, Translation t) {
        if (t.types.of(value) instanceof CType.Number number && !code.type().is(JType.Kind.BOOLEAN))
            return number.size < 8 && number.isInteger() ? JType.INT : code.type().isInteger() && number.isInteger() ? JType.LONG : JType.of(number);
        return code.type();
    }

    /** {@return the Java of a macro's name among string literals that stand next to each other} */
    String text(String name, IASTNode literal, Translation t) {
        var own = values.get(name);
        if (own != null && t.java(own).type().is(JType.Kind.STRING))
            return name;
        throw new Refused(literal, name + ": this macro among string literals has no twin");
    }

    // ---- which macros are kept -------------------------------------------

    private static final Pattern ATOM = Pattern.compile("[-+~]?\\s*[\\w.]+|'(\\\\.|[^'\\\\])+'|(\"(\\\\.|[^\"\\\\])*\"\\s*)+");

    /** {@return whether a macro's text stays one thing wherever it is put: a number, a text, or something in parentheses} */
    static boolean isWhole(String text) {
        if (ATOM.matcher(text).matches())
            return true;
        if (!text.startsWith("(") || !text.endsWith(")"))
            return false;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '(')
                depth++;
            if (text.charAt(i) == ')' && --depth == 0 && i < text.length() - 1)
                return text.substring(0, i + 1).matches("\\(\\s*(unsigned|signed|long|int|short|char|\\s)+\\s*\\)") && isWhole(text.substring(i + 1).strip());
        }
        return depth == 0;
    }
}
