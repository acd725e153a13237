/* dual_server: serve five clients in turn, of IPv6 and of IPv4, with one socket; echo what comes. */
import static libc.C.*;
import static libc.errno_h.*;
import static libc.netdb_h.*;
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

/* These calls return their error. Only EAI_SYSTEM means: look at errno. */
void name_error(String call, int error)
{
    fprintf(stderr, "%s: %s\n", call, error == EAI_SYSTEM ? strerror(errno()) : gai_strerror(error));
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
    if (argc != 2) {
        printf("Usage : %s <service>\n", argv[0]);
        exit(1);
    }

    signal(SIGPIPE, SIG_IGN); /* A write to somebody who has gone is an error, and no reason to die. */

    /* AI_PASSIVE without a host: every address of this machine. */
    var hints = new addrinfo(stack);
    memset(hints, 0, sizeof(hints));
    hints.ai_family(AF_INET6);
    hints.ai_socktype(SOCK_STREAM);
    hints.ai_flags(AI_PASSIVE);

    addrinfo[] addr = new addrinfo[1];
    int error = getaddrinfo(NULL, argv[1], hints, addr);
    if (error != 0)
        name_error("getaddrinfo", error);

    int serv_sock = socket(addr[0].ai_family(), addr[0].ai_socktype(), addr[0].ai_protocol());
    if (serv_sock == -1)
        error_handling("socket");

    /* Off: callers of IPv4 come in, too. What it is from the start differs by system. */
    var v6only = stack.allocateFrom(C_INT, 0);
    if (setsockopt(serv_sock, IPPROTO_IPV6, IPV6_V6ONLY, v6only, sizeof(v6only)) == -1)
        error_handling("setsockopt");

    if (bind(serv_sock, addr[0].ai_addr(), addr[0].ai_addrlen()) == -1)
        error_handling("bind");
    freeaddrinfo(addr[0]);

    if (listen(serv_sock, 5) == -1)
        error_handling("listen");

    var message = stack.allocate(BUF_SIZE);
    for (int i = 1; i <= 5; i++) { try (var block = Arena.ofConfined()) {
        var clnt_addr = new sockaddr_storage(block);
        var clnt_addr_size = block.allocateFrom(socklen_t, sizeof(clnt_addr));
        int clnt_sock = accept(serv_sock, clnt_addr, clnt_addr_size);
        if (clnt_sock == -1)
            error_handling("accept");

        /* A caller who has gone may have no address any more: on macOS, its length is then 0. */
        var host = block.allocate(NI_MAXHOST);
        error = getnameinfo(clnt_addr, clnt_addr_size.get(socklen_t, 0), host, sizeof(host), NULL, 0, NI_NUMERICHOST);
        printf("Connected client %d: %s\n", i, error == 0 ? host : literal(gai_strerror(error)));
        if (fflush(stdout) == EOF)
            error_handling("fflush");

        /* An error is this client's alone. */
        long length;
        while ((length = read(clnt_sock, message, sizeof(message))) > 0) {
            if (write_all(clnt_sock, message, length) == -1) {
                perror("write");
                break;
            }
        }
        if (length == -1)
            perror("read");
        close(clnt_sock);
    }}

    close(serv_sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
