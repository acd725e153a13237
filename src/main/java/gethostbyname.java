/* gethostbyname: ask for the addresses of a host by its name, in the old way, which knows IPv4 alone. */
import static libc.C.*; import static libc.netinet.in_h.*;
import static libc.arpa.inet_h.*;
import static libc.netdb_h.*;
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
{
    if (argc != 2) {
        printf("Usage : %s <name>\n", argv[0]);
        exit(1);
    }

    /* The cause is in h_errno, not in errno. */
    hostent host = gethostbyname(argv[1]);
    if (host == null) {
        fprintf(stderr, "gethostbyname: %s\n", hstrerror(h_errno()));
        exit(1);
    }

    print_host(host);
    return 0;
}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
