package dev.shipmate.plugins.mattermost;

import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes spans in Mattermost's Markdown so that no word of theirs becomes markup.
 *
 * <p>Mattermost knows no escape for what begins a mention, an emoji, an entity or a tag: there a space without width breaks
 * it up. An address with colons, which people copy, is set as code instead, in which nothing is markup.
 */
final class Markdown {

    private static final String GAP = "\u200B";
    private static final String ESCAPED = "`*_[]|~#";
    private static final Pattern EMOJI = Pattern.compile(":(?!\\d{1,2}:)[A-Za-z0-9_+-]+:");
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
    private static final Pattern ADDRESS = Pattern.compile("(?<!\\S)[0-9A-Fa-f:./%]+(?!\\S)");
    private static final Pattern URL = Pattern.compile("(?<![A-Za-z0-9_])https?://[^\\s<>()\\[\\]{}\"'`|\\\\@]+");
    private static final Pattern LINE_START =
            Pattern.compile("( *)(?:(?<mark>[-+>])|(?<number>\\d{1,9})(?=[.)](?:\\s|$))|(?<rule>=)(?=[= ]*$))?");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Set<String> EVERYBODY = Set.of("all", "channel", "here");

    private Markdown() {}

    /** Writes one span. */
    static String of(Span span) {
        if (span instanceof Span.Bold bold) {
            return perLine(bold.words(), core -> "**" + inline(core) + "**");
        }
        if (span instanceof Span.Code code) {
            return perLine(code.words(), Markdown::code);
        }
        if (span instanceof Span.Link link) {
            return link(link.words(), link.address().toString());
        }
        if (span instanceof Span.Mention mention && isUser(mention.user().name())) {
            return "@" + mention.user().name();
        }
        return plain(span.words());
    }

    /** Writes a span in pieces of at most so many characters, cut between words where possible. */
    static List<String> pieces(Span span, int size) {
        String whole = of(span);
        if (Runes.length(whole) <= size) {
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

    /** Writes one line of text without any markup, for cells and labels. */
    static String inline(String line) {
        StringBuilder safe = new StringBuilder(line.length() + 16);
        int from = 0;
        Matcher address = ADDRESS.matcher(line);
        while (address.find()) {
            if (EMOJI.matcher(address.group()).find()) {
                links(line.substring(from, address.start()), safe);
                safe.append(code(address.group()));
                from = address.end();
            }
        }
        links(line.substring(from), safe);
        return safe.toString();
    }

    /** Writes one line as code. */
    static String code(String line) {
        String fence = "`".repeat(longestRun(line, '`') + 1);
        String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /** Returns the fence for a block of code. */
    static String fence(String text) {
        return "`".repeat(Math.max(3, longestRun(text, '`') + 1));
    }

    /** Returns a picture that is fetched from an address. */
    static String image(String description, String address) {
        return "!" + link(oneLine(description), address);
    }

    /** Returns the text without line breaks. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\R|\t", " ");
    }

    private static String link(String label, String address) {
        String words = inline(oneLine(label));
        String target = address.replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace(">", "%3E");
        return "[" + (words.isBlank() ? inline(address) : words) + "](" + target + ")";
    }

    private static String plain(String words) {
        return Arrays.stream(words.split("\n", -1))
                .map(line -> plainLine(line.replace("\r", "").replace("\t", "    ")))
                .collect(Collectors.joining("\n"));
    }

    private static String plainLine(String line) {
        Matcher start = LINE_START.matcher(line);
        if (!start.lookingAt()) {
            return inline(line);
        }
        String blanks = start.group(1);
        // four blanks would make it code
        String indent = blanks.length() < 4 ? blanks : "\u2002".repeat(blanks.length());
        String rest = line.substring(start.end());
        if (start.group("mark") != null) {
            return indent + "\\" + start.group("mark") + inline(rest);
        }
        if (start.group("number") != null) {
            return indent + start.group("number") + "\\" + rest.charAt(0) + inline(rest.substring(1));
        }
        return indent + (start.group("rule") == null ? "" : GAP + start.group("rule")) + inline(rest);
    }

    /** Leaves addresses of pages as they are, which Mattermost makes links of. */
    private static void links(String text, StringBuilder safe) {
        int from = 0;
        Matcher url = URL.matcher(text);
        while (url.find()) {
            boolean hasEmoji =
                    EMOJI.matcher(url.group().substring("https:".length())).find();
            if (!hasEmoji) {
                escape(text.substring(from, url.start()), safe);
                boolean hasMarks = url.group().matches(".*[*_~].*");
                safe.append(hasMarks ? "<" + url.group() + ">" : url.group());
                from = url.end();
            }
        }
        escape(text.substring(from), safe);
    }

    private static void escape(String text, StringBuilder safe) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBeforeWord = i + 1 < text.length() && isWord(text.charAt(i + 1));
            if (ESCAPED.indexOf(c) >= 0) {
                safe.append('\\').append(c);
            } else if (c == '\\') {
                // before a letter, a backslash is one; two would be two
                safe.append(isBeforeWord ? "\\" : "\\\\");
            } else if (c == '@') {
                safe.append(i > 0 && isWord(text.charAt(i - 1)) ? "@" : "@" + GAP);
            } else if (c == ':' && EMOJI.matcher(text).region(i, text.length()).lookingAt()
                    || c == '&' && ENTITY.matcher(text).region(i, text.length()).lookingAt()
                    || c == '<' && (i + 1 == text.length() || !Character.isWhitespace(text.charAt(i + 1)))) {
                safe.append(c).append(GAP);
            } else {
                safe.append(c);
            }
        }
    }

    private static boolean isWord(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isUser(String name) {
        return USER.matcher(name).matches() && !EVERYBODY.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Span like(Span span, String words) {
        if (span instanceof Span.Bold) {
            return Span.bold(words);
        }
        return span instanceof Span.Code ? Span.code(words) : Span.plain(words);
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

    private static int longestRun(String text, char wanted) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == wanted ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
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
