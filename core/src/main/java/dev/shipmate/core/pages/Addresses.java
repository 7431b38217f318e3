package dev.shipmate.core.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Queries of addresses. */
final class Addresses {

    private Addresses() {}

    /** Returns it with its question mark, without what is empty; "" for none. */
    static String query(Map<String, String> words) {
        String joined = words.entrySet().stream()
                .filter(word -> !word.getValue().isEmpty())
                .map(word -> encoded(word.getKey()) + "=" + encoded(word.getValue()))
                .collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }

    static String query(Map<String, String> words, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(words);
        more.put(name, value);
        return query(more);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
