package dev.shipmate.plugins.nautobot.link;

import dev.shipmate.spi.platform.WebRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody entered on the page.
 *
 * @param token an API token of Nautobot
 * @param isKept whether it shall be kept, to act with it
 */
record Form(String token, boolean isKept) {

    private static final int LONGEST = 4_096;
    private static final int MOST_FIELDS = 10;

    /** Forty hexadecimal digits today; nothing that is not a part of a header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{20,256}");

    /** Reads a body; nothing if it is none that a browser makes of the page. */
    static Optional<Form> read(WebRequest request) {
        if (request.body().length > LONGEST) {
            return Optional.empty();
        }
        String token = "";
        boolean isKept = false;
        String[] fields = request.text().split("&", MOST_FIELDS + 1);
        if (fields.length > MOST_FIELDS) {
            return Optional.empty();
        }
        try {
            for (String field : fields) {
                int equals = field.indexOf('=');
                String name = decoded(equals < 0 ? field : field.substring(0, equals));
                String value = equals < 0 ? "" : decoded(field.substring(equals + 1));
                if (name.equals("token")) {
                    token = value.strip();
                } else if (name.equals("keep")) {
                    isKept = value.equals("yes");
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new Form(token, isKept));
    }

    boolean isToken() {
        return TOKEN.matcher(token).matches();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "Form[" + (isKept ? "kept" : "not kept") + "]";
    }
}
