/* sock_type: make a TCP and a UDP socket, ask each what type it has. */

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
    int tcp_sock = socket(PF_INET, SOCK_STREAM, 0);
    if (tcp_sock == -1)
        error_handling("socket");

    int udp_sock = socket(PF_INET, SOCK_DGRAM, 0);
    if (udp_sock == -1)
        error_handling("socket");

    printf("SOCK_STREAM: %d \n", SOCK_STREAM);
    printf("SOCK_DGRAM: %d \n", SOCK_DGRAM);
    printf("Socket type one: %d \n", get_option(tcp_sock, SO_TYPE));
    printf("Socket type two: %d \n", get_option(udp_sock, SO_TYPE));

    close(udp_sock);
    close(tcp_sock);
    return 0;
}
