package libc.sys;

import static libc.internal.Check.checkStruct;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Differing;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Function.Failure;

/// `<sys/stat.h>`: what a file is, and who may do what with it. [libc.fcntl_h#open(String, int, int)] takes the bits of
/// the latter, or-ed.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_stat.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/inode.7.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/chmod.2.html">macOS</a>
public final class stat_h {
    private stat_h() {}

    /// The owner may read, write and execute.
    public static final int S_IRWXU = libc_h.S_IRWXU();

    /// The owner may read.
    public static final int S_IRUSR = libc_h.S_IRUSR();

    /// The owner may write.
    public static final int S_IWUSR = libc_h.S_IWUSR();

    /// The owner may execute.
    public static final int S_IXUSR = libc_h.S_IXUSR();

    /// The group may read, write and execute.
    public static final int S_IRWXG = libc_h.S_IRWXG();

    /// The group may read.
    public static final int S_IRGRP = libc_h.S_IRGRP();

    /// The group may write.
    public static final int S_IWGRP = libc_h.S_IWGRP();

    /// The group may execute.
    public static final int S_IXGRP = libc_h.S_IXGRP();

    /// Others may read, write and execute.
    public static final int S_IRWXO = libc_h.S_IRWXO();

    /// Others may read.
    public static final int S_IROTH = libc_h.S_IROTH();

    /// Others may write.
    public static final int S_IWOTH = libc_h.S_IWOTH();

    /// Others may execute.
    public static final int S_IXOTH = libc_h.S_IXOTH();

    /// Executed, the program has the rights of the owner.
    public static final int S_ISUID = libc_h.S_ISUID();

    /// Executed, the program has the rights of the group.
    public static final int S_ISGID = libc_h.S_ISGID();

    /// In a directory, each may remove their own files alone.
    public static final int S_ISVTX = libc_h.S_ISVTX();

    /// The bits of `st_mode` that say what a file is.
    public static final int S_IFMT = libc_h.S_IFMT();

    /// It is a file with bytes in it.
    public static final int S_IFREG = libc_h.S_IFREG();

    /// It is a directory.
    public static final int S_IFDIR = libc_h.S_IFDIR();

    /// It is a symbolic link.
    public static final int S_IFLNK = libc_h.S_IFLNK();

    /// It is a socket.
    public static final int S_IFSOCK = libc_h.S_IFSOCK();

    /// It is a pipe.
    public static final int S_IFIFO = libc_h.S_IFIFO();

    /// It is a device of characters, a terminal for one.
    public static final int S_IFCHR = libc_h.S_IFCHR();

    /// It is a device of blocks, a disk for one.
    public static final int S_IFBLK = libc_h.S_IFBLK();

    /// `S_ISREG(mode)`
    ///
    /// @param mode what [stat#st_mode()] says
    /// @return 1 if it is a file with bytes in it; 0 if not
    public static int S_ISREG(int mode) {
        return (mode & S_IFMT) == S_IFREG ? 1 : 0;
    }

    /// `S_ISDIR(mode)`
    ///
    /// @param mode what [stat#st_mode()] says
    /// @return 1 if it is a directory; 0 if not
    public static int S_ISDIR(int mode) {
        return (mode & S_IFMT) == S_IFDIR ? 1 : 0;
    }

    /// `S_ISLNK(mode)`
    ///
    /// @param mode what [stat#st_mode()] says
    /// @return 1 if it is a symbolic link; 0 if not
    public static int S_ISLNK(int mode) {
        return (mode & S_IFMT) == S_IFLNK ? 1 : 0;
    }

    /// `S_ISSOCK(mode)`
    ///
    /// @param mode what [stat#st_mode()] says
    /// @return 1 if it is a socket; 0 if not
    public static int S_ISSOCK(int mode) {
        return (mode & S_IFMT) == S_IFSOCK ? 1 : 0;
    }

    /// `S_ISFIFO(mode)`
    ///
    /// @param mode what [stat#st_mode()] says
    /// @return 1 if it is a pipe; 0 if not
    public static int S_ISFIFO(int mode) {
        return (mode & S_IFMT) == S_IFIFO ? 1 : 0;
    }

    /// `S_ISCHR(mode)`
    ///
    /// @param mode what [stat#st_mode()] says
    /// @return 1 if it is a device of characters; 0 if not
    public static int S_ISCHR(int mode) {
        return (mode & S_IFMT) == S_IFCHR ? 1 : 0;
    }

    /// `S_ISBLK(mode)`
    ///
    /// @param mode what [stat#st_mode()] says
    /// @return 1 if it is a device of blocks; 0 if not
    public static int S_ISBLK(int mode) {
        return (mode & S_IFMT) == S_IFBLK ? 1 : 0;
    }

