/* uecho_server: send back every datagram that comes to any address of this machine, until a signal ends the server. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;

static final int BUF_SIZE = 65536; /* A UDP datagram is always shorter, so none is cut. */

void error_handling(String message)
{
    perror(message);
    exit(1);
}

int main(int argc, String[] argv)
{ try (var stack = Arena.ofConfined()) {
    if (argc != 2) {
        printf("Usage : %s <port>\n", argv[0]);
        exit(1);
    }

    int serv_sock = socket(PF_INET, SOCK_DGRAM, 0);
    if (serv_sock == -1)
        error_handling("socket");

    var serv_addr = new sockaddr_in(stack);
    memset(serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family(AF_INET);
    serv_addr.sin_addr().s_addr(htonl(INADDR_ANY));
    serv_addr.sin_port(htons(atoi(argv[1])));

    if (bind(serv_sock, serv_addr, sizeof(serv_addr)) == -1)
        error_handling("bind");

    var message = stack.allocate(BUF_SIZE);
    for (;;) { try (var block = Arena.ofConfined()) {
        var clnt_addr = new sockaddr_in(block);
        var clnt_addr_size = block.allocateFrom(socklen_t, sizeof(clnt_addr));
        long length = recvfrom(serv_sock, message, sizeof(message), 0, clnt_addr, clnt_addr_size);
        if (length == -1)
            error_handling("recvfrom");

        /* A length of 0 is an empty datagram, and no end. An error is this client's alone. */
        if (sendto(serv_sock, message, length, 0, clnt_addr, clnt_addr_size.get(socklen_t, 0)) == -1)
            perror("sendto");
    }}
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
