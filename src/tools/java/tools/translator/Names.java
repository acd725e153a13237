package tools.translator;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTNamedTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IVariable;

/** The names of the twin: C's own, unless Java needs them for itself. */
final class Names {
    private static final Set<String> KEYWORDS = Set.of("abstract", "assert", "boolean", "byte", "catch", "class", "exports", "extends", "final",
            "finally", "implements", "import", "instanceof", "interface", "native", "new", "null", "package", "private", "protected", "public", "strictfp",
            "super", "synchronized", "this", "throw", "throws", "transient", "try", "true", "false", "_", "var", "yield", "record");
    private static final Set<String> METHODS = Set.of("wait", "notify", "notifyAll", "getClass", "clone", "finalize", "hashCode", "toString", "equals",
            "sizeof", "argv", "literal", "pointer", "assign", "before", "after", "address", "back", "bytes", "toUnsignedDouble");
    /** What a class of a struct has already: Object's methods, and Struct's. */
    private static final Set<String> OF_CLASSES = Set.of("wait", "notify", "notifyAll", "getClass", "clone", "finalize", "hashCode", "toString", "segment", "layout");
    private static final Set<String> TYPES = Set.of("String", "Object", "Arena", "MemorySegment", "ValueLayout", "MemoryLayout", "SegmentAllocator",
            "Byte", "Short", "Integer", "Long", "Struct", "Fields", "Bits", "Function", "Runnable");

    private final Map<IBinding, String> names = new IdentityHashMap<>();
    private final Map<IBinding, String> layouts = new IdentityHashMap<>();
    private final Set<IBinding> ownStructs = new HashSet<>();
    private final Set<IBinding> staticLocals = new HashSet<>();
    private final Set<IBinding> held = new HashSet<>();
    private final String program;
    private final Set<String> used = new HashSet<>();
    private final Library library;
    private final Types types;
    private final Set<String> globals = new HashSet<>();
    /** The names of all variables: Java would take one of them for the variable where a class is meant. */
    private final Set<String> variables = new HashSet<>();
    private final Set<String> structs = new HashSet<>();

    Names(String program, List<IASTDeclaration> declarations, Library library, Types types) {
        this.types = types;
        this.program = program;
        this.library = library;
        for (var declaration : declarations)
            declaration.accept(new ASTVisitor() {
                {
                    shouldVisitDeclarators = true;
                }

                @Override
                public int visit(IASTDeclarator declarator) {
                    var name = Usage.innermost(declarator).getName();
                    if (name.resolveBinding() instanceof IVariable variable && !(variable instanceof IField))
                        variables.add(name.toString());
                    return PROCESS_CONTINUE;
                }
            });
        for (var declaration : declarations)
            declaration.accept(new Visitor());
    }

    /** {@return the name of a variable, a field or a function} */
    String of(IBinding binding) {
        var known = names.get(binding);
        if (known != null)
            return known;
        var name = binding.getName();
        if (binding instanceof IFunction ? KEYWORDS.contains(name) || METHODS.contains(name) : KEYWORDS.contains(name) || name.matches("stack|block\\d*"))
            return name + "_";
        if (binding instanceof IField && OF_CLASSES.contains(name))
            return name + "_";
        return binding instanceof IField ? name.replace('$', '_') : name; // offset() puts a $ behind a field
    }

    /** {@return a name that no variable of the program has} */
    String fresh(String name) {
        return used.contains(name) ? fresh(name + "_") : name;
    }

    /** {@return whether a class that is within others cannot be called by its name here: a variable has the name of the outermost one} */
    boolean isHidden(String type) {
        var outermost = type.substring(0, Math.max(0, type.indexOf('.')));
        return used.contains(outermost) || globals.contains(outermost);
    }

    /** {@return the class of a struct} */
    String type(String name) {
        return TYPES.contains(name) || KEYWORDS.contains(name) || name.equals(program) ? name + "_" : name;
    }

    /** {@return the class of a struct that the binding has, by its full name if the twin itself has the simple one} */
    String typeOf(Class<?> struct) {
        return struct.getSimpleName().equals(program) ? struct.getCanonicalName() : struct.getSimpleName();
    }

    String offset(IField field) {
        return of(field) + "$";
    }

    boolean isOwnStruct(IBinding struct) {
        return ownStructs.contains(struct);
    }

    /** {@return whether a struct's class is within that of a static variable of a function} */
    boolean isHeld(IBinding struct) {
        return held.contains(struct);
    }

    boolean isOwnField(IField field) {
        return ownStructs.contains(field.getCompositeTypeOwner());
    }

    boolean isOwnEnumerator(IBinding enumerator) {
        return ownEnumerators.contains(enumerator);
    }

    private final Set<IBinding> ownEnumerators = new HashSet<>();

    boolean isStaticLocal(IBinding variable) {
        return staticLocals.contains(variable);
    }

    /** {@return the layout of a variable, by the name of its type where the binding has it: socklen_t} */
    String layout(IBinding variable, Translation t) {
        var named = layouts.get(variable);
        if (named != null && t.library.field(named) != null && t.types.of(variable) instanceof CType.Number) {
            t.uses(t.library.field(named).getDeclaringClass());
            return named;
        }
        return t.layout(t.types.of(variable));
    }

    private final class Visitor extends ASTVisitor {
        private final Deque<Set<String>> scopes = new ArrayDeque<>();

        Visitor() {
            shouldVisitDeclarations = true;
            shouldVisitStatements = true;
            shouldVisitDeclarators = true;
            shouldVisitDeclSpecifiers = true;
        }

