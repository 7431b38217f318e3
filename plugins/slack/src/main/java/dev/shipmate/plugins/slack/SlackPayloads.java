package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands what comes from Slack, as the body of a verified request or over a connection. */
final class SlackPayloads {

    /** The name of the platform. */
    static final String PLATFORM = "slack";

    private static final String SSL_CHECK = "ssl_check";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String prefix;
    private final Clock clock;
    private final SlackEvents events;
    private final SlackInteractions interactions;

    SlackPayloads(String prefix, Clock clock) {
        this.prefix = prefix;
        this.clock = clock;
        this.events = new SlackEvents(prefix);
        this.interactions = new SlackInteractions(clock, this::withoutPrefix);
    }

    /** Returns whether Slack only tries out the connection, which it does without a signature. */
    static boolean isSslCheck(WebRequest request) {
        try {
            return new String(request.body(), ISO_8859_1).contains(SSL_CHECK)
                    && "1".equals(SlackForm.parse(request.body()).get(SSL_CHECK));
        } catch (MalformedPayloadException e) {
            return false;
        }
    }

    /** Understands a slash command. */
    Received slashCommand(WebRequest request) throws MalformedPayloadException {
        return slashCommand(form(request), fallbackId(request));
    }

    private Received slashCommand(Map<String, String> form, String fallbackId) throws MalformedPayloadException {
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
                WebResponse.ok(), new Inbound.Line(deliveryId(form.get("trigger_id"), fallbackId), origin, line));
    }

    /** Understands a press on a button, a choice in a menu, or a form. */
    Received interaction(WebRequest request) throws MalformedPayloadException {
        String payload = form(request).get("payload");
        if (payload == null) {
            throw new MalformedPayloadException("The payload is missing.");
        }
        return interactions.read(SlackJson.parse(payload), fallbackId(request));
    }

    /** Understands an event. */
    Received event(WebRequest request) throws MalformedPayloadException {
        checkType(request, "application/json");
        JsonObject root = SlackJson.parse(SlackForm.utf8(request.body()));
        return events.read(root, fallbackId(request));
    }

    /**
     * Understands an envelope of Socket Mode, which holds what would come as a request; nothing if it is of a kind that is
     * not asked for.
     */
    Received envelope(SocketEnvelope envelope) throws MalformedPayloadException {
        return switch (envelope.type()) {
            case "slash_commands" -> slashCommand(texts(envelope.payload()), envelope.id());
            case "interactive" -> interactions.read(envelope.payload(), envelope.id());
            case "events_api" -> events.read(envelope.payload(), envelope.id());
            default -> Received.of(WebResponse.ok());
        };
    }

    /** Returns the party of an id; null if there is none. An empty id is one. */
    static @Nullable Party party(@Nullable String id, @Nullable String name) {
        return id == null ? null : new Party(id, name == null ? "" : name);
    }

    /** Returns what a repeat is known by: Slack's own id, else what comes with the transport. */
    static String deliveryId(@Nullable String id, String fallbackId) {
        return id == null || id.isEmpty() || id.length() > 255 ? fallbackId : id;
    }

    private static String fallbackId(WebRequest request) {
        return request.header(SlackSignature.HEADER).orElseThrow();
    }

    private static Map<String, String> texts(JsonObject payload) {
        Map<String, String> texts = new HashMap<>();
        for (String name : payload.keySet()) {
            String text = SlackJson.text(payload, name);
            if (text != null) {
                texts.put(name, text);
            }
        }
        return texts;
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
