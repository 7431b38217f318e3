package dev.shipmate.core.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.rest.RestFixture.Answer;
import dev.shipmate.spi.message.Party;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class RestTest {

    private static final String GRANTS = "accessgrant/";

    @TempDir
    Path home;

    private RestFixture rest;

    @BeforeEach
    void start() {
        rest = new RestFixture(home);
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void aGrantLivesFromPostToDelete() {
        Answer made = rest.post(GRANTS, RestFixture.grant("jokes", "U1"));
        assertEquals(201, made.status());
        String path = GRANTS + made.at("/id").asText() + "/";
        assertEquals(
                rest.base() + "/api/plugins/chatops/" + path, made.at("/url").asText());
        assertEquals("nautobot_chatops.accessgrant", made.at("/object_type").asText());
        assertEquals("cmd: \"jokes *\", user: \"Ada\" (U1)", made.at("/display").asText());
        assertEquals("allow", made.at("/effect").asText());
        assertTrue(made.at("/expires_at").isNull()
                && made.at("/custom_fields").isObject()
                && made.at("/tags").isArray());

        Answer patched = rest.call("PATCH", path, "{\"name\": \"Ada L.\", \"expires_at\": \"2100-01-01T00:00:00Z\"}");
        assertEquals(200, patched.status());
        assertEquals("Ada L.", patched.at("/name").asText());
        assertEquals("jokes", patched.at("/command").asText());
        Answer replaced = rest.call("PUT", path, RestFixture.grant("weather", "U1"));
        assertEquals("weather", replaced.at("/command").asText());
        assertTrue(replaced.at("/expires_at").isNull(), "what a PUT leaves out is unset");

        assertEquals(200, rest.get(path).status());
        assertEquals(204, rest.call("DELETE", path, "").status());
        assertEquals(404, rest.get(path).status());
        assertEquals(404, rest.call("DELETE", path, "").status());
        List<String> actions = new ArrayList<>();
        rest.get("changelog/?means=rest&changed_object_type=accessgrant&sort=time")
                .at("/results")
                .forEach(change -> actions.add(change.path("who").asText() + " "
                        + change.path("action").asText()));
        assertEquals(List.of("ada create", "ada update", "ada update", "ada delete"), actions);
    }

    @Test
    void aGrantPermitsTheNextRequest() {
        rest.box.ada().says("bench echo hello");
        assertTrue(rest.box.log().stream().allMatch(entry -> entry.ending() != null), "blocked");
        for (String type : List.of("organization", "channel", "user")) {
            rest.post(GRANTS, """
                    {"command": "bench", "subcommand": "*", "grant_type": "%s", "value": "*"}""".formatted(type));
        }
        assertEquals(3, rest.get(GRANTS + "?command=bench&value=*").at("/count").asInt());
    }

    @Test
    void manyAreAddedChangedAndRemovedTogetherOrNotAtAll() {
        Answer made = rest.post(GRANTS, "[" + RestFixture.grant("a", "U1") + "," + RestFixture.grant("b", "U1") + "]");
        assertEquals(201, made.status());
        assertEquals("a", made.at("/0/command").asText());
        String first = made.at("/0/id").asText();
        String second = made.at("/1/id").asText();

        assertEquals(
                400,
                rest.post(GRANTS, "[" + RestFixture.grant("c", "U1") + "," + RestFixture.grant("a", "U1") + "]")
                        .status());
        assertEquals(2, count(""), "nothing of a list that cannot be added whole");

        Answer changed = rest.call("PATCH", GRANTS, """
                [{"id": "%s", "name": "x"}, {"id": "%s", "name": "y"}]""".formatted(first, second));
        assertEquals(200, changed.status());
        assertEquals("y", changed.at("/1/name").asText());
        assertEquals(
                404,
                rest.call("PATCH", GRANTS, """
                                [{"id": "%s", "name": "z"}, {"id": "%s", "name": "z"}]""".formatted(first, UUID.randomUUID()))
                        .status());
        assertEquals("x", rest.get(GRANTS + first + "/").at("/name").asText());

        assertEquals(
                404,
                rest.call("DELETE", GRANTS, "[{\"id\": \"%s\"}, {\"id\": \"%s\"}]".formatted(first, UUID.randomUUID()))
                        .status());
        assertEquals(2, count(""));
        assertEquals(
                204,
                rest.call("DELETE", GRANTS, "[{\"id\": \"%s\"}, {\"id\": \"%s\"}]".formatted(first, second))
                        .status());
        assertEquals(0, count(""));
    }

    @Test
    void aListComesInPagesThatLeadOn() {
        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i < 120; i++) {
            many.append(i == 0 ? "" : ",").append(RestFixture.grant("c%03d".formatted(i), "U" + i));
        }
        rest.post(GRANTS, many.append("]").toString());

        Answer first = rest.get(GRANTS);
        assertEquals(50, first.at("/results").size());
        assertEquals(120, first.at("/count").asInt());
        assertTrue(first.at("/previous").isNull());
        Answer second = rest.get(first.at("/next").asText());
        assertEquals("c050", second.at("/results/0/command").asText());
        Answer third = rest.get(second.at("/next").asText());
        assertEquals(20, third.at("/results").size());
        assertTrue(third.at("/next").isNull());
        assertFalse(third.at("/previous").isNull());

        assertEquals(120, rest.get(GRANTS + "?limit=0").at("/results").size());
        assertEquals(120, rest.get(GRANTS + "?limit=99999").at("/results").size());
        assertEquals(50, rest.get(GRANTS + "?limit=-1").at("/results").size());
        assertEquals(0, rest.get(GRANTS + "?offset=5000").at("/results").size());
        assertEquals(
                "c119",
                rest.get(GRANTS + "?sort=-command").at("/results/0/command").asText());
        String filtered =
                rest.get(GRANTS + "?command__isw=c0&limit=2").at("/next").asText();
        assertTrue(filtered.contains("command__isw=c0") && filtered.contains("limit=2"), filtered);
    }

    @ParameterizedTest
    @CsvSource({
        "value=U1, 1",
        "value=U1&value=U2, 2",
        "value=*, 1",
        "q=network, 1",
        "command__ic=OKE, 2",
        "command__n=jokes, 2",
        "name__ie=ADA, 4",
        "channel__isnull=true, 4",
        "expires_at__isnull=false, 0",
        "created__gte=2020-01-01T00:00:00Z, 4",
        "created__gte=2020-01-01, 4",
        "created__gte=2020-01-01%2000:00:00, 4",
        "created__lt=2020-01-01T00:00:00, 0",
        "created__gte=2020-01-01T00:00:00%2B02:00, 4",
        "created__lt=2020-01-01T00:00:00Z, 0",
        "value=U1&command=weather, 0",
        "depth=1&exclude_m2m=false&include=x&format=json&api_version=3.1, 4",
        "value=, 0"
    })
    void filtersFind(String query, int expected) {
        rest.post(
                GRANTS,
                "[" + RestFixture.grant("jokes", "U1") + "," + RestFixture.grant("jokes", "U2") + ","
                        + RestFixture.grant("network", "U3") + "," + RestFixture.grant("weather", "*") + "]");

        assertEquals(expected, count("?" + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?colour=red",
                "?command__zz=x",
                "?created=yesterday",
                "?created=2020-13-01",
                "?created=2020-01-01T25:00:00",
                "?id=no-uuid",
                "?sort=colour",
                "?value=%00",
                "?q=%00",
                "?expires_at__isnull=perhaps"
            })
    void filtersThatCannotBeAreNamed(String query) {
        Answer answer = rest.get(GRANTS + query);

        assertEquals(400, answer.status(), answer.body().toString());
        assertTrue(answer.body().properties().iterator().next().getValue().isArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|command",
                "{\"command\": \"\", \"subcommand\": \"*\", \"grant_type\": \"user\", \"value\": \"U\"}|command",
                "{\"command\": [1], \"subcommand\": \"*\", \"grant_type\": \"user\", \"value\": \"U\"}|command",
                "{\"command\": \"*\", \"subcommand\": \"tell\", \"grant_type\": \"user\", \"value\": \"U\"}|subcommand",
                "{\"command\": \"a\", \"subcommand\": \"*\", \"grant_type\": \"team\", \"value\": \"U\"}|grant_type",
                "{\"command\": \"a\", \"subcommand\": \"*\", \"grant_type\": \"user\"}|value",
                "{\"command\": \"a\", \"subcommand\": \"*\", \"grant_type\": \"user\", \"value\": \"U\", \"expires_at\": \"soon\"}|expires_at",
                "{\"command\": \"a\", \"subcommand\": \"*\", \"grant_type\": \"user\", \"value\": \"a\\u0000b\"}|detail",
                "{\"command\": \"a\", \"subcommand\": \"*\", \"grant_type\": \"user\", \"value\": \"a\\ud800b\"}|detail",
                "[1]|non_field_errors",
                "\"text\"|non_field_errors",
                "{\"command\": |detail",
                "{} {}|detail"
            })
    void bodiesThatCannotBeAreToldWhatIsWrong(String body, String field) {
        Answer answer = rest.post(GRANTS, body);

        assertEquals(400, answer.status(), answer.body().toString());
        assertTrue(answer.body().has(field), answer.body().toString());
        assertEquals(0, count(""));
    }

    @Test
    void theSameGrantTwiceIsRefused() {
        rest.post(GRANTS, RestFixture.grant("jokes", "U1"));
        Answer again = rest.post(GRANTS, RestFixture.grant("jokes", "U1"));

        assertEquals(400, again.status());
        assertTrue(again.at("/non_field_errors/0").asText().contains("must make a unique set"));
    }

    @Test
    void nobodySetsWhatIsNotHis() {
        Answer made = rest.post(GRANTS, """
                {"command": "jokes", "subcommand": "*", "grant_type": {"value": "user"}, "value": "U1",
                 "created": "1999-01-01T00:00:00Z", "object_type": "x", "url": "http://evil", "surprise": true}""");

        assertEquals(201, made.status());
        assertFalse(made.at("/created").asText().startsWith("1999"));
        assertFalse(made.at("/url").asText().contains("evil"));
        assertTrue(made.at("/surprise").isMissingNode());
    }

    @Test
    void whoMayNotIsRefusedAndNothingHappens() {
        String body = RestFixture.grant("jokes", "U1");
        String expired = rest.tokens
                .add("ada", "", false, rest.box.clock.instant().plusSeconds(60), RestFixture.ROOT)
                .text();
        String revoked;
        {
            var fresh = rest.tokens.add("ada", "", false, null, RestFixture.ROOT);
            rest.tokens.revoke(fresh.token().id(), RestFixture.ROOT);
            revoked = fresh.text();
        }
        rest.box.clock.advance(Duration.ofMinutes(2));

        for (String authorization : List.of(
                "", "Token", "Token x", "Token None", "Basic YWRhOng=", "Token " + expired, "Token " + revoked)) {
            Answer answer = rest.call(authorization, "POST", GRANTS, body, "application/json");
            assertEquals(401, answer.status(), authorization);
            assertEquals(
                    "Token",
                    answer.response().headers().firstValue("WWW-Authenticate").orElse(""));
            assertTrue(answer.body().has("detail"));
        }
        for (String token : List.of(rest.viewer(), rest.reader())) {
            for (String method : List.of("POST", "PATCH", "PUT", "DELETE")) {
                assertEquals(403, rest.as(token, method, GRANTS, body).status(), method);
                assertEquals(
                        403,
                        rest.as(token, method.equals("POST") ? "PATCH" : method, GRANTS + UUID.randomUUID() + "/", body)
                                .status());
            }
            assertEquals(200, rest.as(token, "GET", GRANTS, "").status());
            assertTrue(rest.as(token, "OPTIONS", GRANTS, "").at("/actions/POST").isMissingNode());
        }
        assertEquals(0, count(""));
        assertEquals(
                403,
                rest.as(rest.viewer(), "GET", "lookup/?grant_type=user&name=x", "")
                        .status());
        assertEquals(
                403,
                rest.as(rest.viewer(), "GET", "email-lookup/?platform=lab&email=x", "")
                        .status());
    }

    @Test
    void whatIsTooLongIsRefusedBeforeAnybodyIsAsked() {
        assertEquals(
                413,
                rest.call("", "POST", GRANTS, "\"" + "x".repeat(1024 * 1024) + "\"", "application/json")
                        .status());
    }

    @Test
    void logsAreOnlyRead() {
        for (String log : List.of("commandlog/", "changelog/")) {
            assertEquals(200, rest.get(log).status());
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                assertEquals(405, rest.call(method, log, "{}").status());
                assertEquals(
                        405,
                        rest.call(method, log + UUID.randomUUID() + "/", "{}").status());
            }
            assertEquals(404, rest.get(log + UUID.randomUUID() + "/").status());
            assertEquals(404, rest.get(log + "no-uuid/").status());
        }
        assertEquals(
                405, rest.call("POST", GRANTS + UUID.randomUUID() + "/", "{}").status());
        String id = rest.get("changelog/").at("/results/0/id").asText();
        assertEquals(id, rest.get("changelog/" + id + "/").at("/id").asText());
    }

    @Test
    void aCommandThatWasBlockedIsInTheLog() {
        rest.box.ada().says("bench echo hello");
        Awaitility.await().until(() -> rest.get("commandlog/").at("/count").asInt() == 1);

        JsonNode entry = rest.get("commandlog/?status=blocked").at("/results/0");
        assertEquals("bench", entry.path("command").asText());
        assertTrue(entry.path("params").isArray());
        assertEquals("00:00:00.000000", entry.path("runtime").asText());
        assertEquals(
                "bench",
                rest.get("commandlog/" + entry.path("id").asText() + "/")
                        .at("/command")
                        .asText());
    }

    @Test
    void aGroupThatGrantsNameStays() {
        Answer made = rest.post("accessgroup/", """
                {"name": "noc", "members": [{"id": "U1", "label": "Ada"}, "U2"]}""");
        assertEquals(201, made.status());
        assertEquals("U2", made.at("/members/1/id").asText());
        String path = "accessgroup/" + made.at("/id").asText() + "/";
        rest.post(GRANTS, RestFixture.grant("jokes", "@noc"));

        Answer refused = rest.call("DELETE", path, "");
        assertEquals(409, refused.status());
        assertTrue(refused.at("/detail").asText().contains("1 grant"));
        assertEquals(409, rest.call("PATCH", path, "{\"name\": \"ops\"}").status());
        assertEquals(200, rest.call("PATCH", path, "{\"members\": [\"U3\"]}").status());
        assertEquals(400, rest.call("PATCH", path, "{\"members\": [3]}").status());
        assertEquals(400, rest.post("accessgroup/", "{\"name\": \"noc\"}").status());
    }

    @Test
    void aCommandTokenIsNeverShown() {
        Answer made = rest.post("commandtoken/", """
                {"platform": "lab", "comment": "jokes", "token": "abcdefgh12345678"}""");

        assertEquals(201, made.status());
        assertFalse(made.response().body().contains("abcdefgh12345678"));
        String path = "commandtoken/" + made.at("/id").asText() + "/";
        assertEquals(
                "x",
                rest.call("PATCH", path, "{\"comment\": \"x\"}").at("/comment").asText());
        assertEquals(400, rest.call("PATCH", path, "{\"platform\": \"other\"}").status());
        assertEquals(400, rest.post("commandtoken/", "{\"platform\": \"lab\"}").status());
        assertFalse(rest.get("changelog/").response().body().contains("abcdefgh12345678"));
        assertEquals(204, rest.call("DELETE", path, "").status());
    }

    @Test
    void anAccountLinkNamesTheUserInTheLog() {
        String link = """
                {"platform": "lab", "user_id": "ada", "nautobot_user": "a.lovelace"}""";
        assertEquals(201, rest.post("accountlink/", link).status());
        assertEquals(400, rest.post("accountlink/", link).status());
        rest.box.ada().says("bench echo hello");
        Awaitility.await().until(() -> rest.get("commandlog/").at("/count").asInt() == 1);

        assertEquals(
                "a.lovelace",
                rest.get("commandlog/").at("/results/0/nautobot_user").asText());
    }

    @Test
    void aNameIsLookedUp() {
        rest.box.lab.known.add(new Party("U7", "Grace"));
        assertEquals(
                "U7",
                rest.get("lookup/?grant_type=user&name=grace").at("/value").asText());
        assertEquals(
                "U7",
                rest.get("email-lookup/?platform=lab&email=grace")
                        .at("/user_id")
                        .asText());
        assertEquals(404, rest.get("lookup/?grant_type=user&name=nobody").status());
        assertEquals(400, rest.get("lookup/?grant_type=team&name=grace").status());
        assertEquals(400, rest.get("lookup/?grant_type=user").status());
        assertEquals(400, rest.get("email-lookup/?platform=nowhere&email=x").status());
        rest.box.lab.known.add(new Party("U8", "Twin"));
        rest.box.lab.known.add(new Party("U9", "Twin"));
        assertTrue(rest.get("lookup/?grant_type=user&name=twin&platform=lab")
                .at("/detail")
                .asText()
                .contains("U8 (lab), U9 (lab)"));
        int status = 0;
        for (int i = 0; i < 40 && status != 429; i++) {
            status = rest.get("lookup/?grant_type=user&name=n" + i).status();
        }
        assertEquals(429, status);
    }

    @Test
    void anAddressThatLeadsNowhereSaysSoInJson() {
        for (String path : List.of("/api/nowhere/", "/api/graphql/", "/api/plugins/other/")) {
            Answer answer = rest.post(path, "{}");
            assertEquals(404, answer.status(), path);
            assertEquals("Not found.", answer.at("/detail").asText(), path);
        }
        assertEquals(404, rest.get("nowhere/").status());
    }

    /** As pynautobot 3.1 was seen to ask. */
    @Test
    void nautobotsClientIsUnderstood() {
        assertEquals(
                "3.1",
                rest.get("/api/").response().headers().firstValue("API-Version").orElse(""));
        assertEquals(200, rest.get("/api/status/").status());
        assertEquals(
                "3.0.3", rest.get("/api/docs/?format=openapi").at("/openapi").asText());
        assertTrue(rest.get("/api/plugins/").body().has("chatops"));
        assertTrue(rest.get("/api/plugins/chatops/").body().has("accessgrant"));
        assertTrue(rest.get("/api/plugins/installed-plugins/").body().isArray());
        for (String odd : List.of("application/json;", "application/json; version=3.1", "text/plain", "nonsense")) {
            Answer made = rest.call(
                    "token " + rest.admin, "POST", "accessgrant", RestFixture.grant("c" + odd.length(), "U1"), odd);
            assertEquals(201, made.status(), odd);
            assertEquals(
                    204,
                    rest.call("TOKEN " + rest.admin, "DELETE", GRANTS, "[{\"id\": " + made.at("/id") + "}]", odd)
                            .status());
        }
        JsonNode choices = rest.call("OPTIONS", GRANTS, "").at("/actions/POST/grant_type/choices");
        assertEquals("organization", choices.path(0).path("value").asText());
        assertEquals(
                1, rest.get(GRANTS + "?limit=1&grant_type=user").at("/results").size() + 1);
        assertNotEquals(
                "",
                rest.get(GRANTS).response().headers().firstValue("X-Request-Id").orElse(""));
    }

    private int count(String query) {
        Answer answer = rest.get(GRANTS + query);
        assertEquals(200, answer.status(), answer.body().toString());
        return answer.at("/count").asInt();
    }
}
