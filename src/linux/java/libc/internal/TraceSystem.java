package libc.internal;

import static libc.internal.TraceArgument.INT;
import static libc.internal.TraceArgument.flags;
import static libc.internal.TraceArgument.in;
import static libc.internal.TraceArgument.name;
import static libc.internal.TraceArgument.out;
import static libc.internal.TraceTable.row;
import static libc.internal.TraceText.pointer;

import java.lang.foreign.MemorySegment;
import java.util.List;
import libc.abi.libc_h;

/// The system calls that Linux alone has. [TraceTable] has all others.
final class TraceSystem {
    private TraceSystem() {}

    private static final TraceNames EVENTS = TraceNames.of("EPOLL???", "sys.epoll_h", "EPOLL[A-Z]+");
    private static final TraceNames FLAGS = TraceNames.of("EPOLL_???", "sys.epoll_h", "EPOLL_CLOEXEC");

    private static final TraceArgument EVENT = in((call, place) -> {
        var memory = call.memory(place);
        return Check.isNull(memory) || call.number(1) == libc_h.EPOLL_CTL_DEL() ? pointer(memory) : event(memory, 0);
    });

    private static final TraceArgument EVENTS_OUT = out((call, place) ->
            TraceText.array(call.result(), i -> event(call.memory(place), i)));

    static final List<TraceTable.Row> ROWS = List.of(
            row("epoll_create", INT),
            row("epoll_create1", flags(FLAGS)),
            row("epoll_ctl", INT, name(TraceSets.OPERATIONS), INT, EVENT),
            row("epoll_wait", INT, EVENTS_OUT, INT, INT));

    private static String event(MemorySegment array, long index) {
        long start = index * Differing.SIZEOF_EPOLL_EVENT;
        long data = Field.signed(array, start + Differing.OFFSETOF_EPOLL_DATA, Long.BYTES);
        return "{events=%s, data={u32=%s, u64=%s}}".formatted(EVENTS.flags((int) Field.signed(array, start, Integer.BYTES)),
                Integer.toUnsignedString((int) data), Long.toUnsignedString(data));
    }
}
