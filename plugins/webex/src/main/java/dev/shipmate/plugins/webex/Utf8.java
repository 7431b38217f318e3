package dev.shipmate.plugins.webex;

/** Counts and cuts text by the bytes that it has in UTF-8. */
final class Utf8 {

    private static final int LONGEST_ENTITY = 5;

    private Utf8() {}

    static int length(CharSequence text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }

    /** Returns where to cut so that no more than these bytes stand before it, and nothing that belongs together is cut. */
    static int cut(String text, int most) {
        int bytes = 0;
        int at = 0;
        while (at < text.length()) {
            int next = at + Character.charCount(text.codePointAt(at));
            bytes += length(text.substring(at, next));
            if (bytes > most) {
                break;
            }
            at = next;
        }
        int safe = at;
        while (safe > 1 && text.charAt(safe - 1) == '\\') {
            safe--;
        }
        int entity = text.lastIndexOf('&', safe - 1);
        if (entity > 0 && safe - entity < LONGEST_ENTITY && text.indexOf(';', entity) >= safe) {
            safe = entity;
        }
        return Math.max(safe, Character.charCount(text.codePointAt(0)));
    }
}
