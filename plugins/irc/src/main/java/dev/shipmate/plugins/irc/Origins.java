package dev.shipmate.plugins.irc;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import org.jspecify.annotations.Nullable;

/** Who and where, as grants are written about it. */
final class Origins {

    static final String PLATFORM = "irc";

    private final String network;
    private final boolean trustsNicknames;

    /**
     * Makes one.
     *
     * @param network the organization's id where the server names none
     * @param trustsNicknames whether a nickname is an id
     */
    Origins(String network, boolean trustsNicknames) {
        this.network = network;
        this.trustsNicknames = trustsNicknames;
    }

    /** Returns where something comes from that somebody says who is logged in to an account, or to none. */
    Origin of(ReplyAddress address, String account, ServerFacts facts) {
        Party user = user(address.nick(), account, facts);
        return new Origin(
                PLATFORM,
                organization(facts),
                address.isDirect() ? direct(address.nick(), user, facts) : channel(address.channel(), facts),
                user,
                address.text());
    }

    /** Returns the network. */
    Party organization(ServerFacts facts) {
        String name = facts.network().isEmpty() ? network : facts.network();
        return new Party(name, name);
    }

    /** Returns a channel. */
    Party channel(String name, ServerFacts facts) {
        return new Party(facts.fold(name), name);
    }

    /** Returns somebody; null where nothing proves who it is. */
    @Nullable
    Party user(String nick, String account, ServerFacts facts) {
        if (trustsNicknames) {
            return new Party(facts.fold(nick), nick);
        }
        return account.isEmpty() || account.equals("*") ? null : new Party(facts.fold(account), nick);
    }

    /** A conversation with the bot is that of an account; of a nickname that anybody can take, it says so. */
    private static Party direct(String nick, @Nullable Party user, ServerFacts facts) {
        return new Party(
                user == null ? ReplyAddress.UNKNOWN + facts.fold(nick) : ReplyAddress.DIRECT + user.id(), nick);
    }
}
