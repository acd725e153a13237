package libc.sys;

import static libc.internal.Check.checkWrite;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import libc.C.struct;
import libc.internal.Check;
import libc.internal.Function;

/// `<sys/utsname.h>`: the name of this system.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_utsname.h.html">POSIX</a>
public final class utsname_h {
    private utsname_h() {}

    /// `struct utsname`: what the system is called. Each field is a C string.
    /// @param segment its memory
    public record utsname(MemorySegment segment) implements struct {
        /// Takes memory as this type, as `(struct utsname *)memory` does.
        /// @throws IndexOutOfBoundsException if it is shorter
        public utsname {
            segment = segment.asSlice(0, layout().byteSize());
        }

        /// Declares a variable of this type, as `struct utsname name;` does.
        /// @param stack where it lives
        public utsname(SegmentAllocator stack) {
            this(stack.allocate(layout()));
        }

        /// {@return the type itself, for `sizeof` and for an array}
        public static MemoryLayout layout() {
            return libc.abi.utsname.layout();
        }

        /// {@return an element of an array, as `array[index]` is}
        /// @param array the array
        /// @param index which element
        /// @throws IndexOutOfBoundsException if the array has no such element
        public static utsname at(MemorySegment array, long index) {
            return new utsname(Check.element(array, index, layout()));
        }

        /// {@return the system, such as "Linux" or "Darwin"}
        public MemorySegment sysname() {
            return segment.asSlice(libc.abi.utsname.sysname$offset(), libc.abi.utsname.sysname$layout());
        }

        /// {@return the machine's name in its network}
        public MemorySegment nodename() {
            return segment.asSlice(libc.abi.utsname.nodename$offset(), libc.abi.utsname.nodename$layout());
        }

        /// {@return the release of the kernel}
        public MemorySegment release() {
            return segment.asSlice(libc.abi.utsname.release$offset(), libc.abi.utsname.release$layout());
        }

        /// {@return the version of that release}
        public MemorySegment version() {
            return segment.asSlice(libc.abi.utsname.version$offset(), libc.abi.utsname.version$layout());
        }

        /// {@return the processor, such as "x86_64"}
        public MemorySegment machine() {
            return segment.asSlice(libc.abi.utsname.machine$offset(), libc.abi.utsname.machine$layout());
        }
    }

    private static final Function UNAME = Function.named("uname");

    /// `int uname(struct utsname *name)`
    ///
    /// Tells what this system is called.
    ///
    /// @param name where it goes
    /// @return 0; -1 and `errno`
    /// @throws IllegalArgumentException if `name` is on the heap or read-only
    /// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/uname.html">POSIX</a>
    /// @see <a href="https://man7.org/linux/man-pages/man2/uname.2.html">Linux</a>
    /// @see <a href="https://keith.github.io/xcode-man-pages/uname.3.html">macOS</a>
    public static int uname(utsname name) {
        checkWrite(UNAME, "name", name.segment, "sizeof(struct utsname)", utsname.layout().byteSize());
        return UNAME.callInt(name.segment);
    }
}
