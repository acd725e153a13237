package tools.translator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.DOMException;
import org.eclipse.cdt.core.dom.ast.EScopeKind;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTFunctionDefinition;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IParameter;
import org.eclipse.cdt.core.dom.ast.IVariable;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignatedInitializer;

/**
 * What each variable, parameter, field and function of a program is in Java, decided by how the program uses it.
 *
 * <p>Pointers that flow into each other are of one kind, so they are collected into classes (union-find): memory, a Java
 * array, a String or a struct's object.
 */
final class Usage {

    /** A pointer or an array of the program, and those that it is assigned to. */
    static final class Entity {
        private Entity parent;
        private final CType type;
        private Entity element;
        /** What points to it: &p of a pointer p. */
        private Entity box;
        private boolean memory;
        private boolean array;
        private boolean unaligned;

        private Entity(CType type) {
            this.type = type;
        }

        private Entity root() {
            return parent == null ? this : (parent = parent.root());
        }

        private Entity element() {
            var root = root();
            if (root.element == null && type.target() != null && type.target().isPointer()) {
                root.element = new Entity(type.target());
                root.element.array = type.target() instanceof CType.Array;
            }
            return root.element == null ? null : root.element.root();
        }
    }

    private final Types types;
    private Interfaces interfaces;
    private final Library library;
    private final Map<IBinding, Entity> entities = new IdentityHashMap<>();
    private final Set<IBinding> addressed = new HashSet<>();
    private final Set<IBinding> assigned = new HashSet<>();
    private final Set<IBinding> functionValues = new HashSet<>();
    private final Signs signs;
    private final Set<IBinding> threads = new HashSet<>();
    private IFunction function;

    Usage(Types types, Library library, List<IASTDeclaration> program) {
        this.types = types;
        this.library = library;
        this.signs = new Signs(types, this);
        for (var declaration : program) {
            declared(declaration);
            argv(declaration);
            if (declaration instanceof IASTFunctionDefinition definition && innermost(definition.getDeclarator()).getName().resolveBinding() instanceof IFunction f) {
                definitions.put(f.getName(), f);
                bodies.put(f, definition.getBody());
            }
        }
        for (var declaration : program)
            declaration.accept(new Visitor());
        for (var value : functionValues)
            if (value instanceof IFunction f) {
                memoryUnlessStruct(of(f));
                for (var parameter : f.getParameters())
                    memoryUnlessStruct(of(parameter));
            }
        settle();
        interfaces = new Interfaces(this, called.contains("signal"));
    }

    private final Set<String> called = new HashSet<>();

    Interfaces interfaces() {
        return interfaces;
    }

    // ---- answers ---------------------------------------------------------

    /** {@return the Java type of a variable, a parameter, a field, or of what a function returns} */
    JType type(IBinding binding) {
        var type = types.of(binding);
        if (type instanceof CType.Function f)
            type = f.result();
        return type(type, entities.get(binding));
    }

    /** Calls through pointers to functions whose type says nothing of its parameters, by the types of the arguments. */
    private final Map<List<CType>, IASTNode> openCalls = new LinkedHashMap<>();
    private IASTNode functionValue;

    /** {@return a function's type; one that says nothing of its parameters has those of the program's functions that it may be, or else of its calls} */
    CType.Function called(CType.Function function) {
        if (!function.open())
            return function;
        var known = new HashSet<List<CType>>();
        for (var value : functionValues)
            if (types.of(value) instanceof CType.Function f && f.result().equals(function.result())
                    && (openCalls.isEmpty() || openCalls.keySet().stream().anyMatch(arguments -> arguments.size() == f.parameters().size())))
                known.add(f.parameters());
        if (known.isEmpty())
            known.addAll(openCalls.keySet());
        if (known.size() > 1)
            throw new Refused(functionValue != null ? functionValue : openCalls.values().iterator().next(),
                    "a type of function here says nothing of its parameters, and more than one list of them may be meant; write them into the type");
        return new CType.Function(function.result(), known.isEmpty() ? List.of() : known.iterator().next(), false, false);
    }

    JType functionType(IFunction function) {
        return types.of(function) instanceof CType.Function f ? interfaces.of(f) : JType.NULL;
    }

