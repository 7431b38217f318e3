package dev.shipmate.core.request;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.operations.RefusedException;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.LabPlatform;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.PlainText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a refusal to the command that runs, with a real host. */
class AskForAccessTest {

    @TempDir
    private Path home;

    private HostBox box() {
        HostBox box = new HostBox(home, HostBox.RICH, Map.of());
        box.grant("shipmate", "*", "organization", "*");
        box.grant("shipmate", "*", "channel", "*");
        box.grant("shipmate", "*", "user", "bob");
        return box;
    }

    @Test
    void aRefusedUserAsksAndMayAfterAnotherHasGrantedIt() {
        try (HostBox box = box()) {
            User ada = box.ada();
            ada.says("bench plain").isTold("Ask for access: shipmate request");
            Message asked = ada.says("shipmate request change 7 tonight").isTold("\"bench plain\" with request 1");
            assertTrue(asked.isPrivate());
            ada.says("shipmate request").isTold("request 1 is open");
            ada.says("shipmate approve 1 hour").isTold("not permitted by user ada");

            User bob = new User(box, "T1", "C1", "bob");
            bob.says("shipmate requests").isTold("change 7 tonight");
            String both = PlainText.of(bob.says("shipmate approve 1 hour").isTold("ranted"))
                    + PlainText.of(bob.isTold("ranted"));
            assertTrue(both.contains("Your request 1 for \"bench plain\" was granted by lab bob until"), both);
            assertTrue(both.contains("Granted request 1: ada may use \"bench plain\" until"), both);
            bob.says("shipmate refuse 1").isTold("Request 1 was granted by lab bob");

            User again = box.ada();
            again.says("bench plain").isTold("hello 1");
            box.clock.advance(Duration.ofMinutes(61));
            again.says("bench plain").isTold("not permitted");
        }
    }

    @Test
    void theApproversAreToldInTheirChannelEvenWhereEveryReplyIsPrivate() {
        Map<String, String> settings =
                Map.of("access_request_channel", "lab:T1/C9", "send_all_messages_private", "true");
        try (HostBox box = new HostBox(home, HostBox.RICH, settings)) {
            User ada = box.ada();
            ada.says("bench plain").isTold("not permitted");
            ada.says("shipmate request change 7");
            await().atMost(Duration.ofSeconds(20)).until(() -> box.lab.sent.size() == 3);
            LabPlatform.Sent told = box.lab.sent.stream()
                    .filter(sent -> sent.origin().channelId().equals("C9"))
                    .findFirst()
                    .orElseThrow();
            assertFalse(told.message().isPrivate());
            assertEquals("", told.origin().replyTo());
            String text = PlainText.of(told.message());
            for (String part : List.of(
                    "Access request 1",
                    "bench plain",
                    "change 7",
                    "channel C1",
                    "for user ada",
                    "shipmate approve 1 hour",
                    "shipmate refuse 1")) {
                assertTrue(text.contains(part), text);
            }
        }
    }

