package libc.internal;

import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.fcntl_h.*;
import static libc.poll_h.*;
import static libc.signal_h.*;
import static libc.sys.ioctl_h.*;
import static libc.sys.select_h.*;
import static libc.sys.socket_h.*;
import static libc.sys.uio_h.*;
import static libc.sys.un_h.*;
import static libc.time_h.*;
import static libc.unistd_h.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import libc.netinet.in_h;
import libc.netinet.in_h.ip_mreq;
import libc.netinet.in_h.sockaddr_in6;
import libc.netinet.tcp_h;
import tools.Loopback;

/**
 * A program that makes every system call of the trace's table, in each way that it shows differently. It makes them
 * twice, each time after a line on standard output: the second time, the JVM has loaded all that it needs.
 */
final class EveryCall {
    private EveryCall() {}

    interface Call {
        void make(Arena stack) throws Exception;
    }

    static final String LINE = "now\n";

    private static final String FILE = "data.txt";
    private static final int NOBODY = -99999;

    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 2; round++)
            for (var call : calls().entrySet())
                try (var stack = Arena.ofConfined()) {
                    if (call.getKey().equals("socket"))
                        write(STDOUT_FILENO, stack.allocateFrom(LINE), LINE.length());
                    call.getValue().make(stack);
                }
    }

    /** By the name of the function. */
    static Map<String, Call> calls() {
        var calls = new LinkedHashMap<String, Call>();
        calls.put("socket", stack -> {
            close(socket(AF_INET, SOCK_STREAM, 0));
            close(socket(AF_INET, SOCK_DGRAM, in_h.IPPROTO_UDP));
            close(socket(AF_INET6, SOCK_STREAM, in_h.IPPROTO_TCP));
            close(socket(AF_UNIX, SOCK_SEQPACKET, 0));
            socket(AF_UNSPEC, SOCK_STREAM, 0);
            socket(AF_INET, SOCK_STREAM, 99);
            socket(AF_UNIX, SOCK_STREAM, 5);
        });
        calls.put("socketpair", stack -> {
            var sv = stack.allocate(C_INT, 2);
            closeBoth(sv, socketpair(AF_UNIX, SOCK_STREAM, 0, sv));
            socketpair(AF_INET, SOCK_STREAM, 0, sv);
        });
        calls.put("bind", stack -> {
            int sock = socket(AF_INET, SOCK_STREAM, 0);
            bind(sock, Loopback.address(stack, 0), 16);
            bind(sock, Loopback.address(stack, 0), 9);
            bind(sock, stack.allocate(16), 1);
            bind(sock, NULL, 0);
            close(sock);
            int local = socket(AF_UNIX, SOCK_STREAM, 0);
            var name = local(stack, "");
            bind(local, name, 2);
            close(local);
        });
        calls.put("listen", stack -> close(listening(stack)));
        calls.put("accept", stack -> {
            int serv_sock = listening(stack);
            var addrlen = stack.allocateFrom(socklen_t, 128);
            int caller = caller(stack, serv_sock);
            close(accept(serv_sock, new sockaddr_storage(stack), addrlen));
            close(caller);
            caller = caller(stack, serv_sock);
            close(accept(serv_sock, NULL, NULL));
            close(caller);
            close(serv_sock);
        });
        calls.put("connect", stack -> {
            int sock = socket(AF_UNIX, SOCK_STREAM, 0);
            connect(sock, local(stack, "no socket"), sizeof(local(stack, "")));
            connect(sock, local(stack, "no socket"), 5);
            close(sock);
            var loopback = new sockaddr_in6(stack);
            loopback.sin6_family(AF_INET6);
            loopback.sin6_port(htons(9));
            loopback.sin6_addr(in_h.in6addr_loopback());
            int datagrams = socket(AF_INET6, SOCK_DGRAM, 0);
            connect(datagrams, loopback, sizeof(loopback));
            close(datagrams);
        });
        calls.put("shutdown", stack -> {
            shutdown(-1, SHUT_RD);
            shutdown(-1, SHUT_WR);
            shutdown(-1, SHUT_RDWR);
            shutdown(-1, 99);
            pair(stack, (here, there) -> shutdown(here, SHUT_WR));
        });
        calls.put("send", stack -> {
            send(-1, stack.allocateFrom("urgent"), 6, MSG_OOB | MSG_DONTWAIT);
            send(-1, stack.allocateFrom("quiet"), 5, MSG_NOSIGNAL);
        });
        calls.put("recv", stack -> pair(stack, (here, there) -> {
            send(there, stack.allocateFrom("hey"), 3, 0);
            recv(here, stack.allocate(10), 10, MSG_PEEK);
            recv(here, stack.allocate(10), 10, MSG_DONTWAIT | MSG_WAITALL);
            recv(here, stack.allocate(10), 10, MSG_DONTWAIT);
        }));
        calls.put("sendto", stack -> {
            sendto(-1, stack.allocateFrom("a datagram that is longer than strace shows"), 43, 0, Loopback.address(stack, 9), 16);
            sendto(-1, NULL, 0, 0, NULL, 0);
        });
        calls.put("recvfrom", stack -> {
            int here = socket(AF_INET, SOCK_DGRAM, 0);
            bind(here, Loopback.address(stack, 0), 16);
            var addr = new in_h.sockaddr_in(stack);
            var addrlen = stack.allocateFrom(socklen_t, 16);
            getsockname(here, addr, addrlen);
            sendto(here, stack.allocateFrom("letter"), 6, 0, addr, 16);
            sendto(here, stack.allocateFrom("letter"), 6, 0, addr, 16);
            sendto(here, NULL, 0, 0, addr, 16);
            var storage = stack.allocateFrom(socklen_t, 128);
            recvfrom(here, stack.allocate(10), 10, 0, new sockaddr_storage(stack), storage);
            recvfrom(here, stack.allocate(3), 3, 0, NULL, NULL);
            recvfrom(here, stack.allocate(10), 10, 0, addr, addrlen);
            recvfrom(here, stack.allocate(10), 10, MSG_DONTWAIT, addr, addrlen);
            close(here);
        });
        calls.put("sendmsg", stack -> {
            var message = message(stack, "one", "two");
            sendmsg(-1, message, MSG_NOSIGNAL);
            message.msg_name(Loopback.address(stack, 9));
            message.msg_namelen(16);
            sendmsg(-1, message, 0);
        });
        calls.put("recvmsg", stack -> pair(stack, (here, there) -> {
            var message = message(stack, "one");
            var control = stack.allocate(CMSG_SPACE(4), 8);
            message.msg_control(control);
            message.msg_controllen(control.byteSize());
            var rights = CMSG_FIRSTHDR(message);
            rights.cmsg_level(SOL_SOCKET);
            rights.cmsg_type(SCM_RIGHTS);
            rights.cmsg_len(CMSG_LEN(4));
            CMSG_DATA(rights).set(C_INT, 0, STDERR_FILENO);
            sendmsg(there, message, 0);
            message.msg_control(NULL);
            message.msg_controllen(0);
            sendmsg(there, message, 0);
            var answer = message(stack, "....", "....");
            answer.msg_control(stack.allocate(100, 8));
            answer.msg_controllen(100);
            recvmsg(here, answer, MSG_DONTWAIT);
            close(CMSG_DATA(CMSG_FIRSTHDR(answer)).get(C_INT, 0));
            answer.msg_control(NULL);
            answer.msg_controllen(0);
            recvmsg(here, answer, 0);
            recvmsg(here, answer, MSG_DONTWAIT);
        }));
        calls.put("getsockname", stack -> {
            int sock = socket(AF_UNIX, SOCK_STREAM, 0);
            unlink("here");
            bind(sock, local(stack, "here"), sizeof(local(stack, "")));
            var addr = new sockaddr_un(stack);
            getsockname(sock, addr, stack.allocateFrom(socklen_t, sizeof(addr)));
            getsockname(sock, addr, stack.allocateFrom(socklen_t, 2));
            getsockname(sock, addr, stack.allocateFrom(socklen_t, 0));
            unlink("here");
            close(sock);
        });
        calls.put("getpeername", stack -> {
            var addr = new sockaddr_un(stack);
            pair(stack, (here, there) -> getpeername(here, addr, stack.allocateFrom(socklen_t, sizeof(addr))));
            getpeername(-1, addr, stack.allocateFrom(socklen_t, sizeof(addr)));
        });
        calls.put("setsockopt", stack -> {
            int sock = socket(AF_INET, SOCK_DGRAM, 0);
            var one = stack.allocateFrom(C_INT, 1);
            for (int option : new int[] {SO_REUSEADDR, SO_BROADCAST, SO_KEEPALIVE, SO_RCVBUF, SO_TYPE, 0x7FFF})
                setsockopt(sock, SOL_SOCKET, option, one, 4);
            setsockopt(sock, SOL_SOCKET, SO_RCVBUF, one, 2);
            var linger = new linger(stack);
            linger.l_onoff(1);
            setsockopt(sock, SOL_SOCKET, SO_LINGER, linger, sizeof(linger));
            var timeout = new timeval(stack);
            timeout.tv_sec(3);
            setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, timeout, sizeof(timeout));
            setsockopt(sock, SOL_SOCKET, SO_SNDTIMEO, timeout, sizeof(timeout));
            setsockopt(sock, in_h.IPPROTO_IP, in_h.IP_TTL, one, 4);
            setsockopt(sock, in_h.IPPROTO_IP, in_h.IP_MULTICAST_TTL, stack.allocateFrom(C_CHAR, (byte) 64), 1);
            var group = new ip_mreq(stack);
            group.imr_multiaddr().s_addr(inet_addr("224.1.1.2"));
            setsockopt(sock, in_h.IPPROTO_IP, in_h.IP_ADD_MEMBERSHIP, group, sizeof(group));
            setsockopt(sock, in_h.IPPROTO_IPV6, in_h.IPV6_V6ONLY, one, 4);
            setsockopt(sock, in_h.IPPROTO_TCP, tcp_h.TCP_NODELAY, one, 4);
            setsockopt(sock, 0x99, 2, one, 4);
            close(sock);
        });
        calls.put("getsockopt", stack -> {
            int sock = socket(AF_INET, SOCK_STREAM, 0);
            var value = stack.allocate(16);
            for (int option : new int[] {SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_SNDBUF, SO_RCVTIMEO, SO_LINGER, 0x7FFF})
                getsockopt(sock, SOL_SOCKET, option, value, stack.allocateFrom(socklen_t, 16));
            getsockopt(sock, SOL_SOCKET, SO_TYPE, value, stack.allocateFrom(socklen_t, 2));
            getsockopt(sock, in_h.IPPROTO_TCP, tcp_h.TCP_MAXSEG, value, stack.allocateFrom(socklen_t, 4));
            getsockopt(sock, SOL_SOCKET, SO_TYPE, NULL, NULL);
            close(sock);
        });
        calls.put("open", stack -> {
            close(open(FILE, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_NONBLOCK, 0644));
            close(open(FILE, O_RDONLY));
            close(open(FILE, O_WRONLY | O_EXCL | O_SYNC | O_CLOEXEC));
            close(open(FILE, O_WRONLY | O_CREAT, 0));
            open(FILE, O_WRONLY | O_CREAT | O_EXCL, 07777);
            close(creat(FILE, 0600));
            open("a name that is longer than thirty-two letters, 한글", O_RDONLY);
        });
        calls.put("write", stack -> {
            int fd = open(FILE, O_WRONLY | O_TRUNC);
            write(fd, stack.allocateFrom("ABCDEFG\t\"\\\u0001" + "2"), 12);
            write(fd, NULL, 0);
            write(-1, stack.allocateFrom("lost"), 5);
            write(fd, stack.allocateFrom("a negative length shows all there is"), -1);
            close(fd);
        });
        calls.put("read", stack -> {
            int fd = open(FILE, O_RDONLY);
            read(fd, stack.allocate(5), 5);
            read(fd, stack.allocate(100), 100);
            read(fd, stack.allocate(100), 100);
            read(-1, stack.allocate(1), 1);
            close(fd);
        });
        calls.put("lseek", stack -> {
            int fd = open(FILE, O_RDONLY);
            lseek(fd, 1, SEEK_SET);
            lseek(fd, -1, SEEK_END);
            lseek(fd, 0, SEEK_CUR);
            lseek(fd, 0, 99);
            close(fd);
        });
        calls.put("readv", stack -> {
            int fd = open(FILE, O_RDONLY);
            var vectors = message(stack, "...", "............", "..").msg_iov();
            readv(fd, vectors, 2);
            readv(fd, vectors, 3);
            readv(-1, vectors, 3);
            close(fd);
        });
        calls.put("writev", stack -> {
            int fd = open(FILE, O_WRONLY);
            writev(fd, message(stack, "AB", "CDE").msg_iov(), 2);
            writev(fd, message(stack, "AB").msg_iov(), 0);
            close(fd);
        });
        calls.put("access", stack -> {
            access(FILE, R_OK | W_OK);
            access(FILE, F_OK);
            access("no file", X_OK);
        });
        calls.put("dup", stack -> {
            close(dup(STDERR_FILENO));
            dup(-1);
        });
        calls.put("dup2", stack -> {
            int fd = dup(STDERR_FILENO);
            dup2(STDERR_FILENO, fd);
            dup2(-1, fd);
            close(fd);
        });
        calls.put("pipe", stack -> {
            var fildes = stack.allocate(C_INT, 2);
            closeBoth(fildes, pipe(fildes));
        });
        calls.put("fcntl", stack -> pair(stack, (here, there) -> {
            fcntl(here, F_GETFL);
            fcntl(here, F_SETFL, fcntl(here, F_GETFL) | O_NONBLOCK);
            fcntl(here, F_GETFL);
            fcntl(here, F_SETFL, 0);
            fcntl(here, F_SETFD, FD_CLOEXEC);
            fcntl(here, F_GETFD);
            fcntl(here, F_SETFD, 0);
            fcntl(here, F_GETFD);
            close(fcntl(here, F_DUPFD, 50));
            fcntl(-1, F_GETFL);
        }));
        calls.put("ioctl", stack -> pair(stack, (here, there) -> {
            var value = stack.allocate(C_INT);
            write(there, stack.allocateFrom("hey"), 3);
            ioctl(here, FIONREAD, value);
            ioctl(here, FIONBIO, value);
            ioctl(-1, FIONREAD, value);
        }));
        calls.put("poll", stack -> pair(stack, (here, there) -> {
            var fds = stack.allocate(pollfd.layout(), 3);
            asked(fds, 0, here, POLLIN | POLLPRI);
            asked(fds, 1, there, POLLOUT);
            asked(fds, 2, -1, POLLIN);
            poll(fds, 3, 100);
            poll(fds, 1, 1);
            poll(NULL, 0, 1);
            asked(fds, 0, 9999, 0);
            poll(fds, 1, -1);
        }));
        calls.put("select", stack -> pair(stack, (here, there) -> {
            var reads = new fd_set(stack);
            var writes = new fd_set(stack);
            var timeout = new timeval(stack);
            FD_SET(here, reads);
            FD_SET(there, writes);
            timeout.tv_sec(5);
            select(Math.max(here, there) + 1, reads, writes, null, timeout);
            FD_SET(here, reads);
            timeout.tv_sec(0);
            timeout.tv_usec(1000);
            select(here + 1, reads, null, null, timeout);
            write(there, stack.allocateFrom("hey"), 3);
            FD_SET(here, reads);
            select(here + 1, reads, null, reads, null);
            select(-1, null, null, null, null);
        }));
        calls.put("nanosleep", stack -> {
            var time = new timespec(stack);
            time.tv_nsec(1000);
            nanosleep(time, NULL);
            nanosleep(time, new timespec(stack));
            time.tv_nsec(-1);
            nanosleep(time, NULL);
        });
        calls.put("usleep", stack -> usleep(5));
        calls.put("sleep", stack -> sleep(0));
        calls.put("getpid", stack -> getpid());
        calls.put("getppid", stack -> getppid());
        calls.put("getuid", stack -> getuid());
        calls.put("kill", stack -> {
            kill(getpid(), 0);
            kill(NOBODY, SIGTERM);
            kill(NOBODY, 200);
        });
        calls.put("unlink", stack -> {
            unlink(FILE);
            unlink(FILE);
        });
        calls.put("close", stack -> close(-1));
        if (TraceTable.byAddress().values().stream().anyMatch(row -> row.name().equals("epoll_create1")))
            calls.putAll(ofLinux());
        return calls;
    }

    /** The header is there on Linux alone, so that this file cannot name it. */
    private static Map<String, Call> ofLinux() {
        var calls = new LinkedHashMap<String, Call>();
        calls.put("epoll_create", stack -> {
            close(epoll("epoll_create", 1));
            epoll("epoll_create", 0);
        });
        calls.put("epoll_create1", stack -> {
            close(epoll("epoll_create1", 0));
            close(epoll("epoll_create1", O_CLOEXEC));
            epoll("epoll_create1", 99);
        });
        calls.put("epoll_ctl", stack -> {
            epoll("epoll_ctl", -1, number("EPOLL_CTL_DEL"), 0, NULL);
            epoll("epoll_ctl", -1, 77, 0, event(stack, 0, 5));
        });
        calls.put("epoll_wait", stack -> {
            var sv = stack.allocate(C_INT, 2);
            socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
            int here = sv.get(C_INT, 0);
            int there = sv.get(C_INT, 4);
            int epfd = epoll("epoll_create", 1);
            epoll("epoll_ctl", epfd, number("EPOLL_CTL_ADD"), here, event(stack, number("EPOLLIN") | number("EPOLLOUT") | number("EPOLLET"), here));
            epoll("epoll_ctl", epfd, number("EPOLL_CTL_ADD"), there, event(stack, number("EPOLLIN") | number("EPOLLRDHUP"), there));
            epoll("epoll_ctl", epfd, number("EPOLL_CTL_MOD"), there, event(stack, number("EPOLLOUT") | number("EPOLLONESHOT"), there));
            epoll("epoll_wait", epfd, stack.allocate(64), 2, 0);
            epoll("epoll_ctl", epfd, number("EPOLL_CTL_DEL"), here, event(stack, 0, here));
            epoll("epoll_wait", epfd, stack.allocate(64), 2, 0);
            epoll("epoll_wait", epfd, stack.allocate(64), 0, 0);
            close(epfd);
            closeBoth(sv, 0);
        });
        return calls;
    }

    private static final String EPOLL = "libc.sys.epoll_h";

    private static int number(String name) throws ReflectiveOperationException {
        return Class.forName(EPOLL).getField(name).getInt(null);
    }

    private static struct event(Arena stack, int events, int fd) throws ReflectiveOperationException {
        var type = Class.forName(EPOLL + "$epoll_event");
        var event = type.getConstructor(SegmentAllocator.class).newInstance(stack);
        type.getMethod("events", int.class).invoke(event, events);
        var data = type.getMethod("data").invoke(event);
        data.getClass().getMethod("fd", int.class).invoke(data, fd);
        return (struct) event;
    }

    private static int epoll(String name, Object... arguments) throws ReflectiveOperationException {
        var types = Stream.of(arguments).map(argument -> argument instanceof Integer ? int.class
                : argument instanceof MemorySegment ? MemorySegment.class : argument.getClass()).toArray(Class<?>[]::new);
        return (int) Class.forName(EPOLL).getMethod(name, types).invoke(null, arguments);
    }

    // ---- What the calls need ----

    private interface Talk {
        void over(int here, int there);
    }

    private static void pair(Arena stack, Talk talk) {
        var sv = stack.allocate(C_INT, 2);
        socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
        talk.over(sv.get(C_INT, 0), sv.get(C_INT, 4));
        closeBoth(sv, 0);
    }

    private static void closeBoth(MemorySegment descriptors, int result) {
        if (result == 0) {
            close(descriptors.get(C_INT, 0));
            close(descriptors.get(C_INT, 4));
        }
    }

    private static int listening(Arena stack) {
        int sock = socket(AF_INET, SOCK_STREAM, 0);
        bind(sock, Loopback.address(stack, 0), 16);
        listen(sock, 5);
        return sock;
    }

    private static int caller(Arena stack, int server) {
        var addr = new in_h.sockaddr_in(stack);
        getsockname(server, addr, stack.allocateFrom(socklen_t, 16));
        int sock = socket(AF_INET, SOCK_STREAM, 0);
        connect(sock, addr, 16);
        return sock;
    }

    private static sockaddr_un local(Arena stack, String path) {
        var addr = new sockaddr_un(stack);
        addr.sun_family(AF_UNIX);
        addr.sun_path().setString(0, path);
        return addr;
    }

    private static void asked(MemorySegment fds, int index, int fd, int events) {
        pollfd.at(fds, index).fd(fd);
        pollfd.at(fds, index).events(events);
    }

    private static msghdr message(Arena stack, String... pieces) {
        var vectors = stack.allocate(iovec.layout(), pieces.length);
        for (int i = 0; i < pieces.length; i++) {
            iovec.at(vectors, i).iov_base(stack.allocateFrom(pieces[i]));
            iovec.at(vectors, i).iov_len(pieces[i].length());
        }
        var message = new msghdr(stack);
        message.msg_iov(vectors);
        message.msg_iovlen(pieces.length);
        return message;
    }
}
