/* What jextract reads: every header that the binding, package libc, is named after. */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

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
