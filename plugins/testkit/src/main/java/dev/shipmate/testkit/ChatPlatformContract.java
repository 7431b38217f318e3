package dev.shipmate.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shipmate.core.log.LogEntry;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.PartyKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every chat platform must do, whatever it is: the same commands behave the same. Extend it, and give it a stand-in
 * of the service().
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChatPlatformContract {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TalkPlugin talk = new TalkPlugin();
    private final Recording recordings =
            new Recording(Path.of(System.getProperty("shipmate.recordings", "src/test/resources/recorded")));
    private @Nullable StandIn started;
    private @Nullable HostInABox box;

    /** Returns a new stand-in of the service(). */
    protected abstract StandIn standIn();

    /** Readies a host that has just been started, where settings alone do not. */
    protected void prepare(StandIn service, HostInABox host) {}

    @BeforeAll
    final void startOne(@TempDir Path folder) {
        started = standIn();
        box = start(started, folder.resolve("home"), Map.of());
    }

    @AfterAll
    final void stop() {
        service().close();
        host().close();
    }

    @Test
    @DisplayName("A line is answered where it was said")
    final void aLineIsAnswered() {
        Watch ada = watch("ada");
        assertTrue(ada.types("talk hello").isShown("hello from the host").text().contains("hello"));
    }

    @Test
    @DisplayName("In another room the answer is seen there and not in the first")
    final void roomsAreApart() {
        if (!service().places().contains(Place.OTHER_ROOM)) {
            // there is no such place to behave differently in
            return;
        }
        Watch here = watch("ada");
        Watch there = new Watch(service().person("ada", Place.OTHER_ROOM));
        there.types("talk count").isShown("run number");
        assertTrue(here.others().stream().noneMatch(shown -> shown.text().contains("run number")));
    }

    @Test
    @DisplayName("A direct message to the bot is a command line")
    final void directMessagesAreAnswered() {
        if (!service().places().contains(Place.DIRECT)) {
            // there is no such place to behave differently in
            return;
        }
        new Watch(service().person("ada", Place.DIRECT)).types("talk hello").isShown("hello from the host");
    }

    @Test
    @DisplayName("A menu longer than the platform's comes in pages")
    final void longMenusHavePages() {
        Watch ada = watch("ada");
        ada.types("talk menu").picks(TalkPlugin.device(TalkPlugin.CHOICES));
        ada.isShown("picked dev-" + TalkPlugin.CHOICES);
    }

    @Test
    @DisplayName("A form is filled in and answered")
    final void formsAreAnswered() {
        Watch ada = watch("ada");
        answerForm(ada.types("talk form"), "fibre <cut> & *more*", "3", "New York");
        ada.isShown("/ 3 / jfk01");
    }

    @Test
    @DisplayName("A line with its arguments asks for what is missing alone")
    final void onlyTheMissingIsAsked() {
        Watch ada = watch("ada");
        ada.types("talk reboot ams01");
        ada.picks("Yes");
        ada.isShown("rebooted ams01");
    }

    @Test
    @DisplayName("Cancel runs nothing, and the question is gone or says so")
    final void cancelCancels() {
        Watch ada = watch("ada");
        int before = rows().size();
        Shown menu = ada.types("talk reboot").isAsked();
        ada.person().cancels(menu);
        await().atMost(PATIENCE)
                .until(() -> ada.person().sees().stream()
                        .noneMatch(shown -> shown.id().equals(menu.id()) && shown.isPrompt()));
        assertEquals(before, rows().size());
    }

    @Test
    @DisplayName("An answer counts once")
    final void anAnswerCountsOnce() {
        Watch ada = watch("ada");
        ada.types("talk reboot jfk01");
        Shown menu = ada.isAsked();
        ada.person().picks(menu, "Yes");
        ada.isShown("rebooted jfk01");
        long before = ran("reboot");
        ada.person().repeats();
        ada.types("talk hello").isShown("hello from the host");
        assertEquals(before, ran("reboot"));
    }

    @Test
    @DisplayName("A private answer is seen by its asker alone")
    final void privateIsPrivate() {
        Watch ada = watch("ada");
        Watch bob = watch("bob");
        Watch inDirect = new Watch(service().person("ada", Place.DIRECT));
        ada.types("talk secretly");
        await().atMost(PATIENCE)
                .until(() -> saw(ada.person(), "for your eyes only") || saw(inDirect.person(), "for your eyes only"));
        assertFalse(saw(bob.person(), "for your eyes only"));
    }

    @Test
    @DisplayName("With send_all_messages_private nobody else sees anything")
    final void allPrivateIsAllPrivate(@TempDir Path home) {
        try (StandIn other = standIn();
                HostInABox own = start(other, home, Map.of("send_all_messages_private", "true"))) {
            Person ada = other.person("ada", Place.ROOM);
            Person direct = other.person("ada", Place.DIRECT);
            Person bob = other.person("bob", Place.ROOM);
            ada.types("talk hello");
            ada.types("talk table");
            ada.types("talk show picture");
            await().atMost(PATIENCE)
                    .until(() ->
                            own.log().stream().filter(LogEntry::isDelivered).count() == 3);
            assertTrue(saw(ada, "hello from the host") || saw(direct, "hello from the host"));
            assertFalse(saw(bob, "hello from the host"));
            assertTrue(bob.sees().stream().allMatch(shown -> shown.files().isEmpty()), () -> "" + bob.sees());
            assertFalse(saw(bob, "ams01-edge-001"));
        }
    }

    @Test
    @DisplayName("With delete_input_on_submission an answered question goes away")
    final void answeredQuestionsGoAway(@TempDir Path home) {
        try (StandIn other = standIn();
                HostInABox own = start(other, home, Map.of("delete_input_on_submission", "true"))) {
            Watch ada = new Watch(other.person("ada", Place.ROOM));
            ada.types("talk reboot ams01");
            Shown menu = ada.isAsked();
            ada.person().picks(menu, "Yes");
            ada.isShown("rebooted ams01");
            await().atMost(PATIENCE)
                    .until(() -> ada.person().sees().stream()
                            .noneMatch(shown ->
                                    shown.id().equals(menu.id()) && (shown.isPrompt() || other.removesQuestions())));
            assertEquals(1, own.log().size());
        }
    }

    @Test
    @DisplayName("What is delivered again runs once")
    final void repeatsAreDropped() {
        Watch ada = watch("ada");
        ada.types("talk count").isShown("run number");
        int before = talk.runs.get();
        ada.person().repeats();
        ada.types("talk hello").isShown("hello from the host");
        assertEquals(before, talk.runs.get());
    }

    @Test
    @DisplayName("A request that does not prove where it comes from is refused and leaves no trace")
    final void forgeriesAreRefused() throws IOException, InterruptedException {
        Person ada = service().person("ada", Place.ROOM);
        int before = talk.runs.get();
        int rows = rows().size();
        List<Forgery> forgeries = service().forgeries(ada, "talk count");
        for (Forgery forgery : forgeries) {
            HttpResponse<String> answer = HTTP.send(forgery.request(), HttpResponse.BodyHandlers.ofString());
            assertEquals(forgery.status(), answer.statusCode(), forgery.name());
        }
        new Watch(ada).types("talk hello").isShown("hello from the host");
        assertEquals(before, talk.runs.get());
        assertEquals(rows + 1, rows().size());
    }

    @Test
    @DisplayName("An address that the platform does not have is not found")
    final void unknownAddressesAreNotFound() throws IOException, InterruptedException {
        URI address =
                host().address().resolve("/api/plugins/chatops/" + service().platform() + "/nonsense/at/all/");
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() == 404 || answer.statusCode() == 401, () -> "answered " + answer.statusCode());
    }

    @Test
    @DisplayName("Text that looks like markup stays text and alarms nobody")
    final void hostileTextStaysText() {
        Watch ada = watch("ada");
        ada.types("talk hostile").isShown("evil.example");
        ada.types("talk hello").isShown("hello from the host");
        assertEquals(List.of(), service().alarms());
        assertTrue(rows().stream()
                .filter(row -> row.subcommand().equals("hostile"))
                .allMatch(LogEntry::isDelivered));
    }

    @Test
    @DisplayName("No row of a long table is lost")
    final void longTablesAreWhole() {
        Watch ada = watch("ada");
        ada.types("talk table");
        await().atMost(PATIENCE).until(() -> {
            List<Shown> seen = ada.person().sees();
            boolean isText =
                    seen.stream().anyMatch(shown -> shown.text().contains(TalkPlugin.address(TalkPlugin.ROWS)));
            boolean isFile = seen.stream().anyMatch(shown -> !shown.files().isEmpty());
            return isText || isFile;
        });
        List<Shown> seen = ada.person().sees();
        if (seen.stream().allMatch(shown -> shown.files().isEmpty())) {
            List<String> lost = IntStream.rangeClosed(1, TalkPlugin.ROWS)
                    .mapToObj(TalkPlugin::address)
                    .filter(address ->
                            seen.stream().noneMatch(shown -> shown.text().contains(address)))
                    .toList();
            assertEquals(List.of(), lost);
        }
    }

    @Test
    @DisplayName("After “too many calls” the reply is sent when it may be")
    final void rateLimitsAreObeyed() {
        arrivesDespite(Fault.RATE_LIMITED);
    }

    @Test
    @DisplayName("After an error of the service the reply is sent again")
    final void errorsAreSurvived() {
        arrivesDespite(Fault.BROKEN);
    }

    @Test
    @DisplayName("After a lost connection the reply is sent again")
    final void lostConnectionsAreSurvived() {
        arrivesDespite(Fault.CLOSED);
    }

    @Test
    @DisplayName("A service that says nothing delays no other room, and the reply is sent again")
    final void silenceIsSurvived() {
        if (!service().places().contains(Place.OTHER_ROOM)) {
            // there is no such place to behave differently in
            return;
        }
        Watch ada = watch("ada");
        Watch elsewhere = new Watch(service().person("bob", Place.OTHER_ROOM));
        service().fails(Fault.SILENT, 1);
        ada.types("talk count");
        elsewhere.types("talk hello").isShown("hello from the host");
        ada.isShown("run number");
    }

    @Test
    @DisplayName("Names are found, and e-mail addresses")
    final void namesAreFound() {
        // a platform may know only where somebody has spoken
        watch("ada").types("talk hello").isShown("hello from the host");
        ChatPlatform platform = platform();
        for (Known known : service().directory()) {
            List<String> found = platform.lookUp(known.kind(), known.name()).stream()
                    .map(Party::id)
                    .toList();
            assertEquals(List.of(known.id()), found, () -> known.kind() + " " + known.name());
            if (known.kind() == PartyKind.USER && !known.email().isEmpty()) {
                assertEquals(
                        known.id(),
                        platform.lookUpEmail(known.email()).map(Party::id).orElse("nobody"));
            }
        }
        assertEquals(List.of(), platform.lookUp(PartyKind.CHANNEL, "no-such-room"));
    }

    @Test
    @DisplayName("Each kind of block looks as it did")
    final void blocksLookAsTheyDid() {
        for (String kind : Samples.KINDS) {
            Watch ada = watch("ada");
            int before = rows().size();
            ada.types("talk show " + kind);
            await().atMost(PATIENCE)
                    .until(() -> rows().size() > before && rows().get(before).isDelivered());
            StringBuilder payloads = new StringBuilder();
            ada.others().forEach(shown -> payloads.append(shown.payload()).append("\n"));
            recordings.assertSame("blocks/" + kind + "/" + service().platform() + ".json", payloads.toString());
        }
    }

    @Test
    @DisplayName("Ten conversations read as they did")
    final void conversationsReadAsTheyDid(@TempDir Path home) {
        TalkPlugin own = new TalkPlugin();
        try (StandIn other = standIn();
                HostInABox fresh = start(other, home, Map.of(), own)) {
            new Conversations(other, fresh, own)
                    .all()
                    .forEach((name, text) ->
                            recordings.assertSame("conversations/" + name + "/" + other.platform() + ".txt", text));
        }
    }

    @Test
    @DisplayName("The table of platforms says what it can")
    final void tableSaysWhatItCan() {
        String table = System.getProperty("shipmate.platforms", "");
        assumeTrue(!table.isEmpty(), "no table is kept of this platform: name its file in shipmate.platforms");
        new PlatformTable(Path.of(table)).assertHas(platform());
    }

    private void arrivesDespite(Fault fault) {
        Watch ada = watch("ada");
        service().fails(fault, 2);
        ada.types("talk count").isShown("run number");
    }

    private void answerForm(Watch who, String note, String count, String site) {
        Map<String, String> answers = new LinkedHashMap<>(Map.of("note", note, "count", count, "site", site));
        while (!answers.isEmpty()) {
            Shown asked = who.isAskedInForm();
            if (asked.questions().isEmpty()) {
                who.person().picks(asked, site);
                answers.remove("site");
            } else {
                Map<String, String> given = new LinkedHashMap<>();
                asked.questions().forEach(name -> given.put(name, answers.remove(name)));
                who.person().fills(asked, given);
            }
        }
    }

    private ChatPlatform platform() {
        return host().host()
                .plugins()
                .catalog()
                .platform(service().platform())
                .orElseThrow()
                .platform();
    }

    private Watch watch(String name) {
        return new Watch(service().person(name, Place.ROOM));
    }

    private List<LogEntry> rows() {
        return host().log();
    }

    private long ran(String subcommand) {
        return rows().stream()
                .filter(row -> row.subcommand().equals(subcommand))
                .count();
    }

    private StandIn service() {
        return Objects.requireNonNull(started, "the stand-in is started before all tests");
    }

    private HostInABox host() {
        return Objects.requireNonNull(box, "the host is started before all tests");
    }

    private static boolean saw(Person person, String text) {
        return person.sees().stream().anyMatch(shown -> shown.text().contains(text));
    }

    private HostInABox start(StandIn other, Path home, Map<String, String> more) {
        return start(other, home, more, talk);
    }

    private HostInABox start(StandIn other, Path home, Map<String, String> more, TalkPlugin commands) {
        URI address = HostInABox.freeAddress();
        other.follow(address);
        Map<String, String> settings = new LinkedHashMap<>(other.settings());
        settings.putAll(more);
        HostInABox box = HostInABox.start(home, address, settings, other.plugin(), commands)
                .open();
        prepare(other, box);
        return box;
    }
}
