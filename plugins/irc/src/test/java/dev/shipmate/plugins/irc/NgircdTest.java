package dev.shipmate.plugins.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.testkit.HostInABox;
import dev.shipmate.testkit.TalkPlugin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations over a real server. */
@DisplayName("Over a real ngIRCd")
class NgircdTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @BeforeAll
    static void assume() {
        Ngircd.assume();
    }

    @Test
    @DisplayName(
            "A command, a question by number, its answer, a long answer in pages, and all again after the net split")
    void conversation() {
        try (Ngircd server = new Ngircd(folder, "").start();
                Client ada = new Client(server.port(), "ada", "#ops");
                Client bob = new Client(server.port(), "bob", "#ops");
                HostInABox host = host(server, "irc_trust_nicknames", "true")) {
            ada.hears(":shipmate!~shipmate@127.0.0.1 JOIN ");
            ada.says("#ops", "!talk hello");
            ada.hears("PRIVMSG #ops :ada: hello from the host");

            ada.says("#ops", "shipmate: talk reboot");
            ada.hears("PRIVMSG ada :1) Amsterdam  2) New York");
            ada.says("shipmate", "2");
            ada.hears("PRIVMSG ada :1) Yes  2) No");
            bob.says("#ops", "!1");
            ada.says("#ops", "!1");
            ada.hears("PRIVMSG #ops :ada: rebooted jfk01");

            ada.says("#ops", "!talk table");
            ada.hears("10.0.9.1");
            ada.hears("… 291 more lines: !more");
            ada.says("#ops", "!more");
            ada.hears("10.0.20.1");

            bob.says("shipmate", "talk secretly");
            bob.hears("PRIVMSG bob :for your eyes only");
            assertTrue(ada.lines().stream().noneMatch(line -> line.contains("your eyes")));
            assertTrue(ada.lines().stream().allMatch(line -> line.getBytes(UTF_8).length <= 510));
            assertEquals("ExampleNet", host.log().get(0).organization().id());
            assertEquals("#ops", host.log().get(0).channel().id());
            assertEquals("ada", host.log().get(0).user().id());

            server.kill();
            server.start();
            try (Client again = new Client(server.port(), "ada", "#ops")) {
                await().atMost(PATIENCE)
                        .until(() -> again.lines().stream().anyMatch(line -> line.contains("shipmate")));
                again.says("#ops", "!talk hello");
                again.hears("PRIVMSG #ops :ada: hello from the host");
            }
        }
    }

    @Test
    @DisplayName("Who has nothing but a nickname is refused, and told why")
    void nicknamesProveNothing() {
        try (Ngircd server = new Ngircd(folder, "").start();
                Client ada = new Client(server.port(), "ada", "#ops");
                HostInABox host = host(server, "irc_prefix", "nick")) {
            ada.hears(":shipmate!~shipmate@127.0.0.1 JOIN ");
            ada.says("#ops", "shipmate: talk hello");
            ada.hears("NOTICE ada :Access to \"talk hello\" is not permitted");
            ada.hears("NickServ");
            ada.says("shipmate", "shipmate whoami");
            assertTrue(ada.hears("user:").contains("not said by the platform"));
            assertEquals(
                    "blocked", host.log().get(0).ending().status().toString().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    @DisplayName("A wrong password is told to administrators")
    void wrongPassword() {
        try (Ngircd server = new Ngircd(folder, "[Global]\nPassword = right\n").start();
                HostInABox host = host(server, "irc_password", "hunter2")) {
            await().atMost(PATIENCE).until(() -> trouble(host).contains("irc_password"));
            assertFalse(trouble(host).contains("hunter2"));
            assertFalse(server.log().contains("Assertion"));
        }
    }

    private static String trouble(HostInABox host) {
        return host.host()
                .plugins()
                .catalog()
                .platform("irc")
                .orElseThrow()
                .platform()
                .trouble()
                .orElse("");
    }

    private HostInABox host(Ngircd server, String key, String value) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "enable_irc", "true",
                "irc_host", "127.0.0.1",
                "irc_port", String.valueOf(server.port()),
                "irc_tls", "false",
                "irc_channels", "#ops",
                "irc_line_pause", "50"));
        settings.put(key, value);
        return HostInABox.start(
                        folder.resolve("home"), HostInABox.freeAddress(), settings, new IrcPlugin(), new TalkPlugin())
                .open();
    }
}
