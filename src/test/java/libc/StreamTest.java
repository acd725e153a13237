package libc;

import static libc.C.*;
import static libc.Outcomes.assertRefused;
import static libc.errno_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.sys.socket_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import proofs.Waiting;
import tools.Scratch;

/** Streams of files and sockets: what is read and written, what fails, and what is refused. */
class StreamTest {
    private final Arena stack = Arena.ofConfined();
    private final MemorySegment s = stack.allocate(16);
    private final Scratch scratch;
    private final String path;

    StreamTest() throws IOException {
        scratch = new Scratch();
        path = scratch.file("file").toString();
    }

    @AfterEach
    void close() throws IOException {
        stack.close();
        scratch.close();
    }

    private FILE file(String text) throws IOException {
        Files.writeString(scratch.file("file"), text);
        return fopen(path, "r+");
    }

    private String text() throws IOException {
        return Files.readString(scratch.file("file"));
    }

    private int[] pair() {
        var sv = stack.allocate(C_INT, 2);
        assertEquals(0, socketpair(AF_UNIX, SOCK_STREAM, 0, sv));
        return sv.toArray(C_INT);
    }

    // ---- Every function that takes a stream ----

    private Map<String, Consumer<FILE>> functions() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("clearerr", stdio_h::clearerr), Map.entry("fclose", stdio_h::fclose), Map.entry("feof", stdio_h::feof),
                Map.entry("ferror", stdio_h::ferror), Map.entry("fflush", stdio_h::fflush), Map.entry("fgetc", stdio_h::fgetc),
                Map.entry("fgets", stream -> fgets(s, 16, stream)), Map.entry("fileno", stdio_h::fileno),
                Map.entry("fprintf", stream -> fprintf(stream, "x")), Map.entry("fputc", stream -> fputc('x', stream)),
                Map.entry("fputs", stream -> fputs("x", stream)), Map.entry("fread", stream -> fread(s, 1, 1, stream)),
                Map.entry("freopen", stream -> freopen(path, "w", stream)), Map.entry("fscanf", stream -> fscanf(stream, "%s", s)),
                Map.entry("fseek", stream -> fseek(stream, 0, SEEK_SET)), Map.entry("ftell", stdio_h::ftell),
                Map.entry("fwrite", stream -> fwrite(s, 1, 1, stream)), Map.entry("getc", stdio_h::getc),
                Map.entry("getline", stream -> getline(stack.allocate(8), stack.allocate(8), stream)), Map.entry("putc", stream -> putc('x', stream)),
                Map.entry("rewind", stdio_h::rewind), Map.entry("setbuf", stream -> setbuf(stream, NULL)),
                Map.entry("setvbuf", stream -> setvbuf(stream, NULL, _IONBF, 0))));
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD) // they use memory of the test, which is confined to its thread
    Stream<DynamicTest> a_closed_stream_and_null_are_refused() throws IOException {
        assertEquals(Headers.functions().filter(function -> function.getDeclaringClass() == stdio_h.class)
                .filter(function -> Stream.of(function.getParameterTypes()).anyMatch(type -> type == FILE.class))
                .map(function -> function.getName()).distinct().sorted().toList(), functions().keySet().stream().toList());
        return functions().entrySet().stream().map(function -> DynamicTest.dynamicTest(function.getKey(), () -> {
            var stream = file("");
            assertEquals(0, fclose(stream));
            assertEquals(function.getKey() + ": stream is closed",
                    assertThrows(IllegalStateException.class, () -> function.getValue().accept(stream)).getMessage());
            if (!function.getKey().equals("fflush"))
                assertEquals(function.getKey() + ": stream is NULL",
                        assertThrows(IllegalArgumentException.class, () -> function.getValue().accept(null)).getMessage());
        }));
    }

    // ---- Opening and closing ----

    @Test
    void fopen_makes_reads_and_adds_to_a_file() throws IOException {
        var written = fopen(stack.allocateFrom(path), stack.allocateFrom("w"));
        assertEquals(4, fprintf(written, "%s%c", "one", '\n'));
        assertEquals(4, fprintf(written, stack.allocateFrom("%s\n"), "two"));
        assertEquals("", text(), "it is in the buffer");
        assertEquals(0, fclose(written));
        assertEquals("one\ntwo\n", text());
        var added = fopen(path, stack.allocateFrom("a"));
        assertEquals('t', putc('t' + 256, added));
        assertEquals('3', fputc('3', added));
        assertEquals(0, fflush(null));
        assertEquals("one\ntwo\nt3", text(), "NULL is every stream");
        fclose(added);
        var read = fopen(stack.allocateFrom(path), "r");
        assertEquals("one\n", fgets(s, 16, read).getString(0));
        fclose(read);
    }

    @Test
    void fopen_returns_null_and_errno() {
        assertNull(fopen(path, "r"));
        assertEquals(ENOENT, errno());
        assertNull(fopen(path, "q"));
        assertEquals(EINVAL, errno());
        assertNull(fopen(scratch.folder().toString(), "w"));
        assertEquals(EISDIR, errno());
        assertRefused("fopen: path is NULL", () -> fopen(NULL, "r"));
        assertRefused("fopen: mode has no NUL in its 16 bytes", () -> fopen(path, s.fill((byte) 'r')));
    }

    @Test
    void fclose_tells_what_could_not_be_written() {
        var sv = pair();
        var stream = fdopen(sv[0], "w");
        assertEquals(1, fprintf(stream, "x"));
        unistd_h.close(sv[1]);
        assertEquals(EOF, fclose(stream));
        assertEquals(EPIPE, errno());
        assertRefused("fclose: stream is closed", () -> fclose(stream));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fclose_does_not_take_a_stream_that_another_thread_reads() throws Exception {
        var sv = pair();
        var stream = fdopen(sv[0], stack.allocateFrom("r"));
        var reading = new CompletableFuture<Integer>();
        var reader = Thread.ofPlatform().start(() -> reading.complete(fgetc(stream)));
        Waiting.await("read", sv[0]);
        assertRefused("fclose: stream is in use by another call", () -> fclose(stream));
        unistd_h.write(sv[1], stack.allocateFrom("x"), 1);
        assertEquals('x', reading.get());
        reader.join();
        assertEquals(0, fclose(stream));
        unistd_h.close(sv[1]);
    }

    @Test
    void fdopen_makes_a_stream_of_a_socket() {
        var sv = pair();
        var one = fdopen(sv[0], "r");
        var other = fdopen(sv[1], stack.allocateFrom("w"));
        assertEquals(sv[0], fileno(one));
        fputs("hello\n", other);
        assertEquals(0, fflush(other));
        assertEquals("hello\n", fgets(s, 16, one).getString(0));
        assertEquals(-1, fseek(one, 0, SEEK_SET));
        assertEquals(ESPIPE, errno());
        errno(0);
        assertEquals(-1, ftell(one));
        assertEquals(ESPIPE, errno());
        fclose(other);
        errno(EDOM);
        assertEquals(EOF, fgetc(one));
        assertEquals(EDOM, errno(), "the other side has closed");
        fclose(one);
        assertNull(fdopen(-1, "r"));
        assertEquals(EBADF, errno());
        assertNull(fdopen(0, "q"));
        assertEquals(EINVAL, errno());
    }

    @Test
    void freopen_gives_a_stream_another_file() throws IOException {
        var stream = file("one");
        assertSame(stream, freopen(scratch.file("other").toString(), "w", stream));
        fputs("two", stream);
        assertSame(stream, freopen(stack.allocateFrom(path), stack.allocateFrom("r"), stream));
        assertEquals("two", Files.readString(scratch.file("other")));
        assertEquals('o', fgetc(stream));
        assertRefused("freopen: mode is NULL", () -> freopen(path, NULL, stream));
        assertNull(freopen(scratch.file("none").toString(), stack.allocateFrom("r"), stream));
        assertEquals(ENOENT, errno());
        assertRefused("fgetc: stream is closed", () -> fgetc(stream));
    }

    @Test
    void remove_takes_a_file_away() throws IOException {
        fclose(file(""));
        assertEquals(0, remove(path));
        assertEquals(-1, remove(stack.allocateFrom(path)));
        assertEquals(ENOENT, errno());
        assertRefused("remove: path is NULL", () -> remove(NULL));
    }

    // ---- Reading and writing ----

    @Test
    void characters_are_numbers_and_the_end_is_none() throws IOException {
        var stream = file("a\u00e9");
        assertEquals('a', fgetc(stream));
        assertEquals(0xC3, getc(stream));
        assertEquals(0xA9, fgetc(stream));
        errno(EDOM);
        assertEquals(0, feof(stream));
        assertEquals(EOF, fgetc(stream));
        assertEquals(EOF, getc(stream));
        assertEquals(EDOM, errno());
        assertNotEquals(0, feof(stream));
        assertEquals(0, ferror(stream));
        clearerr(stream);
        assertEquals(0, feof(stream));
        fclose(stream);
    }

    @Test
    void an_error_is_not_the_end() throws IOException {
        fclose(file("text"));
        var stream = fopen(path, "w");
        errno(0);
        assertEquals(EOF, fgetc(stream));
        assertEquals(EBADF, errno());
        assertNotEquals(0, ferror(stream));
        assertEquals(0, feof(stream));
        clearerr(stream);
        assertEquals(0, ferror(stream));
        for (Consumer<FILE> read : Stream.<Consumer<FILE>>of(stdio_h::getc, file -> assertEquals(NULL, fgets(s, 16, file)),
                file -> assertEquals(0, fread(s, 1, 1, file)), file -> assertEquals(EOF, fscanf(file, "%s", s)),
                file -> assertEquals(-1, getline(stack.allocate(8), stack.allocate(8), file))).toList()) {
            errno(0);
            read.accept(stream);
            assertEquals(EBADF, errno());
        }
        fclose(stream);
        var readonly = fopen(path, "r");
        for (Consumer<FILE> written : Stream.<Consumer<FILE>>of(file -> assertEquals(EOF, fputc('x', file)),
                file -> assertEquals(EOF, putc('x', file)), file -> assertEquals(EOF, fputs("x", file)), file -> assertEquals(-1, fprintf(file, "x")),
                file -> assertEquals(0, fwrite(s, 1, 1, file))).toList()) {
            errno(0);
            written.accept(readonly);
            assertEquals(EBADF, errno());
        }
        fclose(readonly);
    }

    @Test
    void fread_and_fwrite_count_elements() throws IOException {
        var stream = fopen(path, "w+");
        var numbers = stack.allocateFrom(C_INT, 1, 2, 3);
        assertEquals(3, fwrite(numbers, 4, 3, stream));
        assertEquals(2, fwrite(stack.allocateFrom("xy"), 1, 2, stream));
        rewind(stream);
        assertEquals(3, fread(s, 4, 4, stream), "the last is not whole");
        assertEquals(3, s.getAtIndex(C_INT, 2));
        assertNotEquals(0, feof(stream));
        errno(EDOM);
        assertEquals(0, fread(s, 0, 5, stream));
        assertEquals(0, fread(NULL, 1, 0, stream));
        assertEquals(0, fwrite(NULL, 0, 5, stream));
        assertEquals(EDOM, errno());
        struct struct = () -> s;
        rewind(stream);
        assertEquals(1, fread(struct, sizeof(struct) - 2, 1, stream));
        fseek(stream, 0, SEEK_CUR);
        assertEquals(1, fwrite(struct, sizeof(struct), 1, stream));
        assertRefused("fread: size * nmemb is 17, but ptr has 16 bytes", () -> fread(struct, 17, 1, stream));
        assertRefused("fread: size * nmemb is 20, but ptr has 16 bytes", () -> fread(s, 4, 5, stream));
        assertRefused("fwrite: size * nmemb is 20, but ptr has 16 bytes", () -> fwrite(s, 5, 4, stream));
        assertRefused("fread: ptr is read-only", () -> fread(s.asReadOnly(), 1, 1, stream));
        for (long[] large : new long[][] {{1L << 32, 1L << 32}, {-1, 1}, {1, -1}, {-1, -1}, {1L << 62, 4}, {Long.MIN_VALUE, 2}})
            assertRefused("fread: size * nmemb is 18446744073709551615, but ptr has 16 bytes", () -> fread(s, large[0], large[1], stream));
        assertRefused("fwrite: size * nmemb is 9223372036854775808, but ptr has 16 bytes", () -> fwrite(s, 1L << 62, 2, stream));
        fclose(stream);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_a_full_device_does_not_take_is_an_error() {
        var stream = fopen("/dev/full", "w");
        assertEquals(0, setvbuf(stream, NULL, _IONBF, 0));
        assertEquals(0, fwrite(s, 16, 1, stream));
        assertEquals(ENOSPC, errno());
        errno(0);
        assertEquals(-1, fprintf(stream, "%d", 1));
        assertEquals(ENOSPC, errno());
        fclose(stream);
        stream = fopen("/dev/full", "w");
        fputc('x', stream);
        errno(0);
        assertEquals(EOF, fflush(stream));
        assertEquals(ENOSPC, errno());
        fclose(stream);
    }

    @Test
    void fseek_moves_and_ftell_tells() throws IOException {
        var stream = file("0123456789");
        assertEquals(0, fseek(stream, -3, SEEK_END));
        assertEquals(7, ftell(stream));
        assertEquals('7', fgetc(stream));
        assertEquals(0, fseek(stream, 1, SEEK_CUR));
        assertEquals('9', fgetc(stream));
        assertEquals(0, fseek(stream, 2, SEEK_SET));
        assertEquals('2', fgetc(stream));
        assertEquals(-1, fseek(stream, -1, SEEK_SET));
        assertEquals(EINVAL, errno());
        assertEquals(-1, fseek(stream, 0, 99));
        rewind(stream);
        assertEquals(0, ftell(stream));
        fclose(stream);
    }

    @Test
    void fscanf_reads_on_where_it_stopped() throws IOException {
        var stream = file("12 abc\nlong-word 5");
        var i = stack.allocate(C_INT);
        assertEquals(2, fscanf(stream, "%d %s", i, s));
        assertEquals(12, i.get(C_INT, 0));
        assertEquals("abc", s.getString(0));
        assertRefused("fscanf: the size of what was read is 5, but %s has 4 bytes", () -> fscanf(stream, stack.allocateFrom("%s"), s.asSlice(0, 4)));
        assertEquals("abc", s.getString(0));
        assertEquals('-', fgetc(stream), "as many are read as would not fit");
        assertEquals(1, fscanf(stream, "%*s %d", i));
        errno(EDOM);
        assertEquals(EOF, fscanf(stream, "%d", i));
        assertEquals(EDOM, errno());
        fclose(stream);
    }

    @Test
    void dprintf_writes_without_a_buffer() throws IOException {
        var stream = fopen(path, "w");
        assertEquals(6, dprintf(fileno(stream), "%s %.1f", "pi", 3.14));
        assertEquals(1, dprintf(fileno(stream), stack.allocateFrom("%c"), '!'));
        assertEquals("pi 3.1!", text());
        fclose(stream);
        assertEquals(-1, dprintf(-1, "x"));
        assertEquals(EBADF, errno());
        assertRefused("dprintf: %d has no argument, in \"%d\"", () -> dprintf(1, "%d"));
    }

    // ---- getline ----

    private final MemorySegment line = stack.allocate(C_POINTER);
    private final MemorySegment n = stack.allocate(C_LONG);

    private String line() {
        return line.get(C_POINTER, 0).getString(0);
    }

    @Test
    void getline_makes_room_for_a_line_of_any_length() throws IOException {
        var stream = file("one\n\n" + "x".repeat(1000) + "\nlast");
        n.set(C_LONG, 0, 7); // of a NULL, C takes no notice of it
        assertEquals(4, getline(line, n, stream));
        assertEquals("one\n", line());
        var first = line.get(C_LONG, 0);
        assertTrue(n.get(C_LONG, 0) >= 5);
        assertEquals(1, getline(line, n, stream));
        assertEquals("\n", line());
        assertEquals(first, line.get(C_LONG, 0), "the memory stays if it is enough");
        assertEquals(1001, getline(line, n, stream));
        assertEquals("x".repeat(1000) + "\n", line());
        assertTrue(n.get(C_LONG, 0) >= 1002);
        assertEquals(4, getline(line, n, stream));
        errno(EDOM);
        assertEquals(-1, getline(line, n, stream));
        assertEquals(EDOM, errno());
        assertEquals("last", line());
        free(line.get(C_POINTER, 0));
        fclose(stream);
    }

    @Test
    void getline_refuses_what_c_would_corrupt() throws IOException {
        var stream = file("one\ntwo\n");
        assertRefused("getline: sizeof(char *) is 8, but lineptr has 7 bytes", () -> getline(line.asSlice(0, 7), n, stream));
        assertRefused("getline: sizeof(size_t) is 8, but n has 4 bytes", () -> getline(line, n.asSlice(4), stream));
        assertRefused("getline: lineptr is read-only", () -> getline(line.asReadOnly(), n, stream));
        assertRefused("getline: n is read-only", () -> getline(line, n.asReadOnly(), stream));
        line.set(C_LONG, 0, s.address());
        assertThrows(IllegalArgumentException.class, () -> getline(line, n, stream), "not malloc's");
        line.set(C_LONG, 0, 0);
        assertEquals(4, getline(line, n, stream));
        long size = n.get(C_LONG, 0);
        n.set(C_LONG, 0, size + 1);
        assertRefused("getline: *n is " + (size + 1) + ", but *lineptr has " + size + " bytes", () -> getline(line, n, stream));
        n.set(C_LONG, 0, 0);
        assertEquals(4, getline(line, n, stream), "a size that is too small is C's");
        assertEquals("two\n", line());
        free(line.get(C_POINTER, 0));
        assertThrows(RuntimeException.class, () -> getline(line, n, stream), "freed");
        fclose(stream);
    }

    // ---- Buffers ----

    @Test
    void setvbuf_says_when_a_stream_is_written() throws IOException {
        var stream = fopen(path, "w");
        assertEquals(0, setvbuf(stream, NULL, _IONBF, 0));
        fputc('x', stream);
        assertEquals("x", text());
        fclose(stream);
        stream = fopen(path, "w");
        assertEquals(0, setvbuf(stream, stack.allocate(200), _IOLBF, 200));
        fputs("x", stream);
        assertEquals("", text());
        fputs("\n", stream);
        assertEquals("x\n", text());
        fclose(stream);
        stream = fopen(path, "w");
        setbuf(stream, NULL);
        fputc('x', stream);
        assertEquals("x", text());
        assertNotEquals(0, setvbuf(stream, NULL, 99, 0));
        fclose(stream);
    }

    @Test
    void a_stream_s_buffer_outlives_the_memory_that_was_given() throws IOException {
        var stream = fopen(path, "w");
        var other = fopen(scratch.file("other").toString(), "w");
        try (var arena = Arena.ofConfined()) {
            var buf = arena.allocate(100).fill((byte) 'x');
            assertEquals(0, setvbuf(stream, buf, _IOFBF, 100));
            fputc('a', stream);
            assertEquals('x', buf.get(C_CHAR, 0), "C has other memory");
            setbuf(other, arena.allocate(BUFSIZ));
        }
        for (int i = 1; i < 101; i++)
            fputc('a', stream);
        fputs("c", other);
        assertEquals(100, text().length(), "the buffer has 100 bytes");
        assertEquals(0, fclose(stream));
        assertEquals(0, fclose(other));
        assertEquals("a".repeat(101), text());
        assertEquals("c", Files.readString(scratch.file("other")));
    }

    @Test
    void a_buffer_that_is_too_short_is_refused() throws IOException {
        var stream = file("");
        assertRefused("setvbuf: size is 17, but buf has 16 bytes", () -> setvbuf(stream, s, _IOFBF, 17));
        assertRefused("setvbuf: size is 18446744073709551615, but buf has 16 bytes", () -> setvbuf(stream, s, _IOFBF, -1));
        assertRefused("setvbuf: buf is read-only", () -> setvbuf(stream, s.asReadOnly(), _IOFBF, 1));
        assertRefused("setbuf: BUFSIZ is " + BUFSIZ + ", but buf has 16 bytes", () -> setbuf(stream, s));
        fclose(stream);
    }

    @Test
    void the_standard_streams_are_descriptors_0_1_and_2() {
        assertEquals(0, fileno(stdin));
        assertEquals(1, fileno(stdout));
        assertEquals(2, fileno(stderr));
        assertNotNull(stdin);
        assertTrue(FILENAME_MAX >= 255);
    }

    @Test
    void rename_moves_a_file_over_another() throws Exception {
        Files.writeString(scratch.folder().resolve("old"), "text");
        Files.writeString(scratch.folder().resolve("new"), "lost");
        assertEquals(0, rename(scratch.folder().resolve("old").toString(), scratch.folder().resolve("new").toString()));
        assertEquals("text", Files.readString(scratch.folder().resolve("new")));
        try (var stack = Arena.ofConfined()) {
            var name = stack.allocateFrom(scratch.folder().resolve("new").toString());
            assertEquals(0, rename(name, scratch.folder().resolve("2").toString()));
            assertEquals(0, rename(scratch.folder().resolve("2").toString(), name));
            assertEquals(0, rename(name, stack.allocateFrom(scratch.folder().resolve("3").toString())));
            assertEquals(-1, rename(name, scratch.folder().resolve("4").toString()));
            assertEquals(errno_h.ENOENT, errno_h.errno());
            assertThrows(IllegalArgumentException.class, () -> rename(name, NULL));
        }
        assertEquals("text", Files.readString(scratch.folder().resolve("3")));
    }

    @Test
    void tmpfile_is_written_and_read() {
        try (var stack = Arena.ofConfined()) {
            var stream = tmpfile();
            fputs("one\ntwo\n", stream);
            rewind(stream);
            var line = stack.allocate(9);
            assertEquals("one\n", fgets(line, 9, stream).getString(0));
            assertEquals(0, fclose(stream));
        }
    }
}
