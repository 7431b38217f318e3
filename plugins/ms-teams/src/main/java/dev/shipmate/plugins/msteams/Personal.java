package dev.shipmate.plugins.msteams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The conversations of the bot with single users, and whom it told lately that there is something in theirs. */
final class Personal {

    private static final int MOST = 2_000;
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(10);

    private final Connector connector;
    private final Clock clock;
    private final Map<String, String> conversations = new Bounded<>();
    private final Map<String, Instant> notes = new Bounded<>();

    /** A map that forgets what was not used for longest. */
    private static final class Bounded<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1L;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    }

    Personal(Connector connector, Clock clock) {
        this.connector = connector;
        this.clock = clock;
    }

    /** Returns the address of a user's own conversation. */
    ReplyAddress of(ReplyAddress address) {
        if (address.isPersonal()) {
            return address;
        }
        String key = address.bot() + " " + address.tenant() + " " + address.user();
        synchronized (this) {
            String known = conversations.get(key);
            if (known != null) {
                return address.inPerson(known);
            }
        }
        String made = connector.personal(address);
        synchronized (this) {
            conversations.put(key, made);
        }
        return address.inPerson(made);
    }

    /** Returns whether a user is to be told in a conversation to look into their own; once in a while is enough. */
    synchronized boolean isNoteDue(ReplyAddress address) {
        String key = address.conversation() + " " + address.user();
        Instant now = clock.instant();
        Instant last = notes.get(key);
        if (last != null && now.isBefore(last.plus(BETWEEN_NOTES))) {
            return false;
        }
        notes.put(key, now);
        return true;
    }
}
