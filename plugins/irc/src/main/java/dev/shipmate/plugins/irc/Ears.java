package dev.shipmate.plugins.irc;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hears what is said to the bot, and who said it. Notices are never answered, nor what comes from other bots, so that no two
 * of them talk for ever; nor is what a server tells again of former days. Used by the thread that holds the connection.
 */
final class Ears {

    private static final System.Logger LOG = System.getLogger(Ears.class.getName());

    private static final int LONGEST_ID = 255;

    private final Addressing addressing;
    private final Nickname nickname;
    private final Channels channels;
    private final Accounts accounts;
    private final boolean hasAccountTags;
    private final boolean trustsNicknames;
    private final Set<String> replays = new HashSet<>();
    private final Deque<Identified> known = new ArrayDeque<>();

    /**
     * What was said, and by whom.
     *
     * @param account the empty string for somebody who is not logged in
     */
    record Identified(Said said, String account) {}

    Ears(IrcConfig config, Nickname nickname, Channels channels, Accounts accounts, boolean hasAccountTags) {
        this.addressing = new Addressing(config.prefix());
        this.nickname = nickname;
        this.channels = channels;
        this.accounts = accounts;
        this.hasAccountTags = hasAccountTags;
        this.trustsNicknames = config.trustsNicknames();
    }

    /** Notes the beginning or end of what belongs together. */
    void batch(IrcLine line) {
        String reference = line.param(0);
        String type = line.param(1);
        if (reference.startsWith("+") && (type.equals("chathistory") || type.equals("znc.in/playback"))) {
            replays.add(reference.substring(1));
        } else if (reference.startsWith("-")) {
            replays.remove(reference.substring(1));
        }
    }

    /** Hears a message. */
    void hear(IrcLine line, ServerFacts facts) {
        Said said = said(line, facts);
        if (said == null) {
            return;
        }
        if (hasAccountTags || trustsNicknames) {
            known.add(new Identified(said, line.tags().getOrDefault("account", "")));
            return;
        }
        var unused = accounts.ask(line.nick(), facts).whenComplete((who, thrown) -> {
            if (thrown != null) {
                LOG.log(Level.INFO, "it is not known who {0} is: what they said is left out", line.nick());
            } else {
                boolean isSame = who.userAtHost().equals(said.userAtHost());
                known.add(new Identified(said, isSame ? who.account() : ""));
            }
        });
    }

    /** Returns the next of whom it is known who they are. */
    Optional<Identified> next() {
        return Optional.ofNullable(known.poll());
    }

    private @Nullable Said said(IrcLine line, ServerFacts facts) {
        boolean isOwn = facts.fold(line.nick()).equals(facts.fold(nickname.current()));
        boolean isReplay = replays.contains(line.tags().getOrDefault("batch", ""));
        String raw = line.param(1);
        if (!line.isFromUser() || isOwn || isReplay || line.tags().containsKey("bot") || raw.startsWith("\u0001")) {
            return null;
        }
        String text = IrcText.plain(raw).strip();
        String target = line.param(0);
        if (facts.fold(target).equals(facts.fold(nickname.current()))) {
            String order = addressing
                    .order(text, name -> nickname.isMeant(name, facts))
                    .orElse("");
            ReplyAddress direct = new ReplyAddress("", line.nick());
            if (order.isEmpty()) {
                return text.isEmpty() ? null : new Said(id(line), direct, line.userAtHost(), text, false);
            }
            return new Said(id(line), direct, line.userAtHost(), order, true);
        }
        Optional<String> channel = channels.name(target, facts);
        Optional<String> order = addressing.order(text, name -> nickname.isMeant(name, facts));
        if (channel.isEmpty() || order.isEmpty()) {
            return null;
        }
        return new Said(id(line), new ReplyAddress(channel.get(), line.nick()), line.userAtHost(), order.get(), true);
    }

    /** Most servers give no id. Then nothing is said again either: a line that is lost with the connection stays lost. */
    private static String id(IrcLine line) {
        String id = line.tags().getOrDefault("msgid", "");
        return id.isEmpty() || id.length() > LONGEST_ID ? UUID.randomUUID().toString() : id;
    }
}
