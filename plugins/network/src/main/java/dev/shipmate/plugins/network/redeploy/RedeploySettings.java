package dev.shipmate.plugins.network.redeploy;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.CommandException;
import java.util.List;
import java.util.Optional;

/** Which job redeploys, and whether one person's yes is enough. */
public final class RedeploySettings {

    private static final Setting<Optional<String>> JOB = Setting.text(
                    "network_redeploy_job", "Name of the Nautobot job that \"network redeploy\" runs")
            .optional();
    private static final Setting<Boolean> APPROVAL = Setting.flag(
                    "network_redeploy_approval", "Whether a second person must approve a redeployment")
            .defaultsTo("false");

    private RedeploySettings() {}

    /** Returns the settings, for {@code Plugin.settings()}. */
    public static List<Setting<?>> all() {
        return List.of(JOB, APPROVAL);
    }

    static Optional<String> job(PluginContext context) {
        return context.get(JOB);
    }

    /** Returns the job, or ends the command with what is missing. */
    static String requireJob(PluginContext context) {
        return job(context)
                .orElseThrow(() -> new CommandException("No job is set for this. An administrator can set"
                        + " network_redeploy_job in conf/plugins.properties to the name of a Nautobot job."));
    }

    static boolean needsApproval(PluginContext context) {
        return context.get(APPROVAL);
    }
}
