package libc;

import static libc.C.C_INT;
import static libc.C.C_POINTER;
import static libc.C.NULL;
import static libc.internal.Check.checkArray;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkString;
import static libc.internal.Check.checkWrite;
import static libc.internal.Received.copied;
import static libc.internal.Received.mayExceed;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.function.IntSupplier;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Pointers;
import libc.internal.RangeError;

/// `<unistd.h>`: what can be done with any file descriptor, a socket's included, and waiting.
public class unistd_h implements whence {
    unistd_h() {}

    /// The descriptor of standard input.
    public static final int STDIN_FILENO = libc_h.STDIN_FILENO();

    /// The descriptor of standard output.
    public static final int STDOUT_FILENO = libc_h.STDOUT_FILENO();

    /// The descriptor of standard error.
    public static final int STDERR_FILENO = libc_h.STDERR_FILENO();

    /// What `access` asks: whether the file is there.
    public static final int F_OK = libc_h.F_OK();

    /// What `access` asks: whether the process may read it.
    public static final int R_OK = libc_h.R_OK();

    /// What `access` asks: whether the process may write to it.
    public static final int W_OK = libc_h.W_OK();

    /// What `access` asks: whether the process may execute it, or look into a directory.
    public static final int X_OK = libc_h.X_OK();

    /// What [#sysconf] tells: how many of `times`'s units are a second.
    public static final int _SC_CLK_TCK = libc_h._SC_CLK_TCK();

    /// What [#sysconf] tells: how many processors work.
    public static final int _SC_NPROCESSORS_ONLN = libc_h._SC_NPROCESSORS_ONLN();

    /// What [#sysconf] tells: how many descriptors a process may have.
    public static final int _SC_OPEN_MAX = libc_h._SC_OPEN_MAX();

    /// What [#sysconf] tells: how many bytes a page of memory has.
    public static final int _SC_PAGESIZE = libc_h._SC_PAGESIZE();

    // The kernel itself refuses more than an ssize_t can count, and touches no memory. C programs
    // write what read has returned, which may be -1.
    private static long limited(long nbytes) {
        return Math.max(nbytes, 0);
    }

    private static final Function READ = Function.named("read");

    /// `ssize_t read(int fd, void *buf, size_t nbytes)`
    ///
    /// Takes up to `nbytes` bytes that have arrived, waiting for the first. It
    /// need not bring a whole message, and may bring more than one.
    ///
    /// @param fd a descriptor that is open for reading
    /// @param buf where the bytes go
    /// @param nbytes how many at most
    /// @return how many came; 0 if the other side has closed; -1 and `errno`:
    ///   `EBADF`, `ECONNRESET`, `ENOTCONN`, `ETIMEDOUT`, `EINTR`, `EAGAIN`, `EISDIR`
    /// @throws IndexOutOfBoundsException if more has come than `buf` holds; what fits is in it
    /// @throws IllegalArgumentException if `buf` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/read.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/read.2.html">macOS</a>
    public static long read(int fd, MemorySegment buf, long nbytes) {
        if (mayExceed(READ, "buf", buf, "nbytes", limited(nbytes)))
            return copied(READ, "buf", buf, nbytes, memory -> read(fd, memory, nbytes));
        return READ.callLong(fd, buf, nbytes);
    }

    private static final Function WRITE = Function.named("write");

