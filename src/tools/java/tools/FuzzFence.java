package tools;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import libc.fcntl_h;
import libc.pthread_h;
import libc.pthread_h.pthread_attr_t;
import libc.pthread_h.pthread_cond_t;
import libc.pthread_h.pthread_mutex_t;
import libc.pthread_h.pthread_mutexattr_t;
import libc.pthread_h.pthread_rwlock_t;
import libc.semaphore_h.sem_t;
import libc.stdio_h.FILE;
import libc.sys.ioctl_h;
import libc.sys.select_h.timeval;
import libc.time_h.timespec;

/**
 * What the fuzzer keeps away from, and why: functions that it never calls, and parameters that get less than everything.
 * This is the whole fence, and {@code ./build.sh fuzz help} prints it.
 */
final class FuzzFence {
    private FuzzFence() {}

    /** Functions that are never called. */
    private record LeftOut(Set<String> functions, String why) {}

    private static final List<LeftOut> LEFT_OUT = List.of(
            leftOut("exit _exit _Exit abort assert_", "they end the program"),
            leftOut("pthread_exit", "it ends the thread that calls it"),
            leftOut("pthread_cond_wait", "it waits for another thread"),
            leftOut("getopt getopt_long", "C remembers the argument that it is in, which is gone after the call"),
            leftOut("chdir", "names of files would lead out of the scratch folder"),
            leftOut("getaddrinfo getnameinfo gethostbyname gethostbyname2 gethostbyaddr getpwnam getpwuid", "they may ask name servers on other machines"));

    interface Value {
        Object from(FuzzArguments arguments);
    }

    /** Parameters that are dangerous by nature: whose they are, what they are called, of what type, and what they get. */
    private record Narrowed(Set<String> functions, Set<String> parameters, Class<?> type, String what, String why, Value value) {
        boolean holds(Method function, Parameter parameter) {
            return type == parameter.getType() && parameters.contains(parameter.getName())
                    && (functions.isEmpty() || functions.contains(function.getName()));
        }
    }

    // The first that holds for a parameter counts.
    private static final List<Narrowed> NARROWED = List.of(
            narrowed("", "fd sockfd oldfd newfd epfd kq out_fd in_fd", int.class,
                    "one that was made for the call, a closed one, a number beyond all",
                    "close, dup2 and write would reach the JVM's own files; and on none of these does a call wait",
                    FuzzArguments::descriptor),
            narrowed("", "pid", int.class, "this process, or one that does not exist", "kill(-1) ends everything",
                    FuzzArguments::process),
            narrowed("", "sig", int.class, "0, a signal that is ignored by default, a number of none",
                    "the others end the JVM, or are its own", FuzzArguments::signal),
            narrowed("", "path", String.class, "a name in a scratch folder, a bad name",
                    "unlink and fopen would reach files of this machine", FuzzArguments::path),
            narrowed("", "path", MemorySegment.class, "the same in memory of every kind", "as above", FuzzArguments::pathInMemory),
            narrowed("", "old to", String.class, "a name in a scratch folder, a bad name", "rename would reach files of this machine", FuzzArguments::path),
            narrowed("", "old to", MemorySegment.class, "the same in memory of every kind", "as above", FuzzArguments::pathInMemory),
            narrowed("", "args", Object[].class, "numbers up to 300, if the format has a *", "C would write gigabytes of blanks", FuzzArguments::values),
            narrowed("fcntl", "cmd", int.class, "the commands of the header, a number of none",
                    "others lock files, and have signals sent", FuzzArguments::command),
            narrowed("fcntl", "arg", int.class, "up to 64, a flag, -1", "a descriptor beyond all others would be overlooked, and stay open",
                    arguments -> arguments.pick(0, 1, 3, 64, fcntl_h.O_NONBLOCK, fcntl_h.O_APPEND, -1)),
            narrowed("ioctl", "request", long.class, "those of the header, 0, -1", "others set up the network of this machine",
                    arguments -> arguments.pick(ioctl_h.FIONREAD, ioctl_h.FIONBIO, 0L, -1L)),
            narrowed("", "timeout", int.class, "0 to 2 milliseconds", "the call would wait, and -1 waits for ever",
                    arguments -> arguments.random.nextInt(3)),
            narrowed("select", "timeout", timeval.class, "up to a millisecond, a bad time, never NULL", "the call would wait",
                    FuzzArguments::timeval),
            narrowed("kevent", "timeout", timespec.class, "up to a millisecond, a bad time, never NULL", "the call would wait",
                    FuzzArguments::timespec),
            narrowed("", "rqtp abstime", timespec.class, "up to a millisecond, a bad time", "the call would wait", FuzzArguments::timespec),
            narrowed("", "abstime", MemorySegment.class, "a time that is over", "the call would wait", arguments -> arguments.timespec().segment()),
            narrowed("", "mask", int.class, "022, 077, 0", "the files of later calls could not be opened", arguments -> arguments.pick(022, 077, 0)),
            narrowed("", "seconds", int.class, "0", "the call would wait", arguments -> 0),
            narrowed("", "usec", int.class, "up to 1000 microseconds", "the call would wait", arguments -> arguments.random.nextInt(1001)),
            narrowed("pthread_mutex_lock", "mutex", pthread_mutex_t.class, "a new one, or null", "on a locked one it would wait",
                    arguments -> arguments.orNull(pthread_h.PTHREAD_MUTEX_INITIALIZER(arguments.memoryOfCall()))),
            narrowed("", "mutex", pthread_mutex_t.class, "a new one, a locked one, or null",
                    "what is in it is the C library's own: on other bytes it waits, or aborts, in C as well", FuzzArguments::mutex),
            narrowed("", "cond", pthread_cond_t.class, "a new one, or null", "as above",
                    arguments -> arguments.orNull(pthread_h.PTHREAD_COND_INITIALIZER(arguments.memoryOfCall()))),
            narrowed("", "attr", pthread_attr_t.class, "a new one, or null", "as above", FuzzArguments::attributes),
            narrowed("", "attr", pthread_mutexattr_t.class, "a new one, or null", "as above", FuzzArguments::mutexAttributes),
            narrowed("", "lock", pthread_rwlock_t.class, "a new one, or null", "as above",
                    arguments -> arguments.orNull(pthread_h.PTHREAD_RWLOCK_INITIALIZER(arguments.memoryOfCall()))),
            narrowed("", "sem", sem_t.class, "one of value 1, or null", "as above; and at 0, sem_wait waits", FuzzArguments::semaphore),
            narrowed("", "thread", long.class, "a thread that was made for the call, this one, numbers of none",
                    "pthread_join of any other would wait", FuzzArguments::thread),
            narrowed("fclose freopen setbuf setvbuf", "stream", FILE.class, "a stream of a scratch file, a closed one",
                    "a standard stream that is closed gives its descriptor to the next file", arguments -> arguments.stream(false)));

