/* op_client: ask for operands and an operator, have a server calculate, print the result. */

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

static void ask(char *line, int size)
{
    if (fflush(stdout) == EOF)
        error_handling("fflush");
    if (fgets(line, size, stdin) == NULL) {
        fputs("fgets: the input has ended\n", stderr);
        exit(1);
    }
}

/* strtol can tell when a number is too large. In C it is undefined what scanf and atoi do then. */
static int ask_number(int least, int most)
{
    char line[32];
    ask(line, sizeof(line));
    char *end;
    long number = strtol(line, &end, 10);
    if (end == line || *end != '\n' || number < least || number > most) {
        fprintf(stderr, "not a number from %d to %d\n", least, most);
        exit(1);
    }
    return number;
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        printf("Usage : %s <IP> <port>\n", argv[0]);
        exit(1);
    }

    /* A write to somebody who has gone is an error, and no reason to die. */
    signal(SIGPIPE, SIG_IGN);

    struct sockaddr_in serv_addr;
    memset(&serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family = AF_INET;
    serv_addr.sin_addr.s_addr = inet_addr(argv[1]);
    serv_addr.sin_port = htons(atoi(argv[2]));
    if (serv_addr.sin_addr.s_addr == INADDR_NONE) {
        fputs("inet_addr: not an IPv4 address\n", stderr);
        exit(1);
    }

    /* The message: the count, the operands, the operator. It is complete before anybody is called. */
    char message[1 + UINT8_MAX * sizeof(int32_t) + 1];
    printf("Operand count: ");
    int count = ask_number(1, UINT8_MAX);
    message[0] = count;
    size_t length = 1;
    for (int i = 1; i <= count; i++) {
        printf("Operand %d: ", i);
        int32_t operand = ask_number(INT32_MIN, INT32_MAX);
        memcpy(&message[length], &operand, sizeof(operand));
        length += sizeof(operand);
    }
    printf("Operator: ");
    char line[32];
    ask(line, sizeof(line));
    message[length++] = line[0];

    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    if (connect(sock, (struct sockaddr *)&serv_addr, sizeof(serv_addr)) == -1)
        error_handling("connect");

    if (write_all(sock, message, length) == -1)
        error_handling("write");

    int32_t result;
    size_t received = 0;
    while (received < sizeof(result)) {
        ssize_t n = read(sock, (char *)&result + received, sizeof(result) - received);
        if (n == -1)
            error_handling("read");
        if (n == 0) {
            fputs("read: the server has closed the connection\n", stderr);
            exit(1);
        }
        received += n;
    }
    printf("Operation result: %d \n", result);

    close(sock);
    return 0;
}
