package libc.sys;

import static libc.C.C_INT;
import static libc.C.NULL;
import static libc.abi.libc_h.CMSG_ALIGNMENT;
import static libc.abi.libc_h.CMSG_HEADER;
import static libc.abi.libc_h.C_POINTER;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkWrite;
import static libc.internal.Check.isNull;
import static libc.internal.Received.copied;
import static libc.internal.Received.mayExceed;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Lending;
import libc.internal.Pointers;
import libc.internal.ThreadState;
import libc.sys.uio_h.iovec;
import libc.unistd_h;

/// `<sys/socket.h>`: making sockets, naming them, bringing them together.
public final class socket_h implements socket_limits {
    private socket_h() {}

    /// Any address family, where a program asks for addresses.
    public static final int AF_UNSPEC = libc_h.AF_UNSPEC();

    /// The address family of IPv4.
    public static final int AF_INET = libc_h.AF_INET();

    /// The address family of IPv6.
    public static final int AF_INET6 = libc_h.AF_INET6();

    /// The address family of sockets within this machine, whose addresses are file names.
    public static final int AF_UNIX = libc_h.AF_UNIX();

    /// Another name of [#AF_UNIX].
    public static final int AF_LOCAL = libc_h.AF_LOCAL();

    /// The same number as [#AF_UNSPEC].
    public static final int PF_UNSPEC = libc_h.PF_UNSPEC();

    /// The protocol family of IPv4, the same number as [#AF_INET].
    public static final int PF_INET = libc_h.PF_INET();

    /// The protocol family of IPv6, the same number as [#AF_INET6].
    public static final int PF_INET6 = libc_h.PF_INET6();

    /// The protocol family of sockets within this machine, the same number as [#AF_UNIX].
    public static final int PF_UNIX = libc_h.PF_UNIX();

    /// Another name of [#PF_UNIX].
    public static final int PF_LOCAL = libc_h.PF_LOCAL();

    /// A connection that carries a stream of bytes: TCP, in [#PF_INET].
    public static final int SOCK_STREAM = libc_h.SOCK_STREAM();

    /// Datagrams, each by itself: UDP, in [#PF_INET].
    public static final int SOCK_DGRAM = libc_h.SOCK_DGRAM();

    /// Datagrams that arrive, in any order.
    public static final int SOCK_RDM = libc_h.SOCK_RDM();

    /// Packets with their headers. It needs a privilege.
    public static final int SOCK_RAW = libc_h.SOCK_RAW();

    /// A connection that carries records and keeps their boundaries.
    public static final int SOCK_SEQPACKET = libc_h.SOCK_SEQPACKET();

    /// The level of the options that every socket has.
    public static final int SOL_SOCKET = libc_h.SOL_SOCKET();

    /// Whether the socket listens: an `int`, to read only.
    public static final int SO_ACCEPTCONN = libc_h.SO_ACCEPTCONN();

    /// Whether datagrams may go to everybody on the network: an `int`, 0 or 1.
    public static final int SO_BROADCAST = libc_h.SO_BROADCAST();

    /// Whether the protocol records what it does: an `int`, 0 or 1.
    public static final int SO_DEBUG = libc_h.SO_DEBUG();

    /// Whether packets go out by the interface that their address belongs to, without a router: an `int`, 0 or 1.
    public static final int SO_DONTROUTE = libc_h.SO_DONTROUTE();

    /// The error that waits at the socket, as an `errno`: an `int`, to read only. To read it clears it.
    public static final int SO_ERROR = libc_h.SO_ERROR();

    /// Whether the kernel asks a silent connection now and then if it still stands: an `int`, 0 or 1.
    public static final int SO_KEEPALIVE = libc_h.SO_KEEPALIVE();

    /// What `close` does with bytes that are not sent yet: a [linger].
    public static final int SO_LINGER = libc_h.SO_LINGER();

    /// Whether urgent data comes among the other bytes: an `int`, 0 or 1.
    public static final int SO_OOBINLINE = libc_h.SO_OOBINLINE();

    /// The size of the receive buffer in bytes: an `int`. Linux takes twice what it is told.
    public static final int SO_RCVBUF = libc_h.SO_RCVBUF();

    /// How many bytes must have come before the socket is readable: an `int`.
    public static final int SO_RCVLOWAT = libc_h.SO_RCVLOWAT();

    /// How long a call waits for data: a `struct timeval`; zeros wait for ever.
    public static final int SO_RCVTIMEO = libc_h.SO_RCVTIMEO();

    /// Whether `bind` may take an address that an ended connection still holds in TIME_WAIT: an `int`, 0 or 1.
    public static final int SO_REUSEADDR = libc_h.SO_REUSEADDR();

    /// Whether several sockets may have the same address: an `int`, 0 or 1.
    public static final int SO_REUSEPORT = libc_h.SO_REUSEPORT();

    /// The size of the send buffer in bytes: an `int`. Linux takes twice what it is told.
    public static final int SO_SNDBUF = libc_h.SO_SNDBUF();

    /// How many bytes must be free before the socket is writable: an `int`. Linux does not let it be set.
    public static final int SO_SNDLOWAT = libc_h.SO_SNDLOWAT();

