package libc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all threads that are traced have in common. A race is seldom seen, so a test of threads alone would not do. */
class TraceTest {

    @Test
    void nobody_writes_into_a_map_that_threads_share() throws Exception {
        var maps = Stream.of(Trace.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && Map.class.isAssignableFrom(field.getType())).toList();
        assertEquals(2, maps.size());
        for (var field : maps) {
            field.setAccessible(true);
            assertThrows(UnsupportedOperationException.class, () -> ((Map<?, ?>) field.get(null)).clear(), field.getName());
        }
    }
}
