package tools.translator;

import static tools.translator.CType.Number.*;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.DOMException;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeId;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.IArrayType;
import org.eclipse.cdt.core.dom.ast.IBasicType;
import org.eclipse.cdt.core.dom.ast.IBinding;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IEnumeration;
import org.eclipse.cdt.core.dom.ast.IEnumerator;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.core.dom.ast.IFunction;
import org.eclipse.cdt.core.dom.ast.IFunctionType;
import org.eclipse.cdt.core.dom.ast.IPointerType;
import org.eclipse.cdt.core.dom.ast.IProblemBinding;
import org.eclipse.cdt.core.dom.ast.IQualifierType;
import org.eclipse.cdt.core.dom.ast.IType;
import org.eclipse.cdt.core.dom.ast.ITypedef;
import org.eclipse.cdt.core.dom.ast.IVariable;
import org.eclipse.cdt.core.dom.ast.c.ICExternalBinding;
import org.eclipse.cdt.core.dom.ast.gnu.IGNUASTCompoundStatementExpression;
import org.eclipse.cdt.internal.core.dom.parser.c.CArrayType;
import org.eclipse.cdt.internal.core.dom.parser.c.CVisitor;

/** C's type of each expression, and the value of those that C knows before the program runs. */
final class Types {
    /** What gcc declares by itself where the program has not. */
    private static final Map<String, CType> BUILT_IN = Map.of("strlen", ULONG, "malloc", new CType.Pointer(VOID), "calloc", new CType.Pointer(VOID),
            "realloc", new CType.Pointer(VOID), "exit", VOID, "free", VOID, "abort", VOID, "strchr", new CType.Pointer(CHAR),
            "strstr", new CType.Pointer(CHAR), "memset", new CType.Pointer(VOID));

    final Layouts layouts = new Layouts(this);
    private final Library library;
    private final Charset encoding;
    private final Map<IASTExpression, CType> known = new IdentityHashMap<>();

    Types(Library library, Charset encoding) {
        this.encoding = encoding;
        this.library = library;
    }

    /** {@return the bytes of a string literal, as they are in the file} */
    byte[] bytes(String literals) {
        return Literals.bytes(literals, encoding);
    }

    /** {@return whether Java may have a string literal as a String: its bytes are a text in UTF-8} */
    boolean isText(String literals) {
        return Literals.isText(literals) && (encoding.equals(StandardCharsets.UTF_8) || literals.chars().allMatch(c -> c < 0x80));
    }

    CType of(IASTExpression expression) {
        var type = known.get(expression);
        if (type == null)
            known.put(expression, type = compute(expression));
        return type;
    }

    CType of(IASTInitializerClause clause) {
        return clause instanceof IASTExpression expression ? of(expression) : CType.Unknown.UNKNOWN;
    }

    /** {@return the type of an expression's value: of an array, a pointer} */
    CType value(IASTExpression expression) {
        return of(expression).decayed();
    }

    /** {@return the type of an operand as a number; a pointer is none} */
    CType.Number number(IASTExpression expression) {
        return of(expression) instanceof CType.Number number ? number : null;
    }

    private CType compute(IASTExpression expression) {
        return switch (expression) {
            case IASTExpression macro when isFloating(macro) -> library.field(Translation.macro(macro)).getType() == float.class ? FLOAT : DOUBLE;
            case IASTIdExpression id -> name(id);
            case IASTLiteralExpression literal -> literal(literal);
            case IASTUnaryExpression unary -> unary(unary);
            case IASTBinaryExpression binary -> binary(binary);
            case IASTConditionalExpression conditional -> conditional(conditional);
            case IASTCastExpression cast -> of(cast.getTypeId());
            case IASTTypeIdInitializerExpression literal -> of(literal.getTypeId());
            case IASTTypeIdExpression type -> ULONG;
            case IASTExpressionList list -> value(list.getExpressions()[list.getExpressions().length - 1]);
            case IASTFieldReference field -> field(field);
            case IASTArraySubscriptExpression element -> element(element);
            case IASTFunctionCallExpression call -> call(call);
            case IGNUASTCompoundStatementExpression block -> last(block);
            default -> of(expression.getExpressionType());
        };
    }

    /** {@return whether an expression is a macro of a header that the binding has as a floating-point constant: NAN, DBL_MAX} C makes them of what the parser does not know. */
    private boolean isFloating(IASTExpression expression) {
        var field = Translation.isMacro(expression) ? library.field(Translation.macro(expression)) : null;
        return field != null && (field.getType() == double.class || field.getType() == float.class);
    }

