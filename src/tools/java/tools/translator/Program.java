package tools.translator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorElifStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorElseStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfdefStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIfndefStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorIncludeStatement;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorObjectStyleMacroDefinition;
import org.eclipse.cdt.core.dom.ast.IASTPreprocessorStatement;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IFunction;

/** A whole program: what stands outside of its functions, and the text of its twin. */
final class Program {
    static final List<Phrase> PHRASES = List.of(
            new Phrase("#include <HEADER>", "import static libc.HEADER.*;", "a header is a class: `<sys/socket.h>` is `libc.sys.socket_h`",
                    "#include <ctype.h>", "import static libc.ctype_h.*;"),
            new Phrase("", "import static libc.C.*;", "what C has without a header: `sizeof`, `argv`, `NULL`", "", ""),
            new Phrase("", "void main(String[] args) { exit(main(args.length + 1, argv(args))); }",
                    "what C's startup code does: it calls `main` and exits with the result; Java's `args` has no `argv[0]`", "", ""),
            new Phrase("#define NAME NUMBER", "static final int NAME = NUMBER;", "a macro that stands for a number is a constant; other macros are written out where they are used",
                    "#define LIMIT 5", "static final int LIMIT = 5;"),
            new Phrase("#ifdef NAME", "// #ifdef NAME", "a twin is of the program as it is compiled here; the rest is a comment", "#ifdef __APPLE__\nint mac;\n#endif",
                    "// #ifdef __APPLE__\n// int mac;\n// #endif"));

    private final Source source;
    private final IASTTranslationUnit tree;
    private final Translation t;
    private final List<IASTDeclaration> declarations = new ArrayList<>();
    private final int end;

    /**
     * A program that is to be translated.
     *
     * @param parsed its text, macros written out, and its tree
     * @param library the binding
     * @param zeroed the places of variables that javac wants to see initialised
     */
    Program(MacroText.Parsed parsed, Library library, String name, Set<Integer> zeroed) {
        this.source = parsed.source();
        this.tree = parsed.tree();
        this.end = parsed.end();
        for (var declaration : tree.getDeclarations())
            if (declaration.isPartOfTranslationUnitFile() && declaration.getFileLocation() != null && Rewrite.start(declaration) < end)
                declarations.add(declaration);
        var types = new Types(library, source.encoding());
        Packing.note(source.text(), declarations, types);
        var usage = new Usage(types, library, declarations);
        t = new Translation(this.source.text(), tree, types, usage, library, new Names(name, declarations, library, types), new Macros(tree, library), variables(zeroed));
    }

    private final java.util.Map<Integer, IBinding> places = new java.util.HashMap<>();

    private Set<IBinding> variables(Set<Integer> zeroed) {
        var found = new HashSet<IBinding>();
        for (var declaration : declarations)
            declaration.accept(new org.eclipse.cdt.core.dom.ast.ASTVisitor() {
                {
                    shouldVisitDeclarators = true;
                }

                @Override
                public int visit(org.eclipse.cdt.core.dom.ast.IASTDeclarator declarator) {
                    if (declarator.getFileLocation() != null && zeroed.contains(Rewrite.start(declarator)))
                        found.add(Usage.innermost(declarator).getName().resolveBinding());
                    return PROCESS_CONTINUE;
                }
            });
        return found;
    }

    /** {@return where the declarators of a name in the function around a line are; javac names a variable so} */
    Set<Integer> declarators(String name, int line) {
        var found = new HashSet<Integer>();
        for (var declaration : declarations)
            if (declaration instanceof IASTFunctionDefinition && declaration.getFileLocation().getStartingLineNumber() <= line
                    && declaration.getFileLocation().getEndingLineNumber() >= line)
                declaration.accept(new org.eclipse.cdt.core.dom.ast.ASTVisitor() {
                    {
                        shouldVisitDeclarators = true;
                    }

                    @Override
                    public int visit(org.eclipse.cdt.core.dom.ast.IASTDeclarator declarator) {
                        var binding = Usage.innermost(declarator).getName().resolveBinding();
                        if (binding != null && t.names.of(binding).equals(name))
                            found.add(Rewrite.start(declarator));
                        return PROCESS_CONTINUE;
                    }
                });
        return found;
    }

