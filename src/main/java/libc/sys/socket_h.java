package libc.sys;

import static libc.C.NULL;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkWrite;
import static libc.internal.Check.isNull;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Function;
import libc.internal.ThreadState;
import libc.unistd_h;

/// `<sys/socket.h>`: making sockets, naming them, bringing them together.
public final class socket_h {
    private socket_h() {}

    /// The address family of IPv4.
    public static final int AF_INET = libc_h.AF_INET();

    /// The protocol family of IPv4, the same number as [#AF_INET].
    public static final int PF_INET = libc_h.PF_INET();

    /// A connection that carries a stream of bytes: TCP, in [#PF_INET].
    public static final int SOCK_STREAM = libc_h.SOCK_STREAM();

    /// The level of the options that every socket has.
    public static final int SOL_SOCKET = libc_h.SOL_SOCKET();

    /// Whether `bind` may take an address that an ended connection still holds in TIME_WAIT: an `int`, 0 or 1.
    public static final int SO_REUSEADDR = libc_h.SO_REUSEADDR();

    /// What `shutdown` closes: receiving.
    public static final int SHUT_RD = libc_h.SHUT_RD();

    /// What `shutdown` closes: sending.
    public static final int SHUT_WR = libc_h.SHUT_WR();

    /// What `shutdown` closes: both.
    public static final int SHUT_RDWR = libc_h.SHUT_RDWR();

    /// `socklen_t`, the type of an address's length.
    public static final ValueLayout.OfInt socklen_t = libc_h.socklen_t;

    // C reads and writes a length wherever it is.
    private static final ValueLayout.OfInt UNALIGNED = socklen_t.withByteAlignment(1);

    /// `struct sockaddr`: an address of any family. Where C casts, as in
    /// `(struct sockaddr *)&serv_addr`, Java's `sockaddr_in` is a `sockaddr`.
    public interface sockaddr extends struct {}

    private static final Function SOCKET = Function.named("socket");

    /// `int socket(int domain, int type, int protocol)`
    ///
    /// Makes an endpoint, which has no address yet and is connected to nothing.
    ///
    /// @param domain the protocol family, [#PF_INET]
    /// @param type the kind of talk, [#SOCK_STREAM]
    /// @param protocol 0 for the usual one of that kind
    /// @return its file descriptor; -1 and `errno`: `EAFNOSUPPORT`,
    ///   `ESOCKTNOSUPPORT`, `EPROTONOSUPPORT`, `EPROTOTYPE`, `EINVAL`, `EACCES`, `EMFILE`, `ENFILE`, `ENOBUFS`, `ENOMEM`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/socket.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/socket.2.html">macOS</a>
    public static int socket(int domain, int type, int protocol) {
        return SOCKET.callInt(domain, type, protocol);
    }

    private static final Function BIND = Function.named("bind");

    /// `int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// Gives the socket an address of this machine, by which others can reach it.
    ///
    /// @param sockfd a socket without an address
    /// @param addr the address
    /// @param addrlen its size in bytes
    /// @return 0; -1 and `errno`: `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`,
    ///   `EAFNOSUPPORT`, `EBADF`, `EINVAL`, `ENOTSOCK`
    /// @throws IndexOutOfBoundsException if `addrlen` is more than `addr` holds
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/bind.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/bind.2.html">macOS</a>
    public static int bind(int sockfd, sockaddr addr, int addrlen) {
        return bind(sockfd, addr.segment(), addrlen);
    }

    /// [#bind(int, sockaddr, int)] with an address that is not a struct of Java's.
    ///
    /// @param sockfd a socket without an address
    /// @param addr the address
    /// @param addrlen its size in bytes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `addrlen` is more than `addr` holds
    /// @throws IllegalArgumentException if `addr` is heap memory
    public static int bind(int sockfd, MemorySegment addr, int addrlen) {
        checkRead(BIND, "addr", addr, "addrlen", addrlen);
        return BIND.callInt(sockfd, addr, addrlen);
    }

    private static final Function LISTEN = Function.named("listen");

