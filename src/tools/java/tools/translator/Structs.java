package tools.translator;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IField;

/** Structs and their fields. */
final class Structs {
    private Structs() {}

    static final List<Rule<?>> RULES = List.of(new Rule<>(IASTFieldReference.class, Structs::field,
                    new Phrase("NAME.FIELD.INNER ==", "NAME.FIELD().INNER() ==",
                            "a field is read by calling it without a value",
                            "int f(struct sockaddr_in *a) { return a->sin_addr.s_addr == INADDR_NONE; }",
                            "int f(sockaddr_in a) { return a.sin_addr().s_addr() == INADDR_NONE ? 1 : 0; }")));

    /** {@return the struct whose field it is, as an object} */
    private static Code owner(IASTFieldReference field, Translation t) {
        var owner = field.getFieldOwner();
        if (!(t.types.owner(field) instanceof CType.Struct struct))
            throw new Refused(field, "the type of this is not known: " + t.raw(owner));
        var wanted = JType.object(t.structName(struct));
        var code = t.java(owner);
        if (code.type().is(JType.Kind.MEMORY))
            return Code.primary("new %s(%s)".formatted(wanted, code.bare()), wanted);
        if (code.type().is(JType.Kind.ARRAY))
            return Code.primary(code.at(Code.PRIMARY) + "[0]", wanted);
        return Conversions.object(owner, code, wanted, t);
    }

    private static final Pattern SPELLED = Pattern.compile("(?s).*(?:\\.|->)\\s*(\\w+)");

    static Place.Field place(IASTFieldReference given, Translation t) {
        var field = given;
        var name = field.getFieldName().toString();
        // st_mtime is a macro of C for st_mtim.tv_sec: the binding's field is called as the program calls it.
        var spelled = SPELLED.matcher(t.raw(given));
        if (spelled.matches() && !spelled.group(1).equals(name)) {
            while (Usage.strip(field.getFieldOwner()) instanceof IASTFieldReference inner && t.raw(inner).equals(t.raw(given)))
                field = inner;
            name = field == given ? name : spelled.group(1);
        }
        var owner = owner(field, t);
        var object = owner.at(Code.PRIMARY);
        if (field.getFieldName().resolveBinding() instanceof IField own && t.names.isOwnField(own)) {
            var type = t.usage.type(own);
            return new Place.Field(object, t.names.of(own), type, setter(type), t.types.width(own) != -1);
        }
        var type = t.library.type(owner.type().name());
        if (type == null)
            throw new Refused(field, "the binding has no struct " + owner.type().name() + "; see src/main/java/libc");
        JType read = null;
        JType written = null;
        for (var method : type.getMethods())
            if (method.getName().equals(name) && method.getParameterCount() == 0)
                read = JType.of(method.getReturnType());
            else if (method.getName().equals(name) && method.getParameterCount() == 1 && (written == null || method.getParameterTypes()[0] == MemorySegment.class))
                written = JType.of(method.getParameterTypes()[0]);
        if (read == null)
            throw new Refused(field.getFieldName(), "the binding's struct " + owner.type().name() + " has no field " + name);
        return new Place.Field(object, name, read, written == null ? read : written, false);
    }

    /** {@return what sets a field of a type: an int for a smaller one, as in the binding} */
    static JType setter(JType type) {
        return type.is(JType.Kind.BYTE) || type.is(JType.Kind.SHORT) ? JType.INT : type;
    }

    /** {@return what the method takes that sets a field of the binding's} */
    static JType parameter(String struct, String field, JType otherwise, Translation t) {
        var type = t.library.type(struct);
        if (type != null)
            for (var method : type.getMethods())
                if (method.getName().equals(field) && method.getParameterCount() == 1 && method.getParameterTypes()[0] != libc.C.struct.class)
                    return JType.of(method.getParameterTypes()[0]);
        return otherwise;
    }

    private static Code field(IASTFieldReference field, Translation t) {
        return place(field, t).read();
    }

    /** {@return the address of a field that is a number or a pointer} */
    static Code address(IASTFieldReference field, Translation t) {
        var owner = owner(field, t);
        if (!(field.getFieldName().resolveBinding() instanceof IField own) || !t.names.isOwnField(own)) {
            if (field.getFieldName().resolveBinding() instanceof IField libcs && t.types.owner(field) instanceof CType.Struct known && t.types.layouts.offset(known, libcs) == 0)
                return Code.primary(owner.at(Code.PRIMARY) + ".segment()", JType.MEMORY);
            t.uses(libc.stddef_h.class);
            return Code.primary("%s.segment().asSlice(offsetof(%s.layout(), \"%s\"))".formatted(owner.at(Code.PRIMARY), owner.type(), field.getFieldName()), JType.MEMORY);
        }
        var within = owner.at(Code.PRIMARY);
        for (var outer = (CType.Struct) t.types.owner(field); outer.binding() != own.getCompositeTypeOwner(); ) {
            outer = Member.holding(own, outer);
            within += "." + StructClasses.simple(t.structName(outer)) + "()";
        }
        var type = t.structName(new CType.Struct(own.getCompositeTypeOwner()));
        return Code.primary("%s.segment().asSlice(%s.%s)".formatted(within, t.names.isHidden(type) ? within : type, t.names.offset(own)), JType.MEMORY);
    }

    static boolean isStruct(IASTExpression expression, Translation t) {
        return t.types.of(expression) instanceof CType.Struct;
    }
}
