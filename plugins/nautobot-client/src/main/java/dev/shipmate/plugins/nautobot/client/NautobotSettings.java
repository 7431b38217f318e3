package dev.shipmate.plugins.nautobot.client;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where Nautobot is and who asks it, the same for every plugin that asks it. */
public final class NautobotSettings {

    private static final Setting<Optional<URI>> URL = Setting.uri(
                    "nautobot_url", "Address of the Nautobot that this host accompanies")
            .optional();
    private static final Setting<Optional<String>> TOKEN = Setting.secret(
                    "nautobot_token", "API token of the Nautobot user with which Shipmate reads")
            .optional();
    private static final Setting<Boolean> VERIFY = Setting.flag(
                    "nautobot_verify_ssl", "Whether Nautobot's certificate is checked")
            .defaultsTo("true");
    private static final Setting<Optional<Path>> AUTHORITIES = Setting.of(
                    "nautobot_ca_file", "File of the authorities that certify Nautobot, in PEM form", "file", Path::of)
            .optional();
    private static final Setting<Boolean> UNLINKED = Setting.flag(
                    "nautobot_unlinked_may_change",
                    "Whether chat users without an account link of their own may change something in Nautobot")
            .defaultsTo("false");

    private NautobotSettings() {}

    /** Returns the settings, for {@code Plugin.settings()}. */
    public static List<Setting<?>> all() {
        return List.of(URL, TOKEN, VERIFY, AUTHORITIES, UNLINKED);
    }

    /** Returns the address of Nautobot, if one is set. */
    public static Optional<URI> address(PluginContext context) {
        return context.get(URL);
    }

    /**
     * Returns the way to Nautobot, or nothing where none is set.
     *
     * @throws IllegalArgumentException if {@code nautobot_ca_file} cannot be read
     */
    public static Optional<NautobotAccess> access(PluginContext context) {
        return access(context, Patience.USUAL);
    }

    /** As {@link #access(PluginContext)}, with a patience of its own. */
    public static Optional<NautobotAccess> access(PluginContext context, Patience patience) {
        return address(context)
                .map(address -> new NautobotAccess(
                        Optional.of(new Wire(http(context), address, new Identity("", false), patience)),
                        context.get(TOKEN),
                        context.get(UNLINKED)));
    }

    /**
     * Returns a command that asks Nautobot; where none is set, one with the same subcommands which say so.
     *
     * @throws IllegalArgumentException as {@link #access} does
     */
    public static Command command(PluginContext context, Patience patience, Function<NautobotAccess, Command> made) {
        return access(context, patience)
                .map(made)
                .orElseGet(() ->
                        Unset.insteadOf(made.apply(new NautobotAccess(Optional.empty(), Optional.empty(), false))));
    }

    private static HttpClient http(PluginContext context) {
        if (!context.get(VERIFY)) {
            return context.http(Trust.everybody());
        }
        return context.get(AUTHORITIES)
                .map(file -> context.http(Trust.in(file)))
                .orElseGet(context::http);
    }
}
