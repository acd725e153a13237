package tools;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a play: somebody does something.
 *
 * @param where the file and the line, for a message
 * @param role who does it, or the name of a file
 * @param verb what they do
 * @param words with what, word by word
 * @param text with what, if it is a text
 */
public record Step(String where, String role, Verb verb, List<String> words, Text text) {

    /** What a role can do. A role that runs a command is a program; one that answers or dials is a peer of our own. */
    public enum Verb {
        RUNS("runs", Takes.WORDS), LISTENS("listens", Takes.WORDS), PRINTS("prints", Takes.TEXT), COMPLAINS("complains", Takes.TEXT),
        IS_TOLD_NO_MORE("is told no more", Takes.NOTHING), IS_TOLD("is told", Takes.TEXT), IS_SENT("is sent", Takes.WORDS),
        ENDS("ends", Takes.WORDS),
        ANSWERS("answers", Takes.WORDS), IS_BUSY_AT("is busy at", Takes.WORDS), DIALS("dials", Takes.WORDS), SAYS_NO_MORE("says no more", Takes.NOTHING),
        SAYS_FROM_ANOTHER_PORT("says from another port", Takes.TEXT), SAYS("says", Takes.TEXT), IS_ECHOED("is echoed", Takes.WORDS),
        HEARS_THE_END("hears the end", Takes.NOTHING), HEARS("hears", Takes.TEXT), HANGS_UP("hangs up", Takes.NOTHING),
        RESETS("resets", Takes.NOTHING),
        IS_FILLED_WITH("is filled with", Takes.WORDS), IS("is", Takes.TEXT), LINKS_TO("links to", Takes.WORDS), EQUALS("equals", Takes.WORDS), HOLDS("holds", Takes.TEXT);

        enum Takes { NOTHING, WORDS, TEXT }

        final String spelling;
        final Takes takes;

        Verb(String spelling, Takes takes) {
            this.spelling = spelling;
            this.takes = takes;
        }
    }

    /** A text as a script has it: the very bytes, a character each, or a pattern that they match. */
    public record Text(String bytes, Pattern pattern) {

        /** {@return how many characters this text takes of what has come, or -1 if it has not come} */
        int length(String there) {
            if (pattern == null)
                return there.startsWith(bytes) ? bytes.length() : -1;
            var found = pattern.matcher(there);
            return found.lookingAt() ? found.end() : -1;
        }

        /** {@return whether it is already clear, before more comes, if this text is there or not} */
        boolean isDecided(String there) {
            if (pattern == null)
                return !bytes.startsWith(there) || bytes.equals(there);
            var found = pattern.matcher(there);
            found.lookingAt();
            return !found.hitEnd();
        }

        @Override
        public String toString() {
            return pattern == null ? Script.quoted(bytes) : "/" + pattern + "/";
        }
    }

    @Override
    public String toString() {
        var rest = switch (verb.takes) {
            case NOTHING -> "";
            case WORDS -> " " + String.join(" ", words);
            case TEXT -> " " + text;
        };
        return role + " " + verb.spelling + rest;
    }
}
