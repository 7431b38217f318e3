package dev.shipmate.plugins.mattermost;

import static dev.shipmate.plugins.mattermost.MattermostJson.object;
import static dev.shipmate.plugins.mattermost.MattermostJson.text;
import static dev.shipmate.plugins.mattermost.MattermostJson.textOrEmpty;

import com.google.gson.JsonObject;
import dev.shipmate.spi.platform.Inbound;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the event of a new post: one that begins with a mention of the bot, or a direct message to it. */
final class MattermostEvents {

    private static final int LONGEST_ID = 64;

    private final Bot bot;
    private final Pattern mention;

    MattermostEvents(Bot bot) {
        this.bot = bot;
        this.mention = Pattern.compile("(?i)@" + Pattern.quote(bot.name()) + "(?![A-Za-z0-9_-])[:,]?");
    }

    /** Returns the command line that an event brings, if it does. */
    Optional<Inbound> read(JsonObject event) throws MalformedPayloadException {
        if (!textOrEmpty(event, "event").equals("posted")) {
            return Optional.empty();
        }
        JsonObject data = object(event, "data");
        JsonObject post = MattermostJson.parse(textOrEmpty(data, "post"));
        String id = textOrEmpty(post, "id");
        String user = textOrEmpty(post, "user_id");
        String channel = textOrEmpty(post, "channel_id");
        boolean isDirect = textOrEmpty(data, "channel_type").equals("D");
        String words = textOrEmpty(post, "message").strip();
        Matcher begin = mention.matcher(words);
        boolean isMention = begin.lookingAt();
        if (id.isEmpty()
                || id.length() > LONGEST_ID
                || user.isEmpty()
                || channel.isEmpty()
                || !isPersons(post, user)
                || !isDirect && !isMention) {
            return Optional.empty();
        }
        String line = isMention ? words.substring(begin.end()).strip() : words;
        String channelName = text(data, "channel_name");
        ReplyAddress address = new ReplyAddress(
                channel, channelName, user, text(post, "root_id"), null, 0, null, 0, channel, isDirect);
        return Optional.of(new Inbound.Line(
                "post:" + id,
                Origins.of(
                        text(data, "team_id"),
                        null,
                        channel,
                        channelName,
                        user,
                        withoutAt(text(data, "sender_name")),
                        address),
                line));
    }

    /** Returns whether a person wrote it: no bot, no webhook, and nothing that Mattermost itself says. */
    private boolean isPersons(JsonObject post, String user) {
        JsonObject props = object(post, "props");
        return !user.equals(bot.id())
                && textOrEmpty(post, "type").isEmpty()
                && !isSet(props, "from_bot")
                && !isSet(props, "from_webhook");
    }

    private static boolean isSet(JsonObject props, String name) {
        return MattermostJson.isTrue(props, name) || textOrEmpty(props, name).equals("true");
    }

    private static @Nullable String withoutAt(@Nullable String name) {
        return name != null && name.startsWith("@") ? name.substring(1) : name;
    }
}
