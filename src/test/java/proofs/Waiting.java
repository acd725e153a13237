package proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Sees in /proc that a program waits in a system call; Linux only. */
public final class Waiting {
    private Waiting() {}

    // The numbers of the system calls, on x86-64 and on aarch64.
    private static final Map<String, List<String>> NUMBERS =
            Map.of("read", List.of("0", "63"), "recvfrom", List.of("45", "207"), "readv", List.of("19", "65"), "connect", List.of("42", "203"), "accept", List.of("43", "202"));

    /** Waits until a thread of a process is in a call, on any socket. */
    public static void await(Process process, String call) throws InterruptedException {
        while (!in(process.pid(), call, -1)) {
            if (!process.isAlive())
                throw new AssertionError("the program ended before it was blocked in " + call);
            Thread.sleep(2);
        }
    }

    /** Waits until a thread of this process is in a call on a descriptor. */
    public static void await(String call, int descriptor) throws InterruptedException {
        while (!in(ProcessHandle.current().pid(), call, descriptor))
            Thread.sleep(2);
    }

    /** {@return whether a thread of a process is in a call on a descriptor, or, if that is -1, on any socket} */
    static boolean in(long pid, String call, int descriptor) {
        var number = NUMBERS.get(call).get(System.getProperty("os.arch").equals("aarch64") ? 1 : 0);
        var folder = Path.of("/proc", Long.toString(pid));
        try (var threads = Files.list(folder.resolve("task"))) {
            for (var thread : threads.toList()) {
                // number, arguments in hexadecimal, stack pointer, program counter; or "running"
                var words = Files.readString(thread.resolve("syscall")).split(" ");
                if (!words[0].equals(number))
                    continue;
                int used = Integer.decode(words[1]);
                if (descriptor == -1
                        ? Files.readSymbolicLink(folder.resolve("fd/" + used)).toString().startsWith("socket:")
                        : used == descriptor)
                    return true;
            }
        } catch (IOException ending) {
            // a thread, a descriptor or the whole program is gone
        }
        return false;
    }

    /** {@return whether a thread of a process waits for bytes or for a datagram, on any socket} */
    static boolean inReceive(long pid) {
        return in(pid, "read", -1) || in(pid, "recvfrom", -1);
    }

    /** Waits until SIGSTOP has reached every thread of a process. */
    static void awaitStopped(Process process) throws InterruptedException {
        while (!stopped(process.pid()))
            Thread.sleep(1);
    }

    private static boolean stopped(long pid) {
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (var thread : threads.toList()) {
                // number, name in parentheses, state
                var stat = Files.readString(thread.resolve("stat"));
                if (!stat.substring(stat.lastIndexOf(')')).startsWith(") T"))
                    return false;
            }
            return true;
        } catch (IOException ending) {
            return false; // a thread is gone
        }
    }
}
