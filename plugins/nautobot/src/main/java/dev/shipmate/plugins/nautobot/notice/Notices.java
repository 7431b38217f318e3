package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.plugins.nautobot.client.NautobotSettings;
import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Subcommand;
import java.util.List;
import java.util.Optional;

/** Notifications: channels subscribe to changes in Nautobot, and its webhooks bring them. */
public final class Notices {

    private static final Setting<Optional<String>> SECRET = Setting.secret(
                    "nautobot_webhook_secret", "Secret of the webhook in Nautobot that tells Shipmate of changes")
            .optional();

    private final PluginContext context;

    /** Makes them. What is subscribed is in the context's store, so any number of these may be made. */
    public Notices(PluginContext context) {
        this.context = context;
    }

    /** Returns its settings, for {@code Plugin.settings()}. */
    public static List<Setting<?>> settings() {
        return List.of(SECRET);
    }

    /** Returns {@code subscribe}, {@code subscriptions} and {@code unsubscribe}. */
    public List<Subcommand> subcommands() {
        return new SubscriptionCommands(
                        new Subscriptions(context),
                        context.clock(),
                        context.get(SECRET).isPresent())
                .subcommands();
    }

    /** Returns the address that Nautobot calls; there is nothing at it where no secret is set. */
    public Endpoint webhook() {
        return new Webhook(
                context.get(SECRET).map(Signature::new),
                context,
                new Subscriptions(context),
                new News(context, new ChangeMessage(NautobotSettings.address(context))));
    }
}
