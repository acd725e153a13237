package libc;

import static libc.C.NULL;
import static libc.internal.Check.isNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import libc.internal.Check;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.Returned;

/// `<pwd.h>`: the users of this machine.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/pwd.h.html">POSIX</a>
public final class pwd_h {
    private pwd_h() {}

    /// `struct passwd`: a user. C has one for all calls; this is a copy.
    public static final class passwd {
        private final MemorySegment pw_name;
        private final MemorySegment pw_passwd;
        private final int pw_uid;
        private final int pw_gid;
        private final MemorySegment pw_gecos;
        private final MemorySegment pw_dir;
        private final MemorySegment pw_shell;

        private passwd(MemorySegment c) {
            var arena = Arena.ofAuto();
            pw_name = copy(libc.abi.passwd.pw_name(c), arena);
            pw_passwd = copy(libc.abi.passwd.pw_passwd(c), arena);
            pw_uid = libc.abi.passwd.pw_uid(c);
            pw_gid = libc.abi.passwd.pw_gid(c);
            pw_gecos = copy(libc.abi.passwd.pw_gecos(c), arena);
            pw_dir = copy(libc.abi.passwd.pw_dir(c), arena);
            pw_shell = copy(libc.abi.passwd.pw_shell(c), arena);
        }

        private static MemorySegment copy(MemorySegment string, Arena arena) {
            return isNull(string) ? NULL : Returned.copy(string, arena);
        }

        /// {@return the user's name, a C string}
        public MemorySegment pw_name() {
            return pw_name;
        }

        /// {@return the password, encrypted, a C string; where it is elsewhere, such as in /etc/shadow, "x" or "*"}
        public MemorySegment pw_passwd() {
            return pw_passwd;
        }

        /// {@return the user's number, without a sign}
        public int pw_uid() {
            return pw_uid;
        }

        /// {@return the number of the user's group, without a sign}
        public int pw_gid() {
            return pw_gid;
        }

        /// {@return what else is known of the user, such as the full name, a C string}
        public MemorySegment pw_gecos() {
            return pw_gecos;
        }

        /// {@return the user's own directory, a C string}
        public MemorySegment pw_dir() {
            return pw_dir;
        }

        /// {@return the program that the user gets at a terminal, a C string}
        public MemorySegment pw_shell() {
            return pw_shell;
        }
    }

    private static passwd user(MemorySegment result) {
        return result == NULL ? null : new passwd(result);
    }

    private static final Function GETPWNAM = Function.named("getpwnam", Failure.NULL);

    /// `struct passwd *getpwnam(const char *name)`
    ///
    /// Finds a user by the name. One thread at a time calls it.
    ///
    /// @param name the name, such as "root"
    /// @return the user; `null` if there is none of that name, and then `errno` says nothing; `null` and `errno`:
    ///   `EIO`, `EINTR`, `EMFILE`, `ENFILE`
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getpwnam.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getpwnam.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getpwnam.3.html">macOS</a>
    public static passwd getpwnam(String name) {
        try (var stack = Arena.ofConfined()) {
            return getpwnam(stack.allocateFrom(name));
        }
    }

    /// [#getpwnam(String)] of a `char` array.
    ///
    /// @param name a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `name` has no NUL
    /// @throws IllegalArgumentException if `name` is heap memory or `NULL`
    public static synchronized passwd getpwnam(MemorySegment name) {
        try (var stack = Arena.ofConfined()) {
            var own = Check.string(GETPWNAM, "name", name, stack);
            return user(GETPWNAM.callPointer(own));
        }
    }

    private static final Function GETPWUID = Function.named("getpwuid", Failure.NULL);

    /// `struct passwd *getpwuid(uid_t uid)`
    ///
    /// Finds a user by the number. One thread at a time calls it.
    ///
    /// @param uid the number, without a sign, as [unistd_h#getuid] returns it
    /// @return the user; `null`, as [#getpwnam(String)]
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getpwuid.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getpwnam.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getpwuid.3.html">macOS</a>
    public static synchronized passwd getpwuid(int uid) {
        return user(GETPWUID.callPointer(uid));
    }
}
