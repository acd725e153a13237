package libc;

import libc.abi.libc_h;
import libc.internal.ThreadState;

/// `<errno.h>`: why the last call failed.
///
/// A function that fails returns -1 (`EOF`, in `<stdio.h>`) and leaves the reason
/// in `errno`. After a success C promises nothing of `errno`, and a program does
/// not look at it; here it keeps its value.
///
/// The numbers are the platform's; the names are POSIX's.
public final class errno_h {
    private errno_h() {}

    /// `int errno`, the calling thread's own.
    ///
    /// @return why the thread's last call that failed has failed; 0 if none has
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/errno.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/errno.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/intro.2.html">macOS</a>
    public static int errno() {
        return ThreadState.get().errno();
    }

    /// `errno = value`
    ///
    /// @param value usually 0, before a call whose result alone does not tell of a failure
    public static void errno(int value) {
        ThreadState.get().errno(value);
    }

    /// The argument list is too long.
    public static final int E2BIG = libc_h.E2BIG();
    /// Permission denied: a port below 1024, for one.
    public static final int EACCES = libc_h.EACCES();
    /// Address already in use, or in TIME_WAIT.
    public static final int EADDRINUSE = libc_h.EADDRINUSE();
    /// Not an address of this machine, or no ephemeral port is free.
    public static final int EADDRNOTAVAIL = libc_h.EADDRNOTAVAIL();
    /// The address is of another family than the socket.
    public static final int EAFNOSUPPORT = libc_h.EAFNOSUPPORT();
    /// A non-blocking call would have to wait.
    public static final int EAGAIN = libc_h.EAGAIN();
    /// A connection is being made already.
    public static final int EALREADY = libc_h.EALREADY();
    /// Not an open file descriptor.
    public static final int EBADF = libc_h.EBADF();
    /// A message that cannot be read.
    public static final int EBADMSG = libc_h.EBADMSG();
    /// The device or the resource is in use.
    public static final int EBUSY = libc_h.EBUSY();
    /// The operation was cancelled.
    public static final int ECANCELED = libc_h.ECANCELED();
    /// No child process to wait for.
    public static final int ECHILD = libc_h.ECHILD();
    /// The caller hung up before it was accepted.
    public static final int ECONNABORTED = libc_h.ECONNABORTED();
    /// Nobody listens at that address.
    public static final int ECONNREFUSED = libc_h.ECONNREFUSED();
    /// The other side reset the connection.
    public static final int ECONNRESET = libc_h.ECONNRESET();
    /// The thread would wait for itself.
    public static final int EDEADLK = libc_h.EDEADLK();
    /// The socket has no address to listen or to send to.
    public static final int EDESTADDRREQ = libc_h.EDESTADDRREQ();
    /// A number that the function does not take.
    public static final int EDOM = libc_h.EDOM();
    /// The user has as much on the disk as allowed.
    public static final int EDQUOT = libc_h.EDQUOT();
    /// It is there already.
    public static final int EEXIST = libc_h.EEXIST();
    /// A pointer leads outside of the process's memory.
    public static final int EFAULT = libc_h.EFAULT();
    /// The file would grow too large.
    public static final int EFBIG = libc_h.EFBIG();
    /// The host is down.
    public static final int EHOSTDOWN = libc_h.EHOSTDOWN();
    /// No route to that host.
    public static final int EHOSTUNREACH = libc_h.EHOSTUNREACH();
    /// The queue has been removed.
    public static final int EIDRM = libc_h.EIDRM();
    /// Bytes that are no character.
    public static final int EILSEQ = libc_h.EILSEQ();
    /// A non-blocking connect goes on in the background.
    public static final int EINPROGRESS = libc_h.EINPROGRESS();
    /// A signal came before anything else did.
    public static final int EINTR = libc_h.EINTR();
    /// An argument, or the state of the socket, does not allow it.
    public static final int EINVAL = libc_h.EINVAL();
    /// The device failed.
    public static final int EIO = libc_h.EIO();
    /// The socket is connected already.
    public static final int EISCONN = libc_h.EISCONN();
    /// A directory is not read with read.
    public static final int EISDIR = libc_h.EISDIR();
    /// Too many symbolic links, or one where none may be.
    public static final int ELOOP = libc_h.ELOOP();
    /// The process has as many open descriptors as it may.
    public static final int EMFILE = libc_h.EMFILE();
    /// The file has as many names as it may.
    public static final int EMLINK = libc_h.EMLINK();
    /// The message is too long to be sent in one piece.
    public static final int EMSGSIZE = libc_h.EMSGSIZE();
    /// A name is too long.
    public static final int ENAMETOOLONG = libc_h.ENAMETOOLONG();
    /// The network is down.
    public static final int ENETDOWN = libc_h.ENETDOWN();
    /// The network has dropped the connection.
    public static final int ENETRESET = libc_h.ENETRESET();
    /// No route to that network.
    public static final int ENETUNREACH = libc_h.ENETUNREACH();
    /// The system has as many open files as it may.
    public static final int ENFILE = libc_h.ENFILE();
    /// No memory for the socket's buffers.
    public static final int ENOBUFS = libc_h.ENOBUFS();
    /// No such device.
    public static final int ENODEV = libc_h.ENODEV();
    /// No such file, or nothing of that name.
    public static final int ENOENT = libc_h.ENOENT();
    /// A file that cannot be executed.
    public static final int ENOEXEC = libc_h.ENOEXEC();
    /// No more locks.
    public static final int ENOLCK = libc_h.ENOLCK();
    /// The link is gone.
    public static final int ENOLINK = libc_h.ENOLINK();
    /// No memory.
    public static final int ENOMEM = libc_h.ENOMEM();
    /// No message of that type.
    public static final int ENOMSG = libc_h.ENOMSG();
    /// No such socket option at that level.
    public static final int ENOPROTOOPT = libc_h.ENOPROTOOPT();
    /// The device is full.
    public static final int ENOSPC = libc_h.ENOSPC();
    /// The system does not have the function.
    public static final int ENOSYS = libc_h.ENOSYS();
    /// Not a block device.
    public static final int ENOTBLK = libc_h.ENOTBLK();
    /// The socket is not connected.
    public static final int ENOTCONN = libc_h.ENOTCONN();
    /// Not a directory.
    public static final int ENOTDIR = libc_h.ENOTDIR();
    /// The directory is not empty.
    public static final int ENOTEMPTY = libc_h.ENOTEMPTY();
    /// The descriptor is not a socket's.
    public static final int ENOTSOCK = libc_h.ENOTSOCK();
    /// Not supported. On Linux it is the same as EOPNOTSUPP.
    public static final int ENOTSUP = libc_h.ENOTSUP();
    /// Not a terminal, or a request that the descriptor's kind does not know.
    public static final int ENOTTY = libc_h.ENOTTY();
    /// No such device or address.
    public static final int ENXIO = libc_h.ENXIO();
    /// This kind of socket cannot do that.
    public static final int EOPNOTSUPP = libc_h.EOPNOTSUPP();
    /// The value does not fit into its type.
    public static final int EOVERFLOW = libc_h.EOVERFLOW();
    /// Not permitted, by a firewall for one.
    public static final int EPERM = libc_h.EPERM();
    /// No such protocol family.
    public static final int EPFNOSUPPORT = libc_h.EPFNOSUPPORT();
    /// Nobody is left to read what is written.
    public static final int EPIPE = libc_h.EPIPE();
    /// A protocol error.
    public static final int EPROTO = libc_h.EPROTO();
    /// No such protocol in this family.
    public static final int EPROTONOSUPPORT = libc_h.EPROTONOSUPPORT();
    /// The protocol is not of that socket type.
    public static final int EPROTOTYPE = libc_h.EPROTOTYPE();
    /// The result does not fit.
    public static final int ERANGE = libc_h.ERANGE();
    /// The file system can only be read.
    public static final int EROFS = libc_h.EROFS();
    /// The socket sends no more.
    public static final int ESHUTDOWN = libc_h.ESHUTDOWN();
    /// No such socket type in this family.
    public static final int ESOCKTNOSUPPORT = libc_h.ESOCKTNOSUPPORT();
    /// A socket or a pipe has no place to move to.
    public static final int ESPIPE = libc_h.ESPIPE();
    /// No such process, or nothing of that kind.
    public static final int ESRCH = libc_h.ESRCH();
    /// The file on the server is another by now.
    public static final int ESTALE = libc_h.ESTALE();
    /// No answer in time.
    public static final int ETIMEDOUT = libc_h.ETIMEDOUT();
    /// Too many descriptors are on their way.
    public static final int ETOOMANYREFS = libc_h.ETOOMANYREFS();
    /// The file is being executed.
    public static final int ETXTBSY = libc_h.ETXTBSY();
    /// Too many users.
    public static final int EUSERS = libc_h.EUSERS();
    /// The same as EAGAIN, on Linux and on macOS.
    public static final int EWOULDBLOCK = libc_h.EWOULDBLOCK();
    /// The file is on another device.
    public static final int EXDEV = libc_h.EXDEV();
}
