package libc;

import libc.internal.Differing;

/// The limits of `<stdio.h>`. An interface is initialized when a program uses a constant of it: a program that
/// does not need this one does not wait for it.
public interface stdio_limits {
    /// The size of the buffer that [stdio_h#setbuf] takes.
    int BUFSIZ = Differing.BUFSIZ;
}
