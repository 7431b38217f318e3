package dev.shipmate.core.dispatch;

/** A quote that opens a word and is never closed. The message is meant for the one who typed it. */
public final class OpenQuoteException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 24;

    private final char quote;
    private final int position;

    OpenQuoteException(String argumentText, int position) {
        super(message(argumentText, position));
        this.quote = argumentText.charAt(position);
        this.position = position;
    }

    /** The quote as it was typed, typographic or not. */
    public char quote() {
        return quote;
    }

    /** Where it opens: an index into the text of the arguments. */
    public int position() {
        return position;
    }

    private static String message(String text, int position) {
        char quote = text.charAt(position);
        return "The quote " + quote + " at " + excerpt(text, position) + " is never closed. Add a closing "
                + closing(quote) + " or leave the quote out.";
    }

    /** Enough of the text to find the place by eye, never cut through a surrogate pair. */
    private static String excerpt(String text, int position) {
        int left = text.codePointCount(position, text.length());
        if (left <= SHOWN) {
            return text.substring(position).stripTrailing();
        }
        return text.substring(position, text.offsetByCodePoints(position, SHOWN))
                        .stripTrailing() + "…";
    }

    private static char closing(char quote) {
        return switch (quote) {
            case '\u2018' -> '\u2019';
            case '\u201c' -> '\u201d';
            default -> quote;
        };
    }
}