    JType type(CType type, Entity entity) {
        return switch (type) {
            case CType.Number number -> JType.of(number);
            case CType.Struct struct -> JType.object(types.name(struct));
            case CType.Function function -> interfaces.of(function);
            case CType.Unknown unknown -> JType.MEMORY;
            case CType.Pointer pointer when pointer.to() instanceof CType.Function function -> interfaces.of(function);
            case CType.Pointer pointer when pointer.to() instanceof CType.Struct struct ->
                entity != null && entity.root().memory || isUnknown(struct) ? JType.MEMORY : JType.object(types.name(struct));
            default -> entity == null || entity.root().memory ? JType.MEMORY : withoutMemory(type, entity.root());
        };
    }

    /** {@return whether the program nowhere says what a struct is: it only hands pointers to it on} */
    private boolean isUnknown(CType.Struct struct) {
        return Member.definition(struct) == null && library.type(types.name(struct)) == null;
    }

    private JType withoutMemory(CType type, Entity root) {
        var target = type.target();
        if (target.isPointer() || target.isFunctionPointer())
            return root.array || target.isFunctionPointer() ? JType.array(type(target, root.element())) : JType.MEMORY;
        if (root.array && target instanceof CType.Number number && number != CType.Number.VOID)
            return JType.array(JType.of(number));
        return target.isChar() ? JType.STRING : JType.MEMORY;
    }

    /** {@return whether a variable is not an array, but lives in memory, since its address is taken} */
    boolean inMemory(IBinding binding) {
        if (!addressed.contains(binding) || !(binding instanceof IVariable) || binding instanceof IField)
            return false;
        var type = types.of(binding);
        return type instanceof CType.Number || type instanceof CType.Pointer && !boxed(binding);
    }

    /** {@return whether a variable is a Java array of one element, so that a function can change it} */
    boolean boxed(IBinding binding) {
        if (!addressed.contains(binding) || !(types.of(binding) instanceof CType.Pointer))
            return false;
        var box = entities.get(binding) == null ? null : entities.get(binding).root().box;
        return box != null && !box.root().memory;
    }

    boolean isAssigned(IBinding binding) {
        return assigned.contains(binding) || addressed.contains(binding);
    }

    /** {@return whether a pointer may point to where Java's aligned access fails, as an int within a char array} */
    boolean isUnaligned(IASTExpression pointer) {
        var stripped = strip(pointer);
        if (stripped instanceof IASTCastExpression cast && types.value(cast.getOperand()).isPointer()
                && types.value(cast.getOperand()).target() != CType.Number.VOID)
            return types.layouts.alignment(types.value(cast.getOperand()).target()) < types.layouts.alignment(types.value(cast).target());
        var entity = entity(stripped);
        return entity != null && entity.root().unaligned;
    }

    /** {@return whether a pointer may lead to an array of a loop's body around which it is used: C may give the next turn's array the same address} */
    boolean mayHaveEnded(IASTExpression pointer) {
        var entity = entity(pointer);
        return entity != null && entities.entrySet().stream().anyMatch(known -> known.getValue().root() == entity.root()
                && known.getKey() instanceof IVariable variable && types.of(variable) instanceof CType.Array && endsBefore(declarators(variable).getFirst(), pointer));
    }

    private static boolean endsBefore(IASTNode declarator, IASTNode use) {
        for (IASTNode node = declarator; node != null; node = node.getParent())
            if (node instanceof IASTCompoundStatement && Flow.isLoop(node.getParent()))
                return Rewrite.start(use) < Rewrite.start(node) || Rewrite.end(use) > Rewrite.end(node);
        return false;
    }

    /** {@return whether an integer expression is known to be 0 or more, so that signed and unsigned are the same} */
    boolean isNonNegative(IASTExpression expression) {
        return signs.isNonNegative(expression);
    }

    boolean isCount(IASTExpression expression) {
        return signs.isCount(expression);
    }

    /** {@return whether a variable is changed by its name alone: it has no address, and no other function sees it} */
    boolean isChangedByName(IVariable variable) {
        return isOwn(variable) && !addressed.contains(variable);
    }

    /** {@return whether a parameter's function is a value, so that its arguments are not known} */
    boolean isOfFunctionValue(IVariable parameter) {
        return parameter instanceof IParameter && functionValues.stream().anyMatch(f -> List.of(((IFunction) f).getParameters()).contains(parameter));
    }

    /** {@return whether an operator is one of C's == and !=} */
    static boolean isEquality(int operator) {
        return operator == IASTBinaryExpression.op_equals || operator == IASTBinaryExpression.op_notequals;
    }

