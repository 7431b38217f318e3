package dev.shipmate.plugins.mattermost.standin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.plugins.mattermost.MattermostPlugin;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.testkit.Fault;
import dev.shipmate.testkit.Forgery;
import dev.shipmate.testkit.Known;
import dev.shipmate.testkit.Person;
import dev.shipmate.testkit.Place;
import dev.shipmate.testkit.StandIn;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link FakeMattermost} with people in two rooms. Its slash commands carry {@link #COMMAND_TOKEN}. */
public final class MattermostStandIn implements StandIn {

    /** The token of all slash commands, which must be entered into the host. */
    public static final String COMMAND_TOKEN = "xr3j5x3p4pfk7kk6ck7b4e6ghh";

    private final FakeMattermost mattermost = FakeMattermost.start();
    private final String room = mattermost.server().room("network", true);
    private final String otherRoom = mattermost.server().room("servers", true);
    private final Map<String, Person> people = new HashMap<>();
    private volatile URI host = URI.create("http://127.0.0.1:8080");

    /** Starts one. */
    public MattermostStandIn() {
        mattermost.server().user("ada");
    }

    /** Returns the server. */
    public FakeMattermost mattermost() {
        return mattermost;
    }

    @Override
    public String platform() {
        return "mattermost";
    }

    @Override
    public Plugin plugin() {
        return new MattermostPlugin();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "enable_mattermost",
                "true",
                "mattermost_api_token",
                FakeMattermost.TOKEN,
                "mattermost_url",
                mattermost.address().toString());
    }

    @Override
    public void follow(URI listening) {
        host = listening;
    }

    @Override
    public synchronized Person person(String name, Place place) {
        return people.computeIfAbsent(name + " " + place, key -> {
            String user = mattermost.server().user(name);
            String channel = switch (place) {
                case ROOM -> room;
                case OTHER_ROOM -> otherRoom;
                case DIRECT -> mattermost.server().direct(user);
            };
            return new MattermostPerson(mattermost, () -> host, name, channel);
        });
    }

    @Override
    public void fails(Fault fault, int times) {
        mattermost.fails(fault, times);
    }

    @Override
    public List<Forgery> forgeries(Person person, String line) {
        MattermostPerson somebody = (MattermostPerson) person;
        return List.of(
                new Forgery("no token", somebody.slashCommand(line, ""), 401),
                new Forgery("another token", somebody.slashCommand(line, "wrongwrongwrongwrongwrong0"), 401),
                new Forgery("the bot's token", somebody.slashCommand(line, FakeMattermost.TOKEN), 401),
                new Forgery("a press without a seal", press("{}"), 401),
                new Forgery("a made-up seal", press("{\"seal\":\"e30.e30\",\"do\":\"cancel\"}"), 401),
                new Forgery("a dialog with the command token as its state", dialog(line), 401));
    }

    @Override
    public List<String> alarms() {
        return mattermost.server().alarms();
    }

    @Override
    public List<Known> directory() {
        return List.of(
                new Known(PartyKind.ORGANIZATION, "example", Server.TEAM, ""),
                new Known(PartyKind.CHANNEL, "~network", room, ""),
                new Known(PartyKind.CHANNEL, "example/servers", otherRoom, ""),
                new Known(PartyKind.USER, "@ada", mattermost.server().user("ada"), "ada@example.org"));
    }

    /** Nothing can remove a post that one user alone sees. */
    @Override
    public boolean removesQuestions() {
        return false;
    }

    @Override
    public void close() {
        mattermost.close();
    }

    private HttpRequest press(String context) {
        JsonObject body = new JsonObject();
        body.addProperty("user_id", Server.id("ada"));
        body.addProperty("channel_id", room);
        body.addProperty("team_id", Server.TEAM);
        body.add("context", JsonParser.parseString(context));
        return MattermostPerson.json(interaction(), body);
    }

    private HttpRequest dialog(String line) {
        JsonObject body = new JsonObject();
        body.addProperty("type", "dialog_submission");
        body.addProperty("callback_id", line);
        body.addProperty("state", "Token " + COMMAND_TOKEN);
        body.addProperty("user_id", Server.id("ada"));
        body.addProperty("channel_id", room);
        body.addProperty("team_id", Server.TEAM);
        body.add("submission", new JsonObject());
        return MattermostPerson.json(interaction(), body);
    }

    private String interaction() {
        return host.resolve("/api/plugins/chatops/mattermost/interaction/").toString();
    }
}
