package dev.shipmate.core.plugin;

import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.store.ForgetfulStore;
import dev.shipmate.spi.AccountLinks;
import dev.shipmate.spi.CommandTokens;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What the host lends its plugins.
 *
 * @param stores the durable texts of a plugin, by its name
 * @param posts takes what is said in a channel that nobody asked for
 */
public record Lent(
        SettingsFile settings,
        Clock clock,
        Optional<URI> publicUri,
        Function<String, Store> stores,
        CommandTokens commandTokens,
        AccountLinks accountLinks,
        BiConsumer<Origin, Message> posts) {

    /** Returns the same with another reading of the settings. */
    Lent reading(SettingsFile other) {
        return new Lent(other, clock, publicUri, stores, commandTokens, accountLinks, posts);
    }

    /** What is lent where there is no database: nothing is kept, and no token is known. */
    public static Lent withoutDatabase(SettingsFile settings, Clock clock, Optional<URI> publicUri) {
        return new Lent(
                settings,
                clock,
                publicUri,
                plugin -> new ForgetfulStore(),
                (platform, token) -> false,
                (user, secrets) -> {
                    throw new IllegalStateException("no host runs here to link accounts");
                },
                (place, message) -> {
                    throw new IllegalStateException("no host runs here to post anything");
                });
    }
}
