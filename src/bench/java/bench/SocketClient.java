package bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** hello_client as most Java programs would have it. */
class SocketClient {
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.out.printf("Usage : %s <IP> <port>%n", SocketClient.class.getSimpleName());
            System.exit(1);
        }
        try (var socket = new Socket(args[0], Integer.parseInt(args[1]))) {
            var message = new byte[29];
            int length = socket.getInputStream().read(message);
            System.out.println("Message from server: " + new String(message, 0, length - 1, StandardCharsets.UTF_8) + " ");
        }
    }
}
