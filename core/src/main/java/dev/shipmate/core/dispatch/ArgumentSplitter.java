package dev.shipmate.core.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits the text of the arguments as a shell would, and where that leaves a quote open, once more with quotes and
 * backslashes taken literally. So {@code it's} is a word, while {@code 'it is} is a mistake.
 */
final class ArgumentSplitter {

    private static final char NO_QUOTE = '\0';
    private static final char BACKSLASH = '\\';

    private final String typed;
    private final String text;

    ArgumentSplitter(String typed) {
        this.typed = typed;
        this.text = straightened(typed);
    }

    List<String> split() throws OpenQuoteException {
        Optional<List<String>> words = grouped();
        return words.isPresent() ? words.get() : literal();
    }

    /**
     * Splits off so many words and leaves the rest as it was typed, with its quotes; where the rest is a single word, as it
     * is when all of it stands in quotes, without them.
     */
    List<String> split(int before) throws OpenQuoteException {
        List<String> words = split();
        int start = start(before);
        if (words.size() <= before + 1 || start < 0) {
            return words;
        }
        List<String> split = new ArrayList<>(words.subList(0, before));
        split.add(typed.substring(start).strip());
        return split;
    }

    /** Returns where a word begins, -1 where the words before it hold a quote: those are not kept apart from it. */
    private int start(int word) {
        int i = 0;
        for (int number = 0; ; number++) {
            while (i < text.length() && isBreak(text.charAt(i))) {
                i++;
            }
            if (number == word || i == text.length()) {
                return i;
            }
            while (i < text.length() && !isBreak(text.charAt(i))) {
                if (isQuote(text.charAt(i)) || text.charAt(i) == BACKSLASH) {
                    return -1;
                }
                i++;
            }
        }
    }

    /** Phones turn straight quotes into curly ones, so all four stand for the apostrophe. One char for one char. */
    static String straightened(String typed) {
        return typed.replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u201c', '\'')
                .replace('\u201d', '\'');
    }

    /** Shell rules; empty where a quote is never closed or the last backslash escapes nothing. */
    private Optional<List<String>> grouped() {
        Words words = new Words();
        char quote = NO_QUOTE;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                quote = NO_QUOTE;
            } else if (c == BACKSLASH && quote != '\'') {
                i++;
                if (i == text.length()) {
                    return Optional.empty();
                }
                char escaped = text.charAt(i);
                // Between double quotes a backslash escapes only what would otherwise end or escape.
                if (quote == '"' && escaped != '"' && escaped != BACKSLASH) {
                    words.add(BACKSLASH);
                }
                words.add(escaped);
            } else if (quote != NO_QUOTE) {
                words.add(c);
            } else if (isQuote(c)) {
                quote = c;
                words.open();
            } else if (isBreak(c)) {
                words.close();
            } else {
                words.add(c);
            }
        }
        words.close();
        return quote == NO_QUOTE ? Optional.of(words.all) : Optional.empty();
    }

    /** Quotes stay in the words; only one that begins a word reaches over white space, and it ends that word. */
    private List<String> literal() throws OpenQuoteException {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (isBreak(text.charAt(i))) {
                i++;
            } else {
                int end = isQuote(text.charAt(i)) ? afterClosing(i) : nextBreak(i);
                words.add(text.substring(i, end));
                i = end;
            }
        }
        return words;
    }

    private int afterClosing(int opening) throws OpenQuoteException {
        int closing = text.indexOf(text.charAt(opening), opening + 1);
        if (closing < 0) {
            throw new OpenQuoteException(typed, opening);
        }
        return closing + 1;
    }

    private int nextBreak(int start) {
        int end = start;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    /** What separates arguments. A no-break space does not: it is how a name keeps together. */
    private static boolean isBreak(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** The words so far and the one being read; an open word may be empty, as in {@code ''}. */
    private static final class Words {
        private final List<String> all = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean isOpen;

        void open() {
            isOpen = true;
        }

        void add(char c) {
            open();
            word.append(c);
        }

        void close() {
            if (isOpen) {
                all.add(word.toString());
                word.setLength(0);
                isOpen = false;
            }
        }
    }
}
