/* set_buf: ask for buffers of a size, print what the kernel gives. */

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

static void set_option(int sock, int name, int value)
{
    if (setsockopt(sock, SOL_SOCKET, name, &value, sizeof(value)) == -1)
        error_handling("setsockopt");
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        printf("Usage : %s <bytes>\n", argv[0]);
        exit(1);
    }
    int asked = atoi(argv[1]);

    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    /* The size is a wish: success does not mean that it was granted. */
    set_option(sock, SO_RCVBUF, asked);
    set_option(sock, SO_SNDBUF, asked);

    printf("Asked for: %d \n", asked);
    printf("Input buffer size: %d \n", get_option(sock, SO_RCVBUF));
    printf("Output buffer size: %d \n", get_option(sock, SO_SNDBUF));

    close(sock);
    return 0;
}