    /** {@return whether an operator is one of C's <, >, <= and >=} */
    static boolean isRelation(int operator) {
        return operator >= IASTBinaryExpression.op_lessThan && operator <= IASTBinaryExpression.op_greaterEqual;
    }

    /** {@return the pointer or array that an expression is, or null} */
    Entity entity(IASTExpression expression) {
        if (isArgument(expression))
            return null;
        return switch (expression) {
            case IASTIdExpression id -> of(id.getName().resolveBinding());
            case IASTFieldReference field -> of(field.getFieldName().resolveBinding());
            case IASTCastExpression cast -> sameTarget(types.of(cast), types.value(cast.getOperand())) ? entity(cast.getOperand()) : null;
            case IASTUnaryExpression unary -> unary(unary);
            case IASTBinaryExpression binary when isAssignment(binary.getOperator()) -> entity(binary.getOperand1());
            case IASTBinaryExpression binary -> types.of(binary).isPointer()
                    ? entity(types.value(binary.getOperand1()).isPointer() ? binary.getOperand1() : binary.getOperand2()) : null;
            case IASTExpressionList list -> entity(list.getExpressions()[list.getExpressions().length - 1]);
            case IASTConditionalExpression conditional -> {
                var yes = conditional.getPositiveResultExpression() == null ? null : entity(conditional.getPositiveResultExpression());
                yield yes != null ? yes : entity(conditional.getNegativeResultExpression());
            }
            case IASTArraySubscriptExpression element -> {
                var array = entity(element.getArrayExpression());
                yield array == null ? null : array.element();
            }
            case IASTFunctionCallExpression call -> call.getFunctionNameExpression() instanceof IASTIdExpression id
                    && types.of(call).isPointer() && id.getName().resolveBinding() instanceof IFunction f ? of(defined(f)) : null;
            default -> null;
        };
    }

    private static boolean sameTarget(CType a, CType b) {
        if (!a.isPointer() || !b.isPointer())
            return false;
        return a.target().equals(b.target()) || a.target().isChar() && b.target().isChar();
    }

    /** {@return the pointers that an array or a pointer has as elements, or null} */
    Entity element(IASTExpression array) {
        var entity = entity(array);
        return entity == null ? null : entity.element();
    }

    private Entity unary(IASTUnaryExpression unary) {
        return switch (unary.getOperator()) {
            case IASTUnaryExpression.op_star -> {
                var pointer = entity(unary.getOperand());
                yield pointer == null ? null : pointer.element();
            }
            case IASTUnaryExpression.op_amper -> {
                var operand = strip(unary.getOperand());
                if (operand instanceof IASTArraySubscriptExpression element)
                    yield entity(element.getArrayExpression());
                if (operand instanceof IASTUnaryExpression star && star.getOperator() == IASTUnaryExpression.op_star)
                    yield entity(star.getOperand());
                var inner = entity(operand);
                yield inner == null ? null : box(inner);
            }
            case IASTUnaryExpression.op_not, IASTUnaryExpression.op_sizeof, IASTUnaryExpression.op_minus, IASTUnaryExpression.op_tilde -> null;
            default -> entity(unary.getOperand());
        };
    }

    private static Entity box(Entity inner) {
        var root = inner.root();
        if (root.box == null) {
            root.box = new Entity(new CType.Pointer(inner.type));
            root.box.element = root;
            root.box.array = true;
        }
        return root.box.root();
    }

    /** {@return the entity of a variable or a function of the program; null for what is no pointer} */
    Entity of(IBinding binding) {
        if (!(binding instanceof IVariable || binding instanceof IFunction) || !isOwn(binding))
            return null;
        var known = entities.get(binding);
        if (known != null)
            return known;
        var type = types.of(binding);
        if (type instanceof CType.Function f)
            type = f.result();
        if (binding instanceof IParameter)
            type = type.decayed();
        if (!type.isPointer() || type.isFunctionPointer())
            return null;
        var entity = new Entity(type);
        if (type instanceof CType.Array || isArgv(binding))
            entity.array = true;
        entity.unaligned = binding instanceof IField field && type instanceof CType.Array
                && types.layouts.most(new CType.Struct(field.getCompositeTypeOwner())) < types.layouts.alignment(type);
        entities.put(binding, entity);
        return entity;
    }

    /** {@return whether a name is the program's own, not a header's} */
    boolean isOwn(IBinding binding) {
        return owned.contains(binding);
    }

