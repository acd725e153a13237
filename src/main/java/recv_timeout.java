/* recv_timeout: dial a server, print what it says until it hangs up; give up when it is silent for too long. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.sys.time_h.*;
import static libc.unistd_h.*;

static final int PATIENCE = 1; /* seconds, for one call of recv */
static final int TRIES = 3;

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

    var patience = new timeval(stack);
    patience.tv_sec(PATIENCE);
    patience.tv_usec(0);
    if (setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, patience, sizeof(patience)) == -1)
        error_handling("setsockopt");

    var message = stack.allocate(30);
    long length = 0;
    int silences = 0;
    while (length < sizeof(message)) {
        long n = recv(sock, message.asSlice(length), sizeof(message) - length, 0);
        if (n == 0)
            break;
        if (n > 0) {
            length += n;
            silences = 0;
            continue;
        }

        /* EAGAIN: nothing came in time. EINTR: a signal came. The connection still stands. */
        if (errno() != EAGAIN && errno() != EINTR)
            error_handling("recv");
        if (errno() == EAGAIN)
            silences++;
        perror("recv");
        if (silences == TRIES) {
            fputs("recv: the server says nothing\n", stderr);
            exit(1);
        }
    }

    /* The server may send more, and without a NUL. */
    if (length == sizeof(message)) {
        fputs("recv: the message is too long\n", stderr);
        exit(1);
    }
    message.set(C_CHAR, length, (byte) 0);

    printf("Message from server: %s \n", message);
    close(sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
