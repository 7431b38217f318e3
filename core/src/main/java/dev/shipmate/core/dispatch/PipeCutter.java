package dev.shipmate.core.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where the pipes of a line begin: a {@code |} at the beginning or the end of a word, outside of quotes. Within a
 * word, in quotes and behind a backslash it is text. What counts as quoted is what {@link ArgumentSplitter} takes for it.
 */
final class PipeCutter {

    private static final char PIPE = '|';
    private static final char BACKSLASH = '\\';
    private static final char NO_QUOTE = '\0';

    private final String typed;
    private final String text;

    PipeCutter(String typed) {
        this.typed = typed;
        this.text = ArgumentSplitter.straightened(typed);
    }

    /**
     * A line cut at its pipes.
     *
     * @param line what stands before the first one
     * @param pipes what stands behind each
     */
    record Piped(String line, List<String> pipes) {}

    Piped cut() {
        if (typed.indexOf(PIPE) < 0) {
            return new Piped(typed, List.of());
        }
        List<Integer> signs = grouped().orElseGet(this::literal);
        if (signs.isEmpty()) {
            return new Piped(typed, List.of());
        }
        List<String> pipes = new ArrayList<>();
        for (int i = 0; i < signs.size(); i++) {
            int end = i + 1 < signs.size() ? signs.get(i + 1) : typed.length();
            pipes.add(typed.substring(signs.get(i) + 1, end));
        }
        return new Piped(typed.substring(0, signs.get(0)), pipes);
    }

    /** Quotes group wherever they stand; empty where one is never closed. */
    private Optional<List<Integer>> grouped() {
        List<Integer> signs = new ArrayList<>();
        char quote = NO_QUOTE;
        boolean isFirst = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isWordsFirst = isFirst;
            isFirst = false;
            if (c == quote) {
                quote = NO_QUOTE;
            } else if (c == BACKSLASH && quote != '\'') {
                i++;
                if (i == text.length()) {
                    return Optional.empty();
                }
            } else if (quote == NO_QUOTE) {
                if (c == '\'' || c == '"') {
                    quote = c;
                } else if (CommandLineParser.isSpace(c)) {
                    isFirst = true;
                } else if (c == PIPE && (isWordsFirst || isEnd(i + 1))) {
                    signs.add(i);
                    isFirst = true;
                }
            }
        }
        return quote == NO_QUOTE ? Optional.of(signs) : Optional.empty();
    }

    /** Only a quote that begins a word groups; none where that one is never closed, which is told of the whole line. */
    private List<Integer> literal() {
        List<Integer> signs = new ArrayList<>();
        boolean isFirst = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isFirst && (c == '\'' || c == '"')) {
                i = text.indexOf(c, i + 1);
                if (i < 0) {
                    return List.of();
                }
                isFirst = false;
            } else if (c == PIPE && (isFirst || isEnd(i + 1))) {
                signs.add(i);
                isFirst = true;
            } else {
                isFirst = CommandLineParser.isSpace(c);
            }
        }
        return signs;
    }

    private boolean isEnd(int index) {
        return index == text.length() || CommandLineParser.isSpace(text.charAt(index));
    }
}