    /// `ssize_t write(int fd, const void *buf, size_t nbytes)`
    ///
    /// Hands `nbytes` bytes to the kernel, which sends them on in its own time.
    /// A blocking socket takes all of them.
    ///
    /// The -1 of a `read` that has failed is a size beyond what an `ssize_t` can count.
    /// The kernel refuses it, as it does in C, and nothing is written.
    ///
    /// If the other side has reset the connection, the signal SIGPIPE ends a C
    /// program. It ends a Java program that runs as a command (`argv[0]` was passed
    /// to it); in any other, which may use these functions as a library, the call
    /// returns -1 and `EPIPE`.
    ///
    /// @param fd a descriptor that is open for writing
    /// @param buf the bytes
    /// @param nbytes how many
    /// @return how many were taken; -1 and `errno`: `EBADF`, `EPIPE`,
    ///   `ECONNRESET`, `EDESTADDRREQ`, `EINTR`, `EAGAIN`, `ENOSPC`, `EFBIG`, `EIO`, and
    ///   `EFAULT` (Linux) or `EINVAL` (macOS) for such a size
    /// @throws IndexOutOfBoundsException if `nbytes` is another size that is more than `buf` holds
    /// @throws IllegalArgumentException if `buf` is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/write.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/write.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/write.2.html">macOS</a>
    public static long write(int fd, MemorySegment buf, long nbytes) {
        checkRead(WRITE, "buf", buf, "nbytes", limited(nbytes));
        return WRITE.callLong(fd, buf, nbytes);
    }

    private static final Function CLOSE = Function.named("close");

    /// `int close(int fd)`
    ///
    /// Gives the descriptor back. With a connected socket's last descriptor the
    /// connection is hung up; bytes already written are still sent.
    ///
    /// @param fd an open descriptor
    /// @return 0; -1 and `errno`: `EBADF`, `EINTR`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/close.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/close.2.html">macOS</a>
    public static int close(int fd) {
        return CLOSE.callInt(fd);
    }

    private static final Function SLEEP = Function.named("sleep", Failure.NONE);

    /// `unsigned int sleep(unsigned int seconds)`
    ///
    /// Stops the calling thread for some time; other threads go on.
    ///
    /// @param seconds how long, an `unsigned int`
    /// @return 0; if a signal came first, how many seconds were left; `errno` says nothing
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sleep.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sleep.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sleep.3.html">macOS</a>
    public static int sleep(int seconds) {
        return SLEEP.callInt(seconds);
    }

    private static final Function USLEEP = Function.named("usleep");

    /// `int usleep(useconds_t usec)`
    ///
    /// Stops the calling thread for some time; other threads go on. POSIX has `nanosleep` in its place.
    ///
    /// @param usec how long, in microseconds, without a sign
    /// @return 0; -1 and `errno`: `EINTR`, `EINVAL` if it is a second or more and the system does not take that
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/009695399/functions/usleep.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/usleep.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/usleep.3.html">macOS</a>
    public static int usleep(int usec) {
        return USLEEP.callInt(usec);
    }

    private static final Function LSEEK = Function.named("lseek");

    /// `off_t lseek(int fd, off_t offset, int whence)`
    ///
    /// Moves the place in a file that the next read or write begins at.
    ///
    /// @param fd a descriptor of a file
    /// @param offset how many bytes, from where `whence` says
    /// @param whence [#SEEK_SET], [#SEEK_CUR] or [#SEEK_END]
    /// @return the new place, counted from the start of the file; -1 and `errno`: `EBADF`, `EINVAL`, `EOVERFLOW`,
    ///   `ENXIO`, `ESPIPE` for a socket or a pipe
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/lseek.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/lseek.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/lseek.2.html">macOS</a>
    public static long lseek(int fd, long offset, int whence) {
        return LSEEK.callLong(fd, offset, whence);
    }

    private static final Function DUP = Function.named("dup");

    /// `int dup(int oldfd)`
    ///
    /// Makes another descriptor of the same file or socket. A connection is hung up when its last descriptor is closed.
    ///
    /// @param oldfd an open descriptor
    /// @return the lowest descriptor that is free; -1 and `errno`: `EBADF`, `EMFILE`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/dup.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/dup.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/dup.2.html">macOS</a>
    public static int dup(int oldfd) {
        return DUP.callInt(oldfd);
    }

    private static final Function DUP2 = Function.named("dup2");

