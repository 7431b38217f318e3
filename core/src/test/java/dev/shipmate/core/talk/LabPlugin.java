package dev.shipmate.core.talk;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.platform.ChatPlatform;
import java.util.List;

/** Brings the lab platform. */
public record LabPlugin(LabPlatform platform) implements Plugin {

    @Override
    public String name() {
        return "lab";
    }

    @Override
    public List<ChatPlatform> platforms(PluginContext context) {
        return List.of(platform);
    }
}
