/* endian_conv: a port and an address, in the order of this machine and in that of the network. */

#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>

/* A number looks the same in any order; its bytes in memory do not. */
static void print_bytes(const unsigned char *bytes, int length)
{
    for (int i = 0; i < length; i++)
        printf(" %02x", bytes[i]);
    printf("\n");
}

int main(void)
{
    uint16_t host_port = 0x1234;
    uint16_t net_port = htons(host_port);
    uint32_t host_addr = 0x12345678;
    uint32_t net_addr = htonl(host_addr);

    printf("Host ordered port: %#x, in memory:", host_port);
    print_bytes((unsigned char *)&host_port, sizeof(host_port));
    printf("Network ordered port: %#x, in memory:", net_port);
    print_bytes((unsigned char *)&net_port, sizeof(net_port));
    printf("Host ordered address: %#x, in memory:", host_addr);
    print_bytes((unsigned char *)&host_addr, sizeof(host_addr));
    printf("Network ordered address: %#x, in memory:", net_addr);
    print_bytes((unsigned char *)&net_addr, sizeof(net_addr));
    return 0;
}
