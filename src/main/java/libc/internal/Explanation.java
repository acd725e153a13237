package libc.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import libc.abi.sockaddr_in;
import libc.string_h;

/// What `LIBC_TRACE=explain` adds to a system call: what it means, in the words of
/// the telephone, and the bytes of an address with their names. In Korean where
/// `LANG` says so, else in English.
final class Explanation {
    private Explanation() {}

    private static final boolean KOREAN = String.valueOf(System.getenv("LANG")).startsWith("ko");

    /// {@return a line, or several, that explain a call which has returned}
    /// @param name the function
    /// @param arguments the capture state, then what C was given
    /// @param result what C returned
    static String of(String name, Object[] arguments, long result) {
        if (result == -1)
            return say("It does not work: ", "되지 않는다: ") + string_h.strerror(ThreadState.captured((MemorySegment) arguments[0]));
        return switch (name) {
            case "socket" -> say("Buys a telephone: descriptor %d, without a number yet.",
                    "전화기를 산다: 디스크립터 %d, 아직 번호가 없다.", result);
            case "bind" -> say("Gets a number: ", "전화번호를 받는다: ") + address((MemorySegment) arguments[2]);
            case "listen" -> say("Has the line connected: %d callers may wait.",
                    "전화선을 잇는다: %d명까지 기다릴 수 있다.", arguments[2]);
            case "accept" -> say("Lifts the receiver, talks over descriptor %d with: ", "수화기를 들고 디스크립터 %d로 통화한다. 상대는: ", result)
                    + address((MemorySegment) arguments[2]);
            case "connect" -> say("Dials: ", "전화를 건다: ") + address((MemorySegment) arguments[2]);
            case "read" -> result == 0
                    ? say("Hears that the other side has hung up.", "상대가 전화를 끊었다.")
                    : say("Hears %d bytes.", "%d바이트를 듣는다.", result);
            case "write" -> say("Says %d bytes.", "%d바이트를 말한다.", result);
            default -> say("Hangs up: descriptor %d may be given to another.",
                    "전화를 끊는다: 디스크립터 %d번은 다시 쓰일 수 있다.", arguments[1]);
        };
    }

    private static String say(String english, String korean, Object... values) {
        return (KOREAN ? korean : english).formatted(values);
    }

    private static String address(MemorySegment memory) {
        if (!Trace.isInet(memory, memory.byteSize()))
            return say("an address that is no sockaddr_in: ", "sockaddr_in이 아닌 주소: ") + Trace.bytes(memory, memory.byteSize());
        return say("address %s, port %d", "주소 %s, 포트 %d", Trace.host(memory), Trace.port(memory)) + "\n" + dump(memory);
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
