package dev.shipmate.plugins.slack;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.platform.ChatPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Brings Slack. */
public final class SlackPlugin implements Plugin {

    private static final Setting<String> TOKEN =
            Setting.secret("slack_api_token", "The bot token of the Slack app, which begins with xoxb-");
    private static final Setting<String> SIGNING_SECRET =
            Setting.secret("slack_signing_secret", "The signing secret of the Slack app");
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
        return List.of(TOKEN, SIGNING_SECRET, PREFIX, PRIVATE_SIZE, API);
    }

    @Override
    public List<ChatPlatform> platforms(PluginContext context) {
        String token = context.get(TOKEN).strip();
        if (!PRINTABLE.matcher(token).matches()) {
            throw new IllegalArgumentException("slack_api_token holds blanks or characters that no token has");
        }
        SlackHttp http = new SlackHttp(context.http(), TIMEOUT);
        SlackAddresses addresses = new SlackAddresses(context.get(API));
        SlackPlatform platform = new SlackPlatform(
                context.get(PREFIX),
                new SlackSignature(context.get(SIGNING_SECRET).strip(), context.clock()),
                new SlackMessages(Math.min(context.get(PRIVATE_SIZE), SlackMessages.LONGEST)),
                new SlackClient(http, addresses, token),
                new SlackResponseUrl(http, addresses),
                length -> Thread.sleep(length.toMillis()),
                context.clock());
        return List.of(platform);
    }
}
