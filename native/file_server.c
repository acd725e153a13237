/* file_server: wait for one caller, on every address of this machine; send a file, say that this is all, hear the thanks. */

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUF_SIZE 30

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
    if (argc != 3) {
        printf("Usage : %s <port> <file>\n", argv[0]);
        exit(1);
    }

    /* A write to somebody who has gone is an error, and no reason to die. */
    signal(SIGPIPE, SIG_IGN);

    int file = open(argv[2], O_RDONLY);
    if (file == -1)
        error_handling("open");

    /* A directory can be opened, but not read. That is better known before anybody calls. */
    char buf[BUF_SIZE];
    if (read(file, buf, 0) == -1)
        error_handling("read");

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

    ssize_t n;
    while ((n = read(file, buf, sizeof(buf))) > 0) {
        if (write_all(clnt_sock, buf, n) == -1)
            error_handling("write");
    }
    if (n == -1)
        error_handling("read");
    close(file);

    /* The client reads the end of the file now, and can still speak. */
    if (shutdown(clnt_sock, SHUT_WR) == -1)
        error_handling("shutdown");

    size_t received = 0;
    while (received < sizeof(buf) - 1) {
        n = read(clnt_sock, &buf[received], sizeof(buf) - 1 - received);
        if (n == -1)
            error_handling("read");
        if (n == 0)
            break;
        received += n;
    }
    if (received == 0) {
        fputs("read: the client has closed the connection without thanks\n", stderr);
        exit(1);
    }
    buf[received] = 0;
    printf("Message from client: %s \n", buf);

    close(clnt_sock);
    close(serv_sock);
    return 0;
}