    /// `int listen(int sockfd, int backlog)`
    ///
    /// Turns the socket into a server socket, at whose queue callers wait.
    ///
    /// @param sockfd a socket with an address
    /// @param backlog how many callers may wait, at least
    /// @return 0; -1 and `errno`: `EADDRINUSE`, `EBADF`, `EDESTADDRREQ`, `EINVAL`,
    ///   `ENOTSOCK`, `EOPNOTSUPP`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/listen.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/listen.2.html">macOS</a>
    public static int listen(int sockfd, int backlog) {
        return LISTEN.callInt(sockfd, backlog);
    }

    private static final Function ACCEPT = Function.named("accept");

    /// `int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// Takes one caller from the queue, waiting for the first. The server socket
    /// goes on listening; the talk is over the new descriptor.
    ///
    /// @param sockfd a socket that listens
    /// @param addr where the caller's address goes
    /// @param addrlen in: how many bytes `addr` has; out: how many the address has, which may be more
    /// @return the new descriptor; -1 and `errno`: `EBADF`, `EINVAL`, `ENOTSOCK`,
    ///   `ECONNABORTED`, `EINTR`, `EAGAIN`, `EMFILE`, `ENFILE`, `ENOBUFS`, `ENOMEM`
    /// @throws IndexOutOfBoundsException if `addrlen` says more than `addr` holds
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/accept.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/accept.2.html">macOS</a>
    public static int accept(int sockfd, sockaddr addr, MemorySegment addrlen) {
        return accept(sockfd, addr.segment(), addrlen);
    }

    /// [#accept(int, sockaddr, MemorySegment)] with memory that is not a struct of
    /// Java's, or with `NULL` twice for a caller whose address is not wanted.
    ///
    /// @param sockfd a socket that listens
    /// @param addr where the caller's address goes, or `NULL`
    /// @param addrlen in: how many bytes `addr` has; out: how many the address has; or `NULL`
    /// @return as above; `EFAULT` if only `addrlen` is `NULL`
    /// @throws IndexOutOfBoundsException if `addrlen` says more than `addr` holds
    /// @throws IllegalArgumentException if either is heap memory or read-only
    /// @throws IllegalStateException if the arena of `addrlen` alone is closed during the call; the caller is hung up on
    public static int accept(int sockfd, MemorySegment addr, MemorySegment addrlen) {
        var length = lengthFor(ACCEPT, "addr", addr, "addrlen", "*addrlen", addrlen);
        int result = ACCEPT.callInt(sockfd, addr, length);
        if (result == -1)
            return result;
        try {
            passOn(length, addrlen);
        } catch (IllegalStateException closedMeanwhile) {
            unistd_h.close(result); // or nobody could
            throw closedMeanwhile;
        }
        return result;
    }

    // C has the length to itself: another thread could write one into the program's that nobody has checked.
    private static MemorySegment lengthFor(Function function, String pointer, MemorySegment memory,
            String name, String value, MemorySegment length) {
        if (isNull(memory) || isNull(length)) {
            checkWrite(function, pointer, memory, value, 0);
            checkWrite(function, name, length, value, 0);
            return NULL;
        }
        checkWrite(function, name, length, "sizeof(socklen_t)", socklen_t.byteSize());
        var own = ThreadState.get().length;
        own.set(socklen_t, 0, length.get(UNALIGNED, 0));
        checkWrite(function, pointer, memory, value, Integer.toUnsignedLong(own.get(socklen_t, 0)));
        return own;
    }

    private static void passOn(MemorySegment own, MemorySegment length) {
        if (own != NULL)
            length.set(UNALIGNED, 0, own.get(socklen_t, 0));
    }

    private static final Function CONNECT = Function.named("connect");

    /// `int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// Calls a server and waits until the connection stands. The kernel gives the
    /// socket an address of its own, so a client needs no `bind`.
    ///
    /// @param sockfd a socket that is not connected
    /// @param addr the server's address
    /// @param addrlen its size in bytes
    /// @return 0; -1 and `errno`: `ECONNREFUSED`, `ETIMEDOUT`, `ENETUNREACH`,
    ///   `EHOSTUNREACH`, `EADDRNOTAVAIL`, `EAFNOSUPPORT`, `EISCONN`, `EACCES`, `EBADF`,
    ///   `EINTR`, `EINVAL`, `ENOTSOCK`
    /// @throws IndexOutOfBoundsException if `addrlen` is more than `addr` holds
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/connect.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/connect.2.html">macOS</a>
    public static int connect(int sockfd, sockaddr addr, int addrlen) {
        return connect(sockfd, addr.segment(), addrlen);
    }

