package libc.internal;

import static libc.internal.TraceText.bytes;
import static libc.internal.TraceText.pointer;
import static libc.internal.TraceText.unsigned;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import libc.abi.libc_h;

/// How an argument of a system call is shown. What goes in is read before the call, what comes out after it.
interface TraceArgument {

    /// {@return what is to be remembered of an argument until the call has returned}
    /// @param call the call
    /// @param place which of its arguments
    default Object before(TraceCall call, int place) {
        return null;
    }

    /// {@return the argument as strace shows it; null if strace does not show it}
    /// @param call the call, which has returned
    /// @param place which of its arguments
    /// @param before what was remembered
    String after(TraceCall call, int place, Object before);

    /// {@return how many arguments of the function this shows: 0 for what the C library adds to a call of the kernel}
    default int takes() {
        return 1;
    }

    /// An argument as it is before the call, or as it is after it.
    interface Text {
        String of(TraceCall call, int place);
    }

    static TraceArgument in(Text text) {
        return new TraceArgument() {
            @Override
            public Object before(TraceCall call, int place) {
                return text.of(call, place);
            }

            @Override
            public String after(TraceCall call, int place, Object before) {
                return (String) before;
            }
        };
    }

    /// What a call fills in, unless it fails: then its pointer is shown.
    static TraceArgument out(Text text) {
        return (call, place, before) -> call.failed() ? pointer(call.memory(place)) : text.of(call, place);
    }

    /// What the C library adds to a call.
    static TraceArgument constant(String text) {
        return new TraceArgument() {
            @Override
            public String after(TraceCall call, int place, Object before) {
                return text;
            }

            @Override
            public int takes() {
                return 0;
            }
        };
    }

    // ---- Numbers ----

    TraceArgument INT = in((call, place) -> Integer.toString(call.number(place)));
    TraceArgument LONG = in((call, place) -> Long.toString(call.size(place)));
    TraceArgument UNSIGNED_INT = in((call, place) -> Integer.toUnsignedString(call.number(place)));
    TraceArgument SIZE = in((call, place) -> unsigned(call.size(place)));
    TraceArgument POINTER = in((call, place) -> pointer(call.memory(place)));

    static TraceArgument name(TraceNames names) {
        return in((call, place) -> names.name(call.number(place)));
    }

    static TraceArgument flags(TraceNames names) {
        return in((call, place) -> names.flags(call.number(place)));
    }

    TraceArgument SIGNAL = in((call, place) -> TraceSets.SIGNALS.has(call.number(place))
            ? TraceSets.SIGNALS.name(call.number(place)) : Integer.toString(call.number(place)));

    // ---- Memory whose length is the next argument ----

    TraceArgument BYTES = in((call, place) -> bytes(call.memory(place), call.size(place + 1)));

    // A datagram that was cut may be longer than the memory.
    TraceArgument BYTES_OUT = out((call, place) -> bytes(call.memory(place), Math.min(call.result(), call.size(place + 1))));

    TraceArgument ADDRESS = in((call, place) -> TraceStructs.address(call.memory(place), Integer.toUnsignedLong(call.number(place + 1))));

    // The kernel fills in no more than it was told there is room for.
    TraceArgument ADDRESS_OUT = new TraceArgument() {
        @Override
        public Object before(TraceCall call, int place) {
            return length(call.memory(place + 1));
        }

        @Override
        public String after(TraceCall call, int place, Object before) {
            var memory = call.memory(place);
            var length = call.memory(place + 1);
            return call.failed() || Check.isNull(memory) || Check.isNull(length) ? pointer(memory)
                    : TraceStructs.address(memory, Math.min((int) before, length(length)));
        }
    };

    TraceArgument LENGTH_IN_OUT = new TraceArgument() {
        @Override
        public Object before(TraceCall call, int place) {
            return length(call.memory(place));
        }

        @Override
        public String after(TraceCall call, int place, Object before) {
            var memory = call.memory(place);
            if (Check.isNull(memory))
                return "NULL";
            int after = length(memory);
            return (int) before == after ? "[" + before + "]" : "[" + before + " => " + after + "]";
        }
    };

