package tools.translator;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.cdt.core.dom.ast.EScopeKind;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTMacroExpansionLocation;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.IBinding;

/** The translation of one program: what its rules share. */
final class Translation {
    final String source;
    final CText text;
    final IASTTranslationUnit tree;
    final Types types;
    final Usage usage;
    final Library library;
    final Names names;
    final Macros macros;
    /** The variables that javac wants to see initialised. */
    final Set<IBinding> zeroed;
    /** The headers of the binding that the program needs and does not include. */
    final Set<String> neededHeaders = new TreeSet<>();
    /** The headers whose classes are imported. */
    final Set<Class<?>> imported = new HashSet<>();
    private final Map<IASTNode, Code> done = new IdentityHashMap<>();
    final Arenas arenas;
    final Writes writes;

    Translation(String source, IASTTranslationUnit tree, Types types, Usage usage, Library library, Names names, Macros macros, Set<IBinding> zeroed) {
        this.source = source;
        this.text = new CText(source);
        this.tree = tree;
        this.types = types;
        this.usage = usage;
        this.arenas = new Arenas(usage);
        this.writes = new Writes(usage, types);
        this.library = library;
        this.names = names;
        this.macros = macros;
        this.zeroed = zeroed;
    }

    // ---- text ------------------------------------------------------------

    String raw(IASTNode node) {
        return source.substring(Rewrite.start(node), Rewrite.end(node));
    }

    Rewrite rewrite(IASTNode node) {
        return new Rewrite(text, node);
    }

    /** {@return what stands between two nodes} */
    String between(IASTNode first, IASTNode second) {
        return text.copy(Rewrite.end(first), Rewrite.start(second));
    }

    /** {@return a text with as many line ends as the C that it stands for, so that what follows stays on its line} */
    String lines(IASTNode node, String java) {
        long missing = raw(node).chars().filter(c -> c == '\n').count() - java.chars().filter(c -> c == '\n').count();
        return missing > 0 ? java + "\n".repeat((int) missing) : java;
    }

    // ---- nodes -----------------------------------------------------------

    /** {@return the Java of an expression, a statement or a declaration} */
    Code java(IASTNode node) {
        var code = done.get(node);
        if (code == null) {
            code = translate(node);
            done.put(node, code);
        }
        return code;
    }

    private Code translate(IASTNode node) {
        if (node instanceof IASTExpression expression && isMacro(expression)) {
            var name = macros.constant(expression, this);
            if (name != null)
                return name;
        }
        for (var rule : Rules.of(node.getClass())) {
            var code = rule.apply(node, this);
            if (code != null)
                return code;
        }
        if (node instanceof IASTExpression)
            throw new Refused(node, "this expression has no translation yet: " + raw(node));
        return new Code(kept(node).toString(), Code.PRIMARY, JType.VOID);
    }

    /** {@return a node with its parts translated, and what is between them as it is} */
    Rewrite kept(IASTNode node) {
        var text = rewrite(node);
        for (var child : node.getChildren())
            if (child instanceof IASTExpression || child instanceof IASTStatement)
                text.replace(child, java(child).text());
        return text;
    }

    Code java(IASTInitializerClause clause) {
        return java((IASTNode) clause);
    }

    /** {@return whether an expression is what a macro stands for, all of it} */
    static boolean isMacro(IASTNode node) {
        var locations = node.getNodeLocations();
        return locations.length == 1 && locations[0] instanceof IASTMacroExpansionLocation;
    }

    /** {@return the name of the macro that an expression is the expansion of} */
    static String macro(IASTNode node) {
        return ((IASTMacroExpansionLocation) node.getNodeLocations()[0]).getExpansion().getMacroReference().toString();
    }

    // ---- conversions -----------------------------------------------------

    /** {@return an expression as C assigns it to a type, and as Java assigns it to one} */
    Code converted(IASTInitializerClause clause, CType to, JType target) {
        return Conversions.assigned((IASTExpression) clause, to, target, this);
    }

    /** {@return an expression that C tests, as a boolean} */
    Code condition(IASTExpression expression) {
        return Conditions.tested(expression, this);
    }

    /** {@return how the layout of a type is named} */
    String layout(CType type) {
        return switch (type) {
            case CType.Number number -> switch (number) {
                case BOOL -> "C_BOOL";
                case CHAR, SCHAR, UCHAR, VOID -> "C_CHAR";
                case SHORT, USHORT -> "C_SHORT";
                case INT, UINT -> "C_INT";
                case LONG, ULONG -> "C_LONG";
                case LLONG, ULLONG -> "C_LONG_LONG";
                case FLOAT -> "C_FLOAT";
                case DOUBLE -> "C_DOUBLE";
            };
            case CType.Struct struct -> structName(struct) + ".layout()";
            case CType.Array array -> layout(array.of());
            default -> "C_POINTER";
        };
    }

    /** {@return the Java class of a struct} */
    String structName(CType.Struct struct) {
        if (isOwn(struct) || library.type(types.name(struct)) == null)
            return names.type(types.name(struct));
        var type = library.type(types.name(struct));
        uses(type.getDeclaringClass());
        return names.typeOf(type);
    }

    /** {@return an element of an array of structs} */
    String element(CType.Struct struct, String array, String index) {
        // A class within a method has no static method that makes one.
        return (isLocal(struct) ? "new %1$s(%1$s.C.at(%2$s, %3$s))" : "%s.at(%s, %s)").formatted(structName(struct), array, index);
    }

    private boolean isLocal(CType.Struct struct) {
        return !names.isHeld(struct.binding()) && Usage.isIn(EScopeKind.eLocal, struct.binding());
    }

    /** {@return whether a struct's class has a layout} */
    boolean hasLayout(CType.Struct struct) {
        var type = library.type(structName(struct));
        return isOwn(struct) || type != null && java.util.Arrays.stream(type.getMethods()).anyMatch(method -> method.getName().equals("layout"));
    }

    /** {@return whether a struct is the program's own} */
    boolean isOwn(CType.Struct struct) {
        return names.isOwnStruct(struct.binding());
    }

    /** Notes that the program uses something of a header, which is to be imported. */
    void uses(Class<?> owner) {
        for (var type : imported)
            if (owner.isAssignableFrom(type) || owner == libc.C.class)
                return;
        neededHeaders.add(owner.getName());
    }

    List<String> missingImports() {
        return neededHeaders.stream().filter(name -> imported.stream().noneMatch(type -> type.getName().equals(name))).toList();
    }
}
