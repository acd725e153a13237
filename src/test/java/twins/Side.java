package twins;

import java.nio.file.Path;

/** The two sides of a pair: the C program and the Java twin. */
public enum Side {
    C, JAVA;

    /** What a test finds on each side, in a line each. */
    record Both(String c, String java) {
        @Override
        public String toString() {
            return "\n    C     " + c + "\n    Java  " + java + "\n";
        }
    }

    /** {@return the command of a program, as the build leaves it for a person} */
    public Path command(String program) {
        return Path.of("target", name().toLowerCase(), program).toAbsolutePath();
    }
}
