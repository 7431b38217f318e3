package dev.shipmate.plugins.network.sample;

import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Redeploys devices one after the other, tells how far it is, and stops between two of them when it is cancelled. */
final class Redeployment {

    private final Inventory inventory;

    Redeployment(Inventory inventory) {
        this.inventory = inventory;
    }

    Outcome run(Target target, Invocation in) {
        List<Device> devices = target.devices();
        List<Deployment> done = new ArrayList<>();
        for (Device device : devices) {
            if (in.isCancelled()) {
                return stopped(devices, done);
            }
            in.progress(done.size(), devices.size(), "redeploying " + device.name());
            try {
                done.add(inventory.redeploy(device));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return stopped(devices, done);
            }
        }
        return finished(target, done, in);
    }

    private Outcome finished(Target target, List<Deployment> done, Invocation in) {
        Message results = Labels.message(
                inventory,
                Block.table(
                        "Results for " + target.name(),
                        List.of("Device", "Result"),
                        done.stream()
                                .map(one -> List.of(one.device().name(), one.result()))
                                .toList()));
        String failed = done.stream()
                .filter(Deployment::isFailed)
                .map(one -> one.device().name())
                .collect(Collectors.joining(", "));
        if (failed.isEmpty()) {
            return Outcome.reply(results);
        }
        in.say(results);
        return Outcome.failed(inventory.label() + ": these devices could not be redeployed: " + failed + ".");
    }

    private Outcome stopped(List<Device> devices, List<Deployment> done) {
        String untouched = devices.stream().skip(done.size()).map(Device::name).collect(Collectors.joining(", "));
        return Outcome.failed(inventory.label() + ": stopped after " + done.size() + " of "
                + Words.devices(devices.size()) + ". Not finished: " + untouched + ".");
    }
}
