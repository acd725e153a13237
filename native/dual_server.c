/* dual_server: serve five clients in turn, of IPv6 and of IPv4, with one socket; echo what comes. */

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUF_SIZE 1024

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

/* These calls return their error. Only EAI_SYSTEM means: look at errno. */
static void name_error(const char *call, int error)
{
    fprintf(stderr, "%s: %s\n", call, error == EAI_SYSTEM ? strerror(errno) : gai_strerror(error));
    exit(1);
}

/* A write may take only a part; the loop writes the rest. */
static int write_all(int fd, const char *message, size_t length)
{
    size_t written = 0;
    while (written < length) {
        ssize_t n = write(fd, &message[written], length - written);
        if (n == -1)
            return -1;
        written += n;
    }
    return 0;
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        printf("Usage : %s <service>\n", argv[0]);
        exit(1);
    }

    signal(SIGPIPE, SIG_IGN); /* A write to somebody who has gone is an error, and no reason to die. */

    /* AI_PASSIVE without a host: every address of this machine. */
    struct addrinfo hints;
    memset(&hints, 0, sizeof(hints));
    hints.ai_family = AF_INET6;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE;

    struct addrinfo *addr;
    int error = getaddrinfo(NULL, argv[1], &hints, &addr);
    if (error != 0)
        name_error("getaddrinfo", error);

    int serv_sock = socket(addr->ai_family, addr->ai_socktype, addr->ai_protocol);
    if (serv_sock == -1)
        error_handling("socket");

    /* Off: callers of IPv4 come in, too. What it is from the start differs by system. */
    int v6only = 0;
    if (setsockopt(serv_sock, IPPROTO_IPV6, IPV6_V6ONLY, &v6only, sizeof(v6only)) == -1)
        error_handling("setsockopt");

    if (bind(serv_sock, addr->ai_addr, addr->ai_addrlen) == -1)
        error_handling("bind");
    freeaddrinfo(addr);

    if (listen(serv_sock, 5) == -1)
        error_handling("listen");

    char message[BUF_SIZE];
    for (int i = 1; i <= 5; i++) {
        struct sockaddr_storage clnt_addr;
        socklen_t clnt_addr_size = sizeof(clnt_addr);
        int clnt_sock = accept(serv_sock, (struct sockaddr *)&clnt_addr, &clnt_addr_size);
        if (clnt_sock == -1)
            error_handling("accept");

        /* A caller who has gone may have no address any more: on macOS, its length is then 0. */
        char host[NI_MAXHOST];
        error = getnameinfo((struct sockaddr *)&clnt_addr, clnt_addr_size, host, sizeof(host), NULL, 0, NI_NUMERICHOST);
        printf("Connected client %d: %s\n", i, error == 0 ? host : gai_strerror(error));
        if (fflush(stdout) == EOF)
            error_handling("fflush");

        /* An error is this client's alone. */
        ssize_t length;
        while ((length = read(clnt_sock, message, sizeof(message))) > 0) {
            if (write_all(clnt_sock, message, length) == -1) {
                perror("write");
                break;
            }
        }
        if (length == -1)
            perror("read");
        close(clnt_sock);
    }

    close(serv_sock);
    return 0;
}
