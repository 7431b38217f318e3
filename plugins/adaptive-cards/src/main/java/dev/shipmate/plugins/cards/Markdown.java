package dev.shipmate.plugins.cards;

import java.util.regex.Pattern;

/** One line of the Markdown that text blocks know, of words that must stay words. Only for lines that mention somebody. */
final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]()~<>&!{}|]");
    private static final Pattern LIST = Pattern.compile("^(\\s*\\d*)([-+#=.)])");

    private final StringBuilder line = new StringBuilder();

    void plain(String words) {
        String safe = escaped(words);
        line.append(line.toString().matches("\\s*\\d*") ? LIST.matcher(safe).replaceFirst("$1\\\\$2") : safe);
    }

    void bold(String words) {
        String core = words.strip();
        if (core.isEmpty()) {
            line.append(words);
        } else {
            int start = words.indexOf(core);
            line.append(words, 0, start);
            line.append("**").append(escaped(core)).append("**");
            line.append(words.substring(start + core.length()));
        }
    }

    void link(String words, String address) {
        String target = address.replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace("\\", "%5C");
        line.append('[').append(escaped(words)).append("](").append(target).append(')');
    }

    void tag(String tag) {
        line.append(tag);
    }

    @Override
    public String toString() {
        return line.toString();
    }

    private static String escaped(String words) {
        return SPECIAL.matcher(Words.neutral(words)).replaceAll("\\\\$0");
    }
}