    /** {@return the text of the twin} */
    String twin() {
        IFunction main = null;
        includes();
        directives();
        var text = new Rewrite(t.text, 0, end);
        for (var declaration : declarations) {
            if (declaration instanceof IASTFunctionDefinition definition && Usage.innermost(definition.getDeclarator()).getName().resolveBinding() instanceof IFunction f && Functions.isMain(f))
                main = f;
            if (declaration instanceof IASTFunctionDefinition || declaration instanceof org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration)
                text.replace(declaration, t.lines(declaration, t.java(declaration).text()));
            else
                t.java(declaration);
        }
        if (main == null)
            throw new Refused(0, "there is no main: a twin is of a whole program");
        imports(text);
        var java = text.toString();
        java = StructClasses.withoutUnused(java);
        return java + (java.endsWith("\n") ? "" : "\n") + entry(main, java);
    }

    private String entry(IFunction main, String java) {
        var text = new StringBuilder();
        for (var declaration : t.usage.interfaces().declarations())
            if (java.matches("(?s).*\\b" + declaration.split(" ")[1] + "\\b.*"))
                text.append('\n').append(declaration).append('\n');
        int parameters = main.getParameters().length;
        var call = parameters == 0 ? "" : parameters == 1 ? "args.length + 1" : "args.length + 1, "
                + (t.usage.type(main.getParameters()[1]).equals(JType.array(JType.STRING)) ? "argv(args)" : "pointers(argv(args))");
        return text + "\nvoid main(String[] args)\n{\n    exit(main(" + call + "));\n}\n";
    }

    // ---- the preprocessor's lines ----------------------------------------

    private int firstInclude = -1;
    private final Set<Class<?>> late = new java.util.LinkedHashSet<>();

    private void includes() {
        t.imported.add(libc.C.class);
        for (var directive : tree.getAllPreprocessorStatements())
            if (directive.isPartOfTranslationUnitFile() && directive instanceof IASTPreprocessorIncludeStatement include && include.isActive()) {
                var name = include.getName().toString();
                if (!include.isSystemInclude() && t.library.header(name) == null)
                    throw new Refused(include, "\"" + name + "\": a header of the program's own has no twin; put what it says into this file");
                if (t.library.header(name) != null)
                    t.imported.add(t.library.header(name));
                if (firstInclude == -1)
                    firstInclude = Rewrite.start(include);
            }
        firstMember = declarations.isEmpty() ? end : Rewrite.start(declarations.getFirst());
        for (var directive : tree.getAllPreprocessorStatements())
            if (directive.isPartOfTranslationUnitFile() && directive instanceof IASTPreprocessorObjectStyleMacroDefinition macro && directive.isActive()
                    && Rewrite.start(directive) < firstMember && constant(macro) != null)
                firstMember = Rewrite.start(directive);
    }

    /** Java wants its imports before all else: an include that comes later is imported there, too. */
    private int firstMember;

    private void directives() {
        var seen = new HashSet<String>();
        for (var directive : tree.getAllPreprocessorStatements()) {
            if (!directive.isPartOfTranslationUnitFile() || Rewrite.start(directive) >= end)
                continue;
            int start = Rewrite.start(directive);
            switch (directive) {
                case IASTPreprocessorIncludeStatement include -> {
                    var name = include.getName().toString();
                    var header = t.library.header(name);
                    if (include.isActive())
                        t.text.replace(start, Rewrite.end(include), header == null || !seen.add(name) ? "// " + t.raw(include)
                                : start > firstMember && late.add(header) ? "// " + t.raw(include) : "import static " + header.getName() + ".*;");
                }
                case IASTPreprocessorObjectStyleMacroDefinition macro when directive.isActive() && constant(macro) != null -> constantLine(macro);
                default -> comment(directive);
            }
        }
        inactive();
    }

