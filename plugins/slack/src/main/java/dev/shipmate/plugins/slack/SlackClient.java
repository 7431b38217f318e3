package dev.shipmate.plugins.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.Methods;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatDeleteResponse;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.methods.response.files.FilesCompleteUploadExternalResponse;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import com.slack.api.model.view.View;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls Slack's Web API.
 *
 * <p>Blocks, forms and responses are the SDK's; they travel with the host's HTTP client. The SDK's own client would start
 * threads for its statistics and connections, which would keep the plugin from being unloaded.
 */
final class SlackClient {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final Set<String> PASSING =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");
    private static final Set<String> RATE_LIMITED = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    private static final Set<String> EXPIRED = Set.of("token_expired", "invalid_auth");
    private static final Set<String> UNAUTHORIZED =
            Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");

    private final SlackHttp http;
    private final SlackAddresses addresses;
    private final SlackToken token;
    private volatile String trouble = "";

    SlackClient(SlackHttp http, SlackAddresses addresses, SlackToken token) {
        this.http = http;
        this.addresses = addresses;
        this.token = token;
    }

    /** Returns why Slack does not take our calls, if the last one was refused for its token. */
    Optional<String> trouble() {
        return Optional.of(trouble).filter(text -> !text.isEmpty());
    }

    /** Posts where everybody in the conversation sees it. */
    SentMessage postMessage(String channel, @Nullable String thread, Post post) throws SlackRefusal {
        Map<String, @Nullable String> fields = fields(post);
        fields.put("channel", channel);
        fields.put("thread_ts", thread);
        fields.put("unfurl_links", "false");
        fields.put("unfurl_media", "false");
        ChatPostMessageResponse sent = call(Methods.CHAT_POST_MESSAGE, fields, ChatPostMessageResponse.class);
        return SentMessage.posted(sent.getChannel() == null ? channel : sent.getChannel(), sent.getTs());
    }

    /** Posts where one user alone sees it. */
    void postEphemeral(String channel, String user, @Nullable String thread, Post post) throws SlackRefusal {
        Map<String, @Nullable String> fields = fields(post);
        fields.put("channel", channel);
        fields.put("user", user);
        fields.put("thread_ts", thread);
        call(Methods.CHAT_POST_EPHEMERAL, fields, ChatPostEphemeralResponse.class);
    }

    /** Changes a message that everybody sees. */
    void update(String channel, String ts, Post post) throws SlackRefusal {
        Map<String, @Nullable String> fields = fields(post);
        fields.put("channel", channel);
        fields.put("ts", ts);
        call(Methods.CHAT_UPDATE, fields, ChatUpdateResponse.class);
    }

    /** Removes a message that everybody sees. */
    void delete(String channel, String ts) throws SlackRefusal {
        call(Methods.CHAT_DELETE, Map.of("channel", channel, "ts", ts), ChatDeleteResponse.class);
    }

    /** Opens a form. */
    void openView(String trigger, View view) throws SlackRefusal {
        call(
                Methods.VIEWS_OPEN,
                Map.of("trigger_id", trigger, "view", SlackJson.GSON.toJson(view)),
                ViewsOpenResponse.class);
    }

    /** Changes an open form, which Slack knows by the external id in it. */
    void updateView(View view) throws SlackRefusal {
        String externalId = Objects.requireNonNull(view.getExternalId(), "external_id");
        call(
                Methods.VIEWS_UPDATE,
                Map.of("external_id", externalId, "view", SlackJson.GSON.toJson(view)),
                ViewsUpdateResponse.class);
    }

    /** Returns the channel of the direct messages with a user. */
    String openConversation(String user) throws SlackRefusal {
        ConversationsOpenResponse opened =
                call(Methods.CONVERSATIONS_OPEN, Map.of("users", user), ConversationsOpenResponse.class);
        return Objects.requireNonNull(opened.getChannel(), "channel").getId();
    }

    /** Uploads a file into a conversation; Slack shows it there some seconds later. */
    void upload(String channel, @Nullable String thread, Block.Attachment file, String title) throws SlackRefusal {
        Map<String, @Nullable String> ask = new LinkedHashMap<>();
        ask.put("filename", file.name());
        ask.put("length", String.valueOf(file.content().length));
        ask.put("alt_txt", file.mediaType().startsWith("image/") ? title : null);
        FilesGetUploadURLExternalResponse place =
                call(Methods.FILES_GET_UPLOAD_URL_EXTERNAL, ask, FilesGetUploadURLExternalResponse.class);
        URI address = addresses
                .upload(place.getUploadUrl())
                .orElseThrow(() -> new SlackRefusal("the upload", "foreign_upload_url", ""));
        SlackHttp.Answer answer =
                http.post("the upload", address, Map.of("Content-Type", "application/octet-stream"), file.content());
        if (answer.status() != 200) {
            throw new SlackRefusal("the upload", "status_" + answer.status(), "");
        }
        Map<String, @Nullable String> share = new LinkedHashMap<>();
        share.put("files", SlackJson.GSON.toJson(List.of(Map.of("id", place.getFileId(), "title", title))));
        share.put("channel_id", channel);
        share.put("thread_ts", thread);
        call(Methods.FILES_COMPLETE_UPLOAD_EXTERNAL, share, FilesCompleteUploadExternalResponse.class);
    }

    /** Asks something that changes nothing. */
    <T extends SlackApiTextResponse> T ask(String method, Map<String, String> fields, Class<T> type)
            throws SlackRefusal {
        return call(method, fields, type);
    }

    private <T extends SlackApiTextResponse> T call(
            String method, Map<String, ? extends @Nullable String> fields, Class<T> type) throws SlackRefusal {
        byte[] body = SlackForm.encoded(fields);
        String used = currentToken();
        T response = send(method, body, used, type);
        if (EXPIRED.contains(String.valueOf(response.getError()))) {
            Optional<String> other = token.insteadOf(used);
            response = other.isPresent() ? send(method, body, other.get(), type) : response;
        }
        String error = response.getError();
        trouble = UNAUTHORIZED.contains(String.valueOf(error)) ? "Slack refuses slack_api_token: " + error : "";
        if (response.isOk()) {
            return response;
        }
        if (error == null || PASSING.contains(error)) {
            throw PlatformException.passing("Slack answers " + method + " with " + error, null);
        }
        if (RATE_LIMITED.contains(error)) {
            throw PlatformException.rateLimited("Slack wants fewer calls of " + method, Duration.ofSeconds(30));
        }
        throw new SlackRefusal(
                method, error, response.getNeeded() == null ? "" : "the app needs the scope " + response.getNeeded());
    }

    private String currentToken() {
        try {
            return token.current();
        } catch (PlatformException e) {
            trouble = String.valueOf(e.getMessage());
            throw e;
        }
    }

    private <T extends SlackApiTextResponse> T send(String method, byte[] body, String with, Class<T> type) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + with, "Content-Type", FORM);
        return read(method, http.post(method, addresses.method(method), headers, body), type);
    }

    private static <T extends SlackApiTextResponse> T read(String method, SlackHttp.Answer answer, Class<T> type) {
        try {
            T response = SlackJson.GSON.fromJson(answer.body(), type);
            if (response != null) {
                return response;
            }
        } catch (JsonParseException e) {
            // told below, without the body
        }
        throw PlatformException.passing(
                "Slack answers " + method + " with status " + answer.status() + " and no JSON object", null);
    }

    private static Map<String, @Nullable String> fields(Post post) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("text", post.text());
        fields.put("blocks", SlackJson.GSON.toJson(post.blocks()));
        return fields;
    }
}
