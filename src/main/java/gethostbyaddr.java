/* gethostbyaddr: ask for the name of a host by its address, in the old way. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netdb_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.sys.socket_h.*;

void print_host(hostent host)
{
    printf("Official name: %s\n", host.h_name());
    for (int i = 0; host.h_aliases()[i] != NULL; i++)
        printf("Alias %d: %s\n", i + 1, host.h_aliases()[i]);

    for (int i = 0; host.h_addr_list()[i] != NULL; i++) { try (var block = Arena.ofConfined()) {
        var address = block.allocate(INET6_ADDRSTRLEN);
        if (inet_ntop(host.h_addrtype(), host.h_addr_list()[i], address, sizeof(address)) == NULL) {
            perror("inet_ntop");
            exit(1);
        }
        printf("Address %d: %s\n", i + 1, address);
    }}
}

int main(int argc, String[] argv)
{ try (var stack = Arena.ofConfined()) {
    if (argc != 2) {
        printf("Usage : %s <IP>\n", argv[0]);
        exit(1);
    }

    var addr = new in_addr(stack);
    if (inet_pton(AF_INET, argv[1], addr) != 1) {
        fputs("inet_pton: not an IPv4 address\n", stderr);
        exit(1);
    }

    /* It wants the 4 bytes of the address, not the text. The cause of a failure is in h_errno. */
    hostent host = gethostbyaddr(addr, sizeof(addr), AF_INET);
    if (host == null) {
        fprintf(stderr, "gethostbyaddr: %s\n", hstrerror(h_errno()));
        exit(1);
    }

    print_host(host);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
