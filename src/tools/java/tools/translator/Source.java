package tools.translator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a C program. */
record Source(Path path, String text, Charset encoding) {

    /**
     * Reads a file.
     *
     * @param name how the user calls it
     * @throws IOException with a sentence for the user, if it cannot be read or has another encoding
     */
    static Source read(String name, Path file, Charset encoding) throws IOException {
        var path = Path.of(name);
        if (Files.isDirectory(file))
            throw new IOException(path + ": this is a directory; name its files, as in " + path + "/*.c");
        if (!Files.isReadable(file))
            throw new IOException(path + ": there is no such file, or it cannot be read");
        if (!name.endsWith(".c"))
            throw new IOException(path + ": the name of a C program ends in .c");
        try {
            var text = encoding.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            if (text.startsWith("\ufeff"))
                text = text.substring(1); // the mark of Windows' editors
            if (text.isBlank())
                throw new IOException(path + ": the file is empty");
            return new Source(path, text, encoding);
        } catch (CharacterCodingException e) {
            throw new IOException("%s: this is not %s; name its encoding, as in --encoding EUC-KR, GB18030 or Shift_JIS"
                    .formatted(path, encoding), e);
        }
    }

    /** {@return FILE:LINE:COLUMN of a character, as compilers write it} */
    String position(int offset) {
        var before = text.substring(0, Math.min(offset, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return path + ":" + line + ":" + (before.length() - before.lastIndexOf('\n'));
    }

    Source with(String changed) {
        return new Source(path, changed, encoding);
    }
}
