package libc.sys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import libc.C;
import libc.C.struct;
import libc.Downcall;
import libc.abi.libc_h;
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

    /// `socklen_t`, the type of an address's length.
    public static final ValueLayout.OfInt socklen_t = libc_h.socklen_t;

    // C reads and writes a length wherever it is.
    private static final ValueLayout.OfInt UNALIGNED = socklen_t.withByteAlignment(1);

    /// `struct sockaddr`: an address of any family. Where C casts, as in
    /// `(struct sockaddr *)&serv_addr`, Java's `sockaddr_in` is a `sockaddr`.
    public interface sockaddr extends struct {}

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
        final class Link {
            static final MemorySegment address = Downcall.address("socket");
            static final MethodHandle socket = Downcall.link("socket");
        }
        try {
            var state = Downcall.state();
            return state.result((int) Link.socket.invokeExact(Link.address, state.captured, domain, type, protocol));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
    }

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
        final class Link {
            static final MemorySegment address = Downcall.address("bind");
            static final MethodHandle bind = Downcall.link("bind");
        }
        Downcall.checkRead("bind", "addr", addr, "addrlen", Integer.toUnsignedLong(addrlen));
        try {
            var state = Downcall.state();
            return state.result((int) Link.bind.invokeExact(Link.address, state.captured, sockfd, addr, addrlen));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
    }

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
        final class Link {
            static final MemorySegment address = Downcall.address("listen");
            static final MethodHandle listen = Downcall.link("listen");
        }
        try {
            var state = Downcall.state();
            return state.result((int) Link.listen.invokeExact(Link.address, state.captured, sockfd, backlog));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
    }

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
        final class Link {
            static final MemorySegment address = Downcall.address("accept");
            static final MethodHandle accept = Downcall.link("accept");
        }
        boolean wanted = !Downcall.isNull(addr) && !Downcall.isNull(addrlen);
        // C has the length to itself: another thread could write one there that nobody has checked.
        var length = wanted ? Downcall.state().length : C.NULL;
        if (wanted) {
            Downcall.checkWrite("accept", "addrlen", addrlen, "sizeof(socklen_t)", socklen_t.byteSize());
            length.set(socklen_t, 0, addrlen.get(UNALIGNED, 0));
            Downcall.checkWrite("accept", "addr", addr, "*addrlen", Integer.toUnsignedLong(length.get(socklen_t, 0)));
        } else {
            Downcall.checkWrite("accept", "addr", addr, "no addrlen", 0);
            Downcall.checkWrite("accept", "addrlen", addrlen, "no addr", 0);
        }
        int result;
        try {
            var state = Downcall.state();
            result = state.result((int) Link.accept.invokeExact(Link.address, state.captured, sockfd, addr, length));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
        if (wanted && result != -1) {
            try {
                addrlen.set(UNALIGNED, 0, length.get(socklen_t, 0));
            } catch (IllegalStateException closedMeanwhile) {
                unistd_h.close(result); // or nobody could
                throw closedMeanwhile;
            }
        }
        return result;
    }

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
        final class Link {
            static final MemorySegment address = Downcall.address("connect");
            static final MethodHandle connect = Downcall.link("connect");
        }
        Downcall.checkRead("connect", "addr", addr, "addrlen", Integer.toUnsignedLong(addrlen));
        try {
            var state = Downcall.state();
            return state.result((int) Link.connect.invokeExact(Link.address, state.captured, sockfd, addr, addrlen));
        } catch (Throwable e) {
            throw Downcall.failure(e);
        }
    }
}
