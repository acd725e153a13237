/* bound_host2: send three datagrams of different length, one right after another. */
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

    int sock = socket(PF_INET, SOCK_DGRAM, 0);
    if (sock == -1)
        error_handling("socket");

    var your_addr = new sockaddr_in(stack);
    memset(your_addr, 0, sizeof(your_addr));
    your_addr.sin_family(AF_INET);
    your_addr.sin_addr().s_addr(inet_addr(argv[1]));
    your_addr.sin_port(htons(atoi(argv[2])));
    if (your_addr.sin_addr().s_addr() == INADDR_NONE) {
        fputs("inet_addr: not an IPv4 address\n", stderr);
        exit(1);
    }

    /* Each goes with its NUL: others who receive it may count on one. */
    MemorySegment[] messages = {literal("Hi!"), literal("I'm another UDP host!"), literal("Nice to meet you")};
    for (int i = 0; i < 3; i++) {
        long length = sendto(sock, messages[i], strlen(messages[i]) + 1, 0, your_addr, sizeof(your_addr));
        if (length == -1)
            error_handling("sendto");
        printf("Sent %zd bytes\n", length);
    }

    close(sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
