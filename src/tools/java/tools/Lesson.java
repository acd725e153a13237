package tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lesson of the course: a folder of src/lessons, NN-name, with its text, its script, its recording and its pictures.
 *
 * @param folder the folder
 * @param script how its programs are played
 */
public record Lesson(Path folder, Script script) {
    private static final Path LESSONS = Path.of("src/lessons");

    /** {@return all there are, in order} */
    public static List<Lesson> all() throws IOException {
        try (var folders = Files.list(LESSONS)) {
            var found = folders.filter(folder -> Files.exists(folder.resolve("script"))).sorted().toList();
            var lessons = Stream.<Lesson>builder();
            for (var folder : found)
                lessons.add(new Lesson(folder, Script.read(folder.resolve("script"))));
            return lessons.build().toList();
        }
    }

    /** {@return the lesson of a name or of a number, which may lack its zero; "all" are all} */
    public static List<Lesson> named(String name) throws IOException {
        if (name.equals("all"))
            return all();
        var found = all().stream().filter(lesson -> lesson.name().equals(name) || lesson.folder.endsWith(name)
                || lesson.number().replaceFirst("^0", "").equals(name.replaceFirst("^0", ""))).toList();
        if (found.isEmpty())
            throw new IOException("there is no lesson \"" + name + "\"; ./build.sh lessons lists them");
        return found;
    }

    /** {@return the first play of a program, or else the first case} */
    public static Play playOf(String program) throws IOException {
        var lessons = all();
        return Stream.concat(lessons.stream().flatMap(lesson -> lesson.script.plays().stream()),
                        lessons.stream().flatMap(lesson -> lesson.script.cases().stream()))
                .filter(play -> play.programs().containsValue(program)).findFirst()
                .orElseThrow(() -> new IOException("no script says how " + program + " is played"));
    }

    /** {@return its number, of two digits} */
    public String number() {
        return folder.getFileName().toString().substring(0, 2);
    }

    /** {@return its name, without the number} */
    public String name() {
        return folder.getFileName().toString().substring(3);
    }

    /** {@return its programs, in the order in which its plays start them} */
    public List<String> programs() {
        return script.playsAndCases().stream().flatMap(play -> play.programs().values().stream()).distinct().toList();
    }

    @Override
    public String toString() {
        return number() + " " + name();
    }
}
