package twins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/**
 * How two programs play together, from plays.properties: who is called, who calls, and with which arguments.
 *
 * @param server the program that listens, then its arguments; PORT stands for a free port
 * @param client the program that calls, then its arguments; ADDRESS stands for the loopback address
 */
record Play(List<String> server, List<String> client) {

    static final String LOOPBACK = "127.0.0.1";

    /** {@return all there are} */
    static List<Play> all() throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/test/resources/plays.properties"))) {
            properties.load(file);
        }
        var names = new TreeSet<String>();
        properties.stringPropertyNames().forEach(key -> names.add(key.replaceFirst("\\..*", "")));
        var plays = new ArrayList<Play>();
        for (var name : names)
            plays.add(new Play(words(properties, name + ".server"), words(properties, name + ".client")));
        return plays;
    }

    private static List<String> words(Properties properties, String key) throws IOException {
        var words = properties.getProperty(key);
        if (words == null)
            throw new IOException("plays.properties has no " + key);
        return List.of(words.split(" "));
    }

    /** {@return the play of a program} */
    static Play of(String program) throws IOException {
        for (var play : all())
            if (program.equals(play.serverName()) || program.equals(play.clientName()))
                return play;
        throw new IOException("plays.properties does not say how " + program + " is played");
    }

    String serverName() {
        return server.getFirst();
    }

    String clientName() {
        return client.getFirst();
    }

    /** {@return the arguments of its server or of its client} */
    List<String> arguments(String program) {
        var words = program.equals(serverName()) ? server : client;
        return words.subList(1, words.size());
    }

    /** Puts a port in for PORT and the loopback address for ADDRESS. */
    static List<String> with(List<String> arguments, Object port) {
        return arguments.stream().map(word -> switch (word) {
            case "PORT" -> port.toString();
            case "ADDRESS" -> LOOPBACK;
            default -> word;
        }).toList();
    }

    /** Starts the server on one side, and waits until it listens. */
    Command serve(Side side, int port) throws IOException, InterruptedException {
        var command = Command.start(side.command(serverName()), with(arguments(serverName()), port).toArray());
        Port.awaitListener(port, command.process);
        return command;
    }

    /** Starts the client on one side. */
    Command call(Side side, int port) throws IOException {
        return Command.start(side.command(clientName()), with(arguments(clientName()), port).toArray());
    }
}
