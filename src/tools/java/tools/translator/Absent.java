package tools.translator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTNode;

/** What the binding has not on purpose: why, and what a program can do in its place. */
final class Absent {
    private static final Map<String, String> WHY = new HashMap<>();

    static {
        say("a forked JVM has one thread and hangs at its first collection; use pthread_create, or two programs", "fork", "vfork", "daemon", "clone");
        say("another program would take the place of the JVM; start it from a shell",
                "execl", "execlp", "execle", "execv", "execvp", "execve", "execvpe", "posix_spawn", "posix_spawnp");
        say("the program has no children, since fork has no twin; wait for a thread by pthread_join", "wait", "waitpid", "waitid", "wait3", "wait4");
        say("it forks, and a forked JVM hangs; run the other program from a shell, and join the two by a pipe there", "system", "popen", "pclose");
        say("the JVM crashes if a signal calls back into Java; SIG_IGN and SIG_DFL have a twin; use poll, a timeout or a thread for the rest",
                "signal", "sigaction", "sigset", "bsd_signal", "siginterrupt");
        say("its signal would need a handler, which would crash the JVM; use a timeout of poll or select, or SO_RCVTIMEO",
                "alarm", "ualarm", "setitimer", "getitimer", "itimerval", "timer_create", "timer_settime");
        say("it waits for a signal handler, which would crash the JVM; use poll or select", "pause", "sigsuspend", "sigwait", "sigwaitinfo", "sigtimedwait", "signalfd");
        say("the JVM needs the signals for itself; take the lines out, and use SIG_IGN where a signal only disturbs",
                "sigprocmask", "pthread_sigmask", "sigemptyset", "sigfillset", "sigaddset", "sigdelset", "sigismember", "sigset_t", "__sigset_t", "sigaltstack", "sigpending");
        say("C would jump over the JVM's frames; return an error from each function, or end the program by exit",
                "setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp", "longjmp", "_longjmp", "siglongjmp", "jmp_buf", "sigjmp_buf", "__jmp_buf_tag");
        say("a function of the program's own with ... has no twin; give it a fixed list", "va_start", "va_arg", "va_end", "va_copy",
                "vprintf", "vfprintf", "vsprintf", "vsnprintf", "vscanf", "vfscanf", "vsscanf");
        say("after output, or before setvbuf, glibc frees memory that is not its own; keep the byte in a variable of the program's", "ungetc");
        say("it has no bounds, and C itself has removed it; use fgets", "gets");
        say("an array on the stack of variable size is char name[n] in C", "alloca");
    }

    private Absent() {}

    private static void say(String why, String... names) {
        for (var name : List.of(names))
            WHY.put(name, why);
    }

    /** {@return the refusal of something that the binding has not} */
    static Refused refused(IASTNode node, String name, String otherwise) {
        return new Refused(node, name + ": " + WHY.getOrDefault(name, otherwise));
    }
}
