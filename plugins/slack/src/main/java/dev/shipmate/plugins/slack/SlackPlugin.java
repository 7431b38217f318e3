package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Block.Attachment;
import dev.shipmate.spi.platform.ChatPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings Slack. */
public final class SlackPlugin implements Plugin {

    private static final Setting<String> TOKEN = Setting.secret(
            "slack_api_token",
            "The bot token of the Slack app, which begins with xoxb-; with token rotation"
                    + " its first refresh token, which begins with xoxe-");
    private static final Setting<Boolean> ROTATES = Setting.flag(
                    "slack_enable_token_rotation", "Whether the Slack app's tokens expire and are renewed")
            .defaultsTo("false");
    private static final Setting<Optional<String>> CLIENT_ID = Setting.text(
                    "slack_client_id", "The client id of the Slack app; with token rotation")
            .optional();
    private static final Setting<Optional<String>> CLIENT_SECRET = Setting.secret(
                    "slack_client_secret", "The client secret of the Slack app; with token rotation")
            .optional();
    private static final Setting<Optional<String>> SIGNING_SECRET = Setting.secret(
                    "slack_signing_secret", "The signing secret of the Slack app; not needed with slack_app_token")
            .optional();
    private static final Setting<Optional<String>> APP_TOKEN = Setting.secret(
                    "slack_app_token",
                    "The app-level token of the Slack app, which begins with xapp-: switches to Socket Mode, where Slack"
                            + " needs not reach this host")
            .optional();
    private static final Setting<Integer> CONNECTIONS = Setting.integer(
                    "slack_socket_connections", "How many connections this host holds in Socket Mode", 1, 10)
            .defaultsTo("2");
    private static final Setting<String> PREFIX = Setting.text(
                    "slack_slash_command_prefix", "What every slash command begins with in Slack, such as /bot-")
            .defaultsTo("/");
    private static final Setting<Integer> PRIVATE_SIZE = Setting.integer(
                    "slack_ephemeral_message_size_limit",
                    "How many characters a message has that one user alone sees; longer ones become several",
                    200,
                    40_000)
            .defaultsTo("3000");
    private static final Setting<URI> API =
            Setting.uri("slack_api_url", "Address of Slack's Web API").defaultsTo("https://slack.com/api/");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    /** Makes the plugin; the host does this. */
    public SlackPlugin() {}

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(
                TOKEN,
                SIGNING_SECRET,
                APP_TOKEN,
                CONNECTIONS,
                ROTATES,
                CLIENT_ID,
                CLIENT_SECRET,
                PREFIX,
                PRIVATE_SIZE,
                API);
    }

    @Override
    public List<ChatPlatform> platforms(PluginContext context) {
        Optional<String> appToken = context.get(APP_TOKEN).map(String::strip);
        Optional<SlackSignature> signature =
                context.get(SIGNING_SECRET).map(secret -> new SlackSignature(secret.strip(), context.clock()));
        if (appToken.isEmpty() && signature.isEmpty()) {
            throw new IllegalArgumentException(
                    "neither slack_signing_secret nor slack_app_token is set: Slack's requests"
                            + " are proven with the one, connections are opened with the other");
        }
        SlackHttp http = new SlackHttp(context.http(), TIMEOUT);
        SlackAddresses addresses = new SlackAddresses(context.get(API));
        SlackPayloads payloads = new SlackPayloads(context.get(PREFIX), context.clock());
        SlackPlatform platform = new SlackPlatform(
                context.get(PREFIX),
                signature,
                appToken.map(secret -> new SocketMode(
                        new SocketOpener(context.http(), addresses, checked("slack_app_token", secret)),
                        payloads,
                        context.get(CONNECTIONS),
                        SocketMode.Pace.USUAL)),
                payloads,
                new SlackMessages(Math.min(context.get(PRIVATE_SIZE), SlackMessages.LONGEST)),
                new SlackClient(http, addresses, token(context, http, addresses)),
                new SlackResponseUrl(http, addresses),
                length -> Thread.sleep(length.toMillis()),
                context.clock());
        return List.of(platform);
    }

    @Override
    public List<Attachment> manifest(PluginContext context, List<Command> commands) {
        Optional<URI> address = context.get(APP_TOKEN).isPresent()
                ? Optional.empty()
                : Optional.of(context.publicUri()
                        .orElseThrow(() -> new IllegalArgumentException("public_url is missing: it says where Slack"
                                + " calls this host; with slack_app_token (Socket Mode) it is not needed")));
        String manifest = new SlackManifest(context.get(PREFIX), address, context.get(ROTATES)).of(commands);
        return List.of(Block.attachment("slack-app-manifest.yaml", "text/yaml", manifest.getBytes(UTF_8)));
    }

    private static SlackToken token(PluginContext context, SlackHttp http, SlackAddresses addresses) {
        String token = checked("slack_api_token", context.get(TOKEN));
        if (!context.get(ROTATES)) {
            return SlackToken.lasting(token);
        }
        RotatingToken.App app = new RotatingToken.App(
                required("slack_client_id", context.get(CLIENT_ID)),
                required("slack_client_secret", context.get(CLIENT_SECRET)),
                token);
        return new RotatingToken(http, addresses, app, context.store(), context.clock());
    }

    private static String required(String key, Optional<String> text) {
        return checked(
                key,
                text.orElseThrow(() -> new IllegalArgumentException(
                        key + " is missing: slack_enable_token_rotation renews tokens with it")));
    }

    private static String checked(String key, String text) {
        String token = text.strip();
        if (!PRINTABLE.matcher(token).matches()) {
            throw new IllegalArgumentException(key + " holds blanks or characters that no token has");
        }
        return token;
    }
}
