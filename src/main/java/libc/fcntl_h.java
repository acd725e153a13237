package libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Differing;
import libc.internal.Function;

/// `<fcntl.h>`: opening files, and what a descriptor is set to.
public final class fcntl_h {
    private fcntl_h() {}

    /// Opens for reading.
    public static final int O_RDONLY = libc_h.O_RDONLY();

    /// Opens for writing.
    public static final int O_WRONLY = libc_h.O_WRONLY();

    /// Opens for reading and writing.
    public static final int O_RDWR = libc_h.O_RDWR();

    /// The bits of the flags that hold one of [#O_RDONLY], [#O_WRONLY] and [#O_RDWR].
    public static final int O_ACCMODE = Differing.O_ACCMODE;

    /// Makes the file if it is not there. The call needs a mode.
    public static final int O_CREAT = libc_h.O_CREAT();

    /// With [#O_CREAT]: fails if the file is there.
    public static final int O_EXCL = libc_h.O_EXCL();

    /// A terminal that is opened does not become the process's own.
    public static final int O_NOCTTY = libc_h.O_NOCTTY();

    /// Makes the file empty.
    public static final int O_TRUNC = libc_h.O_TRUNC();

    /// Every write goes to the end of the file.
    public static final int O_APPEND = libc_h.O_APPEND();

    /// Calls that would have to wait fail with `EAGAIN` instead.
    public static final int O_NONBLOCK = libc_h.O_NONBLOCK();

    /// Another name of [#O_NONBLOCK].
    public static final int O_NDELAY = libc_h.O_NDELAY();

    /// A write waits until the device has the bytes.
    public static final int O_SYNC = libc_h.O_SYNC();

    /// The signal SIGIO comes when there is something to read. The JVM has no handler for it: it ends the process.
    public static final int O_ASYNC = libc_h.O_ASYNC();

    /// Fails if it is not a directory.
    public static final int O_DIRECTORY = Differing.O_DIRECTORY;

    /// Fails if it is a symbolic link.
    public static final int O_NOFOLLOW = Differing.O_NOFOLLOW;

    /// A program that this process starts does not get the descriptor.
    public static final int O_CLOEXEC = libc_h.O_CLOEXEC();

    /// What `fcntl` does: makes another descriptor of the same file, the lowest that is free from its argument on.
    public static final int F_DUPFD = libc_h.F_DUPFD();

    /// What `fcntl` does: as [#F_DUPFD], with [#FD_CLOEXEC] set.
    public static final int F_DUPFD_CLOEXEC = libc_h.F_DUPFD_CLOEXEC();

    /// What `fcntl` does: tells the descriptor's own flags, of which there is [#FD_CLOEXEC].
    public static final int F_GETFD = libc_h.F_GETFD();

    /// What `fcntl` does: sets the descriptor's own flags.
    public static final int F_SETFD = libc_h.F_SETFD();

    /// What `fcntl` does: tells the flags that all descriptors of the open file share, `O_...`.
    public static final int F_GETFL = libc_h.F_GETFL();

    /// What `fcntl` does: sets those of these flags that can change: [#O_APPEND], [#O_NONBLOCK], [#O_ASYNC].
    public static final int F_SETFL = libc_h.F_SETFL();

    /// What `fcntl` does: tells who gets the signals SIGIO and SIGURG of a socket.
    public static final int F_GETOWN = libc_h.F_GETOWN();

    /// What `fcntl` does: sets who gets them: a process, or a group of processes by its number below 0.
    public static final int F_SETOWN = libc_h.F_SETOWN();

    /// A flag of a descriptor: a program that this process starts does not get it.
    public static final int FD_CLOEXEC = libc_h.FD_CLOEXEC();

    private static final Function OPEN = Function.named("open");

    /// `int open(const char *path, int oflag, ...)`, without a mode
    ///
    /// Opens a file.
    ///
    /// With [#O_CREAT], a program has to say the mode. If it does not, C takes what happens to stand in its place; here a
    /// file that is made gets the mode 0666 less the umask, as `fopen` gives it.
    ///
    /// @param path its name
    /// @param oflag one of [#O_RDONLY], [#O_WRONLY] and [#O_RDWR], and others, or-ed
    /// @return the lowest descriptor that is free; -1 and `errno`: `EACCES`, `EINTR`, `EINVAL`, `EISDIR`, `ELOOP`,
    ///   `EMFILE`, `ENAMETOOLONG`, `ENFILE`, `ENOENT`, `ENOTDIR`, `ENXIO`, `EROFS`, `ETXTBSY`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/open.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/open.2.html">macOS</a>
    public static int open(String path, int oflag) {
        try (var stack = Arena.ofConfined()) {
            return open(stack.allocateFrom(path), oflag);
        }
    }

