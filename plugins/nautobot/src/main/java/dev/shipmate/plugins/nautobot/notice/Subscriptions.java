package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.message.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of all channels, in the store, one key each. All of them are read again only when one was made or ended,
 * on whichever node: a burst of webhooks asks the store for one text each.
 */
final class Subscriptions {

    /** The most in one channel, and in all together. */
    static final int MOST_HERE = 50;

    static final int MOST = 1_000;

    private static final System.Logger LOG = System.getLogger(Subscriptions.class.getName());
    private static final String KEYS = "subscription/";
    private static final String REVISION = "subscriptions-revision";

    /** For so long a number that was used is not used again. */
    private static final Duration NUMBER_RESTS = Duration.ofDays(7);

    private final PluginContext context;
    private Known known = new Known(null, List.of());

    /** What was read, and the revision that it is of; null before the first time. */
    private record Known(@Nullable String revision, List<Subscription> all) {}

    Subscriptions(PluginContext context) {
        this.context = context;
    }

    List<Subscription> about(Change change) {
        return all().stream()
                .filter(subscription -> subscription.isAbout(change))
                .toList();
    }

    /** Returns those of one channel, by their numbers. */
    List<Subscription> in(Origin place) {
        return read(keysOf(place));
    }

    /** Keeps a new one. The same one twice is the first one. */
    Subscription add(Origin place, Kind kind, Filters filters, String by, Instant now) {
        if (place.channel() == null) {
            throw new CommandException("Subscribe in a channel: nobody knows where to tell the news otherwise.");
        }
        List<Subscription> here = in(place);
        String wanted = new Subscription(0, place, kind, filters, by, now).wanted();
        Optional<Subscription> same =
                here.stream().filter(each -> each.wanted().equals(wanted)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (here.size() >= MOST_HERE || store().keys(KEYS).size() >= MOST) {
            throw new CommandException("There are too many subscriptions: at most " + MOST_HERE + " in a channel and "
                    + MOST + " in all. \"nautobot unsubscribe\" ends one.");
        }
        Subscription made = new Subscription(number(place, here), place, kind, filters, by, now);
        store().putSecret(key(place, made.number()), made.toJson());
        changed();
        return made;
    }

    /** Ends one of this channel and returns what it was. */
    Optional<Subscription> remove(Origin place, int number) {
        Optional<Subscription> found =
                in(place).stream().filter(each -> each.number() == number).findFirst();
        if (found.isPresent()) {
            store().remove(key(place, number));
            changed();
        }
        return found;
    }

    private synchronized List<Subscription> all() {
        String revision = store().get(REVISION).orElse("");
        if (!revision.equals(known.revision)) {
            known = new Known(revision, read(store().keys(KEYS)));
        }
        return known.all;
    }

    private void changed() {
        store().put(REVISION, UUID.randomUUID().toString());
    }

    private List<Subscription> read(List<String> keys) {
        List<Subscription> all = new ArrayList<>();
        for (String key : keys) {
            Optional<String> text = store().get(key);
            Optional<Subscription> subscription = text.flatMap(Subscription::fromJson);
            if (text.isPresent() && subscription.isEmpty()) {
                LOG.log(System.Logger.Level.WARNING, "the {0} cannot be read and is left out", key);
            }
            subscription.ifPresent(all::add);
        }
        all.sort(Comparator.comparingInt(Subscription::number));
        return List.copyOf(all);
    }

    private int number(Origin place, List<Subscription> here) {
        int number = here.isEmpty() ? 1 : here.get(here.size() - 1).number() + 1;
        for (int tries = 0; tries < MOST; tries++, number++) {
            if (store().putIfAbsent("subscription-number/" + key(place, number), "", NUMBER_RESTS)) {
                return number;
            }
        }
        throw new CommandException("There is no free number for a subscription here just now. Try again later.");
    }

    private List<String> keysOf(Origin place) {
        return store().keys(KEYS + channel(place) + "/");
    }

    private static String key(Origin place, int number) {
        return KEYS + channel(place) + "/" + String.format(Locale.ROOT, "%06d", number);
    }

    private Store store() {
        return context.store();
    }

    static String channel(Origin place) {
        String organization =
                place.organization() == null ? "" : "=" + place.organization().id();
        return Hash.of(place.platform(), organization, place.channelId());
    }
}
