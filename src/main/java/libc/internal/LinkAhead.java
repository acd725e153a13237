package libc.internal;

/// Links calls ahead of the first one, in a thread beside the program.
///
/// To link a shape of call makes half a dozen classes, which takes longer than a whole C
/// program. A command that build.sh has made knows what its program calls: the property
/// `libc.ahead` names the classes whose initialization links that, the last first, so
/// that this thread and the program meet in the middle. A class is initialized once, by
/// the thread that comes first, and the other waits. What fails here fails again in the
/// program, which reports it.
public final class LinkAhead {
    private LinkAhead() {}

    /// Starts linking, if anything is to be linked ahead.
    public static void start() {
        var classes = System.getProperty("libc.ahead");
        if (classes == null)
            return;
        var linking = Thread.ofPlatform().daemon().start(() -> initialize(classes.split(",")));
        if (Boolean.getBoolean("libc.training")) // a training run sees all of it
            join(linking);
    }

    private static void initialize(String[] classes) {
        try {
            for (var name : classes)
                Class.forName(name);
        } catch (ClassNotFoundException | LinkageError theProgramMeetsItToo) {
            return;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
