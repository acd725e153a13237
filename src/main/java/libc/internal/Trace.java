package libc.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import libc.abi.libc_h;
import libc.abi.sockaddr_in;
import libc.arpa.inet_h;
import libc.errno_h;
import libc.string_h;

/// What `LIBC_TRACE=1` shows: each system call of the binding, as it returns, on
/// standard error and in strace's notation. `LIBC_TRACE=explain` adds what it means.
///
/// Where tracing is off, this class is not loaded. Where it is on, it stands
/// between a function of the binding and its handle, and neither knows of it. Functions
/// share a handle, so the address that is called tells which function it is.
final class Trace {
    private Trace() {}

    private static final boolean EXPLAIN = "explain".equals(System.getenv("LIBC_TRACE"));
    private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);

    // As many bytes of a buffer as strace shows, and the column of its equals sign.
    private static final int SHOWN = 32;
    private static final int COLUMN = 39;

    // Many threads read them, so none writes.
    private static final Map<Long, String> SYSTEM_CALLS = systemCalls();
    private static final Map<Integer, String> ERRORS = errors();

    private static Map<Long, String> systemCalls() {
        var names = new HashMap<Long, String>();
        for (var name : List.of("socket", "bind", "listen", "accept", "connect", "read", "write", "close",
                "setsockopt", "getsockopt", "shutdown"))
            names.put(Linker.nativeLinker().defaultLookup().findOrThrow(name).address(), name);
        return Map.copyOf(names);
    }

    private static Map<Integer, String> errors() {
        var names = new HashMap<Integer, String>();
        try {
            for (var constant : errno_h.class.getFields()) // of two names for a number, strace takes EAGAIN
                names.merge(constant.getInt(null), constant.getName(), (one, other) -> one.compareTo(other) < 0 ? one : other);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return Map.copyOf(names);
    }

    /// {@return a handle that calls another, and tells of each system call}
    /// @param handle a handle that takes the address of a function and the capture state first
    static MethodHandle of(MethodHandle handle) {
        try {
            var call = MethodHandles.lookup().findStatic(Trace.class, "call",
                    MethodType.methodType(Object.class, MethodHandle.class, Object[].class));
            var spreader = handle.asType(handle.type().generic()).asSpreader(Object[].class, handle.type().parameterCount());
            return call.bindTo(spreader).asCollector(Object[].class, handle.type().parameterCount()).asType(handle.type());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object call(MethodHandle handle, Object[] all) throws Throwable {
        var name = SYSTEM_CALLS.get(((MemorySegment) all[0]).address());
        if (name == null)
            return (Object) handle.invokeExact(all);
        // The first is the capture state, which C does not see.
        var arguments = Arrays.copyOfRange(all, 1, all.length);
        // The last argument of these two is a length, which the call may change.
        int length = (name.equals("accept") || name.equals("getsockopt")) && !Check.isNull((MemorySegment) arguments[arguments.length - 1])
                ? ((MemorySegment) arguments[arguments.length - 1]).get(ValueLayout.JAVA_INT, 0) : 0;
        var result = (Number) (Object) handle.invokeExact(all);
        var captured = (MemorySegment) arguments[0];
        int errno = ThreadState.captured(captured);
        var text = "%s(%s)".formatted(name, arguments(name, arguments, result.longValue(), length));
        var line = "%-" + COLUMN + "s = %s%n";
        var shown = line.formatted(text, result.longValue() == -1 ? error(errno) : result);
        if (EXPLAIN)
            shown += Explanation.of(name, arguments, result.longValue(), errno).indent(4);
        try {
            STANDARD_ERROR.write(shown.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // Standard error is closed, so nobody wants the trace. The program goes on as it would without one.
        }
        ThreadState.captured(captured, errno); // strerror, which was called above, has captured its own
        return result;
    }

    private static String arguments(String name, Object[] of, long result, int length) {
        return switch (name) {
            case "socket" -> family((int) of[1]) + ", " + type((int) of[2]) + ", " + ((int) of[3] == 0 ? "IPPROTO_IP" : of[3]);
            case "bind", "connect" -> of[1] + ", " + address((MemorySegment) of[2], (int) of[3]) + ", " + of[3];
            case "accept" -> {
                var addr = (MemorySegment) of[2];
                var addrlen = (MemorySegment) of[3];
                if (Check.isNull(addr) || Check.isNull(addrlen))
                    yield of[1] + ", " + pointer(addr) + ", " + pointer(addrlen);
                yield of[1] + ", " + (result == -1 ? pointer(addr) : address(addr, Math.min(length, now(addrlen)))) + ", " + length(length, addrlen);
            }
            case "setsockopt" -> of[1] + ", " + option((int) of[2], (int) of[3]) + ", " + value((MemorySegment) of[4], (int) of[5]) + ", " + of[5];
            case "getsockopt" -> {
                var optval = (MemorySegment) of[4];
                var optlen = (MemorySegment) of[5];
                yield of[1] + ", " + option((int) of[2], (int) of[3]) + ", " + (result == -1 ? pointer(optval) : value(optval, now(optlen)))
                        + ", " + (Check.isNull(optlen) ? "NULL" : length(length, optlen));
            }
            case "shutdown" -> of[1] + ", " + direction((int) of[2]);
            case "read" -> of[1] + ", " + (result == -1 ? pointer((MemorySegment) of[2]) : bytes((MemorySegment) of[2], result)) + ", " + of[3];
            case "write" -> of[1] + ", " + bytes((MemorySegment) of[2], (long) of[3]) + ", " + of[3];
            case "listen" -> of[1] + ", " + of[2];
            case "close" -> of[1].toString();
            default -> throw new AssertionError(name);
        };
    }

    private static int now(MemorySegment length) {
        return length.get(ValueLayout.JAVA_INT, 0);
    }

    private static String length(int before, MemorySegment after) {
        return now(after) == before ? "[" + before + "]" : "[" + before + " => " + now(after) + "]";
    }

    /// {@return the level and the name of a socket option}
    static String option(int level, int name) {
        if (level != libc_h.SOL_SOCKET())
            return "0x%x /* SOL_?? */, %d".formatted(level, name);
        return "SOL_SOCKET, " + (name == libc_h.SO_REUSEADDR() ? "SO_REUSEADDR" : "0x%x /* SO_??? */".formatted(name));
    }

    private static String value(MemorySegment memory, int length) {
        if (Check.isNull(memory) || length < Integer.BYTES)
            return pointer(memory);
        return length == Integer.BYTES ? "[" + Field.signed(memory, 0, Integer.BYTES) + "]" : bytes(memory, length);
    }

    private static String direction(int how) {
        if (how == libc_h.SHUT_RD())
            return "SHUT_RD";
        if (how == libc_h.SHUT_WR())
            return "SHUT_WR";
        return how == libc_h.SHUT_RDWR() ? "SHUT_RDWR" : "0x%x /* SHUT_??? */".formatted(how);
    }

    private static String family(int domain) {
        return domain == libc_h.AF_INET() ? "AF_INET" : "0x%x /* AF_??? */".formatted(domain);
    }

    private static String type(int type) {
        return type == libc_h.SOCK_STREAM() ? "SOCK_STREAM" : "0x%x /* SOCK_??? */".formatted(type);
    }

    private static String pointer(MemorySegment memory) {
        return Check.isNull(memory) ? "NULL" : "0x%x".formatted(memory.address());
    }

    private static String address(MemorySegment memory, int length) {
        if (!isInet(memory, length))
            return bytes(memory, length);
        return "{sa_family=AF_INET, sin_port=htons(%d), sin_addr=inet_addr(\"%s\")}".formatted(port(memory), host(memory));
    }

    /// {@return whether memory has an IPv4 address in its first bytes}
    static boolean isInet(MemorySegment memory, long length) {
        return length >= libc_h.SIZEOF_SOCKADDR_IN()
                && Field.unsigned(memory, libc_h.OFFSETOF_SIN_FAMILY(), libc_h.SIZEOF_SIN_FAMILY()) == libc_h.AF_INET();
    }

    static int port(MemorySegment memory) {
        return inet_h.ntohs((int) Field.unsigned(memory, libc_h.OFFSETOF_SIN_PORT(), libc_h.SIZEOF_SIN_PORT()));
    }

    static String host(MemorySegment memory) {
        var octets = sockaddr_in.sin_addr(memory);
        return "%d.%d.%d.%d".formatted(octet(octets, 0), octet(octets, 1), octet(octets, 2), octet(octets, 3));
    }

    private static int octet(MemorySegment memory, long offset) {
        return Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, offset));
    }

    /// Bytes as a C string. A byte that C cannot show as a letter is in octal, as short as the next character allows.
    static String bytes(MemorySegment memory, long length) {
        if (Check.isNull(memory))
            return "NULL";
        var text = new StringBuilder("\"");
        long shown = Math.min(length, SHOWN);
        for (long i = 0; i < shown; i++) {
            int octet = octet(memory, i);
            boolean digitFollows = i + 1 < shown && octet(memory, i + 1) >= '0' && octet(memory, i + 1) <= '9';
            text.append(switch (octet) {
                case '"' -> "\\\"";
                case '\\' -> "\\\\";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                case '\t' -> "\\t";
                case 0x0B -> "\\v";
                case '\f' -> "\\f";
                default -> octet >= ' ' && octet <= '~' ? Character.toString(octet)
                        : (digitFollows ? "\\%03o" : "\\%o").formatted(octet);
            });
        }
        return text.append(shown < length ? "\"..." : "\"").toString();
    }

    private static String error(int errno) {
        return "-1 %s (%s)".formatted(ERRORS.getOrDefault(errno, Integer.toString(errno)), string_h.strerror(errno));
    }
}
