/* linger: call an echo server three times, and hang up in each of the three ways of SO_LINGER. */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
import static libc.signal_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.string_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

void error_handling(String message)
{
    perror(message);
    exit(1);
}

/* A write may take only a part; the loop writes the rest. */
int write_all(int fd, MemorySegment message, long length)
{
    long written = 0;
    while (written < length) {
        long n = write(fd, message.asSlice(written), length - written);
        if (n == -1)
            return -1;
        written += n;
    }
    return 0;
}

/* Says "bye", waits for the echo, and hangs up. */
void call(sockaddr_in serv_addr, int onoff, int seconds)
{ try (var stack = Arena.ofConfined()) {
    int sock = socket(PF_INET, SOCK_STREAM, 0);
    if (sock == -1)
        error_handling("socket");

    var option = new libc.sys.socket_h.linger(stack);
    option.l_onoff(onoff);
    option.l_linger(seconds);
    if (setsockopt(sock, SOL_SOCKET, SO_LINGER, option, sizeof(option)) == -1)
        error_handling("setsockopt");

    if (connect(sock, serv_addr, sizeof(sockaddr_in.layout())) == -1)
        error_handling("connect");

    var message = stack.allocateFrom("bye\n");
    long length = strlen(message);
    if (write_all(sock, message, length) == -1)
        error_handling("write");

    long received = 0;
    while (received < length) {
        long n = read(sock, message.asSlice(received), length - received);
        if (n == -1)
            error_handling("read");
        if (n == 0) {
            fputs("read: the server has closed the connection\n", stderr);
            exit(1);
        }
        received += n;
    }

    printf("Hanging up: l_onoff %d, l_linger %d\n", onoff, seconds);
    close(sock);
}}

int main(int argc, String[] argv)
{ try (var stack = Arena.ofConfined()) {
    if (argc != 3) {
        printf("Usage : %s <IP> <port>\n", argv[0]);
        exit(1);
    }

    signal(SIGPIPE, SIG_IGN); /* A write to somebody who has gone is an error, and no reason to die. */

    var serv_addr = new sockaddr_in(stack);
    memset(serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family(AF_INET);
    serv_addr.sin_addr().s_addr(inet_addr(argv[1]));
    serv_addr.sin_port(htons(atoi(argv[2])));
    if (serv_addr.sin_addr().s_addr() == INADDR_NONE) {
        fputs("inet_addr: not an IPv4 address\n", stderr);
        exit(1);
    }

    call(serv_addr, 0, 0); /* as without the option: close returns at once, the kernel sends what is left, then FIN */
    call(serv_addr, 1, 0); /* close throws away what is not sent yet, and sends RST */
    call(serv_addr, 1, 5); /* close waits until all is acknowledged, 5 seconds at most */
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
