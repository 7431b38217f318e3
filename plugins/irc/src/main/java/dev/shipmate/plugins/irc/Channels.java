package dev.shipmate.plugins.irc;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The channels that the bot is in, and those that it wants back into. The thread that holds the connection changes it. */
final class Channels {

    /** A server that kicks is not to be annoyed. */
    private static final Duration AFTER_KICK = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Map<String, String> wanted;
    private final Outgoing outgoing;
    private final Health health;
    private final Map<String, String> joined = new ConcurrentHashMap<>();
    private final Map<String, Long> rejoinAt = new HashMap<>();

    /**
     * Makes one.
     *
     * @param wanted the channels with their keys
     */
    Channels(Map<String, String> wanted, Outgoing outgoing, Health health) {
        this.wanted = wanted;
        this.outgoing = outgoing;
        this.health = health;
    }

    /** Enters all. */
    void joinAll() {
        wanted.keySet().forEach(this::join);
    }

    /** Returns how a channel is written, if the bot is in it. */
    Optional<String> name(String channel, ServerFacts facts) {
        return Optional.ofNullable(joined.get(facts.fold(channel)));
    }

    /** Returns whether the bot is to be in a channel. */
    boolean isWanted(String channel, ServerFacts facts) {
        return configured(channel, facts).isPresent();
    }

    /** Returns the channels that the bot is in, by their ids. */
    Map<String, String> all() {
        return Map.copyOf(joined);
    }

    /** Notes that the bot is in a channel. */
    void joined(String channel, ServerFacts facts) {
        joined.put(facts.fold(channel), channel);
        rejoinAt.remove(facts.fold(channel));
        configured(channel, facts).ifPresent(health::inside);
    }

    /** Notes that the bot has left a channel, or was made to. */
    void left(String channel, ServerFacts facts, String why) {
        joined.remove(facts.fold(channel));
        if (configured(channel, facts).isPresent()) {
            health.outside(channel, "not in " + channel + ": " + why);
            rejoinAt.put(facts.fold(channel), System.nanoTime() + AFTER_KICK.toNanos());
        }
    }

    /** Notes that the server does not let the bot into a channel. */
    void refused(String channel, ServerFacts facts, String number, String words) {
        String what = switch (number) {
            case "471" -> "it is full";
            case "473" -> "the bot needs an invitation: /invite it, or exempt it with mode +I";
            case "474" -> "the bot is banned there: lift the ban, or take the channel out of irc_channels";
            case "475" -> "it needs a key: set irc_channel_keys";
            case "477" -> "only registered accounts may enter: set irc_sasl_user and irc_sasl_password";
            case "405" -> "the server allows no more channels: shorten irc_channels";
            default -> words;
        };
        health.outside(channel, "not in " + channel + ": " + what);
        rejoinAt.put(facts.fold(channel), System.nanoTime() + AGAIN.toNanos());
    }

    /** Enters a channel at once to which the bot is invited, if it is one of its own. */
    void invited(String channel, ServerFacts facts) {
        if (configured(channel, facts).isPresent() && name(channel, facts).isEmpty()) {
            rejoinAt.put(facts.fold(channel), System.nanoTime());
        }
    }

    /** Tries again what is due. */
    void tick(ServerFacts facts) {
        long now = System.nanoTime();
        List<String> due = rejoinAt.entrySet().stream()
                .filter(entry -> now - entry.getValue() >= 0)
                .map(Map.Entry::getKey)
                .toList();
        for (String channel : due) {
            rejoinAt.put(channel, now + AGAIN.toNanos());
            configured(channel, facts).ifPresent(this::join);
        }
    }

    private void join(String channel) {
        String key = wanted.getOrDefault(channel, "");
        outgoing.urgent("JOIN " + channel + (key.isEmpty() ? "" : " " + key));
    }

    private Optional<String> configured(String channel, ServerFacts facts) {
        String folded = facts.fold(channel);
        return wanted.keySet().stream()
                .filter(name -> facts.fold(name).equals(folded))
                .findFirst();
    }
}
