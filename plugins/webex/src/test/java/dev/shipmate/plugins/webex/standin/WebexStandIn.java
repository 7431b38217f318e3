package dev.shipmate.plugins.webex.standin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.shipmate.plugins.webex.WebexPlugin;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link FakeWebex} with people in two rooms. Nothing reaches the host until it has registered its webhooks. */
public final class WebexStandIn implements StandIn {

    private static final String SECRET = "stand-in-secret";
    private static final String ROOM = "ROOM-NETWORK";
    private static final String OTHER_ROOM = "ROOM-SERVERS";
    private static final Pattern MENTION = Pattern.compile("<@([^>]*)>");

    private final FakeWebex webex =
            new FakeWebex().room(ROOM, "network", "group").room(OTHER_ROOM, "servers", "group");
    private final Map<String, WebexPerson> people = new HashMap<>();
    private URI host = URI.create("http://127.0.0.1:8080");

    /** Starts one. */
    public WebexStandIn() {
        user("ada");
    }

    /** Returns Webex itself. */
    public FakeWebex webex() {
        return webex;
    }

    @Override
    public String platform() {
        return "webex";
    }

    @Override
    public Plugin plugin() {
        return new WebexPlugin();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "enable_webex",
                "true",
                "webex_token",
                FakeWebex.TOKEN,
                "webex_signing_secret",
                SECRET,
                "webex_api_url",
                webex.api());
    }

    @Override
    public void follow(URI listening) {
        host = listening;
    }

    @Override
    public synchronized Person person(String name, Place place) {
        String user = user(name);
        return people.computeIfAbsent(name + " " + place, key -> {
            String room = switch (place) {
                case ROOM -> ROOM;
                case OTHER_ROOM -> OTHER_ROOM;
                case DIRECT -> FakeWebex.direct(user);
            };
            return new WebexPerson(webex, user, room);
        });
    }

    @Override
    public void fails(Fault fault, int times) {
        webex.fails(
                switch (fault) {
                    case RATE_LIMITED -> "429";
                    case BROKEN -> "500";
                    case SILENT -> "silent";
                    case CLOSED -> "closed";
                },
                times);
    }

    @Override
    public List<Forgery> forgeries(Person person, String line) {
        FakeWebex.Notification told = ((WebexPerson) person).written(line);
        URI address = host.resolve("/api/plugins/chatops/webex/");
        HttpRequest.Builder plain = HttpRequest.newBuilder(address);
        List<Forgery> forgeries = new ArrayList<>();
        forgeries.add(new Forgery("no signature", body(plain, told.body()), 401));
        forgeries.add(new Forgery("an empty signature", signed(plain, told.body(), " "), 401));
        forgeries.add(new Forgery("another secret", told.request(address, "another"), 401));
        forgeries.add(new Forgery("a changed body", signed(plain, told.body() + " ", told.signature(SECRET)), 401));
        forgeries.add(new Forgery(
                "half a signature",
                signed(plain, told.body(), told.signature(SECRET).substring(20)),
                401));
        JsonObject old = JsonParser.parseString(told.body()).getAsJsonObject();
        old.getAsJsonObject("data")
                .addProperty(
                        "created", Instant.now().minus(Duration.ofMinutes(11)).toString());
        forgeries.add(new Forgery(
                "an old notification",
                new FakeWebex.Notification("messages", old.toString()).request(address, SECRET),
                401));
        return forgeries;
    }

    @Override
    public List<String> alarms() {
        List<String> alarms = new ArrayList<>();
        for (FakeWebex.Said said : webex.said()) {
            Matcher mention = MENTION.matcher(WebexScreen.markdown(said));
            while (mention.find()) {
                if (!mention.group(1).startsWith("personId:PERSON-")) {
                    alarms.add(mention.group());
                }
            }
        }
        return alarms;
    }

    @Override
    public List<Known> directory() {
        return List.of(
                new Known(PartyKind.ORGANIZATION, "ada@example.org", "ORG-EXAMPLE", ""),
                new Known(PartyKind.CHANNEL, "Servers", OTHER_ROOM, ""),
                new Known(PartyKind.USER, "@ada", "PERSON-ADA", "ada@example.org"));
    }

    @Override
    public void close() {
        webex.close();
    }

    private String user(String name) {
        String id = "PERSON-" + name.toUpperCase(Locale.ROOT);
        String shown = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        webex.person(id, shown, name + "@example.org", "ORG-EXAMPLE");
        webex.room(FakeWebex.direct(id), shown, "direct");
        return id;
    }

    private static HttpRequest body(HttpRequest.Builder request, String body) {
        return request.copy().POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static HttpRequest signed(HttpRequest.Builder request, String body, String signature) {
        return body(request.copy().header("X-Spark-Signature", signature), body);
    }
}
