package libc.internal;

import static libc.internal.TraceText.array;
import static libc.internal.TraceText.bytes;
import static libc.internal.TraceText.name;
import static libc.internal.TraceText.octet;
import static libc.internal.TraceText.pointer;
import static libc.internal.TraceText.unsigned;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import libc.abi.cmsghdr;
import libc.abi.iovec;
import libc.abi.ip_mreq;
import libc.abi.ipv6_mreq;
import libc.abi.libc_h;
import libc.abi.linger;
import libc.abi.msghdr;
import libc.abi.pollfd;
import libc.abi.sockaddr_in6;
import libc.abi.sockaddr_un;
import libc.abi.timespec;
import libc.abi.timeval;
import libc.arpa.inet_h;

/// The structs of C as strace writes them. They may be at any alignment.
final class TraceStructs {
    private TraceStructs() {}

    private static int field(MemorySegment struct, long offset, ValueLayout layout) {
        return (int) Field.signed(struct, offset, layout.byteSize());
    }

    private static MemorySegment pointerAt(MemorySegment struct, long offset) {
        return struct.get(libc_h.C_POINTER.withByteAlignment(1), offset);
    }

    // ---- Addresses ----

    /// {@return whether memory has an IPv4 address in its first bytes}
    static boolean isInet(MemorySegment memory, long length) {
        return length >= libc_h.SIZEOF_SOCKADDR_IN()
                && Field.unsigned(memory, libc_h.OFFSETOF_SIN_FAMILY(), libc_h.SIZEOF_SIN_FAMILY()) == libc_h.AF_INET();
    }

    static int port(MemorySegment memory) {
        return inet_h.ntohs((int) Field.unsigned(memory, libc_h.OFFSETOF_SIN_PORT(), libc_h.SIZEOF_SIN_PORT()));
    }

    static String host(MemorySegment memory) {
        return dotted(memory, libc_h.OFFSETOF_SIN_ADDR());
    }

    private static String dotted(MemorySegment memory, long offset) {
        return "%d.%d.%d.%d".formatted(octet(memory, offset), octet(memory, offset + 1), octet(memory, offset + 2), octet(memory, offset + 3));
    }

    private static String inet6(MemorySegment memory, String name) {
        try (var stack = Arena.ofConfined()) {
            var text = inet_h.inet_ntop(libc_h.AF_INET6(), memory, stack.allocate(libc_h.INET6_ADDRSTRLEN()), libc_h.INET6_ADDRSTRLEN());
            return "inet_pton(AF_INET6, \"%s\", &%s)".formatted(text.getString(0), name);
        }
    }

    /// {@return an address of any family, of so many bytes}
    static String address(MemorySegment memory, long length) {
        if (Check.isNull(memory))
            return "NULL";
        long after = libc.abi.sockaddr.sa_data$offset();
        if (length < after)
            return pointer(memory);
        int family = (int) Field.unsigned(memory, libc.abi.sockaddr.sa_family$offset(), libc.abi.sockaddr.sa_family$layout().byteSize());
        if (isInet(memory, length))
            return "{sa_family=AF_INET, sin_port=htons(%d), sin_addr=inet_addr(\"%s\")}".formatted(port(memory), host(memory));
        if (family == libc_h.AF_INET6() && length >= sockaddr_in6.sizeof())
            return "{sa_family=AF_INET6, sin6_port=htons(%d), sin6_flowinfo=htonl(%s), %s, sin6_scope_id=%s}".formatted(
                    inet_h.ntohs(field(memory, sockaddr_in6.sin6_port$offset(), sockaddr_in6.sin6_port$layout())),
                    Integer.toUnsignedString(inet_h.ntohl(field(memory, sockaddr_in6.sin6_flowinfo$offset(), sockaddr_in6.sin6_flowinfo$layout()))),
                    inet6(memory.asSlice(sockaddr_in6.sin6_addr$offset(), sockaddr_in6.sin6_addr$layout().byteSize()), "sin6_addr"),
                    Integer.toUnsignedString(field(memory, sockaddr_in6.sin6_scope_id$offset(), sockaddr_in6.sin6_scope_id$layout())));
        var start = "{sa_family=" + TraceSets.FAMILIES.name(family);
        if (length == after)
            return start + "}";
        if (family == libc_h.AF_UNIX())
            return start + ", sun_path=" + path(memory.asSlice(after, Math.min(length, sockaddr_un.sizeof()) - after)) + "}";
        return start + ", sa_data=" + bytes(memory.asSlice(after), length - after) + "}";
    }

