package dev.shipmate.core.settings;

import dev.shipmate.spi.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The host's own settings, checked. */
public record HostSettings(
        String httpHost,
        int httpPort,
        Optional<URI> publicUrl,
        Optional<String> databaseUrl,
        String databaseUser,
        String databasePassword,
        boolean deletesInput,
        boolean isHelpRestricted,
        boolean isAllPrivate,
        Duration sessionLifetime,
        String fallbackUser,
        Duration commandTimeout) {

    private static final Setting<String> HTTP_HOST =
            Setting.text("http_host", "Address to listen on").defaultsTo("0.0.0.0");
    private static final Setting<Integer> HTTP_PORT =
            Setting.integer("http_port", "Port to listen on", 0, 65_535).defaultsTo("8080");
    private static final Setting<Optional<URI>> PUBLIC_URL = Setting.uri(
                    "public_url", "Address under which chat platforms and people reach this host")
            .optional();
    private static final Setting<Optional<String>> DATABASE_URL = Setting.text(
                    "database_url", "JDBC address of the database; an embedded H2 in data/ by default")
            .optional();
    private static final Setting<String> DATABASE_USER =
            Setting.text("database_user", "User of the database").defaultsTo("");
    private static final Setting<String> DATABASE_PASSWORD =
            Setting.secret("database_password", "Password of the database").defaultsTo("");
    private static final Setting<Boolean> DELETE_INPUT = Setting.flag(
                    "delete_input_on_submission", "Remove an input prompt once it was answered")
            .defaultsTo("false");
    private static final Setting<Boolean> RESTRICT_HELP = Setting.flag(
                    "restrict_help", "Help lists only what the asking user may run")
            .defaultsTo("false");
    private static final Setting<Boolean> ALL_PRIVATE = Setting.flag(
                    "send_all_messages_private", "Every reply is visible to the asking user alone")
            .defaultsTo("false");
    private static final Setting<Integer> SESSION_TIMEOUT = Setting.integer(
                    "session_cache_timeout", "Seconds that a user's session entries live", 1, 31_536_000)
            .defaultsTo("86400");
    private static final Setting<String> FALLBACK_USER = Setting.text(
                    "fallback_chatops_user",
                    "Nautobot user name written in the log for chat users without an account link")
            .defaultsTo("chatbot");
    private static final Setting<Integer> COMMAND_TIMEOUT = Setting.integer(
                    "command_timeout", "Seconds a command may run", 1, 86_400)
            .defaultsTo("300");

    /** What the host declares. */
    public static List<Setting<?>> declared() {
        return List.of(
                HTTP_HOST,
                HTTP_PORT,
                PUBLIC_URL,
                DATABASE_URL,
                DATABASE_USER,
                DATABASE_PASSWORD,
                DELETE_INPUT,
                RESTRICT_HELP,
                ALL_PRIVATE,
                SESSION_TIMEOUT,
                FALLBACK_USER,
                COMMAND_TIMEOUT);
    }

    /** Returns everything that is wrong with the host's own settings; {@link #of} needs this to be empty. */
    public static List<Problem> problems(SettingsFile file) {
        List<Problem> problems = new ArrayList<>();
        declared()
                .forEach(
                        setting -> new SettingCheck("host", file).check(setting).ifPresent(problems::add));
        return problems;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if there are problems
     */
    public static HostSettings of(SettingsFile file) {
        return new HostSettings(
                read(file, HTTP_HOST),
                read(file, HTTP_PORT),
                read(file, PUBLIC_URL),
                read(file, DATABASE_URL),
                read(file, DATABASE_USER),
                read(file, DATABASE_PASSWORD),
                read(file, DELETE_INPUT),
                read(file, RESTRICT_HELP),
                read(file, ALL_PRIVATE),
                Duration.ofSeconds(read(file, SESSION_TIMEOUT)),
                read(file, FALLBACK_USER),
                Duration.ofSeconds(read(file, COMMAND_TIMEOUT)));
    }

    private static <T> T read(SettingsFile file, Setting<T> setting) {
        return setting.read(file.text(setting.key()));
    }
}
