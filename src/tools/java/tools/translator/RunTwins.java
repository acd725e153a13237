package tools.translator;

import static libc.stdio_h.*;
import static libc.stdlib_h.*;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Runs Java twins, one after another, in one JVM. As a program: {@code RunTwins NAME...}. */
final class RunTwins {
    static final String MARK = "=== ";

    private RunTwins() {}

    public static void main(String[] names) throws Exception {
        for (var name : names) {
            puts(MARK + name);
            var constructor = Class.forName(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            var main = Arrays.stream(constructor.getDeclaringClass().getDeclaredMethods())
                    .filter(method -> method.getName().equals("main") && method.getReturnType() == int.class).findFirst().orElseThrow();
            main.setAccessible(true);
            try {
                var arguments = main.getParameterCount() == 0 ? new Object[0] : new Object[] {1, new String[] {name}};
                printf("exit %d\n", (int) main.invoke(constructor.newInstance(), arguments));
            } catch (InvocationTargetException e) {
                puts(e.getCause().toString());
            }
        }
        exit(0);
    }
}
