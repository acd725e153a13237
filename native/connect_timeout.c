/* connect_timeout: dial a server, but wait for it to answer two seconds at most. */

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PATIENCE 2000 /* milliseconds */

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

/* Connects as connect does, in a limited time. Returns 0, or the number of the error. */
static int connect_within(int sock, const struct sockaddr *addr, socklen_t length, int milliseconds)
{
    int flags = fcntl(sock, F_GETFL);
    if (flags == -1 || fcntl(sock, F_SETFL, flags | O_NONBLOCK) == -1)
        return errno;

    if (connect(sock, addr, length) == -1) {
        if (errno != EINPROGRESS)
            return errno;

        /* A signal may end the wait early; then it begins anew. */
        struct pollfd call;
        call.fd = sock;
        call.events = POLLOUT;
        int ready;
        do {
            ready = poll(&call, 1, milliseconds);
        } while (ready == -1 && errno == EINTR);
        if (ready == -1)
            return errno;
        if (ready == 0)
            return ETIMEDOUT;

        /* The call has been answered or refused: SO_ERROR tells which. */
        int error;
        socklen_t error_size = sizeof(error);
        if (getsockopt(sock, SOL_SOCKET, SO_ERROR, &error, &error_size) == -1)
            return errno;
        if (error != 0)
            return error;
    }

    /* From here on, reads and writes wait as usual. */
    if (fcntl(sock, F_SETFL, flags) == -1)
        return errno;
    return 0;
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        printf("Usage : %s <IP> <port>\n", argv[0]);
        exit(1);
    }

    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    struct sockaddr_in serv_addr;
    memset(&serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family = AF_INET;
    serv_addr.sin_addr.s_addr = inet_addr(argv[1]);
    serv_addr.sin_port = htons(atoi(argv[2]));
    if (serv_addr.sin_addr.s_addr == INADDR_NONE) {
        fputs("inet_addr: not an IPv4 address\n", stderr);
        exit(1);
    }

    int error = connect_within(sock, (struct sockaddr *)&serv_addr, sizeof(serv_addr), PATIENCE);
    if (error != 0) {
        fprintf(stderr, "connect: %s\n", strerror(error));
        exit(1);
    }
    puts("Connected...........");

    close(sock);
    return 0;
}
