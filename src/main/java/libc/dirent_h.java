package libc;

import static libc.C.NULL;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<dirent.h>`: what is in a directory.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/dirent.h.html">POSIX</a>
public final class dirent_h {
    private dirent_h() {}

    /// What `d_type` says if the file system does not tell.
    public static final byte DT_UNKNOWN = (byte) libc_h.DT_UNKNOWN();

    /// A pipe with a name.
    public static final byte DT_FIFO = (byte) libc_h.DT_FIFO();

    /// A device of characters.
    public static final byte DT_CHR = (byte) libc_h.DT_CHR();

    /// A directory.
    public static final byte DT_DIR = (byte) libc_h.DT_DIR();

    /// A device of blocks.
    public static final byte DT_BLK = (byte) libc_h.DT_BLK();

    /// A file.
    public static final byte DT_REG = (byte) libc_h.DT_REG();

    /// A symbolic link.
    public static final byte DT_LNK = (byte) libc_h.DT_LNK();

    /// A Unix-domain socket.
    public static final byte DT_SOCK = (byte) libc_h.DT_SOCK();

    /// `DIR`: a directory that is being read. `null` is its null pointer.
    public static final class DIR {
        // Until closedir. It does not close while C has the directory in a call of another thread.
        private final Arena open = Arena.ofShared();
        private final MemorySegment pointer;

        @SuppressWarnings("restricted")
        private DIR(MemorySegment c) {
            pointer = c.reinterpret(open, null);
        }
    }

    private static MemorySegment pointer(Function function, DIR dirp) {
        if (dirp == null)
            throw new IllegalArgumentException(function.name() + ": dirp is NULL");
        if (!dirp.open.scope().isAlive())
            throw new IllegalStateException(function.name() + ": dirp is closed already");
        return dirp.pointer;
    }

    /// `struct dirent`: an entry of a directory. C has one for each `DIR`; this is a copy.
    public static final class dirent {
        private final MemorySegment entry;

        @SuppressWarnings("restricted")
        private dirent(MemorySegment c) {
            // C's has only as many bytes as its name needs.
            long length = Field.unsigned(c.reinterpret(libc_h.OFFSETOF_D_NAME()), libc_h.OFFSETOF_D_RECLEN(), libc_h.SIZEOF_D_RECLEN());
            entry = Arena.ofAuto().allocate(libc_h.SIZEOF_DIRENT(), Long.BYTES);
            MemorySegment.copy(c.reinterpret(length), 0, entry, 0, Math.min(length, entry.byteSize()));
        }

        /// {@return the number of the file, alone in its file system}
        public long d_ino() {
            return Field.unsigned(entry, libc_h.OFFSETOF_D_INO(), libc_h.SIZEOF_D_INO());
        }

        /// {@return what kind of file it is, as [#DT_REG]}
        public byte d_type() {
            return (byte) Field.signed(entry, libc_h.OFFSETOF_D_TYPE(), Byte.BYTES);
        }

        /// {@return its name, a C string}
        public MemorySegment d_name() {
            return entry.asSlice(libc_h.OFFSETOF_D_NAME(), libc_h.SIZEOF_D_NAME());
        }
    }

    private static final Function OPENDIR = Function.named("opendir", Failure.NULL);

    /// `DIR *opendir(const char *name)`
    ///
    /// Opens a directory.
    ///
    /// @param name its name
    /// @return the directory; `null` and `errno`: `EACCES`, `ELOOP`, `EMFILE`, `ENAMETOOLONG`, `ENFILE`, `ENOENT`,
    ///   `ENOTDIR`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/opendir.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/opendir.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/directory.3.html">macOS</a>
    public static DIR opendir(String name) {
        try (var stack = Arena.ofConfined()) {
            return opened(OPENDIR.callPointer(stack.allocateFrom(name)));
        }
    }

    /// [#opendir(String)] of a `char` array.
    ///
    /// @param name a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `name` has no NUL
    /// @throws IllegalArgumentException if `name` is heap memory or `NULL`
    public static DIR opendir(MemorySegment name) {
        try (var stack = Arena.ofConfined()) {
            return opened(OPENDIR.callPointer(Check.string(OPENDIR, "name", name, stack)));
        }
    }

    private static DIR opened(MemorySegment c) {
        return c == NULL ? null : new DIR(c);
    }

    private static final Function READDIR = Function.named("readdir", Failure.NONE);

    /// `struct dirent *readdir(DIR *dirp)`
    ///
    /// Reads the next entry of a directory, in an order that is nobody's. `.` and `..` are among them.
    ///
    /// @param dirp the directory
    /// @return the entry; `null` at the end; `null` and `errno`: `EBADF`. To tell the two apart, set `errno` to 0
    ///   before
    /// @throws IllegalArgumentException if `dirp` is `NULL`
    /// @throws IllegalStateException if it is closed already
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/readdir.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/readdir.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/directory.3.html">macOS</a>
    public static dirent readdir(DIR dirp) {
        var c = pointer(READDIR, dirp);
        synchronized (dirp) { // or another call would overwrite the entry
            var entry = READDIR.callPointer(c);
            return entry == NULL ? null : new dirent(entry);
        }
    }

    private static final Function REWINDDIR = Function.named("rewinddir", Failure.NONE);

    /// `void rewinddir(DIR *dirp)`
    ///
    /// Begins anew with the first entry.
    ///
    /// @param dirp the directory
    /// @throws IllegalArgumentException if `dirp` is `NULL`
    /// @throws IllegalStateException if it is closed already
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/rewinddir.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/rewinddir.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/directory.3.html">macOS</a>
    public static void rewinddir(DIR dirp) {
        REWINDDIR.callVoid(pointer(REWINDDIR, dirp));
    }

    private static final Function CLOSEDIR = Function.named("closedir");

    /// `int closedir(DIR *dirp)`
    ///
    /// Closes a directory. To use it afterwards is an exception.
    ///
    /// @param dirp the directory
    /// @return 0; -1 and `errno`: `EBADF`
    /// @throws IllegalArgumentException if `dirp` is `NULL`
    /// @throws IllegalStateException if it is closed already, or another call is using it
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/closedir.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/closedir.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/directory.3.html">macOS</a>
    public static int closedir(DIR dirp) {
        var c = pointer(CLOSEDIR, dirp);
        try {
            dirp.open.close();
        } catch (IllegalStateException e) {
            throw new IllegalStateException("closedir: dirp is in use by another call", e);
        }
        return CLOSEDIR.callInt(MemorySegment.ofAddress(c.address()));
    }
}
