package dev.shipmate.plugins.nautobot.link;

import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.spi.AccountLinks;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.Optional;

/** Tells the asker alone how to link their chat account. */
final class LinkCommand {

    private final Optional<URI> page;

    LinkCommand(Optional<URI> page) {
        this.page = page;
    }

    Subcommand subcommand() {
        return Subcommand.of("link", "Say how to link your chat account to your Nautobot user.")
                .repeatable()
                .runs(in -> Outcome.reply(answer(in).privately()));
    }

    private Message answer(Invocation in) {
        Message how = page.map(LinkCommand::byPage).orElseGet(LinkCommand::byAdministrator);
        return in.caller()
                .nautobotUser()
                .map(user -> how.and(Block.text("It is linked to " + user + " now"
                        + (in.caller().secret(NautobotAccess.OWN_TOKEN).isPresent()
                                ? ", with a token of your own."
                                : ", without a token of your own.")
                        + " Linking again takes the place of that.")))
                .orElse(how);
    }

    private static Message byPage(URI address) {
        return Message.of(Block.text(
                Span.plain("To link your chat account to your Nautobot user, open "),
                Span.link(address.toString(), address),
                Span.plain(", paste an API token of yours there, and type here what the page then shows: "),
                Span.code("shipmate link CODE"),
                Span.plain(", with what stands before commands in this chat, within "
                        + AccountLinks.LIFETIME.toMinutes() + " minutes.")));
    }

    private static Message byAdministrator() {
        return Message.of(Block.text(
                Span.plain("To link your chat account to your Nautobot user, ask an administrator for a code, which "),
                Span.code("bin/shipmate links code --nautobot-user NAME"),
                Span.plain(" prints, and type it here within " + AccountLinks.LIFETIME.toMinutes() + " minutes: "),
                Span.code("shipmate link CODE"),
                Span.plain(". (There is a page for it as well, which can be named here once an administrator sets"
                        + " public_url.)")));
    }
}
