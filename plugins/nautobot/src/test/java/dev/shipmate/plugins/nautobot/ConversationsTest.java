package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Patience;
import dev.shipmate.plugins.nautobot.client.standin.RecordedNautobot;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every subcommand as people use it, against what a real Nautobot 3.2 and a real 2.4 answered. With
 * {@code -Dshipmate.nautobot.3.2=SCRATCH} (a folder of {@code nautobot.sh up}, which {@code -Plive-nautobot} calls) against
 * the living one, whose answers {@code -Dgolden.update} records anew.
 */
class ConversationsTest {

    /**
     * One conversation.
     *
     * @param who a user of the recordings with a linked account, or {@code unlinked}
     */
    private record Conversation(String name, String who, List<String> words, String... answers) {}

    @TestFactory
    Stream<DynamicTest> everySubcommandAnswersAsItsFileSays() {
        return Stream.of("3.2", "2.4")
                .flatMap(version -> conversations()
                        .map(each -> DynamicTest.dynamicTest(
                                version + " " + each.name(),
                                () -> Golden.check(version + "/" + each.name() + ".txt", had(version, each)))));
    }

    private static String had(String version, Conversation conversation) throws Exception {
        Optional<Path> scratch = Optional.ofNullable(System.getProperty("shipmate.nautobot." + version))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        boolean isRecording = System.getProperty("golden.update") != null;
        Path folder = Path.of("src/test/resources/recorded", version);
        try (RecordedNautobot nautobot = new RecordedNautobot(folder, scratch, isRecording)) {
            nautobot.begin(conversation.name());
            Map<String, String> lines = Map.of(
                    "nautobot_url", nautobot.address().toString(), "nautobot_token", RecordedNautobot.token("reader"));
            Command command = new NautobotPlugin(scratch.isEmpty() ? Patience.USUAL.hasty() : Patience.USUAL)
                    .commands(new FakeContext(lines))
                    .get(0);
            Caller caller = conversation.who().equals("unlinked")
                    ? Caller.UNLINKED
                    : Person.linked(conversation.who(), RecordedNautobot.token(conversation.who()));
            String said = new Person(command, caller).says(conversation.words(), conversation.answers());
            nautobot.end();
            return said.replace(nautobot.address().toString(), "http://nautobot.test")
                    .replace(nautobot.address().getHost(), "nautobot.test")
                    // what Nautobot makes up itself differs from one recording to the next
                    .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "<id>")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.0-9]*(Z|\\+00:00)?", "<time>")
                    .replaceAll("(?m)^(Took: +).*", "$1some time")
                    .replaceAll("(\\.txt, )\\d+( bytes)", "$1some$2")
                    .replaceAll("(\\.png, )\\d+( bytes)", "$1some$2");
        }
    }

    private static Stream<Conversation> conversations() {
        return Stream.of(asked(), answered(), changing(), hidden(), wrong()).flatMap(each -> each);
    }

    private static Stream<Conversation> asked() {
        return Stream.of(
                says("about", "unlinked", "about"),
                says("about-linked", "admin", "about"),
                says("search", "unlinked", "search", "ams01"),
                says("search-nothing", "unlinked", "search", "kraken of the deep"),
                says("get-devices-name", "unlinked", "get-devices", "name", "ams01-edge-01"),
                says("get-devices-name-none", "unlinked", "get-devices", "name", "nosuch"),
                says("get-devices-location", "unlinked", "get-devices", "location", "ams01"),
                says(
                        "get-devices-location-by-id",
                        "unlinked",
                        "get-devices",
                        "location",
                        "19b828fb-6453-5ba5-89a6-2b74b4ad4528"),
                says("get-devices-role", "unlinked", "get-devices", "role", "edge", "router"),
                says("get-devices-model", "unlinked", "get-devices", "model", "SW-7000"),
                says("get-devices-manufacturer", "unlinked", "get-devices", "manufacturer", "Shipwright"),
                says("get-devices-status", "unlinked", "get-devices", "status", "Failed"),
                says("get-devices-tenant", "unlinked", "get-devices", "tenant", "Harbour Bank"),
                says("get-devices-all", "unlinked", "get-devices", "all"),
                says("get-device-status", "unlinked", "get-device-status", "ams01-edge-01"),
                says("get-device-facts", "unlinked", "get-device-facts", "ams01-edge-01"),
                says("get-device-config-context", "unlinked", "get-device-config-context", "ams01-edge-01"),
                says("get-vlans-id", "unlinked", "get-vlans", "id", "110"),
                says("get-vlans-name", "unlinked", "get-vlans", "name", "Users"),
                says("get-vlans-location", "unlinked", "get-vlans", "location", "ams01"),
                says("get-vlans-status", "unlinked", "get-vlans", "status", "Active"),
                says("get-vlans-tenant", "unlinked", "get-vlans", "tenant", "Harbour Bank"),
                says(
                        "get-interface-connections-device",
                        "unlinked",
                        "get-interface-connections",
                        "device",
                        "ams01",
                        "ams01-edge-01"),
                says(
                        "get-interface-connections-location",
                        "unlinked",
                        "get-interface-connections",
                        "location",
                        "ams01"),
                says("get-interface-connections-model", "unlinked", "get-interface-connections", "model", "SW-48"),
                says("get-interface-connections-role", "unlinked", "get-interface-connections", "role", "Edge Router"),
                says("get-interface-connections-all", "unlinked", "get-interface-connections", "all"),
                says("get-rack", "unlinked", "get-rack", "ams01", "ams01-r01"),
                says("get-circuits-provider", "unlinked", "get-circuits", "provider", "Deep Sea Fibre"),
                says("get-circuits-location", "unlinked", "get-circuits", "location", "jfk01"),
                says("get-circuits-type", "unlinked", "get-circuits", "type", "Wavelength"),
                says("get-circuits-all", "unlinked", "get-circuits", "all"),
                says("get-circuit-providers", "unlinked", "get-circuit-providers"),
                says("get-circuit-connections", "unlinked", "get-circuit-connections", "Deep Sea Fibre", "DSF-1001"),
                says("get-ip", "unlinked", "get-ip", "198.51.100.1"),
                says("get-ip-free", "unlinked", "get-ip", "198.51.100.77"),
                says("get-ip-6", "unlinked", "get-ip", "2001:db8:a1::1"),
                says("get-prefix", "unlinked", "get-prefix", "198.51.100.0/24"),
                says("get-prefix-child", "unlinked", "get-prefix", "198.51.100.0/26"),
                says("get-prefix-none", "unlinked", "get-prefix", "198.51.100.128/28"),
                says("get-manufacturer-summary", "unlinked", "get-manufacturer-summary"),
                says("get-jobs", "unlinked", "get-jobs"),
                says("get-jobs-columns", "unlinked", "get-jobs", "[\"name\",", "\"grouping\"]"),
                says("filter-jobs", "unlinked", "filter-jobs"),
                says("filter-jobs-enabled", "unlinked", "filter-jobs", "enabled,installed"));
    }

    private static Stream<Conversation> answered() {
        return Stream.of(
                asks("asked-get-devices", List.of("get-devices"), "location", "ams01"),
                asks("asked-get-devices-status", List.of("get-devices", "status"), "Planned"),
                asks("asked-get-device-status", List.of("get-device-status"), "ams01-leaf-01"),
                asks("asked-get-device-facts", List.of("get-device-facts"), "ams01-leaf-01"),
                asks("asked-get-vlans", List.of("get-vlans"), "tenant", "Harbour Bank"),
                asks("asked-get-vlans-id", List.of("get-vlans", "id"), "120"),
                asks(
                        "asked-get-interface-connections",
                        List.of("get-interface-connections"),
                        "device",
                        "ams01",
                        "ams01-leaf-01"),
                asks("asked-get-rack", List.of("get-rack"), "ams01", "ams01-r01"),
                asks("asked-get-circuits", List.of("get-circuits"), "type", "Wavelength"),
                asks("asked-get-circuit-connections", List.of("get-circuit-connections"), "Deep Sea Fibre", "DSF-1001"),
                asks("asked-get-ip", List.of("get-ip"), "the one there", "198.51.100.2"),
                asks("asked-get-prefix", List.of("get-prefix"), "198.51.100.0/26"),
                asks("asked-search", List.of("search"), "DSF"));
    }

    private static Stream<Conversation> changing() {
        return Stream.of(
                says("change-device-status-unlinked", "unlinked", "change-device-status", "fra02-edge-01", "Active"),
                new Conversation(
                        "change-device-status", "admin", List.of("change-device-status"), "fra02-edge-01", "Active"),
                says("change-device-status-back", "admin", "change-device-status", "fra02-edge-01", "planned"),
                says("change-device-status-again", "admin", "change-device-status", "fra02-edge-01", "Planned"),
                says("change-device-status-read-only", "reader", "change-device-status", "ams01-edge-01", "Failed"),
                says("run-job-unlinked", "unlinked", "run-job", "Verify Hostnames"),
                says("run-job", "admin", "run-job", "Verify Hostnames", "pattern=edge", "location=ams01", "dryrun=yes"),
                says("run-job-json", "admin", "run-job", "Verify Hostnames", "{\"pattern\": \"leaf\", \"limit\": 3}"),
                says("run-job-json-wrong", "admin", "run-job", "Verify Hostnames", "{pattern"),
                says("run-job-wrong-input", "admin", "run-job", "Verify Hostnames", "limit=1000"),
                says("run-job-fails", "admin", "run-job", "Break Configuration"),
                says("run-job-waits", "admin", "run-job", "Scrape Hull"),
                says("run-job-disabled", "admin", "run-job", "Sweep Decks"),
                says("run-job-none", "admin", "run-job", "Raise Anchor"),
                new Conversation(
                        "run-job-form",
                        "admin",
                        List.of("run-job-form"),
                        "Verify Hostnames",
                        "ams01",
                        "ams01-edge-01, ams01-leaf-01",
                        "edge",
                        "-",
                        "many",
                        "10",
                        "error",
                        "no",
                        "0",
                        "yes"),
                says("cancel-job-wrong", "admin", "cancel-job", "the last one"));
    }

    private static Stream<Conversation> hidden() {
        return Stream.of(
                says("half-get-devices", "half", "get-devices", "tenant", "Harbour Bank"),
                says("half-get-devices-location", "half", "get-devices", "location", "jfk01"),
                says("half-get-device-status", "half", "get-device-status", "jfk01-edge-01"),
                says("half-get-device-facts", "half", "get-device-facts", "fra02-edge-01"),
                says("half-get-device-config-context", "half", "get-device-config-context", "jfk01-edge-01"),
                says("half-change-device-status", "half", "change-device-status", "jfk01-edge-01", "Failed"),
                says("half-get-interface-connections", "half", "get-interface-connections", "location", "ams01"),
                says(
                        "half-get-interface-connections-hidden",
                        "half",
                        "get-interface-connections",
                        "device",
                        "jfk01",
                        "jfk01-edge-01"),
                says("half-get-rack", "half", "get-rack", "ams01", "ams01-r01"),
                says("half-get-circuit-connections", "half", "get-circuit-connections", "Deep Sea Fibre", "DSF-1001"),
                says("half-get-circuits", "half", "get-circuits", "provider", "Deep Sea Fibre"),
                says("half-get-circuit-providers", "half", "get-circuit-providers"),
                says("half-get-manufacturer-summary", "half", "get-manufacturer-summary"),
                says("half-get-vlans", "half", "get-vlans", "location", "ams01"),
                says("half-get-ip", "half", "get-ip", "203.0.113.1"),
                says("half-get-prefix", "half", "get-prefix", "198.51.100.0/26"),
                says("half-search", "half", "search", "edge-01"),
                says("half-get-jobs", "half", "get-jobs"),
                says("half-filter-jobs", "half", "filter-jobs", "enabled"),
                says("half-run-job", "half", "run-job", "Verify Hostnames"),
                new Conversation(
                        "half-run-job-form",
                        "half",
                        List.of("run-job-form", "Verify Hostnames"),
                        "-",
                        "jfk01-edge-01",
                        "edge",
                        "-",
                        "10",
                        "error",
                        "no",
                        "0",
                        "yes"),
                says("half-run-job-named", "half", "run-job", "Verify Hostnames", "devices=fra02-edge-01"),
                says("half-cancel-job", "half", "cancel-job", "11111111-2222-4333-8444-555555555555"),
                says("half-about", "half", "about"),
                new Conversation("half-asked-get-device-status", "half", List.of("get-device-status"), "ams01-edge-01"),
                says("nobody-get-devices", "nobody", "get-devices", "all"),
                says("nobody-get-jobs", "nobody", "get-jobs"),
                says("nobody-get-manufacturer-summary", "nobody", "get-manufacturer-summary"));
    }

    private static Stream<Conversation> wrong() {
        return Stream.of(
                says("wrong-device", "unlinked", "get-device-status", "ams01-edge"),
                says("wrong-device-quotes", "unlinked", "get-device-status", "\" ) { id } x: devices(name: \""),
                says("wrong-location", "unlinked", "get-devices", "location", "Atlantis"),
                says(
                        "wrong-location-id",
                        "unlinked",
                        "get-devices",
                        "location",
                        "11111111-2222-4333-8444-555555555555"),
                says("wrong-vlan", "unlinked", "get-vlans", "id", "4095"),
                says("wrong-rack", "unlinked", "get-rack", "ams01", "ams01-r99"),
                says("wrong-column", "unlinked", "get-jobs", "colour"),
                says("wrong-job-filter", "unlinked", "filter-jobs", "broken"),
                says("wrong-address", "unlinked", "get-ip", "999.1.1.1"),
                says("wrong-token", "unknown", "get-device-status", "ams01-edge-01"));
    }

    private static Conversation says(String name, String who, String... words) {
        return new Conversation(name, who, List.of(words));
    }

    private static Conversation asks(String name, List<String> words, String... answers) {
        return new Conversation(name, "unlinked", words, answers);
    }
}
