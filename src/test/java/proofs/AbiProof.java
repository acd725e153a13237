package proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.Abi;
import tools.Command;
import tools.Command.Outcome;

/** What libc.abi says of the platform is what the platform's C compiler says. */
@Proof("1  the same ABI")
class AbiProof {
    static final String SYSTEM = System.getProperty("os.name").equals("Linux") ? "linux" : "macos";

    @TempDir
    Path folder;

    @Test
    void the_c_compiler_agrees_with_every_layout_constant_and_prototype_and_the_linker_finds_every_function() throws Exception {
        var abi = Abi.ofThisMachine(Path.of("src", SYSTEM, "java"));
        assertTrue(abi.count() > 100, "only " + abi.count() + " assertions");
        var source = Files.writeString(folder.resolve("abi.c"), abi.program());
        var program = folder.resolve("abi");
        assertEquals(new Outcome(0, "", ""), Command.run("cc", "-std=gnu17", "-Inative/jextract", "-o", program, source, "-lm"));
        assertEquals(0, Command.run(program).status());
    }

    /** With the set of this system, Maven has just compiled them. */
    @Test
    void the_binding_and_the_programs_compile_with_the_other_system_s_set() throws Exception {
        var other = SYSTEM.equals("linux") ? "macos" : "linux";
        var words = new ArrayList<Object>(List.of("--release", "25", "-d", folder));
        for (var sources : List.of("src/" + other + "/java", "src/main/java"))
            try (Stream<Path> files = Files.walk(Path.of(sources))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(words::add);
            }
        assertEquals(new Outcome(0, "", ""), Command.run(Path.of(System.getProperty("java.home"), "bin", "javac"), words.toArray()));
    }
}
