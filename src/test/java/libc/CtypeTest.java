package libc;

import static libc.ctype_h.*;
import static libc.stdio_h.EOF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.Libc;

/** ctype.h: what C says of each byte in the locale "C". */
class CtypeTest {

    static Stream<Method> functions() {
        return Stream.of(ctype_h.class.getMethods()).filter(method -> method.getDeclaringClass() == ctype_h.class);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_byte_is_what_c_says(Method function) throws Throwable {
        var c = Libc.function(function.getName(), ValueLayout.JAVA_INT);
        boolean converts = function.getName().startsWith("to");
        for (int octet = 0; octet < 0x80; octet++)
            assertEquals((int) c.invokeExact(octet), function.invoke(null, octet), "of " + octet);
        for (int octet = 0x80; octet < 0x100; octet++) {
            assertEquals(converts ? octet : 0, function.invoke(null, octet), "of " + octet);
            assertEquals(converts ? octet - 0x100 : 0, function.invoke(null, octet - 0x100), "of a char");
        }
        assertEquals(converts ? EOF : 0, function.invoke(null, EOF));
    }

    @ParameterizedTest
    @CsvSource({"isalnum, 62", "isalpha, 52", "iscntrl, 33", "isdigit, 10", "isgraph, 94", "islower, 26", "isprint, 95", "ispunct, 32", "isspace, 6",
        "isupper, 26", "isxdigit, 22", "tolower, 128", "toupper, 128"})
    void there_are_so_many(String name, int count) throws Exception {
        var function = ctype_h.class.getMethod(name, int.class);
        int found = name.startsWith("to") ? 1 : 0; // NUL stays NUL
        for (int octet = 0; octet < 0x100; octet++)
            if ((int) function.invoke(null, octet) != 0 && octet < 0x80)
                found++;
        assertEquals(count, found);
    }

    @Test
    void a_letter_has_its_other_case() {
        assertEquals('q', tolower('Q'));
        assertEquals('Q', toupper('q'));
        assertEquals('1', toupper('1'));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void what_is_no_byte_is_refused(Method function) {
        for (int c : List.of(256, -129, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
            var thrown = assertThrows(InvocationTargetException.class, () -> function.invoke(null, c)).getCause();
            assertEquals(IllegalArgumentException.class, thrown.getClass());
            assertEquals("%s: c is %d, which is no byte and not EOF".formatted(function.getName(), c), thrown.getMessage());
        }
    }
}
