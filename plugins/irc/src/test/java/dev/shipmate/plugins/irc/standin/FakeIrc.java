package dev.shipmate.plugins.irc.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A server of IRC for one bot: capabilities, SASL, channels, accounts, WHOIS, the lengths of lines and a penalty for those who
 * send too fast. Its people are in all of its channels.
 */
public final class FakeIrc implements AutoCloseable {

    /** The name of its network. */
    public static final String NETWORK = "TestNet";

    private final ServerSocket listening;
    private final List<BotLink> links = new CopyOnWriteArrayList<>();
    private final List<Utterance> said = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private String capabilities = "account-tag batch message-tags sasl=PLAIN,EXTERNAL";
    private String password = "";
    private String sasl = "";
    private String network = " NETWORK=" + NETWORK;
    private Predicate<String> closedChannels = channel -> false;
    private long pauseMillis;
    private String fault = "";
    private int faults;
    private int number;

    /** Starts one that speaks without encryption. */
    public FakeIrc() {
        this(open());
    }

    /** Starts one on a socket that may encrypt. */
    public FakeIrc(ServerSocket listening) {
        this.listening = listening;
        Thread thread = new Thread(this::accept, "fake-irc");
        thread.setDaemon(true);
        thread.start();
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Offers these capabilities alone; the empty text for a server that has never heard of any. */
    public synchronized FakeIrc offering(String list) {
        capabilities = list;
        return this;
    }

    /** Lets in who knows it. */
    public synchronized FakeIrc withPassword(String word) {
        password = word;
        return this;
    }

    /** Logs in who proves it: user, NUL, user, NUL, password. */
    public synchronized FakeIrc withSasl(String proof) {
        sasl = proof;
        return this;
    }

    /** Does not say what its network is called. */
    public synchronized FakeIrc withoutNetwork() {
        network = "";
        return this;
    }

    /** Closes the connection of who sends more than four lines and one for each pause. */
    public synchronized FakeIrc withPenalty(long millis) {
        pauseMillis = millis;
        return this;
    }

    /** Keeps everybody out of some channels. */
    public synchronized FakeIrc closing(Predicate<String> channels) {
        closedChannels = channels;
        return this;
    }

    /** Logs somebody in; the empty text logs them out. */
    public synchronized FakeIrc account(String nick, String account) {
        accounts.put(nick, account);
        return this;
    }

    /** Lets somebody have a nickname. */
    public synchronized FakeIrc taking(String nick) {
        taken.add(nick);
        return this;
    }

    /** Lets a nickname go. */
    public void leaving(String nick) {
        synchronized (this) {
            taken.remove(nick);
        }
        send(":" + nick + "!u@h QUIT :gone");
    }

    /** Returns where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Lets the next messages of the bot fail. */
    public synchronized void fails(String how, int times) {
        fault = how;
        faults = times;
    }

    /** Returns all that was said, the oldest first. */
    public synchronized List<Utterance> said() {
        return List.copyOf(said);
    }

    /** Returns what should not have been sent. */
    public synchronized List<String> alarms() {
        return List.copyOf(alarms);
    }

    /** Returns whether a bot is in a channel. */
    public boolean isIn(String channel) {
        return links.stream().anyMatch(link -> link.isIn(channel));
    }

    /** Returns what the bot is called, the empty string for none. */
    public String bot() {
        return links.stream()
                .filter(BotLink::isIn)
                .map(BotLink::nick)
                .findFirst()
                .orElse("");
    }

    /** Returns how many connections there have been and are. */
    public int connections() {
        return links.size();
    }

    /** Sends a line to whoever is connected. */
    public void send(String line) {
        links.stream().filter(BotLink::isIn).forEach(link -> link.send(line));
    }

    /** Sends a line and returns when the bot is done with it, or is gone. */
    public void sendAndWait(String line) {
        links.stream().filter(BotLink::isIn).forEach(link -> link.sendAndWait(line));
    }

    /** Ends all connections. */
    public void drop() {
        links.forEach(BotLink::close);
    }

    /** Takes the bot out of a channel. */
    public void kick(String channel) {
        links.forEach(link -> link.kicked(channel));
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop();
    }

    synchronized String capabilities() {
        return capabilities;
    }

    synchronized String password() {
        return password;
    }

    synchronized String sasl() {
        return sasl;
    }

    synchronized String networkToken() {
        return network;
    }

    synchronized long pauseMillis() {
        return pauseMillis;
    }

    synchronized boolean isClosed(String channel) {
        return closedChannels.test(channel);
    }

    synchronized boolean isTaken(String nick) {
        return taken.contains(nick);
    }

    /** Returns the account of somebody, the empty string for none, null for nobody. */
    synchronized String accountOf(String nick) {
        return accounts.get(nick);
    }

    synchronized void alarm(String what) {
        alarms.add(what);
    }

    synchronized void said(String target, List<String> lines) {
        said.add(new Utterance(++number, target.toLowerCase(Locale.ROOT), List.copyOf(lines)));
    }

    /** Returns how the next message fails, the empty string if it does not. */
    synchronized String nextFault() {
        if (faults == 0) {
            return "";
        }
        faults--;
        return fault;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                BotLink link = new BotLink(this, socket);
                links.add(link);
                link.start();
            }
        } catch (IOException e) {
            // closed
        }
    }
}
