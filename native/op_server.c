/* op_server: calculate for five clients in turn, on every address of this machine. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
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

/* Reads exactly so many bytes. If they do not come, the reason is printed, and -1 returned. */
static int read_all(int sock, char *message, size_t length)
{
    size_t received = 0;
    while (received < length) {
        ssize_t n = read(sock, &message[received], length - received);
        if (n == -1)
            perror("read");
        if (n == 0)
            fputs("read: the client has closed the connection\n", stderr);
        if (n < 1)
            return -1;
        received += n;
    }
    return 0;
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

/* Unsigned numbers wrap around. In C it is undefined what signed ones do when they get too large. */
static uint32_t calculate(const uint32_t *operands, int count, char operator)
{
    uint32_t result = operands[0];
    for (int i = 1; i < count; i++) {
        if (operator == '+')
            result += operands[i];
        else if (operator == '-')
            result -= operands[i];
        else
            result *= operands[i];
    }
    return result;
}

/* An error is this client's alone: it gets no answer. The count is a byte, so there are no more than 255 operands. */
static void serve(int sock)
{
    uint8_t count;
    uint32_t operands[UINT8_MAX];
    char operator;
    if (read_all(sock, (char *)&count, sizeof(count)) == -1
            || read_all(sock, (char *)operands, count * sizeof(operands[0])) == -1
            || read_all(sock, &operator, sizeof(operator)) == -1)
        return;
    if (count == 0 || (operator != '+' && operator != '-' && operator != '*')) {
        fputs("no operands, or an unknown operator\n", stderr);
        return;
    }

    uint32_t result = calculate(operands, count, operator);
    if (write_all(sock, (char *)&result, sizeof(result)) == -1)
        perror("write");
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        printf("Usage : %s <port>\n", argv[0]);
        exit(1);
    }

    /* A write to somebody who has gone is an error, and no reason to die. */
    signal(SIGPIPE, SIG_IGN);

    int serv_sock = socket(PF_INET, SOCK_STREAM, 0);
    if (serv_sock == -1)
        error_handling("socket");

    struct sockaddr_in serv_addr;
    memset(&serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family = AF_INET;
    serv_addr.sin_addr.s_addr = htonl(INADDR_ANY);
    serv_addr.sin_port = htons(atoi(argv[1]));

    if (bind(serv_sock, (struct sockaddr *)&serv_addr, sizeof(serv_addr)) == -1)
        error_handling("bind");

    if (listen(serv_sock, 5) == -1)
        error_handling("listen");

    for (int i = 1; i <= 5; i++) {
        int clnt_sock = accept(serv_sock, NULL, NULL);
        if (clnt_sock == -1)
            error_handling("accept");
        serve(clnt_sock);
        close(clnt_sock);
    }

    close(serv_sock);
    return 0;
}