    private CType name(IASTIdExpression id) {
        var type = of(id.getName().resolveBinding());
        if (type != CType.Unknown.UNKNOWN)
            return type;
        // errno and its like, which are macros in C
        var name = id.getName().toString();
        var field = library.field(name);
        if (field != null)
            return of(field.getType());
        for (var method : library.methods(name))
            if (method.getParameterCount() == 0)
                return of(method.getReturnType());
        return type;
    }

    private static CType of(Class<?> type) {
        return type == int.class ? INT : type == long.class ? LONG : type == short.class ? SHORT : type == byte.class ? CHAR : new CType.Pointer(CHAR);
    }

    private CType last(IGNUASTCompoundStatementExpression block) {
        var statements = block.getCompoundStatement().getStatements();
        return statements.length > 0 && statements[statements.length - 1] instanceof IASTExpressionStatement last ? value(last.getExpression()) : VOID;
    }

    private CType element(IASTArraySubscriptExpression element) {
        var target = of(element.getArrayExpression()).target();
        if (target == null && element.getArgument() instanceof IASTExpression index)
            target = of(index).target();
        return target == null ? CType.Unknown.UNKNOWN : target;
    }

    private CType field(IASTFieldReference field) {
        var binding = field.getFieldName().resolveBinding();
        return binding instanceof IField ? of(binding) : CType.Unknown.UNKNOWN;
    }

    private CType call(IASTFunctionCallExpression call) {
        var type = of(call.getFunctionNameExpression());
        if (type instanceof CType.Pointer pointer)
            type = pointer.to();
        if (type instanceof CType.Function function && isDeclared(call.getFunctionNameExpression()))
            return function.result();
        return call.getFunctionNameExpression() instanceof IASTIdExpression id ? undeclared(id.getName().toString()) : CType.Unknown.UNKNOWN;
    }

    /** {@return whether a function is declared before its use, or is what C declares by itself} */
    boolean isDeclared(IASTExpression function) {
        return !(function instanceof IASTIdExpression id) || !(id.getName().resolveBinding() instanceof ICExternalBinding);
    }

    private CType undeclared(String name) {
        if (BUILT_IN.containsKey(name))
            return BUILT_IN.get(name);
        for (var method : library.methods(name)) {
            var type = method.getReturnType();
            if (type == void.class)
                return VOID;
            if (!type.isPrimitive())
                return new CType.Pointer(library.isStruct(type) ? VOID : CHAR);
        }
        return INT;
    }

    private CType literal(IASTLiteralExpression literal) {
        var text = literal.toString();
        if (literal.getKind() == IASTLiteralExpression.lk_string_literal && text.matches("(?s)[LuU]\".*"))
            throw new Refused(literal, "wide characters have no twin; use UTF-8 in char");
        if (literal.getKind() == IASTLiteralExpression.lk_float_constant && text.toLowerCase().endsWith("l"))
            return longDouble(literal);
        return switch (literal.getKind()) {
            case IASTLiteralExpression.lk_char_constant -> INT;
            case IASTLiteralExpression.lk_string_literal -> new CType.Array(CHAR, bytes(text).length + 1);
            case IASTLiteralExpression.lk_float_constant -> text.toLowerCase().endsWith("f") && !text.toLowerCase().startsWith("0x") ? FLOAT : DOUBLE;
            case IASTLiteralExpression.lk_integer_constant -> Literals.type(text);
            default -> CType.Unknown.UNKNOWN;
        };
    }

    /** A long double has no type here. A header may have one within a macro whose own type is another: DBL_MAX. */
    private static CType longDouble(IASTLiteralExpression literal) {
        if (!Translation.isMacro(literal))
            throw new Refused(literal, "long double has no twin; use double: " + literal);
        return CType.Unknown.UNKNOWN;
    }

    private CType unary(IASTUnaryExpression unary) {
        var operand = unary.getOperand();
        return switch (unary.getOperator()) {
            case IASTUnaryExpression.op_amper -> new CType.Pointer(of(operand));
            case IASTUnaryExpression.op_star -> {
                var target = value(operand).target();
                yield target == null ? CType.Unknown.UNKNOWN : target;
            }
            case IASTUnaryExpression.op_not -> INT;
            case IASTUnaryExpression.op_sizeof, IASTUnaryExpression.op_alignOf -> ULONG;
            case IASTUnaryExpression.op_plus, IASTUnaryExpression.op_minus, IASTUnaryExpression.op_tilde ->
                of(operand) instanceof CType.Number number ? number.promoted() : CType.Unknown.UNKNOWN;
            default -> of(operand);
        };
    }

