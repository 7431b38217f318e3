package dev.shipmate.plugins.webex;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.cards.CardEdition;
import dev.shipmate.plugins.cards.PromptCard;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Webex: notifications in, which say so little that all else is asked for; messages and cards out. */
final class WebexPlatform implements ChatPlatform {

    /** The name of the platform. */
    static final String NAME = "webex";

    private static final CardEdition EDITION = CardEdition.WEBEX;
    private static final Limits LIMITS = Limits.of(EDITION.mostChoices(), EDITION.answerLength())
            .withForms()
            .withEdits()
            .withConnection();

    private static final System.Logger LOG = System.getLogger(WebexPlatform.class.getName());

    private final Parts parts;
    private final PromptCard prompts = new PromptCard(EDITION);
    private final WebexDirectory directory;
    private final NoticeResolver resolver;

    /** What it works with. */
    record Parts(
            WebexSignature signature,
            Notifications notifications,
            WebexClient client,
            WhoAmI self,
            CardSeal seal,
            WebexMessages messages,
            RoomNotes notes,
            Registration registration,
            Trouble trouble,
            WebexDelivery.Pause pause) {}

    WebexPlatform(Parts parts) {
        this.parts = parts;
        this.directory = new WebexDirectory(parts.client());
        this.resolver = new NoticeResolver(parts.client(), parts.self(), parts.seal());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Received receive(WebRequest request) throws UnverifiedRequestException {
        if (!request.path().isEmpty() || !request.method().equals("POST")) {
            return Received.of(WebResponse.notFound());
        }
        parts.signature().verify(request);
        try {
            return parts.notifications()
                    .read(request)
                    .map(notice -> Received.of(WebResponse.ok(), notice))
                    .orElseGet(() -> Received.of(WebResponse.ok()));
        } catch (MalformedNotificationException e) {
            return Received.of(WebResponse.malformed(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Inbound resolve(Inbound.Notice notice) {
        return resolver.resolve(notice);
    }

    @Override
    public void connect(Inbox inbox) throws InterruptedException {
        parts.registration().keep();
    }

    @Override
    public Optional<String> trouble() {
        return parts.trouble().line();
    }

    @Override
    public MessageRef send(Origin origin, Message message) {
        ReplyAddress address = ReplyAddress.of(origin);
        WebexDelivery delivery = delivery();
        boolean isAside = message.isPrivate() && !address.isDirect();
        SentMessage sent = delivery.deliver(message.isPrivate() ? address.secret() : address.open(), message);
        if (isAside && parts.notes().isDue(address)) {
            Party user = origin.user();
            String name = user == null || user.name().isBlank() ? "" : user.name() + ", ";
            note(address, name + "the answer is in our direct space.");
        }
        return sent.ref();
    }

    /** The answer was delivered: a note that was not must not let it be said again. */
    private void note(ReplyAddress address, String words) {
        try {
            delivery().deliver(address.open(), List.of(new Part.Text(WebexMarkdown.escaped(words))));
        } catch (PlatformException e) {
            LOG.log(Level.INFO, "a note about a private answer was not delivered: {0}", e.getMessage());
        }
    }

    /**
     * A card or a file cannot be edited: it makes place for a new message, unless that is private and this is not the room
     * of the two. The tenth edit is the last that Webex takes.
     */
    @Override
    public void update(Origin origin, MessageRef sent, Message message) {
        SentMessage old = SentMessage.of(sent);
        List<Part> all = parts.messages().parts(message);
        try {
            ReplyAddress address = ReplyAddress.of(origin);
            boolean isSeen = !address.isDirect() && old.room().equals(address.room());
            if (message.isPrivate() && isSeen) {
                remove(origin, sent);
            } else if (old.isFixed()) {
                remove(origin, sent);
                delivery().deliver(address.open(), all);
            } else if (all.get(0) instanceof Part.Text text) {
                parts.client().edit(old, text.markdown());
            }
        } catch (WebexRefusal e) {
            if (!e.isAboutContent() && !e.isAboutAbsence()) {
                throw e.asFinal();
            }
        }
    }

    @Override
    public void remove(Origin origin, MessageRef sent) {
        try {
            parts.client().delete(SentMessage.of(sent));
        } catch (WebexRefusal e) {
            if (!e.isAboutAbsence()) {
                throw e.asFinal();
            }
        }
    }

    @Override
    public void ask(Origin origin, Prompt prompt) {
        ReplyAddress address = ReplyAddress.of(origin);
        String thread = address.thread() == null ? "" : address.thread();
        JsonObject card = prompts.of(
                prompt,
                parts.seal().seal(prompt.token(), address.room(), new CardSeal.Sealed(address.person(), thread)));
        try {
            parts.client().postCard(address.open(), WebexMarkdown.escaped(prompt.title()), card);
        } catch (WebexRefusal e) {
            throw e.asFinal();
        }
    }

    @Override
    public List<Party> lookUp(PartyKind kind, String name) {
        return directory.find(kind, name);
    }

    @Override
    public Optional<Party> lookUpEmail(String email) {
        return directory.findEmail(email);
    }

    private WebexDelivery delivery() {
        return new WebexDelivery(parts.client(), parts.messages(), parts.pause());
    }
}
