package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.testkit.Fault;
import dev.shipmate.testkit.HostInABox;
import dev.shipmate.testkit.Place;
import dev.shipmate.testkit.Shown;
import dev.shipmate.testkit.StandIn;
import dev.shipmate.testkit.Watch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** All platforms in one running distribution, each set up as its page says, with stand-ins for the services. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, StandIn> services = new LinkedHashMap<>();
    private HostProcess host;

    @BeforeAll
    void start(@TempDir Path folder) {
        URI address = HostInABox.freeAddress();
        List<String> settings = new ArrayList<>(List.of(
                "http_host=127.0.0.1",
                "http_port=" + address.getPort(),
                "public_url=" + address,
                "network_sample_data=true"));
        for (StandIn service : StandIns.all()) {
            services.put(service.platform(), service);
            service.follow(address);
            service.settings().forEach((key, value) -> settings.add(key + "=" + value));
        }
        Path home = HostProcess.home(folder.resolve("home"), settings.toArray(String[]::new));
        StandIns.enterTokens(home);
        for (String type : List.of("organization", "channel", "user")) {
            assertEquals(
                    0,
                    shipmate(
                                    "",
                                    "grants",
                                    "add",
                                    "--command",
                                    "*",
                                    "--type",
                                    type,
                                    "--value",
                                    "*",
                                    "--home",
                                    home.toString())
                            .exit());
        }
        host = HostProcess.start(home);
    }

    @AfterAll
    void stop() {
        int exit = host.stop();
        services.values().forEach(StandIn::close);
        assertEquals(0, exit);
    }

    @Test
    @DisplayName("Each platform answers the same command")
    void eachAnswers() {
        for (StandIn service : services.values()) {
            Watch ada = new Watch(service.person("ada", Place.ROOM));
            ada.types("network status ams01-edge-01").isShown("ams01-edge-01");
        }
    }

    @Test
    @DisplayName("A menu is answered on each platform")
    void eachAsks() {
        for (StandIn service : services.values()) {
            Watch ada = new Watch(service.person("ada", Place.ROOM));
            Shown menu = ada.types("network history").isAsked();
            String device = menu.choices().get(0);
            ada.person().picks(menu, device);
            ada.isShown("Changes of");
        }
    }

    @Test
    @DisplayName("While one service says nothing, the others are answered; when it comes back, so is it")
    void troubleStaysWhereItIs() {
        for (StandIn troubled : services.values()) {
            for (Fault fault : List.of(Fault.RATE_LIMITED, Fault.BROKEN, Fault.CLOSED, Fault.SILENT)) {
                troubled.fails(fault, 1);
                Watch late = new Watch(troubled.person("ada", Place.ROOM));
                late.types("shipmate version");
                for (StandIn service : services.values()) {
                    if (service != troubled) {
                        new Watch(service.person("bob", Place.ROOM))
                                .types("shipmate version")
                                .isShown("Shipmate");
                    }
                }
                late.isShown("Shipmate");
            }
        }
    }

    @Test
    @DisplayName("The host says that all platforms are well")
    void healthIsShown() throws IOException, InterruptedException {
        String health = HTTP.send(
                        HttpRequest.newBuilder(URI.create(host.address() + "/health/"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        for (String platform : services.keySet()) {
            assertTrue(health.contains("\"" + platform + "\":\"ok\""), health);
        }
    }
}
