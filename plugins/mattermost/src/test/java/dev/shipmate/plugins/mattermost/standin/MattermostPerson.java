package dev.shipmate.plugins.mattermost.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.testkit.Person;
import dev.shipmate.testkit.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Somebody in a channel: what the server sends for what they do. */
final class MattermostPerson implements Person {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final FakeMattermost mattermost;
    private final Supplier<URI> host;
    private final String name;
    private final String user;
    private final String channel;
    private Runnable last = () -> {};

    MattermostPerson(FakeMattermost mattermost, Supplier<URI> host, String name, String channel) {
        this.mattermost = mattermost;
        this.host = host;
        this.name = name;
        this.user = mattermost.server().user(name);
        this.channel = channel;
    }

    @Override
    public String id() {
        return user;
    }

    @Override
    public void types(String line) {
        if (mattermost.server().isDirect(channel)) {
            JsonObject event = event(line);
            does(() -> mattermost.tell(event));
        } else {
            HttpRequest request = slashCommand(line, MattermostStandIn.COMMAND_TOKEN);
            does(() -> answerOf(request));
        }
    }

    @Override
    public void repeats() {
        last.run();
    }

    @Override
    public List<Shown> sees() {
        Server server = mattermost.server();
        String direct = server.direct(user);
        List<Shown> seen = new ArrayList<>();
        for (Said said : server.posts()) {
            boolean isHere = said.channel().equals(channel) || said.channel().equals(direct);
            if (isHere && (said.onlyFor().isEmpty() || said.onlyFor().equals(user))) {
                seen.add(Screen.of(server, said));
            }
        }
        server.dialogs(user).forEach(opened -> seen.add(Screen.of(opened)));
        return seen;
    }

    @Override
    public void picks(Shown prompt, String label) {
        Said said = said(prompt);
        for (JsonObject action : said.actions()) {
            if (Texts.of(action, "type").equals("select")) {
                for (JsonElement option : action.getAsJsonArray("options")) {
                    if (Texts.of(option.getAsJsonObject(), "text").equals(label)) {
                        press(said, action, Texts.of(option.getAsJsonObject(), "value"));
                        return;
                    }
                }
            }
        }
        press(said, button(said, label), "");
    }

    @Override
    public void opens(Shown prompt) {
        Said said = said(prompt);
        press(said, button(said, "Answer"), "");
    }

    @Override
    public void fills(Shown prompt, Map<String, String> answers) {
        Server.Opened opened = opened(prompt);
        JsonObject submission = new JsonObject();
        for (JsonElement each : opened.dialog().getAsJsonArray("elements")) {
            JsonObject element = each.getAsJsonObject();
            String answer = answers.getOrDefault(Texts.of(element, "name"), "");
            submission.addProperty(Texts.of(element, "name"), entered(element, answer));
        }
        submit(opened, submission, false);
    }

    @Override
    public void cancels(Shown prompt) {
        if (prompt.questions().isEmpty()) {
            Said said = said(prompt);
            press(said, button(said, "Cancel"), "");
        } else {
            submit(opened(prompt), new JsonObject(), true);
        }
    }

    /** Returns a slash command as the server sends it. */
    HttpRequest slashCommand(String line, String token) {
        String[] words = line.split(" ", 2);
        Server server = mattermost.server();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel_id", channel);
        fields.put("channel_name", server.channels.get(channel));
        fields.put("command", "/" + words[0]);
        fields.put("response_url", mattermost.address() + "/hooks/commands/" + server.newHook(user, channel, ""));
        fields.put("team_domain", "example");
        fields.put("team_id", Server.TEAM);
        fields.put("text", words.length > 1 ? words[1] : "");
        if (!token.isEmpty()) {
            fields.put("token", token);
        }
        fields.put("trigger_id", server.newTrigger(user, channel));
        fields.put("user_id", user);
        fields.put("user_name", name);
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        host.get().resolve("/api/plugins/chatops/mattermost/slash_command/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Token " + token);
        }
        return request.build();
    }

    private JsonObject event(String line) {
        JsonObject post = new JsonObject();
        post.addProperty("id", mattermost.server().newId());
        post.addProperty("user_id", user);
        post.addProperty("channel_id", channel);
        post.addProperty("root_id", "");
        post.addProperty("message", line);
        post.addProperty("type", "");
        post.add("props", new JsonObject());
        JsonObject data = new JsonObject();
        data.addProperty("channel_type", "D");
        data.addProperty("channel_name", mattermost.server().channels.get(channel));
        data.addProperty("sender_name", "@" + name);
        data.addProperty("team_id", "");
        data.addProperty("post", post.toString());
        JsonObject event = new JsonObject();
        event.addProperty("event", "posted");
        event.add("data", data);
        return event;
    }

    private void press(Said said, JsonObject action, String selected) {
        JsonObject integration = action.getAsJsonObject("integration");
        JsonObject context = integration.getAsJsonObject("context").deepCopy();
        if (!selected.isEmpty()) {
            context.addProperty("selected_option", selected);
        }
        JsonObject body = new JsonObject();
        body.addProperty("user_id", user);
        body.addProperty("user_name", name);
        body.addProperty("channel_id", said.channel());
        body.addProperty("team_id", mattermost.server().isDirect(said.channel()) ? "" : Server.TEAM);
        body.addProperty("post_id", said.id());
        body.addProperty("trigger_id", mattermost.server().newTrigger(user, said.channel()));
        body.addProperty("type", Texts.of(action, "type"));
        body.add("context", context);
        HttpRequest request = json(Texts.of(integration, "url"), body);
        does(() -> {
            JsonObject answer = answerOf(request);
            if (answer.get("update") instanceof JsonObject update) {
                mattermost.server().update(said.id(), update);
            }
        });
    }

    private void submit(Server.Opened opened, JsonObject submission, boolean isCancelled) {
        JsonObject body = new JsonObject();
        body.addProperty("type", "dialog_submission");
        body.addProperty("callback_id", Texts.of(opened.dialog(), "callback_id"));
        body.addProperty("state", Texts.of(opened.dialog(), "state"));
        body.addProperty("user_id", user);
        body.addProperty("channel_id", opened.channel());
        body.addProperty("team_id", Server.TEAM);
        body.add("submission", submission);
        body.addProperty("cancelled", isCancelled);
        HttpRequest request = json(opened.url(), body);
        does(() -> answerOf(request));
        mattermost.server().close(opened.id());
    }

    private void does(Runnable thing) {
        last = thing;
        thing.run();
    }

    private static String entered(JsonObject element, String answer) {
        if (!Texts.of(element, "type").equals("select")) {
            return answer;
        }
        for (JsonElement option : element.getAsJsonArray("options")) {
            if (Texts.of(option.getAsJsonObject(), "text").equals(answer)) {
                return Texts.of(option.getAsJsonObject(), "value");
            }
        }
        throw new AssertionError("there is no option " + answer + " in " + element);
    }

    private Said said(Shown shown) {
        return mattermost.server().posts().stream()
                .filter(said -> said.id().equals(shown.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it is not there any more: " + shown));
    }

    private Server.Opened opened(Shown shown) {
        return mattermost.server().dialogs(user).stream()
                .filter(opened -> opened.id().equals(shown.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it is not open any more: " + shown));
    }

    private static JsonObject button(Said said, String label) {
        return said.actions().stream()
                .filter(action -> Texts.of(action, "name").equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + label + " in " + said.content()));
    }

    static HttpRequest json(String url, JsonObject body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    /** Sends, and takes what the server would take: 200 with an object of JSON. */
    private static JsonObject answerOf(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return JsonParser.parseString(answer.body()).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
