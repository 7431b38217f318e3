package dev.shipmate.plugins.nautobot.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Nautobot 3.2 and a real 2.4 answered, read by the client. */
class RecordedTest {

    private final FakeNautobot server = new FakeNautobot();
    private final Nautobot nautobot = Asked.of(server.address());

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void objects_have_the_names_of_what_they_refer_to(String version) throws Exception {
        server.recorded(version, "devices-by-name");
        Found found = nautobot.list("dcim/devices/", Query.of("name", "ams01-edge-01"), 10);
        NautobotObject device = found.objects().get(0);
        assertEquals(1, found.total());
        assertEquals("d4ef9935-c9e7-55ca-88ea-e2b4c209e7f8", device.id());
        assertEquals("Active", device.label("status"));
        assertEquals("ams01", device.label("location"));
        assertEquals("Front", device.label("face"));
        assertEquals(10, device.number("position").orElseThrow());
        assertEquals("SW-7000", device.object("device_type").orElseThrow().text("model"));
        assertEquals(
                "GET /nautobot/api/dcim/devices/?name=ams01-edge-01&depth=1&exclude_m2m=false&limit=10&offset=0 Token service",
                server.asked.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void lists_are_read_page_by_page(String version) throws Exception {
        server.recorded(version, "devices-page-1", "devices-page-2", "devices-page-past-the-end");
        JsonObject first = FakeNautobot.exchange(version, "devices-page-1")
                .getAsJsonObject("response")
                .getAsJsonObject("body");
        int onPages = first.getAsJsonArray("results").size()
                + FakeNautobot.exchange(version, "devices-page-2")
                        .getAsJsonObject("response")
                        .getAsJsonObject("body")
                        .getAsJsonArray("results")
                        .size();
        Found found = nautobot.list("dcim/devices/", Query.all(), 1_000);
        assertEquals(onPages, found.objects().size());
        assertEquals(first.get("count").getAsLong(), found.total());
        assertEquals(3, server.asked.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void what_is_absent_or_hidden_is_nothing(String version) throws Exception {
        server.recorded(version, "absent-device", "half-device-hidden");
        assertEquals(Optional.empty(), nautobot.find("dcim/devices/1/", Query.all()));
        assertEquals(Optional.empty(), nautobot.find("dcim/devices/2/", Query.all()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void graphql_answers_or_says_why_not(String version) throws Exception {
        server.recorded(version, "graphql-devices", "graphql-partial", "graphql-syntax-error", "graphql-unknown-field");
        assertFalse(nautobot.graphQl("{ devices { name } }").objects("devices").isEmpty());
        assertTrue(told(() -> nautobot.graphQl("{ x }")).startsWith("Nautobot cannot answer this: "));
        assertTrue(told(() -> nautobot.graphQl("{ x }")).startsWith("Nautobot refuses this (status 400): "));
        assertTrue(told(() -> nautobot.graphQl("{ x }")).startsWith("Nautobot refuses this (status 400): "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void refusals_say_what_nautobot_says(String version) {
        server.recorded(
                version,
                "refused-unknown-token",
                "refused-without-permission",
                "refused-write-by-read-only-token",
                "unknown-filter");
        assertTrue(told(() -> nautobot.find("dcim/devices/", Query.all()))
                .startsWith("Nautobot does not allow this: Invalid token."));
        assertTrue(told(() -> nautobot.find("dcim/devices/", Query.all())).contains("permission"));
        assertTrue(told(() -> nautobot.change("dcim/devices/1/", new JsonObject()))
                .startsWith("Nautobot does not allow this"));
        assertTrue(told(() -> nautobot.find("dcim/devices/", Query.all()))
                .startsWith("Nautobot refuses this (status 400): "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void a_job_says_what_it_takes(String version) throws Exception {
        server.recorded(version, "job-by-name", "job-variables");
        NautobotObject job = nautobot.jobs().find("Verify Hostnames").orElseThrow();
        assertTrue(job.is("enabled"));
        List<JobInput> inputs = nautobot.jobs().inputs(job.id());
        assertEquals(
                "GET /nautobot/api/extras/jobs/Verify%20Hostnames/?depth=0&exclude_m2m=false Token service",
                server.asked.get(0));
        JobInput location = inputs.get(0);
        assertEquals("location", location.name());
        assertEquals("dcim.location", location.model());
        assertFalse(location.isRequired());
        assertFalse(location.isMany());
        JobInput severity = inputs.stream()
                .filter(input -> input.name().equals("severity"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, severity.choices().size());
        assertEquals("warning", severity.byDefault().orElseThrow().getAsString());
        assertTrue(inputs.stream().anyMatch(JobInput::isDryRun));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void a_job_runs_or_waits_for_approval_or_is_refused(String version) throws Exception {
        server.recorded(
                version,
                "job-run",
                "job-run-waits-for-approval",
                "job-run-missing-input",
                "job-run-disabled",
                "job-run-without-permission");
        Jobs jobs = nautobot.jobs();
        assertInstanceOf(JobStart.Running.class, jobs.start("1", new JsonObject()));
        assertInstanceOf(JobStart.Waiting.class, jobs.start("1", new JsonObject()));
        assertTrue(told(() -> jobs.start("1", new JsonObject())).contains("pattern: This field is required."));
        assertTrue(told(() -> jobs.start("1", new JsonObject())).contains("not enabled"));
        assertTrue(told(() -> jobs.start("1", new JsonObject())).contains("permission"));
        assertEquals("{\"data\":{}}", server.bodies.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void a_run_is_followed_to_its_end(String version) throws Exception {
        server.recorded(
                version,
                "job-result-pending",
                "job-logs-running",
                "job-result-running",
                "job-logs-running",
                "job-result-success",
                "job-logs-success");
        Asked.Run run = new Asked.Run("", "");
        JobEnd end = nautobot.jobs().follow("1", "Verify Hostnames", run);
        assertTrue(end.isSuccess());
        assertEquals("SUCCESS", end.status());
        assertFalse(end.log().isEmpty());
        assertEquals(2, run.progress.size());
        assertEquals("Verify Hostnames waits for a worker of Nautobot", run.progress.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void a_run_that_fails_is_a_command_that_failed(String version) throws Exception {
        server.recorded(version, "job-result-failure", "job-logs-failure");
        Asked.Run run = new Asked.Run("", "");
        JobEnd end = nautobot.jobs().follow("1", "Break Configuration", run);
        assertFalse(end.isSuccess());
        assertEquals("FAILURE", end.status());
        assertTrue(PlainText.of(Message.of(JobReport.blocks("Break", end, nautobot.page("extras/job-results/1/"))))
                .contains("failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void who_cancels_the_command_cancels_the_run_where_that_can_be(String version) {
        server.recorded(
                version,
                "job-result-running",
                "job-logs-running",
                "job-result-running",
                "job-cancel-preview",
                "job-cancel");
        Asked.Run run = new Asked.Run("", "");
        run.cancelledAt = 1;
        assertThrows(CancellationException.class, () -> nautobot.jobs().follow("1", "Verify Hostnames", run));
        String last = server.asked.get(server.asked.size() - 1);
        assertTrue(
                version.equals("2.4")
                        ? last.startsWith("GET ")
                        : last.startsWith("POST /nautobot/api/extras/job-results/1/cancel/"),
                last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void a_finished_run_is_not_cancelled(String version) throws Exception {
        server.recorded(version, "job-result-success");
        assertFalse(nautobot.jobs().cancel("1"));
        assertEquals(1, server.asked.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2", "2.4"})
    void free_addresses_are_listed(String version) throws Exception {
        server.recorded(version, "prefix-available-ips");
        assertFalse(nautobot.free("ipam/prefixes/1/available-ips/", 1)
                .get(0)
                .text("address")
                .isEmpty());
    }

    /** What asks Nautobot. */
    private interface Question {
        Object ask() throws Exception;
    }

    private static String told(Question question) {
        return assertThrows(CommandException.class, question::ask).getMessage();
    }
}
