package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.platform.ChatPlatform;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Brings Mattermost. */
public final class MattermostPlugin implements Plugin {

    private static final Setting<String> TOKEN =
            Setting.secret("mattermost_api_token", "The access token of the bot account in Mattermost");
    private static final Setting<URI> URL =
            Setting.uri("mattermost_url", "Address of the Mattermost server, as its users see it");
    private static final Setting<Boolean> LISTEN = Setting.flag(
                    "mattermost_listen",
                    "Answer mentions and direct messages too, heard over a web socket; else slash commands alone")
            .defaultsTo("true");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    /** Makes the plugin; the host does this. */
    public MattermostPlugin() {}

    @Override
    public String name() {
        return Origins.PLATFORM;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(TOKEN, URL, LISTEN);
    }

    @Override
    public List<ChatPlatform> platforms(PluginContext context) {
        String token = context.get(TOKEN).strip();
        if (!PRINTABLE.matcher(token).matches()) {
            throw new IllegalArgumentException("mattermost_api_token holds blanks or characters that no token has");
        }
        URI ours = context.publicUri()
                .orElseThrow(() -> new IllegalArgumentException(
                        "public_url is not set: Mattermost sends there what is pressed and filled in"));
        Clock clock = context.clock();
        Health health = new Health();
        MattermostAddresses addresses = new MattermostAddresses(context.get(URL), ours);
        MattermostHttp http = new MattermostHttp(context.http(), TIMEOUT);
        MattermostClient client = new MattermostClient(http, addresses, token, health);
        BotAccount bot = new BotAccount(client);
        Seals seals = new Seals(new SealKey(context.store()), clock);
        return List.of(new MattermostPlatform(
                new SlashCommands(context.commandTokens(), addresses, clock),
                new Interactions(seals, clock),
                new MattermostPrompts(seals, addresses),
                new MattermostDialogs(seals),
                new Service(client, new ResponseUrl(http, addresses), bot, new EphemeralRight(clock), clock),
                health,
                context.get(LISTEN) ? new Connection(context.http(), addresses, token, bot, health, QUIET) : null));
    }
}
