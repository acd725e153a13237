/* tcp_server: wait for one caller, on every address of this machine; say "Hello World!". */

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
    if (argc != 2) {
        printf("Usage : %s <port>\n", argv[0]);
        exit(1);
    }

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

    int clnt_sock = accept(serv_sock, NULL, NULL);
    if (clnt_sock == -1)
        error_handling("accept");

    /* A write may take only a part; the loop sends the rest. */
    char message[] = "Hello World!";
    size_t sent = 0;
    while (sent < sizeof(message)) {
        ssize_t n = write(clnt_sock, &message[sent], sizeof(message) - sent);
        if (n == -1)
            error_handling("write");
        sent += n;
    }

    close(clnt_sock);
    close(serv_sock);
    return 0;
}
