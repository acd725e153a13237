package tools;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.Command.Outcome;
import tools.Step.Verb;

/** Where a play is performed: in an empty folder, at a port that nobody uses. What is left running ends when it is closed. */
public final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Starts the command of a role in a folder. */
    public interface Launcher {
        Command launch(String role, List<String> words, Path folder) throws IOException;
    }

    /** Starts a command as it is. */
    public static final Launcher PLAIN = (role, words, folder) -> Command.open(folder, Map.of(), words);

    /** Something happened that is not as the script says. */
    public static final class NotAsWritten extends Exception {
        private static final long serialVersionUID = 1;

        NotAsWritten(Step step, String instead) {
            super(step.where() + ": " + step + ", but " + instead);
        }
    }

    /** A program that runs, or has run, and how much of its output the play has used. */
    private static final class Actor {
        final Command command;
        int printed;
        int complained;

        Actor(Command command) {
            this.command = command;
        }

        Output output(Verb verb) {
            return verb == Verb.PRINTS ? command.out : command.err;
        }

        int used(Verb verb) {
            return verb == Verb.PRINTS ? printed : complained;
        }
    }

    private final Map<String, Language> cast;
    private final Launcher launcher;
    private final Scratch scratch = new Scratch();
    private final int port;
    private final Map<String, Actor> actors = new HashMap<>();
    private final List<Actor> all = new ArrayList<>();
    private final Map<String, Peer> peers = new LinkedHashMap<>();

    /**
     * @param cast the language of each role that runs a program
     * @param launcher how a program is started
     */
    public Stage(Map<String, Language> cast, Launcher launcher) throws IOException {
        this(cast, launcher, Port.free());
    }

    /** A stage whose port is chosen. */
    Stage(Map<String, Language> cast, Launcher launcher, int port) throws IOException {
        this.cast = cast;
        this.launcher = launcher;
        this.port = port;
    }

    /** Performs a play, each role in its language. */
    public static void perform(Play play, Map<String, Language> cast, Launcher launcher) throws Exception {
        try (var stage = new Stage(cast, launcher)) {
            for (var step : play.steps())
                stage.perform(step);
        }
    }

    /** {@return the port that PORT stands for} */
    public int port() {
        return port;
    }

    /** {@return the command that a role has started last, or null} */
    public Command command(String role) {
        var actor = actors.get(role);
        return actor == null ? null : actor.command;
    }

    /** {@return the words of a step's command, with the port and the address in it} */
    public List<String> words(Step runs) {
        var words = new ArrayList<>(filled(runs.words()));
        words.set(0, cast.get(runs.role()).command(words.getFirst()).toString());
        return words;
    }

    private List<String> filled(List<String> words) {
        return filled(words, port);
    }

    /** {@return words with what PORT and ADDRESS stand for} */
    public static List<String> filled(List<String> words, Object port) {
        return words.stream().map(word -> switch (word) {
            case "PORT" -> port.toString();
            case "ADDRESS" -> Loopback.TEXT;
            default -> word;
        }).toList();
    }

    /** Performs the steps of a play that come before one of them. */
    public void performUntil(Play play, Step end) throws Exception {
        for (var step : play.steps()) {
            if (step == end)
                return;
            perform(step);
        }
    }

    /** Performs one step. */
    public void perform(Step step) throws Exception {
        switch (step.verb()) {
            case RUNS -> run(step);
            case LISTENS -> awaitListener(step);
            case PRINTS -> actors.get(step.role()).printed += came(step);
            case COMPLAINS -> actors.get(step.role()).complained += came(step);
            case IS_TOLD -> command(step.role()).type(step.text().bytes());
            case IS_TOLD_NO_MORE -> command(step.role()).endInput();
            case IS_SENT -> command(step.role()).signal(step.words().getFirst().replaceFirst("^SIG", ""));
            case ENDS -> end(step);
            case ANSWERS -> peers.put(step.role(), isUdp(step) ? DatagramPeer.answering(port(step)) : StreamPeer.answering(port(step)));
            case IS_BUSY_AT -> peers.put(step.role(), StreamPeer.busy(port(step)));
            case DIALS -> peers.put(step.role(), isUdp(step) ? DatagramPeer.dialling(port(step)) : StreamPeer.dialling(port(step)));
            case SAYS -> peers.get(step.role()).say(step.text().bytes());
            case SAYS_FROM_ANOTHER_PORT -> peers.get(step.role()).sayFromAnotherPort(step.text().bytes());
            case IS_ECHOED -> {
                long lost = peers.get(step.role()).echoed(Long.parseLong(step.words().getFirst()));
                if (lost != -1)
                    throw new NotAsWritten(step, "what it hears differs from what it says at byte " + lost);
            }
            case SAYS_NO_MORE -> peers.get(step.role()).sayNoMore();
            case HEARS -> {
                var heard = peers.get(step.role()).hear(step.text().bytes().length());
                if (!heard.equals(step.text().bytes()))
                    throw new NotAsWritten(step, "it hears " + Script.quoted(heard));
            }
            case HEARS_THE_END -> {
                var heard = peers.get(step.role()).hearTheEnd();
                if (!heard.isEmpty())
                    throw new NotAsWritten(step, "it hears " + Script.quoted(heard));
            }
            case HANGS_UP -> peers.get(step.role()).hangUp();
            case RESETS -> peers.get(step.role()).reset();
            case IS, IS_FILLED_WITH, LINKS_TO -> make(step, scratch);
            case EQUALS -> {
                long difference = Files.mismatch(scratch.file(step.role()), scratch.file(step.words().getFirst()));
                if (difference != -1)
                    throw new NotAsWritten(step, "they differ at byte " + difference);
            }
            case HOLDS -> {
                var file = scratch.file(step.role());
                var held = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : null;
                if (held == null)
                    throw new NotAsWritten(step, "there is no such file");
                if (step.text().length(held) != held.length())
                    throw new NotAsWritten(step, "it holds " + Script.quoted(held));
            }
        }
    }

    /** {@return a folder with the files that a play makes; no other step is performed} */
    public static Scratch folder(Play play) throws IOException {
        var folder = new Scratch();
        for (var step : play.steps())
            make(step, folder);
        return folder;
    }

    private static void make(Step step, Scratch folder) throws IOException {
        var file = folder.file(step.role());
        switch (step.verb()) {
            case IS -> Files.writeString(file, step.text().bytes(), StandardCharsets.ISO_8859_1);
            case IS_FILLED_WITH -> {
                try (var bytes = new BufferedOutputStream(Files.newOutputStream(file))) {
                    new RandomBytes(Long.parseLong(step.words().getFirst())).transferTo(bytes);
                }
            }
            case LINKS_TO -> Files.createSymbolicLink(file, Path.of(step.words().getFirst()));
            default -> {} // it makes no file
        }
    }

    private static boolean isUdp(Step step) throws IOException {
        if (step.words().size() == 1)
            return false;
        if (step.words().size() == 2 && step.words().getFirst().equals("udp"))
            return true;
        throw new IOException(step.where() + ": " + step + ": a peer " + step.verb().spelling + " PORT or udp PORT");
    }

    private int port(Step step) {
        return Integer.parseInt(filled(step.words()).getLast());
    }

    private void run(Step step) throws IOException {
        var actor = new Actor(launcher.launch(step.role(), words(step), scratch.folder()));
        actors.put(step.role(), actor);
        all.add(actor);
    }

    private void awaitListener(Step step) throws Exception {
        var words = filled(step.words());
        var what = words.getLast();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!switch (words.getFirst()) {
            case "tcp" -> Port.isListenedAt(Integer.parseInt(what));
            case "udp" -> Port.isBound(Integer.parseInt(what));
            case "unix" -> Files.exists(scratch.file(what));
            default -> throw new IOException(step.where() + ": " + step + ": one listens at tcp, udp or unix");
        }) {
            if (!command(step.role()).process.isAlive())
                throw new NotAsWritten(step, "it has ended: " + command(step.role()).outcome().inALine());
            if (System.nanoTime() > end)
                throw new NotAsWritten(step, "it does not within " + PATIENCE.toSeconds() + " s");
            Thread.sleep(5);
        }
    }

    /** Waits for a text. {@return its length} */
    private int came(Step step) throws Exception {
        var actor = actors.get(step.role());
        int from = actor.used(step.verb());
        var there = actor.output(step.verb()).await(PATIENCE, text -> step.text().isDecided(text.substring(from))).substring(from);
        int length = step.text().length(there);
        if (length == -1)
            throw new NotAsWritten(step, there.isEmpty() ? "nothing comes" : "this comes: " + Script.quoted(there));
        return length;
    }

    /** {@return whether it is already clear if a text is printed or not} */
    public boolean isDecided(Step step) {
        var actor = actors.get(step.role());
        return step.text().isDecided(actor.output(step.verb()).soFar().substring(actor.used(step.verb())));
    }

    private void end(Step step) throws Exception {
        var actor = actors.get(step.role());
        actor.command.endInput();
        if (!actor.command.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            throw new NotAsWritten(step, "it still runs after " + PATIENCE.toSeconds() + " s");
        var outcome = actor.command.outcome();
        var rest = new Outcome(outcome.status(), outcome.out().substring(actor.printed), outcome.err().substring(actor.complained));
        if (!rest.end().equals(String.join(" ", step.words())) || !rest.out().isEmpty() || !rest.err().isEmpty())
            throw new NotAsWritten(step, "it ends so: " + rest.end()
                    + (rest.out().isEmpty() ? "" : ", prints " + Script.quoted(rest.out()))
                    + (rest.err().isEmpty() ? "" : ", complains " + Script.quoted(rest.err())));
    }

    @Override
    public void close() throws IOException {
        for (var actor : all)
            actor.command.close();
        for (var peer : peers.values())
            peer.close();
        scratch.close();
    }
}
