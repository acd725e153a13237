/* connect_timeout: dial a server, but wait for it to answer two seconds at most. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.errno_h.*;
import static libc.fcntl_h.*;
import static libc.netinet.in_h.*;
import static libc.poll_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

static final int PATIENCE = 2000; /* milliseconds */

void error_handling(String message)
{
    perror(message);
    exit(1);
}

/* Connects as connect does, in a limited time. Returns 0, or the number of the error. */
int connect_within(int sock, sockaddr addr, int length, int milliseconds)
{ try (var stack = Arena.ofConfined()) {
    int flags = fcntl(sock, F_GETFL);
    if (flags == -1 || fcntl(sock, F_SETFL, flags | O_NONBLOCK) == -1)
        return errno();

    if (connect(sock, addr, length) == -1) {
        if (errno() != EINPROGRESS)
            return errno();

        /* A signal may end the wait early; then it begins anew. */
        var call = new pollfd(stack);
        call.fd(sock);
        call.events(POLLOUT);
        int ready;
        do {
            ready = poll(call, 1, milliseconds);
        } while (ready == -1 && errno() == EINTR);
        if (ready == -1)
            return errno();
        if (ready == 0)
            return ETIMEDOUT;

        /* The call has been answered or refused: SO_ERROR tells which. */
        var error = stack.allocate(C_INT);
        var error_size = stack.allocateFrom(socklen_t, sizeof(error));
        if (getsockopt(sock, SOL_SOCKET, SO_ERROR, error, error_size) == -1)
            return errno();
        if (error.get(C_INT, 0) != 0)
            return error.get(C_INT, 0);
    }

    /* From here on, reads and writes wait as usual. */
    if (fcntl(sock, F_SETFL, flags) == -1)
        return errno();
    return 0;
}}

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

    int error = connect_within(sock, serv_addr, sizeof(serv_addr), PATIENCE);
    if (error != 0) {
        fprintf(stderr, "connect: %s\n", strerror(error));
        exit(1);
    }
    puts("Connected...........");

    close(sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
