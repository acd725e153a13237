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

/* A listener on loopback, at a port that the kernel chooses; the client calls it at once. */
static void connect_both(int *clnt_end, int *serv_end)
{
    int listener = socket(PF_INET, SOCK_STREAM, 0);
    *clnt_end = socket(PF_INET, SOCK_STREAM, 0);
    if (listener == -1 || *clnt_end == -1)
        error_handling("socket");

    struct sockaddr_in addr;
    socklen_t length = sizeof(addr);
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *)&addr, sizeof(addr)) == -1)
        error_handling("bind");
    if (listen(listener, 1) == -1)
        error_handling("listen");
    if (getsockname(listener, (struct sockaddr *)&addr, &length) == -1)
        error_handling("getsockname");

    if (connect(*clnt_end, (struct sockaddr *)&addr, sizeof(addr)) == -1)
        error_handling("connect");
    *serv_end = accept(listener, NULL, NULL);
    if (*serv_end == -1)
        error_handling("accept");
    close(listener);
}

/* A write may take only a part; the loop sends the rest. */
static int write_all(int sock, const char *message, size_t length)
{
    size_t sent = 0;
    while (sent < length) {
        ssize_t n = write(sock, &message[sent], length - sent);
        if (n == -1)
            return -1;
        sent += n;
    }
    return 0;
}

static void send_bytes(int sock, const char *bytes)
{
    if (write_all(sock, bytes, strlen(bytes)) == -1)
        error_handling("write");
}

static void receive_byte(int sock)
{
    char byte;
    ssize_t n = read(sock, &byte, 1);
    if (n == -1)
        error_handling("read");
    if (n == 0) {
        fputs("read: the other end has closed the connection\n", stderr);
        exit(1);
    }
}

static long microseconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) == -1)
        error_handling("clock_gettime");
    return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* A request is two bytes; only when the server has both does it answer. */
static void measure(const char *how, int nodelay, int writes)
{
    int clnt_end, serv_end;
    connect_both(&clnt_end, &serv_end);
    if (setsockopt(clnt_end, IPPROTO_TCP, TCP_NODELAY, &nodelay, sizeof(nodelay)) == -1)
        error_handling("setsockopt");

    long start = microseconds();
    for (int i = 0; i < ROUNDS; i++) {
        send_bytes(clnt_end, writes == 1 ? "ab" : "a");
        if (writes == 2)
            send_bytes(clnt_end, "b");
        receive_byte(serv_end);
        receive_byte(serv_end);
        send_bytes(serv_end, "c");
        receive_byte(clnt_end);
    }
    printf("%s: %ld microseconds a request\n", how, (microseconds() - start) / ROUNDS);

    close(clnt_end);
    close(serv_end);
}

int main(void)
{
    measure("Two writes", 0, 2);
    measure("Two writes, TCP_NODELAY", 1, 2);
    measure("One write", 0, 1);
    return 0;
}
