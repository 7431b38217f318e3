package dev.shipmate.plugins.msteams;

import java.util.Map;

/** Turns the few HTML entities that Teams writes into characters; anything else that looks like one is left as it is. */
final class HtmlEntities {

    private static final int LONGEST = 10;
    private static final Map<String, String> NAMED =
            Map.of("nbsp", " ", "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private HtmlEntities() {}

    static String decoded(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '&' ? text.indexOf(';', at) : -1;
            String character = end > at && end - at <= LONGEST ? character(text.substring(at + 1, end)) : "";
            if (character.isEmpty()) {
                plain.append(text.charAt(at));
                at++;
            } else {
                plain.append(character);
                at = end + 1;
            }
        }
        return plain.toString().replace('\u00a0', ' ');
    }

    private static String character(String name) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, "");
        }
        try {
            boolean isHex = name.startsWith("#x") || name.startsWith("#X");
            int code = Integer.parseInt(name.substring(isHex ? 2 : 1), isHex ? 16 : 10);
            boolean isText = Character.isValidCodePoint(code) && code >= ' ' && !Character.isSurrogate((char) code);
            return isText ? Character.toString(code) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
