/* tcp_server: wait for one caller, on every address of this machine; say "Hello World!". */
import static libc.C.*;
import static libc.arpa.inet_h.*;
import static libc.netinet.in_h.*;
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

int main(int argc, String[] argv)
{ try (var stack = Arena.ofConfined()) {
    if (argc != 2) {
        printf("Usage : %s <port>\n", argv[0]);
        exit(1);
    }

    int serv_sock = socket(PF_INET, SOCK_STREAM, 0);
    if (serv_sock == -1)
        error_handling("socket");

    var serv_addr = new sockaddr_in(stack);
    memset(serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family(AF_INET);
    serv_addr.sin_addr().s_addr(htonl(INADDR_ANY));
    serv_addr.sin_port(htons(atoi(argv[1])));

    if (bind(serv_sock, serv_addr, sizeof(serv_addr)) == -1)
        error_handling("bind");

    if (listen(serv_sock, 5) == -1)
        error_handling("listen");

    int clnt_sock = accept(serv_sock, NULL, NULL);
    if (clnt_sock == -1)
        error_handling("accept");

    /* A write may take only a part; the loop sends the rest. */
    var message = stack.allocateFrom("Hello World!");
    long sent = 0;
    while (sent < sizeof(message)) {
        long n = write(clnt_sock, message.asSlice(sent), sizeof(message) - sent);
        if (n == -1)
            error_handling("write");
        sent += n;
    }

    close(clnt_sock);
    close(serv_sock);
    return 0;
}}

void main(String[] args)
{
    exit(main(args.length + 1, argv(args)));
}
