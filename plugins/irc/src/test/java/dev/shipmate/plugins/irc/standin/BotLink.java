package dev.shipmate.plugins.irc.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of a bot to {@link FakeIrc}. */
final class BotLink {

    private static final int LONGEST = 512;
    private static final int BURST = 4;

    private final FakeIrc server;
    private final Socket socket;
    private final Set<String> channels = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> open = new HashMap<>();
    private final Map<String, CountDownLatch> pings = new ConcurrentHashMap<>();
    private final StringBuilder proof = new StringBuilder();
    private volatile String nick = "";
    private volatile boolean isRegistered;
    private String user = "";
    private String lastTarget = "";
    private boolean isNegotiating;
    private boolean isPasswordRight;
    private boolean isSilent;
    private boolean hasTags;
    private long due;
    private int number;

    BotLink(FakeIrc server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    void start() {
        Thread thread = new Thread(this::run, "fake-irc-bot");
        thread.setDaemon(true);
        thread.start();
    }

    String nick() {
        return nick;
    }

    boolean isIn() {
        return isRegistered && !socket.isClosed();
    }

    boolean isIn(String channel) {
        return isIn() && channels.contains(channel);
    }

    void kicked(String channel) {
        if (isIn() && channels.remove(channel)) {
            send(":root!r@h KICK " + channel + " " + nick + " :out");
        }
    }

    void send(String line) {
        String sent = hasTags ? line : line.replaceFirst("^@\\S+ ", "");
        try {
            synchronized (socket) {
                socket.getOutputStream().write((sent + "\r\n").getBytes(UTF_8));
            }
        } catch (IOException e) {
            close();
        }
    }

    void sendAndWait(String line) {
        String token = "seen-" + ++number;
        CountDownLatch seen = new CountDownLatch(1);
        pings.put(token, seen);
        send(line);
        send("PING :" + token);
        try {
            while (!seen.await(20, TimeUnit.MILLISECONDS) && isIn()) {
                // until it is seen, or the connection has ended
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        isRegistered = false;
        try {
            socket.close();
        } catch (IOException e) {
            // it is
        }
    }

    private void run() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                check(line);
                hear(line);
            }
        } catch (IOException e) {
            // closed
        } finally {
            close();
        }
    }

    private void check(String line) {
        int length = (":" + mask() + " " + line + "\r\n").getBytes(UTF_8).length;
        if (isRegistered && length > LONGEST) {
            server.alarm("a line of " + length + " bytes would be cut: " + line);
        }
        if (line.chars().anyMatch(character -> character < ' ' && character != 2)) {
            server.alarm("codes in " + line);
        }
        if (line.matches("(PRIVMSG|NOTICE) #\\S+ :[!.@~][a-z].*")) {
            server.alarm("an order to other bots: " + line);
        }
        long pause = server.pauseMillis();
        long now = System.currentTimeMillis();
        if (isRegistered && pause > 0 && !line.startsWith("P")) {
            due = Math.max(due, now) + pause;
        } else if (isRegistered && pause > 0 && line.startsWith("PRIVMSG")) {
            due = Math.max(due, now) + pause;
            if (due - now > (BURST + 1) * pause) {
                server.alarm("too fast");
                send("ERROR :Closing Link: " + nick + " (Excess Flood)");
                close();
            }
        }
    }

    private String mask() {
        return nick + "!" + user + "@" + "a-host-with-a-very-long-name.customers.of.some-provider.example.org";
    }

