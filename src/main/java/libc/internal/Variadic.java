package libc.internal;

import static libc.abi.libc_h.C_DOUBLE;
import static libc.abi.libc_h.C_LONG;
import static libc.internal.Linking.linkVariadic;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The arguments in place of the `...` of a C function.
///
/// An integer or a pointer takes 8 bytes there, and C reads as many of them as it needs. So one shape
/// of call serves all short lists of these: C ignores what is left over. A list with a `double`, or a long
/// one, gets a handle of its own.
public final class Variadic {
    private static final int SHORT = 3;

    private final List<MemoryLayout> types = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /// Adds an integer.
    /// @param value the integer; C reads its low bytes
    public void add(long value) {
        types.add(C_LONG);
        values.add(value);
    }

    /// Adds a pointer.
    /// @param value the memory, which the caller keeps alive during the call
    public void add(MemorySegment value) {
        add(value.address());
    }

    /// Adds a floating-point number.
    /// @param value the number
    public void add(double value) {
        types.add(C_DOUBLE);
        values.add(value);
    }

    boolean isShort() {
        return values.size() <= SHORT && !types.contains(C_DOUBLE);
    }

    /// {@return an argument of a short list; any number where the list has ended}
    long word(int index) {
        return index < values.size() ? (long) values.get(index) : 0;
    }

    Object[] values() {
        return values.toArray();
    }

    /// The handles for the lists that are not short, of one prototype.
    static final class Handles {
        private final FunctionDescriptor fixed;
        private final Map<List<MemoryLayout>, MethodHandle> handles = new ConcurrentHashMap<>();

        Handles(FunctionDescriptor fixed) {
            this.fixed = fixed;
        }

        MethodHandle of(Variadic list) {
            var handle = handles.get(list.types);
            if (handle == null) {
                handle = linkVariadic(fixed, list.types.toArray(MemoryLayout[]::new)).asSpreader(Object[].class, list.types.size());
                handles.put(List.copyOf(list.types), handle);
            }
            return handle;
        }
    }
}
