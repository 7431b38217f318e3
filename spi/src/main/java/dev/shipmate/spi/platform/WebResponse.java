package dev.shipmate.spi.platform;

import java.util.Objects;

/**
 * An HTTP response, without a web framework.
 *
 * @param status 200 to 499; a 5xx is the host's alone
 * @param contentType such as {@code application/json}; the empty string where there is no body
 * @param body at most 64 KiB of text, sent as UTF-8
 * @since 1
 */
public record WebResponse(int status, String contentType, String body) {

    public WebResponse {
        if (status < 200 || status > 499) {
            throw new IllegalArgumentException("an adapter answers 200 to 499, not " + status);
        }
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }

    /** Returns 200 without a body. */
    public static WebResponse ok() {
        return new WebResponse(200, "", "");
    }

    /** Returns 200 with JSON. */
    public static WebResponse json(String body) {
        return new WebResponse(200, "application/json", body);
    }

    /** Returns 200 with plain text. */
    public static WebResponse text(String body) {
        return new WebResponse(200, "text/plain", body);
    }

    /** Returns 400 with a short reason: the request was verified but cannot be read. */
    public static WebResponse malformed(String reason) {
        return new WebResponse(400, "text/plain", reason);
    }

    /** Returns 404: there is nothing at this path. */
    public static WebResponse notFound() {
        return new WebResponse(404, "text/plain", "There is nothing here.");
    }
}
