package libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.Readme;

/** What src/docs/binding.md says is absent has no function and no constant, and what it offers instead has one. */
class AbsentTest {
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private static Set<String> present() throws IOException {
        var headers = Headers.all().stream().filter(type -> type.getName().endsWith("_h")).toList();
        return Stream.concat(
                headers.stream().flatMap(type -> Stream.of(type.getMethods()))
                        .filter(method -> method.getDeclaringClass() != Object.class).map(Method::getName),
                headers.stream().flatMap(type -> Stream.of(type.getFields())).map(Field::getName)).collect(Collectors.toSet());
    }

    private static List<String> names(int column) throws IOException {
        return Readme.table(Path.of("src/docs/binding.md"), "absent").stream()
                .flatMap(row -> NAME.matcher(row.get(column)).results().map(found -> found.group(1))).toList();
    }

    @Test
    void what_is_absent_is_not_there() throws IOException {
        var present = present();
        assertTrue(names(0).size() > 20);
        assertEquals(List.of(), names(0).stream().filter(present::contains).toList());
    }

    @Test
    void what_does_the_same_work_is_there() throws IOException {
        var present = present();
        assertEquals(List.of(), names(2).stream().filter(name -> !present.contains(name)).toList());
    }
}
