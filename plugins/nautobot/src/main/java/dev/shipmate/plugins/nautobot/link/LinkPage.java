package dev.shipmate.plugins.nautobot.link;

import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Subcommand;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Links chat accounts to Nautobot users: a page for browsers, and the subcommand that leads to it. */
public final class LinkPage {

    private static final String PATH = "/api/plugins/chatops/nautobot/link/";

    private final PluginContext context;
    private final NautobotAccess access;

    /** Makes them for the Nautobot that this access leads to. */
    public LinkPage(PluginContext context, NautobotAccess access) {
        this.context = context;
        this.access = access;
    }

    /** Returns the page. */
    public Endpoint endpoint() {
        return new LinkEndpoint(context, new TokenOwners(access), new Html(isOpenToListeners()));
    }

    /** Returns {@code link}. */
    public List<Subcommand> subcommands() {
        return List.of(new LinkCommand(address()).subcommand());
    }

    /** Returns where people find the page, if this host knows how they reach it. */
    private Optional<URI> address() {
        return context.publicUri().map(base -> URI.create(base.toString().replaceFirst("/+$", "") + PATH));
    }

    /** On a machine's own address nobody listens; anywhere else http shows the token to whoever does. */
    private boolean isOpenToListeners() {
        return context.publicUri()
                .filter(base -> "http".equalsIgnoreCase(base.getScheme()))
                .map(URI::getHost)
                .filter(host -> !host.equals("localhost") && !host.startsWith("127.") && !host.equals("[::1]"))
                .isPresent();
    }
}
