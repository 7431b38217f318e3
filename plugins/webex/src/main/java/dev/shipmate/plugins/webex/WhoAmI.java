package dev.shipmate.plugins.webex;

import dev.shipmate.spi.platform.PlatformException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows who the bot is once Webex has told. Until then nothing can be understood: it might be the bot's own message. */
final class WhoAmI {

    private final WebexClient client;
    private volatile @Nullable Bot bot;

    WhoAmI(WebexClient client) {
        this.client = client;
    }

    /** Returns the bot if it is known; makes no call. */
    Optional<Bot> known() {
        return Optional.ofNullable(bot);
    }

    /** Returns the bot, asking Webex if need be. */
    Bot get() {
        Bot before = bot;
        return before == null ? asked() : before;
    }

    private Bot asked() {
        try {
            Bot told = Bot.read(client.me())
                    .orElseThrow(() -> PlatformException.passing("Webex does not say who the bot is", null));
            bot = told;
            return told;
        } catch (WebexRefusal e) {
            // not final: what waits for it is tried again
            throw PlatformException.passing(String.valueOf(e.getMessage()), e);
        }
    }
}
