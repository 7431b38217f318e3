package dev.shipmate.core.builtin.console;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.platform.ChatPlatform;
import java.util.List;

/** The console as a plugin of the host: off unless {@code enable_console=true}, as every platform is. */
public final class ConsolePlugin implements Plugin {

    private final ConsoleMessages messages;

    public ConsolePlugin(ConsoleMessages messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return Seat.PLATFORM;
    }

    @Override
    public List<ChatPlatform> platforms(PluginContext context) {
        return List.of(new ConsolePlatform(messages));
    }
}
