package libc;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import libc.abi.libc_h;
import libc.internal.BrokenPipe;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.ThreadState;

/// `<signal.h>`: signals, as far as a program ignores them, takes C's default, or sends them.
///
/// A handler in Java has no place here: it would run in the middle of whatever the thread does, in the JVM's own code too,
/// and crash the JVM. So a program waits with a time limit instead of SIGALRM, and for urgent data by `POLLPRI` instead of SIGURG.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/signal.h.html">POSIX</a>
/// @see <a href="https://man7.org/linux/man-pages/man7/signal.7.html">Linux</a>
/// @see <a href="https://keith.github.io/xcode-man-pages/signal.3.html">macOS</a>
public final class signal_h {
    private signal_h() {}

    /// The terminal is gone, or its connection.
    public static final int SIGHUP = libc_h.SIGHUP();

    /// Ctrl-C at the terminal.
    public static final int SIGINT = libc_h.SIGINT();

    /// Ctrl-\ at the terminal.
    public static final int SIGQUIT = libc_h.SIGQUIT();

    /// An instruction that does not exist.
    public static final int SIGILL = libc_h.SIGILL();

    /// A debugger's stop.
    public static final int SIGTRAP = libc_h.SIGTRAP();

    /// The process has ended itself by `abort`.
    public static final int SIGABRT = libc_h.SIGABRT();

    /// An access to memory that is not there, though its address is the process's.
    public static final int SIGBUS = libc_h.SIGBUS();

    /// An error of arithmetic, such as a division by 0.
    public static final int SIGFPE = libc_h.SIGFPE();

    /// The end, which nobody can ignore.
    public static final int SIGKILL = libc_h.SIGKILL();

    /// Whatever programs agree on.
    public static final int SIGUSR1 = libc_h.SIGUSR1();

    /// An access to memory that is not the process's.
    public static final int SIGSEGV = libc_h.SIGSEGV();

    /// Whatever programs agree on, too. The JVM's own recorder uses it, if it is turned on.
    public static final int SIGUSR2 = libc_h.SIGUSR2();

    /// A write where nobody reads any more.
    public static final int SIGPIPE = libc_h.SIGPIPE();

    /// The time of `alarm` is over.
    public static final int SIGALRM = libc_h.SIGALRM();

    /// A request to end, as `kill` sends by default.
    public static final int SIGTERM = libc_h.SIGTERM();

    /// A child process has ended.
    public static final int SIGCHLD = libc_h.SIGCHLD();

    /// A stopped process goes on.
    public static final int SIGCONT = libc_h.SIGCONT();

    /// A stop, which nobody can ignore.
    public static final int SIGSTOP = libc_h.SIGSTOP();

    /// Ctrl-Z at the terminal.
    public static final int SIGTSTP = libc_h.SIGTSTP();

    /// A process in the background reads from the terminal.
    public static final int SIGTTIN = libc_h.SIGTTIN();

    /// A process in the background writes to the terminal.
    public static final int SIGTTOU = libc_h.SIGTTOU();

    /// A socket has urgent data.
    public static final int SIGURG = libc_h.SIGURG();

    /// The process has used its processor time.
    public static final int SIGXCPU = libc_h.SIGXCPU();

    /// A file has become too long.
    public static final int SIGXFSZ = libc_h.SIGXFSZ();

    /// A timer of the process's own time is over.
    public static final int SIGVTALRM = libc_h.SIGVTALRM();

    /// A timer of a profiler is over.
    public static final int SIGPROF = libc_h.SIGPROF();

    /// The window of the terminal has another size.
    public static final int SIGWINCH = libc_h.SIGWINCH();

    /// A descriptor that was asked to tell is ready.
    public static final int SIGIO = libc_h.SIGIO();

    /// A system call that does not exist.
    public static final int SIGSYS = libc_h.SIGSYS();

    /// `void (*)(int)`, what happens when a signal comes. There are [#SIG_DFL], [#SIG_IGN], [#SIG_ERR], and what
    /// [#signal(int, sighandler_t)] has returned; they are compared with `==`. It is the name that Linux has for it.
    public static final class sighandler_t {
        private final MemorySegment pointer;

        private sighandler_t(MemorySegment pointer) {
            this.pointer = pointer;
        }
    }

    /// The signal does what the system says: it ends the process, most often.
    public static final sighandler_t SIG_DFL = new sighandler_t(libc_h.SIG_DFL());

    /// Nothing happens.
    public static final sighandler_t SIG_IGN = new sighandler_t(libc_h.SIG_IGN());

