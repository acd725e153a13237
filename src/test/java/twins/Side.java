package twins;

import java.nio.file.Path;

/** The two sides of a pair: the C program and the Java twin. */
public enum Side {
    C, JAVA;

    /** {@return the command of a program, as the build leaves it for a person} */
    public Path command(String program) {
        return Path.of("target", name().toLowerCase(), program).toAbsolutePath();
    }
}
