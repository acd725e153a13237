/* talk: talks with an echo server over connections that come one after another. It prints the nanoseconds that each took. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE_SIZE 200

/* A connection leaves its addresses in use for a minute. Linux has more addresses of loopback than one. */
#ifdef __linux__
#define ADDRESSES 100
#else
#define ADDRESSES 1
#endif

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

static void exchange(int sock)
{
    char message[MESSAGE_SIZE] = "Hello, server!";

    if (write(sock, message, sizeof(message)) != sizeof(message))
        error_handling("write");
    for (size_t length = 0; length < sizeof(message);) {
        ssize_t n = read(sock, message, sizeof(message) - length);
        if (n <= 0)
            error_handling("read");
        length += n;
    }
}

int main(int argc, char *argv[])
{
    if (argc != 4) {
        printf("Usage : %s <port> <connections> <messages of a connection>\n", argv[0]);
        exit(1);
    }
    int connections = atoi(argv[2]);
    int messages = atoi(argv[3]);
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};

    double start = now();
    for (int i = 0; i < connections; i++) {
        int sock = socket(PF_INET, SOCK_STREAM, 0);
        if (sock == -1)
            error_handling("socket");
        addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK + i % ADDRESSES);
        if (connect(sock, (struct sockaddr *)&addr, sizeof(addr)) == -1)
            error_handling("connect");
        for (int k = 0; k < messages; k++)
            exchange(sock);
        close(sock);
    }
    printf("%.3f\n", (now() - start) / connections);
    return 0;
}
