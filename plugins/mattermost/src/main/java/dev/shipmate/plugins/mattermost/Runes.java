package dev.shipmate.plugins.mattermost;

/** Lengths as Mattermost counts them: in code points. */
final class Runes {

    private Runes() {}

    static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    /** Returns the text if it is short enough, else its beginning and an ellipsis. */
    static String shortened(String text, int longest) {
        return length(text) <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
