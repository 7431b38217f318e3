package dev.shipmate.core.run;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Numbers under which an error is found in the log. */
public final class Incidents {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Incidents() {}

    /** Returns eight random hexadecimal digits. */
    public static String next() {
        byte[] bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