    private static int length(MemorySegment memory) {
        return Check.isNull(memory) ? 0 : memory.get(ValueLayout.JAVA_INT_UNALIGNED, 0);
    }

    // ---- Names of files ----

    TraceArgument PATH = in((call, place) -> TraceText.name(call.memory(place)));
    TraceArgument OPEN_FLAGS = in((call, place) -> TraceSets.openFlags(call.number(place)));

    // C reads a mode only where it is asked to make a file.
    TraceArgument MODE_OF_NEW = in((call, place) -> place < call.count() && (call.number(place - 1) & libc_h.O_CREAT()) != 0
            ? mode(call.number(place)) : null);

    private static String mode(int mode) {
        return mode == 0 ? "000" : mode < 0100 ? "%03o".formatted(mode) : "0%o".formatted(mode);
    }

    // ---- Arrays and structs ----

    TraceArgument TWO_DESCRIPTORS = out((call, place) -> "[%d, %d]".formatted(
            call.memory(place).get(ValueLayout.JAVA_INT_UNALIGNED, 0), call.memory(place).get(ValueLayout.JAVA_INT_UNALIGNED, Integer.BYTES)));

    TraceArgument VECTORS = in((call, place) -> TraceStructs.vectors(call.memory(place), call.number(place + 1), Long.MAX_VALUE));

    TraceArgument VECTORS_OUT = (call, place, before) -> call.failed() ? TraceStructs.places(call.memory(place), call.number(place + 1))
            : TraceStructs.vectors(call.memory(place), call.number(place + 1), call.result());

    TraceArgument MESSAGE = in((call, place) ->
            TraceStructs.message(call.memory(place), TraceStructs.nameLength(call.memory(place)), Long.MAX_VALUE));

    TraceArgument MESSAGE_OUT = new TraceArgument() {
        @Override
        public Object before(TraceCall call, int place) {
            return TraceStructs.nameLength(call.memory(place));
        }

        @Override
        public String after(TraceCall call, int place, Object before) {
            return call.failed() ? "{msg_namelen=" + before + "}" : TraceStructs.message(call.memory(place), (int) before, call.result());
        }
    };

    TraceArgument POLLED = in((call, place) -> TraceStructs.asked(call.memory(place), call.size(place + 1)));

    // The first argument says how many bits of a set count.
    TraceArgument SET = in((call, place) -> TraceStructs.set(call.memory(place), call.number(0)));

    TraceArgument TIMESPEC = in((call, place) -> TraceStructs.timespec(call.memory(place)));
    TraceArgument TIMEVAL = in((call, place) -> TraceStructs.timeval(call.memory(place)));
    TraceArgument SECONDS = in((call, place) -> TraceStructs.time(Integer.toUnsignedLong(call.number(place)), 0));
    TraceArgument MICROSECONDS = in((call, place) -> TraceStructs.microseconds(Integer.toUnsignedLong(call.number(place))));

    // ---- What depends on the argument before it ----

    TraceArgument OPTION = in((call, place) -> TraceSets.option(call.number(place - 1), call.number(place)));

    TraceArgument OPTION_VALUE = in((call, place) -> TraceSets.optionValue(call, place, Integer.toUnsignedLong(call.number(place + 1)), false));
    TraceArgument OPTION_VALUE_OUT = out((call, place) -> TraceSets.optionValue(call, place, length(call.memory(place + 1)), true));

    TraceArgument PROTOCOL = in((call, place) -> {
        int family = call.number(place - 2);
        return family == libc_h.AF_INET() || family == libc_h.AF_INET6() ? TraceSets.PROTOCOLS.name(call.number(place))
                : Integer.toUnsignedString(call.number(place));
    });

    TraceArgument TYPE = in((call, place) -> TraceSets.type(call.number(place)));
    TraceArgument COMMAND_VALUE = in(TraceSets::commandValue);
    TraceArgument REQUEST = in((call, place) -> TraceSets.REQUESTS.has(call.number(place))
            ? TraceSets.REQUESTS.name(call.number(place)) : "0x%x".formatted(call.size(place)));

    // All requests of the binding take or give an int.
    TraceArgument REQUEST_VALUE = out((call, place) -> "[" + call.memory(place).get(ValueLayout.JAVA_INT_UNALIGNED, 0) + "]");
}
