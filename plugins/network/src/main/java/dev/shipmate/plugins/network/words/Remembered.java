package dev.shipmate.plugins.network.words;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Session;
import java.util.Optional;

/** The device that a user named last, which is proposed the next time. */
public final class Remembered {

    private static final String DEVICE = "device";

    private Remembered() {}

    public static Optional<String> device(Arguments soFar) {
        return soFar.session().get(DEVICE);
    }

    public static void device(Session session, String name) {
        session.put(DEVICE, name);
    }
}
