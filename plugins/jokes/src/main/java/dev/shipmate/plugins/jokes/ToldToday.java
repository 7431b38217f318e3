package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.Store;
import dev.shipmate.spi.message.Origin;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What each channel has heard within the last 24 hours, on all nodes. */
final class ToldToday {

    private static final Duration DAY = Duration.ofHours(24);

    private final Store store;

    ToldToday(Store store) {
        this.store = store;
    }

    /** Returns those that were not told there. */
    List<Joke> fresh(List<Joke> jokes, Origin where) {
        Set<String> told = new HashSet<>(store.keys(prefix(where)));
        return jokes.stream()
                .filter(joke -> !told.contains(prefix(where) + joke.mark()))
                .toList();
    }

    /** Keeps in mind that it is told there, unless that was done already. */
    boolean isFirstToTell(Joke joke, Origin where) {
        return store.putIfAbsent(prefix(where) + joke.mark(), "told", DAY);
    }

    /** A channel's id has any length and any letters; where a platform gives none, a talk with one user is meant. */
    private static String prefix(Origin where) {
        String channel = where.channelId().isEmpty() ? "user\n" + where.userId() : "channel\n" + where.channelId();
        return "told/" + Joke.mark(where.platform() + "\n" + channel) + "/";
    }
}
