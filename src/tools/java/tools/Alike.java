package tools;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** System calls in a row that differ only in the bytes that they carry: three or more are shown as one. */
final class Alike {
    private Alike() {}

    static final int MANY = 3;
    private static final Pattern BYTES = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");

    /** {@return whether two calls differ only in their bytes} */
    static boolean are(String one, String other) {
        return BYTES.matcher(one).replaceAll("").equals(BYTES.matcher(other).replaceAll(""));
    }

    /** {@return calls as one, with the bytes of the first and of the last} */
    static String asOne(String first, String last, int times) {
        var bytes = BYTES.matcher(last);
        var both = bytes.find()
                ? BYTES.matcher(first).replaceFirst(found -> Matcher.quoteReplacement(found.group() + "…" + bytes.group())) : first;
        return both + " ×" + times;
    }

    /** {@return calls, those that are alike as one} */
    static List<String> folded(List<String> calls) {
        var folded = new ArrayList<String>();
        for (int i = 0; i < calls.size(); ) {
            int end = i + 1;
            while (end < calls.size() && are(calls.get(i), calls.get(end)))
                end++;
            if (end - i >= MANY)
                folded.add(asOne(calls.get(i), calls.get(end - 1), end - i));
            else
                folded.addAll(calls.subList(i, end));
            i = end;
        }
        return folded;
    }
}
