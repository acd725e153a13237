/* What jextract reads: every header that the binding, package libc, is named after. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
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