    private CType binary(IASTBinaryExpression binary) {
        var left = value(binary.getOperand1());
        var right = value(binary.getOperand2());
        return switch (binary.getOperator()) {
            case IASTBinaryExpression.op_equals, IASTBinaryExpression.op_notequals, IASTBinaryExpression.op_lessThan, IASTBinaryExpression.op_lessEqual,
                IASTBinaryExpression.op_greaterThan, IASTBinaryExpression.op_greaterEqual, IASTBinaryExpression.op_logicalAnd,
                IASTBinaryExpression.op_logicalOr -> INT;
            case IASTBinaryExpression.op_shiftLeft, IASTBinaryExpression.op_shiftRight ->
                left instanceof CType.Number number ? number.promoted() : CType.Unknown.UNKNOWN;
            case IASTBinaryExpression.op_plus, IASTBinaryExpression.op_minus, IASTBinaryExpression.op_multiply, IASTBinaryExpression.op_divide,
                IASTBinaryExpression.op_modulo, IASTBinaryExpression.op_binaryAnd, IASTBinaryExpression.op_binaryOr, IASTBinaryExpression.op_binaryXor -> {
                if (left.isPointer())
                    yield right.isPointer() ? LONG : left;
                if (right.isPointer())
                    yield right;
                yield left instanceof CType.Number l && right instanceof CType.Number r ? CType.Number.common(l, r) : CType.Unknown.UNKNOWN;
            }
            default -> of(binary.getOperand1()); // an assignment
        };
    }

    private CType conditional(IASTConditionalExpression conditional) {
        var yes = value(conditional.getPositiveResultExpression() == null ? conditional.getLogicalConditionExpression() : conditional.getPositiveResultExpression());
        var no = value(conditional.getNegativeResultExpression());
        if (yes instanceof CType.Number l && no instanceof CType.Number r && l != VOID && r != VOID)
            return CType.Number.common(l, r);
        if (yes instanceof CType.Number || yes.target() == VOID && no.isPointer())
            return yes == VOID ? VOID : no;
        return yes;
    }

    CType of(IASTTypeId type) {
        return of(CVisitor.createType(type.getAbstractDeclarator()));
    }

    CType of(IBinding binding) {
        return switch (binding) {
            case IProblemBinding problem -> CType.Unknown.UNKNOWN;
            case IEnumerator enumerator -> INT;
            case IField field when width(field) != -1 -> bits(field, width(field));
            case IVariable variable -> of(variable.getType());
            case IFunction function -> of(function.getType()) instanceof CType.Function f ? new CType.Function(f.result(), f.parameters(), f.variadic(), false) : CType.Unknown.UNKNOWN;
            case null, default -> CType.Unknown.UNKNOWN;
        };
    }

    CType of(IType type) {
        try {
            return switch (type) {
                case ITypedef typedef -> named(typedef);
                case IQualifierType qualified -> of(qualified.getType());
                case IPointerType pointer -> new CType.Pointer(of(pointer.getType()));
                case IArrayType array -> new CType.Array(of(array.getType()), length(array));
                case ICompositeType struct -> new CType.Struct(struct);
                case IEnumeration enumeration -> INT;
                case IFunctionType function -> function(function);
                case IBasicType basic -> basic(basic);
                case null, default -> CType.Unknown.UNKNOWN;
            };
        } catch (DOMException e) {
            return CType.Unknown.UNKNOWN;
        }
    }

    private final Map<ICompositeType, String> typedefs = new IdentityHashMap<>();
    private final Map<IBinding, String> own = new IdentityHashMap<>();

    private CType named(ITypedef typedef) throws DOMException {
        var type = of(typedef.getType());
        if (type instanceof CType.Struct struct && (struct.name().isEmpty() || library.type(struct.name()) == null))
            typedefs.putIfAbsent(struct.binding(), typedef.getName());
        return type;
    }

    /** Names a struct of the program. */
    void own(IBinding struct, String name) {
        own.put(struct, name);
    }

    /** {@return the name of a struct: its own, or that of its typedef} */
    String name(CType.Struct struct) {
        if (own.containsKey(struct.binding()))
            return own.get(struct.binding());
        if (!struct.name().isEmpty() && (library.type(struct.name()) != null || !typedefs.containsKey(struct.binding())
                || library.type(typedefs.get(struct.binding())) == null))
            return struct.name();
        return typedefs.getOrDefault(struct.binding(), struct.name());
    }

