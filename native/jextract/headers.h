/* What jextract reads: every header that the binding, package libc, is named after. */
#ifdef __APPLE__
#define _DONT_USE_CTYPE_INLINE_ /* functions of the library, as on Linux */
#define sendfile sendfile_of_macos /* another function than Linux's */
#endif
#ifdef __linux__
#define _DEFAULT_SOURCE
#define _XOPEN_SOURCE 700 /* strptime */
#endif
#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <ifaddrs.h>
#include <limits.h>
#include <math.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <pwd.h>
#include <semaphore.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/timerfd.h>
#endif
#ifdef __APPLE__
#include <sys/event.h>
#endif

/* macOS has these as macros only, which jextract cannot see: declare their variables by C's names. */
#ifdef __APPLE__
#undef stdin
#undef stdout
#undef stderr
extern FILE *stdin __asm("___stdinp");
extern FILE *stdout __asm("___stdoutp");
extern FILE *stderr __asm("___stderrp");
#endif

/* What a C compiler makes of a field's name: numbers. jextract's class for the struct has them too, but loading it
   makes a VarHandle for the bytes of sin_zero, which no program uses and which costs as much time as three functions. */
enum {
    SIZEOF_SOCKADDR_IN = sizeof(struct sockaddr_in),
    ALIGNOF_SOCKADDR_IN = _Alignof(struct sockaddr_in),
    OFFSETOF_SIN_FAMILY = offsetof(struct sockaddr_in, sin_family),
    SIZEOF_SIN_FAMILY = sizeof(((struct sockaddr_in *)0)->sin_family),
    OFFSETOF_SIN_PORT = offsetof(struct sockaddr_in, sin_port),
    SIZEOF_SIN_PORT = sizeof(((struct sockaddr_in *)0)->sin_port),
    OFFSETOF_SIN_ADDR = offsetof(struct sockaddr_in, sin_addr)
};

/* Enough to reset a signal: a struct sigaction of zeros says SIG_DFL, no flags, no signal blocked. */
enum {
    SIZEOF_SIGACTION = sizeof(struct sigaction)
};

/* As large as the processor and the libc say. */
enum {
    SIZEOF_PTHREAD_ATTR_T = sizeof(pthread_attr_t),
    SIZEOF_PTHREAD_COND_T = sizeof(pthread_cond_t),
    SIZEOF_PTHREAD_MUTEX_T = sizeof(pthread_mutex_t),
    SIZEOF_PTHREAD_MUTEXATTR_T = sizeof(pthread_mutexattr_t),
    SIZEOF_PTHREAD_RWLOCK_T = sizeof(pthread_rwlock_t),
    SIZEOF_SEM_T = sizeof(sem_t)
};

/* What PTHREAD_MUTEX_INITIALIZER and its kin have in their first bytes; the others are zeros. */
enum {
#ifdef __APPLE__
    PTHREAD_MUTEX_SIGNATURE = _PTHREAD_MUTEX_SIG_init,
    PTHREAD_COND_SIGNATURE = _PTHREAD_COND_SIG_init,
    PTHREAD_RWLOCK_SIGNATURE = _PTHREAD_RWLOCK_SIG_init
#else
    PTHREAD_MUTEX_SIGNATURE = 0,
    PTHREAD_COND_SIGNATURE = 0,
    PTHREAD_RWLOCK_SIGNATURE = 0
#endif
};

/* The fields that all systems have, each in a place and a size of its own. st_atime and its kin are macros of C. */
enum {
    SIZEOF_STAT = sizeof(struct stat),
    ALIGNOF_STAT = _Alignof(struct stat),
    OFFSETOF_ST_DEV = offsetof(struct stat, st_dev),
    SIZEOF_ST_DEV = sizeof(((struct stat *)0)->st_dev),
    OFFSETOF_ST_INO = offsetof(struct stat, st_ino),
    SIZEOF_ST_INO = sizeof(((struct stat *)0)->st_ino),
    OFFSETOF_ST_MODE = offsetof(struct stat, st_mode),
    SIZEOF_ST_MODE = sizeof(((struct stat *)0)->st_mode),
    OFFSETOF_ST_NLINK = offsetof(struct stat, st_nlink),
    SIZEOF_ST_NLINK = sizeof(((struct stat *)0)->st_nlink),
    OFFSETOF_ST_UID = offsetof(struct stat, st_uid),
    SIZEOF_ST_UID = sizeof(((struct stat *)0)->st_uid),
    OFFSETOF_ST_GID = offsetof(struct stat, st_gid),
    SIZEOF_ST_GID = sizeof(((struct stat *)0)->st_gid),
    OFFSETOF_ST_SIZE = offsetof(struct stat, st_size),
    SIZEOF_ST_SIZE = sizeof(((struct stat *)0)->st_size),
    OFFSETOF_ST_BLKSIZE = offsetof(struct stat, st_blksize),
    SIZEOF_ST_BLKSIZE = sizeof(((struct stat *)0)->st_blksize),
    OFFSETOF_ST_BLOCKS = offsetof(struct stat, st_blocks),
    SIZEOF_ST_BLOCKS = sizeof(((struct stat *)0)->st_blocks),
    OFFSETOF_ST_ATIME = offsetof(struct stat, st_atime),
    SIZEOF_ST_ATIME = sizeof(((struct stat *)0)->st_atime),
    OFFSETOF_ST_MTIME = offsetof(struct stat, st_mtime),
    SIZEOF_ST_MTIME = sizeof(((struct stat *)0)->st_mtime),
    OFFSETOF_ST_CTIME = offsetof(struct stat, st_ctime),
    SIZEOF_ST_CTIME = sizeof(((struct stat *)0)->st_ctime)
};

/* An entry of a directory has only as much of its name as there is. */
enum {
    SIZEOF_DIRENT = sizeof(struct dirent),
    OFFSETOF_D_INO = offsetof(struct dirent, d_ino),
    SIZEOF_D_INO = sizeof(((struct dirent *)0)->d_ino),
    OFFSETOF_D_RECLEN = offsetof(struct dirent, d_reclen),
    SIZEOF_D_RECLEN = sizeof(((struct dirent *)0)->d_reclen),
    OFFSETOF_D_TYPE = offsetof(struct dirent, d_type),
    OFFSETOF_D_NAME = offsetof(struct dirent, d_name),
    SIZEOF_D_NAME = sizeof(((struct dirent *)0)->d_name)
};

/* A macro of C: a name of a union on Linux. */
enum {
    OFFSETOF_IFA_DSTADDR = offsetof(struct ifaddrs, ifa_dstaddr)
};

/* Packed on x86-64 alone. */
#ifdef __linux__
enum {
    ALIGNOF_EPOLL_EVENT = _Alignof(struct epoll_event),
    SIZEOF_EPOLL_EVENT = sizeof(struct epoll_event),
    OFFSETOF_EPOLL_DATA = offsetof(struct epoll_event, data)
};
#endif

/* What the macros of control data add. */
enum {
    CMSG_HEADER = CMSG_LEN(0),
    CMSG_ALIGNMENT = CMSG_SPACE(1) - CMSG_SPACE(0)
};
