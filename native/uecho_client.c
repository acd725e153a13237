/* uecho_client: send each line that is typed in a datagram, print the datagram that the server sends back. */

#include <arpa/inet.h>
#include <netinet/in.h>
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

int main(int argc, char *argv[])
{
    if (argc != 3) {
        printf("Usage : %s <IP> <port>\n", argv[0]);
        exit(1);
    }

    int sock = socket(PF_INET, SOCK_DGRAM, 0);
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

    char message[BUF_SIZE];
    for (;;) {
        fputs("Insert message(q to quit): ", stdout);
        if (fflush(stdout) == EOF)
            error_handling("fflush");
        if (fgets(message, sizeof(message), stdin) == NULL)
            break;
        if (strcmp(message, "q\n") == 0 || strcmp(message, "Q\n") == 0)
            break;

        if (sendto(sock, message, strlen(message), 0, (struct sockaddr *)&serv_addr, sizeof(serv_addr)) == -1)
            error_handling("sendto");

        /* Anybody can send to this socket; only the server's datagram is the answer. If it is lost, this waits for ever. */
        ssize_t length;
        for (;;) {
            struct sockaddr_in from_addr;
            socklen_t from_addr_size = sizeof(from_addr);
            length = recvfrom(sock, message, sizeof(message), 0, (struct sockaddr *)&from_addr, &from_addr_size);
            if (length == -1)
                error_handling("recvfrom");
            if (from_addr.sin_addr.s_addr == serv_addr.sin_addr.s_addr && from_addr.sin_port == serv_addr.sin_port)
                break;
            fputs("recvfrom: a datagram from somebody else\n", stderr);
        }

        /* The kernel cuts what does not fit. A full array may be a part only. */
        if (length == sizeof(message)) {
            fputs("recvfrom: the datagram is too long\n", stderr);
            exit(1);
        }
        message[length] = 0;
        printf("Message from server: %s", message);
    }
    if (ferror(stdin))
        error_handling("fgets");

    close(sock);
    return 0;
}
