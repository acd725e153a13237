package libc.sys;

import libc.internal.Differing;

/// The limits of `<sys/socket.h>`. An interface is initialized when a program uses a constant of it: a program that
/// does not need this one does not wait for it.
public interface socket_limits {
    /// The longest queue of callers that [socket_h#listen] takes.
    int SOMAXCONN = Differing.SOMAXCONN;
}
