package dev.shipmate.plugins.nautobot.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of an object, as Nautobot calls it. */
enum Event {
    CREATED,
    UPDATED,
    DELETED;

    static Optional<Event> of(String word) {
        return Arrays.stream(values())
                .filter(event -> event.word().equalsIgnoreCase(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
