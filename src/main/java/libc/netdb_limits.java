package libc;

import libc.internal.Differing;

/// The limits of `<netdb.h>`. An interface is initialized when a program uses a constant of it: a program that does
/// not need this one does not wait for it.
public interface netdb_limits {
    /// How many bytes the name of a host takes at most, its NUL included.
    int NI_MAXHOST = Differing.NI_MAXHOST;
}
