package dev.shipmate.core.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.admin.Accounts;
import dev.shipmate.core.admin.ApiTokens;
import dev.shipmate.core.admin.Browser;
import dev.shipmate.core.admin.QuickPasswords;
import dev.shipmate.core.admin.Role;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grant made in any way counts for the next request, and the change log says who made it and how. */
@Tag("database")
class GrantWaysTest {

    private static final Author ROOT = new Author("root", "cli", "r-1");
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path home;

    @Test
    void eachPermitsTheNextRequestAndIsLoggedWithItsAuthor() throws Exception {
        try (HostBox box = new HostBox(home, HostBox.RICH, Map.of())) {
            ChangeLog changes = new ChangeLog(box.host.database().jdbi(), box.clock);
            Accounts accounts = new Accounts(box.host.database().jdbi(), box.clock, changes, QuickPasswords.make());
            accounts.add("ada", Role.ADMIN, PASSWORD, ROOT);
            String token = new ApiTokens(box.host.database().jdbi(), box.clock, changes, accounts, new SecureRandom())
                    .add("ada", "", false, null, ROOT)
                    .text();
            Browser browser = new Browser(box.host.port());
            browser.submit("/login/", Map.of("name", "ada", "password", PASSWORD));
            String csrf = Browser.csrf(browser.get("/").body());
            box.grant("bench", "*", "organization", "*");
            box.grant("bench", "*", "channel", "*");
            for (String type : List.of("organization", "channel")) {
                box.grant("shipmate", "*", type, "*");
            }
            box.grant("shipmate", "*", "user", "boss");
            for (String user : List.of("page", "rest", "line", "file", "chat")) {
                user(box, user).says("bench plain").isTold("not permitted");
            }

            browser.submit(
                    "/grants/new/",
                    Map.of(
                            "csrf",
                            csrf,
                            "command",
                            "bench",
                            "subcommand",
                            "plain",
                            "grant_type",
                            "user",
                            "value",
                            "page"));
            HttpClient.newHttpClient()
                    .send(
                            new Browser(box.host.port())
                                    .request("/api/plugins/chatops/accessgrant/")
                                    .header("Authorization", "Token " + token)
                                    .POST(BodyPublishers.ofString("""
                                            {"command": "bench", "subcommand": "plain", "grant_type": "user",
                                             "value": "rest"}"""))
                                    .build(),
                            BodyHandlers.discarding());
            box.host.run(
                    "grants.add",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("command", "bench")
                            .put("subcommand", "plain")
                            .put("grant_type", "user")
                            .put("value", "line"),
                    new Author("operator", "cli", "r-2"));
            browser.submit(
                    "/grants/import/confirm/",
                    Map.of("csrf", csrf, "csv", "command,subcommand,grant_type,value\nbench,plain,user,file"));
            user(box, "chat").says("shipmate request please").isTold("request 1");
            user(box, "boss").says("shipmate approve 1 hour").isTold("1");

            for (String user : List.of("page", "rest", "line", "file", "chat")) {
                user(box, user).says("bench plain").isTold("hello");
            }
            List<String> authors = changes.list(Search.first(5).where("object_type", "accessgrant")).rows().stream()
                    .map(change -> change.author().who() + " " + change.author().means())
                    .sorted()
                    .toList();
            assertEquals(
                    List.of("ada rest", "ada web", "ada web", "lab boss for lab chat chat", "operator cli"), authors);
        }
    }

    private static User user(HostBox box, String name) {
        return new User(box, "T1", "C1", name);
    }
}
