package dev.shipmate.plugins.network;

import dev.shipmate.plugins.network.sample.Pause;
import dev.shipmate.plugins.network.sample.SampleCommand;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
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
        return List.of(SAMPLE_DATA);
    }

    @Override
    public List<Command> commands(PluginContext context) {
        Command command = new SampleCommand(context.clock(), pause).command();
        return List.of(context.get(SAMPLE_DATA) ? command : NoInventory.insteadOf(command));
    }
}