    /// How long a call waits for room to send: a `struct timeval`; zeros wait for ever.
    public static final int SO_SNDTIMEO = libc_h.SO_SNDTIMEO();

    /// Whether control data says when a datagram has come: an `int`, 0 or 1.
    public static final int SO_TIMESTAMP = libc_h.SO_TIMESTAMP();

    /// The type of the socket, such as [#SOCK_STREAM]: an `int`, to read only.
    public static final int SO_TYPE = libc_h.SO_TYPE();

    /// What `recvmsg` says: control data was cut.
    public static final int MSG_CTRUNC = libc_h.MSG_CTRUNC();

    /// Sends without a router, to a neighbour only.
    public static final int MSG_DONTROUTE = libc_h.MSG_DONTROUTE();

    /// This one call does not wait: it fails with `EAGAIN` instead.
    public static final int MSG_DONTWAIT = libc_h.MSG_DONTWAIT();

    /// Ends a record, where the protocol has records.
    public static final int MSG_EOR = libc_h.MSG_EOR();

    /// This one call raises no SIGPIPE: it fails with `EPIPE`.
    public static final int MSG_NOSIGNAL = libc_h.MSG_NOSIGNAL();

    /// Urgent data, out of band.
    public static final int MSG_OOB = libc_h.MSG_OOB();

    /// Looks at the data and leaves it there.
    public static final int MSG_PEEK = libc_h.MSG_PEEK();

    /// What `recvmsg` says: the datagram was longer than the memory.
    public static final int MSG_TRUNC = libc_h.MSG_TRUNC();

    /// Waits until all bytes have come; an end, an error or a signal may still cut it short.
    public static final int MSG_WAITALL = libc_h.MSG_WAITALL();

    /// Control data of level [#SOL_SOCKET]: descriptors, `int`s, which the receiver gets as descriptors of its own.
    public static final int SCM_RIGHTS = libc_h.SCM_RIGHTS();

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
    public interface sockaddr extends struct {
        /// {@return the address family, which says what struct the address really is}
        default int sa_family() {
            var family = libc.abi.sockaddr.sa_family$layout();
            return (int) Field.unsigned(segment(), libc.abi.sockaddr.sa_family$offset(), family.byteSize());
        }
    }

