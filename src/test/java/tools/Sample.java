package tools;

import java.io.IOException;
import java.util.List;

/** The first lesson's programs, for tests that need some program and do not mind which. */
public final class Sample {
    private Sample() {}

    /** {@return the first lesson's first play, of a server and a client} */
    public static Play play() throws IOException {
        return Lesson.all().getFirst().script().plays().getFirst();
    }

    /** {@return the program that is called} */
    public static String server() throws IOException {
        return play().programs().get(play().server().orElseThrow());
    }

    /** {@return the program that calls} */
    public static String client() throws IOException {
        return play().programs().get(play().client().orElseThrow());
    }

    /** {@return what a program prints when it is called as this, without arguments} */
    public static String usage(String program, Object as) throws IOException {
        return "Usage : " + Command.inBytes(as) + " " + Lesson.all().getFirst().script().usage().get(program) + "\n";
    }

    /** {@return what run prints} */
    static String run() throws IOException {
        var play = play();
        var languages = List.of(Language.C, Language.JAVA);
        return String.join("", play.casts(languages).stream().map(cast -> Run.line(play, cast, languages, Run.said(play)) + "\n").toList());
    }
}
