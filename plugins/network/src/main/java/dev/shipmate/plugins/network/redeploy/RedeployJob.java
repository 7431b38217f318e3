package dev.shipmate.plugins.network.redeploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.shipmate.plugins.nautobot.client.JobInput;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.spi.command.CommandException;
import java.util.List;
import java.util.Optional;

/** The job of Nautobot that redeploys, and what it takes. */
record RedeployJob(NautobotObject job, List<JobInput> inputs) {

    private static final String DEVICE = "dcim.device";
    private static final String LOCATION = "dcim.location";

    RedeployJob {
        inputs = List.copyOf(inputs);
    }

    /** Finds the job by the name or id that the setting gives. */
    static RedeployJob named(Nautobot nautobot, String name) throws InterruptedException {
        NautobotObject job = nautobot.jobs()
                .find(name)
                .orElseThrow(() -> new CommandException("Nautobot has no job \"" + name
                        + "\", or you may not see it. An administrator can look at network_redeploy_job."));
        if (!job.is("installed") || !job.is("enabled")) {
            throw new CommandException(
                    "The job \"" + name + "\" is not enabled in Nautobot. An administrator can enable it"
                            + " there, or name another one in network_redeploy_job.");
        }
        return new RedeployJob(job, nautobot.jobs().inputs(job.id()));
    }

    String id() {
        return job.id();
    }

    String name() {
        return job.text("name");
    }

    /** Returns whether it can be tried without changing anything. */
    boolean hasDryRun() {
        return inputs.stream().anyMatch(JobInput::isDryRun);
    }

    /**
     * Returns its inputs for this scope. The devices are named one by one where it takes several, so that those are touched
     * which were shown; otherwise their location is.
     *
     * @throws CommandException if it cannot be told what to touch, or needs something else besides
     */
    JsonObject data(Scope scope, boolean isDryRun) {
        Optional<JobInput> devices = inputs.stream()
                .filter(input -> input.model().equals(DEVICE) && (input.isMany() || scope.isDevice()))
                .findFirst();
        Optional<JobInput> location =
                inputs.stream().filter(input -> input.model().equals(LOCATION)).findFirst();
        if (devices.isEmpty() && (location.isEmpty() || scope.isDevice())) {
            throw cannotTake(scope);
        }
        JsonObject data = new JsonObject();
        for (JobInput input : inputs) {
            if (input.isDryRun()) {
                data.addProperty(input.name(), isDryRun);
            } else if (devices.isPresent() && input.equals(devices.get())) {
                fill(data, input, scope.ids());
            } else if (location.isPresent()
                    && input.equals(location.get())
                    && (devices.isEmpty() || input.isRequired())) {
                fill(data, input, List.of(locationOf(scope)));
            } else {
                byDefault(data, input);
            }
        }
        return data;
    }

    private CommandException cannotTake(Scope scope) {
        boolean takesDevice = inputs.stream().anyMatch(input -> input.model().equals(DEVICE));
        boolean takesLocation = inputs.stream().anyMatch(input -> input.model().equals(LOCATION));
        String instead = takesDevice && !scope.isDevice()
                ? "takes one device at a time. Name a device"
                : takesLocation ? "takes no device. Name a location" : "takes neither devices nor a location";
        return new CommandException("The job \"" + name() + "\" " + instead
                + ". (An administrator can name another job in network_redeploy_job.)");
    }

    private static String locationOf(Scope scope) {
        return scope.isDevice()
                ? scope.place()
                        .object()
                        .object("location")
                        .map(NautobotObject::id)
                        .orElse("")
                : scope.place().id();
    }

    private static void fill(JsonObject data, JobInput input, List<String> ids) {
        if (input.isMany()) {
            JsonArray all = new JsonArray();
            ids.forEach(id -> all.add(new JsonPrimitive(id)));
            data.add(input.name(), all);
        } else {
            data.addProperty(input.name(), ids.get(0));
        }
    }

    /** A required input must be sent although it has a default. */
    private void byDefault(JsonObject data, JobInput input) {
        if (input.byDefault().isPresent()) {
            data.add(input.name(), input.byDefault().get());
        } else if (input.isRequired()) {
            throw new CommandException("The job \"" + name() + "\" needs the input \"" + input.title()
                    + "\", which has no default. An administrator can name another job in network_redeploy_job.");
        }
    }
}
