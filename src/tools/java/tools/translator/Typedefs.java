package tools.translator;

import org.eclipse.cdt.core.dom.ast.IASTCompositeTypeSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTEnumerationSpecifier;
import org.eclipse.cdt.core.dom.ast.IASTSimpleDeclaration;

/** typedef: Java has none, so a name is what it stands for. */
final class Typedefs {
    private Typedefs() {}

    static String typedef(IASTSimpleDeclaration declaration, Translation t) {
        var specifier = declaration.getDeclSpecifier();
        if (specifier instanceof IASTCompositeTypeSpecifier struct)
            return t.lines(declaration, StructClasses.definition(struct, t));
        if (specifier instanceof IASTEnumerationSpecifier enumeration)
            return t.lines(declaration, Enumerations.constants(enumeration, t) + ";");
        return Declarations.comment(declaration, t);
    }
}