    private void hear(String line) {
        String[] words = line.split(" ", 3);
        String first = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "CAP" -> capabilities(words);
            case "AUTHENTICATE" -> authenticate(first);
            case "PASS" -> isPasswordRight = line.substring(6).equals(server.password());
            case "NICK" -> nick(first);
            case "USER" -> {
                user = "~" + first;
                welcome();
            }
            case "PING" -> pinged(line.substring(6));
            case "PONG" -> {
                CountDownLatch seen = pings.remove(line.substring(6));
                if (seen != null) {
                    seen.countDown();
                }
            }
            case "JOIN" -> join(first);
            case "WHOIS" -> whois(first);
            case "PRIVMSG", "NOTICE" -> message(first, line);
            case "QUIT" -> close();
            default -> {
                if (!words[0].equals("MODE")) {
                    numeric("421", words[0] + " :Unknown command");
                }
            }
        }
    }

    private void capabilities(String[] words) {
        if (server.capabilities().isEmpty()) {
            numeric("421", "CAP :Unknown command");
            return;
        }
        switch (words[1]) {
            case "LS" -> {
                isNegotiating = true;
                send(":irc.test CAP * LS * :away-notify chghost");
                send(":irc.test CAP * LS :" + server.capabilities());
            }
            case "REQ" -> {
                hasTags = words[2].contains("message-tags") || words[2].contains("account-tag");
                send(":irc.test CAP * ACK :" + words[2].substring(1));
            }
            default -> {
                isNegotiating = false;
                welcome();
            }
        }
    }

    private void authenticate(String part) {
        if (part.equals("PLAIN")) {
            send("AUTHENTICATE +");
            return;
        }
        proof.append(part.equals("+") ? "" : part);
        if (part.length() == 400) {
            return;
        }
        boolean isRight = new String(Base64.getDecoder().decode(proof.toString()), UTF_8).equals(server.sasl());
        if (isRight) {
            numeric("900", mask() + " bot :You are now logged in as bot");
            numeric("903", ":SASL authentication successful");
        } else {
            numeric("904", ":SASL authentication failed");
        }
    }

    private void nick(String wanted) {
        if (server.isTaken(wanted)) {
            numeric("433", wanted + " :Nickname is already in use");
            return;
        }
        String before = mask();
        nick = wanted;
        if (isRegistered) {
            send(":" + before + " NICK :" + wanted);
        } else {
            welcome();
        }
    }

    private void welcome() {
        if (nick.isEmpty() || user.isEmpty() || isNegotiating || isRegistered) {
            return;
        }
        if (!server.password().isEmpty() && !isPasswordRight) {
            numeric("464", ":Password incorrect");
            send("ERROR :Closing Link: bad password");
            close();
            return;
        }
        numeric("001", ":Welcome to " + FakeIrc.NETWORK);
        numeric("005", "CASEMAPPING=rfc1459 CHANTYPES=#" + server.networkToken() + " :are supported by this server");
        numeric("005", "BOT=B NICKLEN=30 :are supported by this server");
        numeric("376", ":End of message of the day.");
        isRegistered = true;
    }

    private void join(String channel) {
        if (server.isClosed(channel)) {
            numeric("474", channel + " :Cannot join channel (+b)");
            return;
        }
        send(":" + mask() + " JOIN " + channel);
        numeric("353", "= " + channel + " :@root " + nick);
        numeric("366", channel + " :End of /NAMES list.");
        channels.add(channel);
    }

    private void whois(String asked) {
        String account = server.accountOf(asked);
        if (account == null) {
            numeric("401", asked + " :No such nick/channel");
        } else {
            numeric("311", asked + " u h * :" + asked);
            if (!account.isEmpty()) {
                numeric("330", asked + " " + account + " :is logged in as");
            }
        }
        numeric("318", asked + " :End of /WHOIS list.");
    }

    private void message(String target, String line) {
        String fault = server.nextFault();
        switch (fault) {
            case "limited" -> numeric("439", target + " :Target change too fast. Please wait 1 second.");
            case "broken" -> numeric("400", "PRIVMSG :Unknown error");
            case "silent" -> isSilent = true;
            case "closed" -> {
                send("ERROR :Closing Link");
                close();
            }
            default -> {
                boolean isChannel = target.startsWith("#");
                if (isChannel && !channels.contains(target)) {
                    numeric("404", target + " :Cannot send to channel");
                } else if (!isChannel && server.accountOf(target) == null) {
                    numeric("401", target + " :No such nick/channel");
                } else {
                    String folded = target.toLowerCase(Locale.ROOT);
                    open.computeIfAbsent(folded, fresh -> new ArrayList<>()).add(line);
                    lastTarget = folded;
                }
            }
        }
    }

    private void pinged(String token) {
        List<String> lines = open.remove(lastTarget);
        if (lines != null) {
            server.said(lastTarget, lines);
        }
        lastTarget = "";
        if (!isSilent) {
            send(":irc.test PONG irc.test :" + token);
        }
        isSilent = false;
    }

    private void numeric(String code, String rest) {
        send(":irc.test " + code + " " + (nick.isEmpty() ? "*" : nick) + " " + rest);
    }
}
