package dev.shipmate.plugins.slack.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the stand-in knows: channels, messages, triggers, response addresses, files. */
final class Workspace {

    static final String BOT = "U0BOT00000";

    private static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);
    private static final Duration URL_LIFE = Duration.ofMinutes(30);
    private static final int URL_USES = 5;

    private final Clock clock;
    private final Map<String, Set<String>> channels = new HashMap<>();
    private final Set<String> archived = new HashSet<>();
    private final Set<String> messages = new HashSet<>();
    private final Map<String, Instant> triggers = new HashMap<>();
    private final Set<String> usedTriggers = new HashSet<>();
    private final Map<String, Instant> urls = new HashMap<>();
    private final Map<String, Integer> urlUses = new HashMap<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final Set<String> uploaded = new HashSet<>();
    /** A host remembers what it was sent by an earlier stand-in. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private int number = 100;

    Workspace(Clock clock) {
        this.clock = clock;
    }

    synchronized void channel(String id, Set<String> members) {
        channels.put(id, new HashSet<>(members));
    }

    synchronized void archive(String id) {
        archived.add(id);
    }

    /** Returns why the bot cannot speak there; empty if it can. */
    synchronized String unreachable(String channel) {
        if (!channels.containsKey(channel)) {
            return "channel_not_found";
        }
        if (!channels.get(channel).contains(BOT)) {
            return channel.startsWith("C") ? "not_in_channel" : "channel_not_found";
        }
        return archived.contains(channel) ? "is_archived" : "";
    }

    synchronized boolean isMember(String channel, String user) {
        return channels.getOrDefault(channel, Set.of()).contains(user);
    }

    synchronized boolean isUser(String user) {
        return user.matches("[UW][A-Z0-9]{2,}");
    }

    synchronized String direct(String user) {
        String id = "D" + "0".repeat(Math.max(0, 9 - user.length())) + user.substring(1);
        channel(id, Set.of(user, BOT));
        return id;
    }

    synchronized String post(String channel) {
        String ts = nextTs();
        messages.add(channel + ":" + ts);
        return ts;
    }

    synchronized String nextTs() {
        return clock.instant().getEpochSecond() + "." + String.format("%06d", number++);
    }

    synchronized boolean hasMessage(String channel, String ts) {
        return messages.contains(channel + ":" + ts);
    }

    synchronized void delete(String channel, String ts) {
        messages.remove(channel + ":" + ts);
    }

    synchronized String newTrigger() {
        String id = number++ + ".13." + run;
        triggers.put(id, clock.instant());
        return id;
    }

    /** Uses a trigger; returns why it cannot be used, empty if it can. */
    synchronized String useTrigger(String id) {
        Instant made = triggers.get(id);
        if (made == null) {
            return "invalid_trigger_id";
        }
        if (!usedTriggers.add(id)) {
            return "exchanged_trigger_id";
        }
        return isOlder(made, TRIGGER_LIFE) ? "expired_trigger_id" : "";
    }

    synchronized String newUrl() {
        String id = "T0001/" + number++ + "/" + run;
        urls.put(id, clock.instant());
        return id;
    }

    /** Uses a response address; returns why it cannot be used, empty if it can. */
    synchronized String useUrl(String id) {
        Instant made = urls.get(id);
        if (made == null || isOlder(made, URL_LIFE)) {
            return "expired_url";
        }
        return urlUses.merge(id, 1, Integer::sum) > URL_USES ? "used_url" : "";
    }

    synchronized String newFile(int length) {
        String id = "F" + number++;
        files.put(id, length);
        return id;
    }

    synchronized boolean upload(String id, int length) {
        return files.getOrDefault(id, -1) == length && uploaded.add(id);
    }

    /** Returns whether it was uploaded and not yet shared. */
    synchronized boolean share(String id) {
        return uploaded.remove(id);
    }

    private boolean isOlder(Instant then, Duration life) {
        return clock.instant().isAfter(then.plus(life));
    }
}
