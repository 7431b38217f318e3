package dev.shipmate.plugins.network.words;

import dev.shipmate.spi.command.NearestNames;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Turns what was typed and counted into parts of sentences. */
public final class Words {

    private static final int LONGEST = 60;
    private static final int LONGEST_LABEL = 70;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** Returns what a user typed, short enough to be repeated in an answer. */
    public static String shortened(String typed) {
        String text = typed.strip();
        return cut(text, LONGEST);
    }

    /** Returns {@code 1 device}, {@code 2 devices}. */
    public static String devices(long count) {
        return count(count, "device");
    }

    /** Returns {@code 1 change}, {@code 2 changes}, {@code 50,000 changes}. */
    public static String count(long count, String one) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : one + "s");
    }

    /** Returns {@code 2026-03-14 10:30}, in UTC. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** Returns what a service said, short enough for a cell of a table. */
    public static String cell(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return cut(line, LONGEST);
    }

    /** Returns a question such as {@code Did you mean ams01 or sin01?}, or the remedy if nothing is near. */
    public static String didYouMean(String typed, Collection<String> names, String remedy) {
        List<String> nearest = NearestNames.of(typed.strip(), names);
        return nearest.isEmpty() ? remedy : "Did you mean " + String.join(" or ", nearest) + "?";
    }

    /** Returns what a service said, short enough for an entry of a menu. */
    public static String label(String text) {
        return cut(text.strip().replaceAll("\\s+", " "), LONGEST_LABEL);
    }

    /** A character outside the first plane is two of Java's, which stay together. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
