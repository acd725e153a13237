package libc.internal;

import static libc.internal.TraceArgument.INT;
import static libc.internal.TraceArgument.POINTER;
import static libc.internal.TraceTable.row;

import java.util.List;

/// The system calls that macOS alone has. [TraceTable] has all others. strace, which has no macOS, has no words for them.
final class TraceSystem {
    private TraceSystem() {}

    static final List<TraceTable.Row> ROWS = List.of(
            row("kqueue"),
            row("kevent", INT, POINTER, INT, POINTER, INT, POINTER));
}
