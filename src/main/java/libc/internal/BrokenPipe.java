package libc.internal;

import static java.lang.foreign.MemorySegment.NULL;
import static libc.abi.libc_h.SIGPIPE;
import static libc.abi.libc_h.SIZEOF_SIGACTION;

import java.lang.foreign.Arena;
import libc.internal.Function.Failure;

/// SIGPIPE: the signal to a process that writes where nobody reads any more.
///
/// It ends a C program. The JVM catches it, and the call fails with `EPIPE`. A command ends
/// all the same, since its caller expects C's outcome. In a library's use, the program that
/// uses it decides what the error means. `signal(SIGPIPE, ...)` decides for both; the JVM's
/// handler stays, since the JVM has pipes of its own.
public final class BrokenPipe {
    private BrokenPipe() {}

    private static final Function SIGACTION = Function.named("sigaction");
    private static final Function RAISE = Function.named("raise", Failure.NONE);

    // What the program has asked for; null before.
    private static volatile Boolean asked;

    /// {@return whether the program was started as a command, so that its caller expects C's outcome}
    public static boolean isCommand() {
        return System.getProperty("libc.argv0") != null;
    }

    /// {@return whether SIGPIPE ends the process}
    public static boolean endsTheProcess() {
        return asked == null ? isCommand() : asked;
    }

    /// Says what SIGPIPE does from now on.
    /// @param ends whether it ends the process
    public static void endsTheProcess(boolean ends) {
        asked = ends;
    }

    /// A call has failed with `EPIPE`.
    static void found() {
        if (endsTheProcess())
            end();
    }

    /// Ends the process by SIGPIPE.
    public static void end() {
        try (var stack = Arena.ofConfined()) {
            var byDefault = stack.allocate(SIZEOF_SIGACTION(), Long.BYTES);
            SIGACTION.callInt(SIGPIPE(), byDefault, NULL);
        }
        RAISE.callInt(SIGPIPE());
    }
}
