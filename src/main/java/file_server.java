/* file_server: wait for one caller, on every address of this machine; send a file, say that this is all, hear the thanks. */
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

static final int BUF_SIZE = 30;

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
        printf("Usage : %s <port> <file>\n", argv[0]);
        exit(1);
    }

    /* A write to somebody who has gone is an error, and no reason to die. */
    signal(SIGPIPE, SIG_IGN);

    int file = open(argv[2], O_RDONLY);
    if (file == -1)
        error_handling("open");

    /* A directory can be opened, but not read. That is better known before anybody calls. */
    var buf = stack.allocate(BUF_SIZE);
    if (read(file, buf, 0) == -1)
        error_handling("read");

    int serv_sock = socket(PF_INET, SOCK_STREAM, 0);
    if (serv_sock == -1)
        error_handling("socket");

    var serv_addr = new sockaddr_in(stack);
    memset(serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family(AF_INET);
    serv_addr.sin_addr().s_addr(htonl(INADDR_ANY));
    serv_addr.sin_port(htons(atoi(argv[1])));

    if (bind(serv_sock, serv_addr, sizeof(serv_addr)) == -1)
        error_handling("bind");

    if (listen(serv_sock, 5) == -1)
        error_handling("listen");

    int clnt_sock = accept(serv_sock, NULL, NULL);
    if (clnt_sock == -1)
        error_handling("accept");

    long n;
    while ((n = read(file, buf, sizeof(buf))) > 0) {
        if (write_all(clnt_sock, buf, n) == -1)
            error_handling("write");
    }
    if (n == -1)
        error_handling("read");
    close(file);

    /* The client reads the end of the file now, and can still speak. */
    if (shutdown(clnt_sock, SHUT_WR) == -1)
        error_handling("shutdown");

    long received = 0;
    while (received < sizeof(buf) - 1) {
        n = read(clnt_sock, buf.asSlice(received), sizeof(buf) - 1 - received);
        if (n == -1)
            error_handling("read");
        if (n == 0)
            break;
        received += n;
    }
    if (received == 0) {
        fputs("read: the client has closed the connection without thanks\n", stderr);
        exit(1);
    }
    buf.set(C_CHAR, received, (byte) 0);
    printf("Message from client: %s \n", buf);

    close(clnt_sock);
    close(serv_sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
