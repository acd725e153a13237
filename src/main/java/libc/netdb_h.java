package libc;

import static libc.C.NULL;
import static libc.abi.libc_h.C_POINTER;
import static libc.internal.Check.checkRead;
import static libc.internal.Check.checkWrite;
import static libc.internal.Check.isNull;
import static libc.internal.Returned.alive;
import static libc.internal.Returned.copy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import libc.C.struct;
import libc.abi.libc_h;
import libc.internal.Check;
import libc.internal.Field;
import libc.internal.Function;
import libc.internal.Function.Failure;
import libc.internal.HostError;
import libc.internal.Returned;
import libc.internal.ThreadState;
import libc.sys.socket_h.sockaddr;

/// `<netdb.h>`: names of hosts and services, and their addresses.
///
/// A pointer to a struct, such as the result of `gethostbyname`, is an object of Java's; `null` is its null pointer.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/netdb.h.html">POSIX</a>
public final class netdb_h implements netdb_limits {
    private netdb_h() {}

    /// For a server: without a node, every address of this machine.
    public static final int AI_PASSIVE = libc_h.AI_PASSIVE();

    /// Asks for the host's own name too.
    public static final int AI_CANONNAME = libc_h.AI_CANONNAME();

    /// The node is an address in numbers; no name is looked up.
    public static final int AI_NUMERICHOST = libc_h.AI_NUMERICHOST();

    /// The service is a number.
    public static final int AI_NUMERICSERV = libc_h.AI_NUMERICSERV();

    /// IPv4 addresses in the form of IPv6, where there is no IPv6 address.
    public static final int AI_V4MAPPED = libc_h.AI_V4MAPPED();

    /// With [#AI_V4MAPPED]: both kinds.
    public static final int AI_ALL = libc_h.AI_ALL();

    /// Only families that this machine has an address of.
    public static final int AI_ADDRCONFIG = libc_h.AI_ADDRCONFIG();

    /// The address in numbers; no name is looked up.
    public static final int NI_NUMERICHOST = libc_h.NI_NUMERICHOST();

    /// The port as a number.
    public static final int NI_NUMERICSERV = libc_h.NI_NUMERICSERV();

    /// Fails if the address has no name.
    public static final int NI_NAMEREQD = libc_h.NI_NAMEREQD();

    /// Only the first part of a name of this domain.
    public static final int NI_NOFQDN = libc_h.NI_NOFQDN();

    /// The service of UDP, where it differs from TCP.
    public static final int NI_DGRAM = libc_h.NI_DGRAM();

    /// How many bytes a service takes at most, its NUL included.
    public static final int NI_MAXSERV = libc_h.NI_MAXSERV();

    /// The name server does not answer now.
    public static final int EAI_AGAIN = libc_h.EAI_AGAIN();

    /// No such flags.
    public static final int EAI_BADFLAGS = libc_h.EAI_BADFLAGS();

    /// The name server has failed.
    public static final int EAI_FAIL = libc_h.EAI_FAIL();

    /// No such address family.
    public static final int EAI_FAMILY = libc_h.EAI_FAMILY();

    /// No memory.
    public static final int EAI_MEMORY = libc_h.EAI_MEMORY();

    /// No such host or service.
    public static final int EAI_NONAME = libc_h.EAI_NONAME();

    /// The memory is too short for the text.
    public static final int EAI_OVERFLOW = libc_h.EAI_OVERFLOW();

    /// No such service for that type of socket.
    public static final int EAI_SERVICE = libc_h.EAI_SERVICE();

    /// No such type of socket.
    public static final int EAI_SOCKTYPE = libc_h.EAI_SOCKTYPE();

    /// `errno` has the reason.
    public static final int EAI_SYSTEM = libc_h.EAI_SYSTEM();

    /// What [#h_errno] says: no such host.
    public static final int HOST_NOT_FOUND = libc_h.HOST_NOT_FOUND();

    /// What [#h_errno] says: the host has no address of that family.
    public static final int NO_DATA = libc_h.NO_DATA();

    /// What [#h_errno] says: the name server has failed.
    public static final int NO_RECOVERY = libc_h.NO_RECOVERY();

    /// What [#h_errno] says: the name server does not answer now.
    public static final int TRY_AGAIN = libc_h.TRY_AGAIN();

