package dev.shipmate.plugins.msteams;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Block.Attachment;
import dev.shipmate.spi.platform.ChatPlatform;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings Microsoft Teams. */
public final class TeamsPlugin implements Plugin {

    private static final Setting<String> APP_ID =
            Setting.text("microsoft_app_id", "The application (client) id of the bot's registration");
    private static final Setting<String> PASSWORD =
            Setting.secret("microsoft_app_password", "A client secret of the bot's registration");
    private static final Setting<Optional<String>> TENANT = Setting.text(
                    "microsoft_tenant_id", "The directory (tenant) id; set for a single-tenant bot")
            .optional();
    private static final Setting<Optional<String>> TENANTS = Setting.text(
                    "microsoft_allowed_tenants",
                    "The tenants whose users are heard, separated by commas; without it that of microsoft_tenant_id, and"
                            + " without that all in which the bot is installed")
            .optional();
    private static final Setting<URI> LOGIN = Setting.uri(
                    "microsoft_login_url", "Base of the addresses that give tokens")
            .defaultsTo("https://login.microsoftonline.com/");
    private static final Setting<URI> OPENID = Setting.uri("microsoft_openid_url", "OpenID metadata of the connector")
            .defaultsTo("https://login.botframework.com/v1/.well-known/openidconfiguration");
    private static final Setting<AllowedHosts> SERVICES = Setting.of(
                    "microsoft_service_url_hosts",
                    "The hosts at which Teams may be answered; nothing is sent elsewhere",
                    "host names",
                    AllowedHosts::of)
            .defaultsTo("smba.trafficmanager.net, *.botframework.com, smba.infra.gov.teams.microsoft.us,"
                    + " smba.infra.dod.teams.microsoft.us");
    private static final Setting<AllowedHosts> UPLOADS = Setting.of(
                    "microsoft_upload_hosts",
                    "The hosts to which files may be uploaded",
                    "host names",
                    AllowedHosts::of)
            .defaultsTo("*.sharepoint.com, *.sharepoint.us, *.1drv.com, *.microsoftpersonalcontent.com");
    private static final Setting<Boolean> EMULATOR = Setting.flag(
                    "microsoft_emulator", "Whether the tokens of the Bot Framework Emulator are taken; for development")
            .defaultsTo("false");

    private static final String MULTI_TENANT = "botframework.com";
    private static final String EMULATOR_METADATA = "botframework.com/v2.0/.well-known/openid-configuration";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    /** Makes the plugin; the host does this. */
    public TeamsPlugin() {}

    @Override
    public String name() {
        return "ms_teams";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(APP_ID, PASSWORD, TENANT, TENANTS, LOGIN, OPENID, SERVICES, UPLOADS, EMULATOR);
    }

    @Override
    public List<ChatPlatform> platforms(PluginContext context) {
        String appId = checked("microsoft_app_id", context.get(APP_ID));
        String password = checked("microsoft_app_password", context.get(PASSWORD));
        Optional<String> tenant = context.get(TENANT).map(text -> checked("microsoft_tenant_id", text));
        Clock clock = context.clock();
        TeamsHttp http = new TeamsHttp(context.http(), TIMEOUT);
        AllowedHosts services = context.get(SERVICES);
        SigningKeys keys = new SigningKeys(http, context.get(OPENID), clock);
        Optional<SigningKeys> emulator = context.get(EMULATOR)
                ? Optional.of(new SigningKeys(http, context.get(LOGIN).resolve("/" + EMULATOR_METADATA), clock))
                : Optional.empty();
        ConnectorToken token =
                new ConnectorToken(http, context.get(LOGIN), tenant.orElse(MULTI_TENANT), appId, password, clock);
        Connector connector = new Connector(http, token, services);
        PendingFiles files = new PendingFiles(clock);
        return List.of(new TeamsPlatform(new TeamsPlatform.Parts(
                new ActivityVerifier(appId, issuer(context.get(OPENID)), keys, emulator, clock),
                services,
                tenants(context, tenant),
                keys,
                token,
                connector,
                new Personal(connector, clock),
                files,
                new FileUploads(files, connector, context.get(UPLOADS), clock),
                new KnownTeams(context.store()),
                length -> Thread.sleep(length.toMillis()))));
    }

    @Override
    public List<Attachment> manifest(PluginContext context, List<Command> commands) {
        String appId = checked("microsoft_app_id", context.get(APP_ID));
        byte[] zip = new AppPackage(appId, context.publicUri()).of(commands);
        return List.of(Block.attachment("shipmate-teams.zip", "application/zip", zip));
    }

    /** The government's cloud has an issuer of its own. */
    private static String issuer(URI metadata) {
        return String.valueOf(metadata.getHost()).endsWith(".botframework.azure.us")
                ? "https://api.botframework.us"
                : "https://api.botframework.com";
    }

    private static Set<String> tenants(PluginContext context, Optional<String> own) {
        Set<String> tenants = Stream.of(
                        context.get(TENANTS).orElse(own.orElse("")).split("[,\\s]+"))
                .filter(tenant -> !tenant.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return tenants.contains("*") ? Set.of() : tenants;
    }

    private static String checked(String key, String text) {
        String stripped = text.strip();
        if (!PRINTABLE.matcher(stripped).matches()) {
            throw new IllegalArgumentException(key + " holds blanks or characters that it cannot have");
        }
        return stripped;
    }
}
