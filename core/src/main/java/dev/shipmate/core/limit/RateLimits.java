package dev.shipmate.core.limit;

import dev.shipmate.spi.message.Origin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many commands a minute one user may send, and everybody in one channel together; each node counts by itself. Only
 * those are remembered who sent something last, {@value #BUCKETS} at most of each kind. The time is the one at which a
 * command came in, so that what waited is judged as if it had not.
 */
public final class RateLimits {

    private static final int BUCKETS = 10_000;
    private static final int LONGEST_ID = 100;

    private final int perUser;
    private final int perChannel;
    private final Map<String, Bucket> users = new Newest();
    private final Map<String, Bucket> channels = new Newest();

    /** Makes them; 0 is no limit. */
    public RateLimits(int perUser, int perChannel) {
        this.perUser = perUser;
        this.perChannel = perChannel;
    }

    /** Counts a command that came in at this time; returns nothing if it may be answered. */
    public synchronized Optional<Excess> count(Origin origin, Instant now) {
        String user = key(origin.platform(), origin.userId());
        Optional<Excess> excess = Optional.empty();
        if (perUser > 0 && !user.isEmpty()) {
            excess = count(users, user, perUser, user, "user", "You have", now);
        }
        String channel = key(origin.platform(), origin.channelId());
        if (excess.isEmpty() && perChannel > 0 && !channel.isEmpty()) {
            excess = count(channels, channel, perChannel, user, "channel", "This channel has", now);
        }
        return excess;
    }

    /** Takes back that a command was counted. */
    public synchronized void uncount(Origin origin) {
        Bucket user = users.get(key(origin.platform(), origin.userId()));
        Bucket channel = channels.get(key(origin.platform(), origin.channelId()));
        Stream.of(user, channel).filter(Objects::nonNull).forEach(Bucket::giveBack);
    }

    synchronized int size() {
        return users.size() + channels.size();
    }

    private static Optional<Excess> count(
            Map<String, Bucket> buckets, String key, int perMinute, String user, String kind, String who, Instant now) {
        Bucket bucket = buckets.computeIfAbsent(key, fresh -> new Bucket(perMinute, now));
        if (bucket.take(now)) {
            return Optional.empty();
        }
        long seconds = bucket.pause(now);
        return Optional.of(new Excess(
                "more than " + perMinute + " commands a minute from one " + kind,
                who + " sent more than " + perMinute + " commands within a minute. This one was not run, nor will be"
                        + " others before " + seconds + (seconds == 1 ? " second has" : " seconds have")
                        + " passed. Try again then.",
                bucket.tells(user)));
    }

    /** Returns what stands for an id; an absent one is refused by access and needs no limit. */
    private static String key(String platform, String id) {
        if (id.isEmpty()) {
            return "";
        }
        String bounded = id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID) + "…" + id.hashCode();
        return platform + " " + bounded;
    }

    /** Forgets whoever was silent for longest. */
    private static final class Newest extends LinkedHashMap<String, Bucket> {

        private static final long serialVersionUID = 1L;

        Newest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > BUCKETS;
        }
    }
}