    /** {@return whether an expression is argv[i], where argv is used in no other way: a String, as a literal is} */
    private boolean isArgument(IASTExpression expression) {
        return expression instanceof IASTArraySubscriptExpression element && strip(element.getArrayExpression()) instanceof IASTIdExpression id
                && isArgv(id.getName().resolveBinding()) && !movedArgv;
    }

    private boolean movedArgv;

    /** Looks whether argv is used in any other way than argv[i]. */
    private void argv(IASTDeclaration program) {
        program.accept(new ASTVisitor() {
            {
                shouldVisitExpressions = true;
            }

            @Override
            public int visit(IASTExpression expression) {
                if (expression instanceof IASTIdExpression id && isArgv(id.getName().resolveBinding()))
                    movedArgv |= !(id.getParent() instanceof IASTArraySubscriptExpression) || isAssigned(id.getParent());
                return PROCESS_CONTINUE;
            }
        });
    }

    private static boolean isAssigned(IASTNode element) {
        return element.getParent() instanceof IASTBinaryExpression binary && isAssignment(binary.getOperator()) && binary.getOperand1() == element
                || element.getParent() instanceof IASTUnaryExpression unary && unary.getOperator() != IASTUnaryExpression.op_bracketedPrimary
                && unary.getOperator() != IASTUnaryExpression.op_star && unary.getOperator() != IASTUnaryExpression.op_not;
    }

    private static boolean isArgv(IBinding binding) {
        return binding instanceof IParameter parameter && parameter.getOwner() instanceof IFunction f && Functions.isMain(f)
                && f.getParameters().length > 1 && f.getParameters()[1] == parameter;
    }

    private final Set<IBinding> owned = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<IBinding, List<IASTDeclarator>> declarators = new IdentityHashMap<>();

    /** {@return where the program declares a name} */
    List<IASTDeclarator> declarators(IBinding binding) {
        return declarators.getOrDefault(binding, List.of());
    }

    private void declared(IASTDeclaration program) {
        program.accept(new ASTVisitor() {
            {
                shouldVisitDeclarators = true;
            }

            @Override
            public int visit(IASTDeclarator declarator) {
                var binding = innermost(declarator).getName().resolveBinding();
                if (declarator.getNestedDeclarator() == null && (binding instanceof IVariable || binding instanceof IFunction) && !isOfHeader(declarator)) {
                    owned.add(binding);
                    declarators.computeIfAbsent(binding, none -> new ArrayList<>()).add(declarator);
                }
                return PROCESS_CONTINUE;
            }
        });
    }

    /** {@return whether a program declares a variable that is the binding's: extern int optind; } */
    private boolean isOfHeader(IASTDeclarator declarator) {
        return declarator.getParent() instanceof IASTSimpleDeclaration declaration && declarator.getInitializer() == null
                && declaration.getDeclSpecifier().getStorageClass() == IASTDeclSpecifier.sc_extern && !library.methods(declarator.getName().toString()).isEmpty();
    }

    /** {@return whether a variable, or a part of one, stands for a number or a struct's value, not for a pointer or for memory} */
    boolean isValue(IASTExpression place) {
        var type = types.of(place);
        boolean addressed = place.getParent() instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_amper;
        return !addressed && !type.isPointer();
    }

    boolean isArray(IASTExpression expression) {
        return types.of(expression) instanceof CType.Array;
    }

    /** {@return the body of a function of the program; null for one of libc's} */
    IASTNode body(IFunction function) {
        return bodies.get(function);
    }

    private final Map<IBinding, IASTNode> bodies = new IdentityHashMap<>();

    /** {@return the function of the program that a name means: a declaration within a block means the one that is defined} */
    IFunction defined(IBinding function) {
        return function instanceof IFunction f ? definitions.getOrDefault(f.getName(), f) : null;
    }

    private final Map<String, IFunction> definitions = new java.util.HashMap<>();

    /** {@return whether a function's body is in the program} */
    boolean isDefined(IFunction function) {
        return bodies.containsKey(function);
    }

    /** {@return whether a function changes a parameter that is a struct, or takes its address} */
    boolean isChanged(IParameter parameter) {
        return addressed.contains(parameter) || changedStructs.contains(parameter) || assigned.contains(parameter);
    }

    /** {@return whether a struct that a function is given is one that the program changes elsewhere, too: a global variable, or behind a pointer} */
    boolean mayChangeMeanwhile(IASTExpression struct) {
        var base = whole(struct);
        if (base instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IVariable variable)
            return addressed.contains(variable) || changedStructs.contains(variable) && isGlobal(variable);
        return !(base instanceof IASTFunctionCallExpression);
    }

