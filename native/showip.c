/* showip: list all addresses of a host, of IPv4 and of IPv6, in the order in which to try them. */

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* These calls return their error. Only EAI_SYSTEM means: look at errno. */
static void name_error(const char *call, int error)
{
    fprintf(stderr, "%s: %s\n", call, error == EAI_SYSTEM ? strerror(errno) : gai_strerror(error));
    exit(1);
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        printf("Usage : %s <host>\n", argv[0]);
        exit(1);
    }

    /* Without a type of socket, each address would be listed once for every type. */
    struct addrinfo hints;
    memset(&hints, 0, sizeof(hints));
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;

    struct addrinfo *list;
    int error = getaddrinfo(argv[1], NULL, &hints, &list);
    if (error != 0)
        name_error("getaddrinfo", error);

    for (struct addrinfo *addr = list; addr != NULL; addr = addr->ai_next) {
        char host[NI_MAXHOST];
        error = getnameinfo(addr->ai_addr, addr->ai_addrlen, host, sizeof(host), NULL, 0, NI_NUMERICHOST);
        if (error != 0)
            name_error("getnameinfo", error);
        printf("%s: %s\n", addr->ai_family == AF_INET6 ? "IPv6" : "IPv4", host);
    }

    freeaddrinfo(list);
    return 0;
}
