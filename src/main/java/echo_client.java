/* echo_client: send each line that is typed, print as much of the answer as one read brings. */
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
    puts("Connected...........");

    var message = stack.allocate(BUF_SIZE);
    for (;;) {
        fputs("Input message(Q to quit): ", stdout);
        if (fflush(stdout) == EOF)
            error_handling("fflush");
        if (fgets(message, sizeof(message), stdin) == NULL)
            break;
        if (strcmp(message, "q\n") == 0 || strcmp(message, "Q\n") == 0)
            break;

        if (write_all(sock, message, strlen(message)) == -1)
            error_handling("write");

        /* The mistake of this lesson: one read need not bring the whole answer. */
        long length = read(sock, message, sizeof(message) - 1);
        if (length == -1)
            error_handling("read");
        if (length == 0) {
            fputs("read: the server has closed the connection\n", stderr);
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