    /// `struct addrinfo`: what to look for, or one address of a list that was found.
    public static final class addrinfo implements struct {
        private final MemorySegment segment;

        // How long the list lives that getaddrinfo has made; null in a program's own struct.
        private final Arena list;
        private final boolean first;

        /// Declares a variable of this type, as `struct addrinfo hints;` does.
        /// @param stack where it lives
        public addrinfo(SegmentAllocator stack) {
            this(stack.allocate(libc.abi.addrinfo.layout()), null, false);
        }

        private addrinfo(MemorySegment segment, Arena list, boolean first) {
            this.segment = segment;
            this.list = list;
            this.first = first;
        }

        private static addrinfo of(MemorySegment pointer, Arena list, boolean first) {
            return new addrinfo(alive(pointer, libc.abi.addrinfo.layout().byteSize(), list), list, first);
        }

        private MemorySegment pointer(long offset) {
            if (list == null)
                throw new IllegalStateException("addrinfo: getaddrinfo has not made it, so its pointers lead nowhere");
            return segment.get(C_POINTER, offset);
        }

        @Override
        public MemorySegment segment() {
            return segment;
        }

        /// {@return the flags, `AI_...`, or-ed}
        public int ai_flags() {
            return (int) Field.signed(segment, libc.abi.addrinfo.ai_flags$offset(), Integer.BYTES);
        }

        /// Sets the flags, `AI_...`, or-ed.
        /// @param value the new value
        public void ai_flags(int value) {
            Field.set(segment, libc.abi.addrinfo.ai_flags$offset(), Integer.BYTES, value);
        }

        /// {@return the address family; `AF_UNSPEC` asks for any}
        public int ai_family() {
            return (int) Field.signed(segment, libc.abi.addrinfo.ai_family$offset(), Integer.BYTES);
        }

        /// Sets the address family; `AF_UNSPEC` asks for any.
        /// @param value the new value
        public void ai_family(int value) {
            Field.set(segment, libc.abi.addrinfo.ai_family$offset(), Integer.BYTES, value);
        }

        /// {@return the type of socket; 0 asks for any}
        public int ai_socktype() {
            return (int) Field.signed(segment, libc.abi.addrinfo.ai_socktype$offset(), Integer.BYTES);
        }

        /// Sets the type of socket; 0 asks for any.
        /// @param value the new value
        public void ai_socktype(int value) {
            Field.set(segment, libc.abi.addrinfo.ai_socktype$offset(), Integer.BYTES, value);
        }

        /// {@return the protocol; 0 asks for any}
        public int ai_protocol() {
            return (int) Field.signed(segment, libc.abi.addrinfo.ai_protocol$offset(), Integer.BYTES);
        }

        /// Sets the protocol; 0 asks for any.
        /// @param value the new value
        public void ai_protocol(int value) {
            Field.set(segment, libc.abi.addrinfo.ai_protocol$offset(), Integer.BYTES, value);
        }

        /// {@return the size of the address in bytes}
        public int ai_addrlen() {
            return (int) Field.signed(segment, libc.abi.addrinfo.ai_addrlen$offset(), Integer.BYTES);
        }

        /// {@return the address}
        /// @throws IllegalStateException if the list is freed
        public sockaddr ai_addr() {
            var address = alive(pointer(libc.abi.addrinfo.ai_addr$offset()), ai_addrlen(), list);
            return () -> address;
        }

        /// {@return the host's own name, a C string, in the first of a list that was asked for with `AI_CANONNAME`; or `NULL`}
        /// @throws IllegalStateException if the list is freed
        public MemorySegment ai_canonname() {
            var name = pointer(libc.abi.addrinfo.ai_canonname$offset());
            return isNull(name) ? NULL : alive(name, Returned.length(name) + 1, list);
        }

        /// {@return the next address of the list, or `null`}
        /// @throws IllegalStateException if the list is freed
        public addrinfo ai_next() {
            var next = pointer(libc.abi.addrinfo.ai_next$offset());
            return isNull(next) ? null : of(next, list, false);
        }
    }

    private static final Function GETADDRINFO = Function.named("getaddrinfo", Failure.EAI_SYSTEM);