    /// What [#signal(int, sighandler_t)] returns when it fails.
    public static final sighandler_t SIG_ERR = new sighandler_t(libc_h.SIG_ERR());

    // The JVM uses these itself: it takes a NullPointerException from a SIGSEGV, and so on.
    private static final Map<Integer, String> NEEDED = Map.of(SIGSEGV, "SIGSEGV", SIGBUS, "SIGBUS", SIGFPE, "SIGFPE",
            SIGILL, "SIGILL", SIGTRAP, "SIGTRAP");

    private static final Function SIGNAL = Function.named("signal");

    /// `void (*signal(int sig, void (*func)(int)))(int)`
    ///
    /// Says what happens from now on when a signal comes.
    ///
    /// After `signal(SIGPIPE, SIG_IGN)` a write that nobody reads fails with `EPIPE`. After `signal(SIGINT, SIG_IGN)`
    /// Ctrl-C does nothing.
    ///
    /// @param sig the signal
    /// @param func [#SIG_IGN], [#SIG_DFL], or what this function has returned. A handler in Java does not compile here
    /// @return what happened before; [#SIG_ERR] and `errno`: `EINVAL` for a signal that does not exist, or that is SIGKILL or SIGSTOP
    /// @throws IllegalArgumentException if the JVM itself needs the signal: SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/signal.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/signal.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/signal.3.html">macOS</a>
    public static synchronized sighandler_t signal(int sig, sighandler_t func) {
        if (NEEDED.containsKey(sig))
            throw new IllegalArgumentException("signal: sig is %s, which the JVM itself needs".formatted(NEEDED.get(sig)));
        if (func == SIG_ERR) { // musl would take it for a handler's address
            ThreadState.get().errno(libc_h.EINVAL());
            return SIG_ERR;
        }
        if (sig != SIGPIPE)
            return handler(SIGNAL.callPointer(sig, func.pointer));
        var earlier = BrokenPipe.endsTheProcess() ? SIG_DFL : SIG_IGN;
        BrokenPipe.endsTheProcess(func == SIG_DFL);
        return earlier;
    }

    private static sighandler_t handler(MemorySegment pointer) {
        for (var known : new sighandler_t[] {SIG_DFL, SIG_IGN, SIG_ERR})
            if (known.pointer.equals(pointer))
                return known;
        return new sighandler_t(pointer); // the JVM's own, as that of SIGTERM where the JVM is no command
    }

    private static final Function RAISE = Function.named("raise");

    /// `int raise(int sig)`
    ///
    /// Sends a signal to the calling thread. By default most signals end the process.
    ///
    /// @param sig the signal
    /// @return 0; -1 and `errno`: `EINVAL` for a signal that does not exist
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/raise.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/raise.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/raise.3.html">macOS</a>
    public static int raise(int sig) {
        withoutTheJvm(sig);
        return RAISE.callInt(sig);
    }

    private static final Function KILL = Function.named("kill");
    private static final Function GETPID = Function.named("getpid", Failure.NONE);

    /// `int kill(pid_t pid, int sig)`
    ///
    /// Sends a signal to a process.
    ///
    /// @param pid the process; 0 for every process of this one's group; -1 for every process there is, with permission; the
    ///   negative number of a group for its processes
    /// @param sig the signal; 0 sends nothing and finds out if the process is there
    /// @return 0; -1 and `errno`: `EINVAL` for a signal that does not exist, `EPERM`, `ESRCH` if there is no such process
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/kill.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/kill.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/kill.2.html">macOS</a>
    public static int kill(int pid, int sig) {
        if (pid == GETPID.callInt()) {
            withoutTheJvm(sig);
            // To itself, a C program's signal comes before the call returns. Another thread of the JVM could take it later.
            if (BrokenPipe.isCommand())
                return RAISE.callInt(sig);
        }
        return KILL.callInt(pid, sig);
    }

    // A command's signal does to the process what it does in C. The JVM would catch some, and take a SIGSEGV for a fault of its own.
    private static void withoutTheJvm(int sig) {
        if (!BrokenPipe.isCommand() && sig != SIGPIPE)
            return;
        if (sig == SIGPIPE && BrokenPipe.endsTheProcess())
            BrokenPipe.end();
        else if (NEEDED.containsKey(sig) || sig == SIGUSR2 || sig == SIGXFSZ)
            byDefault(sig);
    }

    private static synchronized void byDefault(int sig) {
        if (SIGNAL.callPointer(sig, SIG_DFL.pointer).equals(SIG_IGN.pointer))
            SIGNAL.callPointer(sig, SIG_IGN.pointer); // as the program, or who started it, has asked for
    }
}
