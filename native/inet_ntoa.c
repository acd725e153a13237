/* inet_ntoa: an address becomes text, in a buffer that the next call uses again. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    struct in_addr addr1;
    struct in_addr addr2;
    addr1.s_addr = htonl(0x01020304);
    addr2.s_addr = htonl(0x01010101);

    char *text = inet_ntoa(addr1);
    printf("Dotted-Decimal notation1: %s \n", text);

    /* To keep the text, copy it before the next call. */
    char copy[INET_ADDRSTRLEN];
    strcpy(copy, text);
    inet_ntoa(addr2);
    printf("Dotted-Decimal notation2: %s \n", text);
    printf("Dotted-Decimal notation3: %s \n", copy);
    return 0;
}
