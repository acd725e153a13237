package tools.translator;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.util.IdentityHashMap;
import java.util.Map;
import libc.C.Fields;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IField;

/** How large C's types are and where their fields begin, by the rules of gcc and clang for x86-64 and arm64. */
final class Layouts {
    /** The layout of a struct; its size is -1 if only the run says it. */
    private record Layout(long size, long alignment, Map<IField, Long> offsets) {}

    private final Types types;
    private final Map<ICompositeType, Long> packed = new IdentityHashMap<>();

    Layouts(Types types) {
        this.types = types;
    }

    /** {@return the size of a type in bytes; -1 if only the run says it} */
    long size(CType type) {
        return switch (type) {
            case CType.Number number -> number.size;
            case CType.Pointer pointer -> 8;
            case CType.Array array -> array.length() < 0 || size(array.of()) < 0 ? -1 : array.length() * size(array.of());
            case CType.Struct struct -> layout(struct).size;
            case CType.Function function -> 1;
            case CType.Unknown unknown -> -1;
        };
    }

    long alignment(CType type) {
        return switch (type) {
            case CType.Array array -> alignment(array.of());
            case CType.Struct struct -> layout(struct).alignment;
            default -> Math.max(1, size(type));
        };
    }

    /** {@return where a field begins, in bytes; -1 if only the run says it} */
    long offset(CType.Struct struct, IField field) {
        return layout(struct).offsets.getOrDefault(field, -1L);
    }

    /** The twin's struct lays its fields out in the same way, when it runs. */
    private Layout layout(CType.Struct struct) {
        var offsets = new IdentityHashMap<IField, Long>();
        var fields = new Fields(struct.isUnion(), most(struct));
        for (var member : Member.of(struct)) {
            var type = member.anonymous() != null ? member.anonymous() : types.declared(member.field());
            long size = type instanceof CType.Array array && array.length() < 0 ? 0 : size(type);
            if (size < 0)
                return new Layout(-1, 1, offsets);
            var layout = MemoryLayout.sequenceLayout(size, ValueLayout.JAVA_BYTE).withByteAlignment(alignment(type));
            int width = types.width(member.field());
            if (member.isUnnamed())
                fields.skip(layout, width);
            else if (width != -1)
                offsets.put(member.field(), fields.unsigned(layout, width).position() / Byte.SIZE);
            else if (member.anonymous() == null)
                offsets.put(member.field(), fields.add(layout));
            else {
                long begin = fields.add(layout);
                layout(member.anonymous()).offsets.forEach((field, offset) -> offsets.put(field, begin + offset));
            }
        }
        return new Layout(fields.layout().byteSize(), fields.layout().byteAlignment(), offsets);
    }

    /** Notes what the alignment of a struct's fields is at most. */
    void packed(ICompositeType struct, long most) {
        packed.put(struct, most);
    }

    /** {@return what the alignment of a struct's fields is at most; Long.MAX_VALUE if it is not packed} */
    long most(CType.Struct struct) {
        return packed.getOrDefault(struct.binding(), Long.MAX_VALUE);
    }
}
