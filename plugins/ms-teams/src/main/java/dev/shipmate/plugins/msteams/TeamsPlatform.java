package dev.shipmate.plugins.msteams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.cards.CardEdition;
import dev.shipmate.plugins.cards.CardMessage;
import dev.shipmate.plugins.cards.Cards;
import dev.shipmate.plugins.cards.PromptCard;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Microsoft Teams: activities in, calls of the connector out. */
final class TeamsPlatform implements ChatPlatform {

    private static final int LONGEST_BODY = 256 * 1024;
    private static final Duration KEY_ROUND = Duration.ofMinutes(1);
    private static final CardEdition EDITION = CardEdition.TEAMS;
    private static final Limits LIMITS = Limits.of(EDITION.mostChoices(), EDITION.answerLength())
            .withForms()
            .withEdits()
            .withConnection();

    private final Parts parts;
    private final Cards cards;
    private final PromptCard prompts = new PromptCard(EDITION);
    private final Activities activities = new Activities();
    private final TeamsDirectory directory;

    /**
     * What it works with.
     *
     * @param tenants whose users are heard; empty for those of all
     */
    record Parts(
            ActivityVerifier verifier,
            AllowedHosts services,
            Set<String> tenants,
            SigningKeys keys,
            ConnectorToken token,
            Connector connector,
            Personal personal,
            PendingFiles files,
            FileUploads uploads,
            KnownTeams teams,
            TeamsDelivery.Pause pause) {}

    TeamsPlatform(Parts parts) {
        this.parts = parts;
        this.cards = new Cards(EDITION, user -> Optional.of(user.id()));
        this.directory = new TeamsDirectory(parts.connector(), parts.teams());
    }

    @Override
    public String name() {
        return Activities.PLATFORM;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Received receive(WebRequest request) throws UnverifiedRequestException {
        if (!request.path().equals("messages") || !request.method().equals("POST")) {
            return Received.of(WebResponse.notFound());
        }
        ActivityVerifier.Verified verified = parts.verifier().verify(request);
        if (request.body().length > LONGEST_BODY) {
            return Received.of(new WebResponse(413, "text/plain", "The activity is larger than 256 KiB."));
        }
        Optional<JsonObject> parsed = TeamsJson.parse(new String(request.body(), UTF_8));
        if (parsed.isEmpty()) {
            return Received.of(WebResponse.malformed("The activity is no JSON object."));
        }
        JsonObject activity = parsed.get();
        verified.covers(activity);
        checkSender(activity);
        return switch (TeamsJson.text(activity, "type")) {
            case "message" -> message(activity);
            case "invoke" -> invoked(activity);
            case "" -> Received.of(WebResponse.malformed("The type of the activity is missing."));
            default -> Received.of(WebResponse.ok());
        };
    }

    @Override
    public void connect(Inbox inbox) throws InterruptedException {
        while (true) {
            parts.keys().keepFresh();
            parts.uploads().work(KEY_ROUND);
        }
    }

    @Override
    public Optional<String> trouble() {
        return parts.keys().trouble().or(parts.token()::trouble);
    }

    @Override
    public MessageRef send(Origin origin, Message message) {
        ReplyAddress address = ReplyAddress.of(origin);
        MessageRef sent = delivery(address).deliver(message, cards).ref();
        parts.teams().note(address);
        return sent;
    }

    @Override
    public void update(Origin origin, MessageRef sent, Message message) {
        Optional<SentActivity> old =
                SentActivity.of(sent).filter(activity -> !activity.activity().isEmpty());
        if (old.isEmpty()) {
            return;
        }
        ReplyAddress address = ReplyAddress.of(origin);
        boolean isSeen = !address.isPersonal() && old.get().conversation().equals(address.conversation());
        if (message.isPrivate() && isSeen) {
            // what is put in its place would be seen by all
            remove(origin, sent);
            return;
        }
        ReplyAddress where = at(address, old.get());
        CardMessage made = cards.of(message.blocks());
        if (made.cards().isEmpty()) {
            delivery(where).deliver(message, cards);
            return;
        }
        parts.connector().update(where, old.get(), Activity.card(made.cards().get(0), made.fallbackText()));
        for (JsonObject more : made.cards().subList(1, made.cards().size())) {
            parts.connector().send(where, Activity.card(more, made.fallbackText()));
        }
    }

    @Override
    public void remove(Origin origin, MessageRef sent) {
        SentActivity.of(sent)
                .filter(activity -> !activity.activity().isEmpty())
                .ifPresent(activity -> parts.connector().delete(at(ReplyAddress.of(origin), activity), activity));
    }

    @Override
    public void ask(Origin origin, Prompt prompt) {
        JsonObject card = prompts.of(prompt, Map.of());
        parts.connector().send(ReplyAddress.of(origin), Activity.card(card, prompt.title()));
    }

    /** Teams lets a bot write only where it was written to, so the address of the conversation stays. */
    @Override
    public Origin lasting(Origin heard) {
        return new Origin(
                heard.platform(),
                heard.organization(),
                heard.channel(),
                null,
                heard.replyTo().isEmpty()
                        ? ""
                        : ReplyAddress.of(heard).lasting().json());
    }

    @Override
    public void busy(Origin origin) {
        parts.connector().send(ReplyAddress.of(origin), Activity.typing());
    }

    @Override
    public List<Party> lookUp(PartyKind kind, String name) {
        return directory.find(kind, name);
    }

    @Override
    public Optional<Party> lookUpEmail(String email) {
        return directory.findEmail(email);
    }

    private Received message(JsonObject activity) {
        if (TeamsJson.text(activity, "id").isEmpty()) {
            return Received.of(WebResponse.malformed("The id of the activity is missing."));
        }
        return activities
                .message(activity)
                .map(inbound -> Received.of(WebResponse.ok(), inbound))
                .orElseGet(() -> Received.of(WebResponse.ok()));
    }

    private Received invoked(JsonObject activity) {
        if (!TeamsJson.text(activity, "name").equals("fileConsent/invoke")) {
            return Received.of(new WebResponse(501, "text/plain", "This is not known here."));
        }
        parts.uploads().answered(activity);
        return Received.of(WebResponse.ok());
    }

    private void checkSender(JsonObject activity) throws UnverifiedRequestException {
        if (parts.services().allowed(TeamsJson.text(activity, "serviceUrl")).isEmpty()) {
            throw new UnverifiedRequestException(
                    403, Kind.INCORRECT_SIGNATURE, "The service address is at no host that is allowed.");
        }
        if (!parts.tenants().isEmpty() && !parts.tenants().contains(Activities.tenant(activity))) {
            throw new UnverifiedRequestException(403, Kind.INCORRECT_SIGNATURE, "The tenant is not allowed.");
        }
    }

    private TeamsDelivery delivery(ReplyAddress address) {
        return new TeamsDelivery(parts.connector(), parts.personal(), parts.files(), parts.pause(), address);
    }

    private static ReplyAddress at(ReplyAddress address, SentActivity sent) {
        return new ReplyAddress(
                address.service(),
                sent.conversation(),
                address.kind(),
                address.tenant(),
                address.team(),
                address.user(),
                address.userName(),
                address.bot());
    }
}
