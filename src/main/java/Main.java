/* What `java -jar` runs: it lists the programs of the jar, or runs one. */
import java.lang.reflect.InvocationTargetException;
import java.util.jar.JarFile;

void main(String[] args) throws Throwable {
    var programs = programs();
    if (args.length == 0) {
        usage(programs, System.out);
    } else if (programs.contains(args[0])) {
        run(args[0], Arrays.copyOfRange(args, 1, args.length));
    } else {
        System.err.println("There is no program \"%s\".".formatted(args[0]));
        usage(programs, System.err);
        System.exit(1);
    }
}

void usage(Set<String> programs, PrintStream out) {
    out.println("Usage : java -jar twin-sockets.jar <program> <argument> ...");
    out.println("Programs : " + String.join(" ", programs));
}

/** The classes at the top of the jar, this one aside. */
Set<String> programs() throws IOException {
    var jar = Path.of(System.getProperty("java.class.path"));
    try (var entries = new JarFile(jar.toFile())) {
        return entries.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.endsWith(".class") && !name.contains("/") && !name.contains("$"))
                .map(name -> name.substring(0, name.length() - ".class".length()))
                .filter(name -> !name.equals(getClass().getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

void run(String program, String[] args) throws Throwable {
    System.setProperty("libc.argv0", program);
    var type = Class.forName(program);
    try {
        type.getDeclaredMethod("main", String[].class)
                .invoke(type.getDeclaredConstructor().newInstance(), (Object) args);
    } catch (InvocationTargetException e) {
        throw e.getCause();
    }
}
