package tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a signal must not leave behind: processes that this one has started, and folders that are temporary. */
final class AtExit {
    private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();
    private static boolean over;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::tidy));
    }

    private AtExit() {}

    static void delete(Path folder) {
        FOLDERS.add(folder);
    }

    static void keep(Path folder) {
        FOLDERS.remove(folder);
    }

    /** Starts a process, unless this one is ending: nobody would end the new one. */
    static Process start(ProcessBuilder builder) throws IOException {
        synchronized (AtExit.class) {
            goOn();
            return builder.start();
        }
    }

    /** Returns, unless this process is ending: what children leave that were stopped must not be taken for a result. */
    static synchronized void goOn() {
        while (over)
            try {
                AtExit.class.wait();
            } catch (InterruptedException notYet) {
                continue;
            }
    }

    private static void tidy() {
        synchronized (AtExit.class) {
            over = true;
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        for (var folder : FOLDERS)
            try {
                Scratch.delete(folder);
            } catch (IOException e) {
                System.err.println("build.sh: " + folder + " is left: " + e);
            }
    }
}
