package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a webhook of Nautobot. A second one of the same change does nothing: each that was told is remembered for longer than
 * its time is accepted. A worker of Nautobot may be a day late, and its clock five minutes ahead.
 *
 * <p>Nautobot sends nothing twice of its own accord and looks at the answer for its log alone, so what went wrong is said
 * there: where the news could be kept for no channel this fails, and the same webhook may be sent again.
 */
final class Webhook implements Endpoint {

    private static final Duration LATEST = Duration.ofHours(24);
    private static final Duration EARLIEST = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofHours(25);

    private final Optional<Signature> signature;
    private final PluginContext context;
    private final Subscriptions subscriptions;
    private final News news;

    Webhook(Optional<Signature> signature, PluginContext context, Subscriptions subscriptions, News news) {
        this.signature = signature;
        this.context = context;
        this.subscriptions = subscriptions;
        this.news = news;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public WebResponse receive(WebRequest request) throws UnverifiedRequestException {
        if (signature.isEmpty()) {
            return WebResponse.notFound();
        }
        if (!request.method().equals("POST")) {
            return new WebResponse(405, "text/plain", "Webhooks come by POST.");
        }
        signature.get().require(request);
        Change change;
        try {
            change = Change.read(request.text());
        } catch (MalformedChangeException e) {
            return WebResponse.malformed(e.reason());
        }
        requireRecent(change.at());
        List<Subscription> about = subscriptions.about(change);
        return about.isEmpty() || isTold(change, about)
                ? WebResponse.ok()
                : new WebResponse(424, "text/plain", "The news could not be kept for any channel. Send it again.");
    }

    private boolean isTold(Change change, List<Subscription> about) {
        String key = "told/"
                + Hash.of(
                        change.request(),
                        change.model(),
                        change.id(),
                        change.event().word());
        if (!context.store().putIfAbsent(key, "", REMEMBERED)) {
            return true;
        }
        if (news.tell(change, about)) {
            return true;
        }
        context.store().remove(key);
        return false;
    }

    private void requireRecent(Instant at) throws UnverifiedRequestException {
        Instant now = context.clock().instant();
        if (at.isBefore(now.minus(LATEST)) || at.isAfter(now.plus(EARLIEST))) {
            throw new UnverifiedRequestException(
                    UnverifiedRequestException.Kind.INCORRECT_SIGNATURE,
                    "The timestamp is more than a day old or from the future: are the clocks right?");
        }
    }
}
