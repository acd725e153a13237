/* inet_ntoa: an address becomes text, in a buffer that the next call uses again. */
import static libc.C.*; import static libc.stdlib_h.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.stdio_h.*;
import static libc.string_h.*;

int main()
{ try (var stack = Arena.ofConfined()) {
    var addr1 = new in_addr(stack);
    var addr2 = new in_addr(stack);
    addr1.s_addr(htonl(0x01020304));
    addr2.s_addr(htonl(0x01010101));

    MemorySegment text = inet_ntoa(addr1);
    printf("Dotted-Decimal notation1: %s \n", text);

    /* To keep the text, copy it before the next call. */
    var copy = stack.allocate(INET_ADDRSTRLEN);
    strcpy(copy, text);
    inet_ntoa(addr2);
    printf("Dotted-Decimal notation2: %s \n", text);
    printf("Dotted-Decimal notation3: %s \n", copy);
    return 0;
}}

void main(String[] args)
{
    exit(main());
}
