package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.plugin.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows in a whole host from jars and settings that change. */
class LiveHostTest {

    private static final String HELD = "connections.wire";

    @TempDir
    Path home;

    private Host host;

    @BeforeEach
    void start() throws Exception {
        PluginJar.named("wire.jar")
                .version("1.0")
                .manifest("Shipmate-Platform", "wire")
                .java("acme.Wire", """
                        package acme;
                        import dev.shipmate.spi.message.*;
                        import dev.shipmate.spi.platform.*;
                        public record Wire(String token) implements ChatPlatform {
                            public String name() { return "wire"; }
                            public Limits limits() { return Limits.of(10, 100).withConnection(); }
                            public MessageRef send(Origin origin, Message message) { return new MessageRef("1"); }
                            public void ask(Origin origin, Prompt prompt) {}
                            public void connect(Inbox inbox) throws InterruptedException {
                                note("+" + token);
                                try {
                                    new java.util.concurrent.CountDownLatch(1).await();
                                } finally {
                                    note("-" + token);
                                }
                            }
                            private static void note(String what) {
                                System.setProperty("connections.wire", System.getProperty("connections.wire", "") + what);
                            }
                        }
                        """)
                .plugin("acme.WirePlugin", """
                        static final Setting<String> TOKEN = Setting.secret("wire_token", "The token");
                        public String name() { return "wire"; }
                        public List<Setting<?>> settings() { return List.of(TOKEN); }
                        public List<ChatPlatform> platforms(PluginContext context) {
                            return List.of(new Wire(context.get(TOKEN)));
                        }
                        """)
                .in(home.resolve("plugins"));
        settings("enable_wire = true", "wire_token = one");
        host = Host.start(new HostOptions(
                home, home.resolve("plugins"), false, Map.of(), Map.of(), List.of(), Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        host.close();
        System.clearProperty(HELD);
    }

    @Test
    void theFormerConnectionEndsBeforeTheNextIsHeldAndAllOfItIsWrittenDown() throws Exception {
        await().until(() -> held().equals("+one"));

        settings("enable_wire = true", "wire_token = two");
        await().until(() -> held().equals("+one-one+two"));

        settings("enable_wire = false", "wire_token = two");
        await().until(() -> held().equals("+one-one+two-two"));
        await().until(() ->
                changes().stream().anyMatch(change -> change.objectId().equals("wire.jar") && change.after() == null));

        Files.delete(home.resolve("plugins/wire.jar"));
        await().until(() -> host.plugins().catalog().reports().stream()
                .noneMatch(report -> report.name().equals("wire")));
        List<ChangeEntry> changes = changes();
        assertEquals(
                2,
                changes.stream()
                        .filter(change -> change.objectType().equals("plugin"))
                        .count(),
                "it ran, and does not any more: " + changes);
        assertTrue(
                changes.stream()
                        .anyMatch(change -> change.objectId().equals("enable_wire")
                                && String.valueOf(change.after()).contains("false")),
                changes.toString());
        assertTrue(changes.stream().noneMatch(change -> change.toString().contains("two")), changes.toString());
    }

    private List<ChangeEntry> changes() {
        return new ChangeLog(host.database().jdbi(), Clock.systemUTC())
                .list(Search.first(50))
                .rows();
    }

    private void settings(String... lines) throws Exception {
        Files.createDirectories(home.resolve("conf"));
        Files.write(home.resolve("conf/plugins.properties"), List.of(lines));
    }

    private static String held() {
        return System.getProperty(HELD, "");
    }
}
