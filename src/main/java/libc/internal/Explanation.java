package libc.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import libc.abi.libc_h;
import libc.abi.sockaddr_in;
import libc.string_h;

/// What `LIBC_TRACE=explain` adds to a system call: what it means, in the words of
/// the telephone, and the bytes of an address with their names. In Korean where
/// `LANG` says so, else in English.
final class Explanation {
    private Explanation() {}

    private static final boolean KOREAN = String.valueOf(System.getenv("LANG")).startsWith("ko");

    /// {@return a line, or several, that explain a call which has returned; nothing for one that the course does not teach}
    /// @param call the call
    static String of(TraceCall call) {
        if (call.failed())
            return say("It does not work: ", "되지 않는다: ") + string_h.strerror(call.errno());
        long result = call.result();
        return switch (call.name()) {
            case "socket" -> call.number(1) == libc_h.SOCK_DGRAM() ? say("Gets a letter box: descriptor %d, without a number yet.",
                    "우편함을 마련한다: 디스크립터 %d, 아직 번호가 없다.", result) : say("Buys a telephone: descriptor %d, without a number yet.",
                    "전화기를 산다: 디스크립터 %d, 아직 번호가 없다.", result);
            case "socketpair" -> say("Buys two telephones that are connected with each other: descriptors %d and %d.",
                    "서로 이어진 전화기 두 대를 산다: 디스크립터 %d와 %d.", pair(call, 3, 0), pair(call, 3, 1));
            case "bind" -> say("Gets a number: ", "전화번호를 받는다: ") + address(call.memory(1));
            case "listen" -> say("Has the line connected: %d callers may wait.",
                    "전화선을 잇는다: %d명까지 기다릴 수 있다.", call.number(1));
            case "accept" -> say("Lifts the receiver, talks over descriptor %d with: ", "수화기를 들고 디스크립터 %d로 통화한다. 상대는: ", result)
                    + address(call.memory(1));
            case "connect" -> say("Dials: ", "전화를 건다: ") + address(call.memory(1));
            case "getsockname" -> say("Asks for its own number: ", "자기 번호를 묻는다: ") + address(call.memory(1));
            case "getpeername" -> say("Asks for the other side's number: ", "상대의 번호를 묻는다: ") + address(call.memory(1));
            case "read", "recv", "recvmsg" -> heard(call, call.name().equals("read") ? 0 : call.number(call.count() - 1));
            case "write", "send", "sendmsg" -> said(call, call.name().equals("write") ? 0 : call.number(call.count() - 1));
            case "readv" -> result == 0 ? hungUp() : say("Hears %d bytes, and puts them into %d pieces of memory, one after another.",
                    "%d바이트를 듣고 메모리 %d조각에 차례로 담는다.", result, call.number(2));
            case "writev" -> say("Says %d bytes from %d pieces of memory, one after another.", "메모리 %2$d조각에서 모은 %1$d바이트를 말한다.", result, call.number(2));
            case "sendto" -> Check.isNull(call.memory(4)) ? said(call, call.number(3))
                    : say("Sends a letter of %d bytes to: ", "%d바이트짜리 편지를 보낸다. 받는 쪽은: ", result) + address(call.memory(4));
            case "recvfrom" -> Check.isNull(call.memory(4)) ? heard(call, call.number(3))
                    : say("Gets a letter of %d bytes from: ", "%d바이트짜리 편지를 받는다. 보낸 쪽은: ", result) + address(call.memory(4));
            case "setsockopt" -> say("Sets up the telephone: %s.", "전화기를 설정한다: %s.", option(call));
            case "getsockopt" -> say("Asks how the telephone is set up: %s.", "전화기의 설정을 묻는다: %s.", option(call));
            case "shutdown" -> shutdown(call.number(1));
            case "close" -> say("Hangs up: descriptor %d may be given to another.",
                    "전화를 끊는다: 디스크립터 %d번은 다시 쓰일 수 있다.", call.number(0));
            case "select", "poll" -> result == 0
                    ? say("Nothing came on any line in that time.", "그 시간 동안 어느 전화선에도 아무것도 오지 않았다.")
                    : say("Watches several lines at once: %d of them need attention.", "여러 전화선을 한꺼번에 지켜본다: %d개가 손길을 기다린다.", result);
            case "epoll_create", "epoll_create1" -> say("Hires an operator, who watches lines: descriptor %d.",
                    "전화선을 지켜볼 교환원을 둔다: 디스크립터 %d.", result);
            case "epoll_ctl" -> watched(call);
            case "epoll_wait" -> result == 0
                    ? say("The operator has nothing to report.", "교환원이 알릴 것이 없다.")
                    : say("The operator reports %d lines that need attention.", "교환원이 손길을 기다리는 전화선 %d개를 알린다.", result);
            case "open" -> say("Opens a file: descriptor %d.", "파일을 연다: 디스크립터 %d.", result);
            case "lseek" -> say("Goes to byte %d of the file.", "파일의 %d번째 바이트로 간다.", result);
            case "dup" -> say("A second receiver on the same line: descriptor %d beside %d.",
                    "같은 전화선에 수화기를 하나 더 단다: 디스크립터 %2$d에 더해 %1$d.", result, call.number(0));
            case "dup2" -> say("Descriptor %d leads where descriptor %d leads; what it led to before is hung up.",
                    "디스크립터 %d가 디스크립터 %d와 같은 곳으로 이어진다. 전에 이어져 있던 것은 끊긴다.", result, call.number(0));
            case "pipe" -> say("Lays a pipe: what is written to descriptor %2$d is read from %1$d.",
                    "파이프를 놓는다: 디스크립터 %2$d에 쓴 것을 %1$d에서 읽는다.", pair(call, 0, 0), pair(call, 0, 1));
            case "fcntl" -> command(call);
            case "ioctl" -> request(call);
            default -> "";
        };
    }

