package dev.shipmate.core.plugin;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A platform that was asked once who it is and what it can. The host asks that all the time, on threads of its own, where
 * no code of a plugin may run.
 */
final class SteadyPlatform implements ChatPlatform {

    private final ChatPlatform platform;
    private final String name;
    private final Limits limits;
    private final String commandPrefix;
    private final Map<PartyKind, String> absences = new EnumMap<>(PartyKind.class);

    /** Asks; so this is called where the plugin's code may run. */
    SteadyPlatform(ChatPlatform platform) {
        this.platform = platform;
        this.name = Objects.requireNonNull(platform.name(), "name() of a platform returned null");
        this.limits = Objects.requireNonNull(platform.limits(), "limits() of " + name + " returned null");
        this.commandPrefix =
                Objects.requireNonNull(platform.commandPrefix(), "commandPrefix() of " + name + " returned null");
        for (PartyKind kind : PartyKind.values()) {
            absences.put(
                    kind, Objects.requireNonNull(platform.absence(kind), "absence() of " + name + " returned null"));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public String commandPrefix() {
        return commandPrefix;
    }

    @Override
    public String absence(PartyKind kind) {
        return absences.getOrDefault(kind, "");
    }

    @Override
    public Received receive(WebRequest request) throws UnverifiedRequestException {
        return platform.receive(request);
    }

    @Override
    public Inbound resolve(Inbound.Notice notice) {
        return platform.resolve(notice);
    }

    @Override
    public void connect(Inbox inbox) throws InterruptedException {
        platform.connect(inbox);
    }

    @Override
    public MessageRef send(Origin origin, Message message) {
        return platform.send(origin, message);
    }

    @Override
    public void update(Origin origin, MessageRef sent, Message message) {
        platform.update(origin, sent, message);
    }

    @Override
    public void remove(Origin origin, MessageRef sent) {
        platform.remove(origin, sent);
    }

    @Override
    public void ask(Origin origin, Prompt prompt) {
        platform.ask(origin, prompt);
    }

    @Override
    public void updatePrompt(Origin origin, Prompt prompt) {
        platform.updatePrompt(origin, prompt);
    }

    @Override
    public Origin lasting(Origin heard) {
        return platform.lasting(heard);
    }

    @Override
    public void busy(Origin origin) {
        platform.busy(origin);
    }

    @Override
    public List<Party> lookUp(PartyKind kind, String called) {
        return platform.lookUp(kind, called);
    }

    @Override
    public Optional<Party> lookUpEmail(String email) {
        return platform.lookUpEmail(email);
    }

    @Override
    public Optional<String> trouble() {
        return platform.trouble();
    }

    @Override
    public void close() {
        platform.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
