package dev.shipmate.plugins.mattermost;

import static dev.shipmate.plugins.mattermost.MattermostJson.object;
import static dev.shipmate.plugins.mattermost.MattermostJson.text;
import static dev.shipmate.plugins.mattermost.MattermostJson.textOrEmpty;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands what users do with the messages and dialogs that {@link MattermostPrompts} and {@link MattermostDialogs} made.
 * Of a request, only the sealed part says whose command it is, and user and place must be those of the seal.
 */
final class Interactions {

    private final Seals seals;
    private final Clock clock;

    Interactions(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    Received read(WebRequest request) throws UnverifiedRequestException {
        JsonObject root = parsed(request);
        boolean isForm = textOrEmpty(root, "type").startsWith("dialog_");
        JsonObject context = object(root, "context");
        String sealed = isForm ? text(root, "state") : text(context, Actions.SEAL);
        if (sealed == null || sealed.isEmpty()) {
            throw new UnverifiedRequestException(Kind.MISSING_SIGNATURE, "The seal of the question is missing.");
        }
        Nonce nonce = seals.open(sealed);
        if (nonce.isForm() != isForm || !isFromSamePlace(root, nonce)) {
            throw new UnverifiedRequestException(
                    Kind.INCORRECT_SIGNATURE, "The question was asked of somebody else or elsewhere.");
        }
        String id = "answer:" + Fingerprint.of(request.body());
        return isForm ? submitted(id, root, nonce) : pressed(id, root, context, nonce);
    }

    private static JsonObject parsed(WebRequest request) throws UnverifiedRequestException {
        try {
            return MattermostJson.parse(FormFields.utf8(request.body()));
        } catch (MalformedPayloadException e) {
            throw new UnverifiedRequestException(Kind.MISSING_SIGNATURE, String.valueOf(e.getMessage()));
        }
    }

    /** Direct messages belong to no team, though some servers name the one that the user's client shows. */
    private static boolean isFromSamePlace(JsonObject root, Nonce nonce) {
        String team = textOrEmpty(root, "team_id");
        return textOrEmpty(root, "user_id").equals(nonce.user())
                && textOrEmpty(root, "channel_id").equals(nonce.place())
                && (team.isEmpty() || nonce.isPlaceDirect() || team.equals(nonce.team()));
    }

    private Received pressed(String id, JsonObject root, JsonObject context, Nonce nonce) {
        Origin origin = nonce.origin(text(root, "trigger_id"), clock.instant());
        String post = text(root, "post_id");
        MessageRef prompt = nonce.isPlaceDirect() && post != null ? new SentMessage(post).ref() : null;
        return switch (textOrEmpty(context, Actions.DO)) {
            case Actions.CANCEL ->
                Received.of(update(nonce, "cancelled"), new Inbound.Dismissal(id, origin, nonce.token(), prompt));
            case Actions.ANSWER ->
                Received.of(update(nonce, "the form is open"), new Inbound.Opening(id, origin, nonce.token(), prompt));
            case Actions.CHOOSE -> chosen(id, origin, context, nonce, prompt);
            default -> Received.of(WebResponse.malformed("The action is unknown."));
        };
    }

    private static Received chosen(
            String id, Origin origin, JsonObject context, Nonce nonce, @Nullable MessageRef prompt) {
        String question = textOrEmpty(context, Actions.QUESTION);
        String selected = text(context, "selected_option");
        String value = selected == null ? textOrEmpty(context, Actions.VALUE) : selected;
        if (question.isEmpty() || value.isEmpty()) {
            return Received.of(WebResponse.json("{}"));
        }
        return Received.of(
                update(nonce, "answered"),
                new Inbound.Answer(id, origin, nonce.token(), Map.of(question, value), prompt));
    }

    private Received submitted(String id, JsonObject root, Nonce nonce) {
        Origin origin = nonce.origin(null, clock.instant());
        if (MattermostJson.isTrue(root, "cancelled")) {
            return Received.of(WebResponse.json("{}"), new Inbound.Dismissal(id, origin, nonce.token(), null));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object(root, "submission").entrySet()) {
            // numbers and switches are no texts in JSON
            String value = entry.getValue().isJsonPrimitive() ? entry.getValue().getAsString() : "";
            if (!value.isBlank()) {
                values.put(entry.getKey(), value);
            }
        }
        return Received.of(WebResponse.json("{}"), new Inbound.Answer(id, origin, nonce.token(), values, null));
    }

    /** Takes the buttons away: nothing else can do that in a message that one user alone sees. */
    private static WebResponse update(Nonce nonce, String what) {
        JsonObject post = new JsonObject();
        post.addProperty("message", Markdown.of(Span.bold(nonce.title())) + " – " + what);
        post.add("props", new JsonObject());
        JsonObject answer = new JsonObject();
        answer.add("update", post);
        answer.addProperty("skip_slack_parsing", true);
        return WebResponse.json(answer.toString());
    }
}
