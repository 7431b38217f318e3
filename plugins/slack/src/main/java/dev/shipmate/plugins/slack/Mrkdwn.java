package dev.shipmate.plugins.slack;

import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes spans in Slack's markup so that no word of theirs becomes markup.
 *
 * <p>Slack knows no escape for {@code * _ ~ `}. Where such a character could pair up with another, it is written as the
 * fallback of a date that cannot be formatted, which Slack shows as it is; in code, where that does not work, a backtick
 * becomes a letter that looks like one.
 */
final class Mrkdwn {

    private static final String MARKERS = "*_~`";
    private static final Pattern QUOTE = Pattern.compile("(?m)^&gt;");
    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{1,30}");

    private final String paired;

    /** Makes one for a paragraph of these words. */
    Mrkdwn(String words) {
        this.paired = paired(words);
    }

    /** Escapes the three characters that begin links, mentions and entities. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Returns a link. Within its label nothing can be escaped but by letters that look alike. */
    static String link(String label, String address) {
        String words = escaped(label.replace('\n', ' ').replace('|', '¦'));
        String safe = neutral(
                words,
                paired(label),
                run -> run.replace('*', '∗').replace('_', 'ˍ').replace('~', '∼').replace('`', 'ˋ'));
        String target = escaped(address.replace("|", "%7C"));
        return safe.isBlank() ? "<" + target + ">" : "<" + target + "|" + safe + ">";
    }

    /** Returns one line of a code block. */
    static String fenced(String line) {
        return escaped(line.contains("```") ? line.replace("``", "`\u200B`") : line);
    }

    /** Writes a span in pieces of at most so many characters, cut between words where possible. */
    List<String> pieces(Span span, int size) {
        String whole = of(span);
        if (whole.length() <= size) {
            return whole.isEmpty() ? List.of() : List.of(whole);
        }
        if (span instanceof Span.Link link) {
            return pieces(Span.plain(link.words() + " (" + link.address() + ")"), size);
        }
        String words = span.words();
        int cut = middle(words);
        List<String> pieces = new ArrayList<>(pieces(like(span, words.substring(0, cut)), size));
        pieces.addAll(pieces(like(span, words.substring(cut)), size));
        return pieces;
    }

    private String of(Span span) {
        if (span instanceof Span.Bold bold) {
            return perLine(bold.words(), line -> "*" + neutral(escaped(line), paired + "*", Mrkdwn::asDate) + "*");
        }
        if (span instanceof Span.Code code) {
            return perLine(code.words(), line -> "`" + escaped(line.replace('`', 'ˋ')) + "`");
        }
        if (span instanceof Span.Link link) {
            return link(link.words(), link.address().toString());
        }
        if (span instanceof Span.Mention mention
                && USER.matcher(mention.user().id()).matches()) {
            return "<@" + mention.user().id() + ">";
        }
        return QUOTE.matcher(neutral(escaped(span.words()), paired, Mrkdwn::asDate))
                .replaceAll("\u00AD&gt;");
    }

    private static Span like(Span span, String words) {
        if (span instanceof Span.Bold) {
            return Span.bold(words);
        }
        return span instanceof Span.Code ? Span.code(words) : Span.plain(words);
    }

    private static String paired(String words) {
        return MARKERS.chars()
                .filter(marker -> words.indexOf(marker) != words.lastIndexOf(marker))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String asDate(String run) {
        return "<!date^00000000^{_}|" + run + ">";
    }

    private static String neutral(String text, String markers, UnaryOperator<String> written) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && markers.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (end == i) {
                safe.append(text.charAt(i++));
            } else {
                String run = text.substring(i, end);
                boolean isInWord = isWord(text, i - 1) && isWord(text, end);
                safe.append(isInWord ? run : written.apply(run));
                i = end;
            }
        }
        return safe.toString();
    }

    private static boolean isWord(String text, int index) {
        return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }

    /** Emphasis does not reach over lines, nor over blanks at its ends. */
    private static String perLine(String words, UnaryOperator<String> style) {
        return Arrays.stream(words.split("\n", -1))
                .map(line -> {
                    String core = line.strip();
                    return core.isEmpty() ? line : line.replace(core, style.apply(core));
                })
                .collect(Collectors.joining("\n"));
    }

    private static int middle(String words) {
        int half = words.length() / 2;
        for (String gap : new String[] {"\n", " "}) {
            int before = words.lastIndexOf(gap, half);
            if (before > half / 2) {
                return before + 1;
            }
        }
        return Character.isLowSurrogate(words.charAt(half)) && half > 1 ? half - 1 : half;
    }
}
