package tools.translator;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes the Java twin of a C program. */
public final class Translator implements AutoCloseable {
    private static final int ROUNDS = 5;

    private final CCompiler cc = new CCompiler();
    private final Library library = new Library(Path.of("target/classes"));
    private final Unit unit = new Unit(cc, library);
    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ENGLISH, null);

    public Translator() throws IOException {}

    CCompiler compiler() {
        return cc;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    /** {@return the name of a program: Java's class has it} */
    static String name(Path file) {
        var name = file.getFileName().toString().replaceFirst("\\.c$", "").replaceAll("\\W", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) || Names.isKeyword(name) ? "_" + name : name;
    }

    /**
     * Translates a program, and puts the classes of the twin into a folder.
     *
     * @param as how messages call the file
     * @param file the file
     * @param encoding its encoding
     * @param classes where the classes go; null if only the text is wanted
     * @return the text of the twin
     * @throws IOException with what is wrong with the program, and where
     */
    public String translate(String as, Path file, Charset encoding, Path classes) throws IOException {
        var original = Source.read(as, file, encoding);
        var objections = cc.objections(file).replace(file.toString(), as);
        if (!objections.isEmpty())
            throw new IOException(objections);
        try {
            var parsed = MacroText.parsed(original, unit);
            Attributes.check(parsed.source()); // with the macros that stand for an attribute written out
            return compiled(parsed, name(file), classes);
        } catch (Refused e) {
            throw new IOException(original.position(e.offset()) + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            if (System.getProperty("twin.show") != null)
                e.printStackTrace();
            throw new IOException("%s: this program breaks the translator, which is a mistake of ours: %s at %s".formatted(as, e, e.getStackTrace()[0]), e);
        }
    }

    /** The twin is made again where javac wants to see a variable initialised. */
    private String compiled(MacroText.Parsed parsed, String name, Path classes) throws IOException {
        Set<Integer> zeroed = new HashSet<>();
        for (int round = 0; ; round++) {
            var program = new Program(parsed, library, name, zeroed);
            var twin = program.twin();
            var problems = compile(name, twin, classes);
            if (problems.isEmpty())
                return twin;
            int before = zeroed.size();
            for (var problem : problems)
                if (problem.getCode().equals("compiler.err.var.might.not.have.been.initialized")) {
                    var message = problem.getMessage(Locale.ENGLISH);
                    zeroed.addAll(program.declarators(message.substring(message.indexOf("variable ") + 9).split(" ")[0], (int) problem.getLineNumber()));
                }
            if (zeroed.size() == before || round == ROUNDS) {
                if (System.getProperty("twin.show") != null)
                    System.err.println(twin);
                var problem = problems.getFirst();
                if (problem.getCode().equals("compiler.err.undef.label"))
                    throw new IOException(parsed.source().path() + ":" + problem.getLineNumber() + ":1: goto: jumps that cross each other have no twin; use loops and functions");
                throw new IOException("%s:%d:1: this line's twin is not Java, which is a mistake of the translator: %s: %s".formatted(parsed.source().path(), problem.getLineNumber(),
                        problem.getMessage(Locale.ENGLISH).replace("\n", " "), line(twin, (int) problem.getLineNumber())));
            }
        }
    }

    private static String line(String text, int number) {
        return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("").strip();
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(String name, String text, Path classes) throws IOException {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var file = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return text;
            }
        };
var options = new ArrayList<>(List.of("-cp", "target/classes", "-proc:none", "-nowarn", "-g"));
        if (classes != null)
            options.addAll(List.of("-d", classes.toString()));
        var task = (JavacTask) javac.getTask(null, files, diagnostics, options, null, List.of(file));
        if (classes == null)
            task.analyze();
        else
            task.call();
        var errors = new ArrayList<Diagnostic<? extends JavaFileObject>>();
        for (var diagnostic : diagnostics.getDiagnostics())
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR)
                errors.add(diagnostic);
        return errors;
    }
}
