package dev.shipmate.plugins.msteams.standin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.plugins.msteams.TeamsPlugin;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@link FakeTeams} with people in two channels of a team, whose activities the connector sends to the host. */
public final class TeamsStandIn implements StandIn {

    private static final String ROOM = "19:network@thread.tacv2";
    private static final String OTHER_ROOM = "19:servers@thread.tacv2";

    private final FakeTeams teams = new FakeTeams().channel(ROOM, "network").channel(OTHER_ROOM, "servers");
    private final Map<String, TeamsPerson> people = new HashMap<>();
    private URI host = URI.create("http://127.0.0.1:8080");

    /** Starts one. */
    public TeamsStandIn() {
        user("ada");
    }

    /** Returns Teams itself. */
    public FakeTeams teams() {
        return teams;
    }

    @Override
    public String platform() {
        return "ms_teams";
    }

    @Override
    public Plugin plugin() {
        return new TeamsPlugin();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "enable_ms_teams",
                "true",
                "microsoft_app_id",
                FakeTeams.APP_ID,
                "microsoft_app_password",
                FakeTeams.PASSWORD,
                "microsoft_tenant_id",
                FakeTeams.TENANT,
                "microsoft_login_url",
                teams.base() + "/",
                "microsoft_openid_url",
                teams.base() + "/openid",
                "microsoft_service_url_hosts",
                "127.0.0.1",
                "microsoft_upload_hosts",
                "127.0.0.1");
    }

    @Override
    public void follow(URI listening) {
        host = listening;
    }

    @Override
    public synchronized Person person(String name, Place place) {
        String user = user(name);
        return people.computeIfAbsent(name + " " + place, key -> {
            String conversation = switch (place) {
                case ROOM -> ROOM;
                case OTHER_ROOM -> OTHER_ROOM;
                case DIRECT -> FakeTeams.personal(user);
            };
            return new TeamsPerson(teams, () -> host, user, conversation);
        });
    }

    @Override
    public void fails(Fault fault, int times) {
        teams.fails(
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
        TeamsPerson teller = (TeamsPerson) person;
        String body = teller.line(line).toString();
        String service = teams.service();
        String issuer = "https://api.botframework.com";
        Instant now = Instant.now();
        List<Forgery> forgeries = new ArrayList<>();
        forgeries.add(new Forgery("no token", request(body, ""), 403));
        forgeries.add(new Forgery("no JWT", request(body, "Bearer x.y.z"), 403));
        forgeries.add(new Forgery("another scheme", request(body, "Basic abc"), 403));
        forgeries.add(forged("another key", body, new SigningKey().token(service)));
        forgeries.add(forged("another app", body, teams.key().token("another", issuer, service, now)));
        forgeries.add(forged(
                "another issuer", body, teams.key().token(FakeTeams.APP_ID, "https://evil.example", service, now)));
        forgeries.add(forged("another service", body, teams.key().token("https://evil.example/")));
        forgeries.add(forged(
                "long expired", body, teams.key().token(FakeTeams.APP_ID, issuer, service, now.minusSeconds(90_000))));
        JsonObject elsewhere = teller.line(line);
        elsewhere.addProperty("serviceUrl", "https://evil.example/");
        forgeries.add(forged(
                "a service that is not allowed",
                elsewhere.toString(),
                teams.key().token("https://evil.example/")));
        JsonObject webchat = teller.line(line);
        webchat.addProperty("channelId", "webchat");
        forgeries.add(forged(
                "a channel that the key does not endorse",
                webchat.toString(),
                teams.key().token(service)));
        JsonObject foreign = teller.line(line);
        JsonObject tenant = new JsonObject();
        tenant.addProperty("id", "another-tenant");
        foreign.getAsJsonObject("channelData").add("tenant", tenant);
        forgeries.add(forged(
                "a tenant that is not allowed", foreign.toString(), teams.key().token(service)));
        return forgeries;
    }

    @Override
    public List<String> alarms() {
        List<String> alarms = new ArrayList<>();
        for (FakeTeams.Said said : teams.said()) {
            mentions(said.activity(), alarms);
        }
        return alarms;
    }

    @Override
    public List<Known> directory() {
        return List.of(
                new Known(PartyKind.ORGANIZATION, "network team", FakeTeams.TEAM, ""),
                new Known(PartyKind.CHANNEL, "servers", OTHER_ROOM, ""),
                new Known(PartyKind.CHANNEL, "General", FakeTeams.TEAM, ""),
                new Known(PartyKind.USER, "Ada", "29:ada", "ada@example.org"));
    }

    @Override
    public void close() {
        teams.close();
    }

    private String user(String name) {
        String id = "29:" + name;
        String shown = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        teams.member(id, shown, name + "@example.org");
        return id;
    }

    private Forgery forged(String name, String body, String token) {
        return new Forgery(name, request(body, "Bearer " + token), 403);
    }

    private HttpRequest request(String body, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve("/api/plugins/chatops/ms_teams/messages/"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return authorization.isEmpty()
                ? request.build()
                : request.header("Authorization", authorization).build();
    }

    /** Whoever is mentioned that is nobody in the team was not meant to be. */
    private static void mentions(JsonElement element, List<String> alarms) {
        if (element instanceof JsonObject object) {
            if (object.get("mentioned") instanceof JsonObject mentioned
                    && !mentioned.get("id").getAsString().startsWith("29:")) {
                alarms.add(mentioned.toString());
            }
            object.entrySet().forEach(member -> mentions(member.getValue(), alarms));
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(item -> mentions(item, alarms));
        }
    }
}
