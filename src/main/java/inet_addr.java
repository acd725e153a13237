/* inet_addr: text becomes an address in network order; its answer for a bad text is an address, too. */
import static libc.C.*; import static libc.stdlib_h.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;

void convert(String text)
{
    int addr = inet_addr(text);
    if (addr == INADDR_NONE)
        printf("%s: Error occurred!\n", text);
    else
        printf("%s: Network ordered integer addr: %#x \n", text, addr);
}

int main()
{
    convert("1.2.3.4");
    convert("1.2.3.256");

    /* The mistake of this function: the broadcast address is good, and it equals INADDR_NONE. */
    convert("255.255.255.255");
    return 0;
}

void main(String[] args)
{
    exit(main());
}
