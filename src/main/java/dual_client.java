/* dual_client: dial a host by its name, each of its addresses in turn; send lines, print the echo. */
import static libc.C.*;
import static libc.errno_h.*;
import static libc.netdb_h.*;
import static libc.signal_h.*;
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

/* These calls return their error. Only EAI_SYSTEM means: look at errno. */
void name_error(String call, int error)
{
    fprintf(stderr, "%s: %s\n", call, error == EAI_SYSTEM ? strerror(errno()) : gai_strerror(error));
    exit(1);
}

/* Returns the socket of the first address that answers, or -1 if none does. */
int dial(addrinfo list)
{
    for (addrinfo addr = list; addr != null; addr = addr.ai_next()) { try (var block = Arena.ofConfined()) {
        var host = block.allocate(NI_MAXHOST);
        int error = getnameinfo(addr.ai_addr(), addr.ai_addrlen(), host, sizeof(host), NULL, 0, NI_NUMERICHOST);
        if (error != 0)
            name_error("getnameinfo", error);

        /* This machine may lack the family of an address. The next address may work. */
        int sock = socket(addr.ai_family(), addr.ai_socktype(), addr.ai_protocol());
        if (sock == -1) {
            perror("socket");
            continue;
        }
        if (connect(sock, addr.ai_addr(), addr.ai_addrlen()) == 0) {
            printf("Connected to %s\n", host);
            return sock;
        }
        fprintf(stderr, "connect to %s: %s\n", host, strerror(errno()));
        close(sock);
    }}
    return -1;
}

/* A write may take only a part; the loop writes the rest. */
int write_all(int fd, MemorySegment message, long length)
{
    long written = 0;
    while (written < length) {
        long n = write(fd, message.asSlice(written), length - written);
        if (n == -1)
            return -1;
        written += n;
    }
    return 0;
}

int main(int argc, String[] argv)
{ try (var stack = Arena.ofConfined()) {
    if (argc != 3) {
        printf("Usage : %s <host> <service>\n", argv[0]);
        exit(1);
    }

    signal(SIGPIPE, SIG_IGN); /* A write to somebody who has gone is an error, and no reason to die. */

    var hints = new addrinfo(stack);
    memset(hints, 0, sizeof(hints));
    hints.ai_family(AF_UNSPEC);
    hints.ai_socktype(SOCK_STREAM);

    addrinfo[] list = new addrinfo[1];
    int error = getaddrinfo(argv[1], argv[2], hints, list);
    if (error != 0)
        name_error("getaddrinfo", error);
    int sock = dial(list[0]);
    freeaddrinfo(list[0]);
    if (sock == -1)
        exit(1);

    var message = stack.allocate(BUF_SIZE);
    for (;;) {
        fputs("Input message(Q to quit): ", stdout);
        if (fflush(stdout) == EOF)
            error_handling("fflush");
        if (fgets(message, sizeof(message), stdin) == NULL)
            break;
        if (strcmp(message, "q\n") == 0 || strcmp(message, "Q\n") == 0)
            break;

        long length = strlen(message);
        if (write_all(sock, message, length) == -1)
            error_handling("write");

        long received = 0;
        while (received < length) {
            long n = read(sock, message.asSlice(received), length - received);
            if (n == -1)
                error_handling("read");
            if (n == 0) {
                fputs("read: the server has closed the connection\n", stderr);
                exit(1);
            }
            received += n;
        }
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
