package dev.shipmate.spi.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request, without a web framework.
 *
 * @since 1
 */
public final class WebRequest {

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * Makes one.
     *
     * @param method in upper case
     * @param path what follows the platform's name, without slashes at either end, such as {@code slash_command}; the
     *     empty string for the platform's own address
     * @param query the raw query, the empty string for none
     * @param headers names in any case
     * @param body the bytes exactly as received, at most 1 MiB
     */
    public WebRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path;
        this.query = query;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> this.headers.put(name, List.copyOf(values)));
        this.body = body;
    }

    /** Returns the method in upper case. */
    public String method() {
        return method;
    }

    /** Returns what follows the platform's name, without slashes at either end. */
    public String path() {
        return path;
    }

    /** Returns the raw query, the empty string for none. */
    public String query() {
        return query;
    }

    /** Returns the first header of this name, in any case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Returns the body's bytes exactly as received; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** Returns the body as UTF-8 text; bytes that are none become U+FFFD. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
