/* set_buf: ask for buffers of a size, print what the kernel gives. */
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

void set_option(int sock, int name, int value_)
{ try (var stack = Arena.ofConfined()) { var value = stack.allocateFrom(C_INT, value_);
    if (setsockopt(sock, SOL_SOCKET, name, value, sizeof(value)) == -1)
        error_handling("setsockopt");
}}

int main(int argc, String[] argv)
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

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
