package dev.shipmate.plugins.webex;

import dev.shipmate.spi.message.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Writes words as the Markdown that Webex reads, so that no word of a message becomes markup or a mention. */
final class WebexMarkdown {

    private static final String SPECIAL = "\\`*_{}[]#~|";
    private static final char UNSEEN = '\u200B';

    private WebexMarkdown() {}

    static String of(List<Span> spans) {
        return spans.stream().map(WebexMarkdown::of).collect(Collectors.joining());
    }

    static String of(Span span) {
        if (span instanceof Span.Bold bold) {
            return bold(bold.words());
        }
        if (span instanceof Span.Code code) {
            return code.words()
                    .lines()
                    .map(line -> line.isBlank() ? "" : "`" + unmentioned(line).replace('`', 'ˋ') + "`")
                    .collect(Collectors.joining("  \n"));
        }
        if (span instanceof Span.Link link) {
            String address = link.address()
                    .toString()
                    .replace("(", "%28")
                    .replace(")", "%29")
                    .replace(">", "%3E");
            return "[" + escaped(link.words()) + "](" + address + ")";
        }
        if (span instanceof Span.Mention mention) {
            String id = mention.user().id();
            String name =
                    mention.user().name().replaceAll("[<>|\\p{Cntrl}]", " ").strip();
            return id.matches("[A-Za-z0-9_=+/-]{1,255}")
                    ? "<@personId:" + id + (name.isEmpty() ? "" : "|" + name) + ">"
                    : escaped(mention.words());
        }
        return escaped(span.words());
    }

    /** Stars bind only to what they touch, and only within a paragraph. */
    private static String bold(String words) {
        return words.lines()
                .map(line -> line.isBlank() ? "" : "**" + escaped(line.strip()) + "**")
                .collect(Collectors.joining("  \n"));
    }

    /** Returns a text in which nothing is markup. */
    static String escaped(String raw) {
        String text = raw.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
        StringBuilder safe = new StringBuilder(text.length() + 16);
        boolean isLineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                safe.append("  \n");
                isLineStart = true;
                continue;
            }
            boolean isList = isLineStart && (c == '-' || c == '+' || c == '=');
            boolean isNumber = (c == '.' || c == ')') && isNumbered(text, i);
            if (c == '<') {
                safe.append("&lt;");
            } else if (c == '>') {
                safe.append("&gt;");
            } else if (c == '&') {
                safe.append("&amp;");
            } else if (isLineStart && (c == '\t' || text.startsWith("    ", i))) {
                // which would begin a block of code
                safe.append('\u00A0');
            } else {
                safe.append(SPECIAL.indexOf(c) >= 0 || isList || isNumber ? "\\" : "")
                        .append(c);
            }
            isLineStart = isLineStart && (c == ' ' || c == '\t');
        }
        return safe.toString();
    }

    /** Returns a text for within a fence, which nothing in it ends and in which nobody is mentioned. */
    static String fenced(String text) {
        return unmentioned(text).replace("```", "`" + UNSEEN + "``");
    }

    private static String unmentioned(String text) {
        return text.replace("<@", "<" + UNSEEN + "@");
    }

    /** Returns whether only digits stand before it on its line. */
    private static boolean isNumbered(String text, int at) {
        int i = at - 1;
        while (i >= 0 && Character.isDigit(text.charAt(i))) {
            i--;
        }
        while (i >= 0 && text.charAt(i) == ' ') {
            i--;
        }
        return i < at - 1 && (i < 0 || text.charAt(i) == '\n');
    }
}
