/* uecho_server: send back every datagram that comes to any address of this machine, until a signal ends the server. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define BUF_SIZE 65536 /* A UDP datagram is always shorter, so none is cut. */

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        printf("Usage : %s <port>\n", argv[0]);
        exit(1);
    }

    int serv_sock = socket(PF_INET, SOCK_DGRAM, 0);
    if (serv_sock == -1)
        error_handling("socket");

    struct sockaddr_in serv_addr;
    memset(&serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family = AF_INET;
    serv_addr.sin_addr.s_addr = htonl(INADDR_ANY);
    serv_addr.sin_port = htons(atoi(argv[1]));

    if (bind(serv_sock, (struct sockaddr *)&serv_addr, sizeof(serv_addr)) == -1)
        error_handling("bind");

    char message[BUF_SIZE];
    for (;;) {
        struct sockaddr_in clnt_addr;
        socklen_t clnt_addr_size = sizeof(clnt_addr);
        ssize_t length = recvfrom(serv_sock, message, sizeof(message), 0, (struct sockaddr *)&clnt_addr, &clnt_addr_size);
        if (length == -1)
            error_handling("recvfrom");

        /* A length of 0 is an empty datagram, and no end. An error is this client's alone. */
        if (sendto(serv_sock, message, length, 0, (struct sockaddr *)&clnt_addr, clnt_addr_size) == -1)
            perror("sendto");
    }
}
