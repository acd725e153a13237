/* showip: list all addresses of a host, of IPv4 and of IPv6, in the order in which to try them. */
import static libc.C.*;
import static libc.errno_h.*;
import static libc.netdb_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;

/* These calls return their error. Only EAI_SYSTEM means: look at errno. */
void name_error(String call, int error)
{
    fprintf(stderr, "%s: %s\n", call, error == EAI_SYSTEM ? strerror(errno()) : gai_strerror(error));
    exit(1);
}

int main(int argc, String[] argv)
{ try (var stack = Arena.ofConfined()) {
    if (argc != 2) {
        printf("Usage : %s <host>\n", argv[0]);
        exit(1);
    }

    /* Without a type of socket, each address would be listed once for every type. */
    var hints = new addrinfo(stack);
    memset(hints, 0, sizeof(hints));
    hints.ai_family(AF_UNSPEC);
    hints.ai_socktype(SOCK_STREAM);

    addrinfo[] list = new addrinfo[1];
    int error = getaddrinfo(argv[1], NULL, hints, list);
    if (error != 0)
        name_error("getaddrinfo", error);

    for (addrinfo addr = list[0]; addr != null; addr = addr.ai_next()) { try (var block = Arena.ofConfined()) {
        var host = block.allocate(NI_MAXHOST);
        error = getnameinfo(addr.ai_addr(), addr.ai_addrlen(), host, sizeof(host), NULL, 0, NI_NUMERICHOST);
        if (error != 0)
            name_error("getnameinfo", error);
        printf("%s: %s\n", addr.ai_family() == AF_INET6 ? "IPv6" : "IPv4", host);
    }}

    freeaddrinfo(list[0]);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