    /// `int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res)`
    ///
    /// Finds the addresses of a host and a service, of every family.
    ///
    /// @param node the host: a name, or an address in numbers
    /// @param service the service: a name, or a port in numbers
    /// @param hints what to look for; or `null`, for anything
    /// @param res a Java array, whose first element becomes the first of the list
    /// @return 0; else the reason, for [#gai_strerror]: `EAI_AGAIN`, `EAI_BADFLAGS`, `EAI_FAIL`, `EAI_FAMILY`,
    ///   `EAI_MEMORY`, `EAI_NONAME`, `EAI_SERVICE`, `EAI_SOCKTYPE`, or `EAI_SYSTEM` and `errno`
    /// @throws IndexOutOfBoundsException if `res` has no element
    /// @throws IllegalArgumentException if memory is on the heap
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getaddrinfo.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getaddrinfo.3.html">macOS</a>
    public static int getaddrinfo(String node, String service, addrinfo hints, addrinfo[] res) {
        try (var stack = Arena.ofConfined()) {
            return getaddrinfo(stack.allocateFrom(node), stack.allocateFrom(service), memory(hints), res);
        }
    }

    /// [#getaddrinfo(String, String, addrinfo, addrinfo\[\])] without a service.
    ///
    /// @param node the host
    /// @param service `NULL`, or a C string
    /// @param hints what to look for; or `null`, for anything
    /// @param res where the list goes
    /// @return as above
    public static int getaddrinfo(String node, MemorySegment service, addrinfo hints, addrinfo[] res) {
        try (var stack = Arena.ofConfined()) {
            return getaddrinfo(stack.allocateFrom(node), service, memory(hints), res);
        }
    }

    /// [#getaddrinfo(String, String, addrinfo, addrinfo\[\])] without a node: this machine.
    ///
    /// @param node `NULL`, or a C string
    /// @param service the service
    /// @param hints what to look for; or `null`, for anything
    /// @param res where the list goes
    /// @return as above
    public static int getaddrinfo(MemorySegment node, String service, addrinfo hints, addrinfo[] res) {
        try (var stack = Arena.ofConfined()) {
            return getaddrinfo(node, stack.allocateFrom(service), memory(hints), res);
        }
    }

    private static MemorySegment memory(addrinfo hints) {
        return hints == null ? NULL : hints.segment();
    }

    /// [#getaddrinfo(String, String, addrinfo, addrinfo\[\])] of memory, any of which may be `NULL`.
    ///
    /// @param node a C string, or `NULL`
    /// @param service a C string, or `NULL`
    /// @param hints a `struct addrinfo`, or `NULL`
    /// @param res where the list goes
    /// @return as above
    /// @throws IndexOutOfBoundsException if `res` has no element, a string no NUL, or `hints` fewer bytes than the struct
    /// @throws IllegalArgumentException if memory is on the heap
    public static int getaddrinfo(MemorySegment node, MemorySegment service, MemorySegment hints, addrinfo[] res) {
        if (res.length == 0)
            throw new IndexOutOfBoundsException("getaddrinfo: res has no element");
        checkRead(GETADDRINFO, "hints", hints, "sizeof(struct addrinfo)", isNull(hints) ? 0 : libc.abi.addrinfo.layout().byteSize());
        try (var stack = Arena.ofConfined()) {
            var list = stack.allocate(C_POINTER);
            int result = GETADDRINFO.callInt(string(GETADDRINFO, "node", node, stack), string(GETADDRINFO, "service", service, stack), hints, list);
            if (result == 0)
                res[0] = addrinfo.of(list.get(C_POINTER, 0), Arena.ofShared(), true);
            return result;
        }
    }

    // C takes NULL here for "none".
    private static MemorySegment string(Function function, String pointer, MemorySegment memory, SegmentAllocator stack) {
        return isNull(memory) ? NULL : Check.string(function, pointer, memory, stack);
    }

    private static final Function FREEADDRINFO = Function.named("freeaddrinfo", Failure.NONE);

