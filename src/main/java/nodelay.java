/* nodelay: send requests in two small writes, and measure how long each answer takes; both ends are in this process. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.netinet.tcp_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.time_h.*;
import static libc.unistd_h.*;

static final int ROUNDS = 20;

void error_handling(String message)
{
    perror(message);
    exit(1);
}

/* Listens on loopback, at a port that the kernel chooses; addr gets the address. */
int listen_on_loopback(sockaddr_in addr)
{ try (var stack = Arena.ofConfined()) {
    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    var length = stack.allocateFrom(socklen_t, sizeof(sockaddr_in.layout()));
    memset(addr, 0, sizeof(sockaddr_in.layout()));
    addr.sin_family(AF_INET);
    addr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
    if (bind(sock, addr, sizeof(sockaddr_in.layout())) == -1)
        error_handling("bind");
    if (listen(sock, 5) == -1)
        error_handling("listen");
    if (getsockname(sock, addr, length) == -1)
        error_handling("getsockname");
    return sock;
}}

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

/* One byte a read, so that the number of calls does not depend on when the bytes come. */
void read_bytes(int sock, long length)
{
    for (long i = 0; i < length; i++) { try (var block = Arena.ofConfined()) {
        var letter = block.allocate(C_CHAR);
        long n = read(sock, letter, 1);
        if (n == -1)
            error_handling("read");
        if (n == 0) {
            fputs("read: the other end has closed the connection\n", stderr);
            exit(1);
        }
    }}
}

long microseconds()
{ try (var stack = Arena.ofConfined()) {
    var now = new timespec(stack);
    if (clock_gettime(CLOCK_MONOTONIC, now) == -1)
        error_handling("clock_gettime");
    return now.tv_sec() * 1000000 + now.tv_nsec() / 1000;
}}

/* A request is two bytes. The server answers when it has both. */
void measure(String how, int listener, sockaddr_in addr, int nodelay_, long write_size)
{ try (var stack = Arena.ofConfined()) { var nodelay = stack.allocateFrom(C_INT, nodelay_);
    int clnt = socket(PF_INET, SOCK_STREAM, 0);
    if (clnt == -1)
        error_handling("socket");
    if (setsockopt(clnt, IPPROTO_TCP, TCP_NODELAY, nodelay, sizeof(nodelay)) == -1)
        error_handling("setsockopt");
    if (connect(clnt, addr, sizeof(sockaddr_in.layout())) == -1)
        error_handling("connect");
    int serv = accept(listener, NULL, NULL);
    if (serv == -1)
        error_handling("accept");

    var message = stack.allocateFrom("ab");
    long start = microseconds();
    for (int i = 0; i < ROUNDS; i++) {
        for (long sent = 0; sent < 2; sent += write_size)
            if (write_all(clnt, message.asSlice(sent), write_size) == -1)
                error_handling("write");
        read_bytes(serv, 2);
        if (write_all(serv, message, 1) == -1)
            error_handling("write");
        read_bytes(clnt, 1);
    }
    printf("%s: %ld microseconds a request\n", how, (microseconds() - start) / ROUNDS);

    close(clnt);
    close(serv);
}}

int main()
{ try (var stack = Arena.ofConfined()) {
    var addr = new sockaddr_in(stack);
    int listener = listen_on_loopback(addr);
    measure("Two writes", listener, addr, 0, 1);
    measure("Two writes, TCP_NODELAY", listener, addr, 1, 1);
    measure("One write", listener, addr, 0, 2);
    close(listener);
    return 0;
}}

void main(String[] args)
{
    exit(main());
}
