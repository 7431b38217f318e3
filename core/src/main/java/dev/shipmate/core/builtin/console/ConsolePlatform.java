package dev.shipmate.core.builtin.console;

import dev.shipmate.core.builtin.console.ConsoleMessage.Kind;
import dev.shipmate.core.reply.MessageJson;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Prompt;
import java.util.List;

/** The host's side of the conversations: what is said and asked becomes rows, which pages and terminals read. */
public final class ConsolePlatform implements ChatPlatform {

    static final int LONGEST_ANSWER = 2_000;

    private static final int CHOICES = 200;

    private final ConsoleMessages messages;

    public ConsolePlatform(ConsoleMessages messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return Seat.PLATFORM;
    }

    @Override
    public Limits limits() {
        return Limits.of(CHOICES, LONGEST_ANSWER).withForms().withEdits();
    }

    @Override
    public String commandPrefix() {
        return "/";
    }

    @Override
    public MessageRef send(Origin origin, Message message) {
        long id = messages.add(seat(origin), Kind.MESSAGE, message.isPrivate(), MessageJson.toJson(message));
        return new MessageRef(Long.toString(id));
    }

    /** A question that was answered stays as it is: it shows what was chosen already. */
    @Override
    public void update(Origin origin, MessageRef sent, Message message) {
        Seat seat = seat(origin);
        boolean isDone = messages.update(seat, id(sent), Kind.MESSAGE, before -> MessageJson.toJson(message))
                || messages.find(seat, id(sent))
                        .filter(found -> found.kind() == Kind.PROMPT)
                        .isPresent();
        if (!isDone) {
            throw PlatformException.refused("the message that was to be changed is not there any more");
        }
    }

    @Override
    public void remove(Origin origin, MessageRef sent) {
        messages.remove(seat(origin), id(sent));
    }

    /** A question is the asked user's alone: nobody else could answer it. */
    @Override
    public void ask(Origin origin, Prompt prompt) {
        messages.add(seat(origin), Kind.PROMPT, true, PromptJson.of(prompt));
    }

    /** Users are known by their names alone, and so are the two rooms. */
    @Override
    public List<Party> lookUp(PartyKind kind, String name) {
        String plain = name.startsWith("#") || name.startsWith("@") ? name.substring(1) : name;
        return switch (kind) {
            case ORGANIZATION ->
                plain.equalsIgnoreCase(Seat.PLATFORM) ? List.of(new Party(Seat.PLATFORM, "Console")) : List.of();
            case CHANNEL ->
                plain.equals(Seat.PAGE) || plain.equals(Seat.SHELL) ? List.of(new Party(plain, plain)) : List.of();
            case USER -> messages.knows(plain) ? List.of(new Party(plain, plain)) : List.of();
        };
    }

    private static Seat seat(Origin origin) {
        String channel = origin.channelId();
        if (!channel.equals(Seat.PAGE) && !channel.equals(Seat.SHELL)) {
            throw PlatformException.refused("the console has no channel " + channel);
        }
        return new Seat(channel, origin.userId());
    }

    private static long id(MessageRef sent) {
        try {
            return Long.parseLong(sent.value());
        } catch (NumberFormatException e) {
            throw PlatformException.refused("this is no message of the console");
        }
    }
}