    private CType function(IFunctionType function) throws DOMException {
        var parameters = new ArrayList<CType>();
        for (var parameter : function.getParameterTypes())
            parameters.add(of(parameter).decayed());
        if (parameters.equals(List.of(VOID)))
            parameters.clear();
        return new CType.Function(of(function.getReturnType()), parameters, function.takesVarArgs(), function.getParameterTypes().length == 0);
    }

    private static CType basic(IBasicType basic) {
        boolean unsigned = basic.isUnsigned();
        return switch (basic.getKind()) {
            case eVoid -> VOID;
            case eBoolean -> BOOL;
            case eChar -> unsigned ? UCHAR : basic.isSigned() ? SCHAR : CHAR;
            case eFloat -> FLOAT;
            case eDouble -> basic.isLong() ? CType.Unknown.UNKNOWN : DOUBLE;
            case eInt, eUnspecified -> {
                if (basic.isShort())
                    yield unsigned ? USHORT : SHORT;
                if (basic.isLongLong())
                    yield unsigned ? ULLONG : LLONG;
                if (basic.isLong())
                    yield unsigned ? ULONG : LONG;
                yield unsigned ? UINT : INT;
            }
            default -> CType.Unknown.UNKNOWN;
        };
    }

    @SuppressWarnings("deprecation") // the size as it is written: it may be sizeof, which the parser does not calculate
    private long length(IArrayType array) {
        var size = array instanceof CArrayType c ? c.getArraySizeExpression() : null;
        if (size == null)
            return array.getSize() != null && array.getSize().numberValue() != null ? array.getSize().numberValue().longValue() : -1;
        var value = constant(size);
        return value == null ? CType.Array.VARIABLE : value;
    }

    // ---- bit-fields ------------------------------------------------------

    /** {@return how many bits a bit-field has; -1 for any other field} */
    int width(IField field) {
        var bits = field == null ? null : Member.bits(field);
        if (bits == null)
            return -1;
        var width = constant(bits.getBitFieldSize());
        if (width == null)
            throw new Refused(bits, "the width of this bit-field is not known: " + bits.getRawSignature());
        return (int) (long) width;
    }

    /** {@return the type that a field is declared with; as a value, a bit-field has another} */
    CType declared(IField field) {
        return of(field.getType());
    }

    /** {@return whether a bit-field has a sign: an enumeration has one if one of its constants has} */
    boolean isSigned(IField field) {
        return unqualified(field.getType()) instanceof IEnumeration enumeration ? enumeration.getMinValue() < 0 : ((CType.Number) declared(field)).signed;
    }

    private static IType unqualified(IType type) {
        return switch (type) {
            case ITypedef typedef -> unqualified(typedef.getType());
            case IQualifierType qualified -> unqualified(qualified.getType());
            default -> type;
        };
    }

    /** {@return the type of a bit-field's value: all that an int has room for is an int} */
    private CType.Number bits(IField field, int width) {
        var type = (CType.Number) declared(field);
        return type == BOOL || width > INT.size * 8 ? type : width == INT.size * 8 && !isSigned(field) ? UINT : INT;
    }

    // ---- constants -------------------------------------------------------

    /** {@return the value of an integer constant expression; null if it is not one} */
    Long constant(IASTInitializerClause clause) {
        if (!(clause instanceof IASTExpression expression))
            return null;
        var value = evaluate(expression);
        return value != null && of(expression) instanceof CType.Number type ? (Long) wrapped(value, type) : value;
    }

    private static long wrapped(long value, CType.Number type) {
        return switch (type) {
            case BOOL -> value == 0 ? 0 : 1;
            case CHAR, SCHAR -> (byte) value;
            case UCHAR -> value & 0xff;
            case SHORT -> (short) value;
            case USHORT -> value & 0xffff;
            case INT -> (int) value;
            case UINT -> value & 0xffffffffL;
            default -> value;
        };
    }

    private Long evaluate(IASTExpression expression) {
        return switch (expression) {
            case IASTLiteralExpression literal when literal.getKind() == IASTLiteralExpression.lk_integer_constant -> Literals.integer(literal.toString());
            case IASTLiteralExpression literal when literal.getKind() == IASTLiteralExpression.lk_char_constant -> (long) Literals.character(literal.toString());
            case IASTIdExpression id when id.getName().resolveBinding() instanceof IEnumerator enumerator ->
                enumerator.getValue() == null || enumerator.getValue().numberValue() == null ? null : enumerator.getValue().numberValue().longValue();
            case IASTCastExpression cast when of(cast) instanceof CType.Number number && number.isInteger() -> constant(cast.getOperand());
            case IASTTypeIdExpression type when type.getOperator() == IASTTypeIdExpression.op_sizeof -> positive(layouts.size(of(type.getTypeId())));
            case IASTUnaryExpression unary -> evaluate(unary);
            case IASTBinaryExpression binary -> evaluate(binary);
            case IASTConditionalExpression conditional when conditional.getPositiveResultExpression() != null -> {
                var condition = constant(conditional.getLogicalConditionExpression());
                yield condition == null || constant(conditional.getPositiveResultExpression()) == null || constant(conditional.getNegativeResultExpression()) == null ? null : constant(condition != 0 ? conditional.getPositiveResultExpression() : conditional.getNegativeResultExpression());
            }
            default -> null;
        };
    }

