package dev.shipmate.plugins.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.plugins.slack.standin.FakeSlack;
import dev.shipmate.plugins.slack.standin.SlackStandIn;
import dev.shipmate.testkit.Fault;
import dev.shipmate.testkit.HostInABox;
import dev.shipmate.testkit.Person;
import dev.shipmate.testkit.Place;
import dev.shipmate.testkit.Shown;
import dev.shipmate.testkit.TalkPlugin;
import dev.shipmate.testkit.Watch;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stand-in does as Slack does beyond that which every stand-in must do. */
class SlackStandInTest {

    private final SlackStandIn slack = new SlackStandIn();
    private final Person ada = slack.person("ada", Place.ROOM);
    private final Person bob = slack.person("bob", Place.ROOM);

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void mentionsAndDirectMessagesAreRepeatedWithSlacksHeaders(@TempDir Path home) {
        URI address = HostInABox.freeAddress();
        slack.follow(address);
        TalkPlugin talk = new TalkPlugin();
        try (HostInABox box = HostInABox.start(home, address, slack.settings(), slack.plugin(), talk)
                .open()) {
            Watch seen = new Watch(ada);
            seen.types("@talk count").isShown("run number 1");
            ada.repeats();
            seen.types("@talk hello").isShown("hello from the host");
            Watch direct = new Watch(slack.person("ada", Place.DIRECT));
            direct.types("talk count").isShown("run number 2");
            direct.person().repeats();
            direct.types("/talk hello").isShown("hello from the host");
            assertEquals(2, talk.runs.get());
            assertEquals(4, box.log().size());
        }
    }

    @Test
    void messagesAreSeenAsTheyLookNow() throws IOException, InterruptedException {
        String ts = text(call("chat.postMessage", Map.of("channel", "C0NETWORK", "text", "one")), "ts");
        call("chat.postMessage", Map.of("channel", "C0SERVERS", "text", "elsewhere"));
        call("chat.postEphemeral", Map.of("channel", "C0NETWORK", "user", ada.id(), "text", "psst", "thread_ts", ts));
        call("chat.postMessage", Map.of("channel", bob.id(), "text", "for bob"));
        call("chat.update", Map.of("channel", "C0NETWORK", "ts", ts, "text", "two"));

        assertEquals(List.of("two", "psst"), texts(ada));
        assertEquals(List.of("two", "for bob"), texts(bob));
        assertEquals(List.of("elsewhere", "for bob"), texts(slack.person("bob", Place.OTHER_ROOM)));
        Shown psst = ada.sees().get(1);
        assertTrue(psst.isPrivate());
        assertEquals(ts, psst.thread());
        assertEquals(
                "message_not_found",
                text(call("chat.update", Map.of("channel", "C0NETWORK", "ts", psst.id(), "text", "x")), "error"));

        call("chat.delete", Map.of("channel", "C0NETWORK", "ts", ts));
        assertEquals(List.of("psst"), texts(ada));
    }

    @Test
    void aResponseAddressShowsReplacesAndRemoves() throws IOException, InterruptedException {
        String ts = text(
                call("chat.postEphemeral", Map.of("channel", "C0NETWORK", "user", ada.id(), "text", "a menu")),
                "message_ts");
        String address = slack.slack().newResponseUrl("C0NETWORK", ada.id(), ts);
        respond(address, "{\"text\":\"psst\"}");
        respond(address, "{\"text\":\"hey\",\"response_type\":\"in_channel\"}");
        respond(address, "{\"text\":\"done\",\"replace_original\":true}");
        assertEquals(List.of("done", "psst", "hey"), texts(ada));
        assertEquals(List.of("hey"), texts(bob));
        respond(address, "{\"delete_original\":true}");
        assertEquals(List.of("psst", "hey"), texts(ada));
    }

