package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The addresses that may be called, with the token along: those below {@code webex_api_url} and no others. */
final class WebexAddresses {

    private static final int LONGEST_LINK = 4_000;

    private final URI api;

    WebexAddresses(URI api) {
        String text = api.toString();
        if (api.getRawQuery() != null || api.getRawFragment() != null || api.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "webex_api_url is an address such as https://webexapis.com/v1/, without a user, ? or #");
        }
        this.api = URI.create(text.endsWith("/") ? text : text + "/");
    }

    /** Returns the address of a list, such as {@code messages}, perhaps with a query. */
    URI of(String path) {
        return api.resolve(path);
    }

    /** Returns the address of one thing; its id came from outside. */
    URI of(String path, String id) {
        return api.resolve(path + "/" + encoded(id));
    }

    /** Returns a text as a part of a path or a query. */
    static String encoded(String text) {
        String encoded = URLEncoder.encode(text, UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }

    /**
     * Returns the next page that a {@code Link} header names, if it may be called. A stray {@code max=null}, which Webex is
     * known to add, is left out.
     */
    Optional<URI> next(String header) {
        for (String link : header.length() > LONGEST_LINK ? new String[0] : header.split(",", -1)) {
            int begin = link.indexOf('<');
            int end = link.indexOf('>', begin + 1);
            boolean isNext = end > 0 && link.substring(end).replace(" ", "").contains(";rel=\"next\"");
            if (begin >= 0 && isNext) {
                return parsed(link.substring(begin + 1, end)).filter(this::isOurs);
            }
        }
        return Optional.empty();
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI address = URI.create(text);
            String query = address.getRawQuery();
            if (query == null) {
                return Optional.of(address);
            }
            String kept = Arrays.stream(query.split("&", -1))
                    .filter(parameter -> !parameter.equals("max=null"))
                    .collect(Collectors.joining("&"));
            String before = text.substring(0, text.indexOf('?'));
            return Optional.of(URI.create(kept.isEmpty() ? before : before + "?" + kept));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(URI address) {
        return address.getHost() != null
                && api.getScheme().equalsIgnoreCase(address.getScheme())
                && api.getHost().equalsIgnoreCase(address.getHost())
                && api.getPort() == address.getPort()
                && address.getRawUserInfo() == null
                && address.normalize().getRawPath().startsWith(api.getRawPath());
    }
}
