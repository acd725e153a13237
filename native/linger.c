/* linger: call an echo server three times, and hang up in each of the three ways of SO_LINGER. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void error_handling(const char *message)
{
    perror(message);
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

/* Says "bye", waits for the echo, and hangs up. */
static void call(const struct sockaddr_in *serv_addr, int onoff, int seconds)
{
    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    struct linger option;
    option.l_onoff = onoff;
    option.l_linger = seconds;
    if (setsockopt(sock, SOL_SOCKET, SO_LINGER, &option, sizeof(option)) == -1)
        error_handling("setsockopt");

    if (connect(sock, (const struct sockaddr *)serv_addr, sizeof(*serv_addr)) == -1)
        error_handling("connect");

    char message[] = "bye\n";
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

    printf("Hanging up: l_onoff %d, l_linger %d\n", onoff, seconds);
    close(sock);
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        printf("Usage : %s <IP> <port>\n", argv[0]);
        exit(1);
    }

    signal(SIGPIPE, SIG_IGN); /* A write to somebody who has gone is an error, and no reason to die. */

    struct sockaddr_in serv_addr;
    memset(&serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family = AF_INET;
    serv_addr.sin_addr.s_addr = inet_addr(argv[1]);
    serv_addr.sin_port = htons(atoi(argv[2]));
    if (serv_addr.sin_addr.s_addr == INADDR_NONE) {
        fputs("inet_addr: not an IPv4 address\n", stderr);
        exit(1);
    }

    call(&serv_addr, 0, 0); /* as without the option: close returns at once, the kernel sends what is left, then FIN */
    call(&serv_addr, 1, 0); /* close throws away what is not sent yet, and sends RST */
    call(&serv_addr, 1, 5); /* close waits until all is acknowledged, 5 seconds at most */
    return 0;
}