    /// `struct sockaddr_storage`: room for an address of any family.
    /// @param segment its memory
    public record sockaddr_storage(MemorySegment segment) implements sockaddr {
        /// Declares a variable of this type, as `struct sockaddr_storage addr;` does.
        /// @param stack where it lives
        public sockaddr_storage(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct sockaddr_storage *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public sockaddr_storage {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(sockaddr_storage.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.sockaddr_storage.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static sockaddr_storage at(MemorySegment array, long index) {
            return new sockaddr_storage(Check.element(array, index, layout()));
        }

        /// {@return the address family}
        public int ss_family() {
            return sa_family();
        }

        /// Sets the address family.
        /// @param value such as `AF_INET6`
        public void ss_family(int value) {
            var family = libc.abi.sockaddr_storage.ss_family$layout();
            Field.set(segment, libc.abi.sockaddr_storage.ss_family$offset(), family.byteSize(), value);
        }
    }

    /// `struct linger`: the value of [#SO_LINGER].
    /// @param segment its memory
    public record linger(MemorySegment segment) implements struct {
        /// Declares a variable of this type, as `struct linger option;` does.
        /// @param stack where it lives
        public linger(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct linger *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public linger {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the type itself, for `sizeof` and for an array: `stack.allocate(linger.layout(), 2)`}
        public static MemoryLayout layout() {
            return libc.abi.linger.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static linger at(MemorySegment array, long index) {
            return new linger(Check.element(array, index, layout()));
        }

        /// {@return whether `close` waits: 0 or 1}
        public int l_onoff() {
            return libc.abi.linger.l_onoff(segment);
        }

        /// Sets whether `close` waits.
        /// @param value 0 or 1
        public void l_onoff(int value) {
            libc.abi.linger.l_onoff(segment, value);
        }

        /// {@return how many seconds it waits; with 0 the connection is reset}
        public int l_linger() {
            return libc.abi.linger.l_linger(segment);
        }

        /// Sets how long it waits.
        /// @param value the time in seconds; 0 resets the connection
        public void l_linger(int value) {
            libc.abi.linger.l_linger(segment, value);
        }
    }

    /// `struct msghdr`: a message for [#sendmsg] and [#recvmsg], in several pieces of memory, with an address and with control data.
    /// @param segment its memory
    public record msghdr(MemorySegment segment) implements struct {
        /// Declares a variable of this type, as `struct msghdr msg;` does.
        /// @param stack where it lives
        public msghdr(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct msghdr *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public msghdr {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.msghdr.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static msghdr at(MemorySegment array, long index) {
            return new msghdr(Check.element(array, index, layout()));
        }

        /// {@return the memory of the address, with its bounds if it was assigned here; or `NULL`}
        public MemorySegment msg_name() {
            return Pointers.get(segment, libc.abi.msghdr.msg_name$offset());
        }

        /// Sets the memory of the address. It stays reachable as long as the struct does.
        /// @param value where the message goes to, or where its sender's address is to go; or `NULL`
        /// @throws IllegalArgumentException if it is on Java's heap
        public void msg_name(MemorySegment value) {
            Pointers.set(segment, libc.abi.msghdr.msg_name$offset(), value);
        }

        /// Sets the memory of the address to that of a struct.
        /// @param value such as a `sockaddr_in`
        public void msg_name(struct value) {
            msg_name(value.segment());
        }

        /// {@return the size of the address in bytes}
        public int msg_namelen() {
            return (int) Field.signed(segment, libc.abi.msghdr.msg_namelen$offset(), libc.abi.msghdr.msg_namelen$layout().byteSize());
        }

        /// Sets the size of the address.
        /// @param value the size in bytes
        public void msg_namelen(int value) {
            Field.set(segment, libc.abi.msghdr.msg_namelen$offset(), libc.abi.msghdr.msg_namelen$layout().byteSize(), value);
        }

        /// {@return the pieces, an array of `struct iovec`, with its bounds if it was assigned here; or `NULL`}
        public MemorySegment msg_iov() {
            return Pointers.get(segment, libc.abi.msghdr.msg_iov$offset());
        }

        /// Sets the pieces. Their array stays reachable as long as the struct does.
        /// @param value an array of `struct iovec`, or `NULL`
        /// @throws IllegalArgumentException if it is on Java's heap
        public void msg_iov(MemorySegment value) {
            Pointers.set(segment, libc.abi.msghdr.msg_iov$offset(), value);
        }

        /// Sets the pieces to a single one.
        /// @param value the piece
        public void msg_iov(iovec value) {
            msg_iov(value.segment());
        }

        /// {@return how many pieces there are}
        public long msg_iovlen() {
            return Field.signed(segment, libc.abi.msghdr.msg_iovlen$offset(), libc.abi.msghdr.msg_iovlen$layout().byteSize());
        }

        /// Sets how many pieces there are.
        /// @param value the number of pieces
        public void msg_iovlen(long value) {
            Field.set(segment, libc.abi.msghdr.msg_iovlen$offset(), libc.abi.msghdr.msg_iovlen$layout().byteSize(), value);
        }

        /// {@return the memory of the control data, with its bounds if it was assigned here; or `NULL`}
        public MemorySegment msg_control() {
            return Pointers.get(segment, libc.abi.msghdr.msg_control$offset());
        }

        /// Sets the memory of the control data. It stays reachable as long as the struct does.
        /// @param value the control data, headers and all; or where they are to go; or `NULL`
        /// @throws IllegalArgumentException if it is on Java's heap
        public void msg_control(MemorySegment value) {
            Pointers.set(segment, libc.abi.msghdr.msg_control$offset(), value);
        }

        /// {@return the size of the control data in bytes}
        public long msg_controllen() {
            return Field.unsigned(segment, libc.abi.msghdr.msg_controllen$offset(), libc.abi.msghdr.msg_controllen$layout().byteSize());
        }

        /// Sets the size of the control data.
        /// @param value the size in bytes
        public void msg_controllen(long value) {
            Field.set(segment, libc.abi.msghdr.msg_controllen$offset(), libc.abi.msghdr.msg_controllen$layout().byteSize(), value);
        }

        /// {@return what `recvmsg` says of the message: `MSG_TRUNC`, `MSG_CTRUNC` and others, or-ed}
        public int msg_flags() {
            return (int) Field.signed(segment, libc.abi.msghdr.msg_flags$offset(), libc.abi.msghdr.msg_flags$layout().byteSize());
        }

        /// Sets the flags, which neither function reads.
        /// @param value the new value
        public void msg_flags(int value) {
            Field.set(segment, libc.abi.msghdr.msg_flags$offset(), libc.abi.msghdr.msg_flags$layout().byteSize(), value);
        }
    }

    /// `struct cmsghdr`: the header of one piece of control data. The data follows it in memory: [#CMSG_DATA].
    public static final class cmsghdr implements struct {
        // The header, and all control data from there on.
        private final MemorySegment rest;

        /// Declares a variable of this type, as `struct cmsghdr cmsg;` does: a header without data.
        /// @param stack where it lives
        public cmsghdr(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// Takes memory as this type, as `(struct cmsghdr *)memory` does.
        /// @param memory the header, and the control data from there on
        /// @throws IndexOutOfBoundsException if it is shorter than the header
        public cmsghdr(MemorySegment memory) {
            memory.asSlice(0, layout().byteSize());
            rest = memory;
        }

        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.cmsghdr.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static cmsghdr at(MemorySegment array, long index) {
            return new cmsghdr(Check.element(array, index, layout()));
        }

        @Override
        public MemorySegment segment() {
            return rest.asSlice(0, layout().byteSize());
        }

        /// {@return the size of the header and its data in bytes, as [#CMSG_LEN] counts it}
        public long cmsg_len() {
            return Field.unsigned(rest, libc.abi.cmsghdr.cmsg_len$offset(), libc.abi.cmsghdr.cmsg_len$layout().byteSize());
        }

        /// Sets the size of the header and its data.
        /// @param value [#CMSG_LEN] of the size of the data
        public void cmsg_len(long value) {
            Field.set(rest, libc.abi.cmsghdr.cmsg_len$offset(), libc.abi.cmsghdr.cmsg_len$layout().byteSize(), value);
        }

        /// {@return the protocol that the data belongs to, such as [#SOL_SOCKET]}
        public int cmsg_level() {
            return (int) Field.signed(rest, libc.abi.cmsghdr.cmsg_level$offset(), libc.abi.cmsghdr.cmsg_level$layout().byteSize());
        }

        /// Sets the protocol that the data belongs to.
        /// @param value such as [#SOL_SOCKET]
        public void cmsg_level(int value) {
            Field.set(rest, libc.abi.cmsghdr.cmsg_level$offset(), libc.abi.cmsghdr.cmsg_level$layout().byteSize(), value);
        }

        /// {@return the type of the data, such as [#SCM_RIGHTS]}
        public int cmsg_type() {
            return (int) Field.signed(rest, libc.abi.cmsghdr.cmsg_type$offset(), libc.abi.cmsghdr.cmsg_type$layout().byteSize());
        }

        /// Sets the type of the data.
        /// @param value such as [#SCM_RIGHTS]
        public void cmsg_type(int value) {
            Field.set(rest, libc.abi.cmsghdr.cmsg_type$offset(), libc.abi.cmsghdr.cmsg_type$layout().byteSize(), value);
        }
    }

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

    /// [#setsockopt(int, int, int, MemorySegment, int)] of an option that is a struct.
    ///
    /// @param sockfd a socket
    /// @param level what the option belongs to
    /// @param optname the option, such as [#SO_LINGER]
    /// @param optval its value, such as a [linger]
    /// @param optlen the size of the value in bytes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `optlen` is more than `optval` holds
    public static int setsockopt(int sockfd, int level, int optname, struct optval, int optlen) {
        return setsockopt(sockfd, level, optname, optval.segment(), optlen);
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

    /// [#getsockopt(int, int, int, MemorySegment, MemorySegment)] of an option that is a struct.
    ///
    /// @param sockfd a socket
    /// @param level what the option belongs to
    /// @param optname the option, such as [#SO_LINGER]
    /// @param optval where the value goes, such as a [linger]
    /// @param optlen in: how many bytes `optval` has; out: how many the value takes of them
    /// @return as above
    /// @throws IndexOutOfBoundsException if `optlen` says more than `optval` holds
    public static int getsockopt(int sockfd, int level, int optname, struct optval, MemorySegment optlen) {
        return getsockopt(sockfd, level, optname, optval.segment(), optlen);
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

    private static final Function GETSOCKNAME = Function.named("getsockname");

    /// `int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// Tells the socket's own address, the port too that the kernel has chosen.
    ///
    /// @param sockfd a socket
    /// @param addr where the address goes
    /// @param addrlen in: how many bytes `addr` has; out: how many the address has, which may be more
    /// @return 0; -1 and `errno`: `EBADF`, `EFAULT`, `EINVAL`, `ENOTSOCK`, `ENOBUFS`
    /// @throws IndexOutOfBoundsException if `addrlen` says more than `addr` holds
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getsockname.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockname.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getsockname.2.html">macOS</a>
    public static int getsockname(int sockfd, sockaddr addr, MemorySegment addrlen) {
        return getsockname(sockfd, addr.segment(), addrlen);
    }

    /// [#getsockname(int, sockaddr, MemorySegment)] with memory that is not a struct of Java's.
    ///
    /// @param sockfd a socket
    /// @param addr where the address goes
    /// @param addrlen in: how many bytes `addr` has; out: how many the address has
    /// @return as above; `EFAULT` if a pointer is `NULL`
    /// @throws IndexOutOfBoundsException if `addrlen` says more than `addr` holds
    /// @throws IllegalArgumentException if either is heap memory or read-only
    /// @throws IllegalStateException if the arena of `addrlen` alone is closed during the call
    public static int getsockname(int sockfd, MemorySegment addr, MemorySegment addrlen) {
        var length = lengthFor(GETSOCKNAME, "addr", addr, "addrlen", "*addrlen", addrlen);
        int result = GETSOCKNAME.callInt(sockfd, addr, length);
        if (result == 0)
            passOn(length, addrlen);
        return result;
    }

    private static final Function GETPEERNAME = Function.named("getpeername");

    /// `int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// Tells the address of the other side of a connection.
    ///
    /// @param sockfd a socket
    /// @param addr where the address goes
    /// @param addrlen in: how many bytes `addr` has; out: how many the address has, which may be more
    /// @return 0; -1 and `errno`: `EBADF`, `EFAULT`, `EINVAL`, `ENOTCONN`, `ENOTSOCK`, `ENOBUFS`
    /// @throws IndexOutOfBoundsException if `addrlen` says more than `addr` holds
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getpeername.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/getpeername.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getpeername.2.html">macOS</a>
    public static int getpeername(int sockfd, sockaddr addr, MemorySegment addrlen) {
        return getpeername(sockfd, addr.segment(), addrlen);
    }

    /// [#getpeername(int, sockaddr, MemorySegment)] with memory that is not a struct of Java's.
    ///
    /// @param sockfd a socket
    /// @param addr where the address goes
    /// @param addrlen in: how many bytes `addr` has; out: how many the address has
    /// @return as above; `EFAULT` if a pointer is `NULL`
    /// @throws IndexOutOfBoundsException if `addrlen` says more than `addr` holds
    /// @throws IllegalArgumentException if either is heap memory or read-only
    /// @throws IllegalStateException if the arena of `addrlen` alone is closed during the call
    public static int getpeername(int sockfd, MemorySegment addr, MemorySegment addrlen) {
        var length = lengthFor(GETPEERNAME, "addr", addr, "addrlen", "*addrlen", addrlen);
        int result = GETPEERNAME.callInt(sockfd, addr, length);
        if (result == 0)
            passOn(length, addrlen);
        return result;
    }

    private static final Function SEND = Function.named("send");
    private static final Function SEND_WITHOUT_SIGNAL = Function.named("send", Failure.MINUS_ONE_WITHOUT_SIGNAL);

    /// `ssize_t send(int sockfd, const void *buf, size_t len, int flags)`
    ///
    /// Sends over a connected socket, as `write` does, with a choice of how.
    /// SIGPIPE comes as in [unistd_h#write]; with [#MSG_NOSIGNAL] it does not come.
    ///
    /// @param sockfd a connected socket
    /// @param buf the bytes
    /// @param len how many
    /// @param flags 0, or [#MSG_DONTWAIT], [#MSG_OOB], [#MSG_NOSIGNAL] and others, or-ed
    /// @return how many were taken; -1 and `errno`: `EAGAIN`, `EBADF`, `ECONNRESET`, `EDESTADDRREQ`,
    ///   `EINTR`, `EINVAL`, `EMSGSIZE`, `ENOBUFS`, `ENOMEM`, `ENOTCONN`, `ENOTSOCK`, `EOPNOTSUPP`, `EPIPE`
    /// @throws IndexOutOfBoundsException if `len` is more than `buf` holds
    /// @throws IllegalArgumentException if `buf` is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/send.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/send.2.html">macOS</a>
    public static long send(int sockfd, MemorySegment buf, long len, int flags) {
        checkRead(SEND, "buf", buf, "len", len);
        if ((flags & MSG_NOSIGNAL) != 0)
            return SEND_WITHOUT_SIGNAL.callLong(sockfd, buf, len, flags);
        return SEND.callLong(sockfd, buf, len, flags);
    }

    private static final Function RECV = Function.named("recv");

    /// `ssize_t recv(int sockfd, void *buf, size_t len, int flags)`
    ///
    /// Receives from a socket, as `read` does, with a choice of how.
    ///
    /// @param sockfd a connected socket
    /// @param buf where the bytes go
    /// @param len how many at most
    /// @param flags 0, or [#MSG_DONTWAIT], [#MSG_PEEK], [#MSG_OOB], [#MSG_WAITALL] and others, or-ed
    /// @return how many came; 0 if the other side has closed; -1 and `errno`: `EAGAIN`, `EBADF`,
    ///   `ECONNREFUSED`, `ECONNRESET`, `EINTR`, `EINVAL`, `ENOMEM`, `ENOTCONN`, `ENOTSOCK`, `EOPNOTSUPP`, `ETIMEDOUT`
    /// @throws IndexOutOfBoundsException if more has come than `buf` holds, which has what fits
    /// @throws IllegalArgumentException if `buf` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/recv.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/recv.2.html">macOS</a>
    public static long recv(int sockfd, MemorySegment buf, long len, int flags) {
        if (mayExceed(RECV, "buf", buf, "len", len))
            return copied(RECV, "buf", buf, len, memory -> recv(sockfd, memory, len, flags));
        return RECV.callLong(sockfd, buf, len, flags);
    }

    private static final Function SENDTO = Function.named("sendto");
    private static final Function SENDTO_WITHOUT_SIGNAL = Function.named("sendto", Failure.MINUS_ONE_WITHOUT_SIGNAL);

    /// `ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen)`
    ///
    /// Sends a datagram to an address.
    ///
    /// @param sockfd a socket of type [#SOCK_DGRAM]
    /// @param buf the bytes
    /// @param len how many
    /// @param flags as in [#send]
    /// @param dest_addr where to
    /// @param addrlen the size of that address in bytes
    /// @return how many were taken; -1 and `errno`: as [#send], and `EACCES`, `EAFNOSUPPORT`, `EISCONN`,
    ///   `EHOSTUNREACH`, `ENETUNREACH`, `EADDRNOTAVAIL`
    /// @throws IndexOutOfBoundsException if `len` is more than `buf` holds, or `addrlen` more than `dest_addr`
    /// @throws IllegalArgumentException if `buf` is heap memory
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sendto.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sendto.2.html">macOS</a>
    public static long sendto(int sockfd, MemorySegment buf, long len, int flags, sockaddr dest_addr, int addrlen) {
        return sendto(sockfd, buf, len, flags, dest_addr.segment(), addrlen);
    }

    /// [#sendto(int, MemorySegment, long, int, sockaddr, int)] with an address that is not a struct of
    /// Java's, or with `NULL` and 0 over a connected socket.
    ///
    /// @param sockfd a socket
    /// @param buf the bytes
    /// @param len how many
    /// @param flags as in [#send]
    /// @param dest_addr where to, or `NULL`
    /// @param addrlen the size of that address in bytes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `len` is more than `buf` holds, or `addrlen` more than `dest_addr`
    /// @throws IllegalArgumentException if either is heap memory
    public static long sendto(int sockfd, MemorySegment buf, long len, int flags, MemorySegment dest_addr, int addrlen) {
        checkRead(SENDTO, "buf", buf, "len", len);
        checkRead(SENDTO, "dest_addr", dest_addr, "addrlen", addrlen);
        if ((flags & MSG_NOSIGNAL) != 0)
            return SENDTO_WITHOUT_SIGNAL.callLong(sockfd, buf, len, flags, dest_addr, addrlen);
        return SENDTO.callLong(sockfd, buf, len, flags, dest_addr, addrlen);
    }

    private static final Function RECVFROM = Function.named("recvfrom");

    /// `ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen)`
    ///
    /// Receives a datagram, and tells who has sent it. What is longer than `len` is lost.
    ///
    /// @param sockfd a socket of type [#SOCK_DGRAM]
    /// @param buf where the bytes go
    /// @param len how many at most
    /// @param flags as in [#recv]
    /// @param src_addr where the sender's address goes
    /// @param addrlen in: how many bytes `src_addr` has; out: how many the address has, which may be more
    /// @return how many came, 0 for an empty datagram; -1 and `errno`: as [#recv]
    /// @throws IndexOutOfBoundsException if more has come than `buf` holds, which has what fits, or `addrlen` says more than `src_addr` holds
    /// @throws IllegalArgumentException if `buf` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/recvfrom.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/recvfrom.2.html">macOS</a>
    public static long recvfrom(int sockfd, MemorySegment buf, long len, int flags, sockaddr src_addr, MemorySegment addrlen) {
        return recvfrom(sockfd, buf, len, flags, src_addr.segment(), addrlen);
    }

    /// [#recvfrom(int, MemorySegment, long, int, sockaddr, MemorySegment)] with memory that is not a struct of
    /// Java's, or with `NULL` twice for a sender whose address is not wanted.
    ///
    /// @param sockfd a socket
    /// @param buf where the bytes go
    /// @param len how many at most
    /// @param flags as in [#recv]
    /// @param src_addr where the sender's address goes, or `NULL`
    /// @param addrlen in: how many bytes `src_addr` has; out: how many the address has; or `NULL`
    /// @return as above
    /// @throws IndexOutOfBoundsException if more has come than `buf` holds, which has what fits, or `addrlen` says more than `src_addr` holds
    /// @throws IllegalArgumentException if memory is on the heap or read-only
    /// @throws IllegalStateException if the arena of `addrlen` alone is closed during the call
    public static long recvfrom(int sockfd, MemorySegment buf, long len, int flags, MemorySegment src_addr, MemorySegment addrlen) {
        if (mayExceed(RECVFROM, "buf", buf, "len", len))
            return copied(RECVFROM, "buf", buf, len, memory -> recvfrom(sockfd, memory, len, flags, src_addr, addrlen));
        var length = lengthFor(RECVFROM, "src_addr", src_addr, "addrlen", "*addrlen", addrlen);
        long result = RECVFROM.callLong(sockfd, buf, len, flags, src_addr, length);
        if (result != -1)
            passOn(length, addrlen);
        return result;
    }

    private static final Function SOCKETPAIR = Function.named("socketpair");

    /// `int socketpair(int domain, int type, int protocol, int sv[2])`
    ///
    /// Makes two sockets that are connected with each other.
    ///
    /// @param domain the protocol family, [#PF_UNIX]
    /// @param type the kind of talk, such as [#SOCK_STREAM]
    /// @param protocol 0 for the usual one of that kind
    /// @param sv where the two descriptors go
    /// @return 0; -1 and `errno`: `EAFNOSUPPORT`, `EMFILE`, `ENFILE`, `EOPNOTSUPP`, `EPROTONOSUPPORT`, `EPROTOTYPE`, `EINVAL`
    /// @throws IndexOutOfBoundsException if `sv` has no room for two `int`
    /// @throws IllegalArgumentException if `sv` is heap memory or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/socketpair.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/socketpair.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/socketpair.2.html">macOS</a>
    public static int socketpair(int domain, int type, int protocol, MemorySegment sv) {
        checkWrite(SOCKETPAIR, "sv", sv, "sizeof(int[2])", 2 * C_INT.byteSize());
        return SOCKETPAIR.callInt(domain, type, protocol, sv);
    }

    private static final Function SOCKATMARK = Function.named("sockatmark");

    /// `int sockatmark(int sockfd)`
    ///
    /// Tells whether the next byte to read is the one that was sent as urgent.
    ///
    /// @param sockfd a connected socket of TCP
    /// @return 1 if it is, 0 if it is not; -1 and `errno`: `EBADF`, `ENOTTY` or `EINVAL` if it is no such socket
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sockatmark.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/sockatmark.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sockatmark.3.html">macOS</a>
    public static int sockatmark(int sockfd) {
        return SOCKATMARK.callInt(sockfd);
    }

    private static final Function SENDMSG = Function.named("sendmsg");
    private static final Function SENDMSG_WITHOUT_SIGNAL = Function.named("sendmsg", Failure.MINUS_ONE_WITHOUT_SIGNAL);

    /// `ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags)`
    ///
    /// Sends the pieces of a message in one call, to an address where the socket is not connected, with control data
    /// such as descriptors.
    ///
    /// If another thread could close the arena of memory that `msg` points to, C gets a copy of that memory.
    ///
    /// @param sockfd a socket
    /// @param msg the message
    /// @param flags as in [#send]
    /// @return how many bytes of the pieces were taken; -1 and `errno`: as [#sendto], and `EMSGSIZE` if there are too
    ///   many pieces, `EINVAL` for control data that the protocol does not take, `ETOOMANYREFS`
    /// @throws IndexOutOfBoundsException if a length in `msg` is more than its memory has, or an `iov_len` more than its `iov_base`
    /// @throws IllegalArgumentException if memory is on the heap, or a pointer has an address that was not assigned to it
    /// @throws IllegalStateException if an arena is closed
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sendmsg.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/sendmsg.2.html">macOS</a>
    public static long sendmsg(int sockfd, msghdr msg, int flags) {
        checkRead(SENDMSG, "msg", msg.segment, "sizeof(struct msghdr)", msghdr.layout().byteSize());
        try (var lending = new Lending(SENDMSG)) {
            var own = new msghdr(lending.own(msg.segment));
            var name = lending.toRead("msg_name", msg.segment, libc.abi.msghdr.msg_name$offset(), "msg_namelen", nameLength(own));
            var vectors = lending.toRead("msg_iov", array(lending, msg, own), own.msg_iovlen());
            var control = lending.toRead("msg_control", msg.segment, libc.abi.msghdr.msg_control$offset(), "msg_controllen", own.msg_controllen());
            point(own, name, vectors, control);
            if ((flags & MSG_NOSIGNAL) != 0)
                return SENDMSG_WITHOUT_SIGNAL.callLong(sockfd, own.segment, flags);
            return SENDMSG.callLong(sockfd, own.segment, flags);
        }
    }

    // For C alone, and only for this call: nothing needs to be remembered.
    private static void point(msghdr own, Lending.Lent name, Lending.Vectors vectors, Lending.Lent control) {
        own.segment.set(C_POINTER, libc.abi.msghdr.msg_name$offset(), name.c());
        own.segment.set(C_POINTER, libc.abi.msghdr.msg_iov$offset(), vectors.array());
        own.segment.set(C_POINTER, libc.abi.msghdr.msg_control$offset(), control.c());
    }

    private static MemorySegment array(Lending lending, msghdr msg, msghdr own) {
        return lending.toRead("msg_iov", msg.segment, libc.abi.msghdr.msg_iov$offset(),
                "msg_iovlen * sizeof(struct iovec)", Lending.vectors(own.msg_iovlen())).program();
    }

    // Without an address, C does not look at its size.
    private static long nameLength(msghdr own) {
        return isNull(own.msg_name()) ? 0 : Integer.toUnsignedLong(own.msg_namelen());
    }

    private static final Function RECVMSG = Function.named("recvmsg");

    /// `ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags)`
    ///
    /// Receives a message into several pieces of memory, with its sender's address and its control data. The sizes of
    /// these two and the flags are set in `msg`: `MSG_TRUNC` if the message was cut, `MSG_CTRUNC` if its control data was.
    ///
    /// If another thread could close the arena of memory that `msg` points to, C gets memory of its own in its place,
    /// which is copied there after the call.
    ///
    /// @param sockfd a socket
    /// @param msg where the message goes
    /// @param flags as in [#recv]
    /// @return how many bytes came; 0 for an empty message, or if the other side has closed; -1 and `errno`: as [#recv],
    ///   and `EMSGSIZE` if there are too many pieces
    /// @throws IndexOutOfBoundsException if a length in `msg` is more than its memory has, or an `iov_len` more than its `iov_base`
    /// @throws IllegalArgumentException if memory is on the heap or read-only, or a pointer has an address that was
    ///   not assigned to it
    /// @throws IllegalStateException if an arena is closed, or another thread closes it during the call
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/recvmsg.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/recvmsg.2.html">macOS</a>
    public static long recvmsg(int sockfd, msghdr msg, int flags) {
        checkWrite(RECVMSG, "msg", msg.segment, "sizeof(struct msghdr)", msghdr.layout().byteSize());
        try (var lending = new Lending(RECVMSG)) {
            var own = new msghdr(lending.own(msg.segment));
            var name = lending.toWrite("msg_name", msg.segment, libc.abi.msghdr.msg_name$offset(), "msg_namelen", nameLength(own));
            var vectors = lending.toWrite("msg_iov", array(lending, msg, own), own.msg_iovlen());
            var control = lending.toWrite("msg_control", msg.segment, libc.abi.msghdr.msg_control$offset(), "msg_controllen", own.msg_controllen());
            point(own, name, vectors, control);
            long result = RECVMSG.callLong(sockfd, own.segment, flags);
            if (result == -1)
                return result;
            name.passOn(name.program().byteSize());
            vectors.passOn(result);
            control.passOn(control.program().byteSize());
            msg.msg_namelen(own.msg_namelen());
            msg.msg_controllen(own.msg_controllen());
            msg.msg_flags(own.msg_flags());
            return result;
        }
    }

    /// `size_t CMSG_ALIGN(size_t length)`
    ///
    /// The size that a piece of control data takes in memory. Linux has this macro, macOS has not.
    ///
    /// @param length a size in bytes
    /// @return the size, rounded up
    /// @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">Linux</a>
    public static long CMSG_ALIGN(long length) {
        return (length + CMSG_ALIGNMENT() - 1) & -CMSG_ALIGNMENT();
    }

    /// `size_t CMSG_LEN(size_t length)`
    ///
    /// What [cmsghdr#cmsg_len(long)] is set to.
    ///
    /// @param length the size of the data in bytes
    /// @return the size of a header and the data
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_socket.h.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/recvmsg.2.html">macOS</a>
    public static long CMSG_LEN(long length) {
        return CMSG_HEADER() + length;
    }

    /// `size_t CMSG_SPACE(size_t length)`
    ///
    /// The room that a header and its data take among control data.
    ///
    /// @param length the size of the data in bytes
    /// @return the room in bytes
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_socket.h.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/recvmsg.2.html">macOS</a>
    public static long CMSG_SPACE(long length) {
        return CMSG_HEADER() + CMSG_ALIGN(length);
    }

    private static final Function FIRSTHDR = Function.named("CMSG_FIRSTHDR");

    /// `struct cmsghdr *CMSG_FIRSTHDR(struct msghdr *mhdr)`
    ///
    /// The first header of a message's control data.
    ///
    /// @param mhdr the message
    /// @return the header, or `null` if there is no room for one
    /// @throws IndexOutOfBoundsException if `msg_controllen` is more than `msg_control` holds
    /// @throws IllegalArgumentException if `msg_control` has an address that was not assigned to it
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_socket.h.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/recvmsg.2.html">macOS</a>
    public static cmsghdr CMSG_FIRSTHDR(msghdr mhdr) {
        checkRead(FIRSTHDR, "mhdr", mhdr.segment, "sizeof(struct msghdr)", mhdr.segment.byteSize());
        return header(control(FIRSTHDR, mhdr));
    }

    private static final Function NXTHDR = Function.named("CMSG_NXTHDR");

    /// `struct cmsghdr *CMSG_NXTHDR(struct msghdr *mhdr, struct cmsghdr *cmsg)`
    ///
    /// The header after another.
    ///
    /// @param mhdr the message
    /// @param cmsg a header of its control data
    /// @return the next header; `null` if there is no room for one, or if `cmsg_len` is less than a header has
    /// @throws IndexOutOfBoundsException if `msg_controllen` is more than `msg_control` holds
    /// @throws IllegalArgumentException if `cmsg` is not among that control data, or `msg_control` has an address that
    ///   was not assigned to it
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_socket.h.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/recvmsg.2.html">macOS</a>
    public static cmsghdr CMSG_NXTHDR(msghdr mhdr, cmsghdr cmsg) {
        checkRead(NXTHDR, "mhdr", mhdr.segment, "sizeof(struct msghdr)", mhdr.segment.byteSize());
        checkRead(NXTHDR, "cmsg", cmsg.rest, "sizeof(struct cmsghdr)", cmsghdr.layout().byteSize());
        var control = control(NXTHDR, mhdr);
        long place = cmsg.rest.address() - control.address();
        if (place < 0 || place > control.byteSize())
            throw new IllegalArgumentException("CMSG_NXTHDR: cmsg is not in the control data of mhdr");
        long length = cmsg.cmsg_len();
        long left = control.byteSize() - place;
        return length < cmsghdr.layout().byteSize() || length > left || CMSG_ALIGN(length) > left ? null : header(control.asSlice(place + CMSG_ALIGN(length)));
    }

    private static MemorySegment control(Function macro, msghdr mhdr) {
        var control = Pointers.assigned(mhdr.segment, libc.abi.msghdr.msg_control$offset());
        long length = mhdr.msg_controllen();
        if (length == 0)
            return NULL;
        if (control == null)
            throw new IllegalArgumentException("%s: msg_control has an address that was not assigned to it".formatted(macro.name()));
        checkRead(macro, "msg_control", control, "msg_controllen", length);
        return control.asSlice(0, length);
    }

    private static cmsghdr header(MemorySegment control) {
        return control.byteSize() < cmsghdr.layout().byteSize() ? null : new cmsghdr(control);
    }

    private static final Function DATA = Function.named("CMSG_DATA");

    /// `unsigned char *CMSG_DATA(struct cmsghdr *cmsg)`
    ///
    /// The data after a header.
    ///
    /// @param cmsg the header
    /// @return the memory from the data to the end of all control data: `cmsg_len` need not be set yet
    /// @throws IndexOutOfBoundsException if there is no memory after the header
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_socket.h.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/recvmsg.2.html">macOS</a>
    public static MemorySegment CMSG_DATA(cmsghdr cmsg) {
        checkRead(DATA, "cmsg", cmsg.rest, "CMSG_LEN(0)", CMSG_HEADER());
        return cmsg.rest.asSlice(CMSG_HEADER());
    }
}
