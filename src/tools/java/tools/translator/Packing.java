package tools.translator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.dom.ast.ASTVisitor;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.ICompositeType;

/** Which structs are packed, as those that go over the wire: #pragma pack and the attribute packed. */
final class Packing {
    private static final Pattern PRAGMA = Pattern.compile("(?m)^[ \\t]*#[ \\t]*pragma[ \\t]+pack[ \\t]*\\(([^)\\n]*)\\)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?s)\\s*__attribute__\\s*\\(\\(\\s*_*packed_*\\s*\\)\\).*");

    private final String source;
    /** The alignment that a pragma asks for, by where it stands. */
    private final TreeMap<Integer, Long> pragmas = new TreeMap<>();

    private Packing(String source) {
        this.source = source;
        long now = Long.MAX_VALUE;
        var before = new ArrayDeque<Long>();
        for (var pragma : PRAGMA.matcher(source).results().toList()) {
            var words = List.of(pragma.group(1).strip().split("\\s*,\\s*"));
            if (words.contains("pop"))
                now = before.isEmpty() ? Long.MAX_VALUE : before.pop();
            else {
                if (words.contains("push"))
                    before.push(now);
                else
                    now = Long.MAX_VALUE;
                if (words.getLast().matches("[1-9]\\d*"))
                    now = Long.parseLong(words.getLast());
            }
            pragmas.put(pragma.start(), now);
        }
    }

    /** Tells the types which structs of a program are packed. */
    static void note(String source, List<IASTDeclaration> program, Types types) {
        var packing = new Packing(source);
        for (var declaration : program)
            declaration.accept(new ASTVisitor() {
                {
                    shouldVisitDeclSpecifiers = true;
                }

                @Override
                public int visit(IASTDeclSpecifier specifier) {
                    if (specifier instanceof IASTCompositeTypeSpecifier struct && struct.getName().resolveBinding() instanceof ICompositeType type)
                        types.layouts.packed(type, packing.most(struct));
                    return PROCESS_CONTINUE;
                }
            });
    }

    private long most(IASTCompositeTypeSpecifier struct) {
        var end = source.lastIndexOf('}', Rewrite.end(struct)) + 1;
        var head = source.substring(Rewrite.start(struct), source.indexOf('{', Rewrite.start(struct))).replaceFirst(".*?(struct|union)", "");
        if (ATTRIBUTE.matcher(head).matches() || ATTRIBUTE.matcher(source.substring(end)).matches())
            return 1;
        var pragma = pragmas.floorEntry(end);
        return pragma == null ? Long.MAX_VALUE : pragma.getValue();
    }
}
