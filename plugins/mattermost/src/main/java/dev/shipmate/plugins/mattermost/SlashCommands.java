package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.CommandTokens;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands slash commands, which prove themselves with a token that Mattermost made for each of them. */
final class SlashCommands {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern HEADER = Pattern.compile("(?i)(?:token|bearer) +(\\S{1,200}) *");

    private final CommandTokens tokens;
    private final MattermostAddresses addresses;
    private final Clock clock;

    SlashCommands(CommandTokens tokens, MattermostAddresses addresses, Clock clock) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.clock = clock;
    }

    Received read(WebRequest request) throws UnverifiedRequestException, MalformedPayloadException {
        boolean isGet = request.method().equals("GET");
        byte[] form = isGet ? request.query().getBytes(UTF_8) : request.body();
        verify(request, form);
        if (!isGet) {
            String type = request.header("Content-Type").orElse(FORM).toLowerCase(Locale.ROOT);
            if (!type.split(";", 2)[0].strip().equals(FORM)) {
                throw new MalformedPayloadException("The content type is not " + FORM + ".");
            }
        }
        Map<String, String> fields = FormFields.parse(form);
        String command = fields.getOrDefault("command", "");
        if (command.isBlank()) {
            throw new MalformedPayloadException("The command is missing.");
        }
        String trigger = fields.getOrDefault("trigger_id", "");
        String id = "command:" + (trigger.isEmpty() ? Fingerprint.of(form) : Fingerprint.of(trigger));
        String line =
                (command.startsWith("/") ? command.substring(1) : command) + " " + fields.getOrDefault("text", "");
        return Received.of(WebResponse.json("{}"), new Inbound.Line(id, origin(fields), line));
    }

    private void verify(WebRequest request, byte[] form) throws UnverifiedRequestException {
        String token = headerToken(request)
                .or(() -> fieldToken(form))
                .orElseThrow(() -> new UnverifiedRequestException(Kind.MISSING_SIGNATURE, "The token is missing."));
        if (!tokens.accepts(Origins.PLATFORM, token)) {
            throw new UnverifiedRequestException(Kind.INCORRECT_SIGNATURE, "The token is unknown.");
        }
    }

    private static Optional<String> headerToken(WebRequest request) {
        return request.header("Authorization")
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    private static Optional<String> fieldToken(byte[] form) {
        try {
            return Optional.ofNullable(FormFields.parse(form).get("token"))
                    .filter(token -> !token.isBlank() && token.length() <= 200);
        } catch (MalformedPayloadException e) {
            return Optional.empty();
        }
    }

    private Origin origin(Map<String, String> fields) {
        String channel = fields.get("channel_id");
        String channelName = fields.get("channel_name");
        String responseUrl = fields.getOrDefault("response_url", "");
        long now = clock.millis();
        ReplyAddress address = new ReplyAddress(
                channel,
                channelName,
                fields.get("user_id"),
                fields.getOrDefault("root_id", fields.get("parent_id")),
                addresses.response(responseUrl).isPresent() ? responseUrl : null,
                now,
                fields.get("trigger_id"),
                now,
                channel,
                ReplyAddress.isDirect(channelName));
        return Origins.of(
                fields.get("team_id"),
                fields.get("team_domain"),
                channel,
                channelName,
                fields.get("user_id"),
                fields.get("user_name"),
                address);
    }
}
