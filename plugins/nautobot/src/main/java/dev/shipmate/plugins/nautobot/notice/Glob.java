package dev.shipmate.plugins.nautobot.notice;

import java.util.Locale;

/**
 * A text in which {@code *} stands for anything. Case does not matter. The time to match grows with the product of both
 * lengths at worst, never beyond it; of a long text the first thousand characters count.
 */
record Glob(String pattern) {

    private static final int LONGEST = 1_000;

    boolean matches(String text) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String given = text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT);
        int w = 0;
        int g = 0;
        int star = -1;
        int behindStar = 0;
        while (g < given.length()) {
            if (w < wanted.length() && wanted.charAt(w) == '*') {
                star = w++;
                behindStar = g;
            } else if (w < wanted.length() && wanted.charAt(w) == given.charAt(g)) {
                w++;
                g++;
            } else if (star >= 0) {
                w = star + 1;
                g = ++behindStar;
            } else {
                return false;
            }
        }
        while (w < wanted.length() && wanted.charAt(w) == '*') {
            w++;
        }
        return w == wanted.length();
    }
}
