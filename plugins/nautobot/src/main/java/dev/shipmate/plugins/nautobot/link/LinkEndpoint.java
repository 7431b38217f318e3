package dev.shipmate.plugins.nautobot.link;

import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows the form, and a code to whoever enters a token that Nautobot takes. The token goes to Nautobot and nowhere else. */
final class LinkEndpoint implements Endpoint {

    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private final PluginContext context;
    private final TokenOwners owners;
    private final Html html;
    private final Tries tries;
    private final SameSite sameSite;

    LinkEndpoint(PluginContext context, TokenOwners owners, Html html) {
        this.context = context;
        this.owners = owners;
        this.html = html;
        this.tries = new Tries(context.clock());
        this.sameSite = new SameSite(context.publicUri());
    }

    @Override
    public String name() {
        return "link";
    }

    /** What stands in the address is not read: addresses are kept in logs and histories. */
    @Override
    public WebResponse receive(WebRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> html.form();
            case "POST" -> posted(request);
            default -> new WebResponse(405, "text/plain", "This page takes GET and POST.");
        };
    }

    private WebResponse posted(WebRequest request) {
        if (!sameSite.isFromHere(request)) {
            return html.again(403, "Another site sent you here. Enter the token on this page itself.");
        }
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals(FORM_TYPE) && !type.startsWith(FORM_TYPE + ";")) {
            return new WebResponse(415, "text/plain", "This page takes its own form alone.");
        }
        Optional<Form> form = Form.read(request);
        if (form.isEmpty()) {
            return WebResponse.malformed("This is not the form of this page.");
        }
        if (!form.get().isToken()) {
            return html.again(400, "That is no API token of Nautobot: one has 40 letters and digits.");
        }
        if (!tries.take()) {
            return html.again(429, "Too many tokens were tried just now. Try again in a minute.");
        }
        return answered(form.get());
    }

    private WebResponse answered(Form form) {
        try {
            TokenOwner owner = owners.of(form.token());
            Map<String, String> kept = form.isKept() ? Map.of(NautobotAccess.OWN_TOKEN, form.token()) : Map.of();
            return html.code(owner, context.accountLinks().offer(owner.user(), kept), form.isKept());
        } catch (CommandException e) {
            return html.again(
                    400,
                    e.getMessage().replace(form.token(), "…"),
                    "Is the token whole, and has it not ended? To say whose it is, Nautobot wants its user to have the"
                            + " permission users.view_token (view on users | token).",
                    "Without that permission ask an administrator of this host for a code: bin/shipmate links code"
                            + " --nautobot-user NAME prints one.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return html.again(408, "Nautobot took too long to answer. Try again in a minute.");
        }
    }
}
