package dev.shipmate.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.Setting;
import dev.shipmate.spi.message.Party;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostSettingsTest {

    @TempDir
    Path folder;

    @Test
    void theKeysAreThoseOfTheHandbook() {
        assertEquals(
                List.of(
                        "http_host",
                        "http_port",
                        "http_tls_certificate",
                        "http_tls_key",
                        "http_trusted_proxies",
                        "public_url",
                        "database_url",
                        "database_user",
                        "database_password",
                        "delete_input_on_submission",
                        "restrict_help",
                        "send_all_messages_private",
                        "session_cache_timeout",
                        "fallback_chatops_user",
                        "command_timeout",
                        "rate_limit_per_user",
                        "rate_limit_per_channel",
                        "plugin_trusted_certificates",
                        "secret_key",
                        "enable_console",
                        "access_request_channel",
                        "approval_channel",
                        "approval_commands",
                        "approval_minutes",
                        "schedule_time_zone"),
                HostSettings.declared().stream().map(Setting::key).toList());
    }

    @Test
    void aChannelForRequestsIsAPlatformAndIds() {
        assertEquals(Party.of("C1"), ChannelAddress.of("slack:C1").origin().channel());
        assertNull(ChannelAddress.of("slack:C1").origin().organization());
        ChannelAddress teams = ChannelAddress.of("ms_teams:T1/19:a@thread.tacv2");
        assertEquals(new ChannelAddress("ms_teams", "T1", "19:a@thread.tacv2"), teams);
        assertEquals("ms_teams:T1/19:a@thread.tacv2", teams.toString());
        for (String wrong : List.of("C1", "slack:", "slack:a/b/c", "Slack:C1", "slack:a b", ":C1")) {
            assertThrows(IllegalArgumentException.class, () -> ChannelAddress.of(wrong), wrong);
        }
    }

    @Test
    void anEmptyFileGivesTheDefaults() throws Exception {
        SettingsFile file = Lines.in(folder);
        HostSettings settings = HostSettings.of(file);

        assertEquals(List.of(), HostSettings.problems(file));
        assertEquals("0.0.0.0", settings.httpHost());
        assertEquals(8080, settings.httpPort());
        assertEquals(Optional.empty(), settings.publicUrl());
        assertEquals(Optional.empty(), settings.databaseUrl());
        assertFalse(settings.deletesInput());
        assertFalse(settings.isHelpRestricted());
        assertFalse(settings.isAllPrivate());
        assertEquals(Duration.ofDays(1), settings.sessionLifetime());
        assertEquals("chatbot", settings.fallbackUser());
        assertEquals(Duration.ofMinutes(5), settings.commandTimeout());
        assertEquals(Optional.empty(), settings.secretKey());
        assertFalse(settings.hasConsole());
    }

    @Test
    void whatTheFileSaysCounts() throws Exception {
        HostSettings settings = HostSettings.of(Lines.in(
                folder,
                "http_port = 0",
                "public_url = https://chatops.example.net",
                "database_url = jdbc:postgresql://db/shipmate",
                "database_password = swordfish",
                "secret_key = swordfish",
                "enable_console = true"));

        assertEquals(0, settings.httpPort());
        assertEquals(Optional.of(URI.create("https://chatops.example.net")), settings.publicUrl());
        assertEquals("swordfish", settings.databasePassword());
        assertEquals(Optional.of("swordfish"), settings.secretKey());
        assertTrue(settings.hasConsole());
        assertFalse(settings.toString().contains("swordfish"));
    }

    @Test
    void allProblemsAreToldAtOnce() throws Exception {
        SettingsFile file = Lines.in(
                folder,
                "http_port = 70000",
                "restrict_help = maybe",
                "command_timeout = 0",
                "database_url = postgres://db",
                "public_url = ${NOWHERE}");

        assertEquals(
                List.of("http_port", "public_url", "database_url", "restrict_help", "command_timeout"),
                HostSettings.problems(file).stream().map(Problem::key).toList());
    }

    @Test
    void nodesThatShareADatabaseNeedAKey() throws Exception {
        SettingsFile file = Lines.in(folder, "database_url = jdbc:postgresql://db/shipmate");

        assertEquals(
                List.of("secret_key"),
                HostSettings.problems(file).stream().map(Problem::key).toList());
    }

    @Test
    void aPasswordInTheAddressOfTheDatabaseIsRefusedUnsaid() throws Exception {
        SettingsFile file = Lines.in(folder, "database_url = jdbc:h2:mem:a;PASSWORD=swordfish");

        String told = HostSettings.problems(file).toString();
        assertTrue(told.contains("database_password"), told);
        assertFalse(told.contains("swordfish"), told);
    }
}
