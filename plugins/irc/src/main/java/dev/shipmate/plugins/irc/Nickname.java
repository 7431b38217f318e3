package dev.shipmate.plugins.irc;

import java.time.Duration;

/** What the bot is called, and how it gets its own name back. Used by the thread that holds the connection. */
final class Nickname {

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final String wanted;
    private final Outgoing outgoing;
    private final Health health;
    private volatile String current;
    private long tryAt;

    Nickname(String wanted, String current, Outgoing outgoing, Health health) {
        this.wanted = wanted;
        this.outgoing = outgoing;
        this.health = health;
        this.current = current;
        became(current);
    }

    /** Returns the nickname of now. */
    String current() {
        return current;
    }

    /** Returns whether a name is the one of now, or the one that it should be. */
    boolean isMeant(String name, ServerFacts facts) {
        String folded = facts.fold(name);
        return folded.equals(facts.fold(current)) || folded.equals(facts.fold(wanted));
    }

    /** Notes that the server calls the bot so. */
    void became(String name) {
        current = name;
        tryAt = System.nanoTime() + AGAIN.toNanos();
        health.nickname(
                name.equals(wanted)
                        ? ""
                        : "the nickname " + wanted + " is taken, the bot is called " + name
                                + ": free it, or choose another irc_nick");
    }

    /** Notes that somebody has left or is called otherwise: perhaps the name is free. */
    void left(String name, ServerFacts facts) {
        if (facts.fold(name).equals(facts.fold(wanted))) {
            tryAt = System.nanoTime();
        }
    }

    /** Asks for its own name now and then. */
    void tick() {
        if (!current.equals(wanted) && System.nanoTime() - tryAt >= 0) {
            tryAt = System.nanoTime() + AGAIN.toNanos();
            outgoing.urgent("NICK " + wanted);
        }
    }
}
