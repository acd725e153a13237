package libc;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the binding, as they are compiled. */
public final class Headers {
    private Headers() {}

    private static final Path CLASSES = Path.of("target/classes");

    /** {@return every class of the binding, those of libc.abi aside} */
    public static List<Class<?>> all() throws IOException {
        return all(CLASSES, Headers.class.getClassLoader());
    }

    /** {@return every class of a binding in a folder, those of libc.abi aside} */
    public static List<Class<?>> all(Path classes, ClassLoader loader) throws IOException {
        try (var files = Files.walk(classes.resolve("libc"))) {
            return files.map(classes::relativize).map(Path::toString).filter(file -> file.endsWith(".class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .filter(name -> !name.startsWith("libc.abi.")).sorted().<Class<?>>map(name -> type(name, loader)).toList();
        }
    }

    /** {@return every function of every header} */
    static Stream<Method> functions() throws IOException {
        return all().stream().filter(type -> type.getName().endsWith("_h")).flatMap(header -> Stream.of(header.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()));
    }

    private static Class<?> type(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
