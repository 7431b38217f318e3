package dev.shipmate.plugins.slack.standin;

import dev.shipmate.plugins.slack.SlackPlugin;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.testkit.Fault;
import dev.shipmate.testkit.Forgery;
import dev.shipmate.testkit.Known;
import dev.shipmate.testkit.Person;
import dev.shipmate.testkit.Place;
import dev.shipmate.testkit.StandIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@link FakeSlack} with people in two rooms, whose requests reach the host as Slack's do, over HTTP or in Socket Mode. */
public final class SlackStandIn implements StandIn {

    private static final String SECRET = "stand-in-secret";
    private static final String ROOM = "C0NETWORK";
    private static final String OTHER_ROOM = "C0SERVERS";

    private final FakeSlack slack = FakeSlack.start().room(ROOM, "network").room(OTHER_ROOM, "servers");
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, SlackStandInPerson> people = new HashMap<>();
    private URI host = URI.create("http://127.0.0.1:8080/");

    private final FakeSockets sockets;

    /** Starts one that calls the host over HTTP. */
    public SlackStandIn() {
        this(null);
    }

    private SlackStandIn(FakeSockets sockets) {
        this.sockets = sockets;
        slack.sockets(sockets);
        user("ada");
    }

    /** Starts one to which the host connects. */
    public static SlackStandIn withSockets() {
        return new SlackStandIn(new FakeSockets());
    }

    /** Returns Slack itself. */
    public FakeSlack slack() {
        return slack;
    }

    @Override
    public String platform() {
        return "slack";
    }

    @Override
    public Plugin plugin() {
        return new SlackPlugin();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "enable_slack",
                "true",
                "slack_api_token",
                FakeSlack.TOKEN,
                sockets == null ? "slack_signing_secret" : "slack_app_token",
                sockets == null ? SECRET : FakeSockets.APP_TOKEN,
                "slack_api_url",
                slack.api().toString());
    }

    @Override
    public void follow(URI listening) {
        host = listening;
    }

    @Override
    public synchronized Person person(String name, Place place) {
        String user = user(name);
        return people.computeIfAbsent(name + " " + place, key -> {
            Seat seat = new Seat(Workspace.TEAM, channel(user, place), channelName(place), user, name);
            SlackTransport delivery =
                    sockets == null ? new SlackStandInDelivery(() -> host) : new SocketTransport(sockets);
            return new SlackStandInPerson(slack, new SlackUser(slack, SECRET, Clock.systemUTC(), seat), seat, delivery);
        });
    }

    @Override
    public void fails(Fault fault, int times) {
        switch (fault) {
            case RATE_LIMITED -> slack.faults().rateLimitShowing(1, times);
            case BROKEN -> slack.faults().breakShowing(500, times);
            case SILENT -> slack.faults().hangUpShowing(Duration.ofSeconds(30), times);
            case CLOSED -> slack.faults().hangUpShowing(Duration.ZERO, times);
        }
    }

    @Override
    public List<Forgery> forgeries(Person person, String line) {
        SignedRequest typed = ((SlackStandInPerson) person).typed(line);
        return sockets == null
                ? new SlackStandInForgeries(host, SECRET).of(typed)
                : List.of(new Forgery("a request, where no secret proves any", typed.to(host), 404));
    }

    @Override
    public List<String> alarms() {
        return slack.board().alarms();
    }

    @Override
    public List<Known> directory() {
        List<Known> known = new ArrayList<>(List.of(
                new Known(PartyKind.ORGANIZATION, "Example", Workspace.TEAM, ""),
                new Known(PartyKind.CHANNEL, "#network", ROOM, ""),
                new Known(PartyKind.CHANNEL, "servers", OTHER_ROOM, "")));
        users.forEach((name, id) -> known.add(new Known(PartyKind.USER, "@" + name, id, email(name))));
        return known;
    }

    @Override
    public void close() {
        slack.close();
        if (sockets != null) {
            sockets.close();
        }
    }

    private String user(String name) {
        return users.computeIfAbsent(name, fresh -> {
            String id = "U0" + fresh.toUpperCase(Locale.ROOT);
            slack.user(id, fresh, email(fresh), Set.of(ROOM, OTHER_ROOM));
            return id;
        });
    }

    private String channel(String user, Place place) {
        return switch (place) {
            case ROOM -> ROOM;
            case OTHER_ROOM -> OTHER_ROOM;
            case DIRECT -> slack.direct(user);
        };
    }

    private static String channelName(Place place) {
        return switch (place) {
            case ROOM -> "network";
            case OTHER_ROOM -> "servers";
            case DIRECT -> "directmessage";
        };
    }

    private static String email(String name) {
        return name + "@example.org";
    }
}