    @Test
    void theConsoleMayBeTheChannelOfTheApprovers() {
        Map<String, String> settings = Map.of("access_request_channel", "console:console", "enable_console", "true");
        try (HostBox box = new HostBox(home, HostBox.RICH, settings)) {
            User ada = box.ada();
            ada.says("bench plain").isTold("not permitted");
            ada.says("shipmate request").isTold("request 1");
            String told = await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> box.host
                                    .database()
                                    .jdbi()
                                    .withHandle(handle -> handle.createQuery(
                                                    "select body from console_message where channel = 'console'"
                                                            + " and kind = 'message' and not is_private")
                                            .mapTo(String.class)
                                            .findOne()
                                            .orElse("")),
                            body -> !body.isEmpty());
            assertTrue(told.contains("\"line\":\"/shipmate approve 1 today\""), told);
        }
    }

    @Test
    void anAdministratorDecidesOnTheCommandLineAndTheAskerIsTold() {
        try (HostBox box = box()) {
            User ada = box.ada();
            ada.says("bench plain").isTold("not permitted");
            ada.says("shipmate request").isTold("request 1");
            Author root = new Author("root", "cli", "1");
            ObjectNode number = JsonNodeFactory.instance.objectNode().put("number", "1");
            JsonNode open = box.host.run("requests.list", number, root);
            assertEquals("bench plain", open.get(0).path("wanted").asText());
            assertFalse(open.toString().contains("here"), "the reply address is nobody's business");
            assertThrows(
                    RefusedException.class,
                    () -> box.host.run("requests.approve", number.deepCopy().put("term", "week"), root));
            box.host.run("requests.refuse", number.deepCopy().put("reason", "not tonight"), root);
            assertTrue(ada.isTold("was refused by root: not tonight").isPrivate());
            String late = assertThrows(
                            RefusedException.class,
                            () -> box.host.run(
                                    "requests.approve", number.deepCopy().put("term", "hour"), root))
                    .getMessage();
            assertTrue(late.startsWith("request 1 is closed: refused by root at "), late);
        }
    }

    @Test
    void withoutARefusalThereIsNothingToAskFor() {
        try (HostBox box = box()) {
            User ada = box.ada();
            ada.says("shipmate request").isTold("Nothing was refused to you here");
            ada.says("bench plain").isTold("not permitted");
            new User(box, "T1", "C2", "ada").says("shipmate request").isTold("Nothing was refused");
            new User(box, "T1", "C1", "eve").says("shipmate request").isTold("Nothing was refused");
            box.clock.advance(Duration.ofMinutes(61));
            box.ada().says("shipmate request").isTold("Nothing was refused");
        }
    }

    @Test
    void whatNoGrantOpensIsNotOffered() {
        try (HostBox box = box()) {
            User ada = new User(box, "-", "C1", "ada");
            Message refusal = ada.says("bench plain").isTold("did not say which organization");
            assertFalse(PlainText.of(refusal).contains("shipmate request"));
            ada.says("shipmate request").isTold("cannot be asked for");
        }
    }

    @Test
    void helpAndUnknownWordsOpenHelpAlone() {
        try (HostBox box = box()) {
            User eve = new User(box, "T1", "C1", "eve");
            eve.says("bench").isTold("not permitted");
            eve.says("shipmate request").isTold("\"help on bench\" with request 1");
            eve.says("bench help").isTold("not permitted");
            eve.says("shipmate request").isTold("request 1 is open");
            eve.says("nonsense").isTold("not permitted");
            eve.says("shipmate request").isTold("\"help\" with request 2");
            User bob = new User(box, "T1", "C1", "bob");
            bob.says("shipmate approve 1 always").isTold("");
            bob.isTold("");
            bob.says("shipmate approve 2 always").isTold("");
            bob.isTold("");
            User again = new User(box, "T1", "C1", "eve");
            again.says("nonsense").isTold("There is no command");
            again.says("bench").isTold("Everything at once");
            again.says("bench plain").isTold("not permitted");
            assertEquals(0, box.bench.runs.get());
        }
    }

    @Test
    void aMissingNumberAndTermAreAskedFor() {
        try (HostBox box = box()) {
            box.ada().says("bench plain").isTold("not permitted");
            box.ada().says("shipmate request").isTold("request 1");
            User bob = new User(box, "T1", "C1", "bob").says("shipmate approve");
            assertEquals(
                    "1: ada, bench plain",
                    bob.isAsked("Which request?")
                            .questions()
                            .get(0)
                            .choices()
                            .get(0)
                            .label());
            bob.says("shipmate approve one hour");
            String problem = bob.isAsked("Which request?").questions().get(0).problem();
            assertTrue(problem.contains("is no request's number"), problem);
            bob.says("shipmate approve 9 hour").isTold("There is no request 9");
        }
    }
}