    /** What an int may be called that gets any number. Another name must first be looked at: it could be a descriptor. */
    private static final Set<String> NUMBERS = words("c j n af how len err mode type level flags oflag amode base whence domain protocol backlog optname"
            + " optlen addrlen hostlen servlen hostlong hostshort netlong netshort iovcnt nfds maxevents nchanges nevents filter fflags op seed size status value"
            + " errnum errcode pshared detachstate clock_id clockid initval name port ifindex overwrite exp");

    /** {@return whether a function is never called} */
    static boolean leavesOut(Method function) {
        return LEFT_OUT.stream().anyMatch(entry -> entry.functions.contains(function.getName()));
    }

    /** {@return what a dangerous parameter gets; nothing for one that may get anything of its type} */
    static Optional<Value> narrowed(Method function, Parameter parameter) {
        var narrowed = NARROWED.stream().filter(entry -> entry.holds(function, parameter)).findFirst().map(Narrowed::value);
        if (narrowed.isEmpty() && parameter.getType() == int.class && !NUMBERS.contains(parameter.getName()))
            throw new IllegalStateException("nobody has said whether any number may be " + parameter.getName() + " of " + function);
        return narrowed;
    }

    /** Makes sure that the fence stands where the functions are: a parameter that was renamed, or has another type, would be outside of it. */
    static void check(List<Method> functions) {
        for (var entry : LEFT_OUT)
            for (var name : entry.functions)
                if (functions.stream().noneMatch(function -> function.getName().equals(name)))
                    throw new IllegalStateException("the fence leaves out " + name + ", which is no function");
        for (var entry : NARROWED) {
            boolean absent = !entry.functions.isEmpty() && functions.stream().noneMatch(function -> entry.functions.contains(function.getName()));
            if (!absent && functions.stream().noneMatch(function -> Stream.of(function.getParameters()).anyMatch(parameter -> entry.holds(function, parameter))))
                throw new IllegalStateException("the fence has " + sorted(entry.parameters) + ", which no function has as a " + entry.type.getSimpleName());
        }
    }

    /** {@return the fence, a line an entry} */
    static String text() {
        var lines = new ArrayList<String>();
        lines.add("The fuzzer calls every function of every header, except:");
        for (var entry : LEFT_OUT)
            lines.add("  %s: %s".formatted(sorted(entry.functions), entry.why));
        lines.add("A parameter gets everything that its type allows, except:");
        for (var entry : NARROWED)
            lines.add("  %s %s%s: %s; %s".formatted(entry.type.getSimpleName(), sorted(entry.parameters),
                    entry.functions.isEmpty() ? "" : " of " + sorted(entry.functions), entry.what, entry.why));
        return String.join("\n", lines);
    }

    private static LeftOut leftOut(String functions, String why) {
        return new LeftOut(words(functions), why);
    }

    private static Narrowed narrowed(String functions, String parameters, Class<?> type, String what, String why, Value value) {
        return new Narrowed(words(functions), words(parameters), type, what, why, value);
    }

    private static Set<String> words(String words) {
        return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
