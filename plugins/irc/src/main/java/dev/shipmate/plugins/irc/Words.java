package dev.shipmate.plugins.irc;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of any content as one, for the host's store. */
final class Words {

    private Words() {}

    static String joined(List<String> texts) {
        return texts.stream()
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    static List<String> apart(String joined) {
        return Arrays.stream(joined.split("\n", -1))
                .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
                .toList();
    }
}
