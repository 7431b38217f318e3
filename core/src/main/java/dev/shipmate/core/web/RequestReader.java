package dev.shipmate.core.web;

import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads requests for plugins, and writes their responses. */
final class RequestReader {

    static final WebResponse TOO_LARGE = new WebResponse(413, "text/plain", "The body is larger than 1 MiB.");

    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int MOST_DISCARDED = 8 * LARGEST_BODY;

    private RequestReader() {}

    /** Returns a request; nothing if its body is too large. */
    static Optional<WebRequest> read(Context context, String path) throws IOException {
        byte[] body = body(context);
        String query = context.queryString();
        return body == null
                ? Optional.empty()
                : Optional.of(new WebRequest(
                        context.method().name(), stripped(path), query == null ? "" : query, headers(context), body));
    }

    static void answer(Context context, WebResponse response) {
        context.status(response.status());
        if (!response.contentType().isEmpty()) {
            context.contentType(response.contentType());
        }
        context.result(response.body());
    }

    static String stripped(String path) {
        String from = path.startsWith("/") ? path.substring(1) : path;
        return from.endsWith("/") ? from.substring(0, from.length() - 1) : from;
    }

    /**
     * Reads the body; null if it is too large. A sender that still writes when the connection is closed does not get to
     * read the answer, so some of what is too much is read and thrown away.
     */
    private static byte @Nullable [] body(Context context) throws IOException {
        InputStream in = context.req().getInputStream();
        int announced = context.req().getContentLength();
        // one more than was announced: its end is read too, as the connection is used again
        byte[] body = in.readNBytes((announced < 0 ? LARGEST_BODY : Math.min(announced, LARGEST_BODY)) + 1);
        if (body.length <= LARGEST_BODY) {
            return body;
        }
        byte[] discarded = new byte[8192];
        int left = MOST_DISCARDED;
        for (int read = 0; left > 0 && read >= 0; left -= read) {
            read = in.read(discarded, 0, Math.min(discarded.length, left));
        }
        return null;
    }

    private static Map<String, List<String>> headers(Context context) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(context.req().getHeaderNames())) {
            headers.put(name, Collections.list(context.req().getHeaders(name)));
        }
        return headers;
    }
}
