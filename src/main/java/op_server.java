/* op_server: calculate for five clients in turn, on every address of this machine. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.signal_h.*;
import static libc.stdint_h.*;
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

/* Reads exactly so many bytes. If they do not come, the reason is printed, and -1 returned. */
int read_all(int sock, MemorySegment message, long length)
{
    long received = 0;
    while (received < length) {
        long n = read(sock, message.asSlice(received), length - received);
        if (n == -1)
            perror("read");
        if (n == 0)
            fputs("read: the client has closed the connection\n", stderr);
        if (n < 1)
            return -1;
        received += n;
    }
    return 0;
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

/* Unsigned numbers wrap around. In C it is undefined what signed ones do when they get too large. */
int calculate(MemorySegment operands, int count, byte operator)
{
    int result = operands.get(C_INT, 0);
    for (int i = 1; i < count; i++) {
        if (operator == '+')
            result += operands.getAtIndex(C_INT, i);
        else if (operator == '-')
            result -= operands.getAtIndex(C_INT, i);
        else
            result *= operands.getAtIndex(C_INT, i);
    }
    return result;
}

/* An error is this client's alone: it gets no answer. The count is a byte, so there are no more than 255 operands. */
void serve(int sock)
{ try (var stack = Arena.ofConfined()) {
    var count = stack.allocate(uint8_t);
    var operands = stack.allocate(C_INT, UINT8_MAX);
    var operator = stack.allocate(C_CHAR);
    if (read_all(sock, count, sizeof(count)) == -1
            || read_all(sock, operands, Byte.toUnsignedInt(count.get(uint8_t, 0)) * sizeof(C_INT)) == -1
            || read_all(sock, operator, sizeof(operator)) == -1)
        return;
    if (count.get(uint8_t, 0) == 0 || (operator.get(C_CHAR, 0) != '+' && operator.get(C_CHAR, 0) != '-' && operator.get(C_CHAR, 0) != '*')) {
        fputs("no operands, or an unknown operator\n", stderr);
        return;
    }

    var result = stack.allocateFrom(uint32_t, calculate(operands, Byte.toUnsignedInt(count.get(uint8_t, 0)), operator.get(C_CHAR, 0)));
    if (write_all(sock, result, sizeof(result)) == -1)
        perror("write");
}}

int main(int argc, String[] argv)
{ try (var stack = Arena.ofConfined()) {
    if (argc != 2) {
        printf("Usage : %s <port>\n", argv[0]);
        exit(1);
    }

    /* A write to somebody who has gone is an error, and no reason to die. */
    signal(SIGPIPE, SIG_IGN);

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

    for (int i = 1; i <= 5; i++) {
        int clnt_sock = accept(serv_sock, NULL, NULL);
        if (clnt_sock == -1)
            error_handling("accept");
        serve(clnt_sock);
        close(clnt_sock);
    }

    close(serv_sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
