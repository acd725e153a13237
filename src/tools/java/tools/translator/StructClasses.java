package tools.translator;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
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
        var modifier = Statements.isLocal(struct) ? "" : "static ";
        int open = t.source.indexOf('{', Rewrite.start(struct));
        text.replace(Rewrite.start(struct), open + 1, (modifier + "class %s extends %s { static final Fields C = new Fields(%s); "
                + "%1$s(SegmentAllocator stack) { super(C, stack); } %1$s(MemorySegment memory) { super(C, memory); } "
                + "static MemoryLayout layout() { return C.layout(); } static %1$s at(MemorySegment array, long index) { return new %1$s(C.at(array, index)); }")
                .formatted(name, "Struct", type.isUnion() + (t.types.most(type) == Long.MAX_VALUE ? "" : ", " + t.types.most(type))));
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

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String member(IASTSimpleDeclaration declaration, Translation t) {
        var text = new ArrayList<String>();
        if (declaration.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier inner)
            text.add(definition(inner, t));
        if (declaration.getDeclSpecifier() instanceof IASTEnumerationSpecifier enumeration)
            text.add(Enumerations.constants(enumeration, t) + ";");
        if (declaration.getDeclarators().length == 0 && declaration.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier inner)
            text.add(anonymous(inner, t));
        for (var declarator : declaration.getDeclarators()) {
            if (declarator instanceof IASTFieldDeclarator)
                throw new Refused(declarator, "a bit-field has no twin; use masks and shifts");
            text.add(field((IField) Usage.innermost(declarator).getName().resolveBinding(), declarator, t));
        }
        return String.join(" ", text);
    }

    /** A struct without a name within another: its fields are called as if they were the outer one's. */
    private static String anonymous(IASTCompositeTypeSpecifier inner, Translation t) {
        var binding = (ICompositeType) inner.getName().resolveBinding();
        if (Types.hasAnonymous(new CType.Struct(binding)))
            throw new Refused(inner, "a struct without a name within another such has no twin; give it one");
        if (!binding.getName().isEmpty())
            return "";
        var type = simple(t.structName(new CType.Struct(binding)));
        var offset = type + "$";
        var text = new ArrayList<String>();
        text.add("static final long %s = C.add(%s.layout()); %2$s %2$s() { return new %2$s(get(%1$s, %2$s.layout())); }".formatted(offset, type));
        for (var field : binding.getFields())
            if (field.getCompositeTypeOwner() == binding) {
                var java = t.usage.type(field);
                var name = t.names.of(field);
                text.add("%1$s %2$s() { return %3$s().%2$s(); }".formatted(java, name, type));
                if (!(t.types.of(field) instanceof CType.Array))
                    text.add("void %1$s(%2$s value) { %3$s().%1$s(value); }".formatted(name, Structs.setter(java), type));
            }
        return String.join(" ", text);
    }

    private static String field(IField field, org.eclipse.cdt.core.dom.ast.IASTDeclarator declarator, Translation t) {
        var type = t.types.of(field);
        var java = t.usage.type(field);
        var name = t.names.of(field);
        var offset = t.names.offset(field);
        return switch (type) {
            case CType.Number number -> "static final long %1$s = C.add(%2$s); %3$s %4$s() { return get%6$s(%1$s); } void %4$s(%5$s value) { set(%1$s, %7$svalue); }".formatted(
                    offset, t.layout(type), java, name, java.size() < 4 && java.isInteger() ? "int" : java, capital(java), java.size() < 4 && java.isInteger() ? "(" + java + ") " : "");
            case CType.Array array -> "static final long %s = C.add(%s); MemorySegment %s() { return get(%1$s, %2$s); }".formatted(offset, arrayLayout(array, t), name);
            case CType.Struct struct -> "static final long %1$s = C.add(%2$s.layout()); %2$s %3$s() { return new %2$s(get(%1$s, %2$s.layout())); } void %3$s(%2$s value) { %3$s().copyFrom(value); }".formatted(
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

    private static String arrayLayout(CType.Array array, Translation t) {
        return "MemoryLayout.sequenceLayout(%d, %s)".formatted(Math.max(0, array.length()), array.of() instanceof CType.Array inner ? arrayLayout(inner, t) : t.layout(array.of()));
    }

    private static String capital(JType type) {
        var name = type.toString();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