    /// `int dup2(int oldfd, int newfd)`
    ///
    /// Makes a descriptor one of the same file or socket as another; what it was before is closed. The JVM has open
    /// descriptors of its own: take care not to take one from it.
    ///
    /// @param oldfd an open descriptor
    /// @param newfd the descriptor to make
    /// @return `newfd`; -1 and `errno`: `EBADF`, `EBUSY`, `EINTR`, `EMFILE`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/dup2.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/dup.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/dup2.2.html">macOS</a>
    public static int dup2(int oldfd, int newfd) {
        return DUP2.callInt(oldfd, newfd);
    }

    private static final Function PIPE = Function.named("pipe");

    /// `int pipe(int fildes[2])`
    ///
    /// Makes a pipe: what is written to the second descriptor is read from the first.
    ///
    /// @param fildes where the two descriptors go
    /// @return 0; -1 and `errno`: `EMFILE`, `ENFILE`
    /// @throws IndexOutOfBoundsException if `fildes` has no room for two `int`
    /// @throws IllegalArgumentException if `fildes` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pipe.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/pipe.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pipe.2.html">macOS</a>
    public static int pipe(MemorySegment fildes) {
        checkWrite(PIPE, "fildes", fildes, "sizeof(int[2])", 2 * C_INT.byteSize());
        return PIPE.callInt(fildes);
    }

    private static final Function GETPID = Function.named("getpid", Failure.NONE);

    /// `pid_t getpid(void)`
    ///
    /// The number of this process, which is the JVM's.
    ///
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getpid.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/getpid.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getpid.2.html">macOS</a>
    public static int getpid() {
        return GETPID.callInt();
    }

    private static final Function GETPPID = Function.named("getppid", Failure.NONE);

    /// `pid_t getppid(void)`
    ///
    /// The number of the process that has started this one.
    ///
    /// @return the number
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getppid.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/getpid.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getppid.2.html">macOS</a>
    public static int getppid() {
        return GETPPID.callInt();
    }

    private static final Function GETUID = Function.named("getuid", Failure.NONE);

    /// `uid_t getuid(void)`
    ///
    /// The number of the user that this process belongs to; 0 is root.
    ///
    /// @return the number, without a sign
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getuid.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/getuid.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getuid.2.html">macOS</a>
    public static int getuid() {
        return GETUID.callInt();
    }

    private static final Function UNLINK = Function.named("unlink");

    /// `int unlink(const char *path)`
    ///
    /// Takes a name away from a file. A file without a name is gone when its last descriptor is closed. A server takes
    /// away the file of its `sockaddr_un` so, before `bind` can make it anew.
    ///
    /// @param path the name
    /// @return 0; -1 and `errno`: `EACCES`, `EBUSY`, `EISDIR`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOTDIR`, `EPERM`, `EROFS`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/unlink.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/unlink.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/unlink.2.html">macOS</a>
    public static int unlink(String path) {
        try (var stack = Arena.ofConfined()) {
            return UNLINK.callInt(stack.allocateFrom(path));
        }
    }

