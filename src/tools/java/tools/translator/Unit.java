package tools.translator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTTranslationUnit;
import org.eclipse.cdt.core.dom.ast.gnu.c.GCCLanguage;
import org.eclipse.cdt.core.index.IIndexFileLocation;
import org.eclipse.cdt.core.parser.DefaultLogService;
import org.eclipse.cdt.core.parser.ExtendedScannerInfo;
import org.eclipse.cdt.core.parser.FileContent;
import org.eclipse.cdt.internal.core.parser.IMacroDictionary;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContent;
import org.eclipse.cdt.internal.core.parser.scanner.InternalFileContentProvider;
import org.eclipse.core.runtime.CoreException;

/** Reads C programs into syntax trees, with Eclipse CDT's parser and the headers of this machine. */
final class Unit {
    /** A folder that is not there. It comes first in the search, and a header from it is the real one without some macros. */
    private static final String WITHOUT_MACROS = "/without-macros/";

    private final ExtendedScannerInfo scanner;
    private final CCompiler compiler;
    private final Library library;
    private final Map<String, char[]> headers = new HashMap<>();

    Unit(CCompiler compiler, Library library) {
        this.compiler = compiler;
        this.library = library;
        var folders = new java.util.ArrayList<>(compiler.folders());
        folders.addFirst(WITHOUT_MACROS);
        var macros = new HashMap<>(compiler.macros());
        // What gcc knows by itself, and the parser does not.
        macros.put("__builtin_va_list", "char *");
        macros.put("_Float32", "float");
        macros.put("_Float64", "double");
        macros.put("_Float32x", "double");
        macros.put("_Float64x", "long double");
        macros.put("_Float128", "long double");
        scanner = new ExtendedScannerInfo(macros, folders.toArray(String[]::new));
    }

    IASTTranslationUnit parse(Source source) {
        try {
            return GCCLanguage.getDefault().getASTTranslationUnit(FileContent.create(source.path().toString(), source.text().toCharArray()),
                    scanner, new Headers(), null, 0, new DefaultLogService());
        } catch (CoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Headers extends InternalFileContentProvider {
        @Override
        public InternalFileContent getContentForInclusion(String path, IMacroDictionary macros) {
            var content = headers.computeIfAbsent(path, this::content);
            return content.length == 0 ? null : (InternalFileContent) FileContent.create(path, content);
        }

        @Override
        public InternalFileContent getContentForInclusion(IIndexFileLocation location, String path) {
            return null;
        }

        private char[] content(String path) {
            try {
                if (path.startsWith(WITHOUT_MACROS))
                    return withoutMacros(path.substring(WITHOUT_MACROS.length()));
                // One character a byte: what is not ASCII is in comments.
                return Files.isRegularFile(Path.of(path)) ? Files.readString(Path.of(path), StandardCharsets.ISO_8859_1).toCharArray() : new char[0];
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What is a macro in C and a method in the binding (errno, FD_SET) is to be a name in the tree, not what it expands to. */
        private char[] withoutMacros(String header) {
            if (!library.isHeader(header))
                return new char[0];
            for (var folder : compiler.folders())
                if (Files.isRegularFile(Path.of(folder, header))) {
                    var text = new StringBuilder("#include_next <" + header + ">\n");
                    for (var name : library.methodNames())
                        if (!name.equals("offsetof"))
                            text.append("#undef ").append(name).append('\n');
                    if (header.equals("assert.h")) // a function whose argument C tests
                        text.append("#ifndef NDEBUG\n#undef assert\nvoid assert(int);\n#endif\n");
                    if (header.equals("stddef.h")) // its argument is a type, which no function takes
                        text.append("#undef offsetof\n#define offsetof(type, member) ((unsigned long) &((type *) 0)->member)\n");
                    return text.toString().toCharArray();
                }
            return new char[0];
        }
    }
}
