package libc.internal;

import static libc.internal.TraceArgument.*;
import static libc.internal.TraceSets.*;

import java.lang.foreign.Linker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The system calls of the binding: how each of their arguments is shown, and what strace calls them.
///
/// strace shows what the C library asks of the kernel. That has another name here and there, and other arguments; the
/// table has them as glibc does on x86-64, where `recv` is `recvfrom` and `select` is `pselect6`. What the C library
/// does within a function, the JVM is not told: `fopen` and `printf`, `gethostname`, `isatty`, `signal`, `raise`,
/// the functions of `<pthread.h>`, `<semaphore.h>`, `<sys/stat.h>`, `<dirent.h>`, `<ifaddrs.h>`, `<sys/utsname.h>`,
/// `<sys/sendfile.h>`, `<sys/eventfd.h>` and `<sys/timerfd.h>`, those of `<unistd.h>` that work on names and places of
/// files, `sockatmark`, and clocks are not shown. Neither is a call that does not return.
final class TraceTable {
    private TraceTable() {}

    /// What a result is, if the call has not failed.
    interface Result {
        String of(TraceCall call);
    }

    /// A system call.
    ///
    /// @param name the function
    /// @param strace strace's name of what the C library makes of it
    /// @param arguments how its arguments are shown
    /// @param result how its result is shown
    record Row(String name, String strace, List<TraceArgument> arguments, Result result) {
        Row as(String strace) {
            return new Row(name, strace, arguments, result);
        }

        Row returns(Result result) {
            return new Row(name, strace, arguments, result);
        }
    }

    static Row row(String name, TraceArgument... arguments) {
        return new Row(name, name, List.of(arguments), call -> Long.toString(call.result()));
    }

    private static final TraceArgument CLOCK = constant("CLOCK_REALTIME");
    private static final TraceArgument FROM_NOW = constant("0");

    private static final List<Row> ROWS = List.of(
            // <sys/socket.h>
            row("socket", name(FAMILIES), TYPE, PROTOCOL),
            row("socketpair", name(FAMILIES), TYPE, UNSIGNED_INT, TWO_DESCRIPTORS),
            row("bind", INT, ADDRESS, UNSIGNED_INT),
            row("listen", INT, INT),
            row("accept", INT, ADDRESS_OUT, LENGTH_IN_OUT),
            row("connect", INT, ADDRESS, UNSIGNED_INT),
            row("shutdown", INT, name(DIRECTIONS)),
            row("send", INT, BYTES, SIZE, flags(MESSAGE_FLAGS), constant("NULL"), constant("0")).as("sendto"),
            row("sendto", INT, BYTES, SIZE, flags(MESSAGE_FLAGS), ADDRESS, UNSIGNED_INT),
            row("sendmsg", INT, MESSAGE, flags(MESSAGE_FLAGS)),
            row("recv", INT, BYTES_OUT, SIZE, flags(MESSAGE_FLAGS), constant("NULL"), constant("NULL")).as("recvfrom"),
            row("recvfrom", INT, BYTES_OUT, SIZE, flags(MESSAGE_FLAGS), ADDRESS_OUT, LENGTH_IN_OUT),
            row("recvmsg", INT, MESSAGE_OUT, flags(MESSAGE_FLAGS)),
            row("getsockname", INT, ADDRESS_OUT, LENGTH_IN_OUT),
            row("getpeername", INT, ADDRESS_OUT, LENGTH_IN_OUT),
            row("setsockopt", INT, name(LEVELS), OPTION, OPTION_VALUE, UNSIGNED_INT),
            row("getsockopt", INT, name(LEVELS), OPTION, OPTION_VALUE_OUT, LENGTH_IN_OUT),
            // <unistd.h>
            row("read", INT, BYTES_OUT, SIZE),
            row("write", INT, BYTES, SIZE),
            row("close", INT),
            row("lseek", INT, LONG, name(POSITIONS)),
            row("dup", INT),
            row("dup2", INT, INT),
            row("pipe", TWO_DESCRIPTORS, constant("0")).as("pipe2"),
            row("unlink", PATH),
            row("access", PATH, flags(PERMISSIONS)),
            row("getpid"),
            row("getppid"),
            row("getuid"),
            row("sleep", CLOCK, FROM_NOW, SECONDS, constant("...")).as("clock_nanosleep"), // the pointer is the C library's
            row("usleep", CLOCK, FROM_NOW, MICROSECONDS, constant("NULL")).as("clock_nanosleep"),
            // <fcntl.h>
            row("open", constant("AT_FDCWD"), PATH, OPEN_FLAGS, MODE_OF_NEW).as("openat"),
            row("fcntl", INT, name(COMMANDS), COMMAND_VALUE).returns(TraceSets::commandResult),
            // <sys/ioctl.h>, <sys/uio.h>
            row("ioctl", INT, REQUEST, REQUEST_VALUE),
            row("readv", INT, VECTORS_OUT, INT),
            row("writev", INT, VECTORS, INT),
            // <poll.h>, <sys/select.h>
            row("poll", POLLED, SIZE, INT).returns(TraceTable::polled),
            row("select", INT, SET, SET, SET, TIMEVAL, constant("NULL")).as("pselect6").returns(TraceTable::selected),
            // <time.h>, <signal.h>
            row("nanosleep", CLOCK, FROM_NOW, TIMESPEC, POINTER).as("clock_nanosleep"),
            row("kill", INT, SIGNAL));

    /// {@return the system calls, by the address of the function in the C library}
    static Map<Long, Row> byAddress() {
        var rows = new HashMap<Long, Row>();
        for (var row : Stream.concat(ROWS.stream(), TraceSystem.ROWS.stream()).toList())
            rows.put(Linker.nativeLinker().defaultLookup().findOrThrow(row.name).address(), row);
        return Map.copyOf(rows);
    }

    private static final String TIMEOUT = "0 (Timeout)";

    private static String polled(TraceCall call) {
        return call.result() == 0 ? TIMEOUT : call.result() + " (" + TraceStructs.answered(call.memory(0), call.size(1)) + ")";
    }

    private static String selected(TraceCall call) {
        if (call.result() == 0)
            return TIMEOUT;
        var found = new ArrayList<String>();
        for (int set = 1; set <= 3; set++) {
            var members = TraceStructs.set(call.memory(set), call.number(0));
            if (!members.equals("NULL") && !members.equals("[]"))
                found.add(List.of("in ", "out ", "exc ").get(set - 1) + members);
        }
        if (!Check.isNull(call.memory(4)))
            found.add("left " + TraceStructs.timeval(call.memory(4)));
        return call.result() + " (" + String.join(", ", found) + ")";
    }
}
