package dev.shipmate.plugins.slack;

import com.slack.api.model.view.View;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Slack over its HTTP endpoints and Web API. */
final class SlackPlatform implements ChatPlatform {

    private static final Limits LIMITS = Limits.of(PromptElements.MOST_OPTIONS, PromptElements.LONGEST_VALUE)
            .withForms()
            .withLateQuestions()
            .withEdits();
    private static final Post ELLIPSIS = new Post("…", List.of(Sections.section("…")));

    private final String prefix;
    private final Optional<SlackSignature> signature;
    private final Optional<SocketMode> sockets;
    private final SlackPayloads payloads;
    private final SlackMessages messages;
    private final SlackClient client;
    private final SlackDirectory directory;
    private final SlackResponseUrl responseUrl;
    private final SlackDelivery.Pause pause;
    private final Clock clock;

    /**
     * Makes it.
     *
     * @param signature proves requests; without it none is taken
     * @param sockets brings what would come as requests, if Socket Mode is on
     */
    SlackPlatform(
            String prefix,
            Optional<SlackSignature> signature,
            Optional<SocketMode> sockets,
            SlackPayloads payloads,
            SlackMessages messages,
            SlackClient client,
            SlackResponseUrl responseUrl,
            SlackDelivery.Pause pause,
            Clock clock) {
        this.prefix = prefix;
        this.signature = signature;
        this.sockets = sockets;
        this.payloads = payloads;
        this.messages = messages;
        this.client = client;
        this.directory = new SlackDirectory(client);
        this.responseUrl = responseUrl;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public String name() {
        return SlackPayloads.PLATFORM;
    }

    @Override
    public Limits limits() {
        return sockets.isPresent() ? LIMITS.withConnection() : LIMITS;
    }

    @Override
    public String commandPrefix() {
        return prefix;
    }

    @Override
    public Received receive(WebRequest request) throws UnverifiedRequestException {
        String path = request.path();
        boolean isKnown = path.equals("slash_command") || path.equals("interaction") || path.equals("event");
        if (!isKnown || !request.method().equals("POST") || signature.isEmpty()) {
            return Received.of(WebResponse.notFound());
        }
        if (path.equals("slash_command") && SlackPayloads.isSslCheck(request)) {
            return Received.of(WebResponse.ok());
        }
        signature.get().verify(request);
        try {
            return switch (path) {
                case "slash_command" -> payloads.slashCommand(request);
                case "interaction" -> payloads.interaction(request);
                default -> payloads.event(request);
            };
        } catch (MalformedPayloadException e) {
            return Received.of(WebResponse.malformed(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void connect(Inbox inbox) throws InterruptedException {
        if (sockets.isPresent()) {
            sockets.get().hold(inbox);
        }
    }

    @Override
    public Optional<String> trouble() {
        return sockets.flatMap(SocketMode::trouble).or(client::trouble);
    }

    @Override
    public MessageRef send(Origin origin, Message message) {
        return delivery(origin, message.isPrivate())
                .deliver(messages.parts(message))
                .ref();
    }

    @Override
    public void update(Origin origin, MessageRef sent, Message message) {
        SentMessage old = SentMessage.of(sent);
        List<Part> parts = messages.parts(message);
        boolean isShown = parts.get(0) instanceof Part.Posted;
        Post post = parts.get(0) instanceof Part.Posted posted ? posted.post() : ELLIPSIS;
        try {
            if (old.channel() != null && old.ts() != null) {
                client.update(old.channel(), old.ts(), post);
            } else if (old.responseUrl() != null) {
                responseUrl.replace(old.responseUrl(), post);
            } else {
                return;
            }
        } catch (SlackRefusal e) {
            throw e.asFinal();
        }
        List<Part> rest = isShown ? parts.subList(1, parts.size()) : parts;
        if (!rest.isEmpty()) {
            delivery(origin, message.isPrivate()).deliver(rest);
        }
    }

    @Override
    public void remove(Origin origin, MessageRef sent) {
        SentMessage old = SentMessage.of(sent);
        try {
            if (old.channel() != null && old.ts() != null) {
                client.delete(old.channel(), old.ts());
            } else if (old.responseUrl() != null) {
                responseUrl.delete(old.responseUrl());
            }
        } catch (SlackRefusal e) {
            throw e.asFinal();
        }
    }

    @Override
    public void ask(Origin origin, Prompt prompt) {
        if (prompt.questions().isEmpty()) {
            if (!opens(origin, address -> SlackForms.saying(prompt, address, "Preparing the questions…"))) {
                throw PlatformException.refused("Slack opens a form only within three seconds of a click or command");
            }
        } else if (SlackPrompts.isMenu(prompt)) {
            delivery(origin, true).deliver(List.of(new Part.Posted(SlackPrompts.menu(prompt))));
        } else if (!opens(origin, address -> SlackForms.of(prompt, address))) {
            delivery(origin, true).deliver(List.of(new Part.Posted(SlackPrompts.opening(prompt))));
        }
    }

    @Override
    public void updatePrompt(Origin origin, Prompt prompt) {
        ReplyAddress address = ReplyAddress.of(origin).withoutTrigger();
        try {
            client.updateView(
                    prompt.questions().isEmpty()
                            ? SlackForms.saying(prompt, address, "There is nothing to ask. See the reply in the chat.")
                            : SlackForms.of(prompt, address));
        } catch (SlackRefusal e) {
            throw e.asFinal();
        }
    }

    /** Returns whether a form was opened: Slack allows it for a moment after a click or command, and once. */
    private boolean opens(Origin origin, Function<ReplyAddress, View> form) {
        ReplyAddress address = ReplyAddress.of(origin);
        Optional<String> trigger = address.freshTrigger(clock.instant());
        if (trigger.isEmpty()) {
            return false;
        }
        try {
            client.openView(trigger.get(), form.apply(address.withoutTrigger()));
            return true;
        } catch (SlackRefusal e) {
            if (e.isTooLate()) {
                return false;
            }
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

    private SlackDelivery delivery(Origin origin, boolean isPrivate) {
        return new SlackDelivery(client, responseUrl, pause, ReplyAddress.of(origin), isPrivate, clock.instant());
    }
}
