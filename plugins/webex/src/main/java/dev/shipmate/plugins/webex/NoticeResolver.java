package dev.shipmate.plugins.webex;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.cards.PromptCard;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls Webex back to learn what a notification is about, who it was, and to which organization they belong. */
final class NoticeResolver {

    private final WebexClient client;
    private final WhoAmI self;
    private final CardSeal seal;

    NoticeResolver(WebexClient client, WhoAmI self, CardSeal seal) {
        this.client = client;
        this.self = self;
        this.seal = seal;
    }

    /** Returns what was done. What is to be left alone ends in a final exception, which the host logs and shows nobody. */
    Inbound resolve(Inbound.Notice notice) {
        Notification told = Notification.of(notice);
        Bot bot = self.get();
        if (bot.isMeantBy(told.person())) {
            throw PlatformException.refused("a message of the bot itself is left alone");
        }
        try {
            return told.isPress() ? press(notice, told) : message(notice, told, bot);
        } catch (WebexRefusal e) {
            throw e.isAboutAbsence()
                    ? PlatformException.refused("it is gone, or the bot may not read it: " + e.getMessage())
                    : e.asFinal();
        }
    }

    private Inbound message(Inbound.Notice notice, Notification told, Bot bot) throws WebexRefusal {
        JsonObject message = client.message(told.id());
        checkSame(told, message);
        checkHuman(WebexJson.text(message, "personEmail"));
        boolean isDirect = WebexJson.text(message, "roomType").equals("direct");
        String parent = WebexJson.text(message, "parentId");
        String thread = parent.isEmpty() && !isDirect ? told.id() : parent;
        String line = CommandText.of(bot, WebexJson.text(message, "text"), WebexJson.text(message, "html"));
        return new Inbound.Line(notice.deliveryId(), origin(told, isDirect, thread), line);
    }

    private Inbound press(Inbound.Notice notice, Notification told) throws WebexRefusal {
        JsonObject press = client.cardAction(told.id());
        checkSame(told, press);
        if (!WebexJson.text(press, "messageId").equals(told.card())) {
            throw PlatformException.refused("a press belongs to another card than was told");
        }
        PromptCard.Reply reply = PromptCard.read(WebexJson.object(press, "inputs"))
                .orElseThrow(() -> PlatformException.refused("a card was answered that is none of ours"));
        CardSeal.Sealed sealed = seal.open(reply.token(), told.room(), reply.hidden())
                .orElseThrow(() -> PlatformException.refused("an answer was made up, or moved from another room"));
        Origin origin = origin(told, false, sealed.thread());
        SentMessage card = new SentMessage(told.room(), told.card(), true);
        return reply.isCancelled()
                ? new Inbound.Dismissal(notice.deliveryId(), origin, reply.token(), card.ref())
                : new Inbound.Answer(notice.deliveryId(), origin, reply.token(), reply.values(), card.ref());
    }

    /** What is fetched must be of the person and the room that were told. */
    private static void checkSame(Notification told, JsonObject fetched) {
        boolean isSame = WebexJson.text(fetched, "personId").equals(told.person())
                && WebexJson.text(fetched, "roomId").equals(told.room());
        if (!isSame) {
            throw PlatformException.refused("Webex tells of another sender or room than the notification did");
        }
    }

    private Origin origin(Notification told, boolean isDirect, String thread) throws WebexRefusal {
        Optional<JsonObject> person = readable(() -> client.person(told.person()));
        person.ifPresent(NoticeResolver::checkHuman);
        Optional<JsonObject> room = readable(() -> client.room(told.room()));
        boolean isAlone = isDirect
                || room.filter(read -> WebexJson.text(read, "type").equals("direct"))
                        .isPresent();
        ReplyAddress address =
                new ReplyAddress(told.room(), isAlone, thread.isEmpty() ? null : thread, told.person(), told.id());
        String name = person.map(read -> WebexJson.text(read, "displayName")).orElse("");
        String title = room.map(read -> WebexJson.text(read, "title")).orElse("");
        return new Origin(
                WebexPlatform.NAME,
                organization(person),
                new Party(told.room(), title),
                new Party(told.person(), name),
                address.json());
    }

    /** Whose organization cannot be read has none, and so no access: the one in the notification is the bot's. */
    private static @Nullable Party organization(Optional<JsonObject> person) {
        return person.map(read -> WebexJson.text(read, "orgId"))
                .filter(id -> !id.isEmpty())
                .map(Party::of)
                .orElse(null);
    }

    private static void checkHuman(JsonObject person) {
        if (WebexJson.text(person, "type").equals("bot")) {
            throw PlatformException.refused("a message of another bot is left alone");
        }
    }

    private static void checkHuman(String email) {
        String lower = email.toLowerCase(Locale.ROOT);
        if (lower.endsWith("@webex.bot") || lower.endsWith("@sparkbot.io")) {
            throw PlatformException.refused("a message of another bot is left alone");
        }
    }

    /** A call that may be refused without harm. */
    private interface Reading {
        JsonObject read() throws WebexRefusal;
    }

    private static Optional<JsonObject> readable(Reading reading) {
        try {
            return Optional.of(reading.read());
        } catch (WebexRefusal e) {
            return Optional.empty();
        }
    }
}
