package tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a signal must not leave behind: processes that this one has started, and folders that were to be gone. */
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

    /** Starts a process, unless this one is ending: then nobody would end it. */
    static Process start(ProcessBuilder builder) throws IOException {
        synchronized (AtExit.class) {
            goOn();
            return builder.start();
        }
    }

    /** Goes on, unless this process is ending: what its children have left undone is no result. */
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