    /// `void freeaddrinfo(struct addrinfo *res)`
    ///
    /// Frees a list that [#getaddrinfo(String, String, addrinfo, addrinfo\[\])] has made. To read it afterwards is an exception.
    ///
    /// @param res the first of the list
    /// @throws IllegalArgumentException if it is not the first of a list
    /// @throws IllegalStateException if the list is freed already, or C has it in another thread
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/freeaddrinfo.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getaddrinfo.3.html">macOS</a>
    public static void freeaddrinfo(addrinfo res) {
        if (!res.first)
            throw new IllegalArgumentException("freeaddrinfo: res is not the first of a list that getaddrinfo has made");
        if (!res.segment.scope().isAlive())
            throw new IllegalStateException("freeaddrinfo: res is freed already");
        res.list.close();
        FREEADDRINFO.callVoid(MemorySegment.ofAddress(res.segment.address()));
    }

    private static final Function GAI_STRERROR = Function.named("gai_strerror", Failure.NONE);

    /// `const char *gai_strerror(int errcode)`
    ///
    /// The message of what `getaddrinfo` or `getnameinfo` returned.
    ///
    /// @param errcode such as `EAI_NONAME`
    /// @return the message
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/gai_strerror.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/gai_strerror.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gai_strerror.3.html">macOS</a>
    public static String gai_strerror(int errcode) {
        return GAI_STRERROR.callPointer(errcode).getString(0);
    }

    private static final Function GETNAMEINFO = Function.named("getnameinfo", Failure.EAI_SYSTEM);

    /// `int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t hostlen, char *serv, socklen_t servlen, int flags)`
    ///
    /// Writes an address of any family as text: the host, and the service.
    ///
    /// @param addr the address
    /// @param addrlen its size in bytes
    /// @param host where the host goes, or `NULL`
    /// @param hostlen how many bytes `host` has
    /// @param serv where the service goes, or `NULL`
    /// @param servlen how many bytes `serv` has
    /// @param flags 0, or `NI_NUMERICHOST` and others, or-ed
    /// @return 0; else the reason, for [#gai_strerror]: `EAI_AGAIN`, `EAI_BADFLAGS`, `EAI_FAIL`, `EAI_FAMILY`,
    ///   `EAI_MEMORY`, `EAI_NONAME`, `EAI_OVERFLOW`, or `EAI_SYSTEM` and `errno`
    /// @throws IndexOutOfBoundsException if a length is more than its memory holds
    /// @throws IllegalArgumentException if memory is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getnameinfo.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getnameinfo.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getnameinfo.3.html">macOS</a>
    public static int getnameinfo(sockaddr addr, int addrlen, MemorySegment host, int hostlen, MemorySegment serv, int servlen, int flags) {
        checkRead(GETNAMEINFO, "addr", addr.segment(), "addrlen", addrlen);
        checkWrite(GETNAMEINFO, "host", host, "hostlen", Integer.toUnsignedLong(hostlen));
        checkWrite(GETNAMEINFO, "serv", serv, "servlen", Integer.toUnsignedLong(servlen));
        return GETNAMEINFO.callInt(addr.segment(), addrlen, host, hostlen, serv, servlen, flags);
    }

    // A list of pointers, with the null pointer that ends it; what they point to is copied, of a given size or a string.
    private static MemorySegment[] copies(MemorySegment list, int size, Arena arena) {
        var copies = new ArrayList<MemorySegment>();
        for (int i = 0; !isNull(list.getAtIndex(C_POINTER, i)); i++) {
            var pointer = list.getAtIndex(C_POINTER, i);
            copies.add(size == 0 ? copy(pointer, arena) : arena.allocate(size, Long.BYTES).copyFrom(pointer.asSlice(0, size)));
        }
        copies.add(NULL);
        return copies.toArray(MemorySegment[]::new);
    }

    /// `struct hostent`: a host, its names and its addresses. C has one for all calls; this is a copy.
    public static final class hostent {
        private final MemorySegment h_name;
        private final MemorySegment[] h_aliases;
        private final int h_addrtype;
        private final int h_length;
        private final MemorySegment[] h_addr_list;

        private hostent(MemorySegment c) {
            var arena = Arena.ofAuto();
            h_name = copy(libc.abi.hostent.h_name(c), arena);
            h_aliases = copies(libc.abi.hostent.h_aliases(c), 0, arena);
            h_addrtype = libc.abi.hostent.h_addrtype(c);
            h_length = libc.abi.hostent.h_length(c);
            h_addr_list = copies(libc.abi.hostent.h_addr_list(c), h_length, arena);
        }