    // A name in Linux's own list of them, not in the file system, begins with a NUL.
    private static String path(MemorySegment path) {
        return octet(path, 0) == 0 && path.byteSize() > 1 ? "@" + bytes(path.asSlice(1), path.byteSize() - 1) : name(path, path.byteSize());
    }

    // ---- Options ----

    static String linger(MemorySegment memory) {
        return "{l_onoff=%d, l_linger=%d}".formatted(field(memory, linger.l_onoff$offset(), linger.l_onoff$layout()),
                field(memory, linger.l_linger$offset(), linger.l_linger$layout()));
    }

    static String group(MemorySegment memory) {
        return "{imr_multiaddr=inet_addr(\"%s\"), imr_interface=inet_addr(\"%s\")}".formatted(
                dotted(memory, ip_mreq.imr_multiaddr$offset()), dotted(memory, ip_mreq.imr_interface$offset()));
    }

    static String group6(MemorySegment memory) {
        int number = field(memory, ipv6_mreq.ipv6mr_interface$offset(), ipv6_mreq.ipv6mr_interface$layout());
        return "{%s, ipv6mr_interface=%s}".formatted(
                inet6(memory.asSlice(ipv6_mreq.ipv6mr_multiaddr$offset(), ipv6_mreq.ipv6mr_multiaddr$layout().byteSize()), "ipv6mr_multiaddr"),
                networkInterface(number));
    }

    private static String networkInterface(int number) {
        try {
            var found = number <= 0 ? null : NetworkInterface.getByIndex(number);
            return found == null ? Integer.toUnsignedString(number) : "if_nametoindex(\"" + found.getName() + "\")";
        } catch (SocketException nameIsNotToBeHad) {
            return Integer.toUnsignedString(number);
        }
    }

    // ---- Times ----

    static String timespec(MemorySegment memory) {
        if (Check.isNull(memory))
            return "NULL";
        return time(Field.signed(memory, timespec.tv_sec$offset(), timespec.tv_sec$layout().byteSize()),
                Field.signed(memory, timespec.tv_nsec$offset(), timespec.tv_nsec$layout().byteSize()));
    }

    /// {@return a `struct timeval` as the `struct timespec` that glibc makes of it}
    static String timeval(MemorySegment memory) {
        if (Check.isNull(memory))
            return "NULL";
        long microseconds = Field.signed(memory, timeval.tv_usec$offset(), timeval.tv_usec$layout().byteSize());
        return time(Field.signed(memory, timeval.tv_sec$offset(), timeval.tv_sec$layout().byteSize()) + microseconds / 1_000_000,
                microseconds % 1_000_000 * 1000);
    }

    static String microseconds(long microseconds) {
        return time(microseconds / 1_000_000, microseconds % 1_000_000 * 1000);
    }

    static String time(long seconds, long nanoseconds) {
        return "{tv_sec=%d, tv_nsec=%s}".formatted(seconds, unsigned(nanoseconds));
    }

    // ---- Lists of descriptors ----

    /// {@return the descriptors in a set, below `nfds`}
    static String set(MemorySegment memory, int nfds) {
        if (Check.isNull(memory) || nfds < 0)
            return "NULL";
        var members = new ArrayList<String>();
        for (int fd = 0; fd < nfds; fd++)
            if ((octet(memory, fd / Byte.SIZE) >> fd % Byte.SIZE & 1) != 0)
                members.add(Integer.toString(fd));
        return "[" + String.join(" ", members) + "]";
    }

    static String asked(MemorySegment fds, long count) {
        if (Check.isNull(fds))
            return "NULL";
        return array(count, i -> {
            int fd = fd(fds, i);
            return fd < 0 ? "{fd=%d}".formatted(fd) : "{fd=%d, events=%s}".formatted(fd,
                    TraceSets.POLL_EVENTS.flags(Short.toUnsignedInt((short) field(element(fds, i), pollfd.events$offset(), pollfd.events$layout()))));
        });
    }

    static String answered(MemorySegment fds, long count) {
        var answers = new ArrayList<String>();
        for (long i = 0; i < count; i++) {
            int revents = Short.toUnsignedInt((short) field(element(fds, i), pollfd.revents$offset(), pollfd.revents$layout()));
            if (fd(fds, i) >= 0 && revents != 0)
                answers.add("{fd=%d, revents=%s}".formatted(fd(fds, i), TraceSets.POLL_EVENTS.flags(revents)));
        }
        return array(answers.size(), i -> answers.get((int) i));
    }

