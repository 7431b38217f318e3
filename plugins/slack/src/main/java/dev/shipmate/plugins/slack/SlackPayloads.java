package dev.shipmate.plugins.slack;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands the bodies of verified requests. */
final class SlackPayloads {

    /** The name of the platform. */
    static final String PLATFORM = "slack";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String prefix;
    private final Clock clock;
    private final SlackEvents events;
    private final SlackInteractions interactions;

    SlackPayloads(String prefix, Clock clock) {
        this.prefix = prefix;
        this.clock = clock;
        this.events = new SlackEvents(prefix);
        this.interactions = new SlackInteractions(clock);
    }

    /** Returns whether Slack only tries out the connection, which it does without a signature. */
    static boolean isSslCheck(WebRequest request) {
        try {
            return "1".equals(SlackForm.parse(request.body()).get("ssl_check"));
        } catch (MalformedPayloadException e) {
            return false;
        }
    }

    /** Understands a slash command. */
    Received slashCommand(WebRequest request) throws MalformedPayloadException {
        Map<String, String> form = form(request);
        String command = form.getOrDefault("command", "");
        if (command.isBlank()) {
            throw new MalformedPayloadException("The command is missing.");
        }
        String team = form.getOrDefault("team_id", form.get("enterprise_id"));
        String channel = form.get("channel_id");
        String user = form.get("user_id");
        Origin origin = new Origin(
                PLATFORM,
                party(team, form.get("team_domain")),
                party(channel, form.get("channel_name")),
                party(user, form.get("user_name")),
                ReplyAddress.of(
                                channel,
                                user,
                                form.get("thread_ts"),
                                form.get("response_url"),
                                form.get("trigger_id"),
                                clock.instant())
                        .json());
        String line = withoutPrefix(command) + " " + form.getOrDefault("text", "");
        return Received.of(
                WebResponse.ok(), new Inbound.Line(deliveryId(form.get("trigger_id"), request), origin, line));
    }

    /** Understands a press on a button, a choice in a menu, or a form. */
    Received interaction(WebRequest request) throws MalformedPayloadException {
        String payload = form(request).get("payload");
        if (payload == null) {
            throw new MalformedPayloadException("The payload is missing.");
        }
        return interactions.read(SlackJson.parse(payload), request);
    }

    /** Understands an event. */
    Received event(WebRequest request) throws MalformedPayloadException {
        checkType(request, "application/json");
        JsonObject root = SlackJson.parse(SlackForm.utf8(request.body()));
        return events.read(root, request);
    }

    /** Returns the party of an id; null if there is none. An empty id is one. */
    static @Nullable Party party(@Nullable String id, @Nullable String name) {
        return id == null ? null : new Party(id, name == null ? "" : name);
    }

    /** Returns what a repeat of the request is known by: Slack's own id, else the signature. */
    static String deliveryId(@Nullable String id, WebRequest request) {
        return id == null || id.isEmpty() || id.length() > 255
                ? request.header(SlackSignature.HEADER).orElseThrow()
                : id;
    }

    private String withoutPrefix(String command) {
        if (!prefix.isEmpty() && command.startsWith(prefix)) {
            return command.substring(prefix.length());
        }
        return command.startsWith("/") ? command.substring(1) : command;
    }

    private static Map<String, String> form(WebRequest request) throws MalformedPayloadException {
        checkType(request, FORM);
        return SlackForm.parse(request.body());
    }

    private static void checkType(WebRequest request, String wanted) throws MalformedPayloadException {
        String type = request.header("Content-Type").orElse(wanted).toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals(wanted)) {
            throw new MalformedPayloadException("The content type is not " + wanted + ".");
        }
    }
}
