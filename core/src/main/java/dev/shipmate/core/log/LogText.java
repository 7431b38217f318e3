package dev.shipmate.core.log;

/** Text made to fit its column: what is written down must never fail because of what it is told. */
public final class LogText {

    private static final String CUT = "…";

    private LogText() {}

    /** Without NUL, which databases refuse, and at most so long, never cut through a character. */
    public static String fitting(String text, int longest) {
        String clean = text.replace("\0", "");
        if (clean.length() <= longest) {
            return clean;
        }
        int end = longest - CUT.length();
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
