/* bound_host1: let datagrams to any address of this machine wait until Enter is pressed; receive three with three calls. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

static final int BUF_SIZE = 30;

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

    int sock = socket(PF_INET, SOCK_DGRAM, 0);
    if (sock == -1)
        error_handling("socket");

    var my_addr = new sockaddr_in(stack);
    memset(my_addr, 0, sizeof(my_addr));
    my_addr.sin_family(AF_INET);
    my_addr.sin_addr().s_addr(htonl(INADDR_ANY));
    my_addr.sin_port(htons(atoi(argv[1])));

    if (bind(sock, my_addr, sizeof(my_addr)) == -1)
        error_handling("bind");

    /* Meanwhile the kernel receives. The end of the input is as good as Enter. */
    fputs("Press Enter to receive: ", stdout);
    if (fflush(stdout) == EOF)
        error_handling("fflush");
    getchar();

    var message = stack.allocate(BUF_SIZE);
    for (int i = 1; i <= 3; i++) {
        /* Each call asks for as much as fits, and gets one datagram. */
        long length = recvfrom(sock, message, sizeof(message), 0, NULL, NULL);
        if (length == -1)
            error_handling("recvfrom");

        /* The kernel cuts what does not fit. A full array may be a part only. */
        if (length == sizeof(message)) {
            fputs("recvfrom: the datagram is too long\n", stderr);
            exit(1);
        }
        message.set(C_CHAR, length, (byte) 0);
        printf("Message %d: %s \n", i, message);
    }

    close(sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
