package dev.shipmate.plugins.webex.standin;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.testkit.Person;
import dev.shipmate.testkit.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Somebody in a room, or alone with the bot. */
final class WebexPerson implements Person {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeWebex webex;
    private final String user;
    private final String room;
    private FakeWebex.Notification last;

    WebexPerson(FakeWebex webex, String user, String room) {
        this.webex = webex;
        this.user = user;
        this.room = room;
    }

    @Override
    public String id() {
        return user;
    }

    @Override
    public void types(String line) {
        deliver(written(line));
    }

    @Override
    public void repeats() {
        webex.deliver(last);
    }

    @Override
    public List<Shown> sees() {
        return webex.said().stream()
                .filter(said -> said.room().equals(room) || said.room().equals(FakeWebex.direct(user)))
                .map(said -> WebexScreen.shown(said, user))
                .toList();
    }

    @Override
    public void picks(Shown prompt, String label) {
        press(prompt, Map.of(), label, 0);
    }

    @Override
    public void opens(Shown prompt) {
        throw new AssertionError("the forms of Webex stand in the message");
    }

    @Override
    public void fills(Shown prompt, Map<String, String> answers) {
        press(prompt, answers, "", 0);
    }

    @Override
    public void cancels(Shown prompt) {
        press(prompt, Map.of(), "", 1);
    }

    /** Writes a line, in a room of several with a mention of the bot, and returns what the host is to be told. */
    FakeWebex.Notification written(String line) {
        if (room.equals(FakeWebex.direct(user))) {
            return webex.writes(user, room, line, "");
        }
        String escaped = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String html = "<p><spark-mention data-object-type=\"person\" data-object-id=\"" + FakeWebex.BOT
                + "\">Ship Mate (bot+)</spark-mention> " + escaped + "</p>";
        return webex.writes(user, room, "Ship Mate (bot+) " + line, html);
    }

    private void deliver(FakeWebex.Notification notification) {
        await().atMost(PATIENCE).until(webex::isRegistered);
        last = notification;
        webex.deliver(notification);
    }

    /** Presses a card's button: its data, merged with what is entered; what was left empty comes as an empty text. */
    private void press(Shown prompt, Map<String, String> answers, String label, int button) {
        FakeWebex.Said said = webex.said().stream()
                .filter(each -> each.id().equals(prompt.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it is not there any more: " + prompt));
        JsonObject card = WebexScreen.card(said).orElseThrow();
        JsonObject inputs = card.getAsJsonArray("actions")
                .get(button)
                .getAsJsonObject()
                .getAsJsonObject("data")
                .deepCopy();
        for (JsonElement element : card.getAsJsonArray("body")) {
            enter(element.getAsJsonObject(), answers, button == 0 ? label : "", inputs);
        }
        deliver(webex.presses(user, said, inputs));
    }

    private static void enter(JsonObject element, Map<String, String> answers, String label, JsonObject inputs) {
        String type = element.get("type").getAsString();
        if (!type.startsWith("Input.")) {
            return;
        }
        String id = element.get("id").getAsString();
        String answer = answers.getOrDefault(WebexScreen.question(id), label);
        if (type.equals("Input.ChoiceSet") && !answer.isEmpty()) {
            for (JsonElement choice : element.getAsJsonArray("choices")) {
                if (choice.getAsJsonObject().get("title").getAsString().equals(answer)) {
                    inputs.add(id, choice.getAsJsonObject().get("value"));
                    return;
                }
            }
            throw new AssertionError("there is no choice " + answer + " in " + element);
        }
        inputs.addProperty(id, answer);
    }
}