        /// {@return the host's own name, a C string}
        public MemorySegment h_name() {
            return h_name;
        }

        /// {@return other names of it, C strings; `NULL` is the last element}
        public MemorySegment[] h_aliases() {
            return h_aliases;
        }

        /// {@return the address family}
        public int h_addrtype() {
            return h_addrtype;
        }

        /// {@return the size of an address in bytes}
        public int h_length() {
            return h_length;
        }

        /// {@return the addresses, each an `in_addr` or an `in6_addr`; `NULL` is the last element}
        public MemorySegment[] h_addr_list() {
            return h_addr_list;
        }
    }

    private static hostent host(MemorySegment result) {
        if (result != NULL)
            return new hostent(result);
        HostError.keep();
        return null;
    }

    private static final Function GETHOSTBYNAME = Function.named("gethostbyname", Failure.NONE);

    /// `struct hostent *gethostbyname(const char *name)`
    ///
    /// Finds the IPv4 addresses of a host. New programs call `getaddrinfo`. One thread at a time calls it.
    ///
    /// @param name the host: a name, or an address in numbers
    /// @return the host; `null` and [#h_errno]: `HOST_NOT_FOUND`, `NO_DATA`, `NO_RECOVERY`, `TRY_AGAIN`
    /// @see <a href="https://man7.org/linux/man-pages/man3/gethostbyname.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gethostbyname.3.html">macOS</a>
    public static hostent gethostbyname(String name) {
        try (var stack = Arena.ofConfined()) {
            return gethostbyname(stack.allocateFrom(name));
        }
    }

    /// [#gethostbyname(String)] of a `char` array.
    ///
    /// @param name a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `name` has no NUL
    /// @throws IllegalArgumentException if `name` is heap memory or `NULL`
    public static synchronized hostent gethostbyname(MemorySegment name) {
        try (var stack = Arena.ofConfined()) {
            return host(GETHOSTBYNAME.callPointer(Check.string(GETHOSTBYNAME, "name", name, stack)));
        }
    }

    private static final Function GETHOSTBYNAME2 = Function.named("gethostbyname2", Failure.NONE);

    /// `struct hostent *gethostbyname2(const char *name, int af)`
    ///
    /// Finds the addresses of a host in one family. New programs call `getaddrinfo`. One thread at a time calls it.
    ///
    /// @param name the host: a name, or an address in numbers
    /// @param af the family, `AF_INET` or `AF_INET6`
    /// @return the host; `null` and [#h_errno], as [#gethostbyname(String)]
    /// @see <a href="https://man7.org/linux/man-pages/man3/gethostbyname.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gethostbyname2.3.html">macOS</a>
    public static hostent gethostbyname2(String name, int af) {
        try (var stack = Arena.ofConfined()) {
            return gethostbyname2(stack.allocateFrom(name), af);
        }
    }

    /// [#gethostbyname2(String, int)] of a `char` array.
    ///
    /// @param name a C string
    /// @param af the family
    /// @return as above
    /// @throws IndexOutOfBoundsException if `name` has no NUL
    /// @throws IllegalArgumentException if `name` is heap memory or `NULL`
    public static synchronized hostent gethostbyname2(MemorySegment name, int af) {
        try (var stack = Arena.ofConfined()) {
            return host(GETHOSTBYNAME2.callPointer(Check.string(GETHOSTBYNAME2, "name", name, stack), af));
        }
    }

    private static final Function GETHOSTBYADDR = Function.named("gethostbyaddr", Failure.NONE);

    /// `struct hostent *gethostbyaddr(const void *addr, socklen_t len, int type)`
    ///
    /// Finds the name of a host. New programs call `getnameinfo`. One thread at a time calls it.
    ///
    /// @param addr the address, an `in_addr` or an `in6_addr`
    /// @param len its size in bytes
    /// @param type its family, `AF_INET` or `AF_INET6`
    /// @return the host; `null` and [#h_errno], as [#gethostbyname(String)]
    /// @throws IndexOutOfBoundsException if `len` is more than `addr` holds
    /// @throws IllegalArgumentException if `addr` is heap memory
    /// @see <a href="https://man7.org/linux/man-pages/man3/gethostbyaddr.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gethostbyaddr.3.html">macOS</a>
    public static hostent gethostbyaddr(struct addr, int len, int type) {
        return gethostbyaddr(addr.segment(), len, type);
    }

