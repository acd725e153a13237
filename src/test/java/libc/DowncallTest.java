package libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.FunctionDescriptor;
import java.util.stream.Stream;
import libc.abi.libc_h;
import org.junit.jupiter.api.Test;

/** Asked by its signature, a function has the prototype and the address that jextract generated. */
class DowncallTest {

    @Test
    void a_prototype_by_its_signature_is_jextract_s_descriptor() throws Exception {
        var functions = Stream.of(libc_h.class.getMethods()).map(method -> method.getName())
                .filter(name -> name.endsWith("$descriptor")).map(name -> name.replace("$descriptor", "")).toList();
        assertTrue(functions.contains("read"), functions::toString);
        for (var function : functions) {
            assertEquals(libc_h.class.getMethod(function + "$descriptor").invoke(null), Downcall.prototype(libc_h.class, function), function);
            assertEquals(libc_h.class.getMethod(function + "$address").invoke(null), Downcall.address(function), function);
        }
    }

    @Test
    void so_is_a_variadic_one() {
        FunctionDescriptor fixed = libc_h.printf.makeInvoker().descriptor();
        assertEquals(fixed, Downcall.prototype(libc_h.printf.class, "apply"));
        assertEquals(libc_h.printf.address(), Downcall.address("printf"));
    }
}
