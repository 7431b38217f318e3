package dev.shipmate.distribution;

import static dev.shipmate.distribution.HostProcess.shipmate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example for Compose: its files fit together, and its settings are known to the host. */
class ComposeIT {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("shipmate.sources"), "distribution/src/main/compose");
    private static final Pattern SETTING = Pattern.compile("(?m)^#?([a-z_]+) = ");
    private static final Pattern SECRET = Pattern.compile("(?m)^[a-z_]+ = \\$\\{file:/run/secrets/([a-z_]+)}");

    @TempDir
    private Path folder;

    @Test
    void whatItMountsIsThereAndItsSecretsAreDeclared() throws IOException {
        JsonNode compose = new ObjectMapper(new YAMLFactory())
                .readTree(EXAMPLE.resolve("compose.yaml").toFile());
        Set<String> needed = new HashSet<>();
        Matcher secrets = SECRET.matcher(settings());
        while (secrets.find()) {
            needed.add(secrets.group(1));
        }
        assertEquals(needed, names(compose.path("secrets")));
        for (JsonNode service : compose.path("services")) {
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().substring(0, volume.asText().indexOf(':'));
                assertTrue(
                        source.startsWith("./")
                                ? Files.exists(EXAMPLE.resolve(source))
                                : compose.path("volumes").has(source),
                        source);
            }
            service.path("networks")
                    .forEach(network -> assertTrue(compose.path("networks").has(network.asText()), network.asText()));
        }
        // YAML's merge key, which this reader leaves to others
        JsonNode host = compose.path("x-shipmate");
        assertTrue(host.path("read_only").asBoolean());
        Set<String> given = new HashSet<>();
        host.path("secrets").forEach(secret -> given.add(secret.asText()));
        assertEquals(needed, given);
        String trusted = compose.path("networks")
                .path("front")
                .path("ipam")
                .path("config")
                .path(0)
                .path("subnet")
                .asText();
        assertTrue(settings().contains("\nhttp_trusted_proxies = " + trusted + "\n"), trusted);
        String proxy = Files.readString(EXAMPLE.resolve("Caddyfile"));
        assertTrue(proxy.contains("reverse_proxy node-1:8080 node-2:8080"), proxy);
        assertTrue(names(compose.path("services")).containsAll(Set.of("node-1", "node-2", "proxy", "database")));
    }

    @Test
    void theHostKnowsAndTakesItsSettings() throws IOException {
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("secret_key"), "a-long-random-text\n");
        Path home = HostProcess.home(folder.resolve("home"));
        Files.writeString(
                home.resolve("conf/plugins.properties"),
                settings()
                        .replace("/run/secrets", secrets.toString())
                        // on the embedded database, since there is no other here
                        .replaceAll("(?m)^database_.*\n", ""));
        Files.writeString(home.resolve("conf/.env"), "SHIPMATE_PUBLIC_NAME=chatops.example.net\n");

        Path bare = HostProcess.home(folder.resolve("bare"));
        JsonNode known = new ObjectMapper()
                .readTree(shipmate("", "settings", "--json", "--home", bare.toString())
                        .out());
        Set<String> keys = new HashSet<>();
        known.forEach(setting -> keys.add(setting.path("key").asText()));
        Matcher used = SETTING.matcher(settings());
        while (used.find()) {
            assertTrue(keys.contains(used.group(1)), used.group(1));
        }
        var checked = shipmate("", "check", "--home", home.toString());
        assertEquals(0, checked.exit(), checked.toString());
    }

    private static String settings() throws IOException {
        return Files.readString(EXAMPLE.resolve("conf/plugins.properties"));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
