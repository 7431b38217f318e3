package dev.shipmate.plugins.msteams.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.testkit.Person;
import dev.shipmate.testkit.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Somebody in a channel, or alone with the bot. */
final class TeamsPerson implements Person {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOT = "28:" + FakeTeams.APP_ID;

    private final FakeTeams teams;
    private final Supplier<URI> host;
    private final String user;
    private final String conversation;
    private String last = "";

    TeamsPerson(FakeTeams teams, Supplier<URI> host, String user, String conversation) {
        this.teams = teams;
        this.host = host;
        this.user = user;
        this.conversation = conversation;
    }

    @Override
    public String id() {
        return user;
    }

    @Override
    public void types(String line) {
        send(line(line));
    }

    @Override
    public void repeats() {
        post(last);
    }

    @Override
    public List<Shown> sees() {
        return teams.said().stream()
                .filter(said -> said.conversation().split(";", 2)[0].equals(conversation)
                        || said.conversation().equals(FakeTeams.personal(user)))
                .map(said -> TeamsScreen.shown(said, user))
                .toList();
    }

    @Override
    public void picks(Shown prompt, String label) {
        press(prompt, Map.of(), label, 0);
    }

    @Override
    public void opens(Shown prompt) {
        throw new AssertionError("the forms of Teams stand in the message");
    }

    @Override
    public void fills(Shown prompt, Map<String, String> answers) {
        press(prompt, answers, "", 0);
    }

    @Override
    public void cancels(Shown prompt) {
        press(prompt, Map.of(), "", 1);
    }

    /** Presses a card's button: its data, merged with what is entered. */
    private void press(Shown prompt, Map<String, String> answers, String label, int button) {
        FakeTeams.Said said = said(prompt);
        JsonObject card = TeamsScreen.card(said.activity()).orElseThrow();
        JsonObject value = card.getAsJsonArray("actions")
                .get(button)
                .getAsJsonObject()
                .getAsJsonObject("data")
                .deepCopy();
        if (button == 0) {
            for (JsonElement element : card.getAsJsonArray("body")) {
                enter(element.getAsJsonObject(), answers, label, value);
            }
        }
        JsonObject activity = activity(said.conversation());
        activity.add("value", value);
        activity.addProperty("replyToId", said.id());
        send(activity);
    }

    private static void enter(JsonObject element, Map<String, String> answers, String label, JsonObject value) {
        String type = element.get("type").getAsString();
        if (!type.startsWith("Input.")) {
            return;
        }
        String id = element.get("id").getAsString();
        String answer = answers.getOrDefault(TeamsScreen.question(id), label);
        if (type.equals("Input.ChoiceSet")) {
            for (JsonElement choice : element.getAsJsonArray("choices")) {
                if (choice.getAsJsonObject().get("title").getAsString().equals(answer)) {
                    value.add(id, choice.getAsJsonObject().get("value"));
                    return;
                }
            }
            throw new AssertionError("there is no choice " + answer + " in " + element);
        }
        if (answer.length() > element.get("maxLength").getAsInt()) {
            throw new AssertionError("the field takes no more than " + element.get("maxLength"));
        }
        if (!answer.isEmpty()) {
            value.addProperty(id, answer);
        }
    }

    private FakeTeams.Said said(Shown shown) {
        return teams.said().stream()
                .filter(said -> said.id().equals(shown.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it is not there any more: " + shown));
    }

    /** Returns the activity of a typed line: in a channel the start of a thread, with a mention. */
    JsonObject line(String text) {
        boolean isPersonal = conversation.startsWith("a:");
        String id = teams.newId();
        JsonObject activity = activity(isPersonal ? conversation : conversation + ";messageid=" + id);
        activity.addProperty("id", id);
        activity.addProperty("textFormat", "plain");
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        activity.addProperty("text", isPersonal ? escaped : "<at>ChatOps</at>&nbsp;" + escaped + "\n");
        if (!isPersonal) {
            JsonObject mention = new JsonObject();
            mention.addProperty("type", "mention");
            mention.addProperty("text", "<at>ChatOps</at>");
            mention.add("mentioned", party(BOT, "ChatOps"));
            JsonArray entities = new JsonArray();
            entities.add(mention);
            activity.add("entities", entities);
        }
        return activity;
    }

    private JsonObject activity(String where) {
        boolean isPersonal = where.startsWith("a:");
        JsonObject activity = new JsonObject();
        activity.addProperty("type", "message");
        activity.addProperty("id", teams.newId());
        activity.addProperty("channelId", "msteams");
        activity.addProperty("serviceUrl", teams.service());
        activity.add("from", party(user, teams.nameOf(user)));
        activity.add("recipient", party(BOT, "ChatOps"));
        JsonObject in = new JsonObject();
        in.addProperty("id", where);
        in.addProperty("conversationType", isPersonal ? "personal" : "channel");
        in.addProperty("tenantId", FakeTeams.TENANT);
        activity.add("conversation", in);
        JsonObject data = new JsonObject();
        data.add("tenant", party(FakeTeams.TENANT, ""));
        if (!isPersonal) {
            data.add("team", party(FakeTeams.TEAM, ""));
            data.add("channel", party(where.split(";", 2)[0], ""));
        }
        activity.add("channelData", data);
        return activity;
    }

    private static JsonObject party(String id, String name) {
        JsonObject party = new JsonObject();
        party.addProperty("id", id);
        if (!name.isEmpty()) {
            party.addProperty("name", name);
        }
        return party;
    }

    private void send(JsonObject activity) {
        last = activity.toString();
        post(last);
    }

    private void post(String body) {
        HttpRequest request = HttpRequest.newBuilder(host.get().resolve("/api/plugins/chatops/ms_teams/messages/"))
                .header("Authorization", "Bearer " + teams.key().token(teams.service()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("an activity was answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
