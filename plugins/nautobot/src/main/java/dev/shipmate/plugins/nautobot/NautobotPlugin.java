package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotSettings;
import dev.shipmate.plugins.nautobot.client.Patience;
import dev.shipmate.plugins.nautobot.link.LinkPage;
import dev.shipmate.plugins.nautobot.notice.Notices;
import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Subcommand;
import java.util.ArrayList;
import java.util.List;

/** The command {@code nautobot}: reads and changes what is in Nautobot. */
public final class NautobotPlugin implements Plugin {

    private final Patience patience;

    /** Makes one that waits as people do. */
    public NautobotPlugin() {
        this(Patience.USUAL);
    }

    NautobotPlugin(Patience patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return "nautobot";
    }

    @Override
    public List<Setting<?>> settings() {
        List<Setting<?>> all = new ArrayList<>(NautobotSettings.all());
        all.addAll(Notices.settings());
        return List.copyOf(all);
    }

    @Override
    public List<Command> commands(PluginContext context) {
        return List.of(NautobotSettings.command(context, patience, access -> command(context, access)));
    }

    @Override
    public List<Endpoint> endpoints(PluginContext context) {
        List<Endpoint> all = new ArrayList<>();
        all.add(new Notices(context).webhook());
        NautobotSettings.access(context, patience)
                .ifPresent(access -> all.add(new LinkPage(context, access).endpoint()));
        return List.copyOf(all);
    }

    private static Command command(PluginContext context, NautobotAccess access) {
        List<Subcommand> all = new ArrayList<>();
        all.addAll(new SearchCommand(access).subcommands());
        all.addAll(new DeviceCommands(access).subcommands());
        all.addAll(new VlanCommands(access).subcommands());
        all.addAll(new AddressCommands(access).subcommands());
        all.addAll(new ConnectionCommands(access).subcommands());
        all.addAll(new RackCommands(access).subcommands());
        all.addAll(new CircuitCommands(access).subcommands());
        all.addAll(new ManufacturerCommands(access).subcommands());
        all.addAll(new JobCommands(context, access).subcommands());
        all.addAll(new Notices(context).subcommands());
        all.addAll(new LinkPage(context, access).subcommands());
        all.addAll(new AboutCommand(access).subcommands());
        return Command.of("nautobot", "Read and change what is in Nautobot.", all.toArray(new Subcommand[0]));
    }
}
