/* What jextract reads: every header that the binding, package libc, is named after. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* macOS has stderr as a macro only, which jextract cannot see: declare its variable by C's name. */
#ifdef __APPLE__
#undef stderr
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