    /** {@return whether a variable is declared outside of all functions} */
    boolean isGlobal(IVariable variable) {
        return isIn(EScopeKind.eGlobal, variable);
    }

    /** {@return whether a name is declared directly in a scope of a kind} */
    static boolean isIn(EScopeKind kind, IBinding binding) {
        try {
            return binding.getScope() != null && binding.getScope().getKind() == kind;
        } catch (DOMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the variable that a field of a field, or an element, belongs to; or what else it is a part of} */
    private IASTExpression whole(IASTExpression part) {
        var base = strip(part);
        while (true)
            if (base instanceof IASTFieldReference field && !field.isPointerDereference())
                base = strip(field.getFieldOwner());
            else if (base instanceof IASTArraySubscriptExpression element && types.of(element.getArrayExpression()) instanceof CType.Array)
                base = strip(element.getArrayExpression());
            else
                return base;
    }

    /** {@return whether a function's memory may be used by other threads: those that it starts} */
    boolean sharesMemory(IFunction function) {
        return threads.contains(function);
    }

    /** {@return whether the program starts threads} */
    boolean hasThreads() {
        return !threads.isEmpty();
    }

    private final Set<IBinding> changedStructs = new HashSet<>();

    static boolean isAssignment(int operator) {
        return operator >= IASTBinaryExpression.op_assign && operator <= IASTBinaryExpression.op_binaryOrAssign;
    }

    static IASTExpression strip(IASTExpression expression) {
        while (expression instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary)
            expression = unary.getOperand();
        return expression;
    }

    // ---- collecting ------------------------------------------------------

    private static void memory(Entity entity) {
        if (entity != null)
            entity.root().memory = true;
    }

    private void union(Entity a, Entity b) {
        a = a.root();
        b = b.root();
        if (a == b)
            return;
        var x = a.element();
        var y = b.element();
        var boxes = a.box != null && b.box != null ? List.of(a.box, b.box) : List.<Entity>of();
        b.parent = a;
        if (a.box == null)
            a.box = b.box;
        a.memory |= b.memory;
        a.array |= b.array;
        a.unaligned |= b.unaligned;
        if (x != null && y != null)
            union(x, y);
        else if (a.element == null)
            a.element = y;
        if (!boxes.isEmpty())
            union(boxes.getFirst(), boxes.getLast());
    }

    /** Arrays of structs and fields are memory; an array of arrays is memory as a whole or not at all. */
    private void settle() {
        for (var entity : indexed)
            if (!entity.root().array)
                memory(entity);
        for (var entity : texts)
            if (entity.root().array)
                memory(entity);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var entry : List.copyOf(entities.entrySet())) {
                var root = entry.getValue().root();
                var type = entry.getValue().type;
                boolean memory = entry.getKey() instanceof IField || type instanceof CType.Array array && mustBeMemory(array)
                        || type.target() == CType.Number.VOID || isArgv(entry.getKey()) && root.element() != null && root.element().root().memory;
                if (type.target() instanceof CType.Array && hasMemory(root, type))
                    memory = true;
                if (memory && !root.memory) {
                    if (type.isStructPointer() && entry.getKey() instanceof IField)
                        continue;
                    root.memory = true;
                    changed = true;
                }
                for (var part = type; root.memory && root.element() != null && !part.target().isStructPointer(); part = part.target()) {
                    root = root.element();
                    changed |= !root.memory;
                    root.memory = true;
                    if (!(part.target() instanceof CType.Array))
                        break;
                }
            }
        }
    }

    /** {@return whether an array of arrays, or one in it, is memory} */
    private static boolean hasMemory(Entity root, CType type) {
        return root.memory || type.target() instanceof CType.Array inner && root.element() != null && hasMemory(root.element(), inner);
    }

    private boolean mustBeMemory(CType.Array array) {
        return array.of() instanceof CType.Struct || array.of() instanceof CType.Array inner && mustBeMemory(inner);
    }

    private void flow(Entity target, IASTInitializerClause source) {
        if (!(source instanceof IASTExpression given) || target == null)
            return;
        var expression = strip(given);
        if (expression instanceof IASTConditionalExpression conditional) {
            flow(target, conditional.getPositiveResultExpression());
            flow(target, conditional.getNegativeResultExpression());
            return;
        }
        var from = entity(expression);
        if (from != null && target.type.isStructPointer() && from.type.target() == CType.Number.VOID)
            return; // struct task *t = a void *: the memory becomes an object here
        if (from != null)
            union(target, from);
        else if (expression instanceof IASTLiteralExpression || isNull(expression) || isArgument(expression))
            return;
        else if (expression instanceof IASTCastExpression cast && types.value(cast.getOperand()).isPointer()) {
            if (types.layouts.alignment(types.value(cast.getOperand()).target()) < types.layouts.alignment(types.value(cast).target())
                    && types.value(cast.getOperand()).target() != CType.Number.VOID)
                target.root().unaligned = true;
            if (!types.value(cast).isStructPointer() || !types.value(cast.getOperand()).isStructPointer())
                memory(entity(cast.getOperand()));
            if (!types.value(cast).isStructPointer())
                memory(target);
        } else if (expression instanceof IASTFunctionCallExpression call && call.getFunctionNameExpression() instanceof IASTIdExpression id) {
            var methods = library.methods(id.getName().toString());
            if (methods.isEmpty() || JType.of(methods.getFirst().getReturnType()).is(JType.Kind.MEMORY) && !target.type.isStructPointer())
                memory(target);
        } else if (!target.type.isStructPointer() || expression instanceof IASTUnaryExpression)
            memoryUnlessStruct(target);
    }

    private void memoryUnlessStruct(Entity target) {
        if (target != null && !target.type.isStructPointer())
            memory(target);
    }

    boolean isNull(IASTExpression expression) {
        expression = strip(expression);
        if (expression instanceof IASTCastExpression cast && types.of(cast).isPointer())
            return isNull(cast.getOperand());
        return types.number(expression) != null && types.number(expression).isInteger() && Long.valueOf(0).equals(types.constant(expression));
    }

    private void initialize(CType type, Entity entity, IASTInitializerClause clause) {
        if (clause instanceof IASTInitializerList list) {
            for (var item : list.getClauses()) {
                if (item instanceof ICASTDesignatedInitializer designated && designated.getOperand() instanceof IASTInitializerClause value)
                    item = value;
                if (type instanceof CType.Array array && (entity != null || array.of() instanceof CType.Struct))
                    initialize(array.of(), entity == null ? null : entity.element(), item);
                else if (type instanceof CType.Struct && item instanceof IASTExpression value)
                    memoryUnlessStruct(entity(value)); // a pointer in a struct is one into memory
                else if (type instanceof CType.Struct)
                    initialize(type, null, item);
            }
        } else if (type instanceof CType.Array && clause instanceof IASTLiteralExpression)
            memory(entity); // char text[] = "..."
        else
            flow(entity, clause);
    }

    private final class Visitor extends ASTVisitor {
        Visitor() {
            shouldVisitDeclarators = true;
            shouldVisitExpressions = true;
            shouldVisitStatements = true;
            shouldVisitDeclarations = true;
        }

        @Override
        public int visit(IASTDeclaration declaration) {
            declared(declaration);
            if (declaration instanceof IASTFunctionDefinition definition && definition.getDeclarator().getName().resolveBinding() instanceof IFunction f)
                function = f;
            return PROCESS_CONTINUE;
        }

        @Override
        public int visit(IASTDeclarator declarator) {
            var binding = innermost(declarator).getName().resolveBinding();
            if (binding instanceof IVariable || binding instanceof IFunction) {
                var entity = of(binding);
                if (declarator.getInitializer() instanceof IASTEqualsInitializer initializer) {
                    initialize(types.of(binding), entity, initializer.getInitializerClause());
                    if (initializer.getInitializerClause() instanceof IASTExpression value)
                        signs.source(binding, value);
                }
            }
            return PROCESS_CONTINUE;
        }

        @Override
        public int visit(IASTStatement statement) {
            if (statement instanceof IASTReturnStatement result && result.getReturnValue() != null && function != null)
                flow(of(function), result.getReturnValue());
            return PROCESS_CONTINUE;
        }

        @Override
        public int visit(IASTExpression expression) {
            switch (expression) {
                case IASTIdExpression id -> id(id);
                case IASTFunctionCallExpression call -> call(call);
                case IASTUnaryExpression unary -> unary(unary);
                case IASTBinaryExpression binary -> binary(binary);
                case IASTArraySubscriptExpression element -> subscript(element);
                case IASTCastExpression cast -> cast(cast);
                case IASTTypeIdInitializerExpression literal when literal.getInitializer() instanceof IASTInitializerList list -> initialize(types.of(literal), null, list);
                case IASTTypeIdExpression size -> {
                    return PROCESS_SKIP;
                }
                default -> { }
            }
            return PROCESS_CONTINUE;
        }

        private void cast(IASTCastExpression cast) {
            var to = types.value(cast);
            var from = types.value(cast.getOperand());
            if (to.isPointer() && from.isPointer() && !sameTarget(to, from) && !from.isStructPointer())
                memory(entity(cast.getOperand()));
            else if (from.isPointer() && to instanceof CType.Number number && number != CType.Number.VOID && number != CType.Number.BOOL)
                memory(entity(cast.getOperand()));
        }

        private void id(IASTIdExpression id) {
            if (!(id.getName().resolveBinding() instanceof IFunction f) || !isOwn(f))
                return;
            var use = id.getParent();
            if (!(use instanceof IASTFunctionCallExpression call) || call.getFunctionNameExpression() != id) {
                functionValues.add(f);
                functionValue = id;
            }
        }

        private static CType promoted(CType type) {
            return type instanceof CType.Number number ? number.promoted() : type;
        }

        private static final Set<String> READING = Set.of("printf", "fprintf", "puts", "fputs", "strlen", "strcmp", "strncmp", "memcmp", "atoi", "write", "send", "sendto");

        private void call(IASTFunctionCallExpression call) {
            var name = strip(call.getFunctionNameExpression());
            var arguments = call.getArguments();
            var binding = name instanceof IASTIdExpression id ? id.getName().resolveBinding() : null;
            called.add(name instanceof IASTIdExpression id ? id.getName().toString() : "");
            if (types.value(name) instanceof CType.Pointer pointer && pointer.to() instanceof CType.Function f && f.open())
                openCalls.putIfAbsent(Stream.of(arguments).map(argument -> promoted(types.of(argument).decayed())).toList(), call);
            if (!(name instanceof IASTIdExpression id && READING.contains(id.getName().toString())))
                for (var argument : arguments)
                    if (argument instanceof IASTExpression value && types.of(value) instanceof CType.Array)
                        changes(value);
            if (name instanceof IASTIdExpression id && id.getName().toString().equals("pthread_create") && function != null)
                threads.add(function);
            if (binding instanceof IFunction && isDefined(defined(binding))) {
                var f = defined(binding);
                var parameters = f.getParameters();
                for (int i = 0; i < arguments.length; i++)
                    if (i < parameters.length) {
                        flow(of(parameters[i]), arguments[i]);
                        if (arguments[i] instanceof IASTExpression value)
                            signs.source(parameters[i], value);
                    }
            } else if (name instanceof IASTIdExpression id && !library.methods(id.getName().toString()).isEmpty()) {
                for (int i = 0; i < arguments.length; i++)
                    handOver(id.getName().toString(), i, (IASTExpression) arguments[i]);
            } else
                for (var argument : arguments)
                    memoryUnlessObject((IASTExpression) argument);
        }

        private void memoryUnlessObject(IASTExpression argument) {
            var entity = entity(argument);
            if (entity != null && !entity.type.isStructPointer())
                memory(entity);
        }

        /** An argument of a function of the binding. */
        private void handOver(String name, int index, IASTExpression argument) {
            var entity = entity(argument);
            if (entity == null)
                return;
            boolean text = false;
            boolean array = false;
            boolean object = false;
            for (var method : library.methods(name)) {
                if (index >= method.getParameterCount() || method.isVarArgs() && index >= method.getParameterCount() - 1) {
                    text |= method.isVarArgs();
                    continue;
                }
                var type = method.getParameterTypes()[index];
                text |= type == String.class;
                array |= type.isArray();
                object |= !type.isPrimitive() && type != String.class;
            }
            boolean isBox = strip(argument) instanceof IASTUnaryExpression address && address.getOperator() == IASTUnaryExpression.op_amper;
            if (entity.type.target().isChar() && text && !entity.root().array) {
                texts.add(entity);
                return;
            }
            if (array && isBox || object && entity.type.isStructPointer())
                return;
            memory(entity);
        }

        private void unary(IASTUnaryExpression unary) {
            var operand = strip(unary.getOperand());
            switch (unary.getOperator()) {
                case IASTUnaryExpression.op_amper -> {
                    changes(operand);
                    if (operand instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IVariable variable) {
                        addressed.add(variable);
                        if (types.of(variable) instanceof CType.Array)
                            memory(of(variable));
                    } else if (operand instanceof IASTArraySubscriptExpression element) {
                        memory(entity(element.getArrayExpression()));
                    } else if (operand instanceof IASTFieldReference && entity(unary) != null)
                        memory(entity(unary));
                }
                case IASTUnaryExpression.op_star -> dereference(operand);
                case IASTUnaryExpression.op_prefixIncr, IASTUnaryExpression.op_prefixDecr, IASTUnaryExpression.op_postFixIncr,
                    IASTUnaryExpression.op_postFixDecr -> {
                    changes(operand);
                    if (types.value(operand).isPointer())
                        memory(entity(operand));
                    if (operand instanceof IASTIdExpression id) {
                        assigned.add(id.getName().resolveBinding());
                        if (unary.getOperator() == IASTUnaryExpression.op_prefixDecr || unary.getOperator() == IASTUnaryExpression.op_postFixDecr)
                            signs.unknown(id.getName().resolveBinding(), unary);
                        else
                            signs.changed(id.getName().resolveBinding(), unary);
                    }
                }
                default -> { }
            }
        }

        /** Notes the variable that a changed part belongs to: the struct of a field, the struct of an element of a field. */
        private void changes(IASTExpression part) {
            if (whole(part) instanceof IASTIdExpression id)
                changedStructs.add(id.getName().resolveBinding());
        }

        private void dereference(IASTExpression pointer) {
            var type = types.value(pointer);
            var entity = entity(pointer);
            if (entity == null || type.isStructPointer() || type.isFunctionPointer())
                return;
            if (type.target().isChar() && !entity.root().array)
                memory(entity);
        }

        private void subscript(IASTArraySubscriptExpression element) {
            var entity = entity(element.getArrayExpression());
            if (entity == null)
                return;
            var type = types.value(element.getArrayExpression());
            if (type.isStructPointer() || type.target().isChar() && !entity.root().array)
                indexed.add(entity);
            if (type.isStructPointer())
                memory(entity);
        }

        private void binary(IASTBinaryExpression binary) {
            var left = binary.getOperand1();
            var right = binary.getOperand2();
            int operator = binary.getOperator();
            if (isAssignment(operator)) {
                if (strip(left) instanceof IASTIdExpression id && id.getName().resolveBinding() instanceof IVariable variable) {
                    assigned.add(variable);
                    // A sum of small numbers stays small; a product and a sum of sums may not.
                    boolean small = types.constant(right) != null || types.number(right) != null && (types.number(right).size < 4 || types.of(variable) instanceof CType.Number sum && sum.size == 8);
                    if (operator == IASTBinaryExpression.op_assign || operator == IASTBinaryExpression.op_binaryAndAssign || operator == IASTBinaryExpression.op_plusAssign && small)
                        signs.source(variable, right);
                    else
                        signs.unknown(variable, binary);
                }
                changes(left);
                if (operator == IASTBinaryExpression.op_assign)
                    flow(entity(left), right);
                else if (types.value(left).isPointer())
                    memory(entity(left));
                return;
            }
            boolean pointers = types.value(left).isPointer() && types.value(right).isPointer();
            if (isRelation(operator) || isEquality(operator)) {
                if (pointers && !isNull(left) && !isNull(right) && !types.value(left).isStructPointer()) {
                    memory(entity(left));
                    memory(entity(right));
                }
            } else if (types.value(left).isPointer() || types.value(right).isPointer()) {
                if (operator == IASTBinaryExpression.op_plus && isDereferenced(binary) && !types.value(left).target().isChar())
                    return; // *(a + i) is a[i]
                if (operator != IASTBinaryExpression.op_logicalAnd && operator != IASTBinaryExpression.op_logicalOr) {
                    memory(entity(left));
                    memory(entity(right));
                }
            }
        }
    }

    private final List<Entity> indexed = new ArrayList<>();
    /** What libc takes as a String: it is memory if it turns out to be an array. */
    private final List<Entity> texts = new ArrayList<>();

    static boolean isDereferenced(IASTNode node) {
        var parent = node.getParent();
        while (parent instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_bracketedPrimary)
            parent = parent.getParent();
        return parent instanceof IASTUnaryExpression unary && unary.getOperator() == IASTUnaryExpression.op_star;
    }

    static IASTDeclarator innermost(IASTDeclarator declarator) {
        while (declarator.getNestedDeclarator() != null)
            declarator = declarator.getNestedDeclarator();
        return declarator;
    }
}