    /// `struct stat`: what the system knows of a file. Each system has its fields in places and sizes of its own.
    /// @param segment its memory
    public record stat(MemorySegment segment) implements struct {
        private static final MemoryLayout LAYOUT = MemoryLayout.sequenceLayout(Differing.SIZEOF_STAT, ValueLayout.JAVA_BYTE)
                .withByteAlignment(Differing.ALIGNOF_STAT);

        /// Declares a variable of this type, as `struct stat st;` does.
        /// @param stack where it lives
        public stat(SegmentAllocator stack) {
            this(stack.allocate(LAYOUT));
        }

        /// Takes memory as this type, as `(struct stat *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public stat {
            segment = segment.asSlice(0, LAYOUT.byteSize());
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static stat at(MemorySegment array, long index) {
            return new stat(Check.element(array, index, LAYOUT));
        }

        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return LAYOUT;
        }

        /// {@return the number of the file system that the file is in}
        public long st_dev() {
            return Field.unsigned(segment, Differing.OFFSETOF_ST_DEV, Differing.SIZEOF_ST_DEV);
        }

        /// {@return the number of the file, alone in its file system}
        public long st_ino() {
            return Field.unsigned(segment, Differing.OFFSETOF_ST_INO, Differing.SIZEOF_ST_INO);
        }

        /// {@return what the file is, and who may do what with it}
        public int st_mode() {
            return (int) Field.unsigned(segment, Differing.OFFSETOF_ST_MODE, Differing.SIZEOF_ST_MODE);
        }

        /// {@return how many names the file has}
        public long st_nlink() {
            return Field.unsigned(segment, Differing.OFFSETOF_ST_NLINK, Differing.SIZEOF_ST_NLINK);
        }

        /// {@return the number of the owner}
        public int st_uid() {
            return (int) Field.unsigned(segment, Differing.OFFSETOF_ST_UID, Differing.SIZEOF_ST_UID);
        }

        /// {@return the number of the group}
        public int st_gid() {
            return (int) Field.unsigned(segment, Differing.OFFSETOF_ST_GID, Differing.SIZEOF_ST_GID);
        }

        /// {@return how many bytes the file has}
        public long st_size() {
            return Field.signed(segment, Differing.OFFSETOF_ST_SIZE, Differing.SIZEOF_ST_SIZE);
        }

        /// {@return how many bytes are best read and written at once}
        public long st_blksize() {
            return Field.signed(segment, Differing.OFFSETOF_ST_BLKSIZE, Differing.SIZEOF_ST_BLKSIZE);
        }

        /// {@return how many blocks of 512 bytes it takes on the disk}
        public long st_blocks() {
            return Field.signed(segment, Differing.OFFSETOF_ST_BLOCKS, Differing.SIZEOF_ST_BLOCKS);
        }

        /// {@return when it was last read, in seconds since 1970}
        public long st_atime() {
            return Field.signed(segment, Differing.OFFSETOF_ST_ATIME, Differing.SIZEOF_ST_ATIME);
        }

        /// {@return when its bytes were last changed}
        public long st_mtime() {
            return Field.signed(segment, Differing.OFFSETOF_ST_MTIME, Differing.SIZEOF_ST_MTIME);
        }

