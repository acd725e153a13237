package libc;

import static libc.C.*;
import static libc.sys.socket_h.*;
import static libc.sys.un_h.*;
import static libc.unistd_h.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets within this machine: sys/un.h. */
class UnixTest {
    @TempDir
    Path folder;

    @Test
    void a_file_name_is_an_address() {
        var path = folder.resolve("socket").toString();
        try (var stack = Arena.ofConfined()) {
            var addr = new sockaddr_un(stack);
            addr.sun_family(AF_UNIX);
            addr.sun_path().setString(0, path);
            int serv_sock = socket(PF_UNIX, SOCK_STREAM, 0);
            int clnt_sock = socket(PF_UNIX, SOCK_STREAM, 0);
            assertEquals(-1, connect(clnt_sock, addr, sizeof(addr)));
            assertEquals(0, bind(serv_sock, addr, sizeof(addr)));
            assertTrue(Files.exists(folder.resolve("socket")));
            assertEquals(0, listen(serv_sock, 5));
            assertEquals(0, connect(clnt_sock, addr, sizeof(addr)));
            var name = new sockaddr_storage(stack);
            var size = stack.allocateFrom(socklen_t, sizeof(name));
            assertEquals(0, getpeername(clnt_sock, name, size));
            assertEquals(AF_UNIX, new sockaddr_un(name).sun_family());
            assertEquals(path, new sockaddr_un(name).sun_path().getString(0));
            close(clnt_sock);
            close(serv_sock);
        }
    }

    @Test
    void a_name_that_is_too_long_is_refused() {
        try (var stack = Arena.ofConfined()) {
            var addr = new sockaddr_un(stack);
            assertThrows(IndexOutOfBoundsException.class, () -> addr.sun_path().setString(0, "x".repeat(sizeof(addr.sun_path()))));
        }
    }
}