    /// [#gethostbyaddr(struct, int, int)] of memory that is not a struct of Java's.
    ///
    /// @param addr the address
    /// @param len its size in bytes
    /// @param type its family
    /// @return as above
    /// @throws IndexOutOfBoundsException if `len` is more than `addr` holds
    /// @throws IllegalArgumentException if `addr` is heap memory or `NULL`
    public static synchronized hostent gethostbyaddr(MemorySegment addr, int len, int type) {
        checkRead(GETHOSTBYADDR, "addr", addr, "len", len);
        Check.checkString(GETHOSTBYADDR, "addr", addr);
        return host(GETHOSTBYADDR.callPointer(addr, len, type));
    }

    /// `int h_errno`, the calling thread's own.
    ///
    /// @return why the thread's last look-up of a host has failed, such as `HOST_NOT_FOUND`; 0 if none has
    /// @see <a href="https://man7.org/linux/man-pages/man3/gethostbyname.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gethostbyname.3.html">macOS</a>
    public static int h_errno() {
        return ThreadState.get().hostError;
    }

    private static final Function HSTRERROR = Function.named("hstrerror", Failure.NONE);

    /// `const char *hstrerror(int err)`
    ///
    /// The message of [#h_errno].
    ///
    /// @param err such as `HOST_NOT_FOUND`
    /// @return the message
    /// @see <a href="https://man7.org/linux/man-pages/man3/gethostbyname.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gethostbyname.3.html">macOS</a>
    public static String hstrerror(int err) {
        return HSTRERROR.callPointer(err).getString(0);
    }

    /// `void herror(const char *s)`
    ///
    /// Writes to standard error: `s`, a colon, and the message of [#h_errno]. It is put together here, since libc's own
    /// would look at libc's `h_errno`, which by now may be the JVM's.
    ///
    /// @param s usually the name of the function that failed; "" for the message alone
    /// @see <a href="https://man7.org/linux/man-pages/man3/gethostbyname.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/gethostbyname.3.html">macOS</a>
    public static void herror(String s) {
        stdio_h.fputs((s.isEmpty() ? "" : s + ": ") + hstrerror(h_errno()) + "\n", stdio_h.stderr);
    }

    /// `struct servent`: a service. C has one for all calls; this is a copy.
    public static final class servent {
        private final MemorySegment s_name;
        private final MemorySegment[] s_aliases;
        private final int s_port;
        private final MemorySegment s_proto;

        private servent(MemorySegment c) {
            var arena = Arena.ofAuto();
            s_name = copy(libc.abi.servent.s_name(c), arena);
            s_aliases = copies(libc.abi.servent.s_aliases(c), 0, arena);
            s_port = libc.abi.servent.s_port(c);
            s_proto = copy(libc.abi.servent.s_proto(c), arena);
        }

        /// {@return the service's own name, a C string}
        public MemorySegment s_name() {
            return s_name;
        }

        /// {@return other names of it, C strings; `NULL` is the last element}
        public MemorySegment[] s_aliases() {
            return s_aliases;
        }

        /// {@return the port, in network byte order}
        public int s_port() {
            return s_port;
        }

        /// {@return the protocol, a C string}
        public MemorySegment s_proto() {
            return s_proto;
        }
    }

    private static final Function GETSERVBYNAME = Function.named("getservbyname", Failure.NONE);

    /// `struct servent *getservbyname(const char *name, const char *proto)`
    ///
    /// Finds the port of a service in /etc/services. One thread at a time calls it.
    ///
    /// @param name the service, such as "http"
    /// @param proto the protocol, "tcp" or "udp"
    /// @return the service; `null` if the service is not known; `errno` is not set
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getservbyname.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getservbyname.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getservbyname.3.html">macOS</a>
    public static servent getservbyname(String name, String proto) {
        try (var stack = Arena.ofConfined()) {
            return getservbyname(stack.allocateFrom(name), stack.allocateFrom(proto));
        }
    }