    private static Long positive(long size) {
        return size < 0 ? null : (Long) size;
    }

    private Long evaluate(IASTUnaryExpression unary) {
        if (unary.getOperator() == IASTUnaryExpression.op_sizeof)
            return positive(layouts.size(of(unary.getOperand())));
        if (unary.getOperator() == IASTUnaryExpression.op_amper)
            return ofNothing(Usage.strip(unary.getOperand()));
        var value = constant(unary.getOperand());
        if (value == null)
            return null;
        return switch (unary.getOperator()) {
            case IASTUnaryExpression.op_bracketedPrimary, IASTUnaryExpression.op_plus -> value;
            case IASTUnaryExpression.op_minus -> -value;
            case IASTUnaryExpression.op_tilde -> ~value;
            case IASTUnaryExpression.op_not -> value == 0 ? 1L : 0L;
            default -> null;
        };
    }

    /** {@return the type of what has the field: a.b or a->b} */
    CType owner(IASTFieldReference field) {
        return field.isPointerDereference() ? value(field.getFieldOwner()).target() : of(field.getFieldOwner());
    }

    /** {@return what &((struct packet *) 0)->field is; null for any other place} */
    private Long ofNothing(IASTExpression place) {
        if (!(place instanceof IASTFieldReference field) || !(field.getFieldName().resolveBinding() instanceof IField member))
            return null;
        var owner = Usage.strip(field.getFieldOwner());
        var start = !field.isPointerDereference() ? ofNothing(owner) : owner instanceof IASTCastExpression cast ? constant(cast.getOperand()) : null;
        return start == null || !(owner(field) instanceof CType.Struct known) || layouts.size(known) < 0 ? null : (Long) (start + layouts.offset(known, member));
    }

    private Long evaluate(IASTBinaryExpression binary) {
        var left = constant(binary.getOperand1());
        var right = constant(binary.getOperand2());
        if (left == null || right == null || number(binary.getOperand1()) == null || number(binary.getOperand2()) == null)
            return null;
        long a = left;
        long b = right;
        boolean unsigned = !CType.Number.common(number(binary.getOperand1()), number(binary.getOperand2())).signed;
        return switch (binary.getOperator()) {
            case IASTBinaryExpression.op_plus -> a + b;
            case IASTBinaryExpression.op_minus -> a - b;
            case IASTBinaryExpression.op_multiply -> a * b;
            case IASTBinaryExpression.op_divide -> b == 0 ? null : (Long) (unsigned ? Long.divideUnsigned(a, b) : a / b);
            case IASTBinaryExpression.op_modulo -> b == 0 ? null : (Long) (unsigned ? Long.remainderUnsigned(a, b) : a % b);
            case IASTBinaryExpression.op_binaryAnd -> a & b;
            case IASTBinaryExpression.op_binaryOr -> a | b;
            case IASTBinaryExpression.op_binaryXor -> a ^ b;
            case IASTBinaryExpression.op_shiftLeft -> a << b;
            case IASTBinaryExpression.op_shiftRight -> number(binary.getOperand1()).promoted().signed ? a >> b : a >>> b;
            case IASTBinaryExpression.op_equals -> a == b ? 1L : 0L;
            case IASTBinaryExpression.op_notequals -> a != b ? 1L : 0L;
            case IASTBinaryExpression.op_lessThan -> (unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b)) < 0 ? 1L : 0L;
            case IASTBinaryExpression.op_lessEqual -> (unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b)) <= 0 ? 1L : 0L;
            case IASTBinaryExpression.op_greaterThan -> (unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b)) > 0 ? 1L : 0L;
            case IASTBinaryExpression.op_greaterEqual -> (unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b)) >= 0 ? 1L : 0L;
            case IASTBinaryExpression.op_logicalAnd -> a != 0 && b != 0 ? 1L : 0L;
            case IASTBinaryExpression.op_logicalOr -> a != 0 || b != 0 ? 1L : 0L;
            default -> null;
        };
    }
}
