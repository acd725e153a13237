package tools;

import java.io.IOException;

/** {@code ./build.sh lessons}: the lessons, with their programs. */
final class Lessons {
    private Lessons() {}

    public static void main(String[] args) throws IOException {
        for (var lesson : Lesson.all())
            System.out.printf("%s  %-12s  %s%n", lesson.number(), lesson.name(), String.join(" ", lesson.programs()));
    }
}
