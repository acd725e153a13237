package tools.translator;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IField;

/** A struct or a union of the program: a class over memory, a line a field. */
final class StructClasses {
    private static final Pattern STRUCT = Pattern.compile("class (\\w+) extends Struct ");

    private StructClasses() {}

    static String definition(IASTCompositeTypeSpecifier struct, Translation t) {
        var type = new CType.Struct((ICompositeType) struct.getName().resolveBinding());
        // What is defined within another struct is named by its own name, or by the field.
        var name = simple(t.structName(type));
        var text = t.rewrite(struct);
        var modifier = Statements.isLocal(struct) && !t.names.isHeld(type.binding()) ? "" : "static ";
        int open = t.source.indexOf('{', Rewrite.start(struct));
        text.replace(Rewrite.start(struct), open + 1, (modifier + "class %s extends %s { static final Fields C = new Fields(%s); "
                + "%1$s(SegmentAllocator stack) { super(C, stack); } %1$s(MemorySegment memory) { super(C, memory); } "
                + "static MemoryLayout layout() { return C.layout(); } static %1$s at(MemorySegment array, long index) { return new %1$s(C.at(array, index)); }")
                .formatted(name, "Struct", type.isUnion() + (t.types.layouts.most(type) == Long.MAX_VALUE ? "" : ", " + t.types.layouts.most(type))));
        for (var member : struct.getMembers()) {
            if (!(member instanceof IASTSimpleDeclaration declaration))
                throw new Refused(member, "this member has no twin: " + t.raw(member));
            text.replace(declaration, t.lines(declaration, member(declaration, t)));
        }
        int close = t.source.lastIndexOf('}', Rewrite.end(struct)) + 1;
        text.replace(close, Rewrite.end(struct), ""); // an attribute
        return text.toString();
    }

    /** {@return a twin without the methods of its structs that it does not use} */
    static String withoutUnused(String java) {
        for (var name : STRUCT.matcher(java).results().map(found -> found.group(1)).toList()) {
            if (!java.contains(name + ".at("))
                java = java.replace(" static %1$s at(MemorySegment array, long index) { return new %1$s(C.at(array, index)); }".formatted(name), "");
            if (!java.contains(name + ".layout()")) // the class of a struct begins with its layout
                java = java.replaceFirst("(class %s extends Struct .*?) static MemoryLayout layout\\(\\) \\{ return C.layout\\(\\); \\}".formatted(name), "$1");
        }
        return java;
    }

    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String member(IASTSimpleDeclaration declaration, Translation t) {
        var text = new ArrayList<String>();
        if (declaration.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier inner)
            text.add(definition(inner, t));
        if (declaration.getDeclSpecifier() instanceof IASTEnumerationSpecifier enumeration)
            text.add(Enumerations.constants(enumeration, t) + ";");
        if (Member.isAnonymous(declaration))
            text.add(anonymous((IASTCompositeTypeSpecifier) declaration.getDeclSpecifier(), t));
        for (var declarator : declaration.getDeclarators()) {
            var field = (IField) Usage.innermost(declarator).getName().resolveBinding();
            text.add(declarator instanceof IASTFieldDeclarator bits ? bits(field, bits, t) : field(field, declarator, t));
        }
        return String.join(" ", text);
    }

    /** A struct without a name within another: its fields are called as if they were the outer one's. */
    private static String anonymous(IASTCompositeTypeSpecifier inner, Translation t) {
        var binding = (ICompositeType) inner.getName().resolveBinding();
        var type = simple(t.structName(new CType.Struct(binding)));
        var offset = type + "$";
        var text = new ArrayList<String>();
        text.add("static final long %s = C.add(%s.layout()); %2$s %2$s() { return new %2$s(segment().asSlice(%1$s)); }".formatted(offset, type));
        for (var field : binding.getFields())
            if (!field.getName().isEmpty()) {
                var java = t.usage.type(field);
                var name = t.names.of(field);
                text.add("%1$s %2$s() { return %3$s().%2$s(); }".formatted(java, name, type));
                if (t.types.width(field) != -1)
                    text.add("%1$s %2$s(%1$s value) { return %3$s().%2$s(value); }".formatted(java, name, type));
                else if (!(t.types.of(field) instanceof CType.Array))
                    text.add("void %1$s(%2$s value) { %3$s().%1$s(value); }".formatted(name, Structs.setter(java), type));
            }
        return String.join(" ", text);
    }

