/* inet_addr: text becomes an address in network order; its answer for a bad text is an address, too. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>

static void convert(const char *text)
{
    in_addr_t addr = inet_addr(text);
    if (addr == INADDR_NONE)
        printf("%s: Error occurred!\n", text);
    else
        printf("%s: Network ordered integer addr: %#x \n", text, addr);
}

int main(void)
{
    convert("1.2.3.4");
    convert("1.2.3.256");

    /* The mistake of this function: the broadcast address is good, and it equals INADDR_NONE. */
    convert("255.255.255.255");
    return 0;
}
