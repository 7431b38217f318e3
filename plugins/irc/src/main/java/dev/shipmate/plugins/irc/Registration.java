package dev.shipmate.plugins.irc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The beginning of a connection: which capabilities there are, the password, the account, a nickname. All of it has
 * happened when the server says that its message of the day has ended.
 */
final class Registration {

    /** Says with each line which account its sender is logged in to; without it the server is asked. */
    static final String ACCOUNT_TAG = "account-tag";

    /** Tags, among them the id of a message. */
    private static final List<String> WANTED = List.of(ACCOUNT_TAG, "message-tags", "batch");

    private static final int SASL_PART = 400;

    private final IrcConfig config;
    private final Talk talk;
    private final Set<String> offered = new HashSet<>();
    private final Set<String> agreed = new HashSet<>();
    private String nick;
    private boolean isLoggedIn;
    private boolean isDone;

    /** Where lines go that need not wait for their turn. */
    @FunctionalInterface
    interface Talk {
        void send(String line) throws LostConnection;
    }

    Registration(IrcConfig config, Talk talk) {
        this.config = config;
        this.talk = talk;
        this.nick = config.nick();
    }

    /** Introduces the bot. */
    void begin() throws LostConnection {
        talk.send("CAP LS 302");
        if (!config.password().isEmpty()) {
            talk.send("PASS :" + config.password());
        }
        talk.send("NICK " + nick);
        talk.send("USER shipmate 0 * :Shipmate, says help");
    }

    /** Returns whether the server has let the bot in. */
    boolean isDone() {
        return isDone;
    }

    /** Returns whether a capability is in use. */
    boolean has(String capability) {
        return agreed.contains(capability);
    }

    /** Returns the nickname that the server gave. */
    String nick() {
        return nick;
    }

    /** Hears a line of the beginning. */
    void hear(IrcLine line) throws LostConnection {
        switch (line.command()) {
            case "CAP" -> capabilities(line);
            case "AUTHENTICATE" -> authenticate();
            case "900", "903" -> {
                isLoggedIn = true;
                if (line.command().equals("903")) {
                    talk.send("CAP END");
                }
            }
            case "902", "904", "905", "906", "908" ->
                throw new LostConnection("the server refuses the account: correct irc_sasl_user and irc_sasl_password");
            case "432" ->
                throw new LostConnection("the server takes no nickname like " + nick + ": choose another irc_nick");
            case "433", "436", "437" -> {
                nick = alternate(nick);
                talk.send("NICK " + nick);
            }
            case "463", "465" ->
                throw new LostConnection(
                        "the server lets nobody in from this machine (" + words(line) + "): ask its operator");
            case "464" -> throw new LostConnection("the server refuses the password: correct irc_password");
            case "001" -> {
                nick = line.param(0);
                if (!config.saslUser().isEmpty() && !isLoggedIn) {
                    throw withoutSasl();
                }
            }
            case "376", "422" -> isDone = true;
            default -> {
                // the rest is for people
            }
        }
    }

    private void capabilities(IrcLine line) throws LostConnection {
        switch (line.param(1)) {
            case "LS" -> {
                for (String capability : line.last().split(" ", -1)) {
                    offered.add(capability.replaceFirst("=.*", ""));
                }
                if (!line.param(2).equals("*")) {
                    request();
                }
            }
            case "ACK" -> {
                agreed.addAll(List.of(line.last().strip().split(" ", -1)));
                if (agreed.contains("sasl")) {
                    talk.send("AUTHENTICATE PLAIN");
                } else {
                    talk.send("CAP END");
                }
            }
            case "NAK" -> talk.send("CAP END");
            default -> {
                // news of a connection that is in use
            }
        }
    }

    private void request() throws LostConnection {
        Set<String> wanted = new TreeSet<>(WANTED);
        wanted.retainAll(offered);
        if (!config.saslUser().isEmpty()) {
            if (!offered.contains("sasl")) {
                throw withoutSasl();
            }
            wanted.add("sasl");
        }
        talk.send(wanted.isEmpty() ? "CAP END" : "CAP REQ :" + String.join(" ", wanted));
    }

    private void authenticate() throws LostConnection {
        String proof = config.saslUser() + "\0" + config.saslUser() + "\0" + config.saslPassword();
        String encoded = Base64.getEncoder().encodeToString(proof.getBytes(UTF_8));
        for (int at = 0; at <= encoded.length(); at += SASL_PART) {
            String part = encoded.substring(at, Math.min(at + SASL_PART, encoded.length()));
            talk.send("AUTHENTICATE " + (part.isEmpty() ? "+" : part));
        }
    }

    private static LostConnection withoutSasl() {
        return new LostConnection(
                "the server has no SASL to log in with: leave out irc_sasl_user and irc_sasl_password,"
                        + " or name another irc_host");
    }

    /** Returns the next nickname to try: with one more line below it, then with a number in place of its end. */
    static String alternate(String nick) {
        String plain = nick.replaceFirst("[_0-9]+$", "");
        int tries = nick.length() - plain.length();
        if (tries < 2) {
            return nick + "_";
        }
        int number = nick.endsWith("_") ? 1 : Integer.parseInt(nick.replaceFirst("^.*?([0-9]{1,4})$", "$1")) + 1;
        String begin = plain.substring(0, Math.min(plain.length(), 6));
        return begin + "_" + number;
    }

    static String words(IrcLine line) {
        String words = IrcText.plain(line.last());
        return words.length() > 200 ? words.substring(0, 200) : words;
    }
}
