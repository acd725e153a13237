/* inet_pton: text becomes an address and text again, for IPv4 and IPv6, in the caller's memory. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.sys.socket_h.*;

void error_handling(String message)
{
    perror(message);
    exit(1);
}

void convert(int family, String text)
{ try (var stack = Arena.ofConfined()) {
    var addr = stack.allocate(sizeof(in6_addr.layout()));
    int result = inet_pton(family, text, addr);
    if (result == -1)
        error_handling("inet_pton");
    if (result == 0) {
        printf("%s: not an address of this family\n", text);
        return;
    }

    /* The bytes are in network order on every machine. */
    printf("%s:", text);
    int length = family == AF_INET ? 4 : 16;
    for (int i = 0; i < length; i++)
        printf(" %02x", Byte.toUnsignedInt(addr.get(C_CHAR, i)));

    var again = stack.allocate(INET6_ADDRSTRLEN);
    if (inet_ntop(family, addr, again, sizeof(again)) == NULL)
        error_handling("inet_ntop");
    printf(" is %s\n", again);
}}

int main()
{
    convert(AF_INET, "127.0.0.1");
    convert(AF_INET, "255.255.255.255");
    convert(AF_INET, "127.1");
    convert(AF_INET, "010.0.0.1");
    convert(AF_INET6, "2001:0db8:0:0:0:0:0:1");
    convert(AF_INET6, "::1");
    convert(AF_INET6, "::ffff:127.0.0.1");
    convert(AF_INET6, "127.0.0.1");
    return 0;
}

void main(String[] args)
{
    exit(main());
}
