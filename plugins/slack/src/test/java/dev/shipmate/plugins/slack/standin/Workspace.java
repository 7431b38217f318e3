package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the stand-in knows: channels, messages, triggers, response addresses, files. */
final class Workspace {

    static final String BOT = "U0BOT00000";
    static final String TEAM = "T0EXAMPLE";

    private static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);
    private static final Duration URL_LIFE = Duration.ofMinutes(30);
    private static final int URL_USES = 5;

    private final Clock clock;
    private final Map<String, Set<String>> channels = new HashMap<>();
    private final Set<String> archived = new HashSet<>();
    private final Board board = new Board();
    private final Directory directory = new Directory();
    private final Map<String, Instant> triggers = new HashMap<>();
    private final Map<String, String> triggerUsers = new HashMap<>();
    private final Set<String> usedTriggers = new HashSet<>();
    private final Map<String, Instant> urls = new HashMap<>();
    private final Map<String, Place> urlPlaces = new HashMap<>();
    private final Map<String, Integer> urlUses = new HashMap<>();
    private final Map<String, JsonObject> files = new HashMap<>();
    private final Set<String> uploaded = new HashSet<>();
    /** A host remembers what it was sent by an earlier stand-in. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private int number = 100;

    Workspace(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a response address belongs to.
     *
     * @param original the message in which something was pressed; empty for a slash command
     */
    record Place(String channel, String user, String original) {}

    Board board() {
        return board;
    }

    Directory directory() {
        return directory;
    }

    synchronized void channel(String id, Set<String> members) {
        channels.put(id, new HashSet<>(members));
    }

    synchronized void join(String channel, String user) {
        channels.computeIfAbsent(channel, id -> new HashSet<>(Set.of(BOT))).add(user);
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

    /** Puts a message up; returns the time that names it. */
    synchronized String post(String channel, String reader, String thread, JsonObject content) {
        String ts = nextTs();
        board.put(new Posted(ts, channel, thread, reader, content));
        return ts;
    }

    /** Opens a form for whose trigger it is; returns its id. */
    synchronized String open(String trigger, JsonObject view) {
        String id = "V" + number++;
        board.put(new Posted(id, "", "", triggerUsers.getOrDefault(trigger, ""), view));
        return id;
    }

    synchronized String nextTs() {
        return clock.instant().getEpochSecond() + "." + String.format("%06d", number++);
    }

    /** Returns whether there is a message that the bot can change: not one that its reader alone sees. */
    synchronized boolean hasMessage(String channel, String ts) {
        return board.find(ts)
                .filter(posted ->
                        posted.channel().equals(channel) && posted.reader().isEmpty())
                .isPresent();
    }

    synchronized String newTrigger(String user) {
        String id = number++ + ".13." + run;
        triggers.put(id, clock.instant());
        triggerUsers.put(id, user);
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

    synchronized String newUrl(Place place) {
        String id = "T0001/" + number++ + "/" + run;
        urls.put(id, clock.instant());
        urlPlaces.put(id, place);
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

    synchronized Place placeOf(String url) {
        return urlPlaces.getOrDefault(url, new Place("", "", ""));
    }

    synchronized String newFile(JsonObject description) {
        String id = "F" + number++;
        files.put(id, description);
        return id;
    }

    synchronized boolean upload(String id, int length) {
        return files.containsKey(id)
                && WebApi.text(files.get(id), "length").equals(String.valueOf(length))
                && uploaded.add(id);
    }

    /** Returns the description of a file that was uploaded and not yet shared. */
    synchronized Optional<JsonObject> share(String id) {
        return uploaded.remove(id) ? Optional.of(files.get(id)) : Optional.empty();
    }

    private boolean isOlder(Instant then, Duration life) {
        return clock.instant().isAfter(then.plus(life));
    }
}
