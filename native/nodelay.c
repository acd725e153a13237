/* nodelay: send requests in two small writes, and measure how long each answer takes; both ends are in this process. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 20

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

/* Listens on loopback, at a port that the kernel chooses; addr gets the address. */
static int listen_on_loopback(struct sockaddr_in *addr)
{
    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    socklen_t length = sizeof(*addr);
    memset(addr, 0, sizeof(*addr));
    addr->sin_family = AF_INET;
    addr->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(sock, (struct sockaddr *)addr, sizeof(*addr)) == -1)
        error_handling("bind");
    if (listen(sock, 5) == -1)
        error_handling("listen");
    if (getsockname(sock, (struct sockaddr *)addr, &length) == -1)
        error_handling("getsockname");
    return sock;
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

/* One byte a read, so that the number of calls does not depend on when the bytes come. */
static void read_bytes(int sock, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char letter;
        ssize_t n = read(sock, &letter, 1);
        if (n == -1)
            error_handling("read");
        if (n == 0) {
            fputs("read: the other end has closed the connection\n", stderr);
            exit(1);
        }
    }
}

static long microseconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) == -1)
        error_handling("clock_gettime");
    return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* A request is two bytes. The server answers when it has both. */
static void measure(const char *how, int listener, const struct sockaddr_in *addr, int nodelay, size_t write_size)
{
    int clnt = socket(PF_INET, SOCK_STREAM, 0);
    if (clnt == -1)
        error_handling("socket");
    if (setsockopt(clnt, IPPROTO_TCP, TCP_NODELAY, &nodelay, sizeof(nodelay)) == -1)
        error_handling("setsockopt");
    if (connect(clnt, (const struct sockaddr *)addr, sizeof(*addr)) == -1)
        error_handling("connect");
    int serv = accept(listener, NULL, NULL);
    if (serv == -1)
        error_handling("accept");

    char message[] = "ab";
    long start = microseconds();
    for (int i = 0; i < ROUNDS; i++) {
        for (size_t sent = 0; sent < 2; sent += write_size)
            if (write_all(clnt, &message[sent], write_size) == -1)
                error_handling("write");
        read_bytes(serv, 2);
        if (write_all(serv, message, 1) == -1)
            error_handling("write");
        read_bytes(clnt, 1);
    }
    printf("%s: %ld microseconds a request\n", how, (microseconds() - start) / ROUNDS);

    close(clnt);
    close(serv);
}

int main(void)
{
    struct sockaddr_in addr;
    int listener = listen_on_loopback(&addr);
    measure("Two writes", listener, &addr, 0, 1);
    measure("Two writes, TCP_NODELAY", listener, &addr, 1, 1);
    measure("One write", listener, &addr, 0, 2);
    close(listener);
    return 0;
}
