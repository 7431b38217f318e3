package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.testkit.Person;
import dev.shipmate.testkit.Shown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Somebody in a room, who types slash commands, or in the direct conversation, who writes messages. */
final class SlackStandInPerson implements Person {

    private final FakeSlack slack;
    private final SlackUser user;
    private final Seat seat;
    private final SlackTransport delivery;
    private SignedRequest last;

    SlackStandInPerson(FakeSlack slack, SlackUser user, Seat seat, SlackTransport delivery) {
        this.slack = slack;
        this.user = user;
        this.seat = seat;
        this.delivery = delivery;
    }

    @Override
    public String id() {
        return seat.user();
    }

    /** Also mentions the bot, where the line begins with {@code @}. */
    @Override
    public void types(String line) {
        if (line.startsWith("@")) {
            does(user.mentions(line.substring(1)));
        } else if (seat.channel().startsWith("D") && !line.startsWith("/")) {
            does(user.writes(line));
        } else {
            JsonObject answer = does(typed(line));
            if (answer.has("text") || answer.has("blocks")) {
                slack.answered(seat.channel(), seat.user(), answer);
            }
        }
    }

    /** Returns the slash command of a line. */
    SignedRequest typed(String line) {
        String[] words = line.split(" ", 2);
        return user.types((words[0].startsWith("/") ? "" : "/") + words[0], words.length > 1 ? words[1] : "");
    }

    @Override
    public void repeats() {
        delivery.repeat(last);
    }

    @Override
    public List<Shown> sees() {
        return standing().stream().map(SlackStandInScreen::shown).toList();
    }

    @Override
    public void picks(Shown prompt, String label) {
        Posted posted = posted(prompt);
        if (posted.isForm()) {
            fills(
                    prompt,
                    Map.of(
                            SlackStandInScreen.inputs(posted)
                                    .get(0)
                                    .get("action_id")
                                    .getAsString(),
                            label));
        } else if (prompt.buttons().contains(label)) {
            does(user.presses(posted, label));
        } else {
            does(user.chooses(posted, label));
        }
    }

    @Override
    public void opens(Shown prompt) {
        does(user.presses(posted(prompt), "Answer"));
    }

    @Override
    public void fills(Shown prompt, Map<String, String> answers) {
        Posted form = posted(prompt);
        Map<String, String> values = new HashMap<>();
        for (JsonObject input : SlackStandInScreen.inputs(form)) {
            String name = input.get("action_id").getAsString();
            values.put(name, value(input, answers.get(name)));
        }
        List<String> open = forms();
        JsonObject answer = does(user.submits(SlackStandInScreen.asSent(form), values));
        String action = answer.size() == 0 ? "close" : WebApi.text(answer, "response_action");
        switch (action) {
            case "close" -> slack.closeForm(form.id());
            case "clear" -> open.forEach(slack::closeForm);
            case "update" -> slack.changeForm(form.id(), answer.getAsJsonObject("view"));
            default -> throw new AssertionError("a form was answered with " + answer);
        }
    }

    @Override
    public void cancels(Shown prompt) {
        Posted posted = posted(prompt);
        if (!posted.isForm()) {
            does(user.presses(posted, "Cancel"));
            return;
        }
        slack.closeForm(posted.id());
        if (WebApi.text(posted.content(), "notify_on_close").equals("true")) {
            does(user.closes(SlackStandInScreen.asSent(posted)));
        }
    }

    private JsonObject does(SignedRequest request) {
        last = request;
        return delivery.deliver(request);
    }

    private static String value(JsonObject input, String answer) {
        if (!input.has("options")) {
            return answer;
        }
        for (JsonElement option : input.getAsJsonArray("options")) {
            if (SlackStandInScreen.label(option.getAsJsonObject()).equals(answer)) {
                return option.getAsJsonObject().get("value").getAsString();
            }
        }
        throw new AssertionError("there is no option \"" + answer + "\" in " + input);
    }

    private List<String> forms() {
        return standing().stream().filter(Posted::isForm).map(Posted::id).toList();
    }

    private Posted posted(Shown shown) {
        return standing().stream()
                .filter(posted -> posted.id().equals(shown.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(seat.userName() + " does not see any more: " + shown));
    }

    private List<Posted> standing() {
        Set<String> channels = new HashSet<>(List.of(seat.channel(), slack.direct(seat.user())));
        return slack.board().seenBy(seat.user(), channels);
    }
}
