package libc.internal;

import java.lang.foreign.Linker;
import libc.abi.aarch64_linux_gnu;
import libc.abi.aarch64_linux_musl;
import libc.abi.x86_64_linux_gnu;
import libc.abi.x86_64_linux_musl;

/// The numbers that differ between processors or between glibc and musl: those of the machine that the program runs on.
public final class Differing {
    private Differing() {}

    // No function of this system has a name of another form.
    static final String FORM = "";

    private static final boolean X86_64 = System.getProperty("os.arch").equals("amd64");
    private static final boolean GNU = Linker.nativeLinker().defaultLookup().find("gnu_get_libc_version").isPresent();

    public static final int ALIGNOF_EPOLL_EVENT =
            of(x86_64_linux_gnu.ALIGNOF_EPOLL_EVENT(), aarch64_linux_gnu.ALIGNOF_EPOLL_EVENT(), x86_64_linux_musl.ALIGNOF_EPOLL_EVENT(), aarch64_linux_musl.ALIGNOF_EPOLL_EVENT());
    public static final int SIZEOF_EPOLL_EVENT =
            of(x86_64_linux_gnu.SIZEOF_EPOLL_EVENT(), aarch64_linux_gnu.SIZEOF_EPOLL_EVENT(), x86_64_linux_musl.SIZEOF_EPOLL_EVENT(), aarch64_linux_musl.SIZEOF_EPOLL_EVENT());
    public static final int OFFSETOF_EPOLL_DATA =
            of(x86_64_linux_gnu.OFFSETOF_EPOLL_DATA(), aarch64_linux_gnu.OFFSETOF_EPOLL_DATA(), x86_64_linux_musl.OFFSETOF_EPOLL_DATA(), aarch64_linux_musl.OFFSETOF_EPOLL_DATA());
    public static final int SIZEOF_PTHREAD_ATTR_T =
            of(x86_64_linux_gnu.SIZEOF_PTHREAD_ATTR_T(), aarch64_linux_gnu.SIZEOF_PTHREAD_ATTR_T(), x86_64_linux_musl.SIZEOF_PTHREAD_ATTR_T(), aarch64_linux_musl.SIZEOF_PTHREAD_ATTR_T());
    public static final int SIZEOF_PTHREAD_COND_T =
            of(x86_64_linux_gnu.SIZEOF_PTHREAD_COND_T(), aarch64_linux_gnu.SIZEOF_PTHREAD_COND_T(), x86_64_linux_musl.SIZEOF_PTHREAD_COND_T(), aarch64_linux_musl.SIZEOF_PTHREAD_COND_T());
    public static final int SIZEOF_PTHREAD_MUTEX_T =
            of(x86_64_linux_gnu.SIZEOF_PTHREAD_MUTEX_T(), aarch64_linux_gnu.SIZEOF_PTHREAD_MUTEX_T(), x86_64_linux_musl.SIZEOF_PTHREAD_MUTEX_T(), aarch64_linux_musl.SIZEOF_PTHREAD_MUTEX_T());
    public static final int SIZEOF_SEM_T =
            of(x86_64_linux_gnu.SIZEOF_SEM_T(), aarch64_linux_gnu.SIZEOF_SEM_T(), x86_64_linux_musl.SIZEOF_SEM_T(), aarch64_linux_musl.SIZEOF_SEM_T());
    public static final int SIZEOF_PTHREAD_MUTEXATTR_T =
            of(x86_64_linux_gnu.SIZEOF_PTHREAD_MUTEXATTR_T(), aarch64_linux_gnu.SIZEOF_PTHREAD_MUTEXATTR_T(), x86_64_linux_musl.SIZEOF_PTHREAD_MUTEXATTR_T(), aarch64_linux_musl.SIZEOF_PTHREAD_MUTEXATTR_T());
    public static final int SIZEOF_PTHREAD_RWLOCK_T =
            of(x86_64_linux_gnu.SIZEOF_PTHREAD_RWLOCK_T(), aarch64_linux_gnu.SIZEOF_PTHREAD_RWLOCK_T(), x86_64_linux_musl.SIZEOF_PTHREAD_RWLOCK_T(), aarch64_linux_musl.SIZEOF_PTHREAD_RWLOCK_T());
    public static final int SIZEOF_STAT =
            of(x86_64_linux_gnu.SIZEOF_STAT(), aarch64_linux_gnu.SIZEOF_STAT(), x86_64_linux_musl.SIZEOF_STAT(), aarch64_linux_musl.SIZEOF_STAT());
    public static final int ALIGNOF_STAT =
            of(x86_64_linux_gnu.ALIGNOF_STAT(), aarch64_linux_gnu.ALIGNOF_STAT(), x86_64_linux_musl.ALIGNOF_STAT(), aarch64_linux_musl.ALIGNOF_STAT());
    public static final int OFFSETOF_ST_DEV =
            of(x86_64_linux_gnu.OFFSETOF_ST_DEV(), aarch64_linux_gnu.OFFSETOF_ST_DEV(), x86_64_linux_musl.OFFSETOF_ST_DEV(), aarch64_linux_musl.OFFSETOF_ST_DEV());
    public static final int SIZEOF_ST_DEV =
            of(x86_64_linux_gnu.SIZEOF_ST_DEV(), aarch64_linux_gnu.SIZEOF_ST_DEV(), x86_64_linux_musl.SIZEOF_ST_DEV(), aarch64_linux_musl.SIZEOF_ST_DEV());
    public static final int OFFSETOF_ST_INO =
            of(x86_64_linux_gnu.OFFSETOF_ST_INO(), aarch64_linux_gnu.OFFSETOF_ST_INO(), x86_64_linux_musl.OFFSETOF_ST_INO(), aarch64_linux_musl.OFFSETOF_ST_INO());
    public static final int SIZEOF_ST_INO =
            of(x86_64_linux_gnu.SIZEOF_ST_INO(), aarch64_linux_gnu.SIZEOF_ST_INO(), x86_64_linux_musl.SIZEOF_ST_INO(), aarch64_linux_musl.SIZEOF_ST_INO());
    public static final int OFFSETOF_ST_MODE =
            of(x86_64_linux_gnu.OFFSETOF_ST_MODE(), aarch64_linux_gnu.OFFSETOF_ST_MODE(), x86_64_linux_musl.OFFSETOF_ST_MODE(), aarch64_linux_musl.OFFSETOF_ST_MODE());
    public static final int SIZEOF_ST_MODE =
            of(x86_64_linux_gnu.SIZEOF_ST_MODE(), aarch64_linux_gnu.SIZEOF_ST_MODE(), x86_64_linux_musl.SIZEOF_ST_MODE(), aarch64_linux_musl.SIZEOF_ST_MODE());
    public static final int OFFSETOF_ST_NLINK =
            of(x86_64_linux_gnu.OFFSETOF_ST_NLINK(), aarch64_linux_gnu.OFFSETOF_ST_NLINK(), x86_64_linux_musl.OFFSETOF_ST_NLINK(), aarch64_linux_musl.OFFSETOF_ST_NLINK());
    public static final int SIZEOF_ST_NLINK =
            of(x86_64_linux_gnu.SIZEOF_ST_NLINK(), aarch64_linux_gnu.SIZEOF_ST_NLINK(), x86_64_linux_musl.SIZEOF_ST_NLINK(), aarch64_linux_musl.SIZEOF_ST_NLINK());
    public static final int OFFSETOF_ST_UID =
            of(x86_64_linux_gnu.OFFSETOF_ST_UID(), aarch64_linux_gnu.OFFSETOF_ST_UID(), x86_64_linux_musl.OFFSETOF_ST_UID(), aarch64_linux_musl.OFFSETOF_ST_UID());
    public static final int SIZEOF_ST_UID =
            of(x86_64_linux_gnu.SIZEOF_ST_UID(), aarch64_linux_gnu.SIZEOF_ST_UID(), x86_64_linux_musl.SIZEOF_ST_UID(), aarch64_linux_musl.SIZEOF_ST_UID());
    public static final int OFFSETOF_ST_GID =
            of(x86_64_linux_gnu.OFFSETOF_ST_GID(), aarch64_linux_gnu.OFFSETOF_ST_GID(), x86_64_linux_musl.OFFSETOF_ST_GID(), aarch64_linux_musl.OFFSETOF_ST_GID());
    public static final int SIZEOF_ST_GID =
            of(x86_64_linux_gnu.SIZEOF_ST_GID(), aarch64_linux_gnu.SIZEOF_ST_GID(), x86_64_linux_musl.SIZEOF_ST_GID(), aarch64_linux_musl.SIZEOF_ST_GID());
    public static final int OFFSETOF_ST_SIZE =
            of(x86_64_linux_gnu.OFFSETOF_ST_SIZE(), aarch64_linux_gnu.OFFSETOF_ST_SIZE(), x86_64_linux_musl.OFFSETOF_ST_SIZE(), aarch64_linux_musl.OFFSETOF_ST_SIZE());
    public static final int SIZEOF_ST_SIZE =
            of(x86_64_linux_gnu.SIZEOF_ST_SIZE(), aarch64_linux_gnu.SIZEOF_ST_SIZE(), x86_64_linux_musl.SIZEOF_ST_SIZE(), aarch64_linux_musl.SIZEOF_ST_SIZE());
    public static final int OFFSETOF_ST_BLKSIZE =
            of(x86_64_linux_gnu.OFFSETOF_ST_BLKSIZE(), aarch64_linux_gnu.OFFSETOF_ST_BLKSIZE(), x86_64_linux_musl.OFFSETOF_ST_BLKSIZE(), aarch64_linux_musl.OFFSETOF_ST_BLKSIZE());
    public static final int SIZEOF_ST_BLKSIZE =
            of(x86_64_linux_gnu.SIZEOF_ST_BLKSIZE(), aarch64_linux_gnu.SIZEOF_ST_BLKSIZE(), x86_64_linux_musl.SIZEOF_ST_BLKSIZE(), aarch64_linux_musl.SIZEOF_ST_BLKSIZE());
    public static final int OFFSETOF_ST_BLOCKS =
            of(x86_64_linux_gnu.OFFSETOF_ST_BLOCKS(), aarch64_linux_gnu.OFFSETOF_ST_BLOCKS(), x86_64_linux_musl.OFFSETOF_ST_BLOCKS(), aarch64_linux_musl.OFFSETOF_ST_BLOCKS());
    public static final int SIZEOF_ST_BLOCKS =
            of(x86_64_linux_gnu.SIZEOF_ST_BLOCKS(), aarch64_linux_gnu.SIZEOF_ST_BLOCKS(), x86_64_linux_musl.SIZEOF_ST_BLOCKS(), aarch64_linux_musl.SIZEOF_ST_BLOCKS());
    public static final int OFFSETOF_ST_ATIME =
            of(x86_64_linux_gnu.OFFSETOF_ST_ATIME(), aarch64_linux_gnu.OFFSETOF_ST_ATIME(), x86_64_linux_musl.OFFSETOF_ST_ATIME(), aarch64_linux_musl.OFFSETOF_ST_ATIME());
    public static final int SIZEOF_ST_ATIME =
            of(x86_64_linux_gnu.SIZEOF_ST_ATIME(), aarch64_linux_gnu.SIZEOF_ST_ATIME(), x86_64_linux_musl.SIZEOF_ST_ATIME(), aarch64_linux_musl.SIZEOF_ST_ATIME());
    public static final int OFFSETOF_ST_MTIME =
            of(x86_64_linux_gnu.OFFSETOF_ST_MTIME(), aarch64_linux_gnu.OFFSETOF_ST_MTIME(), x86_64_linux_musl.OFFSETOF_ST_MTIME(), aarch64_linux_musl.OFFSETOF_ST_MTIME());
    public static final int SIZEOF_ST_MTIME =
            of(x86_64_linux_gnu.SIZEOF_ST_MTIME(), aarch64_linux_gnu.SIZEOF_ST_MTIME(), x86_64_linux_musl.SIZEOF_ST_MTIME(), aarch64_linux_musl.SIZEOF_ST_MTIME());
    public static final int OFFSETOF_ST_CTIME =
            of(x86_64_linux_gnu.OFFSETOF_ST_CTIME(), aarch64_linux_gnu.OFFSETOF_ST_CTIME(), x86_64_linux_musl.OFFSETOF_ST_CTIME(), aarch64_linux_musl.OFFSETOF_ST_CTIME());
    public static final int SIZEOF_ST_CTIME =
            of(x86_64_linux_gnu.SIZEOF_ST_CTIME(), aarch64_linux_gnu.SIZEOF_ST_CTIME(), x86_64_linux_musl.SIZEOF_ST_CTIME(), aarch64_linux_musl.SIZEOF_ST_CTIME());
    public static final int BUFSIZ =
            of(x86_64_linux_gnu.BUFSIZ(), aarch64_linux_gnu.BUFSIZ(), x86_64_linux_musl.BUFSIZ(), aarch64_linux_musl.BUFSIZ());
    public static final int CHAR_MAX =
            of(x86_64_linux_gnu.CHAR_MAX(), aarch64_linux_gnu.CHAR_MAX(), x86_64_linux_musl.CHAR_MAX(), aarch64_linux_musl.CHAR_MAX());
    public static final int CHAR_MIN =
            of(x86_64_linux_gnu.CHAR_MIN(), aarch64_linux_gnu.CHAR_MIN(), x86_64_linux_musl.CHAR_MIN(), aarch64_linux_musl.CHAR_MIN());
    public static final int NI_MAXHOST =
            of(x86_64_linux_gnu.NI_MAXHOST(), aarch64_linux_gnu.NI_MAXHOST(), x86_64_linux_musl.NI_MAXHOST(), aarch64_linux_musl.NI_MAXHOST());
    public static final int O_ACCMODE =
            of(x86_64_linux_gnu.O_ACCMODE(), aarch64_linux_gnu.O_ACCMODE(), x86_64_linux_musl.O_ACCMODE(), aarch64_linux_musl.O_ACCMODE());
    public static final int O_DIRECTORY =
            of(x86_64_linux_gnu.O_DIRECTORY(), aarch64_linux_gnu.O_DIRECTORY(), x86_64_linux_musl.O_DIRECTORY(), aarch64_linux_musl.O_DIRECTORY());
    public static final int O_NOFOLLOW =
            of(x86_64_linux_gnu.O_NOFOLLOW(), aarch64_linux_gnu.O_NOFOLLOW(), x86_64_linux_musl.O_NOFOLLOW(), aarch64_linux_musl.O_NOFOLLOW());
    public static final int SOMAXCONN =
            of(x86_64_linux_gnu.SOMAXCONN(), aarch64_linux_gnu.SOMAXCONN(), x86_64_linux_musl.SOMAXCONN(), aarch64_linux_musl.SOMAXCONN());

    private static int of(int x86_64Gnu, int aarch64Gnu, int x86_64Musl, int aarch64Musl) {
        if (GNU)
            return X86_64 ? x86_64Gnu : aarch64Gnu;
        return X86_64 ? x86_64Musl : aarch64Musl;
    }
}
