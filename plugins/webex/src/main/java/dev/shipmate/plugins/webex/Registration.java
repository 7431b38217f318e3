package dev.shipmate.plugins.webex;

import dev.shipmate.spi.Store;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.Optional;

/** Looks after the webhooks for as long as the host runs; of several hosts one does it at a time. */
final class Registration {

    private static final String LOCK = "webhooks-lock";
    private static final Duration LOCK_LIFE = Duration.ofMinutes(1);

    private final WhoAmI self;
    private final Optional<Webhooks> webhooks;
    private final Store store;
    private final Trouble trouble;
    private final Pace pace;

    /** How long it waits when all is well, and when something is not. */
    record Pace(Duration well, Duration troubled) {

        static final Pace USUAL = new Pace(Duration.ofMinutes(15), Duration.ofSeconds(30));
    }

    Registration(WhoAmI self, Optional<Webhooks> webhooks, Store store, Trouble trouble, Pace pace) {
        this.self = self;
        this.webhooks = webhooks;
        this.store = store;
        this.trouble = trouble;
        this.pace = pace;
    }

    /** Does it until the thread is interrupted. */
    void keep() throws InterruptedException {
        while (true) {
            Thread.sleep(once().toMillis());
        }
    }

    /** Returns how long to wait until the next look. */
    private Duration once() {
        try {
            self.get();
            if (webhooks.isEmpty()) {
                trouble.registration("public_url is missing: Webex is told with it where to call this host");
                return pace.troubled();
            }
            if (!store.putIfAbsent(LOCK, "repairing", LOCK_LIFE)) {
                // another host does it, or did and ended in the middle
                return pace.troubled();
            }
            try {
                webhooks.get().repair();
            } finally {
                store.remove(LOCK);
            }
            trouble.registration("");
            return pace.well();
        } catch (PlatformException e) {
            trouble.registration(words(e));
            return e.delay().filter(told -> told.compareTo(pace.troubled()) > 0).orElse(pace.troubled());
        } catch (WebexRefusal e) {
            trouble.registration(words(e));
            return pace.troubled();
        }
    }

    private static String words(Exception e) {
        return "the webhooks cannot be registered: " + e.getMessage();
    }
}