    /// [#getservbyname(String, String)] of `char` arrays.
    ///
    /// @param name a C string
    /// @param proto a C string, or `NULL` for any protocol
    /// @return as above
    /// @throws IndexOutOfBoundsException if a string has no NUL
    /// @throws IllegalArgumentException if memory is on the heap, or `name` is `NULL`
    public static synchronized servent getservbyname(MemorySegment name, MemorySegment proto) {
        try (var stack = Arena.ofConfined()) {
            var result = GETSERVBYNAME.callPointer(Check.string(GETSERVBYNAME, "name", name, stack),
                    string(GETSERVBYNAME, "proto", proto, stack));
            return result == NULL ? null : new servent(result);
        }
    }

    private static final Function GETSERVBYPORT = Function.named("getservbyport", Failure.NONE);

    /// `struct servent *getservbyport(int port, const char *proto)`
    ///
    /// Finds the name of a service in /etc/services. One thread at a time calls it.
    ///
    /// @param port the port, in network byte order
    /// @param proto the protocol, "tcp" or "udp"
    /// @return the service; `null` if the service is not known; `errno` is not set
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getservbyport.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getservbyname.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getservbyname.3.html">macOS</a>
    public static servent getservbyport(int port, String proto) {
        try (var stack = Arena.ofConfined()) {
            return getservbyport(port, stack.allocateFrom(proto));
        }
    }

    /// [#getservbyport(int, String)] of a `char` array.
    ///
    /// @param port the port, in network byte order
    /// @param proto a C string, or `NULL` for any protocol
    /// @return as above
    /// @throws IndexOutOfBoundsException if `proto` has no NUL
    /// @throws IllegalArgumentException if `proto` is heap memory
    public static synchronized servent getservbyport(int port, MemorySegment proto) {
        try (var stack = Arena.ofConfined()) {
            var result = GETSERVBYPORT.callPointer(port, string(GETSERVBYPORT, "proto", proto, stack));
            return result == NULL ? null : new servent(result);
        }
    }

    /// `struct protoent`: a protocol and its number. C has one for all calls; this is a copy.
    public static final class protoent {
        private final MemorySegment p_name;
        private final MemorySegment[] p_aliases;
        private final int p_proto;

        private protoent(MemorySegment c) {
            var arena = Arena.ofAuto();
            p_name = copy(libc.abi.protoent.p_name(c), arena);
            p_aliases = copies(libc.abi.protoent.p_aliases(c), 0, arena);
            p_proto = libc.abi.protoent.p_proto(c);
        }

        /// {@return the protocol's own name, a C string}
        public MemorySegment p_name() {
            return p_name;
        }

        /// {@return other names of it, C strings; `NULL` is the last element}
        public MemorySegment[] p_aliases() {
            return p_aliases;
        }

        /// {@return the number, such as `IPPROTO_TCP`}
        public int p_proto() {
            return p_proto;
        }
    }

    private static final Function GETPROTOBYNAME = Function.named("getprotobyname", Failure.NONE);

    /// `struct protoent *getprotobyname(const char *name)`
    ///
    /// Finds the number of a protocol in /etc/protocols. One thread at a time calls it.
    ///
    /// @param name the protocol, such as "tcp"
    /// @return the protocol; `null` if it is not known; `errno` is not set
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getprotobyname.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man3/getprotoent.3.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/getprotoent.3.html">macOS</a>
    public static synchronized protoent getprotobyname(String name) {
        try (var stack = Arena.ofConfined()) {
            var result = GETPROTOBYNAME.callPointer(stack.allocateFrom(name));
            return result == NULL ? null : new protoent(result);
        }
    }

    /// [#getprotobyname(String)] of a `char` array.
    ///
    /// @param name a C string
    /// @return as above
    /// @throws IndexOutOfBoundsException if `name` has no NUL
    /// @throws IllegalArgumentException if `name` is heap memory or `NULL`
    public static synchronized protoent getprotobyname(MemorySegment name) {
        try (var stack = Arena.ofConfined()) {
            var result = GETPROTOBYNAME.callPointer(Check.string(GETPROTOBYNAME, "name", name, stack));
            return result == NULL ? null : new protoent(result);
        }
    }
}
