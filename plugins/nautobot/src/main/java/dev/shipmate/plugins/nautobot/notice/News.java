package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells each channel once what has changed, however many of its subscriptions are about it. */
final class News {

    private static final System.Logger LOG = System.getLogger(News.class.getName());

    private final PluginContext context;
    private final ChangeMessage message;
    private final Flood flood;

    News(PluginContext context, ChangeMessage message) {
        this.context = context;
        this.message = message;
        this.flood = new Flood(context.clock());
    }

    /**
     * Tells it. One channel that cannot be told keeps it from no other.
     *
     * @return whether it was kept for at least one channel, or there is none that can be told at all; false where trying
     *     again may help
     */
    boolean tell(Change change, List<Subscription> about) {
        Map<String, Origin> places = new LinkedHashMap<>();
        about.forEach(each -> places.putIfAbsent(Subscriptions.channel(each.place()), each.place()));
        Message news = message.of(change);
        int told = 0;
        int failed = 0;
        for (Map.Entry<String, Origin> place : places.entrySet()) {
            try {
                switch (flood.take(place.getKey())) {
                    case ENOUGH -> context.post(place.getValue(), news);
                    case SPENT -> context.post(place.getValue(), message.tooMany(Flood.MOST));
                    case NONE -> {}
                }
                told++;
            } catch (IllegalArgumentException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "news for " + place.getValue() + " is not told: that channel cannot be reached from here",
                        e);
            } catch (RuntimeException e) {
                failed++;
                LOG.log(System.Logger.Level.ERROR, "news for " + place.getValue() + " could not be kept", e);
            }
        }
        return told > 0 || failed == 0;
    }
}
