package dev.shipmate.core.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.rest.RestFixture.Answer;
import dev.shipmate.spi.message.Party;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the document and does what it describes. */
class OpenApiTest {

    private static final Map<String, String> BODIES = Map.of(
            "accessgrant", RestFixture.grant("jokes", "U1"),
            "accessgroup", "{\"name\": \"noc\"}",
            "commandtoken", "{\"platform\": \"lab\", \"token\": \"abcdefgh12345678\"}",
            "accountlink", "{\"platform\": \"lab\", \"user_id\": \"U1\", \"nautobot_user\": \"ada\"}");

    @TempDir
    Path home;

    private RestFixture rest;
    private JsonNode document;

    @BeforeEach
    void start() {
        rest = new RestFixture(home);
        document = rest.get("/api/openapi.json").body();
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void theDocumentHoldsTogether() {
        Set<String> ids = new HashSet<>();
        List<String> references = new ArrayList<>();
        collect(document, references);
        references.forEach(
                reference -> assertFalse(document.at(reference.substring(1)).isMissingNode(), reference));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getKey().equals("parameters")) {
                        return;
                    }
                    String name = operation.getKey() + " " + path.getKey();
                    assertTrue(ids.add(operation.getValue().path("operationId").asText()), name);
                    assertTrue(operation.getValue().path("responses").size() > 1, name);
                    assertFalse(operation.getValue().path("summary").asText().isEmpty(), name);
                }));
        assertTrue(ids.size() > 40, ids.toString());
    }

    @Test
    void everyOperationDoesWhatItSays() {
        Set<String> done = new TreeSet<>();
        BODIES.forEach((resource, body) -> {
            String list = "/api/plugins/chatops/" + resource + "/";
            Answer made = succeeds(done, "post", list, list, body, 201);
            String id = made.at("/id").asText();
            String one = list + "{id}/";
            matches(made.body(), resource);
            matches(succeeds(done, "get", one, list + id + "/", "", 200).body(), resource);
            matches(succeeds(done, "get", list, list, "", 200).at("/results/0"), resource);
            if (resource.equals("commandtoken")) {
                // of a token the comment alone can be replaced
                String comment = "{\"platform\": \"lab\", \"comment\": \"x\"}";
                succeeds(done, "put", one, list + id + "/", comment, 200);
                succeeds(
                        done,
                        "put",
                        list,
                        list,
                        "[" + comment.replaceFirst("\\{", "{\"id\": \"" + id + "\", ") + "]",
                        200);
            } else {
                succeeds(done, "put", one, list + id + "/", body, 200);
                succeeds(
                        done,
                        "put",
                        list,
                        list,
                        "[" + body.replaceFirst("\\{", "{\"id\": \"" + id + "\", ") + "]",
                        200);
            }
            succeeds(done, "patch", one, list + id + "/", "{}", 200);
            succeeds(done, "patch", list, list, "[{\"id\": \"" + id + "\"}]", 200);
            succeeds(done, "delete", one, list + id + "/", "", 204);
            String again = rest.post(list, body).at("/id").asText();
            succeeds(done, "delete", list, list, "[{\"id\": \"" + again + "\"}]", 204);
        });
        rest.box.ada().says("bench echo");
        Awaitility.await().until(() -> rest.get("commandlog/").at("/count").asInt() == 1);
        for (String log : List.of("commandlog", "changelog")) {
            String list = "/api/plugins/chatops/" + log + "/";
            Answer all = succeeds(done, "get", list, list, "", 200);
            matches(all.at("/results/0"), log);
            succeeds(done, "get", list + "{id}/", list + all.at("/results/0/id").asText() + "/", "", 200);
        }
        rest.box.lab.known.add(new Party("U7", "Grace"));
        String root = "/api/plugins/chatops/";
        succeeds(done, "get", root + "lookup/", root + "lookup/?grant_type=user&name=grace", "", 200);
        succeeds(done, "get", root + "email-lookup/", root + "email-lookup/?platform=lab&email=grace", "", 200);
        succeeds(done, "get", "/api/status/", "/api/status/", "", 200);
        succeeds(done, "get", "/api/", "/api/", "", 200);

        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!operation.getKey().equals("parameters")) {
                        documented.add(operation.getKey() + " " + path.getKey());
                    }
                }));
        assertEquals(documented, done);
    }

    private Answer succeeds(Set<String> done, String method, String documented, String path, String body, int status) {
        JsonNode operation = document.path("paths").path(documented).path(method);
        assertFalse(operation.isMissingNode(), method + " " + documented);
        assertTrue(operation.path("responses").has(Integer.toString(status)), method + " " + documented);
        Answer answer = rest.call(method.toUpperCase(Locale.ROOT), path, body);
        assertEquals(status, answer.status(), method + " " + path + ": " + answer.body());
        done.add(method + " " + documented);
        return answer;
    }

    /** Whether a thing has exactly the fields that its schema names. */
    private void matches(JsonNode thing, String resource) {
        Set<String> documented = new TreeSet<>();
        document.at("/components/schemas/" + resource + "/properties")
                .fieldNames()
                .forEachRemaining(documented::add);
        Set<String> shown = new TreeSet<>();
        thing.fieldNames().forEachRemaining(shown::add);
        assertEquals(documented, shown);
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.path("$ref").asText());
        }
        node.forEach(child -> collect(child, references));
    }
}
