package dev.shipmate.plugins.network;

import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotSettings;
import dev.shipmate.plugins.network.history.HistoryCommand;
import dev.shipmate.plugins.network.redeploy.ApproveCommand;
import dev.shipmate.plugins.network.redeploy.RedeployCommand;
import dev.shipmate.plugins.network.redeploy.RedeploySettings;
import dev.shipmate.plugins.network.sample.Pause;
import dev.shipmate.plugins.network.sample.SampleCommand;
import dev.shipmate.plugins.network.status.StatusCommand;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The command {@code network}: what devices there are, who changed them, and redeploying them. */
public final class NetworkPlugin implements Plugin {

    private static final Setting<Boolean> SAMPLE_DATA = Setting.flag(
                    "network_sample_data", "Answer from bundled sample data, labelled as such")
            .defaultsTo("false");

    private final Pause pause;

    /** Makes one whose sample devices take some time to redeploy. */
    public NetworkPlugin() {
        this(time -> Thread.sleep(time.toMillis()));
    }

    NetworkPlugin(Pause pause) {
        this.pause = pause;
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>(NautobotSettings.all());
        settings.add(SAMPLE_DATA);
        settings.addAll(RedeploySettings.all());
        return settings;
    }

    @Override
    public List<Command> commands(PluginContext context) {
        Command sample = new SampleCommand(context.clock(), pause).command();
        return List.of(NautobotSettings.access(context)
                .map(access -> live(sample, access, context))
                .orElseGet(() -> context.get(SAMPLE_DATA) ? sample : NoInventory.insteadOf(sample)));
    }

    private static Command live(Command sample, NautobotAccess access, PluginContext context) {
        return Command.of(
                sample.name(),
                sample.summary(),
                new StatusCommand(access, context.clock()).subcommand(),
                new HistoryCommand(access, context.clock()).subcommand(),
                new RedeployCommand(context, access).subcommand(),
                new ApproveCommand(context, access).subcommand());
    }
}
