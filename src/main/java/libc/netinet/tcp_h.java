package libc.netinet;

import libc.abi.libc_h;

/// `<netinet/tcp.h>`: the options of TCP, at the level `IPPROTO_TCP`.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/netinet_tcp.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/tcp.4.html">macOS</a>
public final class tcp_h {
    private tcp_h() {}

    /// Whether small writes are sent at once, without Nagle's algorithm: an `int`, 0 or 1.
    public static final int TCP_NODELAY = libc_h.TCP_NODELAY();

    /// How many callers that bring data along with their first packet may wait: an `int`, of a socket that listens.
    public static final int TCP_FASTOPEN = libc_h.TCP_FASTOPEN();

    /// How many bytes a segment carries at most: an `int`.
    public static final int TCP_MAXSEG = libc_h.TCP_MAXSEG();

    /// How many seconds pass between two probes of a silent connection: an `int`.
    public static final int TCP_KEEPINTVL = libc_h.TCP_KEEPINTVL();

    /// How many probes without an answer end a connection: an `int`.
    public static final int TCP_KEEPCNT = libc_h.TCP_KEEPCNT();
}
