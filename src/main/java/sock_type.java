/* sock_type: make a TCP and a UDP socket, ask each what type it has. */
import static libc.C.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

void error_handling(String message)
{
    perror(message);
    exit(1);
}

int get_option(int sock, int name)
{ try (var stack = Arena.ofConfined()) {
    var value = stack.allocate(C_INT);
    var length = stack.allocateFrom(socklen_t, sizeof(value));
    if (getsockopt(sock, SOL_SOCKET, name, value, length) == -1)
        error_handling("getsockopt");
    return value.get(C_INT, 0);
}}

int main()
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

void main(String[] args)
{
    exit(main());
}
