/* dual_client: dial a host by its name, each of its addresses in turn; send lines, print the echo. */

#include <errno.h>
#include <netdb.h>
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

/* Returns the socket of the first address that answers, or -1 if none does. */
static int dial(const struct addrinfo *list)
{
    for (const struct addrinfo *addr = list; addr != NULL; addr = addr->ai_next) {
        char host[NI_MAXHOST];
        int error = getnameinfo(addr->ai_addr, addr->ai_addrlen, host, sizeof(host), NULL, 0, NI_NUMERICHOST);
        if (error != 0)
            name_error("getnameinfo", error);

        /* This machine may lack the family of an address. The next address may work. */
        int sock = socket(addr->ai_family, addr->ai_socktype, addr->ai_protocol);
        if (sock == -1) {
            perror("socket");
            continue;
        }
        if (connect(sock, addr->ai_addr, addr->ai_addrlen) == 0) {
            printf("Connected to %s\n", host);
            return sock;
        }
        fprintf(stderr, "connect to %s: %s\n", host, strerror(errno));
        close(sock);
    }
    return -1;
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
    if (argc != 3) {
        printf("Usage : %s <host> <service>\n", argv[0]);
        exit(1);
    }

    signal(SIGPIPE, SIG_IGN); /* A write to somebody who has gone is an error, and no reason to die. */

    struct addrinfo hints;
    memset(&hints, 0, sizeof(hints));
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;

    struct addrinfo *list;
    int error = getaddrinfo(argv[1], argv[2], &hints, &list);
    if (error != 0)
        name_error("getaddrinfo", error);
    int sock = dial(list);
    freeaddrinfo(list);
    if (sock == -1)
        exit(1);

    char message[BUF_SIZE];
    for (;;) {
        fputs("Input message(Q to quit): ", stdout);
        if (fflush(stdout) == EOF)
            error_handling("fflush");
        if (fgets(message, sizeof(message), stdin) == NULL)
            break;
        if (strcmp(message, "q\n") == 0 || strcmp(message, "Q\n") == 0)
            break;

        size_t length = strlen(message);
        if (write_all(sock, message, length) == -1)
            error_handling("write");

        size_t received = 0;
        while (received < length) {
            ssize_t n = read(sock, &message[received], length - received);
            if (n == -1)
                error_handling("read");
            if (n == 0) {
                fputs("read: the server has closed the connection\n", stderr);
                exit(1);
            }
            received += n;
        }
        printf("Message from server: %s", message);
    }
    if (ferror(stdin))
        error_handling("fgets");

    close(sock);
    return 0;
}