    /// [#unlink(String)] of a `char` array.
    ///
    /// @param path a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int unlink(MemorySegment path) {
        try (var stack = Arena.ofConfined()) {
            return UNLINK.callInt(Check.string(UNLINK, "path", path, stack));
        }
    }

    private static final Function ACCESS = Function.named("access");

    /// `int access(const char *path, int amode)`
    ///
    /// Tells whether a file is there, and what the process may do with it. By the time that the file is opened, both
    /// may have changed.
    ///
    /// @param path the name
    /// @param amode [#F_OK], or [#R_OK], [#W_OK] and [#X_OK], or-ed
    /// @return 0 if it may do all of that; -1 and `errno`: `EACCES`, `EINVAL`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`,
    ///   `ENOTDIR`, `EROFS`, `ETXTBSY`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/access.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/access.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/access.2.html">macOS</a>
    public static int access(String path, int amode) {
        try (var stack = Arena.ofConfined()) {
            return ACCESS.callInt(stack.allocateFrom(path), amode);
        }
    }

    /// [#access(String, int)] of a `char` array.
    ///
    /// @param path a C string
    /// @param amode as above
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int access(MemorySegment path, int amode) {
        try (var stack = Arena.ofConfined()) {
            return ACCESS.callInt(Check.string(ACCESS, "path", path, stack), amode);
        }
    }

    private static final Function GETHOSTNAME = Function.named("gethostname");

    /// `int gethostname(char *name, size_t namelen)`
    ///
    /// Tells the name of this machine.
    ///
    /// @param name where the name goes, with its NUL
    /// @param namelen how many bytes `name` has
    /// @return 0; -1 and `errno`: `ENAMETOOLONG` or `EINVAL` if the name is longer. macOS cuts it instead
    /// @throws IndexOutOfBoundsException if `namelen` is more than `name` holds
    /// @throws IllegalArgumentException if `name` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/gethostname.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/gethostname.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gethostname.3.html">macOS</a>
    public static int gethostname(MemorySegment name, long namelen) {
        checkWrite(GETHOSTNAME, "name", name, "namelen", namelen);
        return GETHOSTNAME.callInt(name, namelen);
    }

    private static final Function ISATTY = Function.named("isatty", Failure.ZERO);

    /// `int isatty(int fd)`
    ///
    /// Tells whether a descriptor is a terminal's.
    ///
    /// @param fd an open descriptor
    /// @return 1 if it is; 0 and `errno`: `ENOTTY` if it is not, `EBADF`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/isatty.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/isatty.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/isatty.3.html">macOS</a>
    public static int isatty(int fd) {
        return ISATTY.callInt(fd);
    }

    private static final Function TTYNAME = Function.named("ttyname", Failure.NULL);

    /// `char *ttyname(int fd)`
    ///
    /// Tells the name of a descriptor's terminal. C has one text for all calls; this is a copy. One thread at a time calls it.
    ///
    /// @param fd an open descriptor
    /// @return the name, such as "/dev/pts/0"; `NULL` and `errno`: `ENOTTY` if it is no terminal's, `EBADF`, `ENODEV`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ttyname.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/ttyname.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ttyname.3.html">macOS</a>
    public static synchronized MemorySegment ttyname(int fd) {
        return copy(TTYNAME.callPointer(fd));
    }

    private static final Function GETLOGIN = Function.named("getlogin", Failure.NULL);

    /// `char *getlogin(void)`
    ///
    /// Tells who has logged in at the terminal of this process. C has one text for all calls; this is a copy. One thread at a
    /// time calls it.
    ///
    /// @return the name of the user; `NULL` and `errno`: `ENXIO`, `ENOTTY` or another if there is no terminal or nobody has
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getlogin.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getlogin.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getlogin.2.html">macOS</a>
    public static synchronized MemorySegment getlogin() {
        return copy(GETLOGIN.callPointer());
    }

    private static MemorySegment copy(MemorySegment string) {
        return string == NULL ? NULL : Arena.ofAuto().allocateFrom(string.getString(0));
    }

    private static final Function EXIT = Function.named("_exit", Failure.NONE);

    /// `void _exit(int status)`
    ///
    /// Ends the process at once: nothing is written out of what `<stdio.h>` still holds, and nothing is run at the end,
    /// neither C's nor Java's.
    ///
    /// @param status what the caller of the program sees; its low 8 bits count
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/_exit.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/_exit.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/_exit.2.html">macOS</a>
    public static void _exit(int status) {
        EXIT.callVoid(status);
    }

    private static final Function RMDIR = Function.named("rmdir");

    /// `int rmdir(const char *path)`
    ///
    /// Removes a directory that is empty.
    ///
    /// @param path its name
    /// @return 0; -1 and `errno`: `EACCES`, `EBUSY`, `EINVAL`, `ENOENT`, `ENOTDIR`, `ENOTEMPTY`, `EPERM`, `EROFS`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/rmdir.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/rmdir.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/rmdir.2.html">macOS</a>
    public static int rmdir(String path) {
        try (var stack = Arena.ofConfined()) {
            return RMDIR.callInt(stack.allocateFrom(path));
        }
    }

    /// [#rmdir(String)] of a `char` array.
    ///
    /// @param path a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int rmdir(MemorySegment path) {
        try (var stack = Arena.ofConfined()) {
            return RMDIR.callInt(Check.string(RMDIR, "path", path, stack));
        }
    }

    private static final Function CHDIR = Function.named("chdir");

    /// `int chdir(const char *path)`
    ///
    /// Makes a directory the one that relative names start from, in C and for the whole process. Java has its own,
    /// from before: `java.io` does not follow.
    ///
    /// @param path the directory
    /// @return 0; -1 and `errno`: `EACCES`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOTDIR`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/chdir.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/chdir.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/chdir.2.html">macOS</a>
    public static int chdir(String path) {
        try (var stack = Arena.ofConfined()) {
            return CHDIR.callInt(stack.allocateFrom(path));
        }
    }

    /// [#chdir(String)] of a `char` array.
    ///
    /// @param path a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `path` has no NUL
    /// @throws IllegalArgumentException if `path` is heap memory or `NULL`
    public static int chdir(MemorySegment path) {
        try (var stack = Arena.ofConfined()) {
            return CHDIR.callInt(Check.string(CHDIR, "path", path, stack));
        }
    }

    private static final Function GETCWD = Function.named("getcwd", Failure.NULL);

    /// `char *getcwd(char *buf, size_t size)`
    ///
    /// Tells the directory that relative names start from.
    ///
    /// @param buf where its name goes
    /// @param size how many bytes `buf` has
    /// @return `buf`; `NULL` and `errno`: `ERANGE` if the name is longer, `EINVAL`, `ENOENT`, `EACCES`
    /// @throws IndexOutOfBoundsException if `size` is more than `buf` holds
    /// @throws IllegalArgumentException if `buf` is heap memory, read-only or `NULL`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getcwd.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getcwd.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getcwd.3.html">macOS</a>
    public static MemorySegment getcwd(MemorySegment buf, long size) {
        checkString(GETCWD, "buf", buf); // C would allocate memory for NULL
        checkWrite(GETCWD, "buf", buf, "size", size);
        return GETCWD.callPointer(buf, size) == NULL ? NULL : buf;
    }

    private static final Function FTRUNCATE = Function.named("ftruncate");

    /// `int ftruncate(int fd, off_t length)`
    ///
    /// Makes a file as long as this: what is beyond is gone, what is new is zeros.
    ///
    /// @param fd a descriptor of a file that is open for writing
    /// @param length how many bytes
    /// @return 0; -1 and `errno`: `EBADF`, `EFBIG`, `EINTR`, `EINVAL`, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/ftruncate.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/ftruncate.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/ftruncate.2.html">macOS</a>
    public static int ftruncate(int fd, long length) {
        return FTRUNCATE.callInt(fd, length);
    }

    private static final Function PREAD = Function.named("pread");

    /// `ssize_t pread(int fd, void *buf, size_t nbytes, off_t offset)`
    ///
    /// [#read] at a place in a file. The place that the next `read` begins at stays where it is.
    ///
    /// @param fd a descriptor of a file that is open for reading
    /// @param buf where the bytes go
    /// @param nbytes how many at most
    /// @param offset the place, counted from the start of the file
    /// @return how many came; 0 at the end of the file; -1 and `errno`: `EBADF`, `EINVAL`, `EINTR`, `EIO`, `EISDIR`,
    ///   `ESPIPE` for a socket or a pipe
    /// @throws IndexOutOfBoundsException if more has come than `buf` holds; what fits is in it
    /// @throws IllegalArgumentException if `buf` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pread.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/pread.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pread.2.html">macOS</a>
    public static long pread(int fd, MemorySegment buf, long nbytes, long offset) {
        if (mayExceed(PREAD, "buf", buf, "nbytes", limited(nbytes)))
            return copied(PREAD, "buf", buf, nbytes, memory -> pread(fd, memory, nbytes, offset));
        return PREAD.callLong(fd, buf, nbytes, offset);
    }

    private static final Function PWRITE = Function.named("pwrite");

    /// `ssize_t pwrite(int fd, const void *buf, size_t nbytes, off_t offset)`
    ///
    /// [#write] at a place in a file. The place that the next `write` begins at stays where it is.
    ///
    /// @param fd a descriptor of a file that is open for writing
    /// @param buf the bytes
    /// @param nbytes how many
    /// @param offset the place, counted from the start of the file
    /// @return how many were taken; -1 and `errno`: `EBADF`, `EFBIG`, `EINVAL`, `EINTR`, `EIO`, `ENOSPC`, `ESPIPE`
    ///   for a socket or a pipe
    /// @throws IndexOutOfBoundsException if `nbytes` is more than `buf` holds
    /// @throws IllegalArgumentException if `buf` is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pwrite.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/pread.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/pwrite.2.html">macOS</a>
    public static long pwrite(int fd, MemorySegment buf, long nbytes, long offset) {
        checkRead(PWRITE, "buf", buf, "nbytes", limited(nbytes));
        return PWRITE.callLong(fd, buf, nbytes, offset);
    }

    private static final Function FSYNC = Function.named("fsync");

    /// `int fsync(int fd)`
    ///
    /// Waits until what was written to a file is on the disk.
    ///
    /// @param fd a descriptor of a file
    /// @return 0; -1 and `errno`: `EBADF`, `EINTR`, `EINVAL` for what is not on a disk, `EIO`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fsync.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/fsync.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/fsync.2.html">macOS</a>
    public static int fsync(int fd) {
        return FSYNC.callInt(fd);
    }

    private static final Function GETEUID = Function.named("geteuid", Failure.NONE);

    /// `uid_t geteuid(void)`
    ///
    /// The number of the user whose rights this process has; 0 is root.
    ///
    /// @return the number, without a sign
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/geteuid.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/getuid.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getuid.2.html">macOS</a>
    public static int geteuid() {
        return GETEUID.callInt();
    }

    private static final Function GETGID = Function.named("getgid", Failure.NONE);

    /// `gid_t getgid(void)`
    ///
    /// The number of the group that this process belongs to.
    ///
    /// @return the number, without a sign
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getgid.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/getgid.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getgid.2.html">macOS</a>
    public static int getgid() {
        return GETGID.callInt();
    }

    private static final Function GETEGID = Function.named("getegid", Failure.NONE);

    /// `gid_t getegid(void)`
    ///
    /// The number of the group whose rights this process has.
    ///
    /// @return the number, without a sign
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getegid.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/getgid.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getgid.2.html">macOS</a>
    public static int getegid() {
        return GETEGID.callInt();
    }

    private static final Function SYSCONF = Function.named("sysconf", Failure.NONE);

    /// `long sysconf(int name)`
    ///
    /// Tells a limit or a number of this system.
    ///
    /// @param name which, as [#_SC_OPEN_MAX]
    /// @return the number; -1 if there is no limit; -1 and `errno`: `EINVAL` for a name that does not exist
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sysconf.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sysconf.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sysconf.3.html">macOS</a>
    public static long sysconf(int name) {
        RangeError.forget();
        long number = SYSCONF.callLong(name);
        RangeError.keep();
        return number;
    }

    // ---- getopt ----

    /// `char *optarg`: the argument of the option that [#getopt] has found last. It is C's own variable, as the next three are.
    ///
    /// @return a C string within `argv`; `NULL` if the option has none
    public static MemorySegment optarg() {
        var argument = libc_h.optarg();
        return Check.isNull(argument) ? NULL : argument;
    }

    /// `int optind`: where in `argv` [#getopt] goes on.
    ///
    /// @return the index; when all options are found, that of the first argument that is no option
    public static int optind() {
        return libc_h.optind();
    }

    /// `optind = value`
    ///
    /// @param value 1, to begin anew
    public static void optind(int value) {
        libc_h.optind(value);
    }

    /// `int opterr`: whether [#getopt] complains on standard error.
    ///
    /// @return 0 if it does not
    public static int opterr() {
        return libc_h.opterr();
    }

    /// `opterr = value`
    ///
    /// @param value 0, to keep [#getopt] from it
    public static void opterr(int value) {
        libc_h.opterr(value);
    }

    /// `int optopt`: the option that [#getopt] did not know, or whose argument was missing.
    ///
    /// @return the character
    public static int optopt() {
        return libc_h.optopt();
    }

    private static final Function GETOPT = Function.named("getopt", Failure.NONE);

    /// `int getopt(int argc, char *const argv[], const char *optstring)`
    ///
    /// Finds the next option of a program, as `-p 80`. It is libc's own: glibc moves what is no option behind the
    /// options, musl and macOS stop there.
    ///
    /// @param argc how many arguments
    /// @param argv pointers to them, as [libc.C#pointers] makes them
    /// @param optstring the characters of the options; one with an argument has a `:` behind it
    /// @return the character; `'?'` if it is none of `optstring`, or its argument is missing; -1 if there is no
    ///   option left
    /// @throws IndexOutOfBoundsException if `argv` has less than `argc` pointers and a null pointer
    /// @throws IllegalArgumentException if `argv` is heap memory or read-only, or has an address that was not assigned to it
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getopt.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getopt.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getopt.3.html">macOS</a>
    public static int getopt(int argc, MemorySegment argv, String optstring) {
        try (var stack = Arena.ofConfined()) {
            return getopt(argc, argv, stack.allocateFrom(optstring));
        }
    }

    /// [#getopt(int, MemorySegment, String)] of a `char` array.
    ///
    /// @param argc how many arguments
    /// @param argv pointers to them
    /// @param optstring a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `argv` has less than `argc` pointers and a null pointer, or `optstring`
    ///   has no NUL
    /// @throws IllegalArgumentException if memory is on the heap, `argv` is read-only, or `optstring` is `NULL`
    public static int getopt(int argc, MemorySegment argv, MemorySegment optstring) {
        checkArguments(GETOPT, argc, argv);
        try (var stack = Arena.ofConfined()) {
            var options = Check.string(GETOPT, "optstring", optstring, stack);
            return withArguments(GETOPT, argc, argv, () -> GETOPT.callInt(argc, argv, options));
        }
    }

    static void checkArguments(Function function, int argc, MemorySegment argv) {
        checkArray(function, "argv", argv, "argc + 1", argc + 1L, "char *", C_POINTER.byteSize());
    }

    // C follows the pointers of argv, and may move them.
    static int withArguments(Function function, int argc, MemorySegment argv, IntSupplier call) {
        var arguments = new HashMap<Long, MemorySegment>();
        for (int i = 0; i < argc; i++) {
            var argument = Pointers.assigned(argv, i * C_POINTER.byteSize());
            if (argument == null)
                throw new IllegalArgumentException("%s: argv[%d] is an address that was not assigned to it".formatted(function.name(), i));
            Check.length(function, "argv[" + i + "]", argument);
            arguments.put(argument.address(), argument);
        }
        int option = call.getAsInt();
        for (int i = 0; i < argc; i++)
            Pointers.set(argv, i * C_POINTER.byteSize(), arguments.get(argv.getAtIndex(C_POINTER, i).address()));
        return option;
    }
}
