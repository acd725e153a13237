/* calls: the loops of Calls.java in C. It prints how many nanoseconds a turn took, a line an iteration. */

#define _DEFAULT_SOURCE

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static void check(int succeeded, const char *what)
{
    if (!succeeded) {
        perror(what);
        exit(1);
    }
}

/* A connection from this process to itself, as Calls.java makes it. */
static void connected(int ends[2])
{
    int server = socket(PF_INET, SOCK_STREAM, 0);
    int room = 1 << 18, on = 1;
    struct sockaddr_in addr;
    socklen_t size = sizeof(addr);

    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ends[0] = socket(PF_INET, SOCK_STREAM, 0);
    check(setsockopt(server, SOL_SOCKET, SO_RCVBUF, &room, sizeof(room)) == 0, "setsockopt");
    check(setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof(room)) == 0, "setsockopt");
    check(setsockopt(ends[0], IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) == 0, "setsockopt");
    check(bind(server, (struct sockaddr *)&addr, sizeof(addr)) == 0, "bind");
    check(listen(server, 1) == 0, "listen");
    check(getsockname(server, (struct sockaddr *)&addr, &size) == 0, "getsockname");
    check(connect(ends[0], (struct sockaddr *)&addr, sizeof(addr)) == 0, "connect");
    ends[1] = accept(server, NULL, NULL);
    check(ends[1] != -1, "accept");
    close(server);
}

static void failing_write(char *buffer)
{
    check(write(-1, buffer, 1) == -1 && errno == EBADF, "write");
}

static void write_read(const int ends[2], char *buffer, size_t size)
{
    check(write(ends[0], buffer, size) == (ssize_t)size, "write");
    for (size_t left = size; left > 0;) {
        ssize_t came = read(ends[1], buffer, left);
        check(came > 0, "read");
        left -= came;
    }
}

/* A second thread, as every JVM has: libc's read and write then look whether their thread is being cancelled. */
static void *idle(void *nothing)
{
    pause();
    return nothing;
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

int main(int argc, char *argv[])
{
    if (argc != 5) {
        printf("Usage : %s <bytes, 0 for a failing write> <iterations> <milliseconds> <threads, 1 or 2>\n", argv[0]);
        exit(1);
    }
    size_t size = atoi(argv[1]);
    int iterations = atoi(argv[2]);
    double length = atoi(argv[3]) * 1e6;
    char *buffer = calloc(size + 1, 1);
    int ends[2];
    pthread_t second;

    if (atoi(argv[4]) == 2)
        check(pthread_create(&second, NULL, idle, NULL) == 0, "pthread_create");
    connected(ends);
    for (int i = 0; i < iterations; i++) {
        long turns = 0;
        double start = now(), end;
        do {
            for (int turn = 0; turn < 100; turn++)
                if (size == 0)
                    failing_write(buffer);
                else
                    write_read(ends, buffer, size);
            turns += 100;
            end = now();
        } while (end - start < length);
        printf("%.3f\n", (end - start) / turns);
    }
    return 0;
}