        @Override
        public int visit(org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier specifier) {
            if (specifier instanceof IASTCompositeTypeSpecifier struct && struct.getName().resolveBinding() instanceof ICompositeType type)
                own(struct, type);
            if (specifier instanceof org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier enumeration)
                for (var enumerator : enumeration.getEnumerators()) {
                    ownEnumerators.add(enumerator.getName().resolveBinding());
                    // What a struct's class declares is its own.
                    if (enumeration.getParent().getParent() instanceof IASTCompositeTypeSpecifier struct)
                        names.put(enumerator.getName().resolveBinding(), types.name(new CType.Struct((ICompositeType) struct.getName().resolveBinding()))
                                + "." + of(enumerator.getName().resolveBinding()));
                }
            return PROCESS_CONTINUE;
        }

        /** A struct without a name is called as its typedef is, or after its first variable; one within another, after that one, too. */
        private void own(IASTCompositeTypeSpecifier struct, ICompositeType type) {
            if (!ownStructs.add(type))
                throw new Refused(struct, "two structs of one name, one in a block of the other's, are one to the parser; give them two names: " + type.getName());
            var name = type.getName();
            if (name.isEmpty() && struct.getParent() instanceof IASTSimpleDeclaration declaration) {
                if (declaration.getDeclarators().length == 0) {
                    name = "anonymous" + ownStructs.size();
                } else {
                    boolean typedef = declaration.getDeclSpecifier().getStorageClass() == org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier.sc_typedef;
                    name = Usage.innermost(declaration.getDeclarators()[0]).getName() + (typedef ? "" : "_struct");
                }
            }
            if (variables.contains(name))
                name = typedef(struct, (struct.getKey() == IASTCompositeTypeSpecifier.k_union ? "union_" : "struct_") + name);
            var outer = struct.getParent().getParent() instanceof IASTCompositeTypeSpecifier composite
                    ? types.name(new CType.Struct((ICompositeType) composite.getName().resolveBinding())) + "." : "";
            var full = outer + type(name);
            types.own(type, structs.add(full) ? full : full + ownStructs.size());
        }

        private String typedef(IASTCompositeTypeSpecifier struct, String otherwise) {
            if (struct.getParent() instanceof IASTSimpleDeclaration declaration && declaration.getDeclSpecifier().getStorageClass() == org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier.sc_typedef
                    && declaration.getDeclarators().length > 0 && declaration.getDeclarators()[0].getPointerOperators().length == 0) {
                var name = Usage.innermost(declaration.getDeclarators()[0]).getName().toString();
                return variables.contains(name) ? otherwise : name;
            }
            return otherwise;
        }

        @Override
        public int visit(IASTDeclaration declaration) {
            if (declaration instanceof IASTSimpleDeclaration simple && scopes.isEmpty())
                for (var declarator : simple.getDeclarators())
                    globals.add(Usage.innermost(declarator).getName().toString());
            if (declaration instanceof IASTFunctionDefinition definition) {
                scopes.push(new HashSet<>());
                structs.clear(); // a class of a function may have the name of one outside, and hides it as C's struct does
            }
            return PROCESS_CONTINUE;
        }

        @Override
        public int leave(IASTDeclaration declaration) {
            if (declaration instanceof IASTFunctionDefinition)
                scopes.pop();
            return PROCESS_CONTINUE;
        }

        @Override
        public int visit(IASTStatement statement) {
            if (statement instanceof IASTCompoundStatement || statement instanceof IASTForStatement)
                scopes.push(new HashSet<>());
            return PROCESS_CONTINUE;
        }

        @Override
        public int leave(IASTStatement statement) {
            if (statement instanceof IASTCompoundStatement || statement instanceof IASTForStatement)
                scopes.pop();
            return PROCESS_CONTINUE;
        }

        @Override
        public int visit(IASTDeclarator declarator) {
            var name = Usage.innermost(declarator).getName();
            var binding = name.resolveBinding();
            layout(declarator, binding);
            if (declarator.getNestedDeclarator() == null && binding instanceof IVariable variable && !(binding instanceof IField) && !scopes.isEmpty() && !variable.isExtern() && isNamed(name)) {
                declare(variable);
                hold(declarator, variable);
            }
            return PROCESS_CONTINUE;
        }

        private boolean isNamed(IASTName name) {
            return name.toString().length() > 0;
        }

        private void layout(IASTDeclarator declarator, IBinding binding) {
            if (declarator.getParent() instanceof IASTSimpleDeclaration declaration && declarator.getPointerOperators().length == 0
                    && declaration.getDeclSpecifier() instanceof IASTNamedTypeSpecifier named && !(declarator instanceof IASTFunctionDeclarator))
                layouts.put(binding, named.getName().toString());
        }

        private void declare(IVariable variable) {
            var java = of(variable);
            var name = java;
            for (int n = 2; isVisible(name); n++)
                name = java + n;
            scopes.peek().add(name);
            used.add(name);
            if (variable.isStatic()) {
                staticLocals.add(variable);
                // A variable would hide a class of the same name.
                if (globals.contains(name))
                    name += "_";
                names.put(variable, name + ".value");
            } else
                names.put(variable, name);
        }

        /** The struct of a static variable of a function is within the variable's class: only there can it be static, too. */
        private void hold(IASTDeclarator declarator, IVariable variable) {
            if (staticLocals.contains(variable) && declarator.getParent() instanceof IASTSimpleDeclaration declaration && declaration.getDeclarators()[0] == declarator
                    && declaration.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier struct && struct.getName().resolveBinding() instanceof ICompositeType type) {
                types.own(type, of(variable).replace(".value", ".") + types.name(new CType.Struct(type)));
                held.add(type);
            }
        }

        private boolean isVisible(String name) {
            return scopes.stream().anyMatch(scope -> scope.contains(name));
        }
    }

    static boolean isKeyword(String name) {
        return KEYWORDS.contains(name) || Arrays.asList("int", "long").contains(name);
    }
}
