package dev.shipmate.core.builtin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.admin.Hands;
import dev.shipmate.core.builtin.console.ConsoleMessage.Kind;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.reply.MessageJson;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ConsoleMessagesTest {

    private static final Seat ADA = Seat.atPage("ada");
    private static final Seat GRACE = Seat.atPage("grace");

    private final Database database = TestDatabase.fresh();
    private final Hands clock = new Hands();
    private final ConsoleMessages messages = new ConsoleMessages(database.jdbi(), clock);
    private final ConsolePlatform platform = new ConsolePlatform(messages);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsSentStandsInTheConversation() {
        Message message = Message.of("Hello");

        platform.send(ADA.origin(), message);

        ConsoleMessage row = messages.latest(ADA, 10).messages().get(0);
        assertEquals(Kind.MESSAGE, row.kind());
        assertEquals(message, MessageJson.fromJson(row.body()));
        assertEquals(clock.instant(), row.created());
    }

    @Test
    void whoWasAwayGetsWhatIsNewAndWhatHasChanged() {
        MessageRef first = platform.send(ADA.origin(), Message.of("10 %"));
        platform.send(ADA.origin(), Message.of("Something else"));
        long seen = messages.latest(ADA, 10).revision();

        platform.update(ADA.origin(), first, Message.of("20 %"));
        platform.update(ADA.origin(), first, Message.of("30 %"));
        platform.send(ADA.origin(), Message.of("Done"));

        ConsoleMessages.Tail news = messages.after(ADA, seen, 10);
        assertEquals(List.of("30 %", "Done"), texts(news));
        assertEquals(List.of(), messages.after(ADA, news.revision(), 10).messages());
        assertEquals(List.of("30 %", "Something else", "Done"), texts(messages.latest(ADA, 10)));
    }

    @Test
    void aLongAbsenceIsCaughtUpInSteps() {
        for (int i = 0; i < 25; i++) {
            platform.send(ADA.origin(), Message.of("m" + i));
        }
        List<String> seen = new ArrayList<>();
        long revision = 0;
        for (int step = 0; step < 3; step++) {
            ConsoleMessages.Tail tail = messages.after(ADA, revision, 10);
            seen.addAll(texts(tail));
            revision = tail.revision();
        }
        assertEquals(IntStream.range(0, 25).mapToObj(i -> "m" + i).toList(), seen);
    }

    @Test
    void privateMessagesAndQuestionsAreForOneUserAlone() {
        platform.send(ADA.origin(), Message.of("for all"));
        platform.send(ADA.origin(), Message.of("for ada").privately());

        assertEquals(List.of("for all", "for ada"), texts(messages.latest(ADA, 10)));
        assertEquals(List.of("for all"), texts(messages.latest(GRACE, 10)));
        assertEquals(List.of("for all"), texts(messages.after(GRACE, 0, 10)));
        long secret = messages.latest(ADA, 10).messages().get(1).id();
        assertTrue(messages.find(ADA, secret).isPresent());
        assertTrue(messages.find(GRACE, secret).isEmpty());
        assertTrue(messages.find(Seat.atTerminal("ada"), secret).isEmpty());
    }

    @Test
    void inATerminalOneHearsOnlyWhatOneAskedFor() {
        platform.send(Seat.atTerminal("ada").origin(), Message.of("for ada"));

        assertEquals(List.of("for ada"), texts(messages.latest(Seat.atTerminal("ada"), 10)));
        assertEquals(List.of(), texts(messages.latest(Seat.atTerminal("grace"), 10)));
        assertEquals(List.of(), texts(messages.latest(ADA, 10)));
    }

    @Test
    void whatIsRemovedGoesFromOpenPagesAndIsNotShownToNewOnes() {
        MessageRef ref = platform.send(ADA.origin(), Message.of("oops"));
        long seen = messages.latest(ADA, 10).revision();

        platform.remove(ADA.origin(), ref);

        ConsoleMessage gone = messages.after(ADA, seen, 10).messages().get(0);
        assertEquals(Kind.REMOVED, gone.kind());
        assertTrue(gone.body().isEmpty());
        assertEquals(List.of(), messages.latest(ADA, 10).messages());
        platform.remove(ADA.origin(), ref);
        assertThrows(PlatformException.class, () -> platform.update(ADA.origin(), ref, Message.of("back")));
    }

    @Test
    void aLineThatIsSentAgainStandsThereOnce() {
        messages.say(ADA, "delivery-1", "network status");
        messages.say(ADA, "delivery-1", "network status");
        messages.say(GRACE, "delivery-1", "network status");

        assertEquals(2, messages.latest(ADA, 10).messages().size());
    }

    @Test
    void thereAreTwoChannelsAndNoMore() {
        Origin elsewhere = new Seat("elsewhere", "ada").origin();

        assertThrows(PlatformException.class, () -> platform.send(elsewhere, Message.of("Hello")));
        assertThrows(
                PlatformException.class, () -> platform.update(ADA.origin(), new MessageRef("x"), Message.of("Hello")));
    }

    @Test
    void revisionsOfConcurrentChangesAreAllSeen() {
        CompletableFuture<?>[] writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 20; i++) {
                        platform.send(ADA.origin(), Message.of(writer + "-" + i));
                    }
                }))
                .toArray(CompletableFuture[]::new);
        List<String> seen = new ArrayList<>();
        long revision = 0;
        boolean isOver;
        do {
            isOver = CompletableFuture.allOf(writers).isDone();
            ConsoleMessages.Tail tail = messages.after(ADA, revision, 7);
            seen.addAll(texts(tail));
            isOver &= tail.messages().isEmpty();
            revision = tail.revision();
        } while (!isOver);

        assertEquals(160, seen.size());
        assertEquals(160, seen.stream().distinct().count());
    }

    @Test
    void listenersAreWokenByEveryChange() {
        AtomicInteger woken = new AtomicInteger();
        Runnable listener = woken::incrementAndGet;
        messages.onChange(listener);
        MessageRef ref = platform.send(ADA.origin(), Message.of("a"));
        platform.update(ADA.origin(), ref, Message.of("b"));
        messages.forget(listener);
        platform.remove(ADA.origin(), ref);

        assertEquals(2, woken.get());
    }

    @Test
    void afterAMonthAConversationIsForgotten() {
        platform.send(ADA.origin(), Message.of("old"));
        clock.move(Duration.ofDays(31));
        platform.send(ADA.origin(), Message.of("new"));

        assertEquals(1, messages.purge());
        assertEquals(List.of("new"), texts(messages.latest(ADA, 10)));
    }

    @Test
    void filesAreShownByTheirAddress() {
        Message message = Message.of(
                Block.text("see"),
                Block.attachment("a.csv", "text/csv", new byte[] {1, 2, 3}),
                Block.image(Block.attachment("a.png", "image/png", new byte[600]), "A picture"));
        platform.send(ADA.origin(), message);
        ConsoleMessage row = messages.latest(ADA, 1).messages().get(0);

        ObjectNode view = ConsoleView.of(row, ADA);

        assertFalse(view.toString().contains("AQID"), view.toString());
        assertEquals(
                "/console/attachment/" + row.id() + "/1",
                view.path("blocks").path(1).path("href").asText());
        assertEquals(3, view.path("blocks").path(1).path("size").asInt());
        assertEquals(
                "/console/attachment/" + row.id() + "/2",
                view.path("blocks").path(2).path("attachment").path("href").asText());
        assertTrue(ConsoleView.file(row, 1).isPresent());
        assertTrue(ConsoleView.file(row, 0).isEmpty());
        assertTrue(ConsoleView.file(row, 9).isEmpty());
    }

    private static List<String> texts(ConsoleMessages.Tail tail) {
        return tail.messages().stream()
                .map(row -> PlainText.of(MessageJson.fromJson(row.body())))
                .toList();
    }
}
