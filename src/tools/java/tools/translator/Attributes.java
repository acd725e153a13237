package tools.translator;

import java.util.regex.Pattern;

/** What a program asks of its compiler beyond C: where it changes what the program means, there is no twin. {@link Packing} has one. */
final class Attributes {
    private static final Pattern ASKED = Pattern.compile("""
            (?sx) /\\*.*?\\*/ | (?m:^)[\\ \\t]*\\#[\\ \\t]*define[^\\n]* | //[^\\n]* | "(?:\\\\.|[^"\\\\])*" | '(?:\\\\.|[^'\\\\])*'
            | (?<pragma> \\#\\s*pragma\\s+(?:push_macro|pop_macro|ms_struct|scalar_storage_order)\\b)
            | (?m:^)[\\ \\t]*\\#[\\ \\t]*(?<line> (?:line\\b | \\d+)[^\\n]*)
            | (?:\\b(?:struct|union)|\\})\\s*__attribute__\\s*\\(\\(\\s*_*packed_*\\s*\\)\\)
            | __attribute__\\s*\\(\\(\\s*_*(?<name>cleanup|constructor|destructor|packed|aligned|alias|vector_size|mode|weak|ifunc|ms_struct|scalar_storage_order)_*\\b""");

    private Attributes() {}

    /** Refuses a program that asks for what Java cannot do. */
    static void check(Source source) {
        for (var asked : ASKED.matcher(source.text()).results().toList()) {
            if (asked.group("pragma") != null)
                throw new Refused(asked.start(), asked.group() + ": this has no twin");
            if (asked.group("line") != null)
                throw new Refused(asked.start("line"), "#line: this file has been made from another one, and says so; translate that, or take the line out");
            if (asked.group("name") != null)
                throw new Refused(asked.start(), "the attribute " + asked.group("name") + " has no twin");
        }
    }
}
