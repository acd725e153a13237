package libc.internal;

import libc.abi.macos;

/// The numbers that differ between processors or between glibc and musl on Linux. On macOS, both processors have the same.
public final class Differing {
    private Differing() {}

    // On x86-64, stat and readdir without it are older forms, with a shorter st_ino.
    static final String FORM = "$INODE64";

    public static final int SIZEOF_PTHREAD_ATTR_T = macos.SIZEOF_PTHREAD_ATTR_T();
    public static final int SIZEOF_PTHREAD_COND_T = macos.SIZEOF_PTHREAD_COND_T();
    public static final int SIZEOF_PTHREAD_MUTEX_T = macos.SIZEOF_PTHREAD_MUTEX_T();
    public static final int SIZEOF_SEM_T = macos.SIZEOF_SEM_T();
    public static final int SIZEOF_PTHREAD_MUTEXATTR_T = macos.SIZEOF_PTHREAD_MUTEXATTR_T();
    public static final int SIZEOF_PTHREAD_RWLOCK_T = macos.SIZEOF_PTHREAD_RWLOCK_T();
    public static final int SIZEOF_STAT = macos.SIZEOF_STAT();
    public static final int ALIGNOF_STAT = macos.ALIGNOF_STAT();
    public static final int OFFSETOF_ST_DEV = macos.OFFSETOF_ST_DEV();
    public static final int SIZEOF_ST_DEV = macos.SIZEOF_ST_DEV();
    public static final int OFFSETOF_ST_INO = macos.OFFSETOF_ST_INO();
    public static final int SIZEOF_ST_INO = macos.SIZEOF_ST_INO();
    public static final int OFFSETOF_ST_MODE = macos.OFFSETOF_ST_MODE();
    public static final int SIZEOF_ST_MODE = macos.SIZEOF_ST_MODE();
    public static final int OFFSETOF_ST_NLINK = macos.OFFSETOF_ST_NLINK();
    public static final int SIZEOF_ST_NLINK = macos.SIZEOF_ST_NLINK();
    public static final int OFFSETOF_ST_UID = macos.OFFSETOF_ST_UID();
    public static final int SIZEOF_ST_UID = macos.SIZEOF_ST_UID();
    public static final int OFFSETOF_ST_GID = macos.OFFSETOF_ST_GID();
    public static final int SIZEOF_ST_GID = macos.SIZEOF_ST_GID();
    public static final int OFFSETOF_ST_SIZE = macos.OFFSETOF_ST_SIZE();
    public static final int SIZEOF_ST_SIZE = macos.SIZEOF_ST_SIZE();
    public static final int OFFSETOF_ST_BLKSIZE = macos.OFFSETOF_ST_BLKSIZE();
    public static final int SIZEOF_ST_BLKSIZE = macos.SIZEOF_ST_BLKSIZE();
    public static final int OFFSETOF_ST_BLOCKS = macos.OFFSETOF_ST_BLOCKS();
    public static final int SIZEOF_ST_BLOCKS = macos.SIZEOF_ST_BLOCKS();
    public static final int OFFSETOF_ST_ATIME = macos.OFFSETOF_ST_ATIME();
    public static final int SIZEOF_ST_ATIME = macos.SIZEOF_ST_ATIME();
    public static final int OFFSETOF_ST_MTIME = macos.OFFSETOF_ST_MTIME();
    public static final int SIZEOF_ST_MTIME = macos.SIZEOF_ST_MTIME();
    public static final int OFFSETOF_ST_CTIME = macos.OFFSETOF_ST_CTIME();
    public static final int SIZEOF_ST_CTIME = macos.SIZEOF_ST_CTIME();
    public static final int BUFSIZ = macos.BUFSIZ();
    public static final int CHAR_MAX = macos.CHAR_MAX();
    public static final int CHAR_MIN = macos.CHAR_MIN();
    public static final int NI_MAXHOST = macos.NI_MAXHOST();
    public static final int O_ACCMODE = macos.O_ACCMODE();
    public static final int O_DIRECTORY = macos.O_DIRECTORY();
    public static final int O_NOFOLLOW = macos.O_NOFOLLOW();
    public static final int SOMAXCONN = macos.SOMAXCONN();
}
