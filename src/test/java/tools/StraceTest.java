package tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What strace has written is read as the calls that were made. */
class StraceTest {

    @Test
    void a_call_that_another_thread_cuts_in_two_is_one_and_stands_where_it_ended_but_a_close_where_it_began() {
        assertEquals(List.of("close(4) = 0", "openat(\"file\") = 4", "close(4) = 0", "socket(AF_INET) = 4", "read(4, \"x\", 1) = 1"), Strace.whole(List.of(
                "10 close(4 <unfinished ...>",
                "9  openat(\"file\") = 4",
                "10 <... close resumed>) = 0",
                "10 socket(AF_INET <unfinished ...>",
                "9  close(4) = 0",
                "10 <... socket resumed>) = 4",
                "10 read(4,  <unfinished ...>",
                "10 <... read resumed>\"x\", 1) = 1")));
    }

    @Test
    void calls_on_sockets_are_followed_and_descriptors_and_ports_have_names() {
        var lines = List.of(
                "openat(AT_FDCWD, \"file\", O_RDONLY) = 3", "read(3, \"a file\", 6) = 6", "close(3) = 0",
                "socket(AF_UNIX, SOCK_STREAM, 0) = 3", "close(3) = 0",
                "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3",
                "connect(3, {sa_family=AF_INET, sin_port=htons(9190), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0",
                "recvfrom(3, 0x7ffe03ff5010, 30, 0, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)",
                "write(1, \"out\", 3) = 3", "read(3, \"in\", 2) = 2", "close(3) = 0", "close(3) = -1 EBADF (Bad file descriptor)",
                "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3", "bind(3, {sa_family=AF_INET, sin_port=htons(8000)}, 16) = 0");
        assertEquals(List.of("socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = sock0",
                "connect(sock0, {sa_family=AF_INET, sin_port=htons(PORT), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0",
                "recvfrom(sock0, memory, 30, 0, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)",
                "write(1, \"out\", 3) = 3", "read(sock0, \"in\", 2) = 2", "close(sock0) = 0", "close(sock0) = -1 EBADF (Bad file descriptor)",
                "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = sock1", "bind(sock1, {sa_family=AF_INET, sin_port=htons(port1)}, 16) = 0"),
                SocketCalls.named(SocketCalls.andStandardStreams(lines), 9190));
        assertEquals(8, SocketCalls.of(lines).size());
    }
}