    /// [#connect(int, sockaddr, int)] with an address that is not a struct of Java's.
    ///
    /// @param sockfd a socket that is not connected
    /// @param addr the server's address
    /// @param addrlen its size in bytes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `addrlen` is more than `addr` holds
    /// @throws IllegalArgumentException if `addr` is heap memory
    public static int connect(int sockfd, MemorySegment addr, int addrlen) {
        checkRead(CONNECT, "addr", addr, "addrlen", addrlen);
        return CONNECT.callInt(sockfd, addr, addrlen);
    }

    private static final Function SETSOCKOPT = Function.named("setsockopt");

    /// `int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen)`
    ///
    /// Sets an option of a socket.
    ///
    /// @param sockfd a socket
    /// @param level what the option belongs to, [#SOL_SOCKET] for one that every socket has
    /// @param optname the option, such as [#SO_REUSEADDR]
    /// @param optval its value, in the type that the option has
    /// @param optlen the size of the value in bytes
    /// @return 0; -1 and `errno`: `EBADF`, `EDOM`, `EINVAL`, `EISCONN`, `ENOPROTOOPT`,
    ///   `ENOTSOCK`, `ENOMEM`, `ENOBUFS`
    /// @throws IndexOutOfBoundsException if `optlen` is more than `optval` holds
    /// @throws IllegalArgumentException if `optval` is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/setsockopt.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/setsockopt.2.html">macOS</a>
    public static int setsockopt(int sockfd, int level, int optname, MemorySegment optval, int optlen) {
        checkRead(SETSOCKOPT, "optval", optval, "optlen", optlen);
        return SETSOCKOPT.callInt(sockfd, level, optname, optval, optlen);
    }

    private static final Function GETSOCKOPT = Function.named("getsockopt");

    /// `int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen)`
    ///
    /// Tells the value of an option of a socket.
    ///
    /// @param sockfd a socket
    /// @param level what the option belongs to, [#SOL_SOCKET] for one that every socket has
    /// @param optname the option, such as [#SO_REUSEADDR]
    /// @param optval where the value goes, in the type that the option has
    /// @param optlen in: how many bytes `optval` has; out: how many the value takes of them
    /// @return 0; -1 and `errno`: `EBADF`, `EFAULT` if a pointer is `NULL`, `EINVAL`,
    ///   `ENOPROTOOPT`, `ENOTSOCK`, `EACCES`, `ENOBUFS`
    /// @throws IndexOutOfBoundsException if `optlen` says more than `optval` holds
    /// @throws IllegalArgumentException if either is heap memory or read-only
    /// @throws IllegalStateException if the arena of `optlen` alone is closed during the call
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getsockopt.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getsockopt.2.html">macOS</a>
    public static int getsockopt(int sockfd, int level, int optname, MemorySegment optval, MemorySegment optlen) {
        var length = lengthFor(GETSOCKOPT, "optval", optval, "optlen", "*optlen", optlen);
        int result = GETSOCKOPT.callInt(sockfd, level, optname, optval, length);
        if (result == 0)
            passOn(length, optlen);
        return result;
    }

    private static final Function SHUTDOWN = Function.named("shutdown");

    /// `int shutdown(int sockfd, int how)`
    ///
    /// Closes one direction of a connection, or both, whoever else has a descriptor of
    /// it. After [#SHUT_WR] the other side reads what was sent, and then the end. The
    /// descriptor stays open.
    ///
    /// @param sockfd a connected socket
    /// @param how [#SHUT_RD], [#SHUT_WR] or [#SHUT_RDWR]
    /// @return 0; -1 and `errno`: `EBADF`, `EINVAL`, `ENOTCONN`, `ENOTSOCK`, `ENOBUFS`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/shutdown.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/shutdown.2.html">macOS</a>
    public static int shutdown(int sockfd, int how) {
        return SHUTDOWN.callInt(sockfd, how);
    }
}
