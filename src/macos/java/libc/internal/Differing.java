package libc.internal;

import libc.abi.macos;

/// The numbers that differ between processors or between glibc and musl on Linux. On macOS, both processors have the same.
public final class Differing {
    private Differing() {}

    public static final int SIZEOF_PTHREAD_ATTR_T = macos.SIZEOF_PTHREAD_ATTR_T();
    public static final int SIZEOF_PTHREAD_COND_T = macos.SIZEOF_PTHREAD_COND_T();
    public static final int SIZEOF_PTHREAD_MUTEX_T = macos.SIZEOF_PTHREAD_MUTEX_T();
    public static final int SIZEOF_SEM_T = macos.SIZEOF_SEM_T();
    public static final int BUFSIZ = macos.BUFSIZ();
    public static final int CHAR_MAX = macos.CHAR_MAX();
    public static final int CHAR_MIN = macos.CHAR_MIN();
    public static final int NI_MAXHOST = macos.NI_MAXHOST();
    public static final int O_ACCMODE = macos.O_ACCMODE();
    public static final int O_DIRECTORY = macos.O_DIRECTORY();
    public static final int O_NOFOLLOW = macos.O_NOFOLLOW();
    public static final int SOMAXCONN = macos.SOMAXCONN();
}
