/* gethostbyname: ask for the addresses of a host by its name, in the old way, which knows IPv4 alone. */

#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static void print_host(const struct hostent *host)
{
    printf("Official name: %s\n", host->h_name);
    for (int i = 0; host->h_aliases[i] != NULL; i++)
        printf("Alias %d: %s\n", i + 1, host->h_aliases[i]);

    for (int i = 0; host->h_addr_list[i] != NULL; i++) {
        char address[INET6_ADDRSTRLEN];
        if (inet_ntop(host->h_addrtype, host->h_addr_list[i], address, sizeof(address)) == NULL) {
            perror("inet_ntop");
            exit(1);
        }
        printf("Address %d: %s\n", i + 1, address);
    }
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        printf("Usage : %s <name>\n", argv[0]);
        exit(1);
    }

    /* The cause is in h_errno, not in errno. */
    struct hostent *host = gethostbyname(argv[1]);
    if (host == NULL) {
        fprintf(stderr, "gethostbyname: %s\n", hstrerror(h_errno));
        exit(1);
    }

    print_host(host);
    return 0;
}
