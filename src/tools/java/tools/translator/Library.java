package tools.translator;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the binding has, read from its classes: headers, functions, constants and structs. */
final class Library {
    private final Map<String, Class<?>> headers = new TreeMap<>();
    private final Map<String, List<Method>> methods = new TreeMap<>();
    private final Map<String, Field> fields = new HashMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    /** Reads the classes of the binding that are compiled into a folder, and are on the class path. */
    Library(Path classes) throws IOException {
        var folder = classes.resolve("libc");
        try (var files = Files.walk(folder)) {
            for (var file : files.map(file -> classes.relativize(file).toString()).filter(name -> name.matches("libc/([a-z]+/)?\\w+_h\\.class|libc/C\\.class"))
                    .filter(name -> !name.startsWith("libc/abi/") && !name.startsWith("libc/internal/")).sorted().toList())
                add(Class.forName(file.replace(".class", "").replace('/', '.'), false, Library.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private void add(Class<?> header) {
        if (!header.getSimpleName().equals("C"))
            headers.put(header.getName().replace("libc.", "").replace('.', '/').replaceFirst("_h$", ".h"), header);
        for (var method : header.getDeclaredMethods())
            if (isPublic(method) && !method.isSynthetic())
                methods.computeIfAbsent(method.getName(), name -> new ArrayList<>()).add(method);
        for (var field : header.getFields()) // those of its limits, too
            if (isPublic(field))
                fields.put(field.getName(), field);
        for (var type : header.getDeclaredClasses())
            if (Modifier.isPublic(type.getModifiers()))
                types.put(type.getSimpleName(), type);
    }

    private static boolean isPublic(Member member) {
        return Modifier.isPublic(member.getModifiers()) && Modifier.isStatic(member.getModifiers());
    }

    /** {@return whether a header, as sys/socket.h, is a class of the binding} */
    boolean isHeader(String name) {
        return headers.containsKey(name);
    }

    /** {@return the class of a header, as sys/socket.h} */
    Class<?> header(String name) {
        return headers.get(name);
    }

    Set<String> methodNames() {
        return new TreeSet<>(methods.keySet());
    }

    /** {@return the overloads of a function of C; empty if the binding has no such function} */
    List<Method> methods(String name) {
        return methods.getOrDefault(name, List.of());
    }

    /** {@return a constant or variable of C, or a layout; null if the binding has none of that name} */
    Field field(String name) {
        return fields.get(name);
    }

    /** {@return the class of a struct or another type, by its simple or its full name; null if the binding has none of that name} */
    Class<?> type(String name) {
        return types.get(name.substring(name.lastIndexOf('.') + 1));
    }

    /** {@return whether a class is a struct's} */
    boolean isStruct(Class<?> type) {
        return libc.C.struct.class.isAssignableFrom(type) || types.get(type.getSimpleName()) == type && !type.isInterface() && !type.getSimpleName().equals("FILE");
    }
}
