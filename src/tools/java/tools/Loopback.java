package tools;

import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.sys.socket_h.*;

import java.lang.foreign.SegmentAllocator;

/** Addresses of loopback, as the binding has them. */
public final class Loopback {
    private Loopback() {}

    /** The address in numbers and dots. */
    static final String TEXT = "127.0.0.1";

    /** {@return the address of a port} */
    public static sockaddr_in address(SegmentAllocator stack, int port) {
        var addr = new sockaddr_in(stack);
        addr.sin_family(AF_INET);
        addr.sin_addr().s_addr(inet_addr(TEXT));
        addr.sin_port(htons(port));
        return addr;
    }
}
