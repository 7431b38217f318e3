package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mattermost over its integration requests, its REST API and, to listen, its web socket. */
final class MattermostPlatform implements ChatPlatform {

    private static final Limits LIMITS = Limits.of(MattermostPrompts.MOST_CHOICES, MattermostPrompts.LONGEST_ANSWER)
            .withForms()
            .withEdits();

    private final SlashCommands slashCommands;
    private final Interactions interactions;
    private final MattermostPrompts prompts;
    private final MattermostDialogs dialogs;
    private final Service service;
    private final Deliveries deliveries;
    private final Directory directory;
    private final Health health;
    private final @Nullable Connection connection;

    MattermostPlatform(
            SlashCommands slashCommands,
            Interactions interactions,
            MattermostPrompts prompts,
            MattermostDialogs dialogs,
            Service service,
            Health health,
            @Nullable Connection connection) {
        this.slashCommands = slashCommands;
        this.interactions = interactions;
        this.prompts = prompts;
        this.dialogs = dialogs;
        this.service = service;
        this.deliveries = new Deliveries(service);
        this.directory = new Directory(service.client());
        this.health = health;
        this.connection = connection;
    }

    @Override
    public String name() {
        return Origins.PLATFORM;
    }

    @Override
    public Limits limits() {
        return connection == null ? LIMITS : LIMITS.withConnection();
    }

    @Override
    public String commandPrefix() {
        return "/";
    }

    @Override
    public Received receive(WebRequest request) throws UnverifiedRequestException {
        boolean isPost = request.method().equals("POST");
        if (request.path().equals("interaction") && isPost) {
            return interactions.read(request);
        }
        if (!request.path().equals("slash_command")
                || !isPost && !request.method().equals("GET")) {
            return Received.of(WebResponse.notFound());
        }
        try {
            return slashCommands.read(request);
        } catch (MalformedPayloadException e) {
            return Received.of(WebResponse.malformed(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void connect(Inbox inbox) throws InterruptedException {
        if (connection != null) {
            connection.hold(inbox);
        }
    }

    @Override
    public MessageRef send(Origin origin, Message message) {
        return deliveries
                .deliver(origin, message, () -> MattermostMessages.parts(message))
                .ref();
    }

    @Override
    public void update(Origin origin, MessageRef sent, Message message) {
        String post = SentMessage.of(sent).post();
        if (post == null) {
            return;
        }
        List<Part> parts = MattermostMessages.parts(message);
        boolean isPosted = parts.get(0) instanceof Part.Posted;
        Post shown = parts.get(0) instanceof Part.Posted posted ? posted.post() : Post.text("…");
        try {
            service.client().patch(post, shown.in(new Place("", false)));
        } catch (MattermostRefusal e) {
            throw e.asFinal();
        }
        List<Part> rest = isPosted ? parts.subList(1, parts.size()) : parts;
        if (!rest.isEmpty()) {
            deliveries.deliver(origin, message, () -> rest);
        }
    }

    @Override
    public void remove(Origin origin, MessageRef sent) {
        String post = SentMessage.of(sent).post();
        try {
            if (post != null) {
                service.client().delete(post);
            }
        } catch (MattermostRefusal e) {
            if (!e.isForbidden() && !e.isMissing()) {
                throw e.asFinal();
            }
        }
    }

    @Override
    public void ask(Origin origin, Prompt prompt) {
        if (prompt.questions().isEmpty()) {
            throw PlatformException.refused("Mattermost cannot open a form before its questions are known");
        }
        if (MattermostPrompts.isMenu(prompt)) {
            deliveries.ask(origin, prompts.menu(origin, prompt));
        } else if (!isDialogOpened(origin, prompt)) {
            deliveries.ask(origin, prompts.opening(origin, prompt));
        }
    }

    /** Returns whether a dialog was opened: Mattermost allows it for a moment after a command or a press. */
    private boolean isDialogOpened(Origin origin, Prompt prompt) {
        ReplyAddress address = ReplyAddress.of(origin);
        Optional<String> trigger =
                address.freshTrigger(service.clock().instant()).filter(id -> address.place() != null);
        if (trigger.isEmpty()) {
            return false;
        }
        try {
            service.client().openDialog(trigger.get(), dialogs.of(origin, prompt));
            return true;
        } catch (MattermostRefusal e) {
            if (e.isAboutTrigger()) {
                return false;
            }
            throw e.asFinal();
        }
    }

    @Override
    public void busy(Origin origin) {
        ReplyAddress address = ReplyAddress.of(origin);
        String channel = address.channel();
        if (channel != null) {
            try {
                service.client().type(channel, address.root());
            } catch (MattermostRefusal e) {
                throw e.asFinal();
            }
        }
    }

    @Override
    public List<Party> lookUp(PartyKind kind, String name) {
        return directory.lookUp(kind, name);
    }

    @Override
    public Optional<Party> lookUpEmail(String email) {
        return directory.lookUpEmail(email);
    }

    @Override
    public Optional<String> trouble() {
        return health.trouble();
    }
}
