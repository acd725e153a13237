package libc;

import libc.abi.libc_h;

/// Where a new place in a file is counted from. `<unistd.h>` and `<stdio.h>` have these constants both.
public interface whence {
    /// From the start of the file.
    int SEEK_SET = libc_h.SEEK_SET();

    /// From the current place.
    int SEEK_CUR = libc_h.SEEK_CUR();

    /// From the end of the file.
    int SEEK_END = libc_h.SEEK_END();
}
