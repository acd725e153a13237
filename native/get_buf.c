/* get_buf: how large the kernel makes the two buffers of a new TCP socket. */

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

static int get_option(int sock, int name)
{
    int value;
    socklen_t length = sizeof(value);
    if (getsockopt(sock, SOL_SOCKET, name, &value, &length) == -1)
        error_handling("getsockopt");
    return value;
}

int main(void)
{
    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    printf("Input buffer size: %d \n", get_option(sock, SO_RCVBUF));
    printf("Output buffer size: %d \n", get_option(sock, SO_SNDBUF));

    close(sock);
    return 0;
}
