/* tcp_client: dial a server, read one byte at a time until it hangs up, count the reads. */

#include <arpa/inet.h>
#include <netinet/in.h>
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

    if (connect(sock, (struct sockaddr *)&serv_addr, sizeof(serv_addr)) == -1)
        error_handling("connect");

    /* One byte a read, to show that one write may need many reads. */
    char message[30];
    size_t length = 0;
    int read_count = 0;
    while (length < sizeof(message)) {
        ssize_t n = read(sock, &message[length], 1);
        if (n == -1)
            error_handling("read");
        read_count++;
        if (n == 0)
            break;
        length += n;
    }

    /* The server may send more, and without a NUL. */
    if (length == sizeof(message)) {
        fputs("read: the message is too long\n", stderr);
        exit(1);
    }
    message[length] = 0;

    printf("Message from server: %s \n", message);
    printf("Function read call count: %d \n", read_count);
    close(sock);
    return 0;
}