    private static String said(TraceCall call, int flags) {
        return (flags & libc_h.MSG_OOB()) != 0 ? say("Says %d bytes, the last of them urgent.", "%d바이트를 말한다. 마지막 바이트는 급하다.", call.result())
                : say("Says %d bytes.", "%d바이트를 말한다.", call.result());
    }

    private static String heard(TraceCall call, int flags) {
        if (call.result() == 0)
            return hungUp();
        if ((flags & libc_h.MSG_PEEK()) != 0)
            return say("Listens to %d bytes, which will be heard again.", "%d바이트를 미리 듣는다. 다음에 다시 들린다.", call.result());
        return (flags & libc_h.MSG_OOB()) != 0 ? say("Hears an urgent byte.", "급한 바이트를 듣는다.")
                : say("Hears %d bytes.", "%d바이트를 듣는다.", call.result());
    }

    private static String hungUp() {
        return say("Hears that the other side has hung up.", "상대가 전화를 끊었다.");
    }

    private static int pair(TraceCall call, int place, int index) {
        return call.memory(place).get(ValueLayout.JAVA_INT_UNALIGNED, index * Integer.BYTES);
    }

    private static String option(TraceCall call) {
        return TraceSets.LEVELS.name(call.number(1)) + ", " + TraceSets.option(call.number(1), call.number(2));
    }

    private static String watched(TraceCall call) {
        return switch (TraceSets.OPERATIONS.name(call.number(1))) {
            case "EPOLL_CTL_ADD" -> say("Has the operator watch descriptor %d.", "교환원에게 디스크립터 %d를 지켜보게 한다.", call.number(2));
            case "EPOLL_CTL_DEL" -> say("Has the operator watch descriptor %d no more.", "교환원에게 디스크립터 %d를 그만 지켜보게 한다.", call.number(2));
            default -> say("Tells the operator anew what to watch descriptor %d for.", "교환원에게 디스크립터 %d에서 무엇을 지켜볼지 다시 알린다.", call.number(2));
        };
    }

    private static String command(TraceCall call) {
        int command = call.number(1);
        if (command == libc_h.F_GETFL())
            return say("Asks how the descriptor is used: %s.", "디스크립터를 어떻게 쓰는지 묻는다: %s.", TraceSets.openFlags((int) call.result()));
        if (command == libc_h.F_SETFL() && (call.number(2) & libc_h.O_NONBLOCK()) != 0)
            return say("No call on this descriptor waits any more.", "이제 이 디스크립터로 하는 호출은 기다리지 않는다.");
        if (command == libc_h.F_SETFL())
            return say("Sets how the descriptor is used: %s.", "디스크립터를 어떻게 쓸지 정한다: %s.", TraceSets.openFlags(call.number(2)));
        return "";
    }

    private static String request(TraceCall call) {
        if (call.size(1) == libc_h.FIONREAD())
            return say("Asks how many bytes are waiting: %d.", "기다리는 바이트가 몇인지 묻는다: %d.", pair(call, 2, 0));
        if (call.size(1) == libc_h.FIONBIO())
            return pair(call, 2, 0) == 0 ? say("Calls on this descriptor wait again.", "이제 이 디스크립터로 하는 호출은 다시 기다린다.")
                    : say("No call on this descriptor waits any more.", "이제 이 디스크립터로 하는 호출은 기다리지 않는다.");
        return "";
    }

    private static String shutdown(int how) {
        if (how == libc_h.SHUT_WR())
            return say("Has said everything, and still listens.", "할 말을 다 했다. 듣기는 계속한다.");
        if (how == libc_h.SHUT_RD())
            return say("Listens no more, and may still speak.", "더 듣지 않는다. 말은 계속할 수 있다.");
        return say("Neither speaks nor listens any more.", "더 말하지도 듣지도 않는다.");
    }

    private static String say(String english, String korean, Object... values) {
        return (KOREAN ? korean : english).formatted(values);
    }

    private static String address(MemorySegment memory) {
        if (Check.isNull(memory))
            return say("nobody asks", "묻지 않는다");
        if (!TraceStructs.isInet(memory, memory.byteSize()))
            return say("an address that is no sockaddr_in: ", "sockaddr_in이 아닌 주소: ") + TraceText.bytes(memory, memory.byteSize());
        return say("address %s, port %d", "주소 %s, 포트 %d", TraceStructs.host(memory), TraceStructs.port(memory)) + "\n" + dump(memory);
    }

    /// The bytes of a `sockaddr_in`, and below each field's first byte its name:
    ///
    ///     02 00 23 e6 7f 00 00 01 00 00 00 00 00 00 00 00
    ///     |     |     |           sin_zero
    ///     |     |     sin_addr
    ///     |     sin_port
    ///     sin_family
    static String dump(MemorySegment memory) {
        var layout = sockaddr_in.layout();
        var bytes = new StringBuilder();
        for (long i = 0; i < layout.byteSize(); i++)
            bytes.append("%02x ".formatted(memory.get(ValueLayout.JAVA_BYTE, i)));

        var names = new ArrayList<String>();
        var bars = "";
        for (var field : layout.memberLayouts()) {
            names.addFirst(bars + field.name().orElse("padding"));
            bars += "|" + " ".repeat(3 * (int) field.byteSize() - 1);
        }
        return bytes.toString().stripTrailing() + "\n" + String.join("\n", names);
    }
}
