/* inet_pton: text becomes an address and text again, for IPv4 and IPv6, in the caller's memory. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

static void convert(int family, const char *text)
{
    unsigned char addr[sizeof(struct in6_addr)];
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
        printf(" %02x", addr[i]);

    char again[INET6_ADDRSTRLEN];
    if (inet_ntop(family, addr, again, sizeof(again)) == NULL)
        error_handling("inet_ntop");
    printf(" is %s\n", again);
}

int main(void)
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
