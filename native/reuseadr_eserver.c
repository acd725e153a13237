/* reuseadr_eserver: the echo server of lesson 5, on every address of this machine; it can be started again at once. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
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

    /* It must be set before bind, which a connection in TIME_WAIT would prevent. */
    int on = 1;
    if (setsockopt(serv_sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == -1)
        error_handling("setsockopt");

    struct sockaddr_in serv_addr;
    memset(&serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family = AF_INET;
    serv_addr.sin_addr.s_addr = htonl(INADDR_ANY);
    serv_addr.sin_port = htons(atoi(argv[1]));

    if (bind(serv_sock, (struct sockaddr *)&serv_addr, sizeof(serv_addr)) == -1)
        error_handling("bind");

    if (listen(serv_sock, 5) == -1)
        error_handling("listen");

    char message[BUF_SIZE];
    for (int i = 1; i <= 5; i++) {
        int clnt_sock = accept(serv_sock, NULL, NULL);
        if (clnt_sock == -1)
            error_handling("accept");

        printf("Connected client %d \n", i);
        if (fflush(stdout) == EOF)
            error_handling("fflush");

        /* An error is this client's alone. */
        ssize_t length;
        while ((length = read(clnt_sock, message, sizeof(message))) > 0) {
            if (write_all(clnt_sock, message, length) == -1) {
                perror("write");
                break;
            }
        }
        if (length == -1)
            perror("read");
        close(clnt_sock);
    }

    close(serv_sock);
    return 0;
}