    /// [#open(String, int)] of a `char` array.
    ///
    /// @param path a C string
    /// @param oflag as above
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int open(MemorySegment path, int oflag) {
        return open(path, oflag, 0666);
    }

    /// `int open(const char *path, int oflag, ...)`, with a mode
    ///
    /// Opens a file, and makes it if it is not there and `oflag` has [#O_CREAT].
    ///
    /// @param path its name
    /// @param oflag one of [#O_RDONLY], [#O_WRONLY] and [#O_RDWR], and others, or-ed
    /// @param mode who may do what with a file that is made, such as `0644`, or `S_IRUSR` and others of `<sys/stat.h>`,
    ///   or-ed; what the process's umask has is taken away
    /// @return as [#open(String, int)], and `EDQUOT`, `EEXIST`, `ENOSPC`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/open.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/open.2.html">macOS</a>
    public static int open(String path, int oflag, int mode) {
        try (var stack = Arena.ofConfined()) {
            return open(stack.allocateFrom(path), oflag, mode);
        }
    }

    /// [#open(String, int, int)] of a `char` array.
    ///
    /// @param path a C string
    /// @param oflag as above
    /// @param mode as above
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int open(MemorySegment path, int oflag, int mode) {
        try (var stack = Arena.ofConfined()) {
            return OPEN.callVariadicInt(Check.string(OPEN, "path", path, stack), oflag, mode);
        }
    }

    private static final Function CREAT = Function.named("creat");

    /// `int creat(const char *path, mode_t mode)`
    ///
    /// Opens a file for writing, and makes it if it is not there; what is in it is gone. POSIX defines it as
    /// `open(path, O_WRONLY | O_CREAT | O_TRUNC, mode)`, and so it is done here: macOS has a `mode_t` of two bytes, which
    /// `open` takes as an `int` on every system.
    ///
    /// @param path its name
    /// @param mode as in [#open(String, int, int)]
    /// @return as [#open(String, int, int)]
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/creat.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/creat.2.html">macOS</a>
    public static int creat(String path, int mode) {
        try (var stack = Arena.ofConfined()) {
            return creat(stack.allocateFrom(path), mode);
        }
    }

    /// [#creat(String, int)] of a `char` array.
    ///
    /// @param path a C string
    /// @param mode as in [#open(String, int, int)]
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int creat(MemorySegment path, int mode) {
        try (var stack = Arena.ofConfined()) {
            return OPEN.callVariadicInt(Check.string(CREAT, "path", path, stack), O_WRONLY | O_CREAT | O_TRUNC, mode);
        }
    }

    private static final Function FCNTL = Function.named("fcntl");

    /// `int fcntl(int fd, int cmd, ...)`, without an argument
    ///
    /// Tells what a descriptor is set to.
    ///
    /// @param fd an open descriptor
    /// @param cmd [#F_GETFL], [#F_GETFD] or [#F_GETOWN]
    /// @return the flags, or the process; -1 and `errno`: `EBADF`, `EINVAL`
    /// @throws IllegalArgumentException if `cmd` is another, since C would take an argument from wherever it would be
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fcntl.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fcntl.2.html">macOS</a>
    public static int fcntl(int fd, int cmd) {
        if (!tells(cmd))
            throw new IllegalArgumentException("fcntl: cmd is %d, which is none of F_GETFL, F_GETFD and F_GETOWN, and there is no argument".formatted(cmd));
        return FCNTL.callVariadicInt(fd, cmd, 0);
    }

    /// `int fcntl(int fd, int cmd, ...)`, with an `int`
    ///
    /// Sets what a descriptor is set to, or makes another descriptor of the same file.
    ///
    /// @param fd an open descriptor
    /// @param cmd [#F_SETFL], [#F_SETFD], [#F_SETOWN], [#F_DUPFD] or [#F_DUPFD_CLOEXEC]; one of those of
    ///   [#fcntl(int, int)], too, which do not look at the argument
    /// @param arg what to set
    /// @return 0 or the new descriptor; -1 and `errno`: `EBADF`, `EINVAL`, `EMFILE`, `EPERM`, `ESRCH`
    /// @throws IllegalArgumentException if `cmd` is another: C could take the argument as a pointer
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fcntl.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fcntl.2.html">macOS</a>
    public static int fcntl(int fd, int cmd, int arg) {
        if (!tells(cmd) && cmd != F_SETFL && cmd != F_SETFD && cmd != F_SETOWN && cmd != F_DUPFD && cmd != F_DUPFD_CLOEXEC)
            throw new IllegalArgumentException("fcntl: cmd is %d, whose argument is not an int".formatted(cmd));
        return FCNTL.callVariadicInt(fd, cmd, arg);
    }

    private static boolean tells(int cmd) {
        return cmd == F_GETFL || cmd == F_GETFD || cmd == F_GETOWN;
    }
}
