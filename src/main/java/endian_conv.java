/* endian_conv: a port and an address, in the order of this machine and in that of the network. */
import static libc.C.*; import static libc.stdlib_h.*;
import static libc.arpa.inet_h.*;
import static libc.stdint_h.*;
import static libc.stdio_h.*;

/* A number looks the same in any order; its bytes in memory do not. */
void print_bytes(MemorySegment bytes, int length)
{
    for (int i = 0; i < length; i++)
        printf(" %02x", Byte.toUnsignedInt(bytes.get(C_CHAR, i)));
    printf("\n");
}

int main()
{ try (var stack = Arena.ofConfined()) {
    var host_port = stack.allocateFrom(uint16_t, (short) 0x1234);
    var net_port = stack.allocateFrom(uint16_t, (short) htons(host_port.get(uint16_t, 0)));
    var host_addr = stack.allocateFrom(uint32_t, 0x12345678);
    var net_addr = stack.allocateFrom(uint32_t, htonl(host_addr.get(uint32_t, 0)));

    printf("Host ordered port: %#x, in memory:", Short.toUnsignedInt(host_port.get(uint16_t, 0)));
    print_bytes(host_port, sizeof(host_port));
    printf("Network ordered port: %#x, in memory:", Short.toUnsignedInt(net_port.get(uint16_t, 0)));
    print_bytes(net_port, sizeof(net_port));
    printf("Host ordered address: %#x, in memory:", host_addr.get(uint32_t, 0));
    print_bytes(host_addr, sizeof(host_addr));
    printf("Network ordered address: %#x, in memory:", net_addr.get(uint32_t, 0));
    print_bytes(net_addr, sizeof(net_addr));
    return 0;
}}

void main(String[] args)
{
    exit(main());
}
