package tools.translator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.Command;
import tools.Scratch;
import tools.translator.random.RandomProgram;

/**
 * Compiles random C programs by C and by the translator, and compares what they print. Many are compiled at once, and
 * run in one process: a C compiler, a Java compiler and a JVM for a batch.
 *
 * <p>As a program: {@code Differential COUNT [SEED]}.
 */
public final class Differential {
    private static final int BATCH = 100;

    /** What came of a run: how many programs behaved the same, which were refused, and what differed. */
    public record Result(int same, List<String> refused, List<String> different) {
        @Override
        public String toString() {
            return "%d same, %d refused, %d different".formatted(same, refused.size(), different.size());
        }
    }

    private Differential() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        System.out.printf("%d programs, seed %d%n", count, seed);
        var result = run(seed, count);
        result.refused.forEach(System.out::println);
        result.different.forEach(System.out::println);
        System.out.println(result);
        System.exit(result.different.isEmpty() ? 0 : 1);
    }

    /** Runs the programs of a seed and of those that follow. */
    public static Result run(long seed, int count) throws Exception {
        var result = new Result(0, new ArrayList<>(), new ArrayList<>());
        for (int done = 0; done < count; done += BATCH)
            try (var scratch = new Scratch()) {
                var programs = new LinkedHashMap<String, RandomProgram>();
                for (long next = seed + done; next < seed + Math.min(count, done + BATCH); next++)
                    programs.put(name(next), new RandomProgram(next));
                result = new Result(result.same + batch(programs, scratch, result), result.refused, result.different);
            }
        return result;
    }

    private static String name(long seed) {
        return "random_" + Long.toUnsignedString(seed);
    }

    private static int batch(Map<String, RandomProgram> programs, Scratch scratch, Result result) throws Exception {
        var twins = new ArrayList<String>();
        try (var translator = new Translator()) {
            for (var name : programs.keySet()) {
                var source = Files.writeString(scratch.file(name + ".c"), programs.get(name).text());
                try {
                    translator.translate(name + ".c", source, StandardCharsets.UTF_8, scratch.folder());
                    twins.add(name);
                } catch (IOException e) {
                    // A refusal is honest; Java that does not compile is not.
                    (e.getMessage().contains("mistake") ? result.different : result.refused).add(e.getMessage());
                }
            }
        }
        var c = outputs(c(programs, scratch));
        var java = outputs(java(twins, scratch));
        int same = 0;
        for (var name : twins)
            if (c.get(name).equals(java.get(name)))
                same++;
            else
                result.different.add(name + ": C prints\n" + c.get(name) + "and Java\n" + java.get(name));
        return same;
    }

    /** {@return what the C programs print} The compiler watches for what C does not define. */
    private static String c(Map<String, RandomProgram> programs, Scratch scratch) throws Exception {
        var all = new StringBuilder("#include <stdio.h>\n");
        var main = new StringBuilder("int main(void)\n{\n");
        programs.forEach((name, program) -> {
            for (var own : program.names())
                all.append("#define %s %s_%s\n".formatted(own, name, own));
            all.append("#include \"%s.c\"\n#undef LENGTH\n#undef TWICE\n".formatted(name));
            for (var own : program.names())
                all.append("#undef " + own + "\n");
            main.append("    puts(\"%s%s\");\n    printf(\"exit %%d\\n\", %s_main());\n".formatted(RunTwins.MARK, name, name));
        });
        var file = Files.writeString(scratch.file("all.c"), all + "\n" + main + "}\n");
        var compiled = Command.run(System.getenv().getOrDefault("CC", "cc"), "-std=gnu17", "-w", "-fsanitize=undefined", "-o", scratch.file("all"), file);
        if (compiled.status() != 0)
            throw new IllegalStateException(compiled.err());
        var outcome = Command.run(scratch.file("all"));
        if (outcome.status() != 0 || !outcome.err().isEmpty())
            throw new IllegalStateException("C does not define what a random program does: " + outcome.inALine());
        return outcome.out();
    }

    private static String java(List<String> twins, Scratch scratch) throws Exception {
        var translator = Path.of(Differential.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var classes = "target/classes:" + translator + ":" + scratch.folder();
        var words = new ArrayList<Object>(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes, RunTwins.class.getName()));
        words.addAll(twins);
        var outcome = Command.run(Path.of(System.getProperty("java.home"), "bin", "java"), words.toArray());
        if (outcome.status() != 0)
            throw new IllegalStateException("the twins end with " + outcome.inALine());
        return outcome.out();
    }

    private static Map<String, String> outputs(String all) {
        var outputs = new LinkedHashMap<String, String>();
        for (var output : all.split(RunTwins.MARK))
            if (!output.isEmpty())
                outputs.put(output.substring(0, output.indexOf('\n')), output.substring(output.indexOf('\n') + 1));
        return outputs;
    }
}
