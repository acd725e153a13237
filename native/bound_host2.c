/* bound_host2: send three datagrams of different length, one right after another. */

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

    int sock = socket(PF_INET, SOCK_DGRAM, 0);
    if (sock == -1)
        error_handling("socket");

    struct sockaddr_in your_addr;
    memset(&your_addr, 0, sizeof(your_addr));
    your_addr.sin_family = AF_INET;
    your_addr.sin_addr.s_addr = inet_addr(argv[1]);
    your_addr.sin_port = htons(atoi(argv[2]));
    if (your_addr.sin_addr.s_addr == INADDR_NONE) {
        fputs("inet_addr: not an IPv4 address\n", stderr);
        exit(1);
    }

    /* Each goes with its NUL: others who receive it may count on one. */
    const char *messages[] = {"Hi!", "I'm another UDP host!", "Nice to meet you"};
    for (int i = 0; i < 3; i++) {
        ssize_t length = sendto(sock, messages[i], strlen(messages[i]) + 1, 0, (struct sockaddr *)&your_addr, sizeof(your_addr));
        if (length == -1)
            error_handling("sendto");
        printf("Sent %zd bytes\n", length);
    }

    close(sock);
    return 0;
}
