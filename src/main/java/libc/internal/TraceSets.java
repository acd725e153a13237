package libc.internal;

import static libc.internal.TraceText.bytes;
import static libc.internal.TraceText.pointer;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import libc.abi.libc_h;
import libc.string_h;

/// The constants of the system calls, and what is shown by them.
final class TraceSets {
    private TraceSets() {}

    static final TraceNames FAMILIES = TraceNames.of("AF_???", "sys.socket_h", "AF_.*");
    static final TraceNames TYPES = TraceNames.of("SOCK_???", "sys.socket_h", "SOCK_(?!NONBLOCK|CLOEXEC).*");
    static final TraceNames PROTOCOLS = TraceNames.of("IPPROTO_???", "netinet.in_h", "IPPROTO_.*");
    static final TraceNames MESSAGE_FLAGS = TraceNames.of("MSG_???", "sys.socket_h", "MSG_.*");
    static final TraceNames RIGHTS = TraceNames.of("SCM_???", "sys.socket_h", "SCM_.*");
    static final TraceNames DIRECTIONS = TraceNames.of("SHUT_???", "sys.socket_h", "SHUT_.*");
    static final TraceNames LEVELS = PROTOCOLS.renamed("SOL_??", "IPPROTO_", "SOL_").with(libc_h.SOL_SOCKET(), "SOL_SOCKET");
    static final TraceNames POSITIONS = TraceNames.of("SEEK_???", "unistd_h", "SEEK_.*");
    static final TraceNames PERMISSIONS = TraceNames.of("?_OK", "unistd_h", "[FRWX]_OK").reversed();
    static final TraceNames COMMANDS = TraceNames.of("F_???", "fcntl_h", "F_(DUPFD|GET|SET).*");
    static final TraceNames POLL_EVENTS = TraceNames.of("POLL???", "poll_h", "POLL[A-Z]+");
    static final TraceNames OPERATIONS = TraceNames.of("EPOLL_CTL_???", "sys.epoll_h", "EPOLL_CTL_.*");
    static final TraceNames REQUESTS = TraceNames.of("FIO???", "sys.ioctl_h", "FIO.*");
    static final TraceNames SIGNALS = TraceNames.of("SIG???", "signal_h", "SIG[A-Z0-9]+");

    private static final TraceNames TYPE_FLAGS = TraceNames.of("SOCK_???", "sys.socket_h", "SOCK_(NONBLOCK|CLOEXEC)").reversed();
    private static final TraceNames ACCESS_MODES = TraceNames.of("O_???", "fcntl_h", "O_(RDONLY|WRONLY|RDWR|ACCMODE)");
    private static final TraceNames FILE_FLAGS = TraceNames.of("O_???", "fcntl_h", "O_(?!RDONLY|WRONLY|RDWR|ACCMODE).*");
    private static final TraceNames DESCRIPTOR_FLAGS = TraceNames.of("FD_???", "fcntl_h", "FD_.*");
    private static final TraceNames ERRORS = TraceNames.of("E???", "errno_h", "E.*");
    private static final Map<Integer, TraceNames> OPTIONS = Map.of(
            libc_h.SOL_SOCKET(), TraceNames.of("SO_???", "sys.socket_h", "SO_.*"),
            libc_h.IPPROTO_IP(), TraceNames.of("IP_???", "netinet.in_h", "IP_.*"),
            libc_h.IPPROTO_IPV6(), TraceNames.of("IPV6_???", "netinet.in_h", "IPV6_.*"),
            libc_h.IPPROTO_TCP(), TraceNames.of("TCP_???", "netinet.tcp_h", "TCP_.*"));

    static String error(int errno) {
        return "-1 %s (%s)".formatted(ERRORS.has(errno) ? ERRORS.name(errno) : Integer.toString(errno), string_h.strerror(errno));
    }

