package dev.shipmate.core.settings;

import dev.shipmate.core.approval.ApprovalRules;
import dev.shipmate.spi.Setting;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The host's own settings, checked. */
public record HostSettings(
        String httpHost,
        int httpPort,
        Optional<String> tlsCertificate,
        Optional<String> tlsKey,
        List<AddressRange> trustedProxies,
        Optional<URI> publicUrl,
        Optional<String> databaseUrl,
        String databaseUser,
        String databasePassword,
        boolean deletesInput,
        boolean isHelpRestricted,
        boolean isAllPrivate,
        Duration sessionLifetime,
        String fallbackUser,
        Duration commandTimeout,
        int ratePerUser,
        int ratePerChannel,
        Optional<String> secretKey,
        boolean hasConsole,
        Optional<ChannelAddress> accessRequestChannel,
        Optional<ChannelAddress> approvalChannel,
        ApprovalRules approvals,
        ZoneId scheduleZone) {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    private static final Setting<String> HTTP_HOST =
            Setting.text("http_host", "Address to listen on").defaultsTo("0.0.0.0");
    private static final Setting<Integer> HTTP_PORT =
            Setting.integer("http_port", "Port to listen on", 0, 65_535).defaultsTo("8080");
    private static final Setting<Optional<String>> TLS_CERTIFICATE = Setting.text(
                    "http_tls_certificate",
                    "File with the certificate to serve https with and those of its issuers, in PEM format;"
                            + " read again when it changes")
            .optional();
    private static final Setting<Optional<String>> TLS_KEY = Setting.text(
                    "http_tls_key", "File with the key of http_tls_certificate, in PEM format, not encrypted")
            .optional();
    private static final Setting<List<AddressRange>> TRUSTED_PROXIES = Setting.of(
                    "http_trusted_proxies",
                    "Addresses or networks (10.0.0.0/8) of reverse proxies whose X-Forwarded-For says who signs in,"
                            + " separated by commas",
                    "addresses",
                    AddressRange::listOf)
            .defaultsTo("");
    private static final Setting<Optional<URI>> PUBLIC_URL = Setting.uri(
                    "public_url", "Address under which chat platforms and people reach this host")
            .optional();
    private static final Setting<Optional<String>> DATABASE_URL = Setting.of(
                    "database_url",
                    "JDBC address of the database; an embedded H2 in data/ by default",
                    "address",
                    HostSettings::databaseAddress)
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
    private static final Setting<Integer> RATE_PER_USER = Setting.integer(
                    "rate_limit_per_user", "Commands a minute that one user may send; 0 for no limit", 0, 1_000_000)
            .defaultsTo("60");
    private static final Setting<Integer> RATE_PER_CHANNEL = Setting.integer(
                    "rate_limit_per_channel",
                    "Commands a minute that one channel may send; 0 for no limit",
                    0,
                    1_000_000)
            .defaultsTo("600");
    private static final Setting<Optional<String>> SECRET_KEY = Setting.secret(
                    "secret_key", "Encrypts stored secrets; the same on all nodes that share a database")
            .optional();
    private static final Setting<Boolean> CONSOLE = Setting.flag(
                    "enable_console", "Signed-in users may chat on the page /console/")
            .defaultsTo("false");

    private static final Setting<Optional<ChannelAddress>> REQUEST_CHANNEL = Setting.of(
                    "access_request_channel",
                    "Channel in which approvers are told who asks for access: platform:channel-id or"
                            + " platform:organization-id/channel-id, as shipmate whoami shows them there",
                    "channel",
                    ChannelAddress::of)
            .optional();

    private static final Setting<Optional<ChannelAddress>> APPROVAL_CHANNEL = Setting.of(
                    "approval_channel",
                    "Channel in which those are told who may approve a run by a second person, named as in"
                            + " access_request_channel; without it, the channel where it is asked for",
                    "channel",
                    ChannelAddress::of)
            .optional();
    private static final Setting<List<ApprovalRules.Named>> APPROVAL_COMMANDS = Setting.of(
                    "approval_commands",
                    "Commands that need a second person besides those that say so themselves, separated by commas:"
                            + " command subcommand, or command * for all",
                    "commands",
                    ApprovalCommands::of)
            .defaultsTo("");
    private static final Setting<Integer> APPROVAL_MINUTES = Setting.integer(
                    "approval_minutes", "Minutes after which an approval that nobody decided expires", 1, 10_080)
            .defaultsTo("60");

    private static final Setting<ZoneId> SCHEDULE_ZONE = Setting.of(
                    "schedule_time_zone",
                    "Time zone of schedules that name none, such as Europe/Berlin; empty for that of the machine",
                    "time zone",
                    HostSettings::zone)
            .defaultsTo("");

    /** Whose signatures plugin jars need; read before all of the settings are known to be in order. */
    public static final Setting<Optional<String>> TRUSTED_CERTIFICATES = Setting.text(
                    "plugin_trusted_certificates",
                    "File with the certificates, in PEM format, one of which must have signed each plugin jar")
            .optional();

    /** What the host declares. */
    public static List<Setting<?>> declared() {
        return List.of(
                HTTP_HOST,
                HTTP_PORT,
                TLS_CERTIFICATE,
                TLS_KEY,
                TRUSTED_PROXIES,
                PUBLIC_URL,
                DATABASE_URL,
                DATABASE_USER,
                DATABASE_PASSWORD,
                DELETE_INPUT,
                RESTRICT_HELP,
                ALL_PRIVATE,
                SESSION_TIMEOUT,
                FALLBACK_USER,
                COMMAND_TIMEOUT,
                RATE_PER_USER,
                RATE_PER_CHANNEL,
                TRUSTED_CERTIFICATES,
                SECRET_KEY,
                CONSOLE,
                REQUEST_CHANNEL,
                APPROVAL_CHANNEL,
                APPROVAL_COMMANDS,
                APPROVAL_MINUTES,
                SCHEDULE_ZONE);
    }

    /** Returns everything that is wrong with the host's own settings; {@link #of} needs this to be empty. */
    public static List<Problem> problems(SettingsFile file) {
        List<Problem> problems = new ArrayList<>(new SettingCheck(Problem.HOST, file).check(declared()));
        String database = file.text(DATABASE_URL.key());
        String key = file.text(SECRET_KEY.key());
        if (database != null && database.startsWith(POSTGRESQL) && (key == null || key.isEmpty())) {
            problems.add(Problem.error(
                    Problem.HOST,
                    SECRET_KEY.key(),
                    "is missing, and nodes that share a database need the same one",
                    "Write one long random text into " + file.path() + " on every node."));
        }
        if (key != null && !key.isEmpty() && key.replace(',', ' ').isBlank()) {
            problems.add(Problem.error(
                    Problem.HOST,
                    SECRET_KEY.key(),
                    "holds no key",
                    "Write one long random text, and behind it, after a comma each, those it was before."));
        }
        if (isThere(file, TLS_CERTIFICATE) != isThere(file, TLS_KEY)) {
            Setting<?> missing = isThere(file, TLS_KEY) ? TLS_CERTIFICATE : TLS_KEY;
            problems.add(Problem.error(
                    Problem.HOST,
                    missing.key(),
                    "is missing: https needs a certificate and its key",
                    "Set both, or none to serve without TLS."));
        }
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
                read(file, TLS_CERTIFICATE),
                read(file, TLS_KEY),
                read(file, TRUSTED_PROXIES),
                read(file, PUBLIC_URL),
                read(file, DATABASE_URL),
                read(file, DATABASE_USER),
                read(file, DATABASE_PASSWORD),
                read(file, DELETE_INPUT),
                read(file, RESTRICT_HELP),
                read(file, ALL_PRIVATE),
                Duration.ofSeconds(read(file, SESSION_TIMEOUT)),
                read(file, FALLBACK_USER),
                Duration.ofSeconds(read(file, COMMAND_TIMEOUT)),
                read(file, RATE_PER_USER),
                read(file, RATE_PER_CHANNEL),
                read(file, SECRET_KEY),
                read(file, CONSOLE),
                read(file, REQUEST_CHANNEL),
                read(file, APPROVAL_CHANNEL),
                new ApprovalRules(read(file, APPROVAL_COMMANDS), Duration.ofMinutes(read(file, APPROVAL_MINUTES))),
                read(file, SCHEDULE_ZONE));
    }

    private static boolean isThere(SettingsFile file, Setting<?> setting) {
        String text = file.text(setting.key());
        return text != null && !text.isEmpty();
    }

    private static ZoneId zone(String text) {
        try {
            return text.isBlank() ? ZoneId.systemDefault() : ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time zone such as Europe/Berlin, UTC or America/New_York", e);
        }
    }

    private static String databaseAddress(String text) {
        if (!text.startsWith(POSTGRESQL) && !text.startsWith("jdbc:h2:")) {
            throw new IllegalArgumentException("must begin with jdbc:postgresql: or jdbc:h2:");
        }
        if (text.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException("must not hold a password, which belongs into database_password");
        }
        return text;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "HostSettings[" + httpHost + ":" + httpPort + "]";
    }

    private static <T> T read(SettingsFile file, Setting<T> setting) {
        return setting.read(file.text(setting.key()));
    }
}
