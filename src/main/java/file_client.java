/* file_client: write what a server sends into receive.dat, up to the end; then thank it. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.fcntl_h.*;
import static libc.netinet.in_h.*;
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

    /* A write to somebody who has gone is an error, and no reason to die. */
    signal(SIGPIPE, SIG_IGN);

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

    /* This empties an older file, so it comes after somebody has answered. */
    int file = open("receive.dat", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file == -1)
        error_handling("open");

    var buf = stack.allocate(BUF_SIZE);
    long n;
    while ((n = read(sock, buf, sizeof(buf))) > 0) {
        if (write_all(file, buf, n) == -1)
            error_handling("write");
    }
    if (n == -1)
        error_handling("read");

    /* Some disks report only now that they are full. */
    if (close(file) == -1)
        error_handling("close");
    puts("Received file data");

    var thanks = stack.allocateFrom("Thank you");
    if (write_all(sock, thanks, sizeof(thanks)) == -1)
        error_handling("write");

    close(sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
