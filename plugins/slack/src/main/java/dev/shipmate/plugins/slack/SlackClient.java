package dev.shipmate.plugins.slack;

import static com.slack.api.methods.RequestFormBuilder.toForm;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParseException;
import com.slack.api.methods.Methods;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatDeleteRequest;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.request.conversations.ConversationsOpenRequest;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest;
import com.slack.api.methods.request.files.FilesGetUploadURLExternalRequest;
import com.slack.api.methods.request.views.ViewsOpenRequest;
import com.slack.api.methods.response.chat.ChatDeleteResponse;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.methods.response.files.FilesCompleteUploadExternalResponse;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.View;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * Calls Slack's Web API.
 *
 * <p>Requests, forms and responses are the SDK's; they travel with the host's HTTP client. The SDK's own client would
 * start threads for its statistics and connections, which would keep the plugin from being unloaded.
 */
final class SlackClient {

    private static final Set<String> PASSING =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");
    private static final Set<String> RATE_LIMITED = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    private final SlackHttp http;
    private final SlackAddresses addresses;
    private final String token;

    SlackClient(SlackHttp http, SlackAddresses addresses, String token) {
        this.http = http;
        this.addresses = addresses;
        this.token = token;
    }

    /** Posts where everybody in the conversation sees it. */
    SentMessage postMessage(String channel, @Nullable String thread, Post post) throws SlackRefusal {
        ChatPostMessageRequest request = ChatPostMessageRequest.builder()
                .channel(channel)
                .threadTs(thread)
                .text(post.text())
                .blocks(post.blocks())
                .unfurlLinks(false)
                .unfurlMedia(false)
                .build();
        ChatPostMessageResponse sent = call(Methods.CHAT_POST_MESSAGE, toForm(request), ChatPostMessageResponse.class);
        return SentMessage.posted(sent.getChannel() == null ? channel : sent.getChannel(), ts(sent.getTs()));
    }

    /** Posts where one user alone sees it. */
    void postEphemeral(String channel, String user, @Nullable String thread, Post post) throws SlackRefusal {
        ChatPostEphemeralRequest request = ChatPostEphemeralRequest.builder()
                .channel(channel)
                .user(user)
                .threadTs(thread)
                .text(post.text())
                .blocks(post.blocks())
                .build();
        call(Methods.CHAT_POST_EPHEMERAL, toForm(request), ChatPostEphemeralResponse.class);
    }

    /** Changes a message that everybody sees. */
    void update(String channel, String ts, Post post) throws SlackRefusal {
        ChatUpdateRequest request = ChatUpdateRequest.builder()
                .channel(channel)
                .ts(ts)
                .text(post.text())
                .blocks(post.blocks())
                .build();
        call(Methods.CHAT_UPDATE, toForm(request), ChatUpdateResponse.class);
    }

    /** Removes a message that everybody sees. */
    void delete(String channel, String ts) throws SlackRefusal {
        ChatDeleteRequest request =
                ChatDeleteRequest.builder().channel(channel).ts(ts).build();
        call(Methods.CHAT_DELETE, toForm(request), ChatDeleteResponse.class);
    }

    /** Opens a form. */
    void openView(String trigger, View view) throws SlackRefusal {
        ViewsOpenRequest request =
                ViewsOpenRequest.builder().triggerId(trigger).view(view).build();
        call(Methods.VIEWS_OPEN, toForm(request), ViewsOpenResponse.class);
    }

    /** Returns the channel of the direct messages with a user. */
    String openConversation(String user) throws SlackRefusal {
        ConversationsOpenRequest request =
                ConversationsOpenRequest.builder().users(List.of(user)).build();
        ConversationsOpenResponse opened =
                call(Methods.CONVERSATIONS_OPEN, toForm(request), ConversationsOpenResponse.class);
        return Objects.requireNonNull(opened.getChannel(), "channel").getId();
    }

    /** Uploads a file into a conversation; Slack shows it there some seconds later. */
    void upload(String channel, @Nullable String thread, Block.Attachment file, String title) throws SlackRefusal {
        FilesGetUploadURLExternalRequest ask = FilesGetUploadURLExternalRequest.builder()
                .filename(file.name())
                .length(file.content().length)
                .altTxt(file.mediaType().startsWith("image/") ? title : null)
                .build();
        FilesGetUploadURLExternalResponse place =
                call(Methods.FILES_GET_UPLOAD_URL_EXTERNAL, toForm(ask), FilesGetUploadURLExternalResponse.class);
        URI address = addresses
                .upload(place.getUploadUrl())
                .orElseThrow(() -> new SlackRefusal("the upload", "foreign_upload_url", ""));
        SlackHttp.Answer answer =
                http.post("the upload", address, Map.of("Content-Type", "application/octet-stream"), file.content());
        if (answer.status() != 200) {
            throw new SlackRefusal("the upload", "status_" + answer.status(), "");
        }
        FilesCompleteUploadExternalRequest share = FilesCompleteUploadExternalRequest.builder()
                .files(List.of(FilesCompleteUploadExternalRequest.FileDetails.builder()
                        .id(place.getFileId())
                        .title(title)
                        .build()))
                .channelId(channel)
                .threadTs(thread)
                .build();
        call(Methods.FILES_COMPLETE_UPLOAD_EXTERNAL, toForm(share), FilesCompleteUploadExternalResponse.class);
    }

    private <T extends SlackApiTextResponse> T call(String method, FormBody.Builder form, Class<T> type)
            throws SlackRefusal {
        Map<String, String> headers = Map.of(
                "Authorization", "Bearer " + token, "Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        SlackHttp.Answer answer = http.post(method, addresses.method(method), headers, encoded(form.build()));
        T response = read(method, answer, type);
        String error = response.getError();
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

    private static byte[] encoded(FormBody form) {
        return IntStream.range(0, form.size())
                .mapToObj(field -> form.encodedName(field) + "=" + form.encodedValue(field))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    private static String ts(@Nullable String ts) {
        return ts == null ? "" : ts;
    }
}