    private static MemorySegment element(MemorySegment fds, long index) {
        return fds.asSlice(index * pollfd.sizeof(), pollfd.sizeof());
    }

    private static int fd(MemorySegment fds, long index) {
        return field(element(fds, index), pollfd.fd$offset(), pollfd.fd$layout());
    }

    // ---- Several pieces of memory ----

    /// {@return an array of `struct iovec`, of whose memory so many bytes count}
    static String vectors(MemorySegment array, long count, long bytes) {
        var rest = new long[] {bytes};
        return array(count, i -> {
            var element = array.asSlice(i * iovec.sizeof(), iovec.sizeof());
            long length = Field.signed(element, iovec.iov_len$offset(), iovec.iov_len$layout().byteSize());
            long shown = Math.min(length, rest[0]);
            rest[0] -= shown;
            return "{iov_base=%s, iov_len=%s}".formatted(bytes(pointerAt(element, iovec.iov_base$offset()), shown), unsigned(length));
        });
    }

    /// {@return an array of `struct iovec` whose memory says nothing yet}
    static String places(MemorySegment array, long count) {
        return array(count, i -> {
            var element = array.asSlice(i * iovec.sizeof(), iovec.sizeof());
            return "{iov_base=%s, iov_len=%s}".formatted(pointer(pointerAt(element, iovec.iov_base$offset())),
                    unsigned(Field.signed(element, iovec.iov_len$offset(), iovec.iov_len$layout().byteSize())));
        });
    }

    // ---- Messages ----

    static int nameLength(MemorySegment message) {
        return field(message, msghdr.msg_namelen$offset(), msghdr.msg_namelen$layout());
    }

    /// {@return a `struct msghdr`, of whose memory so many bytes count}
    /// @param before the length of the name before the call
    static String message(MemorySegment message, int before, long bytes) {
        int nameLength = nameLength(message);
        var name = pointerAt(message, msghdr.msg_name$offset());
        long controlLength = unsignedField(message, msghdr.msg_controllen$offset(), msghdr.msg_controllen$layout());
        var control = controlLength == 0 ? "" : ", msg_control=" + control(pointerAt(message, msghdr.msg_control$offset()), controlLength);
        long vectors = unsignedField(message, msghdr.msg_iovlen$offset(), msghdr.msg_iovlen$layout());
        return "{msg_name=%s, msg_namelen=%s, msg_iov=%s, msg_iovlen=%d%s, msg_controllen=%d, msg_flags=%s}".formatted(
                address(name, Math.min(before, nameLength)), before == nameLength ? before : before + " => " + nameLength,
                vectors(pointerAt(message, msghdr.msg_iov$offset()), vectors, bytes), vectors, control, controlLength,
                TraceSets.MESSAGE_FLAGS.flags(field(message, msghdr.msg_flags$offset(), msghdr.msg_flags$layout())));
    }

    private static long unsignedField(MemorySegment struct, long offset, ValueLayout layout) {
        return Field.unsigned(struct, offset, layout.byteSize());
    }

    private static String control(MemorySegment control, long length) {
        if (Check.isNull(control))
            return "NULL";
        var messages = new ArrayList<String>();
        long alignment = cmsghdr.layout().byteAlignment();
        for (long at = 0; length - at >= cmsghdr.sizeof();) {
            var header = control.asSlice(at, cmsghdr.sizeof());
            long size = unsignedField(header, cmsghdr.cmsg_len$offset(), cmsghdr.cmsg_len$layout());
            int level = field(header, cmsghdr.cmsg_level$offset(), cmsghdr.cmsg_level$layout());
            int type = field(header, cmsghdr.cmsg_type$offset(), cmsghdr.cmsg_type$layout());
            if (size < cmsghdr.sizeof())
                break;
            var data = control.asSlice(at + cmsghdr.sizeof(), Math.min(size, length - at) - cmsghdr.sizeof());
            messages.add("{cmsg_len=%d, cmsg_level=%s, cmsg_type=%s, cmsg_data=%s}".formatted(size, TraceSets.LEVELS.name(level),
                    level == libc_h.SOL_SOCKET() ? TraceSets.RIGHTS.name(type) : "0x%x".formatted(type),
                    level == libc_h.SOL_SOCKET() && type == libc_h.SCM_RIGHTS()
                            ? array(data.byteSize() / Integer.BYTES, i -> Long.toString(Field.signed(data, i * Integer.BYTES, Integer.BYTES)))
                            : bytes(data, data.byteSize())));
            at += (size + alignment - 1) / alignment * alignment;
        }
        return array(messages.size(), i -> messages.get((int) i));
    }
}
