package dev.shipmate.plugins.msteams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls the Bot Framework's connector. */
final class Connector {

    private static final int MOST_PAGES = 20;

    private final TeamsHttp http;
    private final ConnectorToken token;
    private final AllowedHosts hosts;

    Connector(TeamsHttp http, ConnectorToken token, AllowedHosts hosts) {
        this.http = http;
        this.token = token;
        this.hosts = hosts;
    }

    /** Sends an activity and returns its id. */
    String send(ReplyAddress to, JsonObject activity) {
        JsonObject whole = addressed(to, activity);
        return TeamsJson.text(
                call("sending a message", "POST", to.service(), conversation(to) + "/activities", whole), "id");
    }

    /** Puts an activity in place of another. */
    void update(ReplyAddress to, SentActivity sent, JsonObject activity) {
        JsonObject whole = addressed(to, activity);
        whole.addProperty("id", sent.activity());
        call("changing a message", "PUT", to.service(), path(sent), whole);
    }

    /** Removes an activity. */
    void delete(ReplyAddress to, SentActivity sent) {
        call("removing a message", "DELETE", to.service(), path(sent), new JsonObject());
    }

    /** Returns the conversation with a user alone, which is made where there was none. */
    String personal(ReplyAddress with) {
        JsonObject member = new JsonObject();
        member.addProperty("id", with.user());
        JsonArray members = new JsonArray();
        members.add(member);
        JsonObject bot = new JsonObject();
        bot.addProperty("id", with.bot());
        JsonObject tenant = new JsonObject();
        tenant.addProperty("id", with.tenant());
        JsonObject channelData = new JsonObject();
        channelData.add("tenant", tenant);
        JsonObject body = new JsonObject();
        body.add("bot", bot);
        body.addProperty("isGroup", false);
        body.add("members", members);
        body.addProperty("tenantId", with.tenant());
        body.add("channelData", channelData);
        String id = TeamsJson.text(
                call("a conversation with the user alone", "POST", with.service(), "/v3/conversations", body), "id");
        if (id.isEmpty()) {
            throw PlatformException.passing("Teams made a conversation without an id", null);
        }
        return id;
    }

    /** Returns what Teams says of a team. */
    JsonObject team(String service, String id) {
        return call("a team", "GET", service, "/v3/teams/" + encoded(id), new JsonObject());
    }

    /** Returns the channels of a team. */
    List<JsonObject> channels(String service, String team) {
        return TeamsJson.objects(
                call(
                        "the channels of a team",
                        "GET",
                        service,
                        "/v3/teams/" + encoded(team) + "/conversations",
                        new JsonObject()),
                "conversations");
    }

    /** Returns the members of a team, at most ten thousand. */
    List<JsonObject> members(String service, String team) {
        List<JsonObject> members = new ArrayList<>();
        String next = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonObject answer = call(
                    "the members of a team",
                    "GET",
                    service,
                    "/v3/conversations/" + encoded(team) + "/pagedmembers?pageSize=500"
                            + (next.isEmpty() ? "" : "&continuationToken=" + encoded(next)),
                    new JsonObject());
            members.addAll(TeamsJson.objects(answer, "members"));
            next = TeamsJson.text(answer, "continuationToken");
            if (next.isEmpty()) {
                break;
            }
        }
        return members;
    }

    /** Puts bytes to an address that Teams gave for them, without our token. */
    void upload(URI address, byte[] content) {
        TeamsHttp.Answer answer = http.send(
                "an upload",
                "PUT",
                address,
                Map.of("Content-Range", "bytes 0-" + (content.length - 1) + "/" + content.length),
                content);
        if (!answer.isOk()) {
            throw PlatformException.refused("the upload was answered with " + answer.status());
        }
    }

    private JsonObject call(String what, String method, String service, String path, JsonObject body) {
        String used = token.current();
        TeamsHttp.Answer answer = send(what, method, service, path, body, used);
        if (answer.status() == 401) {
            token.forget(used);
            answer = send(what, method, service, path, body, token.current());
        }
        if (!answer.isOk()) {
            throw PlatformException.refused("Teams refuses " + what + ": " + answer.problem());
        }
        return answer.json();
    }

    private TeamsHttp.Answer send(
            String what, String method, String service, String path, JsonObject body, String with) {
        String base = service.endsWith("/") ? service.substring(0, service.length() - 1) : service;
        URI address = hosts.allowed(base + path)
                .orElseThrow(() -> PlatformException.refused(
                        "the service address of a message is at no host of microsoft_service_url_hosts"));
        byte[] bytes = body.size() == 0 ? new byte[0] : body.toString().getBytes(UTF_8);
        return http.send(
                what,
                method,
                address,
                Map.of("Authorization", "Bearer " + with, "Content-Type", "application/json; charset=utf-8"),
                bytes);
    }

    private static JsonObject addressed(ReplyAddress to, JsonObject activity) {
        JsonObject whole = activity.deepCopy();
        whole.add("from", party(to.bot(), Optional.empty()));
        whole.add("recipient", party(to.user(), Optional.of(to.userName())));
        whole.add("conversation", party(to.conversation(), Optional.empty()));
        return whole;
    }

    private static JsonObject party(String id, Optional<String> name) {
        JsonObject party = new JsonObject();
        party.addProperty("id", id);
        name.filter(text -> !text.isEmpty()).ifPresent(text -> party.addProperty("name", text));
        return party;
    }

    private static String conversation(ReplyAddress to) {
        return "/v3/conversations/" + encoded(to.conversation());
    }

    private static String path(SentActivity sent) {
        return "/v3/conversations/" + encoded(sent.conversation()) + "/activities/" + encoded(sent.activity());
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }
}