        /// {@return when its bytes or its rights were last changed}
        public long st_ctime() {
            return Field.signed(segment, Differing.OFFSETOF_ST_CTIME, Differing.SIZEOF_ST_CTIME);
        }
    }

    private static final Function STAT = Function.named("stat");

    /// `int stat(const char *path, struct stat *buf)`
    ///
    /// Tells what a file is. Of a symbolic link, it is what the link points to. On Linux, it takes glibc 2.33, or
    /// musl.
    ///
    /// @param path its name
    /// @param buf where that goes
    /// @return 0; -1 and `errno`: `EACCES`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOTDIR`
    /// @throws IllegalArgumentException if `buf` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/stat.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/stat.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/stat.2.html">macOS</a>
    public static int stat(String path, stat buf) {
        checkStruct(STAT, "buf", buf.segment, "struct stat", stat.LAYOUT.byteSize());
        try (var stack = Arena.ofConfined()) {
            return STAT.callInt(stack.allocateFrom(path), buf.segment);
        }
    }

    /// [#stat(String, stat)] of a `char` array.
    ///
    /// @param path a C string
    /// @param buf as above
    /// @return as above
    /// @throws IllegalArgumentException if `buf` is on the heap or read-only
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int stat(MemorySegment path, stat buf) {
        checkStruct(STAT, "buf", buf.segment, "struct stat", stat.LAYOUT.byteSize());
        try (var stack = Arena.ofConfined()) {
            return STAT.callInt(Check.string(STAT, "path", path, stack), buf.segment);
        }
    }

    private static final Function LSTAT = Function.named("lstat");

    /// `int lstat(const char *path, struct stat *buf)`
    ///
    /// [#stat(String, stat)], but a symbolic link is told of itself.
    ///
    /// @param path its name
    /// @param buf where that goes
    /// @return 0; -1 and `errno`: `EACCES`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOTDIR`
    /// @throws IllegalArgumentException if `buf` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/lstat.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/stat.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/stat.2.html">macOS</a>
    public static int lstat(String path, stat buf) {
        checkStruct(LSTAT, "buf", buf.segment, "struct stat", stat.LAYOUT.byteSize());
        try (var stack = Arena.ofConfined()) {
            return LSTAT.callInt(stack.allocateFrom(path), buf.segment);
        }
    }

    /// [#lstat(String, stat)] of a `char` array.
    ///
    /// @param path a C string
    /// @param buf as above
    /// @return as above
    /// @throws IllegalArgumentException if `buf` is on the heap or read-only
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int lstat(MemorySegment path, stat buf) {
        checkStruct(LSTAT, "buf", buf.segment, "struct stat", stat.LAYOUT.byteSize());
        try (var stack = Arena.ofConfined()) {
            return LSTAT.callInt(Check.string(LSTAT, "path", path, stack), buf.segment);
        }
    }

    private static final Function FSTAT = Function.named("fstat");

    /// `int fstat(int fd, struct stat *buf)`
    ///
    /// [#stat(String, stat)] of an open file.
    ///
    /// @param fd a descriptor
    /// @param buf where that goes
    /// @return 0; -1 and `errno`: `EBADF`
    /// @throws IllegalArgumentException if `buf` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fstat.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/stat.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/stat.2.html">macOS</a>
    public static int fstat(int fd, stat buf) {
        checkStruct(FSTAT, "buf", buf.segment, "struct stat", stat.LAYOUT.byteSize());
        return FSTAT.callInt(fd, buf.segment);
    }

    private static final Function MKDIR = Function.named("mkdir");

    /// `int mkdir(const char *path, mode_t mode)`
    ///
    /// Makes a directory.
    ///
    /// @param path its name
    /// @param mode who may do what with it, as [#S_IRWXU], or-ed
    /// @return 0; -1 and `errno`: `EACCES`, `EEXIST`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOSPC`, `ENOTDIR`, `EROFS`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/mkdir.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/mkdir.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/mkdir.2.html">macOS</a>
    public static int mkdir(String path, int mode) {
        try (var stack = Arena.ofConfined()) {
            return MKDIR.callIntOfMode(stack.allocateFrom(path), mode);
        }
    }

    /// [#mkdir(String, int)] of a `char` array.
    ///
    /// @param path a C string
    /// @param mode as above
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int mkdir(MemorySegment path, int mode) {
        try (var stack = Arena.ofConfined()) {
            return MKDIR.callIntOfMode(Check.string(MKDIR, "path", path, stack), mode);
        }
    }

    private static final Function UMASK = Function.named("umask", Failure.NONE);

    /// `mode_t umask(mode_t mask)`
    ///
    /// Says which bits no new file of this process gets, whatever mode it is made with. It holds for what Java makes, too.
    ///
    /// @param mask as [#S_IWGRP], or-ed
    /// @return what it was before
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/umask.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/umask.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/umask.2.html">macOS</a>
    public static int umask(int mask) {
        return UMASK.callMode(mask);
    }

    private static final Function CHMOD = Function.named("chmod");

    /// `int chmod(const char *path, mode_t mode)`
    ///
    /// Says who may do what with a file.
    ///
    /// @param path its name
    /// @param mode as [#S_IRUSR], or-ed
    /// @return 0; -1 and `errno`: `EACCES`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOTDIR`, `EPERM`, `EROFS`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/chmod.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/chmod.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/chmod.2.html">macOS</a>
    public static int chmod(String path, int mode) {
        try (var stack = Arena.ofConfined()) {
            return CHMOD.callIntOfMode(stack.allocateFrom(path), mode);
        }
    }

    /// [#chmod(String, int)] of a `char` array.
    ///
    /// @param path a C string
    /// @param mode as above
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int chmod(MemorySegment path, int mode) {
        try (var stack = Arena.ofConfined()) {
            return CHMOD.callIntOfMode(Check.string(CHMOD, "path", path, stack), mode);
        }
    }
}
