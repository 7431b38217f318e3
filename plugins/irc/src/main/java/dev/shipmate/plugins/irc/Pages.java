package dev.shipmate.plugins.irc;

import dev.shipmate.spi.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Long answers: some lines at once, and the rest when its reader says “more”, for an hour. */
final class Pages {

    /** What asks for the rest. */
    static final String MORE = "more";

    private static final Duration LIFETIME = Duration.ofHours(1);

    /** So many lines more are not worth a word. */
    private static final int FEW = 2;

    /** What the store takes, with room for what surrounds it. */
    private static final int MOST_KEPT = 60_000;

    private final Store store;
    private final int lines;
    private final String prefix;

    /**
     * Makes one.
     *
     * @param lines how many at once
     * @param prefix what stands before a command in a channel
     */
    Pages(Store store, int lines, String prefix) {
        this.store = store;
        this.lines = lines;
        this.prefix = prefix;
    }

    /** Returns the first page of a delivery, and keeps the rest of it. */
    Delivery first(Delivery whole) {
        List<String> all = whole.lines();
        if (all.size() <= lines + FEW) {
            return whole;
        }
        List<String> page = new ArrayList<>(all.subList(0, lines - 1));
        List<String> rest = all.subList(lines - 1, all.size());
        int left = rest.size();
        String kept = Words.joined(rest);
        while (kept.length() > MOST_KEPT) {
            rest = new ArrayList<>(rest.subList(0, rest.size() * 3 / 4));
            rest.add("… the rest is too long for IRC: narrow it down with | grep or | head");
            kept = Words.joined(rest);
        }
        store.put(
                key(whole),
                Words.joined(List.of(
                                whole.address().channel(),
                                whole.address().nick(),
                                whole.userId(),
                                whole.kind().name()))
                        + "\n" + kept,
                LIFETIME);
        page.add("… " + left + " more lines: " + (whole.isForOne() ? MORE : prefix + MORE));
        return whole.with(page);
    }

    /**
     * Returns the next page.
     *
     * @param channel where it is asked for, the empty string for a conversation with the bot alone
     */
    Optional<Delivery> next(String userId, String channel) {
        String own = "rest/user/" + userId;
        String common = "rest/channel/" + channel;
        String key = !userId.isEmpty() && store.get(own).isPresent() ? own : common;
        Optional<String> kept = store.get(key);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        store.remove(key);
        List<String> words = Words.apart(kept.get());
        return Optional.of(first(new Delivery(
                new ReplyAddress(words.get(0), words.get(1)),
                words.get(2),
                Delivery.Kind.valueOf(words.get(3)),
                words.subList(4, words.size()))));
    }

    /** What answers nobody, anybody in the channel may go on with. */
    private static String key(Delivery whole) {
        return whole.userId().isEmpty() ? "rest/channel/" + whole.address().channel() : "rest/user/" + whole.userId();
    }
}
