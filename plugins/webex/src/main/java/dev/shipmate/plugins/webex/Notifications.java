package dev.shipmate.plugins.webex;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads notifications, which name what happened by ids alone. */
final class Notifications {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_ID = 255;
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private final WhoAmI self;
    private final Clock clock;

    Notifications(WhoAmI self, Clock clock) {
        this.self = self;
        this.clock = clock;
    }

    /**
     * Reads one that was verified; empty if it is none that matters.
     *
     * @throws UnverifiedRequestException if what it tells of is no longer news: the signature itself has no time
     */
    Optional<Inbound.Notice> read(WebRequest request)
            throws MalformedNotificationException, UnverifiedRequestException {
        if (request.body().length > LONGEST_BODY) {
            throw new MalformedNotificationException("The notification is longer than 64 KiB.");
        }
        JsonObject body = WebexJson.parse(request.text())
                .orElseThrow(() -> new MalformedNotificationException("The body is not a JSON object."));
        if (WebexJson.hasNul(body)) {
            throw new MalformedNotificationException("The notification holds NUL characters.");
        }
        String resource = WebexJson.text(body, "resource");
        boolean isPress = resource.equals("attachmentActions");
        boolean isKnown = isPress || resource.equals("messages");
        if (!isKnown || !WebexJson.text(body, "event").equals("created")) {
            return Optional.empty();
        }
        JsonObject data = WebexJson.object(body, "data");
        Notification told = new Notification(
                isPress,
                id(data, "id"),
                id(data, "roomId"),
                id(data, "personId"),
                isPress ? id(data, "messageId") : "");
        checkAge(WebexJson.text(data, "created"));
        if (self.known().filter(bot -> bot.isMeantBy(told.person())).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(notice(told));
    }

    private static Inbound.Notice notice(Notification told) {
        // Room and person are not proven before they are fetched; the organization of the envelope is the bot's own.
        ReplyAddress address = new ReplyAddress(told.room(), false, null, told.person(), told.id());
        Origin origin =
                new Origin(WebexPlatform.NAME, null, Party.of(told.room()), Party.of(told.person()), address.json());
        return new Inbound.Notice(told.id(), origin, told.json());
    }

    private static String id(JsonObject data, String name) throws MalformedNotificationException {
        String id = WebexJson.text(data, name);
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new MalformedNotificationException("The notification lacks " + name + ".");
        }
        return id;
    }

    private void checkAge(String created) throws UnverifiedRequestException {
        try {
            Duration age = Duration.between(Instant.parse(created), clock.instant());
            if (age.abs().compareTo(OLDEST) > 0) {
                throw new UnverifiedRequestException(
                        Kind.INCORRECT_SIGNATURE, "What the notification tells of is too old.");
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new UnverifiedRequestException(Kind.MISSING_TIMESTAMP, "The notification does not say when it was.");
        }
    }
}
