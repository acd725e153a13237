package libc.sys;

import libc.abi.libc_h;

/// `<sys/stat.h>`: who may do what with a file. [libc.fcntl_h#open(String, int, int)] takes these bits, or-ed.
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
}
