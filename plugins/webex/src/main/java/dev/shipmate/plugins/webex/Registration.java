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
            String reason = once();
            trouble.registration(reason);
            Thread.sleep((reason.isEmpty() ? pace.well() : pace.troubled()).toMillis());
        }
    }

    /** Returns why Webex does not call this host; the empty string if it does. */
    private String once() {
        try {
            self.get();
            if (webhooks.isEmpty()) {
                return "public_url is missing: Webex is told with it where to call this host";
            }
            if (store.putIfAbsent(LOCK, "repairing", LOCK_LIFE)) {
                try {
                    webhooks.get().repair();
                } finally {
                    store.remove(LOCK);
                }
            }
            return "";
        } catch (PlatformException | WebexRefusal e) {
            return "the webhooks cannot be registered: " + e.getMessage();
        }
    }
}
