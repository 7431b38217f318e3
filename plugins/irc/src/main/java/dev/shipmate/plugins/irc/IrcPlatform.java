package dev.shipmate.plugins.irc;

import dev.shipmate.spi.message.Block;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** IRC over one connection: lines in, lines out, questions in numbered lines. */
final class IrcPlatform implements ChatPlatform {

    private static final Limits LIMITS =
            Limits.of(Questions.MOST_CHOICES, Questions.LONGEST_ANSWER).withConnection();

    /** Nothing can be changed that was said. */
    private static final MessageRef SAID = new MessageRef("said");

    private final IrcConfig config;
    private final IrcRenderer renderer;
    private final Questions questions;
    private final Pages pages;
    private final Connection connection;
    private final Voice voice;
    private final Directory directory;
    private final Health health;

    IrcPlatform(
            IrcConfig config,
            Questions questions,
            Pages pages,
            Connection connection,
            Voice voice,
            Session.Parts parts) {
        this.config = config;
        this.renderer = new IrcRenderer(config.commandPrefix());
        this.questions = questions;
        this.pages = pages;
        this.connection = connection;
        this.voice = voice;
        this.directory = new Directory(connection, parts.origins());
        this.health = parts.health();
    }

    @Override
    public String name() {
        return Origins.PLATFORM;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public String commandPrefix() {
        return config.commandPrefix();
    }

    @Override
    public String absence(PartyKind kind) {
        return kind == PartyKind.USER && !config.trustsNicknames()
                ? "On IRC anybody can take a nickname, so you are known by your account: log in to the services of the"
                        + " network (such as /msg NickServ IDENTIFY), and try again."
                : "";
    }

    @Override
    public void connect(Inbox inbox) throws InterruptedException {
        connection.hold(inbox);
    }

    @Override
    public MessageRef send(Origin origin, Message message) {
        ReplyAddress address = ReplyAddress.of(origin);
        Delivery.Kind kind = message.isPrivate() ? Delivery.Kind.ASIDE : Delivery.Kind.OPEN;
        List<String> lines = new ArrayList<>(renderer.lines(message));
        if (kind == Delivery.Kind.OPEN && !address.isDirect() && !address.nick().isEmpty() && !isGrid(message)) {
            lines.set(0, address.nick() + ": " + lines.get(0).strip());
        }
        voice.say(pages.first(fitting(new Delivery(address, reader(origin), kind, lines))));
        return SAID;
    }

    @Override
    public void ask(Origin origin, Prompt prompt) {
        if (prompt.questions().isEmpty()) {
            throw PlatformException.refused("IRC has no forms that could be prepared");
        }
        if (origin.userId().isEmpty()) {
            throw PlatformException.refused("nobody can be asked who is not known");
        }
        ReplyAddress address = ReplyAddress.of(origin);
        questions.keep(origin.userId(), address.channel(), prompt);
        voice.say(fitting(new Delivery(address, origin.userId(), Delivery.Kind.QUESTION, QuestionText.of(prompt))));
    }

    /** The nickname stays with a conversation of one user; whether it is still that user's is looked at then. */
    @Override
    public Origin lasting(Origin heard) {
        boolean isDirect = ReplyAddress.of(heard).isDirect();
        return new Origin(
                heard.platform(), heard.organization(), heard.channel(), null, isDirect ? heard.replyTo() : "");
    }

    @Override
    public List<Party> lookUp(PartyKind kind, String name) {
        return directory.lookUp(kind, name);
    }

    @Override
    public Optional<String> trouble() {
        return health.trouble();
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Returns the id of whom a private line is for; a conversation with the bot is called by it. */
    private static String reader(Origin origin) {
        String channel = origin.channelId();
        boolean isKnown = origin.user() == null
                && channel.startsWith(ReplyAddress.DIRECT)
                && !channel.startsWith(ReplyAddress.UNKNOWN);
        return isKnown ? channel.substring(ReplyAddress.DIRECT.length()) : origin.userId();
    }

    /** Returns whether the first line stands above others that it is aligned with. */
    private static boolean isGrid(Message message) {
        Block first = message.blocks().get(0);
        return first instanceof Block.Table table && table.title().isEmpty()
                || first instanceof Block.Snippet snippet && snippet.title().isEmpty();
    }

    private static Delivery fitting(Delivery delivery) {
        int room = Delivery.room(delivery.target());
        return delivery.with(delivery.lines().stream()
                .flatMap(line -> IrcText.cut(line, room).stream())
                .toList());
    }
}