    /// {@return the type of a socket, with the flags that Linux takes beside it}
    static String type(int type) {
        int flags = type & TYPE_FLAGS.all();
        return TYPES.name(type & ~flags) + (flags == 0 ? "" : "|" + TYPE_FLAGS.flags(flags));
    }

    /// {@return the flags of an open file, its access mode first}
    static String openFlags(int flags) {
        int rest = flags & ~Differing.O_ACCMODE;
        return ACCESS_MODES.name(flags & Differing.O_ACCMODE) + (rest == 0 ? "" : "|" + FILE_FLAGS.known(rest));
    }

    // ---- Socket options ----

    /// {@return the name of an option of a level}
    static String option(int level, int name) {
        var options = OPTIONS.get(level);
        return options == null ? Integer.toString(name) : options.name(name);
    }

    /// {@return the value of an option, of so many bytes}
    /// @param call the call
    /// @param place which argument the value is; level and name are before it
    /// @param length how many bytes it has
    /// @param told whether the kernel has told it
    static String optionValue(TraceCall call, int place, long length, boolean told) {
        var memory = call.memory(place);
        int level = call.number(place - 2);
        int name = call.number(place - 1);
        if (Check.isNull(memory) || length == 0)
            return pointer(memory);
        if (level == libc_h.IPPROTO_IP() && (name == libc_h.IP_ADD_MEMBERSHIP() || name == libc_h.IP_DROP_MEMBERSHIP()))
            return length < libc.abi.ip_mreq.sizeof() ? pointer(memory) : TraceStructs.group(memory);
        if (level == libc_h.IPPROTO_IPV6() && (name == libc_h.IPV6_JOIN_GROUP() || name == libc_h.IPV6_LEAVE_GROUP()))
            return length < libc.abi.ipv6_mreq.sizeof() ? pointer(memory) : TraceStructs.group6(memory);
        if (level != libc_h.SOL_SOCKET() || name == libc_h.SO_RCVTIMEO() || name == libc_h.SO_SNDTIMEO())
            return length == Integer.BYTES ? integer(memory) : bytes(memory, length);
        if (name == libc_h.SO_LINGER())
            return length < libc.abi.linger.sizeof() ? pointer(memory) : TraceStructs.linger(memory);
        if (name == libc_h.SO_ERROR() && length == Integer.BYTES && ERRORS.has(memory.get(ValueLayout.JAVA_INT_UNALIGNED, 0)))
            return "[" + ERRORS.name(memory.get(ValueLayout.JAVA_INT_UNALIGNED, 0)) + "]";
        return length >= Integer.BYTES ? integer(memory) : told ? bytes(memory, length) : pointer(memory);
    }

    private static String integer(MemorySegment memory) {
        return "[" + Field.signed(memory, 0, Integer.BYTES) + "]";
    }

    // ---- fcntl and ioctl ----

    /// {@return the third argument of `fcntl`; null where C reads none}
    /// @param call the call
    /// @param place which argument it is; the command is before it
    static String commandValue(TraceCall call, int place) {
        int command = call.number(place - 1);
        if (command == libc_h.F_GETFL() || command == libc_h.F_GETFD() || command == libc_h.F_GETOWN() || place >= call.count())
            return null;
        if (command == libc_h.F_SETFL())
            return openFlags(call.number(place));
        if (command == libc_h.F_SETFD())
            return DESCRIPTOR_FLAGS.flags(call.number(place));
        return COMMANDS.has(command) ? Integer.toString(call.number(place)) : "0x%x".formatted(call.size(place));
    }

    /// {@return the result of `fcntl`, with names where it has flags}
    static String commandResult(TraceCall call) {
        int command = call.number(1);
        int result = (int) call.result();
        if (command == libc_h.F_GETFL())
            return "0x%x (flags %s)".formatted(result, openFlags(result));
        if (command == libc_h.F_GETFD() && result != 0)
            return "0x%x (flags %s)".formatted(result, DESCRIPTOR_FLAGS.flags(result));
        return Integer.toString(result);
    }
}