    /** A bit-field. C's assignment has as its value what the field keeps of a number, so that setting it returns that. */
    private static String bits(IField field, IASTFieldDeclarator declarator, Translation t) {
        var struct = new CType.Struct(field.getCompositeTypeOwner());
        int width = t.types.width(field);
        boolean packed = t.types.layouts.most(struct) != Long.MAX_VALUE;
        if (packed && width > Long.SIZE - Byte.SIZE)
            throw new Refused(declarator, "a bit-field of %d bits in a packed struct has no twin; give it a whole %s".formatted(width, "uint64_t"));
        var place = "(%s, %s)".formatted(t.layout(t.types.declared(field)), number(declarator.getBitFieldSize(), width, t));
        if (field.getName().isEmpty()) {
            if (t.types.layouts.alignment(t.types.declared(field)) > t.types.layouts.alignment(struct))
                throw new Refused(declarator, "bits without a name align a struct on some processors and not on others; give them the type of a field beside them");
            return "static { C.skip%s; }".formatted(place);
        }
        var java = t.usage.type(field);
        return "static final Bits %1$s = C.%2$s%3$s; %4$s %5$s() { return get%6$s(%1$s); } %4$s %5$s(%4$s value) { return set(%1$s, value); }".formatted(
                t.names.offset(field), t.types.isSigned(field) ? "signed" : "unsigned", place, java, t.names.of(field), capital(java));
    }

    private static String number(IASTExpression expression, int value, Translation t) {
        var raw = t.raw(expression);
        return raw.equals(String.valueOf(value)) ? raw : value + " /* " + raw + " */";
    }

    private static String field(IField field, org.eclipse.cdt.core.dom.ast.IASTDeclarator declarator, Translation t) {
        var type = t.types.of(field);
        var java = t.usage.type(field);
        var name = t.names.of(field);
        var offset = t.names.offset(field);
        return switch (type) {
            case CType.Number number -> "static final long %1$s = C.add(%2$s); %3$s %4$s() { return get%6$s(%1$s); } void %4$s(%5$s value) { set(%1$s, %7$svalue); }".formatted(
                    offset, t.layout(type), java, name, java.size() < 4 && java.isInteger() ? "int" : java, capital(java), java.size() < 4 && java.isInteger() ? "(" + java + ") " : "");
            case CType.Array array when array.length() <= 0 || array.length() == 1 && isLast(field) -> // a flexible one: all that is behind the struct
                "static final long %s = C.add(%s); MemorySegment %s() { return segment().asSlice(%1$s); }".formatted(offset, arrayLayout(array, t), name);
            case CType.Array array -> "static final long %s = C.add(%s); MemorySegment %s() { return get(%1$s, %2$s); }".formatted(offset, arrayLayout(array, t), name);
            case CType.Struct struct -> "static final long %1$s = C.add(%2$s.layout()); %2$s %3$s() { return new %2$s(segment().asSlice(%1$s)); } void %3$s(%2$s value) { %3$s().copyFrom(value); }".formatted(
                    offset, t.structName(struct), name);
            case CType.Pointer pointer when java.is(JType.Kind.OBJECT) && !java.name().equals("FILE") ->
                "static final long %1$s = C.add(C_POINTER); %2$s %3$s() { return getPointer(%1$s, %2$s::new); } void %3$s(%2$s value) { set(%1$s, value); }".formatted(offset, java, name);
            case CType.Pointer pointer when java.is(JType.Kind.MEMORY) ->
                "static final long %1$s = C.add(C_POINTER); MemorySegment %2$s() { return getPointer(%1$s); } void %2$s(MemorySegment value) { set(%1$s, value); }".formatted(offset, name);
            case CType.Pointer pointer when type.isFunctionPointer() ->
                "static final long %1$s = C.add(C_POINTER); %2$s %3$s() { return getObject(%1$s); } void %3$s(%2$s value) { setObject(%1$s, value); }".formatted(
                        offset, java, name);
            case CType.Pointer pointer -> "static final long %1$s = C.add(C_POINTER); %2$s %3$s() { return getObject(%1$s); } void %3$s(%2$s value) { setObject(%1$s, value); }".formatted(
                    offset, java, name);
            default -> throw new Refused(declarator, "this field has no twin: " + t.raw(declarator) + "; long double, _Complex and vectors have no type in Java");
        };
    }

    private static boolean isLast(IField field) {
        var fields = field.getCompositeTypeOwner().getFields();
        return fields[fields.length - 1] == field && fields.length > 1 && field.getCompositeTypeOwner().getKey() == ICompositeType.k_struct;
    }

    private static String arrayLayout(CType.Array array, Translation t) {
        return "MemoryLayout.sequenceLayout(%d, %s)".formatted(Math.max(0, array.length()), array.of() instanceof CType.Array inner ? arrayLayout(inner, t) : t.layout(array.of()));
    }

    private static String capital(JType type) {
        var name = type.toString();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
