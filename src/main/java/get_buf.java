/* get_buf: how large the kernel makes the two buffers of a new TCP socket. */
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
    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    printf("Input buffer size: %d \n", get_option(sock, SO_RCVBUF));
    printf("Output buffer size: %d \n", get_option(sock, SO_SNDBUF));

    close(sock);
    return 0;
}

void main(String[] args)
{
    exit(main());
}
