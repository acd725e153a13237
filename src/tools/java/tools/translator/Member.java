package tools.translator;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTFieldDeclarator;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;
import org.eclipse.cdt.core.dom.ast.ICompositeType;
import org.eclipse.cdt.core.dom.ast.IField;
import org.eclipse.cdt.internal.core.dom.parser.c.CField;
import org.eclipse.cdt.internal.core.dom.parser.c.CStructure;

/**
 * What a struct declares: a field; or a struct without a name, whose fields are called as if they were the outer one's.
 *
 * @param field the field; its name is empty if it is a bit-field without one
 * @param anonymous the struct without a name; null if it is a field
 */
record Member(IField field, CType.Struct anonymous) {

    /** {@return the members of a struct, in their order} */
    static List<Member> of(CType.Struct struct) {
        var members = new ArrayList<Member>();
        var definition = definition(struct);
        if (definition != null)
            for (var member : definition.getMembers())
                if (member instanceof IASTSimpleDeclaration declaration) {
                    if (isAnonymous(declaration))
                        members.add(new Member(null, new CType.Struct((ICompositeType) ((IASTCompositeTypeSpecifier) declaration.getDeclSpecifier()).getName().resolveBinding())));
                    for (var declarator : declaration.getDeclarators())
                        members.add(new Member((IField) Usage.innermost(declarator).getName().resolveBinding(), null));
                }
        return members;
    }

    /** {@return where a struct is defined; null if the program only declares it} */
    static IASTCompositeTypeSpecifier definition(CType.Struct struct) {
        return struct.binding() instanceof CStructure known && known.getDefinition() != null
                && known.getDefinition().getParent() instanceof IASTCompositeTypeSpecifier definition ? definition : null;
    }

    /** {@return the struct without a name, directly within a struct, that a field is in} */
    static CType.Struct holding(IField field, CType.Struct struct) {
        return of(struct).stream().map(Member::anonymous).filter(inner -> inner != null && List.of(inner.binding().getFields()).contains(field)).findFirst().orElseThrow();
    }

    /** {@return whether a declaration within a struct is a struct without a name and without a field} */
    static boolean isAnonymous(IASTSimpleDeclaration declaration) {
        return declaration.getDeclarators().length == 0 && declaration.getDeclSpecifier() instanceof IASTCompositeTypeSpecifier inner
                && inner.getName().toString().isEmpty();
    }

    /** {@return where the program says how a field is made, if it is a bit-field; null for any other field} */
    static IASTFieldDeclarator bits(IField field) {
        if (!(field instanceof CField known))
            return null;
        IASTNode node = known.getPhysicalNode();
        do
            node = node.getParent();
        while (node.getParent() instanceof IASTDeclarator);
        return node instanceof IASTFieldDeclarator bits && bits.getBitFieldSize() != null ? bits : null;
    }

    /** {@return whether no name leads to it: it only takes up bits} */
    boolean isUnnamed() {
        return field != null && field.getName().isEmpty();
    }

    boolean has(String name) {
        return field != null ? field.getName().equals(name) : of(anonymous).stream().anyMatch(member -> member.has(name));
    }
}
