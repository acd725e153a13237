/* uecho_client: send each line that is typed in a datagram, print the datagram that the server sends back. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

static final int BUF_SIZE = 1024;

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

    int sock = socket(PF_INET, SOCK_DGRAM, 0);
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

    var message = stack.allocate(BUF_SIZE);
    for (;;) {
        fputs("Insert message(q to quit): ", stdout);
        if (fflush(stdout) == EOF)
            error_handling("fflush");
        if (fgets(message, sizeof(message), stdin) == NULL)
            break;
        if (strcmp(message, "q\n") == 0 || strcmp(message, "Q\n") == 0)
            break;

        if (sendto(sock, message, strlen(message), 0, serv_addr, sizeof(serv_addr)) == -1)
            error_handling("sendto");

        /* Anybody can send to this socket; only the server's datagram is the answer. If it is lost, this waits for ever. */
        long length;
        for (;;) { try (var block2 = Arena.ofConfined()) {
            var from_addr = new sockaddr_in(block2);
            var from_addr_size = block2.allocateFrom(socklen_t, sizeof(from_addr));
            length = recvfrom(sock, message, sizeof(message), 0, from_addr, from_addr_size);
            if (length == -1)
                error_handling("recvfrom");
            if (from_addr.sin_addr().s_addr() == serv_addr.sin_addr().s_addr() && from_addr.sin_port() == serv_addr.sin_port())
                break;
            fputs("recvfrom: a datagram from somebody else\n", stderr);
        }}

        /* The kernel cuts what does not fit. A full array may be a part only. */
        if (length == sizeof(message)) {
            fputs("recvfrom: the datagram is too long\n", stderr);
            exit(1);
        }
        message.set(C_CHAR, length, (byte) 0);
        printf("Message from server: %s", message);
    }
    if (ferror(stdin) != 0)
        error_handling("fgets");

    close(sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
