package dev.shipmate.plugins.irc;

import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds ids by names: the network, the channels that the bot is in, and who is connected now. */
final class Directory {

    private static final Duration FOR_CONNECTION = Duration.ofSeconds(3);
    private static final Duration FOR_SERVER = Duration.ofSeconds(10);

    private final Connection connection;
    private final Origins origins;

    Directory(Connection connection, Origins origins) {
        this.connection = connection;
        this.origins = origins;
    }

    /**
     * Returns what is called so.
     *
     * @throws PlatformException if this node is not connected
     */
    List<Party> lookUp(PartyKind kind, String name) {
        try {
            Session session = connection
                    .session(FOR_CONNECTION)
                    .orElseThrow(() -> PlatformException.passing("this node is not connected to IRC", null));
            ServerFacts facts = session.facts();
            return switch (kind) {
                case ORGANIZATION ->
                    Optional.of(origins.organization(facts))
                            .filter(network -> network.id().equalsIgnoreCase(name))
                            .stream()
                            .toList();
                case CHANNEL -> channels(session.channels(), facts, name);
                case USER -> users(session, facts, name.replaceFirst("^@", ""));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.passing("the look-up was interrupted", e);
        }
    }

    private List<Party> channels(Channels channels, ServerFacts facts, String name) {
        String plain = facts.fold(name.replaceFirst("^#+", ""));
        return channels.all().values().stream()
                .map(channel -> origins.channel(channel, facts))
                .filter(channel -> channel.id().replaceFirst("^#+", "").equals(plain))
                .toList();
    }

    private List<Party> users(Session session, ServerFacts facts, String name) throws InterruptedException {
        if (!name.matches("[!-~&&[^:,#@!*?]]{1,60}")) {
            return List.of();
        }
        try {
            Accounts.Known known = session.who(name).get(FOR_SERVER.toSeconds(), TimeUnit.SECONDS);
            Party user = known.isThere() ? origins.user(known.nick(), known.account(), facts) : null;
            if (known.isThere() && user == null) {
                throw PlatformException.refused(name + " is not logged in to an account, and has no id therefore");
            }
            return user == null ? List.of() : List.of(user);
        } catch (ExecutionException | TimeoutException e) {
            throw PlatformException.passing("the IRC server does not say who " + name + " is", e);
        }
    }
}