    @Test
    void anOpenFormCanBeChangedAndIsSeenByWhoOpenedIt() throws IOException, InterruptedException {
        String view =
                "{\"type\":\"modal\",\"external_id\":\"mine\",\"title\":{\"type\":\"plain_text\",\"text\":\"A form\"},"
                        + "\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"WORDS\"}}]}";
        JsonObject opened =
                call("views.open", Map.of("trigger_id", slack.slack().newTrigger(ada.id()), "view", view));
        String id = text(opened.getAsJsonObject("view"), "id");
        assertEquals(List.of("A form\nWORDS"), texts(ada));
        assertEquals(List.of(), bob.sees());

        call("views.update", Map.of("external_id", "mine", "view", view.replace("WORDS", "more")));
        assertEquals(List.of("A form\nmore"), texts(ada));
        String hash = text(opened.getAsJsonObject("view"), "hash");
        assertEquals(
                "hash_conflict",
                text(call("views.update", Map.of("view_id", id, "hash", hash, "view", view)), "error"));
        ada.cancels(ada.sees().get(0));
        assertEquals(List.of(), ada.sees());
        assertEquals("not_found", text(call("views.update", Map.of("view_id", id, "view", view)), "error"));
    }

    @Test
    void onlyMarkupThatNotifiesIsAnAlarm() throws IOException, InterruptedException {
        call("chat.postMessage", Map.of("channel", "C0NETWORK", "text", "&lt;!here&gt; @channel <@" + ada.id() + ">"));
        String plain = "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"<!channel>\"}}]";
        call("chat.postMessage", Map.of("channel", "C0NETWORK", "text", "x", "blocks", plain));
        assertEquals(List.of(), slack.alarms());
        String markup =
                "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"<!subteam^S1|@ops> <!here>\"}}]";
        call("chat.postMessage", Map.of("channel", "C0NETWORK", "text", "<!everyone>", "blocks", markup));
        call("chat.postMessage", Map.of("channel", "C0NETWORK", "text", "@channel", "link_names", "true"));
        assertEquals(4, slack.alarms().size());
    }

    @Test
    void listsComeInPagesOfWhichSomeAreEmpty() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        int pages = 0;
        String cursor = "";
        do {
            JsonObject page = call("users.list", Map.of("limit", "200", "cursor", cursor));
            for (JsonElement user : page.getAsJsonArray("members")) {
                names.add(text(user.getAsJsonObject(), "name"));
            }
            cursor = text(page.getAsJsonObject("response_metadata"), "next_cursor");
            pages++;
        } while (!cursor.isEmpty());
        assertEquals(List.of("zoe", "shipmate", "ada", "bob"), names);
        assertEquals(3, pages);
        assertEquals("invalid_cursor", text(call("users.list", Map.of("cursor", "bad")), "error"));
        assertEquals("users_not_found", text(call("users.lookupByEmail", Map.of("email", "zoe@example.org")), "error"));
    }

    @Test
    void aFaultHitsWhatIsShownAndNothingElse() throws IOException, InterruptedException {
        slack.fails(Fault.RATE_LIMITED, 1);
        assertEquals("T0EXAMPLE", text(call("auth.test", Map.of()), "team_id"));
        assertEquals("ratelimited", text(call("chat.postEphemeral", Map.of()), "error"));
        assertEquals("channel_not_found", text(call("chat.postEphemeral", Map.of()), "error"));
        assertFalse(slack.forgeries(ada, "talk hello").isEmpty());
    }

    private static List<String> texts(Person person) {
        return person.sees().stream().map(Shown::text).toList();
    }

    private JsonObject call(String method, Map<String, String> arguments) throws IOException, InterruptedException {
        String form = arguments.entrySet().stream()
                .map(argument ->
                        argument.getKey() + "=" + URLEncoder.encode(argument.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(slack.slack().api().resolve(method))
                .header("Authorization", "Bearer " + FakeSlack.TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return JsonParser.parseString(send(request)).getAsJsonObject();
    }

    private static void respond(String address, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertEquals("ok", send(request));
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String text(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsString() : "";
    }
}
