/* What jextract reads: every header that the binding, package libc, is named after. */
#ifdef __APPLE__
#define _DONT_USE_CTYPE_INLINE_ /* functions of the library, as on Linux */
#endif
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
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
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/epoll.h>
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
    SIZEOF_SEM_T = sizeof(sem_t)
};

/* What PTHREAD_MUTEX_INITIALIZER and PTHREAD_COND_INITIALIZER have in their first bytes; the others are zeros. */
enum {
#ifdef __APPLE__
    PTHREAD_MUTEX_SIGNATURE = _PTHREAD_MUTEX_SIG_init,
    PTHREAD_COND_SIGNATURE = _PTHREAD_COND_SIG_init
#else
    PTHREAD_MUTEX_SIGNATURE = 0,
    PTHREAD_COND_SIGNATURE = 0
#endif
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
