package dev.shipmate.core.builtin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.admin.AdminFixture;
import dev.shipmate.core.admin.Browser;
import dev.shipmate.core.web.WebServer;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.PlatformException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleRoutesTest {

    private static final Command COMMAND = Command.of(
            "weather",
            "Look at the sky.",
            Subcommand.of("now", "Tell the weather.")
                    .takes(Parameter.text("city", "Which city?"))
                    .runs(in -> Outcome.reply("Rain")));

    private final AdminFixture admin = new AdminFixture();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ConsoleMessages messages =
            new ConsoleMessages(admin.database().jdbi(), admin.clock());
    private final ConsolePlatform platform = new ConsolePlatform(messages);
    private final List<Inbound> taken = new CopyOnWriteArrayList<>();
    private volatile boolean isFull;
    private final EventStreams streams = new EventStreams(messages, admin.guard(), timer);
    private final WebServer server = new WebServer(
            "127.0.0.1",
            0,
            List.of(
                    admin.routes()::addTo,
                    new ConsoleRoutes(
                            admin.guard(),
                            admin.pages(),
                            messages,
                            new ConsoleChat(messages, this::take),
                            streams,
                            origin -> List.of(COMMAND))::addTo));
    private Browser ada;
    private String csrf;

    @BeforeEach
    void signIn() {
        ada = new Browser(server.start());
        admin.signIn(ada, "ada");
        csrf = Browser.csrf(ada.get("/console/").body());
    }

    @AfterEach
    void stop() {
        streams.close();
        server.close();
        timer.shutdownNow();
        admin.close();
    }

    @Test
    void thePageIsForThoseWhoAreSignedIn() {
        Browser stranger = new Browser(ada.port());

        assertEquals(302, stranger.get("/console/").statusCode());
        assertEquals(401, stranger.get("/console/events").statusCode());
        assertEquals(401, stranger.get("/console/commands").statusCode());
        assertEquals(401, stranger.get("/console/attachment/1/0").statusCode());
        assertEquals(401, stranger.post("/console/say", "{}").statusCode());
        String page = ada.get("/console/").body();
        assertTrue(page.contains("type=\"module\"") && !page.contains("<script>"), page);
    }

    @Test
    void whatIsTypedIsTakenFromOurOwnPageAlone() {
        String line = "{\"delivery\":\"delivery-1\",\"text\":\"help\"}";

        assertEquals(403, ada.post("/console/say", line).statusCode());
        ada.sending("X-Csrf-Token", csrf);
        assertEquals(200, ada.post("/console/say", line).statusCode());
        assertEquals(
                403,
                ada.sending("Origin", "https://evil.example")
                        .post("/console/say", line)
                        .statusCode());

        assertEquals(1, taken.size());
        assertEquals("ada", taken.get(0).origin().userId());
    }

    @Test
    void nothingThatIsSentIsAnsweredWithAnError() {
        ada.sending("X-Csrf-Token", csrf);
        for (String body : List.of(
                "",
                "{",
                "[]",
                "7",
                "null",
                "\"x\"",
                "{\"text\":7}",
                "{\"delivery\":{},\"text\":[]}",
                "{\"delivery\":\"delivery-1\",\"text\":\"a\\u0000b\"}",
                "{\"delivery\":\"delivery-1\",\"message\":\"x\",\"values\":7}",
                "[".repeat(100_000))) {
            for (String path : List.of("say", "answer", "cancel")) {
                int status = ada.post("/console/" + path, body).statusCode();
                assertEquals(400, status, path + " " + body.substring(0, Math.min(60, body.length())));
            }
        }
        assertEquals(413, ada.post("/console/say", "x".repeat(2_000_000)).statusCode());
        assertEquals(List.of(), taken);
    }

    @Test
    void whatCannotBeStoredRightNowIsToBeSentAgain() {
        isFull = true;
        ada.sending("X-Csrf-Token", csrf);

        HttpResponse<String> answer = ada.post("/console/say", "{\"delivery\":\"delivery-1\",\"text\":\"help\"}");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void aPageGetsTheConversationAndThenFollowsIt() {
        platform.send(Seat.atPage("ada").origin(), Message.of("before"));
        try (OpenPage page = new OpenPage(ada, "")) {
            assertEquals("begin", page.next().name());
            assertTrue(page.next().data().contains("before"));
            OpenPage.Event ready = page.next();
            assertEquals("ready", ready.name());

            platform.send(Seat.atPage("ada").origin(), Message.of("after\nthat"));

            OpenPage.Event live = page.next();
            assertTrue(live.data().contains("after\\nthat"), live.data());
            assertTrue(Long.parseLong(live.id()) > Long.parseLong(ready.id()));
        }
    }

    @Test
    void aPageThatWasAwayMissesNothing() {
        String seen;
        try (OpenPage page = new OpenPage(ada, "")) {
            page.next();
            platform.send(Seat.atPage("ada").origin(), Message.of("seen"));
            page.until("seen");
            platform.send(Seat.atPage("ada").origin(), Message.of("seen too"));
            seen = page.until("seen too").id();
        }
        platform.send(Seat.atPage("ada").origin(), Message.of("one"));
        platform.send(Seat.atPage("grace").origin(), Message.of("not for ada").privately());
        platform.send(Seat.atPage("ada").origin(), Message.of("two"));

        try (OpenPage page = new OpenPage(ada, seen)) {
            assertTrue(page.next().data().contains("one"));
            assertTrue(page.next().data().contains("two"));
        }
    }

    @Test
    void aPageThatKnowsMoreThanTheDatabaseStartsAnew() {
        platform.send(Seat.atPage("ada").origin(), Message.of("hello"));
        for (String madeUp : List.of("999", "0", "x", "-1", "9".repeat(30))) {
            try (OpenPage page = new OpenPage(ada, madeUp)) {
                assertEquals("begin", page.next().name(), madeUp);
                assertTrue(page.next().data().contains("hello"), madeUp);
            }
        }
    }

    @Test
    void aClosingHostEndsItsPages() {
        try (OpenPage page = new OpenPage(ada, "")) {
            page.next();
            streams.close();
            assertTrue(page.hasEnded());
        }
    }

    @Test
    void filesAreSavedAndNeverRun() {
        byte[] html = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        platform.send(
                Seat.atPage("ada").origin(),
                Message.of(Block.attachment("a\"b.html", "text/html", html)).privately());
        long id = messages.latest(Seat.atPage("ada"), 1).messages().get(0).id();

        HttpResponse<String> file = ada.get("/console/attachment/" + id + "/0");

        assertEquals(200, file.statusCode());
        assertEquals("<script>alert(1)</script>", file.body());
        assertEquals(
                "attachment; filename=\"a_b.html\"",
                file.headers().firstValue("Content-Disposition").orElse(""));
        assertTrue(
                file.headers().firstValue("Content-Security-Policy").orElse("").startsWith("sandbox"));
        Browser grace = new Browser(ada.port());
        admin.signIn(grace, "grace");
        assertEquals(404, grace.get("/console/attachment/" + id + "/0").statusCode());
        for (String path : List.of(id + "/1", id + "/x", id + "/-1", "x/0", "99999999999/0")) {
            assertEquals(404, ada.get("/console/attachment/" + path).statusCode(), path);
        }
    }

    @Test
    void theCommandsOfHelpAreOffered() {
        String offers = ada.get("/console/commands").body();

        assertTrue(offers.contains("\"line\":\"weather now\"") && offers.contains("[\"city\"]"), offers);
        assertFalse(offers.contains("Which city"));
    }

    private void take(Inbound inbound) {
        if (isFull) {
            throw PlatformException.passing("the intake is full", null);
        }
        taken.add(inbound);
    }
}