    private void comment(IASTPreprocessorStatement directive) {
        int start = Rewrite.start(directive);
        t.text.replace(start, Rewrite.end(directive), "// " + t.raw(directive).replace("\n", "\n// "));
    }

    private org.eclipse.cdt.core.dom.ast.IASTExpression constant(IASTPreprocessorObjectStyleMacroDefinition macro) {
        var value = t.macros.value(macro.getName().toString());
        if (value == null)
            return null;
        try {
            var code = t.java(value);
            return code.type().isNumber() || code.type().is(JType.Kind.STRING) || code.type().is(JType.Kind.BOOLEAN) ? value : null;
        } catch (Refused e) {
            return null; // what has no twin is refused where it is used
        }
    }

    /** #define NAME NUMBER */
    private void constantLine(IASTPreprocessorObjectStyleMacroDefinition macro) {
        var value = constant(macro);
        var code = t.java(value);
        var type = Macros.type(value, code, t);
        int start = Rewrite.start(macro);
        int name = Rewrite.start(macro.getName());
        int body = macro.getExpansionLocation().getNodeOffset();
        int length = macro.getExpansionLocation().getNodeLength();
        t.text.replace(start, body + length, "static final " + type + " " + macro.getName() + " ="
                + t.source.substring(name + macro.getName().toString().length(), body) + code.text() + ";");
    }

    /** What is not compiled here stays as a comment. */
    private void inactive() {
        var directives = tree.getAllPreprocessorStatements();
        for (int i = 0; i + 1 < directives.length; i++) {
            var directive = directives[i];
            if (!directive.isPartOfTranslationUnitFile() || isTaken(directive) != Boolean.FALSE)
                continue;
            int from = Rewrite.end(directive);
            int next = i + 1;
            while (next < directives.length && (!directives[next].isPartOfTranslationUnitFile() || isWithin(directives[next])))
                next++;
            int to = next < directives.length ? Rewrite.start(directives[next]) : end;
            t.text.replace(from, to, t.source.substring(from, to).replaceAll("\n(?=[^\n])", "\n// ").replaceFirst("// $", ""));
        }
    }

    /** {@return whether what follows a condition is compiled; null for what is no condition} */
    private static Boolean isTaken(IASTPreprocessorStatement directive) {
        return switch (directive) {
            case IASTPreprocessorIfStatement s -> s.taken();
            case IASTPreprocessorIfdefStatement s -> s.taken();
            case IASTPreprocessorIfndefStatement s -> s.taken();
            case IASTPreprocessorElifStatement s -> s.taken();
            case IASTPreprocessorElseStatement s -> s.taken();
            default -> null;
        };
    }

    private static boolean isWithin(IASTPreprocessorStatement directive) {
        return !directive.isActive();
    }

    // ---- imports ---------------------------------------------------------

    /** What C has without a header is imported on the line before the first include, where that is blank. */
    private void imports(Rewrite text) {
        var imports = new StringBuilder("import static libc.C.*;");
        if (!t.library.methods("exit").isEmpty())
            t.uses(t.library.methods("exit").getFirst().getDeclaringClass());
        for (var name : t.missingImports())
            imports.append(" import static ").append(name).append(".*;");
        for (var type : late)
            imports.append(" import static ").append(type.getName()).append(".*;");
        int at = firstInclude == -1 || firstInclude > firstMember ? firstMember : firstInclude;
        var before = source.text().substring(0, at);
        if (before.endsWith("\n\n"))
            text.replace(at - 1, at - 1, imports.toString());
        else if (before.endsWith("\r\n\r\n"))
            text.replace(at - 2, at - 2, imports.toString());
        else
            text.insert(at, imports + " ");
    }
}
