package dev.shipmate.plugins.network.words;

import dev.shipmate.spi.command.NearestNames;
import java.util.Collection;
import java.util.List;

/** Turns what was typed and counted into parts of sentences. */
public final class Words {

    private static final int LONGEST = 60;

    private Words() {}

    /** Returns what a user typed, short enough to be repeated in an answer. */
    public static String shortened(String typed) {
        String text = typed.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** Returns {@code 1 device}, {@code 2 devices}. */
    public static String devices(int count) {
        return count + (count == 1 ? " device" : " devices");
    }

    /** Returns a question such as {@code Did you mean ams01 or sin01?}, or the remedy if nothing is near. */
    public static String didYouMean(String typed, Collection<String> names, String remedy) {
        List<String> nearest = NearestNames.of(typed.strip(), names);
        return nearest.isEmpty() ? remedy : "Did you mean " + String.join(" or ", nearest) + "?";
    }
}
