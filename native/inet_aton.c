/* inet_aton: text becomes an address in memory; the answer says only whether the text was good. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>

static void convert(const char *text)
{
    struct in_addr addr;
    if (inet_aton(text, &addr) == 0)
        printf("%s: Conversion error\n", text);
    else
        printf("%s: Network ordered integer addr: %#x \n", text, addr.s_addr);
}

int main(void)
{
    convert("127.232.124.79");
    convert("127.232.124.256");
    convert("255.255.255.255");

    /* Old forms are good, too: a part may be left out, and one with a leading 0 is octal. */
    convert("127.1");
    convert("010.0.0.1");
    return 0;
}
