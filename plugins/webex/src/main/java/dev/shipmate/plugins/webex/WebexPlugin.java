package dev.shipmate.plugins.webex;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.platform.ChatPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings Webex. */
public final class WebexPlugin implements Plugin {

    private static final Setting<String> TOKEN =
            Setting.secret("webex_token", "The access token of the Webex bot").formerly("webex_teams_token");
    private static final Setting<String> SECRET = Setting.secret(
                    "webex_signing_secret", "A long random text with which Webex signs its notifications to this host")
            .formerly("webex_teams_signing_secret");
    private static final Setting<Integer> LIMIT = Setting.integer(
                    "webex_msg_char_limit", "How many bytes a message has; longer ones become several", 500, 7_439)
            .defaultsTo("7439");
    private static final Setting<URI> API =
            Setting.uri("webex_api_url", "Address of Webex's API").defaultsTo("https://webexapis.com/v1/");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    /** Makes the plugin; the host does this. */
    public WebexPlugin() {}

    @Override
    public String name() {
        return WebexPlatform.NAME;
    }

    @Override
    public List<String> formerNames() {
        return List.of("webex_teams");
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(TOKEN, SECRET, LIMIT, API);
    }

    @Override
    public List<ChatPlatform> platforms(PluginContext context) {
        String token = context.get(TOKEN).strip();
        if (!PRINTABLE.matcher(token).matches()) {
            throw new IllegalArgumentException("webex_token holds blanks or characters that no token has");
        }
        String secret = context.get(SECRET).strip();
        Trouble trouble = new Trouble();
        WebexClient client = new WebexClient(
                new WebexHttp(context.http(), token, TIMEOUT, trouble), new WebexAddresses(context.get(API)));
        WhoAmI self = new WhoAmI(client);
        Optional<Webhooks> webhooks = context.publicUri().map(address -> new Webhooks(client, address, secret));
        return List.of(new WebexPlatform(new WebexPlatform.Parts(
                new WebexSignature(secret),
                new Notifications(self, context.clock()),
                client,
                self,
                new CardSeal(context.store()),
                new WebexMessages(context.get(LIMIT)),
                new RoomNotes(context.clock()),
                new Registration(self, webhooks, context.store(), trouble, Registration.Pace.USUAL),
                trouble,
                length -> Thread.sleep(length.toMillis()))));
    }
}
