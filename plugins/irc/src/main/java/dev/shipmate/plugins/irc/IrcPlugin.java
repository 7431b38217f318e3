package dev.shipmate.plugins.irc;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.platform.ChatPlatform;
import java.util.List;

/** Brings IRC. */
public final class IrcPlugin implements Plugin {

    /** Makes the plugin; the host does this. */
    public IrcPlugin() {}

    @Override
    public String name() {
        return Origins.PLATFORM;
    }

    @Override
    public List<Setting<?>> settings() {
        return IrcSettings.all();
    }

    @Override
    public List<ChatPlatform> platforms(PluginContext context) {
        IrcConfig config = IrcSettings.read(context);
        Questions questions = new Questions(context.store());
        Pages pages = new Pages(context.store(), config.lines(), config.commandPrefix());
        Lease lease = new Lease(context.store());
        Outbox outbox = new Outbox(context.store());
        Session.Parts parts = new Session.Parts(
                new Origins(config.network(), config.trustsNicknames()),
                new Intake(questions, pages),
                new Health(),
                lease,
                outbox);
        Connection connection = new Connection(config, parts);
        return List.of(
                new IrcPlatform(config, questions, pages, connection, new Voice(connection, outbox, lease), parts));
    }
}
