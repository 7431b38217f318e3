package dev.shipmate.core.pipe;

import dev.shipmate.spi.command.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes a pipe of the words that were typed for it. */
final class PipeReader {

    private static final List<String> KNOWN = List.of("grep", "head", "count", "sort", "csv", "json");
    private static final String QUOTING = " A | that belongs to the text stands in quotes.";
    private static final int LARGEST = 100_000;

    /** Returns what a text is called that says which pipes there are. */
    static String known() {
        return KNOWN.stream().map(name -> "| " + name).collect(Collectors.joining(", "));
    }

    /** Returns the pipe; a name for its files comes with the reply. */
    Pipe read(List<String> words, String file) throws UnreadablePipeException {
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new UnreadablePipeException("After the | stands nothing. Known are " + known() + "." + QUOTING);
        }
        String name = words.get(0).toLowerCase(Locale.ROOT);
        List<String> given = words.subList(1, words.size());
        return switch (name) {
            case "grep" -> grep(given);
            case "head" -> head(given);
            case "sort" -> sort(given);
            case "count" -> alone(name, given, new Count());
            case "csv" -> alone(name, given, new Export(new CsvForm(), file));
            case "json" -> alone(name, given, new Export(new JsonForm(), file));
            default -> throw unknown(words.get(0), name);
        };
    }

    /** Returns whether nothing is left to do behind a pipe. */
    static boolean isLast(Pipe pipe) {
        return pipe instanceof Count || pipe instanceof Export;
    }

    private static UnreadablePipeException unknown(String typed, String name) {
        List<String> near = NearestNames.of(name, KNOWN);
        String hint = near.isEmpty() ? "" : " Did you mean | " + String.join(" or | ", near) + "?";
        return new UnreadablePipeException(
                "There is no pipe \"" + typed + "\"." + hint + " Known are " + known() + "." + QUOTING);
    }

    private static Pipe grep(List<String> given) throws UnreadablePipeException {
        List<String> words = new ArrayList<>(given);
        boolean isInverse = false;
        while (!words.isEmpty() && (words.get(0).equals("-v") || words.get(0).equals("-i"))) {
            isInverse |= words.remove(0).equals("-v");
        }
        if (!words.isEmpty() && words.get(0).equals("--")) {
            words.remove(0);
        }
        String text = String.join(" ", words);
        if (text.isBlank()) {
            throw new UnreadablePipeException(
                    "| grep needs the text to look for, such as | grep down or | grep -v up.");
        }
        return new Grep(text, isInverse);
    }

    private static Pipe head(List<String> given) throws UnreadablePipeException {
        List<String> words = !given.isEmpty() && given.get(0).equals("-n") ? given.subList(1, given.size()) : given;
        if (words.isEmpty()) {
            return new Head(Head.USUAL);
        }
        try {
            int most = Math.abs(Integer.parseInt(words.get(0)));
            if (words.size() == 1 && most >= 1 && most <= LARGEST) {
                return new Head(most);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UnreadablePipeException("| head takes one number from 1 to " + LARGEST + ", not \""
                + String.join(" ", words) + "\", such as | head 5.");
    }

    private static Pipe sort(List<String> given) {
        boolean isDescending = !given.isEmpty()
                && given.get(given.size() - 1).toLowerCase(Locale.ROOT).equals("desc");
        List<String> column = isDescending ? given.subList(0, given.size() - 1) : given;
        return new Sort(String.join(" ", column), isDescending);
    }

    private static Pipe alone(String name, List<String> given, Pipe pipe) throws UnreadablePipeException {
        if (!given.isEmpty()) {
            throw new UnreadablePipeException(
                    "| " + name + " stands alone, without \"" + String.join(" ", given) + "\".");
        }
        return pipe;
    }
}
