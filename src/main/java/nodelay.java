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

/* A listener on loopback, at a port that the kernel chooses; the client calls it at once. */
void connect_both(MemorySegment clnt_end, MemorySegment serv_end)
{ try (var stack = Arena.ofConfined()) {
    int listener = socket(PF_INET, SOCK_STREAM, 0);
    clnt_end.set(C_INT, 0, socket(PF_INET, SOCK_STREAM, 0));
    if (listener == -1 || clnt_end.get(C_INT, 0) == -1)
        error_handling("socket");

    var addr = new sockaddr_in(stack);
    var length = stack.allocateFrom(socklen_t, sizeof(addr));
    memset(addr, 0, sizeof(addr));
    addr.sin_family(AF_INET);
    addr.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
    if (bind(listener, addr, sizeof(addr)) == -1)
        error_handling("bind");
    if (listen(listener, 1) == -1)
        error_handling("listen");
    if (getsockname(listener, addr, length) == -1)
        error_handling("getsockname");

    if (connect(clnt_end.get(C_INT, 0), addr, sizeof(addr)) == -1)
        error_handling("connect");
    serv_end.set(C_INT, 0, accept(listener, NULL, NULL));
    if (serv_end.get(C_INT, 0) == -1)
        error_handling("accept");
    close(listener);
}}

/* A write may take only a part; the loop sends the rest. */
int write_all(int sock, MemorySegment message, long length)
{
    long sent = 0;
    while (sent < length) {
        long n = write(sock, message.asSlice(sent), length - sent);
        if (n == -1)
            return -1;
        sent += n;
    }
    return 0;
}

void send_bytes(int sock, MemorySegment bytes)
{
    if (write_all(sock, bytes, strlen(bytes)) == -1)
        error_handling("write");
}

void receive_byte(int sock)
{ try (var stack = Arena.ofConfined()) {
    var byte_ = stack.allocate(C_CHAR);
    long n = read(sock, byte_, 1);
    if (n == -1)
        error_handling("read");
    if (n == 0) {
        fputs("read: the other end has closed the connection\n", stderr);
        exit(1);
    }
}}

long microseconds()
{ try (var stack = Arena.ofConfined()) {
    var now = new timespec(stack);
    if (clock_gettime(CLOCK_MONOTONIC, now) == -1)
        error_handling("clock_gettime");
    return now.tv_sec() * 1000000 + now.tv_nsec() / 1000;
}}

/* A request is two bytes; only when the server has both does it answer. */
void measure(String how, int nodelay_, int writes)
{ try (var stack = Arena.ofConfined()) { var nodelay = stack.allocateFrom(C_INT, nodelay_);
    MemorySegment clnt_end = stack.allocate(C_INT), serv_end = stack.allocate(C_INT);
    connect_both(clnt_end, serv_end);
    if (setsockopt(clnt_end.get(C_INT, 0), IPPROTO_TCP, TCP_NODELAY, nodelay, sizeof(nodelay)) == -1)
        error_handling("setsockopt");

    long start = microseconds();
    for (int i = 0; i < ROUNDS; i++) {
        send_bytes(clnt_end.get(C_INT, 0), literal(writes == 1 ? "ab" : "a"));
        if (writes == 2)
            send_bytes(clnt_end.get(C_INT, 0), literal("b"));
        receive_byte(serv_end.get(C_INT, 0));
        receive_byte(serv_end.get(C_INT, 0));
        send_bytes(serv_end.get(C_INT, 0), literal("c"));
        receive_byte(clnt_end.get(C_INT, 0));
    }
    printf("%s: %ld microseconds a request\n", how, (microseconds() - start) / ROUNDS);

    close(clnt_end.get(C_INT, 0));
    close(serv_end.get(C_INT, 0));
}}

int main()
{
    measure("Two writes", 0, 2);
    measure("Two writes, TCP_NODELAY", 1, 2);
    measure("One write", 0, 1);
    return 0;
}

void main(String[] args)
{
    exit(main());
}
