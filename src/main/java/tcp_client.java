/* tcp_client: dial a server, read one byte at a time until it hangs up, count the reads. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

void error_handling(String message)
{
    perror(message);
    exit(1);
}

int main(int argc, String[] argv)
{ try (var stack = Arena.ofConfined()) {
    if (argc != 3) {
        printf("Usage : %s <IP> <port>\n", argv[0]);
        exit(1);
    }

    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    var serv_addr = new sockaddr_in(stack);
    memset(serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family(AF_INET);
    serv_addr.sin_addr().s_addr(inet_addr(argv[1]));
    serv_addr.sin_port(htons(atoi(argv[2])));
    if (serv_addr.sin_addr().s_addr() == INADDR_NONE) {
        fputs("inet_addr: not an IPv4 address\n", stderr);
        exit(1);
    }

    if (connect(sock, serv_addr, sizeof(serv_addr)) == -1)
        error_handling("connect");

    /* One byte a read, to show that one write may need many reads. */
    var message = stack.allocate(30);
    long length = 0;
    int read_count = 0;
    while (length < sizeof(message)) {
        long n = read(sock, message.asSlice(length), 1);
        if (n == -1)
            error_handling("read");
        read_count++;
        if (n == 0)
            break;
        length += n;
    }

    /* The server may send more, and without a NUL. */
    if (length == sizeof(message)) {
        fputs("read: the message is too long\n", stderr);
        exit(1);
    }
    message.set(C_CHAR, length, (byte) 0);

    printf("Message from server: %s \n", message);
    printf("Function read call count: %d \n", read_count);
    close(sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
