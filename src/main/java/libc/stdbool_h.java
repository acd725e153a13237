package libc;

/// `<stdbool.h>`: `bool`, `true` and `false`. It is empty, since Java has all three: `bool` is `boolean`, and in memory it is
/// [C#C_BOOL].
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/stdbool.h.html">POSIX</a>
public final class stdbool_h {
    private stdbool_h() {}
}
