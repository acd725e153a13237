package libc.internal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A system call that is being traced: what C was given, and, once it has returned, how it ended.
final class TraceCall {
    private final TraceTable.Row row;
    private final Object[] arguments;
    private final List<Object> before = new ArrayList<>();
    private long result;
    private int errno;

    /// A call that is about to be made.
    ///
    /// @param row how it is shown
    /// @param arguments what C is given
    TraceCall(TraceTable.Row row, Object[] arguments) {
        this.row = row;
        this.arguments = arguments;
        int place = 0;
        for (var argument : row.arguments()) {
            before.add(argument.before(this, place));
            place += argument.takes();
        }
    }

    /// The call has returned.
    ///
    /// @param result its result
    /// @param errno why it has failed, if it has
    void returned(long result, int errno) {
        this.result = result;
        this.errno = errno;
    }

    /// {@return the function that was called}
    String name() {
        return row.name();
    }

    long result() {
        return result;
    }

    int errno() {
        return errno;
    }

    boolean failed() {
        return result == -1;
    }

    /// {@return how many arguments C was given}
    int count() {
        return arguments.length;
    }

    int number(int place) {
        return ((Number) arguments[place]).intValue();
    }

    long size(int place) {
        return ((Number) arguments[place]).longValue();
    }

    /// {@return an argument that is a pointer; behind a `...` it may have been passed as a number}
    MemorySegment memory(int place) {
        return arguments[place] instanceof MemorySegment memory ? memory : MemorySegment.ofAddress(size(place));
    }

    /// {@return the call in strace's notation, without its result}
    String text() {
        var shown = new ArrayList<String>();
        int place = 0;
        for (int i = 0; i < before.size(); i++) {
            var argument = row.arguments().get(i);
            var text = argument.after(this, place, before.get(i));
            if (text != null)
                shown.add(text);
            place += argument.takes();
        }
        return row.strace() + "(" + String.join(", ", shown) + ")";
    }

    /// {@return its result in strace's notation}
    String outcome() {
        return failed() ? TraceSets.error(errno) : row.result().of(this);
    }
}
