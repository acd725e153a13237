/* op_client: ask for operands and an operator, have a server calculate, print the result. */
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

void ask(MemorySegment line, int size)
{
    if (fflush(stdout) == EOF)
        error_handling("fflush");
    if (fgets(line, size, stdin) == NULL) {
        fputs("fgets: the input has ended\n", stderr);
        exit(1);
    }
}

/* strtol can tell when a number is too large. In C it is undefined what scanf and atoi do then. */
int ask_number(int least, int most)
{ try (var stack = Arena.ofConfined()) {
    var line = stack.allocate(32);
    ask(line, sizeof(line));
    var end = stack.allocate(C_POINTER);
    long number = strtol(line, end, 10);
    if (pointer(end, 0).address() == line.address() || pointer(end, 0).get(C_CHAR, 0) != '\n' || number < least || number > most) {
        fprintf(stderr, "not a number from %d to %d\n", least, most);
        exit(1);
    }
    return (int) number;
}}

int main(int argc, String[] argv)
{ try (var stack = Arena.ofConfined()) {
    if (argc != 3) {
        printf("Usage : %s <IP> <port>\n", argv[0]);
        exit(1);
    }

    /* A write to somebody who has gone is an error, and no reason to die. */
    signal(SIGPIPE, SIG_IGN);

    var serv_addr = new sockaddr_in(stack);
    memset(serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family(AF_INET);
    serv_addr.sin_addr().s_addr(inet_addr(argv[1]));
    serv_addr.sin_port(htons(atoi(argv[2])));
    if (serv_addr.sin_addr().s_addr() == INADDR_NONE) {
        fputs("inet_addr: not an IPv4 address\n", stderr);
        exit(1);
    }

    /* The message: the count, the operands, the operator. It is complete before anybody is called. */
    var message = stack.allocate(1 + UINT8_MAX * sizeof(int32_t) + 1);
    printf("Operand count: ");
    int count = ask_number(1, UINT8_MAX);
    message.set(C_CHAR, 0, (byte) count);
    long length = 1;
    for (int i = 1; i <= count; i++) { try (var block = Arena.ofConfined()) {
        printf("Operand %d: ", i);
        var operand = block.allocateFrom(int32_t, ask_number(INT32_MIN, INT32_MAX));
        memcpy(message.asSlice(length), operand, sizeof(operand));
        length += sizeof(operand);
    }}
    printf("Operator: ");
    var line = stack.allocate(32);
    ask(line, sizeof(line));
    message.set(C_CHAR, length++, line.get(C_CHAR, 0));

    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    if (connect(sock, serv_addr, sizeof(serv_addr)) == -1)
        error_handling("connect");

    if (write_all(sock, message, length) == -1)
        error_handling("write");

    var result = stack.allocate(int32_t);
    long received = 0;
    while (received < sizeof(result)) {
        long n = read(sock, result.asSlice(received), sizeof(result) - received);
        if (n == -1)
            error_handling("read");
        if (n == 0) {
            fputs("read: the server has closed the connection\n", stderr);
            exit(1);
        }
        received += n;
    }
    printf("Operation result: %d \n", result.get(int32_t, 0));

    close(sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
