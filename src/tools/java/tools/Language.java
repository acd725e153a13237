package tools;

import java.nio.file.Path;

/**
 * What a program is written in: C, or Java as its twin.
 *
 * @param folder where the build leaves the commands of this language, below target
 */
public record Language(String folder) {
    public static final Language C = new Language("c");
    public static final Language JAVA = new Language("java");

    /** {@return the command of a program, as the build leaves it for a person} */
    public Path command(String program) {
        return Path.of("target", folder, program).toAbsolutePath();
    }

    @Override
    public String toString() {
        return folder;
    }
}
